"""Loud on bad input: a message that says what, where and how to mend it, and nothing saved."""

from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from cyberport_cms.bilingual.sources import Source, SourceError, read_source
from factsheets.importing.parser import parse_factsheet
from factsheets.models import Fact
from releases.importing.contract import as_json
from releases.importing.parser import parse_source
from releases.models import MediaContact, ReleasePage

from .test_parsing import CHINESE, ENGLISH

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(tmp_path):
    def write_file(name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write_file


def refused(*args) -> str:
    with pytest.raises(CommandError) as failure:
        call_command("import_release", *map(str, args))
    assert not ReleasePage.objects.exists()
    assert not MediaContact.objects.exists()
    return str(failure.value)


def test_a_binary_file(site, write):
    path = write("photo.md", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    message = refused("--en", path)
    assert str(path) in message
    assert "PNG picture" in message
    assert "UTF-8" in message


def test_a_word_file(site, write):
    message = refused("--en", write("release.docx", b"PK\x03\x04" + b"\0" * 500))
    assert "Word" in message


def test_control_characters(site, write):
    message = refused("--en", write("odd.md", ENGLISH.replace("opens", "op\x00ens")))
    assert "line 8" in message


def test_an_empty_file(site, write):
    assert "empty" in refused("--en", write("empty.md", "\n  \n"))


def test_a_missing_file(site, tmp_path):
    assert "no such file" in refused("--en", tmp_path / "nowhere.md")


def test_five_megabytes_are_refused(site, write):
    path = write("book.md", "A very long book. " * 290_000)
    assert "too large" in refused("--en", path)


def test_two_files_in_swapped_languages(site, write):
    en, zh = write("a.md", ENGLISH), write("b.md", CHINESE)
    message = refused("--en", zh, "--zh-hant", en)
    assert "swapped" in message
    assert str(zh) in message
    assert str(en) in message


def test_one_file_in_the_wrong_language(site, write):
    assert "expected" in refused("--zh-hant", write("a.md", ENGLISH))


def test_no_headline(site, write):
    path = write(
        "bare.md", "Hong Kong, 3 March 2026 – Text without a headline stands here alone.\n"
    )
    message = refused("--en", path)
    assert "No headline" in message
    assert "line 1" in message


def test_neither_file(site):
    assert "at least one" in refused()


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-16", "utf-8-sig"])
def test_chinese_encodings_are_read_when_they_are_certain(site, write, encoding):
    path = write("release.txt", CHINESE, encoding)
    assert read_source(path).text.strip() == CHINESE.strip()


def test_utf16_without_a_mark_is_refused(site, write):
    message = refused("--zh-hant", write("release.txt", CHINESE, "utf-16-le"))
    assert "UTF-8" in message


def test_english_of_a_windows_editor_is_read(site, write):
    text = ENGLISH.replace("opens", "“opens” – it’s £5 at the café… ")
    assert read_source(write("release.txt", text, "cp1252")).text == text


def test_an_uncertain_encoding_is_refused(site, write):
    message = refused("--en", write("latin.txt", ENGLISH.replace("doors", "caf\xd8"), "cp1252"))
    assert "not certain" in message
    assert "line 8" in message


def test_an_incomplete_pair_is_not_published_and_nothing_is_kept(site, write):
    en, zh = write("a.md", ENGLISH), write("b.md", CHINESE)
    message = refused("--en", en, "--zh-hant", zh, "--publish")
    assert "nothing saved" in message
    assert "Chinese" in message  # the subheadline stands in English only


def test_the_same_pair_is_a_draft_that_says_what_is_missing(site, write):
    en, zh = write("a.md", ENGLISH), write("b.md", CHINESE)
    call_command("import_release", "--en", str(en), "--zh-hant", str(zh))
    page = ReleasePage.objects.get()
    assert not page.live
    assert "subheadline_zh_hant" in page.publication_problems()
    alone = [block.block_type for block in page.body if block.value["only_in"]]
    assert alone == ["quote", "paragraph"]  # what stands in English only is marked


def test_a_factsheet_without_sections(site, write):
    path = write("facts.md", "Only one sentence stands in this file, and no heading at all.")
    with pytest.raises(CommandError, match="No section was found"):
        call_command("import_factsheet", str(path), "--lang", "en")
    assert not Fact.objects.exists()


def test_a_factsheet_in_the_wrong_language(site, write):
    with pytest.raises(CommandError, match="expected"):
        call_command("import_factsheet", str(write("facts.md", CHINESE)), "--lang", "en")


MARKUP = st.text(alphabet="#*-–[]()“”「」：:.!|\\\n $0123年月日aA人完 ", max_size=300)


@given(MARKUP)
def test_no_text_makes_the_parser_fail(text):
    for language in ("en", "zh_hant"):
        source = Source("odd.md", text, language, "utf-8")
        for parse in (lambda s: as_json(parse_source(s)), parse_factsheet):
            with suppress(SourceError):
                assert parse(source)


def test_a_phone_that_cannot_be_dialled_is_left_out_and_said(site, write):
    path = write("a.md", ENGLISH.replace("(852) 3166 3800", "(852) 31 66 38"))
    out = StringIO()
    call_command("import_release", "--en", str(path), stdout=out)
    assert "it cannot be dialled" in out.getvalue()
    assert MediaContact.objects.get().email == "mei@tidewater.example"
    assert MediaContact.objects.get().phone == ""


def test_a_contact_that_is_only_an_address_is_known_by_its_domain(site, write):
    path = write(
        "a.md", ENGLISH.replace("**Tidewater Robotics**\n\nMei Lam\n\nTel: (852) 3166 3800\n", "")
    )
    call_command("import_release", "--en", str(path))
    assert str(MediaContact.objects.get().organisation) == "tidewater.example"
