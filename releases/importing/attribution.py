"""Who says it: the words beside a quotation → name and office, or nothing."""

import re

from .attribution_zh import PRONOUN, SAID_ZH, Who, after_zh, before_zh, who_zh
from .roles import TITLE, has_known_surname, is_name, is_office, without_title
from .scripts import compiled
from .signed import signature, signature_above
from .subjects_zh import told_behind

_SAID = (
    r"(?:said|says|say|saying|remarked|remarks|Said|Commented|Added|commented|comments|added|adds|noted|notes|stated|states|explained|explains|"
    r"continued|continues|concluded|concludes|shared|shares|emphasi[sz]e[sd]|stressed|stresses|highlighted|highlights|"
    r"underlined|underscored|pointed out|points out|told|tells|announced|believe[sd]|expressed|observed|observes|"
    r"reiterated|affirmed|affirms|wrote|writes|quipped|echoed|elaborated|reflected|reflects|recalled|recalls|revealed|"
    r"enthused|declared|mentioned|mentions|suggested|described|replied|responded|agreed|agrees|summari[sz]ed|opined|"
    r"claimed|acknowledged|urged|hoped|called on|had this to say|was quoted as saying)"
)
_ADVERB = r"(?:also|further|then|later|today|proudly|recently|has|have|had|went on to|proceeded to)"
_BEFORE = re.compile(
    rf"^(?P<who>.{{2,300}}?),?\s+(?:{_ADVERB}\s+){{0,2}}{_SAID}\b(?P<tail>[^“\"]{{0,120}}?)(?P<mark>[,:：–—-]?)\s*$",
    re.DOTALL,
)
_NAMED = re.compile(r"^(?P<who>.{3,200}?)\s*[:：]\s*$", re.DOTALL)
_FINITE = re.compile(r",\s+(?:has|have|had|is|was|were|will|also)\b")  # what somebody did
_ACCORDING = re.compile(r"^according to (?P<who>.{3,200}?)[,:：]\s*$", re.IGNORECASE | re.DOTALL)
_AFTER = re.compile(
    rf"^[,\s]*(?:{_SAID}\s+(?P<who>.{{2,250}}?)|(?P<who2>.{{2,250}}?),?\s+(?:{_ADVERB}\s+){{0,2}}{_SAID}\b.{{0,200}}?)\s*[.,:;!?]*\s*$",
    re.DOTALL,
)
_ONE_VERB = re.compile(
    r"^[,\s]*(?P<who>[^,.:;“”\"\n]{2,60}?)\s+[a-z]{3,12}ed\s*[.!]?\s*$"
)  # “…,” Lam mused.
_REPORTED = re.compile(  # According to Mei Lam, the wind …; Mei Lam said that the wind …
    rf"^(?:[Aa]ccording to (?P<who>[A-Z][^\n]{{2,200}}?), (?=the |it |this |these |there |an? )"
    rf"|(?P<who2>[^\n]{{3,200}}?),? (?:{_ADVERB} ){{0,2}}{_SAID} that )"
)
_SHE_SAID = re.compile(rf"\s*(?:he|she|they) (?:{_ADVERB} )?{_SAID}\s*[.,]?\s*", re.IGNORECASE)
_SAID_BY = re.compile(r"\s+(?:said|says|added|commented) [A-Z]")
_SIGNED = re.compile(r"^\s*[-–—―~～]{1,2}\s*(?P<who>[^\W\d_].{2,160}?)\s*\.?\s*$", re.DOTALL)
_IN_BRACKETS = re.compile(r"[（(][^（）()\n]{4,160}[）)]")  # 「…」（某協會主席林美儀）
_OWN_LINE = re.compile(r"\s*(?:\n|[–—―─－]|--)")
_LEAD_IN = re.compile(
    r"^(?:in|on|at|for|with|to|as|by|from|of|after|before|during|while|when|who|which|where|since|following|and|"
    r"\w+ing|meanwhile|however|also|moreover|furthermore|additionally|today|earlier|later|finally)\b",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"^(?:in|at|during|while|when|who|whose|speaking|adding|noting|following|after|where|which|citing|commenting|"
    r"reflecting|explaining|referring|regarding|today|earlier|on|as|to|with|upon)\b"
)
_HONOURS = re.compile(
    r"^(?:(?:[A-Z][A-Za-z]{0,4}\.){2,4}(?:/(?:[A-Z][a-z]?\.){2,4})?|FAHA|FACC|MBA|MPH|RN|GBM|GBS|SBS|BBS|MH|JP|Ph\.?D\.?|M\.?D\.?|FCPA|CPA|CFA|OBE|MBE|CBE|QC|SC|KC|DBA|Esq\.?|Jr\.?|Sr\.?)"
    r"(?:\s+(?:GBS|SBS|BBS|MH|JP|SC))*$"
)
_OWNED = re.compile(  # Acme’s Mei Lam, Acme Works’ Mei Lam
    r"(?P<role>[A-Z][\w&.-]{1,30}(?: [A-Z&][\w&.-]{0,30}){0,4})(?:[’']s|(?<=s)[’']) (?P<name>[A-Z][^,]{2,40})$"
)
_LONGEST_NAME = 6  # words
_SHORT_WHO = re.compile(r"(?:the |a )?(?:[A-Z][\w’'-]*|company|team)")
_GROUP = re.compile(  # Several former members of the club have come back and …
    r"(?P<who>[A-Z][^,:.]{0,60}\b(?:members|staff|employees|residents|students|volunteers|founders|owners|users|"
    r"participants|parents|teachers|customers|visitors|guests|officials|organi[sz]ers|leaders|partners|colleagues)"
    r"(?: (?:of|at|from|in|with) [^,:.]{2,60}?)?) (?:have|has|had|are|were|who)\b"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(（“\"㐀-鿿])(?:Mr|Mrs|Ms|Dr|Prof|Assoc|Asst|St|Ltd|Co|Inc|Corp|No|Jr|Sr|Ir|Hon|Rev|vs|U\.S|U\.K|H\.K|[A-Z])\.$"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[^\W\d_a-z]|[“\"‘(\d])")
_SENTENCE_END_ZH = re.compile(r"[。！？；][」』”）]*")

_GLOSS_IN_EN = re.compile(r" ?[（(][㐀-鿿·]{2,8}[）)]")


def last_sentence(text: str) -> str:
    """What stands behind the last full stop: the clause that leads to a quotation."""
    end = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start() + 1]):
            end = match.end()
    for match in _SENTENCE_END_ZH.finditer(text, end):
        if match.end() < len(text.rstrip()):
            end = match.end()
    return text[end:].strip()


def first_sentence(text: str) -> str:
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start() + 1]):
            return text[: match.start() + 1]
    return text


_GLUED_COMMA = re.compile(r",(?=[a-z])")
_ABOVE_VERB = compiled(rf"\n(?={SAID_ZH}[：:，,]?\s*$)")


def said_before(before: str, words: str) -> Who | None:
    """Who is announced by the words before a quotation: “X, Role of Y, said:”."""
    if before.endswith("\n") and (signed := signature_above(before)):
        return signed
    before = _ABOVE_VERB.sub("", before[-700:])
    clause = last_sentence(re.sub("[∶︰﹕]", "：", before))
    if not clause:
        return None
    if re.search(r"[㐀-鿿]", clause):
        return before_zh(clause, words)
    clause = _GLUED_COMMA.sub(", ", clause)  # Mei Lam,said
    if match := _BEFORE.match(clause):
        is_direct = bool(match["mark"]) or match["tail"].strip() in ("", "that")
        if match["tail"].strip() and words.endswith(",") and len(words.split()) < 5:
            is_direct = False  # announced its product, “Kite Two,” in …
        is_direct = is_direct or (len(match["tail"]) < 60 and _is_speech(words))
        if is_direct and _is_who(match["who"]):
            return read_speaker(match["who"])
        group = _GROUP.match(clause) if match["mark"] and _is_speech(words) else None
        return (group["who"], "") if group else None
    if match := _ACCORDING.match(clause):
        return read_speaker(match["who"])
    if (match := _NAMED.match(clause)) and not _FINITE.search(match["who"]):
        name, role = read_speaker(match["who"])
        return (name, role) if is_name(name) and (role or has_two_words(name)) else None
    return None


def said_after(words: str, after: str) -> Who | None:
    """Who is named behind a quotation: “said X, Role of Y.”, “she added.”, “— X, Role”."""
    after = after[:700]
    if _OWN_LINE.match(after) and (signed := signature(after)):
        return signed
    if (behind := _IN_BRACKETS.fullmatch(after.strip())) and (signed := signature(behind[0])):
        return signed
    if re.match(r"[，,。\s]*(?:[A-Za-z\d][\w .&’'+@/-]{0,40})?[㐀-鿿]", after):
        return after_zh(words, after) or told_behind(after)
    if (match := _SIGNED.match(after)) and re.search(r"[㐀-鿿]{2}", match["who"]):
        return who_zh(match["who"])
    if match := _SIGNED.match(after):
        name, role = read_speaker(match["who"])
        return (name, role) if is_name(name) else None
    ends_open = words.rstrip().endswith((",", ".", "!", "?", "…", "—", "–"))
    is_said = after.lstrip().startswith(",") or _SHE_SAID.fullmatch(after)
    is_unmarked = _is_speech(words) and _SAID_BY.match(after)  # the comma is missing
    if not (ends_open or is_said or is_unmarked):
        return None
    match = _AFTER.match(first_sentence(after.strip()))
    if not match:
        verb = _ONE_VERB.match(after) if words.rstrip().endswith(",") else None
        return read_speaker(verb["who"]) if verb and _is_who(verb["who"]) else None
    who = match["who"] or match["who2"]
    is_closed = words.rstrip().endswith(".")
    if is_closed and (re.match(r"(?:The|This|A|An|Our)\s", who) or _LEAD_IN.match(who)):
        return None  # “….” The approach reflects …: a sentence of its own
    return read_speaker(who) if match["who"] or _is_who(who) else None


def told_of(text: str) -> Who | None:
    """Whose words a paragraph tells without marks, as its last sentence says."""
    match = _REPORTED.match(last_sentence(text))
    who = read_speaker(match["who"] or match["who2"]) if match else ("", "")
    return who if is_name(who[0]) else None


def _is_speech(words: str) -> bool:
    """True for a good part of a sentence; a title is written with capitals."""
    found = words.split()
    return len(found) >= 8 and sum(word[:1].isupper() for word in found) < 0.4 * len(found)


def has_two_words(name: str) -> bool:
    return len(without_title(name).split()) > 1


def _is_who(who: str) -> bool:
    """True for what can speak: a person, an office, a pronoun, "the company"; not "shares"."""
    name, role = read_speaker(who)
    return bool(
        role
        or PRONOUN.match(name)
        or is_name(name)
        or is_office(name)
        or re.match(r"(?:The|A|An|One|Our|His|Her|Their)\s", name)
        or (re.fullmatch(r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}", name))
    )


def read_speaker(who: str) -> Who:
    """The name and the role in “Jane Doe, CEO of Acme”, “Acme CEO Jane Doe”, “CEO of Acme, Jane Doe”."""
    who = _GLOSS_IN_EN.sub("", re.sub(r"\s+", " ", who)).strip(" ,.:：")
    who = re.sub(r"^[Aa]s\s+(?=[A-Z])", "", who)
    parts = [part.strip() for part in re.split(r",\s+(?!(?:Ltd|Inc|LLC)\b)", who)]
    parts = [part for part in parts if not (_HONOURS.match(part) or re.fullmatch(r"\d*", part))]
    if len(parts) == 2 and _is_told_by(*parts):
        return parts[1], ""
    for number, part in enumerate(parts):
        name, role = _name_in(part)
        if name:
            above = [p for p in parts[:number] if is_office(p) and not _LEAD_IN.match(p)]
            below = [p for p in parts[number + 1 :] if p]
            for stop, piece in enumerate(below):
                if _AFTERWARDS.match(piece):
                    below = below[:stop]
                    break
            return name, ", ".join(p for p in (*above, role, *below) if p)
    plain = [part for part in parts if not _LEAD_IN.match(part)] or parts or [""]
    return plain[0], ", ".join(plain[1:])


def _is_told_by(told: str, who: str) -> bool:
    """True for “Acme wants to fly kites wherever there is any wind”, “Zhu”."""
    is_sentence = len(told.split()) > _LONGEST_NAME and not is_office(told)
    return is_sentence and bool(_SHORT_WHO.fullmatch(who))


def _name_in(part: str) -> Who:
    """The person in one part between commas, and what the part says of the office."""
    part = re.sub(
        r"^(?:(?:during|at|in) which|and|our|its|the company’s|the company's)\s+", "", part
    )
    owned = _OWNED.match(part)
    if owned and has_two_words(owned["name"]) and is_name(owned["name"]):
        return owned["name"], owned["role"]
    if is_name(part):
        return part, ""
    if _LEAD_IN.match(part):
        return "", ""
    if (of := re.match(r"(?P<name>.{3,60}?)\s+(?:of|from|at)\s+(?P<role>.+)$", part)) and is_name(
        of["name"]
    ):
        return of["name"], of["role"]
    titled = re.match(rf"(?P<role>.{{2,120}}?)\s+(?P<name>{TITLE}\s+[^,]{{2,50}})$", part)
    if titled and is_name(titled["name"]):
        return titled["name"], titled["role"]
    lowly = re.match(r"(?P<role>(?:[a-z][\w-]+ ){1,6})(?P<name>[A-Z].{2,40})$", part)
    is_linked = lowly and re.search(r"\b(?:by|of|to|as|in|at|and|for|with|from) $", lowly["role"])
    if lowly and not is_linked and is_name(lowly["name"]) and has_two_words(lowly["name"]):
        return lowly["name"], lowly["role"].strip()  # "study author Jane Doe"
    words = part.split()
    for start in range(max(1, len(words) - 4), len(words) - 1):
        # "Acme CEO Jane Doe": the name stands right behind the office
        if is_office(words[start - 1].strip(",")) and is_name(" ".join(words[start:])):
            return " ".join(words[start:]), " ".join(words[:start])
    if len(words) > 3 and is_office(part) and has_known_surname(words[-1]):
        # "Founder of Acme Works Jane Chan": nothing but the family name tells where the name begins
        name = " ".join(words[-2:])
        if is_name(name):
            return name, " ".join(words[:-2])
    lower = next((n for n, word in enumerate(words) if word[:1].islower()), 0)
    if lower >= 2 and is_name(" ".join(words[:lower])):
        return _name_in(" ".join(words[:lower]))
    return "", ""
