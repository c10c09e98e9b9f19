"""
What each part of a meeting seems to be in the registers and on the meeting itself, and what is unsure about it.

Worked out anew for every page: a person or a body that was entered meanwhile is found. Nothing here writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from frisat.plan.diff import Certainty
from frisat.plan.likeness import fold
from frisat.plan.meeting import Attendee
from frisat.plan.meeting import Item as ItemValue
from frisat.plan.meeting import Part as Role
from frisat.web.arrivals import sheets
from frisat.web.arrivals.models import Part, PartKind
from frisat.web.bodies import queries as register
from frisat.web.bodies.models import Body, Seat
from frisat.web.intake.models import Decision
from frisat.web.meetings.models import Item, Meeting
from frisat.web.people.models import Person
from frisat.web.process.models import Process

Said = tuple[str, dict[str, str]]
"""A sentence: its code and parts."""
MOST = {"title": 300, "name": 120, "role": 120, "case_no": 60, "place": 200, "ground": 300, "withheld": 300, "no": 8}


@dataclass(frozen=True, slots=True)
class Match:
    """One thing that a part can be: "person:7", "body:2", "item:9"."""

    value: str
    name: str
    certainty: Certainty
    reasons: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """
    What a part is taken for (`value`, "" for none of them), all that it could be, and what is unsure.

    `doubts`: field of the form -> sentences; "" for the part as a whole.
    """

    value: str = ""
    matches: tuple[Match, ...] = ()
    doubts: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)

    @property
    def best(self) -> Match | None:
        return next((m for m in self.matches if m.value == self.value), None)


@dataclass(slots=True)
class Held:
    """What the parts of a sheet are held against, read once."""

    persons: Mapping[str, Sequence[Person]]
    seats: Mapping[int, Sequence[Seat]]
    bodies: Mapping[str, Body]
    items: Sequence[Item]
    meeting: Meeting | None


def bodies_named(process: Process, names: Sequence[str], day: date) -> dict[str, Body]:
    """Printed name -> the body that the register knows by it in the process."""
    return register.resolve(names, process.pk, day, organisation=process.organisation)


def held(process: Process, parts: Sequence[Part], day: date, meeting: Meeting | None) -> Held:
    """Everything that the parts may be, in a fixed number of questions."""
    head = next((p for p in parts if p.kind == PartKind.HEAD), None)
    named = [str(p.said.get("name") or "") for p in parts if p.kind == PartKind.PERSON]
    printed = list(head.said.get("bodies") or ()) if head else []
    bodies = bodies_named(process, [*named, *printed], day)
    wanted = {fold(name) for name in (*named, *_owners(parts))}
    persons: dict[str, list[Person]] = {}
    for person in register.person_names():
        if fold(person.name) in wanted:
            persons.setdefault(fold(person.name), []).append(person)
    meets = {bodies[name].pk for name in printed if name in bodies}
    seats: dict[int, list[Seat]] = {}
    for seat in register.seats_in(meets) if meets else ():
        if seat.person_id is not None and register.is_held(seat, day):
            seats.setdefault(seat.person_id, []).append(seat)
    items = list(Item.objects.filter(meeting=meeting)) if meeting is not None else []
    return Held(persons, seats, bodies, items, meeting)


def _owners(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if part.kind == PartKind.ITEM:
            yield from (str(f["owner"]) for f in part.said.get("follow_ups") or () if f.get("owner"))


def of(part: Part, all_parts: Sequence[Part], known: Held) -> Proposal:
    """What one part is taken for, and what is unsure."""
    if part.kind == PartKind.HEAD:
        return Proposal(doubts=_of_head(part, known))
    if part.kind == PartKind.PERSON:
        return _person(part, all_parts, known)
    return _item(part, all_parts, known)


def _of_head(part: Part, known: Held) -> dict[str, tuple[Said, ...]]:
    missing = [] if part.said.get("makes") else [n for n in part.said.get("bodies") or () if n not in known.bodies]
    out: dict[str, tuple[Said, ...]] = {}
    if missing:
        out["bodies"] = tuple(("G415", {"value": name}) for name in missing)
    return {**out, **_too_long(part.said, ("case_no", "department", "unit"))}


# ---------------------------------------------------------------------------------------------------------- persons
def _person(part: Part, parts: Sequence[Part], known: Held) -> Proposal:
    who = sheets.attendee(part.said)
    matches = _persons(who, known)
    if (body := known.bodies.get(who.name)) is not None:
        certain = Match(f"body:{body.pk}", body.name, Certainty.SURE, (("G434", {"value": body.name}),))
        matches = [certain, *matches]
    best = matches[0] if matches and matches[0].certainty is not Certainty.POSSIBLE else None
    value = part.chosen if part.chosen is not None else best.value if best else ""
    doubts = dict(_too_long(part.said, ("name", "role")))
    if part.chosen is None:
        several = [m for m in matches if m.value.startswith("person:")]
        if best is None and several:
            doubts["match"] = (("G412", {"n": str(len(several)), "value": who.name}),)
        elif best is not None and best.certainty is Certainty.LIKELY:
            doubts["match"] = (("G413", {}),)
    if who.part is Role.CHAIR and (other := _other_chair(part, parts)):
        doubts["part"] = (("G414", {"value": other}),)
    return Proposal(value, tuple(matches), doubts)


def _persons(who: Attendee, known: Held) -> list[Match]:
    """The persons of the register by that name: a seat in the body that meets, or the same title, makes it sure."""
    found = known.persons.get(fold(who.name), ())
    out = []
    for person in found:
        reasons: list[Said] = []
        if len(found) == 1:
            reasons.append(("G431", {}))
        seats = known.seats.get(person.pk, ())
        reasons += [("G432", {"value": seat.body.name}) for seat in seats[:1]]
        same_title = bool(person.title and who.role and fold(person.title) in fold(who.role))
        if person.title:
            reasons.append(("G433", {"value": f"{person.name}, {person.title}"}))
        backed = bool(seats) or same_title
        certainty = Certainty.SURE if backed else Certainty.LIKELY if len(found) == 1 else Certainty.POSSIBLE
        name = f"{person.name}, {person.title}" if person.title else person.name
        out.append(Match(f"person:{person.pk}", name, certainty, tuple(reasons)))
    if sum(m.certainty is Certainty.SURE for m in out) > 1:
        out = [Match(m.value, m.name, Certainty.POSSIBLE, m.reasons) for m in out]
    return sorted(out, key=lambda m: list(Certainty).index(m.certainty))


def _other_chair(part: Part, parts: Sequence[Part]) -> str:
    for other in parts:
        is_chair = other.kind == PartKind.PERSON and other.said.get("part") == Role.CHAIR
        if is_chair and other.pk != part.pk and other.decision != Decision.LEFT:
            return str(other.said.get("name"))
    return ""


# ------------------------------------------------------------------------------------------------------------ items
def _item(part: Part, parts: Sequence[Part], known: Held) -> Proposal:
    item = sheets.item(part.said)
    matches = _items(item, known.items)
    best = matches[0] if matches and matches[0].certainty is not Certainty.POSSIBLE else None
    value = part.chosen if part.chosen is not None else best.value if best else ""
    doubts = dict(_too_long(part.said, ("title", "case_no", "ground", "withheld")))
    if part.chosen is None and best is not None and best.certainty is not Certainty.SURE:
        doubts["match"] = best.reasons
    if item.closed and not item.ground:
        doubts["ground"] = (("G409", {}),)
    if item.decision and item.outcome is None:
        doubts["outcome"] = (("G410", {}),)
    if item.no and any(o.said.get("no") == item.no for o in _other_items(part, parts)):
        doubts["no"] = (("G406", {"value": item.no}),)
    elif len(item.no) > MOST["no"]:
        doubts["no"] = (("G425", {"value": item.no}),)
    owners = [f.owner for f in item.follow_ups if f.owner and len(known.persons.get(fold(f.owner), ())) != 1]
    if owners:
        doubts["follow_ups"] = tuple(("G411", {"value": name}) for name in dict.fromkeys(owners))
    there = {fold(str(p.said.get("name"))) for p in parts if p.kind == PartKind.PERSON}
    if barred := [name for name in item.conflicts if fold(name) not in there]:
        doubts["decision"] = (("G417", {"value": ", ".join(barred)}),)
    return Proposal(value, tuple(matches), doubts)


def _other_items(part: Part, parts: Sequence[Part]) -> Iterator[Part]:
    for other in parts:
        if other.pk != part.pk and other.kind == PartKind.ITEM and other.decision != Decision.LEFT:
            yield other


def _items(item: ItemValue, there: Sequence[Item]) -> list[Match]:
    """The items of the meeting that it could be: by number and title, by title, by number."""
    out = []
    for n, one in enumerate(there, 1):
        same_no = (one.no or str(n)) == item.no
        same_title = fold(one.title) == fold(item.title)
        if not (same_no or same_title):
            continue
        code, certainty = (
            ("G435", Certainty.SURE) if same_no and same_title
            else ("G436", Certainty.SURE) if same_title else ("G437", Certainty.LIKELY)
        )  # fmt: skip
        out.append(Match(f"item:{one.pk}", f"{one.no or n}. {one.title}", certainty, ((code, {}),)))
    out.sort(key=lambda m: list(Certainty).index(m.certainty))
    return out


def _too_long(said: Mapping[str, object], names: Sequence[str]) -> dict[str, tuple[Said, ...]]:
    """What does not fit where it is to be kept, also when a reading says it: nothing is cut silently."""
    out: dict[str, tuple[Said, ...]] = {}
    for name in names:
        text, most = str(said.get(name) or ""), MOST.get(name, 120)
        if len(text) > most:
            out[name] = (("G416", {"n": str(len(text)), "most": str(most)}),)
    return out


def blocking(doubts: Mapping[str, Sequence[Said]]) -> dict[str, tuple[Said, ...]]:
    """The doubts that keep a part from being accepted until they are mended."""
    stops = {"G406", "G409", "G414", "G415", "G416", "G425"}
    out = {name: tuple(s for s in said if s[0] in stops) for name, said in doubts.items()}
    return {name: said for name, said in out.items() if said}
