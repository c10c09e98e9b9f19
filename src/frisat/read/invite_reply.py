"""
An answer to an invitation out of a mail: METHOD:REPLY as calendars send it (RFC 5546, section 3.2.3; RFC 6047).

The mail comes from outside and may be anything: it is bounded in size and depth, nothing of it is opened or followed,
and whatever is not plainly an answer raises `NoAnswerError`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses
from itertools import islice
from urllib.parse import unquote

MOST_BYTES = 1_000_000
"""No answer is longer; a mail with pictures of its own may be."""
MOST_PARTS = 60
MOST_CALENDAR_BYTES = 200_000
ANSWERS = frozenset({"ACCEPTED", "DECLINED", "TENTATIVE"})
_HOLDS_PARTS = re.compile(rb"(?im)^content-type[ \t]*:\s*(?:multipart|message)/")
"""The head of a part that holds parts. The library's parser takes seconds for thousands of them, one in the other."""
_TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
_HEAD = 4000
_TAG = re.compile(r"(?<=\+)[0-9a-f]{16}(?=@)")
_ADDRESS = re.compile(r"[^\s<>@,;]{1,64}@[^\s<>@,;]{1,190}")


class NoAnswerError(Exception):
    """A mail that is no calendar answer; the message says in a word why."""


@dataclass(frozen=True, slots=True)
class CalendarAnswer:
    """
    What one person said to one invitation.

    Attributes:
        uid, sequence: the invitation that is answered. answer: ACCEPTED, DECLINED or TENTATIVE.
        attendee: the address that answers. sender: the address that the mail says it comes from. Both lower case.
        stamp: when it was answered (DTSTAMP), aware.
        tags: what stands behind a plus in the addresses that the answer goes to: the organizer's and the mail's own.
    """

    uid: str
    sequence: int
    answer: str
    attendee: str
    sender: str
    stamp: datetime
    tags: frozenset[str] = frozenset()


def answer_of(raw: bytes) -> CalendarAnswer:
    """The answer in a mail. Raises NoAnswerError, and nothing else, whatever the bytes are."""
    if len(raw) > MOST_BYTES:
        raise NoAnswerError("too large")
    try:
        return _answer(raw)
    except NoAnswerError:
        raise
    except (Exception, RecursionError) as error:  # the library's parser of heads fails in many ways on hostile ones
        raise NoAnswerError("broken") from error


def _answer(raw: bytes) -> CalendarAnswer:
    if sum(1 for _ in islice(_HOLDS_PARTS.finditer(raw), MOST_PARTS + 1)) > MOST_PARTS:
        raise NoAnswerError("too many parts")
    message = BytesParser(policy=policy.default).parsebytes(raw)
    sender = _only_sender(message)
    found = list(_calendars(message))
    if not found:
        raise NoAnswerError("no calendar")
    heads = " ".join(str(head)[:_HEAD] for name in _TO for head in message.get_all(name, [])[:9])
    answer = _of_calendar(found[0], sender)
    return replace(answer, tags=answer.tags | tags_in(heads))


def tags_in(text: str) -> frozenset[str]:
    """What stands behind a plus in mail addresses ("moeder+0a1b@engby.example"), lower case (RFC 5233)."""
    return frozenset(_TAG.findall(text.lower()))


def _only_sender(message: EmailMessage) -> str:
    """The one address of the one From; more of either could say one thing to us and another to the mail server."""
    heads = message.get_all("From", [])
    every = getaddresses([str(head) for head in heads])
    if len(heads) != 1 or len(every) != 1 or not _ADDRESS.fullmatch(every[0][1]):
        raise NoAnswerError("no sender")
    return every[0][1].lower()


def _calendars(message: EmailMessage) -> Iterator[str]:
    """The texts of the mail's calendars, those in its body before those that are attached."""
    parts = []
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            raise NoAnswerError("too many parts")
        if part.get_content_type() in ("text/calendar", "application/ics"):
            parts.append(part)
    for part in sorted(parts, key=lambda p: p.get_content_type() != "text/calendar"):
        said = str(part.get_param("method") or "REPLY").upper()
        payload = part.get_payload(decode=True)
        if said != "REPLY" or not isinstance(payload, bytes):
            continue
        if len(payload) > MOST_CALENDAR_BYTES:
            raise NoAnswerError("too large")
        yield payload.decode("utf-8-sig", "replace")


def _of_calendar(text: str, sender: str) -> CalendarAnswer:
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    where: list[str] = []
    calendar: dict[str, list[tuple[dict[str, str], str]]] = {}
    event: dict[str, list[tuple[dict[str, str], str]]] = {}
    events = 0
    for line in unfolded.splitlines():
        name, parameters, value = _line(line)
        if name == "BEGIN":
            where.append(value.upper())
            events += value.upper() == "VEVENT"
            if len(where) > 8:
                raise NoAnswerError("broken")
        elif name == "END":
            if not where or where.pop() != value.upper():
                raise NoAnswerError("broken")
        elif where == ["VCALENDAR"]:
            calendar.setdefault(name, []).append((parameters, value))
        elif where == ["VCALENDAR", "VEVENT"]:
            event.setdefault(name, []).append((parameters, value))
    if [value.upper() for _, value in calendar.get("METHOD", [])] != ["REPLY"]:
        raise NoAnswerError("no reply")
    if events != 1 or any(len(event.get(name, [])) != 1 for name in ("UID", "ATTENDEE", "DTSTAMP")):
        raise NoAnswerError("not one answer")
    if "RECURRENCE-ID" in event:
        raise NoAnswerError("not one answer")
    parameters, attendee = event["ATTENDEE"][0]
    answer = parameters.get("PARTSTAT", "").upper()
    address = unquote(re.sub(r"(?i)^mailto:", "", attendee.strip())).lower()
    if answer not in ANSWERS or not _ADDRESS.fullmatch(address):
        raise NoAnswerError("no answer")
    sequence = event.get("SEQUENCE", [({}, "0")])[0][1].strip()
    if not re.fullmatch(r"[0-9]{1,9}", sequence):
        raise NoAnswerError("broken")
    return CalendarAnswer(
        uid=event["UID"][0][1].strip()[:200],
        sequence=int(sequence),
        answer=answer,
        attendee=address,
        sender=sender,
        stamp=_moment(event["DTSTAMP"][0][1].strip()),
        tags=tags_in(" ".join(unquote(value) for _, value in event.get("ORGANIZER", [])[:1])[:_HEAD]),
    )


def _line(line: str) -> tuple[str, dict[str, str], str]:
    """(name, parameters, value) of a content line; a value or parameter in quotes may hold what parts others."""
    head, value, quoted = line, "", False
    for at, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            head, value = line[:at], line[at + 1 :]
            break
    name, *rest = re.findall(r'(?:[^;"]|"[^"]*")+', head) or [""]
    pairs = (part.split("=", 1) for part in rest if "=" in part)
    return name.strip().upper(), {key.strip().upper(): said.strip('"') for key, said in pairs}, value


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise NoAnswerError("broken") from None
