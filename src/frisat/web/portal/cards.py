"""The cards at the top of a process page, and what is uncertain in its plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from frisat.plan.layout.labels import date_words
from frisat.plan.model import Activity, Kind, Status
from frisat.web.base import words
from frisat.web.portal import changes, findings, present
from frisat.web.portal.present import Around, Link
from frisat.web.portal.seeing import Seen, version_or_404


@dataclass(frozen=True, slots=True)
class Card:
    """One of the cards at the top: what it is about, its date, a sentence, and where it leads."""

    about: str
    heading: str
    text: str
    link: Link | None = None
    is_document: bool = True
    """The text is the document's own words, Danish on every page."""


def top(at: Seen, shared: Around) -> list[Card]:
    out = [_next_card(shared)]
    if (decided := _decided_card(shared)) is not None:
        out.append(decided)
    out.append(_changed_card(at) or _checks_card(at))
    return out


def _checks_card(at: Seen) -> Card:
    """Where there is no older version to compare with: what the checks found."""
    count = len(findings.findings(at.version, at.today))
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
        if a.status.is_done or a.period is None or not a.is_dated:
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
    if chosen is None and not shared.plan.activities:
        text = gettext("The plan has no activities.")
        return Card(gettext("Next"), gettext("Nothing is planned yet"), text, is_document=False)
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


def doubts(shared: Around) -> list[Doubt]:
    """What is uncertain, kind by kind, with the activities; kinds without any are left out."""
    language = words.language()
    groups: list[tuple[str, str, list[Activity]]] = [
        (gettext("No date"), gettext("The documents name no day."), []),
        (gettext("Year worked out"), gettext("The words lack a year; it is taken from the context."), []),
        (gettext("Tentative"), gettext("The documents call it tentative or possible."), []),
        (
            gettext("Probably replaced"),
            gettext("A newer plan seems to name it in another way. Nobody has decided."),
            [],
        ),
    ]
    plan = shared.plan.by_key()
    for a in shared.plan.activities:
        off = a.status.is_off
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
