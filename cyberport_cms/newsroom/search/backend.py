"""The backend that WAGTAILSEARCH_BACKENDS names: SQLite's or PostgreSQL's, by the database."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from modelsearch.backends.base import BaseSearchBackend


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:  # noqa: N802 (modelsearch's name)
    """The backend for the default database. Databases other than the two are refused in words."""
    # Imported late: each module needs its own database's index model.
    if connection.vendor == "postgresql":
        from .postgres import ChinesePostgresSearchBackend

        return ChinesePostgresSearchBackend(params)
    if connection.vendor == "sqlite":
        from .sqlite import ChineseSQLiteSearchBackend

        return ChineseSQLiteSearchBackend(params)
    raise ImproperlyConfigured(
        f"Search works on SQLite and PostgreSQL; DATABASE_URL names a {connection.vendor} database."
    )
