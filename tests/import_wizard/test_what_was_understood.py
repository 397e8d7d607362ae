"""Before a draft is made its writer sees what was understood, and what is not used."""

import pytest

from releases.models import Boilerplate, ReleaseImport, ReleasePage
from tests.factories import make_snippets
from tests.import_wizard.steps import ENGLISH, do, html, paste, sheet, url

pytestmark = pytest.mark.django_db


def test_what_was_understood(kept, client):
    response = client.get(url(kept))
    text = html(response)
    review = response.context["review"]
    assert [row.pair.kind for row in review.body] == ["paragraph", "paragraph", "quote"]
    assert [row.pair.kind for row in review.closing] == ["contacts", "boilerplate"]
    assert "New spokesperson: Mei Lam · 林美" in text
    assert "New contact: Kit Wong" in text
    assert "New boilerplate" in text
    assert (
        ">The campus opens on Monday" in response.content.decode()
    )  # without white space before it
    assert "Every word of the text stands in the release." in text


def test_the_figures_are_compared_pair_by_pair_and_in_total(kept, client):
    review = client.get(url(kept)).context["review"]
    assert review.with_findings == [review.body[0]]
    finding = review.body[0].checked.findings[0]
    assert (finding.en, finding.zh_hant) == ("over 40", "逾50")
    assert review.checks.total.counts["disagree"] == 1
    assert review.checks.total.agreed > 0


def test_a_figure_above_the_text_is_linked_like_those_below(writer, client):
    paste(client, en=ENGLISH.replace("opens its doors", "opens 40 doors"))
    text = html(client.get(url(ReleaseImport.objects.get())))
    assert '<a href="#heads">above the text</a>' in text
    assert 'id="heads"' in text


def test_a_contact_whose_details_differ_says_so(writer, client):
    things = make_snippets()
    things.contact.phone = "(852) 3166 3999"
    things.contact.save()
    paste(client)
    kept = ReleaseImport.objects.get()
    text = html(client.get(url(kept)))
    assert "details differ" in text
    assert "printed “(852) 3166 3800”, kept “(852) 3166 3999”" in text
    assert "<mark>3800</mark>" in text  # the number of the draft stands nowhere


@pytest.mark.parametrize("use_current", [True, False])
def test_a_reworded_boilerplate_is_compared_and_chosen(writer, client, use_current):
    things = make_snippets()
    things.boilerplate.text_en = "<p>Cyberport is home to few companies.</p>"
    things.boilerplate.save()
    paste(client)
    kept = ReleaseImport.objects.get()
    text = html(client.get(url(kept)))
    assert "Differs from the current boilerplate:" in text
    assert "<del>few</del>" in text
    chosen = {"closing-1-known": things.boilerplate.pk if use_current else ""}
    do(client, kept, "keep", **chosen)
    assert ("<mark>many</mark>" in html(client.get(url(kept)))) is use_current
    do(client, kept, "draft")
    page = ReleasePage.objects.get()
    found = next(b for b in page.closing if b.block_type == "boilerplate").value["boilerplate"]
    assert (found.pk == things.boilerplate.pk) is use_current
    assert Boilerplate.objects.count() == (1 if use_current else 2)


def test_a_phone_that_cannot_be_dialled_is_named_and_not_used(kept, client):
    do(client, kept, "keep", **{"closing-0-en-0-phone": "Ext. 12"})
    text = html(client.get(url(kept)))
    assert "“Ext. 12” is left out: it cannot be dialled." in text


def test_what_is_deleted_is_listed_as_not_used(kept, client):
    do(client, kept, "keep", **{"body-1-en-text": ""})
    text = html(client.get(url(kept)))
    assert "<mark>Applications close on Friday, and 12 founders have applied</mark>" in text
    assert sheet(kept).body[1].sides.keys() == {"zh_hant"}
    do(client, kept, "again")
    assert "Every word of the text stands in the release." in html(client.get(url(kept)))
