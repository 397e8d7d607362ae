"""`make run` on a machine where something is missing: one line says what to do, and it stops there."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OLD_PYTHON = "#!/bin/sh\nexit 1\n"  # to `bin/install`: too old
# New enough, and without what is asked of it: `-m venv` or a package's build.
NEW_PYTHON = """#!/bin/sh
case "$*" in
    *version_info*|*sqlite3*) exit 0;;
    --version) echo "Python 3.12.0";;
    "-m venv .venv") {venv};;
    "-m pip"*) {pip};;
esac
"""
MAKES_VENV = 'mkdir -p .venv/bin && cp "$0" .venv/bin/python'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What `make run` needs before Python runs, and an empty place for programs."""
    root = tmp_path / "checkout"
    (root / "bin").mkdir(parents=True)
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt", "bin/install"):
        shutil.copy(ROOT / name, root / name)
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in (
        *("sh", "make", "dirname", "mkdir", "rm", "cp", "cat", "grep", "sed", "cksum", "tail"),
        *("cut", "printf", "id", "awk"),
    ):
        found = shutil.which(name)
        assert found, name
        (programs / name).symlink_to(found)
    return root


def install(checkout: Path, python: str | None = None) -> subprocess.CompletedProcess[str]:
    programs = checkout.parent / "programs"
    if python is not None:
        (programs / "python3").write_text(python)
        (programs / "python3").chmod(0o755)
    return subprocess.run(
        ["make", "run"],
        cwd=checkout,
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        timeout=120,
    )


def only_line(result: subprocess.CompletedProcess[str]) -> str:
    assert result.returncode != 0
    lines = [line for line in result.stderr.splitlines() if not line.startswith("make: ***")]
    assert len(lines) == 1, result.stderr
    return lines[0]


@pytest.mark.parametrize("python", [None, OLD_PYTHON], ids=["no Python", "an old Python"])
def test_python_is_missing_or_too_old(checkout: Path, python: str | None) -> None:
    assert only_line(install(checkout, python)).startswith("Python 3.11 or newer is needed")


def test_the_venv_module_is_missing(checkout: Path) -> None:
    python = NEW_PYTHON.format(venv="mkdir .venv; exit 1", pip="exit 0")
    assert "apt install python3-venv" in only_line(install(checkout, python))
    assert not (checkout / ".venv").exists()  # so that the next try starts anew


@pytest.mark.parametrize(
    ("pip_says", "we_say"),
    [
        ("Failed to establish a new connection: [Errno 111] Connection refused", "no network"),
        ("[Errno -3] Temporary failure in name resolution", "no network"),
        ("ERROR: Could not find a version (from versions: none)", "no network"),
        ("error: command 'gcc' failed: No such file or directory", "no working compiler"),
        ("ERROR: Failed building wheel for pillow", "no working compiler"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: No matching distribution found for wagtail==8.0.1", "Python 3.11 to 3.13"),
        ("ERROR: something that nobody foresaw", "something that nobody foresaw"),
    ],
)
def test_packages_cannot_be_installed(checkout: Path, pip_says: str, we_say: str) -> None:
    python = NEW_PYTHON.format(venv=MAKES_VENV, pip=f'echo "{pip_says}"; exit 1')
    line = only_line(install(checkout, python))
    assert we_say in line
    assert "log: var/log/install.log" in line
    assert pip_says in (checkout / "var/log/install.log").read_text()


def test_packages_are_installed_once(checkout: Path) -> None:
    python = NEW_PYTHON.format(venv=MAKES_VENV, pip="echo pip >> calls")
    for _ in range(2):
        install(checkout, python)
    assert (checkout / "calls").read_text() == "pip\n"
    with (checkout / "requirements.txt").open("a") as pins:
        pins.write("another==1.0\n")
    install(checkout, python)
    assert (checkout / "calls").read_text() == "pip\npip\n"


def run_site(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "run_site"],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = run_site(PORT=str(port), VAR_DIR=str(tmp_path))
    assert f"Port {port} is taken" in only_line(result)
    assert "make run PORT=" in result.stderr
    assert not (tmp_path / "db.sqlite3").exists()  # said before anything is done


@pytest.mark.parametrize("port", ["http", "65536"])
def test_a_port_that_is_none_is_one_line(port: str, tmp_path: Path) -> None:
    result = run_site(PORT=port, VAR_DIR=str(tmp_path))
    assert f"PORT={port} is not a port" in only_line(result)


def test_make_alone_lists_every_target() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in ("run", "test", "check", "bench", "shell", "messages", "clean"):
        assert re.search(rf"^ +make {target} +\w", listed, re.MULTILINE), target


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    documented = set(
        re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    )
    sources = [
        *(ROOT / "cyberport_cms").rglob("*.py"),
        *(ROOT / "tests/conftest.py", ROOT / "bin/test"),
    ]
    read = {
        name
        for source in sources
        for name in re.findall(
            r'environ(?:\.get\(|\.setdefault\(|\[)\s*"([A-Z_]+)"',
            source.read_text(encoding="utf-8"),
        )
    }
    read.add("DATABASE_URL")  # by dj_database_url
    read -= {"CI", "DJANGO_ALLOW_ASYNC_UNSAFE"}  # set by the machine, and by ourselves
    assert documented == read


def test_every_package_is_pinned_and_no_registry_is_named() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text().splitlines():
            line = line.partition("#")[0].strip()
            assert (
                not line
                or line == "-r requirements.txt"
                or re.fullmatch(r"[A-Za-z0-9._-]+(\[[a-z]+\])?==[0-9][0-9a-z.]*", line)
            ), f"{name}: {line}"
