"""What each reader sees of a meeting, and that nothing of a closed item is left for the others."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import AnonymousUser

from frisat.plan.meeting import Stage
from frisat.web.meetings import sight
from tests.web.meetings.conftest import SECRET

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from frisat.web.meetings.models import Meeting
    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db


def _release(meeting: Meeting, stage: Stage = Stage.RELEASED) -> None:
    type(meeting).objects.filter(pk=meeting.pk).update(stage=stage)


@pytest.mark.parametrize(
    ("who", "closed", "papers"),
    [
        ("nobody", False, [1, 0]),
        ("stranger", False, [1, 0]),
        ("admin", False, [1, 0]),
        ("reader", False, [1, 0]),
        ("contributor", False, [1, 0]),
        ("editor", True, [2, 1]),
        ("approver", True, [2, 1]),
        ("owner", True, [2, 1]),
        ("member", True, [2, 1]),
        ("barred", False, [2, 0]),
    ],
)
def test_a_closed_item_is_for_those_who_prepare_it_and_the_members_it_does_not_bar(
    meeting: Meeting,
    loaded: Any,
    accounts: dict[str, Account],
    member: Account,
    barred: Account,
    who: str,
    closed: bool,
    papers: list[int],
) -> None:
    _release(meeting)
    reader: Any = {**accounts, "member": member, "barred": barred, "nobody": AnonymousUser()}[who]
    seen = sight.seen_by(reader, loaded())

    assert [item.no for item in seen.items] == ["1", "2"]
    assert (SECRET in str(asdict(seen))) is closed
    assert [len(item.papers) for item in seen.items] == papers
    if not closed:
        assert (seen.items[1].title, seen.items[1].ground) == ("Lukket punkt", None)


def test_an_agenda_that_is_not_released_is_for_those_who_work_in_the_process(
    meeting: Meeting, loaded: Any, accounts: dict[str, Account], member: Account
) -> None:
    assert sight.public(loaded()).items == ()
    assert sight.seen_by(member, loaded()).items == ()
    assert len(sight.seen_by(accounts["reader"], loaded()).items) == 2
    _release(meeting)
    assert len(sight.public(loaded()).items) == 2


def test_minutes_are_read_when_they_are_being_approved_and_not_while_they_are_written(
    meeting: Meeting, loaded: Any
) -> None:
    meeting.items.filter(order=1).update(outcome="noted", decision_text="Taget til efterretning.")
    meeting.items.filter(order=2).update(outcome="approved", decision_text="Opsagt.", extract="En aftale er ændret.")
    for stage in (Stage.RELEASED, Stage.TAKING):
        _release(meeting, stage)
        assert [(i.decision, i.extract) for i in sight.public(loaded()).items] == [(None, None)] * 2
    for stage in (Stage.APPROVING, Stage.FROZEN):
        _release(meeting, stage)
        assert [(i.decision, i.extract) for i in sight.public(loaded()).items] == [
            ("Taget til efterretning.", None),
            (None, "En aftale er ændret."),
        ]


def test_a_meeting_takes_the_same_number_of_queries_however_many_items_it_has(
    meeting: Meeting, loaded: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    from frisat.web.meetings.models import Item

    _release(meeting)
    Item.objects.bulk_create(Item(meeting=meeting, order=n, title=f"Punkt {n}") for n in range(3, 40))
    with django_assert_max_num_queries(13):
        assert len(sight.public(loaded()).items) == 39
