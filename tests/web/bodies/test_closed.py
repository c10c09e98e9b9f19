"""Who may read a body's closed matters: who holds a seat that day, and nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from frisat.web.bodies import actions, merge_actions, queries, seat_actions
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Body, SeatRole
from frisat.web.people.models import Account, Person
from frisat.web.record.actions import SYSTEM

from .conftest import Make, seat

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)


@pytest.fixture
def member(accounts: dict[str, Account]) -> Account:
    return accounts["stranger"]


def sit(body: Body, account: Account, **fields: object) -> None:
    made = seat(body, account.name, FIRST, LAST, **fields)
    assert made.person is not None
    seat_actions.set_account(SYSTEM, made.person, account)


@pytest.mark.parametrize(
    ("day", "may"),
    [(date(2025, 12, 31), False), (FIRST, True), (date(2026, 3, 1), True), (LAST, True), (date(2026, 7, 1), False)],
)
def test_the_right_begins_and_ends_with_the_seat(committee: Body, member: Account, day: date, may: bool) -> None:
    sit(committee, member)

    assert queries.may_read_closed(member, committee, day) is may


def test_no_role_in_a_process_and_no_office_gives_it(committee: Body, accounts: dict[str, Account]) -> None:
    for account in accounts.values():
        assert not queries.may_read_closed(account, committee, FIRST)


def test_a_seat_in_one_body_says_nothing_of_another(make: Make, committee: Body, member: Account) -> None:
    sit(committee, member)
    part = make("Skoleudvalgets formandskab", part_of=committee)

    assert not queries.may_read_closed(member, part, FIRST)


@pytest.mark.parametrize("role", [r for r in SeatRole if r != SeatRole.SUBSTITUTE])
def test_every_sort_of_seat_gives_it(committee: Body, member: Account, role: str) -> None:
    sit(committee, member, role=role)

    assert queries.may_read_closed(member, committee, FIRST)


def test_a_substitute_has_it_on_the_days_of_stepping_in(committee: Body, member: Account) -> None:
    held = seat(committee, "Anna Holm", FIRST)
    made = seat(committee, member.name, date(2026, 3, 1), date(2026, 3, 1), role="substitute", substitute_for=held)
    seat_actions.set_account(SYSTEM, made.person, member)

    assert [queries.may_read_closed(member, committee, date(2026, 3, d)) for d in (1, 2)] == [True, False]


def test_it_ends_with_the_body_with_the_account_and_when_seats_end_at_an_election(
    committee: Body, member: Account
) -> None:
    sit(committee, member)
    seat_actions.end_seats(SYSTEM, [committee], last_day=date(2026, 3, 31))
    assert queries.may_read_closed(member, committee, date(2026, 3, 31))
    assert not queries.may_read_closed(member, committee, date(2026, 4, 1))

    actions.close_body(SYSTEM, committee, last_day=date(2026, 2, 28))
    committee.refresh_from_db()
    assert queries.may_read_closed(member, committee, date(2026, 2, 28))
    assert not queries.may_read_closed(member, committee, date(2026, 3, 1))

    member.is_active = False
    assert not queries.may_read_closed(member, committee, FIRST)
    assert not queries.may_read_closed(None, committee, FIRST)
    assert not queries.may_read_closed(SYSTEM, committee, FIRST)


def test_it_follows_a_merge_and_its_undoing(make: Make, committee: Body, member: Account) -> None:
    other = make("Dagtilbudsudvalget")
    sit(committee, member)
    done = merge_actions.merge(SYSTEM, committee, other)
    committee.refresh_from_db()
    assert queries.may_read_closed(member, committee, FIRST)
    assert queries.may_read_closed(member, other, FIRST)

    merge_actions.undo_merge(SYSTEM, done)
    assert not queries.may_read_closed(member, other, FIRST)


def test_nobody_gives_it_to_themselves(committee: Body, accounts: dict[str, Account]) -> None:
    editor = accounts["editor"]
    me = Person.objects.create(name="Editor", account=editor)
    with pytest.raises(RegisterError) as own:
        seat_actions.add_seat(editor, committee, person=me, first_day=FIRST)
    assert own.value.code == "B201"
    other = Person.objects.create(name="En anden")
    with pytest.raises(PermissionDenied):
        seat_actions.set_account(editor, other, editor)
    seat_actions.add_seat(accounts["owner"], committee, person=me, first_day=FIRST, last_day=LAST)
    held = committee.seats.get()
    with pytest.raises(RegisterError):
        seat_actions.change_seat(editor, held, last_day=None)


def test_an_administrator_neither(committee: Body, accounts: dict[str, Account]) -> None:
    """Neither by taking a seat, nor by saying that somebody who has one is oneself."""
    admin = accounts["admin"]
    me = Person.objects.create(name="Administrator", account=admin)
    with pytest.raises(RegisterError) as seated:
        seat_actions.add_seat(admin, committee, person=me, first_day=FIRST)
    assert seated.value.code == "B201"
    seat_actions.set_account(admin, me, None)
    theirs = seat(committee, "Et medlem", FIRST, LAST).person
    assert theirs is not None
    with pytest.raises(RegisterError) as tied:
        seat_actions.set_account(admin, theirs, admin)
    assert (tied.value.code, tied.value.field) == ("B210", "account")
    assert not queries.may_read_closed(admin, committee, FIRST)
    seat_actions.set_account(admin, me, admin)
    seat_actions.add_seat(accounts["owner"], committee, person=me, first_day=FIRST)
    assert queries.may_read_closed(admin, committee, FIRST)


@pytest.mark.parametrize("way", [False, True])
def test_who_sits_in_one_body_merges_no_other_with_it(
    make: Make, committee: Body, accounts: dict[str, Account], way: bool
) -> None:
    """It would open the other one's closed matters to them."""
    editor, group = accounts["editor"], make("En lille arbejdsgruppe")
    sit(group, editor)
    pair = (group, committee) if way else (committee, group)

    with pytest.raises(RegisterError) as refused:
        merge_actions.merge(editor, *pair)
    assert refused.value.code == "B211"
    assert not queries.may_read_closed(editor, committee, FIRST)

    seat_actions.add_seat(SYSTEM, committee, person=group.seats.get().person, first_day=FIRST)
    merge_actions.merge(editor, *pair)


def test_a_body_named_by_a_representative_alone_gives_nobody_anything(committee: Body, member: Account) -> None:
    seat_actions.add_seat(SYSTEM, committee, representative_of="Elevrådet", first_day=FIRST)

    assert not queries.may_read_closed(member, committee, FIRST)
