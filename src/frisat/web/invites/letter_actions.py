"""What becomes of a letter in the queue: taken by one worker, sent, tried again later, refused or no longer right."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from frisat.web.base.mail_queue import GIVE_UP, LOST_AFTER, in_short, pause_after
from frisat.web.invites.models import Letter, LetterState
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write


@action(permissions.system_only)
def claim(by: Any, letter: Letter, now: datetime) -> bool:
    """Takes on sending a letter; False when another worker did. What was broken off is taken up again."""
    nothing_changed()
    waits = Letter.objects.filter(pk=letter.pk, state=LetterState.WAITING)
    lost = Letter.objects.filter(pk=letter.pk, state=LetterState.SENDING, claimed__lt=now - LOST_AFTER)
    state = {"state": LetterState.SENDING, "claimed": now}
    return bool(waits.update(**state) or lost.update(**state))


@action(permissions.system_only)
def sent(by: Any, letter: Letter, now: datetime) -> None:
    """The mail server has taken it: whoever says so first, for it is so from then on."""
    state = {"state": LetterState.SENT, "sent": now, "fault": "", "tries": letter.tries + 1}
    if not Letter.objects.filter(pk=letter.pk).exclude(state=LetterState.SENT).update(**state):
        nothing_changed()
        return
    _tell(by, letter, "invite.sent")


@action(permissions.system_only)
def later(by: Any, letter: Letter, now: datetime, why: str) -> None:
    """It could not be sent now: it waits, longer each time, and is given up after some days."""
    if now - letter.made > GIVE_UP:
        if not _mine(letter).update(state=LetterState.FAILED, fault=in_short(why), tries=letter.tries + 1):
            nothing_changed()
            return
        _tell(by, letter, "invite.refused")
        return
    nothing_changed()
    _mine(letter).update(
        state=LetterState.WAITING,
        not_before=now + pause_after(letter.tries),
        tries=letter.tries + 1,
        fault=in_short(why),
        claimed=None,
    )


@action(permissions.system_only)
def refused(by: Any, letter: Letter, why: str) -> None:
    """The mail server said no for good: somebody has to look at the address."""
    if not _mine(letter).update(state=LetterState.FAILED, fault=in_short(why), tries=letter.tries + 1):
        nothing_changed()
        return
    _tell(by, letter, "invite.refused")


@action(permissions.system_only)
def dropped(by: Any, letter: Letter, why: str) -> None:
    """It is no longer right to send it."""
    nothing_changed()
    _mine(letter).update(state=LetterState.DROPPED, fault=in_short(why))


def _mine(letter: Letter) -> Any:
    """
    The letter while the worker that read it still has it: one that was so slow that another took the letter over has
    no more to say of it, or a letter that was sent would wait again.
    """
    return Letter.objects.filter(pk=letter.pk, state=LetterState.SENDING, claimed=letter.claimed)


def _tell(by: Any, letter: Letter, verb: str) -> None:
    meeting = letter.invitation.meeting
    write(by, verb, meeting, within=meeting.process, after={"count": 1})
