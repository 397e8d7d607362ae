"""Makes the one-page PDFs of the demo content: `python -m demo.draw_documents`.

English is set as text in Helvetica, which every reader has. Chinese is drawn once as a small
black-and-white picture, with the characters given beside it for copying and for screen readers.
"""

import sys
import zlib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from demo.schema import DOCUMENTS_FOLDER

CHINESE_FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
HONG_KONG_FACE = 4  # the order in the collection is Japanese, Korean, Simplified, Taiwan, Hong Kong
SHARPNESS = 4
LEFT, TOP = 64, 770

PAGES = {
    "ai-supercomputing-centre-guide.pdf": (
        ("AI Supercomputing Centre: a guide on one page", "人工智能超算中心：一頁指南"),
        (
            (
                "1. Say what you want to train, and on which data.",
                "1. 說明你想訓練甚麼、使用哪些數據。",
            ),
            ("2. Choose the amount of computing power.", "2. 選擇所需算力。"),
            ("3. Apply for the subsidy.", "3. 申請資助。"),
            ("4. Train your model, and share what you learned.", "4. 訓練模型，分享所得。"),
        ),
    ),
    "drone-trial-visit-guide.pdf": (
        ("Visiting a drone trial: rules on one page", "參觀無人機測試：一頁守則"),
        (
            ("1. Stay behind the yellow line.", "1. 請站在黃線後。"),
            ("2. Wear the vest you are given.", "2. 請穿上派發的背心。"),
            ("3. If anyone calls stop, stand still.", "3. 如有人叫停，請原地站立。"),
            ("4. Do not fly a drone of your own.", "4. 請勿操作自己的無人機。"),
        ),
    ),
}


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _picture_of(text: str, size: int) -> tuple[bytes, int, int]:
    """The text as one bit a pixel (compressed), with its width and height in pixels."""
    font = ImageFont.truetype(str(CHINESE_FONT), size * SHARPNESS, index=HONG_KONG_FACE)
    left, _, right, _ = font.getbbox(text)
    width, height = int(right - left) + 4, int(size * SHARPNESS * 1.5)
    sheet = Image.new("1", (width, height), 1)
    ImageDraw.Draw(sheet).text((2 - left, 0), text, font=font, fill=0)
    return zlib.compress(sheet.tobytes(), 9), width, height


def make(title: tuple[str, str], lines: tuple[tuple[str, str], ...]) -> bytes:
    """The bytes of a PDF with one A4 page."""
    pictures: list[tuple[bytes, int, int]] = []
    stream: list[str] = []
    y = TOP
    for number, (english, chinese) in enumerate((title, *lines)):
        size = 20 if number == 0 else 13
        stream.append("/Span <</Lang (en)>> BDC")
        stream.append(f"BT /F1 {size} Tf {LEFT} {y} Td ({_escaped(english)}) Tj ET EMC")
        data, width, height = _picture_of(chinese, size)
        pictures.append((data, width, height))
        y -= round(size * 1.9)
        actual = ("\ufeff" + chinese).encode("utf-16-be").hex()
        stream.append(f"/Span <</ActualText <{actual}> /Lang (zh-Hant-HK)>> BDC")
        scaled = f"{width / SHARPNESS:.2f} 0 0 {height / SHARPNESS:.2f}"
        stream.append(f"q {scaled} {LEFT} {y} cm /C{number} Do Q EMC")
        y -= 40 if number == 0 else 26
    content = zlib.compress("\n".join(stream).encode("ascii"), 9)
    images = " ".join(f"/C{i} {6 + i} 0 R" for i in range(len(pictures)))
    name = ("\ufeff" + " / ".join(title)).encode("utf-16-be").hex()
    objects = [
        b"<</Type /Catalog /Pages 2 0 R /Lang (en) /ViewerPreferences <</DisplayDocTitle true>>>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        (
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
            f"/Resources <</Font <</F1 4 0 R>> /XObject <<{images}>>>>>>"
        ).encode("ascii"),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
        b"<</Length %d /Filter /FlateDecode>>\nstream\n%s\nendstream" % (len(content), content),
    ]
    for data, width, height in pictures:
        head = (
            f"<</Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray "
            f"/BitsPerComponent 1 /Filter /FlateDecode /Length {len(data)}>>"
        )
        objects.append(head.encode("ascii") + b"\nstream\n" + data + b"\nendstream")
    objects.append(f"<</Title <{name}>>>".encode("ascii"))

    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d /Root 1 0 R /Info %d 0 R>>\n" % (len(objects) + 1, len(objects))
    out += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


def main() -> None:
    DOCUMENTS_FOLDER.mkdir(exist_ok=True)
    for name, (title, lines) in PAGES.items():
        (DOCUMENTS_FOLDER / name).write_bytes(make(title, lines))
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
