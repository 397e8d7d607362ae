"""`manage.py setup_site`: the page tree, the roles and the workflow, where they are missing."""

from typing import Any

from django.core.management.base import BaseCommand

from releases.setup import setup_site


class Command(BaseCommand):
    help = "Adds the page tree, the staff roles and the approval workflow where they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        setup_site()
        self.stdout.write("The page tree, roles and workflow are in place.")
