"""Downloads and calendar feeds of the public plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from frisat.plan.model import Activity, Footnote, Plan
from frisat.web.base import words
from frisat.web.base.downloads import handed_out
from frisat.web.base.memory import remembered
from frisat.web.portal import taken
from frisat.web.portal.seeing import frame, process_or_404, seen, version_or_404
from frisat.web.process import queries
from frisat.web.process.models import PlanVersion, Process
from frisat.write import FORMATS, write

NAMES = {
    "plan.docx": "docx",
    "plan.pdf": "pdf",
    "plan.xlsx": "xlsx",
    "plan.html": "html",
    "plan.json": "json",
    "plan.ics": "ics",
    "tidslinje.pdf": "timeline",
    "tidslinje.png": "png",
    "tidslinje.svg": "svg",
}
"""File name in the address -> format of `frisat.write`."""


@dataclass(frozen=True, slots=True)
class File:
    """One file that can be fetched."""

    name: str
    title: str
    text: str
    url: str
    icon: str


@require_safe
def downloads(request: HttpRequest, slug: str) -> HttpResponse:
    """The page that lists every format, and how to subscribe to the calendar."""
    at = seen(request, slug)
    context = {
        **frame(at, "downloads"),
        "documents": _documents(at.process, at.version),
        "feed": _feed_address(request, at.process),
    }
    return render(request, "portal/downloads.html", context)


def _documents(process: Process, version: PlanVersion) -> list[File]:
    def file(name: str, title: str, text: str, icon: str) -> File:
        return File(name, title, text, reverse("file", args=[process.slug, version.number, name]), icon)

    return [
        file("plan.pdf", gettext("PDF"), gettext("To read and print. A screen reader can read it aloud."), "file-pdf"),
        file(
            "plan.docx",
            gettext("Word"),
            gettext("To correct and comment on. The file can be read in again."),
            "file-word",
        ),
        file(
            "plan.xlsx",
            gettext("Excel"),
            gettext("To sort and count in. Fixed days are dates that Excel can reckon with."),
            "file-excel",
        ),
        file(
            "tidslinje.pdf", gettext("Timeline as A3"), gettext("The whole plan on one sheet for the wall."), "file-pdf"
        ),
        file("tidslinje.png", gettext("Timeline as a picture"), gettext("For a presentation."), "file-image"),
        file(
            "tidslinje.svg",
            gettext("Timeline as a drawing"),
            gettext("Stays sharp when it is made larger."),
            "file-image",
        ),
        file("plan.html", gettext("Web page"), gettext("One file that opens without the internet."), "document"),
        file(
            "plan.ics",
            gettext("Calendar file"),
            gettext("The plan as it is now, put into your calendar once. Later changes do not follow."),
            "calendar-month",
        ),
        file(
            "plan.json",
            gettext("Data"),
            gettext("For those who want to work on the plan in a program of their own (JSON)."),
            "download",
        ),
    ]


def _feed_address(request: HttpRequest, process: Process) -> str:
    return request.build_absolute_uri(reverse("feed", args=[process.slug]))


@require_safe
def file(request: HttpRequest, slug: str, number: str, name: str) -> HttpResponse:
    """One version of the public plan in one format. The same address gives the same bytes for ever."""
    process = process_or_404(slug)
    version = version_or_404(process, number)
    if name not in NAMES or number != version.number:
        raise Http404
    to = NAMES[name]
    data = remembered(("file", version.stamp, to, words.language()), lambda: _bytes(version, to), shelf="files")
    media, ending = FORMATS[to]
    response = handed_out(data, f"{slug}-{version.number}{_which(name)}.{ending}", media)
    response["X-Robots-Tag"] = "noindex"
    return response


def _which(name: str) -> str:
    return "-tidslinje" if name.startswith("tidslinje") else ""


def _bytes(version: PlanVersion, to: str) -> bytes:
    plan = named(queries.public_plan(version), version)
    if to == "ics":
        return _calendar(version, plan)
    if to == "json":
        return write(_saying_what_is_gone(version), to, language=words.language())
    own = {"page": "a3"} if to == "timeline" else {}
    return write(plan, to, language=words.language(), **own)


def named(plan: Plan, version: PlanVersion) -> Plan:
    """The plan under the name and date that the version has on the site, with a note for each thing taken out of it."""
    gone = tuple(Footnote("", f"{g.sentence} {g.ground}.") for g in taken.of(version))
    return replace(
        plan,
        title=version.name,
        updated=version.dated or plan.updated,
        footnotes=plan.footnotes + gone,
    )


def _saying_what_is_gone(version: PlanVersion) -> Plan:
    """The public plan as data; what was taken out is said under "taken_out", where nothing else stands."""
    plan = queries.public_plan(version)
    gone = taken.of(version)
    if not gone:
        return plan
    return replace(
        plan,
        extra={
            "taken_out": [
                {
                    "what": g.what,
                    "day": g.day.isoformat(),
                    "ground": g.ground,
                    "sha256_before": g.sha256_before,
                    "sha256_after": g.sha256_after,
                }
                for g in gone
            ]
        },
    )


def _calendar(version: PlanVersion, plan: Plan, link: str = "") -> bytes:
    return write(
        plan,
        "ics",
        language=words.language(),
        stamp=version.published.astimezone(UTC),
        process=version.process.lasting_name,
        sequences=sequences(version),
        link=(lambda key: link.format(key=key)) if link else None,
    )


def sequences(version: PlanVersion) -> dict[str, int]:
    """Key -> how many versions moved or called off the activity: what a calendar needs to take the newer one."""
    counts: dict[str, int] = {}
    before: dict[str, Activity] = {}
    for number in version.process.versions.order_by("major", "minor"):
        now = queries.public_plan(number).by_key()
        for key, activity in now.items():
            old = before.get(key)
            if old is not None and (old.period, old.time, old.status) != (
                activity.period,
                activity.time,
                activity.status,
            ):
                counts[key] = counts.get(key, 0) + 1
        before = now
        if number.pk == version.pk:
            break
    return counts


@require_safe
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest plan as a calendar to subscribe to; unchanged gives 304 (ConditionalGetMiddleware)."""
    process = process_or_404(slug)
    version = version_or_404(process, queries.versions_of(process)[-1].number)
    link = request.build_absolute_uri(reverse("activity", args=[slug, "a0"])).replace("/a0/", "/{key}/")
    key = ("feed", version.stamp, words.language(), link)
    data = remembered(
        key, lambda: _calendar(version, named(queries.public_plan(version), version), link), shelf="files"
    )
    response = HttpResponse(data, content_type=FORMATS["ics"][0])
    response["Content-Disposition"] = f'inline; filename="{slug}.ics"'
    response["Cache-Control"] = "public, max-age=60"
    response["Last-Modified"] = _http_date(max([version.published, *(g.at for g in taken.of(version))]))
    return response


def _http_date(value: datetime) -> str:
    from django.utils.http import http_date

    return http_date(value.timestamp())
