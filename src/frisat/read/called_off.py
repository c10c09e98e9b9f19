"""Sentences that only call off what another row or sentence dates: "Mødet den 24/8 er aflyst." is no second meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from frisat.plan.period import Period, Precision
from frisat.plan.regex import regex
from frisat.read.fields import mend

_OFF = regex(
    r"(?:(?:obs|nb|bemærk)\s*[:!,]?\s*(?:at )?)?(?:\w*mødet|workshoppen|seminaret|temadagen|arrangementet|høringen|"
    r"besøget|samlingen|rundvisningen)\b[^.;:]{0,80}\b(?:er|bliver|blev)(?: blevet| desværre)? (?:aflyst|annulleret)\b"
    r"[^.]{0,100}\.?",
    re.IGNORECASE,
)


def places(told: Sequence[tuple[str, Period | None]]) -> dict[int, int]:
    """Index of each such sentence -> index of the one other of its day, in a list of titles with their periods."""
    days: dict[str, list[int]] = {}
    for n, (_, when) in enumerate(told):
        if when is not None and when.edtf is not None and when.precision is Precision.DAY:
            days.setdefault(when.edtf, []).append(n)
    out: dict[int, int] = {}
    for same in days.values():
        off = [n for n in same if _OFF.fullmatch(mend.plain(told[n][0]))] if len(same) == _PAIR else []
        if len(off) == 1:
            out[off[0]] = next(n for n in same if n != off[0])
    return out


_PAIR = 2
