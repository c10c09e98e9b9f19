"""
The rows of a meeting from the accepted parts of a document: items, who takes part, what came of each item.

For actions, within their transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django.utils import timezone

from frisat.plan.agenda_numbers import given
from frisat.plan.likeness import fold
from frisat.plan.meeting import FollowUp as FollowUpValue
from frisat.plan.meeting import Item as ItemValue
from frisat.plan.meeting import Part as Role
from frisat.plan.meeting import Presence, Stage
from frisat.plan.values_json import to_json
from frisat.web.arrivals import named_papers, sheets
from frisat.web.arrivals.models import Part
from frisat.web.bodies.models import Body
from frisat.web.bodies.queries import person_names
from frisat.web.meetings import minutes_actions, terms
from frisat.web.meetings import queries as meetings
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import FollowUp, Item, Meeting, Participant
from frisat.web.meetings.value import name_of
from frisat.web.people.models import Person

# ------------------------------------------------------------------------------------------------------------ items
Pairs = Sequence[tuple[Item, ItemValue]]


def put_items(meeting: Meeting, parts: Sequence[Part], *, keeps_numbers: bool) -> list[tuple[Item, ItemValue]]:
    """
    The items as the agenda has them: those that are there already are matched, and changed only while nothing is out.
    What the document has as closed is closed even then.
    """
    there = {item.pk: item for item in Item.objects.select_for_update().filter(meeting=meeting)}
    last = max((item.order for item in there.values()), default=0)
    is_out = meeting.stage not in (Stage.DRAFT, Stage.REVIEW)
    out: list[tuple[Item, ItemValue]] = []
    for part in parts:
        said = sheets.item(part.said)
        number = int((part.chosen or "").partition(":")[2] or 0)
        item = there.get(number)
        if any(item is not None and item.pk == one.pk for one, _ in out):
            raise MeetingError("G419", value=str(item))
        if item is None:
            last += 1
            item = Item(meeting=meeting, order=last, no=said.no if keeps_numbers else "")
        if item.pk is None or not is_out:
            _write_item(item, said)
            item.revision += item.pk is not None
            item.save()
            named_papers.put_named(item, said)
        elif said.closed and not item.closed:  # the minutes' words of it must not stand open
            item.closed, item.ground, item.revision = True, said.ground or item.ground, item.revision + 1
            item.save(update_fields=["closed", "ground", "revision"])
        out.append((item, said))
    if is_out and (new := [item for item, _ in out if item.pk not in there]):
        _number(meeting, new)
    return out


def _write_item(item: Item, said: ItemValue) -> None:
    presenters = [{"name": p.name, "role": p.role or ""} for p in said.presenters]
    item.title, item.kind, item.presenters = said.title, said.kind, presenters or item.presenters
    item.minutes, item.case_no = said.minutes or item.minutes, said.case_no or item.case_no
    item.text, item.recommendation = said.text or item.text, said.recommendation or item.recommendation
    item.closed, item.ground = said.closed or item.closed, said.ground or item.ground
    item.supplementary = said.supplementary or item.supplementary


def _number(meeting: Meeting, new: Sequence[Item]) -> None:
    """Minutes can have an item that the agenda had not: it gets a number of its own behind the others."""
    items = list(Item.objects.filter(meeting=meeting).order_by("order", "pk"))
    for item, number in zip(items, given([one.no for one in items]), strict=True):
        item.no, item.supplementary = number, item.supplementary or item in new
    Item.objects.bulk_update(items, ["no", "supplementary"])
    for one in new:
        one.refresh_from_db()


# ----------------------------------------------------------------------------------------------------------- people
class Persons:
    """The one person of the register by a name."""

    def __init__(self) -> None:
        self._by: dict[str, list[Person]] = {}
        for person in person_names():
            self._by.setdefault(fold(person.name), []).append(person)

    def called(self, name: str | None) -> Person | None:
        found = self._by.get(fold(name or ""), [])
        return found[0] if len(found) == 1 else None


def put_people(meeting: Meeting, parts: Sequence[Part], items: Pairs) -> None:
    there = meetings.participants_of(meeting)
    last = max((p.order for p in there), default=-1)
    waiting: list[tuple[Participant, str]] = []
    for part in parts:
        who = sheets.attendee(part.said)
        person, body = _picked(part)
        found = _same(there, person, body, who.name)
        if found is None:
            last += 1
            found = Participant(meeting=meeting, order=last, part=Role.MEMBER)
            there.append(found)
        if who.part is Role.CHAIR and any(p is not found and p.part == Role.CHAIR for p in there):
            raise MeetingError("G104", "part", value=next(name_of(p) for p in there if p.part == Role.CHAIR))
        found.person, found.body = person or found.person, body or found.body
        found.printed = "" if found.person else who.name
        found.role = who.role or found.role
        if who.part is not Role.MEMBER or found.pk is None:
            found.part = who.part
        if who.presence is not Presence.EXPECTED or found.pk is None:
            found.presence = who.presence
        found.came, found.left = clock(who.came) or found.came, clock(who.left) or found.left
        found.revision += found.pk is not None
        found.save()
        if who.stands_in_for:
            waiting.append((found, who.stands_in_for))
    by_name = {fold(name_of(p)): p for p in there}
    for who_came, name in waiting:
        away = by_name.get(fold(name))
        if away is not None and away is not who_came:
            who_came.stands_in_for = away
        elif not who_came.role:
            who_came.role = f"for {name}"[:120]
        who_came.save(update_fields=["stands_in_for", "role"])


def _picked(part: Part) -> tuple[Person | None, Body | None]:
    kind, _, number = (part.chosen or "").partition(":")
    if kind == "person":
        return Person.objects.filter(pk=number).first(), None
    if kind == "body":
        return None, Body.objects.filter(pk=number).first()
    return None, None


def _same(there: Sequence[Participant], person: Person | None, body: Body | None, name: str) -> Participant | None:
    for one in there:
        is_person = person is not None and one.person_id == person.pk
        is_body = person is None and body is not None and one.person_id is None and one.body_id == body.pk
        if is_person or is_body or (person is None and fold(name_of(one)) == fold(name)):
            return one
    return None


def clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text and text != "24:00" else None


# ---------------------------------------------------------------------------------------------------------- minutes
def put_minutes(by: Any, meeting: Meeting, items: Pairs, persons: Persons) -> None:
    """What came of each item, with what the paper says beside it."""
    people = {fold(name_of(p)): p for p in meetings.participants_of(meeting)}
    for item, said in items:
        now = Item.objects.get(pk=item.pk)
        barred = [p for name in said.conflicts if (p := people.get(fold(name))) is not None]
        unknown = [name for name in said.conflicts if fold(name) not in people]
        decision = said.decision or ""
        if unknown and not all(name in decision for name in unknown):
            decision = "\n\n".join(filter(None, (decision, f"Inhabil: {', '.join(unknown)}")))
        values = {
            "outcome": str(said.outcome or ""), "decision_text": decision,
            "vote": to_json(said.vote) if said.vote else None,
            "dissents": [{"who": d.who, "text": d.text} for d in said.dissents],
            "extract": said.extract or "", "withheld": said.withheld or "", "conflicts": [p.pk for p in barred],
            "terms": terms.known(said.terms, item.meeting),
        }  # fmt: skip
        minutes_actions.take_down(by, now, {k: v for k, v in values.items() if v or k == "vote"}, seen=now.revision)
        for follow_up in said.follow_ups:
            _follow_up(now, follow_up, persons)


def _follow_up(item: Item, said: FollowUpValue, persons: Persons) -> None:
    """A follow-up of the paper. An owner whom the register does not know stays in its words; done ones are done."""
    if item.follow_ups.filter(text=said.text).exists():
        return
    owner = persons.called(said.owner)
    text = said.text if owner or not said.owner else f"{said.text} (ansvarlig: {said.owner})"
    FollowUp.objects.create(
        item=item, text=text, owner=owner, day=date.fromisoformat(said.day) if said.day else None,
        done=timezone.now() if said.is_done else None,
    )  # fmt: skip
