"""Who has been named so far: a release says name and office once, then “Prof Ma” and “she”."""

import re

from .attribution_zh import GLOSS_LATIN, PRONOUN, SAID_ZH, Who
from .roles import OFFICE_ZH, TITLE, TITLES_ZH, is_name, is_office, is_surname, without_title
from .scripts import compiled
from .subjects_zh import GOES_ON_ZH, subject_zh

_WORD = r"(?<![\w’'‑-])[^\W\d_a-z][\w’'‑-]{0,30}\.?"
_OFFICE_BEHIND = re.compile(
    rf"(?P<name>(?:{TITLE}\s+){{0,2}}{_WORD}(?: {_WORD}){{1,4}}), (?P<role>[^,;.“”\"\n，。：；「」]{{3,140}})"
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
_BEHIND_ROLE = re.compile(rf" (?:said|says|who|and|were|was|is)\b|{SAID_ZH}$")
_TITLED = re.compile(rf"{TITLE} {_WORD}(?: {_WORD}){{1,4}}")
_SUBJECT = re.compile(
    rf"(?:^|[.!?][”\"]?\s)(?:(?P<lead>(?:Speaking|Commenting|Addressing|At|In|On|During|As|The)\b[^.,“”\"\n]{{2,100}}), )?"
    rf"(?P<name>(?:(?:{TITLE}|President|Chairman|Chancellor|Secretary|Minister) )?"
    rf"{_WORD}(?: {_WORD}){{0,4}})(?:, [^.“”\"\n]{{3,120}}?,)?,? [a-z]"
)
_FOR_WHOM = re.compile(  # For local villager Mei Lam, the harbour is home. “…,” she says.
    rf"(?:^|[.!?][”\"]?\s)For (?:[a-z]+ ){{0,3}}(?P<name>(?!(?:This|That|The|More|Example|Many)\b){_WORD}(?: {_WORD}){{0,2}}), (?:the|a|an|it|this)\b"
)
_OPENING_ZH = compiled(  # 林小美在首百米領先。
    rf"(?:^|[。！？」』])(?P<name>[㐀-鿿]{{2,3}})(?:(?=是)|{GOES_ON_ZH})"
)
_PERSON_ZH = (  # right before a name
    rf"(?:歲的?|[員手家師者生長民友]|護士|姊姊|妹妹|哥哥|弟弟|{OFFICE_ZH})"
)
_CALLED_ZH = compiled(rf"(?P<surname>[㐀-鿿]{{1,2}})(?P<office>{OFFICE_ZH})")  # 林主席
_OF_OFFICE = compiled(rf"[㐀-鿿]{{0,16}}{OFFICE_ZH}")  # 執行長, 某局局長
_NOT_THE_CHIEF = compiled(  # 副主席, 前校長, 前風箏會主席, 助理署長, 候任會長
    r"(?:副|助理|襄理|署理|署任|暫代|代理|候任|候補|當選|榮譽|名譽|卸任|離任|時任|上屆|上任|前任)[㐀-鿿]{0,3}$|前$|^(?:前(?![海線哨沿進瞻景鋒])|候任|署理|署任|卸任|上屆)"
)
_AND_OFFICE = compiled("[兼及暨、，]")
_HAN = re.compile("[㐀-鿿]{2}")
_WIDE = re.compile("[㐀-鿿]")
_LATIN = re.compile(r"[A-Z][A-Za-z’'-]{1,24}")
_MOST = 300  # people: more are no release
_NEAR, _FAR = 2_000, 20_000  # characters


class People:
    """The people of one release, as it introduces them. `text` is all of its body."""

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._known: list[Who] = []
        self._last: Who | None = None
        self._full: dict[str, Who | None] = {}  # of parts of names
        for match in _TITLED.finditer(text):
            if is_name(match.group()):
                self._add(match.group(), "")
        for match in _BEHIND_OFFICE.finditer(text):
            is_title = _is_titled(f"{match['role']} {match['name']}")
            if is_office(match["role"]) and not is_title and is_name(match["name"]):
                self._add(match["name"].rstrip("."), "")
        for pattern in (_BEHIND_COMMA, _OFFICE_BEHIND, _OFFICE_BEFORE):
            for match in pattern.finditer(text):
                role = _BEHIND_ROLE.split(match["role"])[0].strip()
                if is_office(role) and is_name(match["name"]):
                    self._add(match["name"].strip(), role)

    def speaker(self, who: Who, before: str = "") -> Who:
        """Name and role of who speaks; `before` is the paragraph so far, where “she” was named."""
        name, role = who
        is_pronoun = PRONOUN.match(name) is not None
        if named := self.subject(before, name if is_pronoun else "") if before else None:
            self._add_in_office(named)  # 某校教授林美儀…「…」林教授說
        if is_pronoun:
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

    def goes_on_to(self, text: str) -> None:
        """What a paragraph says behind a quotation and its speaker: of whom, if not of the speaker."""
        found = subject_zh(text[-400:], "", (name for name, _ in self._known), is_free=True)
        if found and found[0]:
            self._last = found if found[1] else self._introduced(found[0]) or found

    def _add_in_office(self, who: Who | None) -> None:
        if who and who[1]:
            self._add(*who)

    def subject(self, text: str, pronoun: str = "") -> Who | None:
        """The person of whom the last sentences speak; NOBODY where it may be one of several.

        In Chinese the `pronoun` behind them tells women from men.
        """
        found, text = None, GLOSS_LATIN.sub("", text[-_NEAR:])
        if _HAN.search(text):
            names = [*(name for name, _ in self._known), *self._openings(text)]
            found = subject_zh(text[-400:], pronoun, names, release=self._text[:_FAR])
            found = (found and not found[1] and self._introduced(found[0])) or found
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
        name = next(reversed(_opened(text)), "")
        return (self._introduced(name) or (name, "")) if name else None

    def _openings(self, text: str) -> list[str]:
        """The names with which sentences begin, if the release says elsewhere what they are."""
        whole = self._text[:_FAR]
        return [name for name in _opened(text) if re.search(_PERSON_ZH + name, whole)]

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
            named = next((k for k in reversed(self._known) if words[0] in _key(k[0]).split()), None)
            if not (named or name in self._full):
                self._full[name] = self._in_full(name)  # looked for once
            return named or self._holder(name) or self._full[name]
        return None

    def _holder(self, office: str) -> Who | None:
        """Who alone holds an office that is named without a person: 執行長更進一步表示, 某局局長說."""
        if not _OF_OFFICE.fullmatch(office):
            return None
        found = {_key(who[0]): who for who in self._known if _holds(who[1], office)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _in_full(self, name: str) -> Who | None:
        """Whose name in Latin letters the text gives in full before a part of it: Lam 先生, Mei."""
        word = TITLES_ZH.sub("", name).strip()
        if not _LATIN.fullmatch(word):
            return None
        full = (
            rf"(?<![\w-])(?P<name>{word} [A-Z][\w’'-]{{1,30}})(?=(?: of [^,.\n]{{2,60}})?, who\b)"
        )
        if word != name:  # a title tells that it is the family name
            title = re.escape(name.removeprefix(word))
            full = rf"(?<![\w-])(?P<name>(?:[A-Z][\w.’'-]{{0,30}} ){{1,3}}{word})(?![A-Za-z-])(?:{title})?"
        for match in re.finditer(full, self._text[:_FAR]):
            if is_name(match["name"]):
                before = self._words_before(match.start())
                return match.group(), before if is_office(before) else ""
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


def _opened(text: str) -> list[str]:
    """What looks like the name of a person and begins a sentence."""
    return [m["name"] for m in _OPENING_ZH.finditer(text[-400:]) if is_name(m["name"])]


def _holds(role: str, office: str) -> bool:
    """True for who holds the office itself: neither a deputy nor whoever held it or will."""
    before = _AND_OFFICE.split(role.removesuffix(office))[-1]
    return role.endswith(office) and not _NOT_THE_CHIEF.search(before)


def _is_titled(name: str) -> bool:
    return without_title(name) != name


def _key(name: str) -> str:
    bare = TITLES_ZH.sub("", name).strip()  # Mei Lam 女士
    return without_title(name if _WIDE.search(bare) else bare).casefold().strip(". ")
