"""A new edition is imported into its factsheet: the same facts, with other figures."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from factsheets.importing.matching import propose
from factsheets.models import Fact, FactsheetPage, Figure
from tests.factories import make_fact, make_factsheet
from tests.next_edition.city import NOW
from tests.samples import SEEDS

pytestmark = pytest.mark.django_db

THEN = """# The city at a glance

## Streets

- Over 400 smart lampposts stand in busy streets and count cars.
- Bicycle lanes run along the northern shore.

## Services

- The portal offers more than 1 100 services to residents.
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


# Figures keep their names, and nothing is taken from a fact


def members(**kwargs) -> Fact:
    defaults = {
        "key": "members",
        "lead_in_en": "",
        "lead_in_zh_hant": "",
        "statement_en": "<p>Home to {members} members, {onsite} onsite and {offsite} offsite.</p>",
        "statement_zh_hant": "<p>匯聚{members}名成員，{onsite}名在園區，{offsite}名在區外。</p>",
        "figures": [
            Figure(name="members", value=2100),
            Figure(name="onsite", value=900),
            Figure(name="offsite", value=1200),
        ],
        "arithmetic": "onsite + offsite = members",
    }
    return make_fact(**defaults | kwargs)


def next_of_shared(tmp_path, fact: Fact, words: str, **options) -> dict:
    """The next edition of an English factsheet, which is the second one that shows the fact."""
    make_factsheet(slug="first", facts=[fact])
    section = {"en": {"heading": "People"}, "zh_hant": {}, "facts": [fact]}
    make_factsheet(
        slug="second",
        languages="en",
        headline_zh_hant="",
        sections=[("section", section)],
    )
    (tmp_path / "now.md").write_text(f"# People\n\n## Members\n\n- {words}\n")
    options = {"accept_matches": True, "publish": True} | options
    return run(str(tmp_path / "now.md"), lang="en", into="second", **options)


def test_a_shared_fact_takes_the_new_values_on_both_sides(site, client, tmp_path):
    words = "Home to 2,300 members, 1,000 onsite and 1,300 offsite."
    done = next_of_shared(tmp_path, members(), words)
    assert done["matched"] == ["members"]
    fact = Fact.objects.get(key="members")
    assert fact.languages == "both"
    assert {f.name: f.value for f in fact.figures.all()} == {
        "members": 2300,
        "onsite": 1000,
        "offsite": 1300,
    }
    page = client.get("/zh-hant/factsheets/first/").content.decode()
    assert "匯聚2,300名成員，1,000名在園區，1,300名在區外。" in page


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Home to 2,300 members of the community.", "other numbers"),
        ("Home to 2,300 members, 1,000 onsite and 1,200 offsite.", "does not hold"),
        ("Home to 2,300 members, 1,000 onsite, 1,300 offsite and 40 funds.", "other numbers"),
    ],
)
def test_a_fact_that_would_lose_something_stays_as_it_is(site, client, tmp_path, words, reason):
    done = next_of_shared(tmp_path, members(), words)
    assert done["matched"] == []
    assert any("“members” stays as it is" in said and reason in said for said in done["warnings"])
    fact = Fact.objects.get(key="members")
    assert (fact.languages, fact.versions.count()) == ("both", 1)
    assert "匯聚2,100名成員" in client.get("/zh-hant/factsheets/first/").content.decode()
    assert words in client.get("/en/factsheets/second/").content.decode()


def test_a_figure_that_another_text_shows_is_not_lost(site, tmp_path):
    fact = members(languages="en", statement_zh_hant="", source_name_zh_hant="", arithmetic="")
    chip = f'<embed embedtype="fact" id="{fact.pk}" figure="onsite"/>'
    section = {"en": {"heading": "People"}, "zh_hant": {}, "facts": [fact]}
    make_factsheet(
        slug="city",
        languages="en",
        headline_zh_hant="",
        overview_en=f"<p>{chip} work here.</p>",
        overview_zh_hant="",
        sections=[("section", section)],
    )
    make_factsheet(
        slug="other",
        languages="en",
        headline_zh_hant="",
        overview_en=f"<p>{chip} work here.</p>",
        overview_zh_hant="",
        sections=[("section", section)],
    )
    (tmp_path / "now.md").write_text(
        "# People\n\n## Members\n\n- Home to 2,300 members, most of them offsite.\n"
    )
    done = run(str(tmp_path / "now.md"), lang="en", into="city", accept_matches=True, publish=True)
    assert done["matched"] == []
    assert any("cannot lose {onsite}" in words for words in done["warnings"])
    assert Fact.objects.get(key="members").figures.filter(name="onsite").exists()


def test_two_files_bring_a_factsheet_in_both_languages_up_to_date(site, client, tmp_path):
    make_factsheet(slug="both", facts=[members()])
    (tmp_path / "now.md").write_text(
        "# People\n\n## Members\n\n- Home to 2,300 members, 1,000 onsite and 1,300 offsite.\n"
    )
    (tmp_path / "zh.md").write_text(
        "# 社群\n\n## 成員\n\n- 共有2,300名成員，1,000名在園區，1,300名在區外。\n"
    )
    done = run(
        str(tmp_path / "now.md"),
        lang="en",
        zh_hant=tmp_path / "zh.md",
        into="both",
        accept_matches=True,
        publish=True,
        revision_date=date(2026, 2, 20),
    )
    assert done["matched"] == ["members"]
    fact = Fact.objects.get(key="members")
    assert fact.statement_zh_hant == (
        "<p>共有{members}名成員，{onsite}名在園區，{offsite}名在區外。</p>"
    )
    assert fact.figures.get(name="members").value == 2300
    assert fact.as_at == date(2026, 2, 20)
    changes = client.get("/zh-hant/factsheets/both/editions/2/changes/").content.decode()
    assert "2,300</ins>" in changes


# Days


def test_an_edition_bears_the_day_that_is_given(site, client, files):
    first = run(
        *(str(files / "then.md"),),
        lang="en",
        slug="city",
        publish=True,
        revision_date="2025-07-01",
    )
    assert first["revision_date"] == "2025-07-01"
    assert first["warnings"] == []
    second = run(
        *(str(files / "now.md"),),
        lang="en",
        into="city",
        accept_matches=True,
        publish=True,
        revision_date="2026-02-20",
        source="https://example.org/sheet",
    )
    assert second["warnings"] == []
    text = client.get("/en/factsheets/city/editions/2/changes/").content.decode()
    assert "1 July 2025 to 20 February 2026" in text
    lampposts = Fact.objects.get(key=first["facts"][0])
    assert (lampposts.as_at, lampposts.source_url) == (
        date(2026, 2, 20),
        "https://example.org/sheet",
    )
    assert lampposts.source_name_en == "then.md"  # its name was not given


def test_an_edition_before_the_last_one_is_told(site, client, files):
    first, second = imported(files, revision_date="2025-07-01")
    assert any("carries no revision date" in words for words in first["warnings"])
    assert any("1 July 2025, before edition 1" in words for words in second["warnings"])
    text = client.get("/en/factsheets/city/editions/2/changes/").content.decode()
    assert "to 1 July 2025" not in text


def test_a_text_without_a_day_does_not_bear_that_of_the_edition_before(site, files):
    run(str(files / "then.md"), lang="en", slug="city", publish=True, revision_date="2025-07-01")
    done = run(str(files / "now.md"), lang="en", into="city", accept_matches=True, publish=True)
    assert done["revision_date"] is None
    assert any("carries no revision date" in words for words in done["warnings"])


# Which facts are the same


def test_only_what_is_surely_the_same_is_taken_unasked(site, files):
    (files / "now.md").write_text(
        NOW.replace(
            "More than 900 smart lampposts now stand in busy streets of every district and count "
            "cars.",
            "Smart lampposts stand in busy streets, and tell drivers of the weather.",
        )
    )
    first, second = imported(files)
    assert second["matched"] == [first["facts"][2]]
    assert any(first["facts"][0] in words and "unasked" in words for words in second["warnings"])


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


def test_a_fact_that_the_next_edition_repeats_is_left_alone(site, files):
    first = run(
        str(files / "then.md"), lang="en", slug="city", publish=True, revision_date="2025-07-01"
    )
    (files / "now.md").write_text(THEN.replace("1 100", "1 200"))
    done = run(
        str(files / "now.md"),
        lang="en",
        into="city",
        accept_matches=True,
        publish=True,
        revision_date="2026-02-20",
    )
    assert done["matched"] == first["facts"]
    versions = [Fact.objects.get(key=key).versions.count() for key in first["facts"]]
    assert versions == [1, 1, 2]
    assert Fact.objects.get(key=first["facts"][0]).as_at == date(2025, 7, 1)
