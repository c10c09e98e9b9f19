"""A decision as JSON, of the value that its reader may see. Names of fields: docs/reference/decisions.md."""

from __future__ import annotations

from typing import Any

from frisat.plan.journey import Decision, Ref


def of(decision: Decision, *, meeting: str = "") -> dict[str, Any]:
    """Fields that nobody filled in are left out; days are ISO. `meeting`: the address of the item, where it is open."""
    said = {
        "number": decision.number,
        "day": decision.day.isoformat(),
        "body": decision.body,
        "bodies": list(decision.bodies),
        "title": decision.title,
        "text": decision.text,
        "outcome": str(decision.outcome) if decision.outcome else None,
        "closed": decision.closed,
        "extract": decision.extract,
        "withheld": decision.withheld,
        "process": decision.slug,
        "case": decision.case,
        "meeting": meeting,
        "case_no": decision.case_no,
        "legal_basis": decision.legal_basis,
        "in_force": decision.in_force.isoformat() if decision.in_force else None,
        "review": decision.review.isoformat() if decision.review else None,
        "put_right": decision.put_right.isoformat() if decision.put_right else None,
        "changes": list(decision.changes),
        "supersedes": _ref(decision.supersedes) if decision.supersedes else None,
        "superseded_by": [_ref(r) for r in decision.superseded_by],
        "stands_for": list(decision.stands_for),
    }
    return {name: value for name, value in said.items() if value not in (None, "", [])}


def _ref(ref: Ref) -> dict[str, str]:
    return {"number": ref.number, "title": ref.title, "day": ref.day.isoformat()}
