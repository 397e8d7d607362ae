"""A fact says what its figures say, in both languages, and refuses in words what makes no sense."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from cyberport_cms.bilingual.languages import BY_CODE
from cyberport_cms.newsroom.reading import read
from cyberport_cms.newsroom.scheduling import publish_due
from factsheets.models import Fact, Figure
from releases.setup import APPROVAL

from .factories import (
    let_its_time_come,
    make_approver,
    make_boilerplate,
    make_fact,
    make_fact_owner,
    make_factsheet,
    make_release,
    make_standard_page,
    make_writer,
    paragraph,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/snippets/factsheets/fact/add/"


def figure(name: str = "members", value: object = 2100, **kwargs) -> Figure:
    number = None if value is None else Decimal(str(value))
    return Figure(name=name, value=number, **{"qualifier": "over"} | kwargs)


def fact(*figures: Figure, en: str = "{members}", zh_hant: str = "{members}", **kwargs) -> Fact:
    """Not saved: what would be refused?"""
    texts = {
        "statement_en": f"<p>Home to {en}.</p>",
        "statement_zh_hant": f"<p>匯聚{zh_hant}。</p>",
    }
    return Fact(key="members", figures=list(figures), **texts | kwargs)


def refusal(wrong: Fact) -> str:
    with pytest.raises(ValidationError) as refused:
        wrong.refuse_incomplete()
    return " ".join(refused.value.messages)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (fact(), "{members} has no figure"),
        (fact(figure(), figure("onsite")), "“onsite” stands nowhere in the English statement"),
        (fact(figure(), zh_hant="成員"), "“members” stands nowhere in the Chinese statement"),
        (fact(figure(), statement_zh_hant=""), "“statement” is missing in Chinese"),
        (fact(figure(), statement_en="<p></p>"), "“statement” is missing in English"),
        (fact(figure(), lead_in_en="Members:"), "“lead-in” is missing in Chinese"),
        (fact(figure(value=-5)), "cannot be less than nothing"),
        (fact(figure(value="-5.5")), "cannot be less than nothing"),
        (fact(figure(value="2300.5")), "What is counted is whole"),
        (fact(figure(decimals=2)), "What is counted is whole: it has no decimals"),
        (fact(figure(value=None)), "Give the number"),
        (fact(figure(unit="date", value=None, qualifier="exactly")), "Give the day"),
        (fact(figure(unit="year", value=20)), "four digits"),
        (fact(figure(unit="year", value=2025)), "stands as it is"),
        (fact(figure(unit="custom")), "Say what is counted"),
        (fact(figure(), figure()), "Two figures are called “members”"),
        (fact(figure(), as_at=timezone.localdate() + timedelta(days=2)), "in the future"),
        (fact(figure(), en="{Members}"), "“{Members}” is not read as a figure: write {members}"),
        (
            fact(figure(), en="{ members }"),
            "“{ members }” is not read as a figure: write {members}",
        ),
        (fact(figure(), en="{mem<b>bers</b>}"), "“{members}” is not read as a figure: write {mem"),
        (fact(figure(), en="{1members}"), "“{1members}” is not read as a figure: write {members}"),
        (fact(figure(), en="{members or"), "“{members” is not read as a figure: write {members}"),
        (fact(figure(), en="members} or"), "“members}” is not read as a figure: write {members}"),
        (fact(figure(), en="{{members}}"), "“{{members}}” is not read as a figure"),
        (
            fact(figure(), zh_hant="｛members｝"),
            "“｛members｝” is not read as a figure: write {mem",
        ),
        (fact(figure(), zh_hant="{members名"), "“{members” is not read as a figure: write {mem"),
        (
            fact(figure(), en="{members} {}"),
            "“{}” is not read as a figure: in braces stands a name",
        ),
        (fact(figure(), zh_hant="{members}（{成員}）"), "“{成員}” is not read as a figure"),
        (
            fact(figure(), lead_in_en="{members} members:", lead_in_zh_hant="成員："),
            "“{members}”: figures stand in the statement, not in the lead-in",
        ),
        (
            fact(figure(), lead_in_en="Members:", lead_in_zh_hant="成員｛"),
            "“｛”: figures stand in the statement, not in the lead-in",
        ),
        (fact(figure(), arithmetic="members = onsite"), "no figure “onsite”"),
        (fact(figure(), arithmetic="members and more"), "is not a sum"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_makes_no_sense_is_refused_in_words(wrong, words):
    assert words in refusal(wrong)


def test_figures_that_are_understood_are_not_refused():
    links = '<a href="https://example.org/?a=b">{members}</a> of <b>{members}</b>'
    fact(figure(), en=links).refuse_incomplete()
    fact(figure(value="5.000000")).refuse_incomplete()
    fact(figure(value="2.5", unit="custom", unit_name_en="ha", unit_name_zh_hant="公頃")).clean()
    fact(figure(value="-5", unit="per_cent", qualifier="exactly")).refuse_incomplete()


@pytest.mark.parametrize(
    ("qualifier", "en", "zh_hant", "words"),
    [
        ("over", "over {members}", "{members}", "English statement would read “over over 2,100”"),
        ("over", "more than <b>{members}</b>", "{members}", "“more than over 2,100”"),
        ("about", "some {members}", "{members}", "“some about 2,100”"),
        ("over", "{members} or more", "{members}", "“over 2,100 or more”"),
        ("over", "{members}", "超過{members}", "Chinese statement would read “超過超過2,100”"),
        ("over", "{members}", "逾{members}名", "“逾超過2,100”"),
        ("at_least", "{members}", "{members}名以上", "“至少2,100名以上”"),
        ("nearly", "{members}", "<b>約</b>{members}名", "“約近2,100”"),
    ],
)
def test_a_qualifier_is_said_once(qualifier, en, zh_hant, words):
    assert words in refusal(fact(figure(qualifier=qualifier), en=en, zh_hant=zh_hant))
    fact(figure(qualifier="exactly"), en=en, zh_hant=zh_hant).refuse_incomplete()


def test_words_for_another_number_are_no_qualifier():
    words = {
        "en": "over 12 sites and {members} members",
        "zh_hant": "超過12個地點及{members}名成員",
    }
    fact(figure(), **words).refuse_incomplete()


def test_figures_hold_for_the_day_of_their_publication(site):
    later = timezone.now() + timedelta(days=30)
    day = timezone.localdate(later)
    waiting = fact(figure(), as_at=day, go_live_at=later)
    waiting.refuse_incomplete()
    assert "in the future" in refusal(fact(figure(), as_at=day + timedelta(1), go_live_at=later))
    waiting.live = False
    waiting.save()
    waiting.save_revision().publish()
    let_its_time_come(waiting)
    revision = waiting.revisions.get()
    revision.content["as_at"] = timezone.localdate().isoformat()  # as on that day
    waiting.revisions.update(content=revision.content)
    assert publish_due().refused == {}
    assert Fact.objects.get(pk=waiting.pk).live


def three(members: int) -> Fact:
    figures = [figure(value=members), figure("onsite", 900), figure("offsite", 1200)]
    named = "{members} ({onsite}, {offsite})"
    return fact(*figures, en=named, zh_hant=named, arithmetic="onsite + offsite = members")


def test_sums_are_checked():
    three(2100).refuse_incomplete()
    assert "it makes 2,100, not 2,300" in refusal(three(2300))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "<p>Home to over 2,100.</p>"),
        ("zh-hant", "<p>匯聚超過2,100。</p>"),
        ("zh-hans", "<p>汇聚超过2,100。</p>"),
    ],
)
def test_a_statement_is_read_with_its_figures(site, code, words):
    saved = fact(figure())
    saved.save_and_publish()
    assert read(saved, "statement", BY_CODE[code]) == words


def test_code_cannot_publish_a_wrong_fact_either(site):
    good = make_fact()
    good.statement_zh_hant = ""
    with pytest.raises(ValidationError):
        good.save_revision().publish()
    assert Fact.objects.get(pk=good.pk).statement_zh_hant


def test_a_fact_may_stand_in_one_language_by_choice(site):
    only = make_fact(
        languages="en", statement_zh_hant="", lead_in_zh_hant="", source_name_zh_hant=""
    )
    assert only.has_side("en")
    assert not only.has_side("zh_hant")


def test_the_day_of_review_follows_the_interval(site):
    saved = make_fact(review_months=6)
    published = timezone.localdate(saved.last_published_at)
    assert saved.review_due > published + timedelta(days=180)
    saved.next_review = date(2027, 1, 31)
    assert saved.review_due == date(2027, 1, 31)


# In the admin


def form(**kwargs) -> dict:
    return nested_form_data(
        {
            "key": "members",
            "languages": "both",
            "lead_in_en": "",
            "lead_in_zh_hant": "",
            "statement_en": rich_text("<p>Home to {members} members</p>"),
            "statement_zh_hant": rich_text("<p>匯聚{members}名成員</p>"),
            "arithmetic": "",
            "change_note": "",
            "source_name_en": "",
            "source_name_zh_hant": "",
            "source_url": "",
            "note": "",
            "figures": inline_formset(
                [
                    {
                        "name": "members",
                        "value": "2100",
                        "day": "",
                        "unit": "count",
                        "unit_name_en": "",
                        "unit_name_zh_hant": "",
                        "qualifier": "over",
                        "display": "digits",
                        "decimals": "0",
                    }
                ]
            ),
        }
        | kwargs
    )


def test_a_fact_is_written_and_published_in_the_form(site, client):
    owner = make_fact_owner()
    client.force_login(owner)
    client.post(ADD, form(**{"action-publish": "1"}))
    saved = Fact.objects.get(key="members")
    assert saved.live
    assert saved.words("en") == "Home to over 2,100 members"
    version = saved.versions.get()
    assert version.published_by == owner
    assert version.figures.get().value == 2100


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Say in a few words why the fact changes."), ("zh-hant", "請簡述更改這項資料的原因。")],
)
def test_a_change_needs_a_note(site, client, language, words):
    client.force_login(make_fact_owner(language=language))
    saved = fact(figure())
    saved.save_and_publish()
    url = f"/admin/snippets/factsheets/fact/edit/{saved.pk}/"
    page = client.post(url, form(**{"action-publish": "1"})).content.decode()
    assert words in page
    assert saved.versions.count() == 1


def test_a_draft_may_have_gaps_and_loses_nothing(site, client):
    client.force_login(make_fact_owner())
    gaps = {"statement_zh_hant": rich_text(""), "change_note": "later"}
    client.post(ADD, form(**gaps))
    saved = Fact.objects.get(key="members")
    assert not saved.live
    assert "{members}" in saved.get_latest_revision_as_object().statement_en
    assert saved.versions.count() == 0


def test_a_draft_waits_with_the_day_of_its_publication(site, client):
    client.force_login(make_fact_owner())
    later = timezone.now() + timedelta(days=30)
    day = {"as_at": timezone.localdate(later).isoformat()}
    time = {"go_live_at": timezone.localtime(later).strftime("%Y-%m-%d %H:%M")}
    page = client.post(ADD, form(**day, **{"action-publish": "1"})).content.decode()
    assert "This day is in the future." in page
    client.post(ADD, form(**day))  # a draft may have it before it has its time
    saved = Fact.objects.get(key="members")
    assert not saved.live
    client.post(ADD, form(**day, **time, key="other", **{"action-publish": "1"}))
    scheduled = Fact.objects.get(key="other")
    assert scheduled.revisions.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2100", "2100"),
        ("2100.50", "2100.5"),
        ("42100000000", "42100000000"),
        ("0.000001", "0.000001"),
    ],
)
def test_the_form_shows_the_digits_that_matter(site, client, value, shown):
    client.force_login(make_fact_owner())
    saved = fact(figure(value=value, unit="per_cent"))
    saved.save_and_publish()
    html = client.get(f"/admin/snippets/factsheets/fact/edit/{saved.pk}/").content.decode()
    field = re.search(r'<input[^>]*name="figures-0-value"[^>]*>', html)[0]
    assert f'value="{shown}"' in field


def test_a_wrong_figure_is_said_in_the_form(site, client):
    client.force_login(make_fact_owner())
    data = form(**{"action-publish": "1"})
    data["figures-0-name"] = "people"
    page = client.post(ADD, data).content.decode()
    assert "{members} has no figure" in page
    assert "The figure “people” stands nowhere" in page
    assert not Fact.objects.filter(live=True).exists()


def test_two_people_publish_what_a_writer_proposes(site, client):
    writer, approver = make_writer(), make_approver()
    client.force_login(writer)
    client.post(ADD, form(**{"action-submit": "1"}))
    proposed = Fact.objects.get(key="members")
    assert not proposed.live
    state = proposed.current_workflow_state
    assert state.workflow == Workflow.objects.get(name=APPROVAL)
    page = client.post(
        f"/admin/snippets/factsheets/fact/edit/{proposed.pk}/", form(**{"action-publish": "1"})
    )
    assert not Fact.objects.get(key="members").live, page.status_code
    state.current_task_state.approve(user=approver)
    proposed.refresh_from_db()
    assert proposed.live
    assert proposed.versions.count() == 1


# On pages


def chip(key: int, figure: str = "members") -> str:
    return f'<embed embedtype="fact" id="{key}" figure="{figure}"/>'


@pytest.mark.parametrize("trouble", ["unknown", "draft", "no such figure", "one language"])
def test_a_text_with_a_fact_that_says_nothing_is_refused(site, trouble):
    saved = fact(figure())
    saved.save_and_publish()
    key, name = saved.pk, "members"
    match trouble:
        case "unknown":
            key = 987_654
        case "draft":
            draft = fact(figure())
            draft.key, draft.live = "other", False
            draft.save()
            key = draft.pk
        case "no such figure":
            name = "onsite"
        case "one language":
            saved.languages, saved.statement_zh_hant = "en", ""
            saved.save_revision().publish()
    words = f"We are {chip(key, name)} now."
    with pytest.raises(ValidationError, match="A fact in this text"):
        make_release(body=[paragraph(words, words)])


def test_a_withdrawn_fact_leaves_no_hole(site, client):
    saved = fact(figure())
    saved.save_and_publish()
    words = f"We are {chip(saved.pk)} now."
    page = make_standard_page(site.home, body=[paragraph(words, words)])
    Fact.objects.filter(pk=saved.pk).update(live=False)  # past every door
    text = client.get(f"/en/{page.slug}/").content.decode()
    assert "We are over 2,100 now." in text


@pytest.mark.parametrize(
    ("language", "large", "caption"),
    [
        ("en", "over 2,100", "The community"),
        ("zh-hant", "超過2,100", "社群"),
        ("zh-hans", "超过2,100", "社群"),
    ],
)
def test_fact_blocks_show_figures_in_each_script(site, client, language, large, caption):
    saved = fact(figure(), as_at=date(2025, 3, 31), lead_in_en="Members:", lead_in_zh_hant="成員：")
    saved.save_and_publish()
    body = [
        ("fact", {"fact": saved, "figure": "members"}),
        (
            "figures_table",
            {"en": "The community", "zh_hant": "社群", "rows": [{"fact": saved, "figure": ""}]},
        ),
    ]
    page = make_release(body=body)
    text = client.get(f"/{language}/releases/{page.slug}/").content.decode()
    card, table = text.split('class="figures-table"')
    assert f'<p class="fact-figure" aria-hidden="true">{large}</p>' in card
    assert f"<caption>{caption}</caption>" in table
    assert f"<td>{large}</td>" in table
    assert large in page.search_text or language == "zh-hans"


def test_the_same_fact_may_stand_in_several_factsheets(site, client):
    saved = fact(figure())
    saved.save_and_publish()
    for slug in ("one", "two"):
        make_factsheet(slug=slug, facts=[saved])
        assert "over 2,100" in client.get(f"/en/factsheets/{slug}/").content.decode()


def test_a_boilerplate_that_names_an_unpublished_fact_is_refused(site):
    hidden = fact(figure())
    hidden.live = False
    hidden.save()
    words = f"<p>Home to {chip(hidden.pk)} members.</p>"
    boilerplate = make_boilerplate(text_en=words, text_zh_hant=words)
    with pytest.raises(ValidationError, match="names a fact that is not published"):
        make_release(closing=[("boilerplate", {"boilerplate": boilerplate})])
