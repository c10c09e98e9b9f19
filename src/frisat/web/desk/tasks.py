"""The daily mail as a task of the worker: it runs in the morning and puts itself in the queue for the next one."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task

from frisat.web.base.clock import midnight

MORNING = time(7, 0)
"""Local time at which the letters are written."""


SOON = timedelta(minutes=30)
"""So long after a mail server did not answer it is asked again."""


@task()
def daily_mail() -> str:
    """Writes today's letters; how many went out."""
    from frisat.web.base.clock import today
    from frisat.web.desk import notices

    refused = 1  # until it is known better: whatever goes wrong, those who are left get their letters later
    try:
        done = notices.send_daily(today())
        refused = done.refused
    finally:
        plan_next(soon=bool(refused))
    return str(done.sent)


def plan_next(now: datetime | None = None, *, soon: bool = False) -> datetime | None:
    """
    Puts the next daily mail in the queue unless it is there; when it will run, None when it was there already.

    `soon`: some of today's letters did not go out.
    """
    from django_tasks_db.models import DBTaskResult

    waiting = DBTaskResult.objects.filter(task_path=daily_mail.module_path, status=TaskResultStatus.READY)
    if waiting.exists():
        return None
    now = now or timezone.now()
    when = min(now + SOON, next_morning(now)) if soon else next_morning(now)
    daily_mail.using(run_after=when).enqueue()
    return when


def take_up(now: datetime | None = None) -> datetime | None:
    """As `plan_next`, for a worker that begins: letters that were broken off today are gone on with soon."""
    from django_tasks_db.models import DBTaskResult

    now = now or timezone.now()
    broken = DBTaskResult.objects.filter(
        task_path=daily_mail.module_path, status=TaskResultStatus.RUNNING, started_at__gte=midnight(now)
    )
    return plan_next(now, soon=broken.exists())


def next_morning(now: datetime) -> datetime:
    """The next 7 o'clock in local time, also over a change to summer time."""
    local = timezone.localtime(now)
    day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, MORNING))
