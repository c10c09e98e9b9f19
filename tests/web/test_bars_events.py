"""BARS R16: whatever changes something leaves its entries in the record, and none of them tells a secret."""

from __future__ import annotations

from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.urls import reverse

from frisat.web.people.models import Account
from frisat.web.process.models import Process
from frisat.web.record import queries as record
from frisat.web.record.models import Detail, Entry
from tests.web import deeds
from tests.web.people.matrix import ROUTES

pytestmark = pytest.mark.django_db
TAKES = sorted(name for name, row in ROUTES.items() if "POST" in row.methods)
CANARIES = ("240671-1234", "kanariefugl", "Xantippe")
TESTS = Path(__file__).parents[1]


def test_every_address_that_takes_a_form_is_accounted_for() -> None:
    named = set(deeds.DEEDS) | set(deeds.ELSEWHERE) | set(deeds.WRITES_NOTHING)
    twice = set(deeds.DEEDS) & set(deeds.ELSEWHERE) | set(deeds.ELSEWHERE) & set(deeds.WRITES_NOTHING)

    assert {"in no list of deeds.py": sorted(set(TAKES) - named)} == {"in no list of deeds.py": []}
    assert named <= set(TAKES)
    assert not twice


@pytest.mark.parametrize("name", sorted(deeds.ELSEWHERE))
def test_a_test_that_is_named_is_there(name: str) -> None:
    file, _, test = deeds.ELSEWHERE[name].partition("::")

    assert f"def {test}(" in (TESTS / file).read_text()


def test_every_deed_leaves_its_entries(browser: Client, process: Process, owner: Account) -> None:
    """Each is done on the same site and taken back; the chain is whole after every one."""
    kinds = deeds.world_of(process, owner)
    wrong, counted = [], {}
    for name in deeds.DEEDS:
        with deeds.undone(browser):
            deeds.prepare(browser, name, kinds, process)
            was = Entry.objects.count()
            answer = deeds.send(browser, name, kinds, process)
            counted[name] = Entry.objects.count() - was
            is_silent = name in deeds.WRITES_NOTHING
            if (counted[name] == 0) is not is_silent or answer.status_code not in (200, 302, 303):
                wrong.append(f"{name}: {answer.status_code}, {counted[name]} entries")
            assert record.verify().is_whole, name
    assert not wrong, "\n".join(wrong)
    assert len(counted) > 60


# ------------------------------------------------------------------------------------------ what takes more than a form
def verbs_of(account: Account) -> list[str]:
    return list(Entry.objects.filter(who=f"account:{account.pk}").values_list("verb", flat=True))


def freshly(browser: Client) -> Client:
    """Asked for the password once more just now, as allauth wants before a factor is changed."""
    answer = browser.post(reverse("account_reauthenticate"), {"password": deeds.PASSWORD})
    assert answer.status_code == 302
    return browser


def test_a_password_where_there_was_none_is_recorded(browser: Client, owner: Account) -> None:
    owner.set_unusable_password()
    owner.save()
    browser.force_login(owner)

    browser.post(reverse("account_set_password"), {"password1": deeds.NEW_PASSWORD, "password2": deeds.NEW_PASSWORD})

    owner.refresh_from_db()
    assert owner.check_password(deeds.NEW_PASSWORD)
    assert verbs_of(owner) == ["account.password_changed"]


def test_a_key_that_is_renamed_or_removed_is_recorded(browser: Client, owner: Account) -> None:
    freshly(browser)
    key = Authenticator.objects.create(
        user=owner, type="webauthn", data={"name": "Min nøgle", "passwordless": True, "credential": {}}
    )
    was = len(verbs_of(owner))

    browser.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "Nøglen på kontoret"})
    browser.post(reverse("mfa_remove_webauthn", args=[key.pk]))

    assert verbs_of(owner)[was:] == ["account.factor_renamed", "account.factor_removed"]
    assert not Authenticator.objects.filter(pk=key.pk).exists()


def test_new_emergency_codes_are_recorded(browser: Client, owner: Account) -> None:
    freshly(browser)
    Authenticator.objects.create(user=owner, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    was = len(verbs_of(owner))

    browser.post(reverse("mfa_generate_recovery_codes"))

    assert verbs_of(owner)[was:] == ["account.codes_made"]


# ------------------------------------------------------------------------------------------------------ no secret in it
def test_nothing_that_people_write_stands_in_the_chain(browser: Client, process: Process, owner: Account) -> None:
    """Every text field of every deed holds a personal number, a secret and a name."""
    kinds = deeds.world_of(process, owner)
    written = 0
    for name, deed in deeds.DEEDS.items():
        with deeds.undone(browser):
            deeds.prepare(browser, name, kinds, process)
            texts = {
                field: f"{value} {' '.join(CANARIES)}"
                for field, value in deed.sent.items()
                if isinstance(value, str) and field in FREE
            }
            deeds.send(browser, name, kinds, process, **texts)
            chain = everything_in(Entry)
            assert not [c for c in CANARIES if c in chain], name
            written += any(c in everything_in(Detail) for c in CANARIES)
            for secret in (deeds.PASSWORD, deeds.NEW_PASSWORD, owner.password):
                assert secret not in chain, name
                assert secret not in everything_in(Detail), name
    assert written > 20, "the details hold what was written, else this test looks at nothing"


FREE = {"name", "reason", "remarks", "decision", "grund", "ground", "tekst", "title", "vaerdi", "navne", "text", "navn",
        "1-title", "2-title"}  # fmt: skip
"""Fields of deeds in which any words may stand."""


def everything_in(model: type[Entry] | type[Detail]) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608 - our own table
        return repr(cursor.fetchall())
