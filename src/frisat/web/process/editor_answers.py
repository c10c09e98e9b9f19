"""What the editor answers to a deed: what changed, for its script; a message and the way on for everybody else."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from frisat.plan.drafting import POSITION, ConflictError
from frisat.plan.errors import FormatError
from frisat.plan.sentences import hint, sentence
from frisat.plan.typed import GLUE
from frisat.web.base import words
from frisat.web.process import editor_news, editor_rows
from frisat.web.process.drafts import ClosedDraftError
from frisat.web.process.editor_deeds import GoneError, Refusal
from frisat.web.process.editor_state import Standing, standing
from frisat.web.process.editor_words import field_name, value_words
from frisat.web.process.models import Process

_NUMBER = re.compile(r"d\d{1,12}\.(\d{1,9})")


def wants_json(request: HttpRequest) -> bool:
    """Whether the page's own script asks, which puts the answer in itself."""
    return request.headers.get("Accept", "") == "application/json"


def seen_number(stamp: str) -> int:
    """The number of the operation that a page's stamp names; 0 when there was no draft."""
    match = _NUMBER.fullmatch(stamp)
    return int(match[1]) if match else 0


def answer(request: HttpRequest, process: Process, words: str, *, to: str = "", **more: Any) -> HttpResponse:
    """After a deed: what changed for the script, or a message and the way on for everybody else."""
    if wants_json(request):
        now = standing(process)
        seen = request.POST.get("side") or request.POST.get("stand", "")
        found = editor_news.news(now, request.user, seen_number(seen))
        return JsonResponse({**found, "said": words, "at": timezone.localtime().strftime("%H.%M"), **more})
    if words:
        messages.success(request, words)
    return HttpResponseRedirect(to or back(request, process))


def refuse(request: HttpRequest, process: Process, words: str, *, status: int = 409, to: str = "") -> HttpResponse:
    """A deed that was not done, and why."""
    if wants_json(request):
        now = standing(process)
        seen = request.POST.get("side") or request.POST.get("stand", "")
        found = editor_news.news(now, request.user, seen_number(seen))
        return JsonResponse({**found, "fault": words}, status=status)
    messages.error(request, words)
    return HttpResponseRedirect(to or back(request, process))


def back(request: HttpRequest, process: Process) -> str:
    """The editor's page that the person came from, with its filter."""
    home = reverse("editor", args=[process.slug])
    came = urlsplit(request.headers.get("Referer", ""))
    return f"{home}?{came.query}" if came.path == home and came.query else home


def undone_at(request: HttpRequest, process: Process) -> str:
    """Where the button stood that takes a deed back: beside the stakeholders, else under the newest changes."""
    beside = reverse("stakeholders", args=[process.slug])
    came = urlsplit(request.headers.get("Referer", "")).path
    return beside if came == beside else reverse("editor_history", args=[process.slug])


def words_of(fault: FormatError) -> str:
    """What is wrong and what to do about it."""
    language = words.language()
    said = sentence(fault.code, fault.parts, language=language)
    return f"{said} {hint(fault.code, fault.parts, language=language)}".strip()


def closed_words() -> str:
    return gettext("The draft was published or dropped meanwhile. Reload the page to go on with the newest plan.")


def gone_words() -> str:
    return gettext("The activity is not in the draft any more: somebody removed it. Look under Newest changes.")


def conflict_words(process: Process, refusal: Refusal) -> str:
    """What somebody else wrote meanwhile, field by field."""
    if refusal.is_gone:
        return gone_words()
    titles = editor_rows.titles_of(standing(process))
    said = [
        gettext("%(field)s is now “%(now)s”.")
        % {"field": field_name(name), "now": value_words(name, now, titles) or gettext("empty")}
        for name, now in refusal.conflicts.items()
        if name != POSITION
    ]
    said += [
        gettext("“%(title)s” points at it now.") % {"title": titles.get(key) or gettext("untitled")}
        for key in refusal.pointing
    ]
    if POSITION in refusal.conflicts:
        said.append(_stands_now(titles.get(refusal.conflicts[POSITION] or "")))
    return " ".join([gettext("Somebody changed the activity meanwhile."), *said])


def _stands_now(behind: str | None) -> str:
    if behind is None:
        return gettext("It stands first in the plan now.")
    return gettext("It stands after “%(title)s” now.") % {"title": behind or gettext("untitled")}


def done(
    request: HttpRequest, process: Process, deed: Any, words: str, *, wanted: str = "", **more: Any
) -> HttpResponse:
    """
    Runs a deed on one activity and answers; what can go wrong is put into words.

    `wanted`: what the person asked for, said beside what somebody else did meanwhile.
    """
    try:
        result = deed(request.POST.get("stand", ""))
    except ClosedDraftError:
        return refuse(request, process, closed_words())
    except GoneError:
        return refuse(request, process, gone_words())
    except Refusal as refusal:
        if refusal.faults:
            return refuse(request, process, words_of(next(iter(refusal.faults.values()))), status=422)
        return refuse(request, process, f"{conflict_words(process, refusal)} {wanted}".strip())
    except FormatError as fault:
        return refuse(request, process, words_of(fault), status=422)
    except ConflictError as conflict:
        return refuse(request, process, conflict_words(process, Refusal(is_gone=conflict.gone, conflicts={
            conflict.operation.field: conflict.now} if not conflict.gone else {})))  # fmt: skip
    return answer(request, process, words, **{k: v(result) if callable(v) else v for k, v in more.items()})


def keys_in(now: Standing, text: str) -> str:
    titles: dict[str, list[str]] = {}
    for key, row in now.state.activities.items():
        titles.setdefault(str(row.get("title") or "").casefold().strip(), []).append(key)
    out = []
    for line in filter(None, map(str.strip, text.replace("\r", "\n").split("\n"))):
        first = line.split(" · ")[0].strip()
        same = titles.get(line.casefold(), [])
        out.append(first if first in now.state.activities else same[0] if len(same) == 1 else line.replace(" ", GLUE))
    return " ".join(out)
