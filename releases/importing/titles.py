"""Which of the lines over a text are one headline, and which stand below it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .glued import is_titled
from .roles import is_organisation
from .scripts import compiled

_MOST_LINES = 3
_LONGEST = {False: 240, True: 100}  # characters of a headline, in English and in Chinese
_LEAST_WRAPPED = 4  # lines that a text must be broken into before its width is known
_LEAST_WIDTH = 40
_EVEN = 0.85  # what is so much of the widest line was broken by the width …
_MOSTLY = 0.8  # … where most lines are
_SPARE = 4  # a Chinese line that is broken by the width leaves two characters free at most
_WIDER = 1.15  # a title may be set a little wider than its text
_LONGEST_WHO = 24

_HAN = re.compile("[㐀-鿿]")
_PROSE_END = re.compile(r"[。.!?！？][」』”\"’]?\s*$")
_SET_OFF = re.compile(
    r"(?:[—―─━]{1,3}|–{1,2}|--|[－～〜]{1,2})\s*(?P<words>.*?[^\s—―─━–－～〜-])\s*[—―─━–－～〜]{0,3}"
)
_PAIRS = tuple(zip("「『《〈【（“(", "」』》〉】）”)", strict=True))
_OPEN_END = compiled(
    r"(?:[，、,：:&／]|(?<![—―─━–])[—―─━–]{1,2}"
    r"|[^普提觸波涉埃遍顧]及|[^目]的|[^參]與|[^飽共祥緩溫平調中人隨維]和|[^大名主老小健麻門]將|[於並]"
    r"|(?:為|向|由|把|將|讓|令|替)[\d,.多逾約近一二三四五六七八九十百千萬億]+[間名位個家隻戶項所隊][㐀-鿿]{1,8}"
    r"|(?:[局署處]|公司|集團|大學|學院|銀行|協會|學會|基金會?)(?:今日|正式|率先|首度|再度)?(?:公[布佈]|發[布佈表]|推出|舉辦|引入|開設|簽署|贊助|捐出)"
    r"|(?:呈獻|主辦|合辦|協辦|榮獲|榮膺|勇奪|奪得|獲頒|獲選為|宣[布佈]|促請|呼籲|聯同|聯乘|夥拍|攜手|聯手|發現|顯示|指出|證實|揭示))$"
)
_OPEN_END_EN = re.compile(
    r"\s(?:the|an?|of|for|from|with|to|and|or|its|their|into|by|at)$", re.IGNORECASE
)
_INNER_START = compiled(r"[，、。！？；）」』》】〉]|及(?![時早格第])|的(?![士確])")
_INNER_START_EN = re.compile(r"[a-z]+[ ,]")
_NAMED = re.compile(r"《[^《》]+》$")
_CALLED = re.compile(r"「[^「」]+」$")
_KIND_OF_THING = compiled(
    r"(?:展覽?|音樂會|節目|演出|計劃|活動|系列|大賽|講座|論壇|企劃|運動|項目|劇目|電影|專輯|品牌|平台|服務)$"
)
_WORK = compiled(r"(?:[新劇力傑名巨鉅]作|壓軸作|代表作|作品)$")  # and its name on the next line
_WHO = compiled(r"[^，。！？：「」\s]{2,24}(?:團隊|師生|學生|學者|初創|企業|公司|集團|大學|書院)")
_DOES = compiled(  # how a sentence goes on whose subject stands on the line above
    r"(?:再度?|連續?|首[度次]|同|成功|正式|全面)?(?:榮膺|榮獲|勇奪|奪得?|獲|囊括|宣[布佈]|公[布佈]|發[布佈表]|舉[行辦]|主辦|合辦|推出|呈獻"
    r"|與|聯[同手]|夥拍|攜手|將|擬|就|於|委任|任命|完成|促請|呼籲|歡迎)"
    r"|(?:「[^「」]+」|《[^《》]+》)[^，。]{2}"
)
_GOES_ON = compiled(  # with what the line above tells: 並派出…, 令…; no 並肩, no 令人
    r"(?:[可能][將令使讓把]|並(?![肩排列購蒂駕軌])且?|以及|惟(?!一)|但(?![願求])|卻(?!步)|從而|進而|因而|藉此|藉以|令(?![狐和人])|使(?![命用者館徒節])|導致|引致)[^，。]{3}"
)
_STATED = compiled(  # 研究發現 一事: what it does stands below
    r"(?:發現|證實|揭示|(?:研究|調查|報告|分析|實驗|數據)[^，。：\s]{0,6}?(?:顯示|指出))[：:\s]*(?P<what>[^，。：！？\s可能會將]{2,16})$"
)
_MEANS = compiled(r"(?:以|憑|藉|透過|通過|運用)(?P<what>[^，。：！？\s]{3,20})$")  # 以某事
_EFFECT = compiled(
    r"(?:帶動|推動|促進|加[快速強劇]|提[高升]|增[加至添]|減[少低至]|降低|影響|改[善變]|打造|建[設構立]|構建|引領|支[援持]|助(?!理)|開拓|實現|應對|協助|優化|強化|保障|吸引|培[育養]|拓展|締造|創造|管理|監[測察]|預測"
    r"|[可會能恐易](?:致|令|使|增|減|降|提|改|影|引|有|患|誘)|有助|大?[增減升降跌](?=[^，。\s]*\d))[^，。]{3}"
)
_HAPPENING = compiled(  # with marks or a place before it, but no verb: a walk, a fair
    r"(?:步行|長跑|慈善跑|義跑|馬拉松|(?<![參出開作決爭])賽|盃|籌款|義賣|拍賣|賣旗|晚宴|(?<![發開進擴拓施])展覽?|(?<![關季環情細調])節|(?:音樂|演唱|研討|分享|運動|展銷|廟|園遊|花|大|晚|年)會|計劃|行動|活動|博覽|論壇|峰會|嘉年華|運動)$"
)
_BEFALLS = compiled(  # what is told of it: 籌得…, 吸引…人
    r"(?:共|合共|累計|成功|圓滿|再度?|首度|連續)?(?:籌得|籌募|募得|錄得|吸引|獲頒?|奪得?|榮[獲膺]|創(?:下|出|新高|紀錄)|突破|破|達(?!人)|超[過額]|售出|收到?)"
    r"[^，。]{0,12}[\d一二三四五六七八九十百千萬億兩半]"
    r"|(?:[今明昨周下將已本]|圓滿|順利|隆重|盛大|正式|一連|[\d一二三四五六七八九十]{1,3}月)[^，。]{0,14}(?:舉[行辦]|開[幕鑼始]|[揭閉落]幕|結束|登場|展開|啟動|完成|見面|[首公]演)"
)
_TELLS = compiled(  # a verb that titles are made with
    r"舉[行辦]|公[布佈]|發[布佈表放]|推出|宣[布佈]|開[幕始放展售鑼業]|[揭閉]幕|啟[用動航]|登[場陸]|落成|完成|獲|奪|膺|捐|籌得|突破|[達逾超]|[升跌增減降]|改善|促|呼籲|歡迎"
    r"|推[動行]|帶動|打造|[建設成]立|簽[署訂]|攜手|聯[同乘手]|夥拍|進軍|支[持援]|參[與加]|亮相|面世|展出|呈獻|回歸|結束|出爐|誕生|致力|出任|任命|[為令使讓助]"
)
_QUOTED = re.compile(r"「[^「」]*」|《[^《》]*》")
_BRIEFING = compiled(  # 「某事」調查結果發布會; no title of what was done: 某會舉行記者會
    r"(?!.*(?:舉[行辦]|召開|出席|宣[布佈]|將於))[^，。：]*(?:調查|研究|問卷|報告|民調|普查|指數)[^，。：「」]{0,6}(?:發[布佈表]會|記者(?:招待)?會|簡報會|新聞發[布佈]會|傳媒發[布佈]會)"
)
_TOGETHER = re.compile(r"[^，。！？：「」×✕]{2,20}[×✕][^，。！？：「」×✕]{2,20}")
_JOINED_BY = compiled(  # 某公司夥拍某學會: what they do together stands below
    r"(?P<who>[^，。！？：「」]{2,20}?)(?:[夥伙]拍|攜手|聯同|聯乘|(?<!參)與)(?P<whom>[^，。！？：「」\s]{3,24})"
)


def headline_lines(lines: Sequence[str], whole: str, width: int) -> int:
    """How many of the lines over a text are its headline; `width` is that of a text broken by it."""
    count = min(len(lines), 1)
    while count < min(len(lines), _MOST_LINES):
        line, following = lines[count - 1], lines[count]
        is_one = is_completed(line, following, whole) or is_open(line, following)
        is_one = is_one or is_carried_on("".join(lines[:count]), following)
        if not is_one and not _is_broken_by_width(line, following, width):
            break
        count += 1
    is_about = bool(_TOGETHER.fullmatch(lines[0])) if lines else False
    is_about = is_about or (len(lines) > 2 and _is_event(lines[0]) and _tells(lines[1]))
    if count == 1 and len(lines) > 2 and is_about:
        return 2  # 甲 × 乙 or 某步行, what they open or raise below, and a third line under both
    limit = _LONGEST[bool(_HAN.search("".join(lines[:count])))]
    return count if len(" ".join(lines[:count])) <= limit else 1


def joined(lines: Sequence[str], width: int) -> str:
    """The lines of one headline; Chinese ones without a gap where the sentence runs on."""
    text = lines[0]
    for line, following in pairwise(lines):
        runs_on = is_open(line, following) or _is_broken_by_width(line, following, width)
        is_chinese = _is_wide(line[-1]) and _is_wide(following[0])
        text += f"{'' if runs_on and is_chinese else ' '}{following}"
    return text


def is_open(line: str, following: str) -> bool:
    """True where a title breaks off at the end of its line, or its name stands on the next one."""
    if _SET_OFF.fullmatch(line) or _SET_OFF.fullmatch(following):
        return False
    if following.startswith("【"):
        return False  # a name that opens a line of its own
    if _HAN.search(line):
        is_called = "「" not in line and bool(_KIND_OF_THING.search(line))
        return bool(
            _OPEN_END.search(line)
            or _INNER_START.match(following)
            or any(line.count(left) > line.count(right) for left, right in _PAIRS)
            or ("《" not in line and _NAMED.match(following))
            or (following.startswith("《") and _WORK.search(line))
            or (is_called and _CALLED.match(following))
        )
    is_begun = line[:1].isupper() and bool(_INNER_START_EN.match(following))
    return is_begun or line.endswith((",", "&", "–", "—")) or bool(_OPEN_END_EN.search(line))


def is_completed(line: str, following: str, whole: str) -> bool:
    """True where the line names who it is about, and the next one tells what they do: 榮膺…

    The `whole` text calls an organisation by its name again, unlike a title that ends like one.
    """
    if len(line) > _LONGEST_WHO or re.search(r"[「《，。：\s]", line) or not _HAN.search(line):
        return False
    is_who = bool(_WHO.fullmatch(line)) or (is_organisation(line) and whole.count(line) > 1)
    return is_who and bool(_DOES.match(following))


def is_carried_on(line: str, following: str) -> bool:
    """True where the second line tells the rest of the first: 並…, or a verb whose subject is above.

    A subheadline tells something of its own, or begins with a verb below a whole sentence.
    """
    if not _HAN.search(line) or _PROSE_END.search(line) or _SET_OFF.fullmatch(following):
        return False
    if _GOES_ON.match(following):
        return True
    for opened in (_STATED, _MEANS):
        found = opened.search(line)
        if found and not _tells(found["what"]):
            return bool(_EFFECT.match(following))
    both = _JOINED_BY.fullmatch(line)
    if both and not (_tells(both["who"]) or _tells(both["whom"])):
        return bool(_DOES.match(following) or _TELLS.match(following))
    return _is_event(line) and bool(_BEFALLS.match(following))


def _is_event(line: str) -> bool:
    """True for what is on, and nothing that is told of it: 某協會「某某」步行."""
    bare = _QUOTED.sub("", line)
    is_named = bool(_HAPPENING.search(bare)) and not re.search(r"[，。：\s]", bare)
    return is_named and not _tells(bare)


def _tells(line: str) -> bool:
    return bool(_TELLS.search(line))


def _is_broken_by_width(line: str, following: str, width: int) -> bool:
    """True where the next word had no room on the line."""
    taken = width_of(line)
    if not width or taken > _WIDER * width or _SET_OFF.fullmatch(following):
        return False
    if _HAN.search(line):
        return taken >= width - _SPARE
    first = following.split(" ", 1)[0]
    is_alike = is_titled(line) == is_titled(following)
    return is_alike and taken + 1 + len(first) > width


def width_of(line: str) -> int:
    """How wide a line is set, in Latin letters; a Chinese character is two of them."""
    return sum(1 + _is_wide(char) for char in line)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def wrapped_at(paragraphs: Iterable[str]) -> int:
    """The width by which the lines of a text are broken; 0 where its lines are whole."""
    broken = [
        width_of(line.strip())
        for paragraph in paragraphs
        if _PROSE_END.search(paragraph)
        for line in paragraph.strip().split("\n")[:-1]
    ]
    widest = max(broken, default=0)
    even = sum(width >= _EVEN * widest for width in broken)
    is_wrapped = len(broken) >= _LEAST_WRAPPED and even >= _MOSTLY * len(broken)
    return widest if is_wrapped and widest >= _LEAST_WIDTH else 0


def without_dash(line: str) -> str:
    """A line below a headline without the dashes that set it off."""
    found = _SET_OFF.fullmatch(line)
    return found["words"] if found else line


def is_briefing(lines: Sequence[str]) -> bool:
    """True for the meeting with the press above the headline that tells what it was about."""
    is_above_title = len(lines) == 2 and without_dash(lines[1]) == lines[1]
    return is_above_title and bool(_BRIEFING.fullmatch(lines[0]))
