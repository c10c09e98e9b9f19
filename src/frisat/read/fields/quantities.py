"""Numbers of people and things that an activity names: "150-200 borgere", "de fire skoler"."""

from __future__ import annotations

import re
from functools import lru_cache

from frisat.plan.model import Quantity
from frisat.plan.regex import regex
from frisat.read.fields import words

_NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        ["to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"], start=2
    )
}
_COUNT = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_FIND = regex(
    rf"(?:(?P<about>ca\.|cirka|omkring|op til|mindst|knap|godt)\s+)?"
    rf"(?P<low>{_COUNT}|{'|'.join(_NUMBER_WORDS)})(?:\s?[-–]\s?(?P<high>{_COUNT}))?\s+"
    r"(?P<what>(?:[a-zæøå]+(?:e|ige|ske|ede)\s+)?[A-ZÆØÅa-zæøå][\wæøå-]{2,})",
    re.IGNORECASE,
)
_REFERENCE = regex(r"(?:stk\.|§|nr\.|kap\.|punkt|lokale|side)\s*$", re.IGNORECASE)
_NEAR = 20
"""Characters before a number in which the word stands that makes it a reference."""
_NO_THING = regex(
    r"(?:dage?|uger?|måneder|år|timer?|minutter|kr|kroner|mio|mia|procent|januar|februar|marts|april|maj|juni|"
    r"juli|august|september|oktober|november|december|kvartal|halvår|behandling|og|del|fase|version)$",
    re.I,
)


@lru_cache(maxsize=64)
def find(text: str) -> tuple[Quantity, ...]:
    """
    Every number with the people or things it counts, `what` as printed without the number.

    Only groups of people, bodies and plural nouns that `words.py` knows are counted, so that room numbers, law
    references and parts of dates are not. Remembered, as every day that a long sentence lists has it for its title.
    """
    out = []
    for match in _FIND.finditer(text):
        what = match["what"].strip(" .,")
        before = text[match.start() - 1] if match.start() else " "
        if before in "§./-–:,(" or _NO_THING.search(what) or not words.is_actor_word(what.split()[-1]):
            continue
        if _REFERENCE.search(text, max(0, match.start() - _NEAR), match.start()):
            continue
        low = _number(match["low"])
        high = _number(match["high"]) if match["high"] else low
        out.append(Quantity(what, min(low, high), max(low, high)))
    return tuple(out)


def _number(text: str) -> int:
    return _NUMBER_WORDS.get(text.lower()) or int(text.replace(".", ""))
