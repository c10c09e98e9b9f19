"""
What was taken from the journey of a case brought back as it was: a body that was taken off the way, an answer.

What is kept for it (`base.kept_rows`) travels with the message that tells of the deed, and counts only for who did it.
What the public reads again passes the gate as it did the first time (gate.passing.HeldError).
"""

from __future__ import annotations

from typing import Any

from django.core import serializers

from frisat.web.base.kept_rows import Kept, insert_again, row_of
from frisat.web.bodies.models import Body
from frisat.web.cases import letting_out
from frisat.web.cases.actions import held, of_case
from frisat.web.cases.errors import CaseError
from frisat.web.cases.models import Case, Step
from frisat.web.people import permissions
from frisat.web.record.actions import action, write

SAID = (
    "outcome", "day", "said", "reservations", "vote", "dissents", "saw_id", "closed", "extract", "withheld", "skipped",
)  # fmt: skip
"""What `actions.say` writes of a step and `actions.unsay` takes back."""


@action(permissions.prepares_meetings, of=of_case)
def bring_step_back(by: Any, case: Case, kept: Kept) -> Step:
    """A body that was taken off the way, at its place. Raises CaseError: Q101 it stands there again already; Q121."""
    case = held(case)
    body = Body.objects.filter(pk=kept["row"]["fields"]["body"]).first()
    name = body.name if body else "?"
    try:
        made = row_of(kept)
    except LookupError:
        raise CaseError("Q121", body=name) from None
    if not isinstance(made, Step) or made.case_id != case.pk:
        raise CaseError("Q121", body=name)
    if case.steps.filter(order=made.order, body=made.body_id).exists():
        raise CaseError("Q101", "body", body=name)
    insert_again(made, kept)
    letting_out.require_case(by, case)
    write(by, "case.step_back", case, within=case.process, after={"bodies": [made.body_id]})
    return made


@action(permissions.prepares_meetings, of=of_case)
def bring_answer_back(by: Any, case: Case, kept: Kept) -> Step:
    """
    What a body had said before it was taken back.

    Raises CaseError: Q103 it has said something else since; Q121 the step is gone, or the case goes past it by now.
    """
    case = held(case)
    then: Step = next(iter(serializers.deserialize("python", [kept["row"]]))).object
    step = case.steps.select_related("body").filter(pk=then.pk).first()
    if step is None:
        body = Body.objects.filter(pk=then.body_id).first()
        raise CaseError("Q121", body=body.name if body else "?")
    if step.outcome:
        raise CaseError("Q103", body=step.body.name)
    if step.skipped:
        raise CaseError("Q121", body=step.body.name)
    for name in SAID:
        setattr(step, name, getattr(then, name))
    step.save(update_fields=[name.removesuffix("_id") for name in SAID])
    letting_out.require_case(by, case)
    told = {} if step.closed or case.closed else {"outcome": step.outcome}
    day = step.day.isoformat() if step.day else None
    write(by, "case.say_back", step, within=case.process, after={"day": day, **told})
    return step
