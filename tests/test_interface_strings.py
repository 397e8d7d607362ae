"""The interface is complete in Chinese, and what is committed is what the sources say."""

import gettext
import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.core.management import call_command

from cyberport_cms.newsroom.management.commands.derive_simplified import simplified_catalog

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "locale"


def catalog(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=language)


def strings(of: Catalog) -> dict[tuple[object, object], object]:
    return {(message.context, message.id): message.string for message in of if message.id}


def po(language: str, locale: Path = LOCALE) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is missing: apt install gettext")
def test_every_string_of_the_interface_stands_in_traditional_chinese(tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "var", "tests", "__pycache__"))
    command = "makemessages -l zh_Hant --no-location --no-wrap --no-obsolete -v 0".split()
    subprocess.run([sys.executable, "manage.py", *command], cwd=copy, check=True)

    missing = [
        message.id
        for message in catalog(po("zh_Hant", copy / "locale"), "zh_Hant")
        if message.id and (message.fuzzy or not all(_as_tuple(message.string)))
    ]
    assert not missing, (
        f"{len(missing)} are missing: run `make messages`, then translate in {po('zh_Hant')}:"
        f" {missing[:20]}"
    )
    gone = (
        strings(catalog(po("zh_Hant"), "zh_Hant")).keys()
        - strings(catalog(po("zh_Hant", copy / "locale"), "zh_Hant")).keys()
    )
    assert not gone, f"no source has these any more; run `make messages`: {gone}"


def test_placeholders_survive_translation() -> None:
    wrong = [
        (message.id, [str(error) for error in errors])
        for message, errors in catalog(po("zh_Hant"), "zh_Hant").check()
    ]
    assert not wrong


def test_simplified_is_derived_from_traditional() -> None:
    derived = simplified_catalog(catalog(po("zh_Hant"), "zh_Hant"))
    assert strings(catalog(po("zh_Hans"), "zh_Hans")) == strings(derived), "run `make messages`"


@pytest.mark.parametrize("language", ["zh_Hant", "zh_Hans"])
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalog(po(language), language))
    compiled.seek(0)
    with po(language).with_suffix(".mo").open("rb") as file:
        committed = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    wanted = gettext.GNUTranslations(compiled)._catalog  # type: ignore[attr-defined]
    committed.pop(""), wanted.pop("")  # the headers
    assert committed == wanted, "run `make messages`"


def test_derivation_keeps_placeholders_tags_and_plural_forms(
    tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.LOCALE_PATHS = [tmp_path]  # type: ignore[attr-defined]
    source = po("zh_Hant", tmp_path)
    source.parent.mkdir(parents=True)
    source.write_text(
        'msgid ""\nmsgstr ""\n"POT-Creation-Date: 2026-01-01 00:00+0800\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
        '#, python-format\nmsgid "<b>%(name)s</b> was published"\n'
        'msgstr "<b class=\\"name\\">%(name)s</b> 已經發布"\n\n'
        '#, python-format\nmsgid "%(count)s release"\nmsgid_plural "%(count)s releases"\n'
        'msgstr[0] "%(count)s 篇新聞稿"\n\nmsgctxt "verb"\nmsgid "Open"\nmsgstr "開啟"\n',
        encoding="utf-8",
    )
    call_command("derive_simplified")
    first = po("zh_Hans", tmp_path).read_bytes()
    with po("zh_Hans", tmp_path).with_suffix(".mo").open("rb") as file:
        simplified = gettext.GNUTranslations(file)
    assert (
        simplified.gettext("<b>%(name)s</b> was published")
        == '<b class="name">%(name)s</b> 已经发布'
    )
    assert simplified.ngettext("%(count)s release", "%(count)s releases", 2) == "%(count)s 篇新闻稿"
    assert simplified.pgettext("verb", "Open") == "开启"
    call_command("derive_simplified")
    assert po("zh_Hans", tmp_path).read_bytes() == first  # no dates: nothing changes by itself


def _as_tuple(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)
