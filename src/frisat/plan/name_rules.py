"""
Rules that join two whole names by their words: cut short, or with a word of the same meaning. Used by `spellings`.

Pure; each rule knows the two names alone. What else is named beside them is for `spellings` to weigh.
"""

from __future__ import annotations

import re
from enum import IntEnum

from frisat.plan.likeness import SYNONYMS, fold, stem
from frisat.plan.name_forms import Form, form, may_stand_for

_NAMES_ALIKE = (("unge", "ungdom", "ungdoms"),)
"""Words that mean the same in names, though not in titles; one row a meaning."""
MEANING = {stem(word): number for number, row in enumerate((*SYNONYMS, *_NAMES_ALIKE)) for word in row}
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


def turned(a: Form, b: Form) -> Verdict:
    """ "Strandskolens skolebestyrelse" and "Skolebestyrelsen på Strandskolen": the same words, turned round."""
    if len(a.key) < 2 or a.key == b.key or sorted(a.key) != sorted(b.key) or not (a.is_body and b.is_body):
        return None
    is_turned = any(_TURNED.search(fold(f.core)) for f in (a, b)) and a.key[0] == b.key[-1] and a.key[-1] == b.key[0]
    return (Certainty.LIKELY, "A117") if is_turned else None


def head_of_codetermination(a: Form, b: Form) -> Verdict:
    """ "Hoved-MED", "MED-Hovedudvalget" and "Hovedudvalget" are what agreements call the highest MED committee."""
    is_head = all(f.squashed in HEAD_MED for f in (a, b))
    return (Certainty.LIKELY, "A116") if is_head and a.squashed != b.squashed else None


def with_letters(a: Form, b: Form) -> Verdict:
    """ "DH Nyby" and "Danske Handicaporganisationer Nyby": letters that fit, and the same words after them."""
    for short, long in ((a, b), (b, a)):
        first, _, rest = short.name.partition(" ")
        tail = fold(rest)
        if tail and fold(long.name).endswith(f" {tail}") and not long.is_initialism:
            letters, name = form(first), form(long.name[: -len(rest)].strip())
            if letters.is_initialism and name.key and may_stand_for(letters.letters, name):
                return Certainty.LIKELY, "A107"
    return None


_TURNED = re.compile(r"\s(?:på|i|ved|for)\s")
HEAD_MED = frozenset(("hovedmed", "medhovedudvalg", "hovedudvalg", "hovedmedudvalg", "medhovedudvalget"))


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
