"""BARS R5: whatever is done in whatever order to a meeting with final minutes, their words stay, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frisat.plan.meeting import MeetingKind, Part, Stage
from frisat.web.meetings import (
    actions,
    agenda_actions,
    approval_actions,
    follow_actions,
    head_actions,
    minutes_actions,
    moving,
    people_actions,
    release_actions,
)
from frisat.web.meetings.errors import MeetingError
from frisat.web.meetings.models import Issue, Meeting
from frisat.web.meetings.value import value_of
from frisat.web.people.models import Person
from frisat.web.record.actions import SYSTEM
from tests.web.meetings.test_minutes import approving, frozen, taking, whole, written

if TYPE_CHECKING:
    from frisat.plan import meeting as data

__all__ = ["approving", "frozen", "taking", "written"]  # fixtures
pytestmark = pytest.mark.django_db
_ITEM: dict[str, Any] = {"outcome": "rejected", "decision_text": "Noget helt andet", "vote": None}

DEEDS: dict[str, Callable[[Meeting], Any]] = {
    "begin": lambda m: minutes_actions.begin(SYSTEM, m),
    "everybody": lambda m: minutes_actions.everybody_came(SYSTEM, m),
    "stay": lambda m: minutes_actions.put_stay(SYSTEM, m.participants.first(), {"presence": "absent"}, seen=1),
    "take": lambda m: minutes_actions.take_down(SYSTEM, m.items.first(), _ITEM, seen=m.items.first().revision),
    "undo": lambda m: minutes_actions.undo(SYSTEM, m.items.first(), seen=m.items.first().revision),
    "send": lambda m: approval_actions.send(SYSTEM, m, seen=approval_actions.stand_of(whole(m))),
    "answer": lambda m: approval_actions.answer_for(
        SYSTEM, m.approvals.first(), approved=False, remark="Nej", told="på papir", seen=m.approvals.first().sha256
    ),
    "reopen": lambda m: approval_actions.reopen(SYSTEM, m, reason="Igen"),
    "freeze": lambda m: approval_actions.freeze(SYSTEM, m, seen=approval_actions.stand_of(whole(m)), reason="Igen"),
    "correct": lambda m: approval_actions.correct(SYSTEM, m, text="Rettelse", item=m.items.first()),
    "ask": lambda m: follow_actions.ask(SYSTEM, m.items.first(), text="Ny"),
    "add": lambda m: agenda_actions.add_items(SYSTEM, m, [{"title": "Nyt"}]),
    "change": lambda m: agenda_actions.change_item(
        SYSTEM, m.items.first(), {"title": "Nyt"}, seen=m.items.first().revision, reason="x"
    ),
    "remove": lambda m: agenda_actions.remove_item(SYSTEM, m.items.first()),
    "withdraw": lambda m: agenda_actions.withdraw_item(SYSTEM, m.items.first(), reason="x"),
    "release": lambda m: release_actions.release(SYSTEM, m, seen=release_actions.stand_of(whole(m))),
    "review": lambda m: release_actions.ask_review(SYSTEM, m),
    "participant": lambda m: people_actions.change_participant(SYSTEM, m.participants.first(), {"role": "gæst"}),
    "out": lambda m: people_actions.remove_participant(SYSTEM, m.participants.last()),
    "another": lambda m: actions.add_participant(SYSTEM, m, printed="Flere", part=Part.GUEST),
    "bodies": lambda m: actions.set_bodies(SYSTEM, m, []),
    "head": lambda m: head_actions.set_head(SYSTEM, m, {"kind": MeetingKind.THEME}),
    "move": lambda m: moving.change(SYSTEM, m, {"place": "Et andet sted"}, reason="x"),
    "rename": lambda m: Person.objects.filter(name__startswith="Karen").update(name="Karen Nygift"),
    "close": lambda m: agenda_actions.close_item(SYSTEM, m.items.first(), closed=True, ground="§ 27"),
    "open": lambda m: agenda_actions.close_item(SYSTEM, m.items.first(), closed=False, ground="Ikke nødvendigt"),
}


def words(meeting: Meeting) -> data.Meeting:
    """What the minutes say to who sees everything, without what may change beside them."""
    value = value_of(whole(meeting))
    items = tuple(replace(i, closed=False, ground=None) for i in value.items)
    return replace(value, items=items, corrections=())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.sampled_from(sorted(DEEDS)), min_size=1, max_size=12))
def test_no_order_of_deeds_changes_final_minutes(frozen: Meeting, order: list[str]) -> None:
    before, issues = words(frozen), list(Issue.objects.filter(meeting=frozen, kind="minutes").values_list("sha256"))
    begun = transaction.savepoint()
    for name in order:
        try:
            with transaction.atomic():
                DEEDS[name](Meeting.objects.get(pk=frozen.pk))
        except MeetingError:
            pass
        assert words(frozen) == before, name
    assert Meeting.objects.get(pk=frozen.pk).stage == Stage.FROZEN
    assert list(Issue.objects.filter(meeting=frozen, kind="minutes").values_list("sha256")) == issues
    transaction.savepoint_rollback(begun)


@pytest.mark.parametrize("name", sorted(set(DEEDS) - {"correct", "rename", "close", "open", "begin"}))
def test_what_would_change_them_is_refused(frozen: Meeting, name: str) -> None:
    with pytest.raises(MeetingError):
        DEEDS[name](Meeting.objects.get(pk=frozen.pk))
