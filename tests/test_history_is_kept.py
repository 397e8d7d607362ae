"""What was said once stays: the database refuses to change, delete or empty any table of history."""

from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from cyberport_cms.newsroom.append_only import append_only_models, lifting
from cyberport_cms.newsroom.versions import Version, VersionedSnippet
from factsheets.models import Edition, Figure

from .factories import make_fact, make_factsheet, make_snippets

pytestmark = pytest.mark.django_db

A_FIGURE = {
    "statement_en": "<p>Home to {members} members.</p>",
    "statement_zh_hant": "<p>匯聚{members}名成員。</p>",
}


@pytest.fixture
def history(site: Any) -> list[type[Model]]:
    """All tables of history, each with a row."""
    make_snippets()
    make_factsheet(facts=[make_fact(figures=[Figure(name="members", value=2300)], **A_FIGURE)])
    models = append_only_models()
    assert [model for model in models if not model._default_manager.exists()] == []
    return models


def refused(statement: str) -> None:
    attempt = pytest.raises(DatabaseError, match="append-only")
    with attempt, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_kind_of_version_is_history_with_its_parts() -> None:
    models = set(append_only_models())
    versions = [model for model in apps.get_models() if issubclass(model, Version)]
    assert len(versions) > 5
    for model in versions:
        parts = {model._meta.get_field(name).related_model for name in model.parts}
        assert {model, *parts} <= models, model
    snippets = [model for model in apps.get_models() if issubclass(model, VersionedSnippet)]
    assert {snippet.version_model for snippet in snippets} <= models
    assert Edition in models


def test_no_row_of_history_is_changed_or_deleted(history: list[type[Model]]) -> None:
    for model in history:
        table, column = model._meta.db_table, model._meta.pk.column
        refused(f"UPDATE {table} SET {column} = {column}")
        refused(f"DELETE FROM {table}")


def test_no_table_of_history_is_emptied(history: list[type[Model]]) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite knows no TRUNCATE: emptying a table deletes its rows.")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else that is what refuses, in a test
    for model in history:
        refused(f"TRUNCATE {model._meta.db_table} CASCADE")


def test_a_database_of_an_earlier_version_is_guarded_when_it_is_migrated(
    history: list[type[Model]],
) -> None:
    with connection.cursor() as cursor:
        for statement in lifting(connection, history):
            cursor.execute(statement)
        for model in history:  # nothing stands in the way now
            cursor.execute(
                f"UPDATE {model._meta.db_table} SET {model._meta.pk.column} = 1 WHERE 1=0"
            )
    call_command("migrate", verbosity=0)
    test_no_row_of_history_is_changed_or_deleted(history)
    if connection.vendor == "postgresql":
        test_no_table_of_history_is_emptied(history)
