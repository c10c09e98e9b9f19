"""`Plan` and `Reading` to the JSON of `frisat-plan/1`; the way back is `schema.py`, which offers both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frisat.plan.model import FORMAT, Activity, Header, Note, Person, Plan, Reading, Source
from frisat.plan.period import Period
from frisat.plan.sentences import Language

Json = dict[str, Any]


def period_to_json(period: Period | None) -> Json | None:
    if period is None:
        return None
    out: Json = {
        "edtf": period.edtf,
        "text": period.text,
        "inferred": period.inferred,
        "bound": period.bound,
        "note": period.note,
    }
    if period.basis is not None:
        out["basis"] = period.basis
    return out | dict(period.extra or {})


def source_to_json(source: Source | None) -> Json | None:
    if source is None:
        return None
    out: Json = {"document": source.document}
    for name in ("lines", "page", "table", "row", "sheet"):
        value = getattr(source, name)
        if value is not None:
            out[name] = list(value) if isinstance(value, tuple) else value
    return out | dict(source.extra or {})


def activity_to_json(a: Activity) -> Json:
    """One activity; the keys stand in the order of the reference page."""
    return {
        "key": a.key,
        "came_from": list(a.came_from),
        "title": a.title,
        "kind": str(a.kind),
        "period": period_to_json(a.period),
        "time": {"start": a.time.start, "end": a.time.end, **(a.time.extra or {})} if a.time else None,
        "actors": list(a.actors),
        "responsible": list(a.responsible),
        "actor_dates": [
            {"actor": d.actor, "period": period_to_json(d.period), **(d.extra or {})} for d in a.actor_dates
        ],
        "agenda": list(a.agenda),
        "deliverables": list(a.deliverables),
        "depends_on": list(a.depends_on),
        "status": str(a.status),
        "status_reason": a.status_reason,
        "replaced_by": a.replaced_by,
        "place": a.place,
        "track": a.track,
        "method": a.method,
        "quantities": [{"what": q.what, "min": q.min, "max": q.max, **(q.extra or {})} for q in a.quantities],
        "decides": list(a.decides),
        "recommends": list(a.recommends),
        "visibility": str(a.visibility),
        "lint_off": [{"rule": o.rule, "reason": o.reason, **(o.extra or {})} for o in a.lint_off],
        "remark": a.remark,
        "source": source_to_json(a.source),
        **a.extra,
    }


def _person(person: Person | None) -> Json | None:
    return {"name": person.name, "role": person.role, **(person.extra or {})} if person else None


def header_to_json(h: Header | None) -> Json | None:
    if h is None:
        return None
    return {
        "date": h.date,
        "start": h.start,
        "end": h.end,
        "place": h.place,
        "body": h.body,
        "chair": _person(h.chair),
        "secretary": _person(h.secretary),
        "caseworker": _person(h.caseworker),
        "participants": _list_or_none(h.participants),
        "absent": _list_or_none(h.absent),
        "substitutes": _list_or_none(h.substitutes),
        "case_no": h.case_no,
        "department": h.department,
        "unit": h.unit,
        "document_date": h.document_date,
        **h.extra,
    }


def _list_or_none(value: Iterable[str] | None) -> list[str] | None:
    return None if value is None else list(value)


def plan_to_json(plan: Plan) -> Json:
    """The plan as one JSON object of `frisat-plan/1`, without notes."""
    return {
        "format": FORMAT,
        "kind": str(plan.kind),
        "title": plan.title,
        "language": plan.language,
        "organisation": plan.organisation,
        "case_no": plan.case_no,
        "updated": plan.updated,
        "provisional": plan.provisional,
        "sha256": plan.sha256,
        "activities": [activity_to_json(a) for a in plan.activities],
        "footnotes": [
            {"mark": f.mark, "text": f.text, "activities": list(f.activities), **(f.extra or {})}
            for f in plan.footnotes
        ],
        "stakeholders": list(plan.stakeholders),
        "stakeholders_complete": plan.stakeholders_complete,
        "header": header_to_json(plan.header),
        "items": [
            {
                "no": i.no,
                "title": i.title,
                "text": i.text,
                "presenters": [_person(p) for p in i.presenters],
                "outcome": i.outcome,
                "closed": i.closed,
                **i.extra,
            }
            for i in plan.items
        ],
        "text": list(plan.text),
        **plan.extra,
    }


def note_to_json(note: Note, language: Language = "da") -> Json:
    return {
        "code": note.code,
        "where": note.source.where(language) if note.source else "",
        "value": note.value,
        "message": note.message(language),
        "hint": note.hint(language),
        "parts": dict(note.parts),
        "activities": list(note.activities),
        "source": source_to_json(note.source),
        **(note.extra or {}),
    }


def reading_to_json(reading: Reading, language: Language = "da") -> Json:
    """What `frisat read --json` prints: the plan with its notes."""
    return {**plan_to_json(reading.plan), "notes": [note_to_json(n, language) for n in reading.notes]}
