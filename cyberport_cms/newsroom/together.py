"""What follows from several publications at once is done once: one edition, not one a fact."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

_Waiting = dict[Hashable, Callable[[], object]]
_waiting: ContextVar[_Waiting | None] = ContextVar("waiting for the last publication", default=None)


@contextmanager
def publishing_together() -> Iterator[None]:
    """Within this block, `once_together` waits for the end; nothing is done when it raises."""
    if _waiting.get() is not None:
        yield
        return
    waiting: _Waiting = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    with transaction.atomic():
        for action in waiting.values():
            action()


def once_together(key: Hashable, action: Callable[[], object]) -> None:
    """Run `action` now, or once for its key when the enclosing `publishing_together()` ends."""
    waiting = _waiting.get()
    if waiting is None:
        action()
    else:
        waiting[key] = action
