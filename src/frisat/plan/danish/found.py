"""`Found`: one date expression found in a text, and the giving of a year to one that has none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from frisat.plan.danish.spans import Span, resolve, wrong_weekday
from frisat.plan.model import Clock
from frisat.plan.period import Period

_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class Found:
    """
    One date expression in a text.

    `period.edtf` is None when the words lack a year that nothing supplies (then `needs_year`), when they say that
    there is no date yet, or when the calendar has no such day ("30. februar": then `impossible`). `start`, `end`:
    slice of the text given, clock time and qualifying note included; slices of one text never overlap. Where several
    dates share their words ("14. og 15. marts") `period.text` is the words of the whole list.
    """

    period: Period
    start: int
    end: int
    time: Clock | None = None
    needs_year: bool = False
    weekday_wrong: str | None = None
    impossible: bool = False
    span: Span | None = field(default=None, compare=False, repr=False)

    def with_year(self, year: int, basis: str) -> Found:
        """The same expression in `year` (that of its first day), marked as inferred; itself when it needs none."""
        if not self.needs_year or self.span is None:
            return self
        made = settle(self.span, self.period.text, self.start, self.end, self.time, year=year, note=self.period.note)
        return replace(made, period=replace(made.period, inferred=True, basis=basis or None))

    def in_any_year(self) -> Found:
        """The same in a year that has every day, when it lacks one: to ask how exact it is, never when it is."""
        return self.with_year(_LEAP_YEAR, "")


def settle(
    span: Span,
    text: str,
    start: int,
    end: int,
    time: Clock | None,
    *,
    year: int | None = None,
    note: str | None = None,
) -> Found:
    """A span with its words made a `Found`, in `year` where the words have none."""
    bracketed = span.year_in_brackets
    try:
        if span.is_in_no_calendar:
            raise ValueError
        edtf = resolve(span, year)
        wrong = wrong_weekday(span, year)
    except ValueError:
        period = Period(None, text, bound=span.bound, note=note)
        return Found(period, start, end, time, needs_year=False, impossible=True, span=span)
    period = Period(
        edtf,
        text,
        inferred=bracketed,
        bound=span.bound if edtf else None,
        note=note,
        basis="brackets" if bracketed else None,
    )
    return Found(period, start, end, time, edtf is None, wrong, span=span)


def together(first: Found, last: Found, text: str) -> Found | None:
    """Two days that follow on one another as one time, `text` its words; None when they are anything else."""
    if any(one.span is None or one.span.bound for one in (first, last)) or first.needs_year != last.needs_year:
        return None
    a, b = (one.in_any_year().period.earliest for one in (first, last))
    return _joined(first, last, text, first.time or last.time) if a and b and (b - a).days == 1 else None


def between(first: Found, last: Found, text: str) -> Found | None:
    """The time from one day to a later one, `text` its words; None when they are anything else than two days."""
    made = _joined(first, last, text, None)
    period = made.in_any_year().period if made is not None else None
    if period is None or period.earliest is None or period.latest is None or period.earliest >= period.latest:
        return None
    return made


def _joined(first: Found, last: Found, text: str, time: Clock | None) -> Found | None:
    """The time from one day to another in the words `text`; None when one is no single day, or one year is inferred."""
    one, other = first.span, last.span
    if one is None or other is None or first.period.inferred != last.period.inferred:
        return None
    if any(span.last or span.options or span.first.kind != "day" for span in (one, other)):
        return None
    year = first.period.earliest.year if first.period.inferred and first.period.earliest else None
    made = settle(Span(one.first, other.first), text, first.start, last.end, time, year=year)
    return replace(made, period=replace(made.period, inferred=first.period.inferred, basis=first.period.basis))
