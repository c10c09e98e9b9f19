"""Calendars of web pages: a title, its date alone in the next line, and what is said of it below."""

from __future__ import annotations

from pathlib import Path

from frisat.read import read

MEETING = "Punkter til dagsordenen skal være hos formanden ugen før."
ENTRIES = [
    ("Bestyrelsesmøde", "04. jan 2031", MEETING),
    ("Regnskabet lægges frem", "15. feb 2031", "Kassereren sender det til revisor, som har tre uger"),
    ("Samråd", "01. mar 2031", "Lodsejerne mødes om vandløbet"),
    ("Bestyrelsesmøde", "20. apr 2031", MEETING),
    ("Syn af broer", "08. maj 2031", "Sidste dag for at melde skader"),
]


def told(tmp_path: Path, *lines: str, name: str = "kalender.txt") -> list[tuple[str, str | None, list[str]]]:
    (tmp_path / name).write_text("\n".join(lines))
    return [
        (a.title, a.period.edtf if a.period else None, list(a.agenda)) for a in read(tmp_path / name).plan.activities
    ]


WANTED = [
    ("Bestyrelsesmøde", "2031-01-04", [MEETING]),
    ("Regnskabet lægges frem", "2031-02-15", [ENTRIES[1][2]]),
    ("Samråd", "2031-03-01", [ENTRIES[2][2]]),
    ("Bestyrelsesmøde", "2031-04-20", [MEETING]),
    ("Syn af broer", "2031-05-08", [ENTRIES[4][2]]),
]


def test_the_explanation_is_of_the_date_above_it_and_no_second_activity(tmp_path: Path) -> None:
    lines = [line for entry in ENTRIES for text in entry for line in (text, "")]
    assert told(tmp_path, "Nyt fra vandløbslauget", "", "Kalender", "", *lines, "[3 >>") == WANTED


def test_lines_without_blank_ones_between_them_say_the_same(tmp_path: Path) -> None:
    lines = [text for entry in ENTRIES for text in entry]
    assert told(tmp_path, "Kalender for vandløbslauget", *lines) == WANTED


def test_paragraphs_of_a_web_page_say_the_same(tmp_path: Path) -> None:
    lines = [f"<p>{text}</p>" for entry in ENTRIES for text in entry]
    assert told(tmp_path, "<html><body><h1>Kalender</h1>", *lines, "</body></html>", name="kalender.html") == WANTED


def test_dates_above_two_lines_each_keep_both(tmp_path: Path) -> None:
    """The middle of such a page looks the same; its end does not."""
    lines = [line for title, day, words in ENTRIES for text in (day, title, words) for line in (text, "")]
    found = told(tmp_path, "Kalender", "", *lines)
    said = [(when, text) for title, when, points in found for text in (title, *points)]
    for (_, _, words), (title, edtf, _) in zip(ENTRIES, WANTED, strict=True):
        assert (edtf, title) in said
        assert (edtf, words) in said


def test_a_date_that_ends_with_a_colon_heads_what_stands_below_it(tmp_path: Path) -> None:
    entries = [
        ("Tilmeldingen åbner på siden", "10.01.31"),
        ("1. rate fra deltagerne betales til klubben", "28.02.31"),
        ("Bestyrelsen ser på budgettet", "15.03.31"),
        ("2. rate fra deltagerne betales til klubben", "30.04.31"),
        ("Køkkenholdet melder menuen ud", "15.05.31"),
        ("3. rate fra deltagerne betales til klubben", "31.05.31"),
    ]
    second = "Pakkelisten sendes til alle forældre"
    lines = [f"{day}:\n{words}" + (f"\n{second}" if "Køkken" in words else "") for words, day in entries]
    expected = [(words, f"2031-{day[3:5]}-{day[:2]}", []) for words, day in entries]
    expected.insert(5, (second, "2031-05-15", []))
    assert told(tmp_path, "Frister 2031", "", "Frister for lejrene:", "", *lines) == expected
