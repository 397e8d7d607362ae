"""Words before and behind a Chinese number that say how sure the text is of it."""

import re
from dataclasses import dataclass

from ...quantities import Qualifier
from .page import HAN, fold, pattern

# 不少於, 不得超過, 不會跌至低於, 不可能賺多於.
_NOT = f"不(?:(?:可能|能夠|[得可應能會宜]){HAN}{{0,2}}?)?"
_NOT_MOVED = pattern(r"不(?:可能|能夠|[得可應能會宜])[升增上跌降減下]?[至到]\Z")
# A word that stands directly before its number. What is in (?<!…) would make another word of it:
# 最近, 合約, 通過.
_BEFORE: dict[Qualifier, tuple[str, ...]] = {
    Qualifier.OVER: (
        "(?<!不)超過",
        "超出",
        "超逾",
        "遠超",
        "(?<!不)多於",
        "(?<!不)高於",
        "(?<!不)大於",
        "(?<!不)逾",
        "突破",
        "(?<![打爆擊衝攻識])破",
        "超",
        "(?<![通經透超渡路不次再試見做用看去來讀聽談寫])過",
        "(?<![以])上",
        ">",
    ),
    Qualifier.ABOUT: (
        "大約",
        "大概",
        "約莫",
        "(?<![合契條簽預紐節制履續邀租公特])約",
        "估計(?![為達])",
        "≈",
    ),
    Qualifier.NEARLY: (
        "[略稍]微?[少低]於",
        "將近",
        "接近",
        "幾近",
        "幾乎",
        "差不多",
        "(?<![最附鄰靠臨])近",
    ),
    Qualifier.AT_LEAST: ("至少", "最少", f"{_NOT}[少低小]於", "不下於", "不下", "起碼", "≥"),
    Qualifier.UP_TO: (
        "最多可獲",
        "最多可達",
        "最多",
        "至多",
        "多達",
        "高達",
        "可達",
        "可[長高多]達",
        "最高",
        "上限",
        f"{_NOT}超[過逾]",
        f"{_NOT}[多高大]於",
        f"{_NOT}逾",
        "≤",
    ),
    Qualifier.UNDER: (
        "少於",
        "低於",
        "小於",
        "不及",
        "不用",
        "不消",
        "不足",
        "不到",
        "不滿",
        "未滿",
        "未足",
        "未達",
        "<",
    ),
}
_BEHIND: dict[Qualifier, tuple[str, ...]] = {
    Qualifier.AT_LEAST: ("或以上", "及以上", "或更多"),
    Qualifier.UP_TO: ("或以下", "及以下", "以內", "或更少"),
    Qualifier.OVER: (
        "以上(?![述所各文資提說列])",
        "(?<=[點元度%米])之上",
        "有餘",
        "(?:(?<=成)|(?<=分之[一二三四]))強(?![調化勁制烈大弱])",
        r"\+",
    ),
    Qualifier.NEARLY: ("(?:(?<=成)|(?<=分之[一二三四]))弱(?![勢化點小])",),
    Qualifier.ABOUT: ("左右", "上下"),
    Qualifier.UNDER: ("以下(?![簡稱各列是為])",),
}


_REVERSED = {Qualifier.OVER: Qualifier.UP_TO, Qualifier.UNDER: Qualifier.AT_LEAST}
_ALSO = "有為佔達共"  # 逾有, 約為


def _group(name: str, words: dict[Qualifier, tuple[str, ...]]) -> str:
    return "|".join(
        f"(?P<{name}_{qualifier.value}>{'|'.join(forms)})" for qualifier, forms in words.items()
    )


_GROUPS = {
    name: tuple((f"{name}_{qualifier.value}", qualifier) for qualifier in words)
    for name, words in (
        ("first", _BEFORE),
        ("second", _BEFORE),
        ("third", _BEFORE),
        ("of", _BEFORE),
        ("behind", _BEHIND),
    )
}


def before(name: str) -> str:
    """A pattern part for a qualifier before its number; `qualifier_of` reads it."""
    return f"(?=[{BEGINS}])(?:{_group(name, _BEFORE)})(?:[{_ALSO}])?"


# The first characters of all these words, and the last: what begins with none of the first, or
# stands before a number and is none of the last, is no qualifier, and need not be looked at.
_ASIDE = re.compile(r"\(\?[^()]*\)")
BEGINS = "".join(
    words[1 : words.index("]")] if (words := _ASIDE.sub("", form)).startswith("[") else words[0]
    for forms in _BEFORE.values()
    for form in forms
)
ENDS = frozenset(
    fold(
        _ALSO
        + "".join(
            words[words.rindex("[") :]
            if (words := _ASIDE.sub("", form)).endswith("]")
            else words[-1]
            for forms in _BEFORE.values()
            for form in forms
        )
    )
)

# 30歲以下: the measure word stands between.
_NEXT = f"(?![的或及和與一二兩三四五六七八九十百千萬億半]){HAN}"  # 十名六十歲以上
_BEHIND_NUMBER = pattern(rf" ?(?P<measure>(?:{_NEXT}){{0,4}}?)(?:{_group('behind', _BEHIND)})")
# 900英尺（274米）以上: it is of the first as well; 3件或3件以上.
_FURTHER_BEHIND = pattern(
    rf"(?P<measure> ?(?:{_NEXT}){{0,4}}?)(?:\([^()\n]{{1,16}}\)|[及或和] ?(?P<again>[0-9]{{1,9}}|[一二兩三四五六七八九十百]{{1,4}})(?P=measure)) ?"
    "以上(?![述所各文資提說列])"
)
# 3,000點以上: of an index, where 點 is no time
_DIRECTLY_BEHIND = pattern(
    rf"(?P<measure>(?: ?點(?=[以之左上]))?) ?(?:{_group('behind', _BEHIND)})"
)
# 五倍多, 三成餘, 一半有多; but 三倍多元.
MORE = (
    "(?:有多|有?餘(?![額下數款熱生地者力波暇])"
    "|多(?!一半)(?![個元年次種項樣家名方層媒國邊功重維語間於過達少數久賣買收付花做送交加]))"
)
_OF_UNIT = pattern(f"(?P<measure>) ?{MORE}")
# 三年多, 三米有餘, 兩個多月.
_MANY = pattern(
    " ?(?P<measure>年|歲|小時|天|日|[周週]|個?星期|分鐘|秒|米|公尺|公分|[厘毫微納]米|克|公?噸|公?升"
    rf"|公頃|英畝|[英海]里|呎|吋){MORE}|個多(?=月|小時|星期|禮拜|鐘|世紀)"
)


# What stands behind words that mean much else: 過百間, 上千名, but 近十年來; 舉辦過12次 is done.
_NUMBERS_OF = {
    "过": pattern(
        "[百千萬億半]|[兩二三四五六七八九]?十|[兩二三四五六七八九][成百千萬億]|[0-9][0-9,.]*(?:(?<=0)(?![0-9,.])| ?[成百千萬億%])"
    ),
    "上": pattern("[百千萬億]"),
    "破": pattern("[百千萬億]|[0-9][0-9,.]* ?[萬億]"),
    "近": pattern(r"(?![^，。；\n]{1,5}年[來間內])"),
}
# Here 過 is behind no verb, and means "over" before any number: 過25間公司參與, 吸引了過25間.
_OVER_FOLLOWS = pattern(r"(?:\A|[\n,，。；;：:、！？!?（(「『]|(?<!擁)有|共|(?<!到)達|吸引了)\Z")
_EXPERIENCED = pattern("有過[0-9一二兩三四五六七八九十]{1,3} ?[次回段]")  # 有過3次經驗


# 近十年，: the past ten years; 歷時近十年, 近十年歷史: nearly ten.
_RECENT = pattern(
    r"(?:(?:\A|[^㐀-鿿A-Za-z0-9]|[在於是為較比和與及的])近|最近)(?:[0-9]{1,3}|[一二兩三四五六七八九十]{1,3}|數|幾) ?(?:年|個?月|[周週]|個?星期|[天日]|個?季度)"
    "(?!前(?!所|列)|多|餘|的?(?:歷史|時間|光景|光陰|努力|經驗|心血|籌備|談判))"
)


def fits(text: str, found: re.Match[str], name: str, start: int) -> bool:
    """Whether the qualifier that the groups of this name found may stand before `start`."""
    qualifier = qualifier_of(found, name)
    words = "" if qualifier == Qualifier.EXACTLY else found[f"{name}_{qualifier.value}"]
    wanted = _NUMBERS_OF.get(words)
    if words == "过":
        before = found.start(f"{name}_{qualifier.value}")
        if _OVER_FOLLOWS.search(text, max(0, before - 3), before):
            return not _EXPERIENCED.match(text, before - 1)
    if words == "近" and _RECENT.match(text, max(found.start() - 1, 0)):
        return False
    return wanted is None or wanted.match(text, start) is not None


def qualifier_of(found: re.Match[str], name: str) -> Qualifier:
    """The qualifier that the groups of this name found; EXACTLY where none did."""
    for group, qualifier in _GROUPS[name]:
        if found[group] is not None:
            return qualifier
    return Qualifier.EXACTLY


@dataclass(frozen=True, slots=True)
class Behind:
    """A qualifier behind a number: its end, and where the measure word before it stands."""

    end: int
    qualifier: Qualifier = Qualifier.EXACTLY
    measure: tuple[int, int] | None = None


def denied(text: str, start: int, qualifier: Qualifier) -> Qualifier:
    """What the qualifier behind a number says of 不會跌至16度以下."""
    if qualifier in _REVERSED and _NOT_MOVED.search(text, max(0, start - 6), start):
        return _REVERSED[qualifier]
    return qualifier


def further_behind(text: str, end: int, printed: str) -> Behind:
    """以上 behind a bracket, 900英尺（274米）以上, or behind the same number again, 3件或3件以上."""
    found = _FURTHER_BEHIND.match(text, end)
    if not found or found["again"] not in (None, printed):
        return Behind(end)
    stop = found.end() if found["again"] else found.end("measure")
    return Behind(stop, Qualifier.OVER, found.span("measure"))


def qualifier_behind(text: str, end: int, *, directly: bool, of_unit: bool = False) -> Behind:
    """以上, 左右; unless `directly`, the measure word may stand before it: 歲以下, 年多.

    `of_unit` where a unit has been read: 倍多.
    """
    if found := (_DIRECTLY_BEHIND if directly else _BEHIND_NUMBER).match(text, end):
        return Behind(found.end(), qualifier_of(found, "behind"), found.span("measure"))
    if many := (_OF_UNIT if of_unit else _MANY).match(text, end):
        return Behind(many.end(), Qualifier.OVER, many.span("measure"))
    return Behind(end)
