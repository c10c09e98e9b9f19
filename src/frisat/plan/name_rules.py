"""
Rules that join two whole names by their words: cut short, or with a word of the same meaning. Used by `spellings`.

Pure; each rule knows the two names alone. What else is named beside them is for `spellings` to weigh.
"""

from __future__ import annotations

import re
from enum import IntEnum

from frisat.plan.likeness import SYNONYMS, fold, stem
from frisat.plan.name_forms import Form

MEANING = {stem(word): number for number, row in enumerate(SYNONYMS) for word in row}
"""Stem -> which row of synonyms it stands in."""
WORD = re.compile(r"[^\W_]+\.?")


class Certainty(IntEnum):
    LIKELY = 1  # a person is asked
    SAME = 2  # the same name in another form: may be accepted with others at once


Verdict = tuple[Certainty, str] | None
"""How sure, and the code of the reason; None: the rule says nothing."""


def cut_off(a: Form, b: Form) -> Verdict:
    """ "Beskæft.udv." and "Beskæftigelsesudvalget": each word equal, or cut off with a point."""
    if "." not in a.name and "." not in b.name:
        return None
    ours, theirs = pieces(a.name), pieces(b.name)
    if len(ours) != len(theirs):
        return None
    cut = False
    for x, y in zip(ours, theirs, strict=True):
        if stem(x.rstrip(".")) == stem(y.rstrip(".")):
            continue
        short, long = sorted((x, y), key=lambda w: len(w.rstrip(".")))
        bare = short.rstrip(".")
        if not (short.endswith(".") and len(bare) >= 2 and long.startswith(bare)):
            return None
        cut = True
    return (Certainty.LIKELY, "A103") if cut else None


def pieces(name: str) -> list[str]:
    """Words and the cut-off parts of compounds, the head of a body apart: "beskæft.udv." -> "beskæft.", "udvalg"."""
    out: list[str] = []
    for word in WORD.findall(fold(name).replace("-", " ")):
        if word in ("og", "samt", "de", "den", "det"):
            continue
        bare = re.sub(r"udv\.?$", "udvalg", word)
        head = re.match(r"(\w{3,}?)(?:s)?(udvalg)(?:et|ets|s)?$", bare)
        out += [head[1], head[2]] if head else [bare]
    return out


def synonym(a: Form, b: Form) -> Verdict:
    """One word in a name changed for one of the same meaning, as Ældre- for Senior-; sure only for named events."""
    if len(a.key) == len(b.key):
        different = [(x, y) for x, y in zip(a.key, b.key, strict=True) if x != y]
        if len(different) == 1 and _means_the_same(*different[0]):
            return (Certainty.SAME if different[0][0].endswith("topmød") else Certainty.LIKELY), "A116"
    x, y = a.squashed, b.squashed
    if _means_the_same(x, y):
        return (Certainty.SAME if x.endswith("topmød") else Certainty.LIKELY), "A116"
    return None


def _means_the_same(x: str, y: str) -> bool:
    """Whether two compounds have the same end and beginnings of one meaning: "ældreråd", "seniorråd"."""
    end = 0
    while end < min(len(x), len(y)) and x[-1 - end] == y[-1 - end]:
        end += 1
    for cut in range(end, 2, -1):
        left, right = MEANING.get(stem(x[:-cut])), MEANING.get(stem(y[:-cut]))
        if left is not None and left == right:
            return True
    return False
