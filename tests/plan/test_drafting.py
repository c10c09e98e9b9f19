"""A draft as operations: conflicts, undo, order, circles; whatever JSON somebody sends."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from frisat.plan import drafting
from frisat.plan.drafting import (
    FIELDS,
    PLAN,
    PLAN_FIELDS,
    POSITION,
    STEP,
    WHOLE,
    CircleError,
    ConflictError,
    Operation,
    State,
    apply,
    begin,
    between,
    circle_through,
    fold,
    same,
    taken_back,
    value,
)
from frisat.plan.errors import FormatError, FrisatError
from frisat.plan.model import Activity, Plan
from frisat.plan.period import Period


def plan(n: int = 3) -> Plan:
    rows = (Activity(key=f"a{i}", title=f"Møde {i}", period=Period("2027-05", "maj 2027")) for i in range(1, n + 1))
    return Plan(title="Plan", activities=tuple(rows))


def test_a_draft_that_nobody_changed_is_the_plan_it_starts_from() -> None:
    assert begin(plan()).to_plan() == plan()


def test_an_operation_is_taken_when_the_field_still_holds_what_its_writer_saw() -> None:
    state = apply(begin(plan()), Operation("a1", "title", "Møde 1", "Opstart"))

    assert state.activities["a1"]["title"] == "Opstart"


def test_who_comes_second_to_a_cell_is_told_what_stands_there() -> None:
    state = apply(begin(plan()), Operation("a1", "title", "Møde 1", "Opstart"))

    with pytest.raises(ConflictError) as told:
        apply(state, Operation("a1", "title", "Møde 1", "Kickoff"))
    assert told.value.now == "Opstart"
    assert not told.value.gone


def test_who_changes_an_activity_that_was_removed_is_told_that_it_is_gone() -> None:
    start = begin(plan())
    state = apply(start, Operation("a1", WHOLE, start.activities["a1"], None))

    with pytest.raises(ConflictError) as told:
        apply(state, Operation("a1", "title", "Møde 1", "Opstart"))
    assert told.value.gone


def test_who_removes_what_somebody_changed_meanwhile_is_told() -> None:
    start = begin(plan())
    state = apply(start, Operation("a1", "place", None, "Rådhuset"))

    with pytest.raises(ConflictError):
        apply(state, Operation("a1", WHOLE, start.activities["a1"], None))


def test_nothing_said_the_empty_text_and_the_empty_list_are_one() -> None:
    state = apply(begin(plan()), Operation("a1", "actors", None, ["Byrådet"]))

    assert state.activities["a1"]["actors"] == ["Byrådet"]
    assert same(None, "")
    assert same([], ())
    assert not same(0, None)
    assert not same(False, None)
    assert not same([1], [True])


def test_a_circle_of_dependencies_is_refused_and_named() -> None:
    state = fold(begin(plan()), [Operation("a2", "depends_on", [], ["a1"]), Operation("a3", "depends_on", [], ["a2"])])

    with pytest.raises(CircleError) as told:
        apply(state, Operation("a1", "depends_on", [], ["a3"]))
    assert told.value.circle == ["a1", "a3", "a2", "a1"]
    assert "»Møde 1» → «Møde 3» → «Møde 2» → «Møde 1«" in str(told.value)


def test_an_activity_does_not_wait_for_itself() -> None:
    with pytest.raises(CircleError):
        apply(begin(plan()), Operation("a1", "depends_on", [], ["a1"]))


def test_a_circle_between_others_does_not_stop_a_change_elsewhere() -> None:
    state = begin(plan())
    rows = {**state.activities, "a1": {**state.activities["a1"], "depends_on": ["a2"]}}
    rows["a2"] = {**rows["a2"], "depends_on": ["a1"]}
    state = State(state.plan, rows)

    assert apply(state, Operation("a3", "depends_on", [], ["a1"])).activities["a3"]["depends_on"] == ["a1"]
    assert circle_through(state, "a3") == []


def test_a_place_between_two_neighbours_and_at_both_ends() -> None:
    state = begin(plan())

    assert between(state, None, "a1") < STEP < between(state, "a1", "a2") < 2 * STEP
    assert between(state, "a3", None) > 3 * STEP
    assert between(begin(Plan()), None, None) == STEP


def test_when_nothing_fits_between_two_the_order_is_spaced_out_again() -> None:
    state = begin(plan())
    for _ in range(60):
        low, _high = state.in_order()[:2]
        last = state.in_order()[-1]
        put = between(state, low, state.in_order()[1])
        state = apply(state, Operation(last, POSITION, state.activities[last][POSITION], put))
        if drafting.is_crowded(state):
            break
    order = state.in_order()
    assert drafting.is_crowded(state)

    spaced = fold(state, drafting.respaced(state))

    assert spaced.in_order() == order
    assert not drafting.is_crowded(spaced)


def test_what_an_undo_brings_back_stands_behind_whoever_got_its_place_meanwhile() -> None:
    """a2 is removed, a4 is put between a1 and a3, which is where a2 stood; then a2 is brought back."""
    start = begin(plan(4))
    gone = Operation("a2", WHOLE, start.activities["a2"], None)
    state = apply(start, gone)
    put = between(state, "a1", "a3")
    assert put == start.activities["a2"][POSITION]
    state = apply(state, Operation("a4", POSITION, state.activities["a4"][POSITION], put))

    back = taken_back(state, [gone])
    state = fold(state, back)

    assert state.in_order() == ["a1", "a4", "a2", "a3"]
    assert len({a[POSITION] for a in state.activities.values()}) == 4
    assert apply(state, back[0].inverse()).in_order() == ["a1", "a4", "a3"]  # and the undo is undone


def test_a_move_taken_back_does_not_share_the_place_it_goes_back_to() -> None:
    start = begin(plan(3))
    moved = Operation("a1", POSITION, STEP, 5 * STEP)
    state = fold(start, [moved, Operation("a3", POSITION, 3 * STEP, STEP)])

    state = fold(state, taken_back(state, [moved]))

    assert state.in_order() == ["a3", "a1", "a2"]
    assert not drafting.is_crowded(state)


def test_where_no_number_is_left_between_two_an_undo_spaces_the_plan_out() -> None:
    start = begin(plan(3))
    near = math.nextafter(STEP, 2 * STEP)
    moved = Operation("a3", POSITION, 3 * STEP, 9 * STEP)
    state = State(start.plan, {**start.activities, "a3": {**start.activities["a3"], POSITION: STEP}})
    state = apply(state, replace(moved, before=STEP))
    state = fold(state, [Operation("a2", POSITION, 2 * STEP, near)])

    back = taken_back(state, [replace(moved, before=STEP)])
    state = fold(state, back)

    assert len(back) > 1
    assert not drafting.is_crowded(state)
    assert len({a[POSITION] for a in state.activities.values()}) == 3


def test_a_deed_with_many_places_is_taken_back_as_it_was() -> None:
    """Spaced out and back again: while it is worked through two share a number, and in the end nobody does."""
    start = fold(begin(plan(4)), [Operation("a4", POSITION, 4 * STEP, 1.5 * STEP)])
    spaced = drafting.respaced(start)

    back = taken_back(fold(start, spaced), spaced[::-1])

    assert back == [o.inverse() for o in spaced[::-1]]


# ------------------------------------------------------------------------------------------------- whatever is sent
_texts = st.text(max_size=8) | st.sampled_from(["2027-05", "planned", "staff", "a1", "08:00", "\ud800", "\x00"])
_leaves = st.none() | st.booleans() | st.integers() | st.floats() | _texts
_garbage = st.recursive(
    _leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(_texts, inner, max_size=3)
        | st.fixed_dictionaries({"edtf": inner, "text": inner})
        | st.fixed_dictionaries({"what": inner, "min": inner, "max": inner})
        | st.fixed_dictionaries({"start": inner}, optional={"end": inner})
        | st.fixed_dictionaries({"actor": inner, "period": inner})
        | st.fixed_dictionaries({"rule": inner, "reason": inner})
        | st.fixed_dictionaries({"document": inner}, optional={"lines": inner, "page": inner})
        | st.fixed_dictionaries({"key": st.just("a1"), "title": inner, "position": inner})
    ),
    max_leaves=6,
)


@settings(max_examples=1500, deadline=None)
@given(
    st.sampled_from(["a1", "a9", PLAN]), st.sampled_from(sorted({*FIELDS, *PLAN_FIELDS, WHOLE, "nonsense"})), _garbage
)
def test_any_value_is_taken_whole_or_refused_as_a_domain_error(key: str, field: str, sent: Any) -> None:
    """What is taken can be made a plan, be stored as JSON and come back; nothing else ever happens."""
    state = begin(plan())
    try:
        before = value(state, key, field)
    except KeyError:
        before = None
    try:
        done = apply(state, Operation(key, field, before, sent))
    except ConflictError:
        return
    except FrisatError:
        return
    text = json.dumps(done.as_json(), ensure_ascii=False, allow_nan=False)
    text.encode()
    made = drafting.state_from_json(json.loads(text)).to_plan()
    assert "a1" in made.by_key() or (key == "a1" and field == WHOLE)


@pytest.mark.parametrize("sent", [float("nan"), float("inf"), "1", True, None, [1]])
def test_a_position_is_a_number_with_an_end(sent: Any) -> None:
    state = begin(plan())

    with pytest.raises(FormatError):
        apply(state, Operation("a1", POSITION, state.activities["a1"][POSITION], sent))


def test_a_value_beyond_all_measure_is_refused() -> None:
    deep: Any = "x"
    for _ in range(2000):
        deep = [deep]

    for sent in (deep, ["x"] * 6000, "x" * 100_001):
        with pytest.raises(FormatError):
            apply(begin(plan()), Operation("a1", "agenda", [], sent))


# ------------------------------------------------------------------------------------------- two editors at one plan
class TwoEditors(RuleBasedStateMachine):
    """
    Two people edit one plan, each from a page that may be old.

    What a page shows is known (`pages`); a deed is what its owner saw and what they want. Taken or told, never neither.
    """

    @initialize()
    def start(self) -> None:
        self.state = self.first = begin(plan(4))
        self.pages = dict.fromkeys(("anna", "bo"), self.state)
        self.log: list[Operation] = []
        self.told, self.told_wrongly = 0, False

    @rule(who=st.sampled_from(["anna", "bo"]))
    def reload(self, who: str) -> None:
        self.pages[who] = self.state

    @rule(
        who=st.sampled_from(["anna", "bo"]),
        key=st.sampled_from(["a1", "a2", "a3", "a4"]),
        field=st.sampled_from(["title", "place", "depends_on"]),
        sent=st.sampled_from(["", "x", "y", "a1", "a2"]),
    )
    def write(self, who: str, key: str, field: str, sent: str) -> None:
        seen = self.pages[who].activities.get(key)
        if seen is None:
            return
        after: Any = [sent] if field == "depends_on" and sent else sent or None
        self._send(who, Operation(key, field, seen.get(field), after if field != "title" else sent))

    @rule(who=st.sampled_from(["anna", "bo"]), key=st.sampled_from(["a1", "a2"]))
    def remove_or_add(self, who: str, key: str) -> None:
        seen = self.pages[who].activities.get(key)
        new = {"key": key, "title": "Ny", POSITION: 9.0}
        self._send(who, Operation(key, WHOLE, seen, None if seen else new))

    @rule(who=st.sampled_from(["anna", "bo"]), n=st.integers(0, 30))
    def undo(self, who: str, n: int) -> None:
        if n < len(self.log):
            self._send(who, self.log[n].inverse())

    def _send(self, who: str, operation: Operation) -> None:
        here = self.state.activities.get(operation.key)
        now = here if operation.field == WHOLE else (here or {}).get(operation.field)
        try:
            self.state = apply(self.state, operation)
        except ConflictError as conflict:
            right = conflict.gone or (not same(now, operation.before) and same(conflict.now, now))
            self.told += 1
            self.told_wrongly = self.told_wrongly or not right
            return
        except FormatError:
            return
        assert same(now, operation.before), "somebody's value was overwritten without a word"
        self.log.append(operation)
        own = self.pages[who]
        rows = {k: v for k, v in own.activities.items() if k != operation.key}
        if operation.key in self.state.activities:  # a deed's answer shows the whole row as it is now
            rows[operation.key] = self.state.activities[operation.key]
        self.pages[who] = State(own.plan, rows)

    @invariant()
    def who_is_told_is_told_what_stands_there(self) -> None:
        assert not getattr(self, "told_wrongly", False)

    @invariant()
    def operations_add_up_to_the_state(self) -> None:
        if hasattr(self, "log"):
            assert fold(self.first, self.log).as_json() == self.state.as_json()

    @invariant()
    def nobody_waits_in_a_circle(self) -> None:
        if hasattr(self, "state"):
            assert not any(circle_through(self.state, key) for key in self.state.activities)


TwoEditors.TestCase.settings = settings(max_examples=1000, stateful_step_count=12, deadline=None)
TestTwoEditors = TwoEditors.TestCase
