"""A published meeting is moved or cancelled: plan, draft, address and sequence follow in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from frisat.plan import drafting
from frisat.web.meetings import actions, moving, sight
from frisat.web.process import drafts
from frisat.web.process.actions import newest, plan_of
from frisat.web.record import queries as record
from frisat.web.record.actions import SYSTEM

if TYPE_CHECKING:
    from frisat.web.meetings.models import Meeting

pytestmark = pytest.mark.django_db
LATER = {"period": {"edtf": "2027-11-30", "text": "30. november 2027"}}


def test_a_moved_meeting_gets_a_minor_version_a_new_address_and_a_higher_sequence(
    meeting: Meeting, loaded: Any
) -> None:
    before = newest(meeting.process)
    assert before is not None
    first = str(meeting.addresses.last())
    heard: list[int] = []
    actions.when_changed(lambda by, moved: heard.append(moved.sequence))
    try:
        done = moving.change(SYSTEM, meeting, LATER, reason="Salen er optaget.")
    finally:
        actions._told.pop()

    assert done is not None
    assert (done.version.major, done.version.minor) == (before.major, before.minor + 1)
    assert done.version.reason == "Salen er optaget."
    now = sight.public(loaded())
    assert now.period is not None
    assert (now.period.edtf, now.sequence) == ("2027-11-30", 1)
    assert [str(a) for a in meeting.addresses.all()] == [first, "2027-11-30/skoleudvalget"]
    assert heard == [1]
    assert record.verify().is_whole
    others = {a.key: a for a in plan_of(before).activities if a.key != meeting.activity.key}
    assert {k: a for k, a in plan_of(done.version).by_key().items() if k != meeting.activity.key} == others


def test_the_open_draft_follows_and_what_it_says_already_is_left_alone(meeting: Meeting) -> None:
    key = meeting.activity.key
    draft = drafts.open_draft(SYSTEM, meeting.process)
    place = drafting.value(drafts.state_of(draft), key, "place")
    drafts.change(SYSTEM, draft, [drafting.Operation(key, "place", place, "Aulaen")])
    done = moving.change(SYSTEM, meeting, {**LATER, "place": "Biblioteket"}, reason="Salen er optaget.")

    assert done is not None
    assert done.kept == ("place",)
    draft.refresh_from_db()
    state = drafts.state_of(draft)
    assert drafting.value(state, key, "place") == "Aulaen"
    assert drafting.value(state, key, "period")["edtf"] == "2027-11-30"


def test_a_cancelled_meeting_keeps_its_agenda_and_says_why(meeting: Meeting, loaded: Any) -> None:
    type(meeting).objects.filter(pk=meeting.pk).update(stage="released")
    moving.change(
        SYSTEM, meeting, {"status": "cancelled", "status_reason": "For få tilmeldte"}, reason="For få tilmeldte"
    )
    now = sight.public(loaded())
    assert (now.status, now.status_reason, len(now.items)) == ("cancelled", "For få tilmeldte", 2)


def test_what_is_the_same_already_changes_nothing(meeting: Meeting) -> None:
    moving.change(SYSTEM, meeting, LATER, reason="Salen er optaget.")
    count = meeting.process.versions.count()
    assert moving.change(SYSTEM, meeting, LATER, reason="Salen er optaget.") is None
    meeting.refresh_from_db()
    assert (meeting.process.versions.count(), meeting.sequence) == (count, 1)


@pytest.mark.parametrize("changes", [{"title": "x"}, {"visibility": "staff"}])
def test_only_what_a_meeting_reads_of_its_activity_is_changed(meeting: Meeting, changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not a meeting's"):
        moving.change(SYSTEM, meeting, changes, reason="x")


def test_two_chairs_are_refused(meeting: Meeting) -> None:
    from frisat.plan.meeting import Part
    from frisat.web.people.models import Person

    with pytest.raises(actions.TwoChairsError):
        actions.add_participant(SYSTEM, meeting, person=Person.objects.create(name="En til"), part=Part.CHAIR)


def test_two_meetings_of_one_body_on_one_day_have_two_addresses(meeting: Meeting) -> None:
    from frisat.web.process.models import IndexedActivity

    body = meeting.meeting_bodies.get(order=0).body
    day = meeting.addresses.get().day
    row = IndexedActivity.objects.filter(process=meeting.process, left_in=None).exclude(activity=meeting.activity)[0]
    IndexedActivity.objects.filter(pk=row.pk).update(first_day=day)
    other = actions.make_meeting(SYSTEM, row.activity, bodies=[body])
    assert [str(m.addresses.get()) for m in (meeting, other)] == [
        f"{day}/skoleudvalget",
        f"{day}/skoleudvalget-2",
    ]
