"""What is compared by Chinese words is compared alike in Simplified Chinese."""

from pathlib import Path

import pytest

from cyberport_cms.bilingual.simplified import simplify

from .figure_pairs import DATA, alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("It was sewn in less than half the time.", "縫製時間縮短逾半。"),
        ("84 crews, comprising 510 rowers from 37 clubs", "來自37個會所的84隊（510名運動員）"),
        ("Loans of HK$3 billion and deposits of HK$5 billion", "貸款30億港元及存款50億港元"),
        ("Sales in Korea of HK$3 million and in Japan of HK$5 million", "韓國銷售300萬港元，日本銷售500萬港元"),
    ],
)  # fmt: skip
def test_what_agrees_agrees_in_simplified_chinese(en, zh_hant):
    assert alarms(en, zh_hant) == alarms(en, simplify(zh_hant)) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("The bank lowered its rate by 0.75 percentage points.", "銀行上調利率0.75個百分點。"),
        ("Sales in Korea of HK$3 million and in Japan of HK$5 million", "韓國銷售500萬港元，日本銷售300萬港元"),
        ("18 months and 55 staff", "55個月及18名員工"),
    ],
)  # fmt: skip
def test_what_differs_is_told_in_simplified_chinese(en, zh_hant):
    found = [(kind, english) for kind, english, _ in alarms(en, zh_hant)]
    assert found
    assert [(kind, english) for kind, english, _ in alarms(en, simplify(zh_hant))] == found


@pytest.mark.parametrize("en_path", sorted(DATA.glob("*.en.txt")), ids=lambda path: path.stem)
def test_whole_releases_in_simplified_chinese(en_path: Path):
    en = en_path.read_text(encoding="utf-8")
    zh_hant = en_path.with_name(en_path.name.replace(".en.", ".zh-hant.")).read_text("utf-8")
    kinds = [kind for kind, _, _ in alarms(en, zh_hant)]
    assert [kind for kind, _, _ in alarms(en, simplify(zh_hant))] == kinds
