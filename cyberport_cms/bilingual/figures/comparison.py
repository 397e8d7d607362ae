"""Do the figures of an English and a Chinese text agree?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..quantities import Unit
from .bases import Bases
from .chinese import read_chinese
from .context import Context
from .currencies import Currencies
from .days import Months
from .english import read_english
from .equality import same_value
from .harmless import Harmless, harmless, is_of_the_day
from .likeness import Likeness, near_qualifiers, opposite, same_qualifier
from .matching import Pair, matched
from .mentions import Mention
from .nearby import Rows
from .places import placed
from .range_ends import reversed_ends
from .rates import Rates
from .standards import differing_standards
from .sums_as_names import differing_sums
from .swaps import swapped
from .unread import Unread


class Kind(StrEnum):
    """What is found of a figure or of a pair. The first seven are the lists of `compare_texts`."""

    AGREE = "agree"
    QUALIFIER = "qualifier"
    VALUE = "value"
    UNIT = "unit"
    PRECISION = "precision"
    ONLY_EN = "only_en"
    ONLY_ZH_HANT = "only_zh_hant"
    # Harmless, see `Harmless`
    REPEATED = "repeated"
    YEAR = "year"
    RELATIVE = "relative"
    WEEKDAY = "weekday"
    FIRST = "first"
    NAME = "name"
    SMALL_COUNT = "small_count"


DISAGREEMENTS = frozenset({Kind.QUALIFIER, Kind.VALUE, Kind.UNIT, Kind.PRECISION})


class Severity(StrEnum):
    """What a finding asks of the author."""

    NONE = "none"  # the two agree
    NOTE = "note"  # harmless
    LOOK = "look"  # perhaps meant so
    MUST = "must"  # one side is wrong


@dataclass(frozen=True)
class Finding:
    """One thing found; `en` or `zh_hant` is None where that side has nothing."""

    kind: Kind
    severity: Severity
    en: Mention | None
    zh_hant: Mention | None

    @property
    def is_opposite(self) -> bool:
        """Whether the number is the same, and rises on one side and falls on the other.

        Of years and months: whether it is the highest of so many here, and the lowest there.
        """
        en, zh_hant = self.en, self.zh_hant
        if self.kind != Kind.VALUE or not en or not zh_hant:
            return False
        return same_value(en, zh_hant)


@dataclass(frozen=True)
class Comparison:
    """All that was found, in the order of the text. Spans are those of `en` and `zh_hant`."""

    en: str
    zh_hant: str
    findings: tuple[Finding, ...]

    @property
    def agreements(self) -> list[Finding]:
        return [one for one in self.findings if one.kind == Kind.AGREE]

    @property
    def disagreements(self) -> list[Finding]:
        return [one for one in self.findings if one.kind in DISAGREEMENTS]

    @property
    def only_en(self) -> list[Finding]:
        return [one for one in self.findings if one.kind == Kind.ONLY_EN]

    @property
    def only_zh_hant(self) -> list[Finding]:
        return [one for one in self.findings if one.kind == Kind.ONLY_ZH_HANT]

    @property
    def notes(self) -> list[Finding]:
        return [one for one in self.findings if one.severity == Severity.NOTE]

    @property
    def alarms(self) -> list[Finding]:
        """What an author should see before anybody else does."""
        return [one for one in self.findings if one.severity in (Severity.LOOK, Severity.MUST)]


def compare(en: str, zh_hant: str, dateline: date | None = None) -> Comparison:
    """The figures of two texts that say the same: two sides of a block, or two documents.

    `dateline` is the day from which "today" and 去年 are reckoned on both sides.
    """
    return compare_mentions(
        en, zh_hant, read_english(en, dateline), read_chinese(zh_hant, dateline), dateline
    )


def compare_mentions(
    en: str,
    zh_hant: str,
    en_mentions: Sequence[Mention],
    zh_mentions: Sequence[Mention],
    dateline: date | None = None,
    context: Context | None = None,
) -> Comparison:
    """As `compare`, of figures that have been read already.

    `context` is that of the whole, where the two are parts of longer texts.
    """
    context = context or Context.of(en_mentions, zh_mentions, dateline)
    sides = placed(en, zh_hant, en_mentions, zh_mentions)
    matches = matched(sides.en, sides.zh_hant)
    rates = Rates(en, zh_hant, en_mentions, zh_mentions)
    bases = Bases(en, sides.zh_plain, en_mentions, zh_mentions)
    currencies = Currencies(
        en,
        zh_hant,
        yuan_is_renminbi=context.yuan_is_renminbi,
        dollar_is_american=context.dollar_is_american,
    )
    findings = [
        _of_pair(pair, dateline, rates, bases, currencies, context.months) for pair in matches.pairs
    ]
    findings = _with_swapped(en, sides.zh_plain, matches.pairs, findings)
    findings += [
        Finding(Kind.VALUE, Severity.MUST, *both) for both in differing_standards(en, zh_hant)
    ]
    findings += [_of_names(*both) for both in differing_sums(en, sides.zh_plain)]
    unread_zh = Unread(zh_hant, zh_mentions, en, sides.zh_paragraphs)
    unread_en = Unread(en, en_mentions, zh_hant, sides.en_paragraphs)
    for english, mine, others, alone, unread in (
        (True, matches.en, sides.zh_hant, matches.zh_hant, unread_zh),
        (False, matches.zh_hant, sides.en, matches.en, unread_en),
    ):
        rows, rows_alone = Rows(others), Rows(alone)
        for figure in mine:
            why = harmless(figure, rows, rows_alone, unread, dateline, english=english)
            findings.append(_of_one(figure.mention, why, english=english))
    findings.sort(key=_position)
    return Comparison(en, zh_hant, tuple(findings))


def _of_pair(
    pair: Pair,
    dateline: date | None,
    rates: Rates,
    bases: Bases,
    currencies: Currencies,
    months: Months,
) -> Finding:
    a, b = pair.en.mention, pair.zh_hant.mention
    found = pair.likeness
    if found == Likeness.UNIT and currencies.are_understood(a, b):
        sure = same_qualifier(pair.en, pair.zh_hant)
        found = Likeness.SAME if sure else Likeness.QUALIFIER
    if found == Likeness.SAME and opposite(pair.en, pair.zh_hant):
        found = Likeness.VALUE
    if found == Likeness.SAME and months.differ(a, b):
        found = Likeness.VALUE
    if found == Likeness.SAME and rates.differ(a, b):
        found = Likeness.UNIT
    if found == Likeness.SAME and bases.differ(a, b):
        return Finding(Kind.UNIT, Severity.LOOK, a, b)
    if found == Likeness.SAME:
        return Finding(Kind.AGREE, Severity.NONE, a, b)
    if found == Likeness.PRECISION and all(is_of_the_day(one, dateline) for one in (a, b)):
        return Finding(Kind.RELATIVE, Severity.NOTE, a, b)
    perhaps = found == Likeness.PRECISION or (found == Likeness.QUALIFIER and near_qualifiers(a, b))
    return Finding(Kind(found.value), Severity.LOOK if perhaps else Severity.MUST, a, b)


def _with_swapped(
    en: str, zh_hant: str, pairs: Sequence[Pair], findings: Sequence[Finding]
) -> list[Finding]:
    """What agrees in value only, and stands in the place of another: each beside what it should be."""
    result = list(findings)
    agreed = [place for place, one in enumerate(findings) if one.kind == Kind.AGREE]
    both = [(pairs[i].en, pairs[i].zh_hant) for i in agreed]
    doubted = (*swapped(en, zh_hant, both), *reversed_ends(en, zh_hant, both))
    for a, b in ((agreed[i], agreed[j]) for i, j in doubted):
        one, other = findings[a], findings[b]
        result[a] = Finding(Kind.VALUE, Severity.LOOK, one.en, other.zh_hant)
        result[b] = Finding(Kind.VALUE, Severity.LOOK, other.en, one.zh_hant)
    return result


def _of_one(mention: Mention, why: Harmless | None, *, english: bool) -> Finding:
    sides = (mention, None) if english else (None, mention)
    if why:
        return Finding(Kind(why.value), Severity.NOTE, *sides)
    kind = Kind.ONLY_EN if english else Kind.ONLY_ZH_HANT
    weak = mention.relative or mention.unit in (Unit.YEAR, Unit.FISCAL_YEAR, Unit.ORDINAL)
    return Finding(kind, Severity.LOOK if weak else Severity.MUST, *sides)


def _of_names(en: Mention | None, zh_hant: Mention | None) -> Finding:
    kind = Kind.ONLY_ZH_HANT if not en else Kind.VALUE if zh_hant else Kind.ONLY_EN
    return Finding(kind, Severity.MUST, en, zh_hant)


def _position(finding: Finding) -> tuple[int, int]:
    en = finding.en.start if finding.en else -1
    zh_hant = finding.zh_hant.start if finding.zh_hant else -1
    return (en, zh_hant) if en >= 0 else (1 << 60, zh_hant)
