"""Two addresses for machines that watch the site.

`/healthz` says that this process answers: a failure means *restart it*.
`/readyz` says that it can serve readers: a failure means *send them elsewhere for now*.
"""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

# Code does not change under a running process: once its migrations are in, they stay in.
_migrated = False


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers. Touches no database, so that an outage does not restart every process."""
    return _plain("ok")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and has every migration of this code; else 503 and the reason."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        waiting = _waiting_migrations()
    except DatabaseError:
        # The error itself may name hosts and users: not for everybody to read.
        return _plain("the database does not answer", status=503)
    if waiting:
        return _plain(f"{waiting} migrations are not applied: manage.py migrate", status=503)
    return _plain("ok")


def _waiting_migrations() -> int:
    global _migrated
    if _migrated:
        return 0
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    _migrated = waiting == 0
    return waiting


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=status)
