"""A figure of a fact: one number, stored as a number, and rendered in every language from it."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cyberport_cms.bilingual import quantities
from cyberport_cms.bilingual.figure_text import DIGITS, SCALED, Amount, figure_text
from cyberport_cms.bilingual.figures.as_written import says
from cyberport_cms.bilingual.languages import (
    READER_OF,
    SOURCES,
    ReadingLanguage,
    SourceLanguage,
    suffixed,
)
from cyberport_cms.bilingual.simplified import simplify

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_LARGEST = Decimal(10) ** 18


class Unit(models.TextChoices):
    COUNT = quantities.Unit.COUNT, _("Count")
    HKD = quantities.Unit.HKD, _("Hong Kong dollars")
    RMB = quantities.Unit.RMB, _("Renminbi")
    USD = quantities.Unit.USD, _("US dollars")
    PER_CENT = quantities.Unit.PER_CENT, _("Per cent")
    RATIO = quantities.Unit.RATIO, _("Ratio (1:9 is 9)")
    PETAFLOPS = quantities.Unit.PETAFLOPS, "petaFLOPS"
    SQUARE_METRES = quantities.Unit.SQUARE_METRES, _("Square metres")
    YEAR = quantities.Unit.YEAR, _("Year")
    DATE = quantities.Unit.DATE, _("Date")
    CUSTOM = quantities.Unit.CUSTOM, _("Own unit")


class Qualifier(models.TextChoices):
    EXACTLY = quantities.Qualifier.EXACTLY, _("exactly")
    OVER = quantities.Qualifier.OVER, _("over")
    ABOUT = quantities.Qualifier.ABOUT, _("about")
    NEARLY = quantities.Qualifier.NEARLY, _("nearly")
    AT_LEAST = quantities.Qualifier.AT_LEAST, _("at least")
    UP_TO = quantities.Qualifier.UP_TO, _("up to")


class Display(models.TextChoices):
    DIGITS = DIGITS, _("Digits: 12,800,000")
    SCALED = SCALED, _("Words: 12.8 million, 1,280萬")


_OF_THE_CALENDAR = frozenset({Unit.YEAR, Unit.DATE})


FIGURE_COLUMNS = (
    *("name", "value", "day", "unit", "unit_name_en", "unit_name_zh_hant"),
    *("qualifier", "display", "decimals"),
)
_WRITTEN = tuple(suffixed("as_written", source) for source in SOURCES)


class FigureValue(models.Model):
    """A number with its unit, or a day. Units are whole: dollars, not millions."""

    name = models.CharField(
        _("name of the figure"),
        max_length=40,
        validators=[
            RegexValidator(
                r"^[a-z][a-z0-9_]*\Z",
                _("Use small letters, digits and underscores, for example “members”."),
            )
        ],
        help_text=_("Stands in the statement as {name}."),
    )
    value = models.DecimalField(
        pgettext_lazy("of a figure", "value"),
        max_digits=24,
        decimal_places=6,
        null=True,
        blank=True,
        help_text=_("The whole number: 42100000000 for 42.1 billion."),
    )
    day = models.DateField(_("day"), null=True, blank=True, help_text=_("For a date."))
    unit = models.CharField(_("unit"), max_length=20, choices=Unit.choices, default=Unit.COUNT)
    unit_name = models.CharField(
        _("own unit"),
        max_length=60,
        blank=True,
        help_text=_("As it follows the number: “sites”, 「個地點」."),
    )
    qualifier = models.CharField(
        _("qualifier"), max_length=10, choices=Qualifier.choices, default=Qualifier.EXACTLY
    )
    display = models.CharField(
        _("written in"), max_length=10, choices=Display.choices, default=Display.DIGITS
    )
    decimals = models.PositiveSmallIntegerField(
        _("decimals"),
        default=0,
        validators=[MaxValueValidator(6)],
        help_text=_("The fewest that are shown in digits."),
    )
    as_written = models.CharField(
        _("as printed"),
        max_length=100,
        blank=True,
        help_text=_(
            "In the statement: “nine”, “some 1 100”. It holds until the number changes; empty, the "
            "site writes it."
        ),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def amount(self) -> Amount:
        return Amount(
            value=self.value,
            unit=quantities.Unit(self.unit),
            qualifier=quantities.Qualifier(self.qualifier),
            display=self.display,
            decimals=self.decimals,
            day=self.day,
            unit_names=(self.unit_name_en or "", self.unit_name_zh_hant or ""),
        )

    @property
    def says_a_qualifier(self) -> bool:
        """True where its words begin with “over”, “about” …"""
        return self.qualifier != Qualifier.EXACTLY and self.amount.is_known

    def said(self) -> dict[str, Any]:
        """Everything that makes up the figure, by column."""
        written = {suffixed("as_written", source): self.written(source) for source in SOURCES}
        return {name: getattr(self, name) for name in FIGURE_COLUMNS} | written

    def text(self, language: ReadingLanguage) -> str:
        """The figure in words: "over 2,300", 「超過2,300」."""
        return figure_text(self.amount, language)

    def written(self, source: SourceLanguage) -> str:
        """An author's own characters for it, as long as they say its number; else empty."""
        words = getattr(self, suffixed("as_written", source)) or ""
        return words if words and says(words, self.amount, source) else ""

    def stated(self, language: ReadingLanguage) -> str:
        """The figure as it stands in its statement."""
        words = self.written(language.source)
        if not words:
            return self.text(language)
        return simplify(words) if language.is_derived else words

    def clean(self) -> None:
        super().clean()
        problems = self.problems()
        known = type(self)._default_manager.filter(pk=self.pk).values(*_WRITTEN).first() or {}
        for source, column in zip(SOURCES, _WRITTEN, strict=True):
            words = getattr(self, column)
            if not words or self.written(source):
                continue
            if words == known.get(column):
                setattr(self, column, "")  # its number has changed
            else:
                problems[column] = ValidationError(
                    _("“%(words)s” does not say %(figure)s: leave it empty, or mend it."),
                    params={"words": words, "figure": self.text(READER_OF[source])},
                )
        if problems:
            raise ValidationError(problems)

    def problems(self) -> dict[str, ValidationError]:
        """What is out of sense in this figure, keyed by field."""
        problems: dict[str, ValidationError] = {}
        if self.unit == Unit.DATE:
            if self.day is None:
                problems["day"] = ValidationError(_("Give the day."))
        elif self.value is None:
            problems["value"] = ValidationError(_("Give the number."))
        elif self.value < 0 and self.unit != Unit.PER_CENT:
            problems["value"] = ValidationError(_("This cannot be less than nothing."))
        elif abs(self.value) >= _LARGEST:
            problems["value"] = ValidationError(_("This number is too large to be true."))
        elif self.unit == Unit.COUNT and self.value != int(self.value):
            problems["value"] = ValidationError(
                _("What is counted is whole: for parts of one, give it a unit of its own.")
            )
        elif self.unit == Unit.YEAR and not (
            self.value == int(self.value) and 1000 <= self.value <= 9999
        ):
            problems["value"] = ValidationError(_("A year has four digits."))
        elif self.unit == Unit.RATIO and self.value == 0:
            problems["value"] = ValidationError(_("A ratio needs a number above nothing."))
        if self.unit == Unit.COUNT and self.decimals:
            problems["decimals"] = ValidationError(
                _("What is counted is whole: it has no decimals.")
            )
        if self.unit in _OF_THE_CALENDAR and self.qualifier != Qualifier.EXACTLY:
            problems["qualifier"] = ValidationError(_("A day or a year stands as it is."))
        if self.unit == Unit.CUSTOM:
            for side in ("unit_name_en", "unit_name_zh_hant"):
                if not getattr(self, side):
                    problems[side] = ValidationError(_("Say what is counted."))
        return problems


# Arithmetic: "onsite + offsite = members"

_SUM = re.compile(
    r"\s*(?P<terms>[a-z][a-z0-9_]*(?:\s*[+-]\s*[a-z][a-z0-9_]*)*)\s*=\s*(?P<total>[a-z][a-z0-9_]*)\s*"
)
_TERM = re.compile(r"([+-]?)\s*([a-z][a-z0-9_]*)")


def arithmetic_problems(
    arithmetic: str, values: Mapping[str, Decimal | None]
) -> list[ValidationError]:
    """Why the sums that should hold between figures do not, one reason a line."""
    return [
        problem
        for line in arithmetic.splitlines()
        if line.strip() and (problem := _sum_problem(line.strip(), values))
    ]


def _sum_problem(line: str, values: Mapping[str, Decimal | None]) -> ValidationError | None:
    match = _SUM.fullmatch(line)
    if not match:
        return ValidationError(
            _("“%(line)s” is not a sum: write it as “onsite + offsite = members”."),
            params={"line": line},
        )
    terms = _TERM.findall(match["terms"])
    known = {name: value for name, value in values.items() if value is not None}
    names = [*(name for _sign, name in terms), match["total"]]
    if unknown := next((name for name in names if name not in known), None):
        return ValidationError(
            _("“%(line)s”: there is no figure “%(name)s”."), params={"line": line, "name": unknown}
        )
    got = sum((-known[name] if sign == "-" else known[name] for sign, name in terms), Decimal(0))
    if got == known[match["total"]]:
        return None
    return ValidationError(
        _("“%(line)s” does not hold: it makes %(got)s, not %(said)s."),
        params={"line": line, "got": _digits(got), "said": _digits(known[match["total"]])},
    )


def _digits(value: Decimal) -> str:
    return f"{value.normalize():,f}"  # 42, where the database says 42.000000
