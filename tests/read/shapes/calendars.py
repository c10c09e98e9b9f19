"""Month sheets as a printed calendar has them: weekdays as columns, a number and words in each square."""

from __future__ import annotations

import calendar
import json
from typing import Any

from tests.files.making.words import Block, C, Grid, Head
from tests.read.shapes.tables import table
from tests.read.shapes.world import MONTHS, Case, World, entry


def squares(w: World) -> Case:
    """One grid a month; what happens stands in the day's square."""
    year = w.year
    first = w.rng.randint(1, 10)
    blocks: list[Block] = []
    truth = []
    weeks = w.chance(0.4)
    names = w.pick(["Man", "Tirs", "Ons", "Tors", "Fre", "Lør", "Søn"], ["Ma", "Ti", "On", "To", "Fr", "Lø", "Sø"])
    inside = w.chance(0.5)
    for month in range(first, first + w.rng.randint(1, 3)):
        steps = {s.day.day: s for s in w.steps(3, gap=(3, 9)) if s.day.day < 28}
        steps = {d: s for d, s in steps.items() if calendar.weekday(year, month, d) < 5}
        said = f"{MONTHS[month - 1].capitalize()} {year}"
        rows: list[list[Any]] = [[*(["Uge"] if weeks else []), *names]]
        if inside:
            rows.insert(0, [C(said, cols=len(rows[0]))])
        else:
            blocks.append(Head(said))
        for week in calendar.Calendar().monthdatescalendar(year, month):
            row = [str(week[0].isocalendar().week)] if weeks else []
            for one in week:
                own = one.month == month
                step = steps.get(one.day) if own else None
                row.append((str(one.day) + (f"\n{step.title}" if step else "")) if own else "")
            rows.append(row)
        blocks.append(Grid(rows, head=2 if inside else 1))
        truth += [entry(f"{year}-{month:02}-{d:02}", s.title, s.kind) for d, s in sorted(steps.items())]
    return table(w, "squares", f"Kalender for {w.subject}", blocks, truth)


def months_of_days(w: World) -> Case:
    """Months as columns, a row for each day of the month: number, weekday, words."""
    year = w.year
    first = w.pick(1, 7)
    span = range(first, first + 6)
    chosen = {(s.day.month, s.day.day): s for s in w.steps(9, w.days(1)[0].replace(year=year, month=first), (8, 16))}
    chosen = {at: s for at, s in chosen.items() if at[0] in span and s.day.year == year}
    rows: list[list[Any]] = [[f"{MONTHS[m - 1].capitalize()}" for m in span]]
    for number in range(1, 32):
        row = []
        for m in span:
            if number > calendar.monthrange(year, m)[1]:
                row.append("")
                continue
            letter = "MTOTFLS"[calendar.weekday(year, m, number)]
            step = chosen.get((m, number))
            row.append(f"{number} {letter}" + (f" {step.title}" if step else ""))
        rows.append(row)
    truth = [entry(f"{year}-{m:02}-{d:02}", s.title, s.kind) for (m, d), s in sorted(chosen.items())]
    return table(w, "days", f"Kalender {year}", [Grid(rows)], truth, "docx", "html", "xlsx")


def drawn(w: World) -> Case:
    """A month drawn on a page of PDF: squares without a table's own lines, the number in a corner."""
    import typst

    year, month = w.year, w.rng.randint(1, 12)
    steps = {s.day.day: s for s in w.steps(4, gap=(3, 7)) if s.day.day < 28}
    steps = {d: s for d, s in steps.items() if calendar.weekday(year, month, d) < 5}
    title = f"{MONTHS[month - 1].capitalize()} {year}"
    out = ['#set page(paper: "a4", flipped: true, margin: 1.5cm)', '#set text(lang: "da", size: 9pt)', f"= {title}"]
    names = ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]
    cells = [f"[*{name}*]" for name in names]
    for week in calendar.Calendar().monthdatescalendar(year, month):
        for one in week:
            own = one.month == month
            step = steps.get(one.day) if own else None
            words = f" \\ #{json.dumps(step.title, ensure_ascii=False)}" if step else ""
            cells.append(f"[{one.day}{words}]" if own else "[]")
    stroke = w.pick("0.5pt", "none")
    out.append(f"#table(columns: (1fr,) * 7, rows: (auto,) + (2cm,) * 6, stroke: {stroke}, {', '.join(cells)})")
    truth = [entry(f"{year}-{month:02}-{d:02}", s.title, s.kind) for d, s in sorted(steps.items())]
    return Case("drawn.pdf", typst.compile("\n".join(out).encode()), truth)
