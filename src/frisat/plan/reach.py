"""
Who a plan reaches: for each stakeholder, the activities in which they decide, take part, are involved or heard.

    found = reach(plan.activities, ["Pårørende", "Handicaprådet"], today=date(2027, 5, 3))

Names are held against each other as groups: `same` says which spellings are one (`plan/spellings`, or the register of
bodies). A stakeholder that no activity names is not reached; whether that is right is for a person to say. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frisat.plan.likeness import concepts, fold
from frisat.plan.model import Activity, Kind, Status


class How(StrEnum):
    """How an activity reaches somebody, the strongest first."""

    DECIDES = "decides"  # decides or recommends
    WORKS = "works"  # is responsible
    HEARD = "heard"  # in a hearing
    INVOLVED = "involved"  # in conversations, workshops, surveys, trials
    TAKES_PART = "takes_part"  # in a meeting, an orientation or anything else
    NAMED = "named"  # only in the title or the agenda


_INVOLVES = {Kind.INVOLVEMENT, Kind.WORKSHOP, Kind.SURVEY, Kind.TRIAL}
_ORDER = list(How)


@dataclass(frozen=True, slots=True)
class Contact:
    """One activity that reaches a stakeholder. `is_over`: held, or its time has passed; `is_off`: called off."""

    activity: Activity
    how: How
    is_over: bool
    is_off: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """A stakeholder with every activity that reaches them, in plan order; `is_listed`: on the plan's own list."""

    name: str
    spellings: tuple[str, ...]
    contacts: tuple[Contact, ...]
    is_listed: bool

    @property
    def standing(self) -> tuple[Contact, ...]:
        """The contacts that were not called off."""
        return tuple(c for c in self.contacts if not c.is_off)

    @property
    def strongest(self) -> How | None:
        """The strongest way in which they are reached; None when no activity that stands reaches them."""
        return min((c.how for c in self.standing), key=_ORDER.index, default=None)

    @property
    def is_reached(self) -> bool:
        """Whether an activity has them among those who act; being named in a title alone is not enough."""
        return any(c.how is not How.NAMED for c in self.standing)

    @property
    def next(self) -> Contact | None:
        """The first contact still ahead: dated ones by day, then undated ones."""
        ahead = [c for c in self.standing if not c.is_over and c.how is not How.NAMED]
        return min(ahead, key=_when, default=None)


def _when(contact: Contact) -> tuple[bool, date]:
    first = contact.activity.period.earliest if contact.activity.period else None
    return first is None, first or date.max


def reach(
    activities: Sequence[Activity],
    stakeholders: Iterable[str],
    *,
    today: date,
    same: Callable[[str], str] = fold,
) -> list[Reached]:
    """
    Who the plan reaches.

    Args:
        activities: of one plan, in its order.
        stakeholders: the plan's own list of those concerned, as printed.
        same: name -> what stands for all spellings of it.
    Returns:
        One entry a stakeholder: first those of the list in its order, then everybody else who acts in the plan, in
        the order in which they are first named. Empty for no names at all.
    """
    groups: dict[str, list[str]] = {}
    listed: set[str] = set()
    for name in stakeholders:
        listed.add(same(name))
        groups.setdefault(same(name), []).append(name)
    found: dict[str, list[Contact]] = {}
    for a in activities:
        for name, how in _acting(a):
            groups.setdefault(same(name), []).append(name)
            _note(found.setdefault(same(name), []), a, how, today)
    for key in listed:
        meant = set(concepts(groups[key][0]))
        for a in activities:
            if meant and meant <= set(concepts(" ".join((a.title, *a.agenda)))):
                _note(found.setdefault(key, []), a, How.NAMED, today)
    place = {a.key: n for n, a in enumerate(activities)}
    return [
        Reached(
            name=names[0],
            spellings=tuple(dict.fromkeys(names)),
            contacts=tuple(sorted(found.get(key, ()), key=lambda c: place[c.activity.key])),
            is_listed=key in listed,
        )
        for key, names in groups.items()
    ]


def _acting(a: Activity) -> Iterable[tuple[str, How]]:
    """Everybody who acts in an activity, and how; the strongest way is kept by `_note`."""
    for name in (*a.decides, *a.recommends):
        yield name, How.DECIDES
    for name in a.responsible:
        yield name, How.WORKS
    part = How.HEARD if a.kind is Kind.HEARING else How.INVOLVED if a.kind in _INVOLVES else How.TAKES_PART
    for name in (*a.actors, *(d.actor for d in a.actor_dates)):
        if name not in a.responsible:
            yield name, part


def _note(contacts: list[Contact], a: Activity, how: How, today: date) -> None:
    for n, known in enumerate(contacts):
        if known.activity.key == a.key:
            if _ORDER.index(how) < _ORDER.index(known.how):
                contacts[n] = Contact(a, how, known.is_over, known.is_off)
            return
    is_off = a.status.is_off
    is_over = a.status is Status.HELD or bool(a.period and a.period.is_over(today))
    contacts.append(Contact(a, how, is_over, is_off))
