"""Files beside an activity: attaching one, and having it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.errors import FormatError
from frisat.web.base import uploads
from frisat.web.base.downloads import handed_out
from frisat.web.people import permissions
from frisat.web.process import editor_attachments
from frisat.web.process.editor_answers import answer, refuse, words_of
from frisat.web.process.models import Activity, Process
from frisat.web.process.routes import process_page


@process_page(permissions.edits_plan, "POST")
def attach(request: HttpRequest, process: Process, key: str) -> HttpResponse:
    to = reverse("editor_activity", args=[process.slug, key]) + "#bilag"
    file = request.FILES.get("fil")
    if too_large := uploads.refused(request):
        fault = FormatError("E219", where="file", value=too_large[0])
        return refuse(request, process, words_of(fault), status=422, to=to)
    if file is None:
        return refuse(request, process, gettext("No file was chosen."), status=422, to=to)
    try:
        kept = editor_attachments.attach(request.user, process, key, file)
    except Activity.DoesNotExist:
        raise Http404 from None
    except FormatError as fault:
        return refuse(request, process, words_of(fault), status=422, to=to)
    return answer(request, process, gettext("“%(name)s” is attached.") % {"name": kept.name}, to=to)


@process_page(permissions.reads_process)
def attachment(request: HttpRequest, process: Process, key: str, pk: int) -> HttpResponse:
    """A file beside an activity, as a download."""
    try:
        found = editor_attachments.activity_of(process, key).attachments.filter(pk=pk).first()
    except Activity.DoesNotExist:
        raise Http404 from None
    if found is None:
        raise Http404
    return handed_out(bytes(found.data), found.name)
