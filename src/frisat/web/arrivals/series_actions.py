"""A reviewed list of dates as the meetings of one body: made as one deed, taken back as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from frisat.plan import drafting
from frisat.plan.meeting import MeetingKind
from frisat.plan.model import Clock
from frisat.plan.model import Kind as ActivityKind
from frisat.web.arrivals import queries, taking_back
from frisat.web.arrivals.models import Taken
from frisat.web.arrivals.series_queries import Offer, offers, rule_of, series_named
from frisat.web.bodies.models import Body
from frisat.web.intake import decisions
from frisat.web.intake.models import Intake
from frisat.web.meetings import agenda_actions, head_actions, people_actions
from frisat.web.meetings import queries as meetings
from frisat.web.meetings.actions import make_meeting
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Meeting, Series, Template
from frisat.web.people import permissions
from frisat.web.process import drafts
from frisat.web.record.actions import action, nothing_changed, write

_KINDS = {ActivityKind.THEME_DEBATE: MeetingKind.THEME, ActivityKind.NETWORK: MeetingKind.NETWORK}


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    What the meetings of a series get: `template`'s items, the holders of the body's seats, clock and place where a row
    says none, and how many working days before the meeting the agenda goes out.
    """

    body: Body
    name: str
    template: Template | None = None
    fills_seats: bool = True
    clock: Clock | None = None
    place: str = ""
    workdays: int | None = None


@dataclass(frozen=True, slots=True)
class Made:
    new: int
    joined: int
    """Meetings that were there already and belong to the series now."""
    was_there: int


@action(permissions.edits_plan, of=decisions.process_of)
def make(by: Any, intake: Intake, keys: Sequence[str], wanted: Wanted) -> Made:
    """
    Makes the accepted rows `keys` meetings of one series; those that have a meeting already keep it.

    Raises MeetingError: G408 the review was taken back; G423 nothing chosen, or a row that is none of the import's.
    """
    try:
        intake = decisions.locked(intake)
    except decisions.StaleError:
        raise MeetingError("G408") from None
    found = {one.key: one for one in offers(intake)}
    chosen = [found[key] for key in dict.fromkeys(keys) if key in found]
    if not chosen or len(chosen) != len(set(keys)):
        raise MeetingError("G423", "aktivitet")
    _say_where(by, intake, chosen, wanted)
    series = series_named(intake.process, wanted.body, wanted.name) or Series.objects.create(
        process=intake.process, body=wanted.body, name=wanted.name
    )
    new, joined, was_there = [], 0, 0
    for one in chosen:
        if one.meeting is not None:
            was_there += one.meeting.series_id == series.pk
            if one.meeting.series_id is None:
                joined += Meeting.objects.filter(pk=one.meeting.pk).update(series=series)
            continue
        new.append(_meeting(by, intake, one, wanted, series))
    rule = rule_of(wanted.body)
    days = rule.agenda_workdays if rule else meetings.AGENDA_WORKDAYS
    if new and wanted.workdays is not None and wanted.workdays != days:
        head_actions.set_rule(by, new[0], wanted.body, {"agenda_workdays": wanted.workdays})
    if not new and not joined:
        nothing_changed()
        return Made(0, 0, was_there)
    first = new[0] if new else next(one.meeting for one in chosen if one.meeting is not None)
    said = {"count": len(new) + joined, "meetings": [m.pk for m in new]}
    write(by, "meeting.series", first, within=intake.process, after=said)
    return Made(len(new), joined, was_there)


def _say_where(by: Any, intake: Intake, chosen: Sequence[Offer], wanted: Wanted) -> None:
    """Clock and place of the rows that say none, in the draft and as part of the import: undone with it."""
    made = []
    for one in chosen:
        if wanted.clock is not None and one.activity.time is None:
            said = {"start": wanted.clock.start, "end": wanted.clock.end}
            made.append(drafting.Operation(one.key, "time", None, said))
        if wanted.place and not one.activity.place:
            made.append(drafting.Operation(one.key, "place", None, wanted.place))
    if made:
        draft, _ = decisions.draft_of(by, intake)
        drafts.change(by, draft, made, batch=intake.batch)


def _meeting(by: Any, intake: Intake, one: Offer, wanted: Wanted, series: Series) -> Meeting:
    activity, _ = meetings.of_activity(intake.process, one.key)
    if activity is None:
        raise MeetingError("G423", "aktivitet")
    kind = _KINDS.get(one.activity.kind, MeetingKind.ORDINARY)
    meeting = make_meeting(by, activity, kind=kind, bodies=[wanted.body])
    Meeting.objects.filter(pk=meeting.pk).update(series=series)
    if wanted.template is not None and not one.is_off:
        agenda_actions.add_items(by, meeting, wanted.template.items)
    if wanted.fills_seats and one.day is not None:
        people_actions.fill_from_seats(by, meeting, day=one.day)
    meeting.refresh_from_db()
    Taken.objects.create(
        intake=intake, meeting=meeting, series=series, is_new=True, after=taking_back.standing(meeting),
        by=by if by.pk is not None else None,
    )  # fmt: skip
    return meeting


@action(permissions.edits_plan, of=decisions.process_of)
def take_back(by: Any, intake: Intake) -> tuple[int, list[str]]:
    """Takes the meetings of an import's series away again: how many, and what stays since somebody used it."""
    intake = decisions.held(intake)
    gone, kept = 0, []
    for taken in queries.standing_taken(intake):
        if taken.series_id is None:
            continue
        try:
            taking_back.take_back(by, taken, with_row=False)
            gone += 1
        except MeetingError as refused:
            kept.append(str(refused.parts.get("value") or ""))
    nothing_changed()  # each meeting that went says so itself
    return gone, kept
