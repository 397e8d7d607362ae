"""Chinese-aware search: Wagtail's own database search, with its text and queries cut up by us.

Nobody calls this package. WAGTAILSEARCH_BACKENDS names it, and from there on
`Page.objects.search()`, the admin's search, listings and choosers find Chinese, with the same hits
on SQLite and PostgreSQL.
"""
