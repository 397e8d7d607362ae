"""What follows from several publications at once is done once: one edition, not one a fact."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

_Key = tuple[str, int]  # what is done, and for which row
_Waiting = dict[_Key, Callable[[], object]]
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
    kinds = list(dict.fromkeys(kind for kind, _row in waiting))
    with transaction.atomic():
        # By row, within a kind: two who publish the same things lock rows in one order.
        for key in sorted(waiting, key=lambda key: (kinds.index(key[0]), key[1])):
            waiting[key]()


def once_together(key: _Key, action: Callable[[], object]) -> None:
    """Run `action` now, or once for its key when the enclosing `publishing_together()` ends."""
    waiting = _waiting.get()
    if waiting is None:
        action()
    else:
        waiting[key] = action
