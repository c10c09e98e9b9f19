"""The start page of those who work in Frisat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frisat.plan.journey import Decision
from frisat.plan.layout.labels import date_words
from frisat.plan.workdays import workdays_between
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.cases.pages import split
from frisat.web.desk import actions, queries
from frisat.web.desk.queries import Deadline, Item
from frisat.web.meetings import follow_queries
from frisat.web.meetings import queries as meetings
from frisat.web.people import permissions
from frisat.web.people.routes import work_page

COUNTED = 21
"""Days ahead within which working days are counted; further off, nobody plans by their number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One activity of a list on the start page."""

    when: str
    title: str
    url: str
    process: str
    note: str
    is_late: bool = False


@work_page(permissions.signed_in)
def desk(request: HttpRequest) -> HttpResponse:
    """What an account has before it today: the next 14 days, deadlines, and what waits for it."""
    who, day = request.user, today()
    works = queries.mine(who)
    editable = [w for w in works if permissions.edits_plan(who, w.process.pk)]
    exact, vague, later = queries.ahead(works, day)
    context: dict[str, Any] = {
        "works": works,
        "may_make": permissions.makes_processes(who),
        "is_editor": bool(editable),
        "exact": [_line(item, day) for item in exact],
        "vague": [_line(item, day) for item in vague],
        "later": _line(later, day) if later else None,
        "deadlines": [
            *(_agenda(r, day) for r in meetings.due(who, day)),
            *(_deadline(d, day) for d in queries.deadlines(works, day)),
        ],
        "agendas": meetings.in_review(who),
        "minutes": follow_queries.to_approve(who),
        "tasks": follow_queries.own_follow_ups(who),
        "waiting": queries.waiting(who, works),
        "returned": queries.returned(who, works),
        "intakes": queries.to_review(who),
        "naming": queries.naming(who),
        "findings": [(f, f.gravest.message(words.language())) for f in queries.findings(editable, day)],
        "undated": queries.undated(editable, day),
        "reviews": [_review(d, day) for d in queries.reviews(who, day)],
    }
    context["lead"] = _lead(context)
    context["nothing"] = not any(
        context[k]
        for k in (
            "waiting",
            "returned",
            "agendas",
            "minutes",
            "tasks",
            "intakes",
            "naming",
            "findings",
            "undated",
            "reviews",
        )
    )
    return render(request, "desk/desk.html", context)


def _line(item: Item, day: date) -> Line:
    activity, process = item.activity, item.process
    clock = words.clock(activity.time)
    said = date_words(activity, words.language())
    return Line(
        when=f"{said}, {clock}" if clock else said,
        title=words.headline(activity.title),
        url=reverse("editor_activity", args=[process.slug, activity.key]),
        process=process.name,
        note=_dotted(_distance(item, day), item.unlike),
    )


def _dotted(*notes: str) -> str:
    return " · ".join(note for note in notes if note)


def _review(decision: Decision, day: date) -> Line:
    """A decision that is to be looked at again; its title only for who sees it (`queries.reviews`)."""
    year, number = split(decision.number)
    limit = decision.review or day
    return Line(
        when=words.day(limit),
        title=decision.title,
        url=reverse("work_decision", args=[decision.slug, year, number]),
        process=decision.process,
        note=gettext("Decision %(number)s is to be looked at again") % {"number": decision.number},
        is_late=limit < day,
    )


def _distance(item: Item, day: date) -> str:
    """ "om fire hverdage" for a day that is said and near, else what the public pages say."""
    period = item.activity.period
    if period is None or not period.is_exact or period.earliest is None or period.earliest <= day:
        return words.away(item.activity, day)
    if (period.earliest - day).days > COUNTED:
        return words.away(item.activity, day)
    return _working_days(period.earliest, day)


def _working_days(limit: date, day: date) -> str:
    n = workdays_between(day + timedelta(days=1), limit)
    return ngettext("in %(n)s working day", "in %(n)s working days", n) % {"n": words.number(n)}


def _deadline(deadline: Deadline, day: date) -> Line:
    line = _line(deadline.item, day)
    if not deadline.is_late:
        return line
    return replace(line, note=_dotted(_passed(deadline.last, day), deadline.item.unlike), is_late=True)


def _agenda(row: meetings.Row, day: date) -> Line:
    """An agenda that is to be sent, among the deadlines."""
    said = gettext("The agenda of “%(title)s” is to be sent") % {"title": words.headline(row.title)}
    url, limit = reverse("work_meeting", args=[row.slug, row.pk]), row.send_by
    if limit is None:
        return Line("", said, url, row.process, "")
    if not row.is_late(day):
        note = _working_days(limit, day) if limit > day else gettext("today")
        return Line(words.day(limit), said, url, row.process, note)
    return Line(words.day(limit), said, url, row.process, _passed(limit, day), is_late=True)


def _passed(limit: date, day: date) -> str:
    n = (day - limit).days
    return ngettext("passed %(n)s day ago", "passed %(n)s days ago", n) % {"n": words.number(n)}


def _lead(context: dict[str, Any]) -> str:
    """The day in one sentence: what waits for this account."""
    waiting, back, intakes, naming, agendas, minutes = (
        len(context[k]) for k in ("waiting", "returned", "intakes", "naming", "agendas", "minutes")
    )
    said = [
        (waiting, ngettext("%(n)s draft awaits your approval", "%(n)s drafts await your approval", waiting)),
        (back, ngettext("%(n)s draft has come back to you", "%(n)s drafts have come back to you", back)),
        (agendas, ngettext("%(n)s agenda awaits your review", "%(n)s agendas await your review", agendas)),
        (minutes, ngettext("%(n)s set of minutes awaits you", "%(n)s sets of minutes await you", minutes)),
        (intakes, ngettext("%(n)s import is to be reviewed", "%(n)s imports are to be reviewed", intakes)),
        (naming, ngettext("%(n)s comment names you", "%(n)s comments name you", naming)),
    ]
    parts = [text % {"n": words.number(n)} for n, text in said if n]
    if not parts:
        return gettext("Nothing waits for you today.") if context["works"] and not context["tasks"] else ""
    return _joined(parts) + "."


def _joined(parts: Sequence[str]) -> str:
    said = parts[-1]
    if parts[:-1]:
        said = gettext("%(these)s and %(last)s") % {"these": ", ".join(parts[:-1]), "last": said}
    return said[:1].upper() + said[1:]


@work_page(permissions.signed_in, "GET", "HEAD", "POST")
def mail(request: HttpRequest) -> HttpResponse:
    """Whether one gets the daily mail."""
    if request.method == "POST":
        wants = request.POST.get("mail") == "1"
        actions.want_mail(request.user, wants=wants)
        said = gettext("You get one mail a day when there is news.") if wants else gettext("You get no daily mail.")
        messages.success(request, said)
        return redirect("desk_mail")
    return render(request, "desk/mail.html", {"wants": queries.wants_mail(request.user)})
