"""The next edition of a factsheet is imported in the admin, with a look at each proposal."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factsheets.models import Fact, FactsheetPage, Figure

from .factories import (
    make_fact,
    make_fact_owner,
    make_factsheet,
    make_user,
    make_writer,
)

pytestmark = pytest.mark.django_db

NOW = """# The city at a glance

## Streets and services

- More than 900 smart lampposts now stand in busy streets of every district and count cars.
- Residents use the portal for over 1,300 services.
- Two new libraries opened.
"""
THEN = {
    "lampposts": "Over 400 smart lampposts stand in busy streets and count cars.",
    "lanes": "Bicycle lanes run along the northern shore.",
    "portal": "The portal offers more than 1 100 services to residents.",
}


@pytest.fixture
def owner(client: Any, site: Any) -> Any:
    user = make_fact_owner(first_name="Kit", last_name="Wong")
    client.force_login(user)
    return user


def make_city(**kwargs: Any) -> FactsheetPage:
    facts = [
        make_fact(
            key=key,
            languages="en",
            lead_in_en="",
            lead_in_zh_hant="",
            statement_en=f"<p>{words}</p>",
            statement_zh_hant="",
            source_name_zh_hant="",
        )
        for key, words in THEN.items()
    ]
    heading = {"en": {"heading": "Streets"}, "zh_hant": {}}
    defaults: dict[str, Any] = {
        "slug": "city",
        "languages": "en",
        "headline_en": "The city at a glance",
        "headline_zh_hant": "",
        "sections": [("section", {**heading, "facts": facts})],
    }
    return make_factsheet(**defaults | kwargs)


def url(page: FactsheetPage) -> str:
    return f"/admin/factsheets/{page.pk}/next-edition/"


def upload(client: Any, page: FactsheetPage, text: Any = NOW, name: str = "now.md") -> Any:
    content = text.encode() if isinstance(text, str) else text
    return client.post(url(page), {"file": SimpleUploadedFile(name, content)}, follow=True)


def answer(
    client: Any, page: FactsheetPage, shown: Any, action: str = "publish", **given: Any
) -> Any:
    """Press a button, with the answers that are chosen beforehand unless others are given."""
    chosen = {
        name: field.initial
        for name, field in shown.context["answers"].fields.items()
        if field.initial
    }
    data = {
        "source": shown.context["source"],
        "seen": shown.context["edition"].digest,
        "action": action,
    }
    return client.post(url(page), data | chosen | given, follow=True)


def text_of(response: Any) -> str:
    words = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return " ".join(words.split())


def facts_of(page: FactsheetPage) -> list[str]:
    return [fact.key for fact in FactsheetPage.objects.get(pk=page.pk).facts]


def nothing_saved(page: FactsheetPage) -> bool:
    fresh = FactsheetPage.objects.get(pk=page.pk)
    return (
        Fact.objects.count() == 3
        and fresh.latest_revision_id == page.latest_revision_id
        and fresh.editions.count() == 1
    )


# What is asked


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


# What is done


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


# What is told


def counted(**kwargs: Any) -> Fact:
    """A fact in both languages whose number is written once."""
    defaults: dict[str, Any] = {
        "key": "counted",
        "lead_in_en": "",
        "lead_in_zh_hant": "",
        "statement_en": "<p>{n} smart lampposts stand in busy streets and count cars.</p>",
        "statement_zh_hant": "<p>全港設有{n}支智慧燈柱。</p>",
        "figures": [Figure(name="n", value=Decimal(400), qualifier="over")],
    }
    return make_fact(**defaults | kwargs)


def make_shared(fact: Fact) -> FactsheetPage:
    sections = [("section", {"en": {"heading": "Streets"}, "zh_hant": {}, "facts": [fact]})]
    return make_city(sections=sections)


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


def test_a_locked_fact_stops_the_import(client: Any, owner: Any) -> None:
    page = make_city()
    locked = Fact.objects.filter(key="portal")
    locked.update(locked=True, locked_by=make_fact_owner(username="mei"))
    shown = upload(client, page)
    assert "It is locked by mei." in text_of(shown)
    refused = answer(client, page, shown, same_0="yes", same_1="yes")
    assert "portal: It is locked by mei." in text_of(refused)
    assert nothing_saved(page)
    answer(client, page, shown, same_0="yes", same_1="no")
    assert page.editions.count() == 2


def test_what_changes_between_look_and_answer_is_asked_again(client: Any, owner: Any) -> None:
    page = make_city()
    shown = upload(client, page)
    fact = Fact.objects.get(key="portal")
    fact.as_at = None
    fact.save_revision(user=owner).publish()
    again = answer(client, page, shown, same_0="yes", same_1="yes")
    assert "have changed since you looked" in text_of(again)
    assert Fact.objects.get(key="lampposts").versions.count() == 1
    answer(client, page, again, same_0="yes", same_1="yes")
    assert Fact.objects.get(key="lampposts").versions.count() == 2


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("", "now.md", "The submitted file is empty."),
        ("One line without a section.", "now.md", "No section was found."),
        (NOW, "now.docx", "Save it as Markdown (.md) or as plain text (.txt)."),
        (b"\xff\xf0\x81key", "now.txt", "The encoding of the text is not certain."),
        ("x" * 500_001, "now.txt", "at most 500 KB"),
        (
            "# 城市\n\n## 街道\n\n- 全港設有超過900支智慧燈柱，遍布各區。\n",
            "now.md",
            "the factsheet is not",
        ),
    ],
)
def test_a_text_that_cannot_be_taken(
    client: Any, owner: Any, text: Any, name: str, reason: str
) -> None:
    page = make_city()
    shown = upload(client, page, text, name)
    assert reason in text_of(shown)
    assert "/tmp/" not in text_of(shown)
    assert nothing_saved(page)


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


def test_a_fact_whose_sums_would_not_hold_is_told_and_cannot_be_the_same(
    client: Any, owner: Any
) -> None:
    page = make_city()
    Fact.objects.filter(key="portal").update(arithmetic="here + away = all")
    shown = upload(client, page)
    assert "there is no figure “here”" in text_of(shown)
    refused = answer(client, page, shown, same_0="yes", same_1="yes")
    assert "Some questions are not answered" in text_of(refused)
    assert nothing_saved(page)


def test_an_edition_before_the_last_one_is_told(client: Any, owner: Any) -> None:
    page = make_city(revision_date=date(2026, 2, 20))
    shown = upload(client, page)
    assert "The text carries no revision date" in text_of(shown)
    file = {"file": SimpleUploadedFile("now.md", NOW.encode()), "revision_date": "2025-07-01"}
    shown = client.post(url(page), file, follow=True)
    assert "dated 1 July 2025, before edition 1, 20 February 2026" in text_of(shown)


def test_the_text_of_another_page_user_or_day_is_not_taken(
    client: Any, owner: Any, monkeypatch: Any
) -> None:
    page = make_city()
    shown = upload(client, page)
    other = make_factsheet(languages="en")
    assert "not yours" in text_of(answer(client, other, shown))
    client.force_login(make_fact_owner())
    assert "not yours" in text_of(answer(client, page, shown))
    client.force_login(owner)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 25 * 60 * 60)
    assert "older than a day" in text_of(answer(client, page, shown))
    assert page.editions.count() == 1


def test_who_may_not_change_facts_is_not_asked(client: Any, site: Any) -> None:
    page = make_city()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    owner = make_fact_owner()
    client.force_login(owner)
    assert url(page) in client.get(edit).content.decode()
    assert client.get("/admin/factsheets/4711/next-edition/", follow=True).status_code == 404
    permissions = owner.groups.get().permissions
    permissions.remove(permissions.get(codename="add_fact"))
    assert url(page) not in client.get(edit).content.decode()
    assert client.get(url(page)).status_code == 302
    client.force_login(make_user())
    assert client.get(url(page)).status_code == 302


def test_who_may_not_publish_saves_drafts(client: Any, site: Any) -> None:
    page = make_city()
    client.force_login(make_writer())
    shown = upload(client, page)
    assert 'value="publish"' not in shown.content.decode()
    answer(client, page, shown, same_0="yes", same_1="yes")
    refused = answer(client, page, shown, "draft", same_0="yes", same_1="yes")
    assert "you may not publish facts" in text_of(refused)
    assert nothing_saved(page)
    only_known = "\n".join(line for line in NOW.splitlines() if "libraries" not in line)
    shown = upload(client, page, only_known)
    answer(client, page, shown, "draft", same_0="yes", same_1="yes")
    assert FactsheetPage.objects.get(pk=page.pk).has_unpublished_changes


def test_a_locked_factsheet_cannot_change(client: Any, owner: Any) -> None:
    page = make_city()
    locked_by = make_fact_owner()
    FactsheetPage.objects.filter(pk=page.pk).update(locked=True, locked_by=locked_by)
    assert "The factsheet is locked" in text_of(upload(client, page))
