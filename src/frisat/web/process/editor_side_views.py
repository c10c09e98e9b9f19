"""Beside the table: what if, pasted rows, newest changes."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frisat.plan.drafting import ConflictError
from frisat.plan.errors import FormatError
from frisat.plan.pasted import FIELDS, Pasted, as_texts, pasted
from frisat.plan.typed import period, shown
from frisat.web.base.clock import today
from frisat.web.people import permissions
from frisat.web.process import activity_history, editor_attachments, editor_history, editor_rows, what_if
from frisat.web.process import editor_deeds as deeds
from frisat.web.process.drafts import ClosedDraftError
from frisat.web.process.editor_answers import answer, closed_words, conflict_words, refuse, words_of
from frisat.web.process.editor_state import standing
from frisat.web.process.editor_words import doubt_of, field_name, meaning_of
from frisat.web.process.models import Activity, Process
from frisat.web.process.routes import process_page


@process_page(permissions.edits_plan, "GET", "HEAD", "POST")
def if_moved(request: HttpRequest, process: Process, key: str) -> HttpResponse:
    """Everything that must follow when an activity moves; all of it, or what is ticked, is done as one deed."""
    now = standing(process)
    row = now.state.activities.get(key)
    if row is None:
        raise Http404
    text = (request.POST if request.method == "POST" else request.GET).get("periode", "")
    text = " ".join(text.split())[:400]
    asked = what_if.ask(now.state, key, text, today()) if text else None
    stale = False
    if request.method == "POST" and asked is not None:
        if request.POST.get("stand", "") != now.stamp:
            stale = True  # what follows may be another thing by now: it is shown again before anything is done
        else:
            accepted = set(request.POST.getlist("med"))
            operations = what_if.operations(now.state, key, text, accepted, today())
            try:
                deeds.change_all(request.user, process, operations, now.stamp, reason=gettext("What if"))
            except ClosedDraftError:
                return refuse(request, process, closed_words())
            except ConflictError as conflict:
                refusal = deeds.Refusal(conflicts={conflict.operation.field: conflict.now}, is_gone=conflict.gone)
                return refuse(request, process, conflict_words(process, refusal))
            except FormatError as fault:
                return refuse(request, process, words_of(fault), status=422)
            more = len(operations) - 1
            said = gettext("“%(title)s” was moved.") % {"title": row.get("title") or gettext("untitled")}
            if more:
                said += " " + ngettext(
                    "%(count)s other activity moved along.", "%(count)s other activities moved along.", more
                ) % {"count": more}  # fmt: skip
            return answer(request, process, said, to=reverse("editor", args=[process.slug]) + f"#r-{key}")
    return render(
        request,
        "process/editor_what_if.html",
        {
            "process": process,
            "key": key,
            "title": str(row.get("title") or "") or gettext("untitled"),
            "before": shown("period", row.get("period")),
            "text": text,
            "asked": asked,
            "means": meaning_of(asked.period) if asked else (),
            "doubt": doubt_of(asked.period) if asked else None,
            "stamp": now.stamp,
            "stale": stale,
            "movable": [line for line in asked.lines if line.after] if asked else [],
            "told": [line for line in asked.lines if not line.after] if asked else [],
            "ticked": request.POST.getlist("med") if stale else None,
        },
        status=409 if stale else 200,
    )


@process_page(permissions.edits_plan, "GET", "HEAD", "POST")
def paste(request: HttpRequest, process: Process) -> HttpResponse:
    """Rows from the clipboard: put in, looked at, and only then added."""
    now = standing(process)
    said: dict[str, Any] = {"process": process, "stamp": request.POST.get("stand") or now.stamp}
    if request.method != "POST":
        return render(request, "process/editor_paste.html", {**said, "after": request.GET.get("efter", "")})
    text, html = request.POST.get("tekst", ""), request.POST.get("html", "")
    found = pasted(text, html)
    said |= {"text": text, "html": html, "after": request.POST.get("efter", "")}
    if not found.rows:
        said["fault"] = gettext(
            "There is nothing in the field. Copy rows in Excel, Word or Outlook and paste them here."
        )
        return render(request, "process/editor_paste.html", said, status=422)
    columns = [
        column if (column := request.POST.get(f"kolonne-{n}", guessed)) in FIELDS else ""
        for n, guessed in enumerate(found.columns)
    ]
    chosen = {int(n) for n in request.POST.getlist("med") if n.isdigit() and len(n) < 6}
    if "tilfoej" in request.POST:
        texts = [as_texts(row, columns) for n, row in enumerate(found.rows, 1) if n in chosen]
        if not texts:
            said["fault"] = gettext("No row is chosen.")
        elif "title" not in columns:
            said["fault"] = gettext("Say which column is what happens.")
        else:
            return _add_pasted(request, process, texts, said, found, columns, chosen)
    return _preview(request, now.state, found, columns, chosen if "med" in request.POST else None, said)


def _add_pasted(
    request: HttpRequest,
    process: Process,
    texts: list[dict[str, str]],
    said: dict[str, Any],
    found: Pasted,
    columns: list[str],
    chosen: set[int],
) -> HttpResponse:
    texts = [{**t, "title": t.get("title") or gettext("untitled")} for t in texts]
    try:
        keys = deeds.add_many(request.user, process, said["stamp"], texts, after=said["after"])
    except ClosedDraftError:
        now = standing(process)
        said["stamp"] = now.stamp
        said["fault"] = gettext(
            "The draft was published or dropped meanwhile. Nothing is added yet: add the rows again to put them into "
            "the plan as it is now."
        )
        return _preview(request, now.state, found, columns, chosen, said)
    except FormatError as fault:
        said["fault"] = f"{field_name(fault.where)}: {words_of(fault)}"
        return _preview(request, standing(process).state, found, columns, chosen, said)
    count = ngettext("%(count)s activity was added.", "%(count)s activities were added.", len(keys)) % {
        "count": len(keys)
    }
    messages.success(request, f"{count} {gettext('Only staff see what is new.')}")
    return HttpResponseRedirect(reverse("editor", args=[process.slug]) + f"#r-{keys[0]}")


def _preview(
    request: HttpRequest, state: Any, found: Pasted, columns: list[str], chosen: set[int] | None, said: dict[str, Any]
) -> HttpResponse:
    last = (state.in_order() or [""])[-1]
    year = deeds.year_for(state, said["after"] or last)
    at = columns.index("period") if "period" in columns else -1
    rows = []
    for n, row in enumerate(found.rows, 1):
        made = period(row[at], year=year) if at >= 0 else None
        doubt = doubt_of(made)
        means = ", ".join(meaning_of(made))
        cells = [(cell, means if c == at else "", doubt[0] if doubt and c == at else "") for c, cell in enumerate(row)]
        rows.append((n, cells, chosen is None or n in chosen))
    options = [("", gettext("Leave out")), *((name, field_name(name)) for name in FIELDS)]
    return render(
        request,
        "process/editor_paste_preview.html",
        {**said, "found": found, "rows": rows, "columns": list(enumerate(columns)), "options": options,
         "count": len(found.rows)},
        status=422 if said.get("fault") else 200,
    )  # fmt: skip


@process_page(permissions.reads_process)
def history(request: HttpRequest, process: Process) -> HttpResponse:
    """The newest changes of the draft; each can be taken back."""
    now = standing(process)
    found = editor_history.deeds(now.draft, request.user) if now.draft else []
    titles = editor_rows.titles_of(now)
    return render(
        request,
        "process/editor_history.html",
        {
            "process": process,
            "standing": now,
            "deeds": [(d, [(k, titles[k]) for k in d.keys if k in titles][:3]) for d in found],
            "may_edit": permissions.edits_plan(request.user, process.pk),
            "stamp": now.stamp,
        },
    )


@process_page(permissions.reads_process)
def activity_past(request: HttpRequest, process: Process, key: str) -> HttpResponse:
    """What was done to one activity in all drafts and versions; one that was taken out of the plan keeps it."""
    try:
        activity = editor_attachments.activity_of(process, key)
    except Activity.DoesNotExist:
        raise Http404 from None
    title, lines = activity_history.told(activity)
    context = {
        "process": process,
        "key": key,
        "title": title,
        "days": [(day, list(of_day)) for day, of_day in groupby(lines, key=lambda line: line.day)],
        "is_in_draft": key in standing(process).state.activities,
        "is_public": activity_history.has_public_page(activity),
        "is_whole": True,
    }
    return render(request, "process/activity_history.html", context)
