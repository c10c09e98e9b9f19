"""What the cells of one column of a plan table are like: dates, clocks, names of bodies, figures, sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from frisat.plan.regex import regex
from frisat.read.layouts.tables_words import (
    is_clock,
    is_dated,
    is_day,
    is_undated,
    is_weekday,
    names_actor,
)

_STATUS_WORD = regex(
    r"(?:planlagt|i gang|igangsat|afsluttet|færdig|ikke startet|ikke påbegyndt|påbegyndt|aflyst|udsat|udskudt|"
    r"gennemført|"
    r"afholdt|foreløbig|forventet|bekræftet|flyttet|afventer|løbende|under udarbejdelse|åben|lukket|ok|ja|nej|"
    r"mangler)\b",
    re.IGNORECASE,
)
_HELD = regex(
    r"\w*(?:møde|workshop|seminar|temadag|konference|kursus|besøg|høring)(?:t|n|er|s)?\b(?!\w*(?:leder|udvalg))", re.I
)
_MOVED = regex(r"(?:flytte[st]|flyttet|udsat|udskudt|rykket|aflyst|nyt? (?:dato|dag|tidspunkt))\b", re.IGNORECASE)
"""A remark on the day that stands in another column: "Flyttet til 9. marts"."""
_WEEK_NUMBER = regex(r"(?:uge ?)?\d{1,2}(?: ?[-–/] ?\d{1,2})?\.?", re.IGNORECASE)
_YEAR = regex(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Content:
    """What the body cells of one column are like; shares are of its filled cells."""

    filled: int
    when: float
    undated: float
    clock: float
    minutes: float
    """Clock times with minutes or "kl."; bare "10-12" may be days."""
    weekday: float
    day: float
    week: float
    year: float
    actor: float
    number: float
    status: float
    length: float
    distinct: float
    sentence: float = 0.0
    held: float = 0.0
    """Names of what people come to, such as "Fælles ledermøde"."""
    groups: bool = False
    """Whether each text stands in one run of rows, two at least on average: a cell merged over what belongs to it."""


def content(cells: Sequence[str]) -> Content:
    """Measures one column's body cells (mended texts, empty ones included)."""
    filled = [c for c in cells if c.strip(" -–")]
    if not filled:
        return Content(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    n = len(filled)
    sample = filled if n <= 60 else filled[:: n // 60 + 1]
    m = len(sample)

    def share(test: object) -> float:
        return sum(bool(test(c)) for c in sample) / m  # type: ignore[operator]

    return Content(
        n,
        share(lambda c: len(c) < 120 and is_dated(c) and not is_clock(c) and not _MOVED.match(c)),
        share(is_undated),
        share(is_clock),
        share(lambda c: is_clock(c) and re.search(r"\d[.:]\d\d|kl", c.lower())),
        share(is_weekday),
        share(is_day),
        share(lambda c: _WEEK_NUMBER.fullmatch(c.strip())),
        share(lambda c: _YEAR.fullmatch(c.strip())),
        share(names_actor),
        share(lambda c: re.fullmatch(r"\d+(?:[.\-]\d+)*[.)]?", c.strip())),
        share(lambda c: len(c) < 40 and _STATUS_WORD.match(c.strip())),
        sum(map(len, sample)) / m,
        len(set(sample)) / m,
        share(lambda c: c.rstrip().endswith(".") and len(c.split()) > 3),
        share(lambda c: len(c) < 80 and _HELD.search(c)),
        groups=n == len(cells)
        and 2 * len(set(filled)) <= n
        and len(set(filled)) == sum(1 for _ in groupby(filled)) > 1,
    )
