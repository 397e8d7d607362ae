"""The fact that most tests are about: how many members there are, and where a text says so."""

from decimal import Decimal
from typing import Any

from factsheets.models import Fact, Figure
from tests.factories import make_fact, paragraph
from tests.publishing import publish


def figure(name: str = "members", value: object = 2100, **kwargs: Any) -> Figure:
    number = None if value is None else Decimal(str(value))
    return Figure(name=name, value=number, **{"qualifier": "over"} | kwargs)


def make_members(value: object = 2100, **kwargs: Any) -> Fact:
    defaults = {
        "key": "members",
        "lead_in_en": "",
        "lead_in_zh_hant": "",
        "statement_en": "<p>Home to {members} members.</p>",
        "statement_zh_hant": "<p>匯聚{members}名成員。</p>",
        "figures": [figure(value=value)],
    }
    return make_fact(**defaults | kwargs)


def make_members_phrase(value: object = 2100, **kwargs: Any) -> Fact:
    """Words to stand inside a sentence."""
    statement = {
        "statement_en": "<p>home to {members} members</p>",
        "statement_zh_hant": "<p>匯聚{members}名成員</p>",
    }
    return make_members(value, **statement | kwargs)


def change_members(fact: Fact, value: object, user: Any = None, **changes: Any) -> None:
    new = {"figures": [figure(value=value)], "change_note": "Annual count"}
    publish(fact, user, **new | changes)


def chip(fact: Fact, figure: str = "members") -> str:
    """The fact in a rich text."""
    return f'<embed embedtype="fact" id="{fact.pk}" figure="{figure}"/>'


def counted(fact: Fact) -> Any:
    """A paragraph with the fact in both languages."""
    return paragraph(f"We count {chip(fact)} members.", f"我們有{chip(fact)}名成員。")
