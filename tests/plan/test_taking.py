"""What a read activity would change in a planned one, where new ones stand, and how rows are joined."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from frisat.plan import taking
from frisat.plan.drafting import POSITION, Operation, begin, fold
from frisat.plan.model import Activity, Plan
from frisat.plan.period import Period

OURS: dict[str, Any] = {
    "title": "Møde i Byrådet", "actors": ["Byrådet"], "kind": "meeting", "status": "planned", "place": "Rådhuset",
    "period": {"edtf": "2027-05-03", "text": "3. maj 2027"}, "agenda": ["Mål"],
}  # fmt: skip
days = st.dates(min_value=Period("2027-01-01").earliest, max_value=Period("2027-12-31").latest)
texts = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
activities = st.fixed_dictionaries(
    {
        "title": texts,
        "agenda": st.lists(texts, max_size=3),
        "period": st.none() | days.map(lambda d: {"edtf": d.isoformat(), "text": d.isoformat()}),
    }
)


def groups(theirs: dict[str, Any], **options: Any) -> list[str]:
    return [change.group for change in taking.changes(OURS, theirs, **options)]


def test_what_a_document_is_silent_about_does_not_change() -> None:
    assert groups({"title": "Møde i Byrådet"}) == []
    assert groups({"title": "MØDE I BYRÅDET.", "actors": ["Byrådets"], "kind": "other", "status": "planned"}) == []


def test_silence_of_frisats_own_table_is_a_word_taken_out() -> None:
    change = taking.changes(OURS, {**OURS, "place": None}, says=["place"])
    assert [(c.group, c.is_loss) for c in change] == [("place", True)]


def test_the_same_time_in_other_words_is_news_only_to_the_letter() -> None:
    said = {**OURS, "period": {"edtf": "2027-05-03", "text": "mandag den 3. maj"}}
    assert groups(said) == []
    assert groups(said, says=["period"]) == ["when"]


def test_another_day_another_body_and_a_call_off_are_changes() -> None:
    said = {"title": "Møde i Byrådet", "period": {"edtf": "2027-05-04", "text": "4. maj"}, "actors": ["Ældrerådet"],
            "status": "cancelled"}  # fmt: skip
    assert groups(said) == ["when", "who", "status"]


@given(activities)
def test_an_activity_changes_nothing_in_itself(activity: dict[str, Any]) -> None:
    assert taking.changes(activity, activity) == []
    assert taking.changes(activity, activity, says=list(activity)) == []


@given(st.lists(activities, max_size=8), st.lists(activities, max_size=8))
def test_new_activities_get_places_of_their_own_and_move_nobody(
    planned: list[dict[str, Any]], new: list[dict[str, Any]]
) -> None:
    plan = Plan(activities=tuple(
        Activity(key=f"a{n}", title=a["title"], period=Period(**a["period"]) if a["period"] else None)
        for n, a in enumerate(planned)
    ))  # fmt: skip
    state = begin(plan)
    at = taking.places(state, [(f"n{n}", a) for n, a in enumerate(new)])
    added = [
        Operation(k, "", None, {"key": k, **a, POSITION: at[k]}) for k, a in ((f"n{n}", a) for n, a in enumerate(new))
    ]
    after = fold(state, added)

    assert len(set(at.values()) | {a[POSITION] for a in state.activities.values()}) == len(planned) + len(new)
    assert [k for k in after.in_order() if k in state.activities] == state.in_order()


def test_new_ones_stand_by_time_and_undated_ones_behind_their_neighbour() -> None:
    plan = Plan(
        activities=(
            Activity(key="a1", title="x", period=Period("2027-01")),
            Activity(key="a2", title="y", period=Period("2027-06")),
        )
    )
    made = [
        ("n1", {"period": {"edtf": "2027-03"}}),
        ("n2", {}),
        ("n3", {"period": {"edtf": "2026"}}),
        ("n4", {"period": {"edtf": "2028"}}),
    ]
    at = taking.places(begin(plan), made)
    order = sorted([*at.items(), ("a1", 1024.0), ("a2", 2048.0)], key=lambda x: x[1])

    assert [name for name, _ in order] == ["n3", "a1", "n1", "n2", "a2", "n4"]


@given(activities, activities)
def test_joining_loses_no_word(first: dict[str, Any], second: dict[str, Any]) -> None:
    out = taking.joined(first, second)
    said = " ".join([out["title"], *out["agenda"]])

    for activity in (first, second):
        for text in (activity["title"].strip(), *activity["agenda"]):
            assert text in said
    assert out["period"] in (first["period"], second["period"])


def test_a_title_that_goes_on_is_one_title_and_the_lines_of_both_are_the_source() -> None:
    out = taking.joined(
        {"title": "Dialogmøde med ledere på", "source": {"document": "x.txt", "lines": [64, 64]}},
        {"title": "friplejehjem", "source": {"document": "x.txt", "lines": [65, 66]}},
    )
    assert out["title"] == "Dialogmøde med ledere på friplejehjem"
    assert out["source"] == {"document": "x.txt", "lines": [64, 66]}
