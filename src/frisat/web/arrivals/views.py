"""The review of a meeting: one part beside its source, the parts around it, and what is decided about each."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frisat.plan.errors import FormatError
from frisat.plan.taking import GROUPS
from frisat.web.arrivals import actions, forms, present, queries
from frisat.web.arrivals.models import Part, PartKind, Sheet
from frisat.web.base.middleware import AskedWrongly
from frisat.web.base.paging import one_of, only
from frisat.web.intake import beside, decisions, operations
from frisat.web.intake import forms as row_forms
from frisat.web.intake import present as rows
from frisat.web.intake import queries as intakes
from frisat.web.intake.models import Decision, Intake, IntakeState, Relation, Row
from frisat.web.intake.views import import_or_404, is_read
from frisat.web.meetings.errors import MeetingError, said_of
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page
from frisat.web.record.actions import SYSTEM

OF_ROW = ("title", "period", "time", "place")
"""What the head shows of the row that the meeting is in the import: the plan keeps it, the meeting reads it there."""
_OWN_GROUPS = frozenset({"when", "place", "status"})
"""What a paper knows better than the plan: when and where. What the meeting is called, and for whom, the plan does."""


def found_sheet(process: Process, pk: int) -> Sheet:
    """The sheet of an import of this process. Raises Http404 for a document that is no agenda and no minutes."""
    intake = import_or_404(process, pk)
    sheet = actions.prepare(SYSTEM, intake) if is_read(intake) else None
    if sheet is None:
        raise Http404
    sheet.intake = intake
    return sheet


@process_page(permissions.edits_plan)
def sheet(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """The parts of the meeting, one of them to be looked at."""
    only(request.GET, "del", "kilde", "billede")
    one_of(request.GET, "kilde", "hele")
    one_of(request.GET, "billede", "1")
    found = found_sheet(process, pk)
    asked = request.GET.get("del", "")
    if asked and not (asked.isdigit() and len(asked) < 18):
        raise Http404
    return draw(request, found, int(asked) if asked else None)


def draw(
    request: HttpRequest, sheet: Sheet, asked: int | None, *, form: forms.PartForm | None = None,
    row_form: row_forms.RowForm | None = None, picked: str | None = None, groups: list[str] | None = None,
    problem: str = "", other_wrong: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page with one part chosen; `form`, `row_form`, `picked` and `groups` are what a person sent."""
    intake, process = sheet.intake, sheet.intake.process
    row = queries.own_row(intake)
    if row is not None:
        row.intake = intake
    found = queries.looked_at(sheet, row)
    one = _chosen(found, asked)
    at = found.index(one)
    taken = [t for t in queries.standing_taken(intake) if t.series_id is None]
    is_open = one.is_open and not taken and intake.state in (IntakeState.READY, IntakeState.DONE)
    doubts = one.proposal.doubts if one.is_open else {}
    context: dict[str, Any] = {
        **frame(sheet),
        "found": [present.line(o, row, intake.document) for o in found],
        "counts": queries.standing(found),
        "one": one,
        "part": one.part,
        "row": row,
        "is_open": is_open,
        "is_over": intake.state not in (IntakeState.READY, IntakeState.DONE),
        "taken": taken[0] if taken else None,
        "form": form or forms.shown_form(one.part, doubts, is_minutes=sheet.is_minutes),
        "match_doubts": [forms.words_of(said) for said in doubts.get("match", ())],
        "options": present.options(one, picked) if one.part.kind != PartKind.HEAD else [],
        "reasons": present.reasons(one),
        "more_said": forms.standing_item(one.part) if one.part.kind == PartKind.ITEM else [],
        "before": found[at - 1] if at else None,
        "behind": found[at + 1] if at + 1 < len(found) else None,
        "next_unsure": next((o for o in [*found[at + 1 :], *found[:at]] if o.is_open and o.is_unsure), None),
        "lines": present.passage(one.part, intake.document, whole=request.GET.get("kilde") == "hele"),
        "is_whole": request.GET.get("kilde") == "hele",
        "where": present.where(one.part, intake.document),
        "page": present.page_of(one.part, intake.document),
        "shows_picture": request.GET.get("billede") == "1",
        "problem": problem,
        "other_wrong": other_wrong,
        "other_said": request.POST.get("anden", ""),
        "n_items": present.counted(found, PartKind.ITEM),
        "n_people": present.counted(found, PartKind.PERSON),
    }
    if one.part.kind == PartKind.HEAD and row is not None:
        context |= _of_row(sheet, row, row_form, picked, groups, is_open=is_open)
        context["suggested"] = [] if one.part.said.get("bodies") else queries.bodies_among(
            process, found, queries.day_of(row)
        )  # fmt: skip
        context["makes"] = context["form"].said.get("makes", False)
    context["wrong"] = [*(context.get("row_wrong") or ()), *context["form"].wrong]
    return render(request, "arrivals/sheet.html", context, status=status)


def frame(sheet: Sheet) -> dict[str, Any]:
    """What every page of the review has; the tabs are the import's."""
    intake = sheet.intake
    return {
        "process": intake.process,
        "intake": intake,
        "document": intake.document,
        "sheet": sheet,
        "tab": "meeting",
        "beside": beside.tabs(intake),
        "standing": intakes.standing(intake),
        "unmentioned": intakes.unmentioned_counts(intake),
        "loose": intakes.loose(intake),
    }


def _chosen(found: list[queries.Looked], asked: int | None) -> queries.Looked:
    """The part asked for, else the first unsure one, the first open one, the first."""
    if asked is not None:
        one = next((o for o in found if o.part.pk == asked), None)
        if one is None:
            raise Http404
        return one
    rank = sorted(found, key=lambda o: (not (o.is_open and o.is_unsure), not o.is_open, o.part.position))
    return rank[0]


def _of_row(
    sheet: Sheet, row: Row, form: row_forms.RowForm | None, picked: str | None, groups: list[str] | None, *,
    is_open: bool,
) -> dict[str, Any]:  # fmt: skip
    """What the head shows of the import's own row: day, place, which activity of the plan it is, what it changes."""
    state = rows.state_now(sheet.intake.process)
    titles = rows.titles_of(state)
    doubts = rows.doubts(row)
    form = form or row_forms.shown_form(row, doubts)
    form.fields["title"].label = gettext("What the meeting is called")
    changes = operations.changes_of(row, state, {}, sheet.intake.says)
    chosen = groups if groups is not None else _default_groups(row, [c.group for c in changes if not c.is_loss])
    return {
        "row_fields": [form.fields[name] for name in OF_ROW],
        "row_wrong": [form.fields[name] for name in OF_ROW if form.fields[name].error],
        "row_is_open": is_open and row.decision == Decision.OPEN,
        "row_match_doubts": doubts.get("match", []),
        "row_doubts": doubts.get("", []),
        "row_options": present.row_options(row, state, picked),
        "row_changes": rows.shown_changes(row, changes, titles, chosen),
        "row_reasons": present.row_reasons(row),
        "is_nameless": queries.is_nameless(row),
        "others": rows.others(state, str(row.activity.get("title") or "")) if state.activities else [],
        "is_gone": bool(row.matched) and row.matched not in state.activities,
    }


def _default_groups(row: Row, found: list[str]) -> list[str]:
    return row.taken or [group for group in found if group in _OWN_GROUPS]


# -------------------------------------------------------------------------------------------------------- deciding
_PLAIN = {"leave": actions.leave, "reopen": actions.reopen}


@process_page(permissions.edits_plan, "POST")
def decide(request: HttpRequest, process: Process, pk: int, part_pk: int) -> HttpResponse:
    """What a person decided about one part: `do` says which button it was."""
    found = found_sheet(process, pk)
    part = queries.part_of(found, part_pk)
    if part is None:
        raise Http404
    do = request.POST.get("do", "accept")
    version = _number(request.POST.get("version"))
    try:
        if do in ("accept", "save"):
            return _accept(request, found, part, version, do)
        if do not in _PLAIN:
            raise AskedWrongly(gettext("The button is unknown: “%(value)s”.") % {"value": do[:40]})
        _PLAIN[do](request.user, found, part.pk, version)
    except MeetingError as refused:
        return _refused(request, found, part, refused)
    said = gettext("It is left out.") if do == "leave" else gettext("The decision is taken back.")
    messages.success(request, said)
    return _to(found.intake, _next(found, part) if do == "leave" else part)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else -1


def _accept(request: HttpRequest, sheet: Sheet, part: Part, version: int, do: str) -> HttpResponse:
    sent = {name: str(value) for name, value in request.POST.items()}
    form = forms.sent_form(part, sent, {}, is_minutes=sheet.is_minutes)
    chosen = _offered(sheet, part, sent.get("svar"))
    of_row, row_form, picked, groups = None, None, chosen, request.POST.getlist("tag")
    row = queries.own_row(sheet.intake)
    if part.kind == PartKind.HEAD and row is not None and row.decision == Decision.OPEN:
        row.intake = sheet.intake
        row_form = row_forms.sent_form(row, {n: sent[n] for n in OF_ROW if n in sent}, rows.doubts(row))
        try:
            picked = _activity(sheet, sent)
        except LookupError:
            said = gettext("No activity of the plan is called “%(name)s”. Choose one of the list, or empty the field.")
            return draw(
                request, sheet, part.pk, form=form, row_form=row_form, groups=groups, status=422,
                other_wrong=said % {"name": sent["anden"].strip()[:200]},
            )  # fmt: skip
        relation, _, matched = picked.rpartition(":")
        touched = row_forms.touched(row.activity, row_form.activity)
        groups += [g for g, names in GROUPS.items() if touched & set(names) and g not in groups]
        choice = decisions.Choice(
            row_form.activity, matched, Relation(relation) if matched else Relation.SAME, tuple(groups)
        )
        of_row = (_number(sent.get("row_version")), choice)
        if do == "accept" and matched and picked != rows.value_of(row):
            do = "look"  # nobody has seen yet what would change in that activity
    if form.wrong or (row_form is not None and any(row_form.fields[n].error for n in OF_ROW)):
        return draw(request, sheet, part.pk, form=form, row_form=row_form, picked=picked, groups=groups, status=422)
    choice_of_part = actions.Choice(form.said, None if part.kind == PartKind.HEAD else chosen, of_row)
    try:
        if do == "accept":
            actions.accept(request.user, sheet, part.pk, version, choice_of_part)
        else:
            actions.correct(request.user, sheet, part.pk, version, choice_of_part)
    except MeetingError as refused:
        if refused.field in form.fields:
            form.fields[refused.field].error = refused.said
            form.wrong.append(form.fields[refused.field])
            return draw(request, sheet, part.pk, form=form, row_form=row_form, picked=picked, groups=groups, status=422)
        return _refused(request, sheet, part, refused, form=form, row_form=row_form, picked=picked, groups=groups)
    except FormatError as error:
        return draw(
            request, sheet, part.pk, form=form, row_form=row_form, picked=picked, groups=groups, status=422,
            problem=said_of(error),
        )  # fmt: skip
    if do != "accept":
        text = gettext("Here is what the meeting would change in that activity. Choose, and accept.")
        messages.info(request, text if do == "look" else gettext("Saved. It is not accepted yet."))
        return _to(sheet.intake, part)
    messages.success(request, gettext("Accepted."))
    return _to(sheet.intake, _next(sheet, part) or part)


def _offered(sheet: Sheet, part: Part, said: str | None) -> str | None:
    """What a person said that a part is, where it was offered; None where nothing was."""
    if said is None or part.kind == PartKind.HEAD:
        return None
    found = queries.looked_at(sheet, queries.own_row(sheet.intake))
    one = next(o for o in found if o.part.pk == part.pk)
    return said if said == "" or said in {m.value for m in one.proposal.matches} else None


def _activity(sheet: Sheet, sent: dict[str, str]) -> str:
    """
    The activity of the plan that the meeting is said to be: "" for a new one, else "same:a17". Raises LookupError for a
    name that none of them has.
    """
    state = rows.state_now(sheet.intake.process)
    if other := sent.get("anden", "").strip():
        named = [key for key in state.activities if other in (key, rows.called(state.activities[key]))]
        if not named:
            raise LookupError(other)
        return f"same:{named[0]}"
    relation, _, key = sent.get("svar", "").partition(":")
    return f"{relation}:{key}" if relation in ("same", "replaces") and key in state.activities else ""


def _refused(request: HttpRequest, sheet: Sheet, part: Part, refused: MeetingError, **kept: Any) -> HttpResponse:
    """Somebody was first, or something must be mended: the part as it stands now, with what was typed."""
    part.refresh_from_db()
    sheet.intake.refresh_from_db(fields=["state"])
    status = 409 if refused.code in ("G403", "G408") else 422
    return draw(request, sheet, part.pk, problem=refused.said, status=status, **kept)


def _next(sheet: Sheet, part: Part) -> Part | None:
    """The next unsure part behind one, else the next open one, else the first open one."""
    found = queries.looked_at(sheet, queries.own_row(sheet.intake))
    opened = [o for o in found if o.is_open and o.part.pk != part.pk]
    opened.sort(key=lambda o: (not o.is_unsure, o.part.position < part.position, o.part.position))
    return opened[0].part if opened else None


def _to(intake: Intake, part: Part | None) -> HttpResponseRedirect:
    address = reverse("arrival", args=[intake.process.slug, intake.pk])
    if part is not None:
        address += f"?{urlencode({'del': part.pk})}#laesning"
    return HttpResponseRedirect(address, status=303)


@process_page(permissions.edits_plan, "POST")
def accept_sure(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """Accepts every part about which nothing is unsure."""
    found = found_sheet(process, pk)
    try:
        count = actions.accept_sure(request.user, found)
    except MeetingError as refused:
        messages.warning(request, refused.said)
    else:
        many = ngettext("%(n)s part is accepted.", "%(n)s parts are accepted.", count) % {"n": count}
        messages.success(request, many if count else gettext("There was nothing sure left to accept."))
    return _to(found.intake, None)
