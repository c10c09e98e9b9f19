"""A year's meeting dates as secretaries send them round: the same days in text, Word, Excel and month grids."""

from __future__ import annotations

import calendar
import io
from collections.abc import Callable, Iterable
from datetime import date

import docx
import openpyxl
from openpyxl.styles import PatternFill

MONTHS = ["Januar", "Februar", "Marts", "April", "Maj", "Juni"]
WEEK = ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"]
COUNCIL = [date(2027, 1, 27), date(2027, 2, 24), date(2027, 3, 31), date(2027, 4, 28), date(2027, 5, 26)]
COMMITTEE = [date(2027, 1, 12), date(2027, 2, 9), date(2027, 4, 13), date(2027, 6, 8)]
TITLE = "Byrådets møder 2027"
BOTH = {**dict.fromkeys(COUNCIL, "BY"), **dict.fromkeys(COMMITTEE, "ØU")}
LEGEND = ["BY = Byrådet", "ØU = Økonomiudvalget"]


def said(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1].lower()} {day.year}"


def _text(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def _weeks(month: int) -> list[list[date | None]]:
    weeks = calendar.Calendar().monthdatescalendar(2027, month)
    return [[day if day.month == month else None for day in week] for week in weeks]


# ---------------------------------------------------------------------------------------------------------------- text
def sentences() -> bytes:
    return _text(TITLE, "", *(f"Onsdag den {said(day)} kl. 17.00" for day in COUNCIL))


def columns() -> bytes:
    return _text(TITLE, "", "Dato\tTidspunkt\tSted", *(f"{said(day)}\t17.00\tByrådssalen" for day in COUNCIL))


def day_numbers() -> bytes:
    """The months as headings, the days below them; the year in the title alone."""
    return _text(TITLE, "", *(line for day in COUNCIL for line in (f"Onsdag den {day.day}. {MONTHS[day.month - 1]}",)))


# ---------------------------------------------------------------------------------------------------------------- Word
def _word(title: str, rows: Iterable[Iterable[str]], *below: str) -> bytes:
    document = docx.Document()
    document.add_heading(title, 1)
    _table(document, rows)
    for line in below:
        document.add_paragraph(line)
    return _saved(document)


def _table(document: docx.document.Document, rows: Iterable[Iterable[str]]) -> None:
    wanted = [list(row) for row in rows]
    table = document.add_table(0, len(wanted[0]))
    for row in wanted:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_list() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 1)
    for day in COUNCIL:
        document.add_paragraph(f"Onsdag den {said(day)}", style="List Bullet")
    return _saved(document)


def word_table() -> bytes:
    rows = [(said(day), "17.00-20.00", "Byrådssalen") for day in COUNCIL]
    return _word(TITLE, [("Dato", "Kl.", "Sted"), *rows])


def word_bodies() -> bytes:
    """The months above, the body beside, the day in the cell."""
    own = {day.month: f"{day.day}." for day in COUNCIL}
    return _word("Mødekalender 2027", [("Udvalg", *MONTHS), ("Byrådet", *(own.get(n, "") for n in range(1, 7)))])


# --------------------------------------------------------------------------------------------------------------- Excel
def _excel(rows: Iterable[Iterable[object]], paint: dict[tuple[int, int], str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for (row_no, column), colour in (paint or {}).items():
        sheet.cell(row_no, column).fill = PatternFill("solid", fgColor=colour)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def excel_dates() -> bytes:
    """Real dates in the cells."""
    return _excel(
        [("Byrådets møder 2027",), ("Dato", "Kl.", "Sted"), *((day, "17.00", "Byrådssalen") for day in COUNCIL)]
    )


def excel_words() -> bytes:
    return _excel([("Organ", "Dato", "Tid"), *(("Byrådet", said(day), "kl. 17-20") for day in COUNCIL)])


def excel_bodies() -> bytes:
    own = {day.month: day.day for day in COUNCIL}
    return _excel([("Møder 2027",), ("Udvalg", *MONTHS), ("Byrådet", *(own.get(n) for n in range(1, 7)))])


# ---------------------------------------------------------------------------------------------------------- month grids
def grid_year() -> bytes:
    """The days down, the months across, the body's initials at its day; what they mean stands below."""
    return _excel([("Politisk mødekalender 2027",), ("", *MONTHS), *_year(BOTH), (), *((line,) for line in LEGEND)])


def grid_crosses() -> bytes:
    """A cross at each meeting of the one body that the calendar is of; its last days have nothing beside them."""
    return _excel([(TITLE,), ("", *MONTHS), *_year(dict.fromkeys(COUNCIL, "x"))])


def grid_of(marks: dict[date, str]) -> bytes:
    """The days down, the months across, what is on a day in words beside it."""
    return _excel([("Mødekalender 2027",), ("", *MONTHS), *_year(marks)])


def _year(marks: dict[date, str]) -> list[list[object]]:
    found = {(day.month, day.day): mark for day, mark in marks.items()}
    return [[day, *(found.get((month, day)) for month in range(1, 7))] for day in range(1, 32)]


def grid_weeks() -> bytes:
    """A table for each month; the mark stands behind the day's number."""
    document = docx.Document()
    document.add_heading("Politisk mødekalender 2027", 1)
    for month in range(1, 7):
        document.add_heading(f"{MONTHS[month - 1]} 2027", 2)
        weeks = [[f"{d.day} {BOTH.get(d, '')}".strip() if d else "" for d in week] for week in _weeks(month)]
        _table(document, [WEEK, *weeks])
    for line in LEGEND:
        document.add_paragraph(line)
    return _saved(document)


def grid_stars() -> bytes:
    """The same with a star glued to the number, of one body."""
    document = docx.Document()
    document.add_heading(TITLE, 1)
    for month in range(1, 7):
        document.add_heading(f"{MONTHS[month - 1]} 2027", 2)
        _table(
            document,
            [WEEK, *([f"{d.day}{'*' if d in COUNCIL else ''}" if d else "" for d in w] for w in _weeks(month))],
        )
    return _saved(document)


def grid_colours() -> bytes:
    """The days are coloured; a cell of the same colour below says who meets."""
    rows: list[list[object]] = [["Mødekalender 2027"]]
    paint: dict[tuple[int, int], str] = {}
    for month in range(1, 7):
        rows += [[], [f"{MONTHS[month - 1]} 2027"], list(WEEK)]
        for week in _weeks(month):
            rows.append([day.day if day else None for day in week])
            for n, day in enumerate(week, 1):
                if day in BOTH:
                    paint[len(rows), n] = "FFFF00" if day in COUNCIL else "00B0F0"
    rows += [[], [None, "Byrådet"], [None, "Økonomiudvalget"]]
    paint |= {(len(rows) - 1, 1): "FFFF00", (len(rows), 1): "00B0F0"}
    return _excel(rows, paint)


def grid_text() -> bytes:
    """Drawn with spaces, two months side by side, with the numbers of the weeks."""
    out = [TITLE, ""]
    for first in (1, 3, 5):
        pair = (first, first + 1)
        out.append("    ".join(f"{MONTHS[m - 1]} 2027".center(26) for m in pair).rstrip())
        out.append("    ".join(f"Uge {' '.join(WEEK)} ".ljust(26) for _ in pair).rstrip())
        weeks = [_weeks(month) for month in pair]
        longest = max(map(len, weeks))
        out += ["    ".join(_line(w[n] if n < len(w) else None) for w in weeks).rstrip() for n in range(longest)]
        out.append("")
    return _text(*out, "* møde i Byrådet")


def _line(week: list[date | None] | None) -> str:
    if week is None:
        return " " * 26
    number = next(day for day in week if day).isocalendar()[1]
    days = "".join(f"{day.day:>2}{'*' if day in COUNCIL else ' '}" if day else "   " for day in week)
    return f"{number:>3} {days}".ljust(26)


Made = Callable[[], bytes]
LISTS: dict[str, tuple[str, Made]] = {
    "text: sentences": ("byraad.txt", sentences),
    "text: columns": ("byraad.txt", columns),
    "text: day and month": ("byraad.txt", day_numbers),
    "word: list": ("byraad.docx", word_list),
    "word: table": ("byraad.docx", word_table),
    "word: bodies and months": ("byraad.docx", word_bodies),
    "excel: dates": ("byraad.xlsx", excel_dates),
    "excel: dates in words": ("byraad.xlsx", excel_words),
    "excel: bodies and months": ("byraad.xlsx", excel_bodies),
    "grid: a year, initials": ("kalender.xlsx", grid_year),
    "grid: a year, crosses": ("kalender.xlsx", grid_crosses),
    "grid: weeks, initials": ("kalender.docx", grid_weeks),
    "grid: weeks, stars": ("kalender.docx", grid_stars),
    "grid: weeks, colours": ("kalender.xlsx", grid_colours),
    "grid: text": ("kalender.txt", grid_text),
}
"""What it is -> file name and maker."""
