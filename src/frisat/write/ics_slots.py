"""When something is on, as calendars know it: whole days, or one day with clock times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frisat.plan.model import Clock
from frisat.plan.period import Atom, Period, Precision


@dataclass(frozen=True, slots=True)
class Slot:
    """
    The days or times of one event: both ends included for days, `clock` only for a single day.

    `settled` is False for a period that is not fixed to the day.
    """

    first: date
    last: date
    settled: bool
    clock: Clock | None = None


def slots(period: Period | None, clock: Clock | None) -> list[Slot]:
    """The events of a period: none when it has no date, several when the document gives several possible days."""
    if period is None or period.span is None:
        return []
    if period.span.options:
        return [Slot(atom.low, atom.high, settled=False) for atom in period.span.options]
    return list(_slots(period, clock))


def _slots(period: Period, clock: Clock | None) -> Iterator[Slot]:
    span = period.span
    if span is None:
        return
    first, last = span.first or span.last, span.last or span.first
    if first is None or last is None:
        return
    if period.bound == "before":
        yield _limit(last)
    elif period.bound == "after" or span.last is None:
        yield _limit(first, open_ended=period.bound is None)
    elif span.first is None:
        yield _limit(last, open_ended=True)
    elif period.is_exact and not period.is_reversed:
        single = first.low == last.high
        yield Slot(first.low, last.high, settled=True, clock=clock if single and _is_clock(clock) else None)
    else:
        yield Slot(min(first.low, last.low), max(first.high, last.high), settled=False)


def _limit(atom: Atom, *, open_ended: bool = False) -> Slot:
    """The day of a limit, or the span in which it lies."""
    settled = atom.precision is Precision.DAY and not atom.qualifier and not open_ended
    return Slot(atom.low, atom.high, settled=settled)


def _is_clock(clock: Clock | None) -> bool:
    return clock is not None and all(
        re.fullmatch(r"(?:[01]\d|2[0-4]):[0-5]\d", said) for said in (clock.start, clock.end or clock.start)
    )
