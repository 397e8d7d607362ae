"""What is counted, as far as few words tell it: "enterprises" and 家…企業 are of one class."""

from functools import lru_cache

from .chinese.page import fold

# A class, its English words in the singular, and the Chinese words that mean it.
_CLASSES: tuple[tuple[str, str, str], ...] = (
    ("year", "year yearly annual anniversary", "年 周年 週年 年期 載"),
    ("month", "month monthly", "個月 月"),
    ("week", "week weekly", "星期 周 週 禮拜"),
    ("day", "day daily", "日 天"),
    ("hour", "hour hourly hr", "小時 鐘頭"),
    ("minute", "minute min", "分鐘"),
    ("second", "second sec", "秒"),
    ("age", "aged age", "歲"),
    (
        "company",
        "company enterprise firm start-up startup business corporation unicorn corporate",
        "企業 公司 初創 商戶 獨角獸 家 間 商號",
    ),
    ("organisation", "organisation organization institution body agency group", "機構 團體 組織"),
    ("industry", "industry sector trade", "行業 產業 界別 領域 板塊"),
    ("bank", "bank", "銀行"),
    ("partner", "partner partnership", "夥伴 伙伴 合作方"),
    ("platform", "platform", "平台"),
    ("country", "country economy nation", "國家 國 經濟體"),
    ("region", "region city place area district jurisdiction", "地區 城市 地方 區 市 地"),
    ("project", "project initiative programme program scheme", "項目 計劃 工程 方案"),
    ("solution", "solution", "方案"),
    ("application", "application", "申請 應用"),
    ("entry", "entry submission", "作品"),
    ("use case", "case", "用例 個案 案例 宗"),
    ("event", "event activity session seminar workshop exhibition fair", "活動 場 屆 講座 展覽"),
    ("image", "image picture photo", "圖像 圖片 照片 張"),
    (
        "people",
        "people person participant visitor member attendee resident employee staff worker job "
        "student delegate guest passenger leader talent expert traveller patient household youth "
        "teacher founder investor graduate trainee volunteer athlete representative speaker "
        "exhibitor buyer tourist",
        "人 人士 人次 名 位 學生 員工 職位 旅客 乘客 訪客 會員 成員 參與者 參展商 買家 員",
    ),
    ("student", "student pupil", "學生 學員"),
    ("school", "school university college", "學校 大學 院校 中學 小學 所"),
    ("park", "park", "園區 公園"),
    ("award", "award prize gold silver bronze medal", "獎 金 銀 銅 獎項"),
    ("patent", "patent", "專利"),
    ("ticket", "ticket seat", "門票 票 張 座位"),
    ("vessel", "vessel ship ferry boat", "船 艘"),
    ("vehicle", "vehicle car bus taxi", "車 輛"),
    ("route", "route line", "航線 路線 線 條"),
    ("building", "building tower block", "大樓 大廈 幢 座"),
    ("floor", "floor storey level", "層 樓"),
    ("unit", "unit flat home apartment", "單位 伙 個單位"),
    ("time", "time", "次 倍 回"),
    ("share", "share", "股"),
    ("agreement", "agreement mou memorandum", "協議 備忘錄 份"),
    ("piece", "piece item set copy", "件 項 套 本 份"),
    ("stage", "phase stage batch round", "期 階段 批 輪"),
)
_BY_ENGLISH: dict[str, set[str]] = {}
for _name, _english, _ in _CLASSES:
    for _word in _english.split():
        _BY_ENGLISH.setdefault(_word, set()).add(_name)
_BY_CHINESE = tuple((word, name) for name, _, words in _CLASSES for word in fold(words).split())


@lru_cache(maxsize=4096)
def english_classes(noun: str) -> frozenset[str]:
    """The classes of an English noun phrase; empty where none is known."""
    found: set[str] = set()
    for word in noun.lower().replace("’", "'").split():
        found |= _BY_ENGLISH.get(_singular(word.strip(".,;:()\"'“”")), set())
    return frozenset(found)


@lru_cache(maxsize=4096)
def chinese_classes(noun: str) -> frozenset[str]:
    """The classes of a Chinese measure word and what it measures; empty where none is known."""
    plain = fold(noun)
    return frozenset(name for word, name in _BY_CHINESE if word in plain)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches")):
        return word[:-2] if word[:-2] in _BY_ENGLISH else word[:-1]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
