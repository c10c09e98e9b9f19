"""Ghosts of moved activities in the drawing: in place, joined where there is room, never over another's words."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from frisat.plan.layout import Style, lay_out
from frisat.plan.model import Activity, Kind, Plan
from frisat.plan.period import Period

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
TITLES = st.sampled_from(["Møde", "Drøftelse af visioner for skolerne i de tre distrikter", "Høring om budget"])


def step(key: str, day: str | None, title: str = "Møde", kind: Kind = Kind.MEETING) -> Activity:
    return Activity(key=key, title=title, kind=kind, actors=("Byrådet",), period=Period(day, text=day or "uvist"))


def test_a_ghost_stands_where_the_activity_stood_and_a_line_leads_on() -> None:
    plan = Plan(activities=(step("a1", "2026-09-01"), step("a2", "2026-01-05")))
    found = lay_out(plan, former={"a1": Period("2026-03-01", text="1. marts 2026")})

    (lane,) = found.lanes
    (ghost,) = lane.former
    (move,) = lane.moves
    assert found.axis is not None
    assert ghost.mark.points == (found.axis.middle(date(2026, 3, 1)),)
    assert ghost.mark.style is Style.GHOST
    assert [line.text.replace("\u00a0", " ") for line in ghost.label.lines] == ["før: 1. marts 2026"]
    assert (ghost.key, move.key, move.to) == ("a1", "a1", "a1")
    assert ghost.row == found.placed()["a1"].row
    assert move.x1 < move.x2


def test_without_room_for_a_line_a_ghost_says_what_moved_and_where_to() -> None:
    plan = Plan(activities=(step("a1", "2026-03-02", "Temamøde"), step("a2", "2027-12-01")))
    (lane,) = lay_out(plan, former={"a1": Period("2026-03-01", text="1. marts 2026")}).lanes

    said = " ".join(line.text for line in lane.former[0].label.lines).replace("\u00a0", " ")
    assert said == "før: 1. marts 2026 Temamøde Flyttet til 2026-03-02"
    assert lane.moves == ()


def test_the_axis_reaches_back_to_a_ghost() -> None:
    plan = Plan(activities=(step("a1", "2026-09-01"),))

    assert lay_out(plan).axis is not None
    axis = lay_out(plan, former={"a1": Period("2025-02-01")}).axis
    assert axis is not None
    assert axis.first <= date(2025, 2, 1)


def test_what_lost_its_date_leaves_a_ghost_in_its_lane_and_stands_in_the_tray() -> None:
    found = lay_out(Plan(activities=(step("a1", None), step("a2", "2026-09-01"))), former={"a1": Period("2026-02-01")})

    assert [g.key for lane in found.lanes for g in lane.former] == ["a1"]
    assert found.tray is not None
    assert [item.key for item in found.tray.items] == ["a1"]


def test_only_what_is_asked_for_and_inside_the_window_has_a_ghost() -> None:
    plan = Plan(activities=(step("a1", "2026-09-01"), step("a2", "2026-10-01")))
    former = {"a1": Period("2026-03-01"), "a2": Period("2025-03-01")}

    def drawn(**own: object) -> list[str]:
        found = lay_out(plan, former=former, **own)  # type: ignore[arg-type]
        return [g.key for lane in found.lanes for g in lane.former]

    assert drawn() == ["a1", "a2"]
    assert drawn(only=["a2"]) == ["a2"]
    assert drawn(first=date(2026, 1, 1), last=date(2026, 12, 31)) == ["a1"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(DAYS, DAYS, TITLES, st.sampled_from([Kind.MEETING, Kind.HEARING, Kind.DECISION])), max_size=12)
)
def test_no_ghost_touches_another_mark_or_its_words(moved: list[tuple[date, date, str, Kind]]) -> None:
    steps = tuple(step(f"a{n}", now.isoformat(), title, kind) for n, (_, now, title, kind) in enumerate(moved))
    former = {
        f"a{n}": Period(f"{was.isoformat()}/{(was + timedelta(20)).isoformat()}" if n % 2 else was.isoformat())
        for n, (was, _, _, _) in enumerate(moved)
    }
    found = lay_out(Plan(activities=steps), former=former)

    for lane in found.lanes:
        everything = [*lane.placed, *lane.former]
        assert len(lane.former) == len(lane.placed)
        for one, other in combinations(everything, 2):
            for mine in (one.mark.reach, one.label.box):
                for theirs in (other.mark.reach, other.label.box):
                    assert not mine.overlaps(theirs), (one.key, other.key)
        for placed in everything:
            assert placed.box.within(lane.box)
