"""The review of an import: one row beside its source, the rows around it, and what is decided about each."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frisat.plan.errors import FormatError
from frisat.plan.taking import GROUPS
from frisat.web.base.middleware import AskedWrongly
from frisat.web.intake import decisions, forms, joining, operations, present, proposals, queries
from frisat.web.intake.models import Decision, Intake, IntakeState, Relation, Row
from frisat.web.intake.views import entry, go, import_or_404, is_read
from frisat.web.people import permissions
from frisat.web.process import editor_words
from frisat.web.process.models import Process
from frisat.web.process.queries import reading_of
from frisat.web.process.routes import process_page

A_PAGE = 50
_OVER = (IntakeState.DONE, IntakeState.UNDONE, IntakeState.DROPPED)


@process_page(permissions.edits_plan)
def review(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """The review, or how far the reading is."""
    intake = import_or_404(process, pk)
    if is_read(intake) and request.headers.get("HX-Target") == "import":
        # Who waits sees the whole review, not a part of it.
        return HttpResponse(headers={"HX-Refresh": "true"})
    if not is_read(intake):
        return render(request, "intake/import.html", {"process": process, **entry(intake)})
    row = _asked_row(request, intake)
    return draw(request, intake, row)


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
    problem: str = "",
) -> HttpResponse:  # fmt: skip
    """The page of a review with one row chosen; `form`, `picked` and `groups` are what a person sent."""
    document = intake.document
    state = present.state_now(intake.process)
    titles = present.titles_of(state)
    keys = operations.keys_of(intake) if intake.refers else {}
    context: dict[str, Any] = {
        "process": intake.process,
        "intake": intake,
        "document": document,
        "standing": queries.standing(intake),
        "unmentioned": queries.unmentioned_counts(intake),
        "loose": len(proposals.loose_notes(reading_of(document))),
        "is_over": intake.state in _OVER,
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
    if show not in ("alle", "usikre", "aabne"):
        raise AskedWrongly(gettext("There is no such selection of rows: “%(value)s”.") % {"value": show})
    rows = queries.rows_read(intake).defer("read", "joined_before")
    if show != "alle":
        rows = rows.filter(decision=Decision.OPEN)
    if show == "usikre":
        rows = rows.filter(queries.UNSURE)
    pages = Paginator(rows, A_PAGE)
    standing: queries.Standing = context["standing"]
    pages.count = {"alle": standing.all, "usikre": standing.unsure, "aabne": standing.open}[show]
    page = pages.get_page(request.GET.get("side"))
    return {"table": _lines(intake, page, state, titles, keys), "rows_page": page, "is_around": False}


def _lines(intake: Intake, rows: Any, state: Any, titles: dict[str, str], keys: dict[str, str]) -> list[present.Line]:
    out = []
    for row in rows:
        row.intake = intake
        count = len(operations.changes_of(row, state, keys, intake.says)) if row.decision == Decision.OPEN else 0
        out.append(present.line(row, titles, count))
    return out


# --------------------------------------------------------------------------------------------------------- deciding
@process_page(permissions.edits_plan, "POST")
def decide(request: HttpRequest, process: Process, pk: int, row_pk: int) -> HttpResponse:
    """What a person decided about one row: `do` says which button it was."""
    intake = import_or_404(process, pk)
    row = queries.rows_read(intake).filter(pk=row_pk).first()
    if row is None:
        raise Http404
    row.intake = intake
    do, sent = request.POST.get("do", "accept"), request.POST
    version = int(sent["version"]) if sent.get("version", "").isdigit() and len(sent["version"]) < 9 else -1
    try:
        if do in ("accept", "save"):
            return _accept(request, intake, row, version, do)
        after = _DEEDS[do](request.user, intake, row.pk, version) if do in _DEEDS else None
        if after is None:
            raise AskedWrongly(gettext("The button is unknown: “%(value)s”.") % {"value": do[:40]})
        messages.success(request, str(_SAID[do]()))
        return _to(intake, queries.next_row(intake, row) if do == "leave" else row)
    except decisions.StaleError:
        return _told_stale(request, intake, row)
    except operations.GoneError:
        said = gettext("The activity that you chose is not in the plan any more. Choose another, or a new activity.")
        form = forms.sent_form(row, {k: str(v) for k, v in sent.items()}, present.doubts(row))
        return draw(request, intake, row, form=form, picked="", status=409, problem=said)
    except decisions.KeptError as kept:
        titles = present.titles_of(present.state_now(process))
        named = ", ".join(titles.get(key, key) for key in kept.keys)
        said = gettext("It cannot be taken back, for a colleague has gone on with it, or it is published: %(named)s.")
        return draw(request, intake, row, status=409, problem=said % {"named": named})
    except LookupError:
        return draw(request, intake, row, status=409, problem=gettext("There is no open row to join or to part."))


_DEEDS = {
    "leave": decisions.leave,
    "reopen": decisions.reopen,
    "join": joining.join,
    "unjoin": joining.unjoin,
}
_SAID = {
    "leave": lambda: gettext("The row is left out."),
    "reopen": lambda: gettext("The decision is taken back."),
    "join": lambda: gettext("The two rows are one now. Look at it and accept it."),
    "unjoin": lambda: gettext("The rows are two again."),
}


def _told_stale(request: HttpRequest, intake: Intake, row: Row) -> HttpResponse:
    """Somebody else was first: the row as it stands now, and what was typed still there."""
    fresh = queries.rows_read(intake).filter(pk=row.pk).first()
    if fresh is None:
        messages.warning(request, gettext("A colleague has joined the row to another one meanwhile."))
        return _to(intake, None)
    intake.refresh_from_db(fields=["state"])
    fresh.intake = intake
    form = None
    if fresh.decision == Decision.OPEN:
        form = forms.sent_form(fresh, {k: str(v) for k, v in request.POST.items()}, present.doubts(fresh))
        said = gettext("A colleague has changed the row since you opened it. What you typed stands below; look at it "
                       "and accept it again.")  # fmt: skip
    else:
        said = gettext("A colleague has decided about the row since you opened it. Nothing of yours was taken.")
    return draw(request, intake, fresh, form=form, status=409, problem=said)


def _accept(request: HttpRequest, intake: Intake, row: Row, version: int, do: str) -> HttpResponse:
    sent = {name: str(value) for name, value in request.POST.items()}
    form = forms.sent_form(row, sent, present.doubts(row))
    groups = request.POST.getlist("tag")
    picked = _picked(request, intake)
    if form.errors:
        return draw(request, intake, row, form=form, picked=picked, groups=groups, status=422)
    relation, _, matched = picked.rpartition(":")
    changed = picked != present.value_of(row)
    if changed and do == "accept" and matched and relation == Relation.SAME:
        return _choose(request, intake, row, version, form, matched, relation)
    touched = forms.touched(row.activity, form.activity)
    groups += [g for g, names in GROUPS.items() if touched & set(names) and g not in groups]
    choice = decisions.Choice(
        form.activity,
        matched,
        Relation(relation) if matched else Relation.SAME,
        tuple(groups),
        {name[4:]: value for name, value in sent.items() if name.startswith("set-")},
    )
    try:
        if do == "save":
            decisions.correct(request.user, intake, row.pk, version, choice)
            messages.success(request, gettext("Saved. The row is not accepted yet."))
            return _to(intake, row)
        decisions.accept(request.user, intake, row.pk, version, choice)
    except decisions.MovedError as moved:
        row.activity, row.taken = form.activity, list(choice.groups)
        named = ", ".join(str(present.GROUP_NAMES[g]) for g in moved.groups)
        said = gettext(
            "A colleague has changed this in the plan since you opened the row: %(named)s. What stands there now is "
            "shown below; accept again if your change is still right."
        )
        return draw(request, intake, row, form=form, groups=groups, status=409, problem=said % {"named": named})
    except FormatError as error:
        said = " ".join(forms.told(error))
        return draw(request, intake, row, form=form, picked=picked, groups=groups, status=422, problem=said)
    messages.success(request, gettext("“%(title)s” is in the draft.") % {"title": form.activity.get("title", "")})
    unsure = queries.next_row(intake, row, only=queries.UNSURE)
    return _to(intake, unsure or queries.next_row(intake, row) or row)


def _choose(
    request: HttpRequest, intake: Intake, row: Row, version: int, form: forms.RowForm, matched: str, relation: str
) -> HttpResponse:
    """
    Another activity was chosen: nobody has seen yet what would change in it, so that is shown before it is taken.
    """
    state = present.state_now(intake.process)
    if matched not in state.activities:
        raise operations.GoneError(matched)
    choice = decisions.Choice(form.activity, matched, Relation(relation))
    decisions.correct(request.user, intake, row.pk, version, choice)
    keys = operations.keys_of(intake) if intake.refers else {}
    row.refresh_from_db()
    if operations.changes_of(row, state, keys, intake.says):
        messages.info(request, gettext("Here is what the row would change in that activity. Choose, and accept."))
        return _to(intake, row)
    decisions.accept(request.user, intake, row.pk, version + 1, choice)
    messages.success(
        request, gettext("“%(title)s” says the same in the plan.") % {"title": form.activity.get("title", "")}
    )
    return _to(intake, queries.next_row(intake, row, only=queries.UNSURE) or queries.next_row(intake, row) or row)


def _picked(request: HttpRequest, intake: Intake) -> str:
    """What the row was said to be: "" or "same:a17". Another activity may be named by its key or as the list has it."""
    other = request.POST.get("anden", "").strip()
    picked = request.POST.get("svar", "")
    if other:
        state = present.state_now(intake.process)
        found = [key for key, name in present.others(state, other) if other in (name, key)]
        if not found:
            found = [k for k in state.activities if present.called(state.activities[k]) == other]
        if not found:
            return f"same:{other[:60]}"
        return f"same:{found[0]}"
    relation, _, key = picked.partition(":")
    return picked if relation in ("same", "replaces") and key else ""


def _to(intake: Intake, row: Row | None) -> HttpResponseRedirect:
    address = reverse("import", args=[intake.process.slug, intake.pk])
    if row is not None:
        address += f"?{urlencode({'raekke': row.pk})}#laesning"
    return HttpResponseRedirect(address, status=303)


@process_page(permissions.edits_plan, "POST")
def accept_sure(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    intake = import_or_404(process, pk)
    try:
        done = decisions.accept_sure(request.user, intake)
    except decisions.StaleError:
        messages.warning(request, gettext("The review is ended already."))
        return go("import", process, pk)
    said = []
    if done.new:
        said.append(ngettext("%(n)s new activity", "%(n)s new activities", done.new) % {"n": done.new})
    if done.changed:
        said.append(ngettext("%(n)s changed one", "%(n)s changed ones", done.changed) % {"n": done.changed})
    if done.same:
        said.append(ngettext("%(n)s that says the same", "%(n)s that say the same", done.same) % {"n": done.same})
    if said:
        messages.success(request, gettext("Accepted: %(what)s.") % {"what": ", ".join(said)})
    else:
        messages.info(request, gettext("No row is sure enough to be accepted without being looked at."))
    return go("import", process, pk)


@process_page(permissions.edits_plan)
def meaning(request: HttpRequest, process: Process) -> HttpResponse:
    """What a period that is being typed means: the small type under the field."""
    from frisat.plan.typed import LONGEST_OTHER, period

    made = period(request.GET.get("period", "")[:LONGEST_OTHER])
    doubt = editor_words.doubt_of(made)
    context = {"meaning": editor_words.meaning_of(made), "doubts": [doubt] if doubt else []}
    return render(request, "intake/_meaning.html", context)
