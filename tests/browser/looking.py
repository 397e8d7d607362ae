"""What axe says of a page. axe-core is brought by the package axe-playwright-python; all its rules
run, best practices included."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

AXE = Axe()


def findings(page: Page, within: Any = None) -> list[dict[str, str]]:
    """What axe has to say, one entry an element; waits for the page and for what is looked at.

    `within` is a selector, or a context of axe: `{"include": [[selector], …]}`."""
    if within:
        include = [[within]] if isinstance(within, str) else within["include"]
        place = page.locator(", ".join(selector for (selector,) in include))
        expect(place.filter(visible=True).first).to_be_visible()
    page.wait_for_load_state()
    result = AXE.run(page, context=within, options={"resultTypes": ["violations"]})
    return [
        {
            "rule": found["id"],
            "where": " ".join(str(step) for step in element["target"]),
            "what": element["html"][:200],
            "why": element["failureSummary"],
        }
        for found in result.response["violations"]
        for element in found["nodes"]
    ]
