"""What a load balancer asks, and what it is told."""

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings

from cyberport_cms import health


@pytest.fixture(autouse=True)
def _unknown_migrations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_migrated", False)


def test_healthz_answers_without_the_database(client: Client) -> None:
    # No `db` fixture here: pytest-django fails this test on any query.
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]


@override_settings(SECURE_SSL_REDIRECT=True)
@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_probe_is_sent_neither_to_https_nor_to_a_language(client: Client, path: str) -> None:
    response = client.get(path, headers={"accept-language": "zh-HK"})
    assert (response.status_code, response.content) == (200, b"ok")


def test_readyz_says_that_the_database_is_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> None:
        raise OperationalError("connection to server at 10.1.2.3 refused for user newsroom")

    monkeypatch.setattr(connection, "cursor", refuse)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.content == b"the database does not answer"  # and no host, no user


@pytest.mark.django_db
def test_readyz_says_that_migrations_are_missing(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'releases'")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"not applied: manage.py migrate" in response.content


@pytest.mark.django_db
def test_readyz_looks_at_migrations_once(client: Client, django_assert_num_queries: object) -> None:
    assert client.get("/readyz").status_code == 200
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert client.get("/readyz").status_code == 200
