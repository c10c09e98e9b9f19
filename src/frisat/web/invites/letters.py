"""
Letters go out: each is written from what its reader may see at that moment, and handed to the mail server once.

How the queue is emptied says `base.mail_queue`; a letter that is sent again after its worker died has the same UID and
SEQUENCE, too, so that calendars know it for the same one.
"""

from __future__ import annotations

from datetime import datetime

from frisat.web.base import mail_queue
from frisat.web.invites import letter_actions, queries
from frisat.web.invites.mail import written
from frisat.web.invites.models import Letter
from frisat.web.record.actions import SYSTEM


def send_due(now: datetime) -> int:
    """Sends what is due; how many letters the mail server took."""
    queue: mail_queue.Queue[Letter] = mail_queue.Queue(
        claim=lambda row, at: queries.letter(row.pk) if letter_actions.claim(SYSTEM, row, at) else None,
        written=written,
        sent=lambda row, at: letter_actions.sent(SYSTEM, row, at),
        later=lambda row, at, why: letter_actions.later(SYSTEM, row, at, why),
        refused=lambda row, why: letter_actions.refused(SYSTEM, row, why),
        dropped=lambda row, why: letter_actions.dropped(SYSTEM, row, why),
    )
    return mail_queue.send(list(queries.due(now)[: mail_queue.MOST_A_RUN]), queue, now)
