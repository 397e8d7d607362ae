"""What differs between two texts is marked, in work that grows with their length only."""

import random
from difflib import SequenceMatcher
from typing import Any

import pytest

from cyberport_cms.newsroom.differences import difference, differences, marked


@pytest.fixture
def compared(monkeypatch: Any) -> list[int]:
    """How many words or sentences were compared with how many, added up."""
    counts = [0]

    class Counting(SequenceMatcher):
        def find_longest_match(self, *args: Any) -> Any:
            alo, ahi, *_rest = args
            counts[0] += sum(1 + len(self.b2j.get(word, ())) for word in self.a[alo:ahi])
            return super().find_longest_match(*args)

    monkeypatch.setattr("cyberport_cms.newsroom.differences.SequenceMatcher", Counting)
    return counts


def rewritten(characters: int, *, stops: bool) -> tuple[str, str]:
    """A text, and the same with one word in twenty replaced."""
    chance = random.Random(4)
    text = "".join(chance.choice("數碼港的人工智能發展與創新") for _ in range(characters))
    if stops:
        text = "。".join(text[at : at + 60] for at in range(0, characters, 60))
    return text, "".join(chance.choice("新人") if chance.random() < 0.05 else c for c in text)


@pytest.mark.parametrize("stops", [True, False], ids=["sentences", "one stretch"])
def test_twice_the_text_is_about_twice_the_work(compared: list[int], stops: bool) -> None:
    work = []
    for characters in (4_000, 8_000, 16_000):
        compared[0] = 0
        difference(*rewritten(characters, stops=stops), "zh_hant")
        work.append(compared[0])
    assert work[1] <= work[0] * 3 + 1000
    assert work[2] <= work[1] * 3 + 1000


@pytest.mark.parametrize("source", ["en", "zh_hant"])
def test_every_character_of_both_texts_comes_back(source: Any) -> None:
    chance = random.Random(2)
    alphabet = "ab. \n3.5 !”" if source == "en" else "甲乙。\n3. A」"
    for _ in range(500):
        before, after = ("".join(chance.choices(alphabet, k=chance.randrange(30))) for _ in "12")
        found = difference(before, after, source)
        assert "".join(piece.text for piece in found.before) == before
        assert "".join(piece.text for piece in found.after) == after
        pieces = marked(before, after, source)
        assert "".join(one.text for one in pieces if one.tag != "ins") == before
        assert "".join(one.text for one in pieces if one.tag != "del") == after


def test_a_word_is_marked_in_its_sentence_among_many() -> None:
    first = "The campus opens on Monday. "
    rest = "Nothing else of this has changed. " * 400
    pieces = marked(first + rest, first.replace("Monday", "Friday") + rest, "en")
    assert [(one.text, one.tag) for one in pieces[1:3]] == [("Monday", "del"), ("Friday", "ins")]
    assert len(pieces) == 4


def test_a_stretch_that_is_too_long_is_marked_between_its_first_and_last_difference() -> None:
    middle = "".join(random.Random(1).choices("數碼港的人工智能", k=2000))
    pieces = marked(f"開始{middle}完結", f"開始{middle[::-1]}新完結", "zh_hant")
    assert pieces[0].text.startswith("開始")
    assert pieces[-1].text.endswith("完結")
    assert {one.tag for one in pieces} == {"", "ins", "del"}


def marks(pieces: Any) -> str:
    return "".join(f"[{p.text}]" if p.changed else p.text for p in pieces)


@pytest.mark.parametrize(
    ("source", "before", "after", "old", "new"),
    [
        (
            "en",
            "Over 2,100 members",
            "Over 2,300 members",
            "Over [2,100] members",
            "Over [2,300] members",
        ),
        ("zh_hant", "逾2,100名會員", "約2,300名會員", "[逾2,100]名會員", "[約2,300]名會員"),
        ("zh_hant", "園區匯聚企業", "園區有企業", "園區[匯聚]企業", "園區[有]企業"),
        ("en", "Chairman", "", "[Chairman]", ""),
    ],
)
def test_words_in_english_and_characters_in_chinese(
    source: Any, before: str, after: str, old: str, new: str
) -> None:
    found = difference(before, after, source)
    assert (marks(found.before), marks(found.after)) == (old, new)


def test_only_the_sentences_that_differ() -> None:
    before = "It costs HK$2.6 billion. It opened in 2004. It is large.\nAnd open."
    after = "It costs HK$2.7 billion. It opened in 2004. It is large.\nAnd open."
    (found,) = differences(before, after, "en")
    assert marks(found.before) == "It costs HK$[2.6] billion."
    (found,) = differences("甲。乙有一人。丙。", "甲。乙有二人。丙。", "zh_hant")
    assert marks(found.after) == "乙有[二]人。"
    assert differences(before, before, "en") == []
