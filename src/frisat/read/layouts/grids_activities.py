"""Entries of a grid made activities: a day in a cell is one, crosses side by side are one span of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from frisat.plan import danish
from frisat.plan.danish import Found
from frisat.plan.model import Kind, Source
from frisat.plan.regex import regex
from frisat.read.draft import DraftActivity
from frisat.read.fields import kinds
from frisat.read.layouts import tables_split, tables_words
from frisat.read.layouts.grids_cells import Slot, when_in_cell
from frisat.read.layouts.grids_letters import Letters, Mark
from frisat.read.layouts.tables_context import Context, joined, years_in


@dataclass(slots=True)
class Entry:
    """One cell with something in it: whose it is, when, and its words."""

    label: str
    slot: Slot
    at: int
    """Place of the slot along the time axis."""
    text: str
    source: Source
    row: object
    context: Context = field(default_factory=Context)
    actor: str = ""
    clock: str = ""
    """When the meetings of its row or column begin; a clock in the cell itself goes before."""
    track: str = ""
    """The phase that the row belongs to, in a column of its own."""


def activities(label: str, entries: list[Entry], letters: Letters, *, is_body: bool) -> Iterator[DraftActivity]:
    """The activities of one row: `letters` says what a letter in a cell means."""
    run: list[tuple[Entry, Mark]] = []
    for entry in entries:
        mark = None if is_body else letters.mark(entry.text)
        if run and not _goes_on(*run[-1], entry, mark):
            yield _span(label, run)
            run = []
        if mark is not None:
            run.append((entry, mark))
            continue
        for text, found, words in when_in_cell(entry.text, entry.slot):
            yield _activity(entry, label, text, found, words, is_body=is_body)
    if run:
        yield _span(label, run)


def _goes_on(last: Entry, before: Mark, entry: Entry, mark: Mark | None) -> bool:
    """Whether a mark is more of the bar that the mark before it belongs to."""
    return mark is not None and mark == before and mark.kind is None and entry.at == last.at + 1


def _span(label: str, run: list[tuple[Entry, Mark]]) -> DraftActivity:
    """Marks side by side: from the first slot to the last."""
    (begin, mark), first, last = run[0], run[0][0].slot, run[-1][0].slot
    basis = first.basis
    if first != last and first.is_week and last.is_week and first.year == last.year:
        text, found = f"Uge {first.number}-{last.number}", None
        if first.year is not None:
            found = next(iter(danish.parse(text, year=first.year, basis=basis)), None)
    elif first != last:
        text, found = joined(_dated(first), _dated(last), first.year, basis)
    else:
        text, found = first.text, next(iter(danish.parse(first.text, year=first.year, basis=basis)), None)
    made = _activity(begin, label, text, found, "", is_body=False)
    made.kind = mark.kind if kinds.kind_of(label) is Kind.OTHER else None
    if tables_split.is_status(mark.said):
        made.status_text = mark.said
    elif mark.said and mark.letter.isalpha() and mark.letter != "x" and mark.kind is None:
        made.agenda = [mark.said]
    return made


def _dated(slot: Slot) -> str:
    return slot.text if years_in(slot.text) or slot.year is None else f"{slot.text} {slot.year}"


def _activity(entry: Entry, label: str, text: str, found: Found | None, words: str, *, is_body: bool) -> DraftActivity:
    clock = words if words and tables_words.is_clock(words) else ""
    if clock:
        words = ""
    status = words.strip("()") if tables_split.is_status(words.strip("()")) else ""
    if status:
        words = ""
        if moved := _moved(text, status, entry.slot):
            text, found, status = moved, None, ""
    if not words:
        title = label or entry.context.heading
    elif words.startswith("("):
        title = f"{label} {words}".strip()
    elif not words.strip("*"):
        title = f"{label or entry.context.heading}{words}"  # the mark of a footnote
    else:
        title = words
    return DraftActivity(
        title=title,
        period_text=text,
        found=found,
        year=entry.slot.year,
        year_basis=entry.slot.basis,
        time_text=clock or entry.clock,
        status_text=status,
        actor_text=label if is_body else entry.actor,
        kind=Kind.MEETING if is_body and not words.strip("*") else None,
        track=label if not is_body and title == words else entry.track or None,
        section=entry.context.heading,
        source=entry.source,
        row=(*entry.row, entry.at, text) if isinstance(entry.row, tuple) else entry.row,
    )


_MOVED = regex(
    r"(?:er |blev )?(?:flyttet|flyttes|udsat|rykket|rykkes|ændret) (?P<way>fra|til) (?:d\. ?|den )?"
    r"(?P<day>[0-3]?\d)\.?(?P<month>/1?\d| [a-zæøå]{3,9}\.?)?",
    re.IGNORECASE,
)


def _moved(text: str, status: str, slot: Slot) -> str:
    """Both days of a meeting that was moved, in the words that `when` knows; "" when the words name no other day."""
    match = _MOVED.fullmatch(status.strip(" ."))
    if match is None or not slot.is_month:
        return ""
    other = f"{match['day']}{match['month'] or f'. {slot.text}'}"
    return f"{text} (flyttet fra {other})" if match["way"].lower() == "fra" else f"{text} flyttet til {other}"
