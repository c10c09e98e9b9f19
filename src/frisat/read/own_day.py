"""
The day that a page was made, when no label at its head gives it: the one of its dates that evidence speaks for.

A page that says "18. marts" without a year was written close to it. What shows when: "Sidst opdateret …", the head of a
mail, a newsletter's masthead, a byline, a day alone above the text or below all of it. Dates of
sentences and lists are no such day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from frisat.plan import danish
from frisat.plan.period import Precision
from frisat.plan.regex import regex
from frisat.read.blocks import Line

_SAID = regex(
    r"\b(?:opdateret|oppdatert|uppdaterad|updated|revideret|ajourført|redigeret|ændret|rettet|publiceret|publisert|publicerad|"
    r"offentliggjort|udgivet|oprettet|udskrevet|udarbejdet|dateret|sendt|sent|skrevet|trykt|nyhed(?:sbrev)?|"
    r"pressemeddelelse|version|udgave)\b[^.!?]{0,30}$",
    re.IGNORECASE,
)
_ISSUE = regex(
    r"\b(?:nyhedsbrev(?:et)?|nyt fra|medlemsblad|personaleblad|magasin|årgang|udgave|nr\.?|nummer)(?!\w)[^.!?]{0,40}$",
    re.IGNORECASE,
)
_PASSED = regex(r"(?:godkendt|vedtaget|tiltrådt) (?:af|i|på|den|d\.)\b", re.IGNORECASE)
_STATE = regex(
    r"^(?:version|udgave|revision|udkast|opdateret|revideret|ajourført|status)(?!\w)[\s\d.,:;–-]*(?:pr\. ?|fra )?$",
    re.IGNORECASE,
)
"""The state of a paper and nothing else before its month: "Version 2.1 - december 2031"."""
_LABEL = regex(r"\b(?:dato|date|datum|dok(?:ument)?dato|brevdato)\s*:?\s*$", re.IGNORECASE)
_SENDER = regex(
    r"(?:[A-ZÆØÅ][\wæøåé-]+(?:[ -](?:og|[A-ZÆØÅ][\wæøåé-]+)){0,5} Kommune|Region [A-ZÆØÅ][\wæøåé-]+)"
    r"\s*[,·|–-]\s*(?:den|d\.)?\s*$"
)
"""The organisation that a page is from and nothing else, right before a day."""
WEIGHTS = {
    "made then": 4,  # the words before it say what was done to the page that day
    "behind a label": 3,  # "Dato:" is the paper's own day, unless it announces something
    "alone at the head": 3,  # a byline: a day and nothing else among the first lines
    "alone at the end": 2,  # where pages say when they were last touched
    "below who signs": 3,  # "Med venlig hilsen / Skoleafdelingen, 3. maj 2031"
    "an issue's masthead": 4,  # "Nr. 3 - september 2025", "Version 2 - september 2025"
    "passed then": 3,  # "Godkendt af udvalget den 3. maj 2031" at either end of a paper
    "behind the sender": 3,  # "Skovby Kommune, den 3. maj 2031", as letters and newsletters begin
    "in a sentence": -3,  # something happens then
    "with a clock": -2,  # so does this, unless a label or a stamp says otherwise
    "one of many alone": -3,  # a list of days
}
"""What speaks for and against a date as the page's own day."""
ENOUGH = 3
_HEAD, _END, _MASTHEAD = 4, 3, 6
"""Lines of text from the beginning and the end of a page among which its byline stands, or an issue's number."""
_SEARCHED = 400
"""Lines that are looked at, from the beginning and from the end."""


def find(lines: Sequence[Line]) -> str | None:
    """
    The EDTF of the page's own day; of several equally likely the last, as a page is changed after it is made.

    Of a newsletter or a version that only its month dates it is the month's first day.
    """
    said = [line.text.strip() for line in lines if line.text.strip()]
    places = [n for n in range(len(said)) if n < _SEARCHED or n >= len(said) - _SEARCHED]
    alone = sum(len(said[n]) < _SHORT and danish.is_date_cell(said[n]) for n in places[:_MANY_LINES])
    best: tuple[int, str] | None = None
    for n in places:
        text = said[n] if n == 0 or not _announces(said[n - 1]) else f"{said[n - 1]} {said[n]}"
        score, edtf = _score(text, n, len(said), alone, signed=_is_signed(said, n))
        if edtf is not None and score >= ENOUGH and (best is None or (score, edtf) >= best):
            best = (score, edtf)
    return best[1] if best else None


_SIGNED = regex(
    r"(?:(?:med )?(?:venlig|kærlig|mange|de bedste|bedste)\w* )?(?:hilsen|hilsner|hilsn)\b[^.:]{0,60}|mvh\b.{0,60}",
    re.I,
)
"""How a letter is signed, in the line above its day or the one above that."""


def _is_signed(said: Sequence[str], at: int) -> bool:
    return any(_SIGNED.fullmatch(line.strip(" ,")) for line in said[max(0, at - 3) : at])


_EXACT = frozenset({Precision.DAY, Precision.MONTH})
_SHORT, _MANY_LINES, _LONGEST = 40, 200, 200


def _announces(text: str) -> bool:
    """Whether a line is a label whose value stands below it, or in the next cell."""
    return len(text) < _SHORT and bool(_LABEL.search(text) or _SAID.search(text.rstrip(" :"))) and not danish.find(text)


def _score(text: str, at: int, of: int, alone: int, *, signed: bool = False) -> tuple[int, str | None]:
    if len(text) > _LONGEST or not any(char.isdigit() for char in text):
        return 0, None
    exact = [f for f in danish.find(text) if f.period.precision in _EXACT]
    found = [f for f in exact if not f.needs_year]
    if len(found) != 1 or found[0].period.inferred:
        return 0, None
    one = found[0]
    before, after = text[: one.start], text[one.end :].strip(" .,)")
    ends = not after or after[0] in "·|•"
    is_issue = at < _MASTHEAD and ends and bool(_ISSUE.search(before) or _STATE.match(before))
    if one.period.precision is Precision.MONTH:
        return WEIGHTS["an issue's masthead"] * is_issue, f"{one.period.edtf}-01"
    bare = not before.strip(" (") and not after
    clues = {
        "made then": _SAID.search(before),
        "behind a label": _LABEL.search(before),
        "an issue's masthead": is_issue,
        "passed then": ends and (at < _MASTHEAD or at >= of - _END) and _PASSED.match(text) and one.time is None,
        "behind the sender": at < _HEAD and not after and one.time is None and _SENDER.match(before),
        "alone at the head": bare and at < _HEAD,
        "alone at the end": bare and at >= of - _END,
        "below who signs": signed and not after and at >= of - _END and one.time is None,
        "in a sentence": len(text.split()) > 12 or (after and not _SAID.search(before)),
        "with a clock": one.time is not None and not _SAID.search(before),
        "one of many alone": bare and alone > 2,
    }
    return sum(WEIGHTS[name] for name, holds in clues.items() if holds), one.period.edtf
