"""A case that a body sent back comes before the bodies ahead of it once more: what they said the first time stays."""

from __future__ import annotations

from typing import Any

from frisat.plan.meeting import Outcome
from frisat.web.cases.actions import held, of_step
from frisat.web.cases.models import Step, is_waiting
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write


def bodies_ahead(step: Step, steps: list[Step]) -> list[Step]:
    """
    The steps that a returned step goes back to: those of the last order before it that were not gone past.

    None unless it was sent back, and none while one of them has its say still to come: then it has gone back already.
    """
    if step.outcome != Outcome.RETURNED or step.skipped:
        return []
    before = [s for s in steps if s.order < step.order and not s.skipped]
    last = max((s.order for s in before), default=None)
    found = [s for s in before if s.order == last]
    return [] if any(is_waiting(s) for s in found) else found


@action(permissions.prepares_meetings, of=of_step)
def before_them_again(by: Any, step: Step) -> list[Step]:
    """
    New steps for `bodies_ahead`, right before the one that sent the case back; nothing where there is none.

    They begin without text and recommendation: those of the first time may have been closed, and did not carry.
    """
    case = held(step.case)
    steps = list(case.steps.select_related("body"))
    step = next(s for s in steps if s.pk == step.pk)
    found = bodies_ahead(step, steps)
    if not found:
        nothing_changed()
        return []
    for later in sorted(steps, key=lambda s: -s.order):
        if later.order >= step.order:
            Step.objects.filter(pk=later.pk).update(order=later.order + 1)
    made = [Step.objects.create(case=case, order=step.order, body=s.body, say=s.say) for s in found]
    write(by, "case.again", case, within=case.process, after={"bodies": [s.body_id for s in made]})
    return made
