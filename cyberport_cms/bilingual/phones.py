"""Phone numbers as they are printed in Hong Kong, and the `tel:` addresses that dial them."""

import re

import phonenumbers

REGION = "HK"


class PhoneError(ValueError):
    """The text is no phone number that could be dialled."""


def tel_uri(printed: str) -> str:
    """The RFC 3966 address of a printed number.

    "(852) 3166 3841", "3166 3841" and "+852 3166 3841" give "tel:+85231663841"; an extension
    ("ext. 12", 「內線12」) follows as ";ext=12". Raises PhoneError where nothing can be dialled.
    """
    number = _parsed(re.sub(r"內線|内线", " ext. ", printed))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.RFC3966).replace(
        "-", ""
    )


def _parsed(printed: str) -> phonenumbers.PhoneNumber:
    # "(852) …" is how Hong Kong prints its own country code: without the plus.
    with_plus = re.sub(r"^\s*[(（]?\s*(\d{2,3})\s*[)）]", r"+\1 ", printed)
    for candidate in (printed, with_plus, f"+{printed.strip()}"):
        try:
            number = phonenumbers.parse(candidate, REGION)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number) and phonenumbers.is_valid_number(number):
            return number
    raise PhoneError(printed)
