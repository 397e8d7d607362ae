"""The demo's facts: numbers that are written once. Values are Cyberport's own, words are ours."""

from .schema import Bilingual, Fact, FactVersion

FACTS = (
    Fact(
        key="members",
        topic="corporate",
        lead_in=Bilingual("Members:", "社群成員："),
        statement=Bilingual(
            "<p>{members} companies and start-ups are members of the community.</p>",
            "<p>社群共有{members}家企業及初創成員。</p>",
        ),
        versions=(
            FactVersion("2024-02-28", {"members": 2000}),
            FactVersion("2025-02-26", {"members": 2100}, "Annual count"),
            FactVersion("2026-02-24", {"members": 2300}, "Annual count"),
        ),
        units={"members": {"qualifier": "over"}},
    ),
    Fact(
        key="on-and-off-campus",
        topic="corporate",
        lead_in=Bilingual("On and off the campus:", "園區內外："),
        statement=Bilingual(
            "<p>Of {members} members counted in early 2025, {onsite} worked on the campus and "
            "{offsite} elsewhere in the city.</p>",
            "<p>2025年初統計的{members}名成員中，{onsite}名在園區工作，{offsite}名在市內其他地方。</p>",
        ),
        versions=(FactVersion("2025-02-26", {"members": 2100, "onsite": 900, "offsite": 1200}),),
        units={name: {"qualifier": "over"} for name in ("members", "onsite", "offsite")},
        arithmetic="onsite + offsite = members",
    ),
    Fact(
        key="computing-power",
        topic="artificial-intelligence",
        lead_in=Bilingual("Computing power:", "算力："),
        statement=Bilingual(
            "<p>The AI Supercomputing Centre reaches {power}.</p>",
            "<p>人工智能超算中心的算力達{power}。</p>",
        ),
        versions=(
            FactVersion("2024-12-09", {"power": 1300}),
            FactVersion("2025-12-31", {"power": 3000}, "Second phase in service"),
        ),
        units={"power": {"unit": "petaFLOPS"}},
    ),
    Fact(
        key="capital-raised",
        topic="corporate",
        lead_in=Bilingual("Capital raised:", "融資總額："),
        statement=Bilingual(
            "<p>Members have raised {raised} so far.</p>",
            "<p>成員至今融資{raised}。</p>",
        ),
        versions=(FactVersion("2025-02-26", {"raised": 42_100_000_000}),),
        units={"raised": {"unit": "HKD", "qualifier": "over", "display": "scaled"}},
    ),
)

# Where they stand: the factsheet, and the keys at the head of each of its sections.
FACTSHEET = "cyberport"
SECTIONS = {0: ("members", "on-and-off-campus"), 1: ("computing-power",), 2: ("capital-raised",)}
