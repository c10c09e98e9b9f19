"""A plan goes on: what a new document mentions moves on, what it does not stays."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from frisat.plan.diff import Certainty
from frisat.plan.model import Activity, Footnote, Kind, Plan, Source, Status, Visibility
from frisat.plan.period import Period
from frisat.web.process import carry


def keys() -> Callable[[], str]:
    numbers = count(100)
    return lambda: f"a{next(numbers)}"


def activity(key: str, title: str, edtf: str | None = "2027-05-03", **own: object) -> Activity:
    kind = own.pop("kind", Kind.WORKSHOP)
    period = Period(edtf, text=edtf or "") if edtf else None
    return Activity(key=key, title=title, period=period, kind=kind, actors=("Skoleudvalget",), **own)  # type: ignore[arg-type]


OLD = activity("a1", "Workshop om klassestørrelser på skolerne")
HELD_BEFORE = activity("a2", "Møde med elevrådene om skolegården", "2026-01-10", kind=Kind.MEETING)
NEW = activity("x1", "Workshop om klassestørrelser på skolerne", "2027-06-14")


def test_a_sure_match_keeps_its_key_and_takes_the_new_documents_words() -> None:
    step = carry.go_on(Plan(activities=(OLD,)), Plan(activities=(NEW,)), keys())

    assert [a.key for a in step.plan.activities] == ["a1"]
    assert step.plan.activities[0].period == NEW.period
    assert step.keys == {"x1": "a1"}


def test_what_the_document_does_not_mention_stays_with_key_and_source() -> None:
    old = activity("a2", "Møde med elevrådene om skolegården", "2026-01-10", source=Source("gammel.docx", row=3))

    step = carry.go_on(Plan(activities=(OLD, old)), Plan(activities=(NEW,)), keys())

    assert old in step.plan.activities


def test_activities_stand_by_time_with_undated_ones_last() -> None:
    undated = activity("a3", "Besøg hos naboerne", None, kind=Kind.NETWORK)

    step = carry.go_on(Plan(activities=(undated, HELD_BEFORE, OLD)), Plan(activities=(NEW,)), keys())

    assert [a.key for a in step.plan.activities] == ["a2", "a1", "a3"]


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_a_called_off_activity_stays_and_says_what_replaced_it(status: Status) -> None:
    off = activity("a1", "Workshop om klassestørrelser på skolerne", status=status)

    step = carry.go_on(Plan(activities=(off,)), Plan(activities=(NEW,)), keys())

    plan = step.plan.by_key()
    heir = step.keys["x1"]
    assert heir == "a100"
    assert plan["a1"].status is status
    assert plan["a1"].replaced_by == heir
    assert plan[heir].came_from == ("a1",)


def test_an_unsure_match_gets_a_key_of_its_own_and_stays_a_proposal() -> None:
    before = Plan(activities=(activity("a1", "Interviews med udvalgte forældre og elever", kind=Kind.INVOLVEMENT),))
    after = Plan(activities=(activity("x1", "Forældresamtaler og elevsaloner", "2027-09", kind=Kind.INVOLVEMENT),))

    step = carry.go_on(before, after, keys())

    assert {a.key for a in step.plan.activities} == {"a1", "a100"}
    matches = carry.comparison_from_json(step.comparison).matches
    assert all(m.certainty is not Certainty.SURE for m in matches)


def test_the_comparison_survives_json_and_speaks_in_the_processes_keys() -> None:
    before = Plan(activities=(OLD, HELD_BEFORE))

    step = carry.go_on(before, Plan(activities=(NEW,)), keys())
    diff = carry.comparison_from_json(step.comparison)

    assert {m.b for m in diff.matches} <= {a.key for a in step.plan.activities}
    sentences = [c.sentence("da", before, step.plan) for c in diff.changes]
    assert any("14. juni 2027" in said for said in sentences)


def test_what_was_for_staff_only_is_not_made_public_by_a_document_that_names_it() -> None:
    hidden = activity("a1", "Workshop om klassestørrelser på skolerne", visibility=Visibility.STAFF)

    step = carry.go_on(Plan(activities=(hidden,)), Plan(activities=(NEW,)), keys())

    assert step.plan.activities[0].visibility is Visibility.STAFF


def test_links_inside_the_document_follow_its_new_keys() -> None:
    first = activity("x1", "Udkast til struktur", kind=Kind.DRAFTING)
    second = activity("x2", "Høring over udkast", "2027-08", kind=Kind.HEARING, depends_on=("x1",))
    document = Plan(activities=(first, second), footnotes=(Footnote("*", "Kun skoler", ("x2",)),))

    step = carry.begin(document, keys())

    assert step.plan.activities[1].depends_on == ("a100",)
    assert step.plan.footnotes[0].activities == ("a101",)
