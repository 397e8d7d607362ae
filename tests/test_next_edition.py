"""A new edition is imported into its factsheet: the same facts, with other figures."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from factsheets.importing.matching import propose
from factsheets.models import Fact, FactsheetPage

from .factories import make_fact, make_factsheet
from .samples import SEEDS

pytestmark = pytest.mark.django_db

THEN = """# The city at a glance

## Streets

- Over 400 smart lampposts stand in busy streets and count cars.
- Bicycle lanes run along the northern shore.

## Services

- The portal offers more than 1 100 services to residents.
"""
NOW = """# The city at a glance

## Streets and services

- More than 900 smart lampposts now stand in busy streets of every district and count cars.
- Residents use the portal for over 1,300 services.
- Two new libraries opened.
"""


@pytest.fixture
def files(tmp_path):
    (tmp_path / "then.md").write_text(THEN)
    (tmp_path / "now.md").write_text(NOW)
    return tmp_path


def run(*args: str, **options) -> dict:
    out = StringIO()
    call_command("import_factsheet", *args, json=True, stdout=out, stderr=StringIO(), **options)
    return json.loads(out.getvalue())


def imported(files, **options) -> tuple[dict, dict]:
    first = run(str(files / "then.md"), lang="en", slug="city", publish=True)
    options = {"accept_matches": True, "publish": True} | options
    return first, run(str(files / "now.md"), lang="en", into="city", **options)


def test_the_next_edition_changes_the_facts_it_shares(site, client, files):
    first, second = imported(files)
    assert second["edition"] == 2
    assert second["matched"] == [first["facts"][0], first["facts"][2]]
    lampposts = Fact.objects.get(key=first["facts"][0])
    assert [version.number for version in lampposts.versions] == [1, 2]
    text = client.get("/en/factsheets/city/editions/2/changes/").content.decode()
    for then, now in (("Over 400", "More than 900"), ("more than 1 100", "over 1,300")):
        assert f"{then}</del>" in text
        assert f"{now}</ins>" in text
    assert "Two new libraries" in text.partition("Facts added")[2]
    assert "Bicycle lanes" in text.partition("Facts removed")[2]


def test_without_publish_nothing_public_changes(site, client, files):
    _first, second = imported(files, publish=False)
    assert second["live"]
    assert FactsheetPage.objects.get(slug="city").editions.count() == 1
    assert "900" not in client.get("/en/factsheets/city/").content.decode()


def test_the_command_asks_and_takes_no_for_an_answer(site, files, monkeypatch):
    answers = iter(["perhaps", "y", "n"])
    monkeypatch.setattr("builtins.input", lambda: next(answers))
    first, second = imported(files, accept_matches=False)
    assert second["matched"] == [first["facts"][0]]
    assert len(set(second["facts"]) - set(first["facts"])) == 2


def test_nobody_to_answer_saves_nothing(site, files, monkeypatch):
    def nobody() -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)
    with pytest.raises(CommandError, match="--accept-matches"):
        imported(files, accept_matches=False)
    assert Fact.objects.count() == 3


def test_an_unknown_factsheet_is_said_so(site, files):
    with pytest.raises(CommandError, match="no factsheet “nowhere”"):
        run(str(files / "now.md"), lang="en", into="nowhere")


def test_a_factsheet_in_both_languages_keeps_its_sides_together(site, files):
    make_factsheet(slug="both", facts=[make_fact()])
    with pytest.raises(CommandError, match="other language"):
        run(str(files / "now.md"), lang="en", into="both", accept_matches=True)


def test_partners_are_about_the_same():
    old = ["Over 400 lampposts stand in town.", "Ferries leave at noon.", "900 ships call."]
    new = ["A museum opened.", "Over 900 lampposts stand in all of the town."]
    assert [(match.old, match.new) for match in propose(old, new, "en")] == [(0, 1)]


@pytest.mark.skipif(not SEEDS.exists(), reason=f"no samples in {SEEDS}")
def test_the_two_sample_factsheets_are_two_editions_of_one(site, client):
    run(str(SEEDS / "factsheet-innovation-2025-mid.en.txt"), lang="en", slug="it", publish=True)
    done = run(
        str(SEEDS / "factsheet-innovation-2026-02.en.txt"),
        lang="en",
        into="it",
        accept_matches=True,
        publish=True,
    )
    assert done["edition"] == 2
    assert len(done["facts"]) == 122
    text = client.get("/en/factsheets/it/editions/2/changes/").content.decode()
    figures = text.partition("Figures that changed")[2].partition("Facts in other words")[0]
    for then, now in (
        ("400", "900"),
        ("1 100", "1,300"),
        ("5 600", "5,700"),
        ("504", "537"),
        ("2 200", "2,300"),
    ):
        assert f"{then}</del>" in figures
        assert f"{now}</ins>" in figures
