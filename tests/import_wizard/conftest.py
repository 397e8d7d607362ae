"""Who imports a draft, and what is kept of it."""

import pytest

from releases.models import ReleaseImport
from tests.factories import make_writer
from tests.import_wizard.steps import paste


@pytest.fixture
def writer(site, client):
    user = make_writer(username="wing")
    client.force_login(user)
    return user


@pytest.fixture
def kept(writer, client):
    paste(client)
    return ReleaseImport.objects.get()
