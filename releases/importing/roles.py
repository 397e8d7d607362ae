"""What tells a person from an organisation and from an office, in English and in Chinese."""

import re

from .scripts import compiled, simplified, with_simplified

TITLE = (
    r"(?:(?:The\s+)?Hon(?:ou?rable)?\.?\s+)?(?:A(?:ssoc(?:iate)?|sst|ssistant|djunct)\.?\s+(?=Prof))?(?:Mr|Mrs|Ms|Miss|Mdm|Madam|Dr|Prof|Professor|Ir|Sr|Sir|Dame|"
    r"Rev|Capt|Captain|Hon|Amb)\b\.?"
)
_TITLES = re.compile(rf"^(?:{TITLE}\s+)+(?:the\s+Hon(?:ou?rable)?\.?\s+)?")
_BEHIND_NAME = re.compile(  # "Jane Doe, Esq.", "Mei Lam JP", "John Doe, Ph.D., CFA"
    r"(?:,? (?:Esq\.?|[JS]r\.?|I{2,3}|Ph\.?D\.?|M\.?D\.?|MBA|CPA|CFA|APR|JP|[GSB]BS|MH|OBE|MBE)){1,4}$"
)
_OFFICES = set(
    "chair chairman chairwoman chairperson chairlady vice deputy president director directors managing ceo cfo cto coo "
    "cio cmo cso chro chief officer head manager founder co-founder cofounder co-head co-chair co-chairman co-ceo co-president co-director partner principal secretary minister "
    "commissioner leader economist analyst strategist executive spokesperson spokesman spokeswoman convenor convener "
    "coordinator curator dean provost chancellor vice-chancellor pro-vice-chancellor governor mayor ambassador consul "
    "engineer scientist researcher editor artist designer architect representative member advisor adviser consultant "
    "specialist associate assistant vp svp evp avp superintendent coach legislator councillor lecturer fellow organiser "
    "organizer professor controller treasurer trustee vice-chairman vice-president supervisor administrator "
    "administration officer-in-charge supervisor owner co-owner producer operator supervisor counsel".split()
)
OFFICE_ZH = (
    r"(?:主席|總裁|總監|經理|[副協襄]理|主任|[署局處司廳市部組科課股縣區鄉鎮所]長|執行長|校長|院長|會長|館長|社長|理事長|[秘祕]書長|[秘祕]書|主管|"
    r"創辦人|創始人|負責人|發言人|董事長?|總經理|召集人|代表|教授|顧問|專員|合夥人|科學家|工程師|委員|店主|東主|統籌|學家|分析師|"
    r"策略師|設計師|建築師|研究員|講師|導師|律師|專家|議員|大使|總領事|行政長官|執行官|營運官|財務官|技術官|司司長|主編|編輯|"
    r"策展人|藝術家|社工|主理人|製作人|醫生|護士|大律師|助理|專責|高級|首席|副校長|師|團長|隊長|幹事|教練|編劇|導演)"
)
_NAME_AND_OFFICE_ZH = compiled(rf"(?P<name>[㐀-鿿]{{3,4}}?)(?P<office>副?{OFFICE_ZH}{{1,2}})")
_CALLED_BY_OFFICE_ZH = compiled(  # 某處陳科長: the title in place of the given name
    rf"(?P<whose>[㐀-鿿]{{2,24}}?)(?P<name>[㐀-鿿]副?{OFFICE_ZH})"
)
ROLE_END_ZH = compiled(rf".*{OFFICE_ZH}")
_OFFICE_END_ZH = compiled(rf"(?=..){OFFICE_ZH}$")  # of two characters at least
TITLES_ZH = compiled(
    r"(?:先生|女士|小姐|博士|教授|太平紳士|議員|工程師|律師|醫生|太太|同學|姑娘|老師)$"
)
_ORGANISATION = re.compile(
    r"\b(?:limited|ltd|inc|corp|corporation|company|co|llc|llp|gmbh|ag|plc|sa|bhd|pte|group|holdings?|university|"
    r"institutes?|institution|council|association|foundation|bank|department|dept|office|bureau|authority|cent(?:re|er)|"
    r"consult(?:ing|ancy|ants?)|communications?|pr|relations|agency|technolog(?:y|ies)|capital|partners|ventures|media|"
    r"newswire|committee|society|federation|chamber|hospital|school|college|museum|commission|parks?|studios?|labs?|"
    r"laborator(?:y|ies)|international|global|asia|team|desk|division|unit|section|secretariat|enquir(?:y|ies)|"
    r"affairs|marketing|solutions|services|systems|robotics|electronics|industries|trust|fund|club|league|union|"
    r"enterprises?|network|exchange|hotel|airlines?|airways|railway|hong kong|festival|week|forum|summit|expo|advis[eo]rs|associates|strategies)\b",
    re.IGNORECASE,
)
_ORGANISATION_ZH = compiled(
    r"(?:公司|集團|大學|學院|學校|中學|小學|局|處|署|協會|商會|總會|學會|基金會?|中心|銀行|顧問|公關|部|科|組|委員會|議會|廳|館|"
    r"會|社|院|府|港|園|廠|店|行|網|所|機構|傳媒|電視|傳訊|科技|控股|國際|實業|工作室|周|節|聯盟|聯席|團體|樂團|劇團|舞團|電台|辦公室)$"
)
_DEPARTMENT = compiled(
    r"\b(?:department|dept|division|office|affairs|communications?|relations|team|unit|section|desk|marketing)\b|"
    r"(?:部|科|組|處)$",
    re.IGNORECASE,
)
_SURNAMES = set(
    "au bao cai cao chai cham chan chang chao chau chen cheng cheong cheuk cheung chi chiang chien chik chin ching chiu "
    "cho choi chong chou chow choy chu chuang chui chun chung dai deng ding dong du fan fang feng fok fong fu fung gao "
    "gong gu guan guo han hau he ho hon hong hou hsu hu hua huang huen hui hung ip jia jiang jin kam kan kang ko kong "
    "koo ku kung kuo kwan kwok kwong lai lam lau law lee leung li liang liao lien lim lin ling liu lo loh look lou low lu "
    "lui luk luo lum lung luo ma mak man mao mo mok mui ng ngai ngan o ong ou pak pan pang pau pei peng poon pun qian qin "
    "qiu sham shek shen sheung shi shih shiu shum sin siu so song su suen sum sun sung sze tai tam tan tang tao teng tian "
    "ting to tong tsang tse tsim tso tsoi tsui tsung tung wai wan wang wat wei wen wong woo wu xia xiao xie xu xue yam yan "
    "yang yao yau ye yee yeung yim yin ying yip yiu yu yuan yue yuen yung zeng zhang zhao zheng zhong zhou zhu zou "
    "auyeung au-yeung keung kiu lun mang muk ngo nip ouyang pui sit szeto tsin wah wun yick yik "
    "smith jones brown taylor williams wilson johnson davies robinson wright".split()
)
SURNAMES_ZH = with_simplified(
    "陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾鐘彭游詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁"
    "卓馬董唐溫藍蔣石古紀姚連馮歐程湯黎康姜田白鄒尤巫韓黎嚴袁鄺關麥譚區鄔岑倪任伍凌冼尹甘甄車霍駱龐龔左布成勞阮易金俞柳柏翟裴單"
    "孔屈汪殷邢祁閔湛滕狄貝舒卜苗蒲屠蒙池桑燕晏瞿閻艾容耿寇聶敖饒鞠巢荊佘竇涂佟覃韋諶樓岳崔陶陸顧錢秦尹賀雷段邵毛龍文史牛萬常武喬賴黎樊葛奚祝項季賈焦鮑冷辛管魯桂卞齊梅盛童莫符穆丘招仇郝茅靳練藺戚沙鳳"
    # and less frequent ones, unless they begin everyday words
    "畢杭楚鈕嵇芮糜姬戈桓谷倫宓闞邰冉幸欒甯厲戎裘竺禤揭凃仲匡孟闕茹鞏晁蒯佀邸刁郗郜薊雍扈郟庾繆鄢鄷酈籍胥莘逄酆濮璩隗宰朴邊牟利包衛衞官查柴華談"
)
_NO_NAME_ZH = compiled(
    r"畢[業竟生]|杭州|楚楚|倫敦|倫理|谷歌|高級|高等|高層|高清|高峰|常務|常設|常用|文化|文娛|文件|金融|金額|石油|商務|查詢|關係|關注|關於|程序|程式|時間|計劃|招[聘募生標商待牌股攬]|方案|方法"
    r"|顧客|項目|單位|車[務站輛]|管理|安全|馬[會路]|龍舟|童軍|史[上無]|盛[事會大]|任[何職命期]|方[便面]|祝[賀福]|連[同續接帶]|溫[度室]|文[字章]|古[蹟典代]|金屬"
    r"|利[率息潤用益好物]|包[括裝含圍機辦容]|[衛衞][生星視]|官[方員網校立]|查[詢看閱核找]|柴[灣油]|華[人僑麗裔語文東北南中]|談[及判論話到]"
    r"|方式|成員|成立|成果|安排|連結|[該各一兩某這那](?:位|名)?(?:先生|女士|小姐)?$"
)
_GIVEN_ZH = compiled(r"..行")  # 力行, 景行: a given name oftener than a firm
_ADDRESSED_ZH = compiled(r"(?:先生|女士|小姐|太太)$")
_COMPOUND = (
    "歐陽", "司徒", "上官", "諸葛", "司馬", "皇甫", "尉遲", "令狐", "端木", "夏侯", "公孫", "張簡",
    "慕容", "鍾離", "宇文", "長孫", "南宮", "呼延", "申屠", "濮陽", "淳于", "赫連",
)  # fmt: skip
COMPOUND_ZH = frozenset(_COMPOUND) | {simplified(name) for name in _COMPOUND}
_LATIN_AND_ZH = re.compile(
    r"[A-Z][A-Za-z.’'-]*(?: [A-Z][A-Za-z.’'-]*){1,3} ?[（(](?P<zh>[㐀-鿿]{2,4})[）)]$"
)
_TOKEN = re.compile(r"[^\W\d_][\w.’'‑-]{0,60}")
_PARTICLES = {"de", "van", "von", "der", "den", "bin", "binti", "al", "da", "di", "del", "la", "le"}
_NO_NAME = set(
    "in on at from the this that since by until for as with our we it when after before today according speaking "
    "commenting however also meanwhile moreover media press news investor contact please name tel email phone and but "
    "looking he she they his her their its both all one about more further any view visit source".split()
)


def without_title(name: str) -> str:
    return _TITLES.sub("", name).strip()


def without_remark(line: str) -> str:
    """The line without the bracket at its end: 某某公關（代表某某公司）."""
    return re.sub(r"\s*[（(][^（）()]*[）)]$", "", line)


def has_title(text: str) -> bool:
    return bool(_TITLES.match(text)) or bool(TITLES_ZH.search(text))


def is_office(text: str) -> bool:
    """True where a text holds a word of office: "Director of Dry Floors", 主席."""
    words = {word.lower().strip(".") for word in _TOKEN.findall(text)}
    return bool(words & _OFFICES) or bool(ROLE_END_ZH.match(text))


def is_organisation(text: str) -> bool:
    """True where a text holds a word that organisations are called by, or is an acronym."""
    bare = text.strip(" :：,，")
    if _ORGANISATION_ZH.search(bare) or re.fullmatch(r"[A-Z][A-Z&.-]{2,}[a-z]?", bare):
        return True
    return bool(_ORGANISATION.search(bare))


def is_department(text: str) -> bool:
    return bool(_DEPARTMENT.search(text.strip()))


def has_known_surname(text: str) -> bool:
    """True where the first or the last word is a family name that is frequent in Hong Kong."""
    words = [word.lower().strip(".") for word in _TOKEN.findall(without_title(text))]
    return bool(words) and (words[-1] in _SURNAMES or words[0] in _SURNAMES)


def is_name(text: str) -> bool:
    """True for what is written like the name of a person, in Latin letters or in Chinese."""
    if re.search(r"[㐀-鿿]", text):
        return is_name_zh(text)
    untitled = without_title(text.strip())
    bare = _BEHIND_NAME.sub("", untitled)
    words = bare.split()
    if not 1 <= len(words) <= 6 or (len(words) == 1 and untitled == text.strip()):
        return False
    if any(word.lower().strip(".,") in _OFFICES | _NO_NAME for word in words):
        return False
    if re.search(r"[\d@:：/&|]", bare) or _ORGANISATION.search(bare):
        return False
    return all(
        word in _PARTICLES or re.fullmatch(r"[(“\"‘']?[^\W\d_a-z][\w.’'‑-]*[)”\"’']?", word)
        for word in words
    )


def is_surname(text: str) -> bool:
    """True for what begins with a Chinese family name: 朱, 歐陽美."""
    return text[:1] in SURNAMES_ZH or text[:2] in COMPOUND_ZH


def is_name_zh(text: str) -> bool:
    bare = TITLES_ZH.sub("", text.strip())
    titled = bare != text.strip()
    if (
        _NO_NAME_ZH.match(bare)
        or (len(bare) == 4 and bare[:2] not in COMPOUND_ZH and _OFFICE_END_ZH.search(bare))
        or not re.fullmatch(r"[㐀-鿿·]{1,5}", bare)
        or (len(bare) == 1 and not titled)
    ):
        return False
    if _ADDRESSED_ZH.search(text.strip()) and len(bare) <= 3 and not is_office(bare):
        return not _ORGANISATION_ZH.search(bare)  # however rare the family name
    return is_surname(bare) and (
        titled
        or bool(_GIVEN_ZH.fullmatch(bare))
        or (len(bare) <= 4 and not _ORGANISATION_ZH.search(bare[2:]))
    )


def split_name_zh(who: str) -> tuple[str, str]:
    """Name and office: the name is what follows the last word of office, 數碼港主席 + 陳細明."""
    who = re.sub(r"\s*[（(][A-Za-z .’'-]+[）)]\s*$", "", who.strip().strip("，,：:"))
    if both := _LATIN_AND_ZH.search(who):  # 總裁Jason Lau（劉俊彥）
        return both["zh"], who[: both.start()].strip()
    behind = _NAME_AND_OFFICE_ZH.fullmatch(who)
    if (
        behind
        and len(behind["name"]) == 3 + (who[:2] in COMPOUND_ZH)
        and is_name_zh(behind["name"])
    ):
        return behind["name"], behind["office"]  # 陳細明主席
    called = _CALLED_BY_OFFICE_ZH.fullmatch(who)
    if called and is_surname(called["name"]) and is_organisation(called["whose"]):
        return called["name"], called["whose"]
    title = TITLES_ZH.search(who)
    bare = who[: title.start()] if title else who
    latin = re.search(r"(?<![A-Za-z])(?!C[A-Z]O\b)[A-Za-z][A-Za-z .’'-]+$", bare)
    if latin and (latin.start() or title):
        return who[latin.start() :].strip(), who[: latin.start()].strip().removesuffix("的")
    if (office := ROLE_END_ZH.match(bare)) and 1 + (not title) <= len(bare) - office.end() <= 4:
        return who[office.end() :].strip(), who[: office.end()].strip()
    if len(bare) <= 4:
        return who, ""
    lengths = [n for n in (4, 3, 2, 1) if _may_end(bare, n, is_titled=title is not None)]
    behind_office = (n for n in lengths if _names_office(bare[:-n]) or bare[:-n].endswith("的"))
    if length := next(behind_office, next((n for n in lengths if n > 1), 0)):
        return who[len(bare) - length :], who[: len(bare) - length].strip()
    if _OFFICE_END_ZH.search(bare):
        return who, ""
    cut = len(bare) - (4 if bare[-4:-2] in COMPOUND_ZH else 3)
    return who[cut:], who[:cut]


def _may_end(words: str, length: int, is_titled: bool) -> bool:
    """True where the last so many characters may be a name: 某協會譚 with a title behind it."""
    name = words[-length:]
    if length == 1 or (length == 2 and name in COMPOUND_ZH):
        return is_titled and is_surname(name)
    is_compound = name[:2] in COMPOUND_ZH
    return (length == 4) == is_compound and is_surname(name) and not _OFFICE_END_ZH.search(name)


def _names_office(words: str) -> bool:
    office = ROLE_END_ZH.match(words)
    return is_organisation(words) or (office is not None and office.end() == len(words))
