"""
Personal numbers (CPR) in text: the date is the gate, everything else weighs.

Modulus 11 never decides: numbers without it have been given out since 2007, so far to people born on a 1 January
(docs/reference/scan.md has the weights and their reasons). Ten digits that can be a date and have nothing else that
speaks for them are kept as doubtful: they are told, unless the rest of the document says that they are serial numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frisat.scan import evidence

_SHAPES = re.compile(
    r"(?<!\d)(?:"
    r"(?P<dash>\d{6}[ \t]{0,2}-{1,2}\s{0,2}\d{4})|"
    r"(?P<space>\d{6} \d{4})|"
    r"(?P<other>\d{6}[._/:,*~+=|]\d{4})|"
    r"(?P<long>\d{8} ?- ?\d{4})|"
    r"(?P<dotted>\d{2}([ ./-])\d{2}\6\d{2} ?[- ] ?\d{4})|"
    r"(?P<dotted_long>\d{2}([./-])\d{2}\8(?:1[89]|20)\d{2} ?[- ] ?\d{4})|"
    r"(?P<spaced>\d(?: \d){5} ?-? ?\d(?: \d){3})|"
    r"(?P<bare>\d{10})|"
    r"(?P<wide>\d{6}(?: *[\t|] *| {2,12}| ?\n {0,4})\d{4})|"
    r"(?P<short>\d{9}|\d{5} ?- ?\d{4})"
    r")(?!\d)"
)
_STRETCH = re.compile(r"\d(?:[ \t\n._/:,*~+=|-]{0,14}\d){8,}")
_WEIGHT = {"dash": 3, "long": 3, "dotted": 1, "dotted_long": 0, "space": 1, "spaced": 1}
_FACTORS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_KEY = re.compile(r"[/=&?#@%$+]\Z|(?<![^\W_])[A-ZÆØÅ]{1,4}-\Z")
_TYPED = re.compile(r"[?&](?:q|query|s|search|s[øo]e?g|te[xk]s?t|term|name|navn)=\Z", re.IGNORECASE)
"""In an address, words that somebody typed into a search follow; any other value there is a key."""
_HOUR = re.compile(r"(?<![\d.])(?:[01]?\d|2[0-3])[.:][0-5]\d[^\S\n]\Z")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TEN = re.compile(r"(?<![\w.-])\d{10}(?![\w-])")
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH = 1
_HIGH, _MEDIUM = 5, 3


@dataclass(frozen=True, slots=True)
class Number:
    """
    Digits that may be a personal number. `score`: see `_WEIGHT` and docs/reference/scan.md; `reasons`: why, as codes.

    `bare`: ten digits and no more, which only words or the rest of the document can make one. `entangled`: it hangs
    on to other digits or letters.
    """

    start: int
    end: int
    digits: str
    score: int
    reasons: tuple[str, ...]
    bare: bool
    entangled: bool = False


def can_be_day(digits: str) -> bool:
    """
    Whether the first six digits can be a day of birth in some century.

    Days 61 to 91 are those of replacement numbers. 29 February needs a leap year: 2000 was one, so 00 counts.
    """
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day = day - 60 if day > 60 else day
    if not 1 <= month <= 12:
        return False
    most = (31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return 1 <= day <= most


def passes_modulus(digits: str) -> bool:
    """The control figure of numbers given out before 2007 and of most since."""
    return sum(int(d) * f for d, f in zip(digits, _FACTORS, strict=True)) % 11 == 0


def find(text: str, label: str = "", *, strict: bool = False) -> Iterator[Number]:
    """
    Every place of `text` (made plain) whose digits pass the gate.

    Args:
        label: the heading, key or field name that the text stands under. strict: only the shapes with a dash, for
            places full of machine's numbers.
    """
    under = evidence.is_label(label) if label else False
    under_other = not under and bool(label) and evidence.is_other_label(label)
    near, columns = evidence.Near(text), evidence.Columns(text)
    for match in _candidates(text):
        shape = match.lastgroup or ""
        if strict and shape not in ("dash", "long"):
            continue
        digits = re.sub(r"\D", "", match[0])
        start = match.start()
        before = text[max(0, start - 60) : start]
        personal = evidence.says_personal(before) or (under and _is_alone_in_label(before))
        if shape in ("wide", "short") and not personal:
            continue
        if len(digits) == 9:
            digits = "0" + digits
        elif len(digits) == 12:
            if digits[4:6] not in ("18", "19", "20"):
                continue
            digits = digits[:4] + digits[6:]
        if not can_be_day(digits):
            continue
        heading = "" if label or personal else columns.heading(start)
        personal = personal or (bool(heading) and evidence.is_label(heading) and _is_alone_in_label(before))
        others = under_other or (shape == "bare" and bool(heading) and evidence.is_other_label(heading))
        yield _weighed(near, match, shape, digits, personal, others)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """The shapes, asked only of stretches with digits enough: most of a text has none."""
    for stretch in _STRETCH.finditer(text):
        yield from _SHAPES.finditer(text, *stretch.span())


def _is_alone_in_label(before: str) -> bool:
    """A heading speaks for a number unless words of the text itself stand right before it and say another sort."""
    return not evidence.says_other(before)


def _weighed(
    near: evidence.Near, match: re.Match[str], shape: str, digits: str, personal: bool, under_other: bool
) -> Number:
    text, (start, end) = match.string, match.span()
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    score, reasons = _WEIGHT.get(shape, 0), []
    if shape in ("dash", "long", "dotted", "dotted_long", "space", "other", "spaced"):
        reasons.append("S201")
    modulus = passes_modulus(digits)
    if modulus:
        score += 2
        reasons.append("S202")
    elif digits[:4] == "0101" and score:
        score += 2
        reasons.append("S203")
    else:
        reasons.append("S204")
    if personal:
        score += 5
        reasons.append("S205")
    else:
        birth, person, named = near.around(start, end)
        if birth:
            score += 2
        if person or named:
            score += 1
        if birth or person or named:
            reasons.append("S206")
        if under_other or evidence.says_other(before) or (shape == "bare" and evidence.says_some_number(before)):
            score -= 4
            reasons.append("S207")
        if evidence.counts_something(after):
            score -= 3
            reasons.append("S207")
    if shape == "other" and match[0][6] == "_" and _CLOCK.fullmatch(digits[6:]):
        score -= 2  # a scanner names its files so: day and time
    entangled = _entangled(before, after, shape)
    score -= entangled
    if _YEAR.fullmatch(digits[6:]) and not personal and "S206" not in reasons and entangled:
        score -= 2  # "01.03.21-2024-05" is a span of time, "110520 2021" in a row of figures two of them
    return Number(start, end, digits, score, tuple(dict.fromkeys(reasons)), shape == "bare", entangled > 0)


def _entangled(before: str, after: str, shape: str) -> int:
    """How much it takes away that digits or letters hang on to the number: a part of a longer one."""
    loss = 0
    if re.search(r"\d[-./]\Z", before) or re.match(r"[-./]\d", after):
        loss += 3 if shape in ("dash", "long") else 4
    figures = re.search(r"\d[^\S\n]\Z", before) and not _HOUR.search(before)
    if shape in ("space", "spaced", "wide") and (figures or re.match(r"[^\S\n]\d", after)):
        loss += 1
    touched = _LETTER.match(after) or (_LETTER.search(before[-1:]) and not evidence.says_personal(before))
    if touched and shape in ("bare", "other", "space"):
        loss += 1 if shape == "space" else 4
    if shape in ("bare", "other") and _KEY.search(before) and not _TYPED.search(before):
        loss += 2  # a piece of an address or a key
    return loss


def unexplained(text: str) -> int:
    """How many numbers of ten digits there are that cannot be a personal number and that no word explains."""
    count = 0
    for match in _TEN.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if not can_be_day(match[0]) and not evidence.says_other(before) and not evidence.says_some_number(before):
            count += 1
    return count


def grade_of(score: int) -> str:
    """ "high", "medium", "low", or "" for too little."""
    return "high" if score >= _HIGH else "medium" if score >= _MEDIUM else "low" if score >= _ENOUGH else ""
