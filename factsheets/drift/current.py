"""Which boilerplate is the current one.

Several published boilerplates of one organisation under one heading: the newest is the current one,
the others are what was said before it. The app that has boilerplates comes after this one, so they
are known by their shape: a snippet of text under a heading that belongs to an organisation.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

_EPOCH = datetime.min.replace(tzinfo=UTC)


def is_boilerplate(model: Any) -> bool:
    return {"heading", "text"} <= set(model.required_pairs) and any(
        field.name == "organisation" for field in model._meta.fields
    )


def kind(snippet: Any) -> tuple[Any, ...]:
    """What makes two boilerplates each other's: the organisation and the heading."""
    heading = snippet.heading_en or snippet.heading_zh_hant or ""
    return type(snippet), snippet.organisation_id, "".join(heading.casefold().split())


def current(boilerplates: Iterable[Any]) -> dict[Any, Any]:
    """The current one of these published boilerplates, by their kind."""
    groups: dict[Any, list[Any]] = {}
    for snippet in boilerplates:
        groups.setdefault(kind(snippet), []).append(snippet)
    return {
        kind: max(group, key=lambda one: (one.last_published_at or _EPOCH, one.pk))
        for kind, group in groups.items()
    }
