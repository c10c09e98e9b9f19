"""The work of search behind the pages: meetings whose items were saved are folded into the index of words."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task

AFTER = timedelta(seconds=20)
"""Somebody who writes an agenda saves often; once for all of it is enough."""


@task()
def fold_in() -> str:
    """Folds in what waits for it; how many meetings there were."""
    from frisat.web.meetings import inverted

    return str(inverted.fold_in())


def plan_folding() -> None:
    """Puts the folding in the queue unless it waits there already. Within a transaction it is undone with it."""
    from django_tasks_db.models import DBTaskResult

    if not DBTaskResult.objects.filter(task_path=fold_in.module_path, status=TaskResultStatus.READY).exists():
        fold_in.using(run_after=timezone.now() + AFTER).enqueue()


def take_up() -> None:
    """For a worker that begins: what an earlier one left is folded in."""
    from frisat.web.meetings import inverted

    if inverted.stale():
        plan_folding()
