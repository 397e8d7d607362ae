"""What still says an old value of a fact is found, with its words, and nothing else is."""

from decimal import Decimal
from typing import Any

import pytest

from factsheets.models import Figure
from tests.drift.old_values import change, changed, changed_members, members, page_with, words
from tests.members import chip

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        ("We are home to over 2,100 members.", "匯聚逾2,100名成員。", ["over 2,100", "逾2,100"]),
        (
            "More than 2100 community members",
            "成員已達二千一百名。",
            ["More than 2100", "二千一百"],
        ),
        ("Membership has grown to 2,100.", "社群成員超過2,100人。", ["2,100", "超過2,100"]),
        (
            "Our 2,100-strong community of members",
            "園區現時匯聚2,100多名成員。",
            ["2,100", "2,100多"],
        ),
    ],
)
def test_an_old_value_is_found_in_both_languages(
    site: Any, en: str, zh_hant: str, expected: list[str]
) -> None:
    changed_members()
    page_with(site, en)
    page_with(site, zh_hant=zh_hant)
    assert words() == expected


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("The hall has 2,100 square metres.", "場地面積2,100平方米。"),
        ("Tickets cost HK$2,100.", "門票售2,100港元。"),
        ("Some 2,100 trees were planted.", "種植約2,100棵樹。"),
        ("Over 2,100 visitors came to the fair.", "逾2,100名訪客參觀展覽。"),
        ("We are home to over 2,300 members.", "園區匯聚逾2,300名成員。"),
        ("Call (852) 2100 2100.", "電話：2100 2100。"),
        ("It raised 2,100 per cent more.", "增長2,100%。"),
        ("Between 2,000 and 2,100 members are expected.", "預計2,000至2,100名成員。"),
    ],
)
def test_an_equal_number_about_something_else_is_no_drift(site: Any, en: str, zh_hant: str) -> None:
    changed_members()
    page_with(site, en)
    page_with(site, zh_hant=zh_hant)
    assert words() == []


# The demo's own fact: neither "members" nor 成員 stands beside its figure.
_DEMO = {
    "lead_in_en": "Members:",
    "lead_in_zh_hant": "社群成員：",
    "statement_en": "<p>{members} companies and start-ups are members of the community.</p>",
    "statement_zh_hant": "<p>社群共有{members}家企業及初創成員。</p>",
}


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        (
            "It brings together over 2,100 members and runs a centre.",
            "數碼港匯聚超過2,100個成員，並營運中心。",
            ["over 2,100", "超過2,100"],
        ),
        ("Home to over 2,100 members.", "匯聚逾2,100名成員。", ["over 2,100", "逾2,100"]),
        ("Membership stands at 2,100.", "成員達2,100名。", ["2,100", "2,100"]),
        ("The 2,100 companies here", "園區有2,100家企業。", ["2,100", "2,100"]),
    ],
)
@pytest.mark.parametrize("name", ["members", "how_many"])
def test_what_is_counted_is_known_by_every_name_that_the_fact_gives_it(
    site: Any, en: str, zh_hant: str, expected: list[str], name: str
) -> None:
    """Its lead-in, its figure's name and what it is said to be, each without the others."""
    said = {side: text.replace("members}", f"{name}}}") for side, text in _DEMO.items()}
    before, after = (
        Figure(name=name, value=Decimal(value), qualifier="over") for value in (2100, 2300)
    )
    change(members(**said | {"figures": [before]}), after)
    page_with(site, en)
    page_with(site, zh_hant=zh_hant)
    assert words() == expected


def test_a_predicate_alone_says_what_is_counted(site: Any) -> None:
    changed(
        _DEMO["statement_en"][3:-4].replace("{members}", "{x}"),
        "社群共有{x}家企業及初創成員。",
        *(Figure(name="x", value=Decimal(value)) for value in (2100, 2300)),
    )
    page_with(site, "Home to 2,100 members.", "匯聚2,100名成員。")
    assert words() == ["2,100", "2,100"]


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("Over 2,100 visitors came to the fair.", "逾2,100名訪客參觀展覽。"),
        ("Some 2,100 students are on the campus.", "園區有2,100名學生。"),
        ("The library has 2,100 books for members.", "圖書館備有2,100本書供成員借閱。"),
        ("Members paid HK$2,100 each.", "每名成員付2,100港元。"),
    ],
)
def test_those_names_raise_no_false_alarm(site: Any, en: str, zh_hant: str) -> None:
    changed_members(**_DEMO)
    page_with(site, en)
    page_with(site, zh_hant=zh_hant)
    assert words() == []


def test_the_lead_in_names_the_figure_of_its_name_not_the_others(site: Any) -> None:
    said = {
        "lead_in_en": "Members:",
        "lead_in_zh_hant": "成員：",
        "statement_en": "<p>{members} in the community, in {offices} offices.</p>",
        "statement_zh_hant": "<p>社群有{members}名，在{offices}個辦公室。</p>",
    }
    figures = [
        Figure(name="members", value=Decimal(2100)),
        Figure(name="offices", value=Decimal(150)),
    ]
    fact = members(**said, figures=figures)
    change(
        fact,
        Figure(name="members", value=Decimal(2300)),
        Figure(name="offices", value=Decimal(160)),
    )
    page_with(site, "150 members met.")
    page_with(site, "2,100 members met.")
    assert words() == ["2,100"]


def test_a_reference_is_no_drift(site: Any) -> None:
    fact = changed_members()
    page_with(site, f"We are home to {chip(fact)} members, not 2,100 chairs.")
    page_with(site, zh_hant=f"匯聚{chip(fact)}名成員。")
    assert words() == []


@pytest.mark.parametrize(
    ("before", "after", "en", "zh_hant", "typed", "expected"),
    [
        (
            {"value": 42_100_000_000, "unit": "HKD", "display": "scaled", "qualifier": "over"},
            {"value": 45_000_000_000, "unit": "HKD", "display": "scaled", "qualifier": "over"},
            "Start-ups have raised {x} so far.",
            "初創企業累計融資{x}。",
            ("They raised more than HK$42.1 billion.", "企業累計融資逾421億港元。"),
            ["more than HK$42.1 billion", "逾421億港元"],
        ),
        (
            {"value": 5, "unit": "per_cent"},
            {"value": 7, "unit": "per_cent"},
            "The vacancy rate of offices is {x}.",
            "寫字樓空置率為{x}。",
            ("The vacancy rate of our offices fell to 5%.", "寫字樓空置率降至5%。"),
            ["5%", "5%"],
        ),
        (
            {"value": 30, "unit": "custom", "unit_name_en": "sites", "unit_name_zh_hant": "個地點"},
            {"value": 40, "unit": "custom", "unit_name_en": "sites", "unit_name_zh_hant": "個地點"},
            "It is installed at {x} across the city.",
            "在全港{x}安裝。",
            ("Already installed at 30 sites in the city.", "已在全港30個地點安裝。"),
            ["30 sites", "30個地點"],
        ),
        (
            {"value": 12},
            {"value": 15},
            "The campus has {x} research laboratories.",
            "園區設有{x}個研究實驗室。",
            ("Twelve research laboratories on campus", "園區共有十二個研究實驗室。"),
            ["Twelve", "十二"],
        ),
    ],
)
def test_money_shares_and_own_units(
    site: Any, before: Any, after: Any, en: str, zh_hant: str, typed: Any, expected: list[str]
) -> None:
    old, new = (
        Figure(name="x", **values | {"value": Decimal(values["value"])})
        for values in (before, after)
    )
    changed(en, zh_hant, old, new)
    page_with(site, typed[0])
    page_with(site, zh_hant=typed[1])
    assert words() == expected


def test_a_common_number_needs_more_than_its_noun(site: Any) -> None:
    changed(
        "A jury of {jury} members chooses the winners of the award.",
        "由{jury}名成員組成的評審團選出得獎者。",
        Figure(name="jury", value=Decimal(5)),
        Figure(name="jury", value=Decimal(7)),
    )
    page_with(site, "The team has 5 members in Shenzhen.", "團隊有5名成員在深圳。")
    assert words() == []
    page_with(site, "Five members of the jury chose the award.", "評審團5名成員選出得獎者。")
    assert len(words()) == 2


def test_what_the_fact_says_today_in_any_figure_is_not_old(site: Any) -> None:
    statement = {
        "statement_en": "<p>Home to {members} members, {onsite} members on campus.</p>",
        "statement_zh_hant": "<p>匯聚{members}名成員，{onsite}名成員在園區。</p>",
    }
    fact = members(
        **statement,
        figures=[
            Figure(name="members", value=Decimal(2100)),
            Figure(name="onsite", value=Decimal(1900)),
        ],
    )
    change(
        fact,
        Figure(name="members", value=Decimal(2300)),
        Figure(name="onsite", value=Decimal(2100)),
    )
    page_with(site, "2,100 members on campus", "園區有2,100名成員。")
    assert words() == []
