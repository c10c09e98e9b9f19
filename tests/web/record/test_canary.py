"""Secrets, personal numbers and closed words that people write reach a detail at most, never the chain itself."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client

from frisat.web.people import actions as people_actions
from frisat.web.people.models import Account
from frisat.web.process import actions, upkeep
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM, action, write
from frisat.web.record.models import Detail, Entry, Visibility

pytestmark = pytest.mark.django_db
CPR, PASSWORD, CLOSED, MAIL = "240671-1234", "kanariefugl i et bur", "Lukket sag om Xantippe", "xantippe@engby.example"


def everything_in(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return repr(cursor.fetchall())


def test_what_people_write_is_not_in_the_chain(process: Process, accounts: dict[str, Account], client: Client) -> None:
    owner, admin = accounts["owner"], accounts["admin"]
    upkeep.change(owner, process, name=f"Forløb {CPR}", summary=CLOSED, parties=[MAIL])
    upkeep.set_state(owner, process, "running", reason=f"{CLOSED} {CPR}")
    made = people_actions.make_account(admin, email=MAIL, name="Xantippe")
    made.set_password(PASSWORD)
    people_actions.give_role(owner, process.pk, made, "reader")
    people_actions.close_account(admin, made, reason=CLOSED)
    made_too = actions.make_process(SYSTEM, slug="xantippe-klager", name=CLOSED)

    @action(lambda who: True)
    def closed(by: object) -> Entry:
        return write(by, "process.change", made_too, after={"summary": CLOSED}, visibility=Visibility.CLOSED)

    closed(owner)
    chain = everything_in(Entry._meta.db_table)

    for canary in (CPR, PASSWORD, CLOSED, MAIL, "Xantippe", "xantippe", made.password):
        assert canary not in chain
    assert PASSWORD not in everything_in(Detail._meta.db_table)
    assert made.password not in everything_in(Detail._meta.db_table)


def test_every_entry_names_by_number(process: Process, accounts: dict[str, Account]) -> None:
    people_actions.give_role(accounts["owner"], process.pk, accounts["stranger"], "reader")

    assert Entry.objects.count() > 5
    for entry in Entry.objects.all():
        assert re.fullmatch(r"system|account:\d+", entry.who)
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", entry.verb)
        for name in (entry.thing_key, entry.within_key):
            assert re.fullmatch(r"\d*", name), entry
