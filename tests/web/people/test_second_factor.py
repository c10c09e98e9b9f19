"""Who signs in with a password has a second factor, or sets one up before anything else."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from frisat.web.people import actions
from frisat.web.people.middleware import FREE
from frisat.web.people.models import Account
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry

PASSWORD = "en lang adgangskode"
LOGIN = "/arbejde/konto/log-ind/"
DESK = "/arbejde/"
INDEX = "/arbejde/konto/sikkerhed/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _wanted(settings: object) -> None:
    settings.FRISAT_SECOND_FACTOR = True


@pytest.fixture
def anna() -> Account:
    return Account.objects.create_user("anna@engby.example", PASSWORD, name="Anna")


def code_of(secret: str, steps: int = 0) -> str:
    """What an app shows now, or some steps of 30 seconds later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def with_password(client: Client, account: Account, **more: str) -> object:
    return client.post(LOGIN, {"login": account.email, "password": PASSWORD, **more})


def page(answer: object) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    "address", [DESK, "/en/arbejde/", "/arbejde/konto/", "/arbejde/konti/", "/arbejde/findes-ikke/"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_a_second_factor_every_address_leads_to_setting_one_up(
    client: Client, anna: Account, address: str, method: str
) -> None:
    with_password(client, anna)

    answer = getattr(client, method)(address)

    assert (answer.status_code, answer["Location"].removeprefix("/en")) == (302, INDEX)
    assert re.search("Sæt først totrinsbekræftelse op|Set up a second factor first", page(client.get(INDEX)))


def test_a_fragment_is_led_there_as_a_page(client: Client, anna: Account) -> None:
    with_password(client, anna)

    answer = client.get(DESK, headers={"hx-request": "true"})

    assert (answer.status_code, answer["HX-Redirect"]) == (401, INDEX)


def test_the_public_pages_are_open_meanwhile(client: Client, anna: Account) -> None:
    with_password(client, anna)

    assert client.get("/").status_code == 200


def test_what_is_open_meanwhile_changes_nothing_but_the_second_factor() -> None:
    assert not [name for name in FREE if not name.startswith(("mfa_", "account_", "openid_connect_", "saml_"))]
    assert {"account_change_password", "mfa_deactivate_totp", "mfa_remove_webauthn"}.isdisjoint(FREE)


@pytest.mark.django_db(transaction=True)
def test_an_app_is_set_up_and_asked_for_from_then_on(client: Client, anna: Account) -> None:
    with_password(client, anna)
    asked = client.get("/arbejde/konto/sikkerhed/app/")
    confirmed = client.post(asked["Location"], {"password": PASSWORD})  # allauth asks for the password once more
    form = client.get(confirmed["Location"])
    secret = re.search(r'class="fr-secret">(\w+)<', page(form)).group(1)
    assert "data:image/svg+xml;base64" in page(form)

    wrong = client.post("/arbejde/konto/sikkerhed/app/", {"code": "000000"})
    assert "Koden er ikke rigtig" in page(wrong)
    right = client.post("/arbejde/konto/sikkerhed/app/", {"code": code_of(secret)})

    assert right["Location"] == "/arbejde/konto/sikkerhed/noedkoder/"
    assert len(re.findall(r"<li><code>\w+</code>", page(client.get(right["Location"])))) == 10
    assert client.get(DESK).status_code == 200
    recorded = list(Entry.objects.filter(verb="account.factor_added").values_list("who", flat=True))
    assert set(recorded) == {f"account:{anna.pk}"}
    assert mail.outbox[-1].subject == "Frisat: Der er føjet en app til din konto"
    again = Client()
    assert with_password(again, anna)["Location"] == "/arbejde/konto/sikkerhed/kode/"
    assert again.get(DESK)["Location"].startswith(LOGIN)  # not in yet
    assert again.post("/arbejde/konto/sikkerhed/kode/", {"code": code_of(secret, 1)})["Location"] == DESK
    assert again.get(DESK).status_code == 200


def test_a_code_works_once(anna: Account) -> None:
    TOTP.activate(anna, SECRET)
    code = code_of(SECRET)
    first, second = Client(), Client()
    for client in (first, second):
        with_password(client, anna)

    assert first.post("/arbejde/konto/sikkerhed/kode/", {"code": code}).status_code == 302
    assert second.post("/arbejde/konto/sikkerhed/kode/", {"code": code}).status_code == 200
    assert second.get(DESK).status_code == 302


def test_guessing_codes_is_stopped(anna: Account) -> None:
    TOTP.activate(anna, SECRET)
    client = Client()
    with_password(client, anna)
    for _ in range(5):
        client.post("/arbejde/konto/sikkerhed/kode/", {"code": "000000"})

    answer = client.post("/arbejde/konto/sikkerhed/kode/", {"code": code_of(SECRET)})

    assert "Vent fem minutter" in page(answer)
    assert client.get(DESK).status_code == 302


def test_an_emergency_code_works_once(client: Client, anna: Account) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    TOTP.activate(anna, SECRET)
    code = RecoveryCodes.activate(anna).get_unused_codes()[0]
    with_password(client, anna)
    assert client.post("/arbejde/konto/sikkerhed/kode/", {"code": code}).status_code == 302

    again = Client()
    with_password(again, anna)
    assert again.post("/arbejde/konto/sikkerhed/kode/", {"code": code}).status_code == 200


def test_removing_the_only_factor_leads_to_setting_up_another(client: Client, anna: Account) -> None:
    TOTP.activate(anna, SECRET)
    with_password(client, anna)
    client.post("/arbejde/konto/sikkerhed/kode/", {"code": code_of(SECRET)})
    assert client.get(DESK).status_code == 200
    client.post("/arbejde/konto/bekraeft/", {"password": PASSWORD})

    client.post("/arbejde/konto/sikkerhed/app/fjern/")

    assert not Authenticator.objects.filter(user=anna).exists()
    assert client.get(DESK)["Location"] == INDEX
    assert Entry.objects.filter(verb="account.factor_removed").exists()


def test_an_administrator_takes_a_lost_factor_away(client: Client, anna: Account) -> None:
    TOTP.activate(anna, SECRET)
    with_password(client, anna)
    client.post("/arbejde/konto/sikkerhed/kode/", {"code": code_of(SECRET)})

    actions.take_factors(SYSTEM, anna, reason="telefonen er tabt")

    assert client.get(DESK)["Location"].startswith(LOGIN)  # the session that had it is over
    with_password(client, anna)
    assert client.get(DESK)["Location"] == INDEX


def test_a_key_of_somebody_else_is_not_there(client: Client, anna: Account, settings: object) -> None:
    bo = Account.objects.create_user("bo@engby.example", PASSWORD, name="Bo")
    key = Authenticator.objects.create(user=bo, type="webauthn", data={"name": "Bos nøgle", "credential": {}})
    settings.FRISAT_SECOND_FACTOR = False
    with_password(client, anna)
    client.post("/arbejde/konto/bekraeft/", {"password": PASSWORD})

    for tail in ("fjern", "navn"):
        address = f"/arbejde/konto/sikkerhed/noegler/{key.pk}/{tail}/"
        assert client.get(address).status_code == 404
        assert client.post(address, {"name": "Min"}).status_code == 404
    key.refresh_from_db()
    assert key.data["name"] == "Bos nøgle"


def test_the_demonstration_asks_for_none(client: Client, anna: Account, settings: object) -> None:
    settings.FRISAT_SECOND_FACTOR = False
    with_password(client, anna)

    assert client.get(DESK).status_code == 200
