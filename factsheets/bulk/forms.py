"""The two questions of a bulk update: which file, and why."""

from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .spreadsheet import LARGEST

KINDS = (".csv", ".xlsx")


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("XLSX or CSV, at most 2 MB. You see all changes before anything is saved."),
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        kind = Path(file.name).suffix.lower()
        if kind not in KINDS:
            raise ValidationError(
                _("Files ending in “%(kind)s” are not taken: save it as XLSX or CSV."),
                params={"kind": kind},
            )
        if file.size > LARGEST:
            raise ValidationError(_("The file is too large: at most 2 MB."))
        return file


class NoteForm(forms.Form):
    change_note = forms.CharField(
        label=_("Why they change"),
        help_text=_("For colleagues: it stands in the history of each of these facts."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        error_messages={"required": _("Say in a few words why the facts change.")},
    )
