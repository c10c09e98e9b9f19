"""
Nothing is overwritten by a form that was made of something else: every form that comes filled says what it was made of.

The inventory looks at every page of the workspace and takes every form on it. One with anything filled in carries a
mark (`MARKS`), or stands in `NO_MARK` with the reason why there is nothing in it that somebody could overwrite.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from frisat.web.people import actions as people_actions
from frisat.web.people.models import Account, Role
from frisat.web.process import editor_deeds, upkeep
from frisat.web.process.editor_state import standing
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM
from tests.web import deeds
from tests.web.pages import addresses, forms

pytestmark = pytest.mark.django_db
MARKS = {"seen", "stand", "version", "upto", "was"}
"""Hidden fields that say what a form was made of."""
NO_MARK = {
    "body_make_new": "makes bodies of spellings that name none yet; the kinds in it are proposals",
    "process_new": "makes a process; what is filled in is where one begins",
    "process_roles": "takes somebody new in; who has a role already keeps it, and that is said",
    "meeting_new": "makes a meeting; the kind is where one begins",
    "item_proposals": "makes a proposal; the kind is where one begins",
    "meeting_people": "takes somebody new in; the part is where one begins",
    "case_new": "makes a case; the way is where one begins",
    "case_step_new": "makes a step; the word is where one begins",
    "case_say": "writes an answer where none stands; a second one is refused (Q103)",
    "decision_new": "makes a decision; today is where one begins",
}
"""Address -> why its filled form overwrites nothing."""


def filled_forms(client: Client, kinds: dict[str, Any]) -> Iterator[tuple[str, str, set[str], set[str]]]:
    """Every form that is posted: where it goes, the page it stands on, its filled fields, its hidden ones."""
    for page in addresses(kinds):
        answer = client.get(page)
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        for form in forms(page, answer.content.decode()):
            if form.method != "post":
                continue
            filled = {n for n, (sort, values, _) in form.fields.items() if sort != "hidden" and any(values)}
            hidden = {n for n, (sort, _, _) in form.fields.items() if sort == "hidden"}
            yield form.name, page, filled, hidden


def test_every_filled_form_says_what_it_was_made_of(browser: Client, process: Process, owner: Account) -> None:
    kinds = deeds.world_of(process, owner)
    without: dict[str, str] = {}
    marked = set()
    for name, page, filled, hidden in filled_forms(browser, kinds):
        if filled and not hidden & MARKS:
            without.setdefault(name, f"{page}: {sorted(filled)}")
        elif filled:
            marked.add(name)
    assert {n: said for n, said in without.items() if n not in NO_MARK} == {}
    assert {n for n in NO_MARK if n not in without} == set(), "carries a mark by now, or is filled no more"
    assert len(marked) > 20


# --------------------------------------------------------------------------------- and what a form that is stale gets
def both(answer: Any, *texts: str) -> None:
    """The page of a refused form says what stands there now, and still holds what was typed."""
    page = answer.content.decode()
    assert answer.status_code in (409, 422), page[-3000:]
    for text in texts:
        assert text in page, text


def mark_on(browser: Client, page: str, name: str) -> str:
    """What the form of an address carries as its mark, on the page where it stands."""
    html = browser.get(page).content.decode()
    return str(next(f for f in forms(page, html) if f.name == name and f.method == "post").fields["seen"][1][0])


def test_the_settings_of_a_process_that_somebody_changed_are_shown_beside_what_was_typed(
    browser: Client, process: Process
) -> None:
    page = reverse("process_settings", args=[process.slug])
    mark = mark_on(browser, page, "process_settings")
    upkeep.change(SYSTEM, process, name="Skoler i fremtiden", summary="En anden har skrevet dette.")
    sent = {"name": "Mit eget navn", "slug": process.slug, "summary": "Det her er mit", "seen": mark}

    answer = browser.post(page, sent)

    both(answer, "Skoler i fremtiden", "En anden har skrevet dette.", "Mit eget navn", "Det her er mit", "En anden har")
    process.refresh_from_db()
    assert process.name == "Skoler i fremtiden"
    again = next(f for f in forms(page, answer.content.decode()) if f.name == "process_settings").data()
    assert browser.post(page, again).status_code == 302
    process.refresh_from_db()
    assert process.name == "Mit eget navn"


def test_settings_typed_while_the_address_was_changed_are_not_lost_on_the_way(
    browser: Client, process: Process
) -> None:
    """The old address leads to the new one; what is posted there is answered, not turned into an empty form."""
    page = reverse("process_settings", args=[process.slug])
    mark = mark_on(browser, page, "process_settings")
    upkeep.change(SYSTEM, process, slug="skoler")

    both(
        browser.post(page, {"name": "Mit eget navn", "slug": "skolestruktur", "seen": mark}), "Mit eget navn", "skoler"
    )


def test_a_state_that_somebody_changed_is_shown_beside_the_one_that_was_chosen(
    browser: Client, process: Process
) -> None:
    mark = mark_on(browser, reverse("process_settings", args=[process.slug]), "process_state")
    before = process.state
    other, mine = (s for s in ("preparing", "running", "ended") if s != before)
    upkeep.set_state(SYSTEM, process, other, reason="Byrådet har besluttet det")

    answer = browser.post(
        reverse("process_state", args=[process.slug]), {"state": mine, "reason": "Fordi det er sådan", "seen": mark}
    )

    both(answer, "Fordi det er sådan", 'id="nu"')
    process.refresh_from_db()
    assert process.state == other


def test_an_account_that_somebody_changed_is_shown_beside_what_was_typed(
    browser: Client, accounts: dict[str, Account]
) -> None:
    anna = accounts["reader"]
    page = reverse("account_page", args=[anna.pk])
    mark = mark_on(browser, page, "account_page")
    people_actions.change_account(
        SYSTEM, anna, email=anna.email, name="Anna Ny", is_site_admin=False, makes_processes=True
    )

    answer = browser.post(page, {"name": "Anna Anden", "email": anna.email, "seen": mark})

    both(answer, "Anna Ny", "Anna Anden")
    anna.refresh_from_db()
    assert (anna.name, anna.makes_processes) == ("Anna Ny", True)


def test_ones_own_name_that_an_administrator_changed_is_shown_beside_ones_own(browser: Client, owner: Account) -> None:
    page = reverse("account_profile")
    mark = mark_on(browser, page, "account_profile")
    people_actions.change_account(
        SYSTEM, owner, email=owner.email, name="Olga Ejer", is_site_admin=True, makes_processes=owner.makes_processes
    )

    both(browser.post(page, {"name": "Olga Selv", "seen": mark}), "Olga Ejer", "Olga Selv")
    owner.refresh_from_db()
    assert owner.name == "Olga Ejer"


@pytest.mark.parametrize("deed", ["process_role_change", "process_role_take"])
def test_a_role_that_somebody_changed_is_neither_changed_nor_taken_unseen(
    browser: Client, process: Process, accounts: dict[str, Account], deed: str
) -> None:
    role = Role.objects.get(account=accounts["reader"], process_id=process.pk)
    page = reverse("process_roles", args=[process.slug])
    html = browser.get(page).content.decode()
    there = reverse(deed, args=[process.slug, role.pk])
    mark = next(f for f in forms(page, html) if f.action == there).fields["seen"][1][0]
    people_actions.give_role(SYSTEM, process.pk, accounts["reader"], "approver")

    answer = browser.post(there, {"role": "editor", "seen": mark})

    both(
        answer,
        "er nu godkender",
        "Du valgte redaktør" if deed == "process_role_change" else "Du ville tage personen ud",
    )
    role.refresh_from_db()
    assert role.name == "approver"


def test_adding_somebody_who_works_there_already_changes_no_role(
    browser: Client, process: Process, accounts: dict[str, Account]
) -> None:
    """Two owners take the same colleague in, each with another role: the second is told of the first."""
    page = reverse("process_roles", args=[process.slug])

    answer = browser.post(page, {"email": accounts["reader"].email, "role": "editor"})

    both(answer, "arbejder allerede i forløbet som læser", accounts["reader"].email)
    assert Role.objects.get(account=accounts["reader"], process_id=process.pk).name == "reader"


def in_editor(process: Process, name: str, key: str) -> str:
    return reverse(name, args=[process.slug, key])


Meanwhile = Callable[[Process, str], Any]
EDITOR: dict[str, tuple[dict[str, str], Meanwhile, tuple[str, ...]]] = {
    "editor_remove": (
        {},
        lambda p, key: editor_deeds.set_fields(SYSTEM, p, key, {"place": "Rådhuset"}, standing(p).stamp),
        ("En anden har ændret aktiviteten imens", "Rådhuset"),
    ),
    "editor_move": (
        {"hvor": "ned"},
        lambda p, key: editor_deeds.move(
            SYSTEM, p, key, "efter:" + standing(p).state.in_order()[-1], standing(p).stamp
        ),
        ("Den står nu efter", "Du ville flytte den en plads ned", "Intet er flyttet"),
    ),
}


@pytest.mark.parametrize("name", sorted(EDITOR))
def test_a_row_that_somebody_changed_is_neither_moved_nor_removed_unseen(
    browser: Client, process: Process, name: str
) -> None:
    sent, meanwhile, told = EDITOR[name]
    key = standing(process).state.in_order()[0]
    editor_deeds.set_fields(SYSTEM, process, key, {"method": "Samtale"}, standing(process).stamp)
    mark = standing(process).stamp
    meanwhile(process, key)
    before = standing(process).state.as_json()

    answer = browser.post(
        in_editor(process, name, key), {"stand": mark, **sent}, headers={"accept": "application/json"}
    )

    assert answer.status_code == 409
    for text in told:
        assert text in answer.json()["fault"]
    assert standing(process).state.as_json() == before


def test_an_activity_that_somebody_let_another_build_on_is_not_removed_unseen(
    browser: Client, process: Process
) -> None:
    one, two = standing(process).state.in_order()[:2]
    mark = standing(process).stamp
    editor_deeds.set_fields(SYSTEM, process, two, {"depends_on": one}, mark)

    answer = browser.post(
        in_editor(process, "editor_remove", one), {"stand": mark}, headers={"accept": "application/json"}
    )

    assert answer.status_code == 409
    assert "henviser nu til den" in answer.json()["fault"]
    assert standing(process).state.activities[two]["depends_on"] == [one]


def test_a_fix_is_done_as_it_was_offered_or_not_at_all(browser: Client, process: Process, owner: Account) -> None:
    """The button says what it does; when somebody's change made it mean another thing, both are said."""
    kinds = deeds.world_of(process, owner)
    key = kinds["key2"] if "hearing" not in kinds else kinds["hearing"]
    page = reverse("editor_activity", args=[process.slug, key])
    form = next(f for f in forms(page, browser.get(page).content.decode()) if f.name == "editor_fix")
    offered = re.search(r'name="regel" value="([^"]*\|[^"]*)"', browser.get(page).content.decode())
    assert offered
    editor_deeds.set_fields(SYSTEM, process, key, {"period": "1. juni 2027 - 8. juni 2027"}, standing(process).stamp)
    before = standing(process).state.as_json()

    sent = {"stand": form.fields["stand"][1][0], "regel": offered[1]}
    answer = browser.post(form.action, sent, headers={"accept": "application/json"})

    assert answer.status_code == 409, answer.json()
    assert offered[1].split("|")[1] in answer.json()["fault"]
    assert "nu er det" in answer.json()["fault"]
    assert standing(process).state.as_json() == before
