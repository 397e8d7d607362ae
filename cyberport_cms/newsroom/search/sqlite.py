"""Search on SQLite: FTS5, through modelsearch's own backend."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, FloatField, Model, Value, When
from modelsearch.backends.database.sqlite import query as fts5
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.query import SearchQuery

from cyberport_cms.bilingual.search_text import TokenRun

from .indexing import NothingForNone, Tokenized
from .query import EVERYTHING, Dialect, Rewritten, rewrite
from .ranking import TITLE_HIT, index_columns


def _write_run(run: TokenRun) -> str:
    return f'"{" ".join(run.tokens)}"' + ("*" if run.prefix else "")


FTS5 = Dialect(
    run=_write_run,
    and_=" AND ",
    or_=" OR ",
    not_=lambda query: f"({_write_run(EVERYTHING)} NOT {query})",  # FTS5's NOT takes two sides
)


class _Indexer(NothingForNone, stock.ObjectIndexer):
    pass


class _Index(stock.SQLiteIndex):
    def add_items(self, model: type[Model], objs: Iterable[Any]) -> None:
        super().add_items(model, [Tokenized(obj, _Indexer(obj, self.backend)) for obj in objs])


class _QueryCompiler(stock.SQLiteSearchQueryCompiler):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = rewrite(self.query, last_is_prefix=self.LAST_TERM_IS_PREFIX)

    def check(self) -> None:
        super().check()
        self.fields = index_columns(self.search_fields) if self.fields else self.FTS_TABLE_FIELDS

    def build_search_query_content(self, query: SearchQuery, config: Any = None) -> Any:
        if isinstance(query, Rewritten):
            return fts5.SearchQueryExpression(Value(FTS5.write(query.node)))
        return super().build_search_query_content(query, config=config)

    def _build_rank_expression(self, vectors: Any, config: Any) -> Any:
        rank = super()._build_rank_expression(vectors, config)
        if "title" not in self.fields:
            return rank
        title_hits = stock.SQLiteFTSIndexEntry.objects.filter(
            fts5.MatchExpression(["title"], self.build_search_query_content(self.query))
        )
        # FTS5's best rank is its lowest.
        bonus = Case(
            When(pk__in=title_hits.values("pk"), then=Value(-TITLE_HIT)),
            default=Value(0.0),
            output_field=FloatField(),
        )
        return rank + bonus


class _AutocompleteQueryCompiler(_QueryCompiler, stock.SQLiteAutocompleteQueryCompiler):
    def check(self) -> None:
        super().check()
        self.fields = self.FTS_TABLE_FIELDS


class ChineseSQLiteSearchBackend(stock.SQLiteSearchBackend):
    """modelsearch's SQLite backend, with text and queries as tokens."""

    index_class = _Index
    query_compiler_class = _QueryCompiler
    autocomplete_query_compiler_class = _AutocompleteQueryCompiler
