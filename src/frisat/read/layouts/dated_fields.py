"""
Dates that are the value of a label above them ("Mødetid:" / "3. maj kl. 19" / "til 3. maj kl. 21"), as pages of single
events print them: they say when the page's own event is, and are no heading of what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Document, Line
from frisat.read.fields import stamps
from frisat.read.layouts import tables_words
from frisat.read.layouts.tables_context import is_date_heading
from frisat.read.layouts.tables_words import Role

_LABEL = regex(r"[^\W\d][^:]{1,25}:")
_TIMES = frozenset({Role.DATE, Role.CLOCK, Role.START, Role.END, Role.DEADLINE, Role.WEEKDAY})
_UNTIL = regex(r"(?:til|–|-)\s*(?P<end>\S.*)", re.IGNORECASE)
_BARE = regex(
    r"(?P<head>(?:\w{2,}[ -])?\w*(?:frist|dato|periode|tidspunkt|deadline|tidsrum|tidsramme)(?:en|et)?|"
    r"start|opstart|slut|begynder|starter|slutter|hvornår|tid)(?P<more>\s(?:for|af|til|på)\s[^:.,;]{3,40})?",
    re.IGNORECASE,
)
"""A label that no colon marks, as forms of hearings print them: "Tidsperiode for høringen"."""
_GENERIC = regex(
    r"(?:dato(?:en)?|tid|tidspunkt(?:et)?|periode(?:n)?|deadline|tidsrum|tidsramme|hvornår|start|slut|opstart|begynder|"
    r"starter|slutter|frist(?:en)?)",
    re.IGNORECASE,
)
"""A word that may as well head a column."""
_OTHER_LABEL = regex(
    r"(?:sted|hvor|adresse|mødested|lokale|arrangør|pris|entré|tilmelding|kontakt(?:person)?|kategori(?:er)?|område|målgruppe|"
    r"hvem|sagsnummer|sagsnr\.?|sags?id|type|høringstype|emner?|ansvarlig|deltagere|status|afsender|pladser|\w+nummer|"
    r"[\w ]{2,20}:)",
    re.IGNORECASE,
)
_NEAR = 3
"""Lines before and after a generic label in which another label shows that the page sets them so."""


@dataclass(frozen=True, slots=True)
class Value:
    """A labelled date. `until`: block of the line with its end, None when there is none."""

    when: str
    label: str
    is_deadline: bool
    label_at: int
    until: int | None = None
    role: Role = Role.DATE
    start_of: bool = False
    """Whether a value further down says when this ends and tells of both."""

    @property
    def is_told_elsewhere(self) -> bool:
        """Whether it is no event of its own: the begin of a span that ends below, or the day of the paper."""
        return self.start_of or self.role is Role.STATUS

    @property
    def names_itself(self) -> bool:
        """Whether the label says what happens and not only that a time follows."""
        bare = _BARE.fullmatch(self.label)
        return self.is_deadline or (bare is not None and bare["more"] is not None)


def values(document: Document) -> dict[int, Value]:
    """Block index of each date that stands alone right below a label of time."""
    lines = [(at, b) for at, b in enumerate(document.blocks) if isinstance(b, Line) and b.text.strip()]
    out: dict[int, Value] = {}
    for n in range(1, len(lines)):
        (label_at, above), (at, line) = lines[n - 1], lines[n]
        text, label = line.text.strip(), above.text.strip()
        if len(text) > _LONGEST or not is_date_heading(text) or (role := _role(lines, n - 1)) is None:
            continue
        if text.endswith(":") and n + 1 < len(lines) and not is_date_heading(lines[n + 1][1].text):
            continue  # it leads in to the words below it
        beside = n > 1 and lines[n - 2][0] not in out and is_date_heading(lines[n - 2][1].text)
        if beside and not label.endswith(":"):
            continue  # what happens at the date above it: a time line's steps, one of them "Høringsperiode"
        until = _until(text, lines[n + 1][1].text.strip()) if n + 1 < len(lines) else None
        when, end = (until, lines[n + 1][0]) if until else (text, None)
        out[at] = Value(when, label.rstrip(":").strip(), role is Role.DEADLINE, label_at, end, role)
    return _spans(out)


_LONGEST = 90
"""Characters of a line that is a date alone."""


def _role(lines: Sequence[tuple[int, Line]], n: int) -> Role | None:
    """What time the n-th line is a label of; None when it is none."""
    line = lines[n][1]
    label = line.text.strip()
    if stamps.is_label(label):
        return Role.STATUS
    roles = tables_words.header_roles(label.rstrip(":"))
    if line.bullet is not None or not label[0].isupper():
        return None
    if _LABEL.fullmatch(label):
        return roles[0] if roles and roles[0] in _TIMES else None
    match = _BARE.fullmatch(label)
    if match is None:
        return None
    if _GENERIC.fullmatch(match["head"]) and match["more"] is None and not _beside_labels(lines, n):
        return None
    if "frist" in label.lower() or "deadline" in label.lower():
        return Role.DEADLINE
    return roles[0] if roles and roles[0] in _TIMES else Role.DATE


def _beside_labels(lines: Sequence[tuple[int, Line]], n: int) -> bool:
    near = [lines[k][1].text.strip() for k in range(max(0, n - _NEAR), min(len(lines), n + 1 + _NEAR)) if k != n]
    return any(_OTHER_LABEL.fullmatch(text) for text in near)


def _spans(found: dict[int, Value]) -> dict[int, Value]:
    """The values with a begin and the end or deadline below it made one span; a deadline stays one, too."""
    out = dict(found)
    order = list(found)
    for first, last in pairwise(order):
        begin, end = found[first], found[last]
        if begin.role is not Role.START or end.role not in (Role.END, Role.DEADLINE) or begin.until or end.until:
            continue
        both = f"{begin.when} til {end.when}"
        if len(danish.parse(both)) != 1:
            continue
        if end.is_deadline:  # the day that ends the span is one to keep by itself
            out[first] = replace(begin, when=both)
        else:
            out[first] = replace(begin, start_of=True)
            out[last] = replace(end, when=both)
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
