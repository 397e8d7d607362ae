"""An imported number is written once: typed, and rendered with the characters of its source."""

import csv
import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from cyberport_cms.bilingual.figure_text import Amount
from cyberport_cms.bilingual.figures.as_written import says
from cyberport_cms.bilingual.figures.english import read_english
from cyberport_cms.bilingual.quantities import Qualifier, Unit
from factsheets.drift.old_values import old_values
from factsheets.importing.numbers import Statement, with_figures
from factsheets.models import Fact

from .bulk_update import sheets
from .factories import make_fact_owner
from .responses import text_of
from .samples import SEEDS

EN = "en"


def typed(en: str, zh_hant: str = "") -> tuple[dict, list]:
    sides = {EN: Statement(f"<p>{en}</p>", EN)}
    if zh_hant:
        sides["zh_hant"] = Statement(f"<p>{zh_hant}</p>", "zh_hant")
    return with_figures(sides)


@pytest.mark.parametrize(
    ("text", "statement", "said"),
    [
        (
            "Home to over 2,300 companies.",
            "Home to {companies} companies.",
            [(2300, "count", "over", "")],
        ),
        (
            "More than 1 100 services are offered.",
            "{services} services are offered.",
            [(1100, "count", "over", "More than 1 100")],
        ),
        (
            "A sum of $16 million was paid.",
            "A sum of {amount} was paid.",
            [(16_000_000, "HKD", "exactly", "$16 million")],
        ),
        (
            "It has nine unicorns, up 4.50% or 31%.",
            "It has {unicorns} unicorns, up {share} or {share_2}.",
            [
                (9, "count", "exactly", "nine"),
                (Decimal("4.5"), "per_cent", "exactly", "4.50%"),
                (31, "per_cent", "exactly", "31%"),
            ],
        ),
        # A tag parts the number from its qualifier: the number alone is a figure.
        (
            "More than <b>900 smart</b> lampposts stand.",
            "More than <b>{lampposts} smart</b> lampposts stand.",
            [(900, "count", "exactly", "")],
        ),
        (
            "R&amp;D of 40 labs &amp; more.",
            "R&amp;D of {labs} labs &amp; more.",
            [(40, "count", "exactly", "")],
        ),
        # What is no quantity stays in words.
        ("In May 2025 two of the 5 to 10 parks opened.", None, []),
        ("World No.2 since 2019, in Phase 2.", None, []),
        ("<b>19.</b>25 million came.", None, []),
    ],
)
def test_numbers_become_figures(text, statement, said):
    html, figures = typed(text)
    assert html[EN] == f"<p>{statement or text}</p>"
    assert [(f.value, f.unit, f.qualifier, f.as_written_en or "") for f in figures] == said


def test_in_both_languages_what_both_say_is_a_figure():
    html, figures = typed(
        "The campus has 900 labs, about HK$50 million and 12 cats.",
        "園區有900間實驗室，約5 000萬港元及13隻貓。",
    )
    assert html == {
        "en": "<p>The campus has {labs} labs, {amount} and 12 cats.</p>",
        "zh_hant": "<p>園區有{labs}間實驗室，{amount}及13隻貓。</p>",
    }
    assert [(f.name, f.value, f.as_written_zh_hant) for f in figures] == [
        ("labs", 900, ""),
        ("amount", 50_000_000, "約5 000萬港元"),
    ]


def test_a_qualifier_that_one_side_says_in_other_words_stays_in_words():
    html, figures = typed(
        "By January 2026 more than 120 were supported.", "截至2026年1月，已支持超過120條。"
    )
    assert html == {
        "en": "<p>By January 2026 more than {number} were supported.</p>",
        "zh_hant": "<p>截至2026年1月，已支持超過{number}條。</p>",
    }
    assert [(f.value, f.qualifier) for f in figures] == [(120, "exactly")]


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "holds"),
    [
        ("more than 1 100", 1100, Qualifier.OVER, True),
        ("more than 1 100", 1300, Qualifier.OVER, False),
        ("more than 1 100", 1100, Qualifier.ABOUT, False),
        ("2026", 2026, Qualifier.EXACTLY, True),
        ("1 100 services", 1100, Qualifier.EXACTLY, False),
        ("lots", 1100, Qualifier.EXACTLY, False),
    ],
)
def test_an_authors_characters_hold_while_they_say_the_number(text, value, qualifier, holds):
    assert says(text, Amount(Decimal(value), Unit.COUNT, qualifier), EN) is holds


# Through the importer

SHEET = """# The city at a glance

## Streets

- More than 1 100 smart lampposts stand in busy streets.

(Revision date: July 1, 2025)
"""

pytestmark = pytest.mark.django_db


@pytest.fixture
def lampposts(site, tmp_path) -> Fact:
    (tmp_path / "sheet.md").write_text(SHEET)
    path = str(tmp_path / "sheet.md")
    call_command("import_factsheet", path, lang="en", slug="city", publish=True, stdout=StringIO())
    return Fact.objects.get()


def test_an_imported_fact_has_its_day_its_source_and_its_figure(lampposts):
    assert lampposts.as_at == date(2025, 7, 1)
    assert lampposts.source_name_en == "sheet.md"
    (version,) = lampposts.versions.all()
    (row,) = version.figures.all()
    assert (row.name, row.value, row.as_written_en) == ("lampposts", 1100, "More than 1 100")
    assert lampposts.words("en") == "More than 1 100 smart lampposts stand in busy streets."


def test_the_site_writes_a_number_that_has_changed(lampposts, client):
    figure = lampposts.figures.get()
    figure.value = Decimal(1300)
    lampposts.figures = [figure]
    lampposts.change_note = "Count"
    lampposts.save_revision().publish()
    fact = Fact.objects.get()
    assert fact.words("en") == "Over 1,300 smart lampposts stand in busy streets."
    assert fact.versions.last().figures.get().as_written_en == ""
    page = client.get(f"/en/factsheets/facts/{fact.key}/").content.decode()
    assert "over 1,100" in page
    assert "over 1,300" in page


def test_a_spreadsheet_changes_an_imported_number(lampposts, client):
    client.force_login(make_fact_owner())
    sheet = sheets.taken(client)
    assert [(row["figure"], row["value"]) for row in sheet] == [("lampposts", "1100")]
    sheet[0] |= {"value": "1300", "as_at": "2026-02-20"}
    shown = sheets.upload(client, sheet)
    assert "Over 1,300 smart lampposts stand" in text_of(shown)
    sheets.answer(client, shown)
    assert Fact.objects.get().words("en") == "Over 1,300 smart lampposts stand in busy streets."


def test_the_form_drops_the_old_characters_and_refuses_wrong_ones(lampposts):
    figure = lampposts.figures.get()
    figure.value = Decimal(1300)
    figure.clean()
    assert figure.as_written_en == ""
    figure.as_written_en = "some 1 400"
    with pytest.raises(Exception, match="“some 1 400” does not say over 1,300"):
        figure.clean()
    figure.as_written_en = "more than 1 300"
    figure.clean()


@pytest.mark.skipif(not SEEDS.exists(), reason=f"no samples in {SEEDS}")
def test_the_figures_of_the_samples_are_followed(site, client, admin_client):
    def run(name: str, **options) -> dict:
        out = StringIO()
        call_command(
            "import_factsheet",
            str(SEEDS / name),
            **{"lang": "en", "publish": True, "json": True, "stdout": out} | options,
        )
        return json.loads(out.getvalue())

    first = run("factsheet-innovation-2025-mid.en.txt", slug="it", revision_date="2025-07-31")
    facts = Fact.objects.filter(key__in=first["facts"])
    assert sum(fact.figures.exists() for fact in facts) >= 30
    second = run("factsheet-innovation-2026-02.en.txt", into="it", accept_matches=True)
    (lampposts,) = Fact.objects.filter(key__in=second["matched"], figures__name="lampposts")
    told = [(v.as_at, v.figures.get(name="lampposts").value) for v in lampposts.versions]
    assert told == [(date(2025, 7, 31), 400), (date(2026, 2, 20), 900)]
    page = client.get(f"/en/factsheets/facts/{lampposts.key}/").content.decode()
    assert "<svg" in page
    table = page.partition("<table")[2]
    assert "over 400" in table
    assert "over 900" in table
    changes = client.get("/en/factsheets/it/editions/2/changes/").content.decode()
    assert "31 July 2025 to 20 February 2026" in changes
    figures = changes.partition("Figures that changed")[2].partition("Facts in other words")[0]
    for suspect in ("$3 billion</ins>", "March 2024</ins>", "2027</ins>"):
        assert suspect not in figures
    old = next(o for o in old_values(Fact.objects.filter(pk=lampposts.pk)) if o.name == "lampposts")
    assert (old.old_text("en"), old.new_text("en")) == ("over 400", "over 900")
    typed_by_hand = "Over 400 smart lampposts have been put into operation in town."
    assert list(old.matches(typed_by_hand, read_english(typed_by_hand), "en"))
    sheet = admin_client.get("/admin/snippets/factsheets/fact/?export=csv").getvalue().decode()
    rows = list(csv.DictReader(StringIO(sheet.lstrip("\ufeff"))))
    assert ("lampposts", "900") in {(row.get("figure"), row.get("value")) for row in rows}
