"""BARS R25: guessing is counted once for all workers, and shuts nobody out for good."""

from __future__ import annotations

import re

import pytest
from allauth.core.internal import ratelimit
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.test import Client

from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db
PASSWORD, NEW = "en lang adgangskode", "fire helt andre ord her"
LOGIN = "/arbejde/konto/log-ind/"


@pytest.fixture
def anna() -> Account:
    return Account.objects.create_user("anna@engby.example", PASSWORD, name="Anna")


def sign_in(password: str = PASSWORD) -> Client:
    client = Client()
    client.post(LOGIN, {"login": "anna@engby.example", "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/arbejde/").status_code == 200


def guess(times: int = 6) -> None:
    for n in range(times):
        sign_in(f"forkert {n}")


def test_who_is_shut_out_by_others_guesses_gets_in_with_a_link(anna: Account) -> None:
    guess()
    assert not is_in(sign_in())
    client = Client()
    client.post("/arbejde/konto/glemt/", {"email": anna.email})
    found = re.search(r"http://127\.0\.0\.1:8000(/\S*ny-adgangskode/\S+)", mail.outbox[-1].body)
    assert found is not None

    client.post(client.get(found[1])["Location"], {"password1": NEW, "password2": NEW})

    assert is_in(sign_in(NEW))


def test_trying_on_meanwhile_makes_the_wait_no_longer(anna: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = ratelimit.time.time()
    clock = [begun]
    monkeypatch.setattr(ratelimit.time, "time", lambda: clock[0])
    guess()
    for minute in range(1, 5):
        clock[0] = begun + 60 * minute
        guess(3)
        assert not is_in(sign_in())
    clock[0] = begun + 5 * 60 + 5

    assert is_in(sign_in())


def test_other_accounts_are_not_shut_out(anna: Account) -> None:
    Account.objects.create_user("bo@engby.example", PASSWORD, name="Bo")
    guess()
    client = Client()

    client.post(LOGIN, {"login": "bo@engby.example", "password": PASSWORD})

    assert is_in(client)


def test_every_worker_counts_in_the_same_place(anna: Account) -> None:
    """What another process would open finds the count that this one made."""
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")
    guess()

    fresh = caches.create_connection("default")
    assert isinstance(fresh, DatabaseCache)
    (key,) = [k for k in ratelimit_keys() if fresh.get(k)]
    assert len(fresh.get(key)) == 5
    fresh.delete(key)
    assert is_in(sign_in())


def ratelimit_keys() -> list[str]:
    """The keys under which failed tries at Anna's address are kept."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT cache_key FROM {settings.CACHES['default']['LOCATION']}")  # noqa: S608 - our own table
        keys = [row[0].split(":", 2)[2] for row in cursor.fetchall()]
    return [k for k in keys if "login_failed" in k and ":ip:" not in k]
