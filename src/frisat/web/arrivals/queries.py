"""Every named read of sheets, their parts, and what was taken into meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from frisat.plan.meeting_paper import is_bare
from frisat.plan.period import Period
from frisat.plan.schema import period_from_json
from frisat.web.arrivals import proposals
from frisat.web.arrivals.models import Part, PartKind, Sheet, Taken
from frisat.web.base.clock import today
from frisat.web.bodies.models import Body
from frisat.web.intake.models import Decision, Intake, Relation, Row, RowKind
from frisat.web.intake.present import state_now
from frisat.web.meetings import queries as meetings
from frisat.web.meetings.models import Meeting
from frisat.web.process.models import Process, SourceDocument

MEETS = frozenset(map(str, meetings.MEETS))


def sheet_of(intake: Intake) -> Sheet | None:
    found: Sheet | None = Sheet.objects.filter(intake=intake).first()
    return found


def parts_of(sheet: Sheet) -> list[Part]:
    return list(sheet.parts.order_by("position"))


def part_of(sheet: Sheet, pk: int) -> Part | None:
    found: Part | None = sheet.parts.filter(pk=pk).first()
    return found


def head_of(sheet: Sheet) -> Part:
    found: Part = sheet.parts.get(kind=PartKind.HEAD)
    return found


def own_row(intake: Intake) -> Row | None:
    """The row of the import that is the meeting itself: the first activity of an agenda is."""
    found: Row | None = intake.rows.filter(kind=RowKind.READ, joined_to=None).order_by("position", "pk").first()
    return found


def standing_taken(intake: Intake) -> list[Taken]:
    """What of a document stands in meetings."""
    found = Taken.objects.filter(intake=intake, undone=None, meeting__removed=None)
    return list(found.select_related("meeting__activity__index", "meeting__process", "series"))


def meeting_of_row(process: Process, row: Row | None) -> Meeting | None:
    """The meeting that the row was taken for, where its activity has one already."""
    if row is None:
        return None
    key = row.became or (row.matched if row.relation == Relation.SAME else "")
    return meetings.of_activity(process, key)[1] if key else None


def day_of(row: Row | None) -> date:
    """The day that seats and names are asked for: of the meeting, else today."""
    found = period_of(row)
    return found.earliest if found is not None and found.earliest else today()


def period_of(row: Row | None) -> Period | None:
    data = row.activity.get("period") if row is not None else None
    return period_from_json(data) if data else None


@dataclass(frozen=True, slots=True)
class Looked:
    """A part with what it is taken for."""

    part: Part
    proposal: proposals.Proposal
    head_doubts: int = 0
    """How much is unsure about the row of the import, which the head shows."""

    @property
    def is_open(self) -> bool:
        return bool(self.part.decision == Decision.OPEN)

    @property
    def is_unsure(self) -> bool:
        return bool(self.proposal.doubts) or bool(self.head_doubts)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a review is. `sure` and `unsure` count what is still open."""

    all: int
    open: int
    sure: int
    unsure: int
    accepted: int
    left: int


def looked_at(sheet: Sheet, row: Row | None) -> list[Looked]:
    """Every part with its proposal, worked out from the registers and the meeting as they stand now."""
    parts, process = parts_of(sheet), sheet.intake.process
    known = proposals.held(process, parts, day_of(row), meeting_of_row(process, row))
    return [Looked(p, proposals.of(p, parts, known), _head_doubts(p, row)) for p in parts]


def _head_doubts(part: Part, row: Row | None) -> int:
    if part.kind != PartKind.HEAD or row is None or row.decision != Decision.OPEN:
        return 0
    return len(row.notes) * (not row.chosen) + is_nameless(row) + (not row.matched and bool(same_day(row)))


def is_nameless(row: Row) -> bool:
    """Whether a meeting is called "Dagsorden" and nothing else."""
    return is_bare(str(row.activity.get("title") or ""))


def same_day(row: Row) -> list[str]:
    """Keys of the activities of the plan that people meet at on the very day: the meeting may be one of them."""
    period = period_of(row)
    day = period.only_day if period is not None else None
    if day is None:
        return []
    state = state_now(row.intake.process)
    return [
        key
        for key in state.in_order()
        if state.activities[key].get("kind") in MEETS and _day(state.activities[key]) == day
    ]


def _day(activity: Mapping[str, Any]) -> date | None:
    said = activity.get("period")
    found = period_from_json(said) if said else None
    return found.earliest if found is not None and found.earliest == found.latest else None


def standing(found: Sequence[Looked]) -> Standing:
    opened = [one for one in found if one.is_open]
    unsure = sum(one.is_unsure for one in opened)
    accepted = sum(one.part.decision == Decision.ACCEPTED for one in found)
    return Standing(
        len(found), len(opened), len(opened) - unsure, unsure, accepted, len(found) - len(opened) - accepted
    )


def is_of_meeting(document: SourceDocument | None) -> bool:
    """Whether a document became a meeting: then the meeting says what of it anybody may read."""
    return document is not None and Taken.objects.filter(intake__document=document).exists()


def bodies_among(process: Process, found: Sequence[Looked], day: date) -> list[str]:
    """Participants that the register knows as bodies: perhaps they are those that meet."""
    names = [str(one.part.said.get("name")) for one in found if one.part.kind == PartKind.PERSON]
    known: dict[str, Body] = proposals.bodies_named(process, names, day)
    return [name for name in names if name in known]
