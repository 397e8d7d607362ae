"""A factsheet shows today's facts, each once, with the day and the source they have."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from .factories import make_fact, make_factsheet

pytestmark = pytest.mark.django_db


def test_a_factsheet_follows_its_facts(site, client):
    fact = make_fact(key="members", statement_en="<p>Over 2,200 members.</p>")
    make_factsheet(slug="glance", facts=[fact])
    assert "Over 2,200 members." in client.get("/en/factsheets/glance/").content.decode()
    fact.statement_en = "<p>Over 2,300 members.</p>"
    fact.save_revision().publish()
    text = client.get("/en/factsheets/glance/").content.decode()
    assert "Over 2,300 members." in text
    assert "Over 2,200 members." not in text


def test_a_draft_of_a_fact_is_not_shown(site, client):
    fact = make_fact(statement_en="<p>Over 2,200 members.</p>")
    make_factsheet(slug="glance", facts=[fact])
    fact.statement_en = "<p>Over 9,999 members.</p>"
    fact.save_revision()
    assert "9,999" not in client.get("/en/factsheets/glance/").content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Community:", "31 March 2025", "Annual report", "Contents"]),
        ("zh-hant", ["社群：", "2025年3月31日", "年報", "目錄"]),
        ("zh-hans", ["社群：", "2025年3月31日", "年报", "目录"]),
    ],
)
def test_facts_come_with_their_day_and_source(site, client, language, words):
    fact = make_fact(key="members", as_at=date(2025, 3, 31))
    make_factsheet(slug="glance", facts=[fact])
    text = client.get(f"/{language}/factsheets/glance/").content.decode()
    assert 'id="fact-members"' in text
    for word in words:
        assert word in text


def test_a_fact_stands_once(site):
    fact = make_fact()
    with pytest.raises(ValidationError, match="more than once"):
        make_factsheet(facts=[fact, fact])


def test_a_fact_without_chinese_is_refused_on_a_factsheet_in_both_languages(site):
    fact = make_fact(languages="en", lead_in_zh_hant="", statement_zh_hant="")
    with pytest.raises(ValidationError, match="not written in Chinese"):
        make_factsheet(facts=[fact])


def test_keys_are_plain_and_days_are_past(site):
    fact = make_fact()
    fact.key, fact.as_at = "數碼港", timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError) as refusal:
        fact.full_clean()
    assert "key" in refusal.value.message_dict
    with pytest.raises(ValidationError) as refusal:
        fact.save()
    assert "as_at" in refusal.value.message_dict
