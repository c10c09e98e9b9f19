"""Decisions: made when minutes become final, with a number of their year."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from frisat.plan.meeting import Outcome
from frisat.web.bodies.models import Body
from frisat.web.cases.models import Decision, Step
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.record.actions import action, write

_TRIES = 5
"""Two decisions at once want one number: the second one takes the next."""


@action(permissions.releases_papers, of=lambda process, **_: process.pk)
def decide(
    by: Any,
    process: Process,
    *,
    body: Body,
    day: date,
    title: str,
    text: str,
    outcome: Outcome,
    step: Step | None = None,
    closed: bool = False,
    extract: str = "",
    withheld: str = "",
    legal_basis: str = "",
) -> Decision:
    """
    A decision with the next number of its year. It is never changed; a later one supersedes it.

    Raises ValueError for a closed one with neither an extract for the public nor a reason for giving none.
    """
    if closed and not (extract.strip() or withheld.strip()):
        raise ValueError("a closed decision has an extract or a ground")
    for left in reversed(range(_TRIES)):
        top = Decision.objects.filter(day__year=day.year).aggregate(top=Max("number"))["top"] or 0
        try:
            with transaction.atomic():
                made: Decision = Decision.objects.create(
                    process=process, number=top + 1, day=day, body=body, step=step, title=title, text=text,
                    outcome=outcome, closed=closed, extract=extract, withheld=withheld, legal_basis=legal_basis,
                    by=by if by.pk is not None else None,
                )  # fmt: skip
            break
        except IntegrityError:
            if not left:
                raise
    write(by, "decision.make", process, within=process, after={"year": day.year, "number": made.number})
    return made
