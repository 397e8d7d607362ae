"""The figures of a published fact are saved with it, as a whole, and never on their own.

The fact is looked at before it is saved: whether it makes sense, and whether texts would lose something
(newsroom/in_use.py). A figure that is saved or deleted beside it would change what readers see without
that, and without a version. `QuerySet.update()` and the bulk methods call no model: as for every rule
of Django's models, they are out of reach.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model, Q, QuerySet
from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _


class _Whole:
    """A fact that is being saved as a whole."""

    def __init__(self, fact: Model) -> None:
        self.fact = fact

    @cached_property
    def own(self) -> set[Any]:
        """The primary keys of its figures as they are saved; asked for once."""
        figures = type(self.fact)._meta.get_field("figures").related_model.objects
        return set(figures.filter(fact=self.fact.pk).values_list("pk", flat=True))

    def has(self, figure: Any) -> bool:
        """Whether the figure is new, or its own already: not taken from another fact."""
        is_its = figure.fact_id == self.fact.pk
        return is_its and (not figure.pk or figure.pk in self.own)


_saved: ContextVar[tuple[_Whole, ...]] = ContextVar(
    "facts that are being saved as a whole", default=()
)


@contextmanager
def saved_whole(fact: Model) -> Iterator[None]:
    """Within this block, the figures of `fact` may be saved and deleted."""
    token = _saved.set((*_saved.get(), _Whole(fact)))
    try:
        yield
    finally:
        _saved.reset(token)


@receiver(pre_save, sender="factsheets.Figure")
def _keep_figures(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _refuse_alone(instance)


@receiver(pre_delete, sender="factsheets.Figure")
def _keep_deleted_figures(sender: type[Model], instance: Any, origin: Any, **kwargs: Any) -> None:
    kind = origin.model if isinstance(origin, QuerySet) else type(origin)
    if kind is sender:  # else its fact is deleted, which has been looked at
        _refuse_alone(instance)


def _refuse_alone(figure: Any) -> None:
    if any(whole.has(figure) for whole in _saved.get()):
        return
    facts = type(figure)._meta.get_field("fact").related_model.objects
    of_it = Q(pk=figure.fact_id)
    if figure.pk:
        of_it |= Q(figures=figure.pk)  # the fact that it is taken from
    saved = [whole.fact.pk for whole in _saved.get()]
    if fact := facts.filter(of_it, live=True).exclude(pk__in=saved).first():
        words = _(
            "“%(fact)s” is published: its figures change with it, not on their own. Change them in "
            "the fact, save that, and publish it."
        )
        raise ValidationError({NON_FIELD_ERRORS: words % {"fact": fact}})
