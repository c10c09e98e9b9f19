"""
A plan as a calendar (RFC 5545) that Outlook and telephones can subscribe to.

A day is an all-day event, a clock time an event in Danish time with its VTIMEZONE. A period that is not fixed to the
day is an all-day span, tentative and shown as free, or left out. What has no date is left out, and the calendar's
description says so. A cancelled or postponed activity stays, as STATUS:CANCELLED, so that it leaves people's calendars.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from frisat.plan.model import Activity, Kind, Plan, Status, Visibility
from frisat.plan.printed import clock_words, period_words
from frisat.plan.sentences import Language
from frisat.write import outline as parts
from frisat.write.clean import clean
from frisat.write.ics_slots import Slot, slots
from frisat.write.ics_zone import NAME, moment, zone_lines
from frisat.write.labels import Labels

if TYPE_CHECKING:
    from icalendar import Event

_FREE_KINDS = (Kind.DEADLINE, Kind.MILESTONE, Kind.HEARING, Kind.SURVEY)
"""Kinds whose all-day event should not make the day look taken."""
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Feed:
    """The calendar, and the keys of the activities that are not in it."""

    data: bytes
    undated: tuple[str, ...]
    fuzzy: tuple[str, ...]
    """Left out because `fuzzy` was switched off."""


def render(
    plan: Plan,
    *,
    language: Language = "da",
    staff: bool = False,
    fuzzy: bool = True,
    stamp: datetime | None = None,
    process: str = "",
    sequences: Mapping[str, int] | None = None,
    link: Callable[[str], str] | None = None,
) -> bytes:
    """The bytes of `feed`; arguments as there."""
    made = feed(
        plan,
        language=language,
        staff=staff,
        fuzzy=fuzzy,
        stamp=stamp,
        process=process,
        sequences=sequences,
        link=link,
    )
    return made.data


def feed(
    plan: Plan,
    *,
    language: Language = "da",
    staff: bool = False,
    fuzzy: bool = True,
    stamp: datetime | None = None,
    process: str = "",
    sequences: Mapping[str, int] | None = None,
    link: Callable[[str], str] | None = None,
) -> Feed:
    """
    The calendar of a plan.

    Args:
        fuzzy: With periods that are not fixed to the day. stamp: DTSTAMP, an aware time (now when not given).
        process: The process's lasting name; with the activity's key it makes the UID. sequences: key -> SEQUENCE,
        one higher each time an activity is moved or cancelled (0 when not given). link: key -> address of a page.
    """
    from icalendar import Calendar, Component

    shown = parts.publishable(plan, staff=staff)
    labels = Labels(language)
    names = parts.names_of(shown, language)
    at = (stamp or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    calendar: Any = Calendar()
    undated: list[Activity] = []
    dropped: list[Activity] = []
    events: list[Event] = []
    timed: list[date] = []
    for activity in shown.activities:
        every = slots(activity.period, activity.time)
        if not every:
            undated.append(activity)
            continue
        kept = [slot for slot in every if fuzzy or slot.settled]
        if not kept:
            dropped.append(activity)
        for number, slot in enumerate(kept):
            event = _event(activity, slot, labels, names)
            event.add("uid", uid(process or _process_of(shown), activity.key, number))
            event.add("dtstamp", at)
            event.add("sequence", (sequences or {}).get(activity.key, 0))
            if link:
                event.add("url", link(activity.key))
            if slot.clock is not None:
                timed.append(slot.first)
            events.append(event)
    _properties(calendar, shown, labels, undated)
    if timed:
        zone = "\r\n".join(zone_lines(timed))
        calendar.add_component(Component.from_ical(zone))
    for event in events:
        calendar.add_component(event)
    return Feed(calendar.to_ical(), tuple(a.key for a in undated), tuple(a.key for a in dropped))


def uid(process: str, key: str, number: int = 0) -> str:
    """A name for the event that stays the same for ever; `number` tells several possible days apart."""
    where, own = (hashlib.sha256(words.encode("utf-8", "replace")).hexdigest() for words in (process, key))
    safe = key if re.fullmatch(r"[A-Za-z0-9_-]{1,64}", key) else own[:24]
    return f"{safe}{f'-{number + 1}' if number else ''}-{where[:16]}@frisat"


def _process_of(plan: Plan) -> str:
    return f"{plan.organisation or ''}/{plan.title}"


# --------------------------------------------------------------------------------------------------------- events
def _event(a: Activity, slot: Slot, labels: Labels, names: Mapping[str, str]) -> Event:
    from icalendar import Event

    event = Event()
    _add_time(event, slot)
    off = a.status.is_off
    title = clean(a.title)
    event.add("summary", f"{labels.status(a.status)}: {title}" if off else title)
    event.add("description", _description(a, slot, labels, names))
    if a.place and clean(a.place):
        event.add("location", clean(a.place))
    event.add("categories", [labels.kind(a.kind)])
    if off:
        status = "CANCELLED"
    else:
        status = "CONFIRMED" if slot.settled and a.status is not Status.TENTATIVE else "TENTATIVE"
    event.add("status", status)
    timed = slot.clock is not None
    free = off or not slot.settled or (not timed and (a.kind in _FREE_KINDS or a.status is Status.ONGOING))
    event.add("transp", "TRANSPARENT" if free else "OPAQUE")
    event.add("class", "PRIVATE" if a.visibility is Visibility.STAFF else "PUBLIC")
    return event


def _add_time(event: Event, slot: Slot) -> None:
    """An end that is not later than the start lies on the next day; no end is made up."""
    if slot.clock is None:
        event.add("dtstart", slot.first)
        if slot.last < date.max:
            event.add("dtend", slot.last + timedelta(days=1))
        return
    start = moment(slot.first, slot.clock.start)
    event.add("dtstart", start)
    if slot.clock.end:
        end = moment(slot.first, slot.clock.end)
        if end <= start:
            end = moment(slot.first + timedelta(days=1), slot.clock.end)
        event.add("dtend", end)


def _description(a: Activity, slot: Slot, labels: Labels, names: Mapping[str, str]) -> str:
    """What the plan says of the activity, in lines."""
    words = clean(period_words(a.period, labels.language))
    when = " ".join(filter(None, (words, clock_words(a.time, labels.language))))
    lines = [labels.phrase("calendar_fuzzy", words=words) if not slot.settled else when]
    responsible, others = parts.actors_of(a, labels.language)
    if responsible:
        lines.append(f"{labels.column('actors')}: {'; '.join(responsible)}")
    if others:
        lines.append(f"{labels.label('others')} {'; '.join(others)}")
    reason = clean(a.status_reason or "")
    lines += [f"{labels.label('reason')} {reason}"] if reason else []
    replaced = names.get(a.replaced_by or "")
    lines += [f"{labels.label('replaced')} {replaced}"] if replaced else []
    for key, texts in (("agenda", a.agenda), ("deliverables", a.deliverables)):
        said = [f"- {text}" for raw in texts if (text := clean(raw))]
        lines += [labels.label(key), *said] if said else []
    return "\n".join(lines)


# ----------------------------------------------------------------------------------------------------- the calendar
def _properties(calendar: Any, plan: Plan, labels: Labels, undated: list[Activity]) -> None:
    from icalendar import vText

    calendar.add("prodid", f"-//Frisat//Frisat//{labels.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    title = clean(plan.title) or labels.document(plan.kind)
    said = [clean(plan.organisation)] if plan.organisation else []
    if plan.provisional:
        title = f"{title} ({labels.fact('provisional').lower()})"
    said += [clean(note.text) for note in plan.footnotes if not note.mark and not note.activities]
    if undated:
        titles = [f"»{clean(a.title)}«" for a in undated[:_MOST_NAMED]] + (["…"] if len(undated) > _MOST_NAMED else [])
        phrase = "calendar_undated_one" if len(undated) == 1 else "calendar_undated"
        said.append(labels.phrase(phrase, count=len(undated), titles=", ".join(titles)))
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(title))
    if said:
        for name in ("description", "x-wr-caldesc"):
            calendar.add(name, vText(" · ".join(said)))
    calendar.add("x-wr-timezone", NAME)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
