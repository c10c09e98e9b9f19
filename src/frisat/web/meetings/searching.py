"""
Search among the items of published meetings, and lists of meetings by words.

`inverted` says which meetings are worth a look; whether an item is open, out, and still says the words is asked of its
row, some meetings at a time in the order of the list, until there are enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Q, QuerySet

from frisat.web.meetings import indexing, inverted
from frisat.web.meetings import public_queries as queries
from frisat.web.meetings.models import Item, Meeting

AT_ONCE = 60
"""Meetings looked into at a time."""
FEW = 600
"""So many numbers are handed to the database; of more, it gives its own list, and they are picked from that."""


def items(text: str, *, most: int = 50) -> list[Item]:
    """
    The open items that hold every word of `text`, those of the newest meetings first.

    What the index found is read again in the row itself, so that a text that was changed past it is not found by
    what it no longer says.
    """
    asked = indexing.asked_words(text)
    if not asked:
        return []
    newest = queries.listed().order_by(F("activity__index__first_day").desc(nulls_last=True), "-pk")
    out: list[Item] = []
    for part in _parts(_picked(newest.filter(stage__in=queries.HAS_AGENDA), inverted.worth_a_look(asked))):
        found = _saying(part, text).select_related("meeting__activity__index", "meeting__activity__process")
        found = found.select_related("meeting__process", "words")
        found = found.prefetch_related("meeting__addresses", "meeting__meeting_bodies__body").order_by("order", "pk")
        place = {pk: n for n, pk in enumerate(part)}
        for item in sorted(found, key=lambda i: place[i.meeting_id]):
            if indexing.holds(item, text, with_minutes=item.meeting.stage in queries.HAS_MINUTES):
                out.append(item)
                if len(out) == most:
                    return out
    return out


def meetings(found: QuerySet[Meeting], text: str, *, most: int) -> list[int]:
    """
    The first `most` of an ordered list of meetings in the lists that have every word of `text`.

    In their activity's published words, or in an item that anybody may read.
    """
    asked = indexing.asked_words(text)
    if not asked:
        return []
    named = set(
        found.order_by().filter(indexing.matching("activity__index__search", text)).values_list("pk", flat=True)
    )
    out: list[int] = []
    for part in _parts(_picked(found, named | inverted.worth_a_look(asked))):
        said = set(_saying([pk for pk in part if pk not in named], text).values_list("meeting", flat=True).distinct())
        out += [pk for pk in part if pk in named or pk in said]
        if len(out) >= most:
            break
    return out[:most]


def _saying(meetings: list[int], text: str) -> QuerySet[Item]:
    """
    The open items of some meetings of the lists in whose words the index finds `text`: in their agenda, and in their
    decisions where minutes are out.
    """
    agenda = indexing.matching("words__agenda", text)
    whole = indexing.matching("words__whole", text) & Q(meeting__stage__in=queries.HAS_MINUTES)
    return queries.open_of(Item.objects.filter(meeting__in=meetings)).filter(agenda | whole)


def _picked(found: QuerySet[Meeting], numbers: set[int]) -> Iterator[int]:
    """The meetings of an ordered list that are among `numbers`, in its order."""
    if len(numbers) <= FEW:
        yield from found.filter(pk__in=numbers).values_list("pk", flat=True)
    else:
        yield from (pk for pk in found.values_list("pk", flat=True).iterator(chunk_size=500) if pk in numbers)


def _parts(numbers: Iterator[int]) -> Iterator[list[int]]:
    """A few at first, for those may be enough."""
    part: list[int] = []
    for number in numbers:
        part.append(number)
        if len(part) == AT_ONCE:
            yield part
            part = []
    if part:
        yield part
