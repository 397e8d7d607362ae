from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Content to look at and try things with. It has no models of its own."""

    name = "demo"
