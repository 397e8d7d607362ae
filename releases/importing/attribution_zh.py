"""Who says it, in Chinese: the words beside a quotation → name and office, or nothing."""

import re
from collections.abc import Sequence

from .roles import (
    COMPOUND_ZH,
    OFFICE_ZH,
    ROLE_END_ZH,
    SURNAMES_ZH,
    TITLES_ZH,
    is_name,
    is_name_zh,
    is_office,
    is_organisation,
    is_surname,
    split_name_zh,
)
from .scripts import compiled

Who = tuple[str, str]  # name and role; the name may be a pronoun, for the caller to resolve

PRONOUN = compiled(r"^(?:he|she|they|it|他|她|他們|她們|其)$", re.IGNORECASE)
_ENDS_CALLED = "[簡統合俗下別名通改號]"  # 簡稱, 統稱, 名稱: nobody says it
_SURNAME, _COMPOUND = "".join(sorted(SURNAMES_ZH)), "|".join(sorted(COMPOUND_ZH))
_NAMED_SO = (  # 會長譚志通稱：, 歐陽志通稱： and not 單位名稱：
    rf"(?:(?<=[長員師者席裁監理任事人授問表官家生民友工手][{_SURNAME}][㐀-鿿]{_ENDS_CALLED})"
    rf"|(?<=(?:{_COMPOUND})[㐀-鿿]{_ENDS_CALLED}))"
    r"(?<!(?:[單項車方程文時計][位目站案序件間劃])名)稱(?=[：:，,「“]|\s*$)"
)
SAID_ZH = (  # 補充, 補充道, 補充說, 續指
    r"(?:(?:表示|補充|回應|強調|總結|解釋|分享|分析|剖析|說明|憶述|回憶|感慨|[慨感][嘆歎]|驚[嘆歎]|評論|評價|表達|形容|提醒|建議|批評|質疑|反駁|澄清|打趣|自嘲|笑言?|介紹|透露|直言|坦言|認為|相信|預[料期測計]|續|接[着著]|[答問反]|興奮|激動|自豪|無奈|雀躍|欣喜)(?:道|說|指出?|稱)"
    r"|發[表出](?:聲明|談話|講話|演說|感言)|表示|說道?|指出?|"
    + rf"(?<!{_ENDS_CALLED})稱|{_NAMED_SO}"
    + r"|補充|認為|回應|強調|總結|解釋|坦言|分享|分析|剖析|透露|感言|評語|寄語|提到|提及|相信|憶述|[含微苦]?笑[言道]|直言|介紹|呼籲|期望|希望|評論|致辭|談及|寫道|表達|形容|慨嘆|感[嘆慨]|提醒|重申|承諾|闡釋|坦承|承認|反問|預[料期測計]|估計|展望|讚不絕口|大讚|直呼|驚嘆|有感而發|開宗明義|補述|質疑|反駁|澄清|打趣)"
)
_BEFORE_ZH = compiled(rf"^(?P<who>.{{1,120}}?){SAID_ZH}(?P<mark>[：:，,]?)\s*$", re.DOTALL)
_TOLD_ZH = compiled(rf"^(?P<who>[^。]{{2,60}}?){SAID_ZH}[，：:][^。]{{0,80}}[，：:]\s*$")
_TELLS_ZH = compiled(rf"^\s*(?P<who>[^，。：「」]{{2,60}}?){SAID_ZH}(?P<mark>[，：:]|(?=[^。]))")
_URGED_ZH = compiled(  # 某人呼籲市民及早登記：, 某人建議由小處入手：
    rf"^(?P<who>[^。，：「」]{{2,60}}?)(?:{SAID_ZH}|感謝|讚揚|歡迎|鼓勵|祝賀|回顧|分析|勉勵|講述|講解|闡述|建議|提議|籲請|叮囑|寄望|期盼|道謝|致謝|讚賞|警告|教路)[^。，：:「」]{{0,24}}[：:]\s*$"
)
_STATEMENT_ZH = compiled(  # 某局發言人就此事有以下回應：
    r"^(?:.*[，,])?(?P<who>[^，。：:]{0,30}?(?:發言人|主席|總裁|署長|局長|處長|會長|校長|院長))[^。：:]{0,120}?"
    r"(?:以下|下列|如下)的?(?:談話|回應|聲明|說話|講話|表示|意見)[：:]\s*$"
)
_NAMED_ZH = re.compile(r"^(?P<who>[^，。：:]{2,80})[：:]\s*$")
_LATIN_ZH = re.compile(  # 總廚Jane Doe從歷史取材
    r"(?P<role>[㐀-鿿][^A-Za-z]{1,20}?) ?(?P<name>[A-Z][a-z]+(?: [A-Z][A-Za-z’'-]+){1,2}) ?[㐀-鿿]"
)
_AFTER_ZH = compiled(rf"^[，,\s]*(?P<who>[^，。：「」“”]{{1,60}}?){SAID_ZH}(?:[。：:，,]|$)")
_SAYS_ONLY_ZH = compiled(rf"^(?P<who>[^，。：「」“”]{{1,60}}?){SAID_ZH}(?:。|\s*$)")
_AFTER_OFFICE_ZH = compiled(  # 林美儀，某協會主席，解釋說。
    rf"^[，,\s]*(?P<name>[^，。：「」“”]{{2,24}})，(?P<role>[^，。：「」“”]{{2,40}})，[^，。：「」“”]{{0,6}}?{SAID_ZH}(?:[。：:，,]|$)"
)
_BRACKETED_ZH = compiled(  # 林美儀（某協會主席）, 林美儀（新界東）
    r"(?P<who>[^（()）]{2,60}[㐀-鿿]) ?[（(](?P<more>[^（()）]{2,40})[）)]$"
)
_ADVERB_ZH = compiled(
    r"(?:今日|今天|昨日|昨天|日前|早前|同時|進一步|並且|並|亦|又|也|則|更|接著|隨後|其後|繼續|續|致[^，。]{0,6}[辭詞](?:時|中|上)?|再次|特別|最後|"
    r"(?:談|提|說|講|問|論)[及到起][^，。]{1,20}?時|(?:受訪|[回答][應覆]|被問|回顧|憶述|總結|展望|介紹|解釋|分享)[^，。]{0,20}?時|共同|一同|[在於][^，。]{1,20}?(?:時|上|中|後)|出席[^，。]{1,20}?時|接受[^，。]{1,12}?時|對此|就此|"
    r"[在於](?!線|職|地)[^，。的]{1,20}?(?:前|內|裏|裡|區|場|處|台|室|會|禮|館|間|談)|向(?:傳媒|媒體|記者|公眾|市民|大家|現場|在場|全場|學生|嘉賓)[^，。]{0,4}|(?:賽|會|戰|事|演出|典禮|儀式|比賽|活動)[前後]|席間|現場|即場|當場|台上|"
    r"異口同聲|不約而同|語重心長|斬釘截鐵|(?:滿懷|難掩)[㐀-鿿]{2}|稍後|[今昨][早晚晨]|[笑哭含帶][着著笑淚]|[苦微]笑|哽咽|激動|感慨|打趣|幽默|"
    r"(?:十分|非常|滿懷|難掩|略帶)?(?:(?P<one>[㐀-鿿])(?P=one)(?P<two>[㐀-鿿])(?P=two)|[㐀-鿿](?![基內當工產各境綠用])[㐀-鿿])地)$"
)
_HE_ZH = compiled(r"(?P<he>[他她])[賽會事於在隨其接受對向就又亦還也再續並曾][^的，。]{0,30}$")
# Behind a name in Chinese, or behind its title, the name in the other script is a gloss.
GLOSS_LATIN = re.compile(r"(?<=[㐀-鿿]) ?[（(][^（）()㐀-鿿]{1,40}[）)]")
_GLOSS_ZH = compiled(r"(?<=先生|女士|小姐|博士|教授|醫生|律師|議員|太太) ?[（(][㐀-鿿·]{2,8}[）)]$")
_LATIN_BEFORE_ZH = compiled(  # Mei Lam（林美）女士, Mei Lam（林美女士）
    r"(?:Dr\.? |Prof\.? )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3} ?[（(](?P<zh>[㐀-鿿]{2,4}(?:先生|女士|小姐|博士|教授|醫生|律師|議員)(?=[）)]$)|[㐀-鿿]{2,4}(?=[）)](?:先生|女士|小姐|博士|教授|醫生|律師|議員)))[）)]"
)
_REMARK_ZH = compiled(  # 阿明（化名）, 李太（左）
    r" ?[（(](?:化名|假名|音譯|[圖前後]?排?[左中右][起一二三四]?|圖)[）)]"
)
WHO_ZH = r"(?:者|戶|民|友|員|客|親|坊|主|生|病人|受助人|家長|義工|工友|爸爸|媽媽|妻子|丈夫)"
NICKNAME_ZH = (  # 小明, 李伯, 芬姐
    r"(?:[小阿](?![學型組朋童孩時巴店食部隊販量數心規企])[㐀-鿿]"
    r"|(?![的大老婆姨叔嬸姐哥嫂媽爸師學空表堂])[㐀-鿿][伯太姨叔婆嬸姐哥嫂媽爸])"
)
_FAMILIAR_ZH = compiled(  # 街坊李伯, 參加者黃先生, 現年七歲的小明
    r"(?P<role>[㐀-鿿]{0,24}(?:者|戶|民|友|員|客|親|坊|主|病人|家長|學生|義工|長者|媽媽|爸爸))"
    r"(?P<name>(?P<surname>[㐀-鿿]{1,2})(?:先生|女士|小姐|太太|婆婆|伯伯|公公|爺爺|奶奶|同學|[伯太姨叔婆嬸]))"
    rf"|(?P<role2>[^，。]{{0,24}}(?:的|歲|者|生|民|{WHO_ZH}))(?P<name2>{NICKNAME_ZH})"
)
_DOTTED_ZH = re.compile(r"(?P<head>[^·‧・•]+)[·‧・•][㐀-鿿·‧・•]{1,20}")  # 彼得·科瓦奇
_OFFICE_ABOVE = compiled(rf"[^，。]{{0,30}}(?:{OFFICE_ZH}|C[A-Z]O|[SE]?VP)")
_LONGEST_PART_ZH = 5  # characters of a foreign name in front of its first dot
_SAYING_ZH = compiled(  # 俗話說「…」: nobody’s words
    r"(?:.*[，,])?(?:正[如所]|[有如]|恰如|所謂)?(?:俗[話語]|常言|古[語話人]|諺語|老話|成語)(?:也|都|常|有|所|云)?"
)
_DAY_BEHIND = re.compile(r" ?[（(][^（()）]{1,14}日[）)]$")  # 某署發言人今日（三月三日）
_AND_ZH = compiled("[與和及、]")
_SHARE_ZH = compiled(  # of those who were asked: 有四成三, 61%受訪者, 逾半市民
    r"(?:[一二三四五六七八九\d]成|[%％]|百分之|[近逾超過][^，。]{0,2}半|[半多]數|[一二三四五六七八九十]分之)[^，。]{0,12}$"
)
_LEAD_IN_ZH = compiled(r"^(?:出席[^，。]{0,20}的|對於?|就|至於|同時|此外|另外|而|據|根據)")
_DEED_ZH = compiled(
    r"(?<=先生|女士|小姐|博士|教授)(?:對|就|在|於|向|歡迎|感謝|形容).*$"
    r"|(?<=[㐀-鿿]{3})(?:[談說講提]到|[談提]及|回想|回憶|想起).*$"
    r"|(?<=[㐀-鿿]{4})(?:感謝|多謝|讚揚|讚賞|恭賀|祝賀|歡迎|欣賞|呼籲|形容).*$"
)
OFFICE_AND_NAME_ZH = compiled(
    r"(?P<role>[^，。、]{1,30}?(?:主席|總裁|總監|經理|主任|署長|局長|司長|院長|校長|會長|秘書長|創辦人|負責人|發言人|"
    r"董事長?|執行長|召集人|總幹事|館長|主管|合夥人|代表|教授|顧問|行政長官|執行官|C[EFOT]O)) ?(?P<name>(?![兼及暨的]|總[裁監經]|執行)[㐀-鿿]{2,3}(?:先生|女士|小姐|博士|教授)?)"
)


_AFTER_ALSO_ZH = compiled(  # 風箏設計師，同時也是某會創辦人林美儀表示
    rf"^[，,\s]*(?P<role>[^，。：「」“”]{{2,40}})，(?P<who>(?:同時|也|亦|兼任)[^，。：「」“”]{{2,50}}?){SAID_ZH}(?:[。：:，,]|$)"
)


def told_by(clause: str) -> Who | None:
    """The person of whom a Chinese sentence tells what was said, without quoting: 某人補充，…"""
    match = _TELLS_ZH.match(clause)
    who = who_zh(match["who"]) if match else None
    if match is None or who is None or not (match["mark"] or who[1]):
        return None
    return who if is_name_zh(who[0]) or (who[1] and is_name(who[0])) else None


def after_zh(words: str, after: str) -> Who | None:
    match = _AFTER_ZH.match(after)
    who = who_zh(match["who"]) if match else None
    if (also := _AFTER_ALSO_ZH.match(after)) and (he := who_zh(also["who"])) and is_name(he[0]):
        return he[0], f"{also['role']}，{he[1]}"
    named = _AFTER_OFFICE_ZH.match(after)
    if named and is_name(named["name"]) and is_office(named["role"]):
        return named["name"], named["role"]
    if not who or words.rstrip().endswith(("。", "！", "？", "，", "…")):
        return who
    # 「某展覽」揭幕禮上表示…: a title, unless somebody is named
    is_somebody = is_name(who[0]) or is_office(who[0]) or PRONOUN.match(who[0])
    return who if is_somebody else None


def says_only_zh(after: str) -> bool:
    """True for a person by name who says what stands before, and nothing more: 展覽策展人林美儀說。"""
    match = _SAYS_ONLY_ZH.match(after)
    who = who_zh(match["who"]) if match else None
    return who is not None and is_name_zh(who[0]) and is_office(who[1])


def before_zh(clause: str, words: str) -> Who | None:
    if match := _STATEMENT_ZH.search(clause[-200:]):
        return match["who"], ""
    if match := _BEFORE_ZH.match(clause[-140:]):
        is_direct = bool(match["mark"]) or len(words) >= 8
        return who_zh(match["who"]) if is_direct else None
    is_sentence = len(words) >= 16 or words.endswith(("。", "！", "？", "，", "…"))
    if (match := _TOLD_ZH.match(clause[-140:])) and len(words) >= 8 and is_sentence:
        return who_zh(match["who"])
    if (match := _URGED_ZH.match(clause[-140:])) and len(words) >= 8:
        urged = who_zh(match["who"])
        if urged and is_name_zh(urged[0]):
            return urged
    if match := _NAMED_ZH.match(clause):
        if latin := _LATIN_ZH.match(match["who"]):
            return latin["name"].strip(), latin["role"].strip()
        name, role = _in_both(*(who_zh(match["who"]) or split_name_zh(match["who"])))
        is_of = is_office(role) or is_organisation(role) or TITLES_ZH.search(name)
        is_told = is_of or _ADVERB_ZH.search(match["who"])  # 林美儀難掩興奮：
        is_named = is_name_zh(name.split(" ")[0]) or (" " in name and is_name(name))
        return (name, role) if is_named and is_told else None
    return None


def _in_both(name: str, role: str) -> Who:
    """The name in both scripts: 某協會主席林美儀 Mei Lam."""
    zh, office = split_name_zh(role)
    is_both = not re.search("[㐀-鿿]", name) and is_name_zh(zh) and is_office(office)
    return (f"{zh} {name}", office) if is_both else (name, role)


def _without_gloss(who: str) -> str:
    """The words with each name in one script: 林美（Mei Lam）女士 is 林美女士."""
    who = GLOSS_LATIN.sub("", _LATIN_BEFORE_ZH.sub(r"\g<zh>", _REMARK_ZH.sub("", who)))
    return _GLOSS_ZH.sub("", who)


def _familiar_zh(who: str) -> Who | None:
    """Somebody called by the family name or a pet name, and what he is: 街坊李伯, 七歲的小明."""
    match = _FAMILIAR_ZH.fullmatch(who)
    if match and match["name2"]:
        return match["name2"], match["role2"]
    if match and len(match["surname"]) == 1 + (match["surname"] in COMPOUND_ZH):
        return (match["name"], match["role"]) if is_surname(match["surname"]) else None
    return None


def dotted_zh(who: str) -> Who | None:
    """A foreign name in Chinese, with dots between its parts, and the office before it."""
    match = _DOTTED_ZH.fullmatch(who)
    if not match:
        return None
    office = ROLE_END_ZH.match(match["head"])
    start = office.end() if office else 0
    if not 1 <= len(match["head"]) - start <= _LONGEST_PART_ZH:
        start = max(0, len(match["head"]) - _LONGEST_PART_ZH)
    return who[start:], who[:start]


def _office_above(parts: Sequence[str], part: str) -> str:
    """The office before the comma: 某公司的CEO，Mei Lam."""
    office = parts[parts.index(part) - 1] if part != parts[0] else ""
    return office if _OFFICE_ABOVE.fullmatch(office) else ""


def who_zh(who: str) -> Who | None:
    who = _without_gloss(_DAY_BEHIND.sub("", who))
    if _SAYING_ZH.fullmatch(who):
        return None
    found = _BRACKETED_ZH.fullmatch(who)
    if found and not is_name_zh(found["more"]) and (whose := who_zh(found["who"])):
        name, role = whose
        more = found["more"] if is_office(found["more"]) else ""
        if is_name_zh(name):
            return name, role or more
    parts = [part.strip() for part in re.split(r"[，,]", who)]
    for part in reversed(parts):
        bare = part
        while (shorter := _ADVERB_ZH.sub("", bare)) != bare:
            bare = shorter
        bare = _DEED_ZH.sub("", _LEAD_IN_ZH.sub("", bare)).strip()
        if _SHARE_ZH.search(bare):
            return None
        if not bare or len(bare) > 60:
            continue
        if PRONOUN.match(bare):
            return bare, ""
        if he := _HE_ZH.match(bare):
            return he["he"], ""
        if told := dotted_zh(bare) or _familiar_zh(bare):
            return told
        together = _AND_ZH.split(bare)
        if len(together) > 1 and all(map(is_name_zh, together)):
            return bare, ""
        if not re.search("[㐀-鿿]", bare) and " " in bare and is_name(bare):
            return bare, _office_above(parts, part)
        name, role = split_name_zh(bare)
        if is_name_zh(name) or is_name(name) or is_name(TITLES_ZH.sub("", name)):
            return name, role
        if found := OFFICE_AND_NAME_ZH.search(bare):
            return found["name"], found["role"]
        is_named = part is parts[-1] and bool(re.search(r"[㐀-鿿]{2}", bare))  # no SBS, JP
        if len(parts) > 1 and is_named and is_organisation(bare):
            return bare, ""  # 就有關事件，某協會發表聲明
        if part is parts[0]:
            return (bare, "") if is_office(bare) or len(parts) > 1 else (name, role)
    return None
