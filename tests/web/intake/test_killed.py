"""A worker that is killed in the middle of a long deed: no row is half written, and the next one goes on from there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import served

if not hasattr(signal, "SIGKILL"):
    pytest.skip("signals: this system cannot kill a process at once", allow_module_level=True)

_SETUP = """
import json, sys
from frisat.web import serve
serve.setup()
from frisat.web.intake import decisions, deeds, queries, tasks
from frisat.web.intake.models import Intake
from frisat.web.process import drafts
from frisat.web.record.models import Entry
"""
_PREPARE = """
from frisat.web import serve
serve.setup()
from frisat.web.intake import actions, deeds, tasks
from frisat.web.people.models import Account, Role
from frisat.web.process.actions import make_process
from frisat.web.record.actions import SYSTEM
process = make_process(SYSTEM, slug="klimaplan", name="Klimaplan for Engby")
editor = Account.objects.create_user("editor@engby.example", "en lang adgangskode", name="Mette")
Role.objects.create(account=editor, process_id=process.pk, name="editor")
rows = "".join(f"{n % 28 + 1}. maj 2027;Drøftelse nummer {n}\\n" for n in range(40))
intake = actions.hand_in(editor, process, "plan.csv", ("Dato;Aktivitet\\n" + rows).encode())
tasks.read_intake.call(intake.pk)
from django_tasks_db.models import DBTaskResult
DBTaskResult.objects.all().delete()
intake.refresh_from_db()
deeds.ask(editor, intake, deeds.ACCEPTING)
"""
_STOPS = (
    _SETUP
    + """
import time
from pathlib import Path
from frisat.web.intake import pace
pace.FIRST = pace.LEAST = pace.MOST = 15
taken, calls = decisions.take, []
def stop(*args):
    out = taken(*args)
    calls.append(1)
    if len(calls) == 2:  # in the second portion, before it is whole
        Path(sys.argv[1]).write_text(str(queries.standing(args[1]).accepted))
        time.sleep(600)
    return out
decisions.take = stop
from frisat.web import worker
worker.run()
"""
)
_SAYS = (
    _SETUP
    + """
intake = Intake.objects.defer("upload").get()
draft = drafts.open_draft_of(intake.process)
print(json.dumps({
    "done": intake.done, "total": intake.total,
    "step": intake.step, "state": intake.state, "accepted": queries.standing(intake).accepted,
    "activities": len(drafts.state_of(draft).activities) if draft else None, "told": intake.told,
    "recorded": Entry.objects.filter(verb="intake.accept_sure").count(),
}))
"""
)


def test_a_worker_killed_in_the_middle_leaves_whole_portions_and_the_next_one_goes_on(tmp_path: Path) -> None:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("FRISAT_", "DJANGO_", "DATABASE"))}
    data = tmp_path / "data"
    served.begin(data)
    env = {**clean, "FRISAT_DATA": str(data), "FRISAT_TODAY": "2027-05-03", "FRISAT_SECOND_FACTOR": "0"}

    def says() -> dict[str, Any]:
        out = subprocess.run([sys.executable, "-c", _SAYS], env=env, check=True, capture_output=True, text=True)
        return dict(json.loads(out.stdout.splitlines()[-1]))

    subprocess.run([sys.executable, "-c", _PREPARE], env=env, check=True)
    reached = tmp_path / "reached"
    first = subprocess.Popen([sys.executable, "-c", _STOPS, str(reached)], env=env)
    try:
        _until(lambda: reached.exists() and reached.read_text() == "30", first)
    finally:
        first.kill()
        first.wait(30)
    assert first.returncode == -signal.SIGKILL
    left = says()
    seen = (left["done"], left["total"], left["step"], left["accepted"], left["activities"], left["recorded"])
    assert seen == (15, 40, "accepting", 15, 15, 0), "the first portion is whole, nothing of the second is there"

    second = subprocess.Popen([sys.executable, "-m", "frisat.web.worker"], env=env)
    try:
        _until(lambda: says()["step"] == "", second)
    finally:
        second.terminate()
        second.wait(30)
    done = says()
    assert (done["accepted"], done["activities"], done["recorded"]) == (40, 40, 1)
    assert done["told"] == {"deed": "accepting", "new": 40, "changed": 0, "same": 0}


def _until(is_so: Callable[[], bool], worker: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        if is_so():
            return
        assert worker.poll() is None, "the worker ended by itself"
        time.sleep(0.5)
    raise AssertionError("it did not come so far")
