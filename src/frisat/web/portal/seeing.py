"""What every page of a process begins with: which process, which version, as of which day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext

from frisat.web.base import words
from frisat.web.base.clock import today as day_now
from frisat.web.base.middleware import AskedWrongly
from frisat.web.base.paging import only
from frisat.web.portal import filters
from frisat.web.portal.present import Around, Link
from frisat.web.portal.public_bodies import Called
from frisat.web.process import comparing, queries
from frisat.web.process.former import former
from frisat.web.process.models import FormerSlug, PlanVersion, Process


def process_or_404(slug: str) -> Process:
    """A published process. Raises Http404 in the same words whether it is hidden or unknown."""
    found = queries.published().filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def moved(request: HttpRequest, slug: str) -> HttpResponse | None:
    """The redirect of an address that a published process once had; None when there is none."""
    former = FormerSlug.objects.filter(slug=slug, process__in=queries.published()).select_related("process").first()
    if former is None:
        return None
    return HttpResponsePermanentRedirect(request.get_full_path().replace(f"/{slug}/", f"/{former.process.slug}/", 1))


def follows(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of a process that is found at every address the process ever had: old ones lead to the new one."""

    @wraps(view)
    def run(request: HttpRequest, slug: str, **rest: Any) -> HttpResponse:
        try:
            return view(request, slug, **rest)
        except Http404:
            if (led := moved(request, slug)) is None:
                raise
            return led

    return run


def version_or_404(process: Process, number: str) -> PlanVersion:
    major, _, minor = number.partition(".")
    found = process.versions.filter(major=int(major), minor=int(minor or 0)).select_related("document").first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class Seen:
    """A process as of a day: the version that was its plan, and all versions up to now."""

    process: Process
    version: PlanVersion
    versions: Sequence[PlanVersion]
    today: date
    on: date | None

    @property
    def is_newest(self) -> bool:
        return self.version.pk == self.versions[-1].pk


def seen(request: HttpRequest, slug: str, *names: str) -> Seen:
    """
    The process, with the version of `?dato=` or the newest one. `names`: what else the page can be asked for.

    Raises Http404 for an unknown process, AskedWrongly for a day before its first plan and for an unknown filter.
    """
    only(request.GET, "dato", *names)
    process = process_or_404(slug)
    versions = queries.versions_of(process)
    on = filters.day_asked(request.GET.get("dato", ""))
    number = versions[-1].number
    if on is not None:
        found = queries.version_on(process, on)
        if found is None:
            said = gettext("The process had no plan yet on %(day)s. The first is from %(first)s.")
            raise AskedWrongly(said % {"day": words.day(on), "first": words.day(versions[0].valid_from)})
        number = found.number
    return Seen(process, version_or_404(process, number), versions, on or day_now(), on)


def around(process: Process, version: PlanVersion, today: date) -> Around:
    """What the rows of a version's public plan share."""
    told: dict[str, list[Link]] = {}
    mentions = queries.mentions(process)
    for mention in mentions:
        url = reverse("paper", args=[process.slug, mention.document_id])
        told.setdefault(mention.activity.key, []).append(Link(mention.document.name, url))
    plan = queries.public_plan(version)
    called = Called([(process, plan)])
    return Around(
        process=process,
        version=version,
        plan=plan,
        today=today,
        sources=queries.sources(process),
        heirs=comparing.unsure_pairs(version),
        told=told,
        former=former(version),
        called=called,
        stamp=(process.slug, process.name, tuple(m.pk for m in mentions), called.stamp),
    )


def frame(at: Seen, tab: str = "plan") -> dict[str, Any]:
    """What every page of a process shows."""
    return {
        "process": at.process,
        "version": at.version,
        "versions": at.versions,
        "on": at.on,
        "is_newest": at.is_newest,
        "day": at.today,
        "tab": tab,
    }
