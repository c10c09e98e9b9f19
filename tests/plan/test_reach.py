"""Who a plan reaches, and who it does not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan.model import Activity, Kind, Status
from frisat.plan.period import Period
from frisat.plan.reach import How, Reached, reach

TODAY = date(2027, 5, 3)


def by_name(found: list[Reached]) -> dict[str, Reached]:
    return {r.name: r for r in found}


PLAN = [
    Activity(
        key="a1", title="Møde i udvalget", kind=Kind.MEETING, period=Period("2027-03-01"), actors=("Skoleudvalget",)
    ),
    Activity(
        key="a2",
        title="Høring",
        kind=Kind.HEARING,
        period=Period("2027-06"),
        actors=("Elevrådet",),
        responsible=("Forvaltningen",),
    ),
    Activity(key="a3", title="Samtaler med pårørende", kind=Kind.INVOLVEMENT, actors=("borgere",)),
    Activity(
        key="a4",
        title="Workshop",
        kind=Kind.WORKSHOP,
        period=Period("2027-04"),
        actors=("forældre",),
        status=Status.CANCELLED,
    ),
    Activity(
        key="a5",
        title="Beslutning",
        kind=Kind.DECISION,
        period=Period("2027-09-01"),
        actors=("Skoleudvalget",),
        recommends=("Skoleudvalget",),
    ),
]
LISTED = ["Pårørende", "Forældre", "Handicaprådet", "Elevrådet"]


def test_each_is_reached_in_the_strongest_way_the_plan_has() -> None:
    found = by_name(reach(PLAN, LISTED, today=TODAY))

    assert {name: r.strongest for name, r in found.items()} == {
        "Pårørende": How.NAMED, "Forældre": None, "Handicaprådet": None, "Elevrådet": How.HEARD,
        "Skoleudvalget": How.DECIDES, "Forvaltningen": How.WORKS, "borgere": How.INVOLVED,
    }  # fmt: skip


def test_who_is_only_named_in_a_title_or_had_it_called_off_is_not_reached() -> None:
    found = by_name(reach(PLAN, LISTED, today=TODAY))

    assert [name for name, r in found.items() if r.is_listed and not r.is_reached] == LISTED[:3]
    assert [c.activity.key for c in found["Forældre"].contacts if c.is_off] == ["a4"]


def test_what_is_next_is_the_nearest_that_is_not_over() -> None:
    found = by_name(reach(PLAN, LISTED, today=TODAY))
    ahead = found["Skoleudvalget"].next

    assert ahead is not None
    assert ahead.activity.key == "a5"
    assert found["borgere"].next is not None  # it has no date: still to come
    assert found["Handicaprådet"].next is None


def test_spellings_that_are_one_are_one_stakeholder() -> None:
    found = reach(PLAN, ["Elever"], today=TODAY, same=lambda name: "elev" if name.startswith("Elev") else name)

    assert found[0].spellings == ("Elever", "Elevrådet")
    assert found[0].is_reached


def test_a_plan_without_names_reaches_nobody() -> None:
    assert reach([], [], today=TODAY) == []


names = st.lists(st.sampled_from(["Byrådet", "Elever", "Forældre", "borgere"]), max_size=3).map(tuple)


@given(
    st.lists(
        st.builds(
            Activity,
            key=st.uuids().map(str),
            title=st.just("Møde"),
            kind=st.sampled_from(Kind),
            actors=names,
            responsible=names,
            decides=names,
        ),
        max_size=6,
        unique_by=lambda a: a.key,
    ),
    names,
)
def test_nobody_is_lost_or_invented(activities: list[Activity], listed: tuple[str, ...]) -> None:
    found = reach(activities, listed, today=TODAY)
    said = {n.casefold() for a in activities for n in (*a.actors, *a.responsible, *a.decides)}

    assert {r.name.casefold() for r in found} == said | {n.casefold() for n in listed}
    for r in found:
        assert len({c.activity.key for c in r.contacts}) == len(r.contacts)
        acting = {
            a.key
            for a in activities
            if r.name.casefold() in {n.casefold() for n in (*a.actors, *a.responsible, *a.decides)}
        }
        assert {c.activity.key for c in r.contacts if c.how is not How.NAMED} == acting


@pytest.mark.parametrize("how", How)
def test_every_way_is_told_apart(how: How) -> None:
    """Each way of being reached comes from some activity of the plan above, or from a plain meeting."""
    meeting = Activity(key="a9", title="Møde", kind=Kind.MEETING, actors=("Rådet",))

    assert how in {c.how for r in reach([*PLAN, meeting], LISTED, today=TODAY) for c in r.contacts}
