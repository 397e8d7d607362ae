"""The shape of the code: which way imports flow, and what every block brings along."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import get_template
from wagtail.blocks import Block, StreamBlock

from cyberport_cms.newsroom.blocks import ProseStreamBlock
from factsheets.blocks import SectionStreamBlock
from releases.blocks import BodyStreamBlock, ClosingStreamBlock

ROOT = Path(__file__).resolve().parents[1]

# From the ground up: a package may import from its own layer and from those before it.
LAYERS = ["cyberport_cms.bilingual", "cyberport_cms.newsroom", "factsheets", "releases", "demo"]
SITE = len(LAYERS)  # urls, search, sitemaps, health: the site itself may import all of them
OURS = ("cyberport_cms", "factsheets", "releases", "demo")


def layer(module: str) -> int:
    for number, package in enumerate(LAYERS):
        if module == package or module.startswith(f"{package}."):
            return number
    return SITE


def imports(path: Path, module: str) -> Iterator[str]:
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            yield ".".join([*base, *([node.module] if node.module else [])])


def modules() -> Iterator[tuple[Path, str]]:
    for top in OURS:
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield path, ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_imports_flow_one_way():
    wrong = [
        f"{module} imports {imported}"
        for path, module in modules()
        for imported in imports(path, module)
        if imported.split(".")[0] in OURS and layer(imported) > layer(module)
    ]
    assert wrong == []


def test_the_bilingual_library_is_plain_python():
    wrong = [
        f"{module} imports {imported}"
        for path, module in modules()
        if layer(module) == 0
        for imported in imports(path, module)
        if imported.split(".")[0] in ("django", "wagtail", "modeltranslation")
    ]
    assert wrong == []


# Imports inside a function that are there for another reason than a cycle.
NEEDED_LATE = {
    # The search module of one database cannot be imported where another one is used.
    "cyberport_cms.newsroom.search.backend.SearchBackend",
}


def test_no_import_hides_in_a_function_to_avoid_a_cycle():
    hidden = []
    for path, module in modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                hidden += [
                    f"{module}.{node.name}"
                    for inner in ast.walk(node)
                    if isinstance(inner, ast.ImportFrom | ast.Import)
                    and _imported(inner, module).split(".")[0] in OURS
                ]
    assert set(hidden) - NEEDED_LATE == set()


def _imported(node: ast.ImportFrom | ast.Import, module: str) -> str:
    if isinstance(node, ast.Import):
        return node.names[0].name
    return module if node.level else (node.module or "")


def top_level_blocks() -> list[tuple[str, Block]]:
    streams: tuple[type[StreamBlock], ...] = (
        ProseStreamBlock,
        BodyStreamBlock,
        ClosingStreamBlock,
        SectionStreamBlock,
    )
    found = {
        (name, type(block)): block for s in streams for name, block in s().child_blocks.items()
    }
    return [(name, block) for (name, _), block in found.items()]


@pytest.mark.parametrize(("name", "block"), top_level_blocks(), ids=lambda value: str(value)[:30])
def test_every_block_has_template_description_and_preview(name, block):
    assert block.meta.template == f"blocks/{name}.html"
    get_template(block.meta.template)
    assert str(block.get_description())
    assert block.is_previewable
    assert type(block).__name__ == "".join(word.title() for word in name.split("_")) + "Block"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "zh-hant", "zh-hans"])
@pytest.mark.parametrize(("name", "block"), top_level_blocks(), ids=lambda value: str(value)[:30])
def test_every_preview_shows_something(name, block, language, rf):
    from django.utils import translation

    with translation.override(language):
        html = block.render(block.get_preview_value(), {"request": rf.get("/")})
    assert html.strip()


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
