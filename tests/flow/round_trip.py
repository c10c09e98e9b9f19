"""Written, read again, compared: what every round-trip test shares."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from frisat.plan.model import Activity, Plan, Reading
from frisat.plan.printed import one_line
from frisat.read.to_plan import to_plan

FIELDS = (
    "title",
    "kind",
    "edtf",
    "bound",
    "time",
    "actors",
    "responsible",
    "agenda",
    "deliverables",
    "status",
    "visibility",
)
BESIDES = ("status_reason", "place", "track", "method", "decides", "recommends")


def read_bytes(data: bytes, name: str) -> Reading:
    """The reading of a file, in the process: the readers' own limits are tested elsewhere."""
    ending = Path(name).suffix[1:]
    document = import_module(f"frisat.read.from_{ending}").read(data, name)
    return to_plan(document)


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for raw in texts if (text := one_line(raw)))


def said(a: Activity) -> dict[str, Any]:
    """The fields that must survive, white space apart; what the plan lists of actors, the responsible first."""
    period = a.period
    fields = {name: getattr(a, name, None) for name in (*FIELDS, *BESIDES)}
    fields["edtf"] = period.edtf if period else None
    fields["bound"] = period.bound if period and period.edtf else None
    fields["actors"] = tuple(dict.fromkeys((*a.responsible, *a.actors)))
    out = {}
    for name, value in fields.items():
        if isinstance(value, tuple):
            value = _lines(value)
        elif isinstance(value, str) and name in ("title", *BESIDES):
            value = one_line(value) or None
        out[name] = value
    return out


def same(plan: Plan, back: Plan) -> None:
    """Fails, naming the first field that differs, unless both say the same in the same order."""
    wanted, got = [said(a) for a in plan.activities], [said(a) for a in back.activities]
    differ = [
        f"{name}: {a.get(name)!r} became {b.get(name)!r}"
        for a, b in zip(wanted, got, strict=False)
        for name in a
        if a[name] != b[name]
    ]
    assert not differ, "\n".join(differ[:5])
    assert len(got) == len(wanted), f"{len(wanted)} activities became {len(got)}"


def links(plan: Plan) -> list[int | None]:
    """For each activity the place of the one that replaces it."""
    at = {a.key: n for n, a in enumerate(plan.activities)}
    return [at.get(a.replaced_by or "") for a in plan.activities]
