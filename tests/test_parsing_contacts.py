"""Whom to ask, as it is printed: on one line or ten, glued or not. Invented texts."""

import pytest
from django.core.management import call_command

from cyberport_cms.bilingual.sources import Source
from releases.importing.contract import as_json
from releases.importing.parser import parse_source
from releases.models import ReleasePage

OPENING = {
    "en": "Kites over the harbour\n\nHong Kong, 3 March 2026 – The kite festival opens today on the roof of the old pier.\n\n",
    "zh_hant": "海港上的風箏\n\n香港，2026年3月3日 - 風箏節今日在舊碼頭的天台揭幕，一連三日，歡迎市民到場參觀。\n\n",
}
PERSON = ("Tidewater Kites", "Mei Lam", "(852) 3166 3800", "mei.lam@tidewater.example")
OTHER = ("Dry Floors Limited", "Jonah Pak", "(852) 3166 3811", "jonah@dryfloors.example")


def contacts(text: str, language: str = "en") -> list[tuple[str, str, str, str]]:
    result = as_json(parse_source(Source("kites.md", OPENING[language] + text, language, "utf-8")))
    return [
        tuple(contact[key] or "" for key in ("organisation", "name", "phone", "email"))
        for contact in result["contacts"]
    ]


ENGLISH = {
    "one field a line": (
        "For media enquiries, please contact:\n\nTidewater Kites\n\nMei Lam\n\nTel: (852) 3166 3800\n\n"
        "Email: mei.lam@tidewater.example",
        [PERSON],
    ),
    "two organisations in blocks": (
        "Media enquiries:\n\nTidewater Kites\nMei Lam\nTel: (852) 3166 3800\nEmail: mei.lam@tidewater.example\n\n"
        "Dry Floors Limited\nJonah Pak\nTel: (852) 3166 3811\nEmail: jonah@dryfloors.example",
        [PERSON, OTHER],
    ),
    "glued": (
        "Media enquiries\n\nPlease contact Tidewater Communications Department:\n\n"
        "Mei LamTel: (852) 3166 3800Email: mei.lam@tidewater.example\n\n"
        "Jonah PakTel: (852) 3166 3811Email: jonah@tidewater.example",
        [
            (
                "Tidewater Communications Department",
                "Mei Lam",
                "(852) 3166 3800",
                "mei.lam@tidewater.example",
            ),
            (
                "Tidewater Communications Department",
                "Jonah Pak",
                "(852) 3166 3811",
                "jonah@tidewater.example",
            ),
        ],
    ),
    "everything on one line": (
        "Media enquiriesPublic Affairs DepartmentDry Floors (Hong Kong) LimitedJonah PakTel: (852) 3166 3811"
        "Email: jonah@dryfloors.exampleTidewater GroupMei LamTel: (852) 3166 3800Email: mei.lam@tidewater.example",
        [
            ("Dry Floors (Hong Kong) Limited, Public Affairs Department", *OTHER[1:]),
            ("Tidewater Group", *PERSON[1:]),
        ],
    ),
    "all of it glued, the address to the firm": (
        "Media Contact:Mei LamFortyTwo Kites, Inc.mei@kites.example831.555.0111",
        [("FortyTwo Kites, Inc.", "Mei Lam", "831.555.0111", "mei@kites.example")],
    ),
    "a website glued to the name and to the address": (
        "Media Contact:Mei Lamhttps://kites.example/[mei@kites.example](mailto:mei@kites.example)Disclaimer: No "
        "kite flies in calm air.\n\nMedia Contact:\nJonah Pak\njonah@dryfloors.examplewww.dryfloors.example",
        [("", "Mei Lam", "", "mei@kites.example"), ("", "Jonah Pak", "", OTHER[3])],
    ),
    "a slip of the key behind the label": (
        "Media enquiries\n\nTidewater Kites\n\nMei Lam\nTel: (852) 3166 3800\nEmailL mei.lam@tidewater.example",
        [PERSON],
    ),
    "bars": (
        "Media Contacts\nDry Floors Limited\nJonah Pak, Head of Communications\n"
        "T: (852) 3166 3811 | M: +852 9166 3811 | E: jonah@dryfloors.example",
        [OTHER],
    ),
    "names sharing a phone and an email": (
        "Media Contact\nDry Floors Limited\nJonah Pak / Mei Lam\nT: +49 (0) 89 1250903 35 | E: press@dryfloors.example",
        [
            (
                "Dry Floors Limited",
                "Jonah Pak / Mei Lam",
                "+49 (0) 89 1250903 35",
                "press@dryfloors.example",
            )
        ],
    ),
    "names sharing a phone only": (
        "Media Contact\nDry Floors Limited\nJonah Pak / Mei Lam\nTel: 3166 3811\n"
        "Email: jonah@dryfloors.example / mei@dryfloors.example",
        [
            ("Dry Floors Limited", "Jonah Pak", "3166 3811", "jonah@dryfloors.example"),
            ("Dry Floors Limited", "Mei Lam", "3166 3811", "mei@dryfloors.example"),
        ],
    ),
    "a sentence": (
        "For media enquiries, please contact Mei Lam of Tidewater Kites at (852) 3166 3800 or mei.lam@tidewater.example.",
        [PERSON],
    ),
    "several people on one line": (
        "Media contact: Ms Mei Lam, 3166 3800, mei@tidewater.example; Mr Jonah Pak, 3166 3811, jonah@tidewater.example",
        [
            ("", "Ms Mei Lam", "3166 3800", "mei@tidewater.example"),
            ("", "Mr Jonah Pak", "3166 3811", "jonah@tidewater.example"),
        ],
    ),
    "two sections, a disclaimer before them": (
        "Disclaimer\n\nNothing here is an offer of kites to anybody, and no kite is promised to fly in any weather.\n\n"
        "Investor Relations\n\nTidewater Kites\nTel: (852) 3166 3800\nEmail: ir@tidewater.example\n\n"
        "Press Contact\n\nJonah Pak\nDry Floors Limited\nTel: (852) 3166 3811\nEmail: jonah@dryfloors.example",
        [("Tidewater Kites", "", "(852) 3166 3800", "ir@tidewater.example"), OTHER],
    ),
    "no heading at all": (
        "Dry Floors Limited\n\nJonah Pak\n\nTel: (852) 3166 3811\n\nEmail: jonah@dryfloors.example",
        [OTHER],
    ),
    "a table, one cell a line": (
        "Media contacts\n\nName\n\nTel\n\nEmail\n\nMs Mei Lam\n\n3166 3800\n\nmei@tidewater.example\n\n"
        "Mr Jonah Pak\n\n3166 3811\n\njonah@tidewater.example",
        [
            ("", "Ms Mei Lam", "3166 3800", "mei@tidewater.example"),
            ("", "Mr Jonah Pak", "3166 3811", "jonah@tidewater.example"),
        ],
    ),
    "non-breaking hyphens and spaces": (
        "Press enquiries:\nMs Mei Lam\nTel:\u00a0+852\u00a03166‑3800\nEmail:mei@tidewater.example",
        [("", "Ms Mei Lam", "+852\u00a03166‑3800", "mei@tidewater.example")],
    ),
    "an extension, an address of the house": (
        "Contact:\nDry Floors Limited\n38 Pier Road, Western\nMs Mei Lam\nPhone: 2123 0404 ext. 12\nmei@dryfloors.example",
        [("Dry Floors Limited", "Ms Mei Lam", "2123 0404 ext. 12", "mei@dryfloors.example")],
    ),
    "an address before the phone, dashes, a surname like a small word": (
        "Media Enquiries:\nHarbour PR Ltd.\nMs. Yoyo Lee – yoyo@harbourpr.example – (852) 2111 2222\n"
        "Mr. Sam To – sam@harbourpr.example – (852) 2111 3333",
        [
            ("Harbour PR Ltd.", "Ms. Yoyo Lee", "(852) 2111 2222", "yoyo@harbourpr.example"),
            ("Harbour PR Ltd.", "Mr. Sam To", "(852) 2111 3333", "sam@harbourpr.example"),
        ],
    ),
    "the name first, then office and organisation": (
        "For more information:\nPriya Nair\nGroup Head of External Communications\nQuay Insurance Group\n"
        "D +852 2555 0001\nM +852 9555 0001\npriya.nair@quay.example",
        [("Quay Insurance Group", "Priya Nair", "+852 2555 0001", "priya.nair@quay.example")],
    ),
    "brackets": (
        "Media contacts:\nMs Joey Tam, Senior Manager, Public Affairs Office (Tel: 3442 1111; Email: joey@hu.example)",
        [("Public Affairs Office", "Ms Joey Tam", "3442 1111", "joey@hu.example")],
    ),
    "only an address": (
        "Contact DetailsTidewater\n\nsales@tidewater.example",
        [("Tidewater", "", "", "sales@tidewater.example")],
    ),
}

CHINESE = {
    "one field a line": (
        "新聞界查詢\n\n潮汐風箏有限公司\n\n姓名：林美儀\n\n電話：(852) 3166 3800\n\n電郵：mei@tidewater.example",
        [("潮汐風箏有限公司", "林美儀", "(852) 3166 3800", "mei@tidewater.example")],
    ),
    "on one line": (
        "傳媒查詢：潮汐風箏 林美儀小姐 電話：3166 3800 電郵：mei@tidewater.example",
        [("潮汐風箏", "林美儀小姐", "3166 3800", "mei@tidewater.example")],
    ),
    "office and name": (
        "媒體聯絡\n潮汐風箏有限公司\n企業傳訊經理白約拿先生\n電話：3166 3811｜手機：9166 3811｜電郵：jonah@tidewater.example",
        [("潮汐風箏有限公司", "白約拿先生", "3166 3811", "jonah@tidewater.example")],
    ),
    "two people": (
        "傳媒聯絡：\n潮汐風箏有限公司\n林美儀女士　電話：3166 3800　電郵：mei@tidewater.example\n"
        "白約拿先生　電話：3166 3811　電郵：jonah@tidewater.example",
        [
            ("潮汐風箏有限公司", "林美儀女士", "3166 3800", "mei@tidewater.example"),
            ("潮汐風箏有限公司", "白約拿先生", "3166 3811", "jonah@tidewater.example"),
        ],
    ),
    "a sentence": (
        "如有任何傳媒查詢，請致電 3166 3800 或電郵至 mei@tidewater.example 與林小姐聯絡。",
        [("", "林小姐", "3166 3800", "mei@tidewater.example")],
    ),
    "full-width colons, an extension": (
        "傳媒查詢，請聯絡：\n\n林美儀女士，電話：2123 0404（內線12），電郵：mei@tidewater.example",
        [("", "林美儀女士", "2123 0404（內線12）", "mei@tidewater.example")],
    ),
    "a name with its Latin letters, numbers shared out": (
        "媒體聯絡\n策略公關（香港）有限公司\n公關經理 何穎琳 (Wing Ho)／嚴啟文\n電話：2864 9000／2864 9001\n"
        "電郵：wing@x.example／kelvin@x.example",
        [
            ("策略公關（香港）有限公司", "何穎琳", "2864 9000", "wing@x.example"),
            ("策略公關（香港）有限公司", "嚴啟文", "2864 9001", "kelvin@x.example"),
        ],
    ),
    "two organisations": (
        "傳媒查詢，請聯絡：\n\n潮汐風箏\n\n姓名：林美儀\n\n電話：3166 3800\n\n電郵：mei@tidewater.example\n\n"
        "乾地公關顧問\n\n姓名：白約拿\n\n電話：3166 3811\n\n電郵：jonah@dryfloors.example",
        [
            ("潮汐風箏", "林美儀", "3166 3800", "mei@tidewater.example"),
            ("乾地公關顧問", "白約拿", "3166 3811", "jonah@dryfloors.example"),
        ],
    ),
}


@pytest.mark.parametrize("shape", ENGLISH)
def test_english_contacts(shape):
    text, expected = ENGLISH[shape]
    assert contacts(text) == expected


@pytest.mark.parametrize("shape", CHINESE)
def test_chinese_contacts(shape):
    text, expected = CHINESE[shape]
    assert contacts(text, "zh_hant") == expected


@pytest.mark.django_db
def test_what_has_no_field_stands_below_the_contacts(site, tmp_path):
    path = tmp_path / "kites.md"
    path.write_text(OPENING["en"] + ENGLISH["bars"][0], encoding="utf-8")
    call_command("import_release", "--en", str(path))
    contacts, details = ReleasePage.objects.get().closing
    assert [str(c.name_en) for c in contacts.value["contacts"]] == ["Jonah Pak"]
    assert details.block_type == "free_text"
    assert "Jonah Pak: Head of Communications, M: +852 9166 3811" in str(details.value["en"])
