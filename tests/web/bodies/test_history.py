"""What the page of a body says was done to it, and where it says that the body occurs."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from frisat.plan.schema_out import activity_to_json
from frisat.web.bodies import actions, places, seat_actions, successor_actions, uses
from frisat.web.bodies.models import Body
from frisat.web.intake.models import Intake, IntakeState, Relation, Row
from frisat.web.people.models import Account
from frisat.web.process import drafts
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM

from .conftest import Make, seat


def said_on(client: Client, body: Body) -> str:
    """The history on a body's page as it is heard, one space between words."""
    html = client.get(reverse("body", args=[body.pk])).content.decode()
    part = html[html.index('class="fr-history"') :]
    return " ".join(unescape(re.sub("<[^>]+>", " ", part[: part.index("</ul>")])).split())


def test_the_history_of_a_body_says_what_a_change_changed(as_editor: Client, committee: Body, council: Body) -> None:
    other = actions.make_body(SYSTEM, name="Økonomiudvalget", kind="committee")
    actions.change_body(SYSTEM, committee, part_of=other, first_day=date(2026, 1, 1), recommends_to=None)

    said = said_on(as_editor, committee)

    assert "Hører under: Økonomiudvalget" in said
    assert "Første dag: 1. januar 2026" in said
    assert "Indstiller til: Byrådet fjernet" in said


def test_a_changed_seat_names_the_person_the_role_and_the_days_in_danish(as_editor: Client, committee: Body) -> None:
    held = seat(committee, "Mette Mørk", role="member")
    seat_actions.change_seat(SYSTEM, held, role="chair", last_day=date(2027, 12, 31))

    said = said_on(as_editor, committee)

    assert "Plads rettet: Mette Mørk" in said
    assert "Rolle: før: medlem → efter: formand" in said
    assert "Sidste dag: 31. december 2027" in said


def test_a_day_in_the_history_is_written_as_people_write_it(as_editor: Client, committee: Body, make: Make) -> None:
    heir = make("Børneudvalget")
    successor_actions.set_successor(SYSTEM, committee, heir, from_day=date(2028, 1, 1))

    said = said_on(as_editor, committee)

    assert "31. december 2027" in said
    assert "2027-12-31" not in said


def test_how_to_reach_a_person_is_said_to_have_changed_and_not_repeated(as_editor: Client, committee: Body) -> None:
    person = seat(committee, "Mette Mørk").person
    assert person is not None
    seat_actions.change_person(SYSTEM, person, email="mette@engby.example")

    page = as_editor.get(reverse("person", args=[person.pk])).content.decode()
    part = page[page.index('class="fr-history"') :]

    assert "Kontaktoplysninger: " in part
    assert "mailadresse" in part
    assert "mette@engby.example" not in part


@pytest.mark.parametrize(
    ("relation", "count"), [(Relation.SAME, 1), (Relation.REPLACES, 2)], ids=["the same activity", "one in its place"]
)
def test_an_activity_of_the_plan_and_of_a_waiting_import_stands_once(
    process: Process, accounts: dict[str, Account], make: Make, relation: Relation, count: int
) -> None:
    draft = drafts.open_draft(SYSTEM, process)
    activity = next(a for a in drafts.state_of(draft).to_plan().activities if a.actors)
    body = make(activity.actors[0])
    intake = Intake.objects.create(process=process, state=IntakeState.READY, file_name="plan.docx")
    row = Row.objects.create(
        intake=intake, position=1, entry="a1", activity=activity_to_json(activity), matched=activity.key,
        relation=relation,
    )  # fmt: skip

    def named() -> int:
        found = uses.uses(body, places.of(accounts["editor"]))
        return len([u for u in found if u.place.title == activity.title])

    assert named() == count
    row.matched = ""
    row.save()
    assert named() == 2, "an activity that the plan does not have is a place of its own"
