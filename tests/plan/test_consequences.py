"""What follows when an activity is moved; days are those of the Danish calendar (docs/policy)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frisat.law.bodies import Role, role_of
from frisat.law.deadlines import agenda_deadline
from frisat.law.hearings import rule_for
from frisat.plan.consequences import Consequence, HearingNeed, Rules, what_if
from frisat.plan.model import Activity, ActorDate, Kind, Plan, Status
from frisat.plan.moving import first_day, later, stretched
from frisat.plan.period import Period
from frisat.plan.sentences import sentence


def need(a: Activity) -> HearingNeed:
    rule = rule_for(a.title, *a.agenda)
    return HearingNeed(rule.least_days, rule.wait_days, rule.da)


RULES = Rules(
    hearing=need,
    agenda_deadline=agenda_deadline,
    is_political=lambda a: any(role_of(n) in (Role.COUNCIL, Role.COMMITTEE) for n in a.actors),
    today=date(2027, 1, 4),
)


def activity(key: str, edtf: str | None, kind: Kind = Kind.MEETING, *after: str, **more: object) -> Activity:
    title = str(more.pop("title", f"Aktivitet {key}"))
    return Activity(key=key, title=title, kind=kind, period=Period(edtf) if edtf else None, depends_on=after, **more)  # type: ignore[arg-type]


def ask(wanted: str, *activities: Activity, key: str = "a1") -> dict[str, Consequence]:
    found = what_if(Plan(activities=activities), key, Period(wanted), RULES)
    return {c.key: c for c in found}


def codes(c: Consequence) -> list[str]:
    return [code for code, _ in c.reasons]


def edtf(c: Consequence) -> str | None:
    return c.after.edtf if c.after else None


def test_a_move_that_breaks_nothing_has_no_consequences() -> None:
    found = ask("2027-05-11", activity("a1", "2027-05-04"), activity("a2", "2027-06-01", Kind.MEETING, "a1"))

    assert found == {}


def test_what_builds_on_it_is_moved_behind_it_and_keeps_its_day_of_the_week() -> None:
    """1 June 2027 is a Tuesday; the first Tuesday after Thursday 10 June is the 15th."""
    found = ask("2027-06-10", activity("a1", "2027-05-04"), activity("a2", "2027-06-01", Kind.MEETING, "a1"))

    assert edtf(found["a2"]) == "2027-06-15"
    assert codes(found["a2"]) == ["C101", "C109"]


def test_consequences_run_on_through_everything_that_builds_on_what_moved() -> None:
    found = ask(
        "2027-06-10",
        activity("a1", "2027-05-04"),
        activity("a2", "2027-06-01", Kind.MEETING, "a1"),
        activity("a3", "2027-06-08", Kind.MEETING, "a2"),
    )

    assert [edtf(found["a2"]), edtf(found["a3"])] == ["2027-06-15", "2027-06-22"]


def test_a_committee_does_not_meet_in_july() -> None:
    """22 June + moved to 28 June: the next Tuesdays lie in July, so the first one in August."""
    found = ask(
        "2027-06-30",
        activity("a1", "2027-06-15"),
        activity("a2", "2027-06-22", Kind.DECISION, "a1", actors=("Børneudvalget",)),
    )

    assert edtf(found["a2"]) == "2027-08-03"


def test_a_decision_waits_four_weeks_after_a_hearing_on_closing_a_school() -> None:
    hearing = activity("a1", "2027-03-01/2027-04-26", Kind.HEARING, title="Høring om nedlæggelse af skole")
    found = ask("2027-03-15/2027-05-10", hearing, activity("a2", "2027-05-25", Kind.DECISION, "a1"))

    assert codes(found["a2"])[0] == "C102"
    after = found["a2"].after
    assert after is not None
    assert (first_day(after) or date.min) >= date(2027, 5, 10) + timedelta(28)


def test_a_hearing_made_too_short_is_told_with_a_length_that_will_do() -> None:
    found = ask("2027-03-01/2027-03-05", activity("a1", "2027-03-01/2027-03-29", Kind.HEARING))

    assert "C111" in codes(found["a1"])
    assert found["a1"].after is None
    assert found["a1"].instead == Period("2027-03-01/2027-03-30")  # the 28th is Easter Sunday, the 29th Easter Monday


def test_a_hearing_that_must_follow_keeps_its_length() -> None:
    found = ask(
        "2027-02-22",
        activity("a1", "2027-02-01"),
        activity("a2", "2027-02-08/2027-03-10", Kind.HEARING, "a1"),
    )

    assert edtf(found["a2"]) == "2027-02-23/2027-03-25"
    assert "C112" in codes(found["a2"])


def test_the_deadline_of_an_agenda_moves_with_its_meeting() -> None:
    """Four working days before Tuesday 11 May 2027 is the 4th: the 6th is Ascension Day (kommunestyrelsesloven § 8)."""
    found = ask(
        "2027-05-11",
        activity("a1", "2027-04-27", Kind.MEETING, "a2", actors=("Børneudvalget",)),
        activity("a2", "2027-04-21", Kind.DEADLINE, title="Dagsordenen udsendes"),
    )

    assert edtf(found["a2"]) == agenda_deadline(date(2027, 5, 11)).isoformat() == "2027-05-04"
    assert codes(found["a2"]) == ["C103"]
    assert "C115" in codes(found["a1"])


@pytest.mark.parametrize(
    ("wanted", "code"), [("2027-05-08", "C105"), ("2027-05-06", "C106"), ("2027-07-06", "C107"), ("2027-05-11", None)]
)
def test_a_day_on_which_nobody_meets_is_told_with_the_next_that_suits(wanted: str, code: str | None) -> None:
    found = ask(wanted, activity("a1", "2027-04-27", actors=("Byrådet",)))
    told = [c for c in codes(found["a1"]) if c != "C115"]

    assert told == ([code] if code else [])
    assert (found["a1"].instead is not None) == (code is not None)


def test_moving_before_what_it_builds_on_is_told() -> None:
    found = ask("2027-04-01", activity("a1", "2027-05-04", Kind.MEETING, "a2"), activity("a2", "2027-04-20"))

    assert "C104" in codes(found["a1"])


def test_months_move_by_months_and_loose_words_are_left_to_a_person() -> None:
    found = ask(
        "2027-09",
        activity("a1", "2027-04"),
        activity("a2", "2027-05", Kind.ANALYSIS, "a1"),
        activity("a3", "2027-22", Kind.ANALYSIS, "a1"),
    )

    assert edtf(found["a2"]) == "2027-10"
    assert found["a3"].after is None
    assert "C110" in codes(found["a3"])


def test_a_month_that_still_has_room_stays() -> None:
    assert ask("2027-02-01", activity("a1", "2027-01-04"), activity("a2", "2027-02", Kind.ANALYSIS, "a1")) == {}


def test_what_is_held_or_called_off_does_not_move() -> None:
    for status in (Status.HELD, Status.CANCELLED, Status.POSTPONED):
        held = activity("a2", "2027-06-01", Kind.MEETING, "a1", status=status)
        assert ask("2027-06-10", activity("a1", "2027-05-04"), held) == {}


def test_an_activity_that_was_postponed_to_this_one_is_told_of() -> None:
    off = activity("a2", "2027-03-02", status=Status.POSTPONED, replaced_by="a1")

    assert codes(ask("2027-06-10", activity("a1", "2027-05-04"), off)["a2"]) == ["C113"]


def test_moving_what_was_called_off_points_at_its_replacement() -> None:
    off = activity("a1", "2027-03-02", status=Status.CANCELLED, replaced_by="a2")

    assert codes(ask("2027-06-10", off, activity("a2", "2027-04-06"))["a1"]) == ["C117"]


def test_days_of_single_participants_do_not_move_along() -> None:
    own = activity("a1", "2027-05-04", actor_dates=(ActorDate("SSG", Period("2027-05-04")),))

    assert "C114" in codes(ask("2027-06-10", own)["a1"])


def test_a_circle_is_gone_round_once() -> None:
    found = ask(
        "2027-06-10",
        activity("a1", "2027-05-04", Kind.MEETING, "a2"),
        activity("a2", "2027-06-01", Kind.MEETING, "a1"),
    )

    assert set(found) == {"a2"}


def test_every_reason_has_its_sentence_in_both_languages() -> None:
    found = ask(
        "2027-07-03",
        activity("a1", "2027-04-27", Kind.MEETING, "a9", actors=("Byrådet",)),
        activity("a9", "2027-08-20", Kind.HEARING),
        activity("a2", "2027-05-11", Kind.DECISION, "a1"),
    )
    for c in found.values():
        for code, parts in c.reasons:
            assert sentence(code, dict(parts), language="da")
            assert sentence(code, dict(parts), language="en")


_days = st.dates(date(2026, 1, 1), date(2029, 12, 31))
_kinds = st.sampled_from(list(Kind))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    out = []
    for n in range(draw(st.integers(1, 7))):
        day = draw(_days)
        said = draw(
            st.sampled_from([day.isoformat(), f"{day:%Y-%m}", f"{day}/{day + timedelta(30)}", f"{day:%Y}", ".."])
        )
        edtf = None if said == ".." else said
        after = tuple(f"a{m}" for m in range(n) if draw(st.booleans()))
        actors = draw(st.sampled_from([(), ("Byrådet",), ("Børneudvalget",), ("borgere",)]))
        out.append(activity(f"a{n}", edtf, draw(_kinds), *after, actors=actors))
    return Plan(activities=tuple(out))


@settings(max_examples=400, deadline=None)
@given(plans(), _days)
def test_proposals_are_never_earlier_and_accepting_them_all_leaves_nothing_to_propose(plan: Plan, day: date) -> None:
    wanted = Period(day.isoformat())
    found = what_if(plan, "a0", wanted, RULES)

    moved = {"a0": wanted} | {c.key: c.after for c in found if c.after}
    for c in found:
        if c.after is not None and codes(c) != ["C103"]:
            assert (first_day(c.after) or date.min) > (first_day(c.before) or date.max)
    after = Plan(
        activities=tuple(
            Activity(**{f: getattr(a, f) for f in a.__dataclass_fields__} | {"period": moved.get(a.key, a.period)})
            for a in plan.activities
        )
    )
    again = [c for c in what_if(after, "a0", wanted, RULES) if c.after is not None]
    exact = [c for c in again if c.after and c.after.precision in ("day", "days")]
    assert exact == []


@given(_days, st.integers(1, 60), st.integers(1, 60))
def test_a_hearing_is_stretched_only_when_it_is_too_short(day: date, days: int, least: int) -> None:
    period = Period(f"{day}/{day + timedelta(days - 1)}")
    made = stretched(period, least)

    assert (made is None) == (days >= least)
    if made is not None and made.latest:
        assert (made.latest - day).days + 1 >= least


def test_a_place_that_never_comes_is_given_up() -> None:
    assert later(activity("a1", "2027-05-04"), Period("2027-05-04"), date(2027, 5, 5), lambda day: False) is None
