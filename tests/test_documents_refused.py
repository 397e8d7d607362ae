"""Bad documents: refused in words, in bounded time and memory, and nothing of them is run."""

import json
import resource
import subprocess
import sys
import threading
import zlib
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO, FileIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.management import CommandError, call_command

from cyberport_cms.bilingual.documents import RefusedError, limits, read_document
from cyberport_cms.bilingual.sources import SourceError, read_source
from releases.importing.parser import parse_source

from .document_files import docx, p, pdf, t, written, zipped

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MACROS = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" '
    'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LAUGHS = "".join(
    f'<!ENTITY l{n} "{"".join(f"&l{n - 1};" for _ in range(10))}">' for n in range(1, 10)
)


def with_doctype(doctype: str, text: str) -> bytes:
    return docx(
        document=f'<?xml version="1.0"?>{doctype}<w:document {NAMESPACE}><w:body><w:p><w:r><w:t>'
        f"{text}</w:t></w:r></w:p></w:body></w:document>"
    )


def encrypted_zip() -> bytes:
    data = bytearray(docx(p("Secret.")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def nested_xml(depth: int) -> bytes:
    inner = f"{'<w:sdt><w:sdtContent>' * depth}{p('x')}{'</w:sdtContent></w:sdt>' * depth}"
    return docx(inner)


def many_pages(number: int) -> bytes:
    """A page tree that says it is that long; all its leaves are one page."""
    kids = "3 0 R " * number
    return (
        f"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count "
        f"{number}/Kids[{kids}]>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\n"
        "endobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"
    ).encode()


def pdf_of(*objects: bytes) -> bytes:
    """A PDF whose first page says what the fourth object says."""
    head = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<<"
        b"/X 5 0 R>>>>>>",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in enumerate((*head, *objects), 1))
    return b"%PDF-1.7\n" + body + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (extra, len(content), content)


def laughing_pdf() -> bytes:
    """Forms that show the next form ten times each, nine deep."""
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
            % (n + 1),
        )
        for n in range(5, 14)
    ]
    return pdf_of(stream(b"/X Do " * 10), *forms, stream(b"", b"/Type/XObject/Subtype/Form"))


def packed_pdf(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b"0 0 m " * 170_000) for _ in range(megabytes))
    return pdf_of(stream(content + packer.flush(), b"/Filter/FlateDecode"))


LOCKED = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> "
    "/ID [<00><00>]"
)
TEXT = [[(72, 700, 12, "The laboratory opens its doors to everybody today.")]]

REFUSED = {
    "no zip": ("a.docx", b"PK\x03\x04" + bytes(500), "broken"),
    "cut off": ("a.docx", docx(p("Text. " * 50))[:-200], "broken"),
    "no xml": ("a.docx", docx(document="<w:document>"), "broken"),
    "text in a docx": ("a.docx", "Only text.", "misnamed"),
    "another zip": ("a.docx", zipped({"a.txt": "x"}), "ZIP file"),
    "a spreadsheet": (
        "a.docx",
        zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}),
        "Excel",
    ),
    "opendocument": ("a.odt", zipped({"mimetype": "x", "content.xml": "<a/>"}), "OpenDocument"),
    "rich text": ("a.rtf", b"{\\rtf1 Hello}", "RTF"),
    "an old word file": ("a.doc", OLE, "old Word"),
    "with a password": ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "an encrypted zip": ("a.docx", encrypted_zip(), "password"),
    "macros": ("a.docx", docx(p("x"), {"word/vbaProject.bin": b"\0" * 99}), "macros"),
    "macros by type": ("a.docx", docx(p("x"), {"[Content_Types].xml": MACROS}), "macros"),
    "macros by name": ("a.docm", docx(p("x")), "macros"),
    "an external entity": (
        "a.docx",
        with_doctype('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"),
        "document type",
    ),
    "an external dtd": (
        "a.docx",
        with_doctype('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', "x"),
        "document type",
    ),
    "a billion laughs": (
        "a.docx",
        with_doctype(f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>', "&l9;"),
        "document type",
    ),
    "a part by another name": (
        "a.docx",
        docx(p("x"), {"word/x.bin": "<!DOCTYPE x><x/>"}, {"s": ("styles", "x.bin", False)}),
        "broken",
    ),
    "nested": ("a.docx", nested_xml(2_000), "nested"),
    "many parts": ("a.docx", docx(p("x"), {f"a/{n}": b"" for n in range(3_000)}), "parts"),
    "no words": ("a.docx", docx(p(" ")), "no text"),
    "deep html": ("a.html", "<div>" * 100_000 + "x", "nested"),
    "entities in html": ("a.html", '<!DOCTYPE html [<!ENTITY x "y">]><p>&x;', "entities"),
    "html without words": ("a.html", "<script>document.write('x')</script>", "no text"),
    "a scan": ("a.pdf", pdf([[], []]), "scan"),
    "a locked pdf": ("a.pdf", pdf(TEXT, trailer=LOCKED), "password"),
    "a broken pdf": ("a.pdf", b"%PDF-1.7\n" + b"junk " * 99, "broken"),
    "a pdf of 5,000 pages": ("a.pdf", many_pages(5_000), "5,000 pages"),
    "unmapped fonts": ("a.pdf", pdf(TEXT, mapped=False), "read with certainty|no text"),
}


@pytest.mark.parametrize(("name", "content", "words"), REFUSED.values(), ids=list(REFUSED))
def test_a_bad_document_is_refused_in_words(tmp_path, name, content, words):
    path = written(tmp_path / name, content)
    with pytest.raises(SourceError, match=words) as failure:
        read_source(path)
    assert str(failure.value).startswith(str(path))
    assert len(failure.value.message.split(". ")) > 1  # what is wrong, and how to mend it


def test_the_command_says_so(tmp_path):
    with pytest.raises(CommandError, match="macros"):
        call_command("parse_release", str(written(tmp_path / "a.docm", docx(p("x")))))


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.html"])
def test_fifty_megabytes_are_not_even_read(tmp_path, monkeypatch, name):
    start = {"a.docx": b"PK\x03\x04", "a.pdf": b"%PDF-1.7\n", "a.html": b"<html>"}[name]
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(start)
        file.truncate(50 * limits.MB)
    read: list[int] = []

    class Counted(FileIO):
        def read(self, size=-1):
            read.append(size)
            return super().read(size)

    monkeypatch.setattr(Path, "open", lambda self, mode: Counted(self, mode))
    with pytest.raises(SourceError, match=r"too large \(50.0 MB"):
        read_source(path)
    assert read == [4096]  # enough to see what it is


# Time and memory, as the operating system counts them for the reader alone


def measured(data: bytes, kind: str) -> tuple[str, float, float]:
    """What the reader said of it, with how many seconds of CPU and how many MB at most."""
    script = (
        "import json, resource, sys\n"
        "from cyberport_cms.bilingual.documents import RefusedError, read_document\n"
        "try: said = 'read: ' + read_document(sys.stdin.buffer.read(), sys.argv[1]).text[:100]\n"
        "except RefusedError as error: said = str(error)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps([said, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, kind], input=data, capture_output=True, check=True
    )
    said, seconds, most = json.loads(done.stdout)
    return said, seconds, most


def bomb(megabytes: int, name: str = "word/document.xml") -> bytes:
    made = BytesIO(docx(p("x"), {"word/theme.xml": "<a/>"}))
    with ZipFile(made, "a", ZIP_DEFLATED) as archive, archive.open(name, "w") as file:
        for _ in range(megabytes):
            file.write(b" " * limits.MB)
    return made.getvalue()


def lying_bomb() -> bytes:
    """A bomb whose directory says that it is small."""
    data = bytearray(bomb(60, "word/footnotes.xml"))
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.rfind(mark)
        data[at + offset : at + offset + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


NOISE = " ".join(f"{n * 7919 % 1_000_003:x}" for n in range(120_000))  # does not pack well
HEAVY = {
    "a bomb": (bomb(400, "word/media/a.png"), "word", "unpacks"),
    "a bomb of XML": (bomb(120, "word/styles.xml"), "word", "unpacks"),
    "a bomb that lies": (lying_bomb(), "word", "broken"),
    "a million words": (docx(p(*(f"{n} words " for n in range(80)), NOISE)), "word", "characters"),
    "many elements": (docx(p("".join(map(t, NOISE.split())))), "word", "elements"),
    "as many as may be": (docx("".join(p(w) for w in NOISE.split()[:24_000])), "word", "read:"),
    "unclosed marks": (b"<b><i>" * 700_000, "html", "tags"),
    "tables in tables": (b"<p>a<table>" * 40_000, "html", "nested"),
    "many attributes": (b"<p " + b"a=b " * 1_000_000 + b">x", "html", "read:"),
    "a page as long as may be": (b"<p>a b<br>" * 49_000, "html", "read:"),
    "a page of page trees": (many_pages(300_000), "pdf", "pages|broken"),
    "a PDF that laughs": (laughing_pdf(), "pdf", "scan|time or memory"),
    "a PDF that unpacks": (packed_pdf(900), "pdf", "scan|time or memory"),
    "a heavy page": (
        pdf([[(72, y, 9, f"{y} words" * 9) for y in range(10, 830, 10)] for _ in range(100)]),
        "pdf",
        "characters",
    ),
}


@pytest.mark.parametrize(("data", "kind", "words"), HEAVY.values(), ids=list(HEAVY))
def test_time_and_memory_are_bounded(data, kind, words):
    said, seconds, megabytes = measured(data, kind)
    assert any(word in said for word in words.split("|")), said
    assert seconds < limits.CPU_SECONDS + 1  # the system ends it there, however slow it is
    assert megabytes < limits.MEMORY / limits.MB


@pytest.mark.parametrize("endless", ["while True: pass", "import time; time.sleep(99)"])
def test_a_reader_that_hangs_is_ended(monkeypatch, endless):
    monkeypatch.setattr(limits, "SECONDS", 1)
    real = subprocess.run

    def hanging(command, **options):
        return real([sys.executable, "-c", endless], **options)

    monkeypatch.setattr("cyberport_cms.bilingual.documents.subprocess.run", hanging)
    with pytest.raises(RefusedError, match="time or memory"):
        read_document(b"x", "word")


def test_the_child_has_limits_and_no_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "harbour")
    script = (
        "import os, resource; from cyberport_cms.bilingual.documents import child; child._limit();"
        "print([resource.getrlimit(x)[0] for x in (resource.RLIMIT_AS, resource.RLIMIT_CPU)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [limits.MEMORY, limits.CPU_SECONDS]
    seen = {}
    monkeypatch.setattr(
        "cyberport_cms.bilingual.documents.subprocess.run",
        lambda command, **options: seen.update(options) or subprocess.CompletedProcess(command, 1),
    )
    with pytest.raises(RefusedError):
        read_document(b"x", "word")
    assert seen["env"] == {}
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != limits.MEMORY  # the site itself is free


def test_nothing_is_fetched(tmp_path):
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/x.png"
    picture = (
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        '<a:blip r:link="i"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    word = docx(p("Text.", picture), links={"i": ("image", address, True)})
    html = f'<link rel=stylesheet href="{address}"><img src="{address}"><p>Text.'
    for name, content in (("a.docx", word), ("a.html", html)):
        source = read_source(written(tmp_path / name, content))
        assert source.text == "Text."
        assert source.pictures == ()
        assert any("1 picture is" in notice for notice in source.notices)
    server.shutdown()
    server.server_close()
    assert asked == []


def test_the_longest_that_passes_the_reader_is_parsed(tmp_path):
    path = written(tmp_path / "a.docx", docx(p("Headline") + p("word. " * 60_000)))
    assert parse_source(read_source(path)).headline == "Headline"
