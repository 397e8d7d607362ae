"""Search text: what a reader types finds what was written, in any script, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberport_cms.bilingual.search_text import (
    MAX_INDEX_LENGTH,
    MAX_QUERY_TERMS,
    TokenRun,
    index_text,
    phrase,
    query_terms,
)

TOKEN = re.compile(r"[a-z0-9\u4e00-\u9fa5]+")


def holds(text: str, run: TokenRun) -> bool:
    """Whether the index of `text` holds `run`, as both databases understand a phrase."""
    tokens = index_text(text).split()
    *first, last = run.tokens
    for start in range(len(tokens) - len(first)):
        here = tokens[start + len(first)]
        if tokens[start : start + len(first)] == first and (
            here.startswith(last) if run.prefix else here == last
        ):
            return True
    return False


def finds(query: str, text: str, *, typing: bool = False) -> bool:
    terms = query_terms(query, last_is_prefix=typing)
    return bool(terms) and all(any(holds(text, run) for run in term) for term in terms)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("人工智能", "數碼港全力推動人工智能發展"),
        ("數碼", "數碼港全力推動人工智能發展"),
        ("港元", "逾421億港元"),
        ("数码港", "數碼港"),
        ("數碼港", "数码港"),
        ("发展", "發展"),
        ("啟德", "啓德"),
        ("說明", "説明"),
        ("大衞", "大衛"),
        ("乾", "乾坤"),  # OpenCC keeps 乾 in this word: folded alone, the two are the same
        ("港", "數碼港"),
        ("數", "數碼港"),
        ("ＡＩ", "AI for all"),
        ("ai", "ＡＩ"),
        ("數碼港 AI", "AI 在數碼港"),
        ("Web3.0投資", "投資於 Web3.0 的公司"),
        ("Web3.0投資", "Web3.0投資"),
        ("AI人才", "培育AI 人才"),
        ("「數碼港 AI」", "數碼港AI計劃"),
        ('"hong kong"', "in Hong Kong, today"),
        ("“香港 AI”", "香港AI"),
        ("2100", "over 2,100 start-ups"),
        ("2,100", "over 2100 start-ups"),
        ("2 100", "over 2,100 start-ups"),
        ("2,100", "over 2\u00a0100 start-ups"),
        ("2100", "over 2 100 start-ups"),
        ("２,１００", "2,100"),
        ("HK$42.1", "HK$42.1 billion"),
        ("42.1", "HK$42.1 billion"),
        ("421億港元", "逾 421 億港元"),
        ("media@cyberport.hk", "Email: media@cyberport.hk."),
        ("cyberport", "https://www.cyberport.hk/en/about"),
        ("e-mail", "by E‑mail"),
        ("cyberport", "Cyberport’s programmes"),
        ("Cyberport's", "Cyberport programmes"),
        ("obrien", "Mr O’Brien"),
        ("cafe", "the Café"),
        ("café", "THE CAFE"),
        ("Lukasz", "Łukasz"),
        ("優の良品", "在優の良品有售"),
        ("𨋢", "乘𨋢前往"),
        ("Москва", "Москва и Гонконг"),
        ("數碼港", "數\u200b碼\u200b港"),
        ("R&D", "spending on R&D"),
    ],
)
def test_a_query_finds_what_says_the_same(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("人工智能", "人工培育，工智大學，智能產品"),  # every pair is there, the run is not
        ("人工智能", "人工，智能"),
        ("數碼港", "數碼，碼港"),
        ("AI", "he said"),
        ("cyber", "Cyberport"),
        ("42.1", "421"),
        ("2100", "21000"),
        ('"kong hong"', "Hong Kong"),
        ('"人工 智能"', "人工智能"),
        ("數碼港 AI", "數碼港"),
        ("100", "2,100"),
        ("!!!", "anything!!!"),
    ],
)
def test_a_query_does_not_find_something_else(query: str, text: str) -> None:
    assert not finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("cyb", "Cyberport"),
        ("數", "數碼港"),
        ("數碼港 a", "數碼港AI"),
        ("42.", "42.1"),
        ("media@cy", "media@cyberport.hk"),
    ],
)
def test_a_word_being_typed_is_a_prefix(query: str, text: str) -> None:
    assert finds(query, text, typing=True)


def test_only_the_last_word_is_a_prefix() -> None:
    assert not finds("cyb prog", "Cyberport programmes", typing=True)
    assert not finds('"hello wor"', "hello world", typing=True)


def test_each_chinese_character_begins_exactly_one_token() -> None:
    assert index_text("數碼港，香港AI") == "数码 码港 港 香港 港 ai"


def test_numbers_in_a_chinese_list_stay_apart() -> None:
    assert index_text("100，200，300") == "100 200 300"


def test_phone_numbers_and_years_are_not_joined() -> None:
    assert index_text("+852 3166 3800, 2026") == "852 3166 3800 2026"


def test_a_long_query_is_cut_to_a_bounded_number_of_terms() -> None:
    assert len(query_terms(" ".join(f"w{n}" for n in range(10_000)))) <= MAX_QUERY_TERMS
    assert len(query_terms("數" * 100_000)) == 1


def test_the_index_of_a_very_long_text_is_bounded() -> None:
    assert len(index_text("數碼港" * 200_000)) <= MAX_INDEX_LENGTH


CHINESE = st.text(st.sampled_from("數碼港人工智能發展香大學一"), min_size=1, max_size=12)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)


@given(CHINESE, CHINESE)
def test_a_chinese_query_matches_exactly_the_texts_that_hold_it(query: str, text: str) -> None:
    assert finds(query, text) == (query in text)


@given(CHINESE, st.text(st.sampled_from("數碼港人工智能，。 AI\n"), max_size=30))
def test_a_chinese_run_never_goes_on_over_a_break(query: str, text: str) -> None:
    assert finds(query, text) == (query in text)


@given(ANYTHING)
def test_any_text_gives_tokens_that_no_tokenizer_takes_apart(text: str) -> None:
    runs = [run for term in query_terms(text, last_is_prefix=True) for run in term]
    tokens = index_text(text).split() + [token for run in runs for token in run.tokens]
    assert all(TOKEN.fullmatch(token) for token in tokens)
    assert all(run.tokens for run in runs)


@given(ANYTHING)
def test_any_short_text_is_found_by_itself_as_a_phrase(text: str) -> None:
    run = phrase(text)
    assert run is None or holds(text[:255], run)
