"""A person with the edit form of a page open, without a browser: what a form would send."""

import json
import re
from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import rich_text

Raw = dict[str, Any]


class OpenForm:
    """One form in one window: `write()` into it, then `save()`."""

    def __init__(self, user: Any, page: Any) -> None:
        self.client = Client()
        self.client.force_login(user)
        self.page = page
        self.url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.overwrites: int | None = None
        self.read(self.client.get(self.url))

    def read(self, response: Any) -> None:
        """What the browser has after this answer."""
        self.html = response.content.decode()
        form = response.context["form"]
        self.data: Raw = {}
        for bound in form:
            block = getattr(bound.field, "block", None)
            value = bound.value()
            if block is not None:
                self.data |= posted(block, value, bound.name)
            elif value is not None and value is not False:
                # As a browser sends it: the widget says how a value is written.
                context = bound.field.widget.get_context(bound.html_name, value, {})
                written = context["widget"]["value"]
                self.data[bound.html_name] = written if written is not None else ""
        for formset in form.formsets.values():
            for bound in formset.management_form:
                self.data[bound.html_name] = bound.value()
            for row in formset.forms:
                for bound in row:
                    value = bound.value()
                    self.data[bound.html_name] = "" if value is None else str(value)
        for name in (
            "merge_base",
            "loaded_revision_id",
            "loaded_revision_created_at",
            "drafts_seen",
        ):
            if found := re.search(rf'name="{name}" value="([^"]*)"', self.html):
                self.data[name] = found[1]

    def block(self, number: int, stream: str = "body") -> str:
        """How the inputs of a block begin."""
        return f"{stream}-{number}-value"

    def write(self, **fields: Any) -> "OpenForm":
        self.data |= {name.replace("__", "-"): value for name, value in fields.items()}
        return self

    def write_text(self, number: int, side: str, words: str, stream: str = "body") -> "OpenForm":
        name = f"{self.block(number, stream)}-{side}"
        assert name in self.data, sorted(self.data)
        self.data[name] = rich_text(f"<p>{words}</p>")
        return self

    def delete(self, number: int, stream: str = "body") -> "OpenForm":
        self.data[f"{stream}-{number}-deleted"] = "1"
        return self

    def add(self, block_type: str, value: Raw, stream: str = "body") -> "OpenForm":
        number = int(self.data[f"{stream}-count"])
        prefix = f"{stream}-{number}"
        self.data |= {f"{prefix}-value-{name}": child for name, child in value.items()}
        self.data |= {
            f"{stream}-count": number + 1,
            f"{prefix}-deleted": "",
            f"{prefix}-order": number,
            f"{prefix}-type": block_type,
            f"{prefix}-id": f"new-{number}-{id(self)}",
        }
        return self

    def move(self, stream: str, order: list[int]) -> "OpenForm":
        for place, number in enumerate(order):
            self.data[f"{stream}-{number}-order"] = place
        return self

    def save(self, **extra: Any) -> Any:
        return self.client.post(self.url, self.data | extra, follow=True)

    def save_by_itself(self) -> Raw:
        """As the script does it while one types."""
        data = self.data | ({"overwrite_revision_id": self.overwrites} if self.overwrites else {})
        response = self.client.post(self.url, data, headers={"accept": "application/json"})
        answer = json.loads(response.content)
        if answer.get("success"):
            self.overwrites = answer["revision_id"]
            self.data |= answer["field_updates"]
        return answer


def posted(block: blocks.Block, value: Any, prefix: str) -> Raw:
    """The inputs of a block."""
    match block:
        case blocks.StreamBlock():
            data: Raw = {f"{prefix}-count": len(value)}
            for number, child in enumerate(value):
                name = f"{prefix}-{number}"
                data |= {
                    f"{name}-deleted": "",
                    f"{name}-order": number,
                    f"{name}-type": child.block_type,
                    f"{name}-id": child.id or "",
                }
                data |= posted(child.block, child.value, f"{name}-value")
            return data
        case blocks.ListBlock():
            data = {f"{prefix}-count": len(value)}
            for number, child in enumerate(value.bound_blocks):
                name = f"{prefix}-{number}"
                data |= {
                    f"{name}-deleted": "",
                    f"{name}-order": number,
                    f"{name}-type": "item",
                    f"{name}-id": child.id or "",
                }
                data |= posted(child.block, child.value, f"{name}-value")
            return data
        case blocks.StructBlock():
            data = {}
            for name, child in block.child_blocks.items():
                data |= posted(child, value.get(name), f"{prefix}-{name}")
            return data
        case TypedTableBlock():
            return {f"{prefix}-column-count": 0, f"{prefix}-row-count": 0}
        case blocks.RichTextBlock():
            html = value.source if isinstance(value, RichText) else (value or "")
            return {prefix: rich_text(html)}
        case _:
            return {prefix: "" if value is None else getattr(value, "pk", value)}
