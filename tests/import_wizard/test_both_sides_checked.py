"""Step 2 finds what the panel of the draft would find, and nothing of a contact is lost."""

import pytest

from cyberport_cms.newsroom.findings import findings_of
from cyberport_cms.newsroom.models import Term
from releases.models import MediaContact, ReleaseImport, ReleasePage
from tests.import_wizard.steps import CHINESE, ENGLISH, do, html, paste, url

pytestmark = pytest.mark.django_db

PHONE, EMAIL = "(852) 3166 3800", "kit.wong@example.org"


def imported(client, en=ENGLISH, zh_hant=CHINESE):
    paste(client, en, zh_hant)
    return ReleaseImport.objects.get()


def told(client, kept, place):
    """What step 2 says of a row: [(sentence, gravity)]."""
    found = client.get(url(kept)).context["review"].checks.rows.get(place)
    return [(one.says, one.must) for one in found.findings] if found else []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (PHONE, "(852) 3166 3801", f"The phone numbers differ: {PHONE} and (852) 3166 3801."),
        (PHONE, "2114 4976", f"The phone numbers differ: {PHONE} and 2114 4976."),
        (
            EMAIL,
            "kit.wang@example.org",
            f"The email addresses differ: {EMAIL} and kit.wang@example.org.",
        ),
    ],
)
def test_a_contact_whose_sides_differ_must_be_mended_and_keeps_both(
    writer, client, right, wrong, said
):
    kept = imported(client, zh_hant=CHINESE.replace(right, wrong))
    assert told(client, kept, "closing-0") == [(said, True)]
    text = html(client.get(url(kept)))
    assert "each language keeps its own below the contacts" in text
    assert "Every word of the text stands in the release." in text
    assert '<a href="#closing-0">after the end mark, row 1</a>' in text

    do(client, kept, "draft")
    page = ReleasePage.objects.get()
    contact = MediaContact.objects.get()
    assert (contact.name_en, contact.name_zh_hant) == ("Kit Wong", "黃傑")
    own = page.closing[1]
    assert own.block_type == "free_text"
    assert (right in str(own.value["en"]), wrong in str(own.value["zh_hant"])) == (True, True)
    found = [one.message for one in findings_of(page) if one.code.startswith("contact.")]
    assert found == [said]


def test_a_contact_that_is_mended_is_one_contact(writer, client):
    kept = imported(client, zh_hant=CHINESE.replace(PHONE, "(852) 3166 3801"))
    do(client, kept, "keep", **{"closing-0-zh_hant-0-phone": PHONE})
    assert told(client, kept, "closing-0") == []
    do(client, kept, "draft")
    assert [block.block_type for block in ReleasePage.objects.get().closing] == [
        "media_contacts",
        "boilerplate",
    ]


def test_neither_email_tells_and_the_phones_differ_by_a_slip(writer, client):
    en, zh_hant = (text.replace(EMAIL, "") for text in (ENGLISH, CHINESE))
    kept = imported(client, en, zh_hant.replace(PHONE, "(852) 3166 3801"))
    assert told(client, kept, "closing-0")[0][0].startswith("The phone numbers differ")
    do(client, kept, "draft")
    assert MediaContact.objects.count() == 1


@pytest.mark.parametrize("side", ["en", "zh_hant"])
def test_what_one_side_gives_is_taken_from_it(writer, client, side):
    texts = {"en": ENGLISH, "zh_hant": CHINESE}
    texts[side] = texts[side].replace(EMAIL, "")
    kept = imported(client, **texts)
    do(client, kept, "draft")
    contact = MediaContact.objects.get()
    assert (contact.phone, contact.email) == (PHONE, EMAIL)


def test_the_phone_that_can_be_dialled_is_taken(writer, client):
    kept = imported(client, ENGLISH.replace(PHONE, "Ext. 12"))
    do(client, kept, "draft")
    assert MediaContact.objects.get().phone == PHONE


def test_terms_and_structure_are_looked_at_too(writer, client):
    Term.objects.create(english="AI Lab", traditional="人工智能實驗室")
    en = ENGLISH.replace("The campus opens", "The AI Lab opens").replace(
        "Campus opens", "AI Lab opens"
    )
    kept = imported(client, en)
    found = client.get(url(kept)).context["review"].checks.head.findings
    assert [one.says for one in found] == [
        "“AI Lab” has no partner in the Chinese text: the glossary has “人工智能實驗室”."
    ]
    assert '<a href="#heads">above the text</a>' in html(client.get(url(kept)))


def test_one_language_alone_is_compared_with_nothing(writer, client):
    kept = imported(client, zh_hant="")
    checks = client.get(url(kept)).context["review"].checks
    assert (checks.head, checks.rows) == (None, {})
