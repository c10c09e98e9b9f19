"""BARS V22: a one-time link that was used, is too old or was followed by anything else is worth nothing on any path."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import get_resolver

from frisat.web.people import actions, links
from frisat.web.people.models import Account
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry

from .test_routes import WORK

pytestmark = pytest.mark.django_db
OLD, NEW, THIRD = "en lang adgangskode", "fire helt andre ord her", "og nu en tredje adgangskode"
GONE = "Linket kan ikke bruges"


@pytest.fixture
def admin() -> Account:
    return Account.objects.create_user("admin@engby.example", OLD, name="Admin", is_site_admin=True)


def path_in(text: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:8000(/\S*ny-adgangskode/\S+)", text)
    assert found is not None
    return found[1]


def invitation(admin: Account) -> tuple[Account, str]:
    """An administrator makes an account; the link of the mail."""
    client = Client()
    client.force_login(admin)
    client.post("/arbejde/konti/ny/", {"name": "Bo", "email": "bo@engby.example"})
    return Account.objects.get(email="bo@engby.example"), path_in(mail.outbox[-1].body)


def sent_by_an_administrator(admin: Account) -> tuple[Account, str]:
    bo = Account.objects.create_user("bo@engby.example", OLD, name="Bo")
    client = Client()
    client.force_login(admin)
    client.post(f"/arbejde/konti/{bo.pk}/link/")
    bo.refresh_from_db()
    return bo, path_in(mail.outbox[-1].body)


def asked_for(admin: Account) -> tuple[Account, str]:
    bo = Account.objects.create_user("bo@engby.example", OLD, name="Bo")
    Client().post("/arbejde/konto/glemt/", {"email": bo.email})
    return bo, path_in(mail.outbox[-1].body)


def of_the_command_line(admin: Account) -> tuple[Account, str]:
    bo = actions.make_administrator(SYSTEM, email="bo@engby.example", name="Bo")
    return bo, links.one_time_link(bo).removeprefix("http://127.0.0.1:8000")


def used(admin: Account, bo: Account, path: str) -> None:
    client = Client()
    answer = client.post(client.get(path)["Location"], {"password1": NEW, "password2": NEW})
    assert answer.status_code == 302


def too_old(admin: Account, bo: Account, path: str, patch: pytest.MonkeyPatch) -> None:
    now = links.OneTimeLinks._now
    patch.setattr(links.OneTimeLinks, "_now", lambda self: now(self) + timedelta(days=7, seconds=1))


def superseded(admin: Account, bo: Account, path: str) -> None:
    client = Client()
    client.force_login(admin)
    client.post(f"/arbejde/konti/{bo.pk}/link/")
    assert path_in(mail.outbox[-1].body) != path


def closed(admin: Account, bo: Account, path: str) -> None:
    actions.close_account(SYSTEM, bo)


def opened_again(admin: Account, bo: Account, path: str) -> None:
    actions.close_account(SYSTEM, bo)
    actions.open_account(SYSTEM, bo)


def signed_out_everywhere(admin: Account, bo: Account, path: str) -> None:
    actions.sign_out(admin, bo)


def password_changed(admin: Account, bo: Account, path: str) -> None:
    bo.set_password(NEW)
    bo.save()


def another_address(admin: Account, bo: Account, path: str) -> None:
    actions.change_account(
        SYSTEM, bo, email="bo2@engby.example", name="Bo", is_site_admin=bo.is_site_admin, makes_processes=False
    )


LINKS = [invitation, sent_by_an_administrator, asked_for, of_the_command_line]
ENDS: list[Callable[..., None]] = [
    used, too_old, superseded, closed, opened_again, signed_out_everywhere, password_changed, another_address,
]  # fmt: skip


@pytest.mark.parametrize("end", ENDS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("made", LINKS, ids=lambda f: f.__name__)
def test_a_link_that_ended_is_worth_nothing_on_any_path(
    made: Callable[..., tuple[Account, str]], end: Callable[..., None], admin: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    bo, path = made(admin)
    before = Client()  # a browser in which the form stood open already
    form = before.get(path)["Location"]
    end(admin, bo, path, monkeypatch) if end is too_old else end(admin, bo, path)
    bo.refresh_from_db()
    password, count, epoch = bo.password, Entry.objects.count(), bo.epoch

    sent = {"password1": THIRD, "password2": THIRD}
    for client, there in ((Client(), path), (Client(), f"/en{path}"), (before, form), (before, f"/en{form}")):
        seen = client.get(there, follow=True)
        assert "password1" not in seen.content.decode()
        assert GONE in seen.content.decode() or "cannot be used" in seen.content.decode()
        client.post(there, sent, follow=True)
        client.post(there.replace(there.rstrip("/").rsplit("-", 1)[1], "set-password"), sent, follow=True)
        assert client.get("/arbejde/").status_code == 302

    bo.refresh_from_db()
    assert (bo.password, bo.epoch, Entry.objects.count()) == (password, epoch, count)


def test_choosing_a_password_ends_every_session_and_every_other_link(admin: Account) -> None:
    bo, path = asked_for(admin)
    elsewhere = Client()
    elsewhere.force_login(bo)  # which makes the link worthless, so another is asked for
    Client().post("/arbejde/konto/glemt/", {"email": bo.email})
    newest = path_in(mail.outbox[-1].body)
    assert elsewhere.get("/arbejde/").status_code == 200

    used(admin, bo, newest)

    assert elsewhere.get("/arbejde/").status_code == 302
    assert GONE in Client().get(path, follow=True).content.decode()


def test_no_other_address_takes_a_link() -> None:
    """An administrator vouches for mail addresses, nobody confirms one by a click: there is one kind of link."""
    names = {name for name, found in WORK.items() if "key" in found.pattern.converters or "<key" in str(found.pattern)}

    assert {n for n in names if n.startswith(("account", "mfa", "social"))} == {"account_reset_password_from_key"}
    assert not [name for name in get_resolver().reverse_dict if isinstance(name, str) and "confirm" in name]
