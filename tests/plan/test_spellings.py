"""Which printed names are proposed as one body: on the founding documents and on other municipalities' names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan.bodies import plain
from frisat.plan.name_forms import form
from frisat.plan.name_rules import Certainty
from frisat.plan.sentences import catalogue
from frisat.plan.spellings import Hints, Proposal, _pairs, clusters, hints, propose

LISTS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "data" / "spellings.toml").read_text())["list"]
Pair = frozenset[str]


def names_of(made: dict[str, Any]) -> list[str]:
    rows = [*made["same"], *made["likely"], made["other"]]
    return list(dict.fromkeys(name for row in rows for name in row))


def proposed(made: dict[str, Any]) -> list[Proposal]:
    known = hints(made.get("texts", []), [(title, (actor,)) for title, actor in made.get("beside", [])])
    return propose(names_of(made), organisation=made["organisation"], known=known)


def group_of(made: dict[str, Any], name: str) -> Pair:
    return next((frozenset(row) for row in made["same"] if name in row), frozenset([name]))


def asked(found: Iterable[Proposal]) -> set[Pair]:
    return {frozenset((p.a, p.b)) for p in found if p.certainty is Certainty.LIKELY}


def test_the_lists_are_large_and_of_several_municipalities() -> None:
    assert len(LISTS) >= 5
    assert sum(len(names_of(made)) for made in LISTS) >= 200


@pytest.mark.parametrize("made", LISTS, ids=lambda made: made["organisation"] or "nobody's")
def test_names_of_one_body_come_together_and_no_others(made: dict[str, Any]) -> None:
    names = names_of(made)
    groups = {frozenset(group) for group in clusters(names, proposed(made))}

    assert groups == {group_of(made, name) for name in names}


@pytest.mark.parametrize("made", LISTS, ids=lambda made: made["organisation"] or "nobody's")
def test_likely_ones_are_asked_about_and_no_others(made: dict[str, Any]) -> None:
    found = asked(proposed(made))
    may: set[Pair] = set()
    for a, b in made["likely"]:
        wanted = {frozenset((x, y)) for x in group_of(made, a) for y in group_of(made, b)}
        assert found & wanted, (a, b)
        may |= wanted

    assert found - may == set()


def test_every_reason_is_used_and_has_a_sentence_in_both_languages() -> None:
    used = {p.code for made in LISTS for p in proposed(made)}

    assert used >= {f"A{n}" for n in range(101, 117)}
    for made in LISTS:
        for p in proposed(made):
            assert p.a in p.why("da")
            assert p.b in p.why("en")
    assert used <= set(catalogue())


# ------------------------------------------------------------------------------------- the five founding documents
WELFARE = "Viborg Kommune"
SAME = [
    ["Byrådet", "byrådet", "Byrådsmøde", "Viborg Byråd"],
    ["Ældre- og Aktivitetsudvalget", "Ældre- og aktivitetsudvalget"],
    ["Nyt fagudvalg", "nyt fagudvalg med ansvar for ældreområdet"],
    ["Viborg Ældreråd", "Ældrerådet", "Ældreråd"],
    ["Fag-MED Omsorg", "Fag-\nMED Omsorg"],
    ["Forvaltningen", "forvaltningen"],
    ["Sundheds- og Ældreministeriet", "Sundheds- og ældreministeriet"],
    ["Faglige organisationer", "de faglige organisationer", "faglige org.", "faglige organisationer"],
    ["Seniortopmøde", "Senior-topmøder", "Seniortopmødet", "Ældretopmøde"],
]
LIKELY = [("Fælles-MED SSO", "Fælles-MED"), ("Ministeriet", "Sundheds- og Ældreministeriet")]
HEALTH_SAME = [
    ["Sundhedskoordinationsudvalget", "Sundhedskoordinationsudv.", "Sundhedskoordi-\nnationsudv.",
     "Sundhedskoordinat\nionsudvalget", "Sundheds-\nkoordinationsud\n\nv.", "Sundhedskoordi\nnationsudvalget", "SKU"],
    ["SSG", "Adm. SSG"],
    ["Patientinddragelsesudvalget", "Patientinddragelsesudv."],
    ["Leverance", "Leverancer"],
]  # fmt: skip
HEALTH_LIKELY = [("RM", "Region Midtjylland"), ("Leverance", "Levetance")]
NOT = [
    ("Ældre- og Aktivitetsudvalget", "Ældre- og Aktivitetsudvalgets formandskab"),
    ("Ældre- og Aktivitetsudvalget", "Nyt fagudvalg"),
    ("Social- og Sundhedsudvalget", "de kom. social- og sundhedsudv."),
    ("Fag-MED Omsorg", "Fag-MED"),
    ("Fag-MED Sundhed", "Fag-MED"),
    ("Fag-MED", "de fire Fag-MED"),
    ("Social, Sundhed & Omsorg", "Chefgruppen Social, Sundhed & Omsorg"),
    ("Social, Sundhed & Omsorg", "Sundhed og Omsorg"),
    ("Sundheds- og Ældreministeriet", "Ministerier"),
    ("Ministeriet", "Ministerier"),
    ("RM", "Regionsråd"),
    ("Region Midtjylland", "Regionsråd"),
]


@pytest.fixture(scope="module")
def readings(founding: Path) -> dict[str, Any]:
    """The five documents as Frisat reads them."""
    from frisat.read.reading import read

    return {path.name[:3]: read(path).plan for path in sorted((founding / "seeds").iterdir())}


def printed(plan: Any) -> list[str]:
    out = list(plan.stakeholders)
    for a in plan.activities:
        out += [*a.actors, *a.responsible, *a.decides, *a.recommends]
    return list(dict.fromkeys(out))


def said(plans: Iterable[Any]) -> Hints:
    texts = [text for plan in plans for a in plan.activities for text in (a.title, *a.agenda)]
    return hints(texts, [(a.title, a.actors) for plan in plans for a in plan.activities])


def judged(names: list[str], organisation: str, known: Hints) -> tuple[dict[str, Pair], set[Pair]]:
    found = propose(names, organisation=organisation, known=known)
    return {n: frozenset(g) for g in clusters(names, found) for n in g}, asked(found)


def test_the_alias_table_of_the_welfare_agreement(readings: dict[str, Any]) -> None:
    plans = [readings[number] for number in ("000", "001", "002", "003")]
    table = [n for row in SAME for n in row] + [n for pair in (*LIKELY, *NOT) for n in pair]
    names = list(dict.fromkeys([n for plan in plans for n in printed(plan)] + table))
    groups, questions = judged(names, WELFARE, said(plans))

    for row in SAME:
        assert {groups[n] for n in row} == {groups[row[0]]}, row
    for a, b in LIKELY:
        assert any(frozenset((x, y)) in questions for x in groups[a] for y in groups[b]), (a, b)
    for a, b in NOT:
        assert groups[a] != groups[b], (a, b)
        assert not any(frozenset((x, y)) in questions for x in groups[a] for y in groups[b]), (a, b)


def test_the_alias_table_of_the_health_agreement(readings: dict[str, Any]) -> None:
    plans = [readings["004"]]
    table = [n for row in HEALTH_SAME for n in row] + [n for pair in HEALTH_LIKELY for n in pair]
    names = list(dict.fromkeys([*printed(plans[0]), *table, "stående udv. RM", "de kom. social- og sundhedsudv."]))
    groups, questions = judged(names, "", said(plans))

    for row in HEALTH_SAME:
        assert {groups[n] for n in row} == {groups[row[0]]}, row
    for a, b in HEALTH_LIKELY:
        assert frozenset((a, b)) in questions, (a, b)
    for a, b in combinations(["SKU", "SSG", "RM", "Regionsråd", "Byråd", "PLOM", "Praksisplanudvalget"], 2):
        assert groups[a] != groups[b], (a, b)
        assert frozenset((a, b)) not in questions, (a, b)
    assert not any("PLOM" in pair for pair in questions)


def test_what_is_printed_in_the_documents_is_joined_only_as_the_table_says(readings: dict[str, Any]) -> None:
    """No other names of the five documents come together, and few questions are asked."""
    plans = [readings[number] for number in ("000", "001", "002", "003")]
    names = list(dict.fromkeys(n for plan in plans for n in printed(plan)))
    groups, questions = judged(names, WELFARE, said(plans))
    allowed = [frozenset(n.casefold() for n in row) for row in SAME]

    for group in set(groups.values()):
        folded = {n.casefold() for n in group}
        assert len({plain(n) for n in group}) == 1 or any(folded <= row for row in allowed), group
    assert len(questions) <= 8


# -------------------------------------------------------------------------------------------------------- properties
WORDS = [
    "Skole",
    "Kultur",
    "Trafik",
    "Natur",
    "Omsorg",
    "Nord",
    "MED",
    "udv.",
    "og",
    "de",
    "rådet",
    "(TMU)",
    "TMU",
    "-",
    "\n",
]


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), max_size=12), st.text(max_size=20)
)
def test_any_names_give_each_pair_once_and_groups_lose_no_name(names: list[str], organisation: str) -> None:
    found = propose(names, organisation=organisation)
    pairs = [frozenset((p.a, p.b)) for p in found]

    assert len(pairs) == len(set(pairs))
    assert all(len(pair) == 2 for pair in pairs)
    assert sorted(n for g in clusters(names, found) for n in g) == sorted(set(names))


@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_text_at_all_is_taken(names: list[str]) -> None:
    propose(names)
    hints(names)


@given(st.lists(st.sampled_from([n for made in LISTS for n in names_of(made)]), unique=True, max_size=14), st.randoms())
def test_the_order_of_the_names_changes_no_verdict(names: list[str], random: Any) -> None:
    other = list(names)
    random.shuffle(other)

    def verdicts(order: list[str]) -> set[tuple[Pair, Certainty]]:
        return {(frozenset((p.a, p.b)), p.certainty) for p in propose(order, organisation="Engby Kommune")}

    assert verdicts(names) == verdicts(other)


def test_thousands_of_names_are_not_held_against_each_other() -> None:
    names = [
        *(f"{a}{b}udvalget {c}" for a in ("Skole", "Kultur", "Miljø", "Plan") for b in range(25) for c in "ABCDEFGHIJ"),
        *(f"Udvalg {n}" for n in range(1000)),
    ]
    pairs = list(_pairs([form(name) for name in names], "Engby Kommune"))

    assert len(pairs) < 10 * len(names)  # every pair would be 2,000,000


@pytest.mark.parametrize("organisation", ["", "Kommunen", "Engby Kommune", "Kommunerne i regionen", "Ældreområdet"])
def test_a_place_that_the_organisation_is_not_called_by_is_asked_about(organisation: str) -> None:
    [found] = propose(["Viborg Byråd", "Byrådet"], organisation=organisation)
    assert found.certainty is Certainty.LIKELY


def test_two_councils_or_an_own_one_leave_another_municipality_alone() -> None:
    for names in (["Nabosund Byråd", "Engby Byråd", "Byrådet"], ["Nabosund Byråd", "Engby Ældreråd", "Byrådet"]):
        found = propose(names, organisation="Engby Kommune")
        assert not any("Nabosund Byråd" in (p.a, p.b) for p in found), names


@pytest.mark.parametrize(
    "organisation", ["Viborg Kommune", "Social og Omsorg, Viborg Kommune", "Viborg", "Region Viborg"]
)
def test_the_place_is_found_however_the_organisation_is_written(organisation: str) -> None:
    for printed in ("Viborg Byråd", "byrådet i Viborg", "Viborgs byråd"):
        [found] = propose([printed, "Byrådet"], organisation=organisation)
        assert found.certainty is Certainty.SAME, printed


def test_abbreviations_explained_after_a_colon() -> None:
    known = hints(["FTR: fællestillidsrepræsentanterne deltager", "Kl. 10: Møde"])
    assert known.explained["ftr"] == {"fællestillidsrepræsentanterne"}


@pytest.mark.parametrize(
    ("name", "is_office", "is_many"),
    [
        ("direktør", True, False),
        ("Direktør fra de tre kommuner", True, False),
        ("Kommunaldirektøren for børn og unge", True, False),
        ("fagdirektører fra de syv kommuner", False, True),
        ("øvr. kommunale sundhedsdirektører", False, True),
        ("formænd for udv. vedr. børn/unge og beskæftigelse", False, True),
        ("de fire Fag-MED", False, True),
        ("relevante udvalg", False, True),
        ("Chefgruppen Social, Sundhed & Omsorg", False, False),
        ("ledergruppen i Sundhed og Omsorg", False, False),
        ("Borgmesterens Afdeling", False, False),
        ("Praksisplanudvalget", False, False),
        ("Udvalget for direktører i", False, True),  # said of the words alone: a person decides
        ("fra direktør", False, False),
        ("", False, False),
    ],
)
def test_an_office_or_several_bodies_are_no_body(name: str, is_office: bool, is_many: bool) -> None:
    assert (form(name).is_office, form(name).is_many) == (is_office, is_many)
