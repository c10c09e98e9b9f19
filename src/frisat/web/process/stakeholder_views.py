"""The stakeholders of a process: who is planned, involved and heard, and who no activity reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from frisat.plan.drafting import ConflictError
from frisat.plan.errors import FormatError
from frisat.plan.layout.labels import date_words
from frisat.plan.reach import Contact, How, Reached
from frisat.web.base import way_back, words
from frisat.web.base.clock import today
from frisat.web.people import permissions
from frisat.web.process import stakeholders as deeds
from frisat.web.process.drafts import ClosedDraftError
from frisat.web.process.editor_state import standing
from frisat.web.process.models import Process
from frisat.web.process.routes import process_page

HOW_WORDS = {
    How.DECIDES: _("Decides or recommends"),
    How.WORKS: _("Is responsible"),
    How.HEARD: _("Is heard"),
    How.INVOLVED: _("Is involved"),
    How.TAKES_PART: _("Takes part"),
    How.NAMED: _("Is only named"),
}
MOST_SHOWN = 3
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A stakeholder as the page shows it: how they are reached, what is next, and the first few activities."""

    reached: Reached
    how: Any
    url: str
    next: str
    shown: list[tuple[Contact, str, str, Any]]
    more: int


@process_page(permissions.reads_process)
def stakeholders(request: HttpRequest, process: Process) -> HttpResponse:
    return _page(request, process)


@process_page(permissions.edits_plan, "POST")
def change(request: HttpRequest, process: Process) -> HttpResponse:
    """Adds names (one a line), takes one off, or says whether the list is complete."""
    deed, typed = request.POST.get("goer", ""), request.POST.get("navne", "")
    names = [" ".join(line.split()) for line in typed.splitlines()[:200] if line.strip()]
    if deed not in ("tilfoej", "fjern", "fuldstaendig", "ikke"):
        return _page(request, process, typed, gettext("Choose what to do with the list."))
    if deed == "tilfoej" and not names:
        return _page(request, process, typed, gettext("Write at least one name, one on each line."))
    if too_long := [name for name in names if len(name) > LONGEST]:
        said = gettext("“%(name)s…” is longer than %(n)s characters. Write one name on each line.")
        return _page(request, process, typed, said % {"name": too_long[0][:40], "n": LONGEST})
    try:
        _do(request, process, deed, names)
    except (ConflictError, ClosedDraftError):
        said = gettext("Somebody else has changed the plan meanwhile. See the list as it stands now, and try again.")
        return _page(request, process, typed, said, status=409)
    except FormatError as wrong:
        return _page(request, process, typed, str(wrong))
    return redirect("stakeholders", process.slug)


def _do(request: HttpRequest, process: Process, deed: str, names: list[str]) -> None:
    if deed == "tilfoej":
        new = deeds.add(request.user, process, names)
        said = ngettext("%(n)s name is added in the draft.", "%(n)s names are added in the draft.", len(new))
        messages.success(request, said % {"n": len(new)})
    elif deed == "fjern":
        name = request.POST.get("navn", "")
        if number := deeds.remove(request.user, process, name):
            said = gettext("“%(name)s” is off the list in the draft.") % {"name": name}
            way_back.offer(request, said, url=reverse("editor_undo", args=[process.slug]), fields={"nr": number})
    else:
        deeds.say_complete(request.user, process, deed == "fuldstaendig")
        messages.success(request, gettext("It is noted in the draft."))


def _page(
    request: HttpRequest, process: Process, typed: str = "", wrong: str = "", *, status: int = 422
) -> HttpResponse:
    stand = standing(process)
    plan = stand.state.to_plan()
    found = deeds.register(process, plan, today())
    may_see = permissions.reads_register(request.user)
    context = {
        "process": process,
        "not_reached": [_line(process, r, found, may_see) for r in found.not_reached],
        "reached": [_line(process, r, found, may_see) for r in found.reached],
        "others": [_line(process, r, found, may_see) for r in found.others],
        "is_complete": plan.stakeholders_complete,
        "is_listed": bool(plan.stakeholders),
        "is_draft": stand.draft is not None,
        "may_edit": permissions.edits_plan(request.user, process.pk),
        "typed": typed,
        "wrong": wrong,
    }
    return render(request, "process/stakeholders.html", context, status=status if wrong else 200)


def _line(process: Process, found: Reached, register: deeds.Register, may_see: bool) -> Line:
    number = next((register.links[name] for name in found.spellings if name in register.links), None)
    ahead, language = found.next, words.language()
    shown = [
        (c, date_words(c.activity, language), reverse("editor_activity", args=[process.slug, c.activity.key]),
         HOW_WORDS[c.how])
        for c in found.contacts
    ]  # fmt: skip
    return Line(
        reached=found,
        how=HOW_WORDS[found.strongest] if found.strongest else "",
        url=reverse("body", args=[number]) if number is not None and may_see else "",
        next=(date_words(ahead.activity, language) or gettext("no date")) if ahead else "",
        shown=shown[:MOST_SHOWN],
        more=max(0, len(shown) - MOST_SHOWN),
    )
