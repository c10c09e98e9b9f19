"""
The work in the background: one task a document that is read, one a long deed on its rows (`deeds.py`). A task that was
broken off is taken up again once (`take_up`).

The document itself is opened in a limited child of this process (`frisat.read`), never here.
"""

from __future__ import annotations

import logging
import os
import socket
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task

import frisat.read
from frisat.plan.errors import FrisatError
from frisat.web.intake.models import Intake, IntakeState
from frisat.web.intake.pace import StoppedError

MOST_TRIES = 2
LONGEST = timedelta(minutes=15)
"""No reading takes this long: who is still at it on another machine is gone."""
TOLD_EVERY_SECONDS = 0.5
_log = logging.getLogger("frisat.intake")


@task()
def read_intake(pk: int) -> str:
    """Reads one document; gives the state it ends in. What goes wrong is said on the import, for its people."""
    from frisat.web.intake import actions, making
    from frisat.web.record.actions import SYSTEM

    intake = actions.begin_reading(SYSTEM, pk)
    if intake is None:
        return "gone"
    try:
        with tempfile.TemporaryDirectory(prefix="frisat-import-") as folder:
            path = Path(folder) / intake.file_name
            path.write_bytes(actions.bytes_of(intake))
            reading, document = frisat.read.read_with_document(path, _Watched(intake))
            making.make(intake, path, reading, document)
    except StoppedError:
        _log.info("reading of import %s was stopped", pk)
    except FrisatError as error:
        actions.fail(SYSTEM, intake, error.code, {k: str(v) for k, v in error.parts.items()})
    except PermissionDenied:
        actions.fail(SYSTEM, intake, "I103", {})
    except Exception:  # the worker goes on with the next document, and the import says that this one failed
        _log.exception("reading import %s", pk)
        actions.fail(SYSTEM, intake, "I102", {})
    return Intake.objects.values_list("state", flat=True).get(pk=pk)


class _Watched:
    """Writes how far a reading is where everybody sees it, and ends it when somebody has stopped the import."""

    def __init__(self, intake: Intake) -> None:
        self.intake, self.step, self.at = intake, "", 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        from frisat.web.intake import actions
        from frisat.web.record.actions import SYSTEM

        now = time.monotonic()
        if step == self.step and now - self.at < TOLD_EVERY_SECONDS:
            return
        self.step, self.at = step, now
        if not actions.go_on(SYSTEM, self.intake, step, done=done if total else None, total=total or None):
            raise StoppedError


@task()
def carry_out(pk: int, deed: str, account: int | None) -> str:
    """Does one of the long deeds on an import (`deeds.py`), in the name of who asked for it."""
    from frisat.web.intake import deeds
    from frisat.web.people.models import Account
    from frisat.web.record.actions import SYSTEM

    intake = Intake.objects.defer("upload").select_related("process").get(pk=pk)
    by = SYSTEM if account is None else Account.objects.get(pk=account)
    try:
        return "done" if deeds.carry_out(by, intake, deed) else "gone"
    except Exception:  # the worker goes on, and the import says that this did not succeed
        _log.exception("%s import %s", deed, pk)
        deeds.give_up(SYSTEM, intake, deed, by)
        return "failed"


# ------------------------------------------------------------------------------------------- tasks left behind
def worker_name() -> str:
    """The name of a task worker: which machine and which process, so that others can see whether it is alive."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}"


def take_up() -> int:
    """
    Gives tasks whose worker is gone back to the queue; a second time they fail, with a sentence on their import.

    Returns how many were taken up. Called by a worker when it starts.
    """
    from django_tasks_db.models import DBTaskResult

    taken = 0
    with transaction.atomic():
        for left in DBTaskResult.objects.select_for_update().filter(status=TaskResultStatus.RUNNING):
            if not _is_left(left.worker_ids[-1] if left.worker_ids else "", left.started_at):
                continue
            if len(left.worker_ids) < MOST_TRIES:
                left.status, left.started_at = TaskResultStatus.READY, None
                left.save(update_fields=["status", "started_at"])
                taken += 1
            else:
                left.set_failed(RuntimeError("the worker died twice"))
                _give_up(left.task_path, left.args_kwargs)
    return taken


def _is_left(worker: str, started: datetime | None) -> bool:
    host, _, pid = worker.rpartition(":")
    is_ours = os.name != "nt" and host == socket.gethostname()[:40] and pid.isdigit()
    if is_ours and (int(pid) == os.getpid() or not _is_alive(int(pid))):
        return True
    return started is None or started < timezone.now() - LONGEST


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _give_up(path: str, said: dict[str, list[Any]]) -> None:
    from frisat.web.intake import actions, deeds
    from frisat.web.people.models import Account
    from frisat.web.record.actions import SYSTEM

    if path == carry_out.module_path and len(said.get("args") or ()) > 1:
        pk, deed = said["args"][:2]
        account = said["args"][2] if len(said["args"]) > 2 else None
        who = Account.objects.filter(pk=account).first() if account is not None else None
        for asked in Intake.objects.defer("upload").filter(pk=pk, step=deed):
            deeds.give_up(SYSTEM, asked, deed, who)
        return
    if path != read_intake.module_path or not said.get("args"):
        return
    intake = Intake.objects.filter(pk=said["args"][0], state__in=[IntakeState.WAITING, IntakeState.READING]).first()
    if intake is not None:
        actions.fail(SYSTEM, intake, "I101", {})
