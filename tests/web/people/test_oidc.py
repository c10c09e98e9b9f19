"""Signing in at an OpenID Connect provider that the settings name; tests/web/people/provider.py is one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from frisat.web.people import actions
from frisat.web.people.models import Account, Role
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry

from . import provider as small

LOGIN = "/arbejde/konto/log-ind/"
AWAY = "/arbejde/konto/udefra/oidc/"
BACK = "/arbejde/konto/udefra/oidc/svar/"
DESK = "/arbejde/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def idp(settings: Any) -> Iterator[small.Provider]:
    with small.running() as provider:
        settings.FRISAT_OIDC = provider.address
        settings.FRISAT_OIDC_CLIENT, settings.FRISAT_OIDC_SECRET = small.CLIENT, small.SECRET
        settings.FRISAT_SECOND_FACTOR = True
        yield provider


@pytest.fixture
def anna() -> Account:
    return Account.objects.create_user("anna@engby.example", None, name="Anna")


def through(client: Client, idp: small.Provider, **more: str) -> Any:
    """Away to the provider, and back with its answer."""
    away = client.get(AWAY, more)
    assert away.status_code == 302, away.content.decode()
    back = urlsplit(idp.sign_in(away["Location"]))
    assert back.path == BACK
    return client.get(f"{back.path}?{back.query}")


def is_in(client: Client) -> bool:
    return client.get(DESK).status_code == 200


def test_whoever_has_an_account_is_let_in_without_a_second_factor_of_ours(
    client: Client, idp: small.Provider, anna: Account
) -> None:
    assert "Log ind med kommunens login" in client.get(LOGIN).content.decode()

    answer = through(client, idp, next="/arbejde/konto/")

    assert (answer.status_code, answer["Location"]) == (302, "/arbejde/konto/")
    assert is_in(client)
    assert idp.failures == []
    kept = SocialAccount.objects.get()
    assert (kept.user, kept.provider, kept.uid, kept.extra_data) == (anna, "oidc", "248289761001", {})
    assert Entry.objects.filter(verb="account.connect", thing_key=str(anna.pk)).count() == 1


def test_the_question_has_state_nonce_and_pkce_that_differ_each_time(client: Client, idp: small.Provider) -> None:
    asked = [parse_qs(urlsplit(client.get(AWAY)["Location"]).query) for _ in range(2)]

    for name in ("state", "nonce", "code_challenge"):
        assert len(asked[0][name][0]) >= 16
        assert asked[0][name] != asked[1][name]
    assert asked[0]["code_challenge_method"] == ["S256"]
    assert set(asked[0]["scope"][0].split()) == {"openid", "profile", "email"}
    assert asked[0]["redirect_uri"] == ["http://testserver/arbejde/konto/udefra/oidc/svar/"]


def test_a_visitor_adds_nothing_to_the_question(client: Client, idp: small.Provider) -> None:
    away = client.get(AWAY, {"auth_params": "nonce=1&prompt=none", "scope": "offline_access", "process": "connect"})

    asked = parse_qs(urlsplit(away["Location"]).query)
    assert "prompt" not in asked
    assert asked["nonce"] != ["1"]
    assert "offline_access" not in asked["scope"][0]


def test_the_english_pages_use_the_same_way_back(client: Client, idp: small.Provider) -> None:
    asked = parse_qs(urlsplit(client.get(f"/en{AWAY}")["Location"]).query)

    assert asked["redirect_uri"] == ["http://testserver/arbejde/konto/udefra/oidc/svar/"]


def test_somebody_is_known_by_the_providers_id_when_the_address_changes(
    client: Client, idp: small.Provider, anna: Account
) -> None:
    through(client, idp)
    idp.person["email"] = "anna.gift@engby.example"
    again = Client()

    through(again, idp)

    assert is_in(again)
    assert SocialAccount.objects.get().extra_data == {}


def test_the_session_is_renewed(client: Client, idp: small.Provider, anna: Account) -> None:
    client.get(AWAY)
    before = client.session.session_key

    through(client, idp)

    assert client.session.session_key != before


other_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _shared_secret(idp: small.Provider) -> None:
    """The old trick: the public key taken for a shared secret."""
    idp.algorithm = "HS256"
    idp.sign_with = idp.key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def _unsigned(idp: small.Provider) -> None:
    idp.algorithm, idp.sign_with = "none", ""


FALSE: dict[str, Callable[[small.Provider], Any]] = {
    "wrong audience": lambda p: p.claims.update(aud="en anden"),
    "among others, made for another": lambda p: p.claims.update(aud=[small.CLIENT, "en anden"], azp="en anden"),
    "among others, made for nobody named": lambda p: p.claims.update(aud=[small.CLIENT, "en anden"]),
    "no audience": lambda p: p.claims.update(aud=None),
    "wrong issuer": lambda p: p.claims.update(iss="https://ond.example"),
    "no issuer": lambda p: p.claims.update(iss=None),
    "expired": lambda p: p.claims.update(exp=int(time.time()) - 120),
    "no expiry": lambda p: p.claims.update(exp=None),
    "from the future": lambda p: p.claims.update(nbf=int(time.time()) + 600),
    "wrong nonce": lambda p: p.claims.update(nonce="et andet spørgsmål"),
    "no nonce": lambda p: p.claims.update(nonce=None),
    "no subject": lambda p: p.claims.update(sub=None),
    "another key": lambda p: setattr(p, "sign_with", other_key),
    "unknown key id": lambda p: p.header.update(kid="2"),
    "shared secret": _shared_secret,
    "unsigned": _unsigned,
    "another provider's description": lambda p: p.described.update(issuer="https://ond.example"),
    "no keys": lambda p: p.described.update(jwks_uri=f"{p.address}/intet"),
    "no such token page": lambda p: p.described.update(token_endpoint=f"{p.address}/intet/"),
    "userinfo of another": lambda p: (
        p.person.pop("email"), setattr(p, "userinfo", {"sub": "1", "email": "anna@engby.example"})
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FALSE)
def test_a_false_answer_lets_nobody_in(client: Client, idp: small.Provider, anna: Account, what: str) -> None:
    away = client.get(AWAY)
    back = urlsplit(idp.sign_in(away["Location"]))
    if what == "no such token page":
        idp.codes.clear()
    FALSE[what](idp)

    answer = client.get(f"{back.path}?{back.query}")

    assert answer.status_code == 401
    assert "Det lykkedes ikke at logge ind" in answer.content.decode()
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_an_answer_is_used_once(client: Client, idp: small.Provider, anna: Account) -> None:
    back = urlsplit(idp.sign_in(client.get(AWAY)["Location"]))
    client.get(f"{back.path}?{back.query}")
    client.post("/arbejde/konto/log-af/")

    assert client.get(f"{back.path}?{back.query}").status_code == 401
    assert not is_in(client)


def test_a_code_that_was_used_is_refused_by_the_provider_and_by_us(
    client: Client, idp: small.Provider, anna: Account
) -> None:
    first = urlsplit(idp.sign_in(client.get(AWAY)["Location"]))
    client.get(f"{first.path}?{first.query}")
    code = parse_qs(first.query)["code"][0]
    other = Client()
    state = parse_qs(urlsplit(other.get(AWAY)["Location"]).query)["state"][0]

    assert other.get(BACK, {"code": code, "state": state}).status_code == 401
    assert idp.failures == ["code used or unknown"]
    assert not is_in(other)


def test_an_answer_to_somebody_elses_question_is_refused(idp: small.Provider, anna: Account) -> None:
    """An attacker's own answer in a victim's browser, and a victim's answer in an attacker's (state, PKCE)."""
    attacker, victim = Client(), Client()
    back = urlsplit(idp.sign_in(attacker.get(AWAY)["Location"]))
    assert victim.get(f"{back.path}?{back.query}").status_code == 401
    state = parse_qs(urlsplit(victim.get(AWAY)["Location"]).query)["state"][0]
    code = parse_qs(back.query)["code"][0]

    assert victim.get(BACK, {"code": code, "state": state}).status_code == 401
    assert idp.failures == ["PKCE"]


def test_an_answer_that_names_another_provider_is_refused(client: Client, idp: small.Provider, anna: Account) -> None:
    """RFC 9207."""
    back = urlsplit(idp.sign_in(client.get(AWAY)["Location"]))

    assert client.get(f"{back.path}?{back.query}&iss=https://ond.example").status_code == 401


def test_cancelling_at_the_provider_is_told_as_such(client: Client, idp: small.Provider) -> None:
    state = parse_qs(urlsplit(client.get(AWAY)["Location"]).query)["state"][0]

    answer = client.get(BACK, {"error": "access_denied", "state": state})

    assert answer["Location"] == "/arbejde/konto/udefra/afbrudt/"
    assert "Du afbrød login" in client.get(answer["Location"]).content.decode()


def test_a_provider_that_is_down_is_told_and_password_sign_in_goes_on(
    client: Client, anna: Account, settings: Any
) -> None:
    settings.FRISAT_OIDC = "http://127.0.0.1:9"
    settings.FRISAT_OIDC_CLIENT, settings.FRISAT_OIDC_SECRET = small.CLIENT, small.SECRET

    assert client.get(AWAY).status_code == 401
    assert client.get(LOGIN).status_code == 200


def test_without_the_setting_there_is_no_such_address(client: Client) -> None:
    assert client.get(AWAY).status_code == 404
    assert client.get(BACK).status_code == 404
    assert "kommunens login" not in client.get(LOGIN).content.decode()


# ---------------------------------------------------------------------------------------------- whose account it is
def test_an_unknown_address_is_refused_and_makes_nothing(client: Client, idp: small.Provider) -> None:
    answer = through(client, idp)

    assert answer.status_code == 403
    assert "anna@engby.example" in answer.content.decode()
    assert not Account.objects.exists()
    assert not SocialAccount.objects.exists()


def test_a_named_domain_gets_accounts_without_any_role(client: Client, idp: small.Provider, settings: Any) -> None:
    settings.FRISAT_LOGIN_DOMAINS = ["engby.example"]
    idp.person["name"] = "Anna Jensen"

    assert through(client, idp).status_code == 302

    made = Account.objects.get()
    assert (made.email, made.name, made.is_site_admin, made.makes_processes) == (
        "anna@engby.example", "Anna Jensen", False, False,
    )  # fmt: skip
    assert not made.has_usable_password()
    assert not Role.objects.exists()
    assert is_in(client)


@pytest.mark.parametrize(
    "address", ["anna@ond.example", "anna@ikke-engby.example", "anna@sub.engby.example", "anna@engby.example.ond.dk"]
)
def test_a_named_domain_means_that_domain_only(
    client: Client, idp: small.Provider, settings: Any, address: str
) -> None:
    settings.FRISAT_LOGIN_DOMAINS = ["engby.example"]
    idp.person["email"] = address

    assert through(client, idp).status_code == 403
    assert not Account.objects.exists()


@pytest.mark.parametrize(
    ("verified", "trusted", "status"),
    [(True, False, 302), ("true", False, 302), (None, False, 403), (None, True, 302), (False, True, 403),
     ("false", True, 403), (False, False, 403), (1, False, 403)],
)  # fmt: skip
def test_an_address_counts_when_the_provider_vouches_for_it(
    client: Client, idp: small.Provider, anna: Account, settings: Any, verified: Any, trusted: bool, status: int
) -> None:
    settings.FRISAT_OIDC_TRUST_MAIL = trusted
    idp.claims["email_verified"] = verified

    assert through(client, idp).status_code == status


def test_an_address_that_passed_to_somebody_else_does_not_open_the_account(
    client: Client, idp: small.Provider, anna: Account
) -> None:
    through(client, idp)
    idp.person["sub"] = "en anden person"
    other = Client()

    answer = through(other, idp)

    assert answer.status_code == 403
    assert "hører til en anden" in answer.content.decode()
    assert not is_in(other)
    actions.disconnect_account(SYSTEM, anna)
    assert through(Client(), idp).status_code == 302


def test_a_closed_account_stays_closed(client: Client, idp: small.Provider, anna: Account) -> None:
    actions.close_account(SYSTEM, anna)

    assert through(client, idp)["Location"] == "/arbejde/konto/lukket/"
    assert not is_in(client)


def test_a_signed_in_visitor_cannot_be_connected_to_another_identity(
    client: Client, idp: small.Provider, anna: Account
) -> None:
    """`?process=connect` would tie whoever follows a link to the attacker's identity at the provider."""
    bo = Account.objects.create_user("bo@engby.example", None, name="Bo")
    client.force_login(bo)

    through(client, idp, process="connect")

    assert SocialAccount.objects.get().user == anna


def test_userinfo_is_asked_when_the_token_has_no_address(client: Client, idp: small.Provider, anna: Account) -> None:
    idp.userinfo = dict(idp.person)
    del idp.person["email"], idp.person["email_verified"]

    assert through(client, idp).status_code == 302


def test_rows_of_the_database_are_no_providers(client: Client) -> None:
    from allauth.socialaccount.models import SocialApp

    SocialApp.objects.create(
        provider="openid_connect", provider_id="oidc", name="Ond", client_id="x", settings={"server_url": "http://ond"}
    )

    assert client.get(AWAY).status_code == 404
