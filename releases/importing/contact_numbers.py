"""How the telephone numbers of contacts are printed: patterns, to stand inside larger ones.

They are bounded, and a bracket that opens in a number closes there: 2123 4567（24小時） ends before it.
"""

HYPHEN = "‐‑‒–-"
_SPACE = r" \t\u00a0"
_CODE = r"[（(]\+?\d{1,4}[)）]"
_MIDDLE = rf"(?:[\d.{_SPACE}{HYPHEN}]|[（(]\d{{1,4}}[)）])"
# Ten digits and no more, whatever is glued behind them: (484) 270-1453280 Some Road
_AMERICAN = (
    rf"(?<![\d$])(?<!\d[.,/{HYPHEN}])(?:[+＋]?1[ .{HYPHEN}])?(?:[（(][2-9]\d\d[)）][{_SPACE}]?|(?!886)[2-9]\d\d[.{HYPHEN}])"
    rf"[2-9]\d\d[.{HYPHEN}]\d{{4}}(?![{HYPHEN}]\d)"
)
_OF_TAIWAN = (  # 0900-123-456, 07-123-4567, 0900-123456, 07-1234567, 0900123456, 886-7-123-4567
    rf"0\d{{1,3}}(?:[ {HYPHEN}]\d{{3,4}}){{2}}|0\d{{1,3}}[ {HYPHEN}]\d{{6,8}}|09\d{{8}}"
    rf"|886[ {HYPHEN}]\d{{1,3}}(?:[ {HYPHEN}]?\d{{3,4}}){{2}}"
)
_INSIDE = r"(?:ext(?:ension|n)?\.?|x|#|內線|分機|轉)\s{0,2}[:：]?\s{0,2}\d{1,6}"
_EXTENSION = rf"(?:[\s,，]{{0,3}}(?:[（(]{_INSIDE}[)）]|{_INSIDE}))?"

OWN_EXTENSION = r"(?:\bext(?:ension|n)?\b\.?|內線|分機)\s{0,2}[:：]?\s{0,2}\d{2,6}"  # of a number that stands elsewhere
LABELLED = rf"(?:{_AMERICAN}|[+＋]?\s?(?:{_CODE}|[（(]?\+?\d){_MIDDLE}{{5,26}}\d){_EXTENSION}"
BARE = (
    rf"(?:{_AMERICAN}"
    rf"|[+＋]\s?(?:{_CODE}|[（(]?\d){_MIDDLE}{{5,24}}\d"
    rf"|[(（]\+?\d{{2,4}}[)）][\d{_SPACE}{HYPHEN}]{{6,20}}\d"
    rf"|(?<!\d)852[ \u00a0{HYPHEN}]?\d{{4}}[ \u00a0{HYPHEN}]?\d{{4}}(?!\d)"
    rf"|(?<![\d.,{HYPHEN}])(?!(?:19|20)\d\d[{HYPHEN}](?:19|20)\d\d)[2-9]\d{{3}}[ \u00a0{HYPHEN}]\d{{4}}(?![\d{HYPHEN}])"
    rf"|(?<![\d.,$/{HYPHEN}])(?:{_OF_TAIWAN})(?![\d{HYPHEN}])"
    rf"|(?<![\d.,$/{HYPHEN}])[2-9]\d{{2}}[.{HYPHEN}]?\d{{3}}[.{HYPHEN}]?\d{{4}}(?![\d{HYPHEN}])"
    rf"|(?<![\d.,$])[2-9]\d{{7}}(?![\d.,]\d|\d)){_EXTENSION}"
)
