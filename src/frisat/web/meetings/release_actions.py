"""
Letting an agenda out: review, release, supplement. Who may is `permissions.releases_papers`.

DRAFT → REVIEW → RELEASED. Numbers are given when an agenda is out and never change; what is added later gets its number
when the supplement is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from frisat.plan import meeting_clocks
from frisat.plan.agenda_numbers import given
from frisat.plan.meeting import Stage
from frisat.plan.model import Status
from frisat.web.base.clock import COPENHAGEN, moment
from frisat.web.meetings import issues, letting_out
from frisat.web.meetings.actions import is_released, of_meeting, tell_all
from frisat.web.meetings.agenda_actions import held_agenda
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Issue, Item, Meeting
from frisat.web.meetings.value import value_of, with_all
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write

Check = Callable[[Meeting], Sequence[str]]
_checks: list[Check] = []


def when_releasing(check: Check) -> None:
    """A higher part says here what must be put right first: sentences that each keep an agenda from being sent."""
    _checks.append(check)


def hindrances(meeting: Meeting) -> list[str]:
    """What keeps the agenda from being sent, as sentences for the page that would send it. `meeting` has all."""
    clocks = [MeetingError(one.code, **one.parts).said for one in meeting_clocks.of_meeting(value_of(meeting))]
    return [*clocks, *_others(meeting)]


def _others(meeting: Meeting) -> list[str]:
    return [said for check in _checks for said in check(meeting)]


def stand_of(meeting: Meeting) -> str:
    """
    Another text when anything changes that a released agenda would hold. A page that shows the agenda hands it back,
    so that nobody sends what nobody has seen.
    """
    papers = [
        (item.pk, item.order, item.revision, item.no, [(p.pk, p.closed, p.name) for p in item.papers.all()])
        for item in meeting.items.all()
    ]
    return issues.digest([str(papers), str([p.pk for p in meeting.participants.all()]), str(meeting.sequence)])


@action(permissions.prepares_meetings, of=of_meeting)
def ask_review(by: Any, meeting: Meeting) -> None:
    """Asks whoever may let the agenda out to look it through. Raises MeetingError: G107, G109 without items."""
    found = held_agenda(by, meeting)
    if found.stage != Stage.DRAFT:
        nothing_changed()
        return
    if not found.items.exists():
        raise MeetingError("G109")
    _put(found, Stage.REVIEW)
    write(by, "meeting.review_ask", found, within=found.process)


@action(permissions.releases_papers, of=of_meeting)
def give_back(by: Any, meeting: Meeting, *, remarks: str) -> None:
    """Sends an agenda under review back with remarks. Raises MeetingError: G107, G112 without remarks."""
    found = held_agenda(by, meeting)
    if found.stage != Stage.REVIEW:
        nothing_changed()
        return
    if not remarks.strip():
        raise MeetingError("G112", "remarks")
    found.remarks = remarks.strip()[:1000]
    found.save(update_fields=["remarks"])
    _put(found, Stage.DRAFT)
    write(by, "meeting.review_return", found, within=found.process, visibility="closed", reason=remarks)


def _put(meeting: Meeting, stage: Stage) -> None:
    meeting.stage = stage
    meeting.save(update_fields=["stage"])


@action(permissions.releases_papers, of=of_meeting)
def release(
    by: Any, meeting: Meeting, *, seen: str, reason: str = "", before: bool = False, day: date | None = None
) -> Issue:
    """
    Sends the agenda, or the supplement of one that is out: numbers, an issue, and whoever must hear of it is told.

    `seen` is `stand_of` as the page showed it. `before`: it was sent outside Frisat, on `day` if that is known.

    Raises MeetingError: G107; G109 no items; G110 cancelled or put off; G111 changed since; G120 nothing new since it
    was sent.
    gate.passing.HeldError: something in it must be looked at first, or a paper is not scanned yet.
    """
    held_agenda(by, meeting)
    found = with_all(Meeting.objects.filter(pk=meeting.pk)).get()
    items = list(found.items.all())
    if not items:
        raise MeetingError("G109")
    status = value_of(found).status
    if status is Status.CANCELLED or (status is Status.POSTPONED and not before):
        raise MeetingError("G110")
    waiting = [item for item in items if not item.no]
    is_supplement = is_released(found)
    if is_supplement and not waiting:
        raise MeetingError("G120")
    if seen != stand_of(found):
        raise MeetingError("G111")
    if left := _others(found) if before else hindrances(found):  # what was sent elsewhere was sent
        raise MeetingError("G121", value=" ".join(left))
    for n, (item, number) in enumerate(zip(items, given([item.no for item in items]), strict=True), 1):
        item.supplementary = item.supplementary or (is_supplement and not item.no)
        item.no, item.order = number, n
    Item.objects.bulk_update(items, ["no", "order", "supplementary"])
    sent = (timezone.make_aware(datetime.combine(day, time(12)), COPENHAGEN) if day else None) if before else moment()
    found.stage, found.released, found.remarks = Stage.RELEASED, found.released or sent, ""
    found.save(update_fields=["stage", "released", "remarks"])
    letting_out.require(by, found, with_papers=True)
    issue = issues.freeze(by, found, "agenda", reason=reason)
    said = {"number": issue.number, "sha256": issue.sha256, "items": [item.no for item in waiting]}
    verb = "meeting.supplement" if is_supplement else "meeting.release"
    write(by, verb, found, within=found.process, after=said, reason=reason)
    tell_all(by, found)
    meeting.refresh_from_db()
    return issue
