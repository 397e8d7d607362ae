"""A phone number as it is printed becomes an address that dials it."""

import pytest
from django.core.exceptions import ValidationError

from cyberport_cms.bilingual.phones import PhoneError, tel_uri

from .factories import make_contact


@pytest.mark.parametrize(
    ("printed", "uri"),
    [
        ("(852) 3166 3800", "tel:+85231663800"),
        ("(852)3166 3800", "tel:+85231663800"),
        ("（852）3166 3800", "tel:+85231663800"),
        ("3166 3800", "tel:+85231663800"),
        ("+852 3166 3800", "tel:+85231663800"),
        ("852-3166-3800", "tel:+85231663800"),
        ("+852 2123 0404 ext. 12", "tel:+85221230404;ext=12"),
        ("2123 0404（內線12）", "tel:+85221230404;ext=12"),
        ("+49 (0) 89 1250903 35", "tel:+4989125090335"),
        ("+86 755 8888 9999", "tel:+8675588889999"),
    ],
)
def test_printed_numbers(printed, uri):
    assert tel_uri(printed) == uri


@pytest.mark.parametrize("printed", ["", "call us", "12", "(852)", "9" * 40])
def test_what_cannot_be_dialled_is_refused(printed):
    with pytest.raises(PhoneError):
        tel_uri(printed)


@pytest.mark.django_db
def test_a_contact_needs_a_phone_that_dials_and_an_email_that_mails():
    contact = make_contact()
    contact.phone, contact.email = "ring twice", "nobody"
    with pytest.raises(ValidationError) as refusal:
        contact.full_clean()
    assert set(refusal.value.message_dict) == {"phone", "email"}
    contact.phone = contact.email = ""
    with pytest.raises(ValidationError, match="phone number or an email"):
        contact.full_clean()
