"""Pairs of releases whose figures are compared."""

from datetime import date
from pathlib import Path

from cyberport_cms.bilingual.figures.comparison import Finding, compare
from cyberport_cms.bilingual.figures.dateline import find_dateline

from .samples import CORPUS, SEEDS

DAY = date(2025, 2, 26)
PAIRS = {
    "budget": (
        SEEDS / "release-2025-budget.en.txt",
        SEEDS / "release-2025-budget.zh-hant.txt",
    ),
    "ferry": (
        CORPUS / "synthetic_3_pearlgroup_en.txt",
        CORPUS / "synthetic_3_pearlgroup_zh.txt",
    ),
    "robots": (
        CORPUS / "synthetic_4_cleancontrol_en.txt",
        CORPUS / "synthetic_4_cleancontrol_zh.txt",
    ),
}
DATA = Path(__file__).parent / "data" / "figures"
# Written for these tests, in the manner of government and technology releases.
WRITTEN = {
    name: (DATA / f"{name}.en.txt", DATA / f"{name}.zh-hant.txt")
    for name in ("campus", "carnival", "fintech", "retail", "survey", "vaccine")
}


def texts(name: str) -> tuple[str, str, date | None]:
    en, zh_hant = (path.read_text(encoding="utf-8") for path in (PAIRS | WRITTEN)[name])
    return en, zh_hant, find_dateline(en, zh_hant)


def shown(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [
        (str(one.kind), one.en.text if one.en else "", one.zh_hant.text if one.zh_hant else "")
        for one in findings
    ]


def alarms(en: str, zh_hant: str, dateline: date | None = DAY) -> list[tuple[str, str, str]]:
    return shown(compare(en, zh_hant, dateline).alarms)
