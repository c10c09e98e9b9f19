"""
Search among the items of published meetings, and lists of meetings by words.

`inverted` says which meetings are worth a look; whether an item is open, out, and still says the words is asked of its
row, some meetings at a time in the order of the list, until there are enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import islice

from django.db.models import Prefetch, Q, QuerySet

from frisat.web.meetings import indexing, inverted
from frisat.web.meetings import public_queries as queries
from frisat.web.meetings.models import Item, Meeting
from frisat.web.process import queries as processes
from frisat.web.process.models import IndexedActivity

AT_ONCE, MOST_AT_ONCE = 8, 256
"""Meetings looked into at first, and at most at a time."""
FEW = 2000
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
    ordered = queries.newest_first(queries.standing())
    out: list[Item] = []
    for part in _parts(_picked(ordered, inverted.worth_a_look(asked))):
        found = _saying(part, text).prefetch_related(Prefetch("meeting", queries.with_lines(Meeting.objects.all())))
        found = found.order_by("order", "pk")
        place = {pk: n for n, pk in enumerate(part)}
        for item in sorted(found, key=lambda i: place[i.meeting_id]):
            if indexing.holds(item, text, with_minutes=item.meeting.stage in queries.HAS_MINUTES):
                out.append(item)
                if len(out) == most:
                    return out
    return out


@dataclass(frozen=True, slots=True)
class Wanted:
    """Meetings that may have the words of `text`; `named` have them in what their activity says in public."""

    text: str
    named: frozenset[int]
    numbers: frozenset[int]

    def among(self, found: QuerySet[IndexedActivity], *, most: int) -> list[int]:
        """The first `most` of an ordered list of meetings in the lists that have every word, as anybody may read it."""
        out: list[int] = []
        for part in _parts(_picked(found, self.numbers)):
            asked = [pk for pk in part if pk not in self.named]
            said = set(_saying(asked, self.text).order_by().values_list("meeting", flat=True).distinct())
            out += [pk for pk in part if pk in self.named or pk in said]
            if len(out) >= most:
                break
        return out[:most]


def wanted(text: str) -> Wanted:
    """The meetings that have every word of `text` in their activity's published words, or may have in an item."""
    asked = indexing.asked_words(text)
    if not asked:
        return Wanted(text, frozenset(), frozenset())
    titled = queries.standing().filter(pk__in=processes.saying(indexing.matching("search", text)))
    named = frozenset(titled.values_list("held", flat=True))
    return Wanted(text, named, named | inverted.worth_a_look(asked))


def _saying(meetings: list[int], text: str) -> QuerySet[Item]:
    """
    The open items of some meetings of the lists in whose words the index finds `text`: in their agenda, and in their
    decisions where minutes are out.
    """
    agenda = indexing.matching("words__agenda", text)
    whole = indexing.matching("words__whole", text) & Q(meeting__stage__in=queries.HAS_MINUTES)
    return queries.open_of(Item.objects.filter(meeting__in=meetings)).filter(agenda | whole)


def _picked(found: QuerySet[IndexedActivity], numbers: Set[int]) -> Iterator[int]:
    """The meetings of an ordered list that are among `numbers`, in its order."""
    if len(numbers) <= FEW:
        yield from queries.of_meetings(found, numbers).values_list("held", flat=True)
    else:
        yield from (pk for pk in found.values_list("held", flat=True).iterator(chunk_size=500) if pk in numbers)


def _parts(numbers: Iterator[int]) -> Iterator[list[int]]:
    """Few at first, for those may be enough; then twice as many each time."""
    size = AT_ONCE
    while part := list(islice(numbers, size)):
        yield part
        size = min(2 * size, MOST_AT_ONCE)
