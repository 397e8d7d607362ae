"""One factory a model: complete and live unless told otherwise. They need the `site` fixture."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from cyberport_cms.newsroom.models import Organisation, Photo, StandardPage, Topic
from factsheets.models import Fact, FactsheetIndexPage, FactsheetPage
from releases.models import (
    Boilerplate,
    MediaContact,
    ReleaseIndexPage,
    ReleasePage,
    Spokesperson,
)
from releases.setup import APPROVERS, FACT_OWNERS, WRITERS

PASSWORD = "harbour-lantern-42"
_numbers = count(1)


def _letters(number: int) -> str:
    """A number that is no figure: 14 is BE, on either side."""
    return "".join(chr(ord("A") + int(digit)) for digit in str(number))


# People who work here


def make_user(group: str | None = None, *, language: str = "en", **kwargs: Any) -> AbstractUser:
    """A member of staff; without a group, somebody who may not enter the admin."""
    name = kwargs.pop("username", None) or f"user-{next(_numbers)}"
    user = get_user_model().objects.create_user(
        name, f"{name}@example.org", kwargs.pop("password", PASSWORD), **kwargs
    )
    if group:
        user.groups.add(Group.objects.get(name=group))
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    return user


def make_writer(**kwargs: Any) -> AbstractUser:
    return make_user(WRITERS, **kwargs)


def make_approver(**kwargs: Any) -> AbstractUser:
    return make_user(APPROVERS, **kwargs)


def make_fact_owner(**kwargs: Any) -> AbstractUser:
    return make_user(FACT_OWNERS, **kwargs)


def make_admin(**kwargs: Any) -> AbstractUser:
    return make_user(is_superuser=True, is_staff=True, **kwargs)


# Media


def make_photo(title: str = "Harbour", size: tuple[int, int] = (1600, 900), **kwargs: Any) -> Photo:
    file = BytesIO()
    Image.new("RGB", size, "steelblue").save(file, "JPEG")
    name = f"photo-{next(_numbers)}.jpg"
    return Photo.objects.create(title=title, file=ContentFile(file.getvalue(), name), **kwargs)


# Snippets


def _published(model: type, fields: dict[str, Any]) -> Any:
    snippet = model(**fields)
    if fields.get("live") is False:
        snippet.save()
    else:
        snippet.save_and_publish()
    return snippet


def make_organisation(**kwargs: Any) -> Organisation:
    defaults = {
        "name_en": "Cyberport",
        "name_zh_hant": "數碼港",
        "website": "https://www.example.org",
    }
    return _published(Organisation, defaults | kwargs)


def make_topic(**kwargs: Any) -> Topic:
    number = next(_numbers)
    defaults = {
        "name_en": f"Artificial intelligence {_letters(number)}",
        "name_zh_hant": f"人工智能{_letters(number)}",
        "slug": f"ai-{number}",
    }
    return Topic.objects.create(**defaults | kwargs)


def make_spokesperson(**kwargs: Any) -> Spokesperson:
    defaults = {
        "name_en": "Mei Lam",
        "name_zh_hant": "林美",
        "role_en": "Founder of Tidewater Robotics",
        "role_zh_hant": "潮汐機械人創辦人",
    }
    return _published(Spokesperson, defaults | kwargs)


def make_contact(**kwargs: Any) -> MediaContact:
    defaults = {
        "name_en": "Kit Wong",
        "name_zh_hant": "黃傑",
        "phone": "(852) 3166 3800",
        "email": "kit.wong@example.org",
    }
    if "organisation" not in kwargs:
        defaults["organisation"] = make_organisation()
    return _published(MediaContact, defaults | kwargs)


def make_boilerplate(**kwargs: Any) -> Boilerplate:
    defaults = {
        "heading_en": "About Cyberport",
        "heading_zh_hant": "關於數碼港",
        "text_en": "<p>Cyberport is home to many companies.</p>",
        "text_zh_hant": "<p>數碼港匯聚眾多企業。</p>",
    }
    if "organisation" not in kwargs:
        defaults["organisation"] = make_organisation()
    return _published(Boilerplate, defaults | kwargs)


def make_fact(**kwargs: Any) -> Fact:
    number = next(_numbers)
    defaults = {
        "key": f"fact-{number}",
        "lead_in_en": "Community:",
        "lead_in_zh_hant": "社群：",
        "statement_en": f"<p>The campus is home to over {number * 1000:,} companies.</p>",
        "statement_zh_hant": f"<p>園區匯聚逾{number * 1000:,}間企業。</p>",
        "as_at": date(2025, 3, 31),
        "source_name_en": "Annual report",
        "source_name_zh_hant": "年報",
    }
    return _published(Fact, defaults | kwargs)


@dataclass(frozen=True)
class Snippets:
    """One of each thing that a release can choose, of one organisation."""

    organisation: Organisation
    spokesperson: Spokesperson
    contact: MediaContact
    boilerplate: Boilerplate
    topic: Topic


def make_snippets() -> Snippets:
    organisation = make_organisation()
    return Snippets(
        organisation=organisation,
        spokesperson=make_spokesperson(organisation=organisation),
        contact=make_contact(organisation=organisation),
        boilerplate=make_boilerplate(organisation=organisation),
        topic=make_topic(),
    )


# Pages


def paragraph(
    en: str = "Applications open on Monday.", zh_hant: str = "星期一開始接受申請。"
) -> Any:
    """A body block; an empty side stays empty."""
    sides = {"en": en, "zh_hant": zh_hant}
    return (
        "paragraph",
        {side: f"<p>{words}</p>" if words else "" for side, words in sides.items()},
    )


def make_body(spokesperson: Spokesperson | None = None) -> list[Any]:
    """A body with a paragraph, a heading, a quote and a list."""
    return [
        paragraph(),
        ("heading", {"en": "What comes next", "zh_hant": "未來路向"}),
        (
            "quote",
            {
                "en": {"text": "<p>“We build for the next ten years.”</p>", "name": "Mei Lam"},
                "zh_hant": {"text": "<p>「我們放眼未來十年。」</p>", "name": "林美"},
                "spokesperson": spokesperson,
                "style": "plain",
            },
        ),
        (
            "bullet_list",
            {
                "en": ["<p>Free desks</p>", "<p>A mentor</p>"],
                "zh_hant": ["<p>免費工作間</p>", "<p>業界導師</p>"],
                "style": "bullets",
            },
        ),
    ]


def make_closing(contact: MediaContact, boilerplate: Boilerplate) -> list[Any]:
    """What stands after the end mark: contacts and a boilerplate."""
    return [
        (
            "media_contacts",
            {"en": "Media enquiries:", "zh_hant": "傳媒查詢：", "contacts": [contact]},
        ),
        ("boilerplate", {"boilerplate": boilerplate}),
    ]


def make_release(*, live: bool = True, **kwargs: Any) -> ReleasePage:
    """A release in both languages, published an hour ago; with `live=False`, a draft."""
    number = next(_numbers)
    topics = kwargs.pop("topics", [])
    parent = kwargs.pop("parent", None) or ReleaseIndexPage.objects.get()
    defaults: dict[str, Any] = {
        "headline_en": f"Campus opens its doors {_letters(number)}",
        "headline_zh_hant": f"園區開放{_letters(number)}",
        "label_en": "Press Release",
        "label_zh_hant": "新聞稿",
        "dateline_place_en": "Hong Kong",
        "dateline_place_zh_hant": "香港",
        "dateline_date": date(2025, 2, 26),
        "release_time": timezone.now() - timedelta(hours=1),
        "end_mark_en": "###",
        "end_mark_zh_hant": "###",
        "slug": f"release-{number}",
    }
    if "body" not in kwargs:
        defaults["body"] = make_body()
    page = ReleasePage(live=False, **defaults | kwargs)
    return _added(page, parent, live, topics=topics)


def make_draft(**kwargs: Any) -> ReleasePage:
    """A release with gaps: no Chinese headline, one paragraph without its Chinese side."""
    gaps = {"headline_zh_hant": "", "body": [paragraph(zh_hant="")], "release_time": None}
    return make_release(**{"live": False, **gaps, **kwargs})


def make_factsheet(*, live: bool = True, facts: list[Fact] | None = None, **kwargs: Any) -> Any:
    """A factsheet of one section, in both languages."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "headline_en": f"The campus in figures {_letters(number)}",
        "headline_zh_hant": f"園區數字{_letters(number)}",
        "revision_date": date(2026, 2, 1),
        "slug": f"factsheet-{number}",
    }
    if "sections" not in kwargs:
        facts = [make_fact(), make_fact()] if facts is None else facts
        heading = {"en": {"heading": "Community"}, "zh_hant": {"heading": "社群"}}
        defaults["sections"] = [("section", {**heading, "facts": facts})]
    page = FactsheetPage(live=False, **defaults | kwargs)
    return _added(page, FactsheetIndexPage.objects.get(), live)


def make_standard_page(parent: Any, *, live: bool = True, **kwargs: Any) -> StandardPage:
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "headline_en": f"About us {_letters(number)}",
        "headline_zh_hant": f"關於我們{_letters(number)}",
        "body": [paragraph()],
        "slug": f"about-{number}",
    }
    return _added(StandardPage(live=False, **defaults | kwargs), parent, live)


def _added(page: Any, parent: Any, publish: bool, topics: Any = ()) -> Any:
    parent.add_child(instance=page)
    if topics:
        page.topics.set(topics)
        page.save()
    # As the admin does it: a draft may have gaps.
    revision = page.save_revision(clean=False)
    if publish:
        revision.publish()
    return type(page).objects.get(pk=page.pk)


def let_its_time_come(thing: Any) -> None:
    """What is scheduled for later was scheduled for a moment ago."""
    moment = timezone.now() - timedelta(minutes=1)
    revision = thing.revisions.get(approved_go_live_at__isnull=False)
    times = {name: moment.isoformat() for name in ("go_live_at", "release_time")}
    content = revision.content | {k: v for k, v in times.items() if k in revision.content}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=moment, content=content)


def in_future(**kwargs: Any) -> datetime:
    return timezone.now() + timedelta(**kwargs or {"days": 1})
