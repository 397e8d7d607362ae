"""`manage.py run_site`: the whole site on one machine, for trying it out; `make run` calls it.

The web server is gunicorn with WhiteNoise, as in production, and not `runserver`: debugging is
off, so that a visitor sees the site's own 404 page and real speed. To work on the code, use
`manage.py runserver`, which reloads, next to it.
"""

import importlib.util
import logging
import os
import signal
import socket
import subprocess
import sys
import time
import traceback
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

STARTS_WITHIN = 60  # seconds, on a slow machine
STOPS_WITHIN = 10  # seconds, then it is killed


class Command(BaseCommand):
    help = "Prepares the database and runs the web server and the scheduler together."
    requires_system_checks = ()  # migrate checks, with its output in the log

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_CONTENT_ALLOWED:
            raise CommandError(
                "run_site is for trying the site out. In production, run gunicorn and"
                " run_scheduler as services: docs/operations.md."
            )
        self.logs = Path(settings.VAR_DIR) / "log"
        self.logs.mkdir(parents=True, exist_ok=True)
        self.host = os.environ.get("HOST") or "127.0.0.1"
        self.port = _port(os.environ.get("PORT") or "8000")
        _refuse_taken(self.host, self.port)
        # 0.0.0.0 is where to listen, not an address to open.
        shown_host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104
        self.address = f"http://{shown_host}:{self.port}"
        if not os.environ.get("SITE_URL"):
            # Feeds and mails name the site's address: here and in the processes started below.
            os.environ["SITE_URL"] = settings.SITE_URL = settings.WAGTAILADMIN_BASE_URL = (
                self.address
            )
        try:
            self.prepare()
        except KeyboardInterrupt:
            raise CommandError(
                "Stopped before the site was ready. Run it again to go on."
            ) from None
        sys.exit(self.serve())

    # --- Before: the database and what is in it -------------------------------------------------

    def prepare(self) -> None:
        self.step("Preparing the database", "migrate", "--no-input")
        self.step("Setting up the site", "setup_site")
        self.step("Loading demo content", "load_demo")

    def step(self, title: str, *command: str) -> None:
        log = self.logs / "prepare.log"
        self.say(f"{title} ...")
        root = logging.getLogger()
        to_console = root.handlers
        with log.open("a", encoding="utf-8") as out:
            out.write(f"\n== {title}, {time.strftime('%F %T')}\n")
            root.handlers = [logging.StreamHandler(out)]
            try:
                call_command(*command, stdout=out, stderr=out)
            except Exception as error:
                traceback.print_exc(file=out)
                raise CommandError(f"{title} failed: {_first_line(error)} (log: {log})") from error
            finally:
                root.handlers = to_console

    # --- Then: two processes that live and end together -----------------------------------------

    def serve(self) -> int:
        commands = {
            "web server": [
                *(sys.executable, "-m", "gunicorn", "cyberport_cms.wsgi:application"),
                *("--bind", _bind(self.host, self.port), "--threads", "8", "--no-control-socket"),
                *("--graceful-timeout", str(STOPS_WITHIN // 2)),
                *("--access-logfile", "-", "--worker-tmp-dir", _memory_dir()),
            ],
            "scheduler": [sys.executable, "manage.py", "run_scheduler"],
        }
        # Logs are read while the site runs: a buffered line is a line too late.
        environment = {"DEBUG": "0"} | os.environ | {"PYTHONUNBUFFERED": "1"}
        running: dict[str, subprocess.Popen[bytes]] = {}
        asked_to_stop = _on_stop_signals()
        try:
            for name, command in commands.items():
                running[name] = subprocess.Popen(  # noqa: S603
                    command,
                    cwd=settings.BASE_DIR,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=self.log_of(name).open("wb"),
                    stderr=subprocess.STDOUT,
                    # Its own session: Ctrl-C reaches this process only, which then ends both in order.
                    start_new_session=True,
                )
            announced = False
            deadline = time.monotonic() + STARTS_WITHIN
            while not asked_to_stop():
                for name, process in running.items():
                    if process.poll() is not None:
                        self.explain_end(name, process.returncode)
                        return 1
                if not announced:
                    if _answers(f"{self.address}/healthz"):
                        self.announce()
                        announced = True
                    elif time.monotonic() > deadline:
                        self.stderr.write(
                            f"The web server did not answer within {STARTS_WITHIN} seconds"
                            f" (log: {self.log_of('web server')})."
                        )
                        return 1
                time.sleep(0.2)
            self.say("\nStopping ...")
            return 0
        finally:
            _stop(running.values())

    def log_of(self, name: str) -> Path:
        return self.logs / f"{name.replace(' ', '-')}.log"

    def explain_end(self, name: str, status: int) -> None:
        log = self.log_of(name)
        lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        self.stderr.write("\n".join(lines[-5:]))
        self.stderr.write(f"The {name} ended (status {status}), so the site stops (log: {log}).")

    def announce(self) -> None:
        self.say("\nThe newsroom is running. Ctrl-C stops it.\n")
        for name, path in [
            ("English", "/en/"),
            ("繁體中文", "/zh-hant/"),
            ("简体中文", "/zh-hans/"),
            ("Feed", "/en/releases/feed/rss/"),
            ("Admin", "/admin/"),
        ]:
            self.say(f"  {_padded(name, 10)}{self.address}{path}")
        accounts = _demo_accounts()
        if accounts:
            self.say("\n  Demo logins, on this machine only:")
            for account in accounts:
                self.say(f"    {account.role:<16}{account.username:<12}{account.password}")
        self.say(f"\n  Logs and mail: {self.logs}\n")

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()  # the reader may be a pipe


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) < 65536:
        raise CommandError(f"PORT={text} is not a port: choose a number from 1 to 65535.")
    return int(text)


def _refuse_taken(host: str, port: int) -> None:
    """One line now instead of gunicorn's retries later."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As gunicorn does: a port whose last connections are still closing is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise CommandError(
                f"Port {port} needs administrator rights: choose one above 1023, PORT=8000."
            ) from None
        except OSError as error:
            if error.errno is None or "in use" not in str(error):
                raise CommandError(f"Cannot listen on {host}, port {port}: {error}.") from None
            raise CommandError(
                f"Port {port} is taken by another program. Stop that one or choose another port:"
                f" make run PORT={port + 1 if port < 65535 else 8000}"
            ) from None


def _bind(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _memory_dir() -> str:
    """Gunicorn touches a file to show that it lives; on a slow disk that blocks a worker."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp"  # noqa: S108


def _on_stop_signals() -> Callable[[], bool]:
    """Ctrl-C, `kill` and a closed terminal all mean the same; the result says whether one came."""
    received: list[int] = []

    def remember(number: int, frame: FrameType | None) -> None:
        received.append(number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, remember)
    return lambda: bool(received)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310
            return response.status == 200
    except OSError:
        return False


def _stop(processes: Any) -> None:
    processes = list(processes)
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + STOPS_WITHIN
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # its workers too
            process.wait()


def _demo_accounts() -> Sequence[Any]:
    """The people that load_demo made. Looked up by name: the newsroom does not know the demo."""
    if importlib.util.find_spec("demo.accounts") is None:
        return ()
    return import_string("demo.accounts.ACCOUNTS")


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def _padded(text: str, width: int) -> str:
    """Chinese characters take two columns in a terminal."""
    return text + " " * (width - len(text) - sum(ord(c) > 0x2E7F for c in text))
