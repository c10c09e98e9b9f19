"""What makes ten digits a personal number: the date is the gate, form, control digit and words weigh."""

from __future__ import annotations

import random
import re
import time
from datetime import date, timedelta

import pytest

from frisat.scan import Grade, Kind, scan_text
from frisat.scan.evidence import Columns
from frisat.scan.numbers import can_be_day

FITS, FAILS = "0702801230", "0702801231"


def grades(text: str) -> list[Grade]:
    return [finding.grade for finding in scan_text(text) if finding.kind is Kind.CPR]


def test_the_examples_are_what_their_names_say() -> None:
    total = sum(int(d) * f for d, f in zip(FITS, (4, 3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True))
    assert total % 11 == 0


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("070280-1230", Grade.HIGH),
        ("070280-1231", Grade.MEDIUM),
        ("CPR-nr. 070280-1231", Grade.HIGH),
        ("CPR-nummer: 0702801231", Grade.HIGH),
        ("CPR nr. er 070280 1231", Grade.HIGH),
        ("personnr.: 070280\n1231", Grade.HIGH),
        ("010107-1231", Grade.HIGH),
        ("cpr 702801231", Grade.HIGH),
        ("Lone Madsen, 0702801231", Grade.LOW),
        ("Erstatningsnummer 670280-1231", Grade.MEDIUM),
    ],
)
def test_a_number_is_graded_by_form_control_digit_and_words(text: str, grade: Grade) -> None:
    assert grades(text) == [grade]


@pytest.mark.parametrize(
    "text",
    [
        "https://sag.example/vis?id=0702801231",  # a key in an address
        "320280-1231",  # no such day
        "071380-1230",  # no such month
        "300280-1230",  # no such day in February
        "310480-1230",
        "290281-1230",  # no leap year
        "CPR: 070280-xxxx",
        "Sagsnr. 0702801231",
        "Kontonr. 1234 0702801231",
        "P-nummer 0702801231",
        "Tlf.: 0702801231",
        "Brevid 0702801231",
        "1070280-12301",  # part of a longer number
        "07028012301",
        "0702801231 kr.",
    ],
)
def test_what_is_no_personal_number(text: str) -> None:
    assert grades(text) == []


def test_leap_day_of_2000_and_replacement_numbers_pass_the_gate() -> None:
    assert grades("290200-1231")
    assert grades("910180-1231")


def test_a_bare_number_with_a_date_is_told_and_a_list_of_them_more_gravely() -> None:
    """No word near it, no control digit: low. Nearly all of a list can be days of birth: no chance."""
    listed = ["1203651231", "2507841235", "0911921239", "3004501233"]
    assert grades(f"Nummer {listed[0]} i listen") == [Grade.LOW]
    assert grades("https://sag.example/vis?q=" + listed[0]) == [Grade.LOW]
    assert grades("\n".join(listed)) == [Grade.MEDIUM] * 4


def test_a_column_of_serial_numbers_is_no_list_of_persons() -> None:
    """As many as chance gives are none; more than that are told. Numbers that go up from one beginning are none."""
    rng = random.Random(5)
    random_ones = [f"{rng.randrange(10**10):010}" for _ in range(200)]
    days = [one for one in random_ones if can_be_day(one)]
    assert 5 < len(days) < 30
    assert grades("\n".join(random_ones)) == []
    assert grades("\n".join(["1203651231", "9934561231", "4599991231", "8811111234", "5566771234"])) == []
    others = [one for one in random_ones if one not in days][:20]
    persons = [f"{day:02}0365{1000 + day}" for day in range(1, 11)]
    assert grades("\n".join([*others, *persons])) == [Grade.LOW] * 10
    assert grades("\n".join(f"120365{number}" for number in range(1231, 1251))) == []


def test_a_scan_of_hostile_text_ends_soon() -> None:
    """100 KB of what makes patterns go back: at most a second each (of processor time)."""
    size = 100_000
    for piece in ("1", "0702801231 ", "0 7 ", "tlf 1 1 1 1 1 1 1 1 ", "07.02.80-", "a@", "a.", "-", " ", "%2D", "1-"):
        start = time.process_time()
        scan_text((piece * size)[:size])
        assert time.process_time() - start < 3, piece  # three times the aim: a shared machine is no stopwatch


@pytest.mark.parametrize(
    "mail", ["a.b@kommune.example", "a.b (snabel-a) kommune.example", "a_b[at]kommune[dot]example"]
)
def test_addresses_are_found_disguised_too(mail: str) -> None:
    assert [f.kind for f in scan_text(f"Skriv til {mail}.")] == [Kind.EMAIL]


@pytest.mark.parametrize(
    "text", ["tlf. 86123456", "T: 86 12 34 56", "Ring på 8612 3456", "+45 86123456", "86 12 34 56"]
)
def test_telephone_numbers_are_found(text: str) -> None:
    assert [f.kind for f in scan_text(text)] == [Kind.TELEPHONE]


@pytest.mark.parametrize("text", ["CVR 86 12 34 56", "86123456", "2020 2021", "Sagsnr. 8612 3456", "86 12 34 56 kr."])
def test_other_numbers_of_eight_digits_are_not(text: str) -> None:
    assert scan_text(text) == ()


# ---------------------------------------------------------------------------------------- columns of a text, by tabs
def _table(heading: str, rng: random.Random, rows: int) -> tuple[str, list[str]]:
    """A list as it is pasted from a spreadsheet: firms and persons, ten digits that can be days, amounts."""
    days = [date(1940, 1, 1) + timedelta(days=rng.randrange(25_000)) for _ in range(rows)]
    numbers = [f"{day:%d%m%y}{rng.randrange(10_000):04}" for day in days]
    lines = [
        f"{n}\t{number}\t{rng.choice(('Firma Dam ApS', 'Karen Holm', 'Vej og Park'))}\t{rng.randrange(9, 99)}.500,00"
        for n, number in enumerate(numbers, 1)
    ]
    return "\n".join(
        ["Bilag til sagen.", "", f"Nr.\t{heading}\tNavn\tBeløb", *lines, "", "Taget til efterretning."]
    ), numbers


@pytest.mark.parametrize("heading", ["Fakturanr.", "Sagsnr.", "Kontonr.", "EAN", "Ordrenr."])
def test_ten_digits_in_a_column_of_other_numbers_are_none(heading: str) -> None:
    """Nearly every number there could be a day of birth, and names stand beside them: the heading says otherwise."""
    rng = random.Random(heading)
    texts = [_table(heading, rng, rng.randrange(2, 12))[0] for _ in range(40)]
    assert [f.excerpt for text in texts for f in scan_text(text) if f.kind is Kind.CPR] == []


@pytest.mark.parametrize("heading", ["CPR", "CPR-nr.", "Personnummer"])
def test_every_number_in_a_column_of_personal_numbers_is_high(heading: str) -> None:
    text, numbers = _table(heading, random.Random(heading), 60)
    found = [f for f in scan_text(text) if f.kind is Kind.CPR]
    assert {f.grade for f in found} == {Grade.HIGH}
    assert len(found) == len(set(numbers))


def test_a_dash_in_a_column_of_other_numbers_is_told_all_the_same() -> None:
    """The form of a personal number weighs more than the heading that it stands under by mistake."""
    [found] = [f for f in scan_text("Sagsnr.\tEmne\n010180-1234\tBevilling\n") if f.kind is Kind.CPR]
    assert found.grade is Grade.HIGH


def test_long_lists_with_tabs_are_read_once() -> None:
    """40,000 lines, and 100,000 numbers on one line: the heading is found without going up the list for each."""
    rows = "\n".join(f"{n}\t{n % 28 + 1:02}0180{n % 10_000:04}\tFirma {n}" for n in range(40_000))
    one = "\t".join(f"{n % 28 + 1:02}0180{n % 10_000:04}" for n in range(40_000))
    for text in (f"Nr.\tOrdrenr.\tNavn\n{rows}", one):
        columns, began = Columns(text), time.process_time()
        found = {columns.heading(match.start()) for match in re.finditer(r"\d{10}", text)}
        assert found <= {"Ordrenr.", ""}
        assert time.process_time() - began < 1
