"""Staff find people, texts and facts by Chinese words in either script, inside unbroken runs."""

import pytest
from django.urls import reverse

from factsheets.models import Fact
from releases.models import Boilerplate, MediaContact, Spokesperson

from .factories import (
    make_admin,
    make_boilerplate,
    make_contact,
    make_fact,
    make_organisation,
    make_spokesperson,
    make_topic,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("model", "make", "query"),
    [
        (Spokesperson, make_spokesperson, "機械人"),
        (Spokesperson, make_spokesperson, "机械人"),
        (MediaContact, make_contact, "黃傑"),
        (Boilerplate, make_boilerplate, "数码港"),
        (Fact, make_fact, "園區"),
        (Fact, make_fact, "Annual"),
    ],
)
def test_choosers_and_lists_find(site, client, model, make, query):
    client.force_login(make_admin())
    wanted = make() if model is not Fact else make_fact(key="wanted-one")
    viewset = model.snippet_viewset
    for address in (
        reverse(viewset.chooser_viewset.get_url_name("choose_results")),
        reverse(viewset.get_url_name("list_results")),
    ):
        page = client.get(address, {"q": query}).content.decode()
        hit = f"/{wanted.pk}/" in page
        assert hit is (query != "Annual"), address
        assert f"/{wanted.pk}/" not in client.get(address, {"q": "沒有這個"}).content.decode()


@pytest.mark.parametrize("make", [make_spokesperson, make_contact, make_boilerplate])
def test_a_chooser_offers_no_link_that_leads_nowhere(site, client, make):
    client.force_login(make_admin())
    viewset = type(make()).snippet_viewset.chooser_viewset
    modal = client.get(reverse(viewset.get_url_name("choose"))).json()["html"]
    assert "<table" in modal
    assert "None?ordering" not in modal


@pytest.mark.parametrize("query", ["", "Mei", "林美"])
def test_a_chooser_is_narrowed_by_organisation(site, client, query):
    client.force_login(make_admin())
    here, elsewhere = make_organisation(), make_organisation(name_en="Seaport", name_zh_hant="海港")
    wanted, other = make_spokesperson(organisation=here), make_spokesperson(organisation=elsewhere)
    address = reverse(Spokesperson.snippet_viewset.chooser_viewset.get_url_name("choose_results"))
    page = client.get(address, {"q": query, "organisation": here.pk}).content.decode()
    assert f"/{wanted.pk}/" in page
    assert f"/{other.pk}/" not in page


def test_facts_are_chosen_by_topic(site, client):
    client.force_login(make_admin())
    topic = make_topic()
    wanted, other = make_fact(topic=topic), make_fact()
    address = reverse(Fact.snippet_viewset.chooser_viewset.get_url_name("choose_results"))
    page = client.get(address, {"q": "園區", "topic": topic.pk}).content.decode()
    assert f"/{wanted.pk}/" in page
    assert f"/{other.pk}/" not in page
