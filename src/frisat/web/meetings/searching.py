"""
Search among the items of published meetings, and lists of meetings by words.

`inverted` says which meetings are worth a look; whether an item is open, out, and still says the words is asked of its
row, some meetings at a time in the order of the list, until there are enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Case, CharField, Exists, F, OuterRef, QuerySet, When

from frisat.web.base.among import Among
from frisat.web.base.clock import today
from frisat.web.meetings import indexing, inverted
from frisat.web.meetings import public_queries as queries
from frisat.web.meetings.models import Item, Meeting
from frisat.web.meetings.order import order
from frisat.web.meetings.public_queries import Asked
from frisat.web.process import queries as processes

AT_ONCE, MANY, MOST_AT_ONCE = 8, 64, 256
"""Meetings looked into at first; at first where no more than `RARE` are worth it; and at most at a time."""
RARE = 2000


def items(text: str, *, most: int = 50) -> list[Item]:
    """
    The open items that hold every word of `text`, those of the newest meetings first.

    What the index found is read again in the row itself, so that a text that was changed past it is not found by
    what it no longer says.
    """
    asked = indexing.asked_words(text)
    newest = order(Asked(), today()).newest if asked else ()
    numbers = inverted.worth_a_look(asked, len(newest)) if asked else set()
    first = MANY if numbers is not None and len(numbers) <= RARE else AT_ONCE
    out: list[Item] = []
    for part in _parts((pk for pk in newest if numbers is None or pk in numbers), first):
        place = {pk: n for n, pk in enumerate(part)}
        still = queries.listed().filter(Among("pk", part)).order_by().values("pk")
        found = _saying(queries.open_of(Item.objects.filter(meeting__in=still)), text).order_by("order", "pk")
        named = sorted(found.values_list("meeting", "pk"), key=lambda row: place[row[0]])
        for some in _parts((pk for _, pk in named), most - len(out)):
            out += _read_again(some, text)
            if len(out) >= most:
                break
        if len(out) >= most:
            break
    return _with_lines(out[:most])


def _read_again(numbers: Sequence[int], text: str) -> list[Item]:
    """Those of the items that hold the words themselves, in the same order."""
    rows = Item.objects.filter(pk__in=numbers).order_by().annotate(stage=F("meeting__stage")).in_bulk()
    found = [rows[pk] for pk in numbers if pk in rows]
    return [i for i in found if indexing.holds(i, text, with_minutes=i.stage in queries.HAS_MINUTES)]  # type: ignore[attr-defined]


def _with_lines(found: list[Item]) -> list[Item]:
    """Items with what the lines of their meetings say; one whose meeting has just left the lists is left out."""
    meetings = {m.pk: m for m in queries.rows(list({i.meeting_id for i in found}))}
    left = [i for i in found if i.meeting_id in meetings]
    for item in left:
        item.meeting = meetings[item.meeting_id]
    return left


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    Meetings that may have the words of `text`, all of the lists where `numbers` is None.

    `named` have them in what their activity says in public; None: to be asked of those that are looked into, which
    are few where nearly every meeting has the words.
    """

    text: str
    named: frozenset[int] | None
    numbers: frozenset[int] | None

    def among(self, half: Iterable[int], *, most: int) -> list[int]:
        """The first `most` of an ordered list of meetings in the lists that have every word, as anybody may read it."""
        out: list[int] = []
        for part in _parts((pk for pk in half if self.numbers is None or pk in self.numbers), max(AT_ONCE, most)):
            named = self.named if self.named is not None else frozenset(_named_among(self.text, part))
            said = named.union(_with_items(self.text, [pk for pk in part if pk not in named]))
            out += [pk for pk in part if pk in said]
            if len(out) >= most:
                break
        return out[:most]


def wanted(text: str, of: int) -> Wanted:
    """
    The meetings that have every word of `text` in their activity's published words, or may have in an item.

    `of`: how many meetings there are in the lists.
    """
    asked = indexing.asked_words(text)
    if not asked:
        return Wanted(text, frozenset(), frozenset())
    with_items = inverted.worth_a_look(asked, of)
    if with_items is None:
        return Wanted(text, None, None)
    named = frozenset(_named(text))
    return Wanted(text, named, named | with_items)


def _named(text: str) -> QuerySet[Meeting, int]:
    """The meetings of the lists whose activity says `text` in public; every activity is gone through."""
    found = queries.listed().filter(activity__in=processes.saying(indexing.matching("search", text)))
    return found.order_by().values_list("pk", flat=True)


def _named_among(text: str, meetings: Sequence[int]) -> QuerySet[Meeting, int]:
    """The same of some meetings; no other activity is looked at."""
    found = queries.listed().filter(Among("pk", meetings), indexing.matching("activity__index__search", text))
    return found.order_by().values_list("pk", flat=True)


def _with_items(text: str, meetings: Sequence[int]) -> QuerySet[Meeting, int]:
    """Those of some meetings with an item that says `text`; a meeting's items are read up to the first that does."""
    said = _saying(queries.open_of(Item.objects.filter(meeting=OuterRef("pk"))), text)
    return queries.listed().filter(Exists(said), Among("pk", meetings)).order_by().values_list("pk", flat=True)


def _saying(found: QuerySet[Item], text: str) -> QuerySet[Item]:
    """
    Those of the items in whose words the index finds `text`: in their agenda, and where minutes are out in all they
    say, which holds every word of the agenda, so that one of the two is read and not both.
    """
    whole = When(meeting__stage__in=queries.HAS_MINUTES, then=F("words__whole"))
    said = Case(whole, default=F("words__agenda"), output_field=CharField())
    return found.alias(said=said).filter(indexing.matching("said", text))


def _parts(numbers: Iterable[int], size: int) -> Iterator[list[int]]:
    """Few at first, for those may be enough; then twice as many each time."""
    left = iter(numbers)
    while part := list(islice(left, max(size, 1))):
        yield part
        size = min(2 * size, MOST_AT_ONCE)
