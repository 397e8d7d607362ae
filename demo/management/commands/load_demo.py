"""`manage.py load_demo`: content to look at, once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.loading import is_loaded, load


class Command(BaseCommand):
    help = "Loads demo content and demo logins, unless they are there. Never on a production site."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_CONTENT_ALLOWED:
            raise CommandError(
                "This site's settings do not allow demo content: its logins are public knowledge. "
                "Use cyberport_cms.settings.dev on a machine of your own."
            )
        if is_loaded():
            self.stdout.write("Demo content is there already.")
            return
        load()
        self.stdout.write("Demo content loaded.")
