"""However many figures a text has, the work grows with its length and not with its square."""

from decimal import Decimal

import pytest

from cyberport_cms.bilingual.figures import matching, nearby
from cyberport_cms.bilingual.figures.comparison import compare
from cyberport_cms.bilingual.figures.mentions import Mention
from cyberport_cms.bilingual.figures.places import Figure
from cyberport_cms.bilingual.figures.unread import Unread
from cyberport_cms.bilingual.quantities import Unit


def _figures(number: int, rows: int, step: int = 1) -> list[Figure]:
    return [
        Figure(
            mention=Mention(i, i + 1, "5", Decimal(5 + i * step), Unit.COUNT),
            index=i,
            row=i * rows // number,
            place=(i * rows % number) / number,
            nouns=frozenset(),
            measure="",
            way=0,
            added=False,
            from_start=False,
            asked_for_hints=frozenset,
        )
        for i in range(number)
    ]


@pytest.mark.parametrize("reach", [0, nearby.NEAR, 1000])
@pytest.mark.parametrize("rows", [1, 150])
def test_pairs_that_are_looked_at_are_bounded(rows, reach):
    few, many = _figures(300, 30), _figures(40_000, rows)
    everywhere = sum(1 for _ in nearby.neighbours(few, few, reach))
    assert everywhere <= len(few) * len(few)
    looked_at = sum(1 for _ in nearby.neighbours(many, many, reach))
    assert looked_at <= max(nearby.MOST_PAIRS, len(many) * (2 * nearby.NEAR + 1))


def test_of_a_release_everything_near_is_looked_at():
    figures = _figures(300, 30)
    seen = {(a.index, b.index) for a, b in nearby.neighbours(figures, figures, nearby.NEAR)}
    near = {(a.index, b.index) for a in figures for b in figures if abs(a.row - b.row) <= 2}
    assert seen == near


@pytest.mark.parametrize("step", [0, 1])
def test_very_many_figures_find_their_partners_in_their_order(step, monkeypatch):
    judged = 0
    likeness = matching.likeness

    def counted(en, zh_hant):
        nonlocal judged
        judged += 1
        return likeness(en, zh_hant)

    monkeypatch.setattr(matching, "likeness", counted)
    many = _figures(10_000, 150, step)
    result = matching.matched(many, many)
    assert {(one.en.index, one.zh_hant.index) for one in result.pairs} == {
        (i, i) for i in range(10_000)
    }
    assert not result.en
    assert judged <= 2 * len(many)


def test_a_text_of_figures_alone_is_compared():
    found = compare("5\n" * 3000, "5\n" * 2999 + "7\n")
    assert len(found.agreements) == 2999
    assert len(found.alarms) <= 2


def test_what_differs_among_very_many_is_found():
    en = "\n\n".join(f"It has {2000 + 7 * i} members and {i}% more." for i in range(800))
    zh_hant = "\n\n".join(f"它有{2000 + 7 * i}名會員，增加{i}%。" for i in range(800))
    assert compare(en, zh_hant).alarms == []
    wrong = zh_hant.replace("有4100名", "有4900名")
    assert wrong != zh_hant
    assert [
        (one.en.text, one.zh_hant.text) for one in compare(en, wrong).disagreements if one.en
    ] == [("4100", "4900")]


def test_what_a_paragraph_says_is_asked_once_for_all_its_figures():
    asked = []

    class Words:
        def search(self, text, start, end):
            asked.append(text[start:end])

    unread = Unread("升\n跌", [], "", {0: (0, 1), 1: (2, 3)})
    words = Words()
    assert not any(unread.says(row, words) for row in (0, 1, 0, 1, 2, 0))
    assert asked == ["升", "跌", ""]
