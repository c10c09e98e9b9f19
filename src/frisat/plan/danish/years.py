"""
Years for dates printed without one, from what stands around them.

Every possible year of every such date costs something (`year_costs`): running backwards from the date before it,
jumping far ahead, a printed weekday that does not fit, lying outside the years of the title, lying before the document,
leaving the year that the words above its list say. The cheapest choice for the whole document wins (a Viterbi pass), so
that "Nov, Dec, Jan" turns the year and a plan that is not sorted keeps it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from frisat.plan.danish.found import Found
from frisat.plan.danish.told_years import NO_YEARS, TitleYears, Told
from frisat.plan.danish.year_costs import BACK, BACK_ANEW, BACK_IN_LIST, Choice, Context


def fill_years(
    found: Sequence[Found],
    *,
    title: TitleYears = NO_YEARS,
    document_date: date | None = None,
    anew: Collection[int] = (),
    lists: Mapping[int, float] = MappingProxyType({}),
    told: Mapping[int, Told] = MappingProxyType({}),
) -> list[Found]:
    """
    The same list with years given to those that need one, each marked inferred with its `basis`.

    Args:
        found: date expressions in document order.
        title: years of the title or the heading over them.
        document_date: the document's own date.
        anew: indices of those that begin a new section; they count where the document has a date of its own.
        lists: index of one that begins a list below sentences on what is to come -> the weight of a day between the
            list's end and what they tell.
        told: index -> the year that the words above it say, for those whose year is in doubt.
    Returns:
        One for each given. Those that nothing supplies a year for stay as they are.
    """
    out = list(found)
    context = Context(found, title, document_date, told, lists)
    begins = frozenset(anew) if document_date is not None else frozenset()
    if not any(f.needs_year for f in out) or not context.years:
        return out
    backs = {**dict.fromkeys(begins, BACK_ANEW), **dict.fromkeys(lists, BACK_IN_LIST)}
    layers: list[list[Choice]] = []
    for n, f in enumerate(out):
        if n in context.anchors:
            place = context.anchors[n]
            layers.append([Choice(n, place.year, f, place, 0.0)])
        elif f.needs_year:
            choices = context.choices(n, f, anew=n in begins)
            if choices and f.span is not None and f.span.since:
                out[n] = context.looking_back(n, choices)
            elif choices:
                layers.append(choices)
    for choice in _cheapest(layers, context, backs):
        if out[choice.n].needs_year:
            out[choice.n] = _with_weekday_basis(out[choice.n], choice, told.get(choice.n))
    return out


def _with_weekday_basis(was: Found, choice: Choice, told: Told | None) -> Found:
    """The printed weekday is said to be the reason only where it fits, and the words above say no such year."""
    made = choice.found
    if told is not None and told.basis == made.period.basis:
        return made
    points = was.span.points if was.span is not None else ()
    if (
        made.weekday_wrong
        or not any(p.weekday is not None and p.kind == "day" for p in points)
        or made.period.edtf is None
    ):
        return made
    day = made.period.earliest or made.period.latest  # "senest fredag den …" has no first day
    if day is None:
        return made
    word = next(p.weekday_text for p in points if p.weekday is not None)
    return was.with_year(day.year, f"weekday:{word.lower()}")


def _cheapest(layers: list[list[Choice]], context: Context, backs: Mapping[int, float]) -> list[Choice]:
    """The cheapest path through the choices of every date in turn; ties go to the earlier year."""
    if not layers:
        return []
    costs = [choice.cost + context.begins(choice) for choice in layers[0]]
    came: list[list[int]] = []
    for before, after in pairwise(layers):
        nexts, links = [], []
        for choice in after:
            back = backs.get(choice.n, BACK)
            ways = [cost + context.step(b, choice, back) for b, cost in zip(before, costs, strict=True)]
            best = min(range(len(ways)), key=ways.__getitem__)
            nexts.append(ways[best] + choice.cost)
            links.append(best)
        costs, came = nexts, [*came, links]
    at = min(range(len(costs)), key=costs.__getitem__)
    path = [at]
    for links in reversed(came):
        at = links[at]
        path.append(at)
    path.reverse()
    return [choices[k] for choices, k in zip(layers, path, strict=True)]
