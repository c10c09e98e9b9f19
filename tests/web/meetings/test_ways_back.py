"""What was taken away from a meeting comes back only as long as nobody has written something else there."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frisat.plan.meeting import Part
from frisat.web.base import way_back
from frisat.web.meetings import agenda_actions, head_actions, people_actions, source_actions, sources
from frisat.web.meetings.actions import add_participant
from frisat.web.meetings.models import Meeting, Proposed
from frisat.web.people.models import Account
from frisat.web.record.actions import SYSTEM
from tests.web.meetings.test_minutes import approving, editor, frozen, taking, written
from tests.web.pages import forms

__all__ = ["approving", "editor", "frozen", "taking", "written"]  # fixtures
pytestmark = pytest.mark.django_db


def at(name: str, meeting: Meeting, *more: Any) -> str:
    return reverse(name, args=[meeting.process.slug, meeting.pk, *more])


def way(page: str) -> tuple[str, dict[str, Any]]:
    """Address and fields of the button in a message."""
    form = next(f for f in forms("/", page) if way_back.FIELD in f.fields)
    return form.action, form.data()


def test_nobody_takes_part_twice_or_leads_beside_another(meeting: Meeting, editor: Client) -> None:
    there = meeting.participants.filter(conflicts=None, person__isnull=False).first()
    assert there is not None
    people_actions.change_participant(SYSTEM, there, {"part": Part.MEMBER})
    url, sent = way(editor.post(at("participant_remove", meeting, there.pk), follow=True).content.decode())
    add_participant(SYSTEM, meeting, person=there.person)

    page = editor.post(url, sent, follow=True).content.decode()

    assert "blev ikke hentet tilbage" in page
    assert meeting.participants.filter(person=there.person).count() == 1


def test_the_way_back_of_one_meeting_is_none_in_another(
    meeting: Meeting, editor: Client, accounts: dict[str, Account]
) -> None:
    head_actions.set_legs(SYSTEM, meeting, [{"title": "Velkomst", "start": None, "end": None, "place": ""}])
    url, sent = way(editor.post(at("meeting_legs", meeting), {"titel": [""]}, follow=True).content.decode())
    stranger = Client()
    stranger.force_login(accounts["owner"])

    assert "kan ikke længere hentes tilbage" in stranger.post(url, sent, follow=True).content.decode()
    assert not meeting.legs.exists()
    assert "er, som de var før" in editor.post(url, sent, follow=True).content.decode()
    assert [leg.title for leg in meeting.legs.all()] == ["Velkomst"]


def test_parts_and_templates_that_somebody_changed_since_are_left_alone(meeting: Meeting, editor: Client) -> None:
    part = {"title": "Velkomst", "start": None, "end": None, "place": ""}
    head_actions.set_legs(SYSTEM, meeting, [part])
    url, sent = way(editor.post(at("meeting_legs", meeting), {"titel": [""]}, follow=True).content.decode())
    head_actions.set_legs(SYSTEM, meeting, [{**part, "title": "Rundvisning"}])
    body = meeting.meeting_bodies.first().body
    kept = source_actions.keep_template(SYSTEM, meeting, body, name="Temamøde", items=[{"title": "Velkomst"}])
    changed = editor.post(at("agenda_template", meeting, kept.pk), {"name": "Temamøde", "titel": [""]}, follow=True)
    source_actions.change_template(SYSTEM, meeting, kept, name="Andet", items=[{"title": "Nyt"}])

    assert "blev ikke hentet tilbage" in editor.post(url, sent, follow=True).content.decode()
    assert [leg.title for leg in meeting.legs.all()] == ["Rundvisning"]
    url, sent = way(changed.content.decode())
    assert "blev ikke hentet tilbage" in editor.post(url, sent, follow=True).content.decode()
    kept.refresh_from_db()
    assert (kept.name, kept.items) == ("Andet", [{"title": "Nyt"}])


def test_a_deleted_template_does_not_come_back_beside_one_of_its_name(meeting: Meeting, editor: Client) -> None:
    body = meeting.meeting_bodies.first().body
    first = source_actions.keep_template(SYSTEM, meeting, body, name="Temamøde", items=[{"title": "Velkomst"}])
    url, sent = way(editor.post(at("template_drop", meeting, first.pk), follow=True).content.decode())
    source_actions.keep_template(SYSTEM, meeting, body, name="Temamøde", items=[{"title": "Nyt"}])

    page = editor.post(url, sent, follow=True).content.decode()

    assert "Temamøde" in page
    assert [t.items for t in body.agenda_templates.all()] == [[{"title": "Nyt"}]]


def test_a_proposal_is_offered_while_its_item_is_taken_away_and_is_the_items_again_with_it(meeting: Meeting) -> None:
    body = meeting.meeting_bodies.first().body
    wish = Proposed.objects.create(process=meeting.process, body=body, title="Et ønske")
    taken = {"title": "Et ønske", "proposed": wish}
    [item] = agenda_actions.add_items(SYSTEM, meeting, [taken])

    agenda_actions.remove_item(SYSTEM, item)
    assert [o.title for o in sources.proposed([body], meeting.process)] == ["Et ønske"]
    agenda_actions.bring_back_item(SYSTEM, item)
    assert sources.proposed([body], meeting.process) == []

    agenda_actions.remove_item(SYSTEM, item)
    [other] = agenda_actions.add_items(SYSTEM, meeting, [taken])
    agenda_actions.bring_back_item(SYSTEM, item)
    wish.refresh_from_db()
    assert wish.became == other


def test_who_stood_in_does_so_again(meeting: Meeting, editor: Client) -> None:
    away = add_participant(SYSTEM, meeting, printed="Formanden for skolebestyrelsen")
    instead = add_participant(SYSTEM, meeting, printed="Næstformanden")
    people_actions.change_participant(SYSTEM, instead, {"stands_in_for": away})
    url, sent = way(editor.post(at("participant_remove", meeting, away.pk), follow=True).content.decode())
    instead.refresh_from_db()
    assert instead.stands_in_for is None

    editor.post(url, sent)

    instead.refresh_from_db()
    assert instead.stands_in_for_id == away.pk


@pytest.mark.parametrize("stage", ["taking", "approving", "frozen"])
def test_what_is_refused_is_not_offered_beside_the_meeting(
    stage: str, request: pytest.FixtureRequest, editor: Client
) -> None:
    meeting = request.getfixturevalue(stage)

    page = editor.get(at("work_meeting", meeting)).content.decode()

    side = page[page.index("<aside") :]
    for name in ("meeting_move", "meeting_cancel", "meeting_people"):
        assert (f'href="{at(name, meeting)}"' in side) is (stage == "taking"), name
    assert re.search(r'href="[^"]*/plan/[^"]+"', side), "the activity in the plan"
