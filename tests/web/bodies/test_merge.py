"""Two bodies made one, and two again: nothing is lost, nothing goes in circles, two people at once are told."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frisat.web.bodies import actions, merge_actions, queries, spelling_actions, successor_actions
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Alias, Body, BodyKind, Merge
from frisat.web.people.models import Account
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry

from .conftest import Make, all_rows, seat

TODAY = date(2027, 5, 3)


def test_spellings_seats_and_pointers_move(make: Make, committee: Body, council: Body) -> None:
    other = make("Skole- og Dagtilbudsudvalget", "SDU")
    part = make("Udvalgets formandskab", part_of=committee)
    held = seat(committee, "Anna Holm")

    merge_actions.merge(SYSTEM, committee, other, reason="Oprettet to gange")

    assert {a.text for a in other.aliases.all()} == {
        "Skole- og Dagtilbudsudvalget",
        "SDU",
        "Skoleudvalget",
        "Skoleudv.",
    }
    held.refresh_from_db()
    part.refresh_from_db()
    assert held.body == part.part_of == other
    assert queries.resolve(["skoleudv."], None, TODAY) == {"skoleudv.": other}
    assert [b.name for b in queries.bodies()] == ["Byrådet", "Skole- og Dagtilbudsudvalget", "Udvalgets formandskab"]


def test_undoing_brings_back_every_row(make: Make, committee: Body, council: Body) -> None:
    other = make("Skole- og Dagtilbudsudvalget", "SDU", part_of=council)
    third = make("Elevrådet", successor=None)
    spelling_actions.add_alias(SYSTEM, committee, text="Udvalget", process_id=7, first_day=date(2026, 1, 1))
    Alias.objects.create(body=other, text="Skoleudv.", folded="skoleudv.")  # both have it
    actions.change_body(SYSTEM, third, part_of=committee, recommends_to=committee)
    actions.change_body(SYSTEM, other, recommends_to=committee)
    spelling_actions.keep_apart(SYSTEM, committee, third)
    spelling_actions.keep_name_apart(SYSTEM, "Udvalget for alt", committee)
    seat(committee, "Anna Holm", last=date(2029, 12, 31), role="chair")
    before = all_rows()

    done = merge_actions.merge(SYSTEM, committee, other)
    assert all_rows() != before
    merge_actions.undo_merge(SYSTEM, done)

    assert all_rows() == before


def test_merges_on_top_of_each_other_are_undone_from_the_top(make: Make) -> None:
    a, b, c = make("Havneudvalget", "Havneudv."), make("Kystudvalget"), make("Vandudvalget")
    before = all_rows()
    first = merge_actions.merge(SYSTEM, a, b)
    between = all_rows()
    second = merge_actions.merge(SYSTEM, b, c)

    with pytest.raises(RegisterError) as refused:
        merge_actions.undo_merge(SYSTEM, first)
    assert refused.value.code == "B109"
    merge_actions.undo_merge(SYSTEM, second)
    assert all_rows() == between
    merge_actions.undo_merge(SYSTEM, first)
    assert all_rows() == before
    with pytest.raises(RegisterError) as twice:
        merge_actions.undo_merge(SYSTEM, first)
    assert twice.value.code == "B111"


def test_what_was_changed_in_between_stays_as_it_was_made(make: Make, committee: Body) -> None:
    other = make("Skole- og Dagtilbudsudvalget")
    done = merge_actions.merge(SYSTEM, committee, other)
    gone = other.aliases.get(folded="skoleudv.")
    spelling_actions.remove_alias(SYSTEM, gone)
    spelling_actions.add_alias(SYSTEM, other, text="S & D")

    merge_actions.undo_merge(SYSTEM, done)

    assert [a.text for a in committee.aliases.all()] == ["Skoleudvalget"]
    assert {a.text for a in other.aliases.all()} == {"Skole- og Dagtilbudsudvalget", "S & D"}


def refusal(merged: Body, into: Body) -> str:
    before = all_rows()
    with pytest.raises(RegisterError) as refused:
        merge_actions.merge(SYSTEM, merged, into)
    assert all_rows() == before
    return f"{refused.value.code} {refused.value.said}"


def test_a_body_is_not_merged_into_itself_its_part_or_its_successor(make: Make, committee: Body) -> None:
    part = make("Underudvalget", part_of=committee)
    small = make("Arbejdsgruppen", part_of=part)
    heir = make("Dagtilbudsudvalget")
    successor_actions.set_successor(SYSTEM, committee, heir)

    assert refusal(committee, committee) == (
        "B101 »Skoleudvalget« kan ikke lægges sammen med sig selv. Vælg et andet organ."
    )
    assert refusal(committee, part).startswith(
        "B102 »Skoleudvalget« kan ikke lægges ind i »Underudvalget«, for »Underudvalget« er en del af »Skoleudvalget«."
    )
    assert refusal(committee, small).startswith("B102")
    assert refusal(committee, heir).startswith("B103")
    assert refusal(heir, committee).startswith("B103")


def test_pointers_never_go_in_a_circle(make: Make, committee: Body) -> None:
    a, b = make("Vejudvalget"), make("Stiudvalget")
    successor_actions.set_successor(SYSTEM, a, b)
    with pytest.raises(RegisterError) as circle:
        successor_actions.set_successor(SYSTEM, b, a)
    assert circle.value.said == (
        "»Vejudvalget« kan ikke afløse »Stiudvalget«, for »Stiudvalget« kommer selv efter »Vejudvalget«. "
        "Vælg et andet organ som afløser."
    )
    with pytest.raises(RegisterError) as itself:
        successor_actions.set_successor(SYSTEM, b, b)
    assert itself.value.code == "B104"
    actions.change_body(SYSTEM, a, part_of=committee)
    with pytest.raises(RegisterError) as whole:
        actions.change_body(SYSTEM, committee, part_of=a)
    assert whole.value.code == "B105"


def test_a_merge_looked_at_before_something_changed_is_refused(make: Make, committee: Body) -> None:
    other = make("Skole- og Dagtilbudsudvalget")
    seen = merge_actions.preview(committee, other).stamp
    seat(committee, "Anna Holm")

    with pytest.raises(RegisterError) as stale:
        merge_actions.merge(SYSTEM, committee, other, seen=seen)
    assert stale.value.code == "B108"
    assert not Merge.objects.exists()


def test_two_who_merge_the_same_body_do_not_both_win(make: Make, committee: Body) -> None:
    one, two = make("Dagtilbudsudvalget"), make("Ungeudvalget")
    stale = Body.objects.get(pk=committee.pk)
    merge_actions.merge(SYSTEM, committee, one)

    with pytest.raises(RegisterError) as late:
        merge_actions.merge(SYSTEM, stale, two)
    assert late.value.said.startswith("»Skoleudvalget« er allerede lagt sammen med »Dagtilbudsudvalget«.")


def test_what_was_kept_apart_stays_apart_through_a_merge(make: Make, committee: Body) -> None:
    other, third = make("Dagtilbudsudvalget"), make("Skoleudvalgtet")
    spelling_actions.keep_apart(SYSTEM, committee, third)
    done = merge_actions.merge(SYSTEM, committee, other)

    assert frozenset((other.pk, third.pk)) in queries.kept_apart()
    merge_actions.undo_merge(SYSTEM, done)
    assert frozenset((other.pk, third.pk)) not in queries.kept_apart()


def test_every_deed_is_recorded_and_only_keepers_may(make: Make, committee: Body, accounts: dict[str, Account]) -> None:
    other = make("Dagtilbudsudvalget")
    for name in ("reader", "contributor", "approver", "stranger"):
        with pytest.raises(PermissionDenied):
            merge_actions.merge(accounts[name], committee, other)
    done = merge_actions.merge(accounts["editor"], committee, other, reason="Samme udvalg")
    merge_actions.undo_merge(accounts["owner"], done)

    said = Entry.objects.filter(thing="body", verb__contains="merge").values_list("verb", "thing_key")
    assert list(said) == [
        ("body.merge", str(committee.pk)), ("body.merged_here", str(other.pk)),
        ("body.unmerge", str(committee.pk)), ("body.unmerged_here", str(other.pk)),
    ]  # fmt: skip
    assert Entry.objects.get(verb="body.merge").detail.said["reason"] == "Samme udvalg"


POINTERS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from(["part_of", "successor", "recommends_to"])),
    max_size=8,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(POINTERS, st.permutations(range(5)))
def test_any_register_comes_back_from_any_merges(
    db: None, pointers: list[tuple[int, int, str]], order: list[int]
) -> None:
    from django.db import transaction

    with transaction.atomic():
        made = [actions.make_body(SYSTEM, name=f"Udvalg {n}", kind=BodyKind.COMMITTEE) for n in "ABCDE"]
        for a, b, pointer in pointers:
            try:
                if pointer == "successor":
                    successor_actions.set_successor(SYSTEM, made[a], made[b])
                else:
                    actions.change_body(SYSTEM, made[a], **{pointer: made[b]})
            except RegisterError:
                continue
        stack = []
        for merged, into in pairwise(order):
            before = all_rows()
            try:
                stack.append((before, merge_actions.merge(SYSTEM, made[merged], made[into])))
            except RegisterError:
                assert all_rows() == before
        for before, done in reversed(stack):
            merge_actions.undo_merge(SYSTEM, done)
            assert all_rows() == before
        transaction.set_rollback(True)
