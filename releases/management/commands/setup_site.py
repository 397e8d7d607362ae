"""`manage.py setup_site`: the page tree, the roles and the workflow, where they are missing.

`--terms` begins the glossary as well, where it is empty.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cyberport_cms.newsroom.models import Term
from cyberport_cms.newsroom.starting_terms import STARTING_TERMS
from cyberport_cms.newsroom.terms import add_to_empty_glossary
from releases.setup import setup_site


class Command(BaseCommand):
    help = "Adds the page tree, the staff roles and the approval workflow where they are missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--terms", action="store_true", help="Begin the glossary too, if it is empty."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        setup_site()
        self.stdout.write("The page tree, roles and workflow are in place.")
        if options["terms"]:
            added = add_to_empty_glossary(STARTING_TERMS)
            self.stdout.write(
                f"The glossary begins with {added} terms."
                if added
                else "The glossary has terms already: nothing was added."
            )
        elif not Term.objects.exists():
            self.stdout.write(
                f"The glossary is empty: `setup_site --terms` begins it with {len(STARTING_TERMS)}."
            )
