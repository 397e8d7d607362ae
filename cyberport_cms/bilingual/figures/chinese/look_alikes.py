"""What holds digits or numerals in a Chinese text and is no figure: words, codes, addresses, links."""

import re
from collections.abc import Iterator

from ..standards import standards
from ..sums_as_names import SUM
from .numerals import NUMERAL_CHARACTERS
from .page import Page, pattern

# Words and names that begin as a number with a measure word would, or hold such a beginning. One
# that only holds 一 need not stand here: 一 is never read without a reason (see quantities.py).
WORDS = tuple(
    (
        # Adverbs, nouns and set phrases.
        "十分(?<![0-9一二兩三四五六七八九十]時十分)(?!鐘|之) 十足 萬一 百貨 百般 百姓 百科 百年 千禧(?!年代) 千年 千里 萬里 萬年 萬世 百世 千古 萬古 百歲 萬歲 千歲"
        " 億萬 萬千 非二元 萬能 萬物 萬事 萬眾 萬有 萬象 萬分(?!之) 萬狀 五金 五官 五行 五穀 五味 五臟 六親 六合 七夕 七彩"
        " 八卦 八字 八達通 九霄 九泉 二手 二維 三維 四維 二次元 三次元 三元里 四季(?!度) 四肢 四處 四周 四海 四面"
        " 四方 三角 三文魚 三明治 三藩市 三軍 三農 三餐 三伏 三番 二胡 二進制 十進制 十字 二氧化 三氧化 四氯"
        " 三項鐵人 十項全能 三部曲 四重奏 二人轉 七人欖球 七人足球 七人制 五人制 五人足球 三人籃球 三人行 三口子 兩口子 三分球 兩點論 兩側 兩旁 兩邊 兩岸 兩地"
        " 兩者 兩極 兩性 兩棲 兩難 兩用 兩端 三位一體 兩位一體 四位一體 三層肉 千層 百日咳 千日紅 百日維新"
        " 千人計劃 萬人計劃 百人會 百億富豪 百萬富翁 百萬行 千萬富翁 億萬富豪"
        # Idioms.
        " 千方百計 千變萬化 千篇一律 千家萬戶 千軍萬馬 千山萬水 千言萬語 千載難逢 千里之行 千絲萬縷 千錘百煉 千百年"
        " 成千上萬 成百上千 千千萬萬 萬家燈火 萬人空巷 萬無一失 萬紫千紅 萬眾一心 百花齊放 百家爭鳴 百年樹人 十年樹木 百折不撓"
        " 百發百中 百戰百勝 百尺竿頭 百川匯海 百感交集 百廢待興 百裡挑一 百里挑一 五光十色 五花八門 五湖四海 五彩繽紛"
        " 四通八達 四面八方 四方八面 四分五裂 四平八穩 三心兩意 三心二意 三番四次 三番五次 三五成群 三言兩語 三三兩兩"
        " 三年五載 三天兩頭 三頭六臂 七上八下 七嘴八舌 亂七八糟 橫七豎八 八仙過海 九牛一毛 九死一生 十全十美 十拿九穩"
        " 十萬火急 十萬八千里 十年寒窗 十年磨一劍 一五一十 一成不變 一心一意 一舉兩得 兩全其美 兩面三刀 獨一無二 數一數二"
        " 舉一反三 接二連三 推三阻四 顛三倒四 丟三落四 朝三暮四 不三不四 低三下四 說三道四 略知一二 再三 雙十一"
        " 一千零一夜 三顧 三思 七情六慾 六神無主 三教九流 一石二鳥 二話不說 三生有幸 一分為二 合二為一 二合一 三合一"
        " 三元鋰 翹首 一帶一路 一國兩制 兩個一百年 四個全面 三個代表 新三樣"
        # Names.
        " 九龍 三星(?!期) 三菱 三井 三洋 三亞 三峽 三水 三國 四川 五台山 六安 七星(?!期) 八里 千葉 百度 百佳 百老匯 百勝"
        " 百慕達 百威 千島 萬科 萬宜 萬達 萬豪 億達 二連浩特 三門仔 三門峽 四會 五常 五指山 七喜 八仙嶺 九寨溝"
        " 五角大樓 九廣 九巴 九倉 十堰 三棟屋 三棵樹 三只松鼠 三隻松鼠 六福 七匹狼 百麗 百威亞太 三里屯 三家村 五家渠 三區三州"
        " 五四運動 五一 六四 七一 八一 十一黃金周 三八婦女節 六一兒童節 五四青年"
    ).split()
)
_NUMERAL = f"[{NUMERAL_CHARACTERS}零〇0-9]"
_NUMBER = rf"(?:[0-9]{{1,5}}|[{NUMERAL_CHARACTERS}零〇]{{1,5}})"
_CODE = r"[A-Za-z0-9]+(?:[-./_&'’][A-Za-z0-9]+)*"
_IN_TAIWAN = "(?:[台臺][北中南東]|新[北竹]|桃園|高雄|基隆|嘉義|苗栗|彰化|南投|雲林|屏東|宜蘭|花蓮|澎湖|金門|連江)"
# 60 萬年, 250餘萬千瓦: no words that begin with a scale.
_NOT_IN_A_WORD = rf"(?<!{_NUMERAL})(?<!第)(?:(?![百千萬億])|(?<!{_NUMERAL}\x20)(?<![0-9][多餘幾]))"

# In this order; what one has covered the next does not see.
_RULES = tuple(
    pattern(rule)
    for rule in (
        # Addresses of the web and of mail, and what stands in the brackets of a Markdown link.
        r"https?://[!-~]{1,500}|(?<![A-Za-z0-9.-])www\.[!-~]{1,500}",
        r"\]\([^()\s]{1,500}\)",
        r"[A-Za-z0-9][A-Za-z0-9._+-]{0,60}@[A-Za-z0-9.-]{1,100}",
        r"(?<![A-Za-z0-9.-])[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){0,4}\.(?:com|org|net|gov|edu|hk|cn|io|ai|example)(?![A-Za-z0-9])(?:/[!-~]{0,500})?",
        # Footnotes, and the numbers of lists and sections.
        r"\[\^?[0-9]{1,3}\]|[〔［][0-9]{1,3}[〕］]|(?<![今昨明])\([0-9]{1,2}\)(?!萬|億)",
        r"^[ \t>*#-]{0,6}(?:[0-9]{1,2}[.、)](?![0-9])|[一二三四五六七八九十]{1,3}[、.)])",
        r"(?<=[:;；。,，、])\x20?[1-9]\)(?!\x20?[元年月日時分,，。;；])",  # 分三步：1) …；2) …
        r"(?<![日號今昨明])\([一二三四五六七八九十]{1,3}\)",
        # 加注4,200公噸 is no note; nor are bets and notices.
        rf"(?:附註|(?<![垂關專灌加投押賭傾挹備批])註|附件|附錄|附表|圖表) ?{_NUMBER}(?![0-9]|,[0-9]{{3}}|[個項份張頁萬億元公])",
        rf"^[ \t>*#-]{{0,6}}[圖表] ?{_NUMBER} ?[:.]",
        rf"\((?:圖|表|注|第{_NUMBER}章) ?{_NUMBER}?\)",
        rf"(?:(?<=[\s(見載於如列和及與、,。;])|^)[圖表] ?{_NUMBER}(?:[、及和與至] ?[圖表] ?{_NUMBER})*"
        r"(?![個項份張頁名間家位款條幅])",
        # Codes of shares.
        r"(?:股份|股票|證券|港交所|上市)(?:代號|代碼|編號) ?:? ?[A-Z0-9.]{1,10}",
        # Longer than any figure of a newsroom, versions, addresses of machines; round the clock.
        r"[0-9]{16,}|(?<![0-9./])[0-9]{1,3}/[0-9]{5,7}(?![0-9/.])",
        r"(?=[0-9])(?<![0-9.])[0-9]{1,5}(?:\.[0-9]{1,5}){3}(?![0-9.])",
        r"2019(?=(?:新型)?冠狀病毒)",
        SUM,  # 「9+5」措施
        r"24/7(?<![0-9]24/7)(?![0-9])|7[x×]24(?<![0-9]7.24)(?![0-9])",
        r"(?:工業|版本|藍圖) ?[0-9]{1,2}\.[0-9](?![0-9%])|(?<![0-9.])[0-9]{1,2}\.[0-9]版",
        rf"(?<![A-Za-z]){standards(' ')}(?! ?[十百千萬億名人個項家間位場宗次年])",
        # When each language of a government release was issued.
        r"^香港時間 ?[0-9]{1,2}時(?:[0-9]{1,2}分)?[ \t]*$",
        # Postal codes.
        r"(?:郵政編[碼號]|郵[編區]|郵遞區號|郵政區號|[Pp]ostcode) ?:? ?[0-9]{3,6}(?![0-9])",
        rf"(?:^|(?<=[\s:(,、]))[0-9]{{3}}(?:[0-9]{{2,3}})? ?(?=(?:[台臺]灣)?{_IN_TAIWAN}(?:縣|市(?!民)))",
        # Halls and stands at a fair; only halls within halls have a point.
        r"(?<![0-9.])[0-9]{1,2}\.[0-9](?:[、及和與至到~-] ?[0-9]{1,2}\.[0-9]){0,5} ?(?:號|展)?[館廳]",
        rf"(?<=[於在往到臨蒞:(])\x20?{_NUMBER} ?號?(?:展[館廳位台]|攤位)",
        rf"(?<=[佔租]用)\x20?{_NUMBER}[館廳](?=[、，,。(]|$)",  # 佔用10館
        # Where things are: numbers of houses, floors, rooms, piers, lines, routes.
        rf"(?={_NUMERAL})(?<!月)(?<!月 )(?<!至)(?<!{_NUMERAL})(?<!{_NUMERAL}[、及])"
        rf"{_NUMBER}(?:[-至及、]{_NUMBER}){{0,5}} ?[號号](?!召)",
        rf"(?=地|{_NUMERAL})(?<!{_NUMERAL})(?:地下|地庫)?{_NUMBER}(?:[-至及、]{_NUMBER})? ?(?:樓(?!面|宇|盤|價)|字樓)",
        r"(?=[0-9])(?<![0-9])[0-9]{1,5}[A-Z]?(?:[-至及、,][0-9]{1,5}[A-Z]?){0,4} ?室",
        rf"(?=第|{_NUMERAL})(?<![{NUMERAL_CHARACTERS}0-9第])(?:(?<=港)|(?<=園)|(?<=廈)|(?<=城)|(?<=場)|(?<=心))第?{_NUMBER} ?[座期](?!數|大|建|新)",
        r"(?<=第)一(?=線|時間|手|流|產業|人稱)|(?<=第)[二三](?=人生|世界|產業|者)|(?<=第)三(?=方(?!面))",
        r"(?<=個)五年(?=[規計]劃)",
        # Of aircraft, indices and steps of a recipe.
        r"(?:波音|空客|空中巴士|富時|標普|標準普爾|日經|滬深|羅素|中證) ?[0-9]{2,4}(?![0-9%點.,萬億])",
        rf"步驟 ?{_NUMBER}(?![個項])",
        r"(?<![0-9])[2-9] ?合 ?1(?![0-9])",
        # 一 is part of the word before it: 統一成本. A corner of something is no coin.
        "(?<=[唯統單同劃專之逐])一(?=[成倍])|(?<=[這那此該])一(?=成[交員績果就本效])",
        "(?<=[的山市城園區街島村院室館場海])一角(?![錢硬])",
        r"[飾扮出]演[^，。；\n0-9]{1,24}?一角",
        # At school, of a match, and of a sale.
        r"(?<=[高初])[一二三](?=時)|[四八]分之一(?=決賽)|(?<=雙)1[12](?![0-9])",
        # Those born in a decade, or in two: 80、90後.
        r"(?=[0-9二三四五六七八九])(?<![0-9])(?:[1-9]0[、及和]){0,3}(?:(?:1[0-9]|20)?[0-9]0|[二三四五六七八九]十)(?=後(?!期|天|年))",
    )
)
_BEGINS = f"(?=[{''.join(sorted({word[0] for word in WORDS}))}])"  # looked at first: it is quick
_WORD = pattern(f"{_BEGINS}{_NOT_IN_A_WORD}(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})")
# Words of letters and digits are names or codes: 5G, Web3.0, 9999.HK, COVID-19 …
_LETTERS = pattern(rf"(?<![A-Za-z0-9]){_CODE}")
_HAS_BOTH = re.compile(r"(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])")
# … unless the letters are a unit, a currency or a quarter; after "$", single letters are scales.
_FIGURE = re.compile(
    r"(?:HKD|USD|RMB|CNY)?[0-9]+(?:\.[0-9]+)?"
    r"(?:mn|bn|million|billion|trillion|[ap]m|km|kg|MW|[EPTG]FLOPS|(?:exa|peta|tera|giga)FLOPS|mm|cm|mg|mcg|ml|nm|[kMGT]B|PB|[kMGT]bps|[kMG]?Hz|[kMG]Wh|kW|mAh|(?-i:m|g))?|(?:20[0-9]{2})?Q[1-4]",
    re.IGNORECASE,
)
_OF_COMPUTING = re.compile(r"[0-9]+(?:\.[0-9]+)?[PE]")  # 3000P算力, 算力達3000P
_COMPUTING = pattern("算力")
_AROUND = 10  # characters
# 電話：3166 3841/Email, 1,200/AI課程; but 3/F.
_AND_A_WORD = re.compile(r"[0-9]+(?:\.[0-9]+)?/(?=[A-Za-z]{2,})")
_AFTER_DOLLAR = re.compile(r"[0-9.]+[kmb]", re.IGNORECASE)


def cover_look_alikes(page: Page) -> None:
    """Hide from all readers what is no figure."""
    for rule in _RULES:
        page.cover(match.span() for match in rule.finditer(page.left))
    page.cover(_codes(page.left))
    page.cover(match.span() for match in _WORD.finditer(page.left))


def _codes(text: str) -> Iterator[tuple[int, int]]:
    for match in _LETTERS.finditer(text):
        start, end = match.span()
        if word := _AND_A_WORD.match(text, start, end):
            start = word.end()
        code = text[start:end]
        after_dollar = text.endswith("$", 0, start)
        if (
            _HAS_BOTH.match(code)
            and not _FIGURE.fullmatch(code)
            and not (after_dollar and _AFTER_DOLLAR.fullmatch(code))
            and not (_OF_COMPUTING.fullmatch(code) and _is_of_computing(text, start, end))
        ):
            yield start, end


def _is_of_computing(text: str, start: int, end: int) -> bool:
    return _COMPUTING.search(text, max(start - _AROUND, 0), end + _AROUND) is not None
