"""`manage.py run_scheduler`: publish scheduled pages on time."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections

from cyberport_cms.newsroom.scheduling import publish_due


class Command(BaseCommand):
    help = (
        "Publishes what is scheduled, to within the given number of seconds, until it is stopped."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, default=5.0, help="Seconds between two looks.")
        parser.add_argument("--once", action="store_true", help="Look once and end.")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        if not options["once"]:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
        while True:
            self.look()
            if options["once"] or stop.wait(options["every"]):
                return

    def look(self) -> None:
        close_old_connections()
        try:
            outcome = publish_due()
        except OperationalError as error:
            # A database that restarts must not end the scheduler.
            self.stderr.write(f"The database did not answer ({error}); trying again.")
            return
        for name in outcome.published:
            self.stdout.write(f"Published: {name}")
        for name in outcome.expired:
            self.stdout.write(f"Taken down: {name}")
        for name, reasons in outcome.refused.items():
            self.stderr.write(f"Not published: {name}: {'; '.join(reasons)}")
