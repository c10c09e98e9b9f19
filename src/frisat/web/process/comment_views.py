"""What colleagues say of an activity or of the draft as a whole."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.errors import FormatError
from frisat.web.people import permissions
from frisat.web.process import comment_actions, editor_rows
from frisat.web.process.editor_answers import words_of
from frisat.web.process.editor_attachments import activity_of
from frisat.web.process.editor_state import standing
from frisat.web.process.models import Activity, Comment, Process
from frisat.web.process.routes import process_page


@process_page(permissions.reads_process)
def comments(request: HttpRequest, process: Process) -> HttpResponse:
    """Every comment of the process, the open ones first, those on the draft as a whole above those on activities."""
    return _page(request, process)


def _page(request: HttpRequest, process: Process, *, fault: str = "", text: str = "", key: str = "") -> HttpResponse:
    titles = editor_rows.titles_of(standing(process))
    found = process.comments.select_related("by", "settled_by").prefetch_related("named")
    made = [(c, titles.get(c.key, c.key)) for c in found]
    made.sort(key=lambda pair: (pair[0].settled is not None, pair[0].key != "", -pair[0].pk))
    return render(
        request,
        "process/editor_comments.html",
        {
            "process": process,
            "comments": made,
            "colleagues": comment_actions.colleagues(process),
            "may_comment": permissions.comments(request.user, process.pk),
            "fault": fault,
            "text": text,
            "about": key,
            "about_title": titles.get(key, ""),
        },
        status=422 if fault else 200,
    )


@process_page(permissions.comments, "POST")
def say(request: HttpRequest, process: Process) -> HttpResponse:
    """A new comment; on the activity `noegle`, else on the draft."""
    key, text = request.POST.get("noegle", ""), request.POST.get("tekst", "")
    if key:
        try:
            activity_of(process, key)
        except Activity.DoesNotExist:
            raise Http404 from None
    try:
        made = comment_actions.comment(request.user, process, text=text, key=key)
    except FormatError as fault:
        return _page(request, process, fault=words_of(fault), text=text, key=key)
    named = list(made.named.all())
    if named:
        who = ", ".join(a.name for a in named)
        messages.success(request, gettext("The comment is kept. %(who)s is told by mail.") % {"who": who})
    else:
        messages.success(request, gettext("The comment is kept."))
    for name in comment_actions.unknown_in(made.text, comment_actions.colleagues(process))[:5]:
        said = gettext("Nobody is told at “%(name)s”: no single colleague with a role in the process is called that.")
        messages.warning(request, said % {"name": name})
    return HttpResponseRedirect(_there(request, process, key))


@process_page(permissions.comments, "POST")
def settle(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """Marks a comment as settled, or as open again."""
    found: Comment | None = process.comments.filter(pk=pk).first()
    if found is None:
        raise Http404
    settled = request.POST.get("afgjort") != "0"
    comment_actions.settle(request.user, found, settled=settled)
    messages.success(request, gettext("The comment is settled.") if settled else gettext("The comment is open again."))
    return HttpResponseRedirect(_there(request, process, found.key))


def _there(request: HttpRequest, process: Process, key: str) -> str:
    """Back to the activity when it was said there, else to the list."""
    if key and request.POST.get("herfra") == "aktivitet":
        return reverse("editor_activity", args=[process.slug, key]) + "#kommentarer"
    return reverse("editor_comments", args=[process.slug])
