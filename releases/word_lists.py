"""The lists of a Word document: levels that Word shows and the importer reads."""

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

BULLET_STYLE, NUMBERED_STYLE = "List Bullet", "List Number"
_LEVELS = 5  # as many as the editor has
_STYLED = 3  # those for which Word has a style
_LOOKS = {  # the number of a definition, and how its levels are marked
    1001: [("bullet", sign) for sign in "•◦▪•◦"],
    1002: [
        (look, f"%{level}.")
        for level, look in enumerate(
            ("decimal", "lowerLetter", "lowerRoman", "decimal", "lowerLetter"), start=1
        )
    ],
}
_BULLETS, _NUMBERS = _LOOKS
_INDENT = 360  # twentieths of a point


def add_levels(document: Any) -> None:
    """Defines how bullets and numbers look on each level."""
    numbering = document.part.numbering_part.element
    for number, looks in _LOOKS.items():
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{look}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="{_INDENT * (level + 1)}" w:hanging="{_INDENT}"/></w:pPr></w:lvl>'
            for level, (look, text) in enumerate(looks)
        )
        # Definitions stand before the lists that use them.
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
            ),
        )


def style_of_level(style: str, level: int) -> str:
    return f"{style} {min(level + 1, _STYLED)}" if level else style


class Lists:
    """The lists that are open where items follow each other: each numbered one counts from 1."""

    def __init__(self, part: Any) -> None:
        self._part = part
        self._open: dict[tuple[int, int], int] = {}  # level and definition → list

    def number(self, paragraph: Any, is_numbered: bool, level: int) -> None:
        """Makes a paragraph the next item of its level."""
        level = min(level, _LEVELS - 1)
        key = level, _NUMBERS if is_numbered else _BULLETS
        self._open = {
            other: list_ for other, list_ in self._open.items() if other[0] < level or other == key
        }
        if key not in self._open:
            self._open[key] = self._new(*key)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = self._open[key]

    def _new(self, level: int, looks: int) -> int:
        added = self._part.numbering_part.element.add_num(looks)
        added.add_lvlOverride(ilvl=level).add_startOverride(1)
        return int(added.numId)
