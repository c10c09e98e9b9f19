"""
What each possible year of a date printed without one costs, in days: by itself, and after the date before it.

The weights stand first with their reasons; `years` finds the cheapest choice for the whole document.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from frisat.plan.danish.found import Found
from frisat.plan.danish.told_years import TitleYears, Told, Turn, leaving, outside
from frisat.plan.period import Precision

_AHEAD = 0.5
"""A day forward from the row before: plans look ahead, so 8 months on is likelier than 3 months back."""
BACK = 4.0
"""A day backward: plans are mostly sorted, but a row some weeks early is common."""
_FAR_BACK, _FAR = 0.5, 366
"""A day backward beyond so many: a page that begins anew with older dates does so in one leap, not year by year."""
BACK_ANEW = 1.0
"""A day backward where a new section of a dated paper begins, which may tell of the same months once more."""
BACK_IN_LIST = 0.5
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
_NOT_ALL_WEEKDAYS = 1500.0
"""A wrong weekday in a year that is not the one told above: what is left for the weekdays' sake has to fit them."""
_NAMED = 0.1
"""What the title's years weigh when they are part of a name ("Vision 2035") or of something past."""
_BESIDE, _BESIDE_TOLD, _WIDEST = range(-1, 3), range(-2, 2), 60
"""Years around each that is said which are tried, wider around the one told above, which the weekdays may refute; and
years between the first and the last said, beyond which one of them is no year."""
_AFTER_DOCUMENT, _BEFORE_DOCUMENT = 0.3, 1.0
_LONG_PAST, _FEW = 365, 3
"""Days before the document's own from which on a year tells of the past; of so many a third may say nothing here."""
_DOCUMENT_BESIDE_NEIGHBOURS = 0.05
"""With dated rows around it the document's own date hardly counts."""


@dataclass(frozen=True, slots=True)
class Place:
    """The days one choice covers."""

    first: date
    last: date

    @property
    def year(self) -> int:
        """That of the first day, but of a week the one that it counts in."""
        return (self.last if (self.last - self.first).days < _WEEK else self.first).year


_WEEK = 7


def place_of(found: Found) -> Place | None:
    period = found.period
    if period.edtf is None:
        return None
    first = period.earliest or period.latest
    if first is None:
        return None
    last = period.start[1] if period.latest is None else period.latest
    return Place(first, max(last or first, first))


def _step(before: Place, after: Place, said: frozenset[int] = frozenset(), back: float = BACK) -> float:
    """
    The cost of `after` following `before` in the document; nothing while they share a day.

    `said`: the years that dates of the document name; to leave them, or to come into them, costs something once.
    `back`: what a day backward costs.
    """
    leaves = _LEAVES if (before.first.year in said) != (after.first.year in said) else 0.0
    return leaves + _way(before, after, back)


def _way(before: Place, after: Place, back: float) -> float:
    if after.first > before.last:
        return (after.first - before.last).days * _AHEAD
    if after.last < before.first:
        days = (before.first - after.last).days
        back = BACK if back == BACK_IN_LIST and days > _FAR else back
        return min(days, _FAR) * back + max(0, days - _FAR) * _FAR_BACK
    return 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    n: int
    year: int
    found: Found
    place: Place
    cost: float


def _is_by_document(found: Found) -> bool:
    """Whether a year was itself only taken from the document's date, so that it says no more than that does."""
    return found.period.inferred and (found.period.basis or "").startswith("document_date")


def _is_newest_first(found: Sequence[Found]) -> bool:
    """Whether the days of a document run backwards, as news do: nearly all of its steps of some weeks go back."""
    days = [day for one in found if (day := _day_of_any_year(one)) is not None]
    steps = [(after - before + _HALF) % _YEAR - _HALF for before, after in pairwise(days)]
    back, ahead = sum(-_NEAR < step < 0 for step in steps), sum(0 < step < _NEAR for step in steps)
    return back >= _FEWEST_BACK and back >= _BACK_TO_ONE_AHEAD * ahead


def _length(found: Sequence[Found]) -> int | None:
    """The days that a list takes from its first to its last, within a year; None when it is not sorted or says none."""
    days = [day for one in found if (day := _day_of_any_year(one)) is not None]
    steps = ((after - before + _A_MONTH) % _YEAR - _A_MONTH for before, after in pairwise(days))
    length = max(accumulate(steps), default=_YEAR)
    return length if 0 < length < _YEAR else None


_A_MONTH = 31
"""Days by which a row may stand before the one above it in a list that is sorted all the same."""
_YEAR, _HALF, _NEAR = 365, 182, 150
_FEWEST_BACK, _BACK_TO_ONE_AHEAD = 4, 4


def _day_of_any_year(found: Found) -> int | None:
    """The day of the year with which an expression begins; None when it is less exact than a month."""
    period = found.in_any_year().period
    first = period.earliest or period.latest
    return first.timetuple().tm_yday if first is not None and period.precision in _FINE else None


_FINE = frozenset({Precision.DAY, Precision.DAYS, Precision.MONTH})


class Context:
    """What the document as a whole says about years."""

    def __init__(
        self,
        found: Sequence[Found],
        title: TitleYears,
        document_date: date | None,
        told: Mapping[int, Told],
        lists: Mapping[int, float],
    ) -> None:
        self.told = told
        self.lists = lists
        self.lengths = {n: days for n in lists if (days := _length(found[n:])) is not None}
        self.title_weight = _NAMED if title.is_name else 1.0
        self.title_years = tuple(sorted(set(title.years)))
        self.title_span = title.span
        self.title_basis = title.basis or "title:" + "/".join(str(year) for year in self.title_years)
        self.document_date = document_date
        self.anchors = {
            n: place
            for n, f in enumerate(found)
            if not f.needs_year and not (f.span is not None and f.span.since) and (place := place_of(f)) is not None
        }

        self.likely = {
            n: place
            for n, said in told.items()
            if n not in self.anchors
            and not said.is_name
            and (place := place_of(found[n].with_year(said.year, ""))) is not None
        }
        self.places = {**self.anchors, **self.likely}
        self.order = sorted(self.places)
        self.is_newest_first = _is_newest_first(found)
        lacking = sum(one.needs_year for one in found)
        known = [n for n in self.order if n in self.likely or not _is_by_document(found[n])]
        past = [n for n in known if document_date and (document_date - self.places[n].last).days > _LONG_PAST]
        self.printed = len(known) > (len(past) if len(past) * _FEW <= lacking else 0)
        self.said = frozenset(y for p in self.places.values() for y in (p.first.year, p.last.year))
        if self.said and self.title_years and not self.said & set(range(self.title_years[0], self.title_years[-1] + 1)):
            self.title_years = ()  # every date that has a year lies elsewhere: the title's is a name
        self.years = self._years()

    def _years(self) -> tuple[int, ...]:
        """Every year worth trying: those that anything says and the years next to them."""
        said = {year for place in self.places.values() for year in (place.first.year, place.last.year)}
        said.update(self.title_years, (one.year + step for one in self.told.values() for step in _BESIDE_TOLD))
        if self.document_date is not None:
            said.add(self.document_date.year)
        if said and max(said) - min(said) > _WIDEST:
            said = {sorted(said)[len(said) // 2]}
        return tuple(sorted({year + step for year in said for step in _BESIDE}))

    def around(self, n: int) -> list[Place]:
        """The dated rows next before and next after the n-th expression."""
        at = bisect_left(self.order, n)
        after = at + (at < len(self.order) and self.order[at] == n)
        return [self.places[k] for k in (self.order[max(0, at - 1) : at] + self.order[after : after + 1])]

    def looking_back(self, n: int, choices: list[Choice]) -> Found:
        """The choice for "siden sommer": the last that had begun by the document's date, or else the nearest row's."""
        rows = self.around(n)
        written = self.document_date or (rows[0].first if rows else choices[-1].place.first)
        begun = [choice for choice in choices if choice.place.first <= written]
        return (begun[-1] if begun else choices[0]).found

    def alone(self, n: int, year: int, found: Found, place: Place, *, anew: bool) -> float:
        """What one choice costs by itself. `anew`: it begins a section, which the paper's own day is near to."""
        told = self.told.get(n)
        cost = outside(told, year)
        if found.weekday_wrong:
            cost += _WRONG_WEEKDAY + (_NOT_ALL_WEEKDAYS if told is not None and told.year != year else 0)
        if told is None:
            cost += self._beside_title(place)
        if self.document_date is not None and (told is None or told.is_name or told.turn is not Turn.NONE):
            days = (place.first - self.document_date).days
            weight = _DOCUMENT_BESIDE_NEIGHBOURS if self.printed and not anew else 1.0
            cost += weight * (days * _AFTER_DOCUMENT if days >= 0 else -days * _BEFORE_DOCUMENT)
        return cost

    def _beside_title(self, place: Place) -> float:
        if not self.title_years or (self.title_span is None and place.first.year in self.said):
            return 0.0
        first, last = self.title_years[0], self.title_years[-1]
        before, after = place.first.year < first, place.first.year > last
        if self.title_span is not None:
            before, after = place.last < self.title_span[0], place.first > self.title_span[1]
        return (before * _BEFORE_TITLE + after * _AFTER_TITLE) * self.title_weight

    def choices(self, n: int, found: Found, *, anew: bool) -> list[Choice]:
        """The n-th expression in every year worth trying, each with the reason that it would have."""
        out = []
        basis, told = self.basis(n, found), self.told.get(n)
        for year in self.years:
            reason = basis
            if told is not None and (told.year == year or basis == self.title_basis):
                reason = told.basis if told.year == year else f"neighbours:{year}"
            tried = found.with_year(year, reason)
            if (place := place_of(tried)) is not None:
                out.append(Choice(n, year, tried, place, self.alone(n, year, tried, place, anew=anew)))
        return out

    def begins(self, first: Choice) -> float:
        """What it costs that the first date of the document is in the year of a choice."""
        told = None if first.n in self.anchors else self.told.get(first.n)
        return leaving(told, first.year, None, 0)

    def step(self, before: Choice, after: Choice, back: float) -> float:
        """What it costs that one choice follows another."""
        cost, printed = 0.0, before.n in self.anchors
        if after.n not in self.anchors and (told := self.told.get(after.n)) is not None:
            last, day = before.place.first, after.place.first
            falls = (day.month, day.day) < (last.month, last.day)
            above = self.told.get(before.n)
            cost = leaving(told, after.year, above, before.year, printed=printed, falls=falls)
        if (gap := self._gap_below(before, after)) is not None:
            return cost + gap * _AHEAD * self.lists[after.n]
        one, other = (after.place, before.place) if self.is_newest_first else (before.place, after.place)
        return cost + _step(one, other, self.said, back)

    def _gap_below(self, before: Choice, after: Choice) -> int | None:
        """The days from a list to what the sentence above it tells, when it ends before that, within a year."""
        days = self.lengths.get(after.n)
        if days is None:
            return None
        gap = (before.place.first - after.place.first).days - days
        return gap if 0 <= gap < _YEAR - days else None

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
