"""Search on PostgreSQL: text search vectors, through modelsearch's own backend."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import SearchQuery as TSQuery
from django.db.models import Case, FloatField, Model, Value, When
from modelsearch.backends.database.postgres import postgres as stock
from modelsearch.query import SearchQuery

from cyberport_cms.bilingual.search_text import TokenRun

from .indexing import NothingForNone, Tokenized
from .query import Dialect, Rewritten, rewrite
from .ranking import TITLE_HIT, index_columns

CONFIG = "simple"
"""No stemming and no stop words: the tokens are ours, and the hits are the same as on SQLite."""


def _write_run(run: TokenRun) -> str:
    words = " <-> ".join(f"'{token}'" for token in run.tokens)
    return f"({words}{':*' if run.prefix else ''})"


TSQUERY = Dialect(run=_write_run, and_=" & ", or_=" | ", not_=lambda query: f"!{query}")


class _Indexer(NothingForNone, stock.ObjectIndexer):
    pass


class _Index(stock.PostgresIndex):
    def add_items(self, model: type[Model], objs: Iterable[Any]) -> None:
        super().add_items(model, [Tokenized(obj, _Indexer(obj, self.backend)) for obj in objs])


class _QueryCompiler(stock.PostgresSearchQueryCompiler):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query: SearchQuery = rewrite(self.query, last_is_prefix=self.LAST_TERM_IS_PREFIX)

    def build_tsquery_content(
        self, query: SearchQuery, config: str | None = None, invert: bool = False
    ) -> Any:
        if isinstance(query, Rewritten):
            return TSQuery(
                TSQUERY.write(query.node), search_type="raw", config=config, invert=invert
            )
        return super().build_tsquery_content(query, config=config, invert=invert)

    def get_fields_vectors(self, search_query: Any) -> list[tuple[Any, Any]]:
        # The stock method reads the model's columns, where Chinese is not cut up.
        columns = index_columns(self.search_fields)
        return [
            vector
            for vector in self.get_index_vectors(search_query)
            if vector[0].name.removeprefix("index_entries__") in columns
        ]

    def _build_rank_expression(self, vectors: list[tuple[Any, Any]], config: Any) -> Any:
        rank = super()._build_rank_expression(vectors, config)
        if all(vector.name != "index_entries__title" for vector, _boost in vectors):
            return rank
        bonus = Case(
            When(
                index_entries__title=self.build_tsquery(self.query, config=config), then=TITLE_HIT
            ),
            default=Value(0.0),
            output_field=FloatField(),
        )
        return rank + bonus


class _AutocompleteQueryCompiler(_QueryCompiler, stock.PostgresAutocompleteQueryCompiler):
    def get_fields_vectors(self, search_query: Any) -> list[tuple[Any, Any]]:
        return self.get_index_vectors(search_query)


class ChinesePostgresSearchBackend(stock.PostgresSearchBackend):
    """modelsearch's PostgreSQL backend, with text and queries as tokens."""

    index_class = _Index
    query_compiler_class = _QueryCompiler
    autocomplete_query_compiler_class = _AutocompleteQueryCompiler

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({**params, "SEARCH_CONFIG": CONFIG})
