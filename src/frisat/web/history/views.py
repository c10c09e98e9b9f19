"""The history of one object, of a process with all that is in it, and the whole record."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext

from frisat.web.base.middleware import AskedWrongly
from frisat.web.history.forms import NOBODY, WantedForm, people
from frisat.web.people import permissions
from frisat.web.people.routes import work_page
from frisat.web.record import queries, sentences, things
from frisat.web.record.things import Thing

A_PAGE = 50
WHOLES = frozenset({"process"})
"""Types whose history is that of everything inside them."""


@work_page(permissions.signed_in)
def of_one(request: HttpRequest, type_name: str, key: str) -> HttpResponse:
    """What was done to one thing. Who may not read the thing is told that there is no such page."""
    registered = things.known(type_name)
    if registered is None or len(key) > 80 or not _may_read(registered, request, key):
        raise Http404
    of = Thing(type_name, key)
    if not (queries.is_known(of) or things.exists(of)):  # what is gone keeps its history
        raise Http404
    form = _form(request)
    read = queries.history_within if type_name in WHOLES else queries.history
    entries = list(read(of, form.wanted(), most=A_PAGE + 1))
    url = registered.url(key) if not entries or _opens(request, entries[0], of) else ""
    shown = {"label": things.label(of), "thing_url": url, "is_process": type_name in WHOLES}
    return _page(request, "history/history.html", form, entries, shown)


def _may_read(registered: things.Register, request: HttpRequest, key: str) -> bool:
    try:
        return registered.may_read(request.user, key)
    except (ValueError, OverflowError):  # a key that is no number
        return False


def _opens(request: HttpRequest, entry: queries.Entry, of: Thing) -> bool:
    """Whether a thing's page is for the reader: who keeps accounts reads the record of processes they are not in."""
    process = of.key if of.type == "process" else entry.within_key if entry.within == "process" else ""
    return not process or permissions.reads_process(request.user, int(process))


@work_page(permissions.keeps_accounts)
def whole(request: HttpRequest) -> HttpResponse:
    """The whole record, for administrators."""
    form = _form(request)
    entries = list(queries.everything(form.wanted(), most=A_PAGE + 1))
    return _page(
        request, "history/record.html", form, entries, {"people": people(), "nobody": NOBODY, "is_whole": True}
    )


def _form(request: HttpRequest) -> WantedForm:
    """The filters that the address asks for. Raises AskedWrongly (status 400) for one that is none."""
    form = WantedForm(request.GET)
    if not form.is_valid():
        said = next(iter(form.errors.values()))[0]
        raise AskedWrongly(str(said))
    if any(len(request.GET.getlist(name)) > 1 for name in request.GET):
        raise AskedWrongly(gettext("Each filter can be given once."))
    return form


def _page(
    request: HttpRequest, template: str, form: WantedForm, entries: list[queries.Entry], shown: dict[str, object]
) -> HttpResponse:
    told = [
        one if _opens(request, entry, one.thing) else replace(one, thing_url="")
        for entry, one in zip(entries, sentences.tell(entries[:A_PAGE]), strict=False)
    ]
    asked = QueryDict(mutable=True)
    asked.update({name: value for name, value in request.GET.items() if name != "foer" and value})
    newest = asked.urlencode()
    older = ""
    if len(entries) > A_PAGE:
        asked["foer"] = str(told[-1].number)
        older = asked.urlencode()
    days: list[tuple[str, list[sentences.Told]]] = []
    for one in told:
        if not days or days[-1][0] != one.day:
            days.append((one.day, []))
        days[-1][1].append(one)
    return render(
        request,
        template,
        {
            **shown,
            "days": days,
            "form": form,
            "asked": form.data,
            "kinds": sentences.kinds(),
            "older": older,
            "newest": newest if form.data.get("foer") else None,
            "is_narrowed": any(form.data.get(name) for name in ("hvem", "hvad", "fra", "til")),
        },
    )
