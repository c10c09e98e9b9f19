"""Papers handed in to a process without a version, and read at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from frisat.web.intake.models import Intake
    from frisat.web.process.models import Process

HandIn = Callable[..., "Intake"]


@pytest.fixture
def plan_of_year(db: None) -> Process:
    """A process of its own, with an owner and an editor."""
    from frisat.web.people.models import Account, Role
    from frisat.web.process import actions
    from frisat.web.record.actions import SYSTEM

    made = actions.make_process(SYSTEM, slug="aeldreplan", name="Ældreplan")
    for name in ("owner", "editor", "reader"):
        account = Account.objects.create_user(f"{name}@engby.example", None, name=name.title())
        Role.objects.create(account=account, process_id=made.pk, name=name)
    return made


@pytest.fixture
def hand_in(plan_of_year: Process) -> HandIn:
    """`hand_in("dagsorden.txt", "…")`: the import after it was read."""
    from frisat.web.intake import actions, tasks
    from frisat.web.intake.models import Intake
    from frisat.web.record.actions import SYSTEM

    def run(name: str, data: str | bytes, into: Process | None = None) -> Intake:
        raw = data.encode() if isinstance(data, str) else data
        made = actions.hand_in(SYSTEM, into or plan_of_year, name, raw)
        tasks.read_intake.call(made.pk)
        return Intake.objects.select_related("process", "document").get(pk=made.pk)

    return run


@pytest.fixture
def owner(client: Client, plan_of_year: Process) -> Client:
    """A browser in which the process's owner has signed in."""
    from frisat.web.people.models import Account

    client.force_login(Account.objects.get(email="owner@engby.example"))
    return client


@pytest.fixture
def editor(plan_of_year: Process) -> Any:
    from django.test import Client

    from frisat.web.people.models import Account

    client = Client()
    client.force_login(Account.objects.get(email="editor@engby.example"))
    return client
