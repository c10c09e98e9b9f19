"""Names of bodies as tokens: what belongs together ("Børn, Unge & Familie") and where one name ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frisat.plan.regex import regex
from frisat.read.fields import words

GLUE = "\ue000"
"""Stands for a space inside a name while a text is being split."""
_CAP = r"[A-ZÆØÅÄÖÉ][\wÆØÅæøåäöé-]*"
_SUSPENDED = regex(r"\b\w[\w-]*-(?:, \w[\w-]*-)*,? (?:og|eller|samt) (?=\w)")
_AMPERSAND = regex(rf"{_CAP}(?:, {_CAP})* & {_CAP}")
_AREA_LIST = regex(rf"{_CAP}(?: {_CAP})?(?:, {_CAP})* og {_CAP}(?: {_CAP})?")
_MED = regex(r"[\w-]*MED [A-ZÆØÅ]")
_MED_BODY = regex(r"\b(?:[\w-]*MED|TR|AMR)[ ](?:organisation|udvalg|system|struktur|repræsentant)\w*")
"""A name of two words whose first is letters: "MED organisationen"."""
_LAST = regex(r"(\w+)\W*$")
_AREA_OPENERS = frozenset(
    ["i", "for", "inden", "på", "afdelingen", "chefgruppen", "ledergruppen", "området", "centret", "direktør", "chef"]
)
_TIME = regex(
    rf"\d|(?:{words.MONTH_STEMS})[a-zæøå]*\.?$|uge|kvartal|for[åa]r|efter[åa]r|sommer|vinter|"
    r"starten|slutningen|løbet|perioden|midten|dag$|forbindelse|form$|praksis|gang$|stedet|forhold|alt$|fællesskab",
    re.IGNORECASE,
)
NUMBERS = frozenset(["to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"])


def _all_areas(names: str) -> bool:
    return all(words.is_area(word) for word in re.split(r"\W+", names) if word not in ("og", ""))


def glue(text: str) -> str:
    """
    The text with GLUE for the spaces inside names: suspended compounds ("Børne- og Kulturudvalget"), lists that
    end in & ("Børn, Unge & Familie") and names of areas joined by og ("Kultur og Fritid").
    """
    text = _MED_BODY.sub(lambda m: m[0].replace(" ", GLUE), text)
    text = _SUSPENDED.sub(lambda m: m[0].replace(" ", GLUE), text)
    text = _AMPERSAND.sub(lambda m: m[0] if _acronyms(m[0]) else m[0].replace(" ", GLUE), text)
    return _AREA_LIST.sub(_glue_areas, text)


def _acronyms(text: str) -> bool:
    return any(words.is_acronym(part) for part in re.split(r"[\s,&]+", text))


def _glue_areas(match: re.Match[str]) -> str:
    names, before = match[0], _LAST.search(match.string, 0, match.start())
    parts = [part for part in re.split(r", | og ", names) if part]
    if _MED.match(names) and len(parts) == 2 and _all_areas(names.partition(" ")[2]):
        return names.replace(" ", GLUE)  # "Område-MED Teknik og Miljø"
    if any(words.is_actor_word(word) and not words.is_area(word) for part in parts for word in part.split()):
        if len(parts) > 2 and _all_areas(" ".join(parts[-2:])):  # "Byrådet, Kultur og Fritid"
            head, tail = names.rsplit(", ", 1)
            return f"{head}, {tail.replace(' ', GLUE)}"
        return names
    opened = before is not None and before[1].lower() in _AREA_OPENERS
    known = sum(words.is_area(word) for word in re.split(r"\W+", names))
    if _all_areas(names) or (opened and (known or len(parts) == 2)):
        return names.replace(" ", GLUE)
    return names


@dataclass(frozen=True, slots=True)
class Token:
    word: str
    """Without the punctuation around it; GLUE inside stands for a space."""
    tail: str
    """Punctuation after it: "", ",", "." …"""
    opens: bool = False
    """Whether a bracket or quotation mark stands before it."""

    @property
    def low(self) -> str:
        return self.word.lower()

    @property
    def last(self) -> str:
        """The last word of a glued name, the first word else: the one that says what it is."""
        return self.word.rsplit(GLUE, 1)[-1]

    @property
    def is_cap(self) -> bool:
        return self.word[:1].isupper()


_TOKEN = regex(r"(?P<opens>[(\[”\"“'»]*)(?P<word>[^\s]*?)(?P<tail>[,.;:!?)\]”\"“'«*]*)(?:\s+|$)")
_ABBREVIATION = regex(
    r"(?:^|[\W_])(?:rep|repr|øvr|adm|pol|kom|komm|udv|org|vedr|ift|afd|dir|min|forv|kl|pr|jf|mv|fl|indl|\w*udv)$", re.I
)


def tokens(text: str) -> list[Token]:
    """The words of a text already glued; a full stop of an abbreviation stays with its word."""
    out = []
    for match in _TOKEN.finditer(text):
        word, tail = match["word"], match["tail"]
        if not word and not tail:
            continue
        if tail.startswith(".") and _ABBREVIATION.search(word):
            word, tail = word + ".", tail[1:]
        out.append(Token(word, tail, bool(match["opens"])))
    return out


def is_time(word: str) -> bool:
    """Whether a word after "i" or "på" says when, or is a set phrase, and no place or group."""
    return bool(_TIME.match(word))


def _is_name(token: Token) -> bool:
    """A capitalised word that may be a proper name (not an area alone, not an event)."""
    return token.is_cap and len(token.word) > 1 and not words.is_event(token.word)


def is_head(token: Token) -> bool:
    """Whether the word can carry an actor's name: a body, a group of people, an office, an acronym."""
    return words.is_actor_word(token.last) or (GLUE in token.word and token.is_cap and not token.word[0].isdigit())


@dataclass(frozen=True, slots=True)
class Item:
    """One actor in a token list: tokens[start:end], its head's index, whether the head is a body."""

    start: int
    end: int
    head: int
    body: bool
    people: bool
    modified: bool
    qualified: bool
    counted: bool


def item_at(tokens_: list[Token], at: int, *, proper: bool = True) -> Item | None:
    """
    The actor that begins at token `at`: modifiers, a head, what qualifies it. None when there is none.

    `proper`: also two or more capitalised words in a row count, a name whose kind is not known.
    """
    here = at
    while here < len(tokens_) and here - at < 5 and _modifies(tokens_, here):
        here += 1
    if here >= len(tokens_) or not tokens_[here].word:
        return None
    head = None
    while head is None and here >= at:
        head = _head_at(tokens_, here, proper)
        here -= 1
    if head is None:
        return None
    here += 1
    end = _absorb(tokens_, head)
    token = tokens_[head]
    return Item(
        at,
        end,
        head,
        words.is_body(token.last) or GLUE in token.word,
        words.is_people(token.last) and "MED" not in token.word.partition(GLUE)[0],
        here > at,
        end > head + 1,
        any(t.low in NUMBERS or t.word.isdigit() for t in tokens_[at:here]),
    )


def _modifies(tokens_: list[Token], at: int) -> bool:
    token = tokens_[at]
    if token.tail or at + 1 >= len(tokens_) or (is_head(token) and token.low not in ("unge", "ældre")):
        return False
    if token.low in ("fra", "for"):
        return at > 0 and tokens_[at - 1].low.startswith(("rep", "formand", "formænd"))
    if (
        token.low in ("ca.", "ca", "cirka", "omkring")
        or token.low in words.MODIFIERS
        or token.word.isdigit()
        or re.fullmatch(r"\d+[-–]\d+", token.word)
    ):
        return True
    ending = token.word.endswith(("ige", "ske", "ale", "ede", "nde", "elle", "ante", "ive", "ære"))
    return token.word.islower() and ending and is_head(tokens_[at + 1])


def _head_at(tokens_: list[Token], at: int, proper: bool) -> int | None:
    token = tokens_[at]
    if is_head(token):
        return at
    if not _is_name(token) or token.tail:
        return None
    run = at
    while (
        run + 1 < len(tokens_) and not tokens_[run].tail and not tokens_[run + 1].opens and _is_name(tokens_[run + 1])
    ):
        run += 1
        if is_head(tokens_[run]):
            return run
    return run if proper and run > at else None


_FOR_HEADS = regex(
    r"(?:center|centret|udvalg|udvalget|råd|rådet|styrelsen|nævn|nævnet|forum|form[aæ]nd\w*|direktør\w*|chef\w*|"
    r"leder\w*|repræsentant\w*|rep\.|afdelingen|institut|forening\w*|kontoret|sekretariatet)$",
    re.I,
)
_PLACED = regex(r"(?:.*gruppe(?:n|r|rne)?|.*team(?:et|s)?|.*ledelse(?:n)?|.*klynge\w*|.*formandskab\w*)$", re.I)


def _absorb(tokens_: list[Token], head: int) -> int:
    """Where the name that has its head at `head` ends."""
    end = head + 1
    while end < len(tokens_) and not tokens_[end - 1].tail:
        token, before = tokens_[end], tokens_[end - 1]
        if _belongs(token, before):
            end += 1
        elif (
            (token.low in words.QUALIFIERS and _takes_place(tokens_[head]) and (to := _phrase_end(tokens_, end + 1)))
            or (token.low == "for" and _FOR_HEADS.match(tokens_[head].last) and (to := _phrase_end(tokens_, end + 1)))
            or (token.low == "vedr." and (to := _phrase_end(tokens_, end + 1)))
        ):
            end = to
        else:
            break
    return end


def _belongs(token: Token, before: Token) -> bool:
    """Whether the next word is part of the name: "Lokal-MED Pleje", "udvalgets formandskab"."""
    if token.opens:
        return False
    if token.is_cap and words.is_body(token.last) and not words.is_acronym(token.last):
        return before.word.endswith("s") and words.is_body(before.last)
    if before.low.endswith(("udvalget", "rådet", "bestyrelsen")) and _OF_A_THING.match(token.word):
        return False
    if token.is_cap and (words.is_body(before.last) or before.is_cap) and not token.word[0].isdigit():
        return True
    return before.low.endswith(("ets", "ens", "nes", "ds", "’s", "'s")) and words.is_actor_word(token.last)


_OF_A_THING = regex(r"[A-ZÆØÅ][a-zæøå]{5,}(?:en|et|erne)$")
"""A thing with a name behind the body that deals with it: "godkendte udvalget Havneplanen"."""


def _takes_place(head: Token) -> bool:
    return words.is_people(head.last) or bool(_PLACED.match(head.last))


_NUMBERED_AREAS = frozenset({"distrikt", "skoledistrikt", "område", "klynge", "afdeling"})
"""Before the name of one of several: "ledere i distrikt Nord"."""


def _phrase_end(tokens_: list[Token], at: int) -> int | None:
    """End of the noun phrase at `at` (adjectives, a noun or a name); None when it says when, or is none."""
    if at >= len(tokens_) or is_time(tokens_[at].word) or not tokens_[at].word[:1].isalpha():
        return None
    end = at
    while (
        end < len(tokens_) - 1
        and not tokens_[end].tail
        and (
            tokens_[end].low in words.MODIFIERS or tokens_[end].low.endswith("ige") or tokens_[end].low.endswith("enes")
        )
        and not is_head(tokens_[end])
    ):
        end += 1
    if tokens_[end].low in words.DANGLING or (words.is_event(tokens_[end].word) and not tokens_[end].is_cap):
        return None
    named = tokens_[end].is_cap
    if tokens_[end].low in _NUMBERED_AREAS and end + 1 < len(tokens_) and tokens_[end + 1].is_cap:
        named, end = True, end + 1
    end += 1
    while named and end < len(tokens_) and not tokens_[end - 1].tail and tokens_[end].is_cap:
        if words.is_body(tokens_[end].last) and tokens_[end].low not in ("kommune", "kommuner"):
            break
        end += 1
    return end


def words_of(tokens_: list[Token], start: int, end: int) -> str:
    """The tokens as printed, with the last one's punctuation left out."""
    parts = [token.word + (token.tail if at < end - 1 - start else "") for at, token in enumerate(tokens_[start:end])]
    return " ".join(parts).replace(GLUE, " ").strip()
