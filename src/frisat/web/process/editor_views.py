"""The plan editor: the table, one activity, and what is done to them. Every form works without a script."""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from frisat.plan.drafting import ConflictError
from frisat.plan.errors import FormatError
from frisat.plan.typed import CHOICES
from frisat.web.base.clock import today
from frisat.web.people import permissions
from frisat.web.process import editor_deeds as deeds
from frisat.web.process import editor_filter, editor_findings, editor_history, editor_news, editor_rows
from frisat.web.process.drafts import ClosedDraftError
from frisat.web.process.editor_answers import (
    answer,
    closed_words,
    done,
    gone_words,
    keys_in,
    refuse,
    seen_number,
    undone_at,
    wants_json,
    words_of,
)
from frisat.web.process.editor_deeds import GoneError, Refusal
from frisat.web.process.editor_row_html import Markup
from frisat.web.process.editor_state import standing
from frisat.web.process.editor_words import choices, value_words
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page

_BATCH = re.compile(r"[0-9a-f]{32}")


@process_page(permissions.reads_process)
def editor(request: HttpRequest, process: Process) -> HttpResponse:
    """The table of the plan in work."""
    now = standing(process)
    activities = now.state.activities
    asked = editor_filter.asked(request.GET, activities.values())
    found, whole = editor_findings.by_key(now, today())
    order = now.state.in_order()
    kept = [
        key
        for key in order
        if not asked.is_narrowed or asked.keeps(activities[key], [f.level for f in found.get(key, ())])
    ]
    may_edit = permissions.edits_plan(request.user, process.pk)
    last = editor_history.last_own(now.draft, request.user) if now.draft and may_edit else None
    rows = editor_rows.rows(now, kept, editor_rows.counts_of(process))
    said = {
        "process": process,
        "standing": now,
        "stamp": now.stamp,
        "table": table_html(Markup(process, may_edit=may_edit), rows, found, now.stamp),
        "shown": len(rows),
        "all": len(order),
        "asked": asked,
        "whole": whole,
        "bar": editor_news.bar(now),
        "findings": editor_news.count_words(sum(map(len, found.values())) + len(whole)),
        "has_findings": bool(found or whole),
        "last": last,
        "may_edit": may_edit,
        "may_comment": permissions.comments(request.user, process.pk),
        "talk": process.comments.filter(settled=None, key="").count(),
        "names": editor_rows.names(now) if may_edit else [],
        "choices": {name: choices(name) for name in ("kind", "status")} if may_edit else {},
        "next_number": now.version.major + 1 if now.version else 1,
    }
    return render(request, "process/editor.html", said)


def table_html(
    markup: Markup, rows: list[editor_rows.Row], found: dict[str, list[editor_findings.Shown]], stamp: str
) -> SafeString:
    """The bodies of the table, one for each activity and its findings."""
    return mark_safe(  # noqa: S308 - escaped in Markup; keys are letters and digits
        "".join(
            f'<tbody id="r-{row.key}" data-key="{row.key}" data-stamp="{stamp}" role="rowgroup">{markup.row(row)}'
            f"{markup.findings(found.get(row.key, ()))}</tbody>"
            for row in rows
        )
    )


@process_page(permissions.edits_plan, "POST")
def cell(request: HttpRequest, process: Process, key: str) -> HttpResponse:
    """One field, as the script sends it while somebody types. Status 409 says what somebody else wrote there."""
    name, text = request.POST.get("felt", ""), request.POST.get("vaerdi", "")
    batch = request.POST.get("gerning", "")
    stamp = request.POST.get("stand", "")
    text = _keys_of(process, name, text)
    try:
        changed = deeds.set_fields(
            request.user, process, key, {name: text}, stamp, batch=batch if _BATCH.fullmatch(batch) else ""
        )
    except ClosedDraftError:
        return JsonResponse({"fault": closed_words(), "closed": True}, status=409)
    except GoneError:
        return JsonResponse({"fault": gone_words(), "gone": True}, status=409)
    except Refusal as refusal:
        if refusal.faults:
            return JsonResponse({"fault": words_of(next(iter(refusal.faults.values())))}, status=422)
        return JsonResponse(_conflict(request, process, key, refusal, text), status=409)
    said = gettext("Saved") if changed else ""
    return answer(request, process, said)


def _conflict(request: HttpRequest, process: Process, key: str, refusal: Refusal, mine: str) -> dict[str, Any]:
    """Both values of a cell that two people wrote in, for the page to let one choose."""
    now = standing(process)
    if refusal.is_gone or not refusal.conflicts:
        return {"fault": gone_words(), "gone": True}
    name, value = next(iter(refusal.conflicts.items()))
    titles = editor_rows.titles_of(now)
    who = ""
    if now.draft is not None:
        last = now.draft.operations.filter(key=key, field=name).select_related("by").last()
        who = last.by.name if last is not None and last.by is not None and last.by_id != request.user.pk else ""
    return {
        "fault": gettext("Somebody else wrote in the same cell while you did."),
        "conflict": True,
        "field": name,
        "who": who or gettext("yourself, on another page"),
        "theirs": value_words(name, value, titles) or gettext("(empty)"),
        "mine": (value_words(name, mine, titles) if name in CHOICES else mine) or gettext("(empty)"),
        "stamp": now.stamp,
        **{k: v for k, v in editor_news.news(now, request.user, seen_number(request.POST.get("side", ""))).items()
           if k in ("rows", "behind", "bar")},
    }  # fmt: skip


def _keys_of(process: Process, name: str, text: str) -> str:
    """ "a17 · Møde i Byrådet" or an activity's whole title, as its key; other texts as they are."""
    if name not in ("depends_on", "replaced_by"):
        return text
    return keys_in(standing(process), text)


@process_page(permissions.edits_plan, "POST")
def add(request: HttpRequest, process: Process) -> HttpResponse:
    """A new, empty activity behind another or at the end; a person goes on to write in it."""
    after = request.POST.get("efter", "")
    try:
        key = deeds.add(request.user, process, request.POST.get("stand", ""), after=after)
    except ClosedDraftError:
        return refuse(request, process, closed_words())
    to = reverse("editor_activity", args=[process.slug, key])
    return answer(request, process, gettext("An empty activity was added. Only staff see it."), to=to, key=key)


@process_page(permissions.edits_plan, "POST")
def duplicate(request: HttpRequest, process: Process, key: str) -> HttpResponse:
    def run(stamp: str) -> str:
        return deeds.duplicate(request.user, process, key, stamp)

    said = gettext("A copy stands under the activity. Only staff see it.")
    return done(request, process, run, said, key=lambda new: new)


@process_page(permissions.edits_plan, "POST")
def remove(request: HttpRequest, process: Process, key: str) -> HttpResponse:
    title = editor_rows.titles_of(standing(process)).get(key) or gettext("untitled")

    def run(stamp: str) -> str:
        return deeds.remove(request.user, process, key, stamp)

    return done(request, process, run, gettext("“%(title)s” was removed from the draft.") % {"title": title})


@process_page(permissions.edits_plan, "POST")
def move(request: HttpRequest, process: Process, key: str) -> HttpResponse:
    """Elsewhere in the order: `hvor` is op, ned, foer:a3 or efter:a3."""

    def run(stamp: str) -> bool:
        return deeds.move(request.user, process, key, request.POST.get("hvor", ""), stamp)

    wanted = _wanted(editor_rows.titles_of(standing(process)), request.POST.get("hvor", ""))
    return done(request, process, run, gettext("Moved in the order."), wanted=wanted, key=key)


def _wanted(titles: dict[str, str], where: str) -> str:
    """Where somebody wanted an activity to stand, said when it was not put there."""
    word, _, other = where.partition(":")
    title = titles.get(other) or gettext("untitled")
    said = {
        "op": gettext("You wanted it one place up."),
        "ned": gettext("You wanted it one place down."),
        "foer": gettext("You wanted it before “%(title)s”.") % {"title": title},
        "efter": gettext("You wanted it after “%(title)s”.") % {"title": title},
    }.get(word, "")
    return f"{said} {gettext('Nothing was moved.')}" if said else ""


@process_page(permissions.edits_plan, "POST")
def fix(request: HttpRequest, process: Process, key: str) -> HttpResponse:
    """Does what the button beside a finding says: `regel` is the rule and, behind a stroke, the button's words."""
    now = standing(process)
    rule, _, offered = request.POST.get("regel", "").partition("|")
    finding = editor_findings.find(now, today(), key, rule)
    made = editor_findings.fix(finding, now.state) if finding else None
    if made is None:
        return refuse(request, process, gettext("The finding is gone, so there is nothing to mend."))
    if offered and offered != made.words:
        said = gettext(
            "Somebody changed the plan meanwhile, so nothing was mended: you were offered “%(before)s”, and now it is "
            "“%(now)s”. Press the button again if that is what you want."
        )
        return refuse(request, process, said % {"before": offered[:200], "now": made.words})

    def run(stamp: str) -> str:
        return deeds.change_all(request.user, process, made.operations, now.stamp, reason=made.words)

    return done(request, process, run, gettext("Mended: %(what)s.") % {"what": made.words})


@process_page(permissions.edits_plan, "POST")
def undo(request: HttpRequest, process: Process) -> HttpResponse:
    """Takes back one's own last deed, or the deed that ends with operation `nr`."""
    from frisat.web.process import drafts

    now = standing(process)
    wanted = request.POST.get("nr", "")
    to = undone_at(request, process) if wanted and not wants_json(request) else ""
    if now.draft is None:
        return refuse(request, process, gettext("There is nothing to undo."), to=to)
    if wanted:
        if not wanted.isdigit() or len(wanted) > 9:
            raise Http404
        deed = editor_history.deed_numbered(now.draft, request.user, int(wanted))
        if deed is None:
            raise Http404
    else:
        deed = editor_history.last_own(now.draft, request.user)
    if deed is None or not deed.can_undo:
        return refuse(request, process, gettext("There is nothing to undo."), to=to)
    try:
        drafts.undo(request.user, now.draft, deed.operations)
    except ClosedDraftError:
        return refuse(request, process, closed_words(), to=to)
    except ConflictError:
        said = gettext(
            "It cannot be undone, because the same was changed again later: %(deed)s. Undo the later change first."
        )
        return refuse(request, process, said % {"deed": deed.words}, to=to)
    except FormatError as fault:
        return refuse(request, process, words_of(fault), status=422, to=to)
    return answer(request, process, gettext("Undone: %(deed)s.") % {"deed": deed.words}, to=to)


# ------------------------------------------------------------------------------------------------ what the script asks
@process_page(permissions.reads_process)
def since(request: HttpRequest, process: Process) -> HttpResponse:
    """What changed since the page was made."""
    now = standing(process)
    stamp = request.GET.get("stand", "")
    if stamp.partition(".")[0] != now.stamp.partition(".")[0]:
        return JsonResponse({"closed": True, "fault": closed_words()})
    may_edit = permissions.edits_plan(request.user, process.pk)
    return JsonResponse(editor_news.news(now, request.user, seen_number(stamp), may_edit=may_edit))


@process_page(permissions.reads_process)
def findings(request: HttpRequest, process: Process) -> HttpResponse:
    """The findings beside the rows as they are now."""
    may_edit = permissions.edits_plan(request.user, process.pk)
    return JsonResponse(editor_news.findings_html(standing(process), may_edit=may_edit))


@process_page(permissions.reads_process)
def meaning(request: HttpRequest, process: Process) -> HttpResponse:
    """What a period means while somebody types it: `tekst`, in the activity `noegle`."""
    from frisat.plan.typed import period
    from frisat.web.process.editor_words import doubt_of, meaning_of

    text = request.GET.get("tekst", "")[:400]
    now = standing(process)
    made = period(text, year=deeds.year_for(now.state, request.GET.get("noegle", "")))
    doubt = doubt_of(made)
    said = {"means": list(meaning_of(made)), "doubt": list(doubt) if doubt else []}
    was = (now.state.activities.get(request.GET.get("noegle", "")) or {}).get("period")
    before = value_words("period", was, {})
    if before and before != text.strip():
        said["before"] = [gettext("Before: %(words)s") % {"words": before}]
    return JsonResponse(said)
