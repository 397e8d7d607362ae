"""A quotation over several paragraphs is one block: each paragraph is opened, only the last closed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .draft import BodyBlock, Paragraph, Quote, Spoken

_LONGEST = 20_000  # characters: nobody is quoted at such a length, a mark is missing


def joined(blocks: Iterable[BodyBlock]) -> Iterator[BodyBlock]:
    """The blocks; those that carry on the quotation of the one above become part of it."""
    above: BodyBlock | None = None
    for block in blocks:
        if above is not None and (whole := _whole(above, block)):
            above = whole
            continue
        if above is not None:
            yield above
        above = block
    if above is not None:
        yield above


def _whole(above: BodyBlock, block: BodyBlock) -> BodyBlock | None:
    """Both as one; None where the second is no more of what the first one quotes."""
    if not (isinstance(above, Quote | Paragraph) and isinstance(block, Quote | Paragraph)):
        return None
    if not (above.spoken and block.spoken and above.spoken[-1].goes_on):
        return None
    last, first = above.spoken[-1], block.spoken[0]
    if (
        len(last.words) > _LONGEST
        or first.before
        or (last.speaker, last.role) != (first.speaker, first.role)
    ):
        return None
    run = replace(first, words=f"{last.words}\n{first.words}", before=last.before)
    spoken = (*above.spoken[:-1], run, *block.spoken[1:])
    after = block.after if isinstance(block, Quote) else ""
    is_spoken = isinstance(block, Quote) or _is_spoken(block.spoken)
    if isinstance(above, Quote) and is_spoken:
        carried_on = block.paragraphs if isinstance(block, Quote) else (block.content, *block.more)
        return replace(above, more=(*above.more, *carried_on), after=after, spoken=spoken)
    if isinstance(block, Quote):
        if not (isinstance(above, Paragraph) and _is_spoken(above.spoken)):
            return None
        more = (*above.more, *block.paragraphs)
        return replace(block, content=above.content, more=more, spoken=spoken)
    if isinstance(above, Paragraph):
        more = (*above.more, block.content, *block.more)
        return replace(above, spoken=spoken, more=more)
    return None


def _is_spoken(runs: tuple[Spoken, ...]) -> bool:
    """True for a paragraph that holds nothing else."""
    return len(runs) == 1 and not (runs[0].before or runs[0].after)
