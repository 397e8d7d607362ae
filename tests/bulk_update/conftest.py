"""Who takes a sheet out and brings it back."""

from typing import Any

import pytest
from wagtail.rich_text import features

from factsheets.rich_text import FactEmbedHandler
from tests.factories import (
    make_fact_owner,
)


@pytest.fixture
def owner(client: Any, site: Any) -> Any:
    features.register_embed_type(FactEmbedHandler)
    user = make_fact_owner(first_name="Kit", last_name="Wong")
    client.force_login(user)
    return user
