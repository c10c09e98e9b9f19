"""Workbooks in which a coloured or marked cell says the time: weeks, months and quarters as columns."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

from tests.read.shapes.world import MONTHS, Case, World, entry


def _book(sheet_title: str) -> tuple[Any, Any]:
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.title = sheet_title
    return book, sheet


def _bytes(book: Any) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def weeks(w: World) -> Case:
    """A column for each week, in one year or over the new year; months stand over the weeks, or a year, or nothing."""
    from openpyxl.styles import PatternFill

    book, sheet = _book(w.pick("Ark1", "Tidsplan", str(w.year)))
    start = date.fromisocalendar(w.year, w.pick(5, 20, 33, 36, 44), 1)
    count = w.rng.randint(10, 24)
    starts = [start + timedelta(7 * n) for n in range(count)]
    sheet.cell(1, 1, f"Tidsplan for {w.subject}" + w.pick("", f" {w.year}"))
    sheet.cell(2, 1, f"{w.town} Kommune, sag nr. 27.00.00-P05-3-{w.year % 100}")
    names = ["Aktivitet", *w.pick([], ["Ansvarlig"], ["Fase", "Ansvarlig"])]
    left = len(names) + 1
    over = w.pick("month", "year", "inside")
    row = 4
    if over == "month":
        _spans(sheet, row, left, [f"{MONTHS[s.month - 1].capitalize()} {s.year}" for s in starts], w.chance(0.7))
        row += 1
    if over == "year":
        _spans(sheet, row, left, [str(s.isocalendar().year) for s in starts], w.chance(0.7))
        row += 1
    form = w.pick("{}", "uge {}", "U{}", "Uge {}") if over != "inside" else "Uge {}, {}"
    for n, name in enumerate(names, 1):
        sheet.cell(row, n, name)
    for n, s in enumerate(starts):
        text = form.format(s.isocalendar().week, s.isocalendar().year)
        sheet.cell(row, left + n, int(text) if text.isdigit() else text)
    fill = PatternFill("solid", fgColor=w.pick("FF92D050", "FFF4B183", "FF5B9BD5"))
    mark = w.pick(None, None, "x", "■")
    truth = []
    for at, s in enumerate(w.steps(w.rng.randint(4, 7)), row + 1):
        first = w.rng.randint(0, count - 1)
        last = min(count - 1, first + w.rng.randint(0, 4))
        values = {"Aktivitet": s.title, "Ansvarlig": s.body, "Fase": w.pick("1", "2")}
        for n, name in enumerate(names, 1):
            sheet.cell(at, n, values[name])
        for n in range(first, last + 1):
            cell = sheet.cell(at, left + n, mark)
            if mark is None or w.chance(0.5):
                cell.fill = fill
        truth.append(entry(f"{starts[first]}/{starts[last] + timedelta(6)}", s.title, s.kind))
    return Case("weeks.xlsx", _bytes(book), truth)


def _spans(sheet: Any, row: int, left: int, names: list[str], merge: bool) -> None:
    begin = 0
    for n, name in enumerate(names):
        if n == 0 or name != names[n - 1]:
            sheet.cell(row, left + n, int(name) if name.isdigit() else name)
            begin = n
        if merge and n > begin and (n == len(names) - 1 or names[n + 1] != name):
            sheet.merge_cells(start_row=row, end_row=row, start_column=left + begin, end_column=left + n)


def months(w: World) -> Case:
    """A column for each month or quarter under a row of years, coloured or marked."""
    from openpyxl.styles import PatternFill

    book, sheet = _book("Plan")
    quarters = w.chance(0.35)
    count = w.rng.randint(8, 14)
    begin = w.rng.randint(0, 8)
    unit = 3 if quarters else 1
    begin -= begin % unit
    at = [(w.year + (begin + n * unit) // 12, (begin + n * unit) % 12 + 1) for n in range(count)]
    sheet.cell(1, 1, f"Tidsplan for {w.subject}")
    top, left = 3, w.pick(2, 3)
    inside = w.chance(0.3)
    if not inside:
        _spans(sheet, top, left, [str(year) for year, _ in at], w.chance(0.7))
        top += 1
    sheet.cell(top, 1, w.pick("Opgave", "Aktivitet", "Hvad", ""))
    if left == 3:
        sheet.cell(top, 2, "Ansvarlig")
    for n, (year, month) in enumerate(at):
        name = f"{(month + 2) // 3}. kvartal" if quarters else MONTHS[month - 1][: w.pick(3, 9)].capitalize()
        sheet.cell(top, left + n, f"{name} {year}" if inside else name)
    fill = PatternFill("solid", fgColor=w.pick("FF92D050", "FFFFC000", "FF8EA9DB"))
    mark = w.pick(None, "x", "X")
    truth = []
    for row, s in enumerate(w.steps(w.rng.randint(4, 7)), top + 1):
        first = w.rng.randint(0, count - 1)
        last = min(count - 1, first + w.pick(0, 0, 1, 2, 3))
        sheet.cell(row, 1, s.title)
        if left == 3:
            sheet.cell(row, 2, s.body)
        for n in range(first, last + 1):
            cell = sheet.cell(row, left + n, mark)
            if mark is None:
                cell.fill = fill
        (y1, m1), (y2, m2) = at[first], at[last]
        m2 += unit - 1
        edtf = f"{y1}-{m1:02}" if (y1, m1) == (y2, m2) else f"{y1}-{m1:02}/{y2}-{m2:02}"
        truth.append(entry(edtf, s.title, s.kind, edtf_alt=[f"{y1}-{32 + (m1 + 2) // 3}"] if first == last else []))
    return Case("months.xlsx", _bytes(book), truth)


def real_dates(w: World) -> Case:
    """Cells that are dates, in one or several sheets, below rows of words."""
    book, sheet = _book(w.pick("Ark1", "Politisk", "Spor 1"))
    truth = []
    for number in range(w.pick(1, 1, 2)):
        if number:
            sheet = book.create_sheet(w.pick("Administrativt", "Spor 2"))
        sheet.cell(1, 1, f"{w.subject.capitalize()} – {w.pick('tidsplan', 'køreplan', 'milepæle')}")
        heads = w.pick(
            ("Uge", "Dato", "Aktivitet", "Ansvarlig"),
            ("Aktivitet", "Ansvarlig", "Dato"),
            ("Nr.", "Aktivitet", "Start", "Slut"),
            ("Dato", "Kl.", "Hvad", "Sted"),
            ("Dato", "Ugedag", "Hvad", "Hvem"),
        )
        top = w.pick(3, 4)
        for n, head in enumerate(heads, 1):
            sheet.cell(top, n, head)
        for at, s in enumerate(w.steps(w.rng.randint(4, 6)), 1):
            last = w.days(2, s.day, (5, 20))[1]
            said = {
                "Uge": s.day.isocalendar().week,
                "Dato": s.day,
                "Start": s.day,
                "Slut": last,
                "Nr.": at,
                "Kl.": f"{s.clock}-{s.clock + 2}",
                "Sted": s.place,
                "Ugedag": ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag"][s.day.weekday()],
            }
            for n, head in enumerate(heads, 1):
                value = said.get(head, s.title if head in {"Aktivitet", "Hvad"} else s.body)
                cell = sheet.cell(top + at, n, value)
                if isinstance(value, date):
                    cell.number_format = w.pick("dd-mm-yyyy", "d. mmm", "dd/mm/yy", "[$-406]d. mmmm yyyy;@")
            edtf = f"{s.day}/{last}" if "Slut" in heads else s.day.isoformat()
            truth.append(entry(edtf, s.title, s.kind))
    return Case("dates.xlsx", _bytes(book), truth)
