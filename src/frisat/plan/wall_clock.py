"""
What is wrong with a clock time of a meeting: it ends before it starts, or the clocks are changed under it.

On the last Sunday of March 02.00-03.00 does not exist in Denmark, on the last Sunday of October it is there twice
(direktiv 2000/84/EF); a calendar cannot know which one is meant. Pure: the zone's rules come with the program.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from frisat.plan.model import Clock

ZONE = ZoneInfo("Europe/Copenhagen")


def fault(clock: Clock, day: date | None) -> str:
    """
    The code of what is wrong, "" when nothing is.

    G101: it ends before, or when, it starts. G102: a time that does not exist on the day. G103: one that is there
    twice.
    Without a day only the first is asked.
    """
    start = time.fromisoformat(clock.start)
    end = _time(clock.end) if clock.end else None
    if end is not None and end <= start:
        return "G101"
    if day is None:
        return ""
    for at in filter(None, (start, end)):
        if code := _change(datetime.combine(day, at)):
            return code
    return ""


def minute_of_day(said: str) -> int:
    """Minutes from midnight of "15:30", 24:00 too."""
    hours, _, minutes = said.partition(":")
    return int(hours) * 60 + int(minutes)


def _time(said: str) -> time:
    """24.00 is the end of its day, which Python's clock does not know."""
    return time.max if said == "24:00" else time.fromisoformat(said)


def _change(at: datetime) -> str:
    first, second = at.replace(tzinfo=ZONE, fold=0), at.replace(tzinfo=ZONE, fold=1)
    if first.utcoffset() == second.utcoffset():
        return ""
    back = first.astimezone(UTC).astimezone(ZONE).replace(tzinfo=None)
    return "G103" if back == at else "G102"
