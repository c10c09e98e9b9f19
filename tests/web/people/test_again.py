"""What somebody typed is not lost when the session ended meanwhile, or they signed in anew in another tab."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from frisat.web.people.models import Account
from frisat.web.process.models import Process

pytestmark = pytest.mark.django_db
NEW = "/arbejde/forloeb/nyt/"
TYPED = {"name": "Skolerne i 2031", "summary": 'Én linje.\r\nOg en til: 2 < 3 & "4"', "start": "empty"}
OURS = {"Origin": "http://testserver"}
FIELD = re.compile(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', re.S)


@pytest.fixture
def strict() -> Client:
    """A browser whose form tokens are asked for."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def maker(accounts: dict[str, Account]) -> Account:
    Account.objects.filter(pk=accounts["owner"].pk).update(makes_processes=True)
    return Account.objects.get(pk=accounts["owner"].pk)


def token(page: Any) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())[1]


def held(page: Any) -> dict[str, str]:
    """The fields that the page would send again."""
    return {name: unescape(value) for name, value in FIELD.findall(page.content.decode())}


def test_what_was_typed_outlives_the_session_and_is_sent_again(strict: Client, maker: Account) -> None:
    """The whole way: a form, the session's end, signing in on another tab, back to the first."""
    strict.force_login(maker)
    form = token(strict.get(NEW))
    Session.objects.all().delete()

    kept = strict.post(NEW, {**TYPED, "owner": maker.pk, "csrfmiddlewaretoken": form}, headers=OURS)

    assert kept.status_code == 403
    assert "Det, du skrev, er ikke gemt endnu" in kept.content.decode()
    assert held(kept) == {**TYPED, "owner": str(maker.pk)}
    assert not Process.objects.filter(name=TYPED["name"]).exists()

    strict.force_login(maker)
    strict.cookies["csrftoken"] = "n" * 32  # signing in gives the browser a new one
    ready = strict.post(NEW, {**held(kept), "csrfmiddlewaretoken": token(kept)}, headers=OURS)

    assert ready.status_code == 409
    assert held(ready) == held(kept)
    assert not Process.objects.filter(name=TYPED["name"]).exists()

    done = strict.post(NEW, {**held(ready), "csrfmiddlewaretoken": token(ready)}, headers=OURS)

    assert done.status_code == 302
    assert Process.objects.get(name=TYPED["name"]).summary == TYPED["summary"]


def test_who_goes_on_without_signing_in_is_asked_to_again(strict: Client, maker: Account) -> None:
    strict.force_login(maker)
    form = token(strict.get(NEW))
    Session.objects.all().delete()
    kept = strict.post(NEW, {**TYPED, "csrfmiddlewaretoken": form}, headers=OURS)

    again = strict.post(NEW, {**held(kept), "csrfmiddlewaretoken": token(kept)}, headers=OURS)

    assert (again.status_code, held(again)) == (403, TYPED)


@pytest.mark.parametrize("origin", ["https://ond.example", "null", "http://testserver.ond.example", ""])
@pytest.mark.parametrize("signed_in", [True, False])
def test_another_sites_words_are_put_into_no_form_of_ours(
    strict: Client, maker: Account, origin: str, signed_in: bool
) -> None:
    if signed_in:
        strict.force_login(maker)
        strict.get(NEW)
    headers = {"Origin": origin} if origin else {}

    answer = strict.post(NEW, TYPED, headers=headers)

    assert answer.status_code == 403
    assert "Skolerne" not in answer.content.decode()
    assert "Siden var for gammel" in answer.content.decode()
    assert "CSRF" not in answer.content.decode()


def test_passwords_and_codes_are_never_repeated(strict: Client, maker: Account) -> None:
    strict.force_login(maker)
    for path in ("/arbejde/konto/log-ind/", "/arbejde/konto/adgangskode/", "/en/arbejde/konto/log-ind/"):
        answer = strict.post(path, {"login": maker.email, "password": "meget hemmeligt kodeord"}, headers=OURS)

        assert "hemmeligt" not in answer.content.decode(), path


def test_the_editor_gets_a_token_to_send_the_same_with(strict: Client, accounts: dict[str, Account]) -> None:
    strict.force_login(accounts["editor"])
    home = "/arbejde/forloeb/skolestruktur/plan/"
    strict.get(home)
    json = {"Accept": "application/json"}

    ours = strict.post(f"{home}a1/felt/", {"felt": "title"}, headers={**OURS, **json})
    foreign = strict.post(f"{home}a1/felt/", {"felt": "title"}, headers={"Origin": "https://ond.example", **json})

    assert (ours.status_code, foreign.status_code) == (403, 403)
    assert set(ours.json()) == {"fault", "token"}
    assert set(foreign.json()) == {"fault"}


def test_a_fragment_is_put_in_place_of_the_page(strict: Client, accounts: dict[str, Account]) -> None:
    strict.force_login(accounts["editor"])

    answer = strict.post(
        "/arbejde/forloeb/skolestruktur/plan/kommentarer/ny/", {"tekst": "En lang kommentar"},
        headers={**OURS, "HX-Request": "true"},
    )  # fmt: skip

    assert (answer.status_code, answer["HX-Retarget"], answer["HX-Reswap"]) == (409, "main", "outerHTML")
    assert held(answer) == {"tekst": "En lang kommentar"}
