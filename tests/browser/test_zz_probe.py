import pytest
from wagtail.models import Page
def test_one(page, site):
    page.goto("/admin/login/")
    assert "login" in page.url
    assert Page.objects.count() > 1
def test_two(page, site):
    page.goto("/admin/login/")
    assert Page.objects.count() > 1
@pytest.mark.django_db
def test_three(site): assert site.home
