"""Days whose month stands elsewhere: in a heading above a list, or in another column."""

from __future__ import annotations

import pytest

from frisat.plan.model import Status
from frisat.read.draft import DraftActivity
from frisat.read.layouts import absences, bare_days, dated_lists
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import C, Grid, Head, Item, Made


def below(month: str, *lines: str) -> list[DraftActivity]:
    made = Made("x.docx", "Årsplan 2025", (Head(month, 2), *map(Item, lines)), ())
    return dated_lists.read(to_blocks.make(made)).activities


@pytest.mark.parametrize(
    ("line", "when", "clock", "title"),
    [
        ("14: Byvandring", "14. Maj", "", "Byvandring"),
        ("Mandag d. 12. kl. 19-21: Byvandring", "Mandag d. 12. Maj", "kl. 19-21", "Byvandring"),
        ("Torsdag den 8.: Byvandring", "Torsdag den 8. Maj", "", "Byvandring"),
        ("Torsdag den 8. Byvandring", "Torsdag den 8. Maj", "", "Byvandring"),
        ("Senest den 20.: Svar sendes", "Senest den 20. Maj", "", "Svar sendes"),
        ("5. og 12. – Åbent hus", "5. og 12. Maj", "", "Åbent hus"),
        ("d. 26.-27.: Studietur", "d. 26.-27. Maj", "", "Studietur"),
        ("Sidst i måneden: Regnskabet lukkes", "Sidst i Maj", "", "Regnskabet lukkes"),
        ("Hele måneden: Indskrivning", "Hele Maj", "", "Indskrivning"),
    ],
)
def test_a_day_below_a_month_takes_the_month(line: str, when: str, clock: str, title: str) -> None:
    (got,) = below("Maj", line)
    assert (got.period_text, got.time_text, got.title, got.year) == (when, clock, title, 2025)


@pytest.mark.parametrize(
    "line", ["32: Byvandring", "14. Byvandring i skoven", "den 3. Juni: Byvandring", "9 medlemmer: valg"]
)
def test_a_number_is_no_day_of_the_month_above(line: str) -> None:
    assert bare_days.line_in_month(line, "maj") is None


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("13.", "13. maj"),
        ("24.-25.", "24.-25. maj"),
        ("tirsdag d. 6", "tirsdag d. 6. maj"),
        ("hele måneden", "hele maj"),
        ("ultimo", "ultimo maj"),
        ("Ti. 6. kl. 15-17.30", "Ti. 6. maj kl. 15-17.30"),
        ("Senest fre. 9.", "Senest fre. 9. maj"),
        ("6. maj – 3. juni", ""),
        ("efter aftale", ""),
        ("40", ""),
    ],
)
def test_a_cell_with_a_day_or_a_part_takes_the_month_beside_it(cell: str, words: str) -> None:
    assert bare_days.in_month(cell, "maj") == words


@pytest.mark.parametrize(
    "line", ["Onsdag d. 21. (flyttet fra den 14.): Møde", "21. maj 2025 (flyttet fra 14. maj 2025): Møde"]
)
def test_the_day_that_something_was_moved_from_is_told_as_postponed(line: str) -> None:
    made = Made("x.docx", "Årsplan 2025", (Head("Maj", 2), Item(line), Item("28.: Fest")), ())
    old, new, _ = to_plan(to_blocks.make(made)).plan.activities
    assert [a.period and a.period.edtf for a in (old, new)] == ["2025-05-14", "2025-05-21"]
    assert (old.status, new.status, old.replaced_by) == (Status.POSTPONED, Status.PLANNED, new.key)


@pytest.mark.parametrize(
    "line",
    ["Uge 7: Ingen møder (vinterferie)", "Uge 29: Ingen møder i sommerferien", "Uge 9: Mødefrit periode"],
)
def test_a_line_that_says_that_nothing_is_held_is_no_activity_but_a_note(line: str) -> None:
    made = Made("x.docx", "Mødeplan 2025", (Item("Uge 6: Forum mødes"), Item(line), Item("Uge 40: Forum mødes")), ())

    reading = to_plan(to_blocks.make(made))

    assert [activity.title for activity in reading.plan.activities] == ["Forum mødes", "Forum mødes"]
    assert [note.value for note in reading.notes if note.code == "R101"] == [line]


@pytest.mark.parametrize(
    "said",
    [
        "Uge 7 og uge 42 er mødefri.",
        "Juli er mødefri",
        "I uge 7, 29-31 og 42 afholdes ikke møder",
        "Der holdes ingen møder i skolernes ferier",
        "Skolernes vinterferie (uge 7) er mødefri",
        "Mødefri uger: uge 7, 8 og 42",
        "Påske 2.-6. april: ingen møder",
        "Der er ikke planlagt møder i juli 2026",
    ],
)
def test_a_sentence_that_says_when_nothing_is_held_is_known(said: str) -> None:
    assert absences.says_none(said)


@pytest.mark.parametrize(
    "said",
    [
        "Borgmesteren holder fri i uge 7",
        "Møde om mødefri uger",
        "Byrådet beslutter den 3. maj, om uge 7 skal være mødefri",
        "Der er ikke planlagt møder efter den 3. maj, hvor planen sendes i høring",
        "i ferie " * 19 + "x er mødefri",
        "1" * 140 + " er mødefri!",
    ],
)
def test_what_says_more_than_when_nothing_is_held_stays(said: str) -> None:
    assert not absences.says_none(said)


@pytest.mark.parametrize("open_day", [" (dato ikke fastlagt)", " – dato følger", " (dato følger)"])
def test_what_has_no_day_yet_below_a_month_is_some_day_of_that_month(open_day: str) -> None:
    items = (Head("September", 2), Item("3. september: Møde"), Head("Oktober", 2), Item(f"Topmøde{open_day}"))
    plan = to_plan(to_blocks.make(Made("hjul.docx", "Årshjul 2031", (*items, Item("8. oktober: Møde")), ()))).plan

    assert [a.period and a.period.edtf for a in plan.activities] == ["2031-09-03", "2031-10", "2031-10-08"]
    assert (plan.activities[1].title, plan.activities[1].period and plan.activities[1].period.note) == (
        "Topmøde",
        open_day.strip(" –()"),
    )


@pytest.mark.parametrize("line", ["Primo Svar samles", "primo: Svar samles", "Primo – Svar samles"])
def test_a_part_of_the_month_may_open_a_line_without_a_sign_behind_it(line: str) -> None:
    assert bare_days.line_in_month(line, "maj") == ("primo maj" if line[0] == "p" else "Primo maj", "", "Svar samles")
    assert bare_days.line_in_month("Primo maj sendes brevet", "maj") is None


def test_days_with_short_weekdays_and_clocks_below_rows_of_months_are_days_of_these() -> None:
    """A table whose rows across name the months: "Maj 2031" over "Ti. 6. kl. 15-17"."""
    table = Grid(
        [
            ["Dag", "Hvad"],
            [C("Maj 2031", cols=2)],
            ["Ti. 6. kl. 15-17", "Byvandring"],
            ["Senest fre. 9.", "Svar sendes"],
            [C("Juni 2031", cols=2)],
            ["On. 4. kl. 9", "Havnedag"],
            ["Uge 25", "Sommerlejr"],
        ]
    )
    plan = to_plan(to_blocks.make(Made("x.docx", "Mødeoversigt", (table,), ()))).plan

    days = [a.period.edtf if a.period else None for a in plan.activities]
    assert days == ["2031-05-06", "2031-05-09", "2031-06-04", "2031-06-16/2031-06-22"]
