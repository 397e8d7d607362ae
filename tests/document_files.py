"""Files as programs make them, written byte by byte where no program would: for the readers' tests."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document as WordDocument

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c63f8cfc0f01f0005000201a5f645400000000049454e44ae426082"
)


def saved(document: WordDocument) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def p(*runs: str) -> str:
    """A paragraph of runs; what begins with “<” is WordprocessingML already."""
    return f"<w:p>{''.join(r if r.startswith('<') else t(r) for r in runs)}</w:p>"


def t(text: str, properties: str = "") -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escaped}</w:t></w:r>'


def docx(
    body: str = "",
    parts: dict[str, str | bytes] | None = None,
    links: dict[str, tuple[str, str, bool]] | None = None,
    document: str | bytes | None = None,
) -> bytes:
    """A .docx of that body. `links`: id → (kind, target, external); `parts`: more files in it."""
    outside = 'TargetMode="External"'
    relations = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}" '
        f"{outside if external else ''}/>"
        for key, (kind, target, external) in (links or {}).items()
    )
    main = document or f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="m" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONSHIPS}">'
        f"{relations}</Relationships>",
        "word/document.xml": main,
        **(parts or {}),
    }
    return zipped(files)


def notes(kind: str, texts: Iterable[str]) -> str:
    """word/footnotes.xml or word/comments.xml."""
    items = "".join(
        f'<w:{kind} w:id="{number}">{p(text)}</w:{kind}>'
        for number, text in enumerate(texts, start=1)
    )
    return f"<w:{kind}s {_NAMESPACES}>{items}</w:{kind}s>"


def part(name: str, body: str) -> str:
    return f"<w:{name} {_NAMESPACES}>{body}</w:{name}>"


def zipped(files: dict[str, str | bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def pdf(
    pages: Iterable[Iterable[tuple[float, float, float, str]]],
    *,
    mapped: bool = True,
    trailer: str = "",
) -> bytes:
    """A PDF of lines (x, y, size, text); a size below zero is bold.

    Not `mapped`: its font does not say which characters its glyphs are.
    """
    pages = [list(page) for page in pages]
    chars = sorted({char for page in pages for *_, text in page for char in text})
    glyphs = {char: number for number, char in enumerate(chars, start=1)}
    to_unicode = "".join(
        f"<{number:04x}> <{char.encode('utf-16-be').hex()}>\n" for char, number in glyphs.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(glyphs)} beginbfchar\n{to_unicode}endbfchar\nendcmap end end"
    )
    widths = " ".join(f"{n} [{500 if ord(c) < 0x2E80 else 1000}]" for c, n in glyphs.items())
    objects: dict[int, str] = {1: "<< /Type /Catalog /Pages 2 0 R >>", 3: _stream(cmap)}
    fonts = []
    for number, name in ((4, "Fixture"), (6, "Fixture-Bold")):
        unicode = "/ToUnicode 3 0 R" if mapped else ""
        objects[number] = (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{number + 1} 0 R] {unicode} >>"
        )
        objects[number + 1] = (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /W [{widths}] /DW 1000 "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor << /Type /FontDescriptor /FontName /{name} /Flags 4 /Ascent 800 "
            "/Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -200 1000 800] >> >>"
        )
        fonts.append(f"/F{number} {number} 0 R")
    kids = []
    for number, page in enumerate(pages):
        key = 10 + 2 * number
        content = "".join(
            f"BT /F{6 if size < 0 else 4} {abs(size)} Tf {x} {y} Td "
            f"<{''.join(f'{glyphs[char]:04x}' for char in text)}> Tj ET\n"
            for x, y, size, text in page
        )
        objects[key] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {key + 1} 0 R "
            f"/Resources << /Font << {' '.join(fonts)} >> >> >>"
        )
        objects[key + 1] = _stream(content)
        kids.append(f"{key} 0 R")
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _pdf_file(objects, trailer)


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _pdf_file(objects: dict[int, str], trailer: str) -> bytes:
    made = b"%PDF-1.7\n"
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(made)
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start, size = len(made), max(objects) + 1
    table = "".join(
        f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n"
        for n in range(size)
    )
    made += f"xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n".encode()
    return made + f"startxref\n{start}\n%%EOF\n".encode()


def written(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
