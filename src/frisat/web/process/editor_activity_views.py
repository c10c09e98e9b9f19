"""One activity of the draft: its form, its files and what was said of it; the page and the panel are one form."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.drafting import Operation, same
from frisat.plan.typed import shown
from frisat.web.base.clock import today
from frisat.web.people import permissions
from frisat.web.process import draft_feeds, editor_attachments, editor_findings, editor_rows
from frisat.web.process import editor_deeds as deeds
from frisat.web.process.comment_actions import colleagues
from frisat.web.process.drafts import ClosedDraftError
from frisat.web.process.editor_answers import answer, closed_words, gone_words, keys_in, refuse
from frisat.web.process.editor_deeds import GoneError, Refusal
from frisat.web.process.editor_fields import GROUPS, MANY, fields_of
from frisat.web.process.editor_state import Standing, as_shown, standing
from frisat.web.process.editor_words import field_name
from frisat.web.process.models import Activity, Process
from frisat.web.process.routes import process_page


def _typed(request: HttpRequest, now: Standing) -> dict[str, str]:
    """What was typed, by field; only fields that the form had."""
    out = {}
    for _, names in GROUPS:
        for name in names:
            if name not in request.POST:
                continue
            text = "\n".join(v for v in request.POST.getlist(name) if v.strip()) if name in MANY else request.POST[name]
            out[name] = keys_in(now, text) if name in ("depends_on", "replaced_by") else text
    return out


@process_page(permissions.reads_process, "GET", "HEAD", "POST")
def activity(request: HttpRequest, process: Process, key: str) -> HttpResponse:
    """The form of one activity; `panel` gives it without the page around it."""
    now = standing(process)
    if key not in now.state.activities:
        return _gone(request, process, key)
    if request.method != "POST":
        return _form(request, process, now, key, request.GET.get("side") or now.stamp)
    if not permissions.edits_plan(request.user, process.pk):
        from django.core.exceptions import PermissionDenied

        raise PermissionDenied
    typed, stamp = _typed(request, now), request.POST.get("stand", "")
    typed = {name: text for name, text in typed.items() if request.POST.get(f"behold-{name}") != "deres"}
    try:
        changed = deeds.set_fields(request.user, process, key, typed, stamp)
    except ClosedDraftError:
        return _closed(request, process, key, typed, stamp)
    except GoneError:
        return _gone(request, process, key)
    except Refusal as refusal:
        if refusal.is_gone:
            return _gone(request, process, key)
        now = standing(process)
        typed = _touched(process, key, typed, stamp)
        return _form(request, process, now, key, now.stamp, typed=typed, refusal=refusal)
    said = gettext("Saved.") if changed else gettext("Nothing was changed.")
    messages.success(request, said)
    there = reverse("editor", args=[process.slug])
    return HttpResponseRedirect(f"{there}#r-{key}")


def _touched(process: Process, key: str, typed: dict[str, str], stamp: str) -> dict[str, str]:
    """What the person changed; the rest of the form shows what stands there now, so that sending it changes nothing."""
    before = as_shown(process, key, stamp)
    return {name: text for name, text in typed.items() if deeds.plain(text) != shown(name, before.get(name))}


def _closed(request: HttpRequest, process: Process, key: str, typed: dict[str, str], stamp: str) -> HttpResponse:
    """The draft was published or dropped meanwhile: what was typed stands in the form of the plan as it is now."""
    now, before = standing(process), as_shown(process, key, stamp)
    if key not in now.state.activities:
        return _gone(request, process, key)
    typed, row = _touched(process, key, typed, stamp), now.state.activities[key]
    changed = {n: row.get(n) for n in typed if not same(row.get(n), before.get(n)) and shown(n, row.get(n)) != typed[n]}
    return _form(request, process, now, key, now.stamp, typed=typed, refusal=Refusal(conflicts=changed), closed=True)


def _gone(request: HttpRequest, process: Process, key: str) -> HttpResponse:
    """
    An activity that was removed from the draft can be brought back; one that never was there is not found.

    What somebody had typed in its form meanwhile stands there, to be copied.
    """
    now = standing(process)
    typed = _touched(process, key, _typed(request, now), request.POST.get("stand", "")) if request.POST else {}
    try:
        editor_attachments.activity_of(process, key)
    except Activity.DoesNotExist:
        raise Http404 from None
    last = now.draft.operations.filter(key=key, field="").select_related("by").last() if now.draft else None
    context = {
        "process": process,
        "key": key,
        "last": last,
        "title": ((last.before or {}).get("title") if last else "") or key,
        "stamp": now.stamp,
        "typed": [(field_name(name), text) for name, text in typed.items() if text.strip()],
        "may_edit": permissions.edits_plan(request.user, process.pk),
    }
    return render(request, "process/editor_gone.html", context, status=410)


def _form(
    request: HttpRequest,
    process: Process,
    now: Standing,
    key: str,
    stamp: str,
    *,
    typed: dict[str, str] | None = None,
    refusal: Refusal | None = None,
    closed: bool = False,
) -> HttpResponse:
    found, _ = editor_findings.by_key(now, today())
    row = now.state.activities[key]
    order = now.state.in_order()
    at = order.index(key)
    panel = "panel" in request.GET
    titles = editor_rows.titles_of(now)
    try:
        files = list(editor_attachments.files_of(editor_attachments.activity_of(process, key)))
    except Activity.DoesNotExist:
        files = []
    said = {
        "process": process,
        "key": key,
        "title": str(row.get("title") or "") or gettext("untitled"),
        "groups": fields_of(now, key, typed, refusal),
        "refusal": refusal,
        "closed": closed,
        "stamp": stamp,
        "findings": found.get(key, []),
        "files": files,
        "comments": list(process.comments.filter(key=key).select_related("by", "settled_by").prefetch_related("named")),
        "colleagues": colleagues(process) if permissions.comments(request.user, process.pk) else [],
        "may_edit": permissions.edits_plan(request.user, process.pk),
        "may_comment": permissions.comments(request.user, process.pk),
        "previous": order[at - 1] if at else "",
        "next": order[at + 1] if at + 1 < len(order) else "",
        "names": editor_rows.names(now),
        "others": [(k, titles[k], shown("period", now.state.activities[k].get("period"))) for k in order if k != key],
        "source": row.get("source"),
        "originals": draft_feeds.originals(process, key, str((row.get("source") or {}).get("document") or "")),
        "lint_off": row.get("lint_off") or [],
        "panel": panel,
        "meets": row.get("kind") in ("meeting", "theme_debate", "network"),
        "when_words": shown("period", row.get("period")),
    }
    template = "process/editor_form.html" if panel else "process/editor_activity.html"
    return render(request, template, said, status=422 if refusal else 200)


@process_page(permissions.edits_plan, "POST")
def switch_off(request: HttpRequest, process: Process, key: str) -> HttpResponse:
    """A finding is right, and yet so it shall be: switched off for this activity, with a reason; or on again."""
    now = standing(process)
    row = now.state.activities.get(key)
    to = reverse("editor_activity", args=[process.slug, key])
    if row is None:
        return refuse(request, process, gone_words())
    rule, reason = request.POST.get("regel", "")[:80], " ".join(request.POST.get("grund", "").split())[:500]
    was = list(row.get("lint_off") or [])
    left = [o for o in was if o.get("rule") != rule]
    if request.POST.get("igen"):
        said = gettext("The rule is on again.")
    elif not reason:
        return refuse(request, process, gettext("Say why the finding does not count here."), status=422, to=to)
    elif editor_findings.find(now, today(), key, rule) is None:
        return refuse(request, process, gettext("The finding is gone, so there is nothing to mend."), to=to)
    else:
        left.append({"rule": rule, "reason": reason})
        said = gettext("The finding is switched off for this activity.")
    try:
        operation = Operation(key, "lint_off", row.get("lint_off"), left)
        deeds.change_all(request.user, process, [operation], now.stamp, reason=reason)
    except ClosedDraftError:
        return refuse(request, process, closed_words(), to=to)
    return answer(request, process, said, to=to)
