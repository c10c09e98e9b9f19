"""What `lay_out` promises about every drawing: nothing overlaps, nothing leaves it, nothing is lost."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))
from timeline_plans import every_mark, random_plan, truths

from frisat.plan.layout import Box, Layout, Shape, Style, lay_out
from frisat.plan.model import Activity, Kind, Plan, Status
from frisat.plan.period import Period

LANES = ("track", "body", "kind", "none")


def _pieces(layout: Layout) -> list[tuple[str, Box]]:
    """(key, box) of every mark, label and tray card."""
    out = []
    for placed in layout.placed().values():
        out += [(placed.key, placed.mark.reach), (placed.key, placed.label.box)]
    return out + [(item.key, item.box) for item in (layout.tray.items if layout.tray else ())]


def assert_sound(plan: Plan, layout: Layout) -> None:
    """Every promise that holds for every drawing; says which activity breaks it."""
    whole = Box(0, 0, layout.width, layout.height)
    pieces = _pieces(layout)
    for key, box in pieces:
        assert box.within(whole), (key, box, whole)
    by_top = sorted(pieces, key=lambda piece: piece[1].y)
    for number, (key, box) in enumerate(by_top):
        for other, there in by_top[number + 1 :]:
            if there.y >= box.bottom:
                break
            assert key == other or not box.overlaps(there), (key, box, other, there)
    for placed in layout.placed().values():
        assert not placed.mark.reach.overlaps(placed.label.box), placed
        for line in placed.label.lines:
            assert line.x + line.width <= placed.label.box.right + 0.01, line
            assert line.y <= placed.label.box.bottom, line
    for lane in layout.lanes:
        assert lane.box.bottom <= layout.bottom + 0.01
        for placed in lane.placed:
            assert placed.box.within(lane.box), placed
            assert placed.label.box.x >= layout.name_width, placed  # never over the lane names
        for move in lane.moves:
            low, high = sorted((move.x1, move.x2))
            line = Box(low, move.y - 0.5, high - low, 1)
            assert not any(line.overlaps(box) for _, box in pieces), move
    drawn = Counter([*layout.placed(), *(i.key for i in (layout.tray.items if layout.tray else ()))])
    drawn.update([*layout.before, *layout.after])
    assert drawn == Counter(a.key for a in plan.activities)


@pytest.mark.parametrize("lanes", LANES)
@pytest.mark.parametrize("seed", range(12))
def test_a_random_plan_is_drawn_soundly(seed: int, lanes: str) -> None:
    plan = random_plan(seed, (1, 2, 7, 30, 80, 160)[seed % 6], days=(20, 90, 400, 1500, 6000, 30000)[seed * 5 % 6])
    assert_sound(plan, lay_out(plan, lanes=lanes, width_px=(1168, 640, 1500, 320)[seed % 4]))  # type: ignore[arg-type]


def test_three_hundred_activities_in_one_lane_are_drawn_soundly() -> None:
    plan = random_plan(99, 300, days=500)
    assert_sound(plan, lay_out(plan, lanes="none"))


edtf = st.one_of(
    st.dates(date(2019, 1, 1), date(2028, 12, 31)).map(date.isoformat),
    st.dates(date(2019, 1, 1), date(2028, 12, 31)).map(lambda d: d.strftime("%Y-%m")),
    st.tuples(st.dates(date(2019, 1, 1), date(2028, 12, 31)), st.integers(-40, 500)).map(
        lambda t: f"{t[0]}/{t[0] + timedelta(t[1])}"
    ),
    st.sampled_from(
        [
            "2021/..",
            "../2022-05",
            "2021-05-03/..",
            "2024",
            "2020-22",
            "2023-34",
            "2021-10~",
            "2021-10-05?",
            "2021-10/2022",
            "[2021-04-15,2021-06-24]",
            "[2021-04,2024]",
            "0001-01-01",
            "9999-12-31",
            "9999-12/..",
            "0001/9999",
        ]
    ),
    st.none(),
)
words = st.text(max_size=90)
activity = st.builds(
    Activity,
    key=st.uuids().map(str),
    title=words,
    kind=st.sampled_from(Kind),
    status=st.sampled_from(Status),
    period=st.none()
    | st.builds(
        Period,
        edtf=edtf,
        text=st.text(min_size=1, max_size=40).map(lambda t: "x" + t),
        inferred=st.booleans(),
        bound=st.sampled_from([None, None, "before", "after"]),
        note=st.none() | words,
    ),
    actors=st.lists(words, max_size=3).map(tuple),
    track=st.none() | words,
)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(activity, max_size=25, unique_by=lambda a: a.key),
    st.data(),
    st.sampled_from(LANES),
    st.floats(100, 3000),
)
def test_any_plan_at_all_is_drawn_soundly(
    activities: list[Activity], data: st.DataObject, lanes: str, width: float
) -> None:
    if activities:
        keys = st.none() | st.sampled_from([a.key for a in activities])
        activities = [replace(a, replaced_by=data.draw(keys)) for a in activities]
    plan = Plan(title="Plan", activities=tuple(activities))
    today = date(2021, 10, 20)
    layout = lay_out(plan, lanes=lanes, width_px=width, today=today)  # type: ignore[arg-type]
    assert_sound(plan, layout)
    assert layout == lay_out(plan, lanes=lanes, width_px=width, today=today)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.dates(date(2018, 1, 1), date(2030, 1, 1)), st.integers(-5, 900))
def test_a_window_counts_what_it_leaves_out(seed: int, first: date, days: int) -> None:
    plan = random_plan(seed, 25)
    layout = lay_out(plan, first=first, last=first + timedelta(days))
    assert_sound(plan, layout)
    assert layout.axis is not None
    for key in layout.before:
        period = plan.by_key()[key].period
        assert period is not None
        assert max(d for d in (period.latest, period.earliest) if d) < layout.axis.first


def test_the_founding_documents_are_drawn_soundly(founding: Path) -> None:
    found = truths(founding)
    assert len(found) == 5
    for plan in found.values():
        for lanes in LANES:
            assert_sound(plan, lay_out(plan, lanes=lanes, today=date(2021, 10, 20)))  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------ marks
def _mark(edtf: str, **more: object):
    period = {k: more.pop(k) for k in ("bound", "inferred") if k in more}
    other = Activity(key="other", title="Et helt år", period=Period("2026", "2026"))
    one = Activity(key="a", title="Noget", period=Period(edtf, "ord", **period), **more)  # type: ignore[arg-type]
    layout = lay_out(Plan(activities=(one, other)), lanes="none")
    assert layout.axis is not None
    return layout.placed()["a"].mark, layout.axis


def test_a_day_is_a_diamond_in_the_middle_of_its_day() -> None:
    mark, axis = _mark("2026-05-04")
    assert mark.shape is Shape.DIAMOND
    assert mark.points[0] == pytest.approx(axis.x(date(2026, 5, 4)) + axis.day_width / 2)


def test_a_decided_day_is_a_square_and_a_decided_month_a_bar_with_a_square_in_it() -> None:
    assert _mark("2026-05-04", kind=Kind.DECISION)[0].shape is Shape.SQUARE
    mark, _ = _mark("2026-05", kind=Kind.DECISION)
    assert mark.shape is Shape.BAR
    assert mark.points == (mark.box.x + mark.box.width / 2,)


def test_only_ends_that_are_not_known_to_the_day_are_faded() -> None:
    days, _ = _mark("2026-05-04/2026-07-06")
    month, _ = _mark("2026-05")
    half, _ = _mark("2026-05-04/2026-09")
    assert (days.fade_start, days.fade_end) == (0, 0)
    assert month.fade_start == month.fade_end == pytest.approx(month.box.width * 0.28)
    assert half.fade_start == 0 < half.fade_end


def test_a_bar_reaches_from_its_earliest_to_its_latest_day() -> None:
    mark, axis = _mark("2026-05/2026-06")
    assert mark.box.x == pytest.approx(axis.x(date(2026, 5, 1)))
    assert mark.box.right == pytest.approx(axis.x(date(2026, 7, 1)))


def test_an_open_end_runs_to_the_edge_with_an_arrow() -> None:
    mark, axis = _mark("2026-05/..")
    assert mark.open_end
    assert not mark.open_start
    assert mark.box.right == axis.right


def test_what_goes_on_is_a_thin_band() -> None:
    assert _mark("2026-02/2026-06", status=Status.ONGOING)[0].box.height == 4


def test_a_limit_has_a_tail_towards_the_days_that_are_also_possible() -> None:
    before, _ = _mark("2026-05-04", bound="before")
    after, _ = _mark("2026-05-04", bound="after")
    assert before.tail_to < before.box.x
    assert after.tail_to > after.box.right


def test_a_hearing_has_firm_posts_only_when_its_days_are_known() -> None:
    known, _ = _mark("2026-05-04/2026-06-30", kind=Kind.HEARING)
    month, _ = _mark("2026-05", kind=Kind.HEARING)
    assert (known.shape, known.posts_sure) == (Shape.HEARING, True)
    assert (month.shape, month.posts_sure) == (Shape.HEARING, False)


def test_one_of_several_days_shows_each_of_them() -> None:
    mark, axis = _mark("[2026-04-15,2026-06-24]")
    assert mark.shape is Shape.ONE_OF
    assert mark.points == pytest.approx((axis.middle(date(2026, 4, 15)), axis.middle(date(2026, 6, 24))))


@pytest.mark.parametrize(
    ("status", "style", "word"),
    [
        (Status.TENTATIVE, Style.TENTATIVE, None),
        (Status.CANCELLED, Style.CANCELLED, "Aflyst"),
        (Status.POSTPONED, Style.GHOST, "Udskudt"),
        (Status.HELD, Style.PLAIN, None),
    ],
)
def test_status_shows_in_form_and_in_words(status: Status, style: Style, word: str | None) -> None:
    plan = Plan(activities=(Activity(key="a", title="T", period=Period("2026-05-04", "4. maj"), status=status),))
    placed = lay_out(plan, lanes="none").placed()["a"]
    assert placed.mark.style is style
    assert [line.text for line in placed.label.lines if line.role == "state"] == ([word] if word else [])


def test_a_postponed_one_shares_the_row_of_its_new_place_with_a_line_between() -> None:
    layout = lay_out(every_mark())
    placed = layout.placed()
    (move,) = [m for lane in layout.lanes for m in lane.moves]
    assert (move.key, move.to) == ("a09", "a10")
    assert placed["a09"].row == placed["a10"].row
    assert placed["a09"].box.right < move.x1 < move.x2 < placed["a10"].mark.box.x


def test_a_postponed_one_without_room_for_a_line_says_where_it_went() -> None:
    old = Activity(
        key="o", title="Møde", period=Period("2026-05-04", "4. maj"), status=Status.POSTPONED, replaced_by="n"
    )
    new = Activity(key="n", title="Møde", period=Period("2026-05-05", "5. maj"))
    far = Activity(key="f", title="Til sidst", period=Period("2028-05-05", "5. maj 2028"))
    layout = lay_out(Plan(activities=(old, new, far)), lanes="none")
    assert not layout.lanes[0].moves
    assert "Udskudt til 5. maj" in [line.text for line in layout.placed()["o"].label.lines]


# ------------------------------------------------------------------------------------------------ axis
@pytest.mark.parametrize(
    ("days", "unit"), [(10, "day"), (60, "week"), (400, "month"), (1500, "quarter"), (9000, "year"), (40000, "year")]
)
def test_ticks_follow_the_span_from_days_to_decades(days: int, unit: str) -> None:
    start = date(1925, 3, 4)
    ends = (start, start + timedelta(days - 1))
    plan = Plan(activities=tuple(Activity(key=str(d), title="T", period=Period(str(d), "x")) for d in ends))
    axis = lay_out(plan, lanes="none").axis
    assert axis is not None
    assert axis.unit == unit
    assert 3 <= len([t for t in axis.ticks if t.text]) <= 60
    major = [t for t in axis.ticks if t.major]
    assert all(a.x < b.x for a, b in pairwise(major))


def test_months_and_quarters_are_danish_and_english() -> None:
    plan = every_mark()
    danish, english = lay_out(plan).axis, lay_out(plan, language="en").axis
    assert danish
    assert english
    assert [t.text for t in danish.ticks if not t.major][:4] == ["feb.", "mar.", "apr.", "maj"]
    assert [t.text for t in english.ticks if not t.major][:4] == ["Feb", "Mar", "Apr", "May"]


def test_today_is_drawn_only_inside_the_window() -> None:
    assert lay_out(every_mark(), today=date(2026, 5, 4)).today is not None
    assert lay_out(every_mark(), today=date(2031, 5, 4)).today is None
    assert lay_out(every_mark()).today is None


# ------------------------------------------------------------------------------------------------ lanes
def _named(*bodies: str | None) -> Plan:
    day = date(2026, 1, 1)
    return Plan(
        activities=tuple(
            Activity(
                key=f"a{n}",
                title="T",
                responsible=(body,) if body else (),
                actors=(body,) if body else (),
                period=Period(str(day + timedelta(n)), "x"),
            )
            for n, body in enumerate(bodies)
        )
    )


def test_lanes_by_track_are_lanes_by_body_when_the_plan_states_no_track() -> None:
    plan = _named("Byrådet", "Ældrerådet", None, "byrådet")
    for lanes in ("track", "body"):
        assert [lane.name for lane in lay_out(plan, lanes=lanes).lanes] == ["Byrådet", "Ældrerådet", "Ingen nævnt"]  # type: ignore[arg-type]


def test_small_bodies_share_a_lane_when_there_are_many() -> None:
    plan = _named(*["Byrådet"] * 3, *["Direktionen"] * 2, *(f"Råd {n}" for n in range(8)))
    lanes = lay_out(plan, lanes="body").lanes
    assert [lane.name for lane in lanes] == ["Byrådet", "Direktionen", "Øvrige"]
    assert len(lanes[2].placed) == 8


def test_lanes_can_be_named_from_outside() -> None:
    plan = _named("BR", "Byrådet")
    assert [lane.name for lane in lay_out(plan, lane_of=lambda a: "Byrådet").lanes] == ["Byrådet"]


def test_a_filter_leaves_axis_and_lane_order_alone() -> None:
    plan = every_mark()
    whole, part = lay_out(plan), lay_out(plan, only={"a02", "a18"})
    assert part.axis == whole.axis
    assert set(part.placed()) == {"a02"}
    assert part.tray
    assert [i.key for i in part.tray.items] == ["a18"]
    assert part.placed()["a02"].mark.box.x == whole.placed()["a02"].mark.box.x


def test_the_undated_stand_in_the_tray_in_document_order() -> None:
    tray = lay_out(every_mark()).tray
    assert tray is not None
    assert [item.key for item in tray.items] == ["a18", "a19"]
    assert [line.text for line in tray.items[1].lines if line.role == "date"] == ["ingen dato"]


def test_an_empty_plan_says_so() -> None:
    layout = lay_out(Plan())
    assert [line.text for line in layout.remarks] == ["Der er ingen aktiviteter at vise."]
    assert layout.axis is None
    assert not layout.lanes


# ------------------------------------------------------------------------------------------------ stability
def _moved(plan: Plan, random: Random) -> tuple[Plan, str]:
    """The plan with one day activity moved to another day inside the same span."""
    days = [a for a in plan.activities if a.period and a.period.edtf and len(a.period.edtf) == 10]
    inner = [a for a in days if not a.period.bound]
    chosen = random.choice(inner)
    low, high = min(a.period.edtf for a in days), max(a.period.edtf for a in days)
    span = (date.fromisoformat(high) - date.fromisoformat(low)).days
    there = date.fromisoformat(low) + timedelta(random.randrange(span))
    new = replace(chosen, period=Period(there.isoformat(), chosen.period.text))
    return replace(plan, activities=tuple(new if a is chosen else a for a in plan.activities)), chosen.key


def _shares(keep: bool) -> list[float]:
    """Share of the other activities whose row changes, for moves in plans of 20 to 60 activities in their lanes."""
    out = []
    for seed in range(90):
        plan = random_plan(seed, 20 + seed % 41)
        try:
            moved, key = _moved(plan, Random(seed))
        except (IndexError, ValueError):
            continue
        before = lay_out(plan)
        after = lay_out(moved, keep_rows=before.rows() if keep else None)
        if before.axis != after.axis:
            continue
        old, new = before.placed(), after.placed()
        others = [k for k in old if k != key and k in new]
        assert all(old[k].mark.box.x == new[k].mark.box.x for k in others)  # across, nothing moves
        out.append(sum(old[k].row != new[k].row for k in others) / max(1, len(others)))
    assert len(out) > 40
    return out


def test_moving_one_activity_changes_few_other_rows() -> None:
    shares = _shares(keep=False)
    assert sum(shares) / len(shares) < 0.12


def test_rows_kept_from_an_earlier_drawing_stay_but_for_the_moved_one() -> None:
    shares = _shares(keep=True)
    assert sum(shares) / len(shares) < 0.02


def test_moving_one_activity_moves_none_in_other_lanes() -> None:
    plan = every_mark()
    moved = replace(
        plan,
        activities=tuple(
            replace(a, period=Period("2026-06-10", "10. juni 2026")) if a.key == "a20" else a for a in plan.activities
        ),
    )
    old, new = lay_out(plan), lay_out(moved)
    for one, other in zip(old.lanes, new.lanes, strict=True):
        if one.name != "Borgerspor":
            assert [(p.key, p.row, p.box.x) for p in one.placed] == [(p.key, p.row, p.box.x) for p in other.placed]


def test_a_day_gone_by_is_not_called_today() -> None:
    day = date(2026, 5, 4)
    now, then = (lay_out(every_mark(), today=day, looks_back=back).today for back in (False, True))

    assert now is not None
    assert then is not None
    assert (now.text, then.text) == ("I dag, 4. maj 2026", "4. maj 2026")
    assert (now.x, then.pill.width < now.pill.width) == (then.x, True)
