"""What readers and importers say is said in the language of whoever reads it."""

import ast
import json
import pickle
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from cyberport_cms.bilingual.decoding import SourceError
from cyberport_cms.bilingual.sentences import Sentence, _, ngettext, packed, unpacked
from cyberport_cms.newsroom.sentences import in_words, said, with_path

from .document_files import written

ROOT = Path(__file__).resolve().parents[1]


def changes() -> Sentence:
    moves = ngettext("%(count)s insertion", "%(count)s insertions", 1_200)
    return _("Tracked changes were accepted: %(changes)s.", changes=[moves, moves])


def test_a_sentence_reads_in_english_and_keeps_its_parts():
    words = changes()
    assert words == "Tracked changes were accepted: 1,200 insertions, 1,200 insertions."
    assert json.dumps([words]) == f'["{words}"]'
    assert ngettext("%(count)s move", "%(count)s moves", 1) == "1 move"
    assert _("100% sure") == "100% sure"
    for copy in (
        unpacked(json.loads(json.dumps(packed(words)))),
        pickle.loads(pickle.dumps(words)),
    ):
        assert (copy, copy.msgid, copy.values.keys()) == (words, words.msgid, {"changes"})
        assert said(copy) == words


def test_a_sentence_is_said_in_chinese():
    empty = _("The file is empty. Save the text into it and try again.")
    error = SourceError(empty, "/tmp/a.txt", 7)
    with override("zh-hant"):
        assert said(empty) != empty
        assert re.search(r"[一-鿿]", said(empty))
        assert in_words(error) == f"第7行：{said(empty)}"
        assert with_path(error).startswith("/tmp/a.txt")
        assert with_path(error).endswith(said(empty))
        assert said("Nobody translates this.") == "Nobody translates this."


def test_a_document_is_refused_in_chinese(tmp_path: Path) -> None:
    """The words come out of the child process, which knows no Django."""
    path = written(tmp_path / "a.pdf", b"%PDF-1.7 nothing")
    with override("zh-hant"), pytest.raises(CommandError, match=r"[一-鿿]") as failure:
        call_command("parse_release", str(path), stdout=StringIO())
    assert failure.value.returncode == 2


SAYING = {"SourceError", "RefusedError", "Warning"}
PLACES = ("cyberport_cms/bilingual", "releases", "factsheets")


def spoken() -> Iterator[tuple[str, ast.expr]]:
    """What is raised as a refusal or yielded as a warning, and the notices of the readers."""
    for place in PLACES:
        for path in sorted((ROOT / place).rglob("*.py")):
            is_reader = path.parent.name == "documents"
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING:
                    words: Any = node.args[-1:] if len(node.args) == 1 else node.args[:2]
                elif is_reader and isinstance(node, ast.Yield) and node.value:
                    words = [node.value]
                else:
                    continue
                yield from ((f"{path.relative_to(ROOT)}:{node.lineno}", one) for one in words)


def test_nothing_is_said_in_english_alone():
    found = list(spoken())
    assert len(found) > 50
    plain = [
        place
        for place, words in found
        if isinstance(words, ast.JoinedStr)
        or (isinstance(words, ast.Constant) and " " in str(words.value))
    ]
    assert plain == []
