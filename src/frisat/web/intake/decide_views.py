"""What a person decides about the rows of a review, one at a time or all that are sure."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.errors import FormatError
from frisat.plan.taking import GROUPS
from frisat.web.base.middleware import AskedWrongly
from frisat.web.intake import decisions, deeds, forms, joining, operations, present, queries, renewing
from frisat.web.intake.deed_words import busy_words, sure_words
from frisat.web.intake.models import Decision, Intake, IntakeState, Relation, Row
from frisat.web.intake.review_views import draw
from frisat.web.intake.views import go, import_or_404
from frisat.web.people import permissions
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page


@process_page(permissions.edits_plan, "POST")
def decide(request: HttpRequest, process: Process, pk: int, row_pk: int) -> HttpResponse:
    """What a person decided about one row: `do` says which button it was."""
    intake = import_or_404(process, pk)
    row = queries.rows_read(intake).filter(pk=row_pk).first()
    if row is None:
        raise Http404
    row.intake = intake
    do, sent = request.POST.get("do", "accept"), request.POST
    renewing.follow(intake)  # nobody accepts a new activity that another document brought meanwhile
    version = int(sent["version"]) if sent.get("version", "").isdigit() and len(sent["version"]) < 9 else -1
    try:
        if do in ("accept", "save"):
            return _accept(request, intake, row, version, do)
        after = _DEEDS[do](request.user, intake, row.pk, version) if do in _DEEDS else None
        if after is None:
            raise AskedWrongly(gettext("The button is unknown: “%(value)s”.") % {"value": do[:40]})
        messages.success(request, str(_SAID[do]()))
        return _to(intake, queries.next_row(intake, row) if do == "leave" else row)
    except decisions.BusyError:
        messages.info(request, busy_words())
        return go("import", process, pk)
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
    if intake.state not in (IntakeState.READY, IntakeState.DONE):
        form = forms.sent_form(fresh, {k: str(v) for k, v in request.POST.items()}, present.doubts(fresh))
        said = gettext(
            "A colleague has taken the import back or ended it since you opened the row. Nothing of yours was taken; "
            "what you typed stands below. Open the review again to go on with it."
        )
    elif fresh.decision == Decision.OPEN and fresh.renewed and not row.renewed:
        form = forms.sent_form(fresh, {k: str(v) for k, v in request.POST.items()}, present.doubts(fresh))
        said = gettext("The plan has changed since you opened the row, and so has what it seems to be. What you typed "
                       "stands below; look at the proposal and accept again.")  # fmt: skip
    elif fresh.decision == Decision.OPEN:
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
    """Accepts all sure rows: at once, or by the worker when there are many."""
    intake = import_or_404(process, pk)
    try:
        if queries.standing(intake).sure > deeds.LONG or renewing.takes_long(intake):
            deeds.ask(request.user, intake, deeds.ACCEPTING)
            return go("import", process, pk)
        done = decisions.accept_sure(request.user, intake)
    except decisions.BusyError:
        messages.info(request, busy_words())
        return go("import", process, pk)
    except decisions.StaleError:
        messages.warning(request, gettext("The review is ended already."))
        return go("import", process, pk)
    messages.add_message(request, *sure_words(done.new, done.changed, done.same))
    return go("import", process, pk)
