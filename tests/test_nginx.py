"""The real nginx with deploy/nginx.conf: photos go out when the site says so, and only then."""

import re
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connections

from .factories import make_photo, make_release

CONFIG = Path(__file__).resolve().parents[1] / "deploy" / "nginx.conf"

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is missing: apt install nginx"),
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def upstream(db):
    """The site's own WSGI application. (pytest-django's live server hands out media by itself.)"""
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=QuietHandler)

    def serve() -> None:
        server.serve_forever(poll_interval=0.05)
        connections.close_all()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def nginx(tmp_path, upstream, settings):
    """The address of an nginx that stands before the site, as in production but for TLS."""
    settings.MEDIA_ACCEL_PREFIX = "/protected-media/"
    port = free_port()
    servers = CONFIG.read_text()
    # One server, in plain HTTP on a free port, with the paths of this test: nothing else changes.
    servers = re.sub(r"server \{\s+listen 80;.*?\n\}\n", "", servers, flags=re.DOTALL)
    servers = servers.replace("unix:/run/newsroom/web.sock", upstream)
    servers = re.sub(r"listen 443 ssl http2;", f"listen 127.0.0.1:{port};", servers)
    servers = re.sub(r"\n\s+(listen \[::\]|ssl_)[^\n]*", "", servers)
    servers = servers.replace("www.example.org", "127.0.0.1")
    servers = servers.replace("/srv/newsroom/var/media/", f"{settings.MEDIA_ROOT}/")
    config = tmp_path / "nginx.conf"
    places = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config.write_text(
        f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log; user root;\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{places}{servers}}}\n"
    )
    process = subprocess.Popen(["nginx", "-p", str(tmp_path), "-c", str(config)])
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
                break
            except OSError:
                assert process.poll() is None, (tmp_path / "error.log").read_text()
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def get(address: str) -> tuple[int, bytes]:
    request = Request(address, headers={"Host": "127.0.0.1"})
    try:
        with urlopen(request, timeout=10) as response:
            return response.status, response.read()
    except HTTPError as error:
        return error.code, b""


def test_photos_keep_the_embargo_behind_nginx(site, nginx):
    photo = make_photo()
    alt = {"lead_image_alt_en": "Harbour", "lead_image_alt_zh_hant": "海港"}
    release = make_release(live=False, lead_image=photo, **alt)
    direct = f"{nginx}/protected-media/{photo.file.name}"
    assert get(f"{nginx}{photo.file.url}")[0] == 404
    assert get(direct)[0] == 404
    release.save_revision().publish()
    status, body = get(f"{nginx}{photo.file.url}")
    assert status == 200
    assert body == photo.file.open("rb").read()
    assert get(direct)[0] == 404
    assert get(f"{nginx}/en/releases/{release.slug}/")[0] == 200
