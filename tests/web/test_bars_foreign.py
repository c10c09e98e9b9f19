"""
BARS V2, V3: an object of another process or body is not reached by its number, in the address or in a form.

Whoever owns both processes is the hardest case: every right is there, only the object does not belong where it is
named. The whole database is compared row by row before and after.
"""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as site
from django.db import connection
from django.test import Client

from frisat.web.bodies.models import Body
from frisat.web.people.models import Account, Role
from frisat.web.process import drafts
from frisat.web.process.models import Process
from tests.web import deeds
from tests.web.people import world
from tests.web.people.matrix import ROUTES
from tests.web.people.test_routes import WORK, names_in

pytestmark = pytest.mark.django_db
UNTOLD = {"django_session", site.CACHES["default"]["LOCATION"]}
"""Tables that hold nothing of anybody's work."""
OF_ANOTHER = [n for n in deeds.DEEDS if len(names_in(WORK[n])) > 1]
"""Deeds whose address names an object inside another."""


def rows() -> dict[str, str]:
    """Table and row -> hash of the row, for every table of the site."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table in UNTOLD:
                continue
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the names are the database's own
            for row in cursor.fetchall():
                found[f"{table} {row[0]}"] = hashlib.sha256(repr(row).encode()).hexdigest()
    return found


@pytest.fixture
def both(accounts: dict[str, Account]) -> Account:
    """Owner of both processes and administrator of the site."""
    owner = accounts["owner"]
    owner.is_site_admin = True
    owner.save()
    return owner


@pytest.fixture
def here(process: Process, both: Account) -> dict[str, Any]:
    return deeds.world_of(process, both)


@pytest.fixture
def other(process: Process, both: Account) -> Process:
    """Another process of the same owner, with three more activities than the first, so that their keys are its own."""
    other = world.twin(process)
    Role.objects.create(account=both, process_id=other.pk, name="owner")
    for number in range(901, 904):
        other.activities.create(number=number)
    return other


@pytest.fixture
def there(other: Process, both: Account) -> dict[str, Any]:
    return {**deeds.world_of(other, both), "key": "a901", "key2": "a902", "hearing": "a903", "version": "7.1"}


@pytest.fixture
def browser(both: Account) -> Client:
    client = Client()
    client.force_login(both)
    return client


def test_the_whole_database_is_looked_at(process: Process) -> None:
    tables = {m._meta.db_table for m in apps.get_models()} - UNTOLD

    assert tables >= {"process_activity", "bodies_seat", "intake_row", "record_entry", "people_account"}
    assert {key.split()[0] for key in rows()} <= tables | {"django_migrations", "sqlite_sequence"} | {
        t for t in connection.introspection.table_names() if t not in UNTOLD
    }
    before = rows()
    Process.objects.filter(pk=process.pk).update(summary="x")
    assert {k for k, v in rows().items() if before.get(k) != v} == {f"process_process {process.pk}"}


def test_a_foreign_object_in_the_address_is_not_there_and_nothing_is_written(
    browser: Client, process: Process, here: dict[str, Any], there: dict[str, Any]
) -> None:
    """With the form that would do the deed to one's own object: else a fault in the form would hide one in the view."""
    wrong, tried = [], 0
    for name in OF_ANOTHER:
        names = [n for n in names_in(WORK[name]) if n != "slug"]
        inner = names if "slug" in names_in(WORK[name]) else names[1:]
        for swapped in inner:
            row = ROUTES[name]
            kind = deeds.DEEDS[name].at.get(swapped) or deeds.kind_in_address(name, swapped)
            with deeds.undone(browser):
                deeds.prepare(browser, name, here, process)
                before = rows()
                path = deeds.address_of(name, here, **{swapped: there[kind]})
                answer = deeds.send(browser, name, here, process, path=path)
                tried += 1
                gone = answer.status_code in (404, 410)
                told = answer.status_code in (302, 303, 409) and row.right == "edits_plan"
                if not (gone or told) or rows() != before:
                    wrong.append(f"{name} with a foreign {swapped}: {answer.status_code}, {_changed(before)}")
    assert tried >= 28
    assert not wrong, "\n".join(wrong)


def _changed(before: dict[str, str]) -> str:
    now = rows()
    return ", ".join(sorted({k.split()[0] for k in before.keys() | now.keys() if before.get(k) != now.get(k)}))


# ------------------------------------------------------------------------------------------------------- in the form
FOREIGN_FIELDS = [
    # deed, field, what is sent instead; the first three are kinds of the other world, the rest are made-up numbers
    *((name, field, value.name) for name, deed in deeds.DEEDS.items() for field, value in deed.sent.items()
      if isinstance(value, deeds.Kind) and value.name in ("key", "key2")),
    ("editor_move", "hvor", "after key"),
    ("import_row", "anden", "key"),
    ("import_row", "svar", "same key"),
    ("editor_cell", "vaerdi", "key"),
    ("editor_if_moved", "med", "key2"),
]  # fmt: skip


def words(said: str, there: dict[str, Any]) -> str:
    """What stands in the field: an activity that the other process has and this one has not."""
    return {"after key": f"efter:{there['key']}", "same key": f"same:{there['key']}"}.get(said) or str(there[said])


def test_a_key_that_the_process_has_not_is_refused_in_a_form(
    browser: Client, process: Process, here: dict[str, Any], there: dict[str, Any]
) -> None:
    """Nothing that is stored of this process names it afterwards, and the other process is untouched."""
    assert len(FOREIGN_FIELDS) >= 10
    for name, field, said in FOREIGN_FIELDS:
        changed = {field: words(said, there)} | ({"felt": "depends_on"} if name == "editor_cell" else {})
        with deeds.undone(browser):
            deeds.prepare(browser, name, here, process)
            before = rows()
            answer = deeds.send(browser, name, here, process, **changed)
            now = rows()

            assert answer.status_code in (302, 303, 404, 409, 422), (name, field)
            draft = drafts.open_draft_of(process)
            assert not [k for k in ("key", "key2") if there[k] in draft.snapshot], (name, field)
            theirs = [k for k in before if k.split()[0] in ("process_draft", "process_activity", "process_operation")]
            assert not [k for k in theirs if now.get(k) != before[k] and k != f"process_draft {draft.pk}"], name
            assert answer.status_code < 404 or now == before, (name, field)


REGISTER = [
    ("alias_add", "process", lambda w: w["secret"], 422),
    ("body_answer", "forloeb", lambda w: w["secret"], 404),
    ("body_answer", "organ", lambda w: 10**9, 404),
    ("process_new", "copy_of", lambda w: w["secret"], 422),
    ("process_new", "owner", lambda w: w["closed"], 422),
    ("body_change", "part_of", lambda w: 10**9, 422),
    ("body_change", "recommends_to", lambda w: w["merged"], 422),
    ("body_successor", "successor", lambda w: w["merged"], 422),
    ("body_keep_apart", "b", lambda w: w["merged"], 404),
    ("body_merge", "med", lambda w: w["merged"], 422),
    ("seat_add", "person", lambda w: 10**9, 422),
    ("seat_add", "substitute_for", lambda w: w["foreign seat"], 422),
    ("seat_change", "substitute_for", lambda w: w["foreign seat"], 422),
    ("seats_end", "bodies", lambda w: w["merged"], 422),
    ("person_account", "email", lambda w: "ingen@engby.example", 422),
    ("process_roles", "email", lambda w: "lukket@engby.example", 422),
    ("process_role_change", "role", lambda w: "admin", 302),
    ("editor_undo", "nr", lambda w: 10**8, 404),
    ("import_unmentioned", "v-{foreign}-0", lambda w: "dropped", 303),
    ("process_state", "state", lambda w: "deleted", 422),
    ("editor_say", "noegle", lambda w: "a901", 404),
]
"""Deed, field, a number or word of what is not there for who asks, and the answer."""


def test_what_a_form_may_not_name_is_refused_and_nothing_is_written(
    browser: Client, process: Process, here: dict[str, Any], there: dict[str, Any]
) -> None:
    closed = Account.objects.create_user("lukket@engby.example", None, name="Lukket", is_active=False)
    secret = world.actions.make_process(world.SYSTEM, slug="hemmeligt", name="Et forløb uden rolle")
    merged = Body.objects.exclude(merged_into=None).first()
    assert merged is not None
    made = {"secret": secret.pk, "closed": closed.pk, "merged": merged.pk, "foreign seat": there["seat"]}
    wrong = []
    for name, field, value, status in REGISTER:
        sent = {field.format(foreign=there["unmentioned"]): value(made)}
        if name == "import_unmentioned":
            sent[f"v-{here['unmentioned']}-0"] = "left"
        with deeds.undone(browser):
            deeds.prepare(browser, name, here, process)
            before = rows()
            answer = deeds.send(browser, name, here, process, **sent)
            if answer.status_code != status or rows() != before:
                wrong.append(f"{name} with {field}: {answer.status_code}, {_changed(before)}")
    assert not wrong, "\n".join(wrong)
