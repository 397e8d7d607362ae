"""What is published at the same moment takes turns: each gets its number, none is lost."""

from collections.abc import Callable
from decimal import Decimal
from threading import Barrier, Thread
from time import sleep
from typing import Any

import pytest
from django.db import connection, connections, transaction

from cyberport_cms.newsroom.together import once_together, publishing_together
from factsheets.models import Fact, Figure

from .factories import make_fact, make_factsheet


def fact_of(name: str, value: int) -> Fact:
    return make_fact(
        key=name,
        statement_en=f"<p>Home to {{{name}}} {name}.</p>",
        statement_zh_hant=f"<p>匯聚{{{name}}}名成員。</p>",
        figures=[Figure(name=name, value=Decimal(value))],
    )


@pytest.fixture
def at_once(transactional_db: None) -> Callable[..., list[str]]:
    """Publishes facts with new values, each in a thread and transaction of its own."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        # On disk, writers wait for each other from their first statement on (settings/base.py).
        pytest.skip("Two threads cannot write to one database in memory.")

    def publish(*changes: tuple[str, int]) -> list[str]:
        together, errors = Barrier(len(changes)), []

        def work(key: str, value: int) -> None:
            try:
                fact = Fact.objects.get(key=key)
                fact.figures = [Figure(name=key, value=Decimal(value))]
                revision = fact.save_revision()
                together.wait(20)
                with transaction.atomic():
                    revision.publish()
                    sleep(0.3)
            except Exception as error:
                errors.append(f"{key}: {error!r}")
            finally:
                connections.close_all()

        threads = [Thread(target=work, args=change) for change in changes]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        return errors

    return publish


def test_two_facts_of_the_same_factsheets(at_once: Callable[..., list[str]], site: Any) -> None:
    facts = [fact_of("members", 2300), fact_of("offices", 15)]
    pages = [make_factsheet(facts=facts), make_factsheet(facts=facts[::-1])]
    assert at_once(("members", 2400), ("offices", 16)) == []
    for page in pages:
        assert [edition.number for edition in page.editions.all()] == [3, 2, 1]
        newest = page.editions.first().page()
        said = {figure.name: figure.value for f in newest.facts for figure in f.figures.all()}
        assert said == {"members": 2400, "offices": 16}


def test_one_fact_by_two_people(at_once: Callable[..., list[str]], site: Any) -> None:
    fact = fact_of("members", 2300)
    page = make_factsheet(facts=[fact])
    assert at_once(("members", 2400), ("members", 2500)) == []
    assert [version.number for version in fact.versions] == [1, 2, 3]
    assert page.editions.count() == 3
    last = fact.versions.last().figures.get().value
    assert last == Fact.objects.get(pk=fact.pk).figures.get().value


def test_rows_are_taken_in_one_order_whoever_publishes(db: None) -> None:
    done: list[tuple[str, int]] = []
    with publishing_together():
        for key in [("edition", 7), ("index", 2), ("edition", 3), ("index", 1)]:
            once_together(key, lambda key=key: done.append(key))
    assert done == [("edition", 3), ("edition", 7), ("index", 1), ("index", 2)]
