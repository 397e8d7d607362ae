"""A fact says what its figures say, in both languages, and refuses in words what makes no sense."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cyberport_cms.bilingual.languages import BY_CODE
from cyberport_cms.newsroom.reading import read
from cyberport_cms.newsroom.scheduling import publish_due
from factsheets.models import Fact
from tests.factories import (
    let_its_time_come,
    make_fact,
)
from tests.facts.unsaved import fact, published
from tests.members import figure

pytestmark = pytest.mark.django_db


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
    saved = published(fact(figure()))
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
