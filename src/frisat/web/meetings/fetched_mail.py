"""
The mail to who has a copy of a paper that was closed, taken away or exchanged since.

It never names the paper or the item's title: both may be closed by now. It says the number of the item, when the copy
was fetched and what to do with it, and leads to the meeting where its reader may still open that.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.utils.translation import gettext, override

from frisat.web.base import mail_queue, words
from frisat.web.meetings import fetched_actions, present, public_queries, sight
from frisat.web.meetings.models import Meeting, PaperNotice, Why
from frisat.web.meetings.value import with_all
from frisat.web.record.actions import SYSTEM
from frisat.write.clean import clean


def next_due() -> datetime | None:
    """When the next mail is due; None when none waits."""
    waits = PaperNotice.objects.filter(done=False).order_by("not_before")
    when: datetime | None = waits.values_list("not_before", flat=True).first()
    return when


def send_due(now: datetime) -> int:
    """Sends what is due; how many mails the mail server took."""
    free = Q(claimed=None) | Q(claimed__lt=now - mail_queue.LOST_AFTER)
    due = PaperNotice.objects.filter(free, done=False, not_before__lte=now)
    queue: mail_queue.Queue[PaperNotice] = mail_queue.Queue(
        claim=lambda row, at: _whole(row.pk) if fetched_actions.claim(SYSTEM, row, at) else None,
        written=written,
        sent=lambda row, at: fetched_actions.sent(SYSTEM, row, at),
        later=lambda row, at, why: fetched_actions.later(SYSTEM, row, at, why),
        refused=lambda row, why: fetched_actions.refused(SYSTEM, row, why),
        dropped=lambda row, why: fetched_actions.dropped(SYSTEM, row, why),
    )
    return mail_queue.send(list(due[: mail_queue.MOST_A_RUN]), queue, now)


def _whole(pk: int) -> PaperNotice:
    rows = PaperNotice.objects.select_related("fetched__account", "fetched__paper__item__meeting__process")
    found: PaperNotice = rows.get(pk=pk)
    return found


def _is_right(row: PaperNotice) -> bool:
    """Whether what the mail tells still holds, and its reader still has an account."""
    paper = row.fetched.paper
    if not row.fetched.account.is_active:
        return False
    if row.why == Why.WITHDRAWN:
        return paper.removed is not None or paper.item.removed is not None
    if row.why == Why.EXCHANGED:
        return paper.removed is None and row.fetched.sha256 != paper.clean_sha256
    return paper.closed or paper.item.closed


def written(row: PaperNotice) -> EmailMessage:
    """The mail of a notice, from what its reader may see now. Raises NotRightError where it tells what was undone."""
    if not _is_right(row):
        raise mail_queue.NotRightError("undone")
    paper, who = row.fetched.paper, row.fetched.account
    meeting = with_all(Meeting.objects.filter(pk=paper.item.meeting_id)).first()
    with override(settings.LANGUAGE_CODE):
        url = _url(who, meeting) if meeting is not None else ""
        value = sight.seen_by(who, meeting) if meeting is not None and url else None
        said = {
            "name": clean(who.name), "why": str(row.why), "no": paper.item.no,
            "day": words.day(localtime(row.fetched.last).date()),
            "title": clean(words.headline(value.title)) if value else "", "when": present.when(value) if value else "",
            "url": url, "reads": bool(value) and any(p.key == paper.key for i in value.items for p in i.papers),
            "organisation": settings.FRISAT_ORGANISATION, "site_name": settings.FRISAT_SITE_NAME,
        }  # fmt: skip
        subject = {
            Why.CLOSED: gettext("A paper that you have fetched is closed"),
            Why.WITHDRAWN: gettext("A paper that you have fetched is taken back"),
            Why.EXCHANGED: gettext("A paper that you have fetched is exchanged"),
        }[Why(row.why)]
        body = render_to_string("meetings/mail/fetched.txt", said).strip() + "\n"
    named = mail_queue.message_id("paper", row.pk, row.fetched.first.timestamp())
    return EmailMessage(
        f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{subject}", body, to=[who.email],
        headers={"Message-ID": named, "Auto-Submitted": "auto-generated"},
    )  # fmt: skip


def _url(who: Any, meeting: Meeting) -> str:
    """The meeting's page where its reader may still open it."""
    address = meeting.addresses.last()
    may = address is not None and public_queries.open_to(who).filter(pk=meeting.pk).exists()
    return f"{settings.FRISAT_ADDRESS}/moeder/{address}/" if may else ""
