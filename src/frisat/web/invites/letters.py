"""
Letters go out: each is written from what its reader may see at that moment, and handed to the mail server once.

A letter is taken (`claim`) before it is handed over and marked after the server has answered. A worker that dies in
between leaves it taken; ten minutes later it is sent again under the same Message-ID, UID and SEQUENCE, so that
mail servers and calendars know it for the same one. Twice is better than never for a call to a meeting (decision 0017).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from smtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)
from typing import Any

from django.core.mail import get_connection

from frisat.web.invites import letter_actions, queries
from frisat.web.invites.mail import NotRightError, written
from frisat.web.invites.models import Letter
from frisat.web.record.actions import SYSTEM

log = logging.getLogger(__name__)
MOST_A_RUN = 100
"""Letters of one task; then others have their turn."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """What the mail server said; `is_final`: it will say so again."""

    said: str
    is_final: bool = False
    is_lost: bool = False
    """The connection is gone."""


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


def _send(connection: Any, letter: Letter, now: datetime) -> _Fault | None:
    """One letter that was taken; None when it is sent, or rightly not."""
    try:
        message = written(letter)
    except NotRightError as error:
        letter_actions.dropped(SYSTEM, letter, error.why)
        return _Fault(error.why)
    except Exception:  # one letter that cannot be written must not keep the others
        log.exception("writing letter %s", letter.pk)
        letter_actions.later(SYSTEM, letter, now, "the letter could not be written")
        return _Fault("")
    try:
        connection.send_messages([message])
    except (OSError, SMTPException, ValueError) as error:
        fault = _fault_of(error)
        if fault.is_final:
            letter_actions.refused(SYSTEM, letter, fault.said)
        else:
            letter_actions.later(SYSTEM, letter, now, fault.said)
        return fault
    letter_actions.sent(SYSTEM, letter, now)
    return None


def _fault_of(error: Exception) -> _Fault:
    """
    A code of 5xx about who gets the letter or what is in it is final (RFC 5321, section 4.2.1).

    One about who sends it is about the site's own settings: all letters wait until somebody has mended them.
    """
    if isinstance(error, SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()), (0, b""))
        return _Fault(f"{code} {_text(said)}", is_final=500 <= code < 600)
    if isinstance(error, SMTPSenderRefused | SMTPAuthenticationError):
        return _Fault(f"{error.smtp_code} {_text(error.smtp_error)}")
    if isinstance(error, SMTPResponseException):
        code = error.smtp_code
        return _Fault(f"{code} {_text(error.smtp_error)}", is_final=500 <= code < 600, is_lost=code in (421, -1))
    if isinstance(error, ValueError):
        return _Fault(str(error), is_final=True)  # no address, or a head, that a mail can have
    lost = isinstance(error, OSError | SMTPServerDisconnected)
    return _Fault(str(error) or type(error).__name__, is_lost=lost)


def _text(said: object) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
