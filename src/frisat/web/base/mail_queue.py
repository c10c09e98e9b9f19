"""
How a queue of mails is emptied, whatever the mails are about: each is written when it goes, and handed over once.

A mail is taken (`claim`) before it is handed to the mail server and marked after that has answered. A worker that dies
in between leaves it taken; ten minutes later it is sent again under the same Message-ID, so that mail systems know it
for the same one. Twice is better than never (docs/decisions/0019).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from hashlib import sha256
from smtplib import SMTPException
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from frisat.web.base.smtp_faults import Fault, fault_of

log = logging.getLogger(__name__)
R = TypeVar("R")
MOST_A_RUN = 100
"""Mails of one task; then others have their turn."""
PAUSES = tuple(timedelta(minutes=n) for n in (1, 2, 4, 8, 15, 30, 60))
"""How long a mail waits after its first, second, … try; the last one from then on."""
GIVE_UP = timedelta(days=3)
"""A mail that could not be sent for so long is told to a person instead."""
LOST_AFTER = timedelta(minutes=10)
"""A mail that was taken so long ago and never marked: its worker is gone."""


class NotRightError(Exception):
    """The mail must not go out any more; `why` in a word."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Queue(Generic[R]):
    """
    What is done with the rows of one queue.

    `claim` gives the row as it is now that it is taken, None when another worker has it; `written` its mail, or raises
    NotRightError; the others mark what became of it: sent, to be tried later, refused
    for good, rightly not sent.
    """

    claim: Callable[[R, datetime], R | None]
    written: Callable[[R], EmailMessage]
    sent: Callable[[R, datetime], None]
    later: Callable[[R, datetime, str], None]
    refused: Callable[[R, str], None]
    dropped: Callable[[R, str], None]


def send(due: Sequence[R], queue: Queue[R], now: datetime) -> int:
    """Sends what is due, over one connection; how many mails the mail server took."""
    if not due:
        return 0
    connection = get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as error:
        _put_off(due, queue, now, str(error))
        return 0
    count = 0
    try:
        for row in due:
            taken = queue.claim(row, now)
            if taken is None:
                continue
            fault = _send(connection, queue, taken, now)
            count += fault is None
            if fault is not None and fault.is_lost:
                break  # what is left is due at once, over a new connection
    finally:
        connection.close()
    return count


def _put_off(due: Sequence[R], queue: Queue[R], now: datetime, why: str) -> None:
    """The mail server is away: each mail waits, and none was taken."""
    log.warning("the mail server cannot be reached: %s", why)
    for row in due:
        taken = queue.claim(row, now)
        if taken is not None:
            queue.later(taken, now, why)


def _send(connection: Any, queue: Queue[R], row: R, now: datetime) -> Fault | None:
    """One mail that was taken; None when it is sent."""
    try:
        message = queue.written(row)
    except NotRightError as error:
        queue.dropped(row, error.why)
        return Fault(error.why)
    except Exception:  # one mail that cannot be written must not keep the others
        log.exception("writing a mail: %r", row)
        queue.later(row, now, "the letter could not be written")
        return Fault("")
    try:
        connection.send_messages([message])
    except (OSError, SMTPException, ValueError) as error:
        fault = fault_of(error)
        if fault.is_final:
            queue.refused(row, fault.said)
        else:
            queue.later(row, now, fault.said)
        return fault
    queue.sent(row, now)
    return None


def pause_after(tries: int) -> timedelta:
    """How long a mail waits that was tried so many times before."""
    return PAUSES[min(tries, len(PAUSES) - 1)]


def in_short(why: str) -> str:
    """What a mail server said, as it is kept: one line of at most 300 characters."""
    return " ".join(why.split())[:300]


def message_id(*named: object) -> str:
    """
    The Message-ID of the mail that these words name, the same whenever it is asked for (RFC 5322, section 3.6.4).

    A line may break after the server has taken a mail and before we know; what is sent twice is known by its name.
    """
    said = "\n".join(str(one) for one in (settings.FRISAT_ADDRESS, *named))
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or urlsplit(settings.FRISAT_ADDRESS).hostname
    return f"<{sha256(said.encode()).hexdigest()[:32]}@{host or 'localhost'}>"
