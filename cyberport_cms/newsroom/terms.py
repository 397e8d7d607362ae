"""The glossary: what the house calls things, in both languages and in Simplified Chinese."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cyberport_cms.bilingual import checks
from cyberport_cms.bilingual.simplified import simplify


class Term(models.Model):
    """One term. Texts are checked for it; its Simplified form, where given, decides conversion."""

    english = models.CharField(_("English"), max_length=200, blank=True)
    short_form = models.CharField(
        _("short form"),
        max_length=40,
        blank=True,
        help_text=_("Such as AISC: it counts in English, and beside the name in Chinese."),
    )
    traditional = models.CharField(_("Traditional Chinese"), max_length=100, blank=True)
    simplified = models.CharField(
        _("Simplified Chinese"),
        max_length=100,
        blank=True,
        help_text=_("Only where it should differ from the conversion."),
    )
    also_english = models.TextField(
        _("also right in English"), blank=True, help_text=_("Other wordings, one a line.")
    )
    also_traditional = models.TextField(
        _("also right in Chinese"), blank=True, help_text=_("Other wordings, one a line.")
    )
    avoid_english = models.TextField(
        _("to avoid in English"), blank=True, help_text=_("Wrong wordings, one a line.")
    )
    avoid_traditional = models.TextField(
        _("to avoid in Chinese"), blank=True, help_text=_("Wrong wordings, one a line.")
    )
    note = models.CharField(_("note for colleagues"), max_length=255, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("english"), FieldPanel("short_form")]),
        FieldRowPanel([FieldPanel("traditional"), FieldPanel("simplified")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("also_english"), FieldPanel("also_traditional")]),
                FieldRowPanel([FieldPanel("avoid_english"), FieldPanel("avoid_traditional")]),
            ],
            heading=_("Other wordings"),
        ),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("glossary")
        ordering = ["english", "traditional"]
        constraints = [
            models.UniqueConstraint(
                fields=["english", "traditional"],
                name="newsroom_term_is_unique",
                violation_error_message=_("This term is in the glossary already."),
            )
        ]

    def __str__(self) -> str:
        english = f"{self.english} ({self.short_form})" if self.short_form else self.english
        return " · ".join(side for side in (english, self.traditional) if side)

    def clean(self) -> None:
        super().clean()
        if not self.english.strip() and not self.traditional.strip():
            message = _("Write it in English, in Chinese, or in both.")
            raise ValidationError({"english": message, "traditional": message})
        if self.simplified and not self.traditional.strip():
            raise ValidationError(
                {"traditional": _("Write the term as it stands in Traditional text.")}
            )
        self._refuse_contradictions()

    def _refuse_contradictions(self) -> None:
        for right, also, avoid in (
            (self.english, "also_english", "avoid_english"),
            (self.traditional, "also_traditional", "avoid_traditional"),
        ):
            wanted = {right.strip(), *lines(getattr(self, also))}
            if both := [line for line in lines(getattr(self, avoid)) if line in wanted]:
                raise ValidationError(
                    {
                        avoid: ValidationError(
                            _("“%(wording)s” cannot be right and to be avoided."),
                            params={"wording": both[0]},
                        )
                    }
                )

    @property
    def in_simplified(self) -> str:
        """What readers of Simplified Chinese see."""
        return self.simplified or simplify(self.traditional)

    def as_checked(self) -> checks.Term:
        """The term as texts are checked for it."""
        return checks.Term(
            en=self.english.strip(),
            short=self.short_form.strip(),
            zh_hant=self.traditional.strip(),
            also_en=lines(self.also_english),
            also_zh_hant=lines(self.also_traditional),
            avoid_en=lines(self.avoid_english),
            avoid_zh_hant=lines(self.avoid_traditional),
        )


def lines(text: str) -> tuple[str, ...]:
    """What stands one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def house_terms() -> tuple[checks.Term, ...]:
    """The glossary, in an order that does not change from one check to the next."""
    return tuple(term.as_checked() for term in Term.objects.order_by("pk"))


def add_to_empty_glossary(terms: tuple[checks.Term, ...]) -> int:
    """Begin a glossary with these terms; what staff have begun is left alone. How many were added."""
    if Term.objects.exists():
        return 0
    added = [
        Term(
            english=term.en,
            short_form=term.short,
            traditional=term.zh_hant,
            also_english="\n".join(term.also_en),
            also_traditional="\n".join(term.also_zh_hant),
            avoid_english="\n".join(term.avoid_en),
            avoid_traditional="\n".join(term.avoid_zh_hant),
        )
        for term in terms
    ]
    for term in added:
        term.full_clean(validate_unique=False, validate_constraints=False)
        term.save()
    return len(added)
