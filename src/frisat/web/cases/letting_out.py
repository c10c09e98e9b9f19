"""
What the public would read of a case or a decision passes the gate (`frisat.web.gate`) before it can.

Asked is what `frisat.plan.sight` leaves for anybody, before contact data is blacked out: what is closed is not looked
at, and a draft is when it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.sight import PUBLIC, seen_case, seen_decision
from frisat.web.cases.models import Case, Decision
from frisat.web.cases.value import case_of, cases_with_all, decision_of, decisions_with_all
from frisat.web.gate import passing, values
from frisat.web.gate.passing import Place


def require_case(by: Any, case: Case) -> None:
    """Lets what the public now reads of a case pass. For actions, at their end. Raises gate.passing.HeldError."""
    row = cases_with_all(Case.objects.filter(pk=case.pk)).get()
    seen = seen_case(case_of(row, PUBLIC))
    if seen is None:
        return
    url = reverse("case", args=[row.process.slug, row.number])

    def place(path: Sequence[str | int]) -> Place:
        if path[0] == "steps" and isinstance(path[1], int):
            step = seen.steps[path[1]]
            return Place("step", step.key, gettext("The case, %(body)s") % {"body": step.body}, url)
        return Place("case", str(row.pk), gettext("The case, title and texts"), url)

    found = passing.check_texts(row.process_id, [(place(path), text) for path, text in values.texts(seen)])
    passing.require(by, row.process_id, row, found)


def require_decision(by: Any, decision: Decision) -> None:
    """Lets what the public now reads of a decision pass. For actions, at their end. Raises gate.passing.HeldError."""
    row = decisions_with_all(Decision.objects.filter(pk=decision.pk)).get()
    seen = seen_decision(decision_of(row, PUBLIC))
    if seen is None:
        return
    place = Place("decision", str(row), gettext("The decision"))
    found = passing.check_texts(row.process_id, [(place, text) for _, text in values.texts(seen)])
    passing.require(by, row.process_id, row, found)
