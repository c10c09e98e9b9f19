"""
The one mail a day: who was named in a comment, who must approve, whose deadline nears, in one letter to each.

What an account may see is asked when its letter is written, so somebody who lost a role yesterday is told nothing. A
thing is told once, and nobody gets two letters on one day; when the mail server is away it is asked again later. A
letter whose worker died while the mail server had it is not sent again: what it says stands on "My day" all the same.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext, override

from frisat.web.base import words
from frisat.web.base.mail_queue import message_id
from frisat.web.bodies import queries as bodies
from frisat.web.cases.pages import split
from frisat.web.desk import actions, queries
from frisat.web.desk.calendar_names import answers_for
from frisat.web.desk.queries import Work
from frisat.web.meetings import follow_queries
from frisat.web.meetings import queries as meetings
from frisat.web.people import permissions
from frisat.web.people.models import Account
from frisat.web.process.models import DraftState
from frisat.web.record.actions import SYSTEM

log = logging.getLogger(__name__)
NEAR_DAYS = 7
"""So long before a deadline those who keep the plan, and who answers for it, are told."""
MOST_DEADLINES = 500
"""So many of the nearest deadlines are looked through for one account."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing to tell: `about` names it for ever, `said` is its sentence, `path` where it is seen."""

    about: str
    said: str
    path: str

    @property
    def url(self) -> str:
        return f"{settings.FRISAT_ADDRESS}{self.path}"


def news_for(who: Account, day: date) -> list[News]:
    """What an account is to be told, told before or not."""
    works = queries.mine(who)
    return [
        *_named(who),
        *_to_approve(who, works),
        *_returned(who, works),
        *_agendas(who, day),
        *_minutes(who, day),
        *_deadlines(who, works, day),
        *_reviews(who, day),
    ]


def _named(who: Account) -> list[News]:
    out = []
    for comment in queries.naming(who, most=50):
        said = gettext("%(name)s names you in “%(process)s”") % {
            "name": comment.by.name,
            "process": comment.process.name,
        }
        address = ("editor_activity", [comment.process.slug, comment.key]) if comment.key else (
            "editor_comments", [comment.process.slug]
        )  # fmt: skip
        out.append(News(f"comment-{comment.pk}", said, reverse(address[0], args=address[1])))
    return out


def _to_approve(who: Account, works: Sequence[Work]) -> list[News]:
    return [
        News(
            f"approve-{w.draft.pk}-{w.draft.snapshot_upto}",
            gettext("A draft of “%(process)s” awaits your approval") % {"process": w.process.name},
            reverse("draft_publish", args=[w.process.slug]),
        )
        for w in queries.waiting(who, works)
        if w.draft is not None
    ]


def _returned(who: Account, works: Sequence[Work]) -> list[News]:
    """The one who asked is told that the draft came back."""
    return [
        News(
            f"returned-{w.draft.pk}-{w.draft.snapshot_upto}",
            gettext("Your draft of “%(process)s” has come back with remarks") % {"process": w.process.name},
            reverse("editor", args=[w.process.slug]),
        )
        for w in works
        if w.draft is not None and w.draft.state == DraftState.RETURNED and w.draft.asked_by_id == who.pk
    ]


def _agendas(who: Account, day: date) -> list[News]:
    """Agendas that are to be sent within the next days, and those that wait for this account's review."""
    out = [
        News(
            f"agenda-{row.pk}-{row.send_by.isoformat()}",
            gettext("The agenda of “%(title)s” must be sent at the latest on %(day)s (%(process)s)")
            % {"title": row.title, "day": words.full_day(row.send_by), "process": row.process},
            reverse("work_meeting", args=[row.slug, row.pk]),
        )
        for row in meetings.due(who, day, within=NEAR_DAYS, late=0)
        if row.send_by is not None
    ]
    said = gettext("The agenda of “%(title)s” awaits your review (%(process)s)")
    out += [
        News(f"review-{row.pk}-{row.day}", said % {"title": row.title, "process": row.process},
             reverse("agenda_send", args=[row.slug, row.pk]))
        for row in meetings.in_review(who)
    ]  # fmt: skip
    return out


def _minutes(who: Account, day: date) -> list[News]:
    """Minutes that await this account's answer, and what it is to do within the next days."""
    said = gettext("The minutes of “%(title)s” await your approval (%(process)s)")
    out = [
        News(
            f"minutes-{one.pk}-{one.sha256[:16]}",
            said % {"title": one.title, "process": one.process},
            reverse("minutes_own", args=[one.pk]),
        )
        for one in follow_queries.to_approve(who)
    ]
    for task in follow_queries.own_follow_ups(who, until=day + timedelta(days=NEAR_DAYS)):
        if task.day is None:
            continue
        text = " ".join(task.text.split())[:200] or gettext("a follow-up of a closed item")
        parts = {"day": words.day(task.day), "text": text, "process": task.process}
        told = gettext("Follow-up at the latest %(day)s: %(text)s (%(process)s)") % parts
        out.append(News(f"follow-{task.pk}-{task.day.isoformat()}", told, reverse("desk")))
    return out


def _deadlines(who: Account, works: Sequence[Work], day: date) -> list[News]:
    """Deadlines of the next days, to those who may change the plan and to who answers for them."""
    person = bodies.account_person(who)
    names = {who.name, person.name if person is not None else ""}
    kept = {w.process.pk for w in works if permissions.edits_plan(who, w.process.pk)}
    out = []
    for d in queries.deadlines(works, day, late=0, most=MOST_DEADLINES):
        process, activity = d.item.process, d.item.activity
        is_mine = any(answers_for(activity, name) for name in names)
        if d.is_late or d.last > day + timedelta(days=NEAR_DAYS) or not (is_mine or process.pk in kept):
            continue
        said = gettext("Deadline %(day)s: %(title)s (%(process)s)")
        if is_mine:
            said = gettext("Deadline %(day)s, which you answer for: %(title)s (%(process)s)")
        out.append(
            News(
                f"deadline-{process.pk}-{activity.key}-{d.last.isoformat()}",
                said % {"day": words.day(d.last), "title": activity.title, "process": process.name},
                reverse("editor_activity", args=[process.slug, activity.key]),
            )
        )
    return out[:50]


def _reviews(who: Account, day: date) -> list[News]:
    """Decisions to be looked at again within a week, by number: a letter says no word of what may be closed."""
    return [
        News(
            f"review-{d.number}-{d.review}",
            gettext("Decision %(number)s is to be looked at again by %(day)s (%(process)s)")
            % {"number": d.number, "day": words.day(d.review or day), "process": d.process},
            reverse("work_decision", args=[d.slug, *split(d.number)]),
        )
        for d in queries.reviews(who, day, within=NEAR_DAYS)
    ]


@dataclass(frozen=True, slots=True)
class Sending:
    """How many letters went out, and how many the mail server did not take."""

    sent: int = 0
    refused: int = 0


def send_daily(day: date, *, tell: Callable[[str], None] = lambda line: None) -> Sending:
    """
    Writes to everybody who has news that they were not told, and who had no letter today.

    A letter that cannot be written is told of in the log and costs nobody else theirs.
    """
    sent = refused = 0
    with override(settings.LANGUAGE_CODE):
        for who in queries.recipients():
            try:
                done = _write_to(who, day)
            except Exception:
                log.exception("the daily mail of account %s could not be written", who.pk)
                done = False
            if done is None:
                continue
            sent, refused = sent + done, refused + (not done)
            tell(who.email)
    return Sending(sent, refused)


def _write_to(who: Account, day: date) -> bool | None:
    """Whether the mail server took the letter; None when there is nothing to tell, or somebody else tells it."""
    news = [n for n in news_for(who, day) if not any(c in n.about for c in "\r\n")]
    claimed = set(actions.claim(SYSTEM, who, [n.about for n in news])) if news else set()
    mine = [n for n in news if n.about in claimed]
    if not mine:
        return None
    about = [n.about for n in mine]
    try:
        letter = _letter(who, mine)
        letter.message()  # what no letter can be made of is known before it counts as handed over
    except Exception:
        actions.release(SYSTEM, who, about)
        raise
    actions.hand_over(SYSTEM, who, about)
    if _send(letter):
        actions.told(SYSTEM, who, about)
        return True
    actions.release(SYSTEM, who, about)
    return False


def _letter(who: Account, news: Sequence[News]) -> EmailMessage:
    said: dict[str, Any] = {
        "account": who,
        "news": news,
        "organisation": settings.FRISAT_ORGANISATION,
        "site_name": settings.FRISAT_SITE_NAME,
        "desk": f"{settings.FRISAT_ADDRESS}{reverse('desk')}",
        "off": f"{settings.FRISAT_ADDRESS}{reverse('desk_mail')}",
    }
    subject = gettext("%(site)s: %(n)s for you today") % {"site": settings.FRISAT_SITE_NAME, "n": len(news)}
    body = render_to_string("desk/mail/daily.txt", said)
    named = message_id("daily", who.pk, *sorted(n.about for n in news))
    return EmailMessage(" ".join(subject.split()), body, to=[who.email], headers={"Message-ID": named})


def _send(letter: EmailMessage) -> bool:
    """False when the mail server did not take it."""
    try:
        letter.send()
    except (OSError, SMTPException):
        log.exception("the daily mail was not taken by the mail server")
        return False
    return True
