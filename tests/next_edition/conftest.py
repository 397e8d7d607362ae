"""Who imports the next edition."""

from typing import Any

import pytest

from tests.factories import make_fact_owner


@pytest.fixture
def owner(client: Any, site: Any) -> Any:
    user = make_fact_owner(first_name="Kit", last_name="Wong")
    client.force_login(user)
    return user
