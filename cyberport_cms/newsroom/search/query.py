"""Wagtail's query objects, rewritten into phrases of tokens that either database can find."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from modelsearch.query import (
    MATCH_ALL,
    MATCH_NONE,
    And,
    Boost,
    Fuzzy,
    MatchAll,
    Not,
    Or,
    Phrase,
    PlainText,
    SearchQuery,
)

from cyberport_cms.bilingual.search_text import TokenRun, phrase, query_terms

from .indexing import END_OF_TEXT

Node: TypeAlias = TokenRun | And | Or | Not
EVERYTHING = TokenRun((END_OF_TEXT,))


class Rewritten(Phrase):
    """A whole query as one leaf: modelsearch's compilers pass a phrase on untouched."""

    def __init__(self, node: Node) -> None:
        super().__init__("")
        self.node = node

    def __repr__(self) -> str:
        return f"<Rewritten {self.node!r}>"


def rewrite(query: SearchQuery, *, last_is_prefix: bool = False) -> SearchQuery:
    """`query` in tokens: a `Rewritten`, or MATCH_ALL, or MATCH_NONE where it holds nothing to find.

    Boosts inside a query do not change the order, and Fuzzy is searched as plain text: neither
    works the same on both databases.
    """
    node = _node(query, last_is_prefix)
    if node is None:
        return MATCH_NONE
    if node == EVERYTHING:
        return MATCH_ALL
    if isinstance(node, Not) and node.subquery == EVERYTHING:
        return MATCH_NONE
    return Rewritten(node)


def _node(query: SearchQuery, last_is_prefix: bool) -> Node | None:
    match query:
        case Rewritten():
            return query.node
        case MatchAll():
            return EVERYTHING
        case Phrase():
            return phrase(query.query_string)
        case PlainText() | Fuzzy():
            terms = query_terms(query.query_string, last_is_prefix=last_is_prefix)
            combine = Or if query.operator == "or" else And
            return _combined(combine, [_combined(Or, choices) for choices in terms])
        case Boost():
            return _node(query.subquery, last_is_prefix)
        case Not():
            subnode = _node(query.subquery, last_is_prefix)
            return None if subnode is None else Not(subnode)
        case And() | Or():
            return _combined(type(query), [_node(q, last_is_prefix) for q in query.subqueries])
    raise NotImplementedError(f"Search does not know {type(query).__name__} queries.")


def _combined(combine: type[And] | type[Or], nodes: Iterable[Node | None]) -> Node | None:
    """The nodes together, without those in which there was nothing to find."""
    found = [node for node in nodes if node is not None]
    return combine(found) if len(found) > 1 else next(iter(found), None)


@dataclass(frozen=True)
class Dialect:
    """How a database writes a run of tokens and its and, or, not."""

    run: Callable[[TokenRun], str]
    and_: str
    or_: str
    not_: Callable[[str], str]

    def write(self, node: Node) -> str:
        """`node` in this database's query language."""
        match node:
            case TokenRun():
                return self.run(node)
            case Not():
                return self.not_(self.write(node.subquery))
            case _:
                operator = self.and_ if isinstance(node, And) else self.or_
                return f"({operator.join(self.write(part) for part in node.subqueries)})"
