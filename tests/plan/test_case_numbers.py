"""Case numbers of the known systems pass in silence; everything else gets a hint and is never refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frisat.plan import case_numbers
from frisat.plan.sentences import catalogue

KNOWN = [
    "20/49269",
    "12/838",
    "15/15937",
    "330-2020-164",
    "306-2009-600",
    "2020-016062",
    "25-008754",
    "1-01-81-18-17",
    "1-13-3-57-16",
    "27.69.48-G01-1-17",
    "00.01.00P35-0104",
    "00.30.02G01-0022",
    "249050",
    "24077452",
]


@pytest.mark.parametrize("number", KNOWN)
def test_a_known_shape_gets_no_hint(number: str) -> None:
    assert case_numbers.hint(number) == ""


@pytest.mark.parametrize(
    "label", ["Sagsnr. ", "Sagnr.: ", "Sagsid. ", "Sags nr. ", "Sag ", "J.nr. ", "Journalnr. ", "Acadre sagsnr. "]
)
def test_the_label_that_was_pasted_along_is_left_out(label: str) -> None:
    assert case_numbers.bare(f"{label}20/49269") == "20/49269"


@pytest.mark.parametrize(
    ("text", "code"),
    [("Brevid 4225075", "N201"), ("Dok.nr. 5", "N201"), ("20-49", "N202"), ("velfærd", "N202"), ("", ""), ("  ", "")],
)
def test_what_is_something_else_is_pointed_out(text: str, code: str) -> None:
    assert case_numbers.hint(text) == code


@given(st.text(max_size=80))
def test_any_text_is_taken(text: str) -> None:
    assert case_numbers.hint(text) in {"", "N201", "N202"}
    assert case_numbers.hint(text) in {"", *catalogue()}
    assert case_numbers.bare(case_numbers.bare(text)) == case_numbers.bare(case_numbers.bare(case_numbers.bare(text)))
