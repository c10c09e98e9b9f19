"""
What differs between two plans, for people: as sentences, and side by side.

Both keep the order of the newer plan; what is gone stands where it stood.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from frisat.plan.diff import as_decided, compare
from frisat.plan.layout.labels import date_words
from frisat.plan.model import Activity, Plan, Visibility
from frisat.web.base import words
from frisat.write.labels import Labels


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing that is said of an activity: its name, and the words; `differs` from the other side's."""

    name: str
    said: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Side:
    """An activity as one of the two plans has it; no `cells` where it is not there."""

    title: str
    cells: tuple[Cell, ...]
    is_staff: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """One activity in both plans; None on the side that lacks it."""

    key: str
    before: Side | None
    after: Side | None


def side_by_side(a: Plan, b: Plan, pairs: Sequence[tuple[str, str]] | None = None) -> tuple[Pair, ...]:
    """
    Every activity that the two plans say differently, or that only one has.

    `pairs` are keys that belong together; without them, those that are the same.
    """
    ours, theirs = a.by_key(), b.by_key()
    partner = {new: old for old, new in pairs or () if old in ours and new in theirs}
    partner |= {key: key for key in theirs if key in ours and key not in partner}
    gone = [key for key in ours if key not in set(partner.values())]
    order = {key: n for n, key in enumerate(ours)}
    out: list[tuple[float, Pair]] = []
    last = -1.0
    for activity in b.activities:
        old = ours.get(partner.get(activity.key, ""))
        last = float(order[old.key]) if old is not None else last + 1e-6
        if old != activity and (old is None or told(old) != told(activity)):
            out.append((last, Pair(activity.key, _side(old, activity), _side(activity, old))))
    out += [(order[key] + 0.5, Pair(key, _side(ours[key], None), None)) for key in gone]
    return tuple(pair for _, pair in sorted(out, key=lambda item: item[0]))


def _side(activity: Activity | None, other: Activity | None) -> Side | None:
    if activity is None:
        return None
    theirs = dict(told(other)) if other is not None else {}
    cells = tuple(Cell(name, said, other is not None and theirs.get(name) != said) for name, said in told(activity))
    return Side(activity.title, cells, activity.visibility is Visibility.STAFF)


def told(activity: Activity) -> tuple[tuple[str, str], ...]:
    """What is said of an activity, field by field in words; what is not said is left out."""
    return tuple((name, said) for name, said in _told(activity) if said)


def _told(a: Activity) -> Iterator[tuple[str, str]]:
    language = words.language()
    labels = Labels(language)
    clock = words.clock(a.time)
    yield gettext("When"), " ".join(filter(None, (date_words(a, language) or gettext("no date"), clock)))
    yield gettext("Title"), a.title
    yield gettext("Kind"), labels.kind(str(a.kind))
    yield gettext("Status"), labels.status(str(a.status))
    yield gettext("Reason for the status"), a.status_reason or ""
    yield gettext("Who"), ", ".join(a.actors)
    yield gettext("Responsible"), ", ".join(a.responsible)
    yield (
        gettext("Days of each"),
        "; ".join(f"{d.actor}: {d.period.text}" for d in a.actor_dates),
    )
    yield gettext("Where"), a.place or ""
    yield gettext("Track"), a.track or ""
    yield gettext("Method"), a.method or ""
    yield gettext("On the agenda"), "; ".join(a.agenda)
    yield gettext("Results in"), "; ".join(a.deliverables)
    yield gettext("Decides"), ", ".join(a.decides)
    yield gettext("Recommends"), ", ".join(a.recommends)
    yield gettext("Waits for"), ", ".join(a.depends_on)
    yield gettext("Shown to"), gettext("Staff only") if a.visibility is Visibility.STAFF else gettext("Everybody")


@dataclass(frozen=True, slots=True)
class Told:
    """What changed, as sentences: one entry an activity, each sentence with the keys that it speaks of."""

    sentences: tuple[str, ...]
    is_staff: bool
    key: str


def sentences(a: Plan, b: Plan) -> tuple[Told, ...]:
    """
    What changed from one plan to another as sentences, activity by activity: every change is told by one.

    What changed for the plan as a whole is one entry, under no key. An activity that staff alone see, before or after,
    is marked: the public reads nothing of it.
    """
    ours, theirs = a.by_key(), b.by_key()
    groups: dict[str, list[str]] = {}
    for change in as_decided(compare(a, b), a, b).changes:
        if change.a is not None and change.b in ours and change.a != change.b:
            continue  # what came from another activity before still does: no news
        if change.is_quiet:
            continue
        groups.setdefault(change.b or change.a or "", []).append(change.sentence(words.language(), a, b))
    out = []
    for key, said in groups.items():
        both = (ours.get(key), theirs.get(key))
        staff = any(x is not None and x.visibility is Visibility.STAFF for x in both)
        if said:
            out.append(Told(tuple(dict.fromkeys(said)), staff, key))
    return tuple(out)
