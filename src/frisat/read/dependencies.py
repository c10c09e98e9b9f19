"""Which steps of a process use the product of an earlier one, where the words make it evident."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from frisat.plan.model import Activity
from frisat.plan.regex import regex

_WORD = regex(r"[a-zæøåé]{5,}")
_STEP_WORDS = frozenset(
    {"input", "udkast", "formulering", "udspil", "drøftelse", "drøftelser", "godkendelse", "behandling", "leverance"}
    | {"rapport", "mulige", "fælles", "arbejde", "arbejdet", "forslag", "første", "endelig", "endelige", "samlet"}
)
_EVIDENT = 0.5
"""Share of a product's own words that a later step must name."""


def linked(activities: Sequence[Activity]) -> list[Activity]:
    """
    The activities with `depends_on`: a step depends on the latest earlier step of whose product it names at least half
    of the telling words. Words that most steps share (the matter itself) tell nothing.
    """
    texts = [_stems(" ".join([a.title, *a.agenda])) for a in activities]
    products = [[_stems(text) for text in a.deliverables] for a in activities]
    common = _common([text | {w for p in made for w in p} for text, made in zip(texts, products, strict=True)])
    out = []
    for at, activity in enumerate(activities):
        keys = []
        for before in range(at - 1, -1, -1):
            if any(_uses(texts[at], product - common) for product in products[before]):
                keys.append(activities[before].key)
                break
        out.append(replace(activity, depends_on=tuple(keys)))
    return out


def _uses(text: set[str], product: set[str]) -> bool:
    return bool(product) and len(product & text) >= max(1, _EVIDENT * len(product))


def _stems(text: str) -> set[str]:
    return {re.sub(r"(?:erne|ene|en|et|er|ne|e|s|t)$", "", w) for w in _WORD.findall(text.lower())} - _STEP_WORDS


def _common(texts: Sequence[set[str]]) -> set[str]:
    counts = Counter(word for text in texts for word in text)
    return {word for word, n in counts.items() if n > max(3, 0.5 * len(texts))}
