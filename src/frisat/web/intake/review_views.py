"""The review of an import: one row beside its source, the rows around it, and what is decided about each."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from frisat.web.base.middleware import AskedWrongly
from frisat.web.base.paging import one_of, only, page_asked
from frisat.web.intake import beside, decisions, deed_words, deeds, forms, operations, present, queries, renewing
from frisat.web.intake.models import Decision, Intake, IntakeState, Row
from frisat.web.intake.views import entry, import_or_404, is_read
from frisat.web.people import permissions
from frisat.web.process import editor_words
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page
from frisat.web.record.actions import SYSTEM

A_PAGE = 50
_OVER = (IntakeState.DONE, IntakeState.UNDONE, IntakeState.DROPPED)


@process_page(permissions.edits_plan)
def review(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """The review, or how far the reading is, or what else the worker does."""
    only(request.GET, "vis", "side", "raekke", "kilde", "billede")
    one_of(request.GET, "kilde", "hele")
    one_of(request.GET, "billede", "1")
    intake = import_or_404(process, pk)
    base = renewing.base_of(process)
    if request.method == "GET":
        _bring_up_to_date(request, intake, base)
    if is_read(intake) and request.headers.get("HX-Target") == "import":
        # Who waits sees the whole review, not a part of it.
        return HttpResponse(headers={"HX-Refresh": "true"})
    if not is_read(intake):
        said = entry(intake)
        return render(request, "intake/import.html", {"process": process, "entry": said, **said})
    row = _asked_row(request, intake)
    return draw(request, intake, row, base=base)


def _bring_up_to_date(request: HttpRequest, intake: Intake, base: renewing.Base) -> None:
    """Proposals follow the plan as it stands when they are looked at, and what came of the worker's deeds is told."""
    if intake.told and not intake.step:
        for level, said in deed_words.told(intake.process, deeds.read(request.user, intake)):
            messages.add_message(request, level, said)
    if not renewing.is_due(intake, base):
        return
    if renewing.is_long(intake):
        with suppress(decisions.BusyError):  # a colleague opened the page at the same moment
            deeds.ask(SYSTEM, intake, deeds.RENEWING)
        intake.step = deeds.RENEWING
    else:
        renewing.follow(intake)


def _asked_row(request: HttpRequest, intake: Intake) -> Row | None:
    asked = request.GET.get("raekke")
    if not asked:
        return queries.first_row(intake)
    row = queries.first_row(intake, int(asked)) if asked.isdigit() and len(asked) < 18 else None
    if row is None:
        raise Http404
    return row


def draw(
    request: HttpRequest, intake: Intake, row: Row | None, *,
    form: forms.RowForm | None = None, picked: str | None = None, groups: list[str] | None = None, status: int = 200,
    problem: str = "", base: renewing.Base | None = None,
) -> HttpResponse:  # fmt: skip
    """The page of a review with one row chosen; `form`, `picked` and `groups` are what a person sent."""
    document = intake.document
    state = present.state_now(intake.process, base)
    titles = present.titles_of(state)
    keys = operations.keys_of(intake) if intake.refers else {}
    context: dict[str, Any] = {
        "process": intake.process,
        "intake": intake,
        "document": document,
        "standing": queries.standing(intake),
        "unmentioned": queries.unmentioned_counts(intake),
        "loose": queries.loose(intake),
        "beside": beside.tabs(intake),
        "is_over": intake.state in _OVER,
        "is_behind": intake.state == IntakeState.READY and renewing.is_behind(intake, base),
        "problem": problem,
        "row": row,
        "show": request.GET.get("vis", ""),
    }
    if row is not None:
        row.intake = intake
        doubts = present.doubts(row)
        form = form or forms.shown_form(row, doubts)
        around = queries.around(intake, row)
        at = next(n for n, r in enumerate(around) if r.pk == row.pk)
        before, behind = (around[at - 1] if at else None), (around[at + 1] if at + 1 < len(around) else None)
        unsure = queries.next_row(intake, row, only=queries.UNSURE)
        found = operations.changes_of(row, state, keys, intake.says)
        page = present.page_of(row)
        context |= {
            "form": form,
            "doubts": doubts,
            "match_doubts": doubts.get("match", []),
            "row_doubts": doubts.get("", []),
            "changes": present.shown_changes(row, found, titles, groups),
            "options": present.options(row, state, picked),
            "others": present.others(state, str(row.activity.get("title") or "")) if state.activities else [],
            "other_said": request.POST.get("anden", ""),
            "reasons": present.reasons(row),
            "is_gone": bool(row.matched) and row.matched not in state.activities,
            "before": before,
            "behind": behind,
            "next_unsure": unsure,
            "may_join": behind is not None and behind.decision == Decision.OPEN,
            "joined": row.has_joined if hasattr(row, "has_joined") else row.joined.exists(),
            "is_open": row.decision == Decision.OPEN,
            "lines": present.passage(document, row, whole=request.GET.get("kilde") == "hele"),
            "is_whole": request.GET.get("kilde") == "hele",
            "where": present.where(row),
            "page": page if page and document.file_name.lower().endswith(".pdf") else None,
            "shows_picture": request.GET.get("billede") == "1",
            "more_lines": len(document.lines) > present.BEFORE + present.BEHIND,
        }
    context |= _table(request, intake, around if row is not None else [], context, state, titles, keys)
    return render(request, "intake/review.html", context, status=status)


def _table(
    request: HttpRequest, intake: Intake, around: list[Row], context: dict[str, Any], state: Any,
    titles: dict[str, str], keys: dict[str, str],
) -> dict[str, Any]:  # fmt: skip
    """The rows around the chosen one, or a page of all, of the unsure, of the open ones."""
    show = request.GET.get("vis")
    if show is None:
        return {"table": _lines(intake, around, state, titles, keys), "is_around": True}
    if show not in ("alle", "usikre", "aabne", "gjort-om"):
        raise AskedWrongly(gettext("There is no such selection of rows: “%(value)s”.") % {"value": show})
    rows = queries.rows_read(intake).defer("read", "joined_before")
    if show != "alle":
        rows = rows.filter(decision=Decision.OPEN)
    if show == "usikre":
        rows = rows.filter(queries.UNSURE)
    if show == "gjort-om":
        rows = rows.filter(renewed=True)
    pages = Paginator(rows, A_PAGE)
    standing: queries.Standing = context["standing"]
    counts = {"alle": standing.all, "usikre": standing.unsure, "aabne": standing.open, "gjort-om": standing.renewed}
    pages.count = counts[show]
    page = pages.page(page_asked(request.GET.get("side", ""), pages.num_pages))
    return {"table": _lines(intake, page, state, titles, keys), "rows_page": page, "is_around": False}


def _lines(intake: Intake, rows: Any, state: Any, titles: dict[str, str], keys: dict[str, str]) -> list[present.Line]:
    out = []
    for row in rows:
        row.intake = intake
        count = len(operations.changes_of(row, state, keys, intake.says)) if row.decision == Decision.OPEN else 0
        out.append(present.line(row, titles, count))
    return out


@process_page(permissions.edits_plan)
def meaning(request: HttpRequest, process: Process) -> HttpResponse:
    """What a period that is being typed means: the small type under the field."""
    from frisat.plan.typed import LONGEST_OTHER, period

    made = period(request.GET.get("period", "")[:LONGEST_OTHER])
    doubt = editor_words.doubt_of(made)
    context = {"meaning": editor_words.meaning_of(made), "doubts": [doubt] if doubt else []}
    return render(request, "intake/_meaning.html", context)
