"""From a reading to the parts of a meeting: the head, each participant, each item, and where each stands. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from frisat.plan.likeness import fold
from frisat.plan.meeting import Attendee, Item, Meeting, Part, Presence
from frisat.plan.meeting_paper import meeting_of_plan
from frisat.plan.model import Plan
from frisat.plan.values_json import from_json, to_json

Json = dict[str, Any]
Entry = Mapping[str, Any]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TAIL = 30
"""Characters at the end of an item's text by which its last line is known again."""


@dataclass(frozen=True, slots=True)
class Made:
    """One part before it is stored; `place` is its first and last entry in the document's lines."""

    kind: str
    said: Json
    place: tuple[int, int] | None = None


def parts_of(plan: Plan, entries: Sequence[Entry]) -> list[Made]:
    """The parts in their order: the head, who takes part, the items."""
    meeting = meeting_of_plan(plan)
    lines = [fold(" ".join(entry["cells"])) for entry in entries]
    head = Made("head", _head(meeting))
    people = [Made("person", to_json(who), _line_of(who.name, lines)) for who in _once(meeting.attendees)]
    return [head, *people, *_items(meeting.items, lines)]


def _head(meeting: Meeting) -> Json:
    return {
        "kind": str(meeting.kind),
        "bodies": list(meeting.bodies),
        "case_no": meeting.case_no or "",
        "department": meeting.department or "",
        "unit": meeting.unit or "",
        "released": meeting.released if _DAY.fullmatch(meeting.released or "") else "",
    }


def _once(attendees: Sequence[Attendee]) -> list[Attendee]:
    """
    Everybody once: who leads the meeting or writes the minutes is often named among those present, too.

    The first place counts; how somebody was there is taken from wherever it is said.
    """
    out: dict[str, Attendee] = {}
    for who in attendees:
        key = fold(who.name)
        first = out.get(key)
        if first is None:
            out[key] = who
        elif first.presence is Presence.EXPECTED or who.presence in (Presence.EXCUSED, Presence.ABSENT):
            part = first.part if first.part is not Part.MEMBER else who.part
            out[key] = replace(who, part=part, role=first.role or who.role)
        else:
            came, left = first.came or who.came, first.left or who.left
            out[key] = replace(first, came=came, left=left, role=first.role or who.role)
    return list(out.values())


def _line_of(text: str, lines: Sequence[str], first: int = 0) -> tuple[int, int] | None:
    wanted = fold(text)
    for n in range(first, len(lines)) if wanted else ():
        if wanted in lines[n]:
            return n, n
    return None


def _items(items: Sequence[Item], lines: Sequence[str]) -> Iterator[Made]:
    """The items, each from the line of its title to the next one; the last to the line that its last words stand in."""
    starts: list[int | None] = []
    last = -1
    for item in items:
        at = _start(item, lines, last + 1)
        starts.append(at)
        last = last if at is None else at
    for n, item in enumerate(items):
        start = starts[n]
        following = next((s for s in starts[n + 1 :] if s is not None), None)
        place = None
        if start is not None:
            place = start, _end(item, lines, start) if following is None else _last_said(lines, start, following)
        yield Made("item", to_json(item), place)


def _start(item: Item, lines: Sequence[str], first: int) -> int | None:
    """The line that opens with the item's number and title, else the first that has its title."""
    title = fold(item.title)[:60]
    if not title:
        return None
    for n in range(first, len(lines)):
        line = lines[n]
        if line and title.startswith(line.split(maxsplit=1)[-1][:60]) and line.startswith(fold(item.no)):
            return n
        if title in line:
            return n
    return None


def _last_said(lines: Sequence[str], start: int, following: int) -> int:
    return next((n for n in range(following - 1, start, -1) if lines[n]), start)


def _end(item: Item, lines: Sequence[str], start: int) -> int:
    told = [item.text, item.recommendation, item.decision, item.extract, *(p.name for p in item.papers)]
    tails = [fold(text)[-_TAIL:] for text in told if text]
    joined, end = "", start
    for n in range(start, len(lines)):
        joined = f"{joined} {lines[n]}".strip()[-400:]
        if any(tail and tail in joined for tail in tails):
            end = n
            tails = [tail for tail in tails if tail not in joined]
    return end


def attendee(said: Json) -> Attendee:
    made = from_json(Attendee, said, code="E205")
    assert isinstance(made, Attendee)  # noqa: S101 - for the type checker
    return made


def item(said: Json) -> Item:
    made = from_json(Item, said, code="E205")
    assert isinstance(made, Item)  # noqa: S101 - for the type checker
    return made
