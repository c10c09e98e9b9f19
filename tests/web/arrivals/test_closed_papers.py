"""What a paper has as closed never becomes open by being taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frisat.plan.meeting import Item as ItemValue
from frisat.plan.values_json import to_json
from frisat.web.arrivals import rows
from frisat.web.arrivals.models import Part, PartKind
from tests.web.meetings.conftest import barred, meeting, member

if TYPE_CHECKING:
    from frisat.web.meetings.models import Meeting

__all__ = ["barred", "meeting", "member"]  # fixtures
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("stage", ["draft", "released", "taking"])
def test_an_item_that_the_minutes_have_as_closed_is_closed_where_the_agenda_had_it_open(
    meeting: Meeting, stage: str
) -> None:
    opened, closed = meeting.items.order_by("order")
    meeting.items.filter(pk=opened.pk).update(no="1")
    meeting.items.filter(pk=closed.pk).update(no="2")
    meeting.stage = stage
    meeting.save()

    def part(n: int, *, is_closed: bool, ground: str | None) -> Part:
        said = to_json(ItemValue(key=str(n), no=str(n), title="Et punkt", closed=is_closed, ground=ground))
        item = opened if n == 1 else closed
        return Part(kind=PartKind.ITEM, position=n, said=said, chosen=f"item:{item.pk}")

    parts = [part(1, is_closed=True, ground="Personforhold"), part(2, is_closed=False, ground=None)]
    rows.put_items(meeting, parts, keeps_numbers=False)

    opened.refresh_from_db()
    closed.refresh_from_db()
    assert (opened.closed, opened.ground) == (True, "Personforhold")
    assert closed.closed  # a paper opens nothing
