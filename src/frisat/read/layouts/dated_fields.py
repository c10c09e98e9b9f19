"""
Dates that are the value of a label above them ("Mødetid:" / "3. maj kl. 19" / "til 3. maj kl. 21"), as pages of single
events print them: they say when the page's own event is, and are no heading of what follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.layouts import tables_words
from frisat.read.layouts.tables_context import is_date_heading
from frisat.read.layouts.tables_words import Role

_LABEL = regex(r"[^\W\d][^:]{1,25}:")
_TIMES = frozenset({Role.DATE, Role.CLOCK, Role.START, Role.DEADLINE, Role.WEEKDAY})
_UNTIL = regex(r"(?:til|–|-)\s*(?P<end>\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """A labelled date. `until`: block of the line with its end, None when there is none."""

    when: str
    label: str
    is_deadline: bool
    label_at: int
    until: int | None = None


def values(document: Document) -> dict[int, Value]:
    """Block index of each date that stands alone right below a label of time."""
    lines = [(at, b) for at, b in enumerate(document.blocks) if isinstance(b, Line) and b.text.strip()]
    out: dict[int, Value] = {}
    for n in range(1, len(lines)):
        (label_at, above), (at, line) = lines[n - 1], lines[n]
        text, label = line.text.strip(), above.text.strip()
        if not _LABEL.fullmatch(label):
            continue
        roles = tables_words.header_roles(label.rstrip(":"))
        if not roles or roles[0] not in _TIMES or not is_date_heading(text):
            continue
        until = _until(text, lines[n + 1][1].text.strip()) if n + 1 < len(lines) else None
        when, end = (until, lines[n + 1][0]) if until else (text, None)
        out[at] = Value(when, label.rstrip(":").strip(), roles[0] is Role.DEADLINE, label_at, end)
    return out


def _until(begin: str, below: str) -> str | None:
    """Begin and end in one; the begin alone when the end lies before it, and None when the line below is no end."""
    match = _UNTIL.fullmatch(below)
    if match is None or not is_date_heading(match["end"]):
        return None
    first, last = danish.parse(begin), danish.parse(match["end"])
    if len(first) != 1 or len(last) != 1:
        return None
    a, b = first[0].period, last[0].period
    if a.edtf is not None and a.edtf == b.edtf and first[0].time and last[0].time:
        return f"{begin}-{last[0].time.start}"
    both = danish.parse(f"{begin} til {match['end']}")
    forward = a.earliest is not None and b.latest is not None and a.earliest <= b.latest
    return f"{begin} til {match['end']}" if len(both) == 1 and forward else begin
