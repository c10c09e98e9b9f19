"""
Bodies and groups that a title says take part: after "møde med", "workshop for", "orientering i" …

Who is only spoken about ("beslutning om inddragelse af interessenter") is left out: an actor counts only where the
words before it make it one who acts or is present.
"""

from __future__ import annotations

import re
from functools import lru_cache

from frisat.plan.regex import regex
from frisat.read.fields import words
from frisat.read.fields.cells import clean, join_pieces, unique
from frisat.read.fields.names import GLUE, Item, Token, glue, is_head, item_at, tokens, words_of

_GATHERING = regex(
    r"(?:.*(?:møde\w*|workshops?|workshoppen|seminar\w*|temadag\w*|kursus|kurser|dialog\w*|samtale\w*|"
    r"kick-off|oplæg|konference\w*|"
    r"netværk\w*|café\w*|cafe\w*|træf|orientering\w*|information|informationsmøde|arrangement\w*|"
    r"undervisning|præsentation|"
    r"gennemgang|debat\w*|drøftelser?|høring|interviews?|spørgetime|udviklingsdag\w*|introduktion|"
    r"kompetenceudvikling|"
    r"fremlægges|præsenteres|gennemgås|offentliggøres|afholdes|oplyses|holdes|åbent|fremlæggelse|forelæggelse|forelægges|hus|"
    r"temadebat|rundtur))$",
    re.IGNORECASE,
)
_ONLY_OBJECT = regex(
    r"(?:godkendelse|beslutning|vedtagelse|behandling|formulering|udarbejdelse|frist|udkast|nedsættelse|valg|"
    r"ansættelse|kommissorium|indstilling|lov|evaluering)\b",
    re.IGNORECASE,
)
_BY = regex(
    r"(?:godkendt|tiltrådt|orientering|undervisning|uddannelse|oplæring|vaccination|inddragelse|involvering|regi|ledelse|"
    r"høring|deltagelse|anført|besøg|\w+(?:es|et|ås)|"
    r"interview|interviews)$",
    re.IGNORECASE,
)
_TO = regex(
    r"(?:invitation\w*|inviteres|indkaldes|indkaldelse|(?:ud|frem|til)?sendes|udsendelse|adgang|oplæg|\w*status|"
    r"afrapportering|nyhedsbrev|\w*spørgeskema\w*|information|brev|\w*rapport)$",
    re.IGNORECASE,
)
_FROM = regex(
    r"(?:rep\.|repr\.|repræsentanter|repræsentant|deltagelse|oplæg|indlæg|input|bidrag|perspektiver|erfaringer|viden|ønsker|forslag|"
    r"\w*svar|udtalelser?|udtalelsen)$",
    re.I,
)
_WORKPLACES = regex(
    r"(?:arbejdspladser\w*|skoler\w*|plejehjem\w*|plejecentre\w*|institutioner\w*|dagtilbud\w*|centre\w*)$", re.I
)
_NO_PLACE = regex(
    r"(?:kommunen?|kommuner|regionen?|hospital\w*|\w*center|\w*centret|\w*centre|\w*afdeling\w*|kontor\w*|staten)$",
    re.I,
)
_VERB = regex(
    r"(?:[a-zæøå]{3,}(?:er|ede|edes|går|står|es|lagde|trådte|gjorde|satte|valgte|sendte)|\w*gør|vedtog|sagde|lagde|"
    r"gjorde|bad|lod|kom|skrev|"
    r"fandt|har|havde|vil|skal|kan|er|var|blev|får|fik|går|står|ser|mødes|"
    r"mødtes|orienteres|inviteres|høres|"
    r"deltog|indgik|holdt|tog|gav|besluttes)$"
)
_PARTICLES = frozenset({"ud", "op", "ned", "frem", "ind", "videre"})
_AUXILIARY = regex(r"(?:har|havde|vil|skal|kan|er|blev|bliver)$")
_GROUP_MEETING = regex(
    r"(?!borgermøde)(?P<who>borger|bruger|medarbejder|leder|forældre|personale|elev|beboer|pårørende|ungdoms|frivillig)"
    r"(?:dialog|info|informations)?(?:møde|samtale|dialog|café|cafe|workshop|topmøde|interview|"
    r"seminar|inddragelse)\w*$",
    re.IGNORECASE,
)
_PLURALS = {
    "borger": "borgere",
    "bruger": "brugere",
    "medarbejder": "medarbejdere",
    "leder": "ledere",
    "elev": "elever",
    "beboer": "beboere",
    "ungdoms": "unge",
    "frivillig": "frivillige",
}
_MEETING_OF = regex(
    r"^(?P<body>.*?\w)(?P<s>s?)(?:-)?(?P<event>tema|budget|fælles|dialog|ekstraordinære?)?"
    r"(?:møde(?:t|r|rne)?|seminar(?:et|er)?|behandling(?:en)?|konference(?:n)?|temadag(?:en)?|"
    r"drøftelse(?:n|r)?|høring(?:en)?)$",
    re.IGNORECASE,
)
_ORDINAL = regex(r"(?:\d{1,2}|første|anden|tredje|(?:ekstra)?ordinære|næste|endelige|fælles)$")
_TREATMENT = regex(
    r"(?:(?:første|anden)?behandling(?:en)?|godkendelse(?:n)?|vedtagelse(?:n)?|beslutning(?:en)?)$", re.I
)
_COUNT = regex(r"(?:\d[\d.\-–]*|ca\.?|cirka|omkring|mindst|op|til)$", re.IGNORECASE)
_POSSESSOR = regex(r"^((?:[A-ZÆØÅ][\wæøåéö-]+ )+[A-ZÆØÅ][\wæøåéö-]+?)s (?:besøg|oplæg|indlæg|tale|deltagelse)\b")


@lru_cache(maxsize=4096)
def named(title: str) -> tuple[str, ...]:
    """
    The bodies and groups of a title that act or take part, as printed, in order.

    "Byrådsmøde" gives "Byrådet", "Workshop for ledere i Skole" gives "ledere i Skole"; "Beslutning om nedsættelse af
    udvalg" gives nothing.
    """
    found = tokens(glue(title))
    out = [*_possessor(title), *_short_first(title), *_compounds(found)]
    taken: set[int] = set()
    for at in range(len(found)):
        if at in taken or not _acts(found, at):
            continue
        items = [item for item in _list_at(found, at) if not _only_describes(found, item)]
        if items and _fits(found, at, items):
            out += _printed(found, items)
            taken.update(range(at, items[-1].end))
    return unique(out)


_SHORT_FIRST = regex(
    r"\W{0,3}(?P<who>[A-ZÆØÅ]{2,6}(?: udvalg(?:et)?)?)(?P<sign>\.|,|:| [–-])?\s+"
    r"(?:(?:\d\.|(?:første|anden|endelig|ekstra|ordinær|ekstraord)\w*\.?)\s+)*(?P<then>[a-zæøå]{3,})\b"
)
"""The short name of a body that opens a title: "KB. 2. behandling", "ØK udvalg drøfter", "(KB ordinært møde)"."""
_THERE = regex(
    r"(?:\w*(?:møde|seminar|behandling|indstilling|drøftelse|orientering|godkendelse|beslutning|konference)(?:r|t|n|en|et)?)$"
)


def _short_first(title: str) -> tuple[str, ...]:
    match = _SHORT_FIRST.match(title)
    if match is None or not words.is_acronym(match["who"].split()[0]):
        return ()
    does = _VERB.match(match["then"]) is not None and match["sign"] not in (".", ",")
    return (match["who"],) if does or _THERE.match(match["then"]) else ()


def _possessor(title: str) -> tuple[str, ...]:
    match = _POSSESSOR.match(title)
    return (match[1],) if match else ()


def _compounds(found: list[Token]) -> list[str]:
    """Bodies inside compounds and genitives: "Byrådsmøde", "Udvalgets møde"."""
    out = []
    for at, token in enumerate(found):
        match = _MEETING_OF.match(token.word)
        if (
            match
            and words.is_body(match["body"].split(GLUE)[-1])
            and _meets(match["body"], token.word, found[at + 1 :])
        ):
            out.append(clean(_definite(match["body"])))
        if group := _GROUP_MEETING.match(token.word):
            out.append(_PLURALS.get(group["who"].lower(), group["who"].lower()))
        genitive = re.fullmatch(r"(.*(?:et|en|ne))s", token.word)
        after = next((t.word for t in found[at + 1 : at + 4] if not _ORDINAL.match(t.low)), "")
        if (
            genitive
            and not token.tail
            and words.is_body(genitive[1].split(GLUE)[-1])
            and (_GATHERING.match(after) or (at == 0 and _TREATMENT.match(after)))
        ):
            out.append(clean(genitive[1]))
    return out


def _meets(body: str, word: str, after: list[Token]) -> bool:
    """
    Whether the compound is of a body that meets ("Byrådsbehandling", and not "Myndighedsbehandling"); a network is who
    is met where that is said ("Netværksmøde for vejledere").
    """
    if body.lower().endswith("netværk") and after and after[0].low in ("med", "for", "mellem"):
        return False
    return "møde" in word.lower() or bool(re.search(r"(?:råd|udvalg|bestyrelse|direktion|MED)$", body, re.IGNORECASE))


def _definite(body: str) -> str:
    low = body.lower()
    if low.endswith(("med", "forum", "parti")) or words.is_acronym(body):
        return body
    if low.endswith(("råd", "udvalg", "sekretariat", "formandskab", "netværk", "nævn")):
        return body + "et"
    if low.endswith("e"):
        return body + "n"
    return body + "en" if low.endswith(("ion", "ing", "stab")) else body


def _acts(found: list[Token], at: int) -> bool:
    """Whether the words before token `at` make what follows one who takes part."""
    before = found[at - 1] if at else None
    if before is None or before.tail.startswith((".", "!", "?")):
        return True
    if before.tail.strip("”\"')") and before.tail[:1] in ":;":
        return False
    prior = found[at - 2] if at > 1 else Token("", "")
    only_object = bool(_ONLY_OBJECT.match(found[0].low)) or (found[0].low == "politisk" and len(found) > 2)
    match before.low:
        case "med" | "mellem" | "blandt" | "hos":
            in_hearing = before.low == "hos" and prior.low in ("høring", "partshøring")
            return (
                before.low == "mellem"
                or in_hearing
                or not (only_object or prior.low in ("forbindelse", "sammen", "fokus"))
            )
        case "i" | "ved":
            return prior.low not in ("medarbejdere", "ansatte")
        case "på":
            return True
        case "for":
            return bool(_GATHERING.match(prior.low)) or prior.low in ("åbent", "over", "hus")
        case "af":
            if prior.low in ("inddragelse", "involvering"):
                return at == 2 or (bool(re.match(r"løbende|fortsat", found[0].low)) and at == 3)
            if prior.low in _PARTICLES and at > 2:
                return found[at - 3].low.endswith("es") and not only_object  # "sendes ud af", "meldes ud af"
            return bool(_BY.match(prior.low)) and not (only_object and prior.low.endswith("et"))
        case "til":
            return bool(_TO.match(prior.low))
        case "fra":
            return bool(_FROM.match(prior.low)) or (bool(_FROM.match(found[0].low)) and at < 6)
        case _ if _AUXILIARY.match(before.low) and not before.tail:
            return not only_object
        case "hvor" | "at":
            return True
        case "også":
            return prior.low == "hvor"
        case _:
            return bool(_GATHERING.match(before.low)) and not before.tail


def _fits(found: list[Token], at: int, items: list[Item]) -> bool:
    """Whether these items, standing here, are actors: depends on the preposition and on what they are."""
    before = found[at - 1].low if at else ""
    first = found[items[0].head]
    if at == 0 or found[at - 1].tail.startswith((".", "!", "?")):
        return _is_subject(found, items)
    if _AUXILIARY.match(before) or before in ("hvor", "at", "også"):
        return _is_doer(found, items, inverted=bool(_AUXILIARY.match(before)))
    if before == "forelægges":
        return items[0].body and _not_area(first)
    if before == "i":
        return items[0].body and not items[0].people and not _NO_PLACE.match(first.last) and _not_area(first)
    if before == "ved":
        return (items[0].body and _not_area(first)) or first.low.endswith(("mesteren", "manden", "tøren"))
    if before == "på":
        return bool(_WORKPLACES.match(first.last))
    if before in ("for", "med", "af") and first.low.startswith("kommune") and items[0].counted:
        return False
    if before in ("med", "mellem", "blandt", "hos", "for", "af", "til", "fra"):
        return _not_area(first) or before in ("med", "mellem", "hos")
    return len(items) > 1 and items[-1].end == len(found)


def _is_doer(found: list[Token], items: list[Item], *, inverted: bool) -> bool:
    """The subject of a clause: "har alle skoler afviklet …" (inverted), "hvor 450 borgere mødtes"."""
    end = items[-1].end
    if end >= len(found) or not _not_area(found[items[0].head]):
        return False
    follows = found[end].low
    return bool(re.search(r"(?:et|t|lle|de)$|i$|ikke$", follows)) if inverted else bool(_VERB.match(follows))


def _not_area(token: Token) -> bool:
    return GLUE not in token.word or words.is_body(token.last) or "MED" in token.word.partition(GLUE)[0]


def _is_subject(found: list[Token], items: list[Item]) -> bool:
    """A body that opens a sentence and does something, or that is the whole title."""
    end, first = _behind_short(found, items[-1].end), found[items[0].head]
    if end >= len(found):
        return items[0].body and _not_area(first)
    if _is_label(found, end):
        return items[0].body and _not_area(first) and _is_definite(first)
    follows = found[end].low
    strong = items[0].body or items[0].people or len(items) > 1
    return strong and bool(_VERB.match(follows)) and not is_head(found[end])


def _only_describes(found: list[Token], item: Item) -> bool:
    """Whether a body in the genitive only says whose the noun behind it is: "direktionens bud på …"."""
    last = found[item.end - 1]
    if last.tail or item.end >= len(found) or not _GENITIVE.search(last.word):
        return False
    after = found[item.end]
    return words.is_body(_GENITIVE.sub("", last.last)) and after.word[:1].islower() and not is_head(after)


_GENITIVE = regex(r"(?<=et|en|ne)s$")


def _behind_short(found: list[Token], end: int) -> int:
    """The place behind a body's short name in brackets, "Erhvervsudvalget (ØEU) vedtager …", or behind an ordinal."""
    if end < len(found) and found[end].opens and words.is_acronym(found[end].word) and ")" in found[end].tail:
        return end + 1
    if end + 1 < len(found) and found[end].word.isdigit() and found[end].tail == ".":
        return end + 1  # "Byrådet 2. behandler budgettet"
    return end


def _is_definite(token: Token) -> bool:
    """Whether a name is that of one body and not of a sort of thing: "Byrådet", "Hoved-MED", not "Netværk"."""
    if any(map(str.isdigit, token.last)):
        return False  # "M1 – …" numbers a step
    return token.last.endswith(("et", "en", "erne", "rne")) or words.is_acronym(token.last) or "MED" in token.word


_SIGNS = frozenset(["–", "—", "-", "·", "|", "/"])


def _is_label(found: list[Token], end: int) -> bool:
    """Whether what stands before `end` is set before what it does: "Byrådet – 2. behandling", "Byrådet, seminar"."""
    before, after = found[end - 1], found[end]
    if not after.word and after.tail:
        return after.tail in _SIGNS
    is_set_off = before.tail == ":" or after.word in _SIGNS
    return is_set_off or (before.tail == "," and _GATHERING.match(after.low) is not None)


def _list_at(found: list[Token], at: int) -> list[Item]:
    """The actors that stand in a row from token `at`, parted by commas, og, samt or a slash."""
    out: list[Item] = []
    here = at
    while here < len(found):
        item = item_at(found, here, proper=(at > 0 and found[at - 1].low in ("med", "mellem", "hos")) or bool(out))
        if item is None:
            break
        out.append(item)
        here = item.end
        if here >= len(found) or found[here - 1].tail not in ("", ","):
            break
        if found[here].low in ("og", "samt", "&", "/", "eller"):
            here += 1
        elif found[here - 1].tail != ",":
            break
    return out


def _printed(found: list[Token], items: list[Item]) -> list[str]:
    """Their names; a number before a group is a quantity, not part of its name."""
    pieces = []
    for item in items:
        start = item.start
        while start < item.head and _COUNT.match(found[start].word):
            start += 1
        pieces.append(words_of(found, start, item.end))
    return list(join_pieces(pieces))
