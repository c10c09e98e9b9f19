"""BARS V1, R1: who may read a body's closed matters, at the edges: midnight, clock changes, future seats, merges."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from frisat.web.base import clock
from frisat.web.bodies import merge_actions, queries, seat_actions
from frisat.web.bodies.models import Body, Seat
from frisat.web.people import actions as people_actions
from frisat.web.people.models import Account, Person
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def member() -> Account:
    return Account.objects.create_user("medlem@engby.example", None, name="Mette Medlem")


@pytest.fixture
def body() -> Body:
    return Body.objects.create(name="Skoleudvalget")


def sit(body: Body, account: Account, first: date = FIRST, last: date | None = LAST) -> Seat:
    person, _ = Person.objects.get_or_create(name=account.name, account=account)
    return Seat.objects.create(body=body, person=person, first_day=first, last_day=last)


@pytest.mark.parametrize(
    ("moment", "may"),
    [
        (datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), True),  # one second to midnight in Denmark
        (datetime(2026, 12, 31, 23, 0, 0, tzinfo=UTC), False),  # midnight there, not yet in UTC
        (datetime(2025, 12, 31, 22, 59, 59, tzinfo=UTC), False),
        (datetime(2025, 12, 31, 23, 0, 0, tzinfo=UTC), True),
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), True),  # the night in which the clock is put back
    ],
)
def test_a_day_ends_at_midnight_in_denmark(
    member: Account, body: Body, moment: datetime, may: bool, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return moment.astimezone(tz)

    settings.FRISAT_TODAY = ""
    monkeypatch.setattr(clock, "datetime", Stopped)
    sit(body, member)

    assert queries.may_read_closed(member, body, clock.today()) is may


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_summer_time_counts(moment: datetime, day: date, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return moment.astimezone(tz)

    settings.FRISAT_TODAY = ""
    monkeypatch.setattr(clock, "datetime", Stopped)

    assert clock.today() == day


def test_a_future_seat_gives_nothing_before_its_day_and_a_second_seat_bridges_no_gap(
    member: Account, body: Body
) -> None:
    sit(body, member, date(2027, 1, 1), None)
    assert not queries.may_read_closed(member, body, date(2026, 12, 31))

    sit(body, member, date(2025, 1, 1), date(2025, 6, 30))
    may = [queries.may_read_closed(member, body, d) for d in (date(2025, 6, 30), date(2025, 7, 1), date(2027, 1, 1))]
    assert may == [True, False, True]


def test_it_follows_the_person_not_the_name(member: Account, body: Body) -> None:
    """Somebody of the same name, and an account taken off its person, have nothing."""
    namesake = Account.objects.create_user("anden@engby.example", None, name=member.name)
    seat = sit(body, member)
    assert not queries.may_read_closed(namesake, body, FIRST)
    assert seat.person is not None

    seat_actions.set_account(SYSTEM, seat.person, None)
    assert not queries.may_read_closed(Account.objects.get(pk=member.pk), body, FIRST)


def test_closing_the_account_ends_it_and_opening_gives_no_more_than_the_seat(member: Account, body: Body) -> None:
    sit(body, member)
    people_actions.close_account(SYSTEM, member)
    member.refresh_from_db()
    assert not queries.may_read_closed(member, body, FIRST)

    people_actions.open_account(SYSTEM, member)
    member.refresh_from_db()
    assert [queries.may_read_closed(member, body, d) for d in (LAST, date(2027, 1, 1))] == [True, False]


def test_a_chain_of_merges_leads_to_the_one_body_that_is_left(member: Account, body: Body) -> None:
    second, third, other = (Body.objects.create(name=n) for n in ("Andet", "Tredje", "Et helt andet"))
    sit(body, member)
    merge_actions.merge(SYSTEM, body, second)
    second.refresh_from_db()
    last = merge_actions.merge(SYSTEM, second, third)
    for one in (body, second, third):
        assert queries.may_read_closed(member, queries.body(one.pk), FIRST)
    assert not queries.may_read_closed(member, other, FIRST)

    merge_actions.undo_merge(SYSTEM, last)
    assert not queries.may_read_closed(member, queries.body(third.pk), FIRST)
    assert queries.may_read_closed(member, queries.body(second.pk), FIRST)


def test_a_seat_that_is_taken_away_gave_nothing_even_then(member: Account, body: Body) -> None:
    seat = sit(body, member)
    seat_actions.remove_seat(SYSTEM, seat, reason="Skrevet forkert")

    assert not queries.may_read_closed(member, body, FIRST)
