from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from factsheets.models import Figure
from tests.factories import (
    make_fact,
)


@pytest.fixture
def fact(site):
    return make_fact(
        key="members",
        lead_in_en="Community:",
        lead_in_zh_hant="社群：",
        statement_en="<p>home to {members} members on {floors} floors</p>",
        statement_zh_hant="<p>匯聚{members}名成員，共{floors}層</p>",
        figures=[
            Figure(name="members", value=Decimal(2300), qualifier="over"),
            Figure(name="floors", value=Decimal(12)),
        ],
    )


@pytest.fixture
def brochure(site):
    return Document.objects.create(title="Brochure", file=ContentFile(b"%PDF", "brochure (1).pdf"))
