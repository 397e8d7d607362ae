"""Tables of English figures: how a line of them is written, and how what is read is printed.

"text  # figure = value unit qualifier", several figures divided by " | "; nothing where there is
none. A value "3..5" is a range. The unit is a count and the qualifier "exactly" where none is given;
"⏎" stands for a line break.
"""

import pytest

from cyberport_cms.bilingual.figures.mentions import Mention


def cases(tables: dict[str, str]) -> list:
    return [
        _case(name, line)
        for name, table in tables.items()
        for line in table.strip("\n").split("\n")
    ]


def _case(name: str, line: str):
    text, _, expected = line.partition("#")
    text = text.rstrip().replace("⏎", "\n")
    return pytest.param(text, expected.strip(), id=f"{name}: {text}")


def printed(mentions: list[Mention]) -> str:
    return " | ".join(_printed(mention) for mention in mentions)


def _printed(mention: Mention) -> str:
    def value(end):
        if isinstance(end, str):
            return end
        return f"{end:.3f}".rstrip("0").rstrip(".")

    ends = value(mention.value) + ("" if mention.high is None else f"..{value(mention.high)}")
    unit = "" if mention.unit == "count" else mention.unit.value
    qualifier = "" if mention.qualifier == "exactly" else mention.qualifier.value
    words = [mention.text.replace("\n", "⏎"), "=", ends, unit, qualifier]
    return " ".join(word for word in words if word)
