"""Four programs that write at once make one chain, on a database file and on PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from tests.e2e import served

WRITERS, DEEDS = 4, 12
_WRITE = """
import sys, django
django.setup()
from django.db import transaction
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM, action, write

@action(lambda who: True)
def deed(by, n):
    made = Process.objects.create(slug=f"{sys.argv[1]}-{n}", name="Forløb")
    write(by, "process.make", made, within=made, after={"name": made.name})
    if n % 4 == 3:
        raise RuntimeError  # every fourth fails, and leaves nothing

for n in range(int(sys.argv[2])):
    try:
        deed(SYSTEM, n)
    except RuntimeError:
        pass
"""
_CHECK = """
import django
django.setup()
from frisat.web.process.models import Process
from frisat.web.record import queries
verdict = queries.verify()
print(verdict.is_whole, verdict.rows, Process.objects.count())
"""


def _environment(folder: Path) -> dict[str, str]:
    """What programs of a site are started with: an empty one in the folder, or with the test's tables on PostgreSQL."""
    env = {k: v for k, v in os.environ.items() if k not in ("FRISAT_DATABASE", "DATABASE_URL")}
    env["FRISAT_DATA"] = str(folder)
    if connection.vendor == "postgresql":
        parts = urlsplit(os.environ["FRISAT_DATABASE"])
        env["FRISAT_DATABASE"] = urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))
    else:
        served.begin(folder)
    return env


def _run(code: str, env: dict[str, str], *words: str) -> str:
    done = subprocess.run([sys.executable, "-c", code, *words], env=env, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.mark.django_db(transaction=True)
def test_four_writers_at_once_leave_one_whole_chain(tmp_path: Path) -> None:
    env = _environment(tmp_path)
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITE, f"skriver-{n}", str(DEEDS)], env=env, stderr=subprocess.PIPE)
        for n in range(WRITERS)
    ]
    said = [writer.communicate(timeout=120)[1].decode() for writer in writers]

    assert [writer.returncode for writer in writers] == [0] * WRITERS, said
    kept = WRITERS * DEEDS * 3 // 4
    assert _run(_CHECK, env).split() == ["True", str(kept), str(kept)]
