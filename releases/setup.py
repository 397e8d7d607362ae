"""The site's fixed parts: its page tree, the roles of its staff and the approval workflow.

`setup_site()` may run at any time and any number of times: it adds what is missing and leaves
what people have changed alone.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from cyberport_cms.newsroom.freezing import pin_what_is_shown
from cyberport_cms.newsroom.models import (
    HomePage,
    Organisation,
    SimplifiedTerm,
    Term,
    Topic,
)
from factsheets.models import Fact, FactsheetIndexPage

from .models import Boilerplate, MediaContact, ReleaseIndexPage, ReleasePage, Spokesperson

# Names are stored: they say in both languages what staff of either language look for.
WRITERS = "PR writers · 公關撰稿人"
APPROVERS = "Approvers · 批核人"
APPROVAL = "Approval · 批核"
FACT_OWNERS = "Fact owners · 資料負責人"

_MEDIA_PERMISSIONS = (
    *("add_image", "change_image", "choose_image"),
    *("add_document", "change_document", "choose_document"),
)
_PEOPLE_AND_TEXTS = (
    *(Organisation, Spokesperson, MediaContact, Boilerplate, Topic),
    *(Term, SimplifiedTerm),
)


@dataclass(frozen=True)
class SiteTree:
    home: HomePage
    releases: ReleaseIndexPage
    factsheets: FactsheetIndexPage


@transaction.atomic
def setup_site() -> SiteTree:
    tree = _page_tree()
    _roles(tree)
    _approval(tree)
    _freeze()
    return tree


def _freeze() -> None:
    """Releases that were published before there were pins say from now on what they say today."""
    for release in ReleasePage.objects.filter(live=True, pins=None):
        pin_what_is_shown(release)


def _page_tree() -> SiteTree:
    home = HomePage.objects.first() or _new_home()
    _address(home)
    return SiteTree(
        home=home,
        releases=ReleaseIndexPage.objects.first()
        or home.add_child(
            instance=ReleaseIndexPage(
                headline_en="Press releases", headline_zh_hant="新聞稿", slug="releases"
            )
        ),
        factsheets=FactsheetIndexPage.objects.first()
        or home.add_child(
            instance=FactsheetIndexPage(
                headline_en="Factsheets", headline_zh_hant="資料便覽", slug="factsheets"
            )
        ),
    )


def _new_home() -> HomePage:
    root = Page.get_first_root_node()
    home = root.add_child(
        instance=HomePage(
            headline_en="Cyberport newsroom", headline_zh_hant="數碼港新聞中心", slug="newsroom"
        )
    )
    # Wagtail's own first page has done its work.
    Page.objects.filter(depth=2, slug="home").exclude(pk=home.pk).delete()
    return home


def _address(home: HomePage) -> None:
    """The site answers at SITE_URL."""
    address = urlsplit(settings.SITE_URL)
    place = {
        "hostname": address.hostname or "localhost",
        "port": address.port or (443 if address.scheme == "https" else 80),
    }
    Site.objects.update_or_create(
        is_default_site=True,
        defaults=place,
        create_defaults={**place, "site_name": "Cyberport · 數碼港", "root_page": home},
    )


def _roles(tree: SiteTree) -> None:
    writers, _ = Group.objects.get_or_create(name=WRITERS)
    approvers, _ = Group.objects.get_or_create(name=APPROVERS)
    fact_owners, _ = Group.objects.get_or_create(name=FACT_OWNERS)
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for group in (writers, approvers, fact_owners):
        group.permissions.add(access)

    _allow(writers, _PEOPLE_AND_TEXTS, "add", "change", "view")
    _allow(approvers, _PEOPLE_AND_TEXTS, "add", "change", "view", "publish")
    # Writers propose a fact and submit it for approval; its owners publish it themselves.
    _allow(writers, (Fact,), "add", "change", "view")
    _allow(approvers, (Fact,), "add", "change", "view", "publish")
    _allow(fact_owners, (Fact,), "add", "change", "view", "publish")
    _allow(fact_owners, (Topic,), "view")

    _allow_pages(writers, tree.home, "add", "change")
    _allow_pages(approvers, tree.home, "add", "change", "publish", "lock", "unlock")
    _allow_pages(fact_owners, tree.factsheets, "add", "change", "publish")
    for group in (writers, approvers, fact_owners):
        _allow_media(group)


def _allow_media(group: Group) -> None:
    # Wagtail asks for the rights on its own Image, also where photos have a model of their own.
    root = Collection.get_first_root_node()
    media = Permission.objects.filter(
        codename__in=_MEDIA_PERMISSIONS,
        content_type__in=ContentType.objects.get_for_models(Image, Document).values(),
    )
    for permission in media:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _allow(group: Group, models: tuple[type, ...], *actions: str) -> None:
    for model in models:
        content_type = ContentType.objects.get_for_model(model)
        codenames = [f"{action}_{model._meta.model_name}" for action in actions]
        group.permissions.add(
            *Permission.objects.filter(content_type=content_type, codename__in=codenames)
        )


def _allow_pages(group: Group, page: Page, *actions: str) -> None:
    for action in actions:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=f"{action}_page"
        )
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _approval(tree: SiteTree) -> None:
    """What a writer submits, a release, a factsheet or a fact, is approved by an approver."""
    fact_type = ContentType.objects.get_for_model(Fact)
    if workflow := Workflow.objects.filter(name=APPROVAL).first():
        # A site that was set up before facts could be submitted.
        WorkflowContentType.objects.get_or_create(
            content_type=fact_type, defaults={"workflow": workflow}
        )
        return
    task = GroupApprovalTask.objects.create(name=APPROVAL)
    task.groups.add(Group.objects.get(name=APPROVERS))
    workflow = Workflow.objects.create(name=APPROVAL)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=tree.home, defaults={"workflow": workflow})
    WorkflowContentType.objects.get_or_create(
        content_type=fact_type, defaults={"workflow": workflow}
    )
