"""A fact as it is written, before anybody has asked whether it makes sense."""

from factsheets.models import Fact, Figure


def fact(*figures: Figure, en: str = "{members}", zh_hant: str = "{members}", **kwargs) -> Fact:
    """Not saved: what would be refused?"""
    texts = {
        "statement_en": f"<p>Home to {en}.</p>",
        "statement_zh_hant": f"<p>匯聚{zh_hant}。</p>",
    }
    return Fact(key="members", figures=list(figures), **texts | kwargs)


def published(wanted: Fact) -> Fact:
    wanted.save_and_publish()
    return wanted
