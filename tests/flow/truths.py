"""The founding documents' truth as plans, for tests that only need real Danish material."""

from __future__ import annotations

import json
from pathlib import Path

from frisat.plan.model import Activity, Kind, Plan, Status
from frisat.plan.period import Period

NAMES = ("000", "001", "002", "003", "004")
_FINER = {
    "approval": "decision",
    "seminar": "workshop",
    "legislation": "milestone",
    "agreement": "milestone",
    "interview": "involvement",
    "conversation": "involvement",
    "summit": "involvement",
    "festival": "involvement",
    "visit": "meeting",
}


def founding_plan(folder: Path, name: str) -> Plan:
    """The plan that `truth/<name>-….json` states."""
    path = next((folder / "truth").glob(f"{name}*.json"))
    data = json.loads(path.read_text(encoding="utf-8"))
    return Plan(title=path.stem, activities=tuple(_activity(e) for e in data["entries"]))


def _activity(entry: dict) -> Activity:
    edtf, words = entry.get("edtf") or None, entry.get("date_text") or ""
    inferred = bool(entry.get("year_inferred"))
    kind = _FINER.get(entry["kind"], entry["kind"])
    return Activity(
        key=entry["id"],
        title=entry["title"],
        kind=Kind(kind) if kind in set(Kind) else Kind.OTHER,
        period=Period(edtf, words, inferred=inferred, note=entry.get("date_note")) if edtf or words else None,
        actors=tuple(entry["actors"]),
        responsible=tuple(entry["responsible"]),
        agenda=tuple(entry.get("agenda") or ()),
        deliverables=tuple(entry.get("deliverables") or ()),
        status=Status(entry["status"]) if entry["status"] in set(Status) else Status.PLANNED,
        place=entry.get("place"),
    )
