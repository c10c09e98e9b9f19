"""
Answers come in: each mail is looked at once, and changes one invitation or is put aside with the reason.

A mail counts for who it names only where it comes from that very address and names an invitation's own UID, which only
those who were invited have seen. All who are invited to a meeting have the same UID, and a sender is easily written: an
answer to the address of that very invitation (`Invitation.tag`) is confirmed, one with another's is forged, and one
without is taken and shown as not confirmed (docs/decisions/0025). What it says is words of a stranger all the same: it
never opens anything, and the secretary sees who answered what.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from frisat.read.invite_reply import MOST_BYTES, CalendarAnswer, NoAnswerError, answer_of
from frisat.web.invites import queries, reply_actions
from frisat.web.invites.models import Answer, Ignored
from frisat.web.record.actions import SYSTEM

AHEAD = timedelta(hours=26)
"""A clock may be this much ahead of ours; an answer from further ahead would keep every later one out."""


@dataclass(slots=True)
class Read:
    """How many answers were taken, seen before, and put aside by reason."""

    taken: int = 0
    known: int = 0
    ignored: Counter[str] = field(default_factory=Counter)


def read_all(messages: Iterable[bytes]) -> Read:
    """Takes the answers among mails; the same mails again change nothing."""
    done = Read()
    for raw in messages:
        sha256 = hashlib.sha256(raw).hexdigest()
        if queries.is_known(sha256):
            done.known += 1
            continue
        why = _read(raw, sha256)
        if why is None:
            done.taken += 1
        else:
            done.ignored[str(why)] += 1
    return done


def _read(raw: bytes, sha256: str) -> Ignored | None:
    """Why a mail changed nothing; None when it was taken."""
    try:
        found = answer_of(raw)
    except NoAnswerError:
        why = Ignored.TOO_LARGE if len(raw) > MOST_BYTES else Ignored.NO_ANSWER
        reply_actions.put_aside(SYSTEM, why, sha256=sha256)
        return why
    invited = queries.invited_as(_uid_of(found))
    if not invited:
        reply_actions.put_aside(SYSTEM, Ignored.UNKNOWN, sha256=sha256)
        return Ignored.UNKNOWN
    meeting = invited[0].meeting
    mine = next((i for i in invited if i.email.lower() == found.attendee), None)
    why = Ignored.FORGED if found.sender != found.attendee else Ignored.UNINVITED if mine is None else None
    if mine is not None and mine.tag not in found.tags and any(i.tag in found.tags for i in invited if i.tag):
        why = Ignored.FORGED  # with the letter of somebody else
    if why is not None or mine is None:
        why = why or Ignored.UNINVITED
        reply_actions.put_aside(SYSTEM, why, sha256=sha256, meeting=meeting, sender=found.sender)
        return why
    if found.stamp > timezone.now() + AHEAD:
        reply_actions.put_aside(SYSTEM, Ignored.NO_ANSWER, sha256=sha256, meeting=meeting, sender=found.sender)
        return Ignored.NO_ANSWER
    return reply_actions.take_in(
        SYSTEM,
        mine,
        Answer(found.answer),
        sequence=found.sequence,
        stamp=found.stamp,
        sha256=sha256,
        sender=found.sender,
        confirmed=bool(mine.tag) and mine.tag in found.tags,
    )


def _uid_of(found: CalendarAnswer) -> uuid.UUID | None:
    name, _, ours = found.uid.rpartition("@")
    try:
        return uuid.UUID(name) if ours == "frisat" else None
    except ValueError:
        return None
