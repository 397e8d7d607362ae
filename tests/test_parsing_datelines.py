"""Datelines as they are printed in Taiwan and on the mainland. Invented texts."""

from datetime import date

import pytest

from releases.importing.datelines import find_dateline, is_date

from .drafts import FIRST, FIRST_ZH, read


@pytest.mark.parametrize(
    ("opening", "place", "day"),
    [
        ("2026年3月3日  高雄      ", "高雄", "2026-03-03"),
        ("2026   年  3  月  3  日  高雄    ", "高雄", "2026-03-03"),
        ("民國115年3月3日　高雄訊　", "高雄", "2026-03-03"),
        ("2026 年 3 月3日 高雄　", "高雄", "2026-03-03"),
        ("（2026年3月3日，高雄）", "高雄", "2026-03-03"),
        ("[ 中国，香港，2026年3月3日 ] ", "中国，香港", "2026-03-03"),
        ("中國，香港 —— 2026 年 3 月 3 日 —— ", "中國，香港", "2026-03-03"),
        ("【115年3月3日，桃園】", "桃園", "2026-03-03"),
        ("（高雄，民國一一五年三月三日）", "高雄", "2026-03-03"),
    ],
)
def test_the_date_may_stand_first_and_gaps_for_dashes(opening, place, day):
    dateline, rest = find_dateline(f"{opening}{FIRST_ZH}")
    assert (dateline.place, str(dateline.date), rest) == (place, day, FIRST_ZH)


def test_a_row_of_a_programme_is_no_dateline():
    assert find_dateline("2026年3月3日  開幕  高雄風箏館") is None


def test_a_town_behind_a_date_alone():
    assert is_date("March 3, 2026 Kaohsiung")
    assert is_date("2026年3月3日　臺中")


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("3rd March, 2026, Kaohsiung City  ", "Kaohsiung City"),
        ("Kaohsiung City, 3 March 2026\u3000", "Kaohsiung City"),
        ("(March 3rd 2026, Taipei, Taiwan) ", "Taipei, Taiwan"),
    ],
)
@pytest.mark.parametrize("text", [FIRST, f"Tidewater Kites (TK, KTE: 1234) says: {FIRST}"])
def test_an_english_dateline_ends_at_its_bracket_or_its_gap(opening, place, text):
    dateline, rest = find_dateline(f"{opening}{text}")
    assert (dateline.place, str(dateline.date), rest) == (place, "2026-03-03", text)


def test_a_sentence_with_a_date_and_a_wide_gap_is_no_dateline():
    assert find_dateline(f"3 March 2026, we fly.  {FIRST}") is None
    assert find_dateline(f"3 March 2026, the club has opened a  {FIRST}") is None


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("（台北訊、請即發稿，2026年3月3日）", "台北"),
        ("【台北訊／2026年3月3日】", "台北"),
        ("2026年3月3日 台北訊 – ", "台北"),
        ("2026年3月3日 高雄市－", "高雄市"),
    ],
)
def test_the_place_ends_where_the_report_begins(opening, place):
    dateline, rest = find_dateline(f"{opening}{FIRST_ZH}")
    assert (dateline.place, str(dateline.date), rest) == (place, "2026-03-03", FIRST_ZH)


@pytest.mark.parametrize(
    ("opening", "place", "day"),
    [
        ("MOUNT KITE, CA - 2026 年 3 月 3 日 - ", "MOUNT KITE, CA", date(2026, 3, 3)),
        ("Mount Kite，3月3日 – ", "Mount Kite", None),
        ("香港，3月3日 – ", "香港", None),
        ("[3 月 3 日 台北訊] ", "台北", None),
        ("\\[2026 年 3 月 3 日，香港\\] ", "香港", date(2026, 3, 3)),
    ],
)
def test_places_in_latin_letters_days_without_a_year_and_escaped_brackets(opening, place, day):
    found = find_dateline(f"{opening}{FIRST_ZH}")
    assert found is not None
    assert (found[0].place, found[0].date, found[1]) == (place, day, FIRST_ZH)


@pytest.mark.parametrize(
    ("opening", "place"),
    [("(3 March 2026) ", ""), ("3 March 2026 – Hong Kong, ", "Hong Kong")],
)
def test_a_day_in_brackets_and_a_place_behind_the_day(opening, place):
    found = find_dateline(f"{opening}{FIRST}")
    assert found is not None
    assert (found[0].place, found[0].date, found[1]) == (place, date(2026, 3, 3), FIRST)


def test_a_day_without_its_year_is_dated_by_the_foot():
    text = f"# 風箏節\n\n香港，3月3日 - {FIRST_ZH}\n\n完\n\n2026年3月3日\n"
    assert read(text, "zh_hant")["dateline"]["date"] == "2026-03-03"


@pytest.mark.parametrize(
    "event",
    [
        "西九龍，6月3日 – 6月8日，風箏工作坊每日三場，費用全免。",
        "沙田，6月3日 - 風箏工作坊每日三場，費用全免。",
        "（6月3日，沙田訊）風箏工作坊每日三場，費用全免。",
    ],
)
def test_the_day_of_an_event_below_the_first_paragraph_is_no_dateline(event):
    result = read(f"# 風箏節\n\n2025年5月20日\n\n{FIRST_ZH * 3}\n\n{event}\n\n完", "zh_hant")
    assert result["dateline"]["date"] == "2025-05-20"
    assert event in [block.get("text") for block in result["body"]]


@pytest.mark.parametrize("place", ["Art Pier", "風箏展"])
def test_days_from_and_to_are_no_dateline(place):
    event = f"{place}，3月3日 – 3月7日，風箏工作坊每日三場，費用全免。"
    assert find_dateline(event) is None


def test_a_date_in_brackets_below_the_first_paragraph_is_no_dateline():
    event = f"(3 June 2025) {FIRST}"
    result = read(f"# Kites\n\n20 May 2025\n\n{FIRST} {FIRST} {FIRST}\n\n{event}\n\n###")
    assert result["dateline"]["date"] == "2025-05-20"
    assert event in [block.get("text") for block in result["body"]]
