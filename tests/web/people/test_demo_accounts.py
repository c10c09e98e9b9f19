"""A demonstration's accounts sign in only while there is a demonstration."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from frisat.web import demo_work
from frisat.web.people import demo
from frisat.web.people.models import Account
from frisat.web.process.models import Process

pytestmark = pytest.mark.django_db
SIGN_IN = "/arbejde/konto/log-ind/"


@pytest.fixture
def made(process: Process, settings: LazySettings, tmp_path: Path) -> dict[str, Account]:
    settings.DATA = tmp_path
    settings.FRISAT_DEMO = True
    return demo_work.make_accounts()


def sign_in(client: Client, email: str) -> bool:
    client.post(SIGN_IN, {"login": email, "password": demo.password()})
    return client.get("/arbejde/").status_code == 200


def test_there_is_an_account_for_each_role_and_loading_again_changes_nothing(
    made: dict[str, Account], process: Process
) -> None:
    assert set(made) == {"owner", "editor", "approver", "contributor", "reader", "admin"}
    assert {k: a.pk for k, a in demo_work.make_accounts().items()} == {k: a.pk for k, a in made.items()}
    assert made["admin"].is_site_admin
    assert not made["owner"].is_site_admin


@pytest.mark.parametrize("local", [a.local for a in demo.ACCOUNTS])
def test_each_signs_in_with_the_password_of_the_data_folder(
    made: dict[str, Account], client: Client, local: str
) -> None:
    assert sign_in(client, f"{local}@{demo.DOMAIN}")


def test_nobody_else_on_the_machine_can_read_the_password(made: dict[str, Account], settings: LazySettings) -> None:
    assert stat.S_IMODE((Path(settings.DATA) / "demo-password").stat().st_mode) == 0o600


def test_the_sign_in_page_tells_them_only_in_a_demonstration(
    made: dict[str, Account], client: Client, settings: LazySettings
) -> None:
    assert demo.password() in client.get(SIGN_IN).content.decode()
    settings.FRISAT_DEMO = False
    assert demo.password() not in client.get(SIGN_IN).content.decode()


def test_without_a_demonstration_they_are_refused_also_in_a_session_from_before(
    made: dict[str, Account], client: Client, settings: LazySettings
) -> None:
    assert sign_in(client, f"ejer@{demo.DOMAIN}")
    settings.FRISAT_DEMO = False

    assert client.get("/arbejde/").status_code == 302
    assert not sign_in(Client(), f"ejer@{demo.DOMAIN}")


def test_no_other_account_can_be_given_the_password(accounts: dict[str, Account]) -> None:
    from frisat.web.record.actions import SYSTEM

    with pytest.raises(ValueError, match="engby"):
        demo.set_password(SYSTEM, accounts["owner"])
