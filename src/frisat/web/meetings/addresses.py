"""
The address of a meeting: its day, its first body, and a number where the body meets several times that day.

An address is given once and leads to its meeting for ever; a meeting that is moved gets a new one.
"""

from __future__ import annotations

from datetime import date

from frisat.web.meetings.models import Address, Meeting
from frisat.web.process.make import address_of

UNNAMED = "moede"
"""What stands where no body is known."""


def give(meeting: Meeting, day: date, body: str) -> Address:
    """
    The meeting's address on `day`, a new one unless the newest is of that day and body already.

    For actions, within their transaction: they take turns (`record.actions`), so two meetings that ask at once get two
    numbers. No two addresses are printed alike:
    the second meeting of "udvalg" is not put where the first one of "udvalg-2" is.
    """
    slug = (address_of(body) or UNNAMED)[:120]
    now = meeting.addresses.last()
    if now is not None and (now.day, now.slug) == (day, slug):
        return now
    taken = {str(a) for a in Address.objects.filter(day=day)}
    number = 1
    while str(made := Address(meeting=meeting, day=day, slug=slug, number=number)) in taken:
        number += 1
    made.save()
    return made


def found_at(day: date, slug: str, number: int) -> Meeting | None:
    """The meeting that has or had the address; None for an unknown one."""
    row = (
        Address.objects.filter(day=day, slug=slug, number=number, meeting__removed=None)
        .select_related("meeting")
        .first()
    )
    return row.meeting if row else None
