"""The next edition of a factsheet is imported in the admin, with a look at each proposal."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factsheets.models import Fact, FactsheetPage
from tests.factories import make_factsheet
from tests.next_edition.city import (
    NOW,
    THEN,
    answer,
    counted,
    facts_of,
    make_city,
    make_shared,
    nothing_saved,
    upload,
    url,
)
from tests.responses import text_of

pytestmark = pytest.mark.django_db


def test_each_proposal_is_shown_with_its_figures(client: Any, owner: Any) -> None:
    page = make_city()
    shown = upload(client, page)
    lampposts, portal = shown.context["questions"]
    assert lampposts.match.fact.key == "lampposts"
    assert portal.match.fact.key == "portal"
    assert [(p.before.text, p.after.text) for p in lampposts.figures] == [
        ("Over 400", "More than 900")
    ]
    words = text_of(shown)
    for said in (
        "2 statements seem to be about facts of today",
        "1 statement is new",
        "1 fact is not in the text, and leaves the factsheet",
        "Two new libraries opened.",
        THEN["lanes"],
        "Nothing is saved yet.",
        "Is this the same fact?",
    ):
        assert said in words
    assert nothing_saved(page)


def test_nothing_is_chosen_beforehand_where_two_statements_are_not_alike(
    client: Any, owner: Any
) -> None:
    page = make_city()
    shown = upload(client, page)
    for question in shown.context["questions"]:
        initial = question.field.field.initial
        assert initial == ("yes" if question.match.likeness >= 0.6 else None)
    text = NOW.replace(
        "More than 900 smart lampposts now stand in busy streets of every district and count cars",
        "Many streets of the old town were paved, and smart lampposts stand where cars were",
    )
    shown = upload(client, page, text)
    doubtful = shown.context["questions"][0]
    assert doubtful.match.likeness < 0.6
    assert 'checked' not in str(doubtful.field)  # fmt: skip
    refused = answer(client, page, shown)
    assert "Some questions are not answered" in text_of(refused)
    assert "Answer this question: yes or no." in text_of(refused)
    assert nothing_saved(page)


def test_published_it_is_one_edition(client: Any, owner: Any) -> None:
    page = make_city()
    done = answer(client, page, upload(client, page), same_0="yes", same_1="yes")
    assert done.redirect_chain == [(reverse("wagtailadmin_pages:edit", args=[page.pk]), 302)]
    assert "The next edition is published. Facts that changed: 2; new: 1; gone: 1." in text_of(done)
    assert facts_of(page)[:2] == ["lampposts", "portal"]
    assert [edition.number for edition in page.editions.all()] == [2, 1]
    assert [version.number for version in Fact.objects.get(key="lampposts").versions] == [1, 2]
    assert "More than 900" in client.get("/en/factsheets/city/").content.decode()


def test_saved_as_a_draft_nobody_reads_it(client: Any, owner: Any) -> None:
    page = make_city()
    done = answer(client, page, upload(client, page), "draft", same_0="yes", same_1="yes")
    assert "saved as a draft that nobody reads yet. Facts that change: 2" in text_of(done)
    assert facts_of(page) == list(THEN)
    assert page.editions.count() == 1
    assert "900" not in client.get("/en/factsheets/city/").content.decode()
    # Again, with a better text: what is new is not made twice.
    count = Fact.objects.count()
    shown = upload(client, page)
    assert "changes that are not published, of Kit Wong" in text_of(shown)
    answers = {f"same_{n}": "yes" for n in range(len(shown.context["questions"]))}
    answer(client, page, shown, **answers)
    assert Fact.objects.count() == count
    assert "Two new libraries" in client.get("/en/factsheets/city/").content.decode()


def test_no_makes_a_new_fact_and_the_old_one_leaves(client: Any, owner: Any) -> None:
    page = make_city()
    answer(client, page, upload(client, page), same_0="no", same_1="yes")
    keys = facts_of(page)
    assert "lampposts" not in keys
    assert "portal" in keys
    assert len(keys) == 3
    assert Fact.objects.get(key="lampposts").versions.count() == 1


# In both languages


def test_a_fact_in_both_languages_follows_by_its_figures(client: Any, owner: Any) -> None:
    page = make_shared(counted())
    shown = upload(client, page)
    assert "its Chinese words stay as they are, with the new figures" in text_of(shown)
    answer(client, page, shown, same_0="yes")
    fact = Fact.objects.get(key="counted")
    assert fact.languages == "both"
    assert [(f.name, f.value, f.qualifier) for f in fact.figures.all()] == [("n", 900, "over")]
    assert fact.words("zh_hant") == "全港設有超過900支智慧燈柱。"
    assert fact.words("en").startswith("More than 900 smart lampposts now stand")


def test_a_fact_that_would_lose_its_other_side_cannot_be_the_same(client: Any, owner: Any) -> None:
    page = make_shared(counted())
    text = NOW.replace(
        "More than 900 smart lampposts", "More than 900 smart lampposts and 30 trams"
    )
    shown = upload(client, page, text)
    question = shown.context["questions"][0]
    assert "It is published in Chinese too, and the new text has other numbers" in text_of(shown)
    assert [value for value, _label in question.field.field.choices] == ["no"]
    refused = answer(client, page, shown, same_0="yes")
    assert "Some questions are not answered" in text_of(refused)
    answer(client, page, shown)
    fact = Fact.objects.get(key="counted")
    assert fact.words("zh_hant") == "全港設有超過400支智慧燈柱。"
    assert fact.versions.count() == 1
    assert "counted" not in facts_of(page)


def make_both() -> FactsheetPage:
    sections = [
        (
            "section",
            {
                "en": {"heading": "Streets"},
                "zh_hant": {"heading": "街道"},
                "facts": [counted()],
            },
        )
    ]
    return make_factsheet(slug="both", sections=sections)


NOW_IN_CHINESE = """# 城市一覽

## 街道與服務

- 各區繁忙街道現設有超過900支智慧燈柱，並點算車輛。
- 市民可用網站取得逾1,300項服務。
- 兩間新圖書館啟用。
"""


def test_a_factsheet_in_both_languages_takes_two_files(client: Any, owner: Any) -> None:
    page = make_both()
    assert text_of(client.get(url(page))).count("text of the next edition") >= 2
    files = {
        "file": SimpleUploadedFile("now.md", NOW.encode()),
        "file_zh_hant": SimpleUploadedFile("now.zh.md", NOW_IN_CHINESE.encode()),
    }
    shown = client.post(url(page), files | {"revision_date": "2026-02-20"}, follow=True)
    done = answer(client, page, shown, same_0="yes")
    assert "The next edition is published. Facts that changed: 1; new: 2; gone: 0." in text_of(done)
    fact = Fact.objects.get(key="counted")
    assert fact.words("zh_hant") == "各區繁忙街道現設有超過900支智慧燈柱，並點算車輛。"
    assert [(f.name, f.value) for f in fact.figures.all()] == [("n", 900)]
    assert str(fact.as_at) == "2026-02-20"
    (services,) = Fact.objects.filter(figures__value=1300)
    assert services.languages == "both"
    assert services.words("zh_hant") == "市民可用網站取得逾1,300項服務。"
    assert services.source_name_zh_hant == "now.zh.md"
    assert str(FactsheetPage.objects.get(pk=page.pk).revision_date) == "2026-02-20"


def test_one_file_for_a_factsheet_in_both_languages_is_refused(client: Any, owner: Any) -> None:
    page = make_both()
    assert "This field is required" in text_of(upload(client, page))
    same = {name: SimpleUploadedFile("now.md", NOW.encode()) for name in ("file", "file_zh_hant")}
    assert "Both files are in one language" in text_of(client.post(url(page), same, follow=True))
    assert page.editions.count() == 1
