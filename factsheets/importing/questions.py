"""What a person is asked about a next edition: which file, and which facts are the same."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cyberport_cms.bilingual.figures.changes import FigureChange, changed_figures
from cyberport_cms.bilingual.sources import Source, SourceError, read_source
from cyberport_cms.newsroom.differences import Difference, difference
from cyberport_cms.newsroom.sentences import in_words

from ..bulk.obstacles import obstacles
from ..models import Fact, FactsheetPage
from .drafts import Drafts
from .editions import Proposal, dates_to_look_at, proposals

LIKELY = 0.6  # from here on “the same fact” is chosen beforehand
YES, NO = "yes", "no"

_KINDS = (".md", ".markdown", ".txt")
_LARGEST = 500_000  # bytes; the longest factsheet seen has 44,000


class TextField(forms.FileField):
    """An uploaded text, as a Source; or the reason why it cannot be read."""

    widget = forms.FileInput(attrs={"accept": ",".join(_KINDS)})

    def clean(self, data: Any, initial: Any = None) -> Source | None:
        file = super().clean(data, initial)
        if file is None:
            return None
        kind = Path(file.name).suffix.lower()
        if kind not in _KINDS:
            raise ValidationError(_("Save it as Markdown (.md) or as plain text (.txt)."))
        if file.size > _LARGEST:
            raise ValidationError(_("The file is too large: at most 500 KB."))
        with NamedTemporaryFile(suffix=kind) as copy:
            copy.write(file.read())
            copy.flush()
            try:
                source = read_source(Path(copy.name))
            except SourceError as error:
                raise ValidationError(in_words(error)) from error
        return Source(file.name, source.text, source.language, source.encoding)


class FileForm(forms.Form):
    """What is handed in: a text for each language of the factsheet, and its day."""

    file = TextField(
        label=_("Text of the next edition"),
        help_text=_("Markdown or plain text (.md, .txt), in the language of the factsheet."),
    )
    revision_date = forms.DateField(
        label=_("Revision date"),
        required=False,
        help_text=_("The day of the edition, where the text does not carry it."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    origin = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=255,
        help_text=_("Name or address of the source. Left out, new facts bear the file’s name."),
    )

    def __init__(self, page: FactsheetPage, *args: Any) -> None:
        super().__init__(*args)
        if len(page.sources) > 1:
            self.fields["file"].label = _("English text of the next edition")
            self.fields["file"].help_text = _("Markdown or plain text (.md, .txt).")
            self.fields["file_zh_hant"] = TextField(
                label=_("Chinese text of the next edition"),
                help_text=_("The same facts in the same order."),
            )
            self.order_fields(["file", "file_zh_hant"])

    @property
    def sources(self) -> list[Source]:
        given = (self.cleaned_data.get(name) for name in ("file", "file_zh_hant"))
        return [source for source in given if source]


class AnswersForm(forms.Form):
    """One question a proposal; below LIKELY somebody has to answer it."""

    def __init__(self, matches: list[Proposal], *args: Any) -> None:
        super().__init__(*args)
        no = (NO, _("No: the new text is a new fact, the old one leaves"))
        for number, match in enumerate(matches):
            likely = YES if match.likeness >= LIKELY else None
            self.fields[f"same_{number}"] = forms.ChoiceField(
                label=_("Is this the same fact?"),
                choices=[(YES, _("Yes: the fact changes")), no] if match.is_possible else [no],
                initial=likely if match.is_possible else NO,
                widget=forms.RadioSelect,
                error_messages={"required": _("Answer this question: yes or no.")},
            )

    def accepted(self, matches: list[Proposal]) -> list[Proposal]:
        given = self.cleaned_data
        return [match for n, match in enumerate(matches) if given[f"same_{n}"] == YES]


@dataclass(frozen=True)
class Question:
    """A proposal as it is shown, with what a person has to know to answer it."""

    match: Proposal
    field: Any
    words: Difference
    figures: list[FigureChange]
    notes: list[str]

    @property
    def alike(self) -> str:
        return f"{self.match.likeness:.0%}"


class NextEdition:
    """What texts would make of a factsheet as its form shows it, drafts included."""

    def __init__(self, page: FactsheetPage, drafts: Drafts) -> None:
        self.page, self.drafts = page, drafts
        self.matches = proposals(page, drafts)
        known = {match.fact.pk for match in self.matches}
        read = {id(match.row) for match in self.matches}
        self.leaving: list[Fact] = [
            fact for fact in page.for_reading().facts if fact.pk not in known
        ]
        self.new: list[str] = [
            side.text
            for row in drafts.facts
            if id(row) not in read and (side := row.en or row.zh_hant)
        ]
        self.dates = dates_to_look_at(page, drafts)

    @property
    def digest(self) -> str:
        """Equal where the same questions would be asked about the same versions."""
        seen = [(m.fact.key, m.fact.latest_revision_id, m.draft.line) for m in self.matches]
        leaving = [fact.key for fact in self.leaving]
        return sha256(repr((self.page.latest_revision_id, seen, leaving)).encode()).hexdigest()

    def hindered(self, user: Any) -> dict[int, str]:
        """Why some of the facts that would change cannot be changed by `user` now."""
        keys = [match.fact.pk for match in self.matches if match.carried.is_changed]
        rows = Fact.objects.select_related("latest_revision__user", "locked_by").in_bulk(keys)
        return obstacles(list(rows.values()), user)

    def questions(self, form: AnswersForm, user: Any) -> list[Question]:
        hindered = self.hindered(user)
        return [
            self._question(match, form[f"same_{number}"], hindered.get(match.fact.pk, ""))
            for number, match in enumerate(self.matches)
        ]

    def _question(self, match: Proposal, field: Any, obstacle: str) -> Question:
        language = self.drafts.language
        before, after = match.fact.words(language), match.draft.text
        return Question(
            match,
            field,
            difference(before, after, language),
            changed_figures(before, after, language),
            [*([obstacle] if obstacle else []), *match.reasons, *match.carried.notes],
        )
