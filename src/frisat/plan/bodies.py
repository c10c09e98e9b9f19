"""
Names of bodies and groups: the plain form of a printed name, and how two names relate.

Frisat never merges names by itself; it says that two are the same in other spelling, probably the same, or that one
is part of the other, and a person decides (docs/policy/governance.md#names). Pure.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from frisat.plan.likeness import edit_distance, fold, stem
from frisat.plan.regex import regex

_ABBREVIATIONS = {
    "udv": "udvalg", "kom": "kommunale", "rep": "repræsentanter", "adm": "", "pol": "", "øvr": "øvrige",
    "org": "organisationer", "min": "ministeriet", "kommunalbest": "kommunalbestyrelsen", "soc": "social",
}  # fmt: skip
_EMPTY = frozenset(("de", "den", "det", "alle", "i", "på", "og", "for", "fra", "af", "med", "samt", "the"))
_BODY_HEADS = ("råd", "udvalg", "bestyr", "nævn", "ministeri", "direktion", "forening")
_SPEAKS_FOR = frozenset(map(stem, ("repræsentanter", "medlemmer", "formand", "formænd", "formandskab", "ledere")))
_WORD = regex(r"[^\W_]+\.?")
_BRACKET = regex(r"\([^)]*\)")
_CODETERMINATION = regex(r"\bMED\b")  # the committees, not the preposition
_MEETING = regex(r"s?(?:tema|dialog|fælles)?møde[rt]?$")
_COUNCIL = {
    stem("kommunalbestyrelsen"): "byråd",
    stem("borgerrepræsentationen"): "byråd",
}  # three names of the same top body
_TOP = frozenset({"byråd", "regionsråd"})


class Kinship(IntEnum):
    """How two printed names relate, weakest first."""

    NONE = 0
    PART = 1  # one is wider: "Lokaludvalget" and "Lokaludvalget Nord"; never the same
    LIKELY = 2  # probably one body in two spellings: a person decides
    SAME = 3  # the same words in other case, definiteness, genitive or abbreviation


@lru_cache(maxsize=16384)
def plain(name: str) -> tuple[str, ...]:
    """
    The plain form of a name: stems without articles, brackets and "adm.", a meeting reduced to its body.

    "Byrådets", "byrådet" and "Byrådsmøde" are all ("byråd",); order is kept.
    """
    out = []
    name = _CODETERMINATION.sub("medudvalg", _BRACKET.sub(" ", name))
    for word in _WORD.findall(fold(name).replace("-", " ")):
        bare = word.rstrip(".")
        full = _ABBREVIATIONS.get(bare, bare) if word.endswith(".") or bare in ("udv", "adm") else bare
        full = _long_udvalg(full, word)
        if not full or full in _EMPTY:
            continue
        cut = _MEETING.sub("", full)
        if cut != full and ends_as_body(stem(cut)):
            full = cut
        key = stem(full)
        out.append(_COUNCIL.get(key, key))
    return tuple(out)


def ends_as_body(stemmed: str) -> bool:
    """Whether a stem ends as bodies do (-råd, -udvalg …); an område does not."""
    return stemmed.endswith(_BODY_HEADS) and not stemmed.endswith("områd")


def _long_udvalg(bare: str, word: str) -> str:
    """ "kulturudv." is kulturudvalg."""
    return f"{bare}alg" if word.endswith(".") and bare.endswith("udv") and len(bare) > 3 else bare


def _is_name(name: str, stems: tuple[str, ...]) -> bool:
    """Whether the first word looks like the proper name of a place before a body: "Nyby Ældreråd"."""
    first = name.strip().split(" ", 1)[0]
    if first.endswith(".") or stems[0] in _SPEAKS_FOR or len([w for w in name.split() if w[0].isalpha()]) > 3:
        return False
    if not all(w[0].isupper() for w in name.split() if w[0].isalpha()):
        return "kommun" in stems  # "Nyby Kommunes ældreråd", but not "Høring i Ældreråd"
    return first[:1].isupper() and not first.endswith("-") and not ends_as_body(stems[0])


@lru_cache(maxsize=65536)
def kinship(a: str, b: str) -> Kinship:
    """How the printed names `a` and `b` relate; symmetric."""
    pa, pb = plain(a), plain(b)
    if not pa or not pb:
        return Kinship.NONE
    if pa == pb:
        return Kinship.SAME
    (short, _), (long, printed) = sorted(((pa, a), (pb, b)), key=lambda x: len(x[0]))
    if set(short) < set(long):
        return _wider(short, long, printed)
    if len(pa) == len(pb) and (close := _misspelt(pa, pb)):
        return close
    if len(short) == 1 and short[0] in _BODY_HEADS and long[-1].endswith(short[0]):
        return Kinship.PART  # "Ministeriet" beside "Børne- og Kulturministeriet": perhaps that one, perhaps another
    return Kinship.NONE


def _wider(short: tuple[str, ...], long: tuple[str, ...], printed: str) -> Kinship:
    if len(short) == 1 and ends_as_body(short[0]) and short[0] != "medudvalg":
        place = [w for w in long if w != short[0] and w != "kommun"]
        at_front = long[-1] == short[0] and _is_name(printed, long)
        at_end = long[0] == short[0] and bool(re.search(r"\bi\s+[A-ZÆØÅ]\w+$", printed))
        if len(place) <= 1 and (at_front or at_end):
            return Kinship.LIKELY
    return Kinship.PART


def _misspelt(pa: tuple[str, ...], pb: tuple[str, ...]) -> Kinship:
    """One letter wrong in one long word, or an abbreviation cut off inside it."""
    different = [(x, y) for x, y in zip(pa, pb, strict=True) if x != y]
    if len(different) != 1:
        return Kinship.NONE
    x, y = sorted(different[0], key=len)
    if len(x) >= 7 and x[0] == y[0] and edit_distance(x, y, 1) <= 1 and not (x[-1].isdigit() or y[-1].isdigit()):
        return Kinship.LIKELY
    return Kinship.NONE


def is_top(name: str) -> bool:
    """Whether the name is a whole council (byråd, kommunalbestyrelse, borgerrepræsentation, regionsråd)."""
    stems = plain(name)
    return bool(stems) and any(s in _TOP for s in stems[:1] + stems[-1:]) and len(stems) <= 3
