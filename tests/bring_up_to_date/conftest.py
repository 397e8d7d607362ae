"""A public release, and the fact that it says."""

from typing import Any

import pytest

from factsheets.models import Fact
from releases.models import ReleasePage
from tests.bring_up_to_date.frozen import release_of
from tests.factories import Snippets
from tests.members import change_members, make_members_phrase


@pytest.fixture
def fact(site: Any) -> Fact:
    return make_members_phrase()


@pytest.fixture
def full(fact: Fact) -> tuple[Snippets, ReleasePage]:
    return release_of(fact)


@pytest.fixture
def outdated(full: Any, fact: Fact) -> ReleasePage:
    change_members(fact, 2300)
    return full[1]
