"""
References to statutes in Danish text: found, taken apart and printed in one form.

"§ 17, stk. 4", "§ 9 a, stk. 3, nr. 2, litra b", "§§ 30-33", "lov nr. 879 af 12. maj 2021", "bekendtgørelse nr. 904 af
22. august 2019". They are never dates. Source: docs/policy/governance.md#references.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from frisat.plan.diff.naming import MONTHS

_MONTH = {name: n for n, name in enumerate(MONTHS["da"], start=1)}
_PARAGRAPH = re.compile(
    r"§{1,2}\s*(?P<no>\d{1,4})(?:\s?(?P<letter>[a-hj-zæøå]|i(?=\s*,|$))(?![a-zæøå]))?"
    r"(?:\s*[-–]\s*(?P<to>\d{1,4})(?:\s?(?P<to_letter>[a-zæøå])(?![a-zæøå]))?)?"
    r"(?:,?\s*stk\.\s*(?P<stk>\d{1,2}))?"
    r"(?:,?\s*nr\.\s*(?P<nr>\d{1,2}))?"
    r"(?:,?\s*litra\s+(?P<litra>[a-zæøå])(?![a-zæøå]))?"
    r"(?:,?\s*(?P<pkt>\d{1,2})\.\s*pkt\.)?",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?P<kind>lovbekendtgørelse|bekendtgørelse|cirkulære|vejledning|anordning|lov)\s+nr\.\s*(?P<no>\d{1,4})"
    r"\s+af\s+(?P<day>\d{1,2})\.\s*(?P<month>" + "|".join(_MONTH) + r")\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"(?<![\d.])17[.,]\s?4(?=\s*-?\s*udvalg)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A place in an act: § `no` `letter`, up to `to` for a range, then stk., nr., litra and pkt. where said."""

    no: int
    letter: str = ""
    to: int | None = None
    to_letter: str = ""
    stk: int | None = None
    nr: int | None = None
    litra: str = ""
    pkt: int | None = None

    def __str__(self) -> str:
        said = f"{self.no} {self.letter}".rstrip()
        if self.to is not None:
            said += f"-{self.to} {self.to_letter}".rstrip()
        out = f"{'§§' if self.to is not None else '§'} {said}"
        out += f", stk. {self.stk}" if self.stk is not None else ""
        out += f", nr. {self.nr}" if self.nr is not None else ""
        out += f", litra {self.litra}" if self.litra else ""
        return out + (f", {self.pkt}. pkt." if self.pkt is not None else "")


@dataclass(frozen=True, slots=True)
class Act:
    """An act by number and the day it was signed: "lov nr. 879 af 12. maj 2021"."""

    kind: str
    no: int
    signed: date

    def __str__(self) -> str:
        return (
            f"{self.kind} nr. {self.no} af {self.signed.day}. {MONTHS['da'][self.signed.month - 1]} {self.signed.year}"
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference and the slice of the text that it stands in."""

    what: Paragraph | Act
    start: int
    end: int


def find(text: str) -> list[Reference]:
    """All references in `text`, left to right; a number and date that the calendar lacks is no act."""
    out = [Reference(_paragraph(m), m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]
    out += [Reference(Paragraph(17, stk=4), m.start(), m.end()) for m in _SPOKEN.finditer(text)]
    for m in _ACT.finditer(text):
        try:
            signed = date(int(m["year"]), _MONTH[m["month"].lower()], int(m["day"]))
        except ValueError:
            continue
        out.append(Reference(Act(m["kind"].lower(), int(m["no"]), signed), m.start(), m.end()))
    return sorted(out, key=lambda r: r.start)


def parse(text: str) -> Paragraph | Act | None:
    """What `text` refers to when it is one whole reference, else None."""
    found = find(text.strip())
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(text.strip())
    return found[0].what if whole else None


def _paragraph(m: re.Match[str]) -> Paragraph:
    def number(name: str) -> int | None:
        return int(m[name]) if m[name] else None

    return Paragraph(
        int(m["no"]),
        (m["letter"] or "").lower(),
        number("to"),
        (m["to_letter"] or "").lower(),
        number("stk"),
        number("nr"),
        (m["litra"] or "").lower(),
        number("pkt"),
    )
