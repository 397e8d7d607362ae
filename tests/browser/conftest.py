"""What browser journeys share beyond the browser itself."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _saved_by_hand(settings: Any) -> None:
    """Forms save when they are told to.

    Wagtail otherwise saves half a second after each change: whether it comes before or after the
    next click would be chance. `test_what_is_typed_is_saved_by_itself` turns it on again.
    """
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
