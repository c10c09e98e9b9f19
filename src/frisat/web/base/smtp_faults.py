"""What a mail server's refusal means for a mail in a queue: never, later, or over a new connection."""

from __future__ import annotations

from dataclasses import dataclass
from smtplib import (
    SMTPAuthenticationError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What the mail server said. `is_final`: it will say so again; `is_lost`: the connection is gone."""

    said: str
    is_final: bool = False
    is_lost: bool = False


def fault_of(error: Exception) -> Fault:
    """
    A code of 5xx about who gets the mail or what is in it is final (RFC 5321, section 4.2.1).

    One about who sends it is about the site's own settings: all mails wait until somebody has mended them.
    """
    if isinstance(error, SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()), (0, b""))
        return Fault(f"{code} {_text(said)}", is_final=500 <= code < 600)
    if isinstance(error, SMTPSenderRefused | SMTPAuthenticationError):
        return Fault(f"{error.smtp_code} {_text(error.smtp_error)}")
    if isinstance(error, SMTPResponseException):
        code = error.smtp_code
        return Fault(f"{code} {_text(error.smtp_error)}", is_final=500 <= code < 600, is_lost=code in (421, -1))
    if isinstance(error, ValueError):
        return Fault(str(error), is_final=True)  # no address, or a head, that a mail can have
    lost = isinstance(error, OSError | SMTPServerDisconnected)
    return Fault(str(error) or type(error).__name__, is_lost=lost)


def _text(said: object) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
