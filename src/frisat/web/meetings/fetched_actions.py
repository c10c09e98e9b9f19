"""
Every write of who fetched a paper, and of the mails that tell them when it was closed, taken away or exchanged since.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from frisat.web.base.mail_queue import GIVE_UP, LOST_AFTER, in_short, pause_after
from frisat.web.meetings.models import Fetched, Paper, PaperNotice, Why
from frisat.web.people import permissions
from frisat.web.record.actions import action, nothing_changed, write

WAITS = timedelta(minutes=2)
"""A paper that is taken away by mistake and brought back at once is told to nobody."""


@action(permissions.system_only)
def note(by: Any, paper: int, account: Any, *, sha256: str, now: datetime) -> None:
    """An account has got the bytes of a paper. Every further time changes the last moment alone."""
    nothing_changed()
    row, made = Fetched.objects.get_or_create(
        paper_id=paper, account_id=account.pk, sha256=sha256, defaults={"first": now, "last": now}
    )
    if not made:
        Fetched.objects.filter(pk=row.pk).update(last=now)


def tell_holders(by: Any, papers: Iterable[int], why: Why) -> None:
    """
    Puts a mail in the queue for each account that has a copy of one of the papers, but for who did it. Within the
    transaction of the deed: undone with it.
    """
    from frisat.web.meetings.fetched_tasks import plan_sending

    there = Fetched.objects.filter(paper__in=list(papers), account__is_active=True).exclude(account=by.pk)
    waiting = PaperNotice.objects.filter(why=why, done=False).values("fetched")
    newest: dict[tuple[int, int], int] = {}
    for pk, paper, account in there.exclude(pk__in=waiting).order_by("last").values_list("pk", "paper", "account"):
        newest[paper, account] = pk
    if not newest:
        return
    now = timezone.now()
    PaperNotice.objects.bulk_create(
        PaperNotice(fetched_id=pk, why=why, made=now, not_before=now + WAITS) for pk in newest.values()
    )
    plan_sending(now + WAITS)


def tell_holders_of_item(by: Any, item: int, why: Why) -> None:
    """The same of all papers of an item; those that were closed by themselves have been told of."""
    tell_holders(by, Paper.objects.filter(item=item, removed=None, closed=False).values_list("pk", flat=True), why)


@action(permissions.system_only)
def claim(by: Any, notice: PaperNotice, now: datetime) -> bool:
    """Takes on sending a mail; False when another worker did."""
    nothing_changed()
    free = PaperNotice.objects.filter(pk=notice.pk, done=False).filter(
        Q(claimed=None) | Q(claimed__lt=now - LOST_AFTER)
    )
    return bool(free.update(claimed=now))


@action(permissions.system_only)
def sent(by: Any, notice: PaperNotice, now: datetime) -> None:
    """The mail server has taken it."""
    if not PaperNotice.objects.filter(pk=notice.pk, done=False).update(done=True, sent=now, fault=""):
        nothing_changed()
        return
    meeting = notice.fetched.paper.item.meeting
    said = {"paper": notice.fetched.paper_id, "count": 1}
    write(by, "meeting.paper_told", meeting, within=meeting.process, after=said)


@action(permissions.system_only)
def later(by: Any, notice: PaperNotice, now: datetime, why: str) -> None:
    """It could not be sent now: it waits, longer each time, and is given up after some days."""
    if now - notice.made > GIVE_UP:
        _refuse(by, notice, why)
        return
    nothing_changed()
    _mine(notice).update(
        claimed=None, not_before=now + pause_after(notice.tries), tries=notice.tries + 1, fault=in_short(why) or "?"
    )


@action(permissions.system_only)
def refused(by: Any, notice: PaperNotice, why: str) -> None:
    """The mail server said no for good; the list of who has a copy says so."""
    _refuse(by, notice, why)


def _refuse(by: Any, notice: PaperNotice, why: str) -> None:
    if not _mine(notice).update(done=True, fault=in_short(why) or "?"):
        nothing_changed()
        return
    meeting = notice.fetched.paper.item.meeting
    write(by, "meeting.paper_untold", meeting, within=meeting.process, after={"paper": notice.fetched.paper_id})


@action(permissions.system_only)
def dropped(by: Any, notice: PaperNotice, why: str) -> None:
    """What it would tell was undone before it was sent."""
    nothing_changed()
    _mine(notice).update(done=True, fault=in_short(why))


def _mine(notice: PaperNotice) -> Any:
    """The notice while the worker that read it still has it, and no other took it over meanwhile."""
    return PaperNotice.objects.filter(pk=notice.pk, done=False, claimed=notice.claimed)
