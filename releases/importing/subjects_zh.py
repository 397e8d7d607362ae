"""Of whom a Chinese text speaks: the person who is 他 or 她 in the words behind it.

The rule: of the last sentence that names anybody, the last person who is not what a preposition
governs (向…, 由…, 與…); where two are named side by side, nobody can tell.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from .attribution_zh import (
    NICKNAME_ZH,
    OFFICE_AND_NAME_ZH,
    SAID_ZH,
    WHO_ZH,
    Who,
    dotted_zh,
    told_by,
    who_zh,
)
from .roles import COMPOUND_ZH, OFFICE_ZH, TITLES_ZH, is_name, is_name_zh, is_surname
from .scripts import compiled

NOBODY: Who = ("", "")  # somebody is meant, and nothing tells who

GOES_ON_ZH = (  # how a sentence goes on behind the name of whom it speaks
    r"(?=[以於在與和自從用將把曾憑獲，]|負責|擔任|出任|任職|來自|參[加與]|加入|現[年任時]|[今去]年|上(?:一[部次屆]|[月周週]))"
)
_PERSON = compiled(  # what stands right before a name: 護士, 二十歲的, 車長, 首席科學家
    rf"(?:歲的?|年級的?|師傅|家屬|{WHO_ZH}|[員師兵童]|(?<![國大回在居搬管])家|(?<![攜聯雙着著入親牽徒動隨分])手|(?<!或)者"
    rf"|(?<![發產衛民誕維])生|(?<![增成延擅專特身])長|(?<![國人])民|友|護士|[姊姐]姊?|[妹哥弟]|[父母]親|女兒|兒子|丈夫|妻子"
    rf"|同學|[冠亞季]軍|得主|廚|司機|[影視][帝后]|[護人道勇碩學博戰]士|(?:[技義社員職木礦民女]|清潔)工(?!友)|(?:[匠詩藝商工主夫傳球]|得獎|獲獎|受訪|經紀|代言|負責|主持|創始|合夥|發起|倡議|音樂|電影|傳媒|廣告|照顧)人|{OFFICE_ZH}|C[A-Z]O)"
    rf"(?=(?P<name>[㐀-鿿]{{2,4}}))"
)
_OF = compiled(  # 任教多年的林美儀憶述: what only a person does
    r"的(?=(?P<name>[㐀-鿿]{3,4}?)(?:曾[任在於參獲]|[修就]讀|[任執][職教]|出席|從[事小]|現[年任]|入行|退休|畢業|參[加與賽]|獨居|[居住][住於在]|育有|患[有上]|憶述|坦言|笑[言說]|自小|熱愛|擔任|加入|照顧|表示|指出|[說是]|每[天日周星月]|今年|去年|在[^，。]{0,8}工作))"
)
_TITLE = compiled(rf"(?:{TITLES_ZH.pattern.removesuffix('$')})(?![及和、」們])")
_GOES_ON = compiled(  # how a sentence goes on behind the name of a person
    r"[，、（(：:]|$|[於以在與和及從把被曾是對向為因亦也就都則又才剛仍已未每不沒獲說指稱並昨今]"
    r"|[正常]在|正式|經常|最[初近後]|自|由[一二三\d]|當[值年日時選]|有[一二三逾近\d]|來自|[開創成]設|加入|[擔出]任|任[職教]|參[加與觀賽]|出[席生]|[到在]場|到訪"
    r"|完成|[駕入退]|負責|離[開職]|創[立辦業]|現[年任時居]|[去前翌]年|上[周月任]|表示|認為|笑[言說指]|坦言|憶述|分享|感[謝到慨]|帶[領同着著]|經[營歷]|畢業|[修就]讀|執教|從[事小]|[居住][住於在]"
    r"|育有|患[有上]|獨居|一[家直邊面向]|兩[年次]|年[約屆僅]|主[持禮]|示範|講解|合[作力資著]|一[同起]|共同|攜手|聯手|分別|同[為屬]|照顧|[凌清早][晨上]|深夜|每[日周星月年次逢]|放學|專程|收到|走[遍進訪]|試[用過玩]|回[港到家國]|遠赴|放棄|堅持|長期|多[年次]|連續|上台|投[身入]|不幸|早年|先後|其後|期間|即場|難[忘掩]|看[到見]|遇[上到]|想[起到]|預[期計料]|[晚下]上|[上中下]午|[三四五六七八九十]歲|介紹|形容|補充|透露|見證|代表|首[次度]|日前|早前|希望|相信|親[自身]|接[受棒手任]|轉[行職投]|失[業明]|成[功為]|學[習懂會]|喜[歡愛]|熱愛|擁有"
    r"|帶領|率領|統籌|管理|研究|設計|製作|撰寫|發明|發現|領導|目前|原本|本身|最終|終於|隨即|立即|特別|經過|憑藉|花|用了?|將|會"
)
_SPEAKS_ON = compiled(
    r"[他她][^，。：「」]{0,4}?(?:又|續|還|再|亦|並|補充|重申|最後)[^，。「」]{0,8}[：:，]?\s*$"
)
_NO_GIVEN = compiled(r"[的地得了着著是在和與及或於將不也都就該此這那們說稱個位名次等並]")
_NICKNAME = compiled(  # 現年九歲的小杰與…, 病人陳伯今年…
    rf"(?:^|[，。的]|{WHO_ZH}|[父母]親)(?P<name>{NICKNAME_ZH})"
    r"(?:（化名）)?(?=[與和現住育在是每因辭於，]|今年|患|獨居|一家)"
)
_BY_PET_NAME = compiled(NICKNAME_ZH)
_BY_KINSHIP = compiled(r"[㐀-鿿](?:婆婆|伯伯|公公|爺爺|奶奶|嬸嬸|叔叔|先生|女士|小姐|太太)")
_RENAMED = compiled(  # 就讀小五的晴晴（化名）
    rf"(?:^|[，。、的]|{WHO_ZH})(?P<name>[㐀-鿿]{{1,4}}?(?:先生|女士|小姐|太太|婆婆|伯伯)?)[（(](?:化名|假名)[）)]"
)
_DOER = compiled(  # 編劇林美以三年時間…
    r"^[^，、「」]{0,16}?(?P<role>[㐀-鿿]{0,3}(?:[家師員者手]|編劇|導演|教練|總廚|主廚|同學|街坊|店主|義工|社工|護士|漁民|村民|學生))"
    rf"(?P<name>(?![高方常])[㐀-鿿]{{2}}[㐀-鿿](?<![地得的了])){GOES_ON_ZH}"
)
_TITLED = compiled(  # 受惠長者、八十二歲的朱婆婆即場接受檢查。
    r"(?P<name>(?<![㐀-鿿])(?:(?!的)[㐀-鿿]){1,3}|(?<=[的、者民長坊友生客戶屬員工人師])[㐀-鿿]{1,3}?)(?P<title>先生|女士|小姐|太太|婆婆|伯伯|公公|爺爺|奶奶|嬸嬸|叔叔|同學|博士|教授|醫生)"
    r"(?![及和、」]|們)"
)
_DOTTED = re.compile(  # 評審團主席漢斯·邁耶（Hans Meyer）在頒獎禮上…
    r"(?:^|，)(?P<who>[㐀-鿿]{1,20}[·‧・][㐀-鿿·‧・]{1,12}?)(?=[（(以於在與和自從用將把曾憑獲是認表說指稱，])"
)
_LATIN = re.compile(r"(?<=[㐀-鿿])(?P<name>[A-Z][a-z]+(?: [A-Z][A-Za-z’'-]+){1,3})(?=[㐀-鿿，])")
_GOVERNED = compiled(  # right before the person, or before whoever he is
    r"(?:[向給把被由隨跟令讓使授]|予|(?<![參])與|聯同|連同|陪同|夥拍|訪問|邀請|委任|感謝|多謝|認識|遇上|照顧|交給)[^，、。]*$"
)
_TO_WHOM = compiled(  # 視察學生單車徑: what is theirs comes behind them, and no name
    r"(?:參觀|視察|考察|巡視|探訪|到訪|走訪|造訪|聽取|了解|鼓勵|勉勵|讚揚|讚賞|表揚|嘉許|推廣|贈送|協助|支持|關心|關懷|慰問)(?!者|人員)[^，、。的]{0,8}$"
)
_UNDER = compiled(
    r"(?:先生|女士|小姐|博士|教授|醫生)?(?:的?(?:陪同|帶領|指導|見證|主持|鼓勵|介紹|督導|照顧|協助|支持)[之以]?下|的|等人)"
)
_AND = compiled(r"(?:先生|女士|小姐|博士|教授|醫生|同學)?[與和及、同][^，。]{0,24}$")
_PRONOUN = compiled(r"(?:^|[，；])(?:而|但|其後|後來|當時)?[他她]")
_SHE = compiled(r"女士|小姐|太太|婆婆|奶奶|母親|媽媽|女兒|姊|姐|妹|妻子|祖母|[婆嬸姨]$")
_HE = compiled(r"先生|伯伯|公公|爺爺|父親|爸爸|兒子|哥哥|弟弟|丈夫|祖父|[伯叔]$")
_SENTENCE = re.compile(r"[。！？\n]")
_SPOKEN = re.compile(
    r"「[^「」]*[，。！？…]」|“[^“”]*[,，.。!！?？…]”"
)  # unlike the name of a thing
_BROKEN = re.compile(r"(?<=[㐀-鿿，、])\n(?=[㐀-鿿])")  # by the width
_CLAUSE_START = re.compile(r"[，。；：！？\n]")
_AGE = compiled(r"(?:現年|年約|年僅|今年)?[\d一二三四五六七八九十]{1,4}歲的?")
_BESIDE = compiled(r"(?=(?P<name>[㐀-鿿]{3}))(?P=name)[與和及、]")
_LED_BY = compiled(r"以及|聯同|連同|邀請|委任|感謝|其中|當中|(?<!自)由|^[向為獲對讓令]")
_LONGEST_BEFORE = 30
_LONGEST_NAME = 16  # characters, with the word that goes on behind it
_MOST_PLACES = 12  # where a name may stand elsewhere: more tell no more
_BEGINNINGS = ("", "。", "！", "？", "」", "\n")
_HE_TELLS = compiled(rf"(?P<he>[他她])(?:[^，。：「」]{{0,8}}?){SAID_ZH}(?![導揮派服讚])")

_NAMED_BEHIND = compiled(
    rf"[，,\s]*(?P<told>[^。：:「」“”]{{4,60}}?)，(?P<he>[他她])[^，。：「」]{{0,8}}?{SAID_ZH}(?:[。：:，,]|$)"
)


@dataclass(frozen=True)
class Mention:
    """A person who is named: where the name begins and ends in its sentence, and who it is."""

    start: int
    end: int
    who: Who
    is_seen: bool = False  # only by what stands right before the name and behind it


def subject_zh(
    text: str, pronoun: str, known: Iterable[str], is_free: bool = False, release: str = ""
) -> Who | None:
    """The person of whom the text speaks last; NOBODY where it may be one of several.

    `is_free`: not whom only a preposition names. `release` may tell elsewhere who is a person.
    """
    sentences = _sentences(text)
    names = [name for name in known if name in text]
    for sentence in reversed(sentences):
        named = (_named_in(release, sentence, one) for one in mentions(sentence, names))
        found = [one for one in named if _may_be(pronoun, sentence, one)]
        found = [one for one in found if one.who != NOBODY] or found  # a doubt overrides nobody
        spoken = _PRONOUN.search(sentence)
        if found and spoken and spoken.start() < found[0].start:
            continue  # 她感謝林美儀: of whom it speaks was said before
        if found and not (is_free and _is_governed(sentence, found, len(found) - 1)):
            who = _subject(sentence, found)
            return None if who == NOBODY and _SPEAKS_ON.search(text) else who
    return None


def told_of_zh(text: str) -> Who | None:
    """Whose words a paragraph tells without marks: 某人指，…; nobody else is named behind that."""
    for sentence in reversed(_sentences(text)):
        if he := _HE_TELLS.match(sentence):
            return he["he"], ""
        if who := told_by(sentence):
            return who
        if next(_mentions(sentence, ()), None):
            return None
    return None


def told_behind(after: str) -> Who | None:
    """Who is named right behind a quotation, before 她說: 「…」護士林美儀剛回港，她說：「…」"""
    match = _NAMED_BEHIND.match(after)
    who = subject_zh(match["told"], match["he"], ()) if match else None
    return who if who and who[0] else None


def mentions(sentence: str, known: Iterable[str] = ()) -> list[Mention]:
    """The people whom a sentence names, in order, each once."""
    found: list[Mention] = []
    taken = bytearray(len(sentence))
    for one in _mentions(sentence, known):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            found.append(one)
    found.sort(key=lambda one: one.start)
    end = 0
    for number, one in enumerate(found):
        if one.who != NOBODY:
            found[number] = _with_role(sentence, one, end)
            end = one.end
    return found


def _with_role(sentence: str, one: Mention, end: int) -> Mention:
    """The person without what belongs to the one before, who ends there."""
    name, role = one.who
    role = role if len(role) <= one.start - end else sentence[end : one.start]
    for mark in _BESIDE.finditer(role):
        if is_name_zh(mark["name"]):
            role = role[mark.end() :]  # 校長林美儀與主席
            break
    role = _LED_BY.split(role)[-1].lstrip("與和及、而")
    return replace(one, who=(name, "" if _AGE.fullmatch(role) else role))


def _mentions(sentence: str, known: Iterable[str]) -> Iterator[Mention]:
    """Those that are surest first; the same person may come again."""
    doubted: list[Mention] = []
    for name in known:
        for place in re.finditer(re.escape(name), sentence):
            yield Mention(*place.span(), (name, ""))
    for match in _PERSON.finditer(sentence):
        start = match.start("name")
        length, is_sure = name_length(sentence[start : start + _LONGEST_NAME])
        if length and not _TO_WHOM.search(sentence, max(0, start - _LONGEST_BEFORE), start):
            if is_sure:
                yield replace(_mention(sentence, start, start + length), is_seen=True)
            else:
                doubted.append(Mention(start, start + length, NOBODY))
    for match in _OF.finditer(sentence):
        if is_name_zh(match["name"]) and not _NO_GIVEN.search(match["name"][1:]):
            yield _mention(sentence, *match.span("name"))
    for match in _DOTTED.finditer(sentence):
        if who := dotted_zh(match["who"]):
            yield Mention(match.start() + match[0].index(who[0]), match.end(), who)
    told = told_by(sentence)
    if told and (start := sentence.find(told[0])) >= 0:
        yield Mention(start, start + len(told[0]), told)
    for match in _TITLED.finditer(sentence):
        if is_surname(match["name"]):
            yield Mention(*match.span(), (match[0], ""))
    for pattern in (OFFICE_AND_NAME_ZH, _DOER):
        for match in pattern.finditer(sentence):
            if is_name(match["name"]):
                yield Mention(*match.span("name"), (match["name"], match["role"]))
    for pattern in (_NICKNAME, _RENAMED, _LATIN):
        for match in pattern.finditer(sentence):
            if pattern is not _LATIN or is_name(match["name"]):
                yield Mention(*match.span("name"), (match["name"], ""))
    yield from doubted


def name_length(text: str) -> tuple[int, bool]:
    """How many characters of the text are a name with which it begins, its title included, or 0;
    whether that is sure: everyday words begin with family names, so something must go on behind it.
    """
    if not is_surname(text):
        return 0, False
    if kin := _BY_KINSHIP.match(text):
        return len(kin[0]), True
    if _BY_PET_NAME.match(text) and _GOES_ON.match(text[2:]):
        return 2, True  # 街坊陳伯住在
    surname = 2 if text[:2] in COMPOUND_ZH else 1
    for given in (2, 1):
        name, behind = text[: surname + given], text[surname + given :]
        if len(name) < surname + given or _NO_GIVEN.search(name[surname:]):
            continue
        if title := _TITLE.match(behind):
            return (len(name) + title.end(), True) if is_name_zh(name + title[0]) else (0, False)
        if _GOES_ON.match(behind) and is_name_zh(name) and (behind or given > 1):
            return len(name), True
    if _BY_PET_NAME.match(text):
        return 2, True
    name = text[: surname + 2]
    is_like_one = is_name_zh(name) and not _NO_GIVEN.search(name[surname:])
    return len(name) if is_like_one else 0, False


def _named_in(release: str, sentence: str, one: Mention) -> Mention:
    """A mention that is doubted is none any more where the name is surely one elsewhere."""
    name = sentence[one.start : one.end]
    if one.who != NOBODY or len(name) < 3:
        return one
    for place in islice(re.finditer(name, release), _MOST_PLACES):
        start, end = place.span()
        behind = release[end : end + _LONGEST_NAME]
        is_behind_person = any(
            person.start("name") == start
            for person in _PERSON.finditer(release, max(0, start - 5), end)
        )
        begins = is_behind_person or release[max(0, start - 1) : start] in _BEGINNINGS
        if begins and (_TITLE.match(behind) or _GOES_ON.match(behind)):
            return replace(_mention(sentence, one.start, one.end), is_seen=True)
    return one


def _mention(sentence: str, start: int, end: int) -> Mention:
    before = _CLAUSE_START.split(sentence[max(0, start - _LONGEST_BEFORE) : start])[-1]
    who = who_zh(before + sentence[start:end])
    name = sentence[start:end]
    return Mention(start, end, who if who and who[0] == name else (name, before))


def _may_be(pronoun: str, sentence: str, one: Mention) -> bool:
    """False for a woman where the text says 他, and for a man where it says 她."""
    words = sentence[max(0, one.start - 3) : one.end]
    other = {"他": _SHE, "她": _HE}.get(pronoun)
    return other is None or not other.search(words)


def _sentences(text: str) -> list[str]:
    found = _SENTENCE.split(_BROKEN.sub("", _SPOKEN.sub("。", text)))
    return [sentence for sentence in found if sentence.strip()]


def _subject(sentence: str, found: list[Mention]) -> Who:
    free: list[Mention] = []
    for number, one in enumerate(found):
        if not (_is_governed(sentence, found, number) or _is_object(sentence, free, one)):
            free.append(one)
    last = (free or found)[-1]
    place = found.index(last)
    behind = sentence[last.end : found[place + 1].start] if place + 1 < len(found) else ""
    return NOBODY if _AND.fullmatch(behind) else last.who


def _is_object(sentence: str, free: list[Mention], one: Mention) -> bool:
    """True behind the subject of the same clause, for what may be no name: 某人考察學生單車徑，"""
    return (
        one.is_seen
        and bool(free)
        and not _CLAUSE_START.search(sentence, free[-1].end, one.start)
        and "的" not in sentence[free[-1].end : one.start]
    )


def _is_governed(sentence: str, found: list[Mention], number: int) -> bool:
    one = found[number]
    begins = found[number - 1].end if number else 0
    before = _CLAUSE_START.split(sentence[begins : one.start])[-1]
    beside = number > 0 and _AND.fullmatch(sentence[begins : one.start])
    return bool(beside or _GOVERNED.search(before) or _UNDER.match(sentence, one.end))
