"""The work of invitations behind the pages: letters go out when they are due, and answers are fetched."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task

FETCH_EVERY = timedelta(minutes=5)


@task()
def send_letters() -> str:
    """Sends what is due; how many letters went out. Puts itself in the queue for the next one that waits."""
    from frisat.web.invites import letters

    try:
        return str(letters.send_due(timezone.now()))
    finally:
        plan_next()


def plan_next(now: datetime | None = None) -> datetime | None:
    """
    Puts the sending in the queue for when the next letter is due; when that is, None when no letter waits.

    Within a transaction the task is undone with it, so there is no letter without a task.
    """
    from frisat.web.invites import queries

    now = now or timezone.now()
    when = queries.next_due(now)
    if when is None or _is_planned(send_letters.module_path, when):
        return when
    if when <= now:
        send_letters.enqueue()
    else:
        send_letters.using(run_after=when).enqueue()
    return when


@task()
def fetch_replies() -> str:
    """Reads the mailbox that answers arrive in, and puts itself in the queue again."""
    from frisat.web.invites import mailbox, replies

    try:
        return str(replies.read_all(mailbox.messages()).taken)
    finally:
        plan_fetching()


def plan_fetching(now: datetime | None = None) -> None:
    """Puts the next fetching in the queue, where the settings name a mailbox."""
    from django.conf import settings

    when = (now or timezone.now()) + FETCH_EVERY
    if settings.FRISAT_REPLIES and not _is_planned(fetch_replies.module_path, when):
        fetch_replies.using(run_after=when).enqueue()


def _is_planned(path: str, when: datetime) -> bool:
    from django.db.models import Q
    from django_tasks_db.models import DBTaskResult, get_date_max

    waiting = DBTaskResult.objects.filter(task_path=path, status=TaskResultStatus.READY)
    return waiting.filter(Q(run_after=get_date_max()) | Q(run_after__lte=when)).exists()
