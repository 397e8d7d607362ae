"""Hints of house style: they point, they never rewrite, and they do not cry wolf."""

import pytest

from cyberport_cms.bilingual.checks import Pair, check
from cyberport_cms.bilingual.checks.house_style import is_simplified


def hints(en: str = "", zh_hant: str = "") -> dict[str, list[str]]:
    pair = Pair("a", "paragraph", en or "x", zh_hant or "字")
    return {
        one.code.removeprefix("style."): [span.text for span in (*one.en, *one.zh_hant)]
        for one in check([pair])
        if one.group == "style"
    }


@pytest.mark.parametrize(
    ("zh_hant", "marked"),
    [
        ("數碼港, 前海", [","]),
        ("電話:請致電", [":"]),
        ("發展.", ["."]),
        ("真的嗎?", ["?"]),
        ("金管局(監管機構)表示", ["(監管機構)"]),
        ('發揮"超級聯繫人"角色', ['"超級聯繫人"']),
        ("研究AI,人工智能", [","]),
    ],
)
def test_half_width_punctuation_in_chinese(zh_hant, marked):
    assert hints(zh_hant=zh_hant) == {"half_width": marked}


@pytest.mark.parametrize(
    "zh_hant",
    [
        "比率達到1:9，合共3,000元，0.75厘",
        "電話：(852) 3166 3841",
        "生成式人工智能沙盒（GenA.I.沙盒）",
        "包括韓國d·camp及Web3.0",
        "詳情請瀏覽 www.cyberport.hk/a?b=1;c",
        "香港，2025年2月26日 - 數碼港",
        "上午9:30至下午5:00",
        "HSK/HT、「洪水橋／廈村」",
        "基金(CMF)",  # Latin in its own brackets
    ],
)
def test_half_width_characters_that_belong_there(zh_hant):
    assert "half_width" not in hints(zh_hant=zh_hant)


@pytest.mark.parametrize(
    ("en", "found"),
    [
        ("Cyberport，Hong Kong", True),
        ("The Fund（CMF）grows", True),
        ("in ２０２５", True),
        ("Cyberport, Hong Kong (CMF)", False),
        ("the Chinese name 數碼港（香港） is used", False),
    ],
)
def test_full_width_characters_in_english(en, found):
    assert ("full_width" in hints(en)) == found


@pytest.mark.parametrize(
    ("en", "zh_hant", "expected"),
    [
        ('“one” and "two"', "", {"quotes_mixed": ['"', '"']}),
        ("“one” and “two”", "", {}),
        ("the city's and the city’s and the city's", "", {"apostrophes_mixed": ["’"]}),
        ("‘one’ the city’s", "", {}),
        ("", "「甲」與“乙”及「丙」", {"quotes_mixed": ["“", "”"]}),
        ("", "「甲」與『乙』", {}),
        ("“one”", "「甲」", {}),  # each language has its own
    ],
)
def test_marks_that_are_mixed(en, zh_hant, expected):
    assert hints(en, zh_hant) == expected


@pytest.mark.parametrize(
    ("zh_hant", "marked"),
    [
        ("近 100 億，約 20 家，超過350間", ["過3", "0間"]),
        ("數碼港 AI 實驗室及AI中心及 AI 學院", ["及A", "I中"]),
    ],
)
def test_spaces_between_chinese_and_latin_are_mixed(zh_hant, marked):
    assert hints(zh_hant=zh_hant)["spaces_mixed"] == marked


@pytest.mark.parametrize(
    "zh_hant",
    [
        "近100億，超過350間",
        "近 100 億，超過 350 間",
        "共350間，詳情請瀏覽 www.cyberport.hk",
        "共350間，電郵 a@b.hk 查詢",
        "2025年2月26日 - 數碼港",
        "共350間\nAI 中心".replace("AI 中心", "另見"),
    ],
)
def test_spaces_that_are_not_mixed(zh_hant):
    assert "spaces_mixed" not in hints(zh_hant=zh_hant)


@pytest.mark.parametrize(
    ("en", "zh_hant", "found"),
    [
        ("2000 participants and 2,100 members", "", True),
        ("over HK$3000 and 2,100 members", "", True),
        ("", "超過2000名人士，2,100間企業", True),
        ("", "2000名人士，2,100間企業", True),
        ("in 2025, 2,100 members", "", False),
        ("", "2025年，2,100間企業", False),
        ("hotline 18222, 2,100 members", "", False),
        ("Registration No. 556677, 2,100 members", "", False),
        ("call 3166 3841 or 31663841; 2,100 members", "", False),
        ("2000 participants and 900 members", "", False),
        ("2000 participants", "2,100間企業", False),  # each side for itself
    ],
)
def test_thousands_with_and_without_a_comma(en, zh_hant, found):
    assert ("thousands_mixed" in hints(en, zh_hant)) == found


@pytest.mark.parametrize(
    ("en", "found"),
    [
        ("the 2025-2026 Budget, later the 2025-26 Budget", True),
        ("the 2025–2026 Budget and the 2024–25 Budget", True),
        ("the 2025-26 Budget and the 2024-25 Budget", False),
        ("from 2020-2025 and the 2025-26 Budget", False),  # five years
        ("on 2025-02-26, the 2025-2026 Budget", False),
        ("1999-2000 and 2025-26", False),
    ],
)
def test_financial_years_in_two_ways(en, found):
    assert ("years_mixed" in hints(en)) == found


@pytest.mark.parametrize(
    ("zh_hant", "marked"),
    [
        ("數碼港的发展", ["发"]),
        ("数码港發展", ["数码"]),
        ("企業与机構", ["与机"]),
        ("皇后大道，里程，台灣，面粉，干預，茶几，准許，秋千，划船，沖洗，冲繩", []),
        ("衞生、綫路、裏面、着力、啓發、啟發、群眾、床、峯、温室、恒生、鰂魚涌、迹象", []),
        ("國立公園、生駒、辻", []),
        ("Cyberport 2025", []),
    ],
)
def test_simplified_characters_in_traditional_text(zh_hant, marked):
    assert hints(zh_hant=zh_hant).get("simplified", []) == marked


def test_characters_of_both_scripts_are_not_simplified():
    assert [char for char in "后里台系余云制表松范卷郁" if is_simplified(char)] == []
    assert all(map(is_simplified, "发与国会学这说对时东车书"))


def test_every_hint_is_a_note_and_says_where():
    for one in check([Pair("a", "paragraph", '“a” "b"', "数码港, 前海")]):
        assert str(one.severity) == "note"
        assert one.en or one.zh_hant
