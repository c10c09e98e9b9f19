"""
When papers must be out before a meeting, counted in working days.

Source: docs/policy/governance.md#agenda (kommunestyrelsesloven § 8, stk. 4; a council's own rules may ask for more).
"""

from __future__ import annotations

from datetime import date

from frisat.plan.workdays import add_workdays

AGENDA_WORKDAYS = 4
"""Hverdage from the day the agenda is with the members to the meeting, "så vidt muligt"."""
PAPERS_WORKDAYS = 4
"""The papers of the cases: 3 in the Act's wording of 1997, now mostly 4 by the council's own rules (not looked up)."""

WEEKS_TO_COUNCIL = 5
"""The most weeks that a case mostly takes from committee to council (docs/policy/governance.md#recommendation)."""


def agenda_deadline(meeting: date, *, workdays: int = AGENDA_WORKDAYS) -> date:
    """The last day on which the agenda of a meeting can be sent out. Raises ValueError for a negative count."""
    if workdays < 0:
        raise ValueError(f"workdays must be 0 or more (got {workdays})")
    return add_workdays(meeting, -workdays)


def papers_deadline(meeting: date, *, workdays: int = PAPERS_WORKDAYS) -> date:
    """The last day on which the papers of a meeting can be sent out. Raises ValueError for a negative count."""
    return agenda_deadline(meeting, workdays=workdays)
