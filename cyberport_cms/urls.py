"""All addresses of the site. The public ones are promised to other people and do not change."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.views.generic import TemplateView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cyberport_cms.health import healthz, readyz
from cyberport_cms.newsroom.feed_formats import FORMATS
from cyberport_cms.newsroom.media import media
from cyberport_cms.newsroom.routing import serve
from cyberport_cms.search import search
from cyberport_cms.sitemaps import NEWS_SITEMAPS, SITEMAPS
from factsheets.feeds import factsheet_feed
from factsheets.views import fact_page
from releases.feeds import release_feed

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain")),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path(
        "news-sitemap.xml",
        sitemap,
        {"sitemaps": NEWS_SITEMAPS, "template_name": "news_sitemap.xml"},
        name="news-sitemap",
    ),
    path("api/v2/", include("cyberport_cms.api.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", media, name="media"),
]

urlpatterns += i18n_patterns(
    path("search/", search, name="search"),
    *(
        path(f"releases/{place}feed/{name}/", release_feed, {"format_name": name})
        for name in FORMATS
        for place in ("", "topics/<slug:topic>/")
    ),
    *(
        path(f"factsheets/<slug:slug>/feed/{name}/", factsheet_feed, {"format_name": name})
        for name in FORMATS
    ),
    path("factsheets/facts/<slug:key>/", fact_page, name="fact"),
    re_path(wagtail_urls.serve_pattern, serve),
    path("", include(wagtail_urls)),
)
