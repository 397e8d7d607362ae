"""Whose number it is, where people share a line, a number or an agency, and where all is glued.

Invented texts; every rule is shown from both sides.
"""

import pytest

from releases.importing.contact_columns import with_headings_apart
from releases.importing.contact_headings import is_service, names_person
from releases.importing.contact_lines import tokens
from releases.importing.contact_people import glued_to_mailbox, is_mixed_name, people_zh
from releases.importing.roles import is_name, is_name_zh
from releases.importing.sections import contact_heading

from .test_parsing_contacts import contacts

MAY, HO = "may@kites.example", "ho@kites.example"


def people(text: str, language: str = "zh_hant") -> list[tuple[str, str, str]]:
    head = "傳媒查詢：" if language == "zh_hant" else "Media enquiries:"
    return [contact[1:] for contact in contacts(f"{head}\n{text}", language)]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("電話：3166 3800（24小時）", "3166 3800"),
        ("電話：3166 3800 (24 小時)", "3166 3800"),
        ("24小時傳媒熱線：3166 3800", "3166 3800"),
        ("總機：3166 3800", "3166 3800"),
        ("Tel: (852) 3166 3800 (24 hours)", "(852) 3166 3800"),
        ("Tel: +49 (0) 89 1250903 35", "+49 (0) 89 1250903 35"),
        ("電話：3166 3800 內線 213", "3166 3800 內線 213"),
        ("（電話：3166 3800 內線 213）", "3166 3800 內線 213"),
        ("電話：3166 3800（內線：12）", "3166 3800（內線：12）"),
        ("212.555.0106, ext 5", "212.555.0106, ext 5"),
        ("(212) 555-010612 Kite Road", "(212) 555-0106"),
        ("mei@kites.example1-800-555-0106", "1-800-555-0106"),
        ("(852) 3166-38001", "(852) 3166-38001"),  # no number of America
        ("辦公室：3166 3800　手機／WhatsApp：9166 3800 / 9166 3801", "3166 3800"),
        ("香港風箏辦公室 3166 3800", "3166 3800"),
    ],
)
def test_a_number_ends_where_it_ends(line, number):
    assert [token.text for token in tokens(line) if token.kind == "phone"] == [number]


@pytest.mark.parametrize(
    ("before", "address", "glued"),
    [
        ("Mei Lam, ", "CFOmei.lam@kites.example", "CFO"),
        ("Mei Lam, Managing ", "Directormlam@kites.example", "Director"),
        ("Mei Lam, Dry ", "Kitesmei@kites.example", "Kites"),
        ("Bay Town, CA ", "94601info@kites.example", "94601"),
        ("Mei Lam ", "MeiLam@kites.example", ""),
        ("Mary Jane Lam ", "Maryjane@kites.example", ""),
        ("", "CEOoffice@kites.example", ""),
        ("call 2026 ", "94601info@kites.example", ""),
        ("Mei Lam ", "Partnerships@kites.example", ""),
    ],
)
def test_what_is_glued_to_a_mailbox(before, address, glued):
    assert glued_to_mailbox(before, address) == glued


@pytest.mark.parametrize("mailbox", ["Info@kites.example", "info@kites.example"])
def test_a_firm_in_front_of_a_mailbox(mailbox):
    assert contacts(f"Media Contact:\nKites, Inc.{mailbox}")[0][3] == mailbox


def test_glued_all_of_it():
    text = (
        "CONTACT:Kites & Floors, LLPMei Doe, Esq.(212) 555-010612 Kite RoadBay Town, CA 94601info@kites.example\n\n"
        "Media Contact:Jonah Roe212-555-0107jonah.roe@kites.example"
    )
    assert contacts(text) == [
        ("Kites & Floors, LLP", "Mei Doe, Esq.", "(212) 555-0106", "info@kites.example"),
        ("", "Jonah Roe", "212-555-0107", "jonah.roe@kites.example"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (  # each of them has an office or a title, or is named in Chinese
            f"傳訊經理嚴子晴小姐／傳訊主任龐志遠先生（電話：2388 6601；電郵：{MAY}）",
            [("嚴子晴小姐", "2388 6601", MAY), ("龐志遠先生", "2388 6601", MAY)],
        ),
        (
            f"嚴子晴 May Yim / 龐志遠 Ho Pong\n電話：2388 6601 / 2388 6602\n電郵：{MAY}",
            [("嚴子晴 May Yim", "2388 6601", MAY), ("龐志遠 Ho Pong", "2388 6602", MAY)],
        ),
        (
            f"嚴子晴 (May Yim)／龐志遠 (Ho Pong)\n電話：2388 6601／2388 6602\n電郵：{MAY}／{HO}",
            [("嚴子晴", "2388 6601", MAY), ("龐志遠", "2388 6602", HO)],
        ),
        (  # the number of the department is its people's …
            f"風箏局傳訊科　電話：2388 6600\n嚴子晴　電郵：{MAY}\nPeter Pong　電郵：{HO}",
            [("嚴子晴", "2388 6600", MAY), ("Peter Pong", "2388 6600", HO)],
        ),
        (
            f"總機：2388 6600\n嚴子晴，經理　內線 601　{MAY}\n龐志遠，主任　內線 602　{HO}",
            [("嚴子晴", "2388 6600", MAY), ("龐志遠", "2388 6600", HO)],
        ),
        (  # … unless one of them has one printed
            f"風箏局傳訊科　電話：2388 6600\n嚴子晴　電話：2388 6601　電郵：{MAY}\n龐志遠　電郵：{HO}",
            [("", "2388 6600", ""), ("嚴子晴", "2388 6601", MAY), ("龐志遠", "", HO)],
        ),
        (  # nor is it theirs who belong to somebody else
            f"風箏局傳訊科　電話：2388 6600\n乾地公關有限公司\n龐志遠　電郵：{HO}",
            [("", "2388 6600", ""), ("龐志遠", "", HO)],
        ),
        (
            f"嚴子晴小姐　{MAY}\n龐志遠先生　{HO}\n電話：2388 6600",
            [("嚴子晴小姐", "2388 6600", MAY), ("龐志遠先生", "2388 6600", HO)],
        ),
        (
            "風箏局（電話：2388 6600）嚴子晴女士／龐志遠先生",
            [("嚴子晴女士", "2388 6600", ""), ("龐志遠先生", "2388 6600", "")],
        ),
        (  # … of its own people, not of an agency's
            "風箏局（電話：2388 6600）\n乾地公關 龐志遠先生",
            [("", "2388 6600", "")],
        ),
        (  # as many addresses as people: one each, in their order
            f"嚴子晴　2388 6601\n龐志遠　2388 6602\n電郵：{MAY}、{HO}",
            [("嚴子晴", "2388 6601", MAY), ("龐志遠", "2388 6602", HO)],
        ),
        (
            f"嚴子晴　{MAY}\n龐志遠　{HO}\n電話：2388 6601 / 2388 6602",
            [("嚴子晴", "2388 6601", MAY), ("龐志遠", "2388 6602", HO)],
        ),
    ],
)
def test_who_shares_what(text, found):
    assert people(text) == found


def test_an_agency_for_its_client_is_no_office():
    text = "傳媒查詢：\n風箏協會\n嚴子晴　電話：2388 6601\n乾地公關（代表風箏協會）\n龐志遠　電話：2388 6602"
    assert [found[:3] for found in contacts(text, "zh_hant")] == [
        ("風箏協會", "嚴子晴", "2388 6601"),
        ("乾地公關（代表風箏協會）", "龐志遠", "2388 6602"),
    ]


@pytest.mark.parametrize("second", ["2388 6602", "+852 2388 6602", "9388 6602（手機）"])
def test_a_second_number_on_its_own_line_is_no_rest_of_the_first(second):
    assert people(f"嚴子晴\n電話：2388 6601\n{second}") == [("嚴子晴", "2388 6601", "")]


def test_a_label_holds_for_the_next_number():
    line = "手機：9166 3800 / 9166 3801　傳真：3166 3802 / 3166 3803"
    assert [token.kind for token in tokens(line)] == ["mobile"] * 4
    assert people(f"嚴子晴　{line}　電郵：{MAY}") == [("嚴子晴", "9166 3800", MAY)]
    assert next(tokens("香港風箏辦公室 3166 3800")).text == "香港風箏辦公室"


def test_titles_tell_that_two_people_share_a_number():
    shared = f"Tel: 2388 6601\nEmail: {MAY}"
    assert people(f"Ms May Yim / Mr Ho Pong\n{shared}", "en") == [
        ("Ms May Yim", "2388 6601", MAY),
        ("Mr Ho Pong", "2388 6601", MAY),
    ]
    assert people(f"May Yim / Ho Pong\n{shared}", "en") == [("May Yim / Ho Pong", "2388 6601", MAY)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"項目主任　　　　嚴子晴　2388 6601　{MAY}", "嚴子晴"),
        (f"項目主任 / 嚴子晴 / 2388 6601 / {MAY}", "嚴子晴"),
        ("總幹事 閆子晴  電話 2388 6601", "閆子晴"),  # however rare the family name
        (f"傳訊總監　閆子晴 May Yim\n直線：2388 6601　電郵：{MAY}", "閆子晴 May Yim"),
        (f"May Yim 嚴子晴小姐\n公關經理\n2388 6601\n{MAY}", "May Yim 嚴子晴小姐"),
        (f"嚴子晴　May Yim\n電話：2388 6601\n電郵：{MAY}", "嚴子晴　May Yim"),
        (f"・嚴子晴（May）：2388 6601 ／ {MAY}", "嚴子晴"),
        ("傳訊部 電話 2388 6601", ""),
        (f"風箏傳訊部 Kite Press Office\n電話：2388 6601\n電郵：{MAY}", ""),
    ],
)
def test_who_is_named(text, name):
    assert [contact[0] for contact in people(text)] == [name]


def test_people_in_one_line():
    assert people_zh("傳訊經理嚴子晴小姐及龐志遠先生") == ["傳訊經理嚴子晴小姐", "龐志遠先生"]
    assert people_zh("嚴子晴女士（總監） 龐志遠先生（經理）") == [
        "嚴子晴女士（總監）",
        "龐志遠先生（經理）",
    ]
    assert not people_zh("嚴子晴 風箏協會")
    assert not people_zh("策略及傳訊部")


def test_names_in_two_scripts():
    assert is_mixed_name("閆子晴 May Yim")
    assert is_mixed_name("閆子晴 May Kite", [MAY])
    assert not is_mixed_name("閆子晴 May Kite")
    assert not is_mixed_name("傳訊部 May Yim")
    assert not is_mixed_name("總經理 May Yim")


@pytest.mark.parametrize("name", ["Mei Lam, Esq.", "Dr. Mei Lam, Ph.D.", "Mei Lam JP", "Ms Ma"])
def test_what_stands_behind_a_name(name):
    assert is_name(name)


def test_everyday_words_that_begin_like_a_family_name():
    assert not any(map(is_name_zh, ("項目主任", "文書主任", "顧客服務", "查詢處", "利潤", "華語")))
    assert all(map(is_name_zh, ("項子晴", "顧子晴", "利子晴", "華子晴小姐", "歐陽主任")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"傳媒聯絡：嚴子晴小姐（市務主任）\n電話：2388 6601　電郵：{MAY}",
            ("", "嚴子晴小姐", "2388 6601", MAY),
        ),
        (
            "本新聞稿由乾地公關有限公司代表風箏控股有限公司發布。如有垂詢，請聯絡：\n嚴子晴　電話：2388 6601",
            ("乾地公關有限公司", "嚴子晴", "2388 6601", ""),
        ),
        (
            "如有查詢，請與傳訊部嚴子晴小姐聯絡。\n電話：2388 6601",
            ("傳訊部", "嚴子晴小姐", "2388 6601", ""),
        ),
        (
            "風箏節一連三日。如有查詢，可於辦公時間致電2388 6601與風箏組聯絡。",
            ("風箏組", "", "2388 6601", ""),
        ),
        (
            "傳媒如有查詢，請與下列人士聯絡：\n嚴子晴　（電話：2388 6601）",
            ("", "嚴子晴", "2388 6601", ""),
        ),
        (
            f"傳媒查詢：\n公關公司：乾地公關有限公司\n聯絡人：嚴子晴\n電話：2388 6601\n電郵：{MAY}",
            ("乾地公關有限公司", "嚴子晴", "2388 6601", MAY),
        ),
        (
            "發稿：風箏協會秘書處          新聞查詢：總幹事 嚴子晴  電話 2388 6601",
            ("", "嚴子晴", "2388 6601", ""),
        ),
    ],
)
def test_headings_that_name_somebody(text, found):
    assert contacts(f"-完-\n\n{text}", "zh_hant") == [found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Media can contact the Head of Kites and Floors, Maya Doe at maya.doe@kites.example for interviews.",
            ("Maya Doe", "", "maya.doe@kites.example"),
        ),
        (
            "Questions should be directed to Ms May Yim (Tel: 2388 6601).",
            ("Ms May Yim", "2388 6601", ""),
        ),
        (
            "Maya Doe, Dry Floors, 2388 6601, maya@dryfloors.example",
            ("Maya Doe", "2388 6601", "maya@dryfloors.example"),
        ),
        (
            "Please write to may@kites.example.",
            ("", "", "may@kites.example"),
        ),
        (
            "Ms May YIM Tsz-ching\nTel: 2388 6601",
            ("Ms May YIM Tsz-ching", "2388 6601", ""),
        ),
        (
            "Maya Doe, Dry Floors, Inc.\n2388 6601\nmaya@dryfloors.example",
            ("Maya Doe", "2388 6601", "maya@dryfloors.example"),
        ),
    ],
)
def test_sentences_and_names(sentence, found):
    assert people(sentence, "en") == [found]


def test_what_opens_contacts():
    assert contact_heading("此新聞稿由乾地公關代表風箏科技發佈。如有查詢，請聯絡：")
    assert contact_heading(
        "This press release is issued by Dry PR on behalf of Kites Ltd. For enquiries, please contact:"
    )
    assert not contact_heading("此新聞稿由乾地公關代表風箏科技發佈。風箏科技於2001年成立。")
    assert not contact_heading("Public Relations Manager")
    assert names_person("聯絡人：嚴子晴／龐志遠")
    assert not names_person("聯絡人：風箏協會傳訊部")


def test_a_heading_behind_a_gap():
    apart = "發稿：風箏協會\n傳媒查詢：嚴子晴 2388 6601"
    assert with_headings_apart(apart.replace("\n", " " * 8)) == apart
    columns = "傳媒查詢：嚴子晴 2388 6601        投資者查詢：龐志遠 2388 6602"
    assert with_headings_apart(columns) == columns


def test_the_number_of_a_service_opens_no_contacts():
    for line in (
        "訂座：2388 6601 / dine@kites.example",
        "客戶服務熱線：2388 6601",
        "Bookings: 2388 6601",
    ):
        assert is_service(line)
        assert contacts(f"{line}\n\n「風箏真美。」館長嚴子晴說。") == []
    for line in ("傳媒登記：2388 6601", "土地登記處 2388 6601", "嚴子晴 2388 6601（訂座）"):
        assert not is_service(line)


def test_a_rare_name_before_a_department():
    text = "傳媒查詢\n風箏研究院\n孟凡　　品牌部\n電話：2388 6601\n電郵：fan@kites.example"
    assert contacts(text)[0][1:] == ("孟凡", "2388 6601", "fan@kites.example")


def test_labels_of_one_small_letter_and_who_is_glued_behind():
    assert contacts(
        "Media enquiries\n\nTidewater Press Department: Mei Lam, t: +852 2345 6789, e: mei@kites.example"
        "Jonah Pak, t: +852 2345 6780, e: jonah@kites.example"
    ) == [
        ("Tidewater Press Department", "Mei Lam", "+852 2345 6789", "mei@kites.example"),
        ("Tidewater Press Department", "Jonah Pak", "+852 2345 6780", "jonah@kites.example"),
    ]


@pytest.mark.parametrize(
    ("who", "organisation", "name"),
    [
        ("Tess Ahern of Tidewater Public Relations", "Tidewater Public Relations", "Tess Ahern"),
        ("Friends of the Pier Society", "Friends of the Pier Society", ""),
    ],
)
def test_somebody_of_an_organisation_before_the_address(who, organisation, name):
    assert contacts(f"For media inquiries, please contact {who} at: tess@kites.example") == [
        (organisation, name, "", "tess@kites.example")
    ]
