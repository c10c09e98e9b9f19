"""
Letters go out: each is written from what its reader may see at that moment, and handed to the mail server once.

A letter is taken (`claim`) before it is handed over and marked after the server has answered. A worker that dies in
between leaves it taken; ten minutes later it is sent again under the same Message-ID, UID and SEQUENCE, so that
mail servers and calendars know it for the same one. Twice is better than never for a call to a meeting (decision 0017).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from smtplib import SMTPException
from typing import Any

from django.core.mail import get_connection

from frisat.web.base.smtp_faults import Fault, fault_of
from frisat.web.invites import letter_actions, queries
from frisat.web.invites.mail import NotRightError, written
from frisat.web.invites.models import Letter
from frisat.web.record.actions import SYSTEM

log = logging.getLogger(__name__)
MOST_A_RUN = 100
"""Letters of one task; then others have their turn."""


def send_due(now: datetime) -> int:
    """Sends what is due; how many letters the mail server took."""
    due = list(queries.due(now)[:MOST_A_RUN])
    if not due:
        return 0
    connection = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as error:
        _put_off(due, now, str(error))
        return 0
    count = 0
    try:
        for row in due:
            if not letter_actions.claim(SYSTEM, row, now):
                continue
            letter = queries.letter(row.pk)
            fault = _send(connection, letter, now)
            count += fault is None
            if fault is not None and fault.is_lost:
                break  # what is left is due at once, over a new connection
    finally:
        connection.close()
    return count


def _put_off(due: Sequence[Letter], now: datetime, why: str) -> None:
    """The mail server is away: each letter waits, and none was taken."""
    log.warning("the mail server cannot be reached: %s", why)
    for row in due:
        if letter_actions.claim(SYSTEM, row, now):
            letter_actions.later(SYSTEM, queries.letter(row.pk), now, why)


def _send(connection: Any, letter: Letter, now: datetime) -> Fault | None:
    """One letter that was taken; None when it is sent, or rightly not."""
    try:
        message = written(letter)
    except NotRightError as error:
        letter_actions.dropped(SYSTEM, letter, error.why)
        return Fault(error.why)
    except Exception:  # one letter that cannot be written must not keep the others
        log.exception("writing letter %s", letter.pk)
        letter_actions.later(SYSTEM, letter, now, "the letter could not be written")
        return Fault("")
    try:
        connection.send_messages([message])
    except (OSError, SMTPException, ValueError) as error:
        fault = fault_of(error)
        if fault.is_final:
            letter_actions.refused(SYSTEM, letter, fault.said)
        else:
            letter_actions.later(SYSTEM, letter, now, fault.said)
        return fault
    letter_actions.sent(SYSTEM, letter, now)
    return None
