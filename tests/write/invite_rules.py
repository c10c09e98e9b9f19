"""
The rules that an invitation keeps, each with its source and with a way to break it that it must find.

Checked on the bytes with the parser of `calendar_rules`, which knows nothing of the writer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .calendar_rules import Component, _bytes, parse


@dataclass
class Seen:
    """A calendar as bytes and as components; `event` is its first event."""

    data: bytes
    calendar: Component
    event: Component

    def one(self, name: str) -> bool:
        return len(self.event.values(name)) == 1

    def most_one(self, name: str) -> bool:
        return len(self.event.values(name)) <= 1

    def value(self, name: str) -> str:
        return self.event.value(name) or ""

    def parameters(self, name: str) -> dict[str, str]:
        return self.event.parameters(name)

    @property
    def method(self) -> str:
        return self.calendar.value("METHOD") or ""


def seen(data: bytes) -> Seen:
    calendar = parse(data)
    return Seen(data, calendar, next(calendar.all("VEVENT")))


Break = Callable[[bytes], bytes]


def swap(old: bytes, new: bytes) -> Break:
    return lambda data: data.replace(old, new, 1)


def line_of(name: str, becomes: bytes) -> Break:
    """The whole content line of a property of the event becomes something else."""
    pattern = re.compile(rb"(?m)^" + name.encode() + rb"[:;][^\r]*\r\n(?: [^\r]*\r\n)*")

    def change(data: bytes) -> bytes:
        at = data.index(b"BEGIN:VEVENT")
        return data[:at] + pattern.sub(lambda _m: becomes, data[at:], count=1)

    return change


def twice(name: str) -> Break:
    return lambda data: data.replace(b"END:VEVENT", name.encode() + b":1\r\nEND:VEVENT", 1)


def gone(name: str) -> Break:
    return line_of(name, b"")


@dataclass(frozen=True)
class Rule:
    source: str
    holds: Callable[[Seen], bool]
    breaks: Break


def _says(text: str) -> Callable[[Seen], bool]:
    return lambda s: not any(text in said for said in _bytes(s.data))


def _escaped(s: Seen) -> bool:
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
        value = s.value(name)
        bare = re.sub(r"\\[\\;,nN]", "", value)
        if re.search(r"[\\,;]", bare):
            return False
    return True


def _used_zones(s: Seen) -> set[str]:
    return {p["TZID"] for e in s.calendar.all("VEVENT") for _, p, _ in e.properties if "TZID" in p}


def _zones(s: Seen) -> list[Component]:
    return list(s.calendar.all("VTIMEZONE"))


def _in_zones(s: Seen) -> list[Component]:
    return [part for zone in _zones(s) for part in zone.inside]


def _changes_at(part: Component) -> int:
    """The hour in UTC at which a part of a zone begins: DTSTART is told in the time before it (RFC 5545 3.6.5)."""
    begins, before = part.value("DTSTART") or "", part.value("TZOFFSETFROM") or ""
    told = re.fullmatch(r"\d{8}T(\d\d)0000", begins), re.fullmatch(r"([+-]\d\d)00", before)
    return int(told[0][1]) - int(told[1][1]) if told[0] and told[1] else -1


def _is_day(s: Seen) -> bool:
    return s.parameters("DTSTART").get("VALUE") == "DATE"


def _well_formed_times(s: Seen) -> bool:
    for name in ("DTSTART", "DTEND"):
        value = s.value(name)
        wanted = r"\d{8}" if _is_day(s) else r"\d{8}T\d{6}" if "TZID" in s.parameters(name) else r"\d{8}T\d{6}Z"
        if value and not re.fullmatch(wanted, value):
            return False
    return True


_ADDRESS = re.compile(r"mailto:[A-Za-z0-9!$&'*+/=?_~.%-]+@[A-Za-z0-9.-]+")
OF_A_DAY = b"DTSTART;VALUE=DATE:20270503\r\n"

RULES: dict[str, Rule] = {
    # the bytes
    "every line ends in CRLF": Rule("RFC 5545 3.1", _says("CRLF"), swap(b"\r\n", b"\n")),
    "the last line ends": Rule("RFC 5545 3.1", _says("last line"), lambda d: d[:-2]),
    "no line has more than 75 octets": Rule(
        "RFC 5545 3.1", _says("octets"), swap(b"SUMMARY:", b"SUMMARY:" + b"x" * 80)
    ),
    "no fold cuts a letter in two": Rule(
        "RFC 5545 3.1", _says("cuts a letter"), swap("å".encode(), "å".encode()[:1] + b"\r\n " + "å".encode()[1:])
    ),
    "no byte order mark": Rule("RFC 5545 3.1.4", _says("byte order"), lambda d: b"\xef\xbb\xbf" + d),
    "no control characters": Rule("RFC 5545 3.1", _says("control"), swap(b"SUMMARY:", b"SUMMARY:\x07")),
    "every line is a content line": Rule("RFC 5545 3.1", _says("no content line"), swap(b"STATUS:", b"STA TUS:")),
    # the calendar
    "VERSION is 2.0, once": Rule(
        "RFC 5545 3.7.4", lambda s: s.calendar.values("VERSION") == ["2.0"], swap(b"VERSION:2.0", b"VERSION:1.0")
    ),
    "PRODID stands once": Rule(
        "RFC 5545 3.7.3", lambda s: len(s.calendar.values("PRODID")) == 1, swap(b"PRODID:", b"X-PRODID:")
    ),
    "METHOD stands once and is known": Rule(
        "RFC 5546 1.4",
        lambda s: len(s.calendar.values("METHOD")) == 1 and s.method in ("REQUEST", "CANCEL", "PUBLISH"),
        swap(b"METHOD:", b"METHOD:MAYBE"),
    ),
    "CALSCALE is Gregorian": Rule(
        "RFC 5545 3.7.1", lambda s: s.calendar.value("CALSCALE") == "GREGORIAN", swap(b"GREGORIAN", b"JULIAN")
    ),
    "an invitation has one event": Rule(
        "RFC 5546 3.2.2",
        lambda s: len(list(s.calendar.all("VEVENT"))) == 1,
        swap(b"END:VCALENDAR", b"BEGIN:VEVENT\r\nUID:2\r\nEND:VEVENT\r\nEND:VCALENDAR"),
    ),
    # the event
    "UID stands once and is no address": Rule(
        "RFC 7986 5.3",
        lambda s: s.one("UID") and bool(re.fullmatch(r"[0-9A-Za-z-]+@frisat", s.value("UID"))),
        gone("UID"),
    ),
    "DTSTAMP is in UTC, once": Rule(
        "RFC 5545 3.8.7.2",
        lambda s: s.one("DTSTAMP") and bool(re.fullmatch(r"\d{8}T\d{6}Z", s.value("DTSTAMP"))),
        line_of("DTSTAMP", b"DTSTAMP:20270102T030405\r\n"),
    ),
    "SEQUENCE is a number, once": Rule(
        "RFC 5546 2.1.4", lambda s: s.one("SEQUENCE") and s.value("SEQUENCE").isdigit(), gone("SEQUENCE")
    ),
    "SUMMARY stands once and says something": Rule(
        "RFC 5546 3.2.2", lambda s: s.one("SUMMARY") and s.value("SUMMARY").strip() != "", gone("SUMMARY")
    ),
    "DESCRIPTION stands at most once": Rule(
        "RFC 5545 3.6.1", lambda s: s.most_one("DESCRIPTION"), twice("DESCRIPTION")
    ),
    "LOCATION stands at most once": Rule("RFC 5545 3.6.1", lambda s: s.most_one("LOCATION"), twice("LOCATION")),
    "URL stands at most once and is one": Rule(
        "RFC 5545 3.8.4.6",
        lambda s: s.most_one("URL") and re.fullmatch(r"(https?://\S+)?", s.value("URL")) is not None,
        line_of("URL", b"URL:a page\r\n"),
    ),
    "STATUS is one of three, once": Rule(
        "RFC 5545 3.8.1.11",
        lambda s: s.one("STATUS") and s.value("STATUS") in ("CONFIRMED", "TENTATIVE", "CANCELLED"),
        line_of("STATUS", b"STATUS:MOVED\r\n"),
    ),
    "TRANSP stands once": Rule(
        "RFC 5545 3.8.2.7", lambda s: s.one("TRANSP") and s.value("TRANSP") in ("OPAQUE", "TRANSPARENT"), gone("TRANSP")
    ),
    "CLASS stands once": Rule(
        "RFC 5545 3.8.1.3", lambda s: s.one("CLASS") and s.value("CLASS") in ("PUBLIC", "PRIVATE"), gone("CLASS")
    ),
    "texts are escaped": Rule("RFC 5545 3.3.11", _escaped, line_of("SUMMARY", b"SUMMARY:a, b\r\n")),
    "what is related is named by its UID": Rule(
        "RFC 5545 3.8.4.5",
        lambda s: (
            not s.value("RELATED-TO")
            or (s.parameters("RELATED-TO").get("RELTYPE") == "SIBLING" and s.value("RELATED-TO").endswith("@frisat"))
        ),
        swap(b"STATUS:", b"RELATED-TO:next week\r\nSTATUS:"),
    ),
    "a repeated event is none of ours": Rule(
        "RFC 5546 3.2.2",
        lambda s: not s.event.values("RRULE") and not s.event.values("RECURRENCE-ID"),
        swap(b"STATUS:", b"RRULE:FREQ=DAILY\r\nSTATUS:"),
    ),
    # when
    "DTSTART stands once, but for a cancelled event without a day": Rule(
        "RFC 5546 3.2.2 and 3.2.5",
        lambda s: s.one("DTSTART") or (s.method == "CANCEL" and not s.value("DTEND")),
        gone("DTSTART"),
    ),
    "DTEND stands at most once, and no DURATION beside it": Rule(
        "RFC 5545 3.6.1", lambda s: s.most_one("DTEND") and not s.event.values("DURATION"), twice("DURATION")
    ),
    "it ends after it begins": Rule(
        "RFC 5545 3.8.2.2",
        lambda s: not s.value("DTEND") or s.value("DTEND") > s.value("DTSTART"),
        line_of("DTEND", b"DTEND;TZID=Europe/Copenhagen:20000101T100000\r\n"),
    ),
    "start and end are told in the same way": Rule(
        "RFC 5545 3.8.2.2",
        lambda s: not s.value("DTEND") or s.parameters("DTEND") == s.parameters("DTSTART"),
        line_of("DTEND", b"DTEND:29991231T100000Z\r\n"),
    ),
    "no time floats": Rule(
        "Outlook",
        lambda s: (
            not s.value("DTSTART")
            or _is_day(s)
            or "TZID" in s.parameters("DTSTART")
            or s.value("DTSTART").endswith("Z")
        ),
        line_of("DTSTART", b"DTSTART:20270503T150000\r\n"),
    ),
    "days and times have their form": Rule(
        "RFC 5545 3.3.4 and 3.3.5",
        _well_formed_times,
        line_of("DTSTART", b"DTSTART;TZID=Europe/Copenhagen:2027-05-03\r\n"),
    ),
    "every zone that is used is explained": Rule(
        "RFC 5545 3.2.19",
        lambda s: _used_zones(s) <= {z.value("TZID") for z in _zones(s)},
        swap(b"TZID:Europe", b"TZID:Mars"),
    ),
    "no zone is explained that is not used": Rule(
        "Outlook",
        lambda s: {z.value("TZID") for z in _zones(s)} <= _used_zones(s),
        swap(b"BEGIN:VEVENT", b"BEGIN:VTIMEZONE\r\nTZID:Mars\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"),
    ),
    "a zone has standard and daylight time": Rule(
        "BARS U1",
        lambda s: all({"STANDARD", "DAYLIGHT"} <= {p.name for p in z.inside} for z in _zones(s)),
        lambda d: d.replace(b"BEGIN:DAYLIGHT", b"BEGIN:STANDARD").replace(b"END:DAYLIGHT", b"END:STANDARD"),
    ),
    "both say when they begin and what they change": Rule(
        "RFC 5545 3.6.5",
        lambda s: all(all(p.value(n) for n in ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO")) for p in _in_zones(s)),
        swap(b"TZOFFSETTO:", b"X-TO:"),
    ),
    "the clocks change at one in the morning, UTC": Rule(
        "directive 2000/84/EC articles 2 and 3",
        lambda s: all(_changes_at(p) == 1 for p in _in_zones(s) if p.value("RRULE") or p.name == "DAYLIGHT"),
        swap(b"DTSTART:19961027T030000", b"DTSTART:19961027T020000"),
    ),
    # who
    "ORGANIZER stands once and is an address": Rule(
        "RFC 5546 3.2.2",
        lambda s: s.one("ORGANIZER") and bool(_ADDRESS.fullmatch(s.value("ORGANIZER"))),
        gone("ORGANIZER"),
    ),
    "there is one ATTENDEE: nobody sees another": Rule(
        "BARS R24",
        lambda s: s.one("ATTENDEE") and bool(_ADDRESS.fullmatch(s.value("ATTENDEE"))),
        swap(b"ATTENDEE", b"ATTENDEE;RSVP=TRUE:mailto:x@engby.example\r\nATTENDEE"),
    ),
    "a request asks for an answer and says the one it has": Rule(
        "RFC 5546 3.2.2",
        lambda s: (
            s.method != "REQUEST"
            or (
                s.parameters("ATTENDEE").get("RSVP") == "TRUE"
                and s.parameters("ATTENDEE").get("PARTSTAT") in ("NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE")
            )
        ),
        line_of("ATTENDEE", b"ATTENDEE;ROLE=CHAIR;PARTSTAT=ACCEPTED:mailto:a@engby.example\r\n"),
    ),
    "the attendee has a role": Rule(
        "RFC 5545 3.2.16",
        lambda s: s.parameters("ATTENDEE").get("ROLE") in ("CHAIR", "REQ-PARTICIPANT", "OPT-PARTICIPANT"),
        swap(b"ROLE=", b"ROLE=X"),
    ),
    "names are in quotes where they need them": Rule(
        "RFC 5545 3.2",
        lambda s: all(
            re.fullmatch(r'"[^"]*"|[^",;: ]+', p.get("CN", "x"))
            for p in (s.parameters("ATTENDEE"), s.parameters("ORGANIZER"))
        ),
        swap(b'CN="', b'CN=a "'),
    ),
    "cancelled is cancelled in both places": Rule(
        "RFC 5546 3.2.5",
        lambda s: s.method != "CANCEL" or s.value("STATUS") == "CANCELLED",
        swap(b"METHOD:REQUEST", b"METHOD:CANCEL"),
    ),
    "what is cancelled takes no time": Rule(
        "RFC 5545 3.8.2.7",
        lambda s: s.value("STATUS") != "CANCELLED" or s.value("TRANSP") == "TRANSPARENT",
        line_of("STATUS", b"STATUS:CANCELLED\r\n"),
    ),
}


def broken(data: bytes) -> list[str]:
    """The names of the rules that a calendar breaks."""
    try:
        found = seen(data)
    except (ValueError, StopIteration, IndexError, UnicodeDecodeError) as error:
        return [name for name, rule in RULES.items() if _breaks_bytes(name, data)] or [f"cannot be parsed: {error}"]
    return [name for name, rule in RULES.items() if not rule.holds(found)]


def _breaks_bytes(name: str, data: bytes) -> bool:
    """Rules of the bytes alone can be asked of what no parser reads."""
    empty = Seen(data, Component(""), Component(""))
    return RULES[name].source.startswith("RFC 5545 3.1") and not RULES[name].holds(empty)
