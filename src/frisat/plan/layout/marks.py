"""The mark of an activity: which form its period, kind and status call for, and where it stands across."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frisat.plan.layout.geometry import Axis, Box, Mark, Shape, Style
from frisat.plan.model import Activity, Kind, Status
from frisat.plan.period import Atom, Period, Precision, Span

DIAMOND = 16.0
SQUARE = 13.0
BAR = 12.0
BAND = 4.0
HEARING = 14.0
LEAST_BAR = 12.0
TAIL = 30.0
"""Length of the fading line that says "at the latest" or "from then on"."""
FADE = 0.28
"""A fuzzy end fades over this share of the bar, and over less when less of it is uncertain."""
LONG_FADE = 0.45
"""… over this share when most of the bar is uncertain at that end, as in "October to 2022"."""
OPEN_FADE = 0.45
CUT_FADE = 60.0
"""Where a bar runs out of the window it fades over this many px, so that its arrow shows."""
MIDDLE = 8.0
"""The middle of every mark stands this far under the top of its row."""

_STYLES = {
    Status.TENTATIVE: Style.TENTATIVE,
    Status.CANCELLED: Style.CANCELLED,
    Status.POSTPONED: Style.GHOST,
}


@dataclass(frozen=True, slots=True)
class Across:
    """From where to where a bar reaches: days, None where it is open, and the days in which an end may fall."""

    first: date | None
    last: date | None
    start_sure: date | None
    end_sure: date | None


def style_of(activity: Activity) -> Style:
    return _STYLES.get(activity.status, Style.PLAIN)


def across(span: Span) -> Across:
    """The reach of a span; a reversed one ("10.-3. May") is drawn from its earlier to its later day."""
    first, last = span.first, span.last
    if first and last and last.high < first.low:
        first, last = last, first
    if first is not None and first is last:
        return Across(first.low, first.high, first.high, first.low)
    return Across(
        first.low if first else None,
        last.high if last else None,
        first.high if first else None,
        last.low if last else None,
    )


def outside(period: Period, first: date, last: date) -> str | None:
    """Gives "before" or "after" when no day of the period stands in the window, else None."""
    span = period.span
    if span is None:
        return None
    reach = across(span)
    if reach.last is not None and reach.last < first:
        return "before"
    if reach.first is not None and reach.first > last:
        return "after"
    return None


def mark_of(activity: Activity, axis: Axis) -> Mark:
    """The mark of a dated activity, its row's top at y 0. Every part of it stands between the axis's ends."""
    period = activity.period
    span = period.span if period else None
    if period is None or span is None:
        raise ValueError(f"{activity.key} has no date")
    if span.options:
        return _one_of(activity, axis, span.options)
    if period.precision is Precision.DAY and span.first:
        return _point(activity, axis, span.first.low, period)
    return _bar(activity, axis, span, period)


def _point(activity: Activity, axis: Axis, day: date, period: Period) -> Mark:
    square = activity.kind is Kind.DECISION
    size = SQUARE if square else DIAMOND
    x = axis.middle(day)
    box = Box(x - size / 2, MIDDLE - size / 2, size, size)
    return Mark(
        Shape.SQUARE if square else Shape.DIAMOND,
        style_of(activity),
        box,
        points=(x,),
        tail=period.bound,
        tail_to=_tail_to(box, period, axis),
        approximate=period.is_qualified,
    )


def _one_of(activity: Activity, axis: Axis, options: tuple[Atom, ...]) -> Mark:
    """The days (or the middles of the months) one of which it will be; those outside a window are left out."""
    shown = [o for o in options if o.high >= axis.first and o.low <= axis.last] or list(options[:1])
    middles = ((max(axis.left, axis.x(o.low)) + min(axis.right, axis.after(o.high))) / 2 for o in shown)
    points = tuple(sorted({min(max(x, axis.left), axis.right) for x in middles}))
    return Mark(
        Shape.ONE_OF,
        style_of(activity),
        Box(points[0] - DIAMOND / 2, MIDDLE - DIAMOND / 2, points[-1] - points[0] + DIAMOND, DIAMOND),
        points=points,
    )


def _form(activity: Activity) -> tuple[Shape, float]:
    if activity.kind is Kind.HEARING:
        return Shape.HEARING, HEARING
    if activity.status is Status.ONGOING:
        return Shape.BAND, BAND
    return Shape.BAR, BAR


def _bar(activity: Activity, axis: Axis, span: Span, period: Period) -> Mark:
    reach = across(span)
    shape, height = _form(activity)
    x1 = axis.left if reach.first is None else axis.x(reach.first)
    x2 = axis.right if reach.last is None else axis.after(reach.last)
    cut_start, cut_end = x1 < axis.left - 0.01, x2 > axis.right + 0.01
    fade_start, fade_end = _fades(reach, axis, x1, x2)
    fade_start, fade_end = fade_start - max(0.0, axis.left - x1), fade_end - max(0.0, x2 - axis.right)
    x1, x2 = max(x1, axis.left), min(x2, axis.right)
    if cut_start:
        fade_start = max(fade_start, min(CUT_FADE, (x2 - x1) * FADE))
    if cut_end:
        fade_end = max(fade_end, min(CUT_FADE, (x2 - x1) * FADE))
    if x2 - x1 < LEAST_BAR:
        x1 = min(max(axis.left, (x1 + x2 - LEAST_BAR) / 2), axis.right - LEAST_BAR)
        x2 = x1 + LEAST_BAR
    length = x2 - x1
    box = Box(x1, MIDDLE - height / 2, length, height)
    decision = activity.kind is Kind.DECISION and shape is Shape.BAR and length >= SQUARE
    posts_sure = period.precision is Precision.DAYS and not period.is_qualified and period.bound is None
    return Mark(
        shape,
        style_of(activity),
        box,
        points=((x1 + x2) / 2,) if decision else (),
        fade_start=max(0.0, min(fade_start, length * LONG_FADE)),
        fade_end=max(0.0, min(fade_end, length * LONG_FADE)),
        open_start=reach.first is None,
        open_end=reach.last is None,
        cut_start=cut_start,
        cut_end=cut_end,
        tail=period.bound,
        tail_to=_tail_to(box, period, axis),
        approximate=period.is_qualified,
        posts_sure=posts_sure,
    )


def _tail_to(box: Box, period: Period, axis: Axis) -> float:
    """Where the fading line of a limit ends: it points to the days that are also possible, as far as there is room."""
    if period.bound == "before":
        return min(box.x, max(axis.left - DIAMOND / 2, box.x - TAIL))
    if period.bound == "after":
        return max(box.right, min(axis.right + DIAMOND / 2, box.right + TAIL))
    return 0.0


def _fades(reach: Across, axis: Axis, x1: float, x2: float) -> tuple[float, float]:
    """
    How many px of the start and of the end of a bar are to fade.

    An end known to the day is sharp. One that may fall anywhere in the bar, as in one month, fades over FADE of it.
    """
    length = x2 - x1
    start = 0.0
    if reach.start_sure is not None and reach.start_sure != reach.first:
        start = min(axis.after(reach.start_sure) - x1, length * FADE)
    if reach.first is None:
        start = length * FADE
    end = 0.0
    if reach.end_sure is not None and reach.end_sure != reach.last:
        unsure = x2 - axis.x(reach.end_sure)
        interval = reach.start_sure is not None and reach.start_sure < reach.end_sure
        most = LONG_FADE if interval and unsure > length * 0.6 else FADE
        end = min(unsure, length * most)
    if reach.last is None:
        end = length * OPEN_FADE
    return start, end
