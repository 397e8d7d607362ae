"""Demo content → pages and snippets. The texts go through the importer, like anybody's."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.blocks.list_block import ListValue
from wagtail.documents import get_document_model
from wagtail.models import Page, Revision

from cyberport_cms.bilingual.sources import read_source
from cyberport_cms.newsroom.models import (
    HomePage,
    Organisation,
    Photo,
    SimplifiedTerm,
    StandardPage,
    Topic,
)
from cyberport_cms.newsroom.starting_terms import STARTING_TERMS
from cyberport_cms.newsroom.states import Languages
from cyberport_cms.newsroom.terms import add_to_empty_glossary
from cyberport_cms.newsroom.together import publishing_together
from factsheets.importing.pages import import_factsheet
from factsheets.importing.parser import parse_factsheet
from factsheets.models import Fact, FactsheetPage, Figure
from releases.importing.pages import import_release, read_sides
from releases.models import Correction, ReleasePage, Spokesperson
from releases.setup import setup_site

from . import content, facts, schema
from .accounts import make_accounts


def is_loaded() -> bool:
    return ReleasePage.objects.filter(slug=content.RELEASES[0].slug).exists()


@transaction.atomic
def load() -> None:
    """Everything, in one transaction. The caller makes sure that it is not there yet."""
    tree = setup_site()
    users = make_accounts()
    loader = _Loader(users["approver"], users["factowner"])
    loader.snippets()
    loader.home(tree.home)
    for page in content.STANDARD_PAGES:
        loader.standard_page(tree.home, page)
    loader.facts()
    for factsheet in content.FACTSHEETS:
        loader.factsheet(factsheet)
    for release in sorted(content.RELEASES, key=lambda release: release.release_time):
        loader.facts_until(datetime.fromisoformat(release.release_time).date())
        loader.release(release)
    loader.facts_until(date.max)
    loader.draft(tree.releases)


def _sides(name: str, text: schema.Bilingual) -> dict[str, str]:
    return {f"{name}_en": text.en, f"{name}_zh_hant": text.zh_hant}


def _both(text: schema.Bilingual, html: bool = False) -> dict[str, str]:
    if html:
        return {"en": f"<p>{text.en}</p>", "zh_hant": f"<p>{text.zh_hant}</p>"}
    return {"en": text.en, "zh_hant": text.zh_hant}


class _Loader:
    def __init__(self, approver: AbstractUser, fact_owner: AbstractUser) -> None:
        self.user = approver
        self.fact_owner = fact_owner
        self.organisations: dict[str, Organisation] = {}
        self.people: dict[str, Spokesperson] = {}
        self.known_facts: dict[str, Fact] = {}
        self.later: list[tuple[str, schema.Fact, schema.FactVersion]] = []

    # Media

    @cache  # noqa: B019  # a loader lives for one load
    def photo(self, path: Path, title: str) -> Photo:
        with path.open("rb") as file:
            return Photo.objects.create(
                title=title, file=ImageFile(file, name=path.name), uploaded_by_user=self.user
            )

    @cache  # noqa: B019
    def document(self, document: schema.Document) -> Any:
        with document.path.open("rb") as file:
            return get_document_model().objects.create(
                title=document.title.en, file=ImageFile(file, name=document.path.name)
            )

    # Snippets

    def snippets(self) -> None:
        for topic in content.TOPICS:
            self._kept(Topic(slug=topic.slug, **_sides("name", topic.name)))
        for known in content.ORGANISATIONS:
            self.organisations[known.key] = self._kept(
                Organisation(website=known.website, **_sides("name", known.name))
            )
        for person in content.SPOKESPEOPLE:
            portrait = person.portrait and schema.PORTRAITS_FOLDER / person.portrait
            self.people[person.key] = self._kept(
                Spokesperson(
                    organisation=self.organisations[person.organisation],
                    photo=self.photo(portrait, person.name.en) if portrait else None,
                    **_sides("name", person.name),
                    **_sides("role", person.role),
                )
            )
        for entry in content.GLOSSARY:
            SimplifiedTerm.objects.create(
                traditional=entry.traditional, simplified=entry.simplified, note=entry.why
            )
        add_to_empty_glossary(STARTING_TERMS)

    def _kept(self, snippet: Any) -> Any:
        snippet.full_clean()
        snippet.save()
        snippet.save_revision(user=self.user).publish(user=self.user)
        return snippet

    # Pages

    def home(self, home: HomePage) -> None:
        introduction = _both(content.HOME.introduction, html=True)
        home.headline_en, home.headline_zh_hant = (
            content.HOME.headline.en,
            content.HOME.headline.zh_hant,
        )
        home.introduction_en, home.introduction_zh_hant = (
            introduction["en"],
            introduction["zh_hant"],
        )
        home.save_revision(user=self.user).publish(user=self.user)

    def standard_page(self, parent: Page, page: schema.StandardPage) -> None:
        body = [
            (block.kind, _both(block.text, html=block.kind == "paragraph")) for block in page.blocks
        ]
        new = StandardPage(
            slug=page.slug,
            live=False,
            body=body,
            **_sides("headline", page.title),
            **_sides("summary", page.summary),
        )
        parent.add_child(instance=new)
        new.save_revision(user=self.user).publish(user=self.user)

    def factsheet(self, factsheet: schema.Factsheet) -> None:
        en, zh_hant = (
            parse_factsheet(read_source(path))
            for path in (factsheet.en_path, factsheet.zh_hant_path)
        )
        done = import_factsheet(
            en,
            zh_hant,
            slug=factsheet.slug,
            publish=factsheet.slug != facts.FACTSHEET,
            user=self.fact_owner,
            **_sides("summary", factsheet.summary),
            of_facts={
                "as_at": en.revision_date,
                "source_url": "https://www.cyberport.hk",
                "owner": self.fact_owner,
                **_sides("source_name", schema.Bilingual("Cyberport", "數碼港")),
            },
        )
        if factsheet.slug == facts.FACTSHEET:
            self._fact_sections(done.page)
        _date(done.page, datetime.fromisoformat(factsheet.published_at))

    # Facts

    def facts(self) -> None:
        """Each fact as it was at first; what came later waits for `facts_until`."""
        for known in facts.FACTS:
            first, *later = known.versions
            fact = Fact(
                key=known.key,
                topic=Topic.objects.get(slug=known.topic),
                owner=self.fact_owner,
                as_at=date.fromisoformat(first.as_at),
                arithmetic=known.arithmetic,
                review_months=12,
                source_url="https://www.cyberport.hk",
                figures=_figures(known, first),
                **_sides("source_name", schema.Bilingual("Cyberport", "數碼港")),
                **_sides("lead_in", known.lead_in),
                **_sides("statement", known.statement),
            )
            fact.full_clean()
            fact.save_and_publish(self.fact_owner)
            self.known_facts[known.key] = fact
            self.later += [(version.as_at, known, version) for version in later]

    def _fact_sections(self, page: FactsheetPage) -> None:
        """The facts that have figures stand first in their sections."""
        for number, keys in facts.SECTIONS.items():
            section = page.sections[number].value
            chosen = [self.known_facts[key] for key in keys]
            section["facts"] = ListValue(
                section["facts"].list_block, values=[*chosen, *section["facts"]]
            )
        page.revision_date = date.fromisoformat(facts.FACTS[0].versions[0].as_at)
        page.footer_en = page.footer_zh_hant = ""  # it prints one revision date; editions have many
        page.save_revision(user=self.fact_owner).publish(user=self.fact_owner)

    def facts_until(self, day: date) -> None:
        """What facts came to say until that day; each day's changes are one edition."""
        self.later.sort(key=lambda change: change[0])
        while self.later and date.fromisoformat(self.later[0][0]) <= day:
            as_at = self.later[0][0]
            with publishing_together():
                while self.later and self.later[0][0] == as_at:
                    self._change(*self.later.pop(0)[1:])
                page = FactsheetPage.objects.get(slug=facts.FACTSHEET)
                page.revision_date = date.fromisoformat(as_at)
                page.save_revision(user=self.fact_owner).publish(user=self.fact_owner)

    def _change(self, known: schema.Fact, version: schema.FactVersion) -> None:
        fact = Fact.objects.get(key=known.key)
        fact.as_at = date.fromisoformat(version.as_at)
        fact.change_note = version.why
        fact.figures = _figures(known, version)
        fact.save_revision(user=self.fact_owner).publish(user=self.fact_owner)

    def release(self, release: schema.Release) -> None:
        en, zh_hant = read_sides(release.en_path, release.zh_hant_path)
        moment = datetime.fromisoformat(release.release_time)
        fields: dict[str, Any] = {
            "slug": release.slug,
            "kind": release.kind,
            "release_time": moment,
            "topics": list(Topic.objects.filter(slug__in=release.topics)),
            **_sides("summary", release.summary),
        }
        if release.lead_photo:
            photo = release.lead_photo
            fields |= {
                "lead_image": self.photo(photo.path, photo.title),
                **_sides("lead_image_alt", photo.alt),
            }
        page = import_release(en, zh_hant, user=self.user, **fields).page
        page.body = self._with_extra_blocks(page, release)
        page.closing = self._with_photos(page, release)
        if release.correction:
            noted = release.correction
            page.corrections.add(
                Correction(
                    date=datetime.fromisoformat(noted.at).date(), **_sides("note", noted.note)
                )
            )
        if release.languages == "en":
            page.languages = Languages.ENGLISH
        page.save_revision(user=self.user).publish(user=self.user)
        _date(page, moment)

    def _with_extra_blocks(self, page: ReleasePage, release: schema.Release) -> list[Any]:
        body = [(block.block_type, block.value) for block in page.body]
        # From the end, so that positions stay those of the text alone.
        in_order = sorted(release.extra_blocks, key=lambda extra: extra.position)
        for extra in in_order[::-1]:
            body.insert(extra.position, self._extra_block(extra))
        return body

    def _extra_block(self, extra: schema.ExtraBlock) -> tuple[str, dict[str, Any]]:
        match extra:
            case schema.TableBlock():
                caption = extra.caption
                return "table", {
                    "en": _table(extra.en, caption.en),
                    "zh_hant": _table(extra.zh_hant, caption.zh_hant),
                }
            case schema.ImageBlock():
                photo = extra.photo
                return "image", {
                    "image": self.photo(photo.path, photo.title),
                    "en": _words(photo, "en", "alt", "caption", "credit"),
                    "zh_hant": _words(photo, "zh_hant", "alt", "caption", "credit"),
                }
            case schema.VideoBlock():
                return "video", {"video": extra.url, **_both(extra.title)}
            case schema.CalloutBlock():
                return "callout", {
                    side: f"<p><b>{getattr(extra.heading, side)}</b></p><p>{getattr(extra.text, side)}</p>"
                    for side in ("en", "zh_hant")
                }
            case schema.DocumentBlock():
                return "document", {
                    "document": self.document(extra.document),
                    **_both(extra.document.title),
                }
            case schema.ListBlock():
                return "bullet_list", {
                    "en": [f"<p>{item}</p>" for item in extra.en],
                    "zh_hant": [f"<p>{item}</p>" for item in extra.zh_hant],
                    "style": "bullets",
                }
            case schema.QuoteBlock():
                return "quote", {
                    "en": {"text": f"<p>{extra.text.en}</p>"},
                    "zh_hant": {"text": f"<p>{extra.text.zh_hant}</p>"},
                    "spokesperson": self.people[extra.speaker],
                    "style": extra.style,
                }
            case schema.FactBlock():
                return "fact", {"fact": self.known_facts[extra.fact], "figure": extra.figure}
            case schema.FiguresTableBlock():
                rows = [
                    {"fact": self.known_facts[key], "figure": figure} for key, figure in extra.rows
                ]
                return "figures_table", {**_both(extra.caption), "rows": rows}
        raise TypeError(f"No block for {extra}")

    def _with_photos(self, page: ReleasePage, release: schema.Release) -> list[Any]:
        photos = [
            {
                "image": self.photo(photo.path, photo.title),
                "en": _words(photo, "en", "caption", "credit"),
                "zh_hant": _words(photo, "zh_hant", "caption", "credit"),
            }
            for photo in release.photos
        ]
        closing = [(block.block_type, dict(block.value)) for block in page.closing]
        for kind, value in closing:
            if kind == "photo_note":
                value["photos"] = photos
        return closing

    def draft(self, parent: Page) -> None:
        """Something for the writer to go on with: a draft whose Chinese is still to come."""
        page = ReleasePage(
            live=False,
            slug="draft-summer-school",
            owner=self.user,
            headline_en="Summer school for young coders opens for applications",
            dateline_place_en="Hong Kong",
            dateline_place_zh_hant="香港",
            body=[
                (
                    "paragraph",
                    {
                        "en": "<p>Applications for this year’s summer school open on Monday. The "
                        f"school is run by {self._chip('members')} members of the community.</p>",
                        "zh_hant": "",
                    },
                )
            ],
        )
        parent.add_child(instance=page)
        page.save_revision(user=self.user, clean=False)

    def _chip(self, key: str) -> str:
        return f'<embed embedtype="fact" id="{self.known_facts[key].pk}" figure="{key}"/>'


def _figures(known: schema.Fact, version: schema.FactVersion) -> list[Figure]:
    return [
        Figure(name=name, value=Decimal(value), **known.units[name])
        for name, value in version.figures.items()
    ]


def _table(rows: schema.Rows, caption: str) -> dict[str, Any]:
    header, *body = rows
    return {
        "columns": [{"type": "text", "heading": heading} for heading in header],
        "rows": [{"values": list(row)} for row in body],
        "caption": caption,
    }


def _words(photo: schema.Photo, side: str, *names: str) -> dict[str, str]:
    return {name: getattr(getattr(photo, name), side) for name in names}


def _date(page: Any, moment: datetime) -> None:
    """The page as if it had been published then: histories and feeds tell the same story."""
    Page.objects.filter(pk=page.pk).update(
        first_published_at=moment, last_published_at=moment, latest_revision_created_at=moment
    )
    Revision.page_revisions.filter(object_id=str(page.pk)).update(created_at=moment)
