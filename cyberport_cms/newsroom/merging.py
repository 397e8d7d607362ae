"""Three versions of a page's content become one: what it was, what I made of it, what they did.

Everything here works on serialised content: plain dicts as in `Revision.content`, with streams as
raw lists. What only one of two people changed is taken from that one; what both changed to the same
is no conflict; what both changed differently is a `Conflict`, and nothing is decided about it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from cyberport_cms.bilingual.languages import SOURCES, SourceLanguage

Path = tuple[str, ...]
Choice = Literal["mine", "theirs"]
Same = Callable[[Any, Any], bool]
Raw = dict[str, Any]

ORDER = "order"  # the last part of the path where both have put blocks in an order of their own


class _Missing:
    """A block that does not stand there, or not any more."""

    def __repr__(self) -> str:
        return "MISSING"

    def __bool__(self) -> bool:
        return False


MISSING: Any = _Missing()


@dataclass(frozen=True)
class Conflict:
    """One place that two people changed differently; MISSING where one of them has deleted it."""

    path: Path
    base: Any
    mine: Any
    theirs: Any


@dataclass
class Merged:
    """The one content, what in it was taken from them, and what is still to be decided.

    Where something is undecided, `content` has what I wrote, or what they wrote where I deleted it.
    """

    content: Any
    conflicts: list[Conflict] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)


def merge(
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    *,
    same: Same | None = None,
    choose: Callable[[Conflict], Choice | None] = lambda conflict: None,
) -> Merged:
    """What `mine` and `theirs` have both made of `base`.

    `same` says when two texts are no different; `choose` decides a conflict, or leaves it open
    with None. An empty `base` means that it is not known: then every difference is a conflict.
    """
    merger = _Merger(same or is_same, choose)
    content = {
        name: merger.value(base.get(name), mine.get(name), theirs.get(name), (name,))
        for name in {**theirs, **mine}
    }
    return Merged(content, merger.conflicts, merger.kept)


def side_of(path: Path) -> SourceLanguage | None:
    """The language that a place belongs to; None for what both languages share."""
    for part in reversed(path):
        for source in SOURCES:
            if part == source or (part == path[0] and part.endswith(f"_{source}")):
                return source
    return None


# When two values are no different

_BLOCK_KEY = re.compile(r'\sdata-block-key="[^"]*"')
_EMPTY = re.compile(r"(?:<p>\s*(?:<br/>)?</p>)*")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")


def is_same(one: Any, other: Any) -> bool:
    """True where an editor has changed nothing: forms give paragraphs keys of their own, end lines
    in their own way, leave out seconds, and make no difference between nothing and an empty text or paragraph."""
    return one == other or plain_form(one) == plain_form(other)


def plain_form(value: Any) -> Any:
    match value:
        case str():
            if moment := _MOMENT.fullmatch(value):
                return moment[1] + (moment[2] or "")
            text = _BLOCK_KEY.sub("", value).replace("\r\n", "\n").strip()
            return None if _EMPTY.fullmatch(text) else text
        case dict():
            return {
                name: plain
                for name, child in value.items()
                if (plain := plain_form(child)) is not None
            } or None
        case list():
            return [plain_form(child) for child in value] or None
        case _:
            return value


# The work


def _ids(blocks: Iterable[Raw]) -> list[str]:
    return [block["id"] for block in blocks]


def _is_stream(*values: Any) -> bool:
    """True for lists whose items can be told apart by their ids: streams and lists of blocks."""
    found = [value for value in values if value]
    return bool(found) and all(
        isinstance(value, list)
        and all(isinstance(item, dict) and item.get("id") and "value" in item for item in value)
        and len(set(_ids(value))) == len(value)
        for value in found
    )


def _is_choice_of_many(*values: Any) -> bool:
    """True for keys of things of which several are chosen: topics."""
    return all(
        isinstance(value, list) and all(isinstance(item, int | str) for item in value)
        for value in values
        if value is not None
    ) and any(values)


def _are_rows(*values: Any) -> bool:
    """True for rows of a table of their own: corrections."""
    found = [value for value in values if value]
    return bool(found) and all(
        isinstance(value, list) and all(isinstance(row, dict) and "pk" in row for row in value)
        for value in found
    )


def _are_entries(*values: Any) -> bool:
    """True for notes that are made or taken back, never rewritten: settled findings."""
    found = [value for value in values if value]
    return bool(found) and all(
        isinstance(value, list) and all(isinstance(e, dict) and "digest" in e for e in value)
        for value in found
    )


def _entry_key(entry: Raw) -> str:
    return str([entry.get(name) for name in ("code", "digest", "digests", "reason")])


def _same_shape(*values: Any) -> bool:
    """True where lists can be compared item by item, whatever stands in them."""
    if all(isinstance(value, list) for value in values):
        return len({len(value) for value in values}) == 1 and all(
            _same_shape(*items) for items in zip(*values, strict=True)
        )
    if all(isinstance(value, dict) for value in values):
        return all(_same_shape(*(value.get(name) for value in values)) for name in values[0])
    return not any(isinstance(value, list | dict) for value in values)


class _Merger:
    def __init__(self, same: Same, choose: Callable[[Conflict], Choice | None]) -> None:
        self.same = same
        self.choose = choose
        self.conflicts: list[Conflict] = []
        self.kept: list[Path] = []

    def value(self, base: Any, mine: Any, theirs: Any, path: Path) -> Any:
        if self.same(theirs, base):
            return mine
        if self.same(mine, base):
            self.kept += self._changed(base, theirs, path)
            return theirs
        if self.same(mine, theirs):
            return mine
        if _is_stream(mine, theirs) and isinstance(mine, list) and isinstance(theirs, list):
            return self.stream(base if _is_stream(base) else [], mine, theirs, path)
        if _are_rows(mine, theirs):
            return self.rows(base or [], mine or [], theirs or [], path)
        if _are_entries(mine, theirs):
            return self.entries(base or [], mine or [], theirs or [], path)
        if _is_choice_of_many(base, mine, theirs):
            return self.many(base or [], mine or [], theirs or [], path)
        if isinstance(mine, dict) and isinstance(theirs, dict):
            return self.struct(base, mine, theirs, path)
        if all(isinstance(v, list) for v in (base, mine, theirs)) and _same_shape(
            base, mine, theirs
        ):
            return [
                self.value(*items, (*path, str(number)))
                for number, items in enumerate(zip(base, mine, theirs, strict=True), start=1)
            ]
        return self.decide(Conflict(path, base, mine, theirs))

    def struct(self, base: Any, mine: Raw, theirs: Raw, path: Path) -> Any:
        known = base if isinstance(base, dict) else {}
        if "rows" in mine and "columns" in mine and not _same_shape(known, mine, theirs):
            # A table of another shape is one thing: its rows follow its columns.
            return self.decide(Conflict(path, base, mine, theirs))
        return {
            name: self.value(known.get(name), mine.get(name), theirs.get(name), (*path, name))
            for name in {**theirs, **mine}
        }

    def _changed(self, base: Any, theirs: Any, path: Path) -> list[Path]:
        """The places below `path` where they have changed something."""
        if self.same(base, theirs):
            return []
        found: list[Path] = []
        if _is_stream(base, theirs):
            before = {block["id"]: block["value"] for block in base or []}
            after = {block["id"]: block["value"] for block in theirs or []}
            common = [key for key in after if key in before]
            if common != [key for key in before if key in after]:
                found.append((*path, ORDER))
            for key in {**before, **after}:
                if key in before and key in after:
                    found += self._changed(before[key], after[key], (*path, key))
                else:
                    found.append((*path, key))
        elif isinstance(base, dict) and isinstance(theirs, dict):
            for name in {**base, **theirs}:
                found += self._changed(base.get(name), theirs.get(name), (*path, name))
        return found or [path]

    def decide(self, conflict: Conflict) -> Any:
        choice = self.choose(conflict)
        if choice is None:
            self.conflicts.append(conflict)
            return conflict.theirs if conflict.mine is MISSING else conflict.mine
        return conflict.mine if choice == "mine" else conflict.theirs

    # Blocks

    def stream(self, base: list[Raw], mine: list[Raw], theirs: list[Raw], path: Path) -> list[Raw]:
        was, here, there = ({block["id"]: block for block in s} for s in (base, mine, theirs))
        merged: dict[str, Raw] = {}
        for key in {**here, **there}:
            block = self.block(
                was.get(key, MISSING), here.get(key, MISSING), there.get(key, MISSING), path, key
            )
            if block is not MISSING:
                merged[key] = block
        order = self.order(_ids(base), _ids(mine), _ids(theirs), merged.keys(), path)
        return [merged[key] for key in order]

    def block(self, was: Any, here: Any, there: Any, path: Path, key: str) -> Any:
        place = (*path, key)
        if here is MISSING or there is MISSING:
            left = there if here is MISSING else here
            if was is MISSING:
                if here is MISSING:
                    self.kept.append(place)
                return left  # added
            if self.same(left["value"], was["value"]):
                if there is MISSING:
                    self.kept.append(place)
                return MISSING  # deleted, and not touched by the other
            return self.decide(Conflict(place, was, here, there))
        if here["type"] != there["type"]:
            return self.decide(Conflict(place, was, here, there))
        before = was["value"] if was is not MISSING and was["type"] == here["type"] else None
        return {**here, "value": self.value(before, here["value"], there["value"], place)}

    def order(
        self, base: list[str], mine: list[str], theirs: list[str], final: Iterable[str], path: Path
    ) -> list[str]:
        """All of `final`, in their order, with what I moved or added where I have put it."""
        final = set(final)
        common = {key for key in base if key in set(mine) and key in set(theirs)}
        was, here, there = ([k for k in order if k in common] for order in (base, mine, theirs))
        lead, other = theirs, mine
        shifted: set[str] = set()
        if there == was:
            lead, other = mine, theirs
        elif here in (was, there):
            if here == was:
                self.kept.append((*path, ORDER))
        else:
            shifted = moved(was, here)
            if shifted & moved(was, there):
                mine_order = [key for key in mine if key in final]
                theirs_order = [key for key in theirs if key in final]
                chosen = self.decide(Conflict((*path, ORDER), base, mine_order, theirs_order))
                lead, other = (mine, theirs) if chosen == mine_order else (theirs, mine)
                shifted = set()
        result = [key for key in lead if key in final and key not in shifted]
        placed = set(result)
        before = {after: previous for previous, after in pairwise(other)}
        for key in other:
            if key in final and key not in placed:
                previous = before.get(key)
                while previous is not None and previous not in placed:
                    previous = before.get(previous)
                result.insert(result.index(previous) + 1 if previous is not None else 0, key)
                placed.add(key)
        return result

    # Other lists

    def many(self, base: list[Any], mine: list[Any], theirs: list[Any], path: Path) -> list[Any]:
        """Each choice on its own: chosen or not by whoever changed that."""
        added = [key for key in theirs if key not in base and key not in mine]
        dropped = {key for key in base if key not in theirs}
        if added or dropped & set(mine):
            self.kept.append(path)
        return [key for key in mine if key not in dropped] + added

    def entries(self, base: list[Raw], mine: list[Raw], theirs: list[Raw], path: Path) -> list[Raw]:
        """Each note on its own, whoever has signed it."""
        by_key = {_entry_key(entry): entry for entry in (*theirs, *mine, *base)}
        was, here, there = (
            [_entry_key(entry) for entry in entries] for entries in (base, mine, theirs)
        )
        return [by_key[key] for key in self.many(was, here, there, path)]

    def rows(self, base: list[Raw], mine: list[Raw], theirs: list[Raw], path: Path) -> list[Raw]:
        """Rows by their key; those that have none yet are known by what they say."""
        was, here, there = (_as_stream(rows) for rows in (base, mine, theirs))
        return [block["value"] for block in self.stream(was, here, there, path)]


def _as_stream(rows: list[Raw]) -> list[Raw]:
    blocks: dict[str, Raw] = {}
    for row in rows:
        said = {name: child for name, child in row.items() if name != "sort_order"}
        key = str(row["pk"] or f"new {sorted(said.items(), key=lambda item: item[0])}")
        while key in blocks:
            key += " again"
        blocks[key] = {"id": key, "type": "row", "value": row}
    return list(blocks.values())


def moved(before: list[str], after: list[str]) -> set[str]:
    """The fewest of these that were moved: all that are not in the longest run that kept its order."""
    rank = {key: number for number, key in enumerate(before)}
    best: list[list[str]] = []
    for key in after:
        runs = [run for run in best if rank[run[-1]] < rank[key]]
        best.append([*_longest(runs), key])
    return set(after) - set(_longest(best))


def _longest(runs: list[list[str]]) -> list[str]:
    return max(runs, key=lambda run: len(run), default=[])
