"""
Rules of RFC 5545 and of Outlook that a calendar must keep, checked on the bytes and not by the library that wrote them.

Each rule yields a sentence when it is broken. The parsing here is our own: unfold, split, no interpretation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_NAME = re.compile(rb"[A-Za-z0-9-]+(?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*)(?:,(?:\"[^\"]*\"|[^\";:,]*))*)*:")

_OUTSIDE_QUOTES = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')


@dataclass
class Component:
    name: str
    properties: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    inside: list[Component] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        return [value for n, _, value in self.properties if n == name]

    def value(self, name: str) -> str | None:
        return next(iter(self.values(name)), None)

    def parameters(self, name: str) -> dict[str, str]:
        return next((p for n, p, _ in self.properties if n == name), {})

    def all(self, name: str) -> Iterator[Component]:
        for part in self.inside:
            if part.name == name:
                yield part
            yield from part.all(name)


def parse(data: bytes) -> Component:
    """The tree of components. Raises ValueError when they do not close each other."""
    text = data.decode("utf-8").replace("\r\n ", "").replace("\r\n\t", "")
    stack = [Component("")]
    for line in text.split("\r\n"):
        if not line:
            continue
        head, _, value = line.partition(":")
        while head.count('"') % 2:
            more, _, value = value.partition(":")
            head = f"{head}:{more}"
        name, *parameters = _OUTSIDE_QUOTES.split(head)
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            done = stack.pop()
            if done.name != value:
                raise ValueError(f"END:{value} closes {done.name}")
            stack[-1].inside.append(done)
        else:
            stack[-1].properties.append((name.upper(), dict(p.split("=", 1) for p in parameters), value))
    if len(stack) != 1:
        raise ValueError("a component is not closed")
    return stack[0].inside[0]


def broken(data: bytes) -> list[str]:
    """The rules that a calendar breaks, as sentences."""
    found = list(_bytes(data))
    try:
        calendar = parse(data)
    except ValueError as error:
        return [*found, str(error)]
    return [*found, *_calendar(calendar), *(said for event in calendar.all("VEVENT") for said in _event(event))]


def _bytes(data: bytes) -> Iterator[str]:
    lines = data.split(b"\r\n")
    if b"\n" in data.replace(b"\r\n", b"") or b"\r" in data.replace(b"\r\n", b""):
        yield "a line does not end in CRLF"
    if lines[-1] != b"":
        yield "the last line does not end"
    if data.startswith(b"\xef\xbb\xbf"):
        yield "there is a byte order mark"
    for line in lines:
        if len(line) > 75:
            yield f"a line has {len(line)} octets"
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield "a fold cuts a letter in two"
    for line in data.replace(b"\r\n ", b"").split(b"\r\n"):
        if line and not _NAME.match(line):
            yield f"no content line: {line[:40]!r}"
        if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", line):
            yield "a control character"


def _calendar(c: Component) -> Iterator[str]:
    if c.name != "VCALENDAR":
        yield "it is no VCALENDAR"
    for name in ("PRODID", "VERSION"):
        if len(c.values(name)) != 1:
            yield f"{name} does not stand once"
    if c.value("VERSION") != "2.0":
        yield "VERSION is not 2.0"
    if c.value("CALSCALE") not in (None, "GREGORIAN"):
        yield "CALSCALE"
    if c.value("METHOD") != "PUBLISH":
        yield "METHOD of a feed is PUBLISH"
    if not c.value("X-WR-CALNAME"):
        yield "Outlook and Google name the calendar by X-WR-CALNAME"
    if c.parameters("REFRESH-INTERVAL").get("VALUE") != "DURATION":
        yield "REFRESH-INTERVAL says VALUE=DURATION"
    zones = {z.value("TZID") for z in c.all("VTIMEZONE")}
    used = {p["TZID"] for e in c.all("VEVENT") for _, p, _ in e.properties if "TZID" in p}
    if used - zones:
        yield f"no VTIMEZONE for {used - zones}"
    if zones - used:
        yield "a VTIMEZONE that nothing uses"
    for zone in c.all("VTIMEZONE"):
        for name in ("STANDARD", "DAYLIGHT"):
            for part in zone.inside if zone.inside else [Component("")]:
                if part.name == name and not all(part.value(n) for n in ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO")):
                    yield f"{name} lacks a property"
            if name not in {part.name for part in zone.inside}:
                yield f"VTIMEZONE lacks {name}"
    uids = [e.value("UID") for e in c.all("VEVENT")]
    if len(uids) != len(set(uids)):
        yield "two events have the same UID"


_ONCE = ("UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "STATUS", "TRANSP", "CLASS")
_AT_MOST_ONCE = ("DTEND", "DESCRIPTION", "LOCATION", "URL", "DURATION")


def _event(e: Component) -> Iterator[str]:
    for name in _ONCE:
        if len(e.values(name)) != 1:
            yield f"{name} stands {len(e.values(name))} times"
    for name in _AT_MOST_ONCE:
        if len(e.values(name)) > 1:
            yield f"{name} stands more than once"
    if not re.fullmatch(r"\d{8}T\d{6}Z", e.value("DTSTAMP") or ""):
        yield "DTSTAMP is not in UTC"
    if not (e.value("SEQUENCE") or "").isdigit():
        yield "SEQUENCE is no number"
    if e.value("STATUS") not in ("CONFIRMED", "TENTATIVE", "CANCELLED"):
        yield "STATUS"
    if e.value("TRANSP") not in ("OPAQUE", "TRANSPARENT"):
        yield "TRANSP"
    yield from _times(e)
    for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
        value = e.value(name) or ""
        if re.search(r"(?<!\\)(?:\\\\)*[,;]", value) or re.search(r"(?<!\\)(?:\\\\)*\\[^\\,;nN]", value):
            yield f"{name} is not escaped"


def _times(e: Component) -> Iterator[str]:
    start, end = e.value("DTSTART") or "", e.value("DTEND")
    start_is, end_is = e.parameters("DTSTART"), e.parameters("DTEND")
    if end is not None and end <= start:
        yield "it ends before it begins"
    if end is not None and start_is != end_is:
        yield "DTSTART and DTEND are of different types"
    if start_is.get("VALUE") == "DATE":
        if not re.fullmatch(r"\d{8}", start):
            yield "a DATE is no date"
    elif start_is.get("TZID"):
        if not re.fullmatch(r"\d{8}T\d{6}", start):
            yield "a local time is no local time"
    elif not re.fullmatch(r"\d{8}T\d{6}Z", start):
        yield "a time floats"
