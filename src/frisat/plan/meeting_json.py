"""
`Meeting` to and from the JSON of `frisat-meeting/1`, published as docs/reference/frisat-meeting-1.schema.json.

What is written is what the value holds: cut it for its reader first (`frisat.plan.sight`).
"""

from __future__ import annotations

import re
from typing import Any

from frisat.plan import values_json
from frisat.plan.errors import FormatError
from frisat.plan.meeting import Meeting
from frisat.plan.schema_out import Json

FORMAT = "frisat-meeting/1"
_CLOCK_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def meeting_to_json(meeting: Meeting) -> Json:
    """The meeting as one JSON object, all of it."""
    return {"format": FORMAT, **values_json.to_json(meeting)}


def meeting_from_json(data: Any) -> Meeting:
    """
    The meeting of a JSON object of `frisat-meeting/1`. Unknown keys of the meeting and of its items are kept.

    Raises:
        FormatError: E205, not such an object (`where` is the path of what is wrong); E206, made by a newer Frisat;
            E101/E102, a period that cannot be.
    """
    if not isinstance(data, dict) or not isinstance(data.get("format"), str):
        raise FormatError("E205", value="V201")
    if data["format"] != FORMAT:
        newer = re.fullmatch(r"frisat-meeting/\d+", data["format"])
        raise FormatError("E206" if newer else "E205", value=data["format"])
    meeting = values_json.from_json(Meeting, {k: v for k, v in data.items() if k != "format"}, code="E205")
    assert isinstance(meeting, Meeting)  # noqa: S101 -- for the type checker: that is what was asked for
    _check(meeting)
    return meeting


def _check(meeting: Meeting) -> None:
    """What the types cannot say: clock times, days, one key an item."""
    clocks = [("clock", meeting.clock), *((f"legs.{n}.clock", leg.clock) for n, leg in enumerate(meeting.legs, 1))]
    times = [(f"{path}.{name}", getattr(clock, name)) for path, clock in clocks if clock for name in ("start", "end")]
    times += [
        (f"attendees.{n}.{name}", getattr(who, name))
        for n, who in enumerate(meeting.attendees, 1)
        for name in ("came", "left")
    ]
    days = [
        (f"items.{n}.follow_ups.{m}.day", follow_up.day)
        for n, item in enumerate(meeting.items, 1)
        for m, follow_up in enumerate(item.follow_ups, 1)
    ]
    days += [
        (f"items.{n}.terms.{name}", getattr(item.terms, name))
        for n, item in enumerate(meeting.items, 1)
        for name in ("in_force", "review")
        if item.terms is not None
    ]
    faults = [path for path, said in times if said is not None and not _CLOCK_TIME.fullmatch(said)]
    faults += [path for path, said in days if said is not None and not _DAY.fullmatch(said)]
    if faults:
        raise FormatError("E205", where=faults[0], value="V204")
    if len({item.key for item in meeting.items}) != len(meeting.items):
        raise FormatError("E205", where="items", value="V205")


def json_schema() -> Json:
    """The schema as one JSON object (draft 2020-12), made of the fields of the values themselves."""
    defs: dict[str, Json] = {}
    values_json.schema_of(Meeting, defs)
    own = defs.pop("meeting")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:frisat:frisat-meeting-1",
        "title": FORMAT,
        **own,
        "properties": {"format": {"const": FORMAT}, **own["properties"]},
        "required": ["format", *own["required"]],
        "$defs": defs,
    }
