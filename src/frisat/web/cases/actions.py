"""What a body said in a case. Called when minutes become final."""

from __future__ import annotations

from datetime import date
from typing import Any

from frisat.plan.meeting import Outcome
from frisat.web.cases.models import Step
from frisat.web.people import permissions
from frisat.web.record.actions import action, write


def _of_step(step: Step, *_args: Any, **_kwargs: Any) -> int:
    return step.case.process_id


@action(permissions.prepares_meetings, of=_of_step)
def say(
    by: Any,
    step: Step,
    *,
    outcome: Outcome,
    day: date,
    said: str = "",
    closed: bool = False,
    extract: str = "",
    withheld: str = "",
) -> None:
    """
    The word of a body in a case, from the minutes of its meeting. Of a closed item only the public extract is kept.

    Raises ValueError for a closed one with neither an extract nor a ground for giving none.
    """
    if closed and not (extract.strip() or withheld.strip()):
        raise ValueError("a closed word has an extract or a ground")
    step.day, step.outcome, step.said = day, outcome, extract if closed else said
    step.save(update_fields=["day", "outcome", "said"])
    process = step.case.process
    write(by, "case.say", process, within=process, after={"step": step.pk, "outcome": str(outcome)})
