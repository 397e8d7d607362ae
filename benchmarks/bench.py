#!/usr/bin/env python3
"""How long pages and feeds take, as ratios against a plain static file: `make bench`.

The demo site, served as `make run` serves it (gunicorn, 1 process, SQLite), asked over one kept
connection, one request at a time. Seconds depend on the machine and what else it does; a ratio taken
in one run, with the requests interleaved, does so much less. What is measured is the time of one
reader alone, not how many readers the site carries.
"""

import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 60
WARM_UP = 5
STATIC_FILE = "/static/css/site.css"
PAGES = {
    "home": "/en/",
    "list of releases": "/en/releases/",
    "release": "",  # the newest one in both languages: asked of the feeds
    "the same in Simplified": "",
    "factsheet": "/en/factsheets/cyberport/",
    "search": "/zh-hant/search/?q=%E6%95%B8%E7%A2%BC%E6%B8%AF",  # 數碼港
    "feed (RSS)": "/en/releases/feed/rss/",
}


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as folder:
        port = free_port()
        environment = os.environ | {
            "VAR_DIR": folder,
            "PORT": str(port),
            "HOST": "127.0.0.1",
            "DEBUG": "0",
            "SITE_URL": f"http://127.0.0.1:{port}",
        }
        for name in ("DATABASE_URL", "REDIS_URL"):
            environment.pop(name, None)
        site = subprocess.Popen(
            [sys.executable, "manage.py", "run_site"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        try:
            print("Starting a demo site of its own ...", flush=True)
            wait_for(port, site)
            report(measure(port))
        finally:
            site.terminate()
            site.wait()
    return 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, site: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if site.poll() is not None:
            sys.exit("The site did not start: see above.")
        try:
            if get(http.client.HTTPConnection("127.0.0.1", port, timeout=5), "/readyz")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.5)
    sys.exit("The site did not start within five minutes.")


def get(connection: http.client.HTTPConnection, path: str) -> tuple[int, bytes]:
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, response.read()


def measure(port: int) -> dict[str, tuple[list[float], int]]:
    """Milliseconds of each request, and the size of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    newest = newest_in_both(connection)
    paths = {"static file": STATIC_FILE} | PAGES
    paths["release"] = f"/en/releases/{newest}/"
    paths["the same in Simplified"] = f"/zh-hans/releases/{newest}/"

    times: dict[str, list[float]] = {name: [] for name in paths}
    sizes: dict[str, int] = {}
    for round_number in range(WARM_UP + ROUNDS):
        for name, path in paths.items():
            start = time.perf_counter()
            status, body = get(connection, path)
            taken = (time.perf_counter() - start) * 1000
            if status != 200:
                sys.exit(f"{path} answered {status}.")
            if round_number >= WARM_UP:
                times[name].append(taken)
            sizes[name] = len(body)
    return {name: (taken, sizes[name]) for name, taken in times.items()}


def newest_in_both(connection: http.client.HTTPConnection) -> str:
    """The slug of the newest release that stands in English and in Chinese."""
    english, chinese = (
        re.findall(
            rf"/{language}/releases/([a-z0-9-]+)/</link>",
            get(connection, f"/{language}/releases/feed/rss/")[1].decode(),
        )
        for language in ("en", "zh-hant")
    )
    return next(slug for slug in english if slug in chinese)


def report(results: dict[str, tuple[list[float], int]]) -> None:
    base = statistics.median(results["static file"][0])
    print(f"\n{'':<24}{'median':>10}{'slowest 5%':>12}{'KB':>8}{'ratio':>8}")
    for name, (taken, size) in results.items():
        median = statistics.median(taken)
        slow = statistics.quantiles(taken, n=20)[-1]
        print(f"{name:<24}{median:>7.1f} ms{slow:>9.1f} ms{size / 1024:>8.1f}{median / base:>8.1f}")
    print(f"\n{ROUNDS} requests each, interleaved; {os.cpu_count()} cores.")


if __name__ == "__main__":
    sys.exit(main())
