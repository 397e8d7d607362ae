"""Tables that only grow: the database itself refuses to change or delete a row."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model
from django.db.models.signals import post_migrate
from django.dispatch import receiver

_FUNCTION = """
CREATE OR REPLACE FUNCTION newsroom_append_only() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: rows are neither changed nor deleted', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$ LANGUAGE plpgsql
"""


def append_only(model: type[Model]) -> type[Model]:
    """Marks a model whose rows are never changed or deleted once they are written.

    It holds for all that inherits from it, and for the relations that it names in `parts`.
    """
    model._meta.is_append_only = True  # type: ignore[attr-defined]
    return model


def append_only_models() -> list[type[Model]]:
    """All that are marked, their subclasses, and the parts of both: none has to be remembered."""
    marked = [model for model in apps.get_models() if any(map(_is_marked, model.__mro__))]
    parts = [
        model._meta.get_field(name).related_model
        for model in marked
        for name in getattr(model, "parts", ())
    ]
    return list(dict.fromkeys([*marked, *parts]))


def _is_marked(kind: type) -> bool:
    return hasattr(kind, "_meta") and "is_append_only" in vars(kind._meta)


def guarding(connection: Any, models: Iterable[type[Model]]) -> list[str]:
    """The statements that put the triggers in place; safe to run again."""
    models = list(models)
    statements = lifting(connection, models)
    if connection.vendor == "postgresql" and models:
        statements.append(_FUNCTION)
    quote = connection.ops.quote_name
    for table, action, trigger in _triggers(models, connection.vendor):
        head = f"CREATE TRIGGER {quote(trigger)} BEFORE {action} ON {quote(table)}"
        if connection.vendor == "postgresql":
            each = "STATEMENT" if action == "TRUNCATE" else "ROW"
            body = f"FOR EACH {each} EXECUTE FUNCTION newsroom_append_only()"
        else:
            words = f"{table} is append-only: rows are neither changed nor deleted"
            body = f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
        statements.append(f"{head} {body}")
    return statements


def lifting(connection: Any, models: Iterable[type[Model]]) -> list[str]:
    """The statements that take the triggers away: for a migration that has to touch history, and
    for tests that empty their database."""
    quote = connection.ops.quote_name
    on = connection.vendor == "postgresql"
    return [
        f"DROP TRIGGER IF EXISTS {quote(trigger)}{f' ON {quote(table)}' if on else ''}"
        for table, _action, trigger in _triggers(models, connection.vendor)
    ]


def _triggers(models: Iterable[type[Model]], vendor: str) -> Iterator[tuple[str, str, str]]:
    actions = ["UPDATE", "DELETE"]
    if vendor == "postgresql":  # SQLite knows no TRUNCATE
        actions.append("TRUNCATE")
    for model in models:
        table = model._meta.db_table
        for action in actions:
            yield table, action, f"{table}_no_{action.lower()}"


@receiver(post_migrate)
def _guard_tables(app_config: Any, using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    # After every migration: SQLite makes a table anew to change it, and forgets its triggers.
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    models = [m for m in append_only_models() if m._meta.app_config is app_config]
    with connection.cursor() as cursor:
        for statement in guarding(connection, [m for m in models if m._meta.db_table in existing]):
            cursor.execute(statement)
