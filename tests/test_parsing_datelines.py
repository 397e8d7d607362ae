"""Datelines as they are printed in Taiwan and on the mainland. Invented texts."""

import pytest

from releases.importing.datelines import find_dateline, is_date

from .test_parsing_unseen import FIRST_ZH


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
