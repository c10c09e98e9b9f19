"""
Every write of who may read what is closed of an item: a conflict of interest, and a guest who is let in.

Both can be said from the draft of the agenda on. The record names item and participant by number; the reasons are kept
with the rows, and in the record only for those who prepare the meeting.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils import timezone

from frisat.plan.meeting import Stage
from frisat.web.meetings import readers
from frisat.web.meetings.actions import unless_settled
from frisat.web.meetings.agenda_actions import of_item
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Conflict, Item, LetIn, Meeting, Participant
from frisat.web.meetings.value import name_of
from frisat.web.people import permissions
from frisat.web.record.actions import SYSTEM, action, nothing_changed, write


@action(permissions.prepares_meetings, of=of_item)
def bar(by: Any, item: Item, participant: Participant, *, why: str) -> None:
    """
    Somebody has, or may have, a conflict of interest in an item and sees nothing closed of it from now on.

    The body itself says whether it is one (kommunestyrelsesloven § 14): until then nobody who may be barred reads the
    case. Raises MeetingError: G119 takes no part any more; G140 without a reason; G301, G302 the minutes are settled.
    """
    meeting, now, who = _held(item, participant)
    unless_settled(meeting)
    if not why.strip():
        raise MeetingError("G140", "why", value=name_of(who))
    held = Conflict.objects.filter(item=now, participant=who).first()
    if held is not None and held.why == why.strip():
        nothing_changed()
        return
    Conflict.objects.update_or_create(item=now, participant=who, defaults={"why": why.strip()})
    _told_to_minutes(meeting, now)
    said = {"item": now.pk, "participant": who.pk}
    write(by, "meeting.bar", meeting, within=meeting.process, after=said, reason=why.strip(), visibility="closed")


@action(permissions.prepares_meetings, of=of_item)
def unbar(by: Any, item: Item, participant: Participant) -> None:
    """There was no conflict of interest. Raises MeetingError: G119; G301, G302."""
    meeting, now, who = _held(item, participant)
    unless_settled(meeting)
    gone, _ = Conflict.objects.filter(item=now, participant=who).delete()
    if not gone:
        nothing_changed()
        return
    _told_to_minutes(meeting, now)
    write(by, "meeting.unbar", meeting, within=meeting.process, before={"item": now.pk, "participant": who.pk})


@action(permissions.releases_papers, of=of_item)
def let_in(by: Any, item: Item, participant: Participant, *, why: str) -> None:
    """
    A guest may read what is closed of one item, until that is ended.

    Raises MeetingError: G119 takes no part any more; G140 without a reason; G141 has no account to read with; G142 is
    barred from the item; G143 reads it already, by a seat or preparing the meeting; G144 nothing of the item is closed.
    """
    meeting, now, who = _held(item, participant)
    name = name_of(who)
    if not why.strip():
        raise MeetingError("G140", "why", value=name)
    if not readers.has_open_account(who):
        raise MeetingError("G141", value=name)
    if Conflict.objects.filter(item=now, participant=who).exists():
        raise MeetingError("G142", value=name)
    prepares = who.person and who.person.account_id in permissions.who_prepares_meetings(meeting.process_id)
    if prepares or readers.is_seated(meeting, who):
        raise MeetingError("G143", value=name)
    if not (now.closed or now.papers.filter(removed=None, closed=True).exists()):
        raise MeetingError("G144")
    if LetIn.objects.filter(item=now, participant=who, ended=None).exists():
        nothing_changed()
        return
    LetIn.objects.create(item=now, participant=who, why=why.strip(), by=None if by is SYSTEM else by)
    said = {"item": now.pk, "participant": who.pk}
    write(by, "meeting.let_in", meeting, within=meeting.process, after=said, reason=why.strip(), visibility="closed")


@action(permissions.releases_papers, of=of_item)
def end_letting_in(by: Any, item: Item, participant: Participant) -> str:
    """The guest reads it no more, from the next page on; the reason for which it was. Raises MeetingError G119."""
    meeting, now, who = _held(item, participant)
    found = LetIn.objects.filter(item=now, participant=who, ended=None).first()
    if found is None:
        nothing_changed()
        return ""
    LetIn.objects.filter(pk=found.pk).update(ended=timezone.now())
    write(by, "meeting.let_in_end", meeting, within=meeting.process, before={"item": now.pk, "participant": who.pk})
    return found.why


def _held(item: Item, participant: Participant) -> tuple[Meeting, Item, Participant]:
    """The rows as they stand now; the meeting's is held until the transaction ends. Raises MeetingError G119."""
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("process").get(pk=item.meeting_id)
    now = Item.objects.get(pk=item.pk, meeting=meeting)
    who = meeting.participants.filter(pk=participant.pk).select_related("person__account", "body").first()
    if who is None:
        raise MeetingError("G119", value=name_of(participant))
    return meeting, now, who


def _told_to_minutes(meeting: Meeting, item: Item) -> None:
    """A form of minutes that was made before is told so: it would put back what it showed."""
    if meeting.stage == Stage.TAKING:
        Item.objects.filter(pk=item.pk).update(revision=F("revision") + 1)
