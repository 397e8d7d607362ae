"""The checks beside the figures are quiet on releases that agree, with the glossary a site begins with."""

from itertools import zip_longest

import pytest

from cyberport_cms.bilingual.checks import Pair, check
from cyberport_cms.bilingual.checks.findings import Group
from cyberport_cms.newsroom.starting_terms import STARTING_TERMS

from .test_figures_goals import NAMES, _texts


def _alarms(en: str, zh_hant: str) -> list[tuple[str, str]]:
    lines = [[line for line in text.split("\n") if line.strip()] for text in (en, zh_hant)]
    pairs = [
        Pair(str(number), "paragraph", *sides)
        for number, sides in enumerate(zip_longest(*lines, fillvalue=""))
    ]
    if len(lines[0]) != len(lines[1]):
        pairs = [Pair("0", "paragraph", en, zh_hant)]
    return [
        (one.code, str(one.params.get("found", "")))
        for one in check(pairs, STARTING_TERMS)
        if one.is_alarm and one.group != Group.FIGURES
    ]


def test_no_alarm_on_releases_that_agree():
    assert {name: found for name in NAMES if (found := _alarms(*_texts(name)))} == {}


def test_a_term_that_is_lost_is_found_in_them():
    en, zh_hant = _texts("demoday")
    assert _alarms(en, zh_hant.replace("數碼港", "該園")) != []


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        ("Departments of many cities came.", "多個城市的政府部門出席。", []),
        ("The HKSAR Government agreed.", "政府同意。", []),
        ("Officials agreed.", "特區政府同意。", [("term.missing", "特區政府")]),
        ("The digital dollar was launched.", "「數碼港元」面世。", []),
        ("The park was launched.", "數碼港開幕。", [("term.missing", "數碼港")]),
    ],
)
def test_a_word_within_a_term_asks_for_no_partner(en, zh_hant, expected):
    assert _alarms(en, zh_hant) == expected
