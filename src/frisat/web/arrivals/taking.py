"""
From the accepted parts of a document to the meeting, as one deed; `taking_back` undoes it.

The rows are those of `frisat.web.meetings`; what its own actions do (make a meeting, release, begin the minutes, make
them final) is done through them, so that every rule of theirs holds here too.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from frisat.plan.meeting import MeetingKind, Stage
from frisat.web.arrivals import actions, queries, rows, taking_back
from frisat.web.arrivals.actions import of_sheet
from frisat.web.arrivals.models import Part, PartKind, Sheet, Taken
from frisat.web.arrivals.proposals import bodies_named
from frisat.web.bodies.actions import make_body
from frisat.web.bodies.models import Body
from frisat.web.bodies.uses import kind_of
from frisat.web.intake import decisions
from frisat.web.intake.models import Decision, Intake, Relation
from frisat.web.meetings import approval_actions, head_actions, letting_out, minutes_actions, release_actions
from frisat.web.meetings import queries as meetings
from frisat.web.meetings.actions import is_released, make_meeting, set_bodies
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Meeting
from frisat.web.meetings.value import with_all
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.record.actions import action, write


class Way(StrEnum):
    """How far the meeting is with what was read."""

    DRAFT = "draft"  # an agenda that is not out yet
    SENT = "sent"  # one that was sent outside Frisat
    TAKING = "taking"  # minutes that are still to be approved here
    FINAL = "final"  # minutes that were approved outside Frisat


@action(permissions.edits_plan, of=of_sheet)
def take(by: Any, sheet: Sheet, *, way: Way, sent: date | None = None, reason: str = "") -> Meeting:
    """
    Takes the accepted parts into the meeting: a new one, or the one of the activity that the head was taken for.

    `sent` is the day on which the agenda went out, where that is known; `reason` is kept with minutes that are final.

    Raises:
        MeetingError: G401, G402 something is open; G403, G408; G404, G405 the meeting is further than the paper; G104,
            G406 what two parts say does not go together; what releasing and minutes refuse.
        gate.passing.HeldError: the meeting is out, and what it says now must be looked at first.
        PermissionDenied: `way` lets papers out, and `by` may not.
    """
    intake = actions.locked(sheet)
    parts = queries.parts_of(sheet)
    head = next(p for p in parts if p.kind == PartKind.HEAD)
    waiting = sum(p.decision == Decision.OPEN for p in parts)
    if waiting:
        raise MeetingError("G401", value=str(waiting))
    if head.decision != Decision.ACCEPTED:
        raise MeetingError("G402")
    key, took_row = _row_taken(by, intake)
    activity, there = meetings.of_activity(intake.process, key)
    if activity is None:
        raise MeetingError("G402")
    accepted = [p for p in parts if p.decision == Decision.ACCEPTED]
    day = queries.day_of(queries.own_row(intake))
    bodies = _bodies(by, intake.process, head, day)
    kind = MeetingKind(head.said.get("kind") or MeetingKind.ORDINARY)
    meeting = there or make_meeting(by, activity, kind=kind, bodies=bodies)
    if there is not None:
        _check_stage(there, sheet)
    before = {} if there is None else taking_back.standing(meeting)
    if there is not None and (missing := [b for b in bodies if b not in meetings.bodies_of(meeting)]):
        set_bodies(by, meeting, [*meetings.bodies_of(meeting), *missing])
    head_actions.set_head(by, meeting, _head_values(meeting, head, is_new=there is None))
    persons = rows.Persons()
    keeps_numbers = there is None and way is not Way.DRAFT
    items = rows.put_items(meeting, [p for p in accepted if p.kind == PartKind.ITEM], keeps_numbers=keeps_numbers)
    rows.put_people(meeting, [p for p in accepted if p.kind == PartKind.PERSON], items)
    _advance(by, meeting, sheet, way, sent)
    if sheet.is_minutes:
        rows.put_minutes(by, meeting, items, persons)
    if way is Way.FINAL:
        _finish(by, meeting, reason)
    meeting.refresh_from_db()
    if is_released(meeting):
        letting_out.require(by, meeting)  # minutes can add items and people to an agenda that is out
    made = Taken.objects.create(
        intake=intake, meeting=meeting, is_new=there is None, before=before,
        after={**taking_back.standing(meeting), "took_row": took_row}, by=by if by.pk is not None else None,
    )  # fmt: skip
    said = {"taken": made.pk, "way": str(way), "items": [item.pk for item, _ in items]}
    write(by, "meeting.arrive", meeting, within=intake.process, after=said)
    return meeting


def _row_taken(by: Any, intake: Intake) -> tuple[str, bool]:
    """The key of the meeting's activity, and whether this deed took its row into the draft."""
    row = queries.own_row(intake)
    if row is None or row.decision == Decision.LEFT:
        raise MeetingError("G402")
    if row.decision == Decision.ACCEPTED:
        return str(row.became), False
    # The items stand at the meeting, where each can be closed: the plan does not repeat them.
    said = {name: value for name, value in row.activity.items() if name != "agenda"}
    choice = decisions.Choice(said, row.matched, Relation(row.relation), tuple(row.taken))
    try:
        return str(decisions.accept(by, intake, row.pk, row.version, choice).became), True
    except (decisions.StaleError, decisions.MovedError):
        raise MeetingError("G403") from None


def _check_stage(meeting: Meeting, sheet: Sheet) -> None:
    """Raises MeetingError G404 or G405 for a meeting that is further than the paper."""
    title = str(meeting.activity)
    index = getattr(meeting.activity, "index", None)
    title = index.title if index is not None else title
    if meeting.stage in (Stage.APPROVING, Stage.FROZEN):
        raise MeetingError("G405", value=title)
    if not sheet.is_minutes and meeting.stage not in (Stage.DRAFT, Stage.REVIEW):
        raise MeetingError("G404", value=title)


def _bodies(by: Any, process: Process, head: Part, day: date) -> list[Body]:
    names = [str(name) for name in head.said.get("bodies") or ()]
    known = bodies_named(process, names, day)
    out = []
    for name in dict.fromkeys(names):
        body = known.get(name)
        if body is None:
            if not head.said.get("makes"):
                raise MeetingError("G415", "bodies", value=name)
            body = make_body(by, name=name, kind=kind_of(name))
        out.append(body)
    return out


def _head_values(meeting: Meeting, head: Part, *, is_new: bool) -> dict[str, Any]:
    """What the head says; of a meeting that was there already only what it lacks."""
    said = {name: str(head.said.get(name) or "") for name in ("case_no", "department", "unit")}
    if is_new:
        return {**said, "kind": head.said.get("kind") or MeetingKind.ORDINARY}
    return {name: value for name, value in said.items() if value and not getattr(meeting, name)}


# ----------------------------------------------------------------------------------------------------------- stages
def _advance(by: Any, meeting: Meeting, sheet: Sheet, way: Way, sent: date | None) -> None:
    """The agenda out, the minutes begun, as far as the way goes and the meeting is not there yet."""
    wants_minutes = sheet.is_minutes
    if way is Way.DRAFT and not wants_minutes:
        return
    meeting.refresh_from_db()
    if meeting.stage in (Stage.DRAFT, Stage.REVIEW):
        whole = with_all(Meeting.objects.filter(pk=meeting.pk)).get()
        release_actions.release(by, meeting, seen=release_actions.stand_of(whole), before=True, day=sent)
    if wants_minutes:
        minutes_actions.begin(by, meeting)


def _finish(by: Any, meeting: Meeting, reason: str) -> None:
    whole = with_all(Meeting.objects.filter(pk=meeting.pk)).get()
    approval_actions.send(by, meeting, seen=approval_actions.stand_of(whole))
    whole = with_all(Meeting.objects.filter(pk=meeting.pk)).get()
    approval_actions.freeze(by, meeting, seen=approval_actions.stand_of(whole), reason=reason)
