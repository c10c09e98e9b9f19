"""Handing documents in, the list of imports, how far they are, and the files themselves."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frisat.plan.errors import FormatError
from frisat.plan.pasted import rows_of_text
from frisat.plan.sentences import hint, sentence
from frisat.read import limits
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.base.downloads import handed_out
from frisat.web.base.uploads import refused
from frisat.web.intake import actions, beside, decisions, deed_words, deeds, present, queries, wholesale
from frisat.web.intake.models import Intake, IntakeState
from frisat.web.people import permissions
from frisat.web.process.models import Process, SourceDocument
from frisat.web.process.routes import process_page

MOST_FILES = 20
_LIST = 100
"""So many imports stand on the list; a process has a handful."""


def import_or_404(process: Process, pk: int) -> Intake:
    """An import of this process, without its bytes."""
    rows = process.intakes.filter(pk=pk).select_related("by", "document")
    found = rows.defer("upload", "document__data", "document__reading").first()
    if found is None:
        raise Http404
    found.process = process
    return found


def go(name: str, process: Process, *args: object) -> HttpResponseRedirect:
    """The way on after something was done."""
    return HttpResponseRedirect(reverse(name, args=[process.slug, *args]), status=303)


def is_read(intake: Intake) -> bool:
    """Whether there is a review, and the worker is at none of its rows."""
    return (
        not intake.step
        and intake.document_id is not None
        and intake.state not in (*actions.UNDER_WAY, IntakeState.FAILED)
    )


# --------------------------------------------------------------------------------------------------- list and upload
@process_page(permissions.edits_plan, "GET", "HEAD", "POST")
def imports(request: HttpRequest, process: Process) -> HttpResponse:
    if request.method == "POST":
        return _hand_in(request, process)
    return _list(request, process)


def _list(
    request: HttpRequest,
    process: Process,
    *,
    errors: list[tuple[str, str]] | None = None,
    text: str = "",
    name: str = "",
) -> HttpResponse:
    context = {
        "process": process,
        "entries": [entry(i) for i in queries.imports_of(process)[:_LIST]],
        "errors": errors,
        "text": text,
        "name": name,
        "most": limits.current().file_bytes // limits.MIB,
        "most_bytes": limits.current().file_bytes,
        "most_files": MOST_FILES,
    }
    context["waits"] = any(e["is_under_way"] for e in context["entries"])
    return render(request, "intake/imports.html", context, status=422 if errors else 200)


def entry(intake: Intake) -> dict[str, Any]:
    """One import as the list and its own page show it."""
    return {
        "intake": intake,
        "is_under_way": intake.state in actions.UNDER_WAY or bool(intake.step),
        "may_stop": intake.state in actions.UNDER_WAY or (intake.step in deeds.STOPPABLE and not intake.stopping),
        "step": present.step_words(intake),
        "error": failure(intake),
        "is_again": intake.state == IntakeState.READY and getattr(intake, "open_rows", 1) == 0,
    }


def failure(intake: Intake) -> tuple[str, str] | None:
    """Why a document was not read, and what to do."""
    if intake.state != IntakeState.FAILED:
        return None
    language = words.language()
    parts = intake.error_parts
    return sentence(intake.error_code, parts, language=language), hint(intake.error_code, parts, language=language)


def _hand_in(request: HttpRequest, process: Process) -> HttpResponse:
    """Takes the good files; tells of the others by name. Nothing is believed of a file but its bytes."""
    files = request.FILES.getlist("filer")
    text, name = request.POST.get("tekst", ""), request.POST.get("navn", "")
    errors: list[tuple[str, str]] = []
    most = limits.current().file_bytes // limits.MIB
    for let_go in refused(request):
        said = gettext("“%(name)s” is larger than %(most)s MB and was not received.") % {"name": let_go, "most": most}
        errors.append(("filer", f"{said} {hint('E305', language=words.language())}"))
    if len(files) > MOST_FILES:
        errors.append(("filer", gettext("At most %(most)s files can be handed in at once.") % {"most": MOST_FILES}))
        files = []
    taken: list[Intake] = []
    for file in files:
        if not file.size:
            said = gettext("“%(name)s” is empty and was not taken.") % {"name": actions.clean_name(file.name or "")}
            errors.append(("filer", said))
            continue
        taken.append(actions.hand_in(request.user, process, file.name or "", file.read()))
    if text.strip():
        taken.append(actions.hand_in(request.user, process, *_pasted(request, text, name)))
    if not taken and not errors:
        errors.append(("filer", gettext("Choose a file, or paste the text that is to be read.")))
    if errors and not taken:
        return _list(request, process, errors=errors, text=text, name=name)
    for _, said in errors:
        messages.error(request, said)
    many = ngettext("%(count)s document was handed in.", "%(count)s documents were handed in.", len(taken))
    messages.success(request, many % {"count": len(taken)})
    if len(taken) == 1 and not errors:
        return go("import", process, taken[0].pk)
    return go("imports", process)


def _pasted(request: HttpRequest, text: str, name: str) -> tuple[str, bytes]:
    """
    Pasted words as a file. The browser's script sends along what Word, Excel and Outlook put beside them (`html`),
    which knows the table's cells; it counts only when the words were not changed since.
    """
    html = request.POST.get("html", "")
    title = name.strip() or gettext("Pasted on %(day)s") % {"day": words.day(today())}
    if "<table" in html.lower() and request.POST.get("html_text", "").split() == text.split():
        return f"{title}.html", f"<!doctype html><meta charset=utf-8><body>{html}</body>".encode("utf-8", "replace")
    rows = [row for row in rows_of_text(text) if any(cell.strip() for cell in row)]
    if rows and all(len(row) > 1 for row in rows):
        return f"{title}.csv", _as_csv(rows)
    return f"{title}.txt", text.encode("utf-8", "replace")


def _as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as a file that says itself what parts its columns, whatever signs their cells hold."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return f"sep=\t\n{out.getvalue()}".encode("utf-8", "replace")


# ---------------------------------------------------------------------------------------------------------- progress
@process_page(permissions.edits_plan)
def progress(request: HttpRequest, process: Process) -> HttpResponse:
    """The list's rows, asked for every other second while something is read."""
    entries = [entry(i) for i in queries.imports_of(process)[:_LIST]]
    waits = any(e["is_under_way"] for e in entries)
    context = {"process": process, "entries": entries, "waits": waits}
    return render(request, "intake/_imports.html", context)


@process_page(permissions.edits_plan, "POST")
def stop(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    intake = import_or_404(process, pk)
    if intake.step in deeds.STOPPABLE:
        if not deeds.stop(request.user, intake):
            messages.info(request, gettext("It was done already, or is being stopped."))
        return go("import", process, pk)
    if actions.stop(request.user, intake):
        messages.success(request, gettext("The reading was stopped. The file is kept."))
    else:
        messages.info(request, gettext("It had been read already."))
    return go("imports", process)


@process_page(permissions.edits_plan, "POST")
def renew(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """Holds the rows against the plan as it stands, after somebody had stopped that."""
    try:
        deeds.ask(request.user, import_or_404(process, pk), deeds.RENEWING)
    except decisions.BusyError:
        messages.info(request, deed_words.busy_words())
    return go("import", process, pk)


@process_page(permissions.edits_plan, "POST")
def again(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    made = actions.read_again(request.user, import_or_404(process, pk))
    if made is None:
        messages.info(request, gettext("The document is read, or being read, already."))
    elif made.pk != pk:
        messages.success(request, gettext("The document is read again, as an import of its own. This one stays."))
    else:
        messages.success(request, gettext("The document is read again."))
    return go("import", process, made.pk if made else pk)


@process_page(permissions.edits_plan, "POST")
def end(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    intake = import_or_404(process, pk)
    if intake.step:
        messages.info(request, deed_words.busy_words())
        return go("import", process, pk)
    count = actions.put_away(request.user, intake)
    said = ngettext(
        "The review is ended. %(count)s row was left out.", "The review is ended. %(count)s rows were left out.", count
    )
    messages.success(request, said % {"count": count} if count else gettext("The review is ended."))
    return go("imports", process)


@process_page(permissions.edits_plan, "POST")
def resume(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    try:
        if wholesale.resume(request.user, import_or_404(process, pk)):
            messages.success(request, gettext("The review is open again."))
    except decisions.BusyError:
        messages.info(request, deed_words.busy_words())
    return go("import", process, pk)


@process_page(permissions.edits_plan, "POST")
def undo(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """Takes the whole import back, and names what somebody has gone on with."""
    intake = import_or_404(process, pk)
    try:
        if deeds.is_long_undo(intake):
            beside.take_back(request.user, intake)
            deeds.ask(request.user, intake, deeds.UNDOING)
            return go("import", process, pk)
        done = wholesale.undo(request.user, intake)
    except decisions.BusyError:
        messages.info(request, deed_words.busy_words())
        return go("import", process, pk)
    except beside.HeldError as held:
        messages.warning(request, str(held))
        return go("import", process, pk)
    for level, said in deed_words.undone_words(process, done.back, done.kept, published=done.published):
        messages.add_message(request, level, said)
    return go("import", process, pk)


# ------------------------------------------------------------------------------------------------------------- files
@process_page(permissions.edits_plan)
def import_file(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """The file of an import as it was handed in, also one that could not be read."""
    intake = process.intakes.filter(pk=pk).first()
    if intake is None:
        raise Http404
    return download(intake.file_name, actions.bytes_of(intake))


@process_page(permissions.reads_process)
def document_file(request: HttpRequest, process: Process, pk: int) -> HttpResponse:
    """The original that activities were read from, for those who see the process as staff do."""
    document = queries.original(process, pk)
    if document is None or not may_read_original(request.user, document):
        raise Http404
    return download(document.file_name, bytes(document.data))


def may_read_original(who: Any, document: SourceDocument) -> bool:
    """
    A paper of a meeting can hold closed items: those who prepare the meetings see it, as they see the items. So with
    one whose reading nobody can look into any more.
    """
    if permissions.prepares_meetings(who, document.process_id):
        return True
    try:
        return not queries.items_of(document)
    except FormatError:
        return False


def download(name: str, data: bytes) -> HttpResponse:
    """A foreign file handed out, to this site's own pages alone."""
    response = handed_out(data, name)
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
