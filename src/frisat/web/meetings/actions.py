"""Every write that makes a meeting what it is: its activity, its bodies, who takes part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import F
from django.utils import timezone

from frisat.plan.meeting import MeetingKind, Part, Stage
from frisat.web.bodies.models import Body
from frisat.web.meetings import addresses, letting_out
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import FollowUp, Item, Meeting, MeetingBody, Paper, Participant
from frisat.web.meetings.value import drafted_activity
from frisat.web.people import permissions
from frisat.web.people.models import Person
from frisat.web.process.models import Activity, IndexedActivity
from frisat.web.record.actions import action, nothing_changed, write

Told = Callable[[Any, Meeting], None]
_told: list[Told] = []


def when_changed(tell: Told) -> None:
    """A higher part says here what it does when a meeting changes in a way that its participants must hear of."""
    _told.append(tell)


def tell_all(by: Any, meeting: Meeting) -> None:
    """Within the transaction of the change: what is told of it is undone with it."""
    for tell in _told:
        tell(by, meeting)


def _of_activity(activity: Activity, **_rest: Any) -> int:
    return activity.process_id


def of_meeting(meeting: Meeting, *_args: Any, **_kwargs: Any) -> int:
    return meeting.process_id


@action(permissions.prepares_meetings, of=_of_activity)
def make_meeting(
    by: Any,
    activity: Activity,
    *,
    kind: MeetingKind = MeetingKind.ORDINARY,
    bodies: Sequence[Body] = (),
) -> Meeting:
    """The meeting of an activity: the one that is there already, one that was taken back, or a new one."""
    found = Meeting._base_manager.filter(activity=activity).first()
    if found is not None and found.removed is None:
        nothing_changed()
        return found
    meeting: Meeting = found or Meeting(activity=activity, process=activity.process)
    meeting.kind, meeting.removed = kind, None
    meeting.save()
    meeting.meeting_bodies.all().delete()
    _seat(meeting, bodies)
    readdress(meeting)
    write(by, "meeting.make", meeting, within=meeting.process, after={"key": activity.key, "kind": str(kind)})
    return meeting


@action(permissions.prepares_meetings, of=of_meeting)
def set_bodies(by: Any, meeting: Meeting, bodies: Sequence[Body]) -> None:
    """Which bodies meet, the first one first."""
    unless_settled(meeting)
    before = [m.body_id for m in meeting.meeting_bodies.all()]
    after = [b.pk for b in bodies]
    if before == after:
        nothing_changed()
        return
    meeting.meeting_bodies.all().delete()
    _seat(meeting, bodies)
    readdress(meeting)
    write(by, "meeting.bodies", meeting, within=meeting.process, before={"bodies": before}, after={"bodies": after})


def _seat(meeting: Meeting, bodies: Sequence[Body]) -> None:
    MeetingBody.objects.bulk_create(
        MeetingBody(meeting=meeting, body=body, order=n) for n, body in enumerate(dict.fromkeys(bodies))
    )


def readdress(meeting: Meeting) -> None:
    """Gives the meeting the address of its day and first body. For actions. An undated meeting keeps the one it has."""
    indexed = IndexedActivity.objects.filter(activity=meeting.activity_id).first()
    day = indexed.first_day if indexed else None
    if indexed is None and (drafted := drafted_activity(meeting)) is not None and drafted.period is not None:
        day = drafted.period.earliest
    first = meeting.meeting_bodies.order_by("order", "pk").select_related("body").first()
    if day is not None:
        addresses.give(meeting, day, first.body.name if first else "")


@action(permissions.prepares_meetings, of=of_meeting)
def add_participant(
    by: Any,
    meeting: Meeting,
    *,
    person: Person | None = None,
    body: Body | None = None,
    printed: str = "",
    role: str = "",
    part: Part = Part.MEMBER,
) -> Participant:
    """
    Somebody who is to be there. Raises TwoChairsError for a second chair.

    A person who is there already keeps the place and gets the new part and role.
    """
    unless_settled(meeting)
    chairs = meeting.participants.filter(part=Part.CHAIR)
    if person is not None:  # else nobody who is there is meant: a chair in words is another one, too
        chairs = chairs.exclude(person=person)
    if part is Part.CHAIR and chairs.exists():
        raise TwoChairsError
    last = meeting.participants.order_by("-order").first()
    found = meeting.participants.filter(person=person).first() if person is not None else None
    if found is None:
        found = Participant(meeting=meeting, person=person, order=last.order + 1 if last else 0)
    found.body, found.printed, found.role, found.part = body, printed, role, part
    found.save()
    letting_out.require(by, meeting)
    write(by, "meeting.participant", meeting, within=meeting.process, after={"participant": found.pk, "part": part})
    return found


class TwoChairsError(Exception):
    """A meeting has one chair."""


def unless_settled(meeting: Meeting) -> None:
    """
    Raises MeetingError G301 or G302 for a meeting whose minutes are being approved or are final: what they say of who
    was there is what was read and approved. Holds the meeting's row.
    """
    stage = Meeting.objects.select_for_update().values_list("stage", flat=True).get(pk=meeting.pk)
    if stage in (Stage.APPROVING, Stage.FROZEN):
        raise MeetingError("G301" if stage == Stage.FROZEN else "G302")


@action(permissions.prepares_meetings, of=of_meeting)
def remove_meeting(by: Any, meeting: Meeting) -> None:
    """
    Takes a meeting away that was made by mistake, with its items and participants; what was released is kept unseen.

    Whoever calls it has seen to it that nobody has gone on with the meeting. `make_meeting` gives the bare meeting
    back, at its address.
    """
    items = Item._base_manager.filter(meeting=meeting)
    meeting.approvals.all().delete()
    FollowUp.objects.filter(item__in=items).delete()
    meeting.participants.all().delete()
    Paper.objects.filter(item__in=items).delete()
    items.delete()
    Meeting.objects.filter(pk=meeting.pk).update(
        removed=timezone.now(), stage=Stage.DRAFT, released=None, series=None, sequence=F("sequence") + 1
    )
    write(by, "meeting.remove", meeting, within=meeting.process, before={"key": meeting.activity.key})


def is_released(meeting: Meeting) -> bool:
    return meeting.stage not in (Stage.DRAFT, Stage.REVIEW)
