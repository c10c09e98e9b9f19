"""What sort of body a printed name is: adjectives that sound like a body are none, whatever stands beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.law.bodies import Role, is_body, role_of

ADJECTIVES = [
    "udvalgte",
    "særligt udvalgte",
    "de udvalgte",
    "ovennævnte",
    "nævnte",
    "de førnævnte",
    "rådende",
    "styrende",
]
PEOPLE = ["borgere", "medarbejdere", "ledere", "pårørende", "personer", "elever", "deltagere", "kommuner"]
BODIES = {
    Role.COMMITTEE: ["Skoleudvalget", "Teknik- og Miljøudvalget", "Økonomiudvalget", "Kulturudv.", "stående udvalg"],
    Role.ADVISORY: ["Ældrerådet", "Handicaprådet", "Huslejenævnet", "Skolebestyrelsen", "Børne- og Ungerådet"],
    Role.COUNCIL: ["Byrådet", "Kommunalbestyrelsen", "Regionsrådet"],
    Role.STATE: ["Sundhedsstyrelsen", "Socialministeriet"],
    Role.CODETERMINATION: ["HovedMED", "Fag-MED Omsorg"],
}
EVERY = [(name, role) for role, names in BODIES.items() for name in names]


@pytest.mark.parametrize(
    "name", ["udvalgte borgere", "Udvalgte", "de udvalgte", "udvalgt personale", "Udvalgte pårørende"]
)
def test_who_is_chosen_is_no_committee(name: str) -> None:
    assert role_of(name) is Role.GROUP


@given(st.sampled_from(ADJECTIVES), st.sampled_from(PEOPLE), st.booleans())
def test_described_people_are_no_body(adjective: str, people: str, capital: bool) -> None:
    name = f"{adjective} {people}"
    assert not is_body(name.capitalize() if capital else name)


@given(st.sampled_from(ADJECTIVES), st.sampled_from(EVERY))
def test_a_described_body_is_what_it_is_without_the_adjective(adjective: str, body: tuple[str, Role]) -> None:
    name, role = body
    assert role_of(name) is role
    assert role_of(f"{adjective} {name}") is role


@given(
    st.sampled_from(["udvalg", "udvalget", "udvalgs", "udvalgets", "udvalgene", "udvalgenes"]),
    st.sampled_from(["", "Skole", "Vej", "Børne- og Ungdoms"]),
)
def test_every_form_of_the_noun_is_a_committee(form: str, before: str) -> None:
    assert role_of(f"{before}{form}" if before else form) is Role.COMMITTEE


@pytest.mark.parametrize("name", ["Vejudvalgt", "Vejudvalgte"])
def test_a_slip_of_the_pen_in_a_noun_is_still_a_committee(name: str) -> None:
    assert role_of(name) is Role.COMMITTEE


@given(st.text(max_size=60))
def test_any_text_has_a_role(name: str) -> None:
    assert role_of(name) in Role
