"""Drafts about kites, in words of our own, and what the parser makes of them."""

from cyberport_cms.bilingual.sources import Source
from releases.importing.contract import as_json
from releases.importing.parser import parse_source

FIRST = "The kite festival opens today on the roof of the old pier, with three hundred kites."
FIRST_ZH = "風箏節今日在舊碼頭的天台揭幕，一連三日，歡迎市民到場參觀。"
MAIL = "mei.lam@tidewater.example"


def read(text: str, language: str = "en") -> dict:
    return as_json(parse_source(Source("kites.md", text, language, "utf-8")))


def body(text: str, language: str = "en") -> list[dict]:
    dateline = "Hong Kong, 3 March 2026 –" if language == "en" else "香港，2026年3月3日 -"
    first = FIRST if language == "en" else FIRST_ZH
    return read(f"# Kites 風箏\n\n{dateline} {first}\n\n{text}\n\n###\n", language)["body"]


def said(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(b["text"], b["speaker"]) for b in body(text, language) if b["type"] == "quote"]


def titles(text: str, language: str = "en") -> list[str]:
    return [b["text"] for b in body(text, language) if b["type"] == "heading"]


def contacts(text: str, language: str = "en") -> list[tuple]:
    result = read(
        f"# Kites 風箏\n\n{FIRST if language == 'en' else FIRST_ZH}\n\n###\n\n{text}", language
    )
    return [(c["name"], c["phone"], c["email"]) for c in result["contacts"]]
