"""Programs that decide at once get the numbers of a year without gaps or doubles, on a file and on PostgreSQL."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.record.test_many_writers import _environment, _run

WRITERS, DEEDS = 3, 8
_MAKE = """
import django
django.setup()
from frisat.web.bodies.models import Body
from frisat.web.process.models import Process
Body.objects.create(name="Byrådet", kind="council")
Process.objects.create(slug="forloeb", name="Forløb")
"""
_DECIDE = """
import sys, django
django.setup()
from datetime import date
from django.db import transaction
from frisat.plan.meeting import Outcome
from frisat.web.bodies.models import Body
from frisat.web.cases.deciding import decide
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM
process, body = Process.objects.get(), Body.objects.get()
for n in range(int(sys.argv[1])):
    try:
        with transaction.atomic():
            decide(SYSTEM, process, body=body, day=date(2027, 4, 1), title="A", text="T", outcome=Outcome.ADOPTED)
            if n % 4 == 3:
                raise RuntimeError  # every fourth is undone, and takes no number
    except RuntimeError:
        pass
"""
_CHECK = """
import django
django.setup()
from frisat.web.cases.models import Decision
print(*sorted(Decision.objects.values_list("number", flat=True)))
"""


@pytest.mark.django_db(transaction=True)
def test_who_decide_at_once_get_numbers_without_gaps_or_doubles(tmp_path: Path) -> None:
    env = _environment(tmp_path)
    _run(_MAKE, env)
    writers = [
        subprocess.Popen([sys.executable, "-c", _DECIDE, str(DEEDS)], env=env, stderr=subprocess.PIPE)
        for _ in range(WRITERS)
    ]
    said = [writer.communicate(timeout=240)[1].decode() for writer in writers]

    assert [writer.returncode for writer in writers] == [0] * WRITERS, said
    assert list(map(int, _run(_CHECK, env).split())) == list(range(1, WRITERS * DEEDS * 3 // 4 + 1))
