"""
Printed weekdays against a year that was taken from elsewhere: who prints "torsdag den 9. januar" has looked it up.

A heading's year may be the plan's term, the budget's, or the year in which the page was made. Where the weekdays of the
days that took it are all wrong in it, and all right in a year beside it, they are of that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from frisat.plan.danish import Found

_FEWEST = 2
"""Weekdays that have to agree: one alone may be a slip of the pen, of which a note tells."""
_BESIDE = (1, -1, 2, -2, 3, -3)
"""Years that are tried, the nearest first and those ahead before those behind, as plans look ahead."""
_TAKEN = ("title", "heading", "budget", "document_date", "column")
"""What the year was taken from (`Period.basis`): another document's words, which the days' own refute."""


def refuted(found: Sequence[Found | None]) -> list[Found | None]:
    """
    The dates of a document in order, those with their weekdays' year whose given year the weekdays refute.

    Only dates that took their year from the same words are judged together. Where some of their weekdays fit, only
    those after the last that does are judged, and only when the months begin anew there: the list goes over into the
    next year.
    """
    out = list(found)
    groups: dict[str, list[int]] = {}
    for n, one in enumerate(found):
        if one is not None and one.period.inferred and (one.period.basis or "").partition(":")[0] in _TAKEN:
            groups.setdefault(one.period.basis or "", []).append(n)
    for group in groups.values():
        run, steps = _judged([(n, one) for n in group if (one := found[n]) is not None])
        if sum(bool(_weekday(one)) for _, one in run) < _FEWEST:
            continue
        tried = ([(n, _moved(one, step)) for n, one in run] for step in steps)
        fitting = next(
            (made for made in tried if all(one is not None and not one.weekday_wrong for _, one in made)), ()
        )
        for n, made in fitting:
            out[n] = made
    return out


def are_all_wrong(lacking: Sequence[Found], filled: Sequence[Found]) -> bool:
    """
    Whether several days print a weekday and none is right in the year that they took from the dates beside them.

    Args:
        lacking: the dates as they stand. filled: the same with their years.
    """
    printed = [one for before, one in zip(lacking, filled, strict=True) if before.needs_year and _weekday(before)]
    return len(printed) >= _FEWEST and all(one.weekday_wrong for one in printed)


def _judged(group: Sequence[tuple[int, Found]]) -> tuple[Sequence[tuple[int, Found]], Sequence[int]]:
    """The dates whose weekdays speak together against their year, and the steps to other years that they may take."""
    printed = [k for k, (_, one) in enumerate(group) if _weekday(one)]
    right = [k for k in printed if not group[k][1].weekday_wrong]
    if not right:
        return group, _BESIDE
    wrong = [k for k in printed if k > right[-1]]
    if not wrong or len(right) + len(wrong) < len(printed):
        return (), ()
    before, after = (_first(group[k][1]) for k in (right[-1], wrong[0]))
    turns = before is not None and after is not None and after < before
    return (group[wrong[0] :], (1,)) if turns else ((), ())


def _first(found: Found) -> date | None:
    return found.period.earliest or found.period.latest


def _weekday(found: Found) -> str:
    """The first weekday that is printed beside a day; "" for none."""
    points = found.span.points if found.span is not None else ()
    return next((p.weekday_text for p in points if p.weekday is not None and p.kind == "day"), "")


def _moved(found: Found, step: int) -> Found | None:
    """The same expression so many years on; None when the calendar has no such day."""
    first = _first(found)
    if first is None or found.span is None:
        return None
    year = first.year + step
    word = _weekday(found)
    made = replace(found, needs_year=True).with_year(year, f"weekday:{word.lower()}" if word else f"neighbours:{year}")
    return None if made.period.edtf is None else made
