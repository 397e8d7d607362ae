"""Sentences for people: English where they are made, in the reader's language where they are shown.

Nothing here knows Django. A sentence reads in English and keeps its parts, so that
newsroom/sentences.py can say it in another language. `_` and `ngettext` are called like those of
gettext, so that `make messages` collects what they are given:

    _("The date in “%(words)s” could not be read.", words=printed)
    ngettext("%(count)s comment was dropped.", "%(count)s comments were dropped.", number)
"""

from collections.abc import Mapping
from typing import Any, Self


class Sentence(str):
    """A `str` in English. `values` may hold numbers, words, other sentences, and tuples of them."""

    msgid: str
    plural: str  # empty where nothing is counted
    values: Mapping[str, Any]

    def __new__(cls, msgid: str, plural: str, values: Mapping[str, Any]) -> Self:
        form = plural if plural and values["count"] != 1 else msgid
        said = {name: _english(value) for name, value in values.items()}
        made = super().__new__(cls, form % said if said else form)
        made.msgid, made.plural, made.values = msgid, plural, values
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return self.msgid, self.plural, self.values


def _(msgid: str, **values: Any) -> Sentence:
    return Sentence(msgid, "", values)


def ngettext(one: str, many: str, count: int, **values: Any) -> Sentence:
    return Sentence(one, many, {"count": count, **values})


def packed(words: Any) -> Any:
    """A sentence as JSON can hold it; whatever else as it is."""
    match words:
        case Sentence():
            values = {name: packed(value) for name, value in words.values.items()}
            return {"msgid": words.msgid, "plural": words.plural, "values": values}
        case list() | tuple():
            return [packed(part) for part in words]
    return words


def unpacked(data: Any) -> Any:
    match data:
        case {"msgid": msgid, "plural": plural, "values": values}:
            return Sentence(msgid, plural, {name: unpacked(v) for name, v in values.items()})
        case list():
            return tuple(map(unpacked, data))
    return data


def _english(value: Any) -> str:
    match value:
        case int():
            return f"{value:,}"
        case list() | tuple():
            return ", ".join(map(_english, value))
    return str(value)
