"""Step 1 of an import: files or pasted text become the sources of two sides, or a refusal in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cyberport_cms.bilingual.decoding import decoded
from cyberport_cms.bilingual.languages import (
    ENGLISH,
    LANG_TAG_OF_SOURCE,
    SOURCES,
    TRADITIONAL,
    SourceLanguage,
)
from cyberport_cms.bilingual.sources import (
    Source,
    SourceError,
    check_sides,
    detect_language,
    read_both,
    read_source,
)
from cyberport_cms.newsroom.sentences import at_line, in_words, said
from cyberport_cms.newsroom.states import SIDE_NAMES

from ..importing.draft import ReleaseDraft
from ..importing.parser import parse_source
from ..importing.parts import WORDS_UNUSED
from ..importing.pictures import Checker, usable
from ..importing.unused import left_out

KINDS = (".docx", ".md", ".markdown", ".txt", ".html", ".htm", ".pdf")
_LARGEST = 100_000  # characters of one side; the longest release seen has 20,000
_MOST_PAIRS = 160_000  # of paragraphs, English times Chinese: so many take seconds to align


@dataclass(frozen=True)
class HandedIn:
    """What step 1 hands on: the sources by language, their drafts, and what to look at."""

    sources: dict[SourceLanguage, Source]
    drafts: dict[SourceLanguage, ReleaseDraft]
    notices: list[str]
    unused: list[str]


def _file(label: Any, help_text: Any = "") -> forms.FileField:
    return forms.FileField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(KINDS)}),
    )


def _paste(label: Any, source: SourceLanguage) -> forms.CharField:
    attrs = {"rows": 3, "lang": LANG_TAG_OF_SOURCE[source]}
    return forms.CharField(
        label=label, required=False, widget=AdminAutoHeightTextInput(attrs=attrs), strip=False
    )


class ImportForm(forms.Form):
    en_file = _file(_("English file"))
    zh_hant_file = _file(_("Chinese file"))
    both_file = _file(
        _("One file with both languages"),
        _("One after the other, or in a table of two columns with English on the left."),
    )
    en_text = _paste(_("English text"), ENGLISH)
    zh_hant_text = _paste(_("Chinese text"), TRADITIONAL)

    handed_in: HandedIn

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        names = [name for name in self.fields if given.get(name)]
        if problem := _wrong_choice(names):
            raise forms.ValidationError(problem)
        if "both_file" in names:
            sources, notices = self._both(given["both_file"])
        else:
            sources, notices = self._sides(names)
        if not self.errors:
            self._parse(sources, notices)
        return given

    def _both(self, file: Any) -> tuple[dict[SourceLanguage, Source], list[str]]:
        def read(path: Path) -> tuple[dict[SourceLanguage, Source], list[str]]:
            sides = read_both(path)
            lines = left_out(read_source(path).text, [source.text for source in sides.values()])
            words = gettext("Not used: “%(line)s”")
            return sides, [words % {"line": line} for line in lines]

        found = self._read("both_file", file, read)
        if found is None:
            return {}, []
        sides, notices = found
        return {source: replace(side, path=file.name) for source, side in sides.items()}, notices

    def _sides(self, names: Sequence[str]) -> tuple[dict[SourceLanguage, Source], list[str]]:
        sources: dict[SourceLanguage, Source] = {}
        for name in names:
            source, kind = name.rsplit("_", 1)
            given = self.cleaned_data[name]
            found = self._read(name, given, read_source) if kind == "file" else self._pasted(name)
            if found is not None:
                path = given.name if kind == "file" else gettext("pasted text")
                sources[source] = replace(found, path=path)
        if not self.errors:
            try:
                check_sides(sources.get(ENGLISH), sources.get(TRADITIONAL))
            except SourceError as error:
                guilty = next(s for s in sources if sources[s].path == error.path)
                self._refuse(self._field_of(guilty), error)
        return sources, []

    def _read(self, name: str, file: Any, read: Any) -> Any:
        """What `read` makes of an uploaded file; None, with the reason at the field, where it fails."""
        with NamedTemporaryFile(suffix=Path(file.name).suffix.lower()) as copy:
            for chunk in file.chunks():
                copy.write(chunk)
            copy.flush()
            try:
                return read(Path(copy.name))
            except SourceError as error:
                self._refuse(name, error)
        return None

    def _pasted(self, name: str) -> Source | None:
        try:
            text, encoding = decoded(self.cleaned_data[name].encode(), "")
        except SourceError as error:
            self._refuse(name, error)
            return None
        return Source("", text, detect_language(text), encoding)

    def _parse(self, sources: dict[SourceLanguage, Source], notices: list[str]) -> None:
        drafts: dict[SourceLanguage, ReleaseDraft] = {}
        checker = Checker()
        for source in [s for s in SOURCES if s in sources]:
            try:
                drafts[source] = usable(parse_side(sources[source]), checker)
            except SourceError as error:
                self._refuse(self._field_of(source), error)
        if self.errors:
            return
        lengths = [len(draft.body) + len(draft.closing) for draft in drafts.values()]
        if len(lengths) == len(SOURCES) and lengths[0] * lengths[1] > _MOST_PAIRS:
            self.add_error(None, _("There are too many paragraphs: hand in one release."))
            return
        # Of two files each says its own; a picture that stands in both is one.
        tell = _notices if self.cleaned_data.get("both_file") else _notices_by_side
        self.handed_in = HandedIn(
            *(sources, drafts, [*notices, *tell(drafts)], _notices(drafts, unused=True))
        )

    def _field_of(self, source: SourceLanguage) -> str:
        names = (f"{source}_file", f"{source}_text", "both_file")
        return next(name for name in names if self.cleaned_data.get(name))

    def _refuse(self, name: str, error: SourceError) -> None:
        self.add_error(name, in_words(error))


def parse_side(source: Source) -> ReleaseDraft:
    """The draft of one side. Raises SourceError, also for what is too long to be a release."""
    if len(source.text) > _LARGEST:
        raise SourceError(
            gettext("The text is too long: at most %(most)d characters.") % {"most": _LARGEST}
        )
    return parse_source(source)


def _wrong_choice(names: Sequence[str]) -> str:
    if not names:
        return gettext("Choose a file, or paste a text.")
    if "both_file" in names and len(names) > 1:
        return gettext("Choose either one file with both languages, or each language by itself.")
    for source in SOURCES:
        if {f"{source}_file", f"{source}_text"} <= set(names):
            return gettext("Choose a file or paste the text, not both for one language.")
    return ""


def _notices(drafts: dict[SourceLanguage, ReleaseDraft], *, unused: bool = False) -> list[str]:
    """What a person should look at, or what is not used, each thing once."""
    notices: list[str] = []
    for draft in drafts.values():
        for warning in draft.warnings:
            if warning.code == WORDS_UNUSED or unused != (warning.code == "picture_unused"):
                continue
            message = warning.message
            notices.append(at_line(warning.line, message) if warning.line else said(message))
    return list(dict.fromkeys(notices))


def _notices_by_side(drafts: dict[SourceLanguage, ReleaseDraft]) -> list[str]:
    """What to look at, with the language that it is said of where there are two."""
    if len(drafts) < len(SOURCES):
        return _notices(drafts)
    words = gettext("%(language)s: %(notice)s")
    return [
        words % {"language": SIDE_NAMES[source], "notice": notice}
        for source, draft in drafts.items()
        for notice in _notices({source: draft})
    ]
