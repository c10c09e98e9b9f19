"""A plan moved to a new start: days stay weekdays on open days, months stay months, nothing is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from frisat.plan import shift
from frisat.plan.model import Activity, ActorDate, Kind, Plan, Source, Status
from frisat.plan.period import Period, Precision
from frisat.plan.workdays import is_workday, political_pause

OLD = date(2026, 8, 18)  # a Tuesday
NEW = date(2027, 9, 1)  # a Wednesday


def moved(edtf: str, text: str = "", new: date = NEW, **own: object) -> Period:
    period, _ = shift.shift_period(Period(edtf, text, **own), shift.step_to(OLD, new))  # type: ignore[arg-type]
    return period


def why(edtf: str, step: shift.Step) -> tuple[str, ...]:
    return shift.shift_period(Period(edtf), step)[1]


def plan(*activities: Activity) -> Plan:
    return Plan(activities=activities)


def activity(key: str, edtf: str | None = None, **own: object) -> Activity:
    return Activity(key=key, title=f"Aktivitet {key}", period=Period(edtf, edtf or "ikke fastlagt"), **own)  # type: ignore[arg-type]


def test_the_first_activity_falls_on_its_weekday_on_or_after_the_new_start() -> None:
    assert moved("2026-08-18").edtf == "2027-09-07"


@pytest.mark.parametrize(
    ("edtf", "text", "expected", "words"),
    [
        ("2026-10", "oktober 2026", "2027-11", "november 2027"),
        ("2026-12", "december 2026", "2028-01", "januar 2028"),
        ("2026-10/2026-11", "oktober/november 2026", "2027-11/2027-12", "november-december 2027"),
        ("2026-23", "efteråret 2026", "2027-23", "efteråret 2027"),
        ("2026-36", "4. kvartal 2026", "2027-36", "4. kvartal 2027"),
        ("2026", "2026", "2027", "2027"),
        ("2026-10/..", "fra oktober 2026", "2027-11/..", ""),
        ("[2026-10,2026-11]", "oktober eller november 2026", "[2027-11,2027-12]", "november 2027 eller december 2027"),
        ("2026-11-11/2026-11-20", "medio november 2026", "2027-12-11/2027-12-20", "medio december 2027"),
        ("2027-01-21/2027-01-31", "ultimo januar 2027", "2028-02-21/2028-02-29", "ultimo februar 2028"),
        ("2026-08-24/2026-08-30", "uge 35 2026", "2027-09-13/2027-09-19", "uge 37 2027"),
        ("2026-10~", "ca. oktober 2026", "2027-11~", "ca. november 2027"),
    ],
)
def test_vague_periods_move_as_what_they_are(edtf: str, text: str, expected: str, words: str) -> None:
    found = moved(edtf, text)

    assert found.edtf == expected
    assert not words or found.text == words


@pytest.mark.parametrize(
    ("edtf", "text", "step", "expected", "words"),
    [
        ("2026-06", "juni 2026", shift.Step(364 + 28, 13), "2027-08", "august 2027"),
        ("2026-06-11/2026-06-20", "medio juni 2026", shift.Step(364 + 28, 13), "2027-08-11/2027-08-20", ""),
        ("2026-06-15/2026-06-21", "uge 25 2026", shift.Step(35, 1), "2026-08-03/2026-08-09", "uge 32 2026"),
        ("2026-06-15/2026-06-21", "senest uge 25 2026", shift.Step(35, 1), "2026-08-03/2026-08-09", "uge 32 2026"),
    ],
)
def test_what_is_vaguer_than_a_day_steps_past_the_july_pause(
    edtf: str, text: str, step: shift.Step, expected: str, words: str
) -> None:
    period, codes = shift.shift_period(Period(edtf, text), step)

    assert (period.edtf, codes) == (expected, ("N106",))
    assert words in period.text


@pytest.mark.parametrize(
    ("edtf", "step", "expected"),
    [
        ("2026-07", shift.Step(364, 12), "2027-07"),  # somebody chose July
        ("2026-07-01/2026-07-10", shift.Step(364, 12), "2027-07-01/2027-07-10"),
        ("2026-05/2026-06", shift.Step(364, 13), "2027-06/2027-07"),  # it has days before the pause
        ("2026-06/..", shift.Step(364, 13), "2027-07/.."),
        ("2026-06-22/2026-06-28", shift.Step(7, 0), "2026-06-29/2026-07-05"),  # two days before the pause
        ("2026-34", shift.Step(91, 3), "2026-35"),
    ],
)
def test_what_has_a_day_to_work_on_stays_where_it_falls(edtf: str, step: shift.Step, expected: str) -> None:
    period, codes = shift.shift_period(Period(edtf), step)

    assert (period.edtf, codes) == (expected, ())


def test_what_builds_on_a_month_that_stepped_past_july_comes_after_it() -> None:
    some = plan(
        activity("a1", "2026-06", kind=Kind.INVOLVEMENT),
        activity("a2", "2026-07-01", kind=Kind.MEETING, depends_on=("a1",)),
    )

    first, then = shift.shifted(some, date(2027, 7, 1))

    assert (first.after.period.edtf, first.why) == ("2027-08", ("N106",))  # type: ignore[union-attr]
    assert then.after.period.earliest > date(2027, 8, 31)  # type: ignore[union-attr, operator]
    assert "N108" in then.why


def test_a_limit_stays_a_limit() -> None:
    found = moved("2026-09-01", "senest 1. september 2026", bound="before")

    assert (found.edtf, found.bound, found.text) == ("2027-09-21", "before", "senest 21. september 2027")


@pytest.mark.parametrize(
    ("day", "days", "expected", "code"),
    [
        ("2026-10-01", 7 * 12 + 1, "2026-12-28", "N105"),  # Christmas Day, a holiday, a weekend
        ("2026-03-12", 7 * 9, "2026-05-18", "N105"),  # Ascension Day and the Friday after it
        ("2026-05-22", 14, "2026-06-08", "N107"),  # Constitution Day, a Friday
        ("2026-06-16", 28, "2026-08-04", "N106"),  # a Tuesday in July: the first Tuesday in August
    ],
)
def test_days_step_past_what_is_closed(day: str, days: int, expected: str, code: str) -> None:
    period, codes = shift.shift_period(Period(day), shift.Step(days, 0))

    assert (period.edtf, code in codes) == (expected, True)


def test_a_saturday_that_somebody_chose_stays_a_saturday() -> None:
    assert why("2026-09-05", shift.Step(364, 12)) == ()
    assert moved("2026-09-05", new=date(2027, 8, 17)).edtf == "2027-09-04"


def test_the_note_beside_a_period_goes_when_it_names_a_day() -> None:
    assert moved("2026-10", "oktober 2026", note="foreløbig").note == "foreløbig"
    assert moved("2026-10", "oktober 2026", note="rettet 3. maj").note is None


def test_what_has_no_date_is_left_as_it_is() -> None:
    undated = Period(None, "dato ikke fastlagt")

    assert shift.shift_period(undated, shift.Step(400, 13)) == (undated, ())


def test_beyond_the_calendar_the_words_stay() -> None:
    period, codes = shift.shift_period(Period("9999-12-01", "1. december 9999"), shift.Step(400, 13))

    assert (period.edtf, period.text, codes) == (None, "1. december 9999", ("N109",))


def test_nothing_has_happened_in_the_copy() -> None:
    held = activity(
        "a1",
        "2026-08-18",
        status=Status.HELD,
        status_reason="Se referat",
        source=Source("plan.docx"),
        kind=Kind.MEETING,
    )
    tentative = activity("a2", "2026-09", status=Status.TENTATIVE)

    first, second = shift.shifted(plan(held, tentative), NEW)

    assert first.after is not None
    assert (first.after.status, first.after.status_reason, first.after.source) == (Status.PLANNED, None, None)
    assert first.after.kind is Kind.MEETING
    assert "N103" in first.why
    assert second.after is not None
    assert second.after.status is Status.TENTATIVE


def test_what_was_replaced_is_left_out_and_who_waited_for_it_waits_for_its_heir() -> None:
    off = activity("a1", "2026-08-18", status=Status.POSTPONED, replaced_by="a2")
    heir = activity("a2", "2026-09-15", came_from=("a1",))
    waits = activity("a3", "2026-10", depends_on=("a1", "a2"))
    keys = map("a{}".format, count(7))

    found = shift.shifted(plan(off, heir, waits), NEW)
    copy = shift.copied(found, lambda: next(keys))

    assert [m.after is None for m in found] == [True, False, False]
    assert [(a.key, a.depends_on, a.came_from) for a in copy] == [("a7", (), ()), ("a8", ("a7",), ())]


def test_a_cancelled_activity_without_an_heir_is_planned_again_and_said() -> None:
    (found,) = shift.shifted(plan(activity("a1", "2026-08-18", status=Status.CANCELLED, status_reason="Coronaen")), NEW)

    assert found.after is not None
    assert found.after.status is Status.PLANNED
    assert "N102" in found.why


def test_a_year_in_the_words_is_pointed_out() -> None:
    budget = replace(activity("a1", "2026-08-18"), title="Budget 2027 behandles")

    assert "N110" in shift.shifted(plan(budget), NEW)[0].why


def test_the_day_of_each_actor_moves_too() -> None:
    own = activity("a1", "2026-08-18", actor_dates=(ActorDate("Byrådet", Period("2026-08-26")),))

    (found,) = shift.shifted(plan(own), NEW)

    assert found.after is not None
    assert found.after.actor_dates == (ActorDate("Byrådet", Period("2027-09-15", "15. september 2027")),)


# --------------------------------------------------------------------------------------------------------- for any plan
DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))
EDTF = st.one_of(
    DAYS.map(date.isoformat),
    st.tuples(DAYS, st.integers(0, 90)).map(lambda p: f"{p[0].isoformat()}/{(p[0] + timedelta(p[1])).isoformat()}"),
    DAYS.map(lambda d: d.isoformat()[:7]),
    DAYS.map(lambda d: f"{d.year}-{20 + (d.month + 2) // 3}"),
    DAYS.map(lambda d: f"{d.year}-{32 + (d.month + 2) // 3}"),
    DAYS.map(lambda d: str(d.year)),
    DAYS.map(lambda d: f"{d.isoformat()[:7]}/.."),
    st.tuples(DAYS, DAYS).map(lambda p: f"[{p[0].isoformat()[:7]},{p[1].isoformat()[:7]}]"),
    st.none(),
)
PLANS = st.lists(EDTF, min_size=1, max_size=8).map(
    lambda found: plan(*(activity(f"a{n}", e) for n, e in enumerate(found, 1)))
)


def is_open(day: date) -> bool:
    first, last = political_pause(day.year)
    return is_workday(day, closed_days_off=True) and not first <= day <= last


@given(PLANS, DAYS)
def test_no_day_that_was_open_becomes_one_that_is_closed(some: Plan, new: date) -> None:
    for found in shift.shifted(some, new):
        before, after = found.before.period, found.after and found.after.period
        if before is None or after is None or before.precision is not Precision.DAY:
            continue
        assert before.earliest is not None
        assert after.earliest is not None
        if is_open(before.earliest):
            assert is_open(after.earliest)
            moved_on = [c for c in found.why if c != "N110"]
            assert moved_on or before.earliest.weekday() == after.earliest.weekday()


@given(PLANS, DAYS)
@example(plan(activity("a1", "2000-01-01/2000-01-04")), date(2000, 7, 1))
def test_nothing_that_had_a_day_to_work_on_is_left_without_one(some: Plan, new: date) -> None:
    def may_work(period: Period) -> bool:
        first, last = period.earliest, period.latest
        if first is None or last is None or (last - first).days > 60:
            return True
        return any(is_open(first + timedelta(n)) for n in range((last - first).days + 1))

    for found in shift.shifted(some, new):
        before, after = found.before.period, found.after and found.after.period
        if before is not None and after is not None and may_work(before) and not before.is_reversed:
            assert may_work(after)


@given(PLANS, DAYS)
def test_every_period_stays_as_exact_or_vague_as_it_was_and_says_what_it_means(some: Plan, new: date) -> None:
    for found in shift.shifted(some, new):
        before, after = found.before.period, found.after and found.after.period
        assert before is not None
        assert after is not None
        assert after.precision == before.precision or (
            before.precision is Precision.DAYS and after.precision is Precision.DAY
        )
        if before.edtf is None:
            assert after == before
        else:
            assert after.text
            assert not after.inferred
            assert after.is_reversed == before.is_reversed


@given(PLANS, DAYS)
def test_nothing_that_is_said_in_days_begins_before_the_new_start(some: Plan, new: date) -> None:
    for found in shift.shifted(some, new):
        after = found.after and found.after.period
        if after is not None and after.precision is Precision.DAY:
            assert after.earliest is not None
            assert after.earliest >= new


@given(st.lists(DAYS.filter(is_open), min_size=2, max_size=8), DAYS)
def test_open_days_keep_their_order(days: list[date], new: date) -> None:
    days.sort()
    some = plan(*(activity(f"a{n}", d.isoformat()) for n, d in enumerate(days, 1)))

    after = [found.after.period.earliest for found in shift.shifted(some, new) if found.after and found.after.period]

    assert after == sorted(after)  # type: ignore[type-var]


# Days close to each other, moved to where many days are off: over July, Easter and Christmas.
CLOSE = st.tuples(
    st.dates(date(2026, 8, 3), date(2026, 9, 30)), st.lists(st.integers(1, 9), min_size=1, max_size=7)
).map(lambda p: [p[0] + timedelta(sum(p[1][:n])) for n in range(len(p[1]) + 1)])
CROWDED = st.one_of(
    st.dates(date(2028, 6, 20), date(2028, 8, 5)), st.dates(date(2029, 3, 15), date(2029, 4, 10)),
    st.dates(date(2028, 12, 10), date(2029, 1, 5)),
)  # fmt: skip
KINDS = st.lists(st.sampled_from([Kind.MEETING, Kind.OTHER, Kind.HEARING, Kind.INVOLVEMENT]), min_size=8, max_size=8)


@given(CLOSE, CROWDED, KINDS)
def test_nothing_overtakes_what_came_before_it_where_many_days_are_off(
    days: list[date], new: date, kinds: list[Kind]
) -> None:
    days = [d for d in days if is_open(d)]
    some = plan(*(activity(f"a{n}", d.isoformat(), kind=kinds[n % 8]) for n, d in enumerate(days, 1)))

    found = shift.shifted(some, new)

    after = [m.after.period.earliest for m in found if m.after and m.after.period]
    assert after == sorted(after)  # type: ignore[type-var]
    assert all(is_open(day) for day in after if day)
    for m in found:
        if m.before.kind is Kind.MEETING and set(m.why) <= {"N106", "N108"}:
            assert m.before.period.earliest.weekday() == m.after.period.earliest.weekday()  # type: ignore[union-attr]


@given(CLOSE, CROWDED, KINDS)
def test_a_chain_keeps_its_order(days: list[date], new: date, kinds: list[Kind]) -> None:
    """Whatever builds on something that was over before it begins after it again, to the day."""
    days = [d for d in days if is_open(d)]
    some = plan(
        *(
            activity(f"a{n}", d.isoformat(), kind=kinds[n % 8], depends_on=(f"a{n - 1}",) if n > 1 else ())
            for n, d in enumerate(days, 1)
        )
    )

    after = [m.after.period for m in shift.shifted(some, new) if m.after]

    for first, then in pairwise(after):
        assert first is not None
        assert then is not None
        assert first.latest < then.earliest  # type: ignore[operator]


def test_what_steps_past_july_takes_what_builds_on_it_along() -> None:
    """27 July lies in the pause and becomes 3 August: the meeting of Monday 2 August after it waits a week."""
    some = plan(
        activity("a1", "2026-08-18", kind=Kind.MEETING),
        activity("a2", "2026-08-24", kind=Kind.MEETING, depends_on=("a1",)),
        activity("a3", "2026-08-27", kind=Kind.OTHER, depends_on=("a2",)),
        activity("a4", "2026-09-08", kind=Kind.DEADLINE, depends_on=("a3",)),
    )

    found = [(m.after.period.edtf, m.why) for m in shift.shifted(some, date(2027, 7, 27)) if m.after and m.after.period]

    assert found == [
        ("2027-08-03", ("N106",)), ("2027-08-09", ("N108",)), ("2027-08-10", ("N108",)), ("2027-08-17", ()),
    ]  # fmt: skip


def test_two_that_step_onto_one_day_part_again_when_one_builds_on_the_other() -> None:
    some = plan(
        activity("a1", "2026-08-18", kind=Kind.MEETING), activity("a2", "2026-08-25", kind=Kind.MEETING),
        activity("a3", "2026-08-25", kind=Kind.MEETING, depends_on=("a1",)),
    )  # fmt: skip

    first, beside, after = shift.shifted(some, date(2027, 7, 6))

    assert first.after.period.edtf == beside.after.period.edtf == "2027-08-03"  # type: ignore[union-attr]
    assert (after.after.period.edtf, after.why) == ("2027-08-10", ("N106", "N108"))  # type: ignore[union-attr]


def test_loose_words_that_fall_before_what_they_build_on_are_pointed_out() -> None:
    some = plan(
        activity("a1", "2026-06-30", kind=Kind.MEETING),
        activity("a2", "2026-07", kind=Kind.OTHER, depends_on=("a1",)),
    )

    first, then = shift.shifted(some, date(2027, 7, 1))

    assert first.after.period.edtf == "2027-08-03"  # type: ignore[union-attr]
    assert (then.after.period.edtf, then.why) == ("2027-08", ())  # type: ignore[union-attr]

    first, then = shift.shifted(some, date(2027, 6, 30))

    assert first.after.period.edtf == "2027-08-03"  # type: ignore[union-attr]
    assert (then.after.period.edtf, then.why) == ("2027-07", ("N111",))  # type: ignore[union-attr]


@given(PLANS)
def test_a_copy_to_the_same_start_of_an_open_plan_changes_no_meaning(some: Plan) -> None:
    start = shift.first_day(some)
    for found in shift.shifted(some, start or OLD):
        assert found.after is not None
        assert found.after.period is not None
        assert found.before.period is not None
        if found.before.period.precision is not Precision.DAYS:
            assert found.after.period.edtf == found.before.period.edtf


@given(PLANS, DAYS)
def test_keys_are_new_and_point_inside_the_copy(some: Plan, new: date) -> None:
    chained = replace(
        some,
        activities=tuple(
            replace(a, depends_on=tuple(b.key for b in some.activities[:n])) for n, a in enumerate(some.activities)
        ),
    )
    keys = map("b{}".format, count(1))

    copy = shift.copied(shift.shifted(chained, new), lambda: next(keys))

    given_keys = {a.key for a in copy}
    assert len(given_keys) == len(copy) == len(some.activities)
    assert all(set(a.depends_on) <= given_keys - {a.key} for a in copy)
