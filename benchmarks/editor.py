"""
The plan editor with 500 activities: `python benchmarks/editor.py [activities]`.

Prints, by the clock and in processor time, the first view by a server that has never seen the plan, the next one, and
one edit, each with how often it asked the database. The pages go through every middleware, on SQLite in a file.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

BOUNDS = {"first view": 300, "one edit": 100}
"""Milliseconds of server time (the issue's figures)."""
QUERIES = 15
RUNS = 15


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory(prefix="frisat-bench-") as folder:
        os.environ |= {"FRISAT_DATA": folder, "DJANGO_SETTINGS_MODULE": "frisat.web.settings"}
        os.environ |= {"FRISAT_SECOND_FACTOR": "0", "FRISAT_ORGANISATION": "Engby Kommune"}
        (Path(folder) / "static").mkdir()
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        return _measure(count)


def _made(count: int) -> tuple[Any, Any]:
    """A process whose first version has `count` activities, and a browser in which its owner has signed in."""
    import random
    from datetime import date

    from diff_lint import made
    from django.test import Client

    from frisat.plan.model import Plan
    from frisat.web.people.models import Account, Role, RoleName
    from frisat.web.process import actions
    from frisat.web.record.actions import SYSTEM

    process = actions.make_process(SYSTEM, slug="skolestruktur", name="Skolestruktur")
    plan = Plan(title="Skolestruktur", activities=tuple(made(count, random.Random(500))))
    actions.publish_version(SYSTEM, process, plan, valid_from=date(2026, 1, 5))
    owner = Account.objects.create_user("ejer@engby.example", "en lang adgangskode", name="Ejer")
    Role.objects.create(account=owner, process_id=process.pk, name=RoleName.OWNER)
    client = Client(SERVER_NAME="localhost")
    client.force_login(owner)
    return process, client


def _measure(count: int) -> int:
    from frisat.web.process import actions

    process, client = _made(count)
    home = "/arbejde/forloeb/skolestruktur/plan/"
    version = process.versions.get()
    stamp, key = f"v{version.pk}", actions.plan_of(version).activities[20].key
    numbers = iter(range(10_000))

    def edit() -> None:
        nonlocal stamp
        said = {"felt": "place", "vaerdi": f"Lokale {next(numbers)}", "stand": stamp, "side": stamp}
        answer = client.post(f"{home}{key}/felt/", said, headers={"Accept": "application/json"})
        assert answer.status_code == 200, answer.content
        stamp = answer.json()["stamp"]

    def view() -> None:
        answer = client.get(home)
        assert answer.status_code == 200, (answer.status_code, answer.headers, answer.content[:300])
        assert answer.content.count(b'class="fr-act-row') == count

    view()  # templates are compiled once in the life of a server
    print(f"{count} activities; median and worst of {RUNS}")
    late = [
        _timed("first view", view, before=_forget),
        _timed("next view", view),
        _timed("one edit", edit),
    ]
    return int(any(late))


def _forget() -> None:
    from frisat.web.base import memory
    from frisat.web.process import drafts, editor_findings, editor_rows, editor_state

    memory.forget()
    drafts._states.clear()
    editor_state._begin.cache_clear()
    editor_rows._meaning.cache_clear()
    editor_findings._kept.cache_clear()
    editor_findings._plan.cache_clear()


def _timed(name: str, run: Callable[[], None], before: Callable[[], None] = lambda: None) -> bool:
    """Prints what a page costs; whether it is over its bound."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    clock, core = [], []
    for _ in range(RUNS):
        before()
        begun, worked = time.perf_counter(), time.process_time()
        run()
        clock.append((time.perf_counter() - begun) * 1000)
        core.append((time.process_time() - worked) * 1000)
    before()
    with CaptureQueriesContext(connection) as asked:
        run()
    bound = BOUNDS.get(name)
    wanted = f" (<= {bound} ms, {median(clock) / bound:.2f} of it)" if bound else ""
    print(
        f"{name}: {median(clock):.0f} and {max(clock):.0f} ms by the clock, {median(core):.0f} and {max(core):.0f} "
        f"of one core{wanted}; asks the database {len(asked)} times"
    )
    return (bound is not None and median(clock) > bound) or (name != "one edit" and len(asked) > QUERIES)


if __name__ == "__main__":
    sys.exit(main())
