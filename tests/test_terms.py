"""The glossary: terms have their partners, the house's wordings are hinted at, Simplified follows."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import translation

from cyberport_cms.bilingual.checks import Pair, check
from cyberport_cms.bilingual.checks import Term as Checked
from cyberport_cms.newsroom.found import figures_found_in
from cyberport_cms.newsroom.models import Organisation, SimplifiedTerm, Term
from cyberport_cms.newsroom.reading import read
from cyberport_cms.newsroom.starting_terms import STARTING_TERMS
from cyberport_cms.newsroom.terms import add_to_empty_glossary, house_terms
from tests.factories import make_approver, make_release, make_writer, paragraph

CENTRE = Checked(
    "AI Supercomputing Centre",
    "AISC",
    "人工智能超算中心",
    avoid_en=("AI Supercomputing Center",),
    avoid_zh_hant=("人工智能超級電腦中心",),
)
LAB = Checked("AI Lab", "", "人工智能實驗室")
FUND = Checked("Cyberport Macro Fund", "CMF", "數碼港投資創業基金")
CYBERPORT = Checked("Cyberport", "", "數碼港")
HKMA = Checked(
    "Hong Kong Monetary Authority", "HKMA", "香港金融管理局", also_zh_hant=("金融管理局", "金管局")
)
CIRCLE = Checked("Web3.0 Investors Circle", "W3IC", "Web3.0投資圈")
ASSETS = Checked("virtual asset", "", "虛擬資產")
ISSUED = Checked(zh_hant="發布", avoid_zh_hant=("發佈",))
TERMS = (CENTRE, LAB, FUND, CYBERPORT, HKMA, CIRCLE, ASSETS, ISSUED)


def of_terms(*sides: tuple[str, str]) -> list[tuple[str, str]]:
    pairs = [Pair(str(n), "paragraph", en, zh_hant) for n, (en, zh_hant) in enumerate(sides)]
    return [
        (one.message_id, str(one.params["found"]))
        for one in check(pairs, TERMS)
        if one.group == "terms"
    ]


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        (
            "The AI Supercomputing Centre opened.",
            "新設施已啟用。",
            [("term.missing.zh_hant", "AI Supercomputing Centre")],
        ),
        ("The AISC opened.", "新設施已啟用。", [("term.missing.zh_hant", "AISC")]),
        ("It opened.", "人工智能超算中心已啟用。", [("term.missing.en", "人工智能超算中心")]),
        ("The Centre works with the HKMA.", "中心正營運。", [("term.missing.zh_hant", "HKMA")]),
        (
            "The Cyberport Macro Fund invests.",
            "數碼港積極投資。",
            [("term.missing.zh_hant", "Cyberport Macro Fund")],
        ),
        (
            "The Cyberport Macro Fund (CMF) invests.",
            "數碼港創業投資基金（CMF）出資。",  # the short form repeats a name, and the name is wrong
            [("term.missing.zh_hant", "Cyberport Macro Fund")],
        ),
        (  # a headline
            "AI SUPERCOMPUTING CENTRE OPENS",
            "新設施啟用",
            [("term.missing.zh_hant", "AI SUPERCOMPUTING CENTRE")],
        ),
        ("VIRTUAL ASSET RULES", "新規則", [("term.missing.zh_hant", "VIRTUAL ASSET")]),
        (
            "THE AI SUPERCOMPUTING CENTER OPENS",
            "人工智能超算中心啟用",
            [("term.variant.en", "AI Supercomputing Center")],
        ),
        (
            "Medicine from Macmfan",
            "CMF、數碼港投資創業基金",
            [("term.missing.en", "數碼港投資創業基金")],
        ),
    ],
)
def test_a_term_without_its_partner_is_reported(en, zh_hant, expected):
    assert of_terms((en, zh_hant)) == expected


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("The AI Supercomputing Centre (AISC) opened.", "人工智能超算中心已啟用。"),
        ("AI SUPERCOMPUTING CENTRE (AISC) OPENS IN CYBERPORT", "數碼港人工智能超算中心啟用"),
        ("The AISC’s engine", "人工智能超算中心的引擎"),
        ("The AISC opened.", "AISC 已啟用。"),  # the short form stands for it in Chinese too
        ("The AISCs of Asia and MAISC", "亞洲的同類設施"),  # other words
        ("The ai lab of a friend", "朋友的工作室"),  # not the name
        ("The HKMA replied.", "金管局已回覆。"),
        ("The Hong Kong\nMonetary Authority replied.", "香港金融管理局已回覆。"),
        ("The Web3.0 Investors Circle met.", "「Web3.0 投資圈」已開會。"),
        ("Virtual assets grow.", "虛擬資產增長。"),
        ("Virtual assets grow.", "虛擬\u00a0資產增長。虛擬資產。"),
        ("The Cyberport Macro Fund invests.", "數碼港投資創業基金出資。"),  # Cyberport is in it
        ("", "人工智能超算中心已啟用。"),  # a missing side is said once, elsewhere
    ],
)
def test_no_false_alarm_of_terms(en, zh_hant):
    assert of_terms((en, zh_hant)) == []


def test_what_the_release_itself_calls_a_term_is_its_partner():
    sides = (
        ("The AI Supercomputing Centre (AISC) opened.", "人工智能超算中心（「超算中心」）已啟用。"),
        ("The AISC is large.", "超算中心規模甚大。"),
    )
    assert of_terms(*sides) == []


def test_a_partner_in_another_block_makes_it_a_hint():
    pairs = [
        Pair("a", "paragraph", "The AISC opened.", "人工智能超算中心已啟用。"),
        Pair("b", "paragraph", "The AISC is large.", "該設施規模甚大。"),
    ]
    (one,) = [one for one in check(pairs, TERMS) if one.group == "terms"]
    assert (one.code, one.severity, one.block_id) == ("term.elsewhere", "note", "b")
    assert one.en[0].text == "AISC"


def test_a_block_meant_for_one_language_needs_no_partner():
    pair = Pair("a", "paragraph", "The AISC opened.", "", "en")
    assert [one for one in check([pair], TERMS) if one.group == "terms"] == []


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        ("Issued today.", "今日發佈。", [("term.variant.zh_hant", "發佈")]),
        ("Issued today.", "今日發布。", []),
        (
            "The AI Supercomputing Center",
            "人工智能超算中心",
            [("term.variant.en", "AI Supercomputing Center")],  # said once
        ),
        (
            "The AISC",
            "人工智能超級電腦中心（AISC）",
            [("term.variant.zh_hant", "人工智能超級電腦中心")],
        ),
    ],
)
def test_wordings_to_avoid_are_hints(en, zh_hant, expected):
    assert sorted(of_terms((en, zh_hant))) == sorted(expected)


def test_a_wording_inside_a_right_one_is_not_to_be_avoided():
    term = Checked("Data Centre", "", "數據中心總部", avoid_zh_hant=("數據中心",))
    found = check([Pair("a", "paragraph", "The Data Centre", "數據中心總部")], [term])
    assert found == []


def test_hints_name_the_wanted_wording():
    (one,) = check([Pair("a", "paragraph", "Issued.", "今日發佈。")], [ISSUED])
    assert (one.severity, one.params["wanted"], one.zh_hant[0].start) == ("note", "發布", 2)


# The snippet


def test_terms_are_one_a_line():
    term = Term(
        english=" Fund ", short_form="CMF", traditional="基金", avoid_traditional="甲\n\n 乙 \n"
    )
    assert term.as_checked() == Checked("Fund", "CMF", "基金", avoid_zh_hant=("甲", "乙"))
    assert str(Term(english="Fund", short_form="CMF", traditional="基金")) == "Fund (CMF) · 基金"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "english"),
        ({"english": "Fund", "simplified": "基金"}, "traditional"),
        ({"traditional": "發布", "avoid_traditional": "發布"}, "avoid_traditional"),
        (
            {"english": "Fund", "also_english": "the Fund", "avoid_english": "the Fund"},
            "avoid_english",
        ),
    ],
)
def test_terms_that_make_no_sense_are_refused(fields, field):
    with pytest.raises(ValidationError) as error:
        Term(**fields).clean()
    assert field in error.value.message_dict


@pytest.mark.django_db
def test_the_same_term_twice_is_refused():
    Term.objects.create(english="Fund", traditional="基金")
    with pytest.raises(ValidationError, match="already"):
        Term(english="Fund", traditional="基金").full_clean()


@pytest.mark.django_db
def test_the_simplified_form_of_a_term_decides_conversion_and_exceptions_decide_over_it():
    organisation = Organisation(name_zh_hant="機械人學會")
    with translation.override("zh-hans"):
        assert read(organisation, "name") == "机械人学会"
        term = Term.objects.create(english="robot", traditional="機械人", simplified="机器人")
        assert read(organisation, "name") == "机器人学会"
        exception = SimplifiedTerm.objects.create(traditional="機械人", simplified="机械人士")
        assert read(organisation, "name") == "机械人士学会"
        exception.delete()
        term.delete()
        assert read(organisation, "name") == "机械人学会"


def test_without_a_form_of_its_own_the_simplified_one_is_derived():
    assert Term(traditional="人工智能超算中心").in_simplified == "人工智能超算中心"
    assert Term(traditional="數碼港").in_simplified == "数码港"


@pytest.mark.django_db
def test_a_glossary_begins_once_and_is_the_staffs_from_then_on(capsys):
    call_command("setup_site")
    assert "The glossary is empty" in capsys.readouterr().out
    assert not Term.objects.exists()
    call_command("setup_site", terms=True)
    assert house_terms() == STARTING_TERMS
    Term.objects.exclude(english="Cyberport").delete()
    call_command("setup_site", terms=True)
    assert "nothing was added" in capsys.readouterr().out
    assert Term.objects.count() == 1
    assert add_to_empty_glossary(STARTING_TERMS) == 0


def test_the_terms_to_begin_with_do_not_contradict_each_other():
    wanted = {
        form for term in STARTING_TERMS for form in (term.en, term.short, term.zh_hant) if form
    }
    avoided = {form for term in STARTING_TERMS for form in (*term.avoid_en, *term.avoid_zh_hant)}
    assert wanted & avoided == set()
    assert len(STARTING_TERMS) >= 25


@pytest.mark.parametrize("make_user", [make_writer, make_approver])
def test_staff_keep_the_glossary(site, client, make_user):
    client.force_login(make_user())
    Term.objects.create(english="AI Lab", traditional="人工智能實驗室")
    listed = client.get("/admin/snippets/newsroom/term/").content.decode()
    assert "人工智能實驗室" in listed
    assert "人工智能实验室" in listed
    form = {"english": "Fund", "traditional": "基金", "avoid_english": "Fonds"}
    assert client.post("/admin/snippets/newsroom/term/add/", form).status_code == 302
    assert house_terms()[-1] == Checked("Fund", "", "基金", avoid_en=("Fonds",))


HOTEL = Checked("Grand Wuji", "", "五季酒店")


@pytest.mark.parametrize(
    ("en", "zh_hant", "figures"),
    [
        ("The Grand Wuji opened.", "五季酒店開幕。", 0),
        ("The Grand Wuji opened 3 halls.", "五季酒店開設三個禮堂。", 0),
        # Only within the name.
        ("The Grand Wuji opened.", "五個酒店開幕。", 1),
        ("The Grand Wuji opened 3 halls.", "五季酒店開設五個禮堂。", 1),
    ],
)
def test_a_number_in_a_name_of_the_glossary_is_no_figure(en, zh_hant, figures):
    pair = Pair("a", "paragraph", en, zh_hant)
    alarms = [one for one in check([pair], [HOTEL]) if one.group == "figures" and one.is_alarm]
    assert len(alarms) == figures
    if zh_hant.startswith("五季") and not figures:
        alone = check([pair])
        assert [one.code for one in alone if one.is_alarm] == ["figure.only_zh_hant"]


def test_a_term_that_is_a_number_hides_none():
    ten = Checked("ten", "", "十個")
    pair = Pair("a", "paragraph", "Some ten labs.", "約二十個實驗室。")
    assert any(one.is_alarm for one in check([pair], [ten]) if one.group == "figures")


@pytest.mark.django_db
def test_a_name_that_is_put_into_the_glossary_keeps_nothing_from_the_public(site):
    page = make_release(body=[paragraph("The Grand Wuji opened.", "五季酒店開幕。")], live=False)
    assert [one.is_open_figure for one in figures_found_in(page)] == [True]
    Term.objects.create(english="Grand Wuji", traditional="五季酒店")
    assert figures_found_in(page) == []
