"""A plan as the JSON of `frisat-plan/1`: with `staff` exactly what the plan holds, else what the public may see."""

from __future__ import annotations

import json

from frisat.plan.model import Plan
from frisat.plan.schema import plan_to_json
from frisat.plan.sentences import Language
from frisat.write.outline import publishable


def render(plan: Plan, *, language: Language = "da", staff: bool = False) -> bytes:
    """UTF-8, two spaces a level. `language` changes nothing: the format has no labels."""
    data = plan_to_json(publishable(plan, staff=staff))
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "surrogatepass" if staff else "replace")
