"""Where items come from: proposals, the plan, follow-ups, templates of the body."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frisat.plan.meeting import ItemKind
from frisat.plan.minutes_prose import joined
from frisat.web.base import words
from frisat.web.base.kept_rows import kept_row
from frisat.web.meetings import agenda_actions, paper_tasks, put_off, queries, source_actions, sources
from frisat.web.meetings.agenda_forms import ProposalForm, TemplateForm
from frisat.web.meetings.back_views import offer
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.forms import add
from frisat.web.meetings.head_views import title_of
from frisat.web.meetings.meeting_views import BOTH, found_meeting, light_meeting, page
from frisat.web.meetings.models import Meeting, Template
from frisat.web.meetings.words import ITEM_KINDS
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page

_EMPTY_ROWS = 3


def _offers(process: Process, row: Meeting) -> list[tuple[str, list[sources.Offer]]]:
    bodies = queries.bodies_of(row)
    points, waiting = sources.of_plan(row, process, bodies)
    return [
        (gettext("Proposed by colleagues"), sources.proposed(bodies, process)),
        (gettext("Put off at earlier meetings, or called off with them"), put_off.offers(row, bodies)),
        (gettext("What the plan says of the meeting"), points),
        (gettext("What awaits the body in the plan"), waiting),
        (gettext("Open follow-ups of earlier meetings"), sources.follow_ups(row, bodies)),
    ]


@process_page(permissions.prepares_meetings, *BOTH)
def fetch(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """What could stand on the agenda; those that are ticked are put on it."""
    row = light_meeting(process, pk)
    groups = _offers(process, row)
    fault = ""
    papers = set(request.POST.getlist("bilag"))
    if request.method == "POST":
        chosen = set(request.POST.getlist("med"))
        taken = [
            offer.row | ({"papers": [p.pk for p in offer.papers if str(p.pk) in papers]} if offer.papers else {})
            for _, offers in groups for offer in offers if offer.key in chosen
        ]  # fmt: skip
        if not taken:
            fault = gettext("Nothing was chosen. Tick what is to be on the agenda.")
        else:
            try:
                made = agenda_actions.add_items(request.user, row, taken)
            except MeetingError as wrong:
                return page(request, found_meeting(process, pk), wrong=wrong)
            paper_tasks.look_now(queries.unscanned_of(made))
            said = ngettext("%(n)s item is on the agenda.", "%(n)s items are on the agenda.", len(taken))
            messages.success(request, said % {"n": len(taken)})
            return HttpResponseRedirect(f"{reverse('work_meeting', args=[process.slug, pk])}#dagsorden")
    is_new = request.method != "POST"
    shown = [
        (title, [(o, ITEM_KINDS[o.kind], [(p, is_new or str(p.pk) in papers) for p in o.papers]) for o in offers])
        for title, offers in groups if offers
    ]  # fmt: skip
    context = {
        "process": process, "row": row, "title": title_of(row), "groups": shown, "fault": fault,
        "first": shown[0][1][0][0].key if shown else "",
        "templates": sources.templates(queries.bodies_of(row)),
    }  # fmt: skip
    return render(request, "meetings/fetch.html", context, status=422 if fault else 200)


@process_page(permissions.prepares_meetings, "POST")
def use(request: HttpRequest, process: Process, pk: int, template_pk: int) -> HttpResponse:
    """Puts a template's items on the agenda."""
    row = light_meeting(process, pk)
    template = _template(row, template_pk)
    try:
        made = agenda_actions.add_items(request.user, row, [dict(item) for item in template.items])
    except MeetingError as wrong:
        return page(request, found_meeting(process, pk), wrong=wrong)
    said = ngettext("%(n)s item is on the agenda.", "%(n)s items are on the agenda.", len(made)) % {"n": len(made)}
    messages.success(request, said)
    return HttpResponseRedirect(f"{reverse('work_meeting', args=[process.slug, pk])}#dagsorden")


def _template(row: Meeting, template_pk: int) -> Template:
    found = sources.template_of(row, template_pk)
    if found is None:
        raise Http404
    return found


@process_page(permissions.prepares_meetings, *BOTH)
def keep(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """The agenda as a template of the bodies that meet."""
    row = found_meeting(process, pk)
    bodies = queries.bodies_of(row)
    form = TemplateForm(request.POST or None)
    items = [
        {"title": i.title, "kind": i.kind, "minutes": i.minutes, "text": "", "recommendation": ""}
        for i in row.items.all() if not i.closed
    ]  # fmt: skip
    if request.method == "POST" and form.is_valid() and bodies:
        try:
            made = source_actions.keep_template(
                request.user, row, *bodies, name=" ".join(form.cleaned_data["name"].split()), items=items
            )
        except MeetingError as wrong:
            add(form, wrong)
        else:
            messages.success(request, gettext("The template “%(name)s” is kept.") % {"name": made.name})
            return redirect("agenda_template", process.slug, pk, made.pk)
    context = {"process": process, "row": row, "title": title_of(row), "form": form, "items": items,
               "bodies": joined([body.name for body in bodies], words.language()),
               "templates": sources.templates(bodies)}  # fmt: skip
    return render(request, "meetings/templates.html", context, status=422 if form.errors else 200)


def _in_lines(template: Template) -> str:
    """A template's items, a line each, as the page of a stale form shows them."""
    said = []
    for item in template.items:
        minutes = ngettext("%(n)s minute", "%(n)s minutes", item["minutes"]) % {"n": item["minutes"]} if item.get(
            "minutes") else ""  # fmt: skip
        kind = str(dict(ITEM_KINDS).get(item.get("kind"), ""))
        said.append(" · ".join(filter(None, (item["title"], kind, minutes))))
    return "\n".join(said)


@process_page(permissions.prepares_meetings, *BOTH)
def template(request: HttpRequest, process: Process, pk: int, template_pk: int) -> HttpResponse:
    """A template's name and items, a row each; an empty row is none."""
    row = light_meeting(process, pk)
    found = _template(row, template_pk)
    form = TemplateForm(request.POST or None, initial={"name": found.name})
    rows = _rows(request) if request.method == "POST" else [
        {"title": i["title"], "kind": i.get("kind", ""), "minutes": i.get("minutes") or ""} for i in found.items
    ]  # fmt: skip
    differs: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        kept = {i["title"]: i for i in found.items}
        items = [
            {**kept.get(r["title"], {}), "title": r["title"], "kind": r["kind"],
             "minutes": int(r["minutes"]) if str(r["minutes"]).isdigit() else None}
            for r in rows if r["title"]
        ]  # fmt: skip
        try:
            before = source_actions.change_template(
                request.user, row, found, name=" ".join(form.cleaned_data["name"].split()), items=items,
                seen=request.POST.get("seen", ""),
            )  # fmt: skip
        except MeetingError as wrong:
            add(form, wrong)
            if wrong.code == "G126":
                found.refresh_from_db()
                differs = [(gettext("Name"), found.name), (gettext("Items"), _in_lines(found))]
        else:
            found.refresh_from_db()
            said = gettext("The template “%(name)s” is kept.") % {"name": found.name}
            if before == (found.name, found.items):
                messages.success(request, said)
            else:
                now = [found.name, found.items]
                offer(request, process, pk, said, template_of=found.pk, before=before, now=now)
            return redirect("agenda_templates", process.slug, pk)
    rows = [*rows, *({"title": "", "kind": ItemKind.DISCUSSION, "minutes": ""} for _ in range(_EMPTY_ROWS))]
    context = {"process": process, "row": row, "title": title_of(row), "form": form, "template": found, "rows": rows,
               "kinds": ITEM_KINDS.items(), "seen": source_actions.stand_of_template(found),
               "differs": differs}  # fmt: skip
    return render(request, "meetings/template.html", context, status=422 if form.errors else 200)


def _rows(request: HttpRequest) -> list[dict[str, Any]]:
    titles, kinds, minutes = (request.POST.getlist(n)[:60] for n in ("titel", "slags", "minutter"))
    out = []
    for n, title in enumerate(titles):
        kind = kinds[n] if n < len(kinds) and kinds[n] in set(ItemKind) else ItemKind.DISCUSSION
        said = minutes[n].strip() if n < len(minutes) else ""
        fits = said.isascii() and said.isdigit() and 0 < int(said[:4]) <= 600
        out.append({"title": " ".join(title.split())[:300], "kind": str(kind), "minutes": said if fits else ""})
    return [row for row in out if row["title"]]


@process_page(permissions.prepares_meetings, "POST")
def drop(request: HttpRequest, process: Process, pk: int, template_pk: int) -> HttpResponse:
    row = light_meeting(process, pk)
    found = _template(row, template_pk)
    kept = kept_row(found)
    source_actions.drop_template(request.user, row, found)
    said = gettext("The template “%(name)s” is gone.") % {"name": found.name}
    offer(request, process, pk, said, template=kept, name=found.name)
    return redirect("agenda_templates", process.slug, pk)


@process_page(permissions.comments, *BOTH)
def proposals(request: HttpRequest, process: Process) -> HttpResponse:
    """What colleagues want on agendas, and the form for one more."""
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        source_actions.propose(
            request.user, process, body=said["body"], title=said["title"], kind=said["kind"], text=said["text"]
        )
        messages.success(request, gettext("The proposal stands where the body's next agenda is made."))
        return redirect("item_proposals", process.slug)
    rows = [(p, ITEM_KINDS[ItemKind(p.kind)]) for p in sources.all_proposed(process)]
    may = permissions.prepares_meetings(request.user, process.pk)
    context = {"process": process, "form": form, "rows": rows, "may_prepare": may}
    return render(request, "meetings/proposals.html", context, status=422 if form.errors else 200)


@process_page(permissions.prepares_meetings, "POST")
def turn_down(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    found = sources.proposed_of(process, pk)
    if found is None:
        raise Http404
    reason = " ".join(request.POST.get("reason", "").split())[:300]
    try:
        source_actions.turn_down(request.user, found, reason=reason)
    except MeetingError as wrong:
        messages.error(request, wrong.said)
    else:
        said = gettext("The proposal is turned down.") if reason else gettext("The proposal waits again.")
        messages.success(request, said)
    return redirect("item_proposals", process.slug)
