"""The stakeholders of a process: the plan's own list, who is reached, and changes as part of the draft."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from frisat.plan.drafting import PLAN_FIELDS
from frisat.web.bodies import actions, spelling_actions
from frisat.web.people.models import Account
from frisat.web.process import drafts, stakeholders
from frisat.web.process.editor_history import deeds
from frisat.web.process.editor_words import PLAN_NAMES
from frisat.web.process.models import PlanVersion, Process
from frisat.web.record.actions import SYSTEM


def names(rows: list[object]) -> list[str]:
    return [line.reached.name for line in rows]  # type: ignore[attr-defined]


def add(client: Client, process: Process, *said: str) -> object:
    return client.post(
        reverse("stakeholders_change", args=[process.slug]), {"goer": "tilfoej", "navne": "\n".join(said)}
    )


def test_names_are_listed_and_held_against_the_activities(as_editor: Client, process: Process) -> None:
    add(as_editor, process, "Forældre", "Handicaprådet", "  Byrådet ", "forældre")
    page = as_editor.get(reverse("stakeholders", args=[process.slug]))

    assert names(page.context["not_reached"]) == ["Handicaprådet"]
    assert names(page.context["reached"]) == ["Forældre", "Byrådet"]
    assert "Ikke udtømmende" in page.content.decode()
    assert PlanVersion.objects.filter(plan_json__contains="Handicaprådet").count() == 0


def test_a_body_of_the_register_joins_its_spellings(as_editor: Client, process: Process) -> None:
    body = actions.make_body(SYSTEM, name="Kommunens øverste råd")
    spelling_actions.add_alias(SYSTEM, body, text="Byrådet")
    add(as_editor, process, "Kommunens øverste råd")
    page = as_editor.get(reverse("stakeholders", args=[process.slug]))

    assert names(page.context["reached"]) == ["Kommunens øverste råd"]
    assert reverse("body", args=[body.pk]) in page.content.decode()


def test_a_name_is_taken_off_and_the_list_called_complete(as_editor: Client, process: Process) -> None:
    add(as_editor, process, "Elever", "Naboer")
    address = reverse("stakeholders_change", args=[process.slug])
    as_editor.post(address, {"goer": "fjern", "navn": "Elever"})
    as_editor.post(address, {"goer": "fuldstaendig"})
    draft = drafts.open_draft_of(process)
    assert draft is not None
    plan = drafts.state_of(draft).to_plan()

    assert plan.stakeholders == ("Naboer",)
    assert plan.stakeholders_complete
    as_editor.post(address, {"goer": "ikke"})
    assert not drafts.state_of(drafts.open_draft_of(process)).to_plan().stakeholders_complete  # type: ignore[arg-type]


def test_what_cannot_be_taken_is_said_with_the_words_kept(as_editor: Client, process: Process) -> None:
    address = reverse("stakeholders_change", args=[process.slug])
    empty = as_editor.post(address, {"goer": "tilfoej", "navne": "  \n"})
    unknown = as_editor.post(address, {"goer": "spring", "navne": "Elever"})
    long = as_editor.post(address, {"goer": "tilfoej", "navne": "x" * 201})

    assert [page.status_code for page in (empty, unknown, long)] == [422, 422, 422]
    assert "Elever</textarea>" in unknown.content.decode()
    assert "er længere end 200 tegn" in long.content.decode()
    assert drafts.open_draft_of(process) is None


def test_the_latest_changes_say_who_came_on_the_list_and_who_went(
    process: Process, accounts: dict[str, Account]
) -> None:
    editor = accounts["editor"]
    stakeholders.add(editor, process, ["Ældrerådet", "Handicaprådet"])
    stakeholders.remove(editor, process, "Handicaprådet")
    stakeholders.say_complete(editor, process, True)
    draft = drafts.open_draft(editor, process)

    said = [deed.words for deed in deeds(draft, editor)[:3]]

    assert said == [
        "skrev, at listen over interessenter er udtømmende",
        "tog af listen over interessenter: Handicaprådet",
        "skrev på listen over interessenter: Ældrerådet, Handicaprådet",
    ]


@pytest.mark.parametrize("field", sorted(PLAN_FIELDS))
def test_every_field_of_the_plan_itself_has_a_name(field: str) -> None:
    assert PLAN_NAMES[field]
