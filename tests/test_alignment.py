"""Two sides that differ in number are aligned by headings and quotes, and what is alone is said."""

from cyberport_cms.bilingual.sources import Source
from releases.importing.alignment import align_body, one_sided, text_of
from releases.importing.contact_sides import align_contacts
from releases.importing.draft import Contact
from releases.importing.parser import parse_source

EN = """\
A headline of its own

Hong Kong, 3 March 2026 – The opening paragraph of this release tells what it is about in full.

A second paragraph says that 350 companies took part in the programme during the year.

What comes next

The third paragraph looks ahead to 2027 and to the plans of the park for the waterfront.

Mei Lam, Founder of Tidewater Robotics, said, “We are very happy with what we have seen so far.”

###
"""
ZH = """\
獨立的標題

香港，2026年3月3日 - 這是本新聞稿的第一段，說明全文的主要內容。

未來路向

第三段展望2027年，以及園區在海濱的發展計劃，並會在適當時候公布更多詳情，敬請留意。

中文獨有的一段，說明交通安排：乘搭73號巴士可以直達園區，車程約需30分鐘，敬請預留時間。

潮汐機械人創辦人林美表示：「我們對至今所見感到非常高興，期待下一步。」

###
"""


def rows():
    en = parse_source(Source("a", EN, "en", "utf-8"))
    zh = parse_source(Source("b", ZH, "zh_hant", "utf-8"))
    return align_body(en, zh)


def test_headings_meet_headings_and_quotes_meet_quotes():
    paired = {
        text_of(row.en)[:12]: text_of(row.zh_hant)[:4] for row in rows() if row.en and row.zh_hant
    }
    assert paired["What comes n"] == "未來路向"
    assert paired["Mei Lam, Fou"] == "潮汐機械"
    assert paired["The third pa"] == "第三段展"


def test_what_stands_alone_is_marked_and_said():
    alone = [
        (text_of(row.en or row.zh_hant)[:12]) for row in rows() if not (row.en and row.zh_hant)
    ]
    assert alone == ["A second par", "中文獨有的一段，說明交通"]
    messages = [warning.message for warning in one_sided(rows())]
    assert messages[0].startswith("Stands in English only: “A second paragraph")
    assert messages[1].startswith("Stands in Chinese only: “中文獨有的一段")


def test_the_order_of_each_side_is_kept():
    texts = [text_of(row.zh_hant) for row in rows() if row.zh_hant]
    assert [text[:3] for text in texts] == ["這是本", "未來路", "第三段", "中文獨", "潮汐機"]


def test_contacts_meet_by_email_or_phone_wherever_they_stand():
    en = [Contact("A", "Ann", "3166 3801", "a@a.example"), Contact("B", "Ben", "3166 3802", "")]
    zh = [Contact("乙", "本", "(852) 3166 3802", ""), Contact("甲", "安", "", "A@a.example")]
    pairs = [(row.en.name, row.zh_hant.name) for row in align_contacts(en, zh)]
    assert pairs == [("Ann", "安"), ("Ben", "本")]


def test_of_several_people_with_one_email_the_phone_tells():
    def person(name: str, phone: str) -> Contact:
        return Contact(organisation="", name=name, phone=phone, email="media@tidewater.example")

    rows = align_contacts(
        [person("Ms Lee", "3166 3800")],
        [person("陳先生", "3166 3841"), person("李小姐", "3166 3800")],
    )
    assert [(row.en and row.en.name, row.zh_hant and row.zh_hant.name) for row in rows] == [
        ("Ms Lee", "李小姐"),
        (None, "陳先生"),
    ]
