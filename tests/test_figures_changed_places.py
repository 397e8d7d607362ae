"""Two figures that changed places in a paragraph: every value stands on both sides, and two are wrong."""

import pytest

from cyberport_cms.bilingual.figures.comparison import Kind, Severity, compare

from .figure_pairs import DAY, alarms

_EN = (
    "Of the arrivals, {a}% came from the Mainland and {b}% from Europe, up from {c}% a year before."
)
_ZH = "旅客當中{a}%來自內地，{b}%來自歐洲，一年前為{c}%。"


def test_figures_that_changed_places_are_shown_beside_what_they_should_be():
    en = _EN.format(a=57, b=31, c=12)
    found = compare(en, _ZH.format(a=31, b=57, c=12), DAY)
    doubted = {(one.en.text, one.zh_hant.text) for one in found.disagreements}
    assert doubted == {("57%", "31%"), ("31%", "57%")}
    assert {one.kind for one in found.disagreements} == {Kind.VALUE}
    # Nobody is sure of it: the words beside the figures say so, and words are not understood.
    assert {one.severity for one in found.disagreements} == {Severity.LOOK}


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        (_EN.format(a=57, b=31, c=12), _ZH.format(a=57, b=31, c=12)),
        # Another order of words in each language.
        ("12 of the 35 winners are under 20.", "35名得獎者當中有12名未滿20歲。"),
        (
            "It shortlisted 54 entries from 312, by 28 judges.",
            "28名評審從312份作品中選出54份。",
        ),
        (
            "Visitors rose 6% to 3.4 million, 78% of the total.",
            "旅客佔總數78%，達340萬人次，增加6%。",
        ),
        (
            "Tickets cost HK$40 to HK$90, at seven of the 18 venues on 30 nights.",
            "18個場地中有七個在30晚演出，門票由40港元至90港元。",
        ),
    ],
)
def test_another_order_is_no_error(en, zh_hant):
    assert alarms(en, zh_hant) == []


def test_the_words_beside_tell_the_places_in_another_order_too():
    found = alarms(
        "The judges shortlisted 54 entries in July; the team, with an average age of 16, won.",
        "評審團於7月選出16份參賽作品；隊員平均年齡54歲，最終獲勝。",
    )
    assert sorted(found) == [("value", "16", "54"), ("value", "54", "16")]
