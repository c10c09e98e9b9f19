"""Plan tables with heads nobody agreed on, without heads, lying on their side, with merged cells and second heads."""

from __future__ import annotations

from typing import Any

from tests.files.making import to_docx, to_html, to_pdf, to_xlsx
from tests.files.making.words import Block, C, Grid, Made, Para
from tests.read.shapes.world import DAY_STYLES, MONTHS, Case, World, day, entry, month

_WRITERS = {"docx": to_docx.make, "html": to_html.make, "pdf": to_pdf.make, "xlsx": to_xlsx.make}
WHAT = [
    "Aktivitet",
    "Opgave",
    "Hvad",
    "Indhold",
    "Handling",
    "Delopgave",
    "Emne",
    "Skridt",
    "Milepæl",
    "Begivenhed",
    "Indsats",
    "Leverance",
]
WHEN = ("Dato", "Tid", "Hvornår", "Tidspunkt", "Termin", "Deadline", "Periode", "Dato/uge", "Tidsfrist", "Tidsramme")
WHO = ("Ansvarlig", "Hvem", "Udvalg", "Udføres af", "Tovholder", "Forum", "Enhed", "Ejer", "Instans", "Rolle")
MORE = ("Bemærkninger", "Formål", "Kommentar", "Sted", "Materiale", "Noter", "Beskrivelse", "Form")


def table(w: World, name: str, title: str, blocks: list[Block], entries: list[dict], *types: str) -> Case:
    kind = w.pick(*(types or tuple(_WRITERS)))
    made = Made(f"{kind}/{name}.{kind}", title, blocks, entries)
    return Case(f"{name}.{kind}", _WRITERS[kind](made), entries)


def _intro(w: World) -> list[Block]:
    return [Para(f"{w.town} Kommune har lagt denne plan for arbejdet med {w.subject}.")] if w.chance(0.5) else []


def _when(w: World, s: Any, style: str, year: bool = True) -> tuple[str, str]:
    """Words and EDTF of a step's time: mostly a day, now and then something vaguer."""
    if not w.chance(0.25):
        return day(s.day, style, year), s.day.isoformat()
    if w.chance(0.5):
        return month(s.day, year).capitalize(), f"{s.day:%Y-%m}"
    iso = s.day.isocalendar()
    first, last = s.day.fromisocalendar(iso.year, iso.week, 1), s.day.fromisocalendar(iso.year, iso.week, 7)
    return f"Uge {iso.week}" + (f", {iso.year}" if year else ""), f"{first}/{last}"


def plan(w: World) -> Case:
    """Columns in any order under any names, or under none."""
    steps = w.steps(w.rng.randint(4, 8))
    style = w.pick(*DAY_STYLES)
    year = w.chance(0.7) or steps[-1].day.year != steps[0].day.year
    columns = ["when", "what", "who", *w.rng.sample(["more", "no"], w.rng.randint(0, 2))]
    if w.chance(0.2):
        columns.remove("who")
    w.rng.shuffle(columns)
    if "no" in columns:
        columns.remove("no")
        columns.insert(0, "no")
    more = w.pick(*MORE)
    heads = {"when": w.pick(*WHEN), "what": w.pick(*WHAT), "who": w.pick(*WHO), "more": more, "no": "Nr."}
    rows: list[list[Any]] = []
    truth = []
    for n, s in enumerate(steps, 1):
        said, edtf = _when(w, s, style, year)
        value = {"Sted": s.place, "Form": w.pick("Møde", "Skriftligt", "Digitalt")}.get(more, s.text)
        cells = {"when": said, "what": s.title, "who": s.body, "more": value, "no": str(n)}
        rows.append([cells[column] for column in columns])
        truth.append(entry(edtf, s.title, s.kind))
    head = not w.chance(0.2)
    if head:
        rows.insert(0, [heads[column] for column in columns])
    title = f"Plan for {w.subject}" + ("" if year else f" {w.year}")
    grid = Grid(rows, head=int(head), ruled=w.chance(0.8))
    return table(w, "plan" if head else "plan-headless", title, [*_intro(w), grid], truth)


def phased(w: World) -> Case:
    """A first column of phases that reach over several rows, or rows of phases over the whole width."""
    steps = w.steps(w.rng.randint(5, 8))
    style = w.pick(*DAY_STYLES)
    over = w.chance(0.5)
    names = ["Opstart", "Inddragelse", "Politisk behandling"]
    heads: list[Any] = [w.pick(*WHEN), w.pick(*WHAT), w.pick(*WHO)]
    rows: list[list[Any]] = [heads if over else [w.pick("Fase", "Spor", "Etape"), *heads]]
    truth = []
    for n in range(0, len(steps), 3):
        group = steps[n : n + 3]
        for at, s in enumerate(group):
            said, edtf = _when(w, s, style)
            cells: list[Any] = [said, s.title, s.body]
            if over and at == 0:
                rows.append([C(names[n // 3], cols=3, bold=True)])
            elif not over and at == 0:
                cells.insert(0, C(names[n // 3], rows=len(group)))
            rows.append(cells)
            truth.append(entry(edtf, s.title, s.kind))
    return table(w, "phased", f"Plan for {w.subject}", [*_intro(w), Grid(rows)], truth)


def start_and_end(w: World) -> Case:
    """Two columns of days, with a head over both or without."""
    steps = w.steps(w.rng.randint(4, 7))
    style = w.pick("{d:02}-{m:02}{-year}", "{d}. {month}{_year}", "{d:02}.{m:02}{pyear}", "{d}/{m}{-year}")
    pair = w.pick(("Start", "Slut"), ("Fra", "Til"), ("Startdato", "Slutdato"), ("Begynder", "Slutter"))
    what, who = w.pick(*WHAT), w.pick(*WHO)
    second = w.chance(0.5)
    over = w.pick("Periode", "Tidsplan", "Tid")
    if second:
        rows: list[list[Any]] = [[C(what, rows=2), C(over, cols=2), C(who, rows=2)], [*pair]]
    else:
        rows = [[what, *pair, who]]
    truth = []
    for s in steps:
        last = w.days(1, s.day, (1, 2))[0] if w.chance(0.3) else w.days(2, s.day, (10, 30))[1]
        rows.append([s.title, day(s.day, style), day(last, style), s.body])
        edtf = s.day.isoformat() if last == s.day else f"{s.day}/{last}"
        truth.append(entry(edtf, s.title, s.kind))
    grid = Grid(rows, head=2 if second else 1)
    return table(w, "spans-two-heads" if second else "spans", f"Projektplan: {w.subject}", [*_intro(w), grid], truth)


def sideways(w: World) -> Case:
    """A row of days over a row of what happens; the names of the rows stand in the first column."""
    steps = w.steps(w.rng.randint(3, 5))
    style = w.pick("{d}. {month}{_year}", "{d:02}.{m:02}{pyear}", "{d}/{m}{-year}", "{d}. {short}.{_year}")
    rows: list[list[Any]] = [
        [w.pick(*WHEN), *(day(s.day, style) for s in steps)],
        [w.pick(*WHAT), *(s.title for s in steps)],
    ]
    if w.chance(0.6):
        rows.append([w.pick(*WHO), *(s.body for s in steps)])
    if w.chance(0.3):
        rows[0], rows[1] = rows[1], rows[0]
    truth = [entry(s.day.isoformat(), s.title, s.kind) for s in steps]
    grid = Grid(rows, head=w.pick(0, 1))
    return table(w, "sideways", f"Proces for {w.subject}", [*_intro(w), grid], truth)


def facts(w: World) -> Case:
    """One small table of labels and values for each step, or one of two columns for all."""
    steps = w.steps(w.rng.randint(2, 4))
    style = w.pick(*DAY_STYLES)
    what, when, who = w.pick(*WHAT), w.pick(*WHEN), w.pick(*WHO)
    blocks: list[Block] = []
    for s in steps:
        rows = [[what, s.title], [when, day(s.day, style)], [who, s.body], [w.pick("Sted", "Hvor"), s.place]]
        blocks += [Grid(rows, head=0), Para(" ")]
    truth = [entry(s.day.isoformat(), s.title, s.kind) for s in steps]
    return table(w, "facts", f"Aktiviteter i {w.subject}", [*_intro(w), *blocks], truth, "docx", "html", "pdf")


def months_down(w: World) -> Case:
    """A row for each month, whose cell holds the month's steps as bullets, with or without days."""
    steps = w.steps(w.rng.randint(5, 8), gap=(6, 25))
    dated = w.chance(0.6)
    several = steps[0].day.year != steps[-1].day.year or w.chance(0.5)
    rows: list[list[Any]] = [[w.pick("Måned", "Tid", "Hvornår"), w.pick(*WHAT), *(["Ansvarlig"] if not dated else [])]]
    truth = []
    groups: dict[tuple[int, int], list[Any]] = {}
    for s in steps:
        groups.setdefault((s.day.year, s.day.month), []).append(s)
    mark = w.pick("• ", "")
    for (year, number), group in groups.items():
        said = [(f"{s.day.day}. {MONTHS[number - 1]}: " if dated else "") + s.title for s in group]
        cells = [MONTHS[number - 1].capitalize() + (f" {year}" if several else "")]
        cells.append("\n".join(mark + one for one in said))
        rows.append(cells if dated else [*cells, group[0].body])
        truth += [entry(s.day.isoformat() if dated else f"{year}-{number:02}", s.title, s.kind) for s in group]
    title = f"Årshjul for {w.subject}" + ("" if several else f" {w.year}")
    return table(w, "months-down", title, [*_intro(w), Grid(rows)], truth)


def months_across(w: World) -> Case:
    """Months as columns, bodies as rows; the cell says the day or the days."""
    year = w.year
    span = w.pick(range(1, 7), range(8, 13), range(1, 13))
    short = len(span) > 6
    head = [
        w.pick("Udvalg", "Mødeforum", "Organ", ""),
        *((MONTHS[m - 1][: 3 if short else 9]).capitalize() for m in span),
    ]
    rows: list[list[Any]] = [head]
    truth = []
    form = w.pick("{d}", "{d}.", "{d}/{m}", "d. {d}.")
    for body in w.bodies[: w.rng.randint(3, 5)]:
        row = [body]
        for m in span:
            days = w.days(2, w.days(1)[0].replace(year=year, month=m, day=w.rng.randint(2, 12)), (5, 12))
            days = days[: 0 if m == 7 or w.chance(0.15) else w.pick(1, 1, 1, 2)]
            row.append(" og ".join(form.format(d=one.day, m=one.month) for one in days))
            truth += [entry(one.isoformat(), body, "meeting", f"Møde i {body}", "Møde") for one in days]
        rows.append(row)
    return table(w, "months-across", f"Mødekalender {year}", [*_intro(w), Grid(rows)], truth)
