"""Every figure of an English text is read, and what only looks like one is not."""

import pytest

from cyberport_cms.bilingual.figures.english import read_english

from .figure_tables import cases, printed

NUMBERS = """
two (2) seats                                 # two = 2
a 36-year-old man                             # 36 = 36
200-plus firms                                # 200-plus = 200 over
2,100 community enterprises                   # 2,100 = 2100
160 000 visitors                              # 160 000 = 160000
30 005 jobs                                   # 30 005 = 30005
6\u2009396 projects                           # 6\u2009396 = 6396
998\u00a0000 visitors                         # 998\u00a0000 = 998000
1.2 million visitors                          # 1.2 million = 1200000
1.2 Million Visitors Expected                 # 1.2 Million = 1200000
nearly 10 billion images per hour             # nearly 10 billion = 10000000000 nearly
five projects led by universities             # five = 5
twenty-one start-ups                          # twenty-one = 21
one hundred and two firms                     # one hundred and two = 102
two hundred thousand users                    # two hundred thousand = 200000
half a million visitors                       # half a million = 500000
two and a half years                          # two and a half = 2.5
2\u00bd hours                                 # 2\u00bd = 2.5
a dozen entrepreneurial parks                 # a dozen = 12
over a dozen countries                        # over a dozen = 12 over
half a dozen sites                            # half a dozen = 6
a hundred volunteers                          # a hundred = 100
dozens of companies                           # dozens = 12 over
thousands of leaders                          # thousands = 1000 over
several hundred guests                        # several hundred = 100 over
Thirty-five years is a milestone              # Thirty-five = 35
three golds and 1 bronze                      # three = 3 | 1 = 1
six of the eight indices                      # six = 6 | eight = 8
a three-year scheme                           # three = 3
a 10-day fair                                 # 10 = 10
for five consecutive days                     # five = 5
the first five months                         # five = 5
the first 10 firms                            # 10 = 10
under 30 of them                              # under 30 = 30 under
the world's top 50 universities               # 50 = 50
One project has been approved                 # One = 1
ext. 12                                       # 12 = 12
code 556677                                   # 556677 = 556677
units priced EUR 599+                         # EUR 599+ = 599 over
a team of five. Two won                       # five = 5 | Two = 2
8pts increase                                 # 8pts = 8
-12 points overnight, -3.5 points today       # 12 = 12 | -3.5 = -3.5
use at least one AI tool                      # at least one = 1 at_least
more than one AI tool                         # more than one = 1 over
every half an hour                            # half an = 0.5
a half-hour tour                              # half = 0.5
in the first three quarters of 2025           # three = 3 | 2025 = 2025 year
Headline 2013⏎- 40 start-ups                  # 2013 = 2013 year | 40 = 40
"""
MONEY = """
HK$42.1 billion                               # HK$42.1 billion = 42100000000 HKD
HK\\$42.1 billion                             # HK\\$42.1 billion = 42100000000 HKD
HKD 5 million                                 # HKD 5 million = 5000000 HKD
HK$3,422.9 Million                            # HK$3,422.9 Million = 3422900000 HKD
HK$0.5 million                                # HK$0.5 million = 500000 HKD
$120 for adults                               # $120 = 120 HKD
a $10 billion fund                            # $10 billion = 10000000000 HKD
a \\$10 billion fund                          # \\$10 billion = 10000000000 HKD
HK$70M                                        # HK$70M = 70000000 HKD
HK$10-billion plan                            # HK$10-billion = 10000000000 HKD
RMB 77.56bn                                   # RMB 77.56bn = 77560000000 RMB
RMB1.2 billion                                # RMB1.2 billion = 1200000000 RMB
CNY 300                                       # CNY 300 = 300 RMB
\u00a5500                                     # \u00a5500 = 500 RMB
5 million yuan                                # 5 million yuan = 5000000 RMB
US$72 million                                 # US$72 million = 72000000 USD
USD 3bn                                       # USD 3bn = 3000000000 USD
US$10k                                        # US$10k = 10000 USD
15 HK cents per share                         # 15 HK cents = 0.15 HKD
10 million Hong Kong dollars                  # 10 million Hong Kong dollars = 10000000 HKD
exceeding HK$42.1 billion                     # exceeding HK$42.1 billion = 42100000000 HKD over
HK$300-500 million                            # HK$300-500 million = 300000000..500000000 HKD
from $10 million to $100 million              # $10 million to $100 million = 10000000..100000000 HKD
lowered from $300 million to $150 million     # $300 million = 300000000 HKD | $150 million = 150000000 HKD
a maximum funding of $15 million              # a maximum funding of $15 million = 15000000 HKD up_to
S$30 and A$40                                 # S$30 = 30 | A$40 = 40
US dollars 5 and HK$5-10                      # 5 = 5 | HK$5-10 = 5..10 HKD
HK$2,010 million.                             # HK$2,010 million = 2010000000 HKD
"""
PER_CENT = """
3.05 per cent more                            # 3.05 per cent = 3.05 per_cent
60 percent                                    # 60 percent = 60 per_cent
Some 60% of our fleet                         # Some 60% = 60 per_cent about
+12.5%                                        # +12.5% = 12.5 per_cent
fell -0.6% to                                 # -0.6% = -0.6 per_cent
-0.6%                                         # -0.6% = -0.6 per_cent
minus 0.6 per cent                            # minus 0.6 per cent = -0.6 per_cent
\u22120.6%                                    # \u22120.6% = -0.6 per_cent
two per cent                                  # two per cent = 2 per_cent
~20% growth                                   # ~20% = 20 per_cent about
3-5%                                          # 3-5% = 3..5 per_cent
3% to 5%                                      # 3% to 5% = 3..5 per_cent
rose from 17% to 25% of sales                 # 17% = 17 per_cent | 25% = 25 per_cent
surged from 26% to 74% since                  # 26% = 26 per_cent | 74% = 74 per_cent
75 basis points                               # 75 basis points = 75 basis_point
25bps                                         # 25bps = 25 basis_point
0.3 percentage points                         # 0.3 percentage points = 0.3 percentage_point
0.3 percentage point                          # 0.3 percentage point = 0.3 percentage_point
more than 99% of people                       # more than 99% = 99 per_cent over
increased by 7.0% compared                    # 7.0% = 7 per_cent
stands at 1.0 per cent                        # 1.0 per cent = 1 per_cent
at 4.0 basis points                           # 4.0 basis points = 4 basis_point
"""
SHARES = """
One in four exhibitors                        # One in four = 25 per_cent
two out of five                               # two out of five = 40 per_cent
nearly half of them                           # nearly half = 50 per_cent nearly
half price for those                          # half = 50 per_cent
Half of the subsidy                           # Half = 50 per_cent
around half of them                           # around half = 50 per_cent about
rose by a third to                            # a third = 33.333 per_cent
two-thirds of firms                           # two-thirds = 66.667 per_cent
a quarter of users                            # a quarter = 25 per_cent
three quarters of users                       # three quarters = 75 per_cent
one fifth                                     # one fifth = 20 per_cent
1/3 of the seats                              # 1/3 = 33.333 per_cent
a ratio of 1:9                                # 1:9 = 9 ratio
a 2:1 matching basis                          # 2:1 = 0.5 ratio
a ratio of 1:10                               # 1:10 = 10 ratio
on a 1 (Government): 2 (company) basis        # 1 (Government): 2 (company) = 2 ratio
a one-to-two matching basis                   # one-to-two = 2 ratio
on a matching basis of one to one             # one to one = 1 ratio
twofold                                       # twofold = 2 times
a 10-fold rise                                # 10-fold = 10 times
2 times                                       # 2 times = 2 times
nearly three times                            # nearly three times = 3 times nearly
doubled to 20                                 # doubled = 2 times | 20 = 20
more than doubled                             # more than doubled = 2 times over
twice as many visitors                        # twice = 2 times
3x faster                                     # 3x = 3 times
over 1:1                                      # over 1:1 = 1 ratio over
at about 1:2.35 today                         # about 1:2.35 = 2.35 ratio about
a ratio of 1:1,000                            # 1:1,000 = 1000 ratio
nearly 1:1.5 million                          # nearly 1:1.5 million = 1500000 ratio nearly
It stands at about 1:30 today                 # about 1:30 = 30 ratio about
The fee is halved                             # halved = 50 per_cent
half-fare rides                               # half = 50 per_cent
three quarters of these                       # three quarters = 75 per_cent
"""
ORDINALS = """
the first batch                               # first = 1 ordinal
The ninth Robotics Week                       # ninth = 9 ordinal
its 45th edition                              # 45th = 45 ordinal
the twenty-first century                      # twenty-first = 21 ordinal
World No.4                                    # No.4 = 4 ordinal
ranked No. 1                                  # No. 1 = 1 ordinal
the second-largest hub                        # second = 2 ordinal
third-generation chips                        # third = 3 ordinal
Phase 1 of the park                           # Phase 1 = 1 ordinal
for the first time                            # first = 1 ordinal
the third medical school                      # third = 3 ordinal
a third medical school                        # third = 3 ordinal
the 14th Five-Year Plan                       # 14th = 14 ordinal
the first three buildings                     # three = 3
the first $2 million                          # $2 million = 2000000 HKD
"""
MEASURES = """
3,000 petaFLOPS                               # 3,000 petaFLOPS = 3000 petaFLOPS
3,000 PFLOPS                                  # 3,000 PFLOPS = 3000 petaFLOPS
about 13 000 square metres                    # about 13 000 square metres = 13000 square_metres about
66,000m\u00b2                                 # 66,000m\u00b2 = 66000 square_metres
2,000 sq m                                    # 2,000 sq m = 2000 square_metres
12,000 square feet                            # 12,000 square feet = 12000 square_feet
500 sq. ft                                    # 500 sq. ft = 500 square_feet
2 million square metres                       # 2 million square metres = 2000000 square_metres
40 MW                                         # 40 MW = 40 MW
1.5 megawatts                                 # 1.5 megawatts = 1.5 MW
5 km                                          # 5 km = 5 km
a 42-kilometre race                           # 42-kilometre = 42 km
over 150 kilograms                            # over 150 kilograms = 150 kg over
20kg                                          # 20kg = 20 kg
87-hectare park                               # 87 = 87
30 seconds                                    # 30 = 30
"""
QUALIFIERS = """
over 350 start-ups                            # over 350 = 350 over
more than 10 firms                            # more than 10 = 10 over
well over 200 firms                           # well over 200 = 200 over
upwards of 50                                 # upwards of 50 = 50 over
in excess of 50                               # in excess of 50 = 50 over
topping 3 million                             # topping 3 million = 3000000 over
350+ firms                                    # 350+ = 350 over
about 136,000 a day                           # about 136,000 = 136000 about
some 300 firms                                # some 300 = 300 about
Around 80 representatives                     # Around 80 = 80 about
approximately 750                             # approximately 750 = 750 about
roughly two hundred                           # roughly two hundred = 200 about
almost 40                                     # almost 40 = 40 nearly
close to 40                                   # close to 40 = 40 nearly
just under 40%                                # just under 40% = 40 per_cent nearly
at least 8,000                                # at least 8,000 = 8000 at_least
no fewer than 12                              # no fewer than 12 = 12 at_least
not less than 12                              # not less than 12 = 12 at_least
aged 65 or above                              # 65 or above = 65 at_least
10 or more                                    # 10 or more = 10 at_least
up to four researchers                        # up to four = 4 up_to
as many as 40                                 # as many as 40 = 40 up_to
at most 40                                    # at most 40 = 40 up_to
no more than $12.8 million                    # no more than $12.8 million = 12800000 HKD up_to
under the age of 18                           # under the age of 18 = 18 under
went from 2% up to 3%                         # 2% = 2 per_cent | 3% = 3 per_cent
less than 5%                                  # less than 5% = 5 per_cent under
fewer than 40                                 # fewer than 40 = 40 under
below 10%                                     # below 10% = 10 per_cent under
between 10 and 20 firms                       # between 10 and 20 = 10..20
over⏎350 start-ups                            # over⏎350 = 350 over
held over five days                           # five = 5
for over five years                           # over five = 5 over
under four broad directions                   # four = 4
learn about two projects                      # two = 2
edged up to 54.7                              # 54.7 = 54.7
five to 10 years                              # five to 10 = 5..10
three or four sites                           # three or four = 3..4
grow by 2% to 3%                              # 2% to 3% = 2..3 per_cent
rose from 10 to 20 firms                      # 10 = 10 | 20 = 20
from 10 to 20 firms                           # 10 to 20 = 10..20
15 to 20 firms                                # 15 to 20 = 15..20
under RMB11 million                           # under RMB11 million = 11000000 RMB under
under HK$43                                   # under HK$43 = 43 HKD under
"""
TRAPS = """
Web3.0, Web 3 and W3IC                        #
CO2-e, COVID-19, 2A and 5G                    #
Industry 4.0                                  #
Blueprint 2.0                                 #
one of the largest, no one, one another       #
at once, second to none, a one-stop shop      #
that one, which one                           #
one day, one step, one roof                   #
(SEHK: 0388), Cap. 571, HKEX:8083, 9999.HK    #
iPhone 15, GPT-4, ISO 27001                   #
24/7 support                                  # 24/7 = 24
Level 8, Cyberport 3, 100 Cyberport Road      #
Units 1102-1104, 5/F, Pier 7                  #
Hall 1D, Building 18W, Booth no.: H23-A50-05  #
B2B and B2C                                   #
https://x.hk/2025/10 www.a9.hk/12 b2@c3.hk    #
[link](https://example.com/2025/12)           #
as shown [1] and [12]                         #
1. The first                                  # first = 1 ordinal
2) Two firms                                  # Two = 2
(1) appliances; (2) systems                   #
it may rise, and they march on                #
we may. They march.                           #
May I ask                                     #
One country, Two Systems                      #
"one zone, two parks"                         #
in the 2030s and 1990s                        # 2030s = 2030s year | 1990s = 1990s year
in the 60s, in his 70s                        # 60s = 1960s year | 70 = 70 over
two 747s, in his early 70s                    # two = 2
two-way trade                                 #
third party                                   #
first and foremost                            #
Cyberport 1-4 and 7-Eleven                    #
the first half of the match                   # first = 1 ordinal
Chang'E-8                                     #
Fortune Global 500                            #
quarter-on-quarter                            #
First, we thank                               #
per second                                    #
today, yesterday, last year                   #
multi-million                                 #
double standards                              #
Tables 1 and 2 show                           #
see Table 1, Figure 2 and Annex 3b            #
Version 2.0 and the AI for All 2.0 scheme     #
"""


_TABLES = {
    "numbers": NUMBERS,
    "money": MONEY,
    "per cent": PER_CENT,
    "shares": SHARES,
    "ordinals": ORDINALS,
    "measures": MEASURES,
    "qualifiers": QUALIFIERS,
    "traps": TRAPS,
}


@pytest.mark.parametrize(("text", "expected"), cases(_TABLES))
def test_figures(text, expected):
    assert printed(read_english(text)) == expected


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("over 350 start-ups specialising in AI", ["start-ups"]),
        ("approved five projects led by", ["projects"]),
        ("15 use cases from 10 banks and four technology partners,", None),
        ("three licensed virtual asset trading platforms", ["asset trading platforms"]),
        ("over 280 blockchain and Web3.0 companies", ["blockchain web3.0 companies"]),
        ("four more Qianhai enterprises are", ["qianhai enterprises"]),
        ("a three-year scheme of 87-hectare", ["year", "hectare"]),
        ("for five consecutive days. Organisers", ["consecutive days"]),
        ("Some 60% of our fleet", ["fleet"]),
        ("**12 submarine cable systems** and", ["submarine cable systems"]),
        ("the first batch of", ["batch"]),
        ("over 20 overseas countries", ["overseas countries"]),
        ("thousands of global industry leaders and", ["global industry leaders"]),
        ("reached 24.6 million, or", [""]),
        ("HK$1 billion to establish", [""]),
    ],
)
def test_nouns(text, nouns):
    found = [mention.noun for mention in read_english(text)]
    assert found == (nouns or ["use cases", "banks", "technology partners"])


def test_every_number_below_a_hundred_is_read_in_words():
    ones = "one two three four five six seven eight nine".split()
    teens = (
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    words = [*ones, *teens]
    for ten in tens:
        words += [ten, *(f"{ten}-{one}" for one in ones)]
    read = [read_english(f"They flew {word} kites.") for word in words[1:]]
    assert [[mention.value for mention in one] for one in read] == [[n] for n in range(2, 100)]


@pytest.mark.parametrize(
    "currency",
    "HK$ HKD US$ USD RMB RMB¥ CNY ¥ NT$ TWD$ S$ SG$ SGD A$ AU$ AUD C$ CA$ CAD MOP MOP$ EUR € GBP £"
    " JPY $".split(),
)
def test_every_currency_is_read_before_its_number(currency):
    (mention,) = read_english(f"A kite costs {currency}750.")
    assert (mention.text, mention.value) == (f"{currency}750", 750)
