"""Two people at one page: saving keeps what the other has saved meanwhile, or shows both texts."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.core import signing
from django.core.cache import cache
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin import messages
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.ui.editing_sessions import EditingSessionsModule
from wagtail.admin.utils import get_user_display_name
from wagtail.fields import StreamField
from wagtail.models import Page

from cyberport_cms.bilingual.languages import LANG_TAG_OF_SOURCE, SOURCES, TRADITIONAL

from .blocks import FACT, PROSE_FEATURES, of_side
from .both_languages import url_of
from .differences import Difference, difference
from .merging import MISSING, ORDER, Choice, Conflict, Merged, Raw, is_same, merge, side_of
from .places import place_in_words, text_at
from .reading import flowing, joined

_SALT = "newsroom.merging"
_REMEMBERED = 24 * 60 * 60  # seconds
BASE = "merge_base"  # the hidden input with the version that the form was opened with


@dataclass(frozen=True)
class Opened:
    """The version that a form was opened with, or has last saved."""

    form: str  # which form, in which window
    since: str  # colleagues' versions after this moment are news to it
    content: Raw

    @classmethod
    def read(cls, signed: str) -> "Opened | None":
        try:
            return cls(**signing.loads(signed, salt=_SALT))
        except (signing.BadSignature, TypeError):
            return None

    def signed(self) -> str:
        return signing.dumps(vars(self), salt=_SALT, compress=True)


@dataclass(frozen=True)
class Question:
    """One conflict as the form shows it."""

    conflict: Conflict
    name: str  # of the input with the answer: another one where they have changed it again
    place: str
    lang: str
    mine: str
    theirs: str

    @property
    def difference(self) -> Difference | None:
        if not self.mine or not self.theirs:
            return None
        return difference(self.theirs, self.mine, side_of(self.conflict.path) or TRADITIONAL)

    @property
    def mine_is_deleted(self) -> bool:
        return self.conflict.mine is MISSING

    @property
    def theirs_is_deleted(self) -> bool:
        return self.conflict.theirs is MISSING

    @property
    def is_order(self) -> bool:
        return self.conflict.path[-1] == ORDER


class MergesOnSave:
    """Saving one side never overwrites what somebody else has saved on the other.

    For edit views of pages, before all others, so that these see what is merged. What was saved
    since the form was opened is merged into it; where both have changed the same place, nothing is
    saved and the form comes back with both texts to choose from. Nothing goes public unseen: with
    somebody else's changes in it, what should have been published is saved, and shown first.
    """

    merged: Merged | None = None
    is_held_back = False
    questions: tuple[Question, ...] = ()
    is_out_of_date = False  # a newer version is no reason to refuse what is typed

    # The version that the form was opened with

    @cached_property
    def opened(self) -> Opened | None:
        """None where the request does not say: then it is taken for the newest, as Wagtail does."""
        post = self.request.POST
        if signed := post.get(BASE):
            opened = Opened.read(signed)
            if opened is None:
                return Opened(uuid4().hex, "", {})  # not known: whatever differs is asked
            # An answer to an automatic save may not have come through.
            last = Opened.read(cache.get(f"{_SALT}:{opened.form}", ""))
            return last or opened
        key = post.get("overwrite_revision_id") or post.get("loaded_revision_id")
        revision = self.page.revisions.filter(pk=key).first() if key else None
        if revision is None:
            return None
        created = revision.created_at.isoformat()
        is_same_still = post.get("loaded_revision_created_at") in (created, "", None)
        known = is_same_still or "overwrite_revision_id" in post
        return Opened(uuid4().hex, created, self._content(revision.content) if known else {})

    def _opening(self) -> Opened:
        newest = self.latest_revision
        saved = newest.content if newest else self.real_page_record.specific.serializable_data()
        since = newest.created_at.isoformat() if newest else ""
        return Opened(uuid4().hex, since, self._content(saved))

    def _content(self, data: Raw) -> Raw:
        """What people write of a page, with its streams as lists."""
        names = {field.name for field in self.page._meta.get_fields()} & self.form.fields.keys()
        names |= {s.rel_name for name, s in self.form.formsets.items() if name != "comments"}
        data = json.loads(json.dumps(data, cls=DjangoJSONEncoder))
        return {
            name: json.loads(data[name])
            if name in self._streams and isinstance(data[name], str)
            else data[name]
            for name in sorted(names)
            if name in data
        }

    @cached_property
    def _streams(self) -> set[str]:
        return {f.name for f in self.page._meta.get_fields() if isinstance(f, StreamField)}

    # Saving

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            # One after the other: what is merged with is the newest until this is saved.
            Page.objects.select_for_update().get(pk=self.page.pk)
            fresh = Page.objects.get(pk=self.page.pk).get_latest_revision()
            if fresh is not None:
                self.latest_revision = fresh
                overwrite = request.POST.get("overwrite_revision_id")
                if overwrite and overwrite != str(fresh.pk):
                    request.POST = request.POST.copy()
                    request.POST.pop("overwrite_revision_id")
            return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        opened, newest = self.opened, self.latest_revision
        mine: Raw | None = None
        if opened is not None and newest is not None:
            theirs = self._content(newest.content)
            if theirs != opened.content:
                mine = self._content(form.save(commit=False).serializable_data())
                self.merged = merge(
                    opened.content, mine, theirs, same=no_different, choose=self._choice
                )
                if refusal := self._refuse(form, self.merged, mine, theirs):
                    return refusal
        response = super().form_valid(form)
        if isinstance(response, JsonResponse):
            return self._with_new_base(response, mine)
        if self.merged and self.merged.kept and response.status_code == 302:
            self._say_what_was_kept(self.merged)
        return response

    def _refuse(self, form: Any, merged: Merged, mine: Raw, theirs: Raw) -> HttpResponse | None:
        """The form again where somebody has to decide; else make the form save what is merged."""
        if merged.conflicts:
            if self.expects_json_response:
                words = _("%(who)s changed the same text. Save to see both texts and choose.")
                return self.json_error_response("invalid_revision", words % {"who": self._who()})
            self.questions = tuple(self._questions(merged, mine, theirs))
            words = _(
                "%(who)s changed the same text as you. Nothing was saved yet, nothing is lost: "
                "see both texts and choose."
            )
            return self._ask_again(words % {"who": self._who()})
        changed = {n: v for n, v in merged.content.items() if v != mine.get(n)}
        if not changed:
            return None
        rows = {s.rel_name: s.model for s in form.formsets.values()}
        _write(self.page, changed, rows)
        if merged.kept and self.is_publishing:
            self.is_held_back = True
            self.action_name_and_method = ("save", self.save_action)
        if self.action_name != "save" and (problems := self.page.problems_but_drafts()):
            words = _(
                "With the changes of %(who)s this cannot go out yet: %(problems)s Save a draft to "
                "see them together with yours."
            )
            found = " ".join(m for error in problems.values() for m in error.messages)
            return self._ask_again(words % {"who": self._who(), "problems": found})
        save, many = type(form).save, {f.name for f in self.page._meta.many_to_many}
        related = {name: v for name, v in changed.items() if name in rows or name in many}

        def save_merged(commit: bool = True) -> Any:
            page = save(form, commit=False)
            _write(page, related, rows)  # the form has written its own again
            if commit:
                page.save()
            return page

        form.save = save_merged
        return None

    def _ask_again(self, words: str) -> HttpResponse:
        messages.error(self.request, words)
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())

    def form_invalid(self, form: Any) -> HttpResponse:
        opened, newest = self.opened, self.latest_revision
        asked = not self.expects_json_response and not self.locked_for_user
        is_newer = opened and newest and self._content(newest.content) != opened.content
        if asked and is_newer and (who := self._others()):
            words = _(
                "%(who)s saved changes since you opened this form: save a draft to see them "
                "together with yours."
            )
            messages.warning(self.request, words % {"who": joined(who)})
        return super().form_invalid(form)

    def _with_new_base(self, response: JsonResponse, mine: Raw | None) -> JsonResponse:
        """After an automatic save the form still shows what I wrote, not what it was merged to."""
        answer = json.loads(response.content)
        if not answer.get("success"):
            return response
        opened = self.opened or self._opening()
        content = mine or self._content(self.page.serializable_data())
        signed = Opened(opened.form, opened.since, content).signed()
        cache.set(f"{_SALT}:{opened.form}", signed, _REMEMBERED)
        answer.setdefault("field_updates", {})[BASE] = signed
        return JsonResponse(answer, status=response.status_code)

    # Words

    def _others(self) -> list[str]:
        """Who else has saved this page since the form was opened."""
        revisions = self.page.revisions.select_related("user").order_by("created_at")
        if self.opened and self.opened.since:
            revisions = revisions.filter(created_at__gt=self.opened.since)
        users = {r.user for r in revisions.defer("content") if r.user_id != self.request.user.pk}
        return sorted(get_user_display_name(user) if user else _("System") for user in users)

    def _who(self) -> str:
        return joined(self._others()) or _("You, in another window,")

    def _say_what_was_kept(self, merged: Merged) -> None:
        sides = {side_of(path) for path in merged.kept}
        names = {
            "en": _("to the English side"),
            "zh_hant": _("to the Chinese side"),
            None: _("to what both languages share"),
        }
        places = dict.fromkeys(place_in_words(self.page, p, merged.content) for p in merged.kept)
        words = (
            _("%(who)s’s changes %(sides)s were kept: %(places)s.")
            if (others := self._others())
            else _("Your changes of another window %(sides)s were kept: %(places)s.")
        )
        kept = words % {
            "who": joined(others),
            "sides": joined(str(names[side]) for side in (*SOURCES, None) if side in sides),
            "places": "; ".join(places),
        }
        if not self.is_held_back:
            messages.success(self.request, kept)
            return
        asks = _("Saved, but not published yet: look at the page as it is now, then publish it.")
        compare = messages.button(url_of(self.page), _("Compare languages"))
        messages.warning(self.request, flowing([kept, asks]), buttons=[compare])

    # Conflicts

    def _choice(self, conflict: Conflict) -> Choice | None:
        choices: dict[str | None, Choice] = {"mine": "mine", "edit": "mine", "theirs": "theirs"}
        return choices.get(self.request.POST.get(_input_name(conflict)))

    def _questions(self, merged: Merged, mine: Raw, theirs: Raw) -> Iterator[Question]:
        for conflict in merged.conflicts:
            here = mine if conflict.mine is not MISSING else theirs
            side = side_of(conflict.path)
            yield Question(
                conflict,
                name=_input_name(conflict),
                place=place_in_words(self.page, conflict.path, here),
                lang=LANG_TAG_OF_SOURCE[side] if side else "",
                mine=text_at(self.page, conflict.path, mine, conflict.mine),
                theirs=text_at(self.page, conflict.path, theirs, conflict.theirs),
            )

    # The form

    def get_template_names(self) -> list[str]:
        ours = {
            "wagtailadmin/pages/edit.html": "wagtailadmin/newsroom/conflict_edit.html",
            self.partials_template_name: "wagtailadmin/newsroom/conflict_partials.html",
        }
        return [ours.get(name, name) for name in super().get_template_names()]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if not self.expects_json_response:
            known = self.opened if self.request.method == "POST" else None
            context["merge_base"] = (known or self._opening()).signed()
        context |= {"questions": self.questions, "who": self._who() if self.questions else ""}
        return context

    def get_editing_sessions(self) -> EditingSessionsModule:
        """Who else is here is shown; that saving would overwrite them is not said: it does not."""
        module = super().get_editing_sessions()
        module.revision_id = module.revision_created_at = None
        return module


def _input_name(conflict: Conflict) -> str:
    theirs = "" if conflict.theirs is MISSING else conflict.theirs
    seen = json.dumps([conflict.path, theirs], sort_keys=True)
    return f"choice-{sha256(seen.encode()).hexdigest()[:20]}"


def _write(page: Any, changed: Raw, rows: dict[str, type[models.Model]]) -> None:
    """Put serialised values into a page."""
    for name, value in changed.items():
        field = page._meta.get_field(name)
        if name in rows:
            setattr(page, name, list(_children(getattr(page, name).all(), value, rows[name])))
        elif isinstance(field, StreamField):
            setattr(page, name, field.stream_block.to_python(value or []))
        elif isinstance(field, ParentalManyToManyField):
            setattr(page, name, list(field.related_model.objects.filter(pk__in=value or [])))
        else:
            setattr(page, field.attname, field.to_python(value))


def _children(existing: Iterable[Any], rows: list[Raw], model: Any) -> Iterator[Any]:
    """The rows as objects: the same objects where nothing changed, for forms keep hold of them."""
    known = list(existing)
    for number, row in enumerate(rows):
        same = (c for c in known if c.serializable_data() == row)
        child = next(same, None) or model.from_serializable_data(row)
        if hasattr(child, "sort_order"):
            child.sort_order = number
        yield child


# When two texts are no different


@lru_cache(maxsize=1)
def _editor() -> ContentstateConverter:
    facts = [f for tag in LANG_TAG_OF_SOURCE.values() for f in of_side([FACT], tag)]
    return ContentstateConverter(features=[*PROSE_FEATURES, *facts])


@lru_cache(maxsize=2000)
def _as_edited(html: str) -> str:
    """What an editor makes of a text that is opened and saved untouched."""
    return _editor().to_database_format(_editor().from_database_format(html))


def _edited(value: Any) -> Any:
    match value:
        case str() if value.startswith("<"):
            return _as_edited(value)
        case dict():
            return {name: _edited(child) for name, child in value.items()}
        case list():
            return [_edited(child) for child in value]
        case _:
            return value


def no_different(one: Any, other: Any) -> bool:
    return is_same(one, other) or is_same(_edited(one), _edited(other))
