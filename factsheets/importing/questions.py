"""What a person is asked about a next edition: which file, and which facts are the same."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cyberport_cms.bilingual.figures.changes import FigureChange, changed_figures
from cyberport_cms.bilingual.sources import Source, SourceError, read_source
from cyberport_cms.newsroom.differences import Difference, difference
from cyberport_cms.newsroom.states import SIDE_NAMES

from ..bulk.obstacles import obstacles
from ..models import Fact, FactsheetPage
from .pages import Proposal, proposals
from .parser import FactDraft, FactsheetDraft

LIKELY = 0.6  # from here on “the same fact” is chosen beforehand
YES, NO = "yes", "no"

_KINDS = (".md", ".markdown", ".txt")
_LARGEST = 500_000  # bytes; the longest factsheet seen has 44,000


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Text of the next edition"),
        help_text=_("Markdown or plain text (.md, .txt), in the language of the factsheet."),
        widget=forms.FileInput(attrs={"accept": ",".join(_KINDS)}),
    )

    def clean_file(self) -> Source:
        """The text of the file, or the reason why it cannot be read."""
        file = self.cleaned_data["file"]
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


def in_words(error: SourceError) -> str:
    """Without the path: whoever uploads a file knows which."""
    if error.line:
        return gettext("Line %(number)d: %(reason)s") % {
            "number": error.line,
            "reason": error.message,
        }
    return error.message


class AnswersForm(forms.Form):
    """One question a proposal; below LIKELY somebody has to answer it."""

    def __init__(self, matches: list[Proposal], *args: Any) -> None:
        super().__init__(*args)
        for number, match in enumerate(matches):
            self.fields[f"same_{number}"] = forms.ChoiceField(
                label=_("Is this the same fact?"),
                choices=[
                    (YES, _("Yes: the fact changes")),
                    (NO, _("No: the new text is a new fact, the old one leaves")),
                ],
                initial=YES if match.likeness >= LIKELY else None,
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
    """What a text would make of a factsheet as its form shows it, drafts included."""

    def __init__(self, page: FactsheetPage, draft: FactsheetDraft) -> None:
        self.page, self.draft = page, draft
        self.matches = proposals(page, draft)
        known = {match.fact.pk for match in self.matches}
        read = {id(match.draft) for match in self.matches}
        self.leaving: list[Fact] = [
            fact for fact in page.for_reading().facts if fact.pk not in known
        ]
        self.new: list[FactDraft] = [
            fact for section in draft.sections for fact in section.facts if id(fact) not in read
        ]

    @property
    def digest(self) -> str:
        """Equal where the same questions would be asked about the same versions."""
        seen = [(m.fact.key, m.fact.latest_revision_id, m.draft.line) for m in self.matches]
        leaving = [fact.key for fact in self.leaving]
        return sha256(repr((self.page.latest_revision_id, seen, leaving)).encode()).hexdigest()

    def hindered(self, user: Any) -> dict[int, str]:
        keys = [match.fact.pk for match in self.matches]
        rows = Fact.objects.select_related("latest_revision__user", "locked_by").in_bulk(keys)
        return obstacles(list(rows.values()), user)

    def questions(self, form: AnswersForm, user: Any) -> list[Question]:
        hindered = self.hindered(user)
        return [
            self._question(match, form[f"same_{number}"], hindered.get(match.fact.pk, ""))
            for number, match in enumerate(self.matches)
        ]

    def _question(self, match: Proposal, field: Any, obstacle: str) -> Question:
        language = self.draft.language
        before, after = match.fact.words(language), match.draft.text
        return Question(
            match,
            field,
            difference(before, after, language),
            changed_figures(before, after, language),
            [*([obstacle] if obstacle else []), *self._losses(match.fact)],
        )

    def _losses(self, fact: Fact) -> list[str]:
        """What the import takes from a fact, besides its old words."""
        losses = []
        if names := [figure.name for figure in fact.figures.all()]:
            words = gettext(
                "Its figures are numbers today (%(names)s). After “yes” they are words of the "
                "statement: to keep them, change the fact in its form instead."
            )
            losses.append(words % {"names": ", ".join(names)})
        if fact.sources != (self.draft.language,):
            words = gettext(
                "It is published in both languages. After “yes” it is published in %(language)s "
                "alone, here and wherever else it stands."
            )
            losses.append(words % {"language": SIDE_NAMES[self.draft.language]})
        return losses
