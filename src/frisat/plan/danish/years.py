"""
Years for dates printed without one, from what stands around them.

Every possible year of every such date costs something: running backwards from the date before it, jumping far ahead,
a printed weekday that does not fit, lying outside the years of the title, lying before the document. The cheapest
choice for the whole document wins (a Viterbi pass), so that "Nov, Dec, Jan" turns the year and a plan that is not
sorted keeps it. Costs are in days; the weights stand below with their reasons.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from frisat.plan.danish.found import Found

_AHEAD = 0.5
"""A day forward from the row before: plans look ahead, so 8 months on is likelier than 3 months back."""
_BACK = 4.0
"""A day backward: plans are mostly sorted, but a row some weeks early is common."""
_FAR_BACK, _FAR = 0.5, 366
"""A day backward beyond so many: a page that begins anew with older dates does so in one leap, not year by year."""
_BACK_ANEW = 1.0
"""A day backward where a new section of a dated paper begins, which may tell of the same months once more."""
_BACK_IN_LIST = 0.5
"""
A day backward, within a year, from what a text tells is to come to the first of its list, which runs on from no
sentence.
"""
_AFTER_TITLE, _BEFORE_TITLE = 400.0, 800.0
"""A plan runs on past the years of its title, into those that its own dates name, and seldom begins before them."""
_LEAVES = 100.0
"""Going over into a year that no date of the document names: it does turn, but not for the sake of some weeks."""
_WRONG_WEEKDAY = 1500.0
"""Who prints a weekday has looked it up: dearer than any leap back."""
_AFTER_DOCUMENT, _BEFORE_DOCUMENT = 0.3, 1.0
_LONG_PAST, _FEW = 365, 3
"""Days before the document's own from which on a year tells of the past; of so many a third may say nothing here."""
_DOCUMENT_BESIDE_NEIGHBOURS = 0.05
"""With dated rows around it the document's own date hardly counts."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The days one choice covers."""

    first: date
    last: date


def _place(found: Found) -> _Place | None:
    period = found.period
    if period.edtf is None:
        return None
    first = period.earliest or period.latest
    if first is None:
        return None
    last = period.start[1] if period.latest is None else period.latest
    return _Place(first, max(last or first, first))


def _step(before: _Place, after: _Place, said: frozenset[int] = frozenset(), back: float = _BACK) -> float:
    """
    The cost of `after` following `before` in the document; nothing while they share a day.

    `said`: the years that dates of the document name; to leave them, or to come into them, costs something once.
    `back`: what a day backward costs.
    """
    leaves = _LEAVES if (before.first.year in said) != (after.first.year in said) else 0.0
    return leaves + _way(before, after, back)


def _way(before: _Place, after: _Place, back: float) -> float:
    if after.first > before.last:
        return (after.first - before.last).days * _AHEAD
    if after.last < before.first:
        days = (before.first - after.last).days
        back = _BACK if back == _BACK_IN_LIST and days > _FAR else back
        return min(days, _FAR) * back + max(0, days - _FAR) * _FAR_BACK
    return 0.0


@dataclass(frozen=True, slots=True)
class _Choice:
    found: Found
    place: _Place
    cost: float


def _is_by_document(found: Found) -> bool:
    """Whether a year was itself only taken from the document's date, so that it says no more than that does."""
    return found.period.inferred and (found.period.basis or "").startswith("document_date")


class _Context:
    """What the document as a whole says about years."""

    def __init__(
        self, found: Sequence[Found], title_years: Sequence[int], title_basis: str, document_date: date | None
    ) -> None:
        self.title_years = tuple(sorted(set(title_years)))
        self.title_basis = title_basis or "title:" + "/".join(str(year) for year in self.title_years)
        self.document_date = document_date
        self.anchors = {
            n: place
            for n, f in enumerate(found)
            if not f.needs_year and not (f.span is not None and f.span.since) and (place := _place(f)) is not None
        }

        self.order = sorted(self.anchors)
        lacking = sum(one.needs_year for one in found)
        told = [n for n in self.anchors if not _is_by_document(found[n])]
        past = [n for n in told if document_date and (document_date - self.anchors[n].last).days > _LONG_PAST]
        self.printed = len(told) > (len(past) if len(past) * _FEW <= lacking else 0)
        self.said = frozenset(y for p in self.anchors.values() for y in (p.first.year, p.last.year))
        if self.said and self.title_years and not self.said & set(range(self.title_years[0], self.title_years[-1] + 1)):
            self.title_years = ()  # every date that has a year lies elsewhere: the title's is a name

    def years(self) -> range:
        """Every year worth trying."""
        said = [year for place in self.anchors.values() for year in (place.first.year, place.last.year)]
        said += self.title_years
        if self.document_date is not None:
            said.append(self.document_date.year)
        if not said or max(said) - min(said) > 60:
            said = said and [sorted(said)[len(said) // 2]]
        return range(min(said) - 1, max(said) + 3) if said else range(0)

    def around(self, n: int) -> list[_Place]:
        """The dated rows next before and next after the n-th expression."""
        at = bisect(self.order, n)
        return [self.anchors[k] for k in (self.order[max(0, at - 1) : at] + self.order[at : at + 1])]

    def looking_back(self, n: int, choices: list[_Choice]) -> Found:
        """The choice for "siden sommer": the last that had begun by the document's date, or else the nearest row's."""
        rows = self.around(n)
        written = self.document_date or (rows[0].first if rows else choices[-1].place.first)
        begun = [choice for choice in choices if choice.place.first <= written]
        return (begun[-1] if begun else choices[0]).found

    def alone(self, found: Found, place: _Place, *, anew: bool) -> float:
        """What one choice costs by itself. `anew`: it begins a section, which the paper's own day is near to."""
        cost = 0.0
        if found.weekday_wrong:
            cost += _WRONG_WEEKDAY
        if self.title_years and place.first.year > self.title_years[-1] and place.first.year not in self.said:
            cost += _AFTER_TITLE
        if self.title_years and place.first.year < self.title_years[0]:
            cost += _BEFORE_TITLE
        if self.document_date is not None:
            days = (place.first - self.document_date).days
            weight = _DOCUMENT_BESIDE_NEIGHBOURS if self.printed and not anew else 1.0
            cost += weight * (days * _AFTER_DOCUMENT if days >= 0 else -days * _BEFORE_DOCUMENT)
        return cost

    def choices(self, found: Found, basis: str, *, anew: bool) -> list[_Choice]:
        out = []
        for year in self.years():
            tried = found.with_year(year, basis)
            if (place := _place(tried)) is not None:
                out.append(_Choice(tried, place, self.alone(tried, place, anew=anew)))
        return out

    def basis(self, n: int, found: Found) -> str:
        """The strongest evidence there is, as a code with its parts (`basis_words` makes the sentence)."""
        looks_back = found.span is not None and found.span.since and self.document_date is not None
        if self.anchors and not looks_back and (self.printed or self.document_date is None):
            years = sorted({place.first.year for place in self.around(n)})
            return f"neighbours:{years[0]}" if len(years) == 1 else f"neighbours:{years[0]}-{years[-1]}"
        if self.title_years and not looks_back:
            return self.title_basis
        if self.document_date is not None:
            return f"document_date:{self.document_date.isoformat()}"
        return ""


def fill_years(
    found: Sequence[Found],
    *,
    title_years: Sequence[int] = (),
    title_basis: str = "",
    document_date: date | None = None,
    anew: Collection[int] = (),
    lists: Collection[int] = (),
) -> list[Found]:
    """
    The same list with years given to those that need one, each marked inferred with its `basis`.

    Args:
        found: date expressions in document order.
        title_years: years of the title or the heading over them.
        title_basis: why these, as in `Period.basis`, when they do not stand in the title as such.
        document_date: the document's own date.
        anew: indices of those that begin a new section; they count where the document has a date of its own.
        lists: indices of those that begin a list below sentences on what is to come.
    Returns:
        One for each given. Those that nothing supplies a year for stay as they are.
    """
    out = list(found)
    context = _Context(found, title_years, title_basis, document_date)
    begins = frozenset(anew) if document_date is not None else frozenset()
    if not any(f.needs_year for f in out) or not context.years():
        return out
    backs = {**dict.fromkeys(begins, _BACK_ANEW), **dict.fromkeys(lists, _BACK_IN_LIST)}
    layers: list[tuple[int, list[_Choice]]] = []
    for n, f in enumerate(out):
        if n in context.anchors:
            layers.append((n, [_Choice(f, context.anchors[n], 0.0)]))
        elif f.needs_year:
            choices = context.choices(f, context.basis(n, f), anew=n in begins)
            if choices and f.span is not None and f.span.since:
                out[n] = context.looking_back(n, choices)
            elif choices:
                layers.append((n, choices))
    for n, choice in _cheapest(layers, context.said, backs):
        if out[n].needs_year:
            out[n] = _with_weekday_basis(out[n], choice)
    return out


def _with_weekday_basis(was: Found, choice: _Choice) -> Found:
    """The printed weekday is said to be the reason only where it fits and another year stood as near."""
    made = choice.found
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


def _cheapest(
    layers: list[tuple[int, list[_Choice]]], said: frozenset[int], backs: Mapping[int, float]
) -> list[tuple[int, _Choice]]:
    """The cheapest path through the choices of every date in turn; ties go to the earlier year."""
    if not layers:
        return []
    costs = [choice.cost for choice in layers[0][1]]
    came: list[list[int]] = []
    for (_, before), (n, after) in pairwise(layers):
        nexts, links = [], []
        for choice in after:
            ways = [
                cost + _step(b.place, choice.place, said, backs.get(n, _BACK))
                for b, cost in zip(before, costs, strict=True)
            ]
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
    return [(n, choices[k]) for (n, choices), k in zip(layers, path, strict=True)]
