"""
Every write of invitations: who is invited, which letters are to go out, what a change of the meeting means for them.

What happens to a letter after it stands in the queue is in `letter_actions.py`, answers are in `reply_actions.py`.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from frisat.plan.meeting import Meeting as MeetingValue
from frisat.plan.meeting import Part, Presence
from frisat.web.base.mail_queue import message_id
from frisat.web.bodies.models import Body
from frisat.web.invites import links, queries, tasks
from frisat.web.invites.models import Answer, Invitation, Letter, Method
from frisat.web.meetings import actions as meetings
from frisat.web.meetings.actions import is_released, of_meeting
from frisat.web.meetings.models import Meeting, Participant
from frisat.web.meetings.value import value_of, with_all
from frisat.web.people import permissions
from frisat.web.people.models import Person
from frisat.web.record.actions import action, nothing_changed, write
from frisat.write.to_invite import is_invitable


class NotReadyError(Exception):
    """Nobody can be invited yet; `why` is "unpublished", "undated" or "off", of papers "unreleased"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody to invite: a participant, a member of a body that meets (`person`), or a name and an address alone."""

    name: str
    email: str
    participant: Participant | None = None
    person: Person | None = None
    body: Body | None = None
    part: Part = Part.MEMBER


def of_invitation(invitation: Invitation, *_args: Any, **_kwargs: Any) -> int:
    return invitation.meeting.process_id


def why_not(row: Meeting, value: MeetingValue) -> str:
    """Why nobody can be invited to a meeting; empty where they can."""
    if not links.is_published(row):
        return "unpublished"
    if value.status.is_off:
        return "off"
    return "" if is_invitable(value) else "undated"


def _tag() -> str:
    """What nobody but who gets the letter knows; "" where the mail server would not take an address with one."""
    return secrets.token_hex(8) if settings.FRISAT_REPLY_TAGS else ""


@action(permissions.prepares_meetings, of=of_meeting)
def invite(by: Any, meeting: Meeting, wanted: Sequence[Wanted]) -> list[Invitation]:
    """
    Invites some, each by a letter of their own; who is invited already is left alone.

    Who was no participant becomes one. Raises NotReadyError.
    """
    row = _locked(meeting)
    value = value_of(row)
    if why := why_not(row, value):
        raise NotReadyError(why)
    first = row.invitations.order_by("pk").first()
    uid = first.uid if first else uuid.uuid4()
    made = []
    for one in wanted:
        email = one.email.strip()
        found = row.invitations.filter(email__iexact=email).first()
        if found is not None and found.withdrawn is None:
            continue
        if found is None:
            found = Invitation(meeting=row, email=email, uid=uid, tag=_tag())
        else:
            found.withdrawn, found.raised = None, found.raised + 1
        is_same = one.person is None and found.participant is not None and found.name == one.name[:200]
        found.participant = one.participant or (found.participant if is_same else _participant(by, row, one))
        found.name = one.name[:200]
        found.answer, found.told_when, found.excused = Answer.NONE, when_of(value), False
        found.confirmed = False
        found.sequence = row.sequence + found.raised
        found.save()
        _queue(found, Method.REQUEST)
        made.append(found)
    if not made:
        nothing_changed()
        return made
    write(by, "invite.send", meeting, within=meeting.process, after={"count": len(made)})
    tasks.plan_next()
    return made


def _participant(by: Any, row: Meeting, one: Wanted) -> Participant:
    if one.person is not None:
        return meetings.add_participant(by, row, person=one.person, body=one.body, part=one.part)
    return meetings.add_participant(by, row, printed=one.name[:200] or one.email[:200], part=Part.GUEST)


def _locked(meeting: Meeting) -> Meeting:
    """The meeting with everything, locked: two who invite at once give out one UID and one letter each."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    return with_all(Meeting.objects.filter(pk=meeting.pk)).get()


def when_of(value: MeetingValue) -> str:
    """When a meeting is, as an answer holds for it."""
    clock = f"{value.clock.start}-{value.clock.end or ''}" if value.clock else ""
    return f"{value.period.edtf if value.period else ''} {clock}".strip()[:120]


def _queue(invitation: Invitation, method: Method) -> Letter:
    """A letter that waits. The same one for the second time is a copy."""
    same = Letter.objects.filter(invitation=invitation, method=method, sequence=invitation.sequence)
    last = same.aggregate(top=Max("copy"))["top"]
    return Letter.objects.create(
        invitation=invitation,
        method=method,
        sequence=invitation.sequence,
        copy=0 if last is None else last + 1,
        message_id=message_id("letter", uuid.uuid4().hex),
    )


# ------------------------------------------------------------------------------------------------------------- changes
@action(permissions.prepares_meetings, of=of_meeting)
def tell_change(by: Any, meeting: Meeting) -> int:
    """
    Everybody who is invited is told that the meeting was moved, cancelled or called again; how many letters wait.

    Within the transaction of the change (`meetings.actions.tell_all`). An answer holds as long as the time is the same.
    """
    row = _locked(meeting)
    value = value_of(row)
    is_on = not why_not(row, value)
    told = queries.standing(row)
    for invitation in told:
        invitation.sequence = row.sequence + invitation.raised
        if is_on and invitation.told_when != when_of(value):
            _forget_answer(invitation)
            invitation.told_when = when_of(value)
        invitation.save()
        _queue(invitation, Method.REQUEST if is_on else Method.CANCEL)
    if not told:
        nothing_changed()
        return 0
    write(by, "invite.change", meeting, within=meeting.process, after={"count": len(told)})
    tasks.plan_next()
    return len(told)


def _forget_answer(invitation: Invitation) -> None:
    """What was answered to another time: who was excused by that answer alone is expected again."""
    who = invitation.participant
    if invitation.excused and who is not None and who.presence == Presence.EXCUSED:
        Participant.objects.filter(pk=who.pk).update(presence=Presence.EXPECTED)
    invitation.answer, invitation.excused, invitation.confirmed = Answer.NONE, False, False


@action(permissions.prepares_meetings, of=of_meeting)
def send_papers(by: Any, meeting: Meeting) -> int:
    """Everybody who is invited is told that the agenda is ready; how many. Raises NotReadyError."""
    row = _locked(meeting)
    if not is_released(row):
        raise NotReadyError("unreleased")
    if why := why_not(row, value_of(row)):
        raise NotReadyError(why)
    told = queries.standing(row)
    for invitation in told:
        _queue(invitation, Method.PAPERS)
    if not told:
        nothing_changed()
        return 0
    write(by, "invite.papers", meeting, within=meeting.process, after={"count": len(told)})
    tasks.plan_next()
    return len(told)


@action(permissions.prepares_meetings, of=of_invitation)
def send_again(by: Any, invitation: Invitation) -> Letter:
    """The same letter once more, to one. Raises NotReadyError."""
    row = _locked(invitation.meeting)
    found = Invitation.objects.get(pk=invitation.pk)
    value = value_of(row)
    off = value.status.is_off or not is_invitable(value)
    if found.withdrawn is not None or not links.is_published(row) or (off and not queries.was_told(found)):
        raise NotReadyError(why_not(row, value) or "off")
    letter = _queue(found, Method.CANCEL if off else Method.REQUEST)
    write(by, "invite.again", row, within=row.process, after={"count": 1})
    tasks.plan_next()
    return letter


@action(permissions.prepares_meetings, of=of_invitation)
def withdraw(by: Any, invitation: Invitation) -> None:
    """One is no longer invited and is told so, where anything was sent. The participant stays."""
    row = _locked(invitation.meeting)
    found = Invitation.objects.select_related("participant").get(pk=invitation.pk)
    if found.withdrawn is not None:
        nothing_changed()
        return
    _forget_answer(found)
    found.withdrawn, found.raised = timezone.now(), found.raised + 1
    found.sequence = row.sequence + found.raised
    found.save()
    _queue(found, Method.CANCEL)
    write(by, "invite.withdraw", row, within=row.process, after={"count": 1})
    tasks.plan_next()
