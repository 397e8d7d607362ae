"""A release becomes a Word document that imports back as the same release."""

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from cyberport_cms.bilingual.languages import BY_CODE
from cyberport_cms.bilingual.sources import read_both, read_source
from cyberport_cms.newsroom.models import Organisation
from releases.exporting import release_docx, release_docx_bilingual
from releases.importing.pages import import_release
from releases.importing.parser import parse_source
from releases.models import Boilerplate, MediaContact, Spokesperson

from .document_files import written
from .factories import make_body, make_photo, make_release, make_snippets, paragraph

pytestmark = pytest.mark.django_db

VALUE = qn("w:val")
LINK = '<a href="https://example.org/apply">Apply</a>'


@pytest.fixture
def release(site):
    things = make_snippets()
    note = {
        "en": "<p>High-resolution photos can be downloaded here.</p>",
        "zh_hant": "<p>請按此下載高像素圖片。</p>",
    }
    website = {
        "en": '<p>For more information, please visit <a href="https://www.example.org">'
        "www.example.org</a></p>",
        "zh_hant": '<p>詳情請瀏覽 <a href="https://www.example.org">www.example.org</a></p>',
    }
    first = paragraph(
        "The campus opens its doors on Monday, with <b>free desks</b> for CO<sub>2</sub> start-ups.",
        "園區將於星期一開放，並為初創提供<b>免費工作間</b>。",
    )
    printed = {
        "en": {
            "before": "Mei Lam, Founder of Tidewater Robotics, said,",
            "text": "<p>“We build for the next ten years, and then for the ten years after.”</p>",
            "after": "",
        },
        "zh_hant": {
            "before": "潮汐機械人創辦人林美表示：",
            "text": "<p>「我們放眼未來十年，以及其後的十年。」</p>",
            "after": "",
        },
        "spokesperson": things.spokesperson,
    }
    return make_release(
        label_en="Press Release\nFor Immediate Release",
        label_zh_hant="新聞稿\n即時發佈",
        subheadline_en="Free desks for everybody",
        subheadline_zh_hant="免費工作間",
        body=[
            first,
            *make_body(things.spokesperson)[1:],
            paragraph(
                f"{LINK} by Friday, and bring an umbrella.", "請於星期五前申請，並帶備雨傘。"
            ),
            ("quote", printed),
        ],
        closing=[
            ("photo_note", {**note, "photos": []}),
            (
                "media_contacts",
                {"en": "Media enquiries:", "zh_hant": "傳媒查詢：", "contacts": [things.contact]},
            ),
            ("boilerplate", {"boilerplate": things.boilerplate}),
            ("website", website),
        ],
    )


def imported_back(release, sources):
    before = [model.objects.count() for model in (Organisation, Boilerplate, MediaContact)]
    done = import_release(*(parse_source(source) for source in sources))
    assert [model.objects.count() for model in (Organisation, Boilerplate, MediaContact)] == before
    assert Spokesperson.objects.count() == 1
    return done


def same(release, again):
    for name in ("headline", "subheadline", "label", "dateline_place", "end_mark"):
        for source in ("en", "zh_hant"):
            column = f"{name}_{source}"
            assert getattr(again, column) == getattr(release, column), column
    assert again.dateline_date == release.dateline_date
    assert [b.block_type for b in again.body] == [b.block_type for b in release.body]
    assert [b.block_type for b in again.closing] == [b.block_type for b in release.closing]
    for one, other in zip(
        [*release.body, *release.closing], [*again.body, *again.closing], strict=True
    ):
        assert other.value["only_in"] == ""
        if one.block_type in ("boilerplate", "media_contacts"):
            name = {"boilerplate": "boilerplate", "media_contacts": "contacts"}[one.block_type]
            assert list_of(other.value[name]) == list_of(one.value[name])
        elif one.block_type == "quote":
            assert other.value["spokesperson"] == one.value["spokesperson"]
            for source in ("en", "zh_hant"):
                assert text(other.value[source]["text"]) == text(one.value[source]["text"])
        else:
            for source in ("en", "zh_hant"):
                assert text(other.value[source]) == text(one.value[source])


def list_of(value):
    return list(value) if hasattr(value, "__iter__") else [value]


def text(value):
    if hasattr(value, "list_block"):
        return [text(item) for item in value]
    # Word has sub and sup, drafts in Markdown do not.
    return str(value).replace("<sub>", "").replace("</sub>", "")


def test_one_document_a_language_comes_back_as_the_release(release, tmp_path):
    sources = [
        read_source(written(tmp_path / f"{code}.docx", release_docx(release, BY_CODE[code])))
        for code in ("en", "zh-hant")
    ]
    done = imported_back(release, sources)
    same(release, done.page)


def test_a_bilingual_document_comes_back_as_the_release(release, tmp_path):
    sides = read_both(written(tmp_path / "both.docx", release_docx_bilingual(release)))
    done = imported_back(release, [sides["en"], sides["zh_hant"]])
    same(release, done.page)


def test_block_stands_beside_block(release):
    document = docx.Document(BytesIO(release_docx_bilingual(release)))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert ["What comes next", "未來路向"] in rows
    assert ["Free desks\nA mentor", "免費工作間\n業界導師"] in rows
    assert ["###", "###"] in rows


def test_simplified_chinese_is_what_its_readers_read(release):
    words = [
        p.text for p in docx.Document(BytesIO(release_docx(release, BY_CODE["zh-hans"]))).paragraphs
    ]
    assert "未来路向" in words
    assert "新闻稿\n即时发布" in words
    assert "关于数码港" in words


def test_what_stands_in_one_language_leaves_the_other_cell_empty(site):
    only = paragraph("Only the English readers read this.", "")
    only[1]["only_in"] = "en"
    page = make_release(body=[paragraph(), only])
    document = docx.Document(BytesIO(release_docx_bilingual(page)))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert ["Only the English readers read this.", ""] in rows


def test_pictures_and_tables_are_in_the_document(site):
    table = {
        "columns": [{"type": "text", "heading": "Year"}, {"type": "text", "heading": "Members"}],
        "rows": [{"values": ["2025", "2,000"]}],
        "caption": "Community",
    }
    image = {"alt": "The harbour", "caption": "The opening.", "credit": "Cyberport"}
    page = make_release(live=False)
    stream = page.body.stream_block
    page.body = stream.normalize(
        [
            paragraph(),
            ("image", {"en": image, "zh_hant": image, "image": make_photo(), "only_in": ""}),
            ("table", stream.child_blocks["table"].to_python({"en": table, "zh_hant": table})),
        ]
    )
    document = docx.Document(BytesIO(release_docx(page, BY_CODE["en"])))
    assert [[c.text for c in row.cells] for row in document.tables[0].rows] == [
        ["Year", "Members"],
        ["2025", "2,000"],
    ]
    assert len(document.inline_shapes) == 1
    assert document.inline_shapes[0]._inline.docPr.get("descr") == "The harbour"
    assert docx.Document(BytesIO(release_docx_bilingual(page))).inline_shapes


def test_each_numbered_list_is_counted_from_one(site):
    ordered = {
        "en": "<ol><li>Apply</li><li>Pitch</li></ol><p>Then:</p><ol><li>Move in</li></ol>",
        "zh_hant": "<ol><li>申請</li><li>推介</li></ol><p>然後：</p><ol><li>進駐</li></ol>",
    }
    page = make_release(live=False)
    page.body = page.body.stream_block.normalize([paragraph(), ("paragraph", ordered)])
    for data, lists in ((release_docx(page, BY_CODE["en"]), 2), (release_docx_bilingual(page), 4)):
        document = docx.Document(BytesIO(data))
        used = [number.get(VALUE) for number in document.element.body.iter(qn("w:numId"))]
        assert len(used) == 3 * lists / 2  # the items
        assert len(set(used)) == lists
        counted = document.part.numbering_part.element
        for number in set(used):
            override = counted.num_having_numId(int(number)).lvlOverride_lst[0]
            assert override.find(qn("w:startOverride")).get(VALUE) == "1"


def test_points_within_an_item_of_a_numbered_list(site):
    nested = "<ol><li>Apply<ul><li>by post</li></ul></li><li>Pitch</li></ol>"
    page = make_release(live=False)
    page.body = page.body.stream_block.normalize(
        [paragraph(), ("paragraph", {"en": nested, "zh_hant": "<p>先申請，後推介。</p>"})]
    )
    document = docx.Document(BytesIO(release_docx(page, BY_CODE["en"])))
    listed = [line for line in document.paragraphs if line.style.name.startswith("List")]
    assert [line.text for line in listed] == ["Apply", "by post", "Pitch"]
    numbers = [line._p.pPr.numPr.numId.val for line in listed if line.style.name == "List Number"]
    assert len(numbers) == 2
    assert len(set(numbers)) == 1
