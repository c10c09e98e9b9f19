"""
Who is where in the house's calendar: bodies by the register's spellings, persons by their seats and their names.

A person's appointments are the activities that name the person, those the person answers for, and those of bodies in
which the person holds a seat on that day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from frisat.plan.bodies import plain
from frisat.plan.clashes import MEETS, Clash, Entry, booked_twice
from frisat.plan.likeness import fold
from frisat.plan.model import Activity
from frisat.plan.period import Period
from frisat.web.base.clock import today
from frisat.web.base.memory import remembered
from frisat.web.bodies import queries as bodies
from frisat.web.bodies.forms import ROLE_WORDS
from frisat.web.bodies.models import Body, Seat, SeatRole
from frisat.web.desk.queries import Item, Work
from frisat.web.people.models import Person

NAMED_FEW = 2
"""So many persons of one clash are named, of more only the first."""


@dataclass(frozen=True, slots=True)
class Who:
    """A body, group or name that the plans print: `key` is what its spellings share, `value` stands in addresses."""

    key: Hashable
    value: str


@dataclass(frozen=True, slots=True)
class Appointment(Item):
    """An activity in somebody's calendar, and why it is there."""

    why: str = ""


def names_at(activity: Activity) -> Iterator[tuple[str, Period | None]]:
    """
    Everybody who is to be there, with the day that is theirs where actors have days of their own.

    Who decides is there when the activity is something that people sit down for.
    """
    own = {fold(dated.actor): dated.period for dated in activity.actor_dates}
    deciding = activity.decides if activity.kind in MEETS else ()
    for name in dict.fromkeys((*activity.responsible, *activity.actors, *deciding)):
        yield name, own.pop(fold(name), activity.period)
    for dated in activity.actor_dates:
        if fold(dated.actor) in own:
            yield dated.actor, dated.period


def day_of(period: Period | None) -> date:
    """The day by which a name is understood: what is not dated is understood as of today."""
    return (period and (period.earliest or period.latest)) or today()


@dataclass(frozen=True, slots=True)
class There:
    """One name of an activity: what it means, when it is there, and its words for finding a person's name in them."""

    key: Hashable
    called: str
    period: Period | None
    words: str
    answers: bool


def _printed(work: Work) -> tuple[tuple[str, date | None], ...]:
    """Every name in a plan with each day by which it is understood, None for today; found once for each plan."""

    def find() -> tuple[tuple[str, date | None], ...]:
        met = (
            (name, period and (period.earliest or period.latest))
            for a in work.plan.activities
            for name, period in names_at(a)
        )
        return tuple(dict.fromkeys(met))

    return remembered(("names printed", *work.stamp), find)


class Names:
    """What the names in the plans mean, read with two queries whatever their number."""

    def __init__(self, works: Sequence[Work]) -> None:
        asked = {w.process.pk: (w.process.organisation, list(dict.fromkeys(n for n, _ in _printed(w)))) for w in works}
        self._known = bodies.spellings_in(asked)
        self._never, self._apart = bodies.names_apart()
        self._bodies: dict[int, Body] = {}
        self._there: dict[tuple[int, str], list[There]] = {}
        self._by_form: dict[tuple[int, Hashable], set[int]] = defaultdict(set)
        for pk, known in self._known.items():
            for held in known.rows.values():
                for alias in held:
                    self._bodies[alias.body_id] = alias.body
                    self._by_form[pk or 0, plain(alias.text)].add(alias.body_id)

    def body(self, process: int, name: str, day: date) -> Body | None:
        """The body a name means: by its spellings, else by a form that it shares with one body's spellings alone."""
        known = self._known[process]
        folded = fold(name)
        if folded in known.rows:
            return known.on(name, day)
        alike = self._by_form.get((process, plain(name)), set()) if folded not in self._never else set()
        found = {pk for pk in alike if (folded, pk) not in self._apart and self._bodies[pk].existed_on(day)}
        return self._bodies[next(iter(found))] if len(found) == 1 else None

    def key(self, process: int, name: str, day: date) -> tuple[Hashable, str]:
        """What the spellings of one body or group share, and how it is called."""
        body = self.body(process, name, day)
        return (body.pk, body.name) if body is not None else (plain(name), name)

    def there(self, item: Item) -> list[There]:
        """Who is there, and last the title, which may name somebody. Found once for each activity."""
        at = (item.process.pk, item.activity.key)
        if at not in self._there:
            a = item.activity
            found = []
            for name, period in names_at(a):
                key, called = self.key(item.process.pk, name, day_of(period))
                found.append(There(key, called, period, _words(name), name in a.responsible))
            self._there[at] = [*found, There((), "", a.period, _words(a.title), False)]
        return self._there[at]

    def entry(self, item: Item) -> Entry:
        """The activity with who is there, for `frisat.plan.clashes`."""
        there = {one.key: one.called for one in self.there(item) if one.key}
        return Entry(item.process.name, item.activity, tuple(there.items()))

    def choices(self, works: Iterable[Work]) -> list[Who]:
        """Everybody that the plans name, each once under the register's name or its first spelling, in order."""
        called: dict[Hashable, str] = {}
        for work in works:
            for name, day in _printed(work):
                key, words = self.key(work.process.pk, name, day or today())
                if key:
                    called.setdefault(key, words)
        return sorted(self._told_apart(called), key=lambda who: (who.value.casefold().replace("aa", "å"), who.value))

    def _told_apart(self, called: dict[Hashable, str]) -> Iterator[Who]:
        """Two bodies of one name are told apart by their organisation, else by their number."""
        counts: dict[str, int] = defaultdict(int)
        for words in called.values():
            counts[fold(words)] += 1
        for key, words in called.items():
            body = self._bodies.get(key) if isinstance(key, int) else None
            if body is not None and counts[fold(words)] > 1:
                words = f"{words} ({body.organisation or body.pk})"
            yield Who(key, words)

    def chosen(self, choices: Sequence[Who], asked: str) -> Who | None:
        """The choice that somebody means by a name: as it is listed, else by any of its spellings."""
        listed = next((who for who in choices if fold(who.value) == fold(asked)), None)
        if listed is not None:
            return listed
        keys = {self.key(pk, asked, today())[0] for pk in self._known if pk is not None}
        met = next((who for who in choices if who.key in keys and who.key), None)
        if met is not None:
            return met
        known = bodies.resolve([asked], None, today()).get(asked)
        return next((w for w in choices if w.key == known.pk), Who(known.pk, known.name)) if known else None

    def of_body(self, items: Iterable[Item], who: Who) -> list[Item]:
        """What a body or group has, each on the day that is its own."""
        out = []
        for item in items:
            for one in self.there(item):
                if one.key == who.key:
                    out.append(replace(item, activity=_on(item.activity, one.period)))
                    break
        return out

    # ------------------------------------------------------------------------------------------------- persons
    def appointments(self, items: Iterable[Item], person: Person, seats: Iterable[Seat]) -> list[Appointment]:
        """What a person has, and why."""
        mine: dict[int, list[Seat]] = defaultdict(list)
        for seat in seats:
            if seat.person_id == person.pk:
                mine[seat.body_id].append(seat)
        name = name_in(person)
        out = []
        for item in items:
            found = self._why(item, name, mine)
            if found is not None:
                why, period = found
                out.append(Appointment(item.process, _on(item.activity, period), item.unlike, why))
        return out

    def _why(self, item: Item, name: str, mine: dict[int, list[Seat]]) -> tuple[str, Period | None] | None:
        there = self.there(item)
        if name:
            for one in there:
                if one.answers and name in one.words:
                    return gettext("Responsible"), one.period
        for one in there:
            for seat in mine.get(one.key, ()) if isinstance(one.key, int) else ():
                if _is_held(seat, one.period):
                    return f"{ROLE_WORDS[SeatRole(seat.role)]}, {one.called}", one.period
        named = next((one for one in there if name and name in one.words), None)
        return None if named is None else (gettext("Named"), named.period)

    def bodies_met(self) -> list[int]:
        return list(self._bodies)

    def clashes_of_persons(self, items: Sequence[Item], seats: Sequence[Seat], told: Iterable[Clash]) -> list[Clash]:
        """Who is double booked by sitting in two bodies, one clash for two activities, without those `told` already."""
        known = {_pair(clash) for clash in told}
        whose: dict[tuple[int, ...], tuple[Clash, list[str]]] = {}
        for person in dict.fromkeys(seat.person for seat in seats if seat.person is not None):
            entries = [Entry(i.process.name, i.activity) for i in self.appointments(items, person, seats)]
            for clash in booked_twice(person.name, entries):
                if len(clash.entries) == 2 and _pair(clash) not in known:
                    whose.setdefault(_pair(clash), (clash, []))[1].append(person.name)
        return [
            replace(clash, parts=tuple((k, _people(names) if k == "body" else v) for k, v in clash.parts))
            for clash, names in whose.values()
        ]


def name_in(person: Person) -> str:
    """The person's whole name as it is looked for: "chefkonsulent Anna Bjerre" names her, "Anna" does not."""
    name = _words(person.name)
    return name if len(name.split()) > 1 else ""


def answers_for(activity: Activity, name: str) -> bool:
    """Whether an activity names somebody as responsible; `name` is a whole name, a first name alone is nobody's."""
    words = _words(name)
    return len(words.split()) > 1 and any(words in _words(printed) for printed in activity.responsible)


def _words(text: str) -> str:
    """A text's words between blanks, so that whole words are found in it."""
    words = "".join(c if c.isalnum() or c == "-" else " " for c in fold(text)).split()
    return f" {' '.join(words)} "


def _is_held(seat: Seat, period: Period | None) -> bool:
    """Whether a seat is held on some day of a period; what has no day is asked as of today."""
    first = (period and (period.earliest or period.latest)) or today()
    last = (period and (period.latest or period.earliest)) or today()
    return seat.first_day <= last and (seat.last_day is None or first <= seat.last_day)


def _on(activity: Activity, period: Period | None) -> Activity:
    return activity if period is activity.period else replace(activity, period=period)


def _pair(clash: Clash) -> tuple[object, ...]:
    return (clash.day, *sorted((e.place, e.activity.key) for e in clash.entries))


def _people(names: Sequence[str]) -> str:
    """ "Anna Bjerre", "Anna Bjerre og Bo Skov", "Anna Bjerre og fire andre"."""
    names = list(dict.fromkeys(names))
    if len(names) == 1:
        return names[0]
    if len(names) == NAMED_FEW:
        return gettext("%(one)s and %(other)s") % {"one": names[0], "other": names[1]}
    return gettext("%(one)s and %(n)s others") % {"one": names[0], "n": len(names) - 1}
