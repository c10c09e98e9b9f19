"""
Content lines of iCalendar (RFC 5545, section 3.1): escaped, folded at 75 octets, ended with CRLF.

Invitations and feeds of meetings are written with these and not with a library: a feed has thousands of events, and the
library is then free to check what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from frisat.write.clean import clean

LONGEST = 75
_CONTROL = re.compile("[\x00-\x1f\x7f]")
Parameters = Sequence[tuple[str, str]]


def line(name: str, value: str, parameters: Parameters = ()) -> str:
    """
    One content line, not folded. `value` is already what the standard wants of its type (`text`, `utc` …).

    What would begin another line is taken out of it, whatever it is.
    """
    head = "".join(f";{key}={_parameter(said)}" for key, said in parameters)
    return f"{name}{head}:{_CONTROL.sub('', value)}"


def text(value: str) -> str:
    """A value of type TEXT. Lines are kept, whatever else is no letter is not."""
    lines = (clean(part) for part in value.splitlines())
    escaped = "\n".join(lines).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _parameter(value: str) -> str:
    """A parameter's value in quotes where it needs them; a quotation mark has no place in one (section 3.2)."""
    said = clean(value).replace('"', "'")
    return f'"{said}"' if re.search(r"[^A-Za-z0-9/_-]", said) else said


def mailto(address: str) -> str:
    """A mail address as a calendar user address (section 3.3.3)."""
    return "mailto:" + quote(address, safe="@!$&'*+/=?_~.-")


def utc(at: datetime) -> str:
    """ "20270503T130000Z" """
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def day(value: date) -> str:
    return f"{value:%Y%m%d}" if value.year >= 1000 else f"{value.year:04}{value:%m%d}"


def duration(value: timedelta) -> str:
    """Whole hours: "PT6H"."""
    return f"PT{int(value.total_seconds()) // 3600}H"


def folded(lines: Iterable[str]) -> bytes:
    """The lines as bytes; a fold never cuts a letter in two."""
    return b"".join(_fold(one) for one in lines)


def _fold(one: str) -> bytes:
    raw = one.encode("utf-8")
    if len(raw) <= LONGEST:
        return raw + b"\r\n"
    if len(raw) == len(one):  # a byte a letter: the folds are where they are
        parts = [raw[:LONGEST], *(raw[at : at + LONGEST - 1] for at in range(LONGEST, len(raw), LONGEST - 1))]
        return b"\r\n ".join(parts) + b"\r\n"
    out, room = bytearray(), LONGEST
    for letter in one:
        piece = letter.encode("utf-8")
        if len(piece) > room:
            out += b"\r\n "
            room = LONGEST - 1  # the space counts
        out += piece
        room -= len(piece)
    return bytes(out) + b"\r\n"
