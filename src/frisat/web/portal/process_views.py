"""The pages of one process: timeline and list, an activity, versions, changes, findings, papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from frisat.plan.errors import PeriodError
from frisat.plan.layout.labels import date_words
from frisat.plan.model import Activity, Clock, Header, Kind, Plan, Status
from frisat.plan.period import Period
from frisat.web.base.clock import today as day_now
from frisat.web.base.middleware import AskedWrongly
from frisat.web.portal import changes, filters, passages, present, timeline, words
from frisat.web.portal.present import Around, Link
from frisat.web.process import masks, queries
from frisat.web.process.models import FormerSlug, PlanVersion, Process
from frisat.write import svg_words
from frisat.write.svg_marks import glyph


def process_or_404(slug: str) -> Process:
    """A published process. Raises Http404 in the same words whether it is hidden or unknown."""
    found = queries.published().filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def moved(request: HttpRequest, slug: str) -> HttpResponse | None:
    """The redirect of an address that a process once had; None when there is none."""
    former = FormerSlug.objects.filter(slug=slug).select_related("process").first()
    if former is None:
        return None
    return HttpResponsePermanentRedirect(request.get_full_path().replace(f"/{slug}/", f"/{former.process.slug}/", 1))


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


def seen(request: HttpRequest, slug: str) -> Seen:
    """
    The process, with the version of `?dato=` or the newest one.

    Raises Http404 for an unknown process, AskedWrongly for a day before its first plan.
    """
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
    return Around(
        process=process,
        version=version,
        plan=queries.public_plan(version),
        today=today,
        sources=queries.sources(process),
        heirs=queries.unsure_pairs(version),
        told=told,
        stamp=(process.slug, process.name, tuple(m.pk for m in mentions)),
    )


@require_safe
def process(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a process: what is next, timeline, list, what is uncertain."""
    if (redirect := _moved_or_none(request, slug)) is not None:
        return redirect
    at = seen(request, slug)
    shared = around(at.process, at.version, at.today)
    asked = filters.asked(request.GET, shared.plan)
    language = words.language()
    shown = [a for a in shared.plan.activities if asked.keeps(a)]
    rows = present.list_of(shown, shared) if shown else ""
    legend = [(mark_safe(glyph(name)), said) for name, said in svg_words.legend(shown, language)]  # noqa: S308
    context = {
        **frame(at),
        "asked": asked,
        "rows": rows,
        "has_today": 'id="i-dag"' in rows,
        "shown": len(shown),
        "total": len(shared.plan.activities),
        "timeline": timeline.drawn(shared, asked) if shown else "",
        "legend": legend,
        "years": _years(shared.plan, asked),
        "cards": _cards(at, shared),
        "doubts": _doubts(shared),
        "papers": queries.papers(at.process),
        "body_lanes": not any(a.track for a in shared.plan.activities),
    }
    return render(request, "portal/process.html", context)


def _moved_or_none(request: HttpRequest, slug: str) -> HttpResponse | None:
    return None if queries.published().filter(slug=slug).exists() else moved(request, slug)


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


@dataclass(frozen=True, slots=True)
class Zoom:
    words: str
    query: str
    is_current: bool


def _years(plan: Plan, asked: filters.Asked) -> list[Zoom]:
    """The years that the plan reaches over, each a link that shows it alone; none when there is only one."""
    years: set[int] = set()
    for a in plan.activities:
        if a.period and a.period.earliest:
            last = a.period.latest or a.period.earliest
            years.update(range(a.period.earliest.year, min(last.year, a.period.earliest.year + 12) + 1))
    if len(years) < 2:
        return []
    out = [Zoom(gettext("Whole process"), "", asked.first is None and asked.last is None)]
    for year in sorted(years):
        current = asked.first == date(year, 1, 1) and asked.last == date(year, 12, 31)
        out.append(Zoom(str(year), str(year), current))
    return out


@dataclass(frozen=True, slots=True)
class Card:
    """One of the cards at the top: what it is about, its date, a sentence, and where it leads."""

    about: str
    heading: str
    text: str
    link: Link | None = None
    is_document: bool = True
    """The text is the document's own words, Danish on every page."""


def _cards(at: Seen, shared: Around) -> list[Card]:
    out = [_next_card(shared)]
    if (decided := _decided_card(shared)) is not None:
        out.append(decided)
    out.append(_changed_card(at) or _checks_card(at))
    return out


def _checks_card(at: Seen) -> Card:
    """Where there is no older version to compare with: what the checks found."""
    count = len(changes.findings(at.version, at.today))
    heading = ngettext("%(n)s thing to look at", "%(n)s things to look at", count) % {"n": count}
    if not count:
        heading = gettext("The checks found nothing.").rstrip(".")
    text = gettext("Rules for plans look for what is missing, contradictory or unsure.")
    url = reverse("findings", args=[at.process.slug])
    return Card(gettext("Checks"), heading, text, Link(gettext("See what the checks found"), url), is_document=False)


def _next_card(shared: Around) -> Card:
    """What comes next: the nearest beginning, else what goes on now, else that nothing more is planned."""
    ahead, going = [], []
    for a in shared.plan.activities:
        if a.status in (Status.CANCELLED, Status.POSTPONED, Status.HELD) or a.period is None or not a.is_dated:
            continue
        if a.status is not Status.ONGOING and a.period.earliest and a.period.earliest >= shared.today:
            ahead.append(a)
        elif not a.period.is_over(shared.today):
            going.append(a)
    chosen = min(ahead, key=lambda a: a.period.sort_key, default=None)  # type: ignore[union-attr]
    about = gettext("Next")
    if chosen is None:
        about = gettext("Going on")
        chosen = min(going, key=lambda a: a.period.latest or date.max, default=None)  # type: ignore[union-attr]
    if chosen is None:
        return Card(
            gettext("Next"),
            gettext("Nothing more is planned"),
            gettext("Everything in the plan lies behind us."),
            is_document=False,
        )
    return _card_of(about, chosen, shared)


def _card_of(about: str, a: Activity, shared: Around) -> Card:
    heading = ", ".join(part for part in (date_words(a, words.language()), words.clock(a.time)) if part)
    text = present.title_of(a) + "."
    if a.place:
        text += f" {a.place}."
    link = Link(gettext("See the activity and its source"), present.activity_url(shared.process, a.key))
    return Card(about, heading, text, link)


def _decided_card(shared: Around) -> Card | None:
    """The latest decision that by the plan lies behind us. That it was made, the plan cannot know."""
    past = [
        a
        for a in shared.plan.activities
        if a.kind is Kind.DECISION
        and a.status in (Status.PLANNED, Status.HELD)
        and a.period is not None
        and a.period.is_over(shared.today)
    ]
    if not past:
        return None
    latest = max(past, key=lambda a: (a.period.latest, a.period.earliest))  # type: ignore[union-attr]
    return _card_of(gettext("Latest decision in the plan"), latest, shared)


def _changed_card(at: Seen) -> Card | None:
    numbers = [v.number for v in at.versions]
    position = numbers.index(at.version.number)
    if position == 0:
        return None
    older = at.versions[position - 1]
    counts = changes.summary(version_or_404(at.process, older.number), at.version)
    moved_count = counts.get("moved", 0)
    heading = at.version.name
    text = at.version.reason
    if moved_count:
        said = ngettext("%(n)s activity has moved.", "%(n)s activities have moved.", moved_count) % {"n": moved_count}
        text = f"{text} {said}".strip()
    url = reverse("changes", args=[at.process.slug]) + f"?fra={older.number}&til={at.version.number}"
    return Card(gettext("Changed"), heading, text, Link(gettext("See all changes"), url))


@dataclass(frozen=True, slots=True)
class Doubt:
    """One kind of uncertainty in a plan and the activities it concerns."""

    name: str
    why: str
    links: tuple[Link, ...]


def _doubts(shared: Around) -> list[Doubt]:
    """What is uncertain, kind by kind, with the activities; kinds without any are left out."""
    language = words.language()
    groups: list[tuple[str, str, list[Activity]]] = [
        (gettext("No date"), gettext("The documents name no day."), []),
        (gettext("Year worked out"), gettext("The words lack a year; it is taken from the context."), []),
        (gettext("Perhaps"), gettext("The documents call it tentative or possible."), []),
        (gettext("Perhaps replaced"), gettext("A newer plan seems to name it in another way. Nobody has decided."), []),
    ]
    plan = shared.plan.by_key()
    for a in shared.plan.activities:
        off = a.status in (Status.CANCELLED, Status.POSTPONED)
        if not a.is_dated and not off:
            groups[0][2].append(a)
        if a.period and a.period.inferred:
            groups[1][2].append(a)
        if a.status is Status.TENTATIVE:
            groups[2][2].append(a)
        if a.key in shared.heirs and shared.heirs[a.key] in plan:
            groups[3][2].append(a)
    return [
        Doubt(
            name,
            why,
            tuple(
                Link(present.title_of(a), present.activity_url(shared.process, a.key), date_words(a, language))
                for a in found
            ),
        )
        for name, why, found in groups
        if found
    ]


# --------------------------------------------------------------------------------------------------------- activity
@require_safe
def activity(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One activity with its source beside it, its history, and what may belong to it."""
    at = seen(request, slug)
    if key[1:] != str(int(key[1:])):
        raise Http404
    version, found = _last_version_with(at, key)
    shared = around(at.process, version, at.today)
    row = present.row(found, shared)
    by_key = shared.plan.by_key()
    document = queries.source_of(at.process, found)
    has_left = version.pk != at.version.pk
    context = {
        **frame(at),
        "activity": found,
        "row": row,
        "has_left": has_left,
        "last_version": version,
        "document": document,
        "passage": passages.of(document, found.source) if document else [],
        "where": found.source.where(words.language()) if found.source else "",
        "depends_on": _links(found.depends_on, by_key, shared),
        "came_from": _links(found.came_from, by_key, shared),
        "replaced_by": _links((found.replaced_by,) if found.replaced_by else (), by_key, shared),
        "relatives": _relatives(version, key, shared),
        "history": _history(at, key),
        "footnotes": [note for note in shared.plan.footnotes if key in note.activities],
        "mentions": passages.mentions(at.process, key),
        "event": _event(found, at.process),
        "findings": [f for f in changes.findings(version, at.today) if key in f.keys],
    }
    return render(request, "portal/activity.html", context)


def _last_version_with(at: Seen, key: str) -> tuple[PlanVersion, Activity]:
    """The version asked for, or the last one before it that has the activity. Raises Http404."""
    numbers = [v.number for v in at.versions]
    for number in reversed(numbers[: numbers.index(at.version.number) + 1]):
        version = version_or_404(at.process, number)
        found = queries.public_plan(version).by_key().get(key)
        if found is not None:
            return version, found
    raise Http404


def _links(keys: Sequence[str], by_key: dict[str, Activity], shared: Around) -> list[Link]:
    return [
        Link(
            present.title_of(by_key[k]),
            present.activity_url(shared.process, k),
            date_words(by_key[k], words.language()),
        )
        for k in keys
        if k in by_key
    ]


@dataclass(frozen=True, slots=True)
class Relative:
    link: Link
    reasons: tuple[str, ...]
    is_later: bool
    is_likely: bool


def _relatives(version: PlanVersion, key: str, shared: Around) -> list[Relative]:
    language = words.language()
    return [
        Relative(
            Link(
                present.title_of(h.activity),
                present.activity_url(shared.process, h.activity.key),
                date_words(h.activity, language),
            ),
            tuple(r.sentence(language) for r in h.reasons),
            h.is_later,
            h.certainty == "likely",
        )
        for h in queries.relatives(version, key)
    ]


@dataclass(frozen=True, slots=True)
class Past:
    """What one version said of the activity."""

    version: PlanVersion
    when: str
    title: str
    status: str


def _history(at: Seen, key: str) -> list[Past]:
    language = words.language()
    past = [
        Past(version, date_words(a, language) or gettext("no date"), a.title, svg_words.status_words(a, {}, language))
        for version, a in queries.history(at.process, key)
    ]
    return [p for n, p in enumerate(past) if n == 0 or _told_by(p) != _told_by(past[n - 1])]


def _told_by(past: Past) -> tuple[str, str, str]:
    return past.when, past.title, past.status


def _event(a: Activity, process: Process) -> dict[str, Any] | None:
    """The activity as schema.org knows events, when it begins on a known day."""
    if a.period is None or not a.period.is_exact or a.period.earliest is None:
        return None
    start = a.period.earliest.isoformat() + (f"T{a.time.start}" if a.time else "")
    off = {Status.CANCELLED: "EventCancelled", Status.POSTPONED: "EventPostponed"}.get(a.status, "EventScheduled")
    out: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": a.title,
        "startDate": start,
        "endDate": (a.period.latest or a.period.earliest).isoformat()
        + (f"T{a.time.end}" if a.time and a.time.end else ""),
        "eventStatus": f"https://schema.org/{off}",
        "superEvent": {"@type": "Event", "name": process.name},
    }
    if a.place:
        out["location"] = {"@type": "Place", "name": a.place}
    return out


# --------------------------------------------------------------------------------------------------------- versions
@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """All versions of the plan, the newest first; minor ones stand folded under the one they change."""
    at = seen(request, slug)
    groups: list[dict[str, Any]] = []
    for version in at.versions:
        entry = {"version": version, "counts": queries.counts(version_or_404(at.process, version.number))}
        if version.minor:
            groups[-1]["minor"].append(entry)
        else:
            before = groups[-1]["minor"][-1]["version"] if groups and groups[-1]["minor"] else None
            entry["before"] = before or (groups[-1]["version"] if groups else None)
            groups.append({**entry, "minor": []})
    return render(request, "portal/versions.html", {**frame(at, "versions"), "groups": groups[::-1]})


@require_safe
def version(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """One version as it was published, at an address that always shows the same."""
    process = process_or_404(slug)
    found = version_or_404(process, number)
    if number != found.number:
        raise Http404
    all_versions = queries.versions_of(process)
    at = Seen(process, found, all_versions, day_now(), None)
    shared = around(process, found, found.valid_from)
    asked = filters.asked(request.GET, shared.plan)
    position = [v.number for v in all_versions].index(found.number)
    context = {
        **frame(at, "versions"),
        "rows": present.list_of(shared.plan.activities, shared, with_today=False),
        "timeline": timeline.drawn(shared, asked),
        "asked": asked,
        "footnotes": shared.plan.footnotes,
        "stakeholders": shared.plan.stakeholders,
        "stakeholders_complete": shared.plan.stakeholders_complete,
        "total": len(shared.plan.activities),
        "before": all_versions[position - 1] if position else None,
        "after": all_versions[position + 1] if position + 1 < len(all_versions) else None,
    }
    return render(request, "portal/version.html", context)


@require_safe
def changes_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed between two versions, in sentences."""
    at = seen(request, slug)
    if len(at.versions) < 2:
        return render(request, "portal/changes_none.html", frame(at, "changes"))
    known = {v.number: v for v in at.versions}
    newest = request.GET.get("til") or at.versions[-1].number
    if newest not in known:
        raise Http404
    position = list(known).index(newest)
    oldest = request.GET.get("fra") or at.versions[max(position - 1, 0)].number
    if oldest not in known:
        raise Http404
    if list(known).index(oldest) >= position:
        raise AskedWrongly(gettext("Choose an older version to compare with a newer one."))
    older, newer = version_or_404(at.process, oldest), version_or_404(at.process, newest)
    context = {
        **frame(at, "changes"),
        "older": older,
        "newer": newer,
        "told": changes.told(older, newer),
        "older_counts": queries.counts(older),
        "newer_counts": queries.counts(newer),
    }
    return render(request, "portal/changes.html", context)


@require_safe
def findings_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What the checks found in the public plan, by weight."""
    at = seen(request, slug)
    found = changes.findings(at.version, at.today)
    context = {**frame(at, "findings"), "levels": changes.by_level(found), "count": len(found)}
    return render(request, "portal/findings.html", context)


def _meeting(head: Header | None) -> dict[str, str]:
    """Day and time of the meeting that a paper is the agenda of, in words."""
    if head is None:
        return {}
    try:
        period = Period(head.date) if head.date else None
    except PeriodError:
        period = None
    day = words.full_day(period.earliest) if period and period.is_exact and period.earliest else head.date or ""
    return {"head_day": day, "head_clock": words.clock(Clock(head.start, head.end)) if head.start else ""}


@require_safe
def paper(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A document beside the plan: its head, its items, and what it says of the plan's activities."""
    at = seen(request, slug)
    document = at.process.documents.defer("data").filter(pk=number, versions__isnull=True).first()
    if document is None:
        raise Http404
    plan = queries.reading_of(document).plan
    context = {
        **frame(at),
        "document": document,
        "head": plan.header,
        **_meeting(plan.header),
        "items": [
            (item.no, masks.masked(item.title), masks.masked(item.text or "")) for item in plan.items if not item.closed
        ],
        "entries": passages.entries(at.process, document, at.version),
        "lines": passages.whole(document),
    }
    return render(request, "portal/paper.html", context)
