"""`manage.py compare_texts`: the contract with other people's scripts."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from .samples import SEEDS, needs_samples

EN = """\
Hong Kong, 26 February 2025 – Cyberport announced today that 12 of its parks host over 20 firms.

Its companies raised HK$42.1 billion, and the network over HK$2.6 billion.
"""
ZH = """\
香港，2025年2月26日 - 數碼港今日公布，園區匯聚超過20間企業。

企業融資421 億港元，網絡則促成融資約 26 億港元。
"""


@pytest.fixture
def paths(tmp_path: Path) -> tuple[str, str]:
    en, zh_hant = tmp_path / "en.txt", tmp_path / "zh.txt"
    en.write_text(EN, encoding="utf-8")
    zh_hant.write_text(ZH, encoding="utf-8")
    return str(en), str(zh_hant)


def printed(*arguments: str) -> str:
    output = StringIO()
    call_command("compare_texts", *arguments, stdout=output)
    return output.getvalue()


def test_the_json_is_that_of_the_contract(paths):
    result = json.loads(printed(*paths, "--json"))
    assert list(result) == ["agree", "disagree", "only_en", "only_zh_hant", "notes"]
    assert {
        "en": "HK$42.1 billion",
        "zh_hant": "421 億港元",
        "value": 42100000000,
        "unit": "HKD",
    } in result["agree"]
    (found,) = result["disagree"]
    contexts = found.pop("context_en"), found.pop("context_zh_hant")
    assert found == {
        "en": "over HK$2.6 billion",
        "zh_hant": "約 26 億港元",
        "en_value": 2600000000,
        "zh_hant_value": 2600000000,
        "unit": "HKD",
        "reason": "qualifier",
    }
    assert "the network over HK$2.6 billion" in contexts[0]
    assert "促成融資約 26 億港元" in contexts[1]
    (alone,) = result["only_en"]
    assert "12 of its parks" in alone.pop("context")
    assert (alone["value"], alone["unit"]) == (12, "count")
    assert result["only_zh_hant"] == []


def test_every_text_stands_in_its_input(paths):
    result = json.loads(printed(*paths, "--json"))
    for one in [*result["agree"], *result["disagree"]]:
        assert one["en"] in EN
        assert one["zh_hant"] in ZH


def test_people_read_groups_with_their_context(paths):
    lines = printed(*paths).splitlines()
    disagree, only = lines.index("The two sides disagree (1):"), lines.index("Only in English (1):")
    assert disagree < only
    assert "“over HK$2.6 billion” / “約 26 億港元”" in lines[disagree + 1]
    assert "raised HK$42.1 billion, and the network over HK$2.6 billion" in lines[disagree + 2]
    assert not any(line.startswith("Only in Chinese") for line in lines)


def test_equal_texts_are_said_to_be_so(tmp_path):
    en, zh_hant = tmp_path / "en.txt", tmp_path / "zh.txt"
    en.write_text("Cyberport hosts over 350 start-ups.", encoding="utf-8")
    zh_hant.write_text("數碼港匯聚超過350間初創企業。", encoding="utf-8")
    assert printed(str(en), str(zh_hant)).splitlines()[-1] == "No discrepancy was found."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "There is no such file"),
        (b"", "The file is empty"),
        (b"\xff\xd8\xff", "This is a JPEG picture"),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_status_2(paths, tmp_path, data, words):
    bad = tmp_path / "bad.txt"
    if data is not None:
        bad.write_bytes(data)
    with pytest.raises(CommandError, match=words) as raised:
        call_command("compare_texts", str(bad), paths[1])
    assert raised.value.returncode == 2
    assert str(bad) in str(raised.value)


def test_swapped_files_end_with_status_2(paths):
    with pytest.raises(CommandError, match="swapped") as raised:
        call_command("compare_texts", *reversed(paths))
    assert raised.value.returncode == 2


def test_two_files_in_one_language_are_compared_with_a_warning(paths):
    errors = StringIO()
    call_command("compare_texts", paths[0], paths[0], stdout=StringIO(), stderr=errors)
    assert "not Chinese" in errors.getvalue()


@needs_samples
def test_the_sample_pair():
    result = json.loads(
        printed(
            str(SEEDS / "release-2025-budget.en.txt"),
            str(SEEDS / "release-2025-budget.zh-hant.txt"),
            "--json",
        )
    )
    assert [one["reason"] for one in result["disagree"]] == ["qualifier", "qualifier"]
    assert result["only_en"] == []
    assert len(result["agree"]) > 40


def test_the_same_number_up_and_down_is_told_as_such(tmp_path):
    en, zh_hant = tmp_path / "en.txt", tmp_path / "zh.txt"
    en.write_text("Profit went down 0.6%.")
    zh_hant.write_text("盈利上升0.6%。")
    assert "“0.6%” / “0.6%”: up on one side, down on the other" in printed(en, zh_hant)
