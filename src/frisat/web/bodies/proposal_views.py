"""What the register asks: spellings of known bodies, names that no body has, bodies that may be one."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from frisat.web.base import words
from frisat.web.bodies import queries, spelling_actions, uses
from frisat.web.bodies.body_views import processes_of
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.forms import KIND_WORDS
from frisat.web.bodies.models import Body, BodyKind
from frisat.web.bodies.uses import NewName, Proposals
from frisat.web.people import permissions
from frisat.web.people.routes import work_page


@work_page(permissions.keeps_register)
def proposals(request: HttpRequest) -> HttpResponse:
    return _page(request, uses.proposals(request.user))


def _page(
    request: HttpRequest, found: Proposals, wrong: str = "", ticked: frozenset[str] | None = None, at: str = ""
) -> HttpResponse:
    """
    The page of all proposals; with what is `wrong`, status 422.

    Args:
        ticked: what a person had ticked; None for what is proposed.
        at: the ident of the field that it is about.
    """
    language = words.language()
    context = {
        "same": [(s, s.proposal.why(language)) for s in found.same],
        "likely": [(s, s.proposal.why(language), _scope(request, s.process_ids)) for s in found.likely],
        "alike": [(p, p.proposal.why(language)) for p in found.alike],
        "bodies": [n for n in found.names if n.is_one_body],
        "groups": [n for n in found.names if not n.is_one_body],
        "set_aside": found.set_aside,
        "kinds": KIND_WORDS.items(),
        "ticked": ticked,
        "wrong": wrong,
        "wrong_at": at,
        "is_empty": not (found.alike or found.spellings or found.names),
    }
    return render(request, "bodies/proposals.html", context, status=422 if wrong else 200)


def _scope(request: HttpRequest, process_ids: tuple[int, ...]) -> list[tuple[int, str]]:
    """The processes in which a likely spelling was met: it may hold in one of them only."""
    return [(pk, name) for pk, name in processes_of(request.user) if pk in process_ids]


@work_page(permissions.keeps_register, "POST")
def accept_same(request: HttpRequest) -> HttpResponse:
    """Takes the ticked ones of the sure spellings."""
    ticked = frozenset(request.POST.getlist("navn"))
    found = uses.proposals(request.user)
    chosen = [(s.name, s.body) for s in found.same if s.key in ticked]
    if not chosen:
        said = gettext("Nothing was ticked, or somebody else has taken it meanwhile.")
        return _page(request, found, said, ticked, "same_1" if found.same else "")
    try:
        count = spelling_actions.accept_spellings(request.user, chosen)
    except RegisterError as wrong:
        return _page(request, found, wrong.said, ticked)
    text = ngettext("%(n)s spelling was taken.", "%(n)s spellings were taken.", count)
    messages.success(request, text % {"n": count})
    return redirect("body_proposals")


@work_page(permissions.keeps_register, "POST")
def answer(request: HttpRequest) -> HttpResponse:
    """One name: it is the body (`ja`, in one process or all), it is not (`nej`), or it is no body at all (`intet`)."""
    name, verdict = " ".join(request.POST.get("navn", "").split())[:200], request.POST.get("svar", "")
    if not name or verdict not in ("ja", "nej", "intet"):
        found = uses.proposals(request.user)
        said_first = gettext("Say which name it is about, and choose an answer.")
        return _page(request, found, said_first, at="id_aside" if found.names else "")
    if verdict == "intet":
        spelling_actions.keep_name_apart(request.user, name, None)
        messages.success(request, gettext("“%(name)s” is not proposed again.") % {"name": name})
        return redirect("body_proposals")
    body = _body(request, "organ")
    said = {"name": name, "body": body.name}
    if verdict == "nej":
        spelling_actions.keep_name_apart(request.user, name, body)
        messages.success(request, gettext("“%(name)s” is not “%(body)s”, and is not proposed again.") % said)
        return redirect("body_proposals")
    try:
        spelling_actions.add_alias(request.user, body, text=name, process_id=_process(request))
    except RegisterError as wrong:
        return _page(request, uses.proposals(request.user), wrong.said)
    messages.success(request, gettext("“%(name)s” is now a spelling of “%(body)s”.") % said)
    return redirect("body_proposals")


@work_page(permissions.keeps_register, "POST")
def make_new(request: HttpRequest) -> HttpResponse:
    """New bodies of the ticked names, each with the kind chosen beside it."""
    ticked = frozenset(request.POST.getlist("navn"))
    found = uses.proposals(request.user)
    found.names[:] = [replace(n, kind=_kind(request, n)) for n in found.names]
    chosen = [n for n in found.names if n.key in ticked]
    if not chosen:
        said = gettext("Nothing was ticked, or somebody else has made it meanwhile.")
        first = "b_1" if any(n.is_one_body for n in found.names) else "g_1" if found.names else ""
        return _page(request, found, said, ticked, first)
    try:
        made = spelling_actions.make_bodies(request.user, [_new(n) for n in chosen])
    except RegisterError as wrong:
        return _page(request, found, wrong.said, ticked)
    text = ngettext("%(n)s body was made.", "%(n)s bodies were made.", len(made))
    messages.success(request, text % {"n": len(made)})
    return redirect("body_proposals")


def _kind(request: HttpRequest, name: NewName) -> BodyKind:
    """What a person said that a name is, else what it seems to be."""
    said = request.POST.get(f"slags:{name.key}", "")
    return BodyKind(said) if said in BodyKind.values else name.kind


def _new(name: NewName) -> spelling_actions.NewBody:
    return spelling_actions.NewBody(name.names[0], name.names[1:], name.kind, name.organisation)


@work_page(permissions.keeps_register, "POST")
def again(request: HttpRequest) -> HttpResponse:
    name = request.POST.get("navn", "")[:200]
    spelling_actions.propose_again(request.user, name)
    messages.success(request, gettext("“%(name)s” is proposed again.") % {"name": name})
    return redirect("body_proposals")


@work_page(permissions.keeps_register, "POST")
def keep_apart(request: HttpRequest) -> HttpResponse:
    a, b = _body(request, "a"), _body(request, "b")
    try:
        spelling_actions.keep_apart(request.user, a, b)
    except RegisterError as wrong:
        return _page(request, uses.proposals(request.user), wrong.said)
    said = {"a": a.name, "b": b.name}
    messages.success(request, gettext("“%(a)s” and “%(b)s” are kept apart, and not proposed again.") % said)
    return redirect("body_proposals")


def _body(request: HttpRequest, field: str) -> Body:
    asked = request.POST.get(field, "")
    found = queries.body(int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 12 else None
    if found is None or found.merged_into_id is not None:
        raise Http404
    return found


def _process(request: HttpRequest) -> int | None:
    """The process that a spelling is to hold in; another's than one's own is no process at all (404)."""
    asked = request.POST.get("forloeb", "")
    if not asked:
        return None
    mine = {str(pk): pk for pk in permissions.roles_of(request.user)}
    if asked not in mine:
        raise Http404
    return mine[asked]
