"""Danish word forms fold to one stem, compounds come apart, and names of bodies are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan.bodies import Kinship, is_top, kinship, plain
from frisat.plan.likeness import concept, edit_distance, parts, shared_words, stem, words


@pytest.mark.parametrize(
    "forms",
    [
        "handleplan handleplanen handleplaner handleplanerne handleplans",
        "aftale aftalen aftaler aftalerne",
        "møde mødet møder mødets",
        "drøftelse drøftelser drøfte drøftelsen",
        "indgåelse indgås indgå",
        "workshop workshops workshoppen",
        "proces processen processer",
        "ministerium ministeriet ministerier",
        "byråd byrådet byrådets",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    """Definite, plural and genitive forms meet."""
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ungetopmøde", ("ung", "topmød")),
        ("kick-off-møder", ("kick", "of", "mød")),
        ("borgersamtaler", ("borg", "samtal")),
        ("trafikplan", ("trafik", "plan")),
        ("møde", ()),
    ],
)
def test_compounds_come_apart_at_a_known_head(word: str, expected: tuple[str, ...]) -> None:
    """The head stands last; a simple word has no parts."""
    assert parts(word) == expected


def test_words_of_one_meaning_share_a_concept() -> None:
    """The short list of general synonyms."""
    assert concept(stem("igangsættes")) == concept(stem("opstart"))
    assert concept(stem("interviews")) == concept(stem("samtaler"))
    assert shared_words(words("Interviews om trafikplanen"), words("Samtaler om trafikplaner")) == (
        "interviews",
        "trafikplanen",
    )


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Byrådet", "byrådets", Kinship.SAME),
        ("Byrådsmøde", "Byrådet", Kinship.SAME),
        ("Kommunalbestyrelsen", "Byrådet", Kinship.SAME),
        ("Teknik- og Miljøudv.", "Teknik- og miljøudvalget", Kinship.SAME),
        ("Adm. Styregruppe", "styregruppen", Kinship.SAME),
        ("Nyby Ældreråd", "Ældrerådet", Kinship.LIKELY),
        ("Kulturudvalget", "Kulturudvaget", Kinship.LIKELY),
        ("Kulturudvalget", "Kulturudvalgets formandskab", Kinship.PART),
        ("Lokal-MED", "Lokal-MED Nord", Kinship.PART),
        ("Rep. fra Ældrerådet", "Ældrerådet", Kinship.PART),
        ("Medlemmer af Byrådet", "Byrådet", Kinship.PART),
        ("Ministeriet", "Børne- og Undervisningsministeriet", Kinship.PART),
        ("Lokal-MED Nord", "Lokal-MED Syd", Kinship.NONE),
        ("Ældrerådet", "Handicaprådet", Kinship.NONE),
        ("Workshop 1", "Workshop 2", Kinship.NONE),
        ("", "Byrådet", Kinship.NONE),
    ],
)
def test_how_two_names_relate(a: str, b: str, expected: Kinship) -> None:
    """Spelling is seen through; a part, a branch or another body never becomes the same."""
    assert kinship(a, b) is expected
    assert kinship(b, a) is expected


def test_a_municipal_area_is_no_council() -> None:
    """ "-område" ends in the letters of "råd" and is none."""
    assert is_top("Byrådet")
    assert is_top("Regionsrådet")
    assert not is_top("Ældrerådet")
    assert kinship("Sundhedsområdet", "Nyby sundhedsområde") is not Kinship.LIKELY


@given(st.text(max_size=30))
def test_any_text_has_a_plain_form_and_is_itself(text: str) -> None:
    """No name breaks the tools, and a name with any content is the same as itself."""
    assert (kinship(text, text) is Kinship.SAME) == bool(plain(text))
    assert all(stem(w) for w in words(text))


@given(st.text("abcæø", max_size=8), st.text("abcæø", max_size=8))
def test_the_edit_distance_is_symmetric_and_bounded(a: str, b: str) -> None:
    """It is 0 only for equal texts and never more than one above the limit."""
    distance = edit_distance(a, b, 3)

    assert distance == edit_distance(b, a, 3)
    assert (distance == 0) == (a == b)
    assert distance <= 4
