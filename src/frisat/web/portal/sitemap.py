"""
Every public page, in both languages, for search engines.

A sitemap holds 50,000 addresses and no more (sitemaps.org): of a site with more, it is a list of its parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from frisat.web.base.memory import remembered
from frisat.web.base.middleware import AskedWrongly
from frisat.web.base.paging import only
from frisat.web.cases.sight import public_numbers
from frisat.web.meetings import public_queries as meetings
from frisat.web.portal.public_bodies import url_of, with_pages
from frisat.web.process import queries

IN_A_PART = 25_000
"""Each stands there in two languages."""


def addresses() -> list[str]:
    """The paths of all public pages in Danish; English ones are the same under /en."""
    with translation.override("da"):
        out = [reverse(name) for name in ("front", "processes", "meetings", "calendar", "decisions", "privacy", "data")]
        decisions = reverse("decisions")
        out += [f"{decisions}{year}-{number}/" for year, number in public_numbers()]
        out += [url_of(body) for body in with_pages()]
        out += remembered(("sitemap of plans", queries.stamp(), queries.papers_stamp()), _of_processes)
        out += remembered(("sitemap of meetings", queries.stamp(), meetings.addresses_stamp()), _of_meetings)
    return out


def _of_processes() -> list[str]:
    out = []
    for process in queries.listed():
        slug = process.slug
        out += [reverse(n, args=[slug]) for n in ("process", "versions", "process_calendar", "findings", "downloads")]
        versions = queries.versions_of(process)
        out += [reverse("version", args=[slug, v.number]) for v in versions]
        if len(versions) > 1:
            out.append(reverse("changes", args=[slug]))
        out += [reverse("paper", args=[slug, d.pk]) for d in queries.papers(process)]
        plan = queries.newest_public_plan(process)
        out += _each("activity", slug, [a.key for a in plan.activities])
    return out


def _each(name: str, slug: str, keys: Sequence[str]) -> list[str]:
    """The addresses of a process's things by one question for the first: an address's last part is the key."""
    if not keys:
        return []
    before, _, after = reverse(name, args=[slug, keys[0]]).rpartition(keys[0])
    return [f"{before}{key}{after}" for key in keys]


def _of_meetings() -> list[str]:
    before = reverse("meetings")
    return [f"{before}{printed}/" for printed in meetings.printed_addresses()]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap; where it has parts the list of them, and with `?del=2` the second one."""
    only(request.GET, "del")
    every, asked = addresses(), request.GET.get("del", "")
    parts = [every[at : at + IN_A_PART] for at in range(0, len(every), IN_A_PART)]
    if not asked and len(parts) > 1:
        here = request.build_absolute_uri(request.path)
        context = {"parts": [f"{here}?del={n}" for n in range(1, len(parts) + 1)]}
        return render(request, "portal/sitemap_parts.xml", context, content_type="application/xml")
    if asked and asked not in map(str, range(1, len(parts) + 1)):
        raise AskedWrongly(gettext("The list has no page “%(value)s”.") % {"value": asked[:40]})
    shown = parts[int(asked or 1) - 1]
    site = request.build_absolute_uri("/").removesuffix("/")

    def drawn() -> str:
        return render_to_string("portal/sitemap.xml", {"pairs": [(site + a, f"{site}/en{a}") for a in shown]})

    said = remembered(("sitemap", site, hash(tuple(shown))), drawn, shelf="files")
    return HttpResponse(said, content_type="application/xml")


urlpatterns = [path("", sitemap, name="sitemap")]
