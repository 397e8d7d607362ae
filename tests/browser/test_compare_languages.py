"""Both languages next to each other, for an approver; on a telephone below each other."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editing import sign_in
from tests.browser.looking import findings
from tests.factories import make_approver, make_release, paragraph

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 360])
def test_both_languages_are_read_without_scrolling_sideways(
    site: Any, page: Page, width: int
) -> None:
    body = [paragraph("We raised HK$42 million.", "我們籌得4300萬港元。")]
    release = make_release(live=False, body=body)
    make_approver(username="approver")
    sign_in(page, "approver")
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"/admin/pages/{release.pk}/both-languages/")
    region = page.get_by_role("region", name="Both languages")
    row = region.get_by_role("row").filter(has_text="We raised").first
    expect(row.get_by_role("cell")).to_have_count(2)
    english, chinese = (row.get_by_role("cell").nth(n).bounding_box() for n in (0, 1))
    assert english
    assert chinese
    if width == 360:
        assert chinese["y"] >= english["y"] + english["height"]
    else:
        assert chinese["x"] >= english["x"] + english["width"]
    assert region.evaluate("place => place.scrollWidth <= place.clientWidth")
    assert findings(page, ".both-languages") == []
