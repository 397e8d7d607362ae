"""Words that translate one another, and no others: of what is said beside figures.

Words are not understood. Where both languages say one of these beside a figure, and another one
beside another figure, they tell which figure belongs to which.
"""

import re
from functools import lru_cache

from .chinese.page import fold

# Of countries the names are codes, as in shared_names.py: each is counted once.
# English: a star stands for any ending, a low line joins a phrase of two words.
_TOPICS = (
    ("total", "total account accounts accounted accounting", "佔 占 總數 當中 其中 合共 共"),
    ("average", "average mean median", "平均 中位數"),
    ("change", "up rise rises rose increas* grow* grew higher more_than", "升 增 漲 高於 多"),
    ("fall", "down fell fall* decreas* drop* lower fewer reduc* cut", "跌 減 降 低於 少"),
    ("now", "now at_present present current currently", "現時 現有 目前 當前 現為 現在"),
    ("normal", "normal", "正常"),
    ("record", "record records", "紀錄 記錄"),
    ("limit", "limit limits ceiling maximum permitted", "上限 限額 標準"),
    ("rest", "rest remaining remainder other others", "其餘 餘下 其他"),
    ("budget", "budget*", "預算"),
    ("online", "online digital*", "網上 數碼"),
    ("shop", "shop shops store stores outlet outlets branch branches", "店 分行 門市"),
    ("staff", "staff employees workforce workers", "員工 僱員"),
    ("resident", "resident residents local", "居民 市民"),
    ("visitor", "visitor visitors tourist tourists arrivals", "旅客 訪客 遊客"),
    ("north", "north northern", "北部 北面 北區"),
    ("south", "south southern", "南部 南面 南區"),
    ("man", "man men male males boy boys", "男"),
    ("woman", "woman women female females girl girls", "女"),
    ("adult", "adult adults", "成人"),
    ("child", "child children kid kids", "兒童 小童 子女"),
    ("student", "student students pupil pupils", "學生"),
    ("teacher", "teacher teachers", "教師 老師"),
    ("senior", "senior seniors elderly older", "長者"),
    ("age", "age aged old", "歲 年齡"),
    ("application", "appl* entries submi*", "申請 參賽 作品"),
    ("choice", "select* chosen shortlist* win winn* won award*", "選出 入圍 得獎 獲選 獲 奪 贏"),
    ("start", "since began started launched founded established", "自 創立 成立 開始 推出"),
    ("aim", "reach* target* goal aim*", "達 目標"),
    ("price", "price* cost* fare fares fee fees pay* paid charge*", "價 費 售 收費 支付"),
    ("deposit", "deposit deposits", "存款 按金"),
    ("loan", "loan loans lend* mortgage mortgages", "貸 按揭"),
    ("dividend", "dividend dividends", "股息"),
    ("asset", "asset assets", "資產"),
    ("loss", "loss* deficit debt", "虧 赤字 債"),
    ("profit", "profit* earn* income", "盈 利潤"),
    ("revenue", "revenue* income turnover sales", "收入 收益 營業額 銷售"),
    ("export", "export exports", "出口"),
    ("import", "import imports", "進口"),
    ("cash", "cash", "現金"),
    ("injury", "injur* wounded", "傷"),
    ("death", "die died dead death deaths killed", "死"),
    ("rain", "rain*", "雨"),
    ("heat", "temperature* degree degrees", "氣溫 度"),
    ("width", "wide width", "闊 寬"),
    ("height", "high tall height", "高"),
    ("altitude", "above_sea sea_level", "海拔"),
    ("length", "long length", "長"),
    ("weight", "weigh* heavy kg tonne tonnes", "重"),
    ("surface", "area square hectare hectares", "面積 平方 公頃"),
    ("storey", "storey storeys floor floors level levels", "層 樓"),
    ("share", "per_cent percent %", "% ％ 成 百分"),
    ("time", "times fold", "倍"),
    ("daily", "daily a_day per_day weekday weekdays", "每日 每天 平日"),
    ("monthly", "monthly a_month per_month", "每月"),
    ("holiday", "weekend weekends sunday sundays holiday holidays", "周末 週末 假日 假期 星期日"),
    ("CN", "mainland china", "內地 中國"),
    ("hong_kong", "hong_kong local", "香港 本港 本地 在港 來港 訪港 抵港 留港"),
    ("overseas", "overseas abroad international", "海外 國際"),
    ("europe", "europe*", "歐"),
    ("US", "america* united_states us", "美國 北美"),
    ("JP", "japan*", "日本"),
    ("KR", "korea*", "韓"),
    ("first_prize", "gold champion*", "金 冠軍"),
    ("second_prize", "silver runner runners", "銀 亞軍"),
    ("third_prize", "bronze", "銅 季軍"),
    ("industry", "industr* sector sectors trade trades", "行業 產業 界別"),
    ("health", "health* medical* hospital*", "健康 醫療 醫院 醫護"),
    ("doctor", "doctor doctors physician*", "醫生"),
    ("treatment", "treat*", "治療 診治"),
    ("green", "green environment*", "綠色 環保 環境"),
    ("finance", "financ* fintech", "金融 財務"),
    ("education", "educat* school schools", "教育 學校"),
    ("energy", "energy power electric*", "能源 電力 發電"),
    ("home", "home homes residential housing", "住宅 房屋"),
    ("office", "office offices", "寫字樓 辦公 辦事處"),
    ("retail", "retail*", "零售"),
    ("hotel", "hotel hotels", "酒店"),
    ("food", "food foods meal meals catering", "食品 膳食 餐飲"),
    ("insurance", "insur*", "保險"),
    ("cargo", "cargo freight", "貨"),
    ("passenger", "passenger passengers", "乘客 旅客"),
    ("flight", "flight flights", "航班 架次"),
    ("concert", "concert concerts", "演唱會 音樂會"),
    ("sport", "sport* race races match matches", "體育 運動 賽事"),
    ("film", "film films movie movies", "電影 影片"),
    ("book", "book books", "書籍 圖書"),
    ("research", "research*", "研究"),
    ("training", "train training trained course courses", "培訓 課程"),
    ("tax", "tax taxes", "稅"),
    ("opening", "open opens opened opening", "開幕 開放 啟用"),
    ("closing", "close closes closed closing deadline end ends ended", "截止 閉幕 結束 完結"),
    ("result", "result results announced", "結果 公布 公佈"),
    ("offer", "offered on_sale for_sale", "發售 推售 開售"),
    ("sold", "sold taken_up snapped_up", "沽出 售出 賣出 售罄"),
    ("listing", "listed listing", "上市"),
    ("history", "history anniversary years_ago year_ago", "歷史 周年 年前"),
)
# What is said to be one of these is none of the others.
_EITHER_OR = (
    frozenset({"first_prize", "second_prize", "third_prize"}),
    frozenset({"man", "woman"}),
    frozenset({"adult", "child"}),
    frozenset({"export", "import"}),
)
_ANY_OF_THEM = frozenset[str]().union(*_EITHER_OR)
_WORD = re.compile(r"[a-z]+|%")
_WHOLE: dict[str, set[str]] = {}  # words and phrases
_STEMS: dict[str, set[str]] = {}
for _name, _english, _ in _TOPICS:
    for _one in _english.split():
        _of = _STEMS if _one.endswith("*") else _WHOLE
        _of.setdefault(_one.rstrip("*").replace("_", " "), set()).add(_name)
_PHRASES_BEGIN = frozenset(phrase.split()[0] for phrase in _WHOLE if " " in phrase)
_SHORTEST, _LONGEST = min(map(len, _STEMS)), max(map(len, _STEMS))
# Where two begin at one character, the one listed first.
_OF_CHINESE: dict[str, str] = {}
for _name, _, _chinese in _TOPICS:
    for _one in fold(_chinese).split():
        _OF_CHINESE.setdefault(_one, _name)
_CHINESE = re.compile("|".join(map(re.escape, _OF_CHINESE)))


def english_topics(words: str) -> frozenset[str]:
    """What English words speak of."""
    found: set[str] = set()
    before = ""
    for word in _WORD.findall(words.lower()):
        found |= _topics_of(word)
        if before in _PHRASES_BEGIN:
            found |= _WHOLE.get(f"{before} {word}", set())
        before = word
    return frozenset(found)


def chinese_topics(words: str) -> frozenset[str]:
    """What Chinese words speak of; they are folded."""
    return frozenset(_OF_CHINESE[word] for word in _CHINESE.findall(words))


def contradictions(one: frozenset[str], other: frozenset[str]) -> int:
    """Of how many kinds two figures are not the same: gold and silver, men and women."""
    if one.isdisjoint(_ANY_OF_THEM) or other.isdisjoint(_ANY_OF_THEM):
        return 0
    return sum(
        bool(one & kinds and other & kinds and not one & other & kinds) for kinds in _EITHER_OR
    )


@lru_cache(maxsize=4096)
def _topics_of(word: str) -> frozenset[str]:
    found = set(_WHOLE.get(word, ()))
    for length in range(_SHORTEST, min(_LONGEST, len(word)) + 1):
        found |= _STEMS.get(word[:length], set())
    return frozenset(found)
