"""
A meeting as an invitation (iTIP, RFC 5546) to one person, and meetings as a calendar to subscribe to.

What comes in has been through `frisat.plan.sight`: nothing here decides what may be told. A letter names its own reader
and nobody else. A meeting without a settled day gets no invitation; in a calendar it is an all-day span, tentative and
shown as free, and without any date it is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from frisat.plan.meeting import Item, Leg, Meeting
from frisat.plan.model import Clock, Status
from frisat.plan.printed import clock_words, period_words, word
from frisat.plan.sentences import Language
from frisat.plan.wording import inviting
from frisat.write.clean import clean
from frisat.write.ics_lines import day, duration, folded, line, mailto, text, utc
from frisat.write.ics_slots import Slot, slots
from frisat.write.ics_zone import NAME, moment, time_lines, zone_lines

REFRESH = timedelta(hours=1)
"""How often a calendar that subscribes is asked to come again."""


class Method(StrEnum):
    """What a calendar message asks of who gets it (RFC 5546, section 1.4)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Address:
    """A name and a mail address."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Invited:
    """Who gets an invitation. `answer` is what they said to this very time (PARTSTAT); `is_chair` leads the meeting."""

    who: Address
    answer: str = "NEEDS-ACTION"
    is_chair: bool = False
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One meeting of a calendar.

    Attributes:
        meeting: as its reader sees it. uid, sequence: what calendars know it by, and how often it was changed.
        stamp: when what is told was written: the same as long as nothing changed.
        url: the meeting's page. heir_uid, heir_url: the meeting that takes this one's place.
        is_private: not public (staff's plans, a personal calendar).
    """

    meeting: Meeting
    uid: str
    sequence: int
    stamp: datetime
    url: str = ""
    heir_uid: str = ""
    heir_url: str = ""
    is_private: bool = False


def is_invitable(meeting: Meeting) -> bool:
    """Whether its day is settled, so that a calendar can hold it."""
    return _only_slot(meeting) is not None


def invitation(method: Method, entry: Entry, *, organizer: Address, invited: Invited) -> bytes | None:
    """
    The `text/calendar` of one letter; None for a REQUEST of a meeting without a settled day.

    A CANCEL of a meeting whose day is gone has no time: the UID is enough for it (RFC 5546, section 3.2.5).
    """
    slot = _only_slot(entry.meeting)
    if slot is None and method is Method.REQUEST:
        return None
    asked = method is Method.REQUEST
    role = "CHAIR" if invited.is_chair else "OPT-PARTICIPANT" if invited.is_optional else "REQ-PARTICIPANT"
    attendee = [("CUTYPE", "INDIVIDUAL"), ("ROLE", role)]
    attendee += [("PARTSTAT", invited.answer), ("RSVP", "TRUE")] if asked else []
    attendee += [("CN", clean(invited.who.name) or invited.who.email)]
    event = [
        line("ORGANIZER", mailto(organizer.email), [("CN", clean(organizer.name) or organizer.email)]),
        line("ATTENDEE", mailto(invited.who.email), attendee),
        *_event(entry, slot, uid=entry.uid, is_cancelled=not asked),
    ]
    return folded(
        [
            *_calendar(str(method), entry.meeting.language),
            *(zone_lines([slot.first]) if slot and _is_local(slot) else []),
            "BEGIN:VEVENT",
            *event,
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )


@dataclass(slots=True)
class _Written:
    """What the events of a calendar need beside them."""

    lines: list[str] = field(default_factory=list)
    local: list[date] = field(default_factory=list)
    undated: int = 0


def calendar(entries: Iterable[Entry], *, name: str, language: Language = "da") -> bytes:
    """
    A calendar to subscribe to (METHOD:PUBLISH): one event a meeting, or one for each possible day.

    The same entries give the same bytes, so that an unchanged calendar is answered with status 304.
    """
    made = _Written()
    for entry in entries:
        every = slots(entry.meeting.period, _clock(entry.meeting))
        made.undated += not every
        for number, slot in enumerate(every):
            uid = entry.uid if number == 0 else entry.uid.replace("@", f"-{number + 1}@")
            made.lines += ["BEGIN:VEVENT", *_event(entry, slot, uid=uid), "END:VEVENT"]
            if _is_local(slot):
                made.local.append(slot.first)
    title = text(name)
    head = [
        *_calendar("PUBLISH", language),
        line("NAME", title),
        line("X-WR-CALNAME", title),
        line("X-WR-TIMEZONE", NAME),
        line("REFRESH-INTERVAL", duration(REFRESH), [("VALUE", "DURATION")]),
        line("X-PUBLISHED-TTL", duration(REFRESH)),
    ]
    if made.undated:
        said = word(inviting.FEED, "one" if made.undated == 1 else "some", language).format(count=made.undated)
        head += [line("DESCRIPTION", text(said)), line("X-WR-CALDESC", text(said))]
    return folded([*head, *(zone_lines(made.local) if made.local else []), *made.lines, "END:VCALENDAR"])


def _calendar(method: str, language: str) -> list[str]:
    return [
        "BEGIN:VCALENDAR",
        f"PRODID:-//Frisat//Frisat//{language.upper()}",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        f"METHOD:{method}",
    ]


# ---------------------------------------------------------------------------------------------------------- when
def _clock(meeting: Meeting) -> Clock | None:
    """The meeting's clock time; where only the parts of a visit have one, from the first to the last of them."""
    if meeting.clock is not None:
        return meeting.clock
    timed = [leg.clock for leg in meeting.legs if leg.clock is not None]
    if not timed:
        return None
    ends = [clock.end for clock in timed if clock.end]
    return Clock(min(clock.start for clock in timed), max(ends) if ends else None)


def _only_slot(meeting: Meeting) -> Slot | None:
    """The one settled day, or days, of a meeting."""
    every = slots(meeting.period, _clock(meeting))
    return every[0] if len(every) == 1 and every[0].settled else None


def _moments(slot: Slot) -> list[tuple[str, datetime]]:
    """Start and end; an end that is not later lies on the next day, and none is made up."""
    if slot.clock is None:
        return []
    start = moment(slot.first, slot.clock.start)
    if not slot.clock.end:
        return [("DTSTART", start)]
    end = moment(slot.first, slot.clock.end)
    if end <= start:
        end = moment(slot.first + timedelta(days=1), slot.clock.end)
    lasts = end.timestamp() > start.timestamp()  # not so where the clocks jump over the whole of it
    return [("DTSTART", start), ("DTEND", end)] if lasts else [("DTSTART", start)]


def _is_local(slot: Slot) -> bool:
    """Whether its times are told as local ones."""
    return any("TZID=" in said for said in time_lines(_moments(slot)))


def _time(slot: Slot) -> list[str]:
    if slot.clock is not None:
        return time_lines(_moments(slot))
    out = [line("DTSTART", day(slot.first), [("VALUE", "DATE")])]
    if slot.last < date.max:
        out.append(line("DTEND", day(slot.last + timedelta(days=1)), [("VALUE", "DATE")]))
    return out


# --------------------------------------------------------------------------------------------------------- events
def _event(entry: Entry, slot: Slot | None, *, uid: str, is_cancelled: bool = False) -> list[str]:
    """The properties of one event. `is_cancelled`: for its reader, whatever the meeting's own status is."""
    m = entry.meeting
    language: Language = "en" if m.language == "en" else "da"
    off = m.status.is_off
    title = clean(m.title)
    settled = slot is not None and slot.settled
    if off or is_cancelled:
        status = "CANCELLED"
    else:
        status = "CONFIRMED" if settled and m.status is not Status.TENTATIVE else "TENTATIVE"
    busy = status != "CANCELLED" and settled
    place = clean(m.place or "") or clean(m.link or "")
    out = [
        line("UID", uid),
        line("DTSTAMP", utc(entry.stamp)),
        line("LAST-MODIFIED", utc(entry.stamp)),
        line("SEQUENCE", str(entry.sequence)),
        *(_time(slot) if slot else []),
        line("SUMMARY", text(word(inviting.OFF, str(m.status), language).format(title=title) if off else title)),
        line("DESCRIPTION", text("\n".join(describe(entry, slot, language)))),
    ]
    out += [line("LOCATION", text(place))] if place else []
    out += [line("URL", entry.url)] if entry.url else []
    out += [line("RELATED-TO", entry.heir_uid, [("RELTYPE", "SIBLING")])] if entry.heir_uid else []
    return [
        *out,
        line("STATUS", status),
        line("TRANSP", "OPAQUE" if busy else "TRANSPARENT"),
        line("CLASS", "PRIVATE" if entry.is_private else "PUBLIC"),
    ]


def describe(entry: Entry, slot: Slot | None, language: Language) -> Sequence[str]:
    """What is told of a meeting in lines; empty lines part its groups."""
    m = entry.meeting

    def said(key: str, value: str) -> list[str]:
        value = clean(value)
        return [word(inviting.LINES, key, language).format(said=value)] if value else []

    when = " ".join(filter(None, (clean(period_words(m.period, language)), clock_words(m.clock, language))))
    out = [
        *said("reason", (m.status_reason or "") if m.status.is_off else ""),
        *said("heir", entry.heir_url or m.replaced_by or ""),
        *said("when" if slot is None or slot.settled else "fuzzy", when),
        *said("bodies", ", ".join(m.bodies)),
        *said("place", m.place or ""),
        *said("link", m.link or ""),
        *said("process", m.process or ""),
        *said("page", entry.url),
    ]
    if m.legs:
        out += ["", word(inviting.LINES, "legs", language), *(_leg(leg, language) for leg in m.legs)]
    if m.items:
        out += ["", word(inviting.LINES, "agenda", language), *(_item(item) for item in m.items)]
    return out


def _leg(leg: Leg, language: Language) -> str:
    return " ".join(filter(None, (clock_words(leg.clock, language), clean(leg.title)))) + (
        f", {clean(leg.place)}" if leg.place else ""
    )


def _item(item: Item) -> str:
    return f"{clean(item.no)}. {clean(item.title)}"
