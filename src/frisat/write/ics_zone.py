"""
Danish time in a calendar: local times with the VTIMEZONE that explains them (RFC 5545, section 3.6.5).

The rules are those of the Danish acts on summer time since 1980 as the time zone database has them. A test holds them
to it for every day from 1980 to 2100.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from frisat.write.ics_lines import line, utc

NAME = "Europe/Copenhagen"
SIMPLE_FROM = date(1996, 4, 1)
"""From this day on one pair of rules says everything; some calendars read only one pair."""
_SPRING = "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"
_AUTUMN = "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"
_UNTIL_1995 = "FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU;UNTIL=19950924T010000Z"
_NOW = (("STANDARD", "19961027T030000", _AUTUMN), ("DAYLIGHT", "19960331T020000", _SPRING))
_SINCE_1980 = (
    ("STANDARD", "19700101T000000", ""),  # no summer time since 1948
    ("DAYLIGHT", "19800406T020000", ""),
    ("STANDARD", "19800928T030000", _UNTIL_1995),
    ("DAYLIGHT", "19810329T020000", _SPRING),
    ("STANDARD", "19961027T030000", _AUTUMN),
)


def zone_lines(days: Iterable[date]) -> list[str]:
    """The VTIMEZONE for local times on `days`."""
    simple = all(d >= SIMPLE_FROM for d in days)
    out = ["BEGIN:VTIMEZONE", f"TZID:{NAME}"]
    for kind, begins, rule in _NOW if simple else _SINCE_1980:
        is_first = begins.startswith("1970")
        summer = kind == "DAYLIGHT"
        out += [f"BEGIN:{kind}", f"DTSTART:{begins}"]
        out += [f"TZOFFSETFROM:{'+0100' if summer or is_first else '+0200'}"]
        out += [f"TZOFFSETTO:{'+0200' if summer else '+0100'}", f"TZNAME:{'CEST' if summer else 'CET'}"]
        out += [f"RRULE:{rule}"] if rule else []
        out.append(f"END:{kind}")
    return [*out, "END:VTIMEZONE"]


def moment(on: date, clock: str) -> datetime:
    """
    The instant of a Danish clock time ("24:00" is the next midnight).

    A time that the clocks jump over is read with the offset before the jump, one that they pass twice as the first
    (RFC 5545, section 3.3.5).
    """
    hour, minute = map(int, clock.split(":"))
    whole = datetime(on.year, on.month, on.day) + timedelta(hours=hour, minutes=minute)
    return whole.replace(tzinfo=ZoneInfo(NAME))


def is_plain(at: datetime) -> bool:
    """Whether the local time says one instant: the clocks neither jump over it nor pass it twice."""
    return at.replace(fold=0).utcoffset() == at.replace(fold=1).utcoffset()


def time_lines(named: Iterable[tuple[str, datetime]]) -> list[str]:
    """
    The properties of an event's moments: local with TZID, or all in UTC where one of them is not plain.

    Parsers disagree on the hours of a change of clocks, and on nothing in UTC.
    """
    pairs = list(named)
    if all(is_plain(at) for _, at in pairs):
        return [line(name, f"{at:%Y%m%dT%H%M%S}", [("TZID", NAME)]) for name, at in pairs]
    return [line(name, utc(at.astimezone(UTC))) for name, at in pairs]
