"""
What an answer changes: the invitation, and who is excused at the meeting, unless the secretary has said otherwise.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from frisat.plan.meeting import Presence, Stage
from frisat.web.base.seen import require, stamp
from frisat.web.invites.actions import of_invitation
from frisat.web.invites.models import Answer, Ignored, Invitation, Reply
from frisat.web.meetings.models import Meeting, Participant
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write


@action(permissions.system_only)
def take_in(
    by: Any,
    invitation: Invitation,
    answer: Answer,
    *,
    sequence: int,
    stamp: datetime,
    sha256: str,
    sender: str,
    confirmed: bool = False,
) -> Ignored | None:
    """
    An answer by calendar, once; why it changes nothing, None when it was taken.

    One to an earlier SEQUENCE than the invitation was told of, and one written before the newest answer, are older.
    `confirmed`: it came to the address of this very invitation. One that did not changes no answer that did, or that
    the secretary wrote, to the same time.
    """
    found = Invitation.objects.select_for_update().get(pk=invitation.pk)
    older = sequence < found.sequence or (
        found.answered is not None and found.answered_sequence == sequence and stamp < found.answered
    )
    ignored = Ignored.UNINVITED if found.withdrawn is not None else Ignored.OLDER if older else None
    if ignored is None and found.tag and found.confirmed and not confirmed and found.answer != answer:
        ignored = Ignored.UNCONFIRMED
    Reply.objects.create(
        message_sha256=sha256, invitation=found, meeting=found.meeting, sender=sender[:254], answer=answer,
        ignored=ignored or "",
    )  # fmt: skip
    if ignored:
        nothing_changed()
        return ignored
    found.answered, found.answered_sequence = stamp, sequence
    found.confirmed = confirmed or (found.confirmed and found.answer == answer)
    _set(found, answer)
    write(by, "invite.answer", found.meeting, within=found.meeting.process, after={"answer": str(answer)})
    return None


@action(permissions.prepares_meetings, of=of_invitation)
def answer_for(by: Any, invitation: Invitation, answer: Answer, *, seen: str = "") -> None:
    """
    What somebody said by telephone or in a mail of their own words, written down by the secretary.

    Raises StaleError when another answer came in since the form was made (`stand_of`).
    """
    found = Invitation.objects.select_for_update().get(pk=invitation.pk)
    said = found.answer == answer and (found.confirmed or answer == Answer.NONE)
    if said or found.withdrawn is not None:
        nothing_changed()
        return
    require(seen, stand_of(found))
    found.confirmed = answer != Answer.NONE
    _set(found, answer)
    write(by, "invite.answer_for", found.meeting, within=found.meeting.process, after={"answer": str(answer)})


def stand_of(invitation: Invitation) -> str:
    """What the form of an answer says it was made of."""
    return stamp({"answer": str(invitation.answer), "at": invitation.answered, "confirmed": invitation.confirmed})


def _set(found: Invitation, answer: Answer) -> None:
    """
    Who declines is excused; who then comes after all is expected again. Nothing else is touched, and nothing at all of
    minutes that are out for approval or final: what people said yes to does not change by a mail.
    """
    settled = found.meeting.stage in (Stage.APPROVING, Stage.FROZEN)
    who = None if settled else Participant.objects.select_for_update().filter(pk=found.participant_id).first()
    if who is not None and answer == Answer.DECLINED and who.presence == Presence.EXPECTED:
        Participant.objects.filter(pk=who.pk).update(presence=Presence.EXCUSED)
        found.excused = True
    elif who is not None and answer != Answer.DECLINED and found.excused and who.presence == Presence.EXCUSED:
        Participant.objects.filter(pk=who.pk).update(presence=Presence.EXPECTED)
        found.excused = False
    found.answer = answer
    found.save()


@action(permissions.system_only)
def put_aside(by: Any, why: Ignored, *, sha256: str, meeting: Meeting | None = None, sender: str = "") -> None:
    """A message that changes nothing. Who it came from is kept only where it names a meeting of ours."""
    nothing_changed()
    Reply.objects.create(
        message_sha256=sha256, ignored=why, meeting=meeting, sender=sender[:254] if meeting is not None else ""
    )
