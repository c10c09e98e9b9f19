"""
The mail to who has a copy of a paper that was closed, taken away or exchanged since.

It never names the paper or the item's title: both may be closed by now. It says the number of the item, when the copy
was fetched and what to do with it, and leads to the meeting where its reader may still open that.
"""

from __future__ import annotations

import logging
from datetime import datetime
from email.utils import parseaddr
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.utils.translation import gettext, override

from frisat.web.base import words
from frisat.web.base.smtp_faults import fault_of
from frisat.web.meetings import fetched_actions, present, public_queries, sight
from frisat.web.meetings.models import Meeting, PaperNotice, Why
from frisat.web.meetings.value import with_all
from frisat.web.record.actions import SYSTEM
from frisat.write.clean import clean

log = logging.getLogger(__name__)
MOST_A_RUN = 100


def next_due() -> datetime | None:
    """When the next mail is due; None when none waits."""
    waits = PaperNotice.objects.filter(done=False).order_by("not_before")
    when: datetime | None = waits.values_list("not_before", flat=True).first()
    return when


def send_due(now: datetime) -> int:
    """Sends what is due; how many mails the mail server took."""
    free = Q(claimed=None) | Q(claimed__lt=now - fetched_actions.LOST_AFTER)
    rows = PaperNotice.objects.filter(free, done=False, not_before__lte=now)
    due = list(rows.select_related("fetched__account", "fetched__paper__item__meeting__process")[:MOST_A_RUN])
    if not due:
        return 0
    connection, count = get_connection(), 0
    for row in due:
        if not fetched_actions.claim(SYSTEM, row, now):
            continue
        if not _is_right(row):
            fetched_actions.dropped(SYSTEM, row)
            continue
        count += _sent(connection, row, now)
    return count


def _sent(connection: Any, row: PaperNotice, now: datetime) -> bool:
    try:
        connection.send_messages([written(row)])
    except (OSError, SMTPException, ValueError) as error:
        fault = fault_of(error)
        log.warning("the mail server did not take a mail about a paper: %s", fault.said)
        (fetched_actions.refused if fault.is_final else _later(now))(SYSTEM, row, why=fault.said)
        connection.close()
        return False
    fetched_actions.sent(SYSTEM, row, now)
    return True


def _later(now: datetime) -> Any:
    return lambda by, row, why: fetched_actions.later(by, row, now, why)


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
    """The mail of a notice, from what its reader may see now."""
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
    return EmailMessage(
        f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{subject}", body, to=[who.email],
        headers={"Message-ID": _name_of(row), "Auto-Submitted": "auto-generated"},
    )  # fmt: skip


def _url(who: Any, meeting: Meeting) -> str:
    """The meeting's page where its reader may still open it."""
    address = meeting.addresses.last()
    may = address is not None and public_queries.open_to(who).filter(pk=meeting.pk).exists()
    return f"{settings.FRISAT_ADDRESS}/moeder/{address}/" if may else ""


def _name_of(row: PaperNotice) -> str:
    """The Message-ID of a notice, the same whenever it is sent: sent twice, a mail server knows it for one."""
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<paper-notice-{row.pk}-{row.fetched.first.timestamp():.0f}@{host}>"
