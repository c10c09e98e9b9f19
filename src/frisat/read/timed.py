"""An activity as a layout drafted it, with what its words say about time."""

from __future__ import annotations

from dataclasses import dataclass, field

from frisat.plan.danish import Found
from frisat.plan.model import Clock, Note, Status
from frisat.plan.period import Period
from frisat.read.draft import DraftActivity


@dataclass(slots=True)
class Timed:
    """A draft activity with one period, what it shares with its siblings, and what to tell about the date."""

    draft: DraftActivity
    found: Found | None = None
    period: Period | None = None
    time: Clock | None = None
    status: Status | None = None
    replaced_by: int | None = None
    """Index of the activity that stands in its place, in the list that `timed` returns."""
    notes: list[Note] = field(default_factory=list)
