"""What tests share: a site to test on, and a browser to look at it with."""

import gc
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from playwright.sync_api import expect, sync_playwright
from wagtail.models import Collection, Locale, Page

from cyberport_cms.newsroom.append_only import append_only_models, guarding, lifting
from cyberport_cms.newsroom.models import HomePage
from factsheets.models import FactsheetIndexPage
from releases.models import ReleaseIndexPage
from releases.setup import SiteTree, setup_site
from tests.factories import make_admin, make_fact_owner

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# Headless, and silent towards the network: nothing but the page under test is asked for.
CHROMIUM_ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
# Milliseconds. A busy machine is slow, not wrong: nothing fails because it took its time.
PATIENCE = 30_000


@pytest.fixture(autouse=True)
def _clean_surroundings() -> Iterator[None]:
    """No test sees another's cache, files or language."""
    cache.clear()
    translation.activate("en")
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def _history_can_be_emptied() -> Iterator[None]:
    """Tests with a live server empty the database behind them, which the tables of history refuse:
    their triggers are away for that moment."""
    flush = type(connection.ops).sql_flush

    def sql_flush(self: Any, *args: Any, **kwargs: Any) -> list[str]:
        models = append_only_models()
        lifted, guarded = lifting(self.connection, models), guarding(self.connection, models)
        return [*lifted, *flush(self, *args, **kwargs), *guarded]

    type(connection.ops).sql_flush = sql_flush
    yield
    type(connection.ops).sql_flush = flush


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The test database holds the site from the start: each test then finds it there."""
    with django_db_blocker.unblock():
        setup_site()


@pytest.fixture
def site(db: None) -> SiteTree:
    """The site as `setup_site` makes it: page tree, roles, approval. Returns its `SiteTree`."""
    if home := HomePage.objects.first():
        pages = ReleaseIndexPage.objects.get(), FactsheetIndexPage.objects.get()
        return SiteTree(home, *pages)
    # Tests with a live server empty the database behind them, with what migrations had put there.
    Locale.objects.get_or_create(language_code="en")
    if not Page.objects.exists():
        Page.add_root(title="Root", slug="root")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    return setup_site()


@pytest.fixture
def admin(client: Any, site: SiteTree) -> Any:
    """A client in which somebody with every right is signed in."""
    client.force_login(make_admin())
    return client


@pytest.fixture
def owner(client: Any, site: SiteTree) -> Any:
    """A client in which a fact owner is signed in."""
    client.force_login(make_fact_owner())
    return client


# --- Browser journeys: tests/browser/, marked `browser` ------------------------------------------


_DATABASE = frozenset({"db", "transactional_db", "live_server"})


def pytest_collection_finish() -> None:
    """What has been imported stays: looking through it again and again for garbage costs a sixth of
    a run's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is in tests/browser/ is a browser test, whether or not it says so; what asks for no
    database need not run on each."""
    for item in items:
        if not item.get_closest_marker("django_db") and not _DATABASE.intersection(
            getattr(item, "fixturenames", ())
        ):
            item.add_marker("no_database")
        if Path(__file__).parent / "browser" in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium for the whole run."""
    if not os.path.exists(CHROMIUM):
        message = f"{CHROMIUM} is missing: apt install chromium, or set CHROMIUM to where it is"
        if os.environ.get("CI") == "true":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    # Playwright keeps an event loop in this thread, where Django then refuses the ORM; no coroutine
    # of ours runs in it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, args=CHROMIUM_ARGUMENTS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Any, live_server: Any, site: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page in a session of its own: `new_page(viewport=…, locale="zh-HK")`.

    Addresses are relative to the live server; no other host is reached. What a page of ours has
    to complain of, in a script or in the console, fails the test.
    """
    contexts: list[Any] = []
    errors: list[str] = []
    elsewhere = re.compile(rf"^https?://(?!{re.escape(live_server.url.partition('://')[2])}/)")

    def note(page: Any, message: Any) -> None:
        source = message.location.get("url", "")
        # That a page itself is a 404 is for the test to expect; other hosts were not let answer.
        if message.type == "error" and source != page.url and not elsewhere.match(source):
            errors.append(f"{page.url}: {message.text} ({source})")

    def open_page(**options: Any) -> Any:
        settings = {"locale": "en-HK", "reduced_motion": "reduce"} | options
        context = browser.new_context(base_url=live_server.url, **settings)
        context.set_default_timeout(PATIENCE)
        context.route(elsewhere, lambda route: route.abort())
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        page.on("console", lambda message: note(page, message))
        return page

    yield open_page
    for context in contexts:
        context.close()
    until_nobody_is_served()
    assert not errors, f"errors in the browser: {errors}"


def until_nobody_is_served() -> None:
    """A request that was on its way when its page was closed is answered all the same. What it
    writes must not meet the emptying of the database, nor what it caches the next test."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:  # one a connection, see socketserver
            thread.join(PATIENCE / 1000)
            assert not thread.is_alive(), "the live server is still answering"


@pytest.fixture
def page(new_page: Callable[..., Any]) -> Any:
    """One page on a desktop screen."""
    return new_page(viewport={"width": 1280, "height": 900})
