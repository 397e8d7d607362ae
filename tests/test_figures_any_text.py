"""Any text is read and compared, soundly. How the time grows is measured by `make bench`."""

import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import growth
from cyberport_cms.bilingual.figures.chinese import read_chinese
from cyberport_cms.bilingual.figures.comparison import Comparison, compare
from cyberport_cms.bilingual.figures.english import read_english
from cyberport_cms.bilingual.figures.mentions import Mention

from .figure_pairs import DAY, PAIRS, texts
from .samples import CORPUS, SEEDS, needs_samples

DATELINE = date(2026, 1, 22)

# English


def assert_sound(text: str, mentions: list[Mention]) -> None:
    done = 0
    for mention in mentions:
        assert done <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert isinstance(mention.value, Decimal | str)
        done = mention.end


_PIECES = st.sampled_from(
    """
    HK$ $ \\$ US$ RMB 1 2.5 2,100 160 000 0 05 99 2025 2025-26 26/2/2025 -0.6 % per cent million
    bn m billion three twenty hundred half a third quarter one in four and to - – : / . , ( ) [ ]
    " ** \n \x00 over about up to or more + first 1st No. Phase today last year this month next
    October May Feb Friday pm a.m. noon Q4 1H H2 (852) 3166 3800 Tel: +49 x fold doubled twice
    İ ſ ½ ² K 元 www. http:// @ .com # start-ups people km m² petaFLOPS of the between from
    """.split()
)


@given(st.text() | st.lists(_PIECES).map(" ".join) | st.lists(_PIECES).map("".join))
@settings(max_examples=600, deadline=None)
def test_no_text_is_too_odd(text):
    for dateline in (None, DATELINE, date.min, date.max):
        assert_sound(text, read_english(text, dateline))


@needs_samples
def test_damaged_releases():
    chance = random.Random(2025)
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    for _ in range(1500):
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        text = text[start : start + 1500]
        for _ in range(chance.randrange(1, 8)):
            i, j, k = sorted(chance.randrange(len(text) + 1) for _ in range(3))
            text = chance.choice(
                (
                    text[:i] + text[min(j, i + 9) :],
                    text[:j] + text[i:],
                    text[:i] + text[j:k] + text[i:j] + text[k:],
                    text[:i] + chance.choice("0123456789.,$%-–: \n") + text[i:],
                )
            )[:2500]
            text = text or "1"
        assert_sound(text, read_english(text, DATELINE))


@pytest.mark.parametrize("piece", growth.ENGLISH)
def test_a_heap_of_one_piece_is_read(piece):
    text = growth.heap(piece, 20_000)
    assert_sound(text, read_english(text, DATELINE))


# Chinese


def _assert_sound(text: str) -> None:
    end = 0
    for mention in read_chinese(text, DAY):
        assert end <= mention.start < mention.end
        assert mention.text == text[mention.start : mention.end]
        end = mention.end


@given(st.text())
def test_any_text_is_read(text):
    _assert_sound(text)


@given(
    st.text(
        alphabet="0123456789０，,. %$-至約逾一二三十百千萬億兆廿零〇點年月日時分半成第首個多餘數以上之比:()（）\n"
    )
)
def test_any_numerals_are_read(text):
    _assert_sound(text)


@given(st.text(), st.sampled_from([date.min, date.max]))
def test_any_dateline_will_do(text, dateline):
    read_chinese(f"今日昨日明日後日去年明年上月下月{text}", dateline)


@pytest.mark.parametrize("piece", growth.CHINESE)
def test_a_heap_of_one_chinese_piece_is_read(piece):
    _assert_sound(growth.heap(piece, 20_000))


@pytest.mark.parametrize("piece", growth.TWO_TEXTS)
def test_heaps_of_two_texts_are_compared(piece):
    assert isinstance(growth.read_two(growth.heap(piece, 8_000)), Comparison)


@needs_samples
def test_damaged_samples_are_read():
    chance = random.Random(20250226)
    paths = [*SEEDS.glob("*zh-hant.txt"), *CORPUS.glob("*_zh.txt")]
    sources = [path.read_text(encoding="utf-8") for path in paths]
    for _ in range(2000):
        source = chance.choice(sources)
        start = chance.randrange(len(source))
        text = source[start : start + 300]
        for _ in range(chance.randrange(1, 5)):
            a, b = sorted(chance.randrange(len(text) + 1) for _ in range(2))
            b = min(b, a + 12)
            text = chance.choice(
                (
                    text[:a] + text[b:],
                    text[:b] + text[a:b] + text[b:],
                    text[b:] + text[a:b] + text[:a],
                )
            )
        _assert_sound(text)


# Both


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_is_compared(en, zh_hant):
    check_spans(compare(en, zh_hant, DAY))


_HEAP = st.lists(
    st.sampled_from(
        "over about HK$ US$ 5 12 350 2,100 . , % million billion half third two 2025 - – to 至 "
        "超過 約 億 萬 元 港元 十 多 兩 三 百 個 家 年 月 日 去年 今日 成 分之 第 首 \n ( ) （ ） : 倍".split(
            " "
        )
        + [" ", "\n"]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(_HEAP, _HEAP)
def test_any_heap_of_figures_is_compared(en, zh_hant):
    check_spans(compare(en, zh_hant, DAY))


def check_spans(found: Comparison) -> None:
    for one in found.findings:
        for mention, source in ((one.en, found.en), (one.zh_hant, found.zh_hant)):
            assert mention is None or source[mention.start : mention.end] == mention.text


@needs_samples
def test_mutilated_texts_are_compared():
    chance = random.Random(1)
    for name in PAIRS:
        en, zh_hant, dateline = texts(name)
        for _ in range(40):
            check_spans(compare(mutilated(en, chance), mutilated(zh_hant, chance), dateline))


def mutilated(text: str, chance: random.Random) -> str:
    for _ in range(chance.randrange(1, 30)):
        start = chance.randrange(len(text))
        end = start + chance.randrange(12)
        text = text[:start] + chance.choice(["", "\n", " ", "0", text[end : end + 9]]) + text[end:]
    return text


def test_a_table_of_thousands_of_figures_is_compared():
    en = ", ".join(str(number) for number in range(1000, 4000))
    assert compare(en, en.replace(", ", "、")).alarms == []
