"""What stands at a day of a calendar, made activities: "Økonomiudvalget kl. 14 (aflyst)", several in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frisat.plan.model import Kind
from frisat.plan.regex import regex
from frisat.read.draft import DraftActivity
from frisat.read.fields import mend
from frisat.read.layouts import tables_split, tables_words
from frisat.read.layouts.calendars import Day, is_weekday_or_number
from frisat.read.layouts.calendars_marks import Legend
from frisat.read.layouts.grids_cells import found_in
from frisat.read.layouts.grids_sides import timed

_FREE = regex(
    r"(?:\w* ?(?:ferie|helligdag\w*|lukkedag\w*|fridag\w*|mødefri\w*)(?: .{0,20})?|nytårs\w+(?: .{0,8})?|"
    r"skærtorsdag|langfredag|(?:\d\. )?(?:påske|pinse|jule)dag|palmesøndag|(?:påske|pinse|jule)(?:aften)?|"
    r"store bededag|fastelavn\w*|kr(?:\.|isti) himmelfarts?\w*\.?|grundlovsdag|1\. maj|juleaften(?:sdag)?|"
    r"sommertid\w*.*|vintertid.*|[-–x*.]+)",
    re.IGNORECASE,
)
"""Days off, printed in a calendar though nothing is held on them."""
_GOES_ON = regex(r"(?:[a-zæøå(&]|kl\b|\d{1,2}[.:]\d\d)")
_STATUS = regex(
    r"(?P<what>.*?\w)[\s,:(–-]+(?P<status>(?:mødet? )?(?:er )?(?:aflyst|udsat|udgår|flyttet|foreløbig)\b[^()]*)\)?",
    re.I,
)
_PARTS = regex(r"\s*(?:[;,/+]|\bog\b)\s*")


def activities(day: Day, legend: Legend) -> Iterator[DraftActivity]:
    """One activity for each thing that a day's cell says is held, in the words of the legend where it has some."""
    when = f"{day.day}. {day.slot.text}"
    struck = day.cell.struck
    for text in _entries(day.text, legend):
        what, status = text, "Aflyst" if struck else ""
        if said := _STATUS.fullmatch(text):
            what, status = said["what"].strip(), said["status"].strip()
        what, clock = timed(what)
        if not status and (said := _STATUS.fullmatch(what)):
            what, status = said["what"].strip(), said["status"].strip()
        what = legend.said(what)
        is_actor = tables_words.is_actor(what)
        yield DraftActivity(
            title=what,
            period_text=when,
            found=found_in(when, day.slot),
            year=day.slot.year,
            year_basis=day.slot.basis,
            time_text=clock,
            status_text=status if tables_split.is_status(status) else "",
            actor_text=what if is_actor else "",
            kind=Kind.MEETING if is_actor else None,
            source=day.cell.lines[0].source if day.cell.lines else day.row.source,
        )


def is_free(text: str) -> bool:
    """Whether a line only names a day off."""
    return _FREE.fullmatch(text.strip(" .()")) is not None


def _entries(text: str, legend: Legend) -> list[str]:
    """The things a cell lists, one a line (a line may go on in the next) or several bodies in one."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        if lines and (_GOES_ON.match(line) or lines[-1].endswith(("-", " og", ","))):
            lines[-1] = mend.join([lines[-1], line])
        else:
            lines.append(line)
    out: list[str] = []
    for line in lines:
        parts = [part for part in _PARTS.split(line) if part]
        several = len(parts) > 1 and all(tables_words.is_actor(legend.said(timed(part)[0])) for part in parts)
        out += parts if several else [line]
    out = [legend.said(one) for one in out]
    return [one for one in out if not is_weekday_or_number(one) and not is_free(one)]
