"""Search on SQLite: FTS5, through modelsearch's own backend."""

from collections.abc import Iterable
from typing import Any

from django.db.models import FloatField, Func, Model, QuerySet, TextField
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.query import SearchQuery
from modelsearch.utils import get_descendants_content_types_pks

from cyberport_cms.bilingual.search_text import TokenRun

from .indexing import NothingForNone, Tokenized
from .query import EVERYTHING, Dialect, Rewritten, rewrite
from .ranking import TITLE_HIT, index_columns

_FTS = stock.SQLiteFTSIndexEntry._meta.db_table
_ENTRY = stock.IndexEntry._meta.db_table


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
        self.query: SearchQuery = rewrite(self.query, last_is_prefix=self.LAST_TERM_IS_PREFIX)

    def columns(self) -> list[str]:
        return index_columns(self.search_fields) if self.fields else self.FTS_TABLE_FIELDS

    def search(
        self, config: Any, start: int | None, stop: int | None, score_field: str | None = None
    ) -> QuerySet:
        """As modelsearch's own, which asks FTS5 again for every object found; this asks it once."""
        if not isinstance(self.query, Rewritten):  # all or nothing
            return super().search(config, start, stop, score_field)
        hits = _Hits(FTS5.write(self.query.node), self.columns(), self.queryset.model)
        queryset = self.queryset.filter(pk__in=RawSQL(*hits.object_ids()))  # noqa: S611
        if score_field or self.order_by_relevance:
            score_field = score_field or "_score"
            queryset = queryset.annotate(**{score_field: _Score(hits)})
        if self.order_by_relevance:
            queryset = queryset.order_by(score_field, "-pk")
        elif not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return queryset[start:stop]


class _AutocompleteQueryCompiler(_QueryCompiler, stock.SQLiteAutocompleteQueryCompiler):
    def columns(self) -> list[str]:
        return self.FTS_TABLE_FIELDS


class _Hits:
    """The index entries that a query finds, as SQL. The lower the score, the better the hit.

    CROSS JOIN makes SQLite read the full-text index first, MATERIALIZED makes it read it once.
    """

    def __init__(self, query: str, columns: list[str], model: type[Model]) -> None:
        self._query = query
        self._columns = columns
        self._content_types = get_descendants_content_types_pks(model)

    def object_ids(self) -> tuple[str, list[Any]]:
        return self._select("entry.object_id")

    def scores(self) -> tuple[str, list[Any]]:
        score, params = f"bm25({_FTS}) * (1 + entry.title_norm)", []
        if "title" in self._columns:
            titles = f"SELECT rowid FROM {_FTS} WHERE {_FTS} MATCH %s"  # noqa: S608
            score += f" - {TITLE_HIT} * ({_FTS}.rowid IN ({titles}))"
            params.append(f"{{title}} : ({self._query})")
        select, select_params = self._select(f"entry.object_id, {score} AS score")
        return select, params + select_params

    def _select(self, what: str) -> tuple[str, list[Any]]:
        places = ", ".join(["%s"] * len(self._content_types))
        sql = (
            f"SELECT {what} FROM {_FTS} CROSS JOIN {_ENTRY} AS entry ON entry.id = {_FTS}.rowid "  # noqa: S608
            f"WHERE {_FTS} MATCH %s AND entry.content_type_id IN ({places})"
        )
        return sql, [f"{{{' '.join(self._columns)}}} : ({self._query})", *self._content_types]


class _Score(Func):
    output_field = FloatField()

    def __init__(self, hits: _Hits) -> None:
        super().__init__(Cast("pk", TextField()))
        self.hits = hits

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        scores, params = self.hits.scores()
        key, key_params = compiler.compile(self.source_expressions[0])
        score = f"SELECT hit.score FROM hit WHERE hit.object_id = {key}"  # noqa: S608
        return f"(WITH hit AS MATERIALIZED ({scores}) {score})", [*params, *key_params]


class ChineseSQLiteSearchBackend(stock.SQLiteSearchBackend):
    """modelsearch's SQLite backend, with text and queries as tokens."""

    index_class = _Index
    query_compiler_class = _QueryCompiler
    autocomplete_query_compiler_class = _AutocompleteQueryCompiler
