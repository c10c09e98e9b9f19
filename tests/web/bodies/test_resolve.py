"""A printed name leads to its body: by process, by organisation, by day; and no plan is rewritten."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from frisat.web.bodies import actions, queries, spelling_actions, successor_actions
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Body, BodyKind
from frisat.web.record.actions import SYSTEM

from .conftest import Make

TODAY = date(2027, 5, 3)


def test_case_space_and_line_break_make_no_difference(committee: Body) -> None:
    found = queries.resolve(["SKOLEUDVALGET", "Skole\nudv.", "skoleudv.", "Havneudvalget"], 1, TODAY)

    assert found == {"SKOLEUDVALGET": committee, "skoleudv.": committee}


@pytest.mark.parametrize("count", [1, 40, 2000])
def test_any_number_of_names_takes_one_query(committee: Body, count: int) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = queries.resolve(["Skoleudvalget", *(f"Udvalg {n}" for n in range(count))], 1, TODAY)

    assert len(asked) == 1
    assert found == {"Skoleudvalget": committee}


def test_a_spelling_of_one_process_holds_there_and_goes_first(make: Make, committee: Body) -> None:
    other = make("Havneudvalget")
    spelling_actions.add_alias(SYSTEM, committee, text="Udvalget")
    spelling_actions.add_alias(SYSTEM, other, text="Udvalget", process_id=7)

    assert queries.resolve(["Udvalget"], 7, TODAY) == {"Udvalget": other}
    assert queries.resolve(["Udvalget"], 8, TODAY) == {"Udvalget": committee}


def test_another_organisations_body_is_another_body(make: Make) -> None:
    ours = make("Social- og Sundhedsudvalget")
    theirs = make("Social- og Sundhedsudvalget", organisation="Nabosund Kommune")
    state = make("Skoleministeriet", organisation="Staten", kind=BodyKind.STATE)

    assert queries.resolve(["Social- og Sundhedsudvalget"], 1, TODAY) == {"Social- og Sundhedsudvalget": ours}
    assert queries.resolve(["Social- og Sundhedsudvalget"], 1, TODAY, organisation="Engby Kommune") == {
        "Social- og Sundhedsudvalget": ours
    }
    assert queries.resolve(["Social- og Sundhedsudvalget"], 1, TODAY, organisation="Nabosund Kommune") == {
        "Social- og Sundhedsudvalget": theirs
    }
    assert queries.resolve(["Skoleministeriet"], 1, TODAY) == {"Skoleministeriet": state}


def test_a_name_that_goes_on_after_an_election_means_each_body_in_its_time(make: Make) -> None:
    old = make("Kulturudvalget")
    new = successor_actions.hand_over(SYSTEM, old, None, new_name="Kulturudvalget", from_day=date(2026, 1, 1))
    old.refresh_from_db()

    assert (old.last_day, new.first_day, old.successor) == (date(2025, 12, 31), date(2026, 1, 1), new)
    assert queries.resolve(["Kulturudvalget"], 1, date(2025, 12, 31)) == {"Kulturudvalget": old}
    assert queries.resolve(["Kulturudvalget"], 1, date(2026, 1, 1)) == {"Kulturudvalget": new}


def test_a_closed_bodys_name_still_leads_to_it(committee: Body) -> None:
    actions.close_body(SYSTEM, committee, last_day=date(2025, 12, 31))

    assert queries.resolve(["Skoleudvalget"], 1, TODAY) == {"Skoleudvalget": committee}


def test_a_spellings_days_bound_it(committee: Body) -> None:
    spelling_actions.add_alias(SYSTEM, committee, text="SU", first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))

    for day, holds in ((date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 12, 31), True)):
        assert bool(queries.resolve(["SU"], 1, day)) is holds
    assert not queries.resolve(["SU"], 1, date(2026, 12, 31) + timedelta(days=1))


def test_one_spelling_is_not_given_to_two_bodies_at_once(make: Make, committee: Body) -> None:
    other = make("Havneudvalget")
    for refused in (
        lambda: spelling_actions.add_alias(SYSTEM, other, text="skoleudv."),
        lambda: make("Skoleudvalget"),
        lambda: actions.change_body(SYSTEM, other, name="SKOLEUDVALGET"),
    ):
        with pytest.raises(RegisterError) as wrong:
            refused()
        assert wrong.value.code == "B110"
        assert "»Skoleudvalget«" in wrong.value.said
    assert Body.objects.count() == 3


def test_a_renamed_body_keeps_its_old_name_as_a_spelling(committee: Body) -> None:
    actions.change_body(SYSTEM, committee, name="Skole- og Ungeudvalget")

    assert set(queries.resolve(["Skoleudvalget", "Skole- og Ungeudvalget"], 1, TODAY)) == {
        "Skoleudvalget", "Skole- og Ungeudvalget",
    }  # fmt: skip
    committee.refresh_from_db()
    own = committee.aliases.get(folded="skole- og ungeudvalget")
    with pytest.raises(RegisterError) as wrong:
        spelling_actions.remove_alias(SYSTEM, own)
    assert wrong.value.code == "B112"
