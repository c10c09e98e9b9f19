"""Who works in a process: owners and administrators decide, one role each, never without an owner."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from frisat.web.people import actions
from frisat.web.people.models import Account, Role
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry

ROLES = "/arbejde/forloeb/skolestruktur/roller/"


@pytest.fixture
def as_owner(client: Client, accounts: dict[str, Account]) -> Client:
    client.force_login(accounts["owner"])
    return client


def page(answer: Any) -> str:
    return str(answer.content.decode())


def role_of(account: Account, process: Process) -> str | None:
    found = Role.objects.filter(account=account, process_id=process.pk).first()
    return found.name if found else None


def test_an_owner_adds_somebody_by_mail_address(
    as_owner: Client, accounts: dict[str, Account], process: Process
) -> None:
    theirs = Client()
    theirs.force_login(accounts["stranger"])

    answer = as_owner.post(ROLES, {"email": "Stranger@engby.example", "role": "reader"}, follow=True)

    assert "Stranger er nu læser i forløbet." in page(answer)
    assert role_of(accounts["stranger"], process) == "reader"
    assert theirs.get("/arbejde/").status_code == 302  # a new role begins with a new session
    entry = Entry.objects.filter(verb="role.give").select_related("detail").get()
    assert (entry.within, entry.within_key, entry.thing_key) == (
        "process", str(process.pk), str(accounts["stranger"].pk),
    )  # fmt: skip
    assert entry.detail.said["after"] == "reader"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"email": "ingen@engby.example", "role": "reader"}, "Ingen åben konto har adressen ingen@engby.example"),
        ({"email": "lukket@engby.example", "role": "reader"}, "Ingen åben konto har adressen lukket@engby.example"),
        ({"email": "hej", "role": "reader"}, "Det er ikke en mailadresse"),
        ({"email": "", "role": "reader"}, "Mailadressen mangler"),
        ({"email": "stranger@engby.example", "role": "konge"}, "konge"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_written_kept(
    as_owner: Client, process: Process, form: dict[str, str], said: str
) -> None:
    Account.objects.create_user("lukket@engby.example", None, name="Lukket", is_active=False)
    before = Role.objects.count()

    answer = as_owner.post(ROLES, form)

    assert answer.status_code == 422
    assert said in page(answer)
    assert f'value="{form["email"]}"' in page(answer) or not form["email"]
    assert Role.objects.count() == before


def test_a_changed_role_ends_the_sessions_and_is_recorded(
    as_owner: Client, accounts: dict[str, Account], process: Process
) -> None:
    editor = Client()
    editor.force_login(accounts["editor"])
    pk = Role.objects.get(account=accounts["editor"]).pk

    as_owner.post(f"{ROLES}{pk}/", {"role": "reader"})

    assert role_of(accounts["editor"], process) == "reader"
    assert editor.get("/arbejde/")["Location"].startswith("/arbejde/konto/log-ind/")
    said = Entry.objects.filter(verb="role.give").select_related("detail").get().detail.said
    assert (said["before"], said["after"], said["who"]) == ("editor", "reader", "Owner")


def test_who_is_taken_out_sees_the_process_no_more(
    as_owner: Client, accounts: dict[str, Account], process: Process
) -> None:
    pk = Role.objects.get(account=accounts["editor"]).pk

    as_owner.post(f"{ROLES}{pk}/fjern/")

    editor = Client()
    editor.force_login(Account.objects.get(pk=accounts["editor"].pk))
    assert editor.get(ROLES).status_code == 404
    assert Entry.objects.filter(verb="role.take").count() == 1


@pytest.mark.parametrize("how", ["change", "take", "add again"])
def test_the_last_owner_stays(as_owner: Client, accounts: dict[str, Account], process: Process, how: str) -> None:
    pk = Role.objects.get(account=accounts["owner"]).pk
    if how == "change":
        answer = as_owner.post(f"{ROLES}{pk}/", {"role": "editor"}, follow=True)
    elif how == "take":
        answer = as_owner.post(f"{ROLES}{pk}/fjern/", follow=True)
    else:
        answer = as_owner.post(ROLES, {"email": "owner@engby.example", "role": "reader"})

    told = "arbejder allerede i forløbet som ejer" if how == "add again" else "er forløbets sidste ejer"
    assert told in page(answer)
    assert role_of(accounts["owner"], process) == "owner"
    assert not Entry.objects.filter(verb__startswith="role.").exists()


def test_a_closed_owner_does_not_count(as_owner: Client, accounts: dict[str, Account], process: Process) -> None:
    actions.give_role(SYSTEM, process.pk, accounts["editor"], "owner")
    actions.close_account(SYSTEM, accounts["editor"])

    with pytest.raises(actions.LastOneError):
        actions.take_role(SYSTEM, process.pk, Role.objects.get(account=accounts["owner"]))


def test_an_owner_who_steps_down_is_led_where_one_may_still_be(
    as_owner: Client, accounts: dict[str, Account], process: Process
) -> None:
    actions.give_role(SYSTEM, process.pk, accounts["editor"], "owner")
    pk = Role.objects.get(account=accounts["owner"]).pk

    answer = as_owner.post(f"{ROLES}{pk}/", {"role": "editor"})

    assert answer["Location"] == "/arbejde/"
    assert as_owner.get("/arbejde/").status_code == 200
    assert as_owner.get(ROLES).status_code == 403


def test_a_role_of_another_process_is_not_there(
    as_owner: Client, accounts: dict[str, Account], process: Process
) -> None:
    """V3: the right is held in the process of the address, the row belongs to another."""
    other = Process.objects.create(slug="et-andet", name="Et andet")
    foreign = Role.objects.create(account=accounts["stranger"], process_id=other.pk, name="owner")

    for tail, form in (("", {"role": "reader"}), ("fjern/", {})):
        assert as_owner.post(f"{ROLES}{foreign.pk}/{tail}", form).status_code == 404
    foreign.refresh_from_db()
    assert foreign.name == "owner"
    with pytest.raises(LookupError):
        actions.take_role(SYSTEM, process.pk, foreign)


def test_a_process_without_anybody_says_how_to_begin(client: Client, accounts: dict[str, Account]) -> None:
    Process.objects.create(slug="tomt", name="Tomt")
    client.force_login(accounts["admin"])

    assert "Begynd med ejeren" in page(client.get("/arbejde/forloeb/tomt/roller/"))
