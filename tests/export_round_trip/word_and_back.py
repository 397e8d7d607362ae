"""Releases with facts, documents and several paragraphs in a block; out to Word and back."""

from io import BytesIO

import docx
from docx.oxml.ns import qn

from cyberport_cms.bilingual.languages import BY_CODE
from cyberport_cms.bilingual.sources import read_both, read_source
from releases.exporting import for_word, release_docx, release_docx_bilingual
from releases.importing.pages import import_release
from releases.importing.parser import parse_source
from tests.document_files import saved, written
from tests.factories import (
    make_release,
    paragraph,
)


def plain(stream):
    """What a stream says, without the ids of its blocks."""

    def bare(value):
        if isinstance(value, dict):
            if set(value) == {"type", "value", "id"}:  # an item of a list
                return bare(value["value"])
            return {key: bare(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [bare(inner) for inner in value]
        return "" if value is None else value

    return [(block["type"], bare(block["value"])) for block in stream.get_prep_value()]


def apart(release, path):
    return [
        parse_source(
            read_source(written(path / f"{code}.docx", release_docx(release, BY_CODE[code])))
        )
        for code in ("en", "zh-hant")
    ]


def together(release, path):
    sides = read_both(written(path / "both.docx", release_docx_bilingual(release)))
    return [parse_source(sides[source]) for source in ("en", "zh_hant")]


def release_of(*body, **kwargs):
    stream = make_release(live=False).body.stream_block
    page = make_release(live=False, **kwargs)
    page.body = stream.normalize([paragraph(*OPENING), *body, paragraph(*ENDING)])
    page.save_revision(clean=False)
    return page


OPENING = (
    "The campus opens on Monday for the start-ups of the city.",
    "園區將於星期一開放予全城初創企業使用。",
)
ENDING = ("Applications close at the end of the month.", "計劃將於月底截止申請，請從速報名參加。")


def refers(fact, figure=""):
    part = f' figure="{figure}"' if figure else ""
    return f'<embed embedtype="fact" id="{fact.pk}"{part}/>'


def several():
    return (
        "paragraph",
        {
            "en": "<p>It has two halves.</p><ul><li>A <b>hall</b></li><li>A lab</li></ul>"
            "<p>And then this:</p><ol><li>First</li><li>Second</li></ol>",
            "zh_hant": "<p>園區分為兩部分。</p><ul><li>一個<b>禮堂</b></li><li>一間實驗室</li></ul>"
            "<p>此外還有以下各項：</p><ol><li>第一項</li><li>第二項</li></ol>",
        },
    )


def of_facts(fact):
    row = {"fact": fact, "figure": "", "en": "", "zh_hant": ""}
    own = {"fact": fact, "figure": "floors", "en": "Floors | storeys", "zh_hant": "樓層"}
    return [
        paragraph(
            f"Today {refers(fact, 'members')} members work here, and <b>{refers(fact, 'floors')}</b> "
            f"floors are open: {refers(fact)}.",
            f"現有{refers(fact, 'members')}名成員在此工作，{refers(fact, 'floors')}層已開放：{refers(fact)}。",
        ),
        ("fact", {"fact": fact, "figure": "members"}),
        ("callout", {"en": "<p>Come and see.</p>", "zh_hant": "<p>歡迎參觀。</p>"}),
        ("callout", {"en": "<p>Bring a card.</p>", "zh_hant": "<p>請攜帶證件。</p>"}),
        ("figures_table", {"en": "The campus", "zh_hant": "園區", "rows": [row, own]}),
    ]


def came_back(page, path, ways=None, **kwargs):
    done = import_release(*(ways or apart)(for_word(page), path), **kwargs)
    return plain(page.body), plain(done.page.body), done


def said_of(done):
    return [str(w.message) for w in done.warnings if w.code == "stays_words"]


def edited(data, change):
    document = docx.Document(BytesIO(data))
    change(document)
    return saved(document)


def one_side(data, path):
    return parse_source(read_source(written(path / "en.docx", data)))


def rewrite(old, new):
    def change(document):
        runs = document.element.body.iter(qn("w:t"))
        for run in [run for run in runs if old in (run.text or "")]:
            run.text = run.text.replace(old, new)

    return change


def alone(source):
    """The way of a file in one language."""
    code = {"en": "en", "zh_hant": "zh-hant"}[source]

    def way(release, path):
        file = written(path / "one.docx", release_docx(release, BY_CODE[code]))
        draft = parse_source(read_source(file))
        return (draft, None) if source == "en" else (None, draft)

    return way


WAYS = {"apart": apart, "together": together, "en": alone("en"), "zh_hant": alone("zh_hant")}


def both_times(page, path, way):
    """What two streams said before and after, of the sides that went out that way."""
    done = import_release(*WAYS[way](for_word(page), path))
    other = {"en": "zh_hant", "zh_hant": "en"}.get(way, "")
    streams = (page.body, done.page.body, page.closing, done.page.closing)
    before, after, *closing = ([_without(other, block) for block in plain(s)] for s in streams)
    return [*before, *closing[0]], [*after, *closing[1]], done


def _without(source, block):
    name, value = block
    return name, {key: inner for key, inner in value.items() if key != source}
