"""
Two people at one draft in the database, each on a page of any age: nobody is overwritten unseen, every loser is told.

1,000 interleavings of the real deeds, the same on every run. What a deed may touch is said by the test, never by the
deed: all else must stand exactly as it stood before.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from frisat.plan.drafting import POSITION, WHOLE, ConflictError, State, same
from frisat.plan.errors import FormatError
from frisat.plan.model import Activity, Plan
from frisat.web.people.models import Account
from frisat.web.process import actions, drafts
from frisat.web.process import editor_deeds as deeds
from frisat.web.process.editor_deeds import GoneError, Refusal
from frisat.web.process.editor_history import deeds as history_of
from frisat.web.process.editor_history import last_own
from frisat.web.process.editor_state import Standing, standing
from frisat.web.process.models import Draft, DraftState, Process
from tests.web.process.editor_plans import publish

pytestmark = pytest.mark.django_db
INTERLEAVINGS = int(os.environ.get("FRISAT_INTERLEAVINGS", "1000"))
STEPS = 7
WHO = st.sampled_from(["editor", "owner"])
WHICH = st.sampled_from([0, 0, 1])
"""Few activities and few words: two people who never meet cannot be in each other's way."""
FIELDS = ("title", "title", "depends_on")
Rows = Mapping[str, Mapping[str, Any]]


def changed(before: Rows, after: Rows) -> set[tuple[str, str]]:
    """Every field that is another: (key, field), the field "" for a whole activity that came or went."""
    out = {(key, WHOLE) for key in {*before} ^ {*after}}
    for key in {*before} & {*after}:
        names = {*before[key], *after[key]}
        out |= {(key, name) for name in names if not same(before[key].get(name), after[key].get(name))}
    return out


class TwoPeople(RuleBasedStateMachine):
    """`process` and `people` come from the test; `seen` counts what happened over all examples."""

    process: Process
    people: dict[str, Account]
    seen: Counter[str]

    @initialize()
    def start(self) -> None:
        """A draft as nobody has touched it, and both look at it."""
        Draft.objects.filter(process=self.process, state=DraftState.OPEN).update(state=DraftState.DROPPED)
        self.draft = drafts.open_draft(self.people["editor"], self.process)
        self.now = standing(self.process)
        self.pages: dict[str, Standing] = dict.fromkeys(("editor", "owner"), self.now)
        self.keys = self.now.state.in_order()
        self.seen["interleavings"] += 1

    def _done(self, who: str, name: str, deed: Callable[[], Any], may: Callable[[State], set[tuple[str, str]]]) -> bool:
        """Runs a deed; it changes what it `may` and nothing else, or it says why and changes nothing at all."""
        before = self.now.state
        try:
            deed()
        except (GoneError, Refusal, ConflictError, FormatError) as told:
            assert standing(self.process).state is before, "half written"
            self.seen[f"{name} told {type(told).__name__}"] += 1
            self.why = told
            return False
        after = self.now = standing(self.process)
        found = changed(before.activities, after.state.activities)
        assert found <= may(after.state), f"{name} by {who} changed more than it was asked to: {found}"
        places = [row[POSITION] for row in after.state.activities.values()]
        assert len({*places}) == len(places), "two activities share a place in the order"
        self.pages[who] = after
        self.seen[f"{name} done"] += 1
        return True

    def _row(self, where: State, key: str) -> Mapping[str, Any] | None:
        return where.activities.get(key)

    @rule(who=WHO)
    def reload(self, who: str) -> None:
        self.pages[who] = self.now

    @rule(who=WHO, n=WHICH, field=st.sampled_from(FIELDS), text=st.sampled_from(["x", "0"]))
    def write(self, who: str, n: int, field: str, text: str) -> None:
        """A field: taken where it holds what the page showed, else its writer is told what it holds."""
        key, page = self.keys[n], self.pages[who]
        saw = self._row(page.state, key)
        if saw is None:
            return
        if field == "depends_on":
            text = self.keys[int(text)] if text.isdigit() else ""
        now = self._row(self.now.state, key)
        wanted: Any = [text] if field == "depends_on" and text else text
        wants_more = not same(wanted, saw.get(field))
        free = now is not None and (same(saw.get(field), now.get(field)) or same(now.get(field), wanted))

        def deed() -> None:
            deeds.set_fields(self.people[who], self.process, key, {field: text}, page.stamp)

        if self._done(who, "write", deed, lambda _: {(key, field)}):
            assert free or not wants_more, "somebody's value was overwritten without a word"
            assert not wants_more or same(self.now.state.activities[key].get(field), wanted)
        elif isinstance(self.why, Refusal) and wants_more and not free:
            told = self.why.is_gone if now is None else same(self.why.conflicts.get(field), now.get(field))
            assert told or self.why.faults, "who lost was not told what stands there"

    @rule(who=WHO, n=WHICH)
    def remove(self, who: str, n: int) -> None:
        """An activity goes only as its page showed it, and with it only what that page showed to point at it."""
        key, page = self.keys[n], self.pages[who]
        saw, now = self._row(page.state, key), self.now.state
        if saw is None:
            return
        pointing = {k for k, row in now.activities.items() if key in (row.get("depends_on") or ())}
        known = {k for k in pointing if key in ((self._row(page.state, k) or {}).get("depends_on") or ())}

        def deed() -> None:
            deeds.remove(self.people[who], self.process, key, page.stamp)

        if self._done(who, "remove", deed, lambda _: {(key, WHOLE), *((k, "depends_on") for k in pointing)}):
            left = {name for name in {*saw, *now.activities[key]} if name != POSITION}
            assert all(same(saw.get(name), now.activities[key].get(name)) for name in left), "removed unseen"
            assert pointing == known, "what somebody let build on it was cut off unseen"

    @rule(who=WHO, n=WHICH, copy=st.booleans())
    def add(self, who: str, n: int, copy: bool) -> None:
        key, page, made = self.keys[n], self.pages[who], []

        def deed() -> None:
            if copy:
                made.append(deeds.duplicate(self.people[who], self.process, key, page.stamp))
            else:
                made.append(deeds.add(self.people[who], self.process, page.stamp, after=key))

        self._done(who, "add", deed, lambda after: {(made[0], WHOLE), *_places(after)})

    @rule(who=WHO, n=WHICH, to=st.sampled_from(["op", "ned", "efter:2"]))
    def move(self, who: str, n: int, to: str) -> None:
        """The order: who moves what somebody else moved meanwhile is told where it stands."""
        key, page = self.keys[n], self.pages[who]
        word, _, other = to.partition(":")
        where = f"{word}:{self.keys[int(other)]}" if other else word
        now, was_there = self.now.state, self._row(page.state, key) is not None
        both = {*page.state.activities} & {*now.activities}
        orders = [[k for k in state.in_order() if k in both] for state in (page.state, now)]
        theirs = self.draft.operations.filter(number__gt=page.number, key=key, field=POSITION).exists()

        def deed() -> None:
            deeds.move(self.people[who], self.process, key, where, page.stamp)

        if self._done(who, "move", deed, _places):
            after = [k for k in self.now.state.in_order() if k != key]
            assert after == [k for k in now.in_order() if k != key], "somebody else's activity was moved"
            untouched = self.now.state.in_order() == now.in_order()
            assert untouched or not was_there or not theirs or orders[0] == orders[1], "a move was undone unseen"

    @rule(who=WHO, n=st.integers(0, 3), own=st.booleans())
    def undo(self, who: str, n: int, own: bool) -> None:
        """The last deed of one's own, or any one deed of the list: every field still holds what that deed wrote."""
        person, draft = self.people[who], self.now.draft
        assert draft is not None
        every = history_of(draft, person)
        deed = last_own(draft, person) if own else every[-1 - n % len(every)] if every else None
        if deed is None or not deed.can_undo:
            return
        now = self.now.state
        wrote = {(o.key, o.field): o.after for o in deed.operations}
        standing_still = all(
            same(now.activities.get(key) if field == WHOLE else (now.activities.get(key) or {}).get(field), value)
            for (key, field), value in wrote.items()
        )

        def back() -> None:
            drafts.undo(person, draft, deed.operations)

        if self._done(who, "undo", back, lambda after: {*wrote, *_places(after)}):
            assert standing_still, "an undo took back what somebody wrote after it"

    def teardown(self) -> None:
        if hasattr(self, "draft"):
            self.draft.refresh_from_db()
            assert same(drafts.state_of(self.draft).as_json(), drafts.rebuilt(self.draft).as_json())


def _places(after: State) -> set[tuple[str, str]]:
    return {(key, POSITION) for key in after.activities}


def test_two_people_never_overwrite_each_other_silently(process: Process, accounts: dict[str, Account]) -> None:
    """0 silent overwrites in 1,000 interleavings, and the losers there are in them were told."""
    make = actions.key_maker(process)
    rows = tuple(Activity(key=make(), title=f"Møde {n}") for n in range(3))
    publish(process, Plan(title="Kort plan", activities=rows))
    TwoPeople.process, TwoPeople.people, TwoPeople.seen = process, accounts, Counter()

    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        TwoPeople,
        settings=settings(
            max_examples=INTERLEAVINGS,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert TwoPeople.seen["interleavings"] >= INTERLEAVINGS
    for name in ("write told Refusal", "remove told Refusal", "move told Refusal", "undo told ConflictError"):
        assert TwoPeople.seen[name] >= 1, f"{name}: never happened"
