"""Who takes part in a meeting: from the bodies' seats, by name, as a body, as "representatives of" something."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import ProtectedError

from frisat.plan.meeting import Part
from frisat.web.base.seen import is_stale, stamp
from frisat.web.bodies import queries as bodies
from frisat.web.bodies.models import Body, Seat, SeatRole
from frisat.web.meetings import letting_out
from frisat.web.meetings.actions import of_meeting, unless_settled
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import LetIn, Meeting, Participant
from frisat.web.meetings.value import name_of
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write

_PARTS = {
    SeatRole.CHAIR: Part.CHAIR,
    SeatRole.SECRETARY: Part.SECRETARY,
    SeatRole.SUBSTITUTE: Part.SUBSTITUTE,
}
_ROLES = {SeatRole.CHAIR: "formand", SeatRole.DEPUTY: "næstformand"}
"""What a seat makes of its holder in the meeting's papers, in their language."""
ROLE_LENGTH = 120
FIELDS = ("part", "role", "presence", "stands_in_for", "why", "order")


def of_participant(participant: Participant, *_args: Any, **_kwargs: Any) -> int:
    return participant.meeting.process_id


@action(permissions.prepares_meetings, of=of_meeting)
def fill_from_seats(by: Any, meeting: Meeting, *, day: date) -> int:
    """
    Adds whoever holds a seat in the meeting's bodies on its day and is not there yet; how many were added.

    The first body's chair leads the meeting unless it has a chair; who was changed by hand is left alone.
    """
    unless_settled(meeting)
    there = list(meeting.participants.select_related("person"))
    persons = {p.person_id for p in there if p.person_id}
    printed = {p.printed.casefold() for p in there if p.printed}
    has_chair = any(p.part == Part.CHAIR for p in there)
    last = max((p.order for p in there), default=-1)
    made: list[Participant] = []
    by_seat: dict[int, Participant] = {}
    meets = list(meeting.meeting_bodies.select_related("body"))
    for one in meets:
        for seat in bodies.seats_on(one.body, day):
            known = persons if seat.person_id else printed
            if (seat.person_id or seat.representative_of.casefold()) in known:
                continue
            part = _PARTS.get(SeatRole(seat.role), Part.MEMBER)
            if part is Part.CHAIR:
                part, has_chair = (Part.MEMBER if has_chair else Part.CHAIR), True
            last += 1
            row = Participant.objects.create(
                meeting=meeting, order=last, person=seat.person, body=one.body, part=part,
                printed="" if seat.person_id else seat.representative_of,
                role=_role(seat, one.body, joint=len(meets) > 1),
                stands_in_for=_absent(seat, by_seat),
            )  # fmt: skip
            by_seat[seat.pk] = row
            persons.add(seat.person_id)
            printed.add(row.printed.casefold())
            made.append(row)
    if not made:
        nothing_changed()
        return 0
    said = {"participants": [p.pk for p in made], "day": day.isoformat()}
    letting_out.require(by, meeting)
    write(by, "meeting.participants", meeting, within=meeting.process, after=said)
    return len(made)


def _role(seat: Seat, body: Body, *, joint: bool) -> str:
    """At a joint meeting each body has a chair: it is said of which, as far as there is room for it."""
    role = _ROLES.get(SeatRole(seat.role), "")
    whole = f"{role} for {body.name}" if role and joint else role
    return whole if len(whole) <= ROLE_LENGTH else role


def _absent(seat: Seat, by_seat: Mapping[int, Participant]) -> Participant | None:
    return by_seat.get(seat.substitute_for_id) if seat.substitute_for_id else None


def stand_of(participant: Participant) -> str:
    """What the form of a participant is made of, for `change_participant`."""
    return stamp(told_of(participant))


def told_of(participant: Participant) -> dict[str, Any]:
    """What the form of a participant begins with."""
    names = ("part", "role", "presence", "why")
    return {**{name: getattr(participant, name) for name in names}, "stands_in_for": participant.stands_in_for_id}


@action(permissions.prepares_meetings, of=of_participant)
def change_participant(by: Any, participant: Participant, values: Mapping[str, Any], *, seen: str = "") -> None:
    """
    Changes what `FIELDS` names. `seen` is `stand_of` the participant as the form showed it.

    Raises MeetingError: G104 a second chair; G119 the participant is gone, or who stands in does it for somebody of
    another meeting; G126 changed since.
    """
    meeting = Meeting.objects.select_for_update().get(pk=participant.meeting_id)
    unless_settled(meeting)
    now = Participant.objects.filter(pk=participant.pk, meeting=meeting).select_related("person", "body").first()
    if now is None:
        raise MeetingError("G119", value=name_of(participant))
    if is_stale(seen, stand_of(now)):
        raise MeetingError("G126", value=name_of(now))
    changed = [f for f in FIELDS if f in values and getattr(now, f) != values[f]]
    if not changed:
        nothing_changed()
        return
    if values.get("part") == Part.CHAIR:
        other = meeting.participants.filter(part=Part.CHAIR).exclude(pk=now.pk).select_related("person", "body").first()
        if other is not None:
            raise MeetingError("G104", "part", value=name_of(other))
    away = values.get("stands_in_for")
    if away is not None and (away.meeting_id != meeting.pk or away.pk == now.pk):
        raise MeetingError("G119", "stands_in_for", value=name_of(away))
    for name in changed:
        setattr(now, name, values[name])
    if {"presence", "why", "stands_in_for"} & set(changed):
        now.revision += 1  # whoever takes minutes meanwhile is told
    now.save(update_fields=[*changed, "revision"])
    said = {"participant": now.pk, "fields": changed}
    letting_out.require(by, meeting)
    write(by, "meeting.participant", meeting, within=meeting.process, after=said)


@action(permissions.prepares_meetings, of=of_participant)
def remove_participant(by: Any, participant: Participant) -> None:
    """
    Takes somebody out. Raises MeetingError: G117 for who is named in the minutes or barred from an item; G145 for a
    guest who is let in to a closed item.
    """
    meeting = Meeting.objects.select_for_update().get(pk=participant.meeting_id)
    unless_settled(meeting)
    if LetIn.objects.filter(participant=participant.pk, ended=None).exists():
        raise MeetingError("G145", value=name_of(participant))
    try:
        gone, _ = Participant.objects.filter(pk=participant.pk, meeting=meeting).delete()
    except ProtectedError:
        raise MeetingError("G117", value=name_of(participant)) from None
    if not gone:
        nothing_changed()
        return
    write(by, "meeting.participant_out", meeting, within=meeting.process, before={"participant": participant.pk})
