"""The head of a meeting: kind, bodies, link and case number; a body's rules of procedure; the parts of a visit."""

from __future__ import annotations

from datetime import time
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from frisat.plan.errors import FormatError
from frisat.plan.model import Clock
from frisat.plan.typed import typed
from frisat.web.base import seen, words
from frisat.web.meetings import actions, head_actions, queries, sight
from frisat.web.meetings.back_views import as_json, offer
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.forms import HeadForm, RuleForm, add, case_hint, initial_of
from frisat.web.meetings.meeting_views import BOTH, found_meeting, light_meeting, refused_if_settled
from frisat.web.meetings.models import BodyRule, Meeting
from frisat.web.meetings.move_actions import check_clock
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page

_EMPTY_LEGS = 3


@process_page(permissions.prepares_meetings, *BOTH)
def head(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    row = light_meeting(process, pk)
    if (refused := refused_if_settled(request, row)) is not None:
        return refused
    initial, places = initial_of(row)
    if request.method == "POST":
        places = max(places, sum(name.startswith("body_") for name in request.POST))
    form = HeadForm(request.POST or None, initial=initial, places=min(places, 40))
    now: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            head_actions.set_head(request.user, row, form.values(), seen=request.POST.get("seen", ""))
            actions.set_bodies(request.user, row, form.bodies())
        except MeetingError as wrong:
            add(form, wrong)
            row = light_meeting(process, pk)
            now = initial_of(row)[0] if wrong.code == "G126" else {}
        else:
            messages.success(request, gettext("Saved."))
            if hint := case_hint(form.cleaned_data["case_no"]):
                messages.warning(request, hint)
            return redirect("work_meeting", process.slug, pk)
    bodies = queries.bodies_of(row)
    rules = queries.rules_of(bodies)
    context = {
        "process": process, "row": row, "form": form, "title": title_of(row),
        "seen": head_actions.stand_of(row), "differs": seen.differs(form, now),
        "rules": [(body, rules[body.pk].agenda_workdays if body.pk in rules else None) for body in bodies],
    }  # fmt: skip
    return render(request, "meetings/head.html", context, status=422 if form.errors else 200)


def title_of(row: Meeting) -> str:
    """What the meeting is called, for the head of a page that shows nothing else of it."""
    index = getattr(row.activity, "index", None)
    if index is not None:
        return words.headline(index.title)
    drafted = queries.activities(queries.standing(row.process)).get(row.activity.key)
    return words.headline(drafted.title) if drafted else str(row.process.name)


@process_page(permissions.prepares_meetings, *BOTH)
def rule(request: HttpRequest, process: Process, pk: int, body_pk: int) -> HttpResponse:
    """What the rules of procedure of one of the meeting's bodies say."""
    row = light_meeting(process, pk)
    body = next((b for b in queries.bodies_of(row) if b.pk == body_pk), None)
    if body is None:
        raise Http404
    now = queries.rules_of([body]).get(body.pk)
    form = RuleForm(request.POST or None, initial=_rule_now(now))
    stands: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            check_clock(form.cleaned_data["clock"], None)
        except MeetingError as wrong:
            form.add_error("clock", wrong.said)
        else:
            try:
                head_actions.set_rule(request.user, row, body, form.values(), seen=request.POST.get("seen", ""))
            except MeetingError as wrong:
                add(form, wrong)
                now = queries.rules_of([body]).get(body.pk)
                stands = _rule_now(now)
            else:
                messages.success(request, gettext("The rules of “%(name)s” are saved.") % {"name": body.name})
                return redirect("meeting_head", process.slug, pk)
    context = {
        "process": process, "row": row, "body": body, "form": form, "title": title_of(row),
        "seen": head_actions.stand_of_rule(now), "differs": seen.differs(form, stands),
    }  # fmt: skip
    return render(request, "meetings/rule.html", context, status=422 if form.errors else 200)


def _rule_now(rule: BodyRule | None) -> dict[str, Any]:
    """What the form of a body's rules begins with."""
    start = Clock(f"{rule.start:%H:%M}", f"{rule.end:%H:%M}" if rule.end else None) if rule and rule.start else None
    return {
        "agenda_workdays": rule.agenda_workdays if rule else queries.AGENDA_WORKDAYS,
        "place": rule.place if rule else "", "clock": start,
    }  # fmt: skip


@process_page(permissions.prepares_meetings, *BOTH)
def legs(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """The parts of a visit, a row each; a row without a title is none."""
    row = found_meeting(process, pk)
    if (refused := refused_if_settled(request, row)) is not None:
        return refused
    faults: dict[int, str] = {}
    wrong_now: MeetingError | None = None
    if request.method == "POST":
        lines = _typed(request)
        kept = []
        for n, line in enumerate(lines):
            if not any(line.values()):
                continue
            try:
                kept.append(_leg(line, row))
            except MeetingError as wrong:
                faults[n] = wrong.said
        if not faults:
            try:
                before = head_actions.set_legs(request.user, row, kept, seen=request.POST.get("seen", ""))
            except MeetingError as wrong:
                wrong_now, row = wrong, found_meeting(process, pk)
            else:
                _say_saved(request, row, before, kept)
                return redirect("work_meeting", process.slug, pk)
    else:
        lines = [*_shown_legs(row), *[{"title": "", "clock": "", "place": ""}] * _EMPTY_LEGS]
    rows = [(n, line, faults.get(n, "")) for n, line in enumerate(lines)]
    context = {
        "process": process, "row": row, "rows": rows, "faults": faults, "wrong": wrong_now,
        "title": sight.seen_by(request.user, row).title, "seen": head_actions.stand_of_legs(row),
        "differs": [(f"{leg['clock']} {leg['place']}".strip(), leg["title"]) for leg in _shown_legs(row)]
        if wrong_now else [],
    }  # fmt: skip
    return render(request, "meetings/legs.html", context, status=422 if faults or wrong_now else 200)


def _shown_legs(row: Meeting) -> list[dict[str, str]]:
    return [
        {
            "title": leg.title,
            "clock": "-".join(f"{at:%H.%M}" for at in (leg.start, leg.end) if at is not None),
            "place": leg.place,
        }
        for leg in row.legs.all()
    ]


def _say_saved(request: HttpRequest, row: Meeting, before: list[dict[str, Any]], after: list[dict[str, Any]]) -> None:
    """Saved; where a part is no longer there as it was, with the way back."""
    if all(leg in after for leg in before):
        messages.success(request, gettext("Saved."))
        return
    said = gettext("Saved. Changed or taken away: %(parts)s.")
    said %= {"parts": ", ".join(leg["title"] for leg in before if leg not in after)}
    offer(request, row.process, row.pk, said, legs=as_json(before), now=as_json(after))


def _typed(request: HttpRequest) -> list[dict[str, str]]:
    names = {"titel": "title", "tid": "clock", "sted": "place"}
    columns = {inner: request.POST.getlist(outer)[:40] for outer, inner in names.items()}
    most = max(map(len, columns.values()))
    whole = {name: values + [""] * (most - len(values)) for name, values in columns.items()}
    return [{name: " ".join(values[n].split())[:200] for name, values in whole.items()} for n in range(most)]


def _leg(line: dict[str, str], row: Meeting) -> dict[str, Any]:
    if not line["title"]:
        raise MeetingError("G122")
    clock = None
    if line["clock"]:
        try:
            found = typed("time", line["clock"])
        except FormatError:
            raise MeetingError("G115", value=line["clock"]) from None
        clock = Clock(found["start"], found["end"])
        check_clock(clock, queries.exact_day(row))
    return {
        "title": line["title"],
        "start": time.fromisoformat(clock.start) if clock else None,
        "end": time.fromisoformat(clock.end) if clock and clock.end else None,
        "place": line["place"],
    }
