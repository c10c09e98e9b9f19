"""A worker that is killed around handing a letter over: none is lost, and a second one is known for the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import served
from tests.web.invites.post import Post

if not hasattr(signal, "SIGKILL"):
    pytest.skip("signals: this system cannot kill a process at once", allow_module_level=True)

_PREPARE = """
from frisat.web import serve
serve.setup()
from frisat.web.invites import actions
from frisat.web.meetings import actions as meetings
from frisat.web.process.models import IndexedActivity
from frisat.web.record.actions import SYSTEM
row = IndexedActivity.objects.filter(edtf__regex=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", left_in=None).first()
meeting = meetings.make_meeting(SYSTEM, row.activity)
actions.invite(SYSTEM, meeting, [actions.Wanted("Bo", "bo@engby.example"), actions.Wanted("Pia", "pia@engby.example")])
"""
_SEND = """
import os, signal, sys
from datetime import timedelta
from frisat.web import serve
serve.setup()
from django.utils import timezone
from frisat.web.invites import letters, letter_actions
from frisat.web.invites.models import Letter
def die(*_args, **_kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[1] == "before":
    letters.written = die
if sys.argv[1] == "after":
    letter_actions.sent = die
print(letters.send_due(timezone.now() + timedelta(minutes=int(sys.argv[2]))))
print(sorted(Letter.objects.values_list("state", flat=True)))
"""


@pytest.mark.parametrize(("when", "copies"), [("before", 1), ("after", 2)])
def test_a_worker_killed_around_handing_over_loses_no_letter(
    tmp_path: Path, post: Post, when: str, copies: int
) -> None:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("FRISAT_", "DJANGO_", "DATABASE"))}
    data = tmp_path / "data"
    served.begin(data, served.DOCUMENTS)
    env: dict[str, Any] = {
        **clean, "FRISAT_DATA": str(data), "FRISAT_TODAY": "2027-05-03", "FRISAT_ORGANISATION": "Engby Kommune",
        "FRISAT_SMTP": f"smtp://127.0.0.1:{post.port}", "FRISAT_MAIL_FROM": "moeder@engby.example",
    }  # fmt: skip

    def run(*words: str, code: str = _SEND) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code, *words], env=env, capture_output=True, text=True, check=False
        )

    assert run(code=_PREPARE).returncode == 0
    assert run(when, "0").returncode == -signal.SIGKILL
    soon = run("no", "1")
    assert soon.stdout.splitlines()[-1] == "['sending', 'sent']", soon.stderr
    late = run("no", "12")
    assert late.stdout.splitlines() == ["1", "['sent', 'sent']"], late.stderr
    assert run("no", "60").stdout.splitlines()[0] == "0"

    mine = [m for to, m in post.handler.taken if to == ["bo@engby.example"]]
    assert len(mine) == copies
    assert len(post.handler.taken) == copies + 1
    assert len({m["Message-ID"] for m in mine}) == 1
    assert len({m.get_body(("plain",)).get_content() for m in mine}) == 1  # type: ignore[union-attr]
