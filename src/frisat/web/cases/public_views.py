"""
What anybody reads of cases and decisions. Every page shows what `sight.public_case` and `public_decision` give.

A closed decision whose extract or ground may be read has its page; one that nobody may know of, and a closed case, are
answered as unknown ones are.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from frisat.plan.journey import Decision, tally
from frisat.web.base.clock import today
from frisat.web.base.middleware import AskedWrongly
from frisat.web.base.paging import numbers_on, only, paged
from frisat.web.cases import agendas, decision_json, pages, queries, sight
from frisat.web.cases.models import Decision as Row
from frisat.web.cases.value import decisions_with_all
from frisat.web.people.routes import public
from frisat.web.process import queries as processes
from frisat.web.process.models import Process

PAGE = 50
"""Decisions on one page of the list."""


@public()
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """The decisions of all processes, the newest first, narrowed by year, body and process."""
    only(request.GET, "aar", "organ", "forloeb", "side")
    all_of_them = sight.listed_decisions()
    offered = sight.offered(all_of_them)
    year, body, slug = (request.GET.get(n, "") for n in ("aar", "organ", "forloeb"))
    if year and year not in offered.years:
        raise AskedWrongly(gettext("The list cannot be narrowed to “%(what)s”.") % {"what": year[:40]})
    if (body and body not in offered.bodies) or (slug and slug not in {s for s, _ in offered.processes}):
        raise AskedWrongly(gettext("The list cannot be narrowed to “%(what)s”.") % {"what": (body or slug)[:40]})
    found = sight.narrowed(all_of_them, year=int(year) if year else None, body=body, slug=slug)
    count = found.count()
    page = paged(request.GET, count, PAGE)
    numbers = numbers_on(page, found, count)
    shown = sight.public_decisions(decisions_with_all(found.filter(pk__in=numbers)))
    context = {
        "section": "decisions",
        "lines": [(d, *pages.split(d.number), pages.outcome_word(d)) for d in shown],
        "count": count,
        "page": page,
        "offered": bool(offered.years),
        "years": offered.years,
        "bodies": offered.bodies,
        "processes": offered.processes,
        "year": year,
        "body": body,
        "slug": slug,
    }
    return render(request, "cases/public_decisions.html", context)


def _decision_or_404(year: int, number: int) -> tuple[Row, Decision]:
    row = queries.decision_at(year, number)
    found = sight.public_decision(row) if row is not None else None
    if row is None or found is None:
        raise Http404
    return row, found


def _place(row: Row, found: Decision) -> agendas.Place | None:
    """Where it was decided; not told of what was decided behind closed doors."""
    return None if found.closed else agendas.decided_at(row)


@public()
@require_safe
def decision(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """One decision at the address that it keeps."""
    row, found = _decision_or_404(year, number)
    place = _place(row, found)
    context = {
        "section": "decisions",
        "decision": found,
        "meeting": place,
        "year": year,
        "number": number,
        "outcome": pages.outcome_word(found),
        "supersedes": pages.link(found.supersedes),
        "superseded_by": pages.links(found.superseded_by),
        "address": request.build_absolute_uri(reverse("decision", args=[year, number])),
        "data": decision_json.of(found, meeting=place.url if place else ""),
        "gone": [] if found.closed else pages.gone("decision", row.pk),
    }
    return render(request, "cases/public_decision.html", context)


@public()
@require_safe
def decision_data(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """The same decision as JSON."""
    row, found = _decision_or_404(year, number)
    place = _place(row, found)
    said = decision_json.of(found, meeting=place.url if place else "")
    if not found.closed and (gone := pages.gone("decision", row.pk)):
        said["taken_out"] = [{"day": day.isoformat(), "said": text} for day, text in gone]
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


def _process(slug: str) -> Process | None:
    return processes.published().filter(slug=slug).first()


def _moved(request: HttpRequest, slug: str) -> HttpResponse:
    """To the process's new address where it had this one. Raises Http404."""
    now = processes.moved_from(slug)
    if now is None:
        raise Http404
    return HttpResponsePermanentRedirect(request.get_full_path().replace(f"/{slug}/", f"/{now.slug}/", 1))


@public()
@require_safe
def cases(request: HttpRequest, slug: str) -> HttpResponse:
    """The cases of a process that the public may follow; a closed one stands there without a word of what it is."""
    process = _process(slug)
    if process is None:
        return _moved(request, slug)
    day = today()
    lines = []
    for row in sight.published_cases(process.pk):
        found = sight.public_case(row)
        if found is not None:
            counted = tally(found, day) if found.assents else None
            lines.append((found, [pages.stop(found, s, day) for s in found.now], counted))
    return render(request, "cases/public_cases.html", {"process": process, "lines": lines, "section": "processes"})


@public()
@require_safe
def case(request: HttpRequest, slug: str, case_no: int) -> HttpResponse:
    """The journey of a case as far as it is open."""
    process = _process(slug)
    if process is None:
        return _moved(request, slug)
    row = sight.public_case_row(process.pk, case_no)
    found = sight.public_case(row) if row is not None else None
    if row is None or found is None:
        raise Http404
    day = today()
    places = agendas.public_of([s for s in row.steps.all() if not s.closed])
    stops = [pages.stop(found, s, day, agendas=places.get(int(s.key), ())) for s in found.steps]
    context: dict[str, Any] = {
        "section": "processes",
        "process": process,
        "case": found,
        "rows": pages.rows(found, stops),
        "tally": pages.shown_tally(tally(found, day), found, day) if found.assents else None,
        "gone": pages.gone("case", row.pk),
    }
    return render(request, "cases/public_case.html", context)
