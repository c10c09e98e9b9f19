"""Every public page, in both languages, for search engines."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from frisat.web.cases.pages import split
from frisat.web.cases.sight import public_decisions, published_decisions
from frisat.web.meetings import public_queries as meetings
from frisat.web.portal.public_bodies import url_of, with_pages
from frisat.web.process import queries


def addresses() -> list[str]:
    """The paths of all public pages in Danish; English ones are the same under /en."""
    with translation.override("da"):
        out = [reverse(name) for name in ("front", "processes", "meetings", "calendar", "decisions", "privacy", "data")]
        out += [reverse("decision", args=split(d.number)) for d in public_decisions(published_decisions())]
        out += [url_of(body) for body in with_pages()]
        for process in queries.listed():
            slug = process.slug
            out += [
                reverse(n, args=[slug]) for n in ("process", "versions", "process_calendar", "findings", "downloads")
            ]
            versions = queries.versions_of(process)
            out += [reverse("version", args=[slug, v.number]) for v in versions]
            if len(versions) > 1:
                out.append(reverse("changes", args=[slug]))
            out += [reverse("paper", args=[slug, d.pk]) for d in queries.papers(process)]
            plan = queries.newest_public_plan(process)
            out += [reverse("activity", args=[slug, a.key]) for a in plan.activities]
        out += [reverse("meetings") + f"{printed}/" for printed in meetings.printed_addresses()]
    return out


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    pairs = [(request.build_absolute_uri(a), request.build_absolute_uri(f"/en{a}")) for a in addresses()]
    return render(request, "portal/sitemap.xml", {"pairs": pairs}, content_type="application/xml")


urlpatterns = [path("", sitemap, name="sitemap")]
