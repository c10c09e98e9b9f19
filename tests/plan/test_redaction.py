"""What is taken out is gone everywhere; what stays is valid and adds up."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan import drafting
from frisat.plan.model import Activity, Footnote, Kind, Plan, Status
from frisat.plan.period import Period
from frisat.plan.redaction import BLOCK, Redactor, Taken, own_words, places
from frisat.plan.schema import plan_from_json, plan_to_json

PLAN = Plan(
    title="Plan",
    activities=(
        Activity(key="a1", title="Samtale med Anna Holm om stillingen", kind=Kind.MEETING, actors=("Anna Holm",)),
        Activity(key="a2", title="Byrådsmøde", depends_on=("a1",), came_from=("a1",), replaced_by="a1"),
        Activity(key="a3", title="Anna  Holms oplæg", agenda=("anna holm fremlægger",), status=Status.TENTATIVE),
    ),
    footnotes=(Footnote("*", "Kun om samtalen", ("a1",)), Footnote("**", "Om begge", ("a1", "a2"))),
)


def without(taken: Taken, plan: Plan = PLAN) -> Plan:
    return plan_from_json(Redactor(taken).value(plan_to_json(plan)))


def test_an_activity_is_gone_and_nothing_points_at_it() -> None:
    left = without(Taken(key="a1"))

    assert [a.key for a in left.activities] == ["a2", "a3"]
    assert (left.activities[0].depends_on, left.activities[0].came_from, left.activities[0].replaced_by) == (
        (),
        (),
        None,
    )
    assert [(f.text, f.activities) for f in left.footnotes] == [("Om begge", ("a2",))]


def test_a_name_goes_in_every_case_spacing_and_in_the_genitive() -> None:
    text = json.dumps(Redactor(Taken(texts=("Anna Holm",))).value(plan_to_json(PLAN)), ensure_ascii=False)

    assert "holm" not in text.lower()
    assert f"{BLOCK} oplæg" in text


@pytest.mark.parametrize(
    ("text", "inside", "stays"),
    [
        ("Ole", "Solen og Ole", "Solen og " + BLOCK),
        ("Anna Holm", "Anna\nHolm's sag", BLOCK + " sag"),
        ("mappe\\nr 7", "i mappe\\nr 7", "i " + BLOCK),
        ("mappe\\nr 7", "i mappe-nr 7", "i mappe-nr 7"),
        ("(fortroligt)", "Møde(fortroligt)nu", "Møde" + BLOCK + "nu"),
        ("a.b", "a.b aXb", BLOCK + " aXb"),
        ("no", "no", "no"),
    ],
)
def test_whole_words_only_and_nothing_shorter_than_three(text: str, inside: str, stays: str) -> None:
    assert Redactor(Taken(texts=(text,))).text(inside) == stays


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Anna Holm", "Anna Hol\u00adm"),
        ("Anna Holm", "An\u200bna\u00ad \ufeffHolm"),
        ("Anna Holm", "Anna\u00a0Holms"),
        ("Anna Holm", "Anna Hol-\n  m"),
        ("Mødet i Århus", "Mødet i A\u030arhus"),
        ("Mødet i A\u030arhus", "Mødet i Århus"),
        ("André Å", "Andre\u0301 A\u030a"),
        ("Anna-Marie Holm", "Anna\u2011Marie Holm"),
        ("Anna-Marie Holm", "Anna-\nMarie Holm"),
        ("An\u00adna Holm", "Anna Holm"),
    ],
)
def test_what_looks_the_same_to_a_reader_goes_too(text: str, written: str) -> None:
    redactor = Redactor(Taken(texts=(text,)))

    assert redactor.text(f"Samtale med {written}, kl. 9") == f"Samtale med {BLOCK}, kl. 9"
    assert redactor.text("Annas Holm og Mødet i Aarhus") == "Annas Holm og Mødet i Aarhus"


def test_a_long_text_made_to_be_slow_is_searched_in_time() -> None:
    hostile = ("Anna" + "\u00ad" * 300 + " " * 300 + "-\n" * 300) * 30
    began = time.process_time()
    Redactor(Taken(texts=("Anna Holm", "Anna " * 60 + "Holm"))).text(hostile)

    assert time.process_time() - began < 2


def test_what_is_the_formats_own_is_never_touched() -> None:
    plan = replace(PLAN, activities=(Activity(key="a1", title="meeting", kind=Kind.MEETING, status=Status.PLANNED),))

    left = without(Taken(texts=("meeting", "planned", "public", "frisat-plan")), plan)

    assert (left.activities[0].title, left.activities[0].kind) == (BLOCK, Kind.MEETING)


def test_a_comparison_loses_the_pairs_of_the_activity_and_the_words_of_the_text() -> None:
    data: dict[str, Any] = {
        "matches": [
            {"a": "a1", "b": "a1", "certainty": "sure", "reasons": []},
            {"a": "a2", "b": "a4", "reasons": [["D150", [["words", "Anna Holm"], ["how", "sure"]]]]},
        ],
        "changes": [
            {"kind": "moved", "a": "a1", "b": "a1", "days": 1, "code": "D101", "parts": [], "certainty": None},
            {"kind": "x", "a": "a2", "b": "a2", "days": 1, "code": "D1", "parts": [["to", "Anna Holm|sure"]]},
        ],
    }  # fmt: skip

    left = Redactor(Taken(key="a1", texts=("Anna Holm", "sure"))).comparison(data)

    assert [m["a"] for m in left["matches"]] == ["a2"]
    assert left["matches"][0]["reasons"] == [["D150", [["words", BLOCK], ["how", "sure"]]]]
    assert [c["parts"] for c in left["changes"]] == [[["to", f"{BLOCK}|{BLOCK}"]]]


def test_places_come_with_the_words_around_them() -> None:
    found = places(plan_to_json(PLAN), Taken(texts=("Anna Holm",)))

    assert found[0] == "Samtale med Anna Holm om stillingen"
    assert len(found) == 4


def test_the_own_words_of_an_activity_are_long_and_said_by_no_other() -> None:
    twin = replace(PLAN.activities[0], key="a9", title="Fælles overskrift for to")
    plans = [plan_to_json(replace(PLAN, activities=(*PLAN.activities, replace(twin, key="a1"), twin)))]

    assert own_words("a1", plans) == ("Samtale med Anna Holm om stillingen",)


# ------------------------------------------------------------------------------------------------ it always adds up
WORDS = st.sampled_from(["Anna Holm", "Byrådet", "Møde med Anna Holm", "planned", "a1 og a2", "2027", ""])
KEYS = st.sampled_from(["a1", "a2", "a3"])
BLANK = {"edtf": None, "inferred": False, "bound": None, "note": None}
VALUES = st.one_of(
    st.tuples(KEYS, st.just("title"), WORDS.map(lambda w: w or "Uden navn")),
    st.tuples(KEYS, st.just("actors"), st.lists(WORDS.filter(bool), max_size=2)),
    st.tuples(KEYS, st.just("depends_on"), st.lists(KEYS, max_size=2, unique=True)),
    st.tuples(KEYS, st.just("replaced_by"), st.one_of(st.none(), KEYS)),
    st.tuples(KEYS, st.just("period"), WORDS.map(lambda w: {**BLANK, "text": w})),
    st.tuples(KEYS, st.just("position"), st.integers(-4096, 8192).map(float)),
    st.tuples(KEYS, st.just(drafting.WHOLE), st.none()),
    st.tuples(st.just(""), st.just("title"), WORDS),
)  # fmt: skip
TAKEN = st.builds(
    Taken, key=st.sampled_from(["", "a1", "a2"]), texts=st.lists(WORDS.filter(bool), max_size=2).map(tuple)
)


@given(st.lists(VALUES, max_size=12), TAKEN)
def test_taking_out_of_a_draft_and_of_its_operations_is_the_same(
    said: list[tuple[str, str, Any]], taken: Taken
) -> None:
    redactor = Redactor(taken, [a.key for a in PLAN.activities])
    state, operations = drafting.begin(PLAN), []
    for key, field, after in said:
        try:
            operation = drafting.Operation(key, field, drafting.value(state, key, field), after)
            state = drafting.apply(state, operation)
        except (KeyError, drafting.ConflictError, drafting.FormatError):
            continue
        operations.append(operation)
    left = [
        drafting.Operation(o.key, o.field, redactor.value(o.before, o.field), redactor.value(o.after, o.field))
        for o in operations
        if not taken.key or o.key != taken.key
    ]

    again = drafting.fold(drafting.begin(plan_from_json(redactor.value(plan_to_json(PLAN)))), left)

    after = drafting.state_from_json(redactor.value(state.as_json()))
    assert drafting.same(again.plan, after.plan)
    assert drafting.same(again.activities, after.activities)
    assert again.in_order() == [k for k in state.in_order() if k != taken.key]


@given(st.text(min_size=3, max_size=30), st.text(max_size=80), st.text(max_size=80))
def test_after_it_was_taken_out_a_text_is_nowhere(text: str, before: str, behind: str) -> None:
    taken = Taken(texts=(text,))
    period = Period(None, f"{before} {text} {behind}")
    plan = Plan(title=f"{before} {text} {behind}", activities=(Activity(key="a1", title="x", period=period),))

    left = Redactor(taken).value(plan_to_json(plan))

    assert places(left, taken) == []
