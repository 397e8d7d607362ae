"""Dates, periods, times and phone numbers of an English text."""

from datetime import date

import pytest

from cyberport_cms.bilingual.figures.english import read_english

from .figure_tables import cases, printed

DATELINE = date(2026, 1, 22)

DATES = """
26 February 2025                              # 26 February 2025 = 2025-02-26 date
February 26, 2025                             # February 26, 2025 = 2025-02-26 date
26 Feb 2025                                   # 26 Feb 2025 = 2025-02-26 date
26 Feb                                        # 26 Feb = --02-26 date
Feb 26th                                      # Feb 26th = --02-26 date
the 26th of February                          # 26th of February = --02-26 date
on 1 October.                                 # 1 October = --10-01 date
2025-02-26                                    # 2025-02-26 = 2025-02-26 date
26/2/2025                                     # 26/2/2025 = 2025-02-26 date
Wednesday, 26 February 2025                   # Wednesday, 26 February 2025 = 2025-02-26 date
on Sunday (January 25)                        # Sunday (January 25) = --01-25 date
21 August (Friday)                            # 21 August (Friday) = --08-21 date
from 13 to 17 October in Dubai                # 13 to 17 October = --10-13..--10-17 date
on 12-15 October, led by                      # 12-15 October = --10-12..--10-15 date
October 13-17, 2025                           # October 13-17, 2025 = 2025-10-13..2025-10-17 date
30 September to 3 October 2025                # 30 September to 3 October 2025 = 2025-09-30..2025-10-03 date
12 and 13 October 2025                        # 12 = 2025-10-12 date | 13 October 2025 = 2025-10-13 date
Hong Kong,26 February 2025                    # 26 February 2025 = 2025-02-26 date
HONG KONG, 20 AUGUST 2026 -                   # 20 AUGUST 2026 = 2026-08-20 date
July 30, 2024 -(500NewsWire)                  # July 30, 2024 = 2024-07-30 date
12, 13 and 15 October                         # 12 = --10-12 date | 13 = --10-13 date | 15 October = --10-15 date
on January 24 and 25, 2026                    # January 24 = 2026-01-24 date | 25, 2026 = 2026-01-25 date
on January 24, 25 and 31                      # January 24 = --01-24 date | 25 = --01-25 date | 31 = --01-31 date
between January 13 and 19                     # January 13 and 19 = --01-13..--01-19 date
On January 24, 15 people met                  # January 24 = --01-24 date | 15 = 15
today (January 22)                            # today (January 22) = --01-22 date
on Friday and from Monday to Wednesday        # Friday = 5 weekday | Monday to Wednesday = 1..3 weekday
31 June 2025                                  # 31 = 31 | June 2025 = 2025-06 month
on Tuesdays and Thursdays                     # Tuesdays = 2 weekday | Thursdays = 4 weekday
"""
MONTHS = """
in October 2024                               # October 2024 = 2024-10 month
FEBRUARY 2026                                 # FEBRUARY 2026 = 2026-02 month
in June                                       # June = --06 month
since April.                                  # April = --04 month
every April                                   # April = --04 month
in May                                        # May = --05 month
until May 2025                                # May 2025 = 2025-05 month
March 2023                                    # March 2023 = 2023-03 month
end-December 2025                             # December 2025 = 2025-12 month
January to March 2025                         # January to March 2025 = 2025-01..2025-03 month
early August to early September               # August to early September = --08..--09 month
Jan 2026                                      # Jan 2026 = 2026-01 month
October last year                             # October = --10 month
"""
PERIODS = """
fourth quarter of 2024                        # fourth quarter of 2024 = 2024-Q4 quarter
Q4 2024                                       # Q4 2024 = 2024-Q4 quarter
4Q24                                          # 4Q24 = 2024-Q4 quarter
Tariff Shock in Q3                            # Q3 = Q3 quarter
57.5 in Q3 from 49.5 in Q2                    # 57.5 = 57.5 | Q3 = Q3 quarter | 49.5 = 49.5 | Q2 = Q2 quarter
the third quarter                             # third quarter = Q3 quarter
the fourth quarter of 2027 and 2029           # fourth quarter of 2027 = 2027-Q4 quarter | 2029 = 2029 year
first half of 2025                            # first half of 2025 = 2025-H1 half_year
1H 2025: HK$5                                 # 1H 2025 = 2025-H1 half_year | HK$5 = 5 HKD
H2 2025                                       # H2 2025 = 2025-H2 half_year
in the first half                             # first half = H1 half_year
the 2025-26 Budget                            # 2025-26 = 2025-26 fiscal_year
the 2025-2026 Budget                          # 2025-2026 = 2025-26 fiscal_year
FY2025-26                                     # 2025-26 = 2025-26 fiscal_year
in 2025/26                                    # 2025/26 = 2025-26 fiscal_year
1999-2000                                     # 1999-2000 = 1999-00 fiscal_year
from 2020 to 2024                             # 2020 to 2024 = 2020..2024 year
2020-2024                                     # 2020-2024 = 2020..2024 year
by 2030                                       # 2030 = 2030 year
Founded in 1923                               # 1923 = 1923 year
GITEX Global 2025, a fair                     # 2025 = 2025 year
the 2024 Startup Survey                       # 2024 = 2024 year
in end-2025 and mid-2024                      # 2025 = 2025 year | 2024 = 2024 year
more than 2000 participants                   # more than 2000 = 2000 over
2000 participants                             # 2000 = 2000
2012 square metres                            # 2012 square metres = 2012 square_metres
in the last two quarters                      # two = 2
"""
CLOCK = """
at 2.30pm                                     # 2.30pm = 14:30 time
at 10.59am                                    # 10.59am = 10:59 time
at 14:30                                      # 14:30 = 14:30 time
2:30 p.m. on                                  # 2:30 p.m. = 14:30 time
at 7pm                                        # 7pm = 19:00 time
12 noon                                       # 12 noon = 12:00 time
at noon                                       # noon = 12:00 time
2 to 5 pm                                     # 2 to 5 pm = 14:00..17:00 time
10am-6pm                                      # 10am-6pm = 10:00..18:00 time
12.15am                                       # 12.15am = 00:15 time
at midday                                     # midday = 12:00 time
at 1:30                                       # 1:30 = 01:30 time
"""
PHONES = """
Tel: (852) 3166 3800                          # (852) 3166 3800 = 85231663800 phone
Katy WongTel: (852)2584 4524Email: x@y.hk     # (852)2584 4524 = 85225844524 phone
T: +852 3166 3800 | M: +852 9808 1200         # +852 3166 3800 = 85231663800 phone | +852 9808 1200 = 85298081200 phone
Tel: 3166-3800                                # 3166-3800 = 85231663800 phone
Tel no.: 31663800                             # 31663800 = 85231663800 phone
from 2025 2026 firms                          # 2025 = 2025 year | 2026 = 2026
Shenzhen (86) 755 1234 5678                    # (86) 755 1234 5678 = 8675512345678 phone
Call 3166 3800                                # 3166 3800 = 85231663800 phone
\uff08852\uff093166 3800                      # \uff08852\uff093166 3800 = 85231663800 phone
T: +49 (0) 89 1250903 35                      # +49 (0) 89 1250903 35 = 4989125090335 phone
+852 2123 0404 ext. 12                        # +852 2123 0404 ext. 12 = 85221230404x12 phone
"""
RELATIVE = """
announced today                               # today = 2026-01-22 date
today (January 22)                            # today (January 22) = 2026-01-22 date
tomorrow (January 23) for                     # tomorrow (January 23) = 2026-01-23 date
today (January 23)                            # today (January 23) = --01-23 date
yesterday                                     # yesterday = 2026-01-21 date
this month                                    # this month = 2026-01 month
last month                                    # last month = 2025-12 month
last year                                     # last year = 2025 year
This year, its power                          # This year = 2026 year
next year                                     # next year = 2027 year
October last year                             # October last year = 2025-10 month
this April                                    # this April = 2026-04 month
the first half of this year                   # first half of this year = 2026-H1 half_year
over the last year                            #
the last two years                            # two = 2
"""


_TABLES = {
    "dates": DATES,
    "months": MONTHS,
    "periods": PERIODS,
    "clock": CLOCK,
    "phones": PHONES,
}


@pytest.mark.parametrize(("text", "expected"), cases(_TABLES))
def test_figures(text, expected):
    assert printed(read_english(text)) == expected


@pytest.mark.parametrize(("text", "expected"), cases({"relative": RELATIVE}))
def test_words_that_need_the_dateline(text, expected):
    found = read_english(text, DATELINE)
    assert printed(found) == expected
    for mention in found:
        reckoned = isinstance(mention.value, str) and not mention.value.startswith("--")
        assert mention.relative == reckoned
