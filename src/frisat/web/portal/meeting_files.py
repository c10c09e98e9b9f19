"""
What can be fetched of a meeting: agenda and minutes as files, each paper, all papers, an entry for a calendar.

Every file is made from the meeting as `meeting_seeing` has cut it for this reader. The memory of files is asked by
that whole value and only for the public's: a meeting that was changed, closed or released since is another value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan import sight
from frisat.plan.meeting import Meeting, Paper, Presence, Stage
from frisat.web.base import words
from frisat.web.base.downloads import handed_out, handed_out_in_pieces
from frisat.web.base.memory import remembered
from frisat.web.bodies import letterheads
from frisat.web.bodies.models import Letterhead
from frisat.web.meetings import fetching
from frisat.web.meetings import public_queries as queries
from frisat.web.portal.files import sequences
from frisat.web.portal.meeting_seeing import Shown, kept_up, of_meeting, reader
from frisat.web.process import queries as processes
from frisat.write import FORMATS, write
from frisat.write.meeting import write_meeting
from frisat.write.papers_zip import safe_name, stream

A = TypeVar("A", bound=HttpResponseBase)
NAMES = ("dagsorden", "referat")
TO = {"pdf": "application/pdf", "docx": FORMATS["docx"][0], "html": FORMATS["html"][0], "json": FORMATS["json"][0]}


@dataclass(frozen=True, slots=True)
class Offer:
    """One file on the page of a meeting."""

    title: str
    url: str
    icon: str


def agenda_of(shown: Shown) -> Meeting | None:
    """The meeting as its agenda had it, without what came of it; None where this reader sees no agenda."""
    value = shown.value
    if not value.has_agenda:
        return value if value.items else None
    cut = sight.seen(replace(value, stage=Stage.RELEASED), replace(shown.sight, drafts=False))
    return replace(cut, attendees=tuple(replace(a, presence=Presence.EXPECTED) for a in cut.attendees), corrections=())


def minutes_of(shown: Shown) -> Meeting | None:
    """The meeting with its minutes; None while they are not out."""
    return shown.value if shown.value.has_minutes else None


def of_name(shown: Shown, name: str) -> Meeting | None:
    return minutes_of(shown) if name == "referat" else agenda_of(shown)


def offers(shown: Shown) -> list[Offer]:
    """The files that this reader can fetch, the newest kind of paper first."""
    base = reverse("meetings") + f"{shown.address}/"
    out = []
    if minutes_of(shown):
        out += [
            Offer(gettext("Minutes (PDF)"), f"{base}referat.pdf", "file-pdf"),
            Offer(gettext("Minutes (Word)"), f"{base}referat.docx", "file-word"),
        ]
    if agenda_of(shown):
        out += [
            Offer(gettext("Agenda (PDF)"), f"{base}dagsorden.pdf", "file-pdf"),
            Offer(gettext("Agenda (Word)"), f"{base}dagsorden.docx", "file-word"),
        ]
        if any(p.sha256 for i in shown.value.items for p in i.papers):
            out.append(Offer(gettext("All papers in one file (ZIP)"), f"{base}papirer.zip", "download"))
        kind = "referat" if minutes_of(shown) else "dagsorden"
        out.append(Offer(gettext("As data (JSON)"), f"{base}{kind}.json", "download"))
    if is_in_calendars(shown):
        out.append(Offer(gettext("Add the meeting to your calendar"), f"{base}moede.ics", "calendar-month"))
    return out


def paper_url(shown: Shown, paper: Paper) -> str:
    return reverse("meeting_paper", args=[*_parts(shown), paper.key, paper_name(paper)])


def _parts(shown: Shown) -> tuple[str, str]:
    day, _, tail = shown.address.partition("/")
    return day, tail


def paper_name(paper: Paper) -> str:
    return safe_name(paper.name) or "bilag"


def letterhead_of(shown: Shown) -> Letterhead | None:
    """What the meeting's Word files are written on: the letterhead of its bodies, in their order, or of the house."""
    return letterheads.for_bodies(row.body_id for row in shown.row.meeting_bodies.all())


@of_meeting
def document(request: HttpRequest, shown: Shown, name: str, to: str) -> HttpResponse:
    """Agenda or minutes in one format, as this reader sees them."""
    value = of_name(shown, name)
    if value is None:
        raise Http404
    head = letterhead_of(shown) if to == "docx" else None

    def made() -> bytes:
        return write_meeting(value, to, template=letterheads.bytes_of(head) if head is not None else None)

    key = ("meeting", value, to, head.sha256 if head is not None else "")
    data = remembered(key, made, shelf="files") if shown.is_public else made()
    return _unlisted(handed_out(data, f"{name}-{'-'.join(_parts(shown))}.{to}", TO[to]))


@of_meeting
def paper(request: HttpRequest, shown: Shown, key: str, name: str) -> HttpResponse:
    """
    One paper's clean copy. A closed one, a removed one and one that never was are one and the same: Http404.

    Where an open one was taken out by law, its address says what kind of thing that was, when and on what ground.
    """
    item, found = next(((i, p) for i in shown.value.items for p in i.papers if p.key == key), (None, None))
    data = queries.clean_bytes(shown.row, found) if found else None
    if item is not None and found is not None and not found.sha256:
        told = [
            (date.fromisoformat(c.day), c.text) for c in shown.value.corrections if c.taken_out and c.item == item.key
        ]
        if told:
            context = {"told": told, "page": reverse("meetings") + f"{shown.address}/", "title": shown.value.title}
            return render(request, "portal/paper_gone.html", context, status=410)
    if found is None or data is None:
        raise Http404
    if name != paper_name(found):
        return HttpResponseRedirect(paper_url(shown, found))
    if request.method != "HEAD":  # which gets no bytes
        fetching.note(reader(request), [(found.key, data)])
    return _unlisted(handed_out(data, paper_name(found)))


def _unlisted(answer: A) -> A:
    """Search engines keep no copy: what is closed or taken out later would stand in theirs."""
    answer["X-Robots-Tag"] = "noindex"
    return answer


@of_meeting
def papers(request: HttpRequest, shown: Shown) -> HttpResponse:
    """
    Agenda or minutes and every paper that this reader may have, in one ZIP, made while it is sent.

    What may be sent is asked anew before each paper, of all that decides it: on a slow line minutes go by, in which an
    item is closed or the reader is barred from it. Of what is gone by then the ZIP says that it is.
    """
    value = minutes_of(shown) or agenda_of(shown)
    if value is None:
        raise Http404
    ready, who = queries.ready_papers(shown.row), reader(request)
    value = replace(
        value, items=tuple(replace(i, papers=tuple(p for p in i.papers if p.key in ready)) for i in value.items)
    )

    seen_now = kept_up(who, shown)

    def opened(one: Paper) -> Iterator[bytes] | None:
        now = seen_now()
        still = next((p for i in now.value.items for p in i.papers if p.key == one.key), None) if now else None
        data = queries.clean_bytes(shown.row, still) if still else None
        if data is None:
            return None
        fetching.note(who, [(one.key, data)])
        return iter((data,))

    head = letterhead_of(shown)
    template = letterheads.bytes_of(head) if head is not None else None
    pieces = stream(value, opened, template=template)
    return _unlisted(handed_out_in_pieces(pieces, f"papirer-{'-'.join(_parts(shown))}.zip", "application/zip"))


# --------------------------------------------------------------------------------------------------------- calendar
def is_in_calendars(shown: Shown) -> bool:
    """Whether the newest public plan has the activity: what a calendar entry is made from, as the process's feed."""
    index = getattr(shown.row.activity, "index", None)
    return index is not None and index.visibility == "public" and index.left_in_id is None


@of_meeting
def entry(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The meeting as one calendar file, the same entry as in the calendar of its process."""
    if not is_in_calendars(shown):
        raise Http404
    process, key = shown.row.process, shown.row.activity.key
    version = processes.newest_public_version(process)
    plan = processes.public_plan(version)
    one = replace(plan, activities=tuple(a for a in plan.activities if a.key == key))
    page = request.build_absolute_uri(reverse("meetings") + f"{shown.address}/")
    data = write(
        one,
        "ics",
        language=words.language(),
        stamp=version.published.astimezone(UTC),
        process=process.lasting_name,
        sequences=sequences(version),
        link=lambda _key: page,
    )
    return handed_out(data, f"moede-{'-'.join(_parts(shown))}.ics", FORMATS["ics"][0])
