"""What a review of a plan shows of this part: a tab for the meeting of a paper, one for a series of meetings."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.meeting_paper import is_paper
from frisat.web.arrivals import queries, series_queries, taking_back
from frisat.web.intake.beside import HeldError, Tab
from frisat.web.intake.models import Intake, IntakeState
from frisat.web.meetings.errors import MeetingError
from frisat.web.process.queries import reading_of

_REVIEWED = (IntakeState.READY, IntakeState.DONE)


def tabs(intake: Intake) -> list[Tab]:
    """An agenda's meeting first; a series where the document tells of several meetings."""
    if intake.document is None or intake.state not in (*_REVIEWED, IntakeState.UNDONE, IntakeState.DROPPED):
        return []
    address = [intake.process.slug, intake.pk]
    if is_paper(reading_of(intake.document).plan):
        taken = queries.standing_taken(intake)
        is_taken = any(t.series_id is None for t in taken)
        lead = gettext("The document is an agenda or minutes.") if not is_taken and intake.state in _REVIEWED else ""
        return [
            Tab(
                "meeting", gettext("The meeting"), reverse("arrival", args=address),
                "" if is_taken or intake.state not in _REVIEWED else gettext("open"),
                lead, gettext("Review the meeting: head, participants and items"),
            )
        ]  # fmt: skip
    offered = series_queries.count(intake)
    taken = queries.standing_taken(intake) if offered else []  # the rows of a series stay accepted while it stands
    if offered < series_queries.FEWEST and not taken:
        return []
    waits = bool(offered) and intake.state in _REVIEWED and not taken
    lead = gettext("The accepted rows can become a series of meetings.") if waits else ""
    return [
        Tab(
            "series", gettext("The series of meetings"), reverse("arrival_series", args=address), "", lead,
            gettext("Make them meetings"),
        )
    ]  # fmt: skip


def take_back(by: Any, intake: Intake) -> None:
    """Takes every meeting back that was made of the import. For actions. Raises HeldError."""
    for taken in queries.standing_taken(intake):
        try:
            taking_back.take_back(by, taken, with_row=False)
        except MeetingError as refused:
            raise HeldError(refused.said) from refused


def held(intake: Intake) -> list[str]:
    return [taken.meeting.activity.key for taken in queries.standing_taken(intake)]
