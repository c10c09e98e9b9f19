"""What cannot be is said in Danish beside what was typed: two chairs, whose stand-in, foreign items, case numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from frisat.plan.meeting import Part, Presence
from frisat.web.meetings import agenda_actions, people_actions
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Item, Meeting, Participant
from frisat.web.people.models import Person
from frisat.web.record.actions import SYSTEM
from tests.plan.test_case_numbers import KNOWN

if TYPE_CHECKING:
    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db


def at(name: str, *args: Any) -> str:
    return reverse(name, args=["skolestruktur", *args])


@pytest.fixture
def owner(client: Client, accounts: dict[str, Account]) -> Client:
    client.force_login(accounts["owner"])
    return client


def who(meeting: Meeting, name: str) -> Participant:
    return meeting.participants.get(person__name=name)


# ------------------------------------------------------------------------------------------------------- who takes part
def test_a_second_chair_is_refused_where_somebody_is_added_and_nothing_typed_is_lost(
    meeting: Meeting, owner: Client
) -> None:
    new = Person.objects.create(name="Bo Blanding")
    sent = {"person": new.pk, "part": "chair", "role": "viceborgmester i Engby"}
    answer = owner.post(at("meeting_people", meeting.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Mødet har allerede en mødeleder: Karen Formand." in page
    assert "Gør først Karen Formand til medlem, eller vælg en anden rolle her." in page
    assert 'value="viceborgmester i Engby"' in page
    assert f'<option value="{new.pk}" selected>' in page
    assert meeting.participants.filter(part=Part.CHAIR).count() == 1


@pytest.mark.parametrize("second", ["in words", "a body"])
def test_a_second_chair_is_refused_beside_one_who_is_there_in_words(
    meeting: Meeting, owner: Client, second: str
) -> None:
    meeting.participants.filter(part=Part.CHAIR).update(person=None, printed="Formand Bøg")
    body = meeting.meeting_bodies.get(order=0).body_id
    sent = {
        "part": "chair",
        "role": "mødeleder",
        **({"printed": "Kirsten"} if second == "in words" else {"body": body}),
    }
    answer = owner.post(at("meeting_people", meeting.pk), sent)
    assert answer.status_code == 422
    assert "Mødet har allerede en mødeleder: Formand Bøg." in answer.content.decode()
    assert 'value="mødeleder"' in answer.content.decode()
    assert meeting.participants.filter(part=Part.CHAIR).count() == 1


def test_a_second_chair_is_refused_where_somebody_is_changed_and_when_both_are_made_at_once(
    meeting: Meeting, owner: Client
) -> None:
    mads = who(meeting, "Mads Medlem")
    sent = {"part": "chair", "role": "gruppeformand", "presence": "expected"}
    answer = owner.post(at("participant", meeting.pk, mads.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Mødet har allerede en mødeleder: Karen Formand." in page
    assert 'value="gruppeformand"' in page
    people_actions.change_participant(SYSTEM, who(meeting, "Karen Formand"), {"part": Part.MEMBER})
    assert owner.post(at("participant", meeting.pk, mads.pk), sent).status_code == 302
    assert who(meeting, "Mads Medlem").part == Part.CHAIR


def test_an_apology_is_written_before_the_meeting_with_a_reason_that_no_other_page_says(
    meeting: Meeting, owner: Client, accounts: dict[str, Account]
) -> None:
    mads = who(meeting, "Mads Medlem")
    sent = {"part": "member", "role": "", "presence": "excused", "why": "Syg siden mandag"}
    assert owner.post(at("participant", meeting.pk, mads.pk), sent).status_code == 302
    mads.refresh_from_db()
    assert (mads.presence, mads.why, mads.revision) == (Presence.EXCUSED, "Syg siden mandag", 1)
    assert "Afbud" in owner.get(at("meeting_people", meeting.pk)).content.decode()
    assert 'value="Syg siden mandag"' in owner.get(at("participant", meeting.pk, mads.pk)).content.decode()
    owner.force_login(accounts["reader"])
    assert "Syg siden mandag" not in owner.get(at("work_meeting", meeting.pk)).content.decode()


def test_nobody_stands_in_for_who_stands_in(meeting: Meeting, owner: Client) -> None:
    mads, inge, karen = (who(meeting, name) for name in ("Mads Medlem", "Inge Inhabil", "Karen Formand"))
    people_actions.change_participant(SYSTEM, inge, {"stands_in_for": karen})
    sent = {"part": "substitute", "role": "1. suppleant", "presence": "expected", "stands_in_for": inge.pk}
    answer = owner.post(at("participant", meeting.pk, mads.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Inge Inhabil deltager selv i stedet for en anden. Vælg den, der er fraværende." in page
    assert 'value="1. suppleant"' in page
    mads.refresh_from_db()
    assert mads.stands_in_for is None


def test_somebody_of_another_meeting_is_nobodys_stand_in(meeting: Meeting, owner: Client) -> None:
    other = Meeting.objects.create(activity=meeting.process.activities.create(number=901), process=meeting.process)
    foreign = Participant.objects.create(meeting=other, printed="Fremmed")
    mads = who(meeting, "Mads Medlem")
    sent = {"part": "member", "role": "ordfører", "presence": "expected", "stands_in_for": foreign.pk}
    answer = owner.post(at("participant", meeting.pk, mads.pk), sent)
    assert answer.status_code == 422
    assert "Vælg en anden" in answer.content.decode()
    assert 'value="ordfører"' in answer.content.decode()
    with pytest.raises(MeetingError, match="G119"):
        people_actions.change_participant(SYSTEM, mads, {"stands_in_for": foreign})


# ---------------------------------------------------------------------------------------------------------------- items
def test_an_item_is_never_moved_into_a_foreign_meeting(meeting: Meeting, owner: Client) -> None:
    """Neither by an address with another meeting's number, nor as a place on another agenda."""
    other = Meeting.objects.create(activity=meeting.process.activities.create(number=902), process=meeting.process)
    agenda_actions.add_items(SYSTEM, other, [{"title": "Deres eget punkt"}])
    mine, theirs = meeting.items.get(order=1), other.items.get()
    answer = owner.post(at("item_place", other.pk, mine.pk), {"plads": "0"})
    assert answer.status_code == 404
    assert "findes ikke" in answer.content.decode()
    assert Item.objects.get(pk=mine.pk).meeting_id == meeting.pk
    assert [item.pk for item in other.items.all()] == [theirs.pk]


# --------------------------------------------------------------------------------------------------------- case numbers
@pytest.mark.parametrize("number", [*KNOWN, "4225075", "27.69.48-G01-1-17", "00.22.02-P35"])
def test_case_numbers_of_every_shape_are_kept_as_they_are_written(meeting: Meeting, owner: Client, number: str) -> None:
    body = meeting.meeting_bodies.get(order=0).body_id
    sent = {"kind": "ordinary", "body_0": body, "case_no": f"Sagsnr. {number}"}
    answer = owner.post(at("meeting_head", meeting.pk), sent)
    assert answer.status_code == 302, answer.content.decode()
    meeting.refresh_from_db()
    assert meeting.case_no == number
    assert "ligner ikke" not in owner.get(at("work_meeting", meeting.pk)).content.decode()
