"""
How alike two pieces of Danish wording are: folding, stems, the parts of compounds, words that mean the same.

Light tools, the standard library only, made for short municipal titles; `plan/diff` and the lint rules stand on
them. Nothing here knows dates or plans. The stems follow the Danish algorithm of the Snowball project
(snowballstem.org) with two additions of our own: w may stand before a genitive s, and hyphens part a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

from frisat.plan.regex import regex

_WORD = regex(r"[^\W_]+(?:-[^\W_]+)*", re.UNICODE)
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—"), "-") | {0xAD: None, 0x2019: "'", 0xA0: " "}
_VOWELS = "aeiouyæøåéüö"


def _listed(text: str) -> list[str]:
    return text.split()


_STEP_1 = sorted(
    _listed(
        "hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer heds es endes erendes enes ernes "
        "eres ens hedens erens ers ets erets et eret"
    ),
    key=len,
    reverse=True,
)
_STEP_3 = ("elig", "els", "lig", "ig")

STOP = frozenset(
    _listed(
        "og i af på til for med den det de der som en et om fra ved vedr vedrørende samt eller ift hos under efter før "
        "over mellem mod at er var bliver blev skal kan vil har sin sit sine hvor hvad hvordan vi os man ikke også mv "
        "m fl mm bl a fx f eks evt eventuel eventuelt herunder hele alle øvrige øvrig forskellige udvalgte nye ny nyt "
        "kl dato dagsorden punkt in of the and to for on"
    )
)
"""Words that say nothing about what an activity is about."""

SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("ældre", "senior"),
    ("samtale", "interview"),
    ("opstart", "opstarte", "igangsætte", "igangsætning", "iværksætte", "iværksættelse", "påbegynde", "start",
     "starte", "begynde", "begyndelse"),
    ("godkendelse", "godkende", "vedtagelse", "vedtage", "beslutning", "beslutte", "tiltræde", "tiltrædelse"),
    ("drøftelse", "drøfte", "debat", "debattere", "diskussion", "diskutere", "temadrøftelse", "temadebat"),
    ("opsamling", "opsummering", "sammenfatning", "opsamle"),
    ("orientering", "orientere", "information", "informere"),
    ("indgå", "indgåelse", "underskrive", "underskrivelse"),
    ("udskydelse", "udskyde", "udsætte", "udsættelse"),
    ("frist", "deadline", "tidsfrist", "ansøgningsfrist"),
    ("medarbejder", "ansat", "ansatte", "personale"),
    ("leder", "chef"),
    ("borger", "beboer", "indbygger"),
    ("workshop", "værksted"),
    ("spørgeskema", "survey", "spørgeskemaundersøgelse"),
    ("evaluering", "evaluere"),
    ("udarbejde", "udarbejdelse", "formulere", "formulering", "udforme", "udformning", "udfærdige"),
    ("præsentation", "præsentere", "fremlæggelse", "fremlægge"),
    ("byråd", "kommunalbestyrelse", "borgerrepræsentation"),
    ("forvaltning", "administration"),
)  # fmt: skip
"""General terms of the field that mean the same in a plan's title; one row a meaning. No names, no local words."""

FORM = (
    "møde temamøde dialogmøde fællesmøde drøftelse orientering godkendelse behandling sag status proces løbende "
    "arbejde forberedelse præsentation opsamling afholde holde gennemføre invitation fokus udgangspunkt "
    "politisk administrativ administrative uge dag område netværk gruppe workshop seminar temadag kursus regi offentlig"
)
"""Words for the form an activity takes; they are weighed little against what it is about."""


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """`text` in small letters, one kind of hyphen, single spaces; soft hyphens gone."""
    text = unicodedata.normalize("NFC", text).translate(_DASHES).casefold()
    return " ".join(text.split())


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The folded words of `text` in order; a hyphen inside a word is kept ("kick-off")."""
    return tuple(_WORD.findall(fold(text)))


def _undouble(word: str) -> str:
    return word[:-1] if len(word) > 2 and word[-1] == word[-2] and word[-1] not in _VOWELS else word


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one folded Danish word: fremtidsbillede, fremtidsbillederne -> fremtidsbilled."""
    if word.endswith("ium"):
        return word[:-2]
    region = next((i + 1 for i in range(1, len(word)) if word[i] not in _VOWELS and word[i - 1] in _VOWELS), len(word))
    region = max(region, 3)
    for suffix in _STEP_1:
        if word.endswith(suffix) and len(word) - len(suffix) >= region and not word.endswith("ces"):
            word = word[: -len(suffix)]
            break
    else:
        if word.endswith("s") and len(word) > region and word[-2] in "abcdfghjklmnoprtvwyzå":
            word = word[:-1]
    if word[-2:] in ("gd", "dt", "gt", "kt") and len(word) > region:
        word = word[:-1]
    if word.endswith("igst"):
        word = word[:-2]
    if word.endswith("løst") and len(word) - 4 >= region:
        word = word[:-1]
    for suffix in _STEP_3:
        if word.endswith(suffix) and len(word) - len(suffix) >= region:
            word = word[: -len(suffix)]
            break
    return _undouble(word)


_CONCEPT = {stem(word): stem(row[0]) for row in SYNONYMS for word in row}
FORM_STEMS = frozenset(_CONCEPT.get(stem(w), stem(w)) for w in FORM.split())
_HEADS = frozenset(
    stem(w)
    for w in _listed(
        "møde topmøde aftale plan strategi politik model rapport analyse undersøgelse høring samtale forløb handling "
        "udvalg råd nævn bestyrelse ministerium område version oplæg workshop seminar festival marked dag uge "
        "scenarie vision mål budget netværk gruppe kommune region skole struktur projekt indsats forslag "
        "drøftelse behandling godkendelse orientering borger medarbejder leder ældre senior"
    )
)  # the heads of compounds that plans are full of, so that a part is found though it never stands alone


def concept(stemmed: str) -> str:
    """The stem that stands for all stems of the same meaning."""
    return _CONCEPT.get(stemmed, stemmed)


def concepts(text: str) -> list[str]:
    """The concepts of the words of `text` in order, words without content left out."""
    return [concept(stem(w)) for w in words(text) if w not in STOP and not w.isdigit()]


@lru_cache(maxsize=65536)
def _cuts(word: str) -> tuple[tuple[str, str], ...]:
    """Every way to cut a word of one piece in two: stems of (left without a binding s, right)."""
    return tuple(
        (stem(word[:i].removesuffix("s") if i > 4 else word[:i]), stem(word[i:])) for i in range(3, len(word) - 2)
    )


def parts(word: str, known: Collection[str] = frozenset()) -> tuple[str, ...]:
    """
    The concepts inside a folded compound, the head last: "ungetopmøde" -> ("ung", "topmød").

    A hyphen always parts; elsewhere a cut is made where the right side, of at least four letters, is a stem in
    `known` or a common head of the field. The longest such right side wins. Empty for a simple word.
    """
    if "-" in word:
        return tuple(concept(stem(p)) for p in word.split("-") if len(p) > 1)
    if len(word) < 8:
        return ()
    for left, right in _cuts(word):  # from the left: the first has the longest right side
        if len(right) >= 3 and len(left) >= 3 and (right in _HEADS or (len(right) >= 4 and right in known)):
            return concept(left), concept(right)
    whole = stem(word)  # "indvielse" is no compound of its own stem
    for left, right in reversed(_cuts(word)):
        is_word = len(left) >= 5 and (left in known or left in _HEADS)
        if is_word and len(right) >= 4 and len(whole) - len(left) >= 4:
            return concept(left), concept(right)
    return ()


def shared_words(a: Iterable[str], b: Iterable[str]) -> tuple[str, ...]:
    """The words of `a`, as written there, whose concept stands in `b` too; content words only, each once."""
    theirs = {concept(stem(w)) for w in b}
    seen: dict[str, str] = {}
    for word in a:
        key = concept(stem(word))
        if key in theirs and word not in STOP and key not in FORM_STEMS and not word.isdigit():
            seen.setdefault(key, word)
    return tuple(seen.values())


def edit_distance(a: str, b: str, limit: int) -> int:
    """Letters to change, insert or take away to make `a` into `b`; stops at `limit` + 1."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
