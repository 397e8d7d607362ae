"""Demo content → pages and snippets. The texts go through the importer, like anybody's."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.files.images import ImageFile
from django.db import transaction
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
from cyberport_cms.newsroom.states import Languages
from factsheets.importing.pages import import_factsheet
from factsheets.importing.parser import parse_factsheet
from releases.importing.pages import import_release, read_sides
from releases.models import Correction, ReleasePage, Spokesperson
from releases.setup import setup_site

from . import content, schema
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
    for factsheet in content.FACTSHEETS:
        loader.factsheet(factsheet)
    for release in content.RELEASES:
        loader.release(release)
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
            publish=True,
            user=self.user,
            **_sides("summary", factsheet.summary),
        )
        _date(done.page, datetime.fromisoformat(factsheet.published_at))
        for fact in done.facts:
            fact.as_at = done.page.revision_date
            fact.source_name_en, fact.source_name_zh_hant = "Cyberport", "數碼港"
            fact.source_url = "https://www.cyberport.hk"
            fact.save()
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
                        "en": "<p>Applications for this year’s summer school open on Monday.</p>",
                        "zh_hant": "",
                    },
                )
            ],
        )
        parent.add_child(instance=page)
        page.save_revision(user=self.user, clean=False)


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
