"""
Who may read what is closed of an item, and why: prepares, seat, let in; barred, or a guest who may not.

It says of each participant what `sight.sight_of` gives their account; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import QuerySet

from frisat.web.base.clock import today
from frisat.web.bodies import queries as bodies
from frisat.web.bodies.models import Body, Seat
from frisat.web.meetings.models import Conflict, Item, LetIn, Meeting, Participant
from frisat.web.meetings.value import name_of
from frisat.web.people import permissions


class Stands(StrEnum):
    """Where somebody stands to what is closed of an item."""

    PREPARES = "prepares"
    BARRED = "barred"
    SEAT = "seat"
    LET_IN = "let in"
    GUEST = "guest"
    NO_ACCOUNT = "no account"


@dataclass(frozen=True, slots=True)
class Reader:
    """
    A participant, or with `pk` 0 somebody with a seat who does not take part.

    `why`, `by` and `at` are of the conflict of interest or the letting in, `until` of the seat. Who prepares the
    meeting reads it though barred (`is_barred`): the case is for somebody else to prepare.
    """

    pk: int
    name: str
    role: str
    stands: Stands
    is_barred: bool = False
    body: str = ""
    until: date | None = None
    why: str = ""
    by: str = ""
    at: datetime | None = None

    @property
    def reads(self) -> bool:
        return self.stands in (Stands.SEAT, Stands.LET_IN, Stands.PREPARES)


def shown(meeting: Meeting, item: Item) -> list[Reader]:
    """
    Every participant, and then whoever else has a seat today in a body that meets. Seven queries, however many they
    are; one more for each body that was merged into another one.
    """
    seats = _seats(meeting)
    barred = {c.participant_id: c for c in Conflict.objects.filter(item=item)}
    let_in = {one.participant_id: one for one in LetIn.objects.filter(item=item, ended=None).select_related("by")}
    preparing = permissions.who_prepares_meetings(meeting.process_id)
    people = list(meeting.participants.select_related("person__account", "body"))
    out = []
    for p in people:
        conflict = barred.get(p.pk)
        if p.person is not None and p.person.account_id in preparing:
            why = conflict.why if conflict else ""
            out.append(Reader(p.pk, name_of(p), p.role, Stands.PREPARES, conflict is not None, why=why))
        else:
            out.append(_of(p, seats.get(p.person_id or 0), conflict, let_in.get(p.pk)))
    known = {p.person_id for p in people}
    return out + [_beside(seat) for person, seat in seats.items() if person not in known and has_open_account(seat)]


def _seats(meeting: Meeting) -> dict[int, Seat]:
    """Person -> the seat by which they read what is closed today; the one that lasts longest."""
    out: dict[int, Seat] = {}
    for seat in _held_today(meeting).exclude(person=None).select_related("person__account", "body").order_by("pk"):
        held = out.get(seat.person_id or 0)
        if held is None or (seat.last_day or date.max) > (held.last_day or date.max):
            out[seat.person_id or 0] = seat
    return out


def _held_today(meeting: Meeting) -> QuerySet[Seat]:
    """The seats of this day in the bodies that meet."""
    met: list[Body] = [m.body for m in meeting.meeting_bodies.select_related("body__merged_into")]
    day = today()
    return bodies.held_on(bodies.standing_on(met, day), day)


def _of(who: Participant, seat: Seat | None, conflict: Conflict | None, let_in: LetIn | None) -> Reader:
    name, role = name_of(who), who.role
    if conflict is not None:
        return Reader(who.pk, name, role, Stands.BARRED, True, why=conflict.why)
    if not has_open_account(who):
        return Reader(who.pk, name, role, Stands.NO_ACCOUNT)
    if seat is not None:
        return Reader(who.pk, name, role, Stands.SEAT, body=seat.body.name, until=seat.last_day)
    if let_in is not None:
        by = let_in.by.name if let_in.by else ""
        return Reader(who.pk, name, role, Stands.LET_IN, why=let_in.why, by=by, at=let_in.at)
    return Reader(who.pk, name, role, Stands.GUEST)


def has_open_account(who: Participant | Seat) -> bool:
    """Whether who takes part, or has the seat, can sign in here."""
    return who.person is not None and who.person.account is not None and who.person.account.is_active


def _beside(seat: Seat) -> Reader:
    name = seat.person.name if seat.person else ""
    return Reader(0, name, "", Stands.SEAT, body=seat.body.name, until=seat.last_day)


def is_seated(meeting: Meeting, who: Participant) -> bool:
    """Whether a participant's person holds a seat today in a body that meets."""
    return who.person_id is not None and _held_today(meeting).filter(person=who.person_id).exists()


@dataclass(frozen=True, slots=True)
class Summed:
    """How many read what is closed of an item, are let in, and are barred."""

    reading: int
    let_in: int
    barred: int


def summed(found: Sequence[Reader]) -> Summed:
    return Summed(
        sum(r.reads for r in found),
        sum(r.stands is Stands.LET_IN for r in found),
        sum(r.is_barred for r in found),
    )
