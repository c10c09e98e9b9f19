"""
Every write while minutes are taken: who was there, what came of each item, and taking a change back.

The record names items and participants by number and never by their words (as `agenda_actions`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models

from frisat.plan.meeting import Outcome, Part, Presence, Stage
from frisat.plan.minutes_prose import VOTERS
from frisat.web.meetings.actions import of_meeting
from frisat.web.meetings.agenda_actions import of_item
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Conflict, Correction, FollowUp, Item, Meeting, Participant
from frisat.web.meetings.people_actions import of_participant
from frisat.web.meetings.value import name_of, value_of, with_all
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write

ITEM_FIELDS = ("outcome", "decision_text", "vote", "dissents", "extract", "withheld", "terms")
"""What the minutes write of an item; `conflicts` besides, as numbers of participants."""
STAY_FIELDS = ("presence", "why", "stands_in_for", "came", "left", "came_item", "left_item")
"""What the minutes write of a participant."""
_UNDOS = 20
"""So many saves of an item can be taken back."""


def taking(meeting: Meeting) -> Meeting:
    """The meeting's row, held until the transaction ends. Raises MeetingError G301 to G303 unless minutes are taken."""
    found: Meeting = Meeting.objects.select_for_update(of=("self",)).select_related("process", "activity").get(
        pk=meeting.pk
    )  # fmt: skip
    if found.stage == Stage.FROZEN:
        raise MeetingError("G301")
    if found.stage == Stage.APPROVING:
        raise MeetingError("G302")
    if found.stage != Stage.TAKING:
        raise MeetingError("G303")
    return found


@action(permissions.prepares_meetings, of=of_meeting)
def begin(by: Any, meeting: Meeting) -> None:
    """Begins the minutes of a meeting whose agenda is out. Raises MeetingError: G301 to G304."""
    found = Meeting.objects.select_for_update(of=("self",)).select_related("process").get(pk=meeting.pk)
    if found.stage == Stage.TAKING:
        nothing_changed()
        return
    if found.stage != Stage.RELEASED:
        taking(found)
    if value_of(with_all(Meeting.objects.filter(pk=meeting.pk)).get()).status.is_off:
        raise MeetingError("G304")
    found.stage = meeting.stage = Stage.TAKING
    found.save(update_fields=["stage"])
    write(by, "meeting.minutes_begin", found, within=found.process)


def nothing_written(meeting: Meeting) -> bool:
    """Whether nothing of the meeting stands in its minutes: no attendance, nothing that came of an item."""
    there = Participant.objects.filter(meeting=meeting).exclude(presence__in=(Presence.EXPECTED, Presence.EXCUSED))
    stays = models.Q(came__isnull=False) | models.Q(left__isnull=False)
    stays |= models.Q(came_item__isnull=False) | models.Q(left_item__isnull=False)
    items = Item.objects.filter(meeting=meeting).exclude(outcome=Outcome.WITHDRAWN)
    said = any(i.outcome or i.decision_text or i.vote or i.dissents or i.terms or i.earlier for i in items)
    return not (
        there.exists()
        or Participant.objects.filter(stays, meeting=meeting).exists()
        or said
        or FollowUp.objects.filter(item__meeting=meeting).exists()
        or Correction.objects.filter(meeting=meeting).exists()
    )


@action(permissions.prepares_meetings, of=of_meeting)
def take_begin_back(by: Any, meeting: Meeting) -> None:
    """
    The minutes have not begun after all, while nothing is written in them: the agenda can be changed again.

    Raises MeetingError: G301 to G303; G325 something is written.
    """
    found = taking(meeting)
    if not nothing_written(found):
        raise MeetingError("G325")
    found.stage = meeting.stage = Stage.RELEASED
    found.save(update_fields=["stage"])
    write(by, "meeting.minutes_unbegin", found, within=found.process)


@action(permissions.prepares_meetings, of=of_meeting)
def everybody_came(by: Any, meeting: Meeting) -> int:
    """
    Writes of all of whom nothing is written yet that they are there; how many. Not of a caseworker, and not of the
    substitute of somebody who is not away.
    """
    found = taking(meeting)
    called = found.participants.exclude(
        part=Part.SUBSTITUTE, stands_in_for__presence__in=(Presence.EXPECTED, Presence.PRESENT)
    )
    rows = list(called.filter(presence=Presence.EXPECTED).exclude(part=Part.CASEWORKER))
    if not rows:
        nothing_changed()
        return 0
    Participant.objects.filter(pk__in=[p.pk for p in rows]).update(
        presence=Presence.PRESENT, revision=models.F("revision") + 1
    )
    write(by, "meeting.attendance", found, within=found.process, after={"participants": [p.pk for p in rows]})
    return len(rows)


@action(permissions.prepares_meetings, of=of_participant)
def put_stay(by: Any, participant: Participant, values: Mapping[str, Any], *, seen: int) -> Participant:
    """
    How somebody was there: what `STAY_FIELDS` names. `seen` is the revision that the form was made of.

    Raises MeetingError: G119 taken out meanwhile; G301 to G303; G305 changed since; G309 came and left at once.
    """
    meeting = taking(participant.meeting)
    now = Participant.objects.filter(pk=participant.pk, meeting=meeting).select_related("person", "body").first()
    if now is None:
        raise MeetingError("G119", value=name_of(participant))
    changed = [name for name in STAY_FIELDS if name in values and getattr(now, name) != values[name]]
    if not changed:
        nothing_changed()
        return now
    if now.revision != seen:
        raise MeetingError("G305")
    for name in changed:
        setattr(now, name, values[name])
    for linked in (now.stands_in_for, now.came_item, now.left_item):
        if linked is not None and linked.meeting_id != meeting.pk:
            raise MeetingError("G119", value=str(linked))
    same_item = now.came_item_id is not None and now.came_item_id == now.left_item_id
    if same_item or (now.came is not None and now.came == now.left) or now.stands_in_for_id == now.pk:
        raise MeetingError("G309", "left_item" if same_item else "left", value=name_of(now))
    now.revision += 1
    now.save(update_fields=[*changed, "revision"])
    said = {"participant": now.pk, "fields": changed, "presence": str(now.presence)}
    write(by, "meeting.attendance", meeting, within=meeting.process, after=said)
    return now


def of_minutes(item: Item) -> dict[str, Any]:
    """What the minutes say of an item, as JSON: what `take` changes and `undo` brings back."""
    conflicts = item.conflict_rows.order_by("participant_id").values_list("participant_id", flat=True)
    return {**{name: getattr(item, name) for name in ITEM_FIELDS}, "conflicts": list(conflicts)}


@action(permissions.prepares_meetings, of=of_item)
def take_down(by: Any, item: Item, values: Mapping[str, Any], *, seen: int) -> Item:
    """
    Writes what came of an item: `ITEM_FIELDS`, and `conflicts`. `seen` is the revision that the form was made of.

    Raises MeetingError: G119 somebody barred takes no part any more; G301 to G303; G305 somebody else wrote since.
    """
    meeting = taking(item.meeting)
    now = Item.objects.select_related("meeting__process").get(pk=item.pk)
    before = of_minutes(now)
    after = {**before, **values}
    if before == after:
        nothing_changed()
        return now
    if now.revision != seen:
        raise MeetingError("G305")
    _put(meeting, now, after)
    now.earlier = [*now.earlier, before][-_UNDOS:]
    now.revision += 1
    now.save(update_fields=[*ITEM_FIELDS, "earlier", "revision"])
    fields = [name for name in after if before[name] != after[name]]
    said = {"item": now.pk, "fields": fields, "outcome": str(now.outcome)}
    write(by, "meeting.minutes", meeting, within=meeting.process, after=said)
    return now


@action(permissions.prepares_meetings, of=of_item)
def undo(by: Any, item: Item, *, seen: int) -> Item:
    """Takes the last save of an item back. Raises MeetingError: G301 to G303; G305; G321 nothing to take back."""
    meeting = taking(item.meeting)
    now = Item.objects.select_related("meeting__process").get(pk=item.pk)
    if now.revision != seen:
        raise MeetingError("G305")
    if not now.earlier:
        raise MeetingError("G321")
    *rest, before = now.earlier
    there = set(meeting.participants.values_list("pk", flat=True))
    _put(meeting, now, {**before, "conflicts": [pk for pk in before["conflicts"] if pk in there]})
    now.earlier = rest
    now.revision += 1
    now.save(update_fields=[*ITEM_FIELDS, "earlier", "revision"])
    write(by, "meeting.minutes_undo", meeting, within=meeting.process, after={"item": now.pk})
    return now


def _put(meeting: Meeting, item: Item, said: Mapping[str, Any]) -> None:
    for name in ITEM_FIELDS:
        setattr(item, name, said.get(name))
    _bar(meeting, item, said["conflicts"])


def _bar(meeting: Meeting, item: Item, wanted: Sequence[int]) -> None:
    """Exactly these participants are barred from an item. Who was barred before keeps the reason."""
    there = set(meeting.participants.filter(pk__in=wanted).values_list("pk", flat=True))
    if len(there) != len(set(wanted)):
        raise MeetingError("G119", value="?")
    item.conflict_rows.exclude(participant__in=there).delete()
    held = set(item.conflict_rows.values_list("participant_id", flat=True))
    Conflict.objects.bulk_create(Conflict(item=item, participant_id=pk) for pk in sorted(there - held))


def may_vote(who: Participant) -> bool:
    """Whether somebody has a say: votes, may be barred, approves the minutes."""
    return who.part in VOTERS
