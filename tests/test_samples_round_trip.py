"""The main job on real input: import, publish, read in three scripts and three feeds, nothing lost."""

import json
from io import StringIO
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.utils import translation

from cyberport_cms.bilingual.plain_text import text_of_html
from cyberport_cms.bilingual.simplified import simplify
from factsheets.models import Fact, FactsheetPage
from releases.models import Boilerplate, MediaContact, ReleasePage, Spokesperson

from .samples import SEEDS, missing, needs_samples, source_words, words

pytestmark = [pytest.mark.django_db, needs_samples]

EN_2025 = SEEDS / "release-2025-budget.en.txt"
ZH_2025 = SEEDS / "release-2025-budget.zh-hant.txt"
EN_2024 = SEEDS / "release-2024-budget.en.txt"
FACTS_2026 = SEEDS / "factsheet-innovation-2026-02.en.txt"
FACTS_2025 = SEEDS / "factsheet-innovation-2025-mid.en.txt"


def run(command: str, *args) -> dict:
    out = StringIO()
    call_command(command, *map(str, args), "--json", stdout=out)
    return json.loads(out.getvalue())


def article(client, url: str) -> str:
    """The words of a page's main part, as a reader sees them."""
    response = client.get(url)
    assert response.status_code == 200
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    # The copy button repeats the text: count each word of the page once.
    while "<textarea" in main:
        start = main.index("<textarea")
        main = main[:start] + main[main.index("</textarea>") :].removeprefix("</textarea>")
    return text_of_html(main)


def test_the_2025_release_is_on_the_site_in_three_scripts_and_three_feeds(site, client):
    done = run("import_release", "--en", EN_2025, "--zh-hant", ZH_2025, "--publish")
    assert done["live"]
    assert {warning["code"] for warning in done["warnings"]} == {"dead_link", "open_figure"}
    page = ReleasePage.objects.get(pk=done["id"])

    assert page.headline_zh_hant.startswith("數碼港歡迎《財政預算案》")
    assert page.dateline_date.isoformat() == "2025-02-26"
    assert page.release_time.year == 2025
    assert len(page.body) == 30
    assert all(not block.value["only_in"] for block in (*page.body, *page.closing))
    kinds = [block.block_type for block in page.closing]
    assert kinds == ["photo_note", "caption_quote", "media_contacts", "boilerplate", "website"]

    english = article(client, done["urls"][0])
    assert missing(source_words(EN_2025), words(english)) == []
    traditional = article(client, done["urls"][1])
    assert missing(source_words(ZH_2025), words(traditional)) == []
    simplified = article(client, done["urls"][2])
    wanted = words(simplify("".join(source_words(ZH_2025))))
    assert missing([word for word in wanted if len(word) == 1], words(simplified)) == []
    assert "啓" in traditional and "啟" in traditional  # noqa: PT018  # each as it was written

    for language, headline in (
        ("en", page.headline_en),
        ("zh-hant", page.headline_zh_hant),
        ("zh-hans", simplify(page.headline_zh_hant)),
    ):
        feed = ElementTree.fromstring(client.get(f"/{language}/releases/feed/rss/").content)
        assert [item.findtext("title") for item in feed.iter("item")] == [headline]


def test_the_sides_are_pairs_of_each_other(site):
    done = run("import_release", "--en", EN_2025, "--zh-hant", ZH_2025)
    page = ReleasePage.objects.get(pk=done["id"])
    assert not page.live
    pairs = [
        (block.value["en"], block.value["zh_hant"])
        for block in page.body
        if block.block_type == "heading"
    ]
    assert ("Virtual Assets Development", "虛擬資產發展") in pairs
    assert ("Northern Metropolis Development", "北部都會區發展") in pairs
    assert len(pairs) == 9
    quote = next(block.value for block in page.body if block.block_type == "quote")
    assert str(quote["spokesperson"]) == "Simon Chan · 陳細明"
    assert quote["en"]["before"] == "Simon Chan, Chairman of Cyberport, remarked,"
    assert quote["zh_hant"]["before"] == "香港數碼港主席陳細明表示："


def test_nothing_of_the_2024_release_is_lost(site, client):
    done = run("import_release", "--en", EN_2024, "--publish")
    assert done["languages"] == "en"
    assert missing(source_words(EN_2024), words(article(client, done["urls"][0]))) == []
    for language in ("zh-hant", "zh-hans"):
        text = article(client, f"/{language}/releases/{done['slug']}/")
        assert done["title"] not in text or "English" in text


def test_contacts_and_people_are_kept_once(site):
    run("import_release", "--en", EN_2024, "--publish")
    run("import_release", "--en", EN_2025, "--zh-hant", ZH_2025, "--publish")
    run("import_release", "--en", EN_2025, "--zh-hant", ZH_2025)

    emails = list(MediaContact.objects.values_list("email", flat=True))
    assert sorted(emails) == [
        "cindyfung@cyberport.hk",
        "louis.wong@a-world.com.hk",
        "stephanie.poon@a-world.com.hk",
    ]
    cindy = MediaContact.objects.get(email="cindyfung@cyberport.hk")
    assert (cindy.name_en, cindy.name_zh_hant) == ("Cindy Fung", "馮倩雯")
    assert (cindy.organisation.name_en, cindy.organisation.name_zh_hant) == ("Cyberport", "數碼港")
    assert cindy.tel == "tel:+85231663841"
    assert Spokesperson.objects.count() == 1
    # The boilerplate of 2025 is another text than that of 2024, and the same in both imports.
    assert Boilerplate.objects.count() == 2


def test_the_factsheet_of_february_2026_becomes_122_facts_in_9_sections(site, client):
    done = run("import_factsheet", FACTS_2026, "--lang", "en", "--publish")
    assert (done["sections"], len(done["facts"])) == (9, 122)
    assert done["revision_date"] == "2026-02-20"
    assert done["languages"] == "en"
    page = FactsheetPage.objects.get(pk=done["id"])
    assert len({fact.pk for fact in page.facts}) == 122
    assert Fact.objects.get(key="hong-kong-mainland-collaboration").lead_in_en.endswith(":")
    bold = [fact for fact in page.facts if "<b>" in fact.statement_en or fact.lead_in_en]
    assert len(bold) > 90
    assert missing(source_words(FACTS_2026), words(article(client, done["urls"][0]))) == []


def test_the_factsheet_of_2025_gets_its_sections_from_run_in_words(site, client):
    done = run("import_factsheet", FACTS_2025, "--lang", "en", "--publish")
    page = FactsheetPage.objects.get(pk=done["id"])
    headings = [section.value["en"]["heading"] for section in page.sections]
    assert len(headings) == 23
    assert {"Talent", "Wi-Fi Connected City", "E-Government", "Digital Inclusion"} <= set(headings)
    assert missing(source_words(FACTS_2025), words(article(client, done["urls"][0]))) == []


def test_the_chinese_side_can_be_written_later_fact_by_fact(site, client):
    done = run("import_factsheet", FACTS_2026, "--lang", "en", "--publish")
    page = FactsheetPage.objects.get(pk=done["id"])
    page.languages = "both"
    problems = page.publication_problems()
    assert {"headline_zh_hant", "sections"} <= set(problems)
    fact = page.facts[0]
    figures = "、".join(f"{{{figure.name}}}" for figure in fact.figures.all())
    fact.statement_zh_hant = f"<p>由科學園公司支援{figures}。</p>"
    fact.languages = "both"
    fact.full_clean()
    fact.save()
    with translation.override("zh-hant"):
        assert fact.has_side("zh_hant")
