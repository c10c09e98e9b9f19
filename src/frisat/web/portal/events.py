"""One activity as a line of a list over all processes: front page, calendars, search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from frisat.plan.layout.labels import date_words
from frisat.plan.model import Activity, Status
from frisat.web.base import words
from frisat.web.portal.present import activity_url, badge_of, title_of
from frisat.web.process import queries
from frisat.web.process.models import IndexedActivity, Process
from frisat.write.svg_marks import glyph, glyph_name

_NONE: Mapping[tuple[int, str], str] = {}


@dataclass(frozen=True, slots=True)
class Event:
    """One activity in a list over all processes."""

    when: str
    far: str
    clock: str
    title: str
    url: str
    process: Process
    place: str
    glyph: SafeString
    badge: str
    badge_css: str
    meeting: str = ""
    """The address of the meeting that it is; empty for what is none."""


def events(items: Sequence[IndexedActivity], day: date) -> list[Event]:
    """The public activities of index rows, in the same order."""
    plans = queries.newest_public_plans({item.process_id for item in items})
    newest = {pk: plan.by_key() for pk, (_, plan) in plans.items()}
    out = []
    for item in items:
        activity = newest[item.process_id].get(item.activity.key)
        if activity is not None:
            out.append(event(activity, item.process, day))
    return out


def event(activity: Activity, process: Process, day: date, meetings: Mapping[tuple[int, str], str] = _NONE) -> Event:
    """`meetings`: (process, key) -> printed address of its meeting (`meetings.public_queries.addresses_of`)."""
    met = meetings.get((process.pk, activity.key))
    badge = badge_of(activity) if activity.status is not Status.ONGOING else ("", "")  # `far` says so
    return Event(
        when=date_words(activity, words.language()) or gettext("no date"),
        far=words.away(activity, day),
        clock=words.clock(activity.time),
        title=title_of(activity),
        url=activity_url(process, activity.key),
        process=process,
        place=activity.place or "",
        glyph=mark_safe(glyph(glyph_name(activity))),  # noqa: S308 - made of constants
        badge=badge[0],
        badge_css=badge[1],
        meeting=reverse("meetings") + f"{met}/" if met else "",
    )
