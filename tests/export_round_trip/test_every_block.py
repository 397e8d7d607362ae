"""A release that holds every block goes out as Word and comes back the same: docs/authoring.md says what cannot."""

import pytest

from cyberport_cms.newsroom.models import Photo
from releases.importing.pages import import_release
from tests.factories import (
    make_photo,
    make_release,
    make_snippets,
    paragraph,
)

from .word_and_back import apart, plain, together

pytestmark = pytest.mark.django_db

TABLE = {
    "en": (
        ("", "2024", "2025"),
        ("Members | partners", "1,900", "2,000"),
        ("Floor", "", "3"),
        ("Mail", "", "a@b.example"),
    ),
    "zh_hant": (
        ("", "2024", "2025"),
        ("成員 | 夥伴", "1,900", "2,000"),
        ("樓層", "", "3"),
        ("電郵", "", "a@b.example"),
    ),
}


def table(captions=("The community", "社群")):
    return {
        source: {
            "columns": [{"type": "text", "heading": head} for head in rows[0]],
            "rows": [{"values": list(row)} for row in rows[1:]],
            "caption": caption,
        }
        for (source, rows), caption in zip(TABLE.items(), captions, strict=True)
    } | {"only_in": ""}


@pytest.fixture
def everything(site):
    """A release with each block that Word can carry."""
    things = make_snippets()
    photo, chart = make_photo(size=(1600, 900)), make_photo("Chart", size=(300, 200))
    said = {
        "en": {
            "before": "Mei Lam, Founder of Tidewater Robotics, said,",
            "text": "<p>“We build for the next ten years, and then for the ten after.”</p>",
        },
        "zh_hant": {
            "before": "潮汐機械人創辦人林美表示：",
            "text": "<p>「我們放眼未來十年，以及其後的十年。」</p>",
        },
        "spokesperson": things.spokesperson,
    }
    numbers = {
        "en": ["<p>Apply on line</p>", "<p>Come and see</p>"],
        "zh_hant": ["<p>網上申請</p>", "<p>親臨參觀</p>"],
    }
    page = make_release(
        live=False,
        subheadline_en="Free desks for everybody",
        subheadline_zh_hant="免費工作間",
        label_en="Press Release\nFor Immediate Release",
        label_zh_hant="新聞稿\n即時發佈",
    )
    stream = page.body.stream_block
    page.body = stream.normalize(
        [
            paragraph(
                "The campus opens on Monday, with <b>free desks</b> for its start-ups.",
                "園區將於星期一開放，並為初創提供<b>免費工作間</b>。",
            ),
            ("heading", {"en": "What comes next", "zh_hant": "未來路向"}),
            ("quote", {**said, "style": "plain"}),
            ("bullet_list", {**numbers, "style": "numbers"}),
            paragraph("Then there are more of them, as follows.", "另有更多安排，詳情如下。"),
            ("bullet_list", {**numbers, "style": "bullets"}),
            ("table", stream.child_blocks["table"].to_python(table())),
            (
                "image",
                {
                    "image": photo,
                    "en": {"alt": "The harbour", "caption": "The opening.", "credit": "Cyberport"},
                    "zh_hant": {"alt": "海港", "caption": "揭幕典禮。", "credit": "數碼港"},
                },
            ),
            (
                "callout",
                {
                    "en": "<p>Doors open at 2.30pm.</p><p>Bring <b>a card</b>.</p>",
                    "zh_hant": "<p>下午二時三十分入場。</p><p>請攜帶<b>證件</b>。</p>",
                },
            ),
            ("quote", {**said, "style": "pull"}),
            (
                "image",
                {
                    "image": chart,
                    "en": {"alt": "Two lines that rise", "caption": "", "credit": ""},
                    "zh_hant": {"alt": "兩條上升的線", "caption": "", "credit": ""},
                },
            ),
            ("table", stream.child_blocks["table"].to_python(table(("", "")))),
        ]
    )
    page.closing = page.closing.stream_block.normalize(
        [
            (
                "photo_note",
                {
                    "en": "<p>High-resolution photos can be downloaded here.</p>",
                    "zh_hant": "<p>請按此下載高像素圖片。</p>",
                    "photos": [
                        {
                            "image": make_photo("The founders", size=(900, 1200)),
                            "en": {"caption": "The founders.", "credit": "Cyberport"},
                            "zh_hant": {"caption": "一眾創辦人。", "credit": "數碼港"},
                        },
                        {
                            "image": photo,
                            "en": {"caption": "The opening.", "credit": ""},
                            "zh_hant": {"caption": "揭幕典禮。", "credit": ""},
                        },
                    ],
                },
            ),
            (
                "media_contacts",
                {"en": "Media enquiries:", "zh_hant": "傳媒查詢：", "contacts": [things.contact]},
            ),
            ("boilerplate", {"boilerplate": things.boilerplate}),
            (
                "website",
                {
                    "en": '<p>For more information, please visit <a href="https://www.example.org">'
                    "www.example.org</a></p>",
                    "zh_hant": '<p>詳情請瀏覽 <a href="https://www.example.org">www.example.org</a></p>',
                },
            ),
        ]
    )
    page.save_revision(clean=False)
    return page


@pytest.mark.parametrize("ways", [apart, together])
def test_every_block_comes_back_as_it_was(everything, tmp_path, ways):
    photos = Photo.objects.count()
    done = import_release(*ways(everything, tmp_path))
    before, after = plain(everything.body), plain(done.page.body)
    assert [name for name, _ in after] == [name for name, _ in before]
    for one, other in zip(before, after, strict=True):
        assert other == one
    for one, other in zip(plain(everything.closing), plain(done.page.closing), strict=True):
        assert other == one
    assert Photo.objects.count() == photos  # known by their bytes
    assert not [w for w in done.warnings if w.code == "picture_unused"]
