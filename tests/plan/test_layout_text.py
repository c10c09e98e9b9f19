"""Words measured, wrapped and shortened without a font at hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))
from timeline_plans import every_mark

from frisat.plan.layout import lay_out
from frisat.plan.layout.text import Face, clean, fit, shorten, width, wrap

lines_of = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=120).map(clean)


@pytest.mark.parametrize(
    ("text", "face", "size", "browser"),
    [  # getComputedTextLength() of Chromium with the design system's own font files
        ("Møde i Ældre- og", Face.REGULAR, 13, 99.19),
        ("Marts-april", Face.SEMIBOLD_ITALIC, 12, 61.20),
        ("Fælles-MED og de fire Fag-MED", Face.REGULAR, 13, 183.16),
        ("Netværk for de tre kommuner, der indgår", Face.REGULAR, 13, 237.52),
    ],
)
def test_measured_as_a_browser_measures(text: str, face: str, size: float, browser: float) -> None:
    measured = width(text, face, size)
    assert browser - 0.05 <= measured <= browser * 1.02  # without kerning never too narrow, hardly too wide


def test_every_danish_letter_is_in_the_table() -> None:
    widths = {width(c, Face.REGULAR, 1000) for c in "æøåÆØÅéü–—”“’…§€"}
    assert 900 not in widths  # the guess for a character that the table lacks


@given(lines_of, st.floats(40, 400))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    lines = wrap(text, Face.REGULAR, 13, room)
    assert all(width(line, Face.REGULAR, 13) <= room + 1e-6 for line in lines)


@given(lines_of, st.floats(40, 400))
def test_wrapping_loses_nothing_but_adds_hyphens(text: str, room: float) -> None:
    joined = "".join(wrap(text, Face.REGULAR, 13, room))
    assert joined.replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")


@given(lines_of, st.integers(1, 4))
def test_fit_keeps_to_its_lines_and_its_width(text: str, lines: int) -> None:
    found = fit(text, Face.REGULAR, 13, [110.0, 170.0, 230.0], lines)
    assert len(found) <= lines
    assert all(width(line, Face.REGULAR, 13) <= 230.01 for line in found)
    assert bool(found) == bool(text)


def test_a_long_word_is_broken_where_a_syllable_may_begin() -> None:
    assert wrap("Sundhedsaftalesekretariatet", Face.SEMIBOLD, 14, 124) == ["Sundhedsaftale-", "sekretariatet"]
    assert wrap("Sundheds-/omsorgsudvalget", Face.REGULAR, 13, 110) == ["Sundheds-/", "omsorgsudvalget"]


def test_a_cut_text_ends_in_an_ellipsis_after_a_whole_word() -> None:
    assert shorten("Chefgruppen for social og sundhed", Face.REGULAR, 13, 160) == "Chefgruppen for social og…"
    assert shorten("kort", Face.REGULAR, 13, 160) == "kort"


@pytest.mark.parametrize(
    ("raw", "drawn"),
    [
        ("  to   ord\n", "to ord"),
        ("a\x00b\x1b[0m", "a b [0m"),
        ("\u202ebagvendt\u202c", "bagvendt"),
        ("velfærds\u00adaftale", "velfærdsaftale"),
        ("20.\u00a0maj", "20.\u00a0maj"),
    ],
)
def test_what_cannot_be_drawn_is_left_out(raw: str, drawn: str) -> None:
    assert clean(raw) == drawn


def test_short_dates_stand_whole_on_one_line_and_long_ones_break_between_dates() -> None:
    placed = lay_out(every_mark()).placed()
    for activity in every_mark().activities:
        if activity.period and activity.key in placed:
            lines = [line.text for line in placed[activity.key].label.lines if line.role == "date"]
            assert [line.replace("\xa0", " ") for line in lines] == [activity.period.text]
