"""The daily mail as a task of the worker: it runs in the morning and puts itself in the queue for the next one."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task

MORNING = time(7, 0)
"""Local time at which the letters are written."""


@task()
def daily_mail() -> str:
    """Writes today's letters; how many went out."""
    from frisat.web.base.clock import today
    from frisat.web.desk import notices

    try:
        return str(notices.send_daily(today()))
    finally:
        plan_next()


def plan_next(now: datetime | None = None) -> datetime | None:
    """Puts the next daily mail in the queue unless it is there; when it will run, None when it was there already."""
    from django_tasks_db.models import DBTaskResult

    waiting = DBTaskResult.objects.filter(task_path=daily_mail.module_path, status=TaskResultStatus.READY)
    if waiting.exists():
        return None
    when = next_morning(now or timezone.now())
    daily_mail.using(run_after=when).enqueue()
    return when


def next_morning(now: datetime) -> datetime:
    """The next 7 o'clock in local time, also over a change to summer time."""
    local = timezone.localtime(now)
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, MORNING))
