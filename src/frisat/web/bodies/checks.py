"""
What must hold before a body is written, and what the record keeps of one. Used by the actions of this part alone.

The register is small (hundreds of rows) and its pointers form chains, so an action that could close a circle, or give
one spelling to two bodies, locks all bodies: two people at once are then one after the other.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from frisat.plan.likeness import fold
from frisat.web.base import words
from frisat.web.base.seen import stamp
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Alias, Body
from frisat.web.gate.passing import has_grave

POINTERS = (("part_of", "B105"), ("successor", "B104"), ("recommends_to", "B106"))
FIELDS = ("name", "organisation", "kind", "part_of", "recommends_to", "first_day", "last_day", "outside_id")
FAR = date.max


def locked() -> dict[int, Body]:
    """All bodies, locked until the action ends."""
    return {body.pk: body for body in Body.objects.select_for_update().order_by("pk")}


def shown(body: Body) -> dict[str, Any]:
    """A body as the record keeps it."""
    out = {name: getattr(body, name) for name in ("name", "organisation", "kind")}
    for name in ("part_of", "successor", "recommends_to"):
        out[name] = str(getattr(body, name) or "")
    for name in ("first_day", "last_day", "outside_id"):
        out[name] = str(getattr(body, name) or "")
    return {name: value for name, value in out.items() if value}


def stand(body: Body) -> str:
    """What a form says it saw; another text when somebody has changed the body since."""
    return stamp({n: getattr(body, f"{n}_id" if n in ("part_of", "recommends_to") else n) for n in FIELDS})


def check_numbers(**texts: Any) -> None:
    """
    Raises RegisterError B213 for a personal number: anybody can read the register, and nothing there needs one, so that
    no reason lets it through (unlike `frisat.web.gate` in texts of a process).
    """
    for field, text in texts.items():
        if isinstance(text, str) and has_grave(text):
            raise RegisterError("B213", field)


def living(bodies: dict[int, Body], body: Body) -> Body:
    found = bodies[body.pk]
    if found.merged_into_id is not None:
        raise RegisterError("B107", a=found.name, b=bodies[found.merged_into_id].name)
    return found


def check_circle(bodies: dict[int, Body], start: Body, pointer: str, code: str) -> None:
    """Raises RegisterError when following a pointer from a body leads back to it."""
    seen, at = {start.pk}, getattr(start, f"{pointer}_id")
    first = at
    while at is not None:
        if at in seen:
            raise RegisterError(code, pointer, a=start.name, b=bodies[first].name)
        seen.add(at)
        at = getattr(bodies[at], f"{pointer}_id") if at in bodies else None


def check_circles(bodies: dict[int, Body], changed: Body) -> None:
    together = {**bodies, changed.pk: changed}
    for pointer, code in POINTERS:
        check_circle(together, changed, pointer, code)


def check_days(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        raise RegisterError("B113", "last_day", first=words.day(first), last=words.day(last))


def check_free(
    bodies: dict[int, Body], body: Body, text: str, process_id: int | None, first: date | None, last: date | None
) -> None:
    """Raises RegisterError when another living body of the organisation has the spelling on one of the days."""
    mine = _days(body, first, last)
    for alias in Alias.objects.filter(folded=fold(text), process_id=process_id).exclude(body=body.pk):
        other = bodies.get(alias.body_id)
        if other is None or other.merged_into_id is not None or fold(other.organisation) != fold(body.organisation):
            continue
        begin, end = _days(other, alias.first_day, alias.last_day)
        if begin <= mine[1] and mine[0] <= end:
            raise RegisterError("B110", "text" if text != body.name else "name", value=text, b=other.name)


def _days(body: Body, first: date | None, last: date | None) -> tuple[date, date]:
    return max(first or date.min, body.first_day or date.min), min(last or FAR, body.last_day or FAR)


def only(values: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if other.get(name) != value}
