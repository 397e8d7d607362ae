"""Everything that is checked of a release, in one list."""

from collections.abc import Iterable, Sequence
from datetime import date

from .contacts import check_contacts
from .figures import check_figures, read_mentions
from .findings import Finding, Group, Severity, Span
from .house_style import check_house_style
from .quotes import Person, check_quotes
from .structure import check_structure
from .terms import Term, check_terms
from .texts import Pair, read_pair

_ORDER = {Severity.MUST: 0, Severity.LOOK: 1, Severity.NOTE: 2, Severity.NONE: 3}


def check(
    pairs: Iterable[Pair],
    terms: Sequence[Term] = (),
    dateline: date | None = None,
    people: Sequence[Person] = (),
    figures: Sequence[Finding] | None = None,
) -> list[Finding]:
    """What an author should look at, in the order of the blocks; the gravest first within a block.

    `pairs` are the blocks of one release with ids of their own, or a single one. `dateline` is the
    day from which "today" and 去年 are reckoned. `figures` are what `check_figures` found in these
    very pairs, where that is known already. Never raises, whatever the texts are; the work grows
    with the length of the text.
    """
    blocks = [read_pair(pair) for pair in pairs]
    mentions = [read_mentions(block, dateline, terms) for block in blocks]
    if figures is None:
        figures = check_figures(mentions, dateline)
    found = [
        *figures,
        *check_terms(blocks, terms),
        *check_contacts(mentions, people),
        *_without_echo(check_quotes(blocks, people), figures),
        *check_structure(blocks),
        *check_house_style(mentions),
    ]
    places = {block.id: number for number, block in enumerate(blocks)}
    found.sort(key=lambda one: (places.get(one.block_id, 0), _ORDER[one.severity]))
    return found


def _without_echo(quotes: Sequence[Finding], figures: Sequence[Finding]) -> list[Finding]:
    """A caption whose only change is a figure that is reported already is a hint, not an alarm."""
    alarmed = [span for one in figures if one.is_alarm for span in (*one.en, *one.zh_hant)]
    result = []
    for one in quotes:
        spans = (*one.en, *one.zh_hant)
        if (
            one.code == "quote.reworded"
            and spans
            and all(any(_meet(span, other) for other in alarmed) for span in spans)
        ):
            one = Finding(
                one.code,
                Severity.NOTE,
                Group.QUOTES,
                one.block_id,
                one.params,
                one.en,
                one.zh_hant,
                one.side,
            )
        result.append(one)
    return result


def _meet(one: Span, other: Span) -> bool:
    return one.block_id == other.block_id and one.start < other.end and other.start < one.end
