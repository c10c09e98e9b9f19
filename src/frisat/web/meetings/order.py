"""
The order in which meetings stand in lists, kept in memory until it changes.

To put twenty thousand meetings in order, or to count them, takes a database longer than a page may take, and every
list and every search needs it. Which meetings they are `public_queries.listed` says when the order is made, and says
again of the ones on a page when that is drawn: an order that is too old may miss a meeting but never shows one.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField
from django.db.models.functions import Cast

from frisat.web.base.memory import remembered
from frisat.web.meetings.models import Meeting, MeetingBody
from frisat.web.meetings.public_queries import Asked, listed
from frisat.web.process import queries as processes


@dataclass(frozen=True, slots=True)
class Order:
    """
    The numbers of meetings as they stand on one day.

    `coming`: those not certainly over, the nearest first and the undated last; `past`: the others, the newest first;
    `newest`: all of them, the newest first and the undated last.
    """

    coming: array[int]
    past: array[int]
    newest: array[int]

    def only(self, kept: Iterable[int]) -> Order:
        """Those that are among `kept`, in the same order."""
        among = frozenset(kept).__contains__
        return Order(*(array("q", filter(among, part)) for part in (self.coming, self.past, self.newest)))


def stamp() -> tuple[object, ...]:
    """Changes when a meeting comes into the lists or leaves them, or gets another day, clock or body."""
    every, met = Meeting._base_manager.order_by(), MeetingBody.objects.order_by()
    gone = frozenset(every.exclude(removed=None).values_list("activity", flat=True))
    # counts and last numbers apart: each by an index, where both together read every row
    seen = [(rows.count(), rows.order_by("-pk").values_list("pk", flat=True).first()) for rows in (every, met)]
    return processes.stamp(), gone, *seen


def order(asked: Asked, day: date, now: tuple[object, ...] | None = None) -> Order:
    """The meetings of the lists on `day`, narrowed to all that is asked but words; `now`: the stamp, where known."""
    whole = remembered(("order of meetings", now or stamp(), day), lambda: order_of(Asked(), day), shelf="orders")
    if not (asked.body or asked.kind or asked.year or asked.process):
        return whole
    return whole.only(listed(asked).order_by().values_list("pk", flat=True))


def order_of(asked: Asked, day: date) -> Order:
    """
    The same without the memory, in one question: for the meetings of a process or a body.

    Columns, put in order here: a database takes as long for each of the three orders as for all the columns.
    """
    texts = {name: Cast(f"activity__index__{name}_day", CharField()) for name in ("first", "last")}
    rows = list(
        listed(asked)
        .order_by()
        .values_list(texts["first"], "activity__index__start", "activity_id", texts["last"], "pk")
    )
    rows.sort(key=lambda row: (row[0] is None, row[:3]) if row[0] else (True, ("", *row[1:3])))
    today = day.isoformat()
    ahead = [row for row in rows if row[3] is None or row[3] >= today]
    behind = [row for row in rows if row[3] is not None and row[3] < today]
    behind.sort(key=lambda row: (row[3], row[1], row[2]), reverse=True)
    newest = sorted(rows, key=lambda row: (row[0] or "", row[2]), reverse=True)
    return Order(*(array("q", [row[4] for row in part]) for part in (ahead, behind, newest)))
