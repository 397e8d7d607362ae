"""Who has been named so far: a release says name and office once, then “Prof Ma” and “she”."""

import re

from .attribution_zh import (
    GLOSS_LATIN,
    NICKNAME_ZH,
    OFFICE_AND_NAME_ZH,
    PRONOUN,
    WHO_ZH,
    Who,
    dotted_zh,
    told_by,
)
from .roles import OFFICE_ZH, TITLE, TITLES_ZH, is_name, is_office, is_surname, without_title
from .scripts import compiled

_WORD = r"(?<![\w’'‑-])[^\W\d_a-z][\w’'‑-]{0,30}\.?"
_OFFICE_BEHIND = re.compile(
    rf"(?P<name>(?:{TITLE}\s+){{0,2}}{_WORD}(?: {_WORD}){{1,4}}), (?P<role>[^,;.“”\"\n]{{3,140}})"
)
_BEHIND_COMMA = re.compile(  # led by the Chief of the Pier Office, Mei Lam, a group of …
    rf"(?P<role>(?<![\w&’'-])[A-Z][\w&’'-]{{0,30}}(?: [A-Z&][\w&’'-]{{0,30}}){{0,5}}"
    rf"(?: (?:of|for|at|to) [^,;.“”\"\n]{{3,120}})?), (?P<name>(?:{TITLE} )?{_WORD}(?: {_WORD}){{1,3}}),"
)
_OFFICE_BEFORE = re.compile(
    rf"(?P<role>(?<![\w&’'-])(?:[A-Z][\w&’'-]{{0,30}} ){{1,5}})(?P<name>{TITLE} (?:the Hon\w*\.? )?{_WORD}(?: {_WORD}){{1,4}})"
)
_BEHIND_OFFICE = re.compile(
    rf"\b(?P<role>[A-Za-z-]{{3,20}}) (?=(?P<name>{_WORD}(?: {_WORD}){{1,2}}))"
)
_TITLED = re.compile(rf"{TITLE} {_WORD}(?: {_WORD}){{1,4}}")
_SUBJECT = re.compile(
    rf"(?:^|[.!?][”\"]?\s)(?:(?P<lead>(?:Speaking|Commenting|Addressing|At|In|On|During|As|The)\b[^.,“”\"\n]{{2,100}}), )?"
    rf"(?P<name>(?:(?:{TITLE}|President|Chairman|Chancellor|Secretary|Minister) )?"
    rf"{_WORD}(?: {_WORD}){{0,4}})(?:, [^.“”\"\n]{{3,120}}?,)?,? [a-z]"
)
_FOR_WHOM = re.compile(  # For local villager Mei Lam, the harbour is home. “…,” she says.
    rf"(?:^|[.!?][”\"]?\s)For (?:[a-z]+ ){{0,3}}(?P<name>(?!(?:This|That|The|More|Example|Many)\b){_WORD}(?: {_WORD}){{0,2}}), (?:the|a|an|it|this)\b"
)
_LATIN_IN_ZH = re.compile(
    r"(?<=[㐀-鿿])(?P<name>[A-Z][a-z]+(?: [A-Z][A-Za-z’'-]+){1,3})(?=[㐀-鿿，])"
)
_NICKNAME_ZH = compiled(  # 現年九歲的小杰與…, 病人陳伯今年…
    rf"(?:^|[，。的]|{WHO_ZH})(?P<name>{NICKNAME_ZH})"
    r"(?:（化名）)?(?=[與和現住育在是每因辭於，]|今年|患|獨居|一家)"
)
_RENAMED_ZH = compiled(  # 就讀小五的晴晴（化名）
    rf"(?:^|[，。、的]|{WHO_ZH})(?P<name>[㐀-鿿]{{1,4}}?(?:先生|女士|小姐|太太|婆婆|伯伯)?)[（(](?:化名|假名)[）)]"
)
_GOES_ON_ZH = (  # how a sentence goes on behind the name of whom it speaks
    r"(?=[以於在與和自從用將把曾憑獲，]|負責|擔任|出任|任職|來自|參[加與]|加入|現[年任時]|[今去]年|上(?:一[部次屆]|[月周週]))"
)
_DOER_ZH = compiled(  # 編劇林美以三年時間…
    r"(?:^|[。！？；」』])[^，。！？；、「」]{0,16}?(?P<role>[㐀-鿿]{0,3}(?:[家師員者手]|編劇|導演|教練|總廚|主廚|同學|街坊|店主|義工|社工|護士|漁民|村民|學生))"
    rf"(?P<name>(?![高方常])[㐀-鿿]{{2}}[㐀-鿿](?<![地得的了])){_GOES_ON_ZH}"
)
_TITLED_ZH = compiled(  # 受惠長者、八十二歲的朱婆婆即場接受檢查。
    r"(?P<name>(?<![㐀-鿿])(?:(?!的)[㐀-鿿]){1,3}|(?<=[的、者民長坊友生客戶])[㐀-鿿]{1,3}?)(?P<title>先生|女士|小姐|太太|婆婆|伯伯|公公|爺爺|奶奶|嬸嬸|叔叔|同學|博士|教授|醫生)"
    r"(?![及和、」]|們)"
)
_DOTTED_ZH = re.compile(  # 評審團主席漢斯·邁耶（Hans Meyer）在頒獎禮上…
    r"(?:^|[。！？」』，])(?P<who>[㐀-鿿]{1,20}[·‧・][㐀-鿿·‧・]{1,12}?)(?=[（(以於在與和自從用將把曾憑獲是認表說指稱，])"
)
_OPENING_ZH = compiled(  # 林小美在首百米領先。
    rf"(?:^|[。！？」』])(?P<name>[㐀-鿿]{{2,3}})(?:(?=是)|{_GOES_ON_ZH})"
)
_PERSON_ZH = (  # right before a name
    rf"(?:歲的?|[員手家師者生長民友]|護士|姊姊|妹妹|哥哥|弟弟|{OFFICE_ZH})"
)
_CALLED_ZH = compiled(rf"(?P<surname>[㐀-鿿]{{1,2}})(?P<office>{OFFICE_ZH})")  # 林主席
_MOST = 300  # people: more are no release
_NEAR, _FAR = 2_000, 20_000  # characters


class People:
    """The people of one release, as it introduces them. `text` is all of its body."""

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._known: list[Who] = []
        self._last: Who | None = None
        for match in _TITLED.finditer(text):
            if is_name(match.group()):
                self._add(match.group(), "")
        for match in _BEHIND_OFFICE.finditer(text):
            is_title = _is_titled(f"{match['role']} {match['name']}")
            if is_office(match["role"]) and not is_title and is_name(match["name"]):
                self._add(match["name"].rstrip("."), "")
        for pattern in (_BEHIND_COMMA, _OFFICE_BEHIND, _OFFICE_BEFORE):
            for match in pattern.finditer(text):
                role = re.split(r" (?:said|says|who|and|were|was|is)\b", match["role"])[0].strip()
                if is_office(role) and is_name(match["name"]):
                    self._add(match["name"].strip(), role)

    def speaker(self, who: Who, before: str = "") -> Who:
        """Name and role of who speaks; `before` is the paragraph so far, where “she” was named."""
        name, role = who
        if named := self.subject(before) if before else None:
            self._add_in_office(named)  # 某校教授林美儀…「…」林教授說
        if PRONOUN.match(name):
            found = named or self._last or self._opening(before)
            found = found or self._only_one(before) or ("", "")
        else:
            found = (name, role) if role else self._introduced(name) or who
        if found[0] and (found is not who or role or is_name(name)):
            self._add(*found)
        self._last = found if found[0] else self._last
        return found

    def speaks_of(self, text: str) -> None:
        """A paragraph without quotations: whoever it is about is “she” in the next one."""
        found = self.subject(text)
        self._add_in_office(found)  # whom the next paragraph may call by title and family name
        self._last = found or self._last or self._only_one(text)

    def _add_in_office(self, who: Who | None) -> None:
        if who and who[1]:
            self._add(*who)

    def subject(self, text: str) -> Who | None:
        """The person of whom the last sentences speak, where they begin with the name."""
        found, text = None, GLOSS_LATIN.sub("", text[-_NEAR:])
        for match in OFFICE_AND_NAME_ZH.finditer(text[-400:]):
            found = (match["name"], match["role"]) if is_name(match["name"]) else found
        for clause in re.split(r"[。！？]", text[-400:]):
            found = told_by(clause) or found
        for match in _DOER_ZH.finditer(text[-400:]):
            found = (match["name"], match["role"]) if is_name(match["name"]) else found
        for match in _DOTTED_ZH.finditer(text[-400:]):
            found = dotted_zh(match["who"]) or found
        opening = self._opening(text)
        if opening and re.search(_PERSON_ZH + opening[0], self._text[:_FAR]):
            is_last = re.split(r"[。！？]", text)[-1].strip().startswith(opening[0])
            found = opening if is_last else found or opening
        for pattern in (_NICKNAME_ZH, _RENAMED_ZH):
            for match in pattern.finditer(text[-400:]):
                found = found or (match["name"], "")
        for match in _TITLED_ZH.finditer(text[-400:]):
            if is_surname(match["name"]) and not (found and found[0] == match.group()):
                found = self._introduced(match.group()) or (match.group(), "")
        for match in _LATIN_IN_ZH.finditer(text[-400:]):
            found = (match["name"], "") if is_name(match["name"]) else found
        for match in _FOR_WHOM.finditer(text[-400:]):
            found = self._introduced(match["name"]) or (match["name"], "")
        for match in _SUBJECT.finditer(text[-1500:]):
            name = match["name"]
            role = re.sub(r"^As\s+(?:the\s+)?", "", match["lead"] or "")
            if is_office(role) and is_name(name):
                found = self._introduced(name) or (name, role)
                continue
            found = self._introduced(name) or ((name, "") if _is_titled(name) else found)
        return found or self._named_last(text)

    def _opening(self, text: str) -> Who | None:
        """What looks like a person's name and begins the last sentence that begins with one."""
        names = [match["name"] for match in _OPENING_ZH.finditer(text[-400:])]
        name = next((name for name in reversed(names) if is_name(name)), "")
        return (self._introduced(name) or (name, "")) if name else None

    def _named_last(self, text: str) -> Who | None:
        """Whose name ends the text: “a show by the visual artist Mei Lam.”"""
        end = text.rstrip(" .\n")
        return next((who for who in reversed(self._known) if end.endswith(f" {who[0]}")), None)

    def _only_one(self, text: str) -> Who | None:
        """Who is named in the text, where it names one person only."""
        found = {_key(name): (name, role) for name, role in self._known if name in text}
        return next(iter(found.values())) if len(found) == 1 else None

    def _introduced(self, name: str) -> Who | None:
        key = _key(name)
        for known in reversed(self._known):
            if _key(known[0]) == key:
                return (name, known[1])
        surname = TITLES_ZH.sub("", name)
        if surname != name and len(surname) <= 2:
            named = next((k for k in reversed(self._known) if k[0].startswith(surname)), None)
            return named or self._named_above(surname, name)
        if (called := _CALLED_ZH.fullmatch(name)) and is_surname(called["surname"]):
            return self._in_office(called["surname"], called["office"])
        words = re.sub(r"^(?:president|chairman|chancellor|secretary|minister)\s+", "", key).split()
        if len(words) == 1:
            return next((k for k in reversed(self._known) if words[0] in _key(k[0]).split()), None)
        return None

    def _named_above(self, surname: str, name: str) -> Who | None:
        """Who is called so with the given name, before it is left out: 林美儀醫生 above 林醫生."""
        end = max(self._text.find(name), 0)
        start = max(end - _FAR, 0)
        title = name.removeprefix(surname)
        found: Who | None = None
        called = re.compile(rf"{re.escape(surname)}[㐀-鿿]{{1,2}}{title}")
        for match in called.finditer(self._text, start, end):
            if is_name(match.group()):
                before = self._words_before(match.start())
                found = match.group(), before if is_office(before) else ""
        return found

    def _in_office(self, surname: str, office: str) -> Who | None:
        """Who holds an office and is called by it and the family name: 某會主席林美儀 is 林主席."""
        for name, role in reversed(self._known):
            if name.startswith(surname) and role.endswith(office):
                return name, role
        named = re.compile(
            rf"{office}(?P<name>{surname}[㐀-鿿]{{1,2}}(?:先生|女士|小姐|博士|教授|(?=[、，（(及與和])))"
        )
        for match in named.finditer(self._text[:_FAR]):
            if is_name(match["name"]):
                return match["name"], self._words_before(match.start("name"))
        return None

    def _words_before(self, place: int) -> str:
        """What stands right before a name: of whom, and in which office."""
        return re.split(r"[，。、；：「」！？\s]", self._text[max(place - 30, 0) : place])[-1]

    def _add(self, name: str, role: str) -> None:
        if len(self._known) < _MOST and (name, role) not in self._known:
            self._known.append((name, role))


def _is_titled(name: str) -> bool:
    return without_title(name) != name


def _key(name: str) -> str:
    return without_title(name).casefold().strip(". ")
