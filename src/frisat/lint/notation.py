"""
The compact plan notation of the examples in rule docstrings, which tests run.

One line an activity, fields parted by " | ":

    2027-03-01/2027-03-29 | hearing | Høring om skolestruktur | Byrådet; Skolebestyrelser | key: a1

period (EDTF, "-" for none; words may follow in quotes: 2027-03-02 "tirsdag den 2. marts 2027"), kind, title, who (";"
between names, may be left out), then `name: value` fields: key, status, time, needs, decides, recommends,
responsible, agenda, deliverables, replaced_by, inferred, bound, off. A line that begins with "plan:" sets title,
updated, provisional and today of the plan: `plan: title=…; updated=2027-01-05; provisional=yes; today=2027-02-01`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from frisat.plan.model import Activity, Clock, Kind, LintOff, Plan, Status
from frisat.plan.period import Period

_PERIOD = re.compile(r'(?P<edtf>\S+)(?:\s+"(?P<text>[^"]*)")?')
_LISTS = {"decides", "recommends", "responsible", "agenda", "deliverables"}


@dataclass(frozen=True, slots=True)
class Example:
    """A plan in the notation, and the day it is judged by."""

    plan: Plan
    today: date | None


def parse(text: str) -> Example:
    """The plan that the lines of `text` describe. Raises ValueError naming a line that is not in the notation."""
    settings: dict[str, str] = {}
    activities: list[Activity] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("plan:"):
            settings.update(_pairs(line[5:], ";", "="))
        else:
            activities.append(_activity(line, len(activities) + 1))
    plan = Plan(
        title=settings.get("title", ""),
        updated=settings.get("updated"),
        provisional=settings.get("provisional") == "yes",
        activities=tuple(activities),
    )
    return Example(plan, date.fromisoformat(settings["today"]) if "today" in settings else None)


def _pairs(text: str, between: str, equals: str) -> dict[str, str]:
    out = {}
    for piece in filter(None, map(str.strip, text.split(between))):
        name, found, value = piece.partition(equals)
        if not found:
            raise ValueError(f"not in the notation: {piece!r}")
        out[name.strip()] = value.strip()
    return out


def _names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.split(";"))))


def _activity(line: str, number: int) -> Activity:
    fields = [f.strip() for f in line.split(" | ")]
    if len(fields) < 3:
        raise ValueError(f"not in the notation: {line!r}")
    more = fields[3:]
    actors: tuple[str, ...] = ()
    if more and not re.match(r"[a-z_]+:\s", more[0]):
        actors = _names(more.pop(0))
    extra: dict[str, str] = {}
    for field in more:
        name, found, value = field.partition(":")
        if not found:
            raise ValueError(f"not in the notation: {field!r} in {line!r}")
        extra[name.strip()] = value.strip()
    given: dict[str, Any] = {name: _names(value) for name, value in extra.items() if name in _LISTS}
    start, _, end = extra.get("time", "").partition("-")
    return Activity(
        key=extra.get("key", f"a{number}"),
        kind=Kind(fields[1]),
        title=fields[2],
        period=_period(fields[0], extra),
        actors=actors or given.get("responsible", ()),
        time=Clock(start, end or None) if start else None,
        status=Status(extra.get("status", "planned")),
        depends_on=_names(extra.get("needs", "")),
        replaced_by=extra.get("replaced_by"),
        lint_off=tuple(LintOff(r, why) for r, why in _pairs(extra.get("off", ""), ";", "=").items()),
        **given,
    )


def _period(text: str, extra: dict[str, str]) -> Period | None:
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise ValueError(f"not a period of the notation: {text!r}")
    edtf = None if match["edtf"] == "-" else match["edtf"]
    if edtf is None and match["text"] is None:
        return None
    bound = extra.get("bound")
    return Period(
        edtf,
        match["text"] or edtf or "",
        inferred="inferred" in extra,
        basis=extra.get("inferred"),
        bound="before" if bound == "before" else "after" if bound == "after" else None,
    )
