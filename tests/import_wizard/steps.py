"""What the tests of the import share: a text in each language, and the steps of the page."""

import re

from django.urls import reverse

from cyberport_cms.newsroom.models import Organisation
from releases.importing.wizard import Sheet
from releases.models import (
    Boilerplate,
    MediaContact,
    ReleasePage,
    Spokesperson,
)

UPLOAD = "/admin/releases/import/"

ENGLISH = """Press Release

Campus opens its doors

Hong Kong, 26 February 2025 – The campus opens on Monday with over 40 free desks. It is the first of its kind.

Applications close on Friday, and 12 founders have applied.

Mei Lam, Founder of Tidewater Robotics, said, “We build for the next ten years, and then for ten more.”

###

Media enquiries:
Cyberport
Name: Kit Wong
Tel: (852) 3166 3800
Email: kit.wong@example.org

About Cyberport
Cyberport is home to many companies.
"""

CHINESE = """新聞稿

園區開放

香港，2025年2月26日 - 園區將於星期一開放，提供逾50個免費工作間。這是首個同類園區。

申請於星期五截止，已有12名創辦人申請。

潮汐機械人創辦人林美表示：「我們放眼未來十年，以及其後的十年，努力不懈。」

###

傳媒查詢：
數碼港
姓名：黃傑
電話：(852) 3166 3800
電郵：kit.wong@example.org

關於數碼港
數碼港匯聚眾多企業。
"""


_DESK = "Email: kit.wong@example.org\n"
TWO_DESKS = ENGLISH.replace(
    _DESK, f"{_DESK}\nName: Ada Ho\nTel: (852) 3166 3900\nEmail: ada.ho@example.org\n"
)


def paste(client, en=ENGLISH, zh_hant=CHINESE, **more):
    return client.post(UPLOAD, {"en_text": en, "zh_hant_text": zh_hant, **more})


def url(kept):
    return reverse("release_import_review", args=[kept.pk])


def do(client, kept, command, **fields):
    kept.refresh_from_db()
    return client.post(url(kept), {"seen": kept.version, "do": command, **fields})


def keep_quietly(client, kept, **fields):
    """As the script of the page does while one types."""
    kept.refresh_from_db()
    fields |= {"seen": kept.version, "do": "keep"}
    return client.post(url(kept), fields, headers={"x-requested-with": "XMLHttpRequest"})


def sheet(kept):
    kept.refresh_from_db()
    return Sheet.from_json(kept.sheet)


def counts():
    models = (ReleasePage, Organisation, Spokesperson, MediaContact, Boilerplate)
    return [model.objects.count() for model in models]


def html(response):
    return re.sub(r"\s+", " ", response.content.decode())
