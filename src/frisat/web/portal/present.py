"""An activity as a row of the list and as a page: everything a template prints, decided here and only printed there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from frisat.plan.danish import basis_words
from frisat.plan.danish import meaning as days_meant
from frisat.plan.layout.labels import date_words
from frisat.plan.model import Activity, Plan, Status
from frisat.plan.printed import period_words
from frisat.web.base import words
from frisat.web.base.memory import remembered
from frisat.web.portal.public_bodies import Called
from frisat.web.process.former import Former
from frisat.web.process.models import PlanVersion, Process, SourceDocument
from frisat.write import svg_words
from frisat.write.labels import Labels
from frisat.write.svg_marks import glyph, glyph_name

_CLASS = {
    Status.CANCELLED: "is-cancelled",
    Status.POSTPONED: "is-ghost",
    Status.TENTATIVE: "is-tent",
}
BADGE = {
    Status.CANCELLED: "badge-error",
    Status.POSTPONED: "badge-info",
    Status.TENTATIVE: "badge-warning",
    Status.ONGOING: "badge-info",
    Status.HELD: "badge-success",
}


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `more` stands beside them in small type."""

    words: str
    url: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One activity as it is shown in lists."""

    key: str
    url: str
    title: str
    css: str
    glyph: SafeString
    when: str
    clock: str
    small: tuple[str, ...]
    """Under the date: what it means, how far off it is, why a year was taken."""
    former: str
    """ "før: 26. oktober 2020 (version 1)" for what has moved."""
    is_inferred: bool
    is_struck: bool
    badge: str
    badge_css: str
    kind: str
    track: str
    who: tuple[Link, ...]
    """Printed names; they lead to a body's page where it has one."""
    stand: tuple[str, ...]
    went: str
    """The first of `stand` as it stands beside the badge, which says the status itself: "afløses af 20. januar"."""
    quiet: tuple[str, ...]
    """What is said of the status in small type: that nothing confirms it, that the newest document does not name it."""
    told: tuple[Link, ...]
    maybe: Link | None
    source: Link | None
    is_over: bool
    year: str
    period_start: date | None


@dataclass(frozen=True, slots=True)
class Around:
    """
    What rows of one plan share.

    `heirs`: key -> key of what may have replaced it; `told`: key -> where mentioned; `former`: key -> where it stood.
    """

    process: Process
    version: PlanVersion
    plan: Plan
    today: date
    sources: Mapping[str, SourceDocument]
    heirs: Mapping[str, str]
    told: Mapping[str, Sequence[Link]]
    former: Mapping[str, Former]
    called: Called
    stamp: tuple[object, ...]
    """What of it can change while the version does not: part of the key of everything that is remembered."""


def title_of(activity: Activity) -> str:
    return words.headline(activity.title)


def badge_of(activity: Activity) -> tuple[str, str]:
    """The status in a word and the class of its badge; two empty texts for what is merely planned."""
    if activity.status is Status.PLANNED:
        return "", ""
    return Labels(words.language()).status(str(activity.status)), BADGE.get(activity.status, "")


def row(activity: Activity, around: Around) -> Row:
    """The activity in the words of the page's language."""
    language = words.language()
    by_key = around.plan.by_key()
    period, today = activity.period, around.today
    over = period is not None and period.is_over(today)
    return Row(
        key=activity.key,
        url=activity_url(around.process, activity.key),
        title=title_of(activity),
        css=_CLASS.get(activity.status, "") if activity.is_dated else "is-undated",
        glyph=mark_safe(glyph(glyph_name(activity))),  # noqa: S308 - made of constants
        when=date_words(activity, language) or gettext("no date"),
        clock=words.clock(activity.time),
        small=_small(activity, today),
        former=former_words(activity.key, around),
        is_inferred=bool(period and period.inferred),
        is_struck=activity.status is Status.CANCELLED,
        badge=badge_of(activity)[0],
        badge_css=badge_of(activity)[1],
        kind=Labels(language).kind(str(activity.kind)) if activity.kind != "other" else "",
        track=activity.track or "",
        who=who(activity, around, activity.responsible or activity.actors),
        stand=_stand(activity, around, over),
        went=_went(activity, by_key),
        quiet=_quiet(activity, around, over),
        told=tuple(around.told.get(activity.key, ())),
        maybe=_maybe(activity, around, by_key),
        source=source_link(activity, around),
        is_over=over,
        year=_year(activity),
        period_start=period.earliest if period else None,
    )


def _small(activity: Activity, today: date) -> tuple[str, ...]:
    """What the date means and how far off it is, in one line; then what it was worked out from."""
    language = words.language()
    said = []
    period = activity.period
    if period is not None and (meant := days_meant(period, language)):
        said.append(meant)
    if period is not None:
        bare = replace(activity, period=replace(period, inferred=False, basis=None))
        said += svg_words.meaning(bare, language)
    if not activity.status.is_done and (far := words.away(activity, today)):
        said.append(far)
    badge = badge_of(activity)[0].casefold()
    line = " · ".join(one for one in dict.fromkeys(said) if one != badge)  # the badge says that already
    basis = basis_words(period.basis or "?", language) if period is not None and period.inferred else ""
    return tuple(one for one in (line, basis) if one)


def who(activity: Activity, around: Around, names: Sequence[str]) -> tuple[Link, ...]:
    """Printed names of an activity, those of bodies that have a public page leading there."""
    return tuple(Link(name, url) for name, url in around.called.links(around.process, activity, names))


def former_words(key: str, around: Around) -> str:
    """Where the activity stood in an earlier version, and in which; empty for what has not moved."""
    found = around.former.get(key)
    if found is None:
        return ""
    parts = {"when": period_words(found.period, words.language()), "number": found.number}
    return gettext("before: %(when)s (version %(number)s)") % parts


def with_basis_in_words(plan: Plan) -> Plan:
    """The plan for drawing: why a year was taken stands in words instead of as a code."""
    language = words.language()

    def worded(a: Activity) -> Activity:
        if a.period is None or not a.period.basis:
            return a
        basis = basis_words(a.period.basis, language).rstrip(".")
        return replace(a, period=replace(a.period, basis=basis[:1].lower() + basis[1:]))

    return replace(plan, activities=tuple(worded(a) for a in plan.activities))


def _stand(activity: Activity, around: Around, over: bool) -> tuple[str, ...]:
    """Where the activity stands by its status, beyond what its badge says."""
    said = []
    status = svg_words.status_words(activity, around.plan.by_key(), words.language())
    if activity.replaced_by and status:
        said.append(status[:1].upper() + status[1:])
    elif activity.status is Status.PLANNED and not over:
        said.append(gettext("Planned") if activity.is_dated else gettext("Not dated yet"))
    if activity.status_reason:
        said.append(activity.status_reason)
    return tuple(said)


def _went(activity: Activity, by_key: Mapping[str, Activity]) -> str:
    """Where a called-off or postponed activity went, without saying again that it is off."""
    heir = by_key.get(activity.replaced_by or "")
    when = date_words(heir, words.language()) if heir is not None and heir.key != activity.key else ""
    if not when or not activity.status.is_off:
        return ""
    if activity.status is Status.CANCELLED:
        return gettext("replaced by %(when)s") % {"when": when}
    return gettext("to %(when)s") % {"when": when}


def _quiet(activity: Activity, around: Around, over: bool) -> tuple[str, ...]:
    said = []
    if activity.status is Status.PLANNED and over and not around.told.get(activity.key):
        said.append(gettext("No source confirms it yet"))
    document = around.version.document
    left_out = document is not None and activity.source is not None and activity.source.document != document.file_name
    if left_out and activity.status not in (Status.CANCELLED, Status.HELD):
        said.append(gettext("Not mentioned in version %(number)s") % {"number": around.version.number})
    return tuple(said)


def _maybe(activity: Activity, around: Around, by_key: Mapping[str, Activity]) -> Link | None:
    heir = by_key.get(around.heirs.get(activity.key, ""))
    if heir is None:
        return None
    when = date_words(heir, words.language())
    return Link(title_of(heir), activity_url(around.process, heir.key), when)


def source_link(activity: Activity, around: Around) -> Link | None:
    """ "Mødeoversigt, linje 44-49" leading to the source on the activity's page."""
    if activity.source is None:
        return None
    document = around.sources.get(activity.source.document)
    name = document.name if document else activity.source.document
    where = activity.source.where(words.language())
    return Link(name, activity_url(around.process, activity.key) + "#kilde", where)


def activity_url(process: Process, key: str) -> str:
    return reverse("activity", args=[process.slug, key])


def _year(activity: Activity) -> str:
    """The heading the activity stands under: the year of its first possible day, or "no date"."""
    period = activity.period
    if period is None or period.edtf is None:
        return ""
    first = period.earliest or period.latest
    return str(first.year) if first else ""


@dataclass(frozen=True, slots=True)
class Group:
    """A year of the list; `now_before` is the number of rows that stand before the line for today, None without one."""

    name: str
    rows: tuple[Row, ...]
    now_before: int | None = None


def by_year(rows: Sequence[Row], today: date) -> list[Group]:
    """Rows by year of their beginning, undated last, with the place of today among them."""
    dated = sorted((r for r in rows if r.year), key=lambda r: (r.year, r.period_start or date.max))
    groups: dict[str, list[Row]] = {}
    for r in dated:
        groups.setdefault(r.year, []).append(r)
    out = []
    placed = False
    for name, members in groups.items():
        at = None
        if not placed:
            ahead = [i for i, r in enumerate(members) if r.period_start and r.period_start >= today]
            if ahead:
                at, placed = ahead[0], True
            elif int(name) == today.year and not any(int(other) > today.year for other in groups):
                at, placed = len(members), True
        out.append(Group(name, tuple(members), at))
    undated = [r for r in rows if not r.year]
    if undated:
        out.append(Group("", tuple(undated)))
    return out


def list_of(activities: Sequence[Activity], around: Around, *, with_today: bool = True) -> SafeString:
    """The list of activities as the page shows it, year by year; kept in memory for each day."""
    version = around.version
    only = tuple(a.key for a in activities)
    key = ("rows", version.stamp, words.language(), around.today, only, with_today, around.stamp)

    def make() -> SafeString:
        groups = by_year([row(a, around) for a in activities], around.today if with_today else date.max)
        return render_to_string("portal/_rows.html", {"groups": groups, "day": around.today, "labelled": "h-liste"})

    return remembered(key, make)
