"""Imports into the example process: handed in and read at once, in this process."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from frisat.web.intake.models import Intake
    from frisat.web.process.models import Process

HandIn = Callable[..., "Intake"]


@pytest.fixture
def hand_in(process: Process, accounts: dict[str, Any]) -> HandIn:
    """`hand_in("plan.txt", "…", into=process)`: the import after it was read."""
    from frisat.web.intake import actions, tasks
    from frisat.web.intake.models import Intake

    def run(name: str, data: str | bytes, *, by: Any = None, into: Process | None = None) -> Intake:
        raw = data.encode() if isinstance(data, str) else data
        made = actions.hand_in(by or accounts["editor"], into or process, name, raw)
        tasks.read_intake.call(made.pk)
        return Intake.objects.select_related("process", "document").get(pk=made.pk)

    return run


@pytest.fixture
def empty_process(db: None, accounts: dict[str, Any]) -> Process:
    """A process without any version, whose owner is the example's owner and whose editor is the example's."""
    from frisat.web.people.models import Role
    from frisat.web.process import actions
    from frisat.web.record.actions import SYSTEM

    made = actions.make_process(SYSTEM, slug="klimaplan", name="Klimaplan for Engby")
    Role.objects.create(account=accounts["editor"], process_id=made.pk, name="editor")
    return made
