"""Currencies, units and measure words in Chinese text."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ...quantities import Unit
from .page import fold, pattern


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit as it is printed: what it is, and how many of it one printed unit is."""

    unit: Unit
    factor: Decimal = Decimal(1)


_DOLLAR = r"\\?\$"
# Before the number. The first that fits is taken; a bare dollar is Hong Kong's.
_CURRENCIES = (
    (rf"HK ?{_DOLLAR}|HKD|港[幣元]", Unit.HKD),
    (rf"US ?{_DOLLAR}|USD|美[元金]", Unit.USD),
    ("RMB ?¥?|CNY ?¥?|人民幣|¥", Unit.RMB),
    (rf"(?<![A-Za-z]){_DOLLAR}", Unit.HKD),
)
_CENT = Decimal("0.01")
_UNITS = (
    ("(?:個多?)?百分點", Measure(Unit.PERCENTAGE_POINT)),
    ("(?:個多?)?基本?點|點子", Measure(Unit.BASIS_POINT)),
    ("%", Measure(Unit.PER_CENT)),
    ("厘(?!米|訂|清)", Measure(Unit.PER_CENT)),
    ("倍(?!增|數|感|加|受)", Measure(Unit.TIMES)),
    ("港元|元港[幣元]|元?港幣|港圓", Measure(Unit.HKD)),
    ("元?人民幣", Measure(Unit.RMB)),
    ("元?美元|元?美金", Measure(Unit.USD)),
    ("美仙", Measure(Unit.USD, _CENT)),
    ("港仙|仙(?![人女境子股])", Measure(Unit.HKD, _CENT)),
    ("角(?![度色落逐膜])|毫(?![米升克秒無不瓦安])", Measure(Unit.HKD, Decimal("0.1"))),
    ("元(?![素朗件老旦宵朝代])", Measure(Unit.HKD)),
    ("PFLOPS|[Pp]eta ?(?:FLOPS?|[Ff]lops?)", Measure(Unit.PETAFLOPS)),
    ("EFLOPS|[Ee]xa ?(?:FLOPS?|[Ff]lops?)", Measure(Unit.PETAFLOPS, Decimal(1000))),
    ("TFLOPS|[Tt]era ?(?:FLOPS?|[Ff]lops?)", Measure(Unit.PETAFLOPS, Decimal("1e-3"))),
    ("GFLOPS|[Gg]iga ?(?:FLOPS?|[Ff]lops?)", Measure(Unit.PETAFLOPS, Decimal("1e-6"))),
    ("次(?:的)?浮點(?:運算|計算|操作)", Measure(Unit.PETAFLOPS, Decimal("1e-15"))),
    # Letters beside 算力; elsewhere they are codes, and covered.
    ("(?<=[0-9])P(?![A-Za-z0-9])", Measure(Unit.PETAFLOPS)),
    ("(?<=[0-9])E(?![A-Za-z0-9])", Measure(Unit.PETAFLOPS, Decimal(1000))),
    ("平方公里|平方千米|km²", Measure(Unit.SQUARE_METRES, Decimal(10**6))),
    ("平方公?米|平方公尺|平米|㎡|m²", Measure(Unit.SQUARE_METRES)),
    ("坪(?![洲石輋林])", Measure(Unit.SQUARE_METRES, Decimal("3.305785"))),
    ("平方英?[呎尺]|平方英尺|呎", Measure(Unit.SQUARE_FEET)),
    ("兆瓦(?!時|特?小時)|MW(?![A-Za-z])", Measure(Unit.MEGAWATTS)),
    ("吉瓦(?!時)|GW(?![A-Za-z])", Measure(Unit.MEGAWATTS, Decimal(1000))),
    ("公里|千米|km(?![A-Za-z/])", Measure(Unit.KILOMETRES)),
    ("公斤|千克|kg(?![A-Za-z])", Measure(Unit.KILOGRAMS)),
)
_CURRENCY = "|".join(f"(?P<c{i}>{source})" for i, (source, _) in enumerate(_CURRENCIES))
CURRENCY = f"(?:{_CURRENCY})"
CURRENCY_ENDS = frozenset(fold("$DB幣元金¥Y"))  # the last characters of them
_UNIT = pattern(
    " ?(?:" + "|".join(f"(?P<u{i}>{source})" for i, (source, _) in enumerate(_UNITS)) + ")"
)

# What follows a counted number, so that 三個 is a number and 三明治 is none.
_MEASURE_WORDS = (
    "個(?!別|性|體|案(?!例)) 家(?!庭|長|具|居|喻) 間(?!接|中|隙|諜) 名(?!單|義|牌|稱|列) 位(?!於|置|居|元) 項 場(?!地(?!區)|所|景) 份 條"
    " 艘 張 輛 架(?!構) 座(?!談|落) 棟 幢 層(?!面|次) 所(?!有|謂|以|在|屬|需|得) 隊 組(?!成|織|合|建) 批(?!准|出|評) 次(?!要|序) 度(?![假身過空角])"
    " 屆 款 種(?!植|子) 類(?!似|別) 件 部(?!分|門|署) 台 支(?!持|援|付) 隻(?![有是能要需可因]) 枚 塊 片 頁 本(?!地|港|身|來|年|月|地|土|次|公|集) 套 門(?!檻|票|市)"
    " 宗 筆 集(?!團|合|中) 章 節 篇 杯 盒 袋 箱 顆 粒 株 幅 盞 段 堂 課 輪 班 歲 天(?!然|才|水|文|際|星|主) 日(?!本|常|圓|元|益|前|後) 周(?!邊|圍|轉|大|生) 周年"
    " 年(?!輕|齡|青|長|級|糕|度|宵) 個月 小時 分鐘 秒 星期 季(?!節|軍) 人(?!工|才|民|類|口|生|力|道|心|造|壽|氣) 戶 處(?!理|於|方) 校(?!園|長|友) 區(?!域|塊|議|內|分) 市(?!場|民|面|值|政) 大(?!家|力|約|概|量|多|於|幅|致)"
    " 科(?![技學研目創幻網普索羅室長舉系]) 成(?=[本員果]) (?<!十)分(?=制|為滿分|[(（,，。；;、)）]) 強(?![調化勁]) 方面 階段 院校 機構 企業 公司 大學 城市 國家 學校 團體 部門 計劃 學生 學員 員工 伙 股 獎 局 路(?!線圖)  首(?=[交歌樂曲詩名]) 講(?![座述解者師稿話求究])"
    " 男 女 期(?=發展|工程|計劃|資助|付款|建設) 面(?=[金銀銅獎旗]) 千瓦 米(?![奇蘭線飯粉酒]) 公尺 畝 英[呎尺寸] 吋 毫米 厘米 公噸 公升 毫升 毫克 公頃 英畝 海里 英里 房(?=單位|戶|大?套|及|或|、|至) 記(?![者得錄述載號念憶敍招認起憶]) 只(?![有是能要需可因])"
)
_MEASURE_WORD = pattern(" ?(?:" + "|".join(_MEASURE_WORDS.split()) + ")")
_NOUN = re.compile(r"[^\W\d_一二三四五六七八九十两兩]{1,8}")
_NOUN_END = re.compile(r"[升降增減减跌漲涨]?至|[及和與与的或]")


def currency_of(found: re.Match[str]) -> Unit | None:
    """The currency that CURRENCY found before a number."""
    for i, (_, unit) in enumerate(_CURRENCIES):
        if found[f"c{i}"] is not None:
            return unit
    return None


def unit_after(text: str, end: int) -> tuple[int, Measure | None]:
    """The unit that follows a number in folded text, and where it ends."""
    found = _UNIT.match(text, end)
    return (found.end(), _UNITS[int((found.lastgroup or "u0")[1:])][1]) if found else (end, None)


def has_measure_word(text: str, end: int) -> bool:
    """Whether a measure word follows, or a noun that is counted without one (兩校, 十八區)."""
    return _MEASURE_WORD.match(text, end) is not None


def noun_after(text: str, end: int) -> str:
    """The measure word and what it measures, about eight characters of it, as it is printed."""
    found = _NOUN.match(text, end + 1 if text[end : end + 1] in (" ", "\u3000", "\xa0") else end)
    if not found:
        return ""
    noun = found.group()
    cut = _NOUN_END.search(noun)
    return noun[: cut.start()] if cut else noun
