"""Joining two rows of a review and making two of one, for where a page's break or a crowded cell misled the reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from frisat.plan import taking
from frisat.plan.schema import activity_from_json
from frisat.web.intake import proposals, queries
from frisat.web.intake.decisions import locked, open_row, process_of, saved
from frisat.web.intake.models import Decision, Intake, Row
from frisat.web.people import permissions
from frisat.web.record.actions import action, write


@action(permissions.edits_plan, of=process_of)
def join(by: Any, intake: Intake, pk: int, version: int) -> Row:
    """Joins the next row of the document to this one. Raises LookupError when there is none that is open."""
    intake = locked(intake)
    row = open_row(intake, pk, version)
    _, other = queries.neighbours(row)
    if other is None or other.decision != Decision.OPEN:
        raise LookupError("no open row behind it")
    other.joined_to, other.joined_before = row, {"activity": row.activity, "notes": row.notes}
    saved(other, "joined_to", "joined_before")
    row.activity = taking.joined(row.activity, other.activity)
    row.notes = [*row.notes, proposals.note("", "I116")]
    saved(row, "activity", "notes")
    write(by, "intake.join", intake, within=intake.process, after={"row": row.entry, "other": other.entry})
    return row


@action(permissions.edits_plan, of=process_of)
def unjoin(by: Any, intake: Intake, pk: int, version: int) -> Row:
    """Parts the row that was joined last again; both are as they were before. Raises LookupError when none was."""
    intake = locked(intake)
    row = open_row(intake, pk, version)
    other = row.joined.order_by("-position").first()
    if other is None:
        raise LookupError("no row was joined to it")
    row.activity, row.notes = other.joined_before["activity"], other.joined_before["notes"]
    other.joined_to, other.joined_before = None, {}
    saved(other, "joined_to", "joined_before")
    saved(row, "activity", "notes")
    write(by, "intake.unjoin", intake, within=intake.process, after={"row": row.entry, "other": other.entry})
    return row


@action(permissions.edits_plan, of=process_of)
def part(
    by: Any, intake: Intake, pk: int, version: int, first: Mapping[str, Any], second: Mapping[str, Any]
) -> tuple[Row, Row]:
    """Makes two rows of one. Raises FormatError as `accept`."""
    intake = locked(intake)
    row = open_row(intake, pk, version)
    activity_from_json(dict(first))
    activity_from_json(dict(second))
    _, behind = queries.neighbours(row)
    position = (row.position + behind.position) / 2 if behind else row.position + 1
    names = intake.rows.filter(entry__startswith=f"{row.entry[:50]}/").count()
    new = Row.objects.create(
        intake=intake,
        entry=f"{row.entry[:50]}/{names + 2}",
        position=position,
        read=dict(second),
        activity=dict(second),
        notes=[proposals.note("", "I115")],
    )
    row.activity, row.notes = dict(first), [*row.notes, proposals.note("", "I115")]
    saved(row, "activity", "notes")
    write(by, "intake.part", intake, within=intake.process, after={"row": row.entry, "other": new.entry})
    return row, new
