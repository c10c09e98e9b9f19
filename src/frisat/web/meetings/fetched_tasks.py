"""The work of telling who has a copy of a paper that was closed, taken away or exchanged since."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django_tasks import TaskResultStatus, task


@task()
def send_notices() -> str:
    """Sends what is due; how many mails went out. Puts itself in the queue for the next one that waits."""
    from frisat.web.meetings import fetched_mail

    try:
        return str(fetched_mail.send_due(timezone.now()))
    finally:
        take_up()


def plan_sending(when: datetime) -> None:
    """Puts the sending in the queue, unless it waits there for then or before. Undone with the transaction."""
    from django_tasks_db.models import DBTaskResult

    waiting = DBTaskResult.objects.filter(task_path=send_notices.module_path, status=TaskResultStatus.READY)
    if not waiting.filter(run_after__lte=when).exists():
        send_notices.using(run_after=when).enqueue()


def take_up() -> None:
    """For a worker that begins, and after each sending: what waits is planned."""
    from frisat.web.meetings import fetched_mail

    when = fetched_mail.next_due()
    if when is not None:
        plan_sending(max(when, timezone.now()))
