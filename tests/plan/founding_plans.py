"""The founding documents as plans, made from what was read by eye, so that a test needs no reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from frisat.plan.model import Activity, DocumentKind, Kind, Plan, Source, Status
from frisat.plan.period import Period

_KINDS = {
    "approval": "decision", "seminar": "workshop", "legislation": "milestone", "agreement": "milestone",
    "interview": "involvement", "conversation": "involvement", "summit": "involvement", "festival": "involvement",
    "visit": "meeting",
}  # fmt: skip


def load(founding: Path, number: str) -> Plan:
    """The truth of one founding document ("001") as a plan; keys are the truth's ids."""
    [path] = (founding / "truth").glob(f"{number}-*.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    document = data["document"]
    return Plan(
        kind=DocumentKind(document["kind"]) if document["kind"] in set(DocumentKind) else DocumentKind.PLAN,
        title=document["title"],
        updated=document.get("updated"),
        provisional=bool(document.get("provisional")),
        activities=tuple(_activity(e, document["file"]) for e in data["entries"]),
    )


def _activity(e: dict[str, Any], document: str) -> Activity:
    words = e.get("date_text") or ""
    dated = e.get("edtf") or e.get("date_note") or words
    return Activity(
        key=e["id"],
        title=e["title"],
        kind=Kind(_KINDS.get(e["kind"], e["kind"])),
        period=Period(e["edtf"], words, inferred=bool(e.get("year_inferred")), note=e.get("date_note"))
        if dated
        else None,
        actors=tuple(e["actors"]),
        responsible=tuple(e["responsible"]),
        agenda=tuple(e.get("agenda") or ()),
        deliverables=tuple(e.get("deliverables") or ()),
        depends_on=tuple(e.get("depends_on") or ()),
        status=Status.PLANNED if e["status"] == "undated" else Status(e["status"]),
        decides=tuple(e.get("decides") or ()),
        recommends=tuple(e.get("recommends") or ()),
        source=Source(document, lines=tuple(e["lines"])),
    )
