"""What has digits or number words in it and is no figure: addresses, codes, names, set phrases."""

from collections.abc import Iterator

from ..standards import standards
from ..sums_as_names import SUM
from .numbers import SCALE, TENS
from .ordinals import ORDINALS
from .page import DASH, TO, Page, Span, one_of, pattern
from .units import unit_after

_MARKS = tuple(
    pattern(source)
    for source in (
        r"https?://[^\s()<>]{1,2000}",
        r"\bwww\.[^\s()<>]{1,2000}",
        r"(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}",
        r"(?<![\w.-])(?:[\w-]{1,63}+\.){1,4}(?:com|hk|org|net|gov|edu)\b(?:/[^\s()<>]{0,500})?",
        r"\]\([^()\s]{0,2000}\)",
        r"<[a-z/!][^<>]{0,500}>",
    )
)

_ROOM = (
    "level levels unit units room rooms rm flat suite shop shops block tower hall halls booth "
    "booths pier gate exit terminal bus house lot kiosk stand channel carpark floor bay"
).split()
_EXHIBITS = (
    "table tables figure figures chart charts annex annexes appendix appendices footnote footnotes"
).split()
_PRODUCT = (
    "cyberport iphone ipad ios android windows boeing airbus model fortune global s&p ftse csi "
    "nikkei dow russell forbes zone apollo shenzhou chang'e version industry web gpt galaxy pixel"
).split()
_CODE = "sehk hkex hkse sse szse nyse nasdaq iso iec ieee cap p.o.box pobox".split()
_IN_A_HALL = r"\d{1,2}\.\d\b"  # 8.1
_CITY = one_of(
    "taiwan singapore china beijing shanghai shenzhen guangzhou taipei taichung tainan kaohsiung"
    " taoyuan hsinchu keelung chiayi pingtung yilan hualien taitung".split()
)
_NOT_A_YEAR = r"(?!(?:19|20)\d\d\b)"
# Written with a capital, or else these words are what they say ("a shop 300 metres away").
_CAPITALISED = tuple(
    pattern(source)
    for source in (
        rf"\b{one_of(_ROOM)}(?: no\.?)?(?: |-)[a-z]?\d[\w/-]{{0,8}}(?![,.]\d)"
        rf"(?:(?:°&°| and |{TO}|, (?=\d{{1,4}}[a-z]?(?:,| and|°&)))[a-z]?\d{{1,4}}[a-z]?\b(?!,\d))*",
        rf"\b{one_of(_EXHIBITS)} \d{{1,2}}[a-z]?\b(?![,.]\d)"
        rf"(?:(?:°&°| and |{TO}|, (?:and )?)\d{{1,2}}[a-z]?\b(?![,.]?\d|%| [a-z-]+s\b))*",
        rf"\b{one_of(_PRODUCT)}(?: |-){_NOT_A_YEAR}\d{{1,4}}(?:\.\d+|{DASH}\d{{1,2}})?[a-z]{{0,3}}\b(?: max(?: \d{{1,2}})?\b)?(?![%,]\d?)",
        r"\b\d{1,4}[a-z]?(?:-\d{1,4}[a-z]?)? (?:[a-z][\w'’]{1,20} ){1,4}"
        r"(?:road|street|avenue|lane|drive|path|terrace|highway|boulevard|crescent|plaza|rd|ave|blvd)\b",
        # Halls within halls; alloys and models of digits, a hyphen, a letter and digits: 6061-T6.
        rf"\bhalls? {_IN_A_HALL}(?:(?:°&°| and |{TO}|, ){_IN_A_HALL})*(?![.,]?\d|%)",
        rf"\d(?<![\w.,$-]\d)\d{{1,5}}{DASH}(?!q[1-4]\b|h[12]\b|k?m[23]\b)[a-z]{{1,2}}\d{{1,4}}[a-z]{{0,2}}\b(?![.,]\d)",
        # Postal codes of cities abroad: Singapore 048616.
        rf"\b{_CITY}(?: city)? {_NOT_A_YEAR}\d{{3,6}}(?=[.,;)]|\n|\Z)",
        r"\b(?:post(?:al)?(?: |-)?codes?|zip(?: |-)?codes?)°[:：]?°\d{3,6}(?:-\d{4})?\b",
    )
)
_STANDARDS = pattern(rf"\b{standards(' ', lower=True)}(?!{SCALE})")
_OF_DIGITS = (
    r"\d{3,6}\.[a-z]{2}\b",  # 9999.HK
    r"(?<![./])\d{1,3}/\d{5,7}\b(?![/.]\d)",  # file number 91/12345
    r"(?<![.,$-])(?<!\d[\x20\xa0\u2009\u202f])0\d{2,15}\b",  # 0388
    rf"\d{{1,3}}(?:[a-z]|{DASH}\d{{1,3}})?/f\b",
    r"\d{1,3}(?:st|nd|rd|th) floors?\b",
    r"24-7\w{1,30}",
    r"(?<!-)(?!(?:1[5-9]|20)?\d0['’]?s)\d{2,4}['’]?s\b",  # two 747s
    r"1-8\d\d-(?:\d{3}-)?[a-z]{4,8}\b",  # 1-800-FLOWERS
    r"7-eleven\b|\d-in-\d\b",
)
# Everything here begins with a word.
_NAMES = pattern(
    r"\b(?=\w)(?:"
    + "|".join(
        (
            r"(?!q[1-4]-|h[12]-|fy\d)[a-z]{1,10}+\d{1,10}[a-z]{0,4}(?:-\w{1,10}){1,4}",  # H23-A50-05
            rf"(?:{one_of(_CODE)}|stock codes?)(?:\.|:|：|-|–|°|no\b){{1,4}}\d[\w.:]{{0,12}}",
            rf"(?:iphone|ios|gpt)(?: |-){_NOT_A_YEAR}\d{{1,4}}\w{{0,3}}",
            rf"(?=\d)(?:{'|'.join(_OF_DIGITS)})",
            rf"(?:{one_of(TENS)}-)?{one_of(ORDINALS)} floors?\b",
            r"(?:gmt|utc)°[+-]°\d{1,2}\b",
            SUM,  # the “9+5” measures
            r"2019(?= (?:novel )?coronavirus)",
            r"one country, two systems\b",
            r"one [a-z]{2,12}, (?:and )?(?:one|two) [a-z]{2,12}\b",  # one zone, two parks
            r"(?<=[tsnr][htd] )five[\"”’']?-year[\"”’']? plan",
            r"(?:one|two|three|[123])-(?:way|stop|dimensional|off|on-one|size|piece)\b",
            r"catch(?: |-)22\b",  # a dead end
            r"one another\b|no one\b|(?:1|one|zero) to n\b",
            r"first(?: and foremost| of all| aid| names?| lady| minister|-rate|-hand| hand|-come)\b",
            r"(?:at|safety|people|comes?) first\b",
            r"second(?: to none|-hand| nature| thoughts?|-to-none)\b",
            r"(?:per|every|each|split|a fraction of a)(?: |-)second\b",
            r"third(?:-part(?:y|ies)| part(?:y|ies)| persons?| world)\b",
            r"quarter-(?:on|to|over|by)-quarter\b|(?:quarter|semi)-?finals?(?:ists?)?\b",
        )
    )
    + ")"
)
# Blueprint 2.0, Content Guidelines 2.2; but "at 4.0 per cent" is a figure.
_VERSION = pattern(r"\d(?<=[a-z]\s\d)\.\d\b(?! points?\b|-[a-z])")
_LAST_WORD = pattern(r"\b[a-z]+ \Z")
_LONGEST_WORD = 30
_SCALED = pattern(SCALE)
_LIST_MARKS = tuple(
    pattern(source)
    for source in (
        r"\[\^?\d{1,3}\]",  # a footnote
        r"\(\d{1,2}\)",  # (1) … (2) …
        r"#\w+",
        r"^[\x20\t]*(?:\*\*)?\(?\d{1,2}[.)](?=[\x20\t])",  # the number of a list item
        r"^issued at hkt \d{1,2}:\d{2}[\x20\t]*$",  # the other language at its own time
        r"\d(?:(?<=[:;] \d)|(?<=, and \d))\)(?= )",  # in three steps: 1) …; 2) …
    )
)


def marks(page: Page) -> Iterator[Span]:
    """Addresses of the net and Markdown targets."""
    for mark in _MARKS:
        for found in mark.finditer(page.left):
            yield found.span()


def names(page: Page) -> Iterator[Span]:
    """Footnotes and list numbers, streets and floors, stock codes, products, set phrases."""
    for name in (*_LIST_MARKS, _NAMES):
        for found in name.finditer(page.left):
            yield found.span()
    for version in _VERSION.finditer(page.left):
        start, end = version.span()
        word = _LAST_WORD.search(page.left, max(0, start - _LONGEST_WORD), start)
        is_named = version[0].endswith(".0") or (word and page.is_capital(word.start()))
        if is_named and not (unit_after(page, end)[1] or _SCALED.match(page.left, end)):
            yield version.span()
    for found in _STANDARDS.finditer(page.left):
        if page.text[slice(*found.span("bodies"))].isupper():
            yield found.span()
    for name in _CAPITALISED:
        for found in name.finditer(page.left):
            letter = next(
                (i for i in range(*found.span()) if page.left[i].isalpha()), found.start()
            )
            if page.is_capital(letter):
                yield found.span()
