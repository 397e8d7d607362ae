"""What still says an old value of a fact is found, with its words, and replaced with one click."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from cyberport_cms.newsroom.models import StandardPage
from factsheets.drift.findings import Finding, find
from factsheets.drift.replacing import Refused, replace
from factsheets.models import Fact, Figure

from .factories import (
    make_admin,
    make_boilerplate,
    make_draft,
    make_fact,
    make_fact_owner,
    make_factsheet,
    make_release,
    make_standard_page,
    make_user,
    make_writer,
    paragraph,
)

pytestmark = pytest.mark.django_db


def members(value: int = 2100, **kwargs: Any) -> Fact:
    """Home to over … members, in both languages."""
    return make_fact(
        **{
            "key": "members",
            "lead_in_en": "",
            "lead_in_zh_hant": "",
            "statement_en": "<p>The campus is home to {members} members of the community.</p>",
            "statement_zh_hant": "<p>園區匯聚{members}名社群成員。</p>",
            "figures": [Figure(name="members", value=Decimal(value), qualifier="over")],
        }
        | kwargs
    )


def change(fact: Fact, *figures: Figure) -> Fact:
    fact.figures = list(figures)
    fact.change_note = "Annual count"
    fact.save_revision().publish()
    return Fact.objects.get(pk=fact.pk)


def changed_members(**kwargs: Any) -> Fact:
    return change(members(**kwargs), Figure(name="members", value=Decimal(2300), qualifier="over"))


def changed(en: str, zh_hant: str, before: Figure, after: Figure, **kwargs: Any) -> Fact:
    """A fact of one figure that has changed."""
    fact = make_fact(
        lead_in_en="", lead_in_zh_hant="", statement_en=f"<p>{en}</p>",
        statement_zh_hant=f"<p>{zh_hant}</p>", figures=[before], **kwargs,
    )  # fmt: skip
    return change(fact, after)


def page_with(site: Any, en: str = "", zh_hant: str = "", **kwargs: Any) -> StandardPage:
    """A page of one paragraph, in the languages in which it is given."""
    languages = "both" if en and zh_hant else "en" if en else "zh_hant"
    return make_standard_page(
        site.home, body=[paragraph(en, zh_hant)], **{"languages": languages, **kwargs}
    )


def found() -> list[Finding]:
    return find(Fact.objects.all())


def words() -> list[str]:
    return [finding.words for finding in found()]


# Old values


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        ("We are home to over 2,100 members.", "匯聚逾2,100名成員。", ["over 2,100", "逾2,100"]),
        (
            "More than 2100 community members",
            "成員已達二千一百名。",
            ["More than 2100", "二千一百"],
        ),
        ("Membership has grown to 2,100.", "社群成員超過2,100人。", ["2,100", "超過2,100"]),
        (
            "Our 2,100-strong community of members",
            "園區現時匯聚2,100多名成員。",
            ["2,100", "2,100多"],
        ),
    ],
)
def test_an_old_value_is_found_in_both_languages(
    site: Any, en: str, zh_hant: str, expected: list[str]
) -> None:
    changed_members()
    page_with(site, en)
    page_with(site, zh_hant=zh_hant)
    assert words() == expected


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("The hall has 2,100 square metres.", "場地面積2,100平方米。"),
        ("Tickets cost HK$2,100.", "門票售2,100港元。"),
        ("Some 2,100 trees were planted.", "種植約2,100棵樹。"),
        ("Over 2,100 visitors came to the fair.", "逾2,100名訪客參觀展覽。"),
        ("We are home to over 2,300 members.", "園區匯聚逾2,300名成員。"),
        ("Call (852) 2100 2100.", "電話：2100 2100。"),
        ("It raised 2,100 per cent more.", "增長2,100%。"),
        ("Between 2,000 and 2,100 members are expected.", "預計2,000至2,100名成員。"),
    ],
)
def test_an_equal_number_about_something_else_is_no_drift(site: Any, en: str, zh_hant: str) -> None:
    changed_members()
    page_with(site, en)
    page_with(site, zh_hant=zh_hant)
    assert words() == []


# The demo's own fact: neither "members" nor 成員 stands beside its figure.
_DEMO = {
    "lead_in_en": "Members:",
    "lead_in_zh_hant": "社群成員：",
    "statement_en": "<p>{members} companies and start-ups are members of the community.</p>",
    "statement_zh_hant": "<p>社群共有{members}家企業及初創成員。</p>",
}


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        (
            "It brings together over 2,100 members and runs a centre.",
            "數碼港匯聚超過2,100個成員，並營運中心。",
            ["over 2,100", "超過2,100"],
        ),
        ("Home to over 2,100 members.", "匯聚逾2,100名成員。", ["over 2,100", "逾2,100"]),
        ("Membership stands at 2,100.", "成員達2,100名。", ["2,100", "2,100"]),
        ("The 2,100 companies here", "園區有2,100家企業。", ["2,100", "2,100"]),
    ],
)
@pytest.mark.parametrize("name", ["members", "how_many"])
def test_what_is_counted_is_known_by_every_name_that_the_fact_gives_it(
    site: Any, en: str, zh_hant: str, expected: list[str], name: str
) -> None:
    """Its lead-in, its figure's name and what it is said to be, each without the others."""
    said = {side: text.replace("members}", f"{name}}}") for side, text in _DEMO.items()}
    before, after = (
        Figure(name=name, value=Decimal(value), qualifier="over") for value in (2100, 2300)
    )
    change(members(**said | {"figures": [before]}), after)
    page_with(site, en)
    page_with(site, zh_hant=zh_hant)
    assert words() == expected


def test_a_predicate_alone_says_what_is_counted(site: Any) -> None:
    changed(
        _DEMO["statement_en"][3:-4].replace("{members}", "{x}"),
        "社群共有{x}家企業及初創成員。",
        *(Figure(name="x", value=Decimal(value)) for value in (2100, 2300)),
    )
    page_with(site, "Home to 2,100 members.", "匯聚2,100名成員。")
    assert words() == ["2,100", "2,100"]


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("Over 2,100 visitors came to the fair.", "逾2,100名訪客參觀展覽。"),
        ("Some 2,100 students are on the campus.", "園區有2,100名學生。"),
        ("The library has 2,100 books for members.", "圖書館備有2,100本書供成員借閱。"),
        ("Members paid HK$2,100 each.", "每名成員付2,100港元。"),
    ],
)
def test_those_names_raise_no_false_alarm(site: Any, en: str, zh_hant: str) -> None:
    changed_members(**_DEMO)
    page_with(site, en)
    page_with(site, zh_hant=zh_hant)
    assert words() == []


def test_the_lead_in_names_the_figure_of_its_name_not_the_others(site: Any) -> None:
    said = {
        "lead_in_en": "Members:",
        "lead_in_zh_hant": "成員：",
        "statement_en": "<p>{members} in the community, in {offices} offices.</p>",
        "statement_zh_hant": "<p>社群有{members}名，在{offices}個辦公室。</p>",
    }
    figures = [
        Figure(name="members", value=Decimal(2100)),
        Figure(name="offices", value=Decimal(150)),
    ]
    fact = members(**said, figures=figures)
    change(
        fact,
        Figure(name="members", value=Decimal(2300)),
        Figure(name="offices", value=Decimal(160)),
    )
    page_with(site, "150 members met.")
    page_with(site, "2,100 members met.")
    assert words() == ["2,100"]


def test_an_earlier_boilerplate_may_say_what_held_in_its_time(site: Any) -> None:
    changed_members()
    first = make_boilerplate(text_en="<p>Home to 2,100 members.</p>")
    assert words() == ["2,100"]
    make_boilerplate(organisation=first.organisation, text_en="<p>Home to many members.</p>")
    assert words() == []


def test_a_reference_is_no_drift(site: Any) -> None:
    fact = changed_members()
    chip = f'<embed embedtype="fact" id="{fact.pk}" figure="members"/>'
    page_with(site, f"We are home to {chip} members, not 2,100 chairs.")
    page_with(site, zh_hant=f"匯聚{chip}名成員。")
    assert words() == []


@pytest.mark.parametrize(
    ("before", "after", "en", "zh_hant", "typed", "expected"),
    [
        (
            {"value": 42_100_000_000, "unit": "HKD", "display": "scaled", "qualifier": "over"},
            {"value": 45_000_000_000, "unit": "HKD", "display": "scaled", "qualifier": "over"},
            "Start-ups have raised {x} so far.",
            "初創企業累計融資{x}。",
            ("They raised more than HK$42.1 billion.", "企業累計融資逾421億港元。"),
            ["more than HK$42.1 billion", "逾421億港元"],
        ),
        (
            {"value": 5, "unit": "per_cent"},
            {"value": 7, "unit": "per_cent"},
            "The vacancy rate of offices is {x}.",
            "寫字樓空置率為{x}。",
            ("The vacancy rate of our offices fell to 5%.", "寫字樓空置率降至5%。"),
            ["5%", "5%"],
        ),
        (
            {"value": 30, "unit": "custom", "unit_name_en": "sites", "unit_name_zh_hant": "個地點"},
            {"value": 40, "unit": "custom", "unit_name_en": "sites", "unit_name_zh_hant": "個地點"},
            "It is installed at {x} across the city.",
            "在全港{x}安裝。",
            ("Already installed at 30 sites in the city.", "已在全港30個地點安裝。"),
            ["30 sites", "30個地點"],
        ),
        (
            {"value": 12},
            {"value": 15},
            "The campus has {x} research laboratories.",
            "園區設有{x}個研究實驗室。",
            ("Twelve research laboratories on campus", "園區共有十二個研究實驗室。"),
            ["Twelve", "十二"],
        ),
    ],
)
def test_money_shares_and_own_units(
    site: Any, before: Any, after: Any, en: str, zh_hant: str, typed: Any, expected: list[str]
) -> None:
    old, new = (
        Figure(name="x", **values | {"value": Decimal(values["value"])})
        for values in (before, after)
    )
    changed(en, zh_hant, old, new)
    page_with(site, typed[0])
    page_with(site, zh_hant=typed[1])
    assert words() == expected


def test_a_common_number_needs_more_than_its_noun(site: Any) -> None:
    changed(
        "A jury of {jury} members chooses the winners of the award.",
        "由{jury}名成員組成的評審團選出得獎者。",
        Figure(name="jury", value=Decimal(5)),
        Figure(name="jury", value=Decimal(7)),
    )
    page_with(site, "The team has 5 members in Shenzhen.", "團隊有5名成員在深圳。")
    assert words() == []
    page_with(site, "Five members of the jury chose the award.", "評審團5名成員選出得獎者。")
    assert len(words()) == 2


def test_what_the_fact_says_today_in_any_figure_is_not_old(site: Any) -> None:
    statement = {
        "statement_en": "<p>Home to {members} members, {onsite} members on campus.</p>",
        "statement_zh_hant": "<p>匯聚{members}名成員，{onsite}名成員在園區。</p>",
    }
    fact = members(
        **statement,
        figures=[
            Figure(name="members", value=Decimal(2100)),
            Figure(name="onsite", value=Decimal(1900)),
        ],
    )
    change(
        fact,
        Figure(name="members", value=Decimal(2300)),
        Figure(name="onsite", value=Decimal(2100)),
    )
    page_with(site, "2,100 members on campus", "園區有2,100名成員。")
    assert words() == []


def test_the_row_says_where_and_what(site: Any) -> None:
    fact = changed_members()
    page = page_with(
        site, "Welcome to the harbour. Today we are home to over 2,100 members & friends."
    )
    (finding,) = found()
    assert finding.fact == fact
    assert (finding.document.model, finding.document.key) == (StandardPage, page.pk)
    assert finding.piece.anchor == page.body[0].id
    assert finding.piece.content_path == f"body.{page.body[0].id}"
    before, after = finding.context
    assert before.endswith("Today we are home to ")
    assert after == " members & friends."
    assert (finding.old_text, finding.new_text) == ("over 2,100", "over 2,300")


def test_every_kind_of_text_is_read(site: Any) -> None:
    changed_members()
    typed, cell = "home to over 2,100 members of the community", "over 2,100 community members"
    table = {
        "columns": [{"type": "text", "heading": "A"}],
        "rows": [{"values": [cell]}],
        "caption": cell,
    }
    make_standard_page(
        site.home,
        summary_en=typed,
        languages="en",
        body=[
            ("heading", {"en": typed, "zh_hant": ""}),
            ("bullet_list", {"en": [f"<p>{typed}</p>"], "zh_hant": [], "style": "bullets"}),
            ("table", {"en": table, "zh_hant": None}),
        ],
    )
    make_factsheet(overview_en=f"<p>{typed}</p>", languages="en")
    make_boilerplate(text_en=f"<p>{typed}</p>")
    labels = sorted(str(finding.piece.label) for finding in found())
    assert labels == ["Heading", "List", "Overview", "Summary", "Table", "Table", "Text"]
    refused = {str(finding.piece.label) for finding in found() if finding.why_not}
    assert refused == {"Heading", "Summary", "Table"}


def test_a_side_that_is_not_published_is_not_read(site: Any) -> None:
    changed_members()
    page_with(site, "Hello.", "園區匯聚逾2,100名成員。", languages="en")
    assert words() == []


# Which pages


def test_releases_may_say_what_held_on_their_day(site: Any) -> None:
    changed_members()
    body = [paragraph("We are home to over 2,100 members.", "我們匯聚逾2,100名成員。")]
    make_release(body=body, dateline_date=timezone.localdate())
    make_release(body=body, dateline_date=date(2025, 2, 26))
    assert words() == []
    late = make_release(body=body, dateline_date=timezone.localdate() + timedelta(days=1))
    assert [finding.document.key for finding in found()] == [late.pk, late.pk]


def test_drafts_are_read_as_they_are_written(site: Any) -> None:
    changed_members()
    draft = make_draft(body=[paragraph("Hello.", "")])
    draft.body = [paragraph("We are home to over 2,100 members.", "")]
    draft.save_revision(clean=False)
    (finding,) = found()
    assert finding.document.is_draft
    assert finding.document.sides[0]["text"] == draft.headline_en


def test_what_is_mended_in_the_draft_waits_for_publication(site: Any) -> None:
    changed_members()
    page = page_with(site, "We are home to over 2,100 members.")
    page.body = [paragraph("We are home to many members.", "園區歡迎各界。")]
    revision = page.save_revision()
    (finding,) = found()
    assert "publish the draft" in finding.why_not
    revision.publish()
    assert words() == []


def test_live_and_draft_are_one_row(site: Any) -> None:
    changed_members()
    page = page_with(site, "We are home to over 2,100 members.")
    page.headline_en = "New headline"
    page.save_revision()
    (finding,) = found()
    assert not finding.document.is_draft
    assert finding.why_not == ""


# Replacing


def replaced(finding: Finding, user: Any = None) -> str:
    """The text of the draft after a click."""
    done = replace(finding.ticket, user or make_admin())
    draft = type(done.thing).objects.get(pk=done.thing.pk).get_latest_revision_as_object()
    return draft.body[0].value[finding.piece.source].source


@pytest.mark.parametrize(
    ("source", "stored", "expected"),
    [
        ("en", "R&amp;D: over 2,100 members of ours", "R&amp;D: {} members of ours"),
        ("en", "<b>R&amp;D</b> over 2,100&nbsp;members", "<b>R&amp;D</b> {}&nbsp;members"),
        ("en", "<b>over 2,100 members</b>, members", "<b>{} members</b>, members"),
        ("en", "members: “2,100”, &lt;b&gt; members", "members: “{}”, &lt;b&gt; members"),
        ("zh_hant", "園區匯聚<b>逾2,100名</b>成員。", "園區匯聚<b>{}名</b>成員。"),
        ("zh_hant", "園區匯聚2,100多名成員。", "園區匯聚{}名成員。"),
    ],
)
def test_the_exact_words_become_a_reference(
    site: Any, source: str, stored: str, expected: str
) -> None:
    fact = changed_members()
    page_with(site, **{source: stored})
    (finding,) = found()
    embed = f'<embed embedtype="fact" id="{fact.pk}" figure="members"/>'
    assert replaced(finding) == f"<p>{expected.format(embed)}</p>"


def test_replacing_saves_a_draft_and_publishes_nothing(site: Any, client: Any) -> None:
    changed_members()
    page = page_with(site, "We are home to over 2,100 members.", "園區匯聚逾2,100名成員。")
    user = make_admin()
    for finding in found():
        replace(finding.ticket, user)
    page = StandardPage.objects.get(pk=page.pk)
    assert page.live
    assert page.has_unpublished_changes
    assert "2,100" in page.body[0].value["en"].source
    assert page.latest_revision.user == user
    draft = page.get_latest_revision_as_object()
    shown = draft.for_reading()
    assert "over 2,300 members" in shown.side_text("en")
    assert "匯聚超過2,300名成員" in shown.side_text("zh_hant")
    page.latest_revision.publish()
    for language, said in (
        ("en", "over 2,300 members"),
        ("zh-hant", "匯聚超過2,300名成員"),
        ("zh-hans", "汇聚超过2,300名成员"),
    ):
        assert said in client.get(f"/{language}/{page.slug}/").content.decode()
    assert found() == []


def test_both_of_two_equal_values_are_replaced_one_by_one(site: Any) -> None:
    changed_members()
    page_with(site, "Over 2,100 members; yes, 2,100 members.")
    first, second = found()
    assert first.opens_sentence
    assert not second.opens_sentence
    once = replaced(second)
    assert once.startswith("<p>Over 2,100 members; yes, <embed")
    with pytest.raises(Refused, match="has changed"):
        replace(first.ticket, make_admin())


def test_a_snippet_is_replaced_in_its_draft(site: Any) -> None:
    fact = changed_members()
    boilerplate = make_boilerplate(text_en="<p>Home to 2,100 members.</p>")
    (finding,) = found()
    replace(finding.ticket, make_admin())
    boilerplate.refresh_from_db()
    assert "2,100" in boilerplate.text_en
    draft = boilerplate.get_latest_revision_as_object()
    assert f'id="{fact.pk}" figure="members"/> members' in draft.text_en


def test_an_item_of_a_list_is_replaced(site: Any) -> None:
    changed_members()
    items = ["<p>Desks</p>", "<p>over 2,100 members</p>"]
    value = {"en": items, "zh_hant": [], "style": "bullets"}
    page = make_standard_page(site.home, languages="en", body=[("bullet_list", value)])
    (finding,) = found()
    replace(finding.ticket, make_admin())
    draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.body[0].value["en"][0].source == "<p>Desks</p>"
    assert draft.body[0].value["en"][1].source.startswith("<p><embed")


@pytest.mark.parametrize(
    ("stored", "reason"),
    [
        ("home to over <b>2,100</b> members", "partly bold"),
        ('home to <a href="https://example.org/">over 2,100</a> members', "link"),
    ],
)
def test_what_cannot_be_replaced_is_refused_in_words(site: Any, stored: str, reason: str) -> None:
    changed_members()
    page_with(site, stored)
    (finding,) = found()
    assert reason in finding.why_not
    with pytest.raises(Refused):
        replace(finding.ticket, make_admin())


def test_a_changed_text_a_lock_and_missing_rights_are_refused(site: Any) -> None:
    changed_members()
    page = page_with(site, "We are home to over 2,100 members.")
    (finding,) = found()
    for user in (make_user(), make_fact_owner()):
        with pytest.raises(Refused, match="may not edit"):
            replace(finding.ticket, user)
    page.locked, page.locked_by = True, make_admin()
    page.save()
    with pytest.raises(Refused, match="locked"):
        replace(finding.ticket, make_writer())
    page.locked = False
    page.body = [paragraph("We are home to over 2,100 members!", "園區歡迎各界。")]
    page.save_revision().publish()
    with pytest.raises(Refused, match="has changed"):
        replace(finding.ticket, make_writer())
    with pytest.raises(Refused, match="not from the report"):
        replace("nonsense", make_writer())
    assert "<embed" not in str(StandardPage.objects.get(pk=page.pk).latest_revision.content)


def test_a_fact_that_was_taken_down_replaces_nothing(site: Any) -> None:
    fact = changed_members()
    page_with(site, "We are home to over 2,100 members.")
    (finding,) = found()
    fact.unpublish()
    with pytest.raises(Refused, match="not published"):
        replace(finding.ticket, make_admin())
