"""
What a decision made in a meeting rests on and from when it holds: read from the form of its item, shown, handed on.

Each field is taken by itself: one that cannot be read is told of, and what stood there before still does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from frisat.plan import meeting as data
from frisat.web.base import words
from frisat.web.bodies.forms import DayField
from frisat.web.cases import queries as cases
from frisat.web.cases.models import Decision, not_superseded
from frisat.web.meetings import queries
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.minutes_forms import Said
from frisat.web.meetings.models import Item, Meeting
from frisat.web.process.models import Process

FIELDS = {
    "retsgrundlag": "legal_basis",
    "gaelder": "in_force",
    "genoptages": "review",
    "erstatter": "supersedes",
}
"""Name in the form -> key of the column."""
_OFFERED = 200


def shown(said: Mapping[str, str] | None) -> dict[str, str]:
    """The column as the fields of the form show it: days in words."""
    out = {}
    for name, key in FIELDS.items():
        value = (said or {}).get(key, "")
        out[name] = words.day(date.fromisoformat(value)) if value and key in ("in_force", "review") else value
    return out


def read(sent: Mapping[str, str], item: Item, meeting: Meeting, out: Said) -> None:
    """
    Puts what the form says into `out.values["terms"]`, and what is wrong with it into `out.wrong`.

    Sentences: G330 no day, G331 no such decision, Q107 it supersedes a later one, Q108 looked at again before it is
    made.
    """
    if "vilkaar" not in sent:
        return
    found: dict[str, str] = dict(item.terms or {})
    for name, key in FIELDS.items():
        text = " ".join(sent.get(name, "").split())[:300]
        try:
            value = _read(key, text, meeting)
        except MeetingError as wrong:
            out.wrong.append(MeetingError(wrong.code, name, **wrong.parts))
            continue
        found.pop(key, None)
        if value:
            found[key] = value
    out.values["terms"] = found or None


def _read(key: str, text: str, meeting: Meeting) -> str:
    day = queries.exact_day(meeting)
    if not text or key == "legal_basis":
        return text
    if key == "supersedes":
        earlier = _decision(meeting.process, text)
        if day is not None and earlier.day > day:
            raise MeetingError("Q107", number=str(earlier), day=words.day(earlier.day))
        return str(earlier)
    try:
        found: date = DayField().clean(text)
    except forms.ValidationError as refused:
        raise MeetingError("G330", value=text) from refused
    if key == "review" and day is not None and found < day:
        raise MeetingError("Q108", review=words.day(found), day=words.day(day))
    return found.isoformat()


def _decision(process: Process, number: str) -> Decision:
    try:
        return cases.by_key(process, number)
    except LookupError as unknown:
        raise MeetingError("G331", value=number) from unknown


def of_decision(item: Item, process: Process) -> dict[str, Any]:
    """What `deciding.decide` takes of it. Raises MeetingError G331 for a decision that the process has not."""
    said = item.terms or {}
    return {
        "legal_basis": said.get("legal_basis", ""),
        "in_force": date.fromisoformat(said["in_force"]) if "in_force" in said else None,
        "review": date.fromisoformat(said["review"]) if "review" in said else None,
        "supersedes": _decision(process, said["supersedes"]) if "supersedes" in said else None,
    }


def known(said: data.Terms | None, meeting: Meeting) -> dict[str, str] | None:
    """What a paper says of a decision, as the column; a number that the process has not is left out."""
    found = {key: value for key in FIELDS.values() if (value := getattr(said, key, None))}
    try:
        _decision(meeting.process, found.get("supersedes", ""))
    except MeetingError:
        found.pop("supersedes", None)
    return found or None


def earlier(meeting: Meeting) -> list[tuple[str, str]]:
    """The decisions of the process that nothing supersedes yet, the newest first: number, what it is about."""
    found = Decision.objects.filter(not_superseded(), process=meeting.process)
    return [(str(d), d.title) for d in found.order_by("-day", "-number")[:_OFFERED]]
