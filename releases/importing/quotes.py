"""Quotes: who said it, in which role, and the words themselves."""

import re
from collections.abc import Iterator, Sequence

from cyberport_cms.bilingual.markdown import Chunk, Inline, inline

from .attribution import Who, last_sentence, said_after, said_before, told_of
from .attribution_zh import says_only_zh
from .draft import Paragraph, Quote, Spoken
from .glued import is_titled
from .marks import Span, has_own, spans
from .people import People
from .roles import is_name, is_office
from .scripts import compiled
from .sections import COLONS
from .signed import signature_above
from .subjects_zh import told_of_zh

_SMALLEST_SHARE = 0.4  # of a paragraph that the quoted words must take to be a quote
_LONGEST_BESIDE = 450  # characters beside them: what is longer is prose
_WIDE = re.compile(r"[㐀-鿿]")
_HAN = re.compile("[㐀-鿿]{4}")
_SENTENCE = re.compile(r"[.!?,…。！？，；—–-]$")
_FULL_STOP = re.compile(r"[.!?:。！？：][\"”」’)）]*\s*$")
_NAMES = re.compile(
    r"\b(?:of|[Tt]itled|[Ee]ntitled|[Tt]hemed|called|named|theme|topic)\s*$"
)  # a talk
_CALLED_ZH = compiled(
    r"[為之]?(?:[主專課議]?題|計劃|項目|講座|[巡特]?展|系列|品牌|理念|概念|精神|口號|宗旨)"
)
_LONGEST_NAME, _LONGEST_ROLE = 100, 240


class QuoteReader:
    """Reads the paragraphs of one release in order; remembers who was speaking.

    A quotation counts where somebody is named as its speaker beside it, where it carries on one
    that is not closed, or where it is a whole paragraph. Titles and “so-called” words do not.
    """

    def __init__(self, text: str = "") -> None:
        self._people = People(text)
        self._open: Who | None = None  # speaks on: the last paragraph closed no mark
        self._announced: Who | None = None  # “X said:” was a paragraph of its own
        self._before: Who | None = None  # spoke in the paragraph above, and nobody else did

    def read(self, chunk: Chunk, following: str = "") -> Quote | Paragraph:
        """The paragraph with its quotations; every word of it stands in the result.

        `following` is the text of the next paragraph: it may name who says what is not closed here.
        """
        text = chunk.text
        if self._open is not None and has_own(text) and not _closes(following):
            self._open = None  # the mark that closes the quotation above is missing
        found = spans(text, is_inside=self._open is not None) or self._within(text, following)
        told = list(self._told(text, found))
        if found and not found[-1].is_closed and not any(who[0] for _, who in told):
            told = [(found[-1], who) for who in self._carried_on(following)] or told
        self._remember(text, found, told)
        if not told:
            return Paragraph(chunk.inline)
        spoken = tuple(_partition(text, told))
        first, last = told[0][0], told[-1][0]
        before, after = text[: first.start].strip(), text[last.end :].strip()
        quoted = sum(span.end - span.start for span, _ in told)
        is_quote = (
            quoted >= _SMALLEST_SHARE * len(text.strip())
            and bool(before or after or len(told) > 1)
            and max(len(before), len(after)) <= _LONGEST_BESIDE
            and (not before or last_sentence(before) == before)
            and any(who[0] for _, who in told)
        )
        if not is_quote:
            return Paragraph(chunk.inline, spoken)
        speakers = {who for _, who in told}
        name, role = speakers.pop() if len(speakers) == 1 else ("", "")
        content = _part(chunk, first.start, last.end)
        return Quote(content, before, after, name, role, spoken)

    def begins_section(self) -> None:
        """A heading stands here: who spoke above it does not speak on without being named."""
        self._before = None

    def _within(self, text: str, following: str) -> list[Span]:
        """All of a paragraph without marks between two of one quotation: the next one closes it."""
        is_within = self._open is not None and bool(text.strip()) and _closes(following)
        return [Span(0, len(text), False, False)] if is_within else []

    def read_quote(self, chunk: Chunk) -> Quote | None:
        """The quote that a paragraph is by itself, as under a photo; None where it is none."""
        self._open = self._announced = self._before = None
        block = self.read(chunk)
        return block if isinstance(block, Quote) else None

    def read_marked(self, chunk: Chunk) -> Quote | Paragraph:
        """As `read`, of a paragraph that is marked as a quote: “X said:” may stand above it."""
        announced = self._announced
        block = self.read(chunk)
        if announced is None or isinstance(block, Quote) or block.spoken:
            return block
        spoken = (Spoken(chunk.text, *announced),)
        return Quote(chunk.inline, speaker=announced[0], role=announced[1], spoken=spoken)

    def _told(self, text: str, found: Sequence[Span]) -> Iterator[tuple[Span, Who]]:
        speaker: Who | None = None
        carried = self._open
        if carried and found and found[0].is_opened and text[: found[0].start].strip():
            carried = None
        ends = [*(span.start for span in found[1:]), len(text)]
        begins = 0
        is_attributed = False
        for number, span in enumerate(found):
            words = span.words(text)
            before, after = text[begins : span.start], text[span.end : ends[number]]
            starts = not before.strip()
            was_attributed = is_attributed
            is_between = is_attributed and bool(re.search(r"[,，;；]\s*$", before))
            is_said = says_only_zh(after) and said_after(words, after) is not None
            if _is_title(words) or (not is_said and _is_name_of(words, before, after)):
                continue
            who = said_before(before, words) or said_after(words, after)
            is_attributed = who is not None
            if who and _is_long_enough(words, 2 if _SENTENCE.search(words) else 3):
                speaker = self._named(who, text[: span.start])
            elif number == 0 and starts and carried:
                speaker = carried
            elif number == 0 and starts and self._announced:
                speaker = self._announced
            elif number == 0 and self._before and _is_whole(text, span):
                speaker = self._before
            elif not (_is_sentence(words) or (was_attributed and _goes_on(before, words))):
                continue
            elif speaker and (starts or _FULL_STOP.search(before) or is_between):
                pass  # “…,” said X. “…”
            elif (
                _FULL_STOP.search(before)
                and (subject := self._people.subject(text[: span.start]))
                and subject[0]
            ):
                speaker = subject
            elif not _is_whole(text, span):
                continue
            yield span, speaker or ("", "")
            begins = span.end

    def _carried_on(self, following: str) -> Iterator[Who]:
        """Who is named behind the words that carry on an open quotation, or close it, in the next
        paragraph.
        """
        found = spans(following, is_inside=_closes(following))
        if found and not following[: found[0].start].strip():
            end = found[1].start if len(found) > 1 else len(following)
            who = said_after(found[0].words(following), following[found[0].end : end])
            if who:
                yield self._named(who, "")

    def _named(self, who: Who, before: str) -> Who:
        name, role = self._people.speaker(who, before)
        return name[:_LONGEST_NAME], role[:_LONGEST_ROLE]

    def _remember(self, text: str, found: Sequence[Span], told: Sequence[tuple[Span, Who]]) -> None:
        if told and not told[-1][0].is_closed:
            self._open = told[-1][1]
        elif found:
            self._open = None
        self._announced = None
        speakers = {who for _, who in told}
        self._before = told[0][1] if len(speakers) == 1 and told[0][1][0] else None
        if told and _HAN.search(text):
            self._people.goes_on_to(text[told[-1][0].end :])
        if not told:
            self._people.speaks_of(text)
            reported = told_of_zh(text) if _HAN.search(text) else told_of(text)
            self._before = self._named(reported, "") if reported else None
        if not found and text.rstrip().endswith(COLONS):
            who = said_before(text, "") or signature_above(text)
            self._announced = self._named(who, text) if who and _can_announce(who[0]) else None


def _closes(text: str) -> bool:
    """True for a paragraph that closes a quotation which it has not opened."""
    found = spans(text, is_inside=True)
    return bool(found) and not found[0].is_opened


def _can_announce(name: str) -> bool:
    return is_name(name) or is_office(name)


def _partition(text: str, told: Sequence[tuple[Span, Who]]) -> Iterator[Spoken]:
    begins = 0
    for number, (span, (name, role)) in enumerate(told):
        is_last = number == len(told) - 1
        yield Spoken(
            words=span.words(text),
            speaker=name,
            role=role,
            before=text[begins : span.start].strip(),
            after=text[span.end :].strip() if is_last else "",
            goes_on=is_last and not span.is_closed,
        )
        begins = span.end


def _is_sentence(words: str) -> bool:
    return bool(_SENTENCE.search(words)) and _is_long_enough(words, 4)


def _is_title(words: str) -> bool:
    """True for Four Words at Least With Capitals and no mark at their end: the name of a talk."""
    return len(words.split()) >= 4 and is_titled(words) and not _SENTENCE.search(words)


def _is_name_of(words: str, before: str, after: str) -> bool:
    """True for what something is called: a talk titled “…”, 分享「…」專題內容."""
    is_called = _NAMES.search(before[-20:]) or (
        _CALLED_ZH.match(after) and not before.rstrip().endswith(COLONS)
    )
    return bool(is_called) and not _SENTENCE.search(words)


def _goes_on(before: str, words: str) -> bool:
    """True for a few words more, a sentence by themselves: “…,” she says. “It is home.”"""
    is_sentence = bool(_SENTENCE.search(words)) and not words[:1].islower()
    return is_sentence and bool(_FULL_STOP.search(before)) and _is_long_enough(words, 2)


def _is_long_enough(words: str, least: int) -> bool:
    if _WIDE.search(words):
        return len(words) >= 2 * least
    return len(words.split()) >= least


def _is_whole(text: str, span: Span) -> bool:
    is_all = span.end - span.start >= 0.95 * len(text.strip())
    return is_all and _is_long_enough(span.words(text), 8 if span.is_closed else 4)


def _part(chunk: Chunk, start: int, end: int) -> Inline:
    """The inline text between two places of the chunk's plain text, with its marks."""
    wanted = chunk.text[start:end]
    if chunk.inline.html != chunk.text:
        raw, opening, closing = chunk.raw, chunk.text[start], chunk.text[end - 1]
        if opening in raw and closing in raw:
            piece = inline(raw[raw.index(opening) : raw.rindex(closing) + 1])
            if piece.text == wanted:
                return piece
    return inline_of_plain(wanted)


def inline_of_plain(text: str) -> Inline:
    """Plain text as inline content: no character is read as a mark."""
    return inline(re.sub(r"([\\`*_\[\]<>&!])", r"\\\1", text))
