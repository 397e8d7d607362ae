"""Holidays in Chinese text: those with a fixed date, 平安夜 is 12月24日; the days of the lunar year."""

from collections.abc import Iterator
from decimal import Decimal

from ...quantities import Unit
from ..mentions import HOLIDAY, Mention
from .numerals import small_number
from .page import Page, pattern

_LONGER = "黃金[周週]|小?長假|假[期日]|期間|前[夕後]|大[計典]|[快賀獻]|盃|杯"  # no single day
_SAR = "(?:香港)?特(?:別行政)?區"
_HOLIDAYS = (
    ("12-24", "平安夜|聖誕前夕"),
    ("12-25", "聖誕日(?!後)|聖誕節?(?:正日|當[日天])"),
    ("12-26", "聖誕[節日]翌日|節禮日|拆禮物日"),
    # Not by the moon: 農曆除夕, 除夕及年初一.
    (
        "12-31",
        "(?:新曆|元旦|公曆)除夕|(?<![曆年大三])除夕夜?(?! ?[至及、和到]? ?(?:農曆|大?年)?(?:年?初|新年))",
    ),
    ("01-01", f"元旦日?(?!{_LONGER})"),
    ("10-01", f"國慶[日節]?(?!{_LONGER})"),
    ("07-01", f"(?<!澳門)(?:{_SAR}成立(?:紀念)?日|(?:香港)?回歸紀念日)"),
    ("05-01", f"勞動節(?!{_LONGER})"),
)
_HOLIDAY = pattern(
    "(?=[平聖節拆新元公除國香特回勞])(?:"
    + "|".join(f"(?P<h{i}>{words})" for i, (_, words) in enumerate(_HOLIDAYS))
    + ")"
)
# Of the first days of the year by the moon: 年初一、二; 年初一至初三; 大年初二.
_LUNAR = pattern(
    "(?<=[年曆月])(?:新年)?初(?:(?P<day>[一二三四五六七八])(?![、及和至到期始步一二三四五六七八九十])"
    "|一(?:[、及和至到](?:[大正]?[年月]?初)?[二三四五六七](?!月)){0,5}?[、及和至到](?:[大正]?[年月]?初)?(?P<last>[二三四五六七])(?![、及和至到月]))"
)


def lunar_days(page: Page) -> Iterator[Mention]:
    """年初二 is the second day; 年初一、二 and 年初一至二 are the first two."""
    for found in _LUNAR.finditer(page.left):
        number = Decimal(small_number(found["day"] or found["last"]))
        unit = Unit.ORDINAL if found["day"] else Unit.COUNT
        yield page.mention(found.span(), number, unit, noun="日")


def holidays(page: Page) -> Iterator[Mention]:
    """平安夜, 元旦, 國慶日, 香港特區成立紀念日."""
    for found in _HOLIDAY.finditer(page.left):
        day = _HOLIDAYS[int(str(found.lastgroup)[1:])][0]
        yield page.mention(found.span(), f"--{day}", Unit.DATE, noun=HOLIDAY)
