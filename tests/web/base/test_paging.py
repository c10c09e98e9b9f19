"""The pages of a list are its parts in order, from whichever end they are counted."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from frisat.web.base.paging import numbers_on, paged
from frisat.web.bodies.models import Body

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [0, 1, 4, 5, 6, 10, 23])
def test_each_row_stands_on_one_page_in_its_order(count: int) -> None:
    for n in range(count):
        Body.objects.create(name=f"Udvalg {n}", kind="board" if n % 3 else "committee")
    found = Body.objects.order_by("-kind", "name", "-pk")
    pages = max(1, -(-count // 5))
    shown = [numbers_on(paged(QueryDict(f"side={n}"), count, 5), found, count) for n in range(1, pages + 1)]
    assert [pk for page in shown for pk in page] == list(found.values_list("pk", flat=True))
    assert all(len(page) == 5 for page in shown[:-1])


def test_the_last_page_steps_over_no_row() -> None:
    for n in range(12):
        Body.objects.create(name=f"Udvalg {n}", kind="committee")
    with CaptureQueriesContext(connection) as asked:
        numbers_on(paged(QueryDict("side=3"), 12, 5), Body.objects.order_by("pk"), 12)
    assert "OFFSET" not in asked.captured_queries[0]["sql"]
