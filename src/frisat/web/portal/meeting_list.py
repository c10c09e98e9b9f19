"""The list of meetings over all processes, and the lines of meetings on the pages of processes, bodies and search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from frisat.plan.meeting import MeetingKind
from frisat.plan.model import Clock, Status
from frisat.web.base import words
from frisat.web.base.clock import today
from frisat.web.base.middleware import AskedWrongly
from frisat.web.base.paging import only, paged
from frisat.web.base.views import seen_of
from frisat.web.bodies.models import Body
from frisat.web.meetings import public_queries as queries
from frisat.web.meetings import searching
from frisat.web.meetings.models import Item, Meeting
from frisat.web.meetings.order import order, order_of, stamp
from frisat.web.meetings.public_queries import Asked
from frisat.web.portal.present import BADGE, activity_url
from frisat.web.process import queries as plans
from frisat.web.process.models import Process
from frisat.write.labels import Labels

PAGE = 30
"""Meetings on one page of the list."""
MOST = 150
"""So many meetings a list by words holds of each half; who wants others narrows it by body or year, too."""
KINDS = {
    MeetingKind.ORDINARY: _("Ordinary meeting"),
    MeetingKind.EXTRAORDINARY: _("Extraordinary meeting"),
    MeetingKind.THEME: _("Theme meeting"),
    MeetingKind.DIALOGUE: _("Dialogue meeting"),
    MeetingKind.NETWORK: _("Network meeting"),
    MeetingKind.VISIT: _("Visit"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A meeting in a list: columns of its row and of its activity, nothing of its items."""

    when: str
    clock: str
    title: str
    url: str
    place: str
    bodies: str
    process: Process
    status: str
    status_css: str
    papers: str
    kind: str


def lines(numbers: Sequence[int]) -> list[Line]:
    """Some meetings of the lists as lines: three questions to the database, however many."""
    return [line_of(row) for row in queries.rows(numbers)]


def line_of(row: Meeting) -> Line:
    index = row.activity.index
    newest = list(row.addresses.all())
    exact = index.first_day is not None and index.edtf == index.first_day.isoformat()
    status = Status(index.status)
    papers = ""
    if newest and row.stage in queries.HAS_MINUTES:
        papers = gettext("Minutes")
    elif newest and row.stage in queries.HAS_AGENDA:
        papers = gettext("Agenda")
    return Line(
        when=words.full_day(index.first_day) if exact else index.words or gettext("no date"),
        clock=words.clock(Clock(index.start, index.end or None)) if index.start else "",
        title=_headline(index.title),
        url=reverse("meetings") + f"{newest[-1]}/" if newest else activity_url(row.process, row.activity.key),
        place=index.place,
        bodies=", ".join(m.body.name for m in row.meeting_bodies.all()),
        process=row.process,
        status="" if status is Status.PLANNED else Labels(words.language()).status(str(status)),
        status_css=BADGE.get(status, ""),
        papers=papers,
        kind="" if row.kind == MeetingKind.ORDINARY else str(KINDS[MeetingKind(row.kind)]),
    )


def _headline(title: str) -> str:
    title = title.rstrip(" *")
    return title if title.endswith("..") else title.removesuffix(".")


# ------------------------------------------------------------------------------------------------------- /moeder/
@dataclass(frozen=True, slots=True)
class View:
    """One of the two halves of the list, and its address; `count` None: it has some, and nobody counted them."""

    name: str
    words: str
    count: int | None
    query: str


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """Meetings of all published plans: those to come, and those that lie behind us."""
    only(request.GET, "organ", "slags", "aar", "forloeb", "q", "vis", "side")
    day = today()
    now = stamp()
    bodies, years = queries.choices(now)
    asked = _asked(request, bodies, years)
    found = order(asked, day, now)
    halves = {"kommende": found.coming, "tidligere": found.past}
    wanted = searching.wanted(asked.words, len(order(Asked(), day, now).newest)) if asked.words else None
    name = request.GET.get("vis", "")
    if wanted is not None:
        met, counts, name = _by_words(wanted, halves, name)
    else:
        counts = {half: len(every) for half, every in halves.items()}
        name = name or ("tidligere" if not counts["kommende"] and counts["tidligere"] else "kommende")
    if name not in halves:
        raise AskedWrongly(gettext("The list has no part called “%(value)s”.") % {"value": name[:40]})
    numbers: Sequence[int] = met[:MOST] if wanted else halves[name]
    count = counts[name] or 0
    page = paged(request.GET, min(count, MOST if wanted else count), PAGE)
    named = {"kommende": gettext("Coming"), "tidligere": gettext("Earlier")}
    views = [View(n, said, counts[n], _query(request, vis=n)) for n, said in named.items()]
    context = {
        "asked": asked,
        "bodies": bodies,
        "kinds": list(KINDS.items()),
        "years": years,
        "views": views,
        "shown": name,
        "lines": lines(numbers[page.part]),
        "provisional": plans.provisional(),
        "page": page,
        "is_empty": not any(c is None or c for c in counts.values()),
        "most": MOST,
        "has_more": wanted is not None and count > MOST,
    }
    return render(request, "portal/meetings.html", context)


def _by_words(
    wanted: searching.Wanted, halves: Mapping[str, Sequence[int]], name: str
) -> tuple[list[int], dict[str, int | None], str]:
    """
    The meetings of the half that is shown, what is known of how many each half has, and which half it is.

    Of the other half only whether it has any: to count them is to look into as many items again.
    """
    numbers = wanted.among(halves[name or "kommende"], most=MOST + 1) if name in {"", *halves} else []
    if not name and not numbers:
        numbers = wanted.among(halves["tidligere"], most=MOST + 1)
        return numbers, {"kommende": 0, "tidligere": len(numbers)}, "tidligere" if numbers else "kommende"
    name = name or "kommende"
    counts = {n: len(numbers) if n == name else (None if wanted.among(h, most=1) else 0) for n, h in halves.items()}
    return numbers, counts, name


def _asked(request: HttpRequest, bodies: Sequence[Body], years: Sequence[int]) -> Asked:
    """What the address narrows the list to. Raises AskedWrongly for what there is not."""
    said = {name: request.GET.get(name, "") for name in ("organ", "slags", "aar", "forloeb")}
    body = queries.body_numbered(said["organ"], bodies)
    process = queries.published_process(said["forloeb"]) if said["forloeb"] else None
    kinds = {str(kind): kind for kind in KINDS}
    numbers = {str(year): year for year in years}
    known = {"organ": body, "slags": kinds.get(said["slags"]), "aar": numbers.get(said["aar"]), "forloeb": process}
    for name, value in said.items():
        if value and known[name] is None:
            raise AskedWrongly(gettext("No meeting fits “%(value)s”.") % {"value": value[:80]})
    return Asked(
        body=body,
        kind=kinds.get(said["slags"]),
        year=numbers.get(said["aar"]),
        process=process,
        words=" ".join(seen_of(request.GET.get("q", "")[:1000]).split())[:200],
    )


def _query(request: HttpRequest, **changed: str) -> str:
    kept = {n: v for n, v in request.GET.items() if n in ("organ", "slags", "aar", "forloeb", "q") and v}
    return "?" + urlencode({**kept, **changed})


# ---------------------------------------------------------------------------------------------------- other pages
@dataclass(frozen=True, slots=True)
class Near:
    """The next meetings of a process or a body and the last ones, and where all of them stand."""

    coming: list[Line]
    past: list[Line]
    all_url: str

    def __bool__(self) -> bool:
        return bool(self.coming or self.past)


def near(day: date, *, process: Process | None = None, body: Body | None = None, most: int = 3) -> Near:
    found = order_of(Asked(process=process, body=body), day)
    narrowed = {"forloeb": process.slug} if process else {"organ": str(body.pk)} if body else {}
    ahead, behind = found.coming[:most], found.past[:most]
    drawn = {row.pk: line_of(row) for row in queries.rows([*ahead, *behind])}
    return Near(
        [drawn[n] for n in ahead if n in drawn],
        [drawn[n] for n in behind if n in drawn],
        f"{reverse('meetings')}?{urlencode(narrowed)}",
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """An open item that was searched for, and the meeting it belongs to."""

    no: str
    title: str
    url: str
    meeting: Line


def hits(text: str) -> list[Hit]:
    return [_hit(item) for item in searching.items(text)]


def _hit(item: Item) -> Hit:
    meeting = line_of(item.meeting)
    no = (item.no or str(item.order)).rstrip(".")
    return Hit(no, item.title, f"{meeting.url}punkt-{no}/", meeting)
