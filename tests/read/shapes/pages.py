"""Web pages whose days have no year: where a person finds it, and what stands around the list."""

from __future__ import annotations

from datetime import date
from html import escape

from tests.read.shapes.world import BARE_STYLES, Case, World, day, entry

Lines = list[tuple[str, str]]
"""(tag, text) of a page: h1, h2, h3, p, li, dt, dd."""


def top(w: World, title: str) -> Lines:
    out: Lines = []
    if w.chance(0.5):
        out.append(("p", "Gå til hovedindhold"))
    if w.chance(0.5):
        out.append(("p", f"Du er her: Forside / {w.pick('Politik', 'Om kommunen', 'Borger')} / {title}"))
    return [*out, ("h1", title)]


def end(w: World, said: str = "") -> Lines:
    out: Lines = []
    if w.chance(0.6):
        out += [("h2", "Kontakt"), ("p", f"{w.town} Kommune"), ("p", "Rådhustorvet 4, 4970 Ny By")]
        out += [("p", "Telefon 74 12 20 27"), ("p", "Åbningstider: mandag-onsdag 10-15, torsdag 10-17")]
    if said:
        out.append(("p", said))
    if w.chance(0.4):
        out.append(("p", w.pick("Læs op", "Del siden på Facebook", "Var siden nyttig?")))
    return out


def html(lines: Lines, title: str, town: str) -> bytes:
    out, inside = [], ""
    for tag, text in lines:
        want = {"li": "ul", "dt": "dl", "dd": "dl"}.get(tag, "")
        if want != inside:
            out += [f"</{inside}>"] * bool(inside) + [f"<{want}>"] * bool(want)
            inside = want
        out.append(f"<{tag}>{escape(text)}</{tag}>")
    out += [f"</{inside}>"] * bool(inside)
    head = f'<meta charset="utf-8"><title>{escape(title)} | {town} Kommune</title>'
    return f'<!DOCTYPE html><html lang="da"><head>{head}</head><body>{chr(10).join(out)}</body></html>'.encode()


def text(lines: Lines, airy: bool) -> bytes:
    out: list[str] = []
    for tag, words in lines:
        if tag in {"h1", "h2", "h3"} and out:
            out.append("")
        out.append({"li": "- "}.get(tag, "") + words)
        if tag in {"h1", "h2"} or (airy and tag not in {"dt", "li"}):
            out.append("")
    return ("\n".join(out) + "\n").encode()


def page(w: World, name: str, title: str, lines: Lines, entries: list[dict]) -> Case:
    """The same page as a web file or as its text."""
    if w.chance(0.5):
        return Case(name + ".html", html(lines, title, w.town), entries)
    return Case(name + ".txt", text(lines, w.chance(0.6)), entries)


def _rows(w: World, steps: list, style: str, clock: bool = False) -> Lines:
    form = w.pick("{day}: {title}", "{day} – {title}", "{title}: {day}", "{day}, {title}", "{title}, {day}")
    return [
        ("li", form.format(day=day(s.day, style, False) + (f" kl. {s.clock}.00" if clock else ""), title=s.title))
        for s in steps
    ]


def year_of_page(w: World) -> Case:
    """The lines have a day and a month; the year stands once, somewhere else."""
    steps = w.steps(w.rng.randint(4, 8), gap=(5, 28))
    year = steps[0].day.year
    steps = [s for s in steps if s.day.year == year]
    style = w.pick(*BARE_STYLES)
    where = w.pick("title", "intro", "updated", "budget", "heading", "breadcrumb", "one_line", "copyright")
    if where == "copyright":
        style = "{Weekday} den {d}. {month}{_year}"
    title = f"Tidsplan for {w.subject}"
    intro = f"Her kan du se, hvornår der sker noget i arbejdet med {w.subject}."
    heading, said = "Sådan er forløbet", ""
    if where == "title":
        title = w.pick(f"{title} {year}", f"{title} i {year}", f"{year}: {title}")
    elif where == "intro":
        intro = w.pick(f"I {year} skal vi arbejde med {w.subject}.", f"Udvalget har lagt denne tidsplan for {year}.")
    elif where == "updated":
        before = min(s.day for s in steps)
        made = w.days(1, date(before.year, 1, 2) if before.month > 1 else before)[0]
        said = w.pick("Sidst opdateret {}", "Siden er opdateret {}", "Opdateret: {}", "Publiceret {}").format(
            day(made, w.pick("{d}. {month}{_year}", "{d:02}-{m:02}{-year}", "{d:02}.{m:02}{pyear}"))
        )
    elif where == "budget":
        title = f"Budgetproces for budget {year + 1}-{year + 4}"
    elif where == "heading":
        heading = w.pick(f"Forløbet i {year}", f"Kalender {year}", f"Datoer i {year}")
    elif where == "copyright":
        said = f"© {year} {w.town} Kommune"
    lines = [*top(w, title), ("p", intro), ("h2", heading)]
    if where == "breadcrumb":
        lines.insert(0, ("p", f"Forside > Nyheder {year} > {title}"))
    rows = _rows(w, steps, style, w.chance(0.3))
    if where == "one_line":
        tag, words = rows[0]
        rows[0] = (tag, words.replace(day(steps[0].day, style, False), day(steps[0].day, style, True)))
    truth = [entry(s.day.isoformat(), s.title, s.kind) for s in steps]
    return page(w, f"year-{where}", title, [*lines, *rows, *end(w, said)], truth)


def over_new_year(w: World) -> Case:
    """A list that runs from one year into the next; the first or the heading says a year."""
    steps = w.steps(w.rng.randint(5, 8), date(w.year, w.rng.randint(8, 10), 5), (14, 40))
    style = w.pick(*BARE_STYLES)
    first = steps[0].day.year
    title = f"Proces for {w.subject}"
    where = w.pick("season", "first", "both", "headings")
    lines = [*top(w, title + (w.pick(f" {first}/{first + 1}", f" {first}-{first + 1}") if where == "season" else ""))]
    rows = _rows(w, steps, style)
    if where == "first":
        rows[0] = (rows[0][0], rows[0][1].replace(day(steps[0].day, style, False), day(steps[0].day, style)))
    if steps[-1].day.year == first and where == "both":
        where = "first"
        rows[0] = (rows[0][0], rows[0][1].replace(day(steps[0].day, style, False), day(steps[0].day, style)))
    if where == "both":
        lines.append(("p", f"Arbejdet begynder i efteråret {first} og slutter i {steps[-1].day.year}."))
    if where == "headings":
        parted: Lines = []
        shown = 0
        for s, row in zip(steps, rows, strict=True):
            if s.day.year != shown:
                shown = s.day.year
                parted.append((w.pick("h2", "h3"), str(shown)))
            parted.append(row)
        rows = parted
    truth = [entry(s.day.isoformat(), s.title, s.kind) for s in steps]
    if where == "both":
        truth.append(entry(f"{first}-23", "Arbejdet begynder", "milestone", optional=True))
        truth.append(entry(str(steps[-1].day.year), "Arbejdet slutter", "milestone", optional=True))
    return page(w, f"newyear-{where}", title, [*lines, *rows, *end(w)], truth)


def meetings(w: World) -> Case:
    """The meetings of one body in one year, as bare days."""
    body = w.pick(*w.bodies[1:])
    days = w.days(w.rng.randint(5, 9), gap=(20, 45))
    year = days[0].year
    days = [one for one in days if one.year == year]
    style = w.pick(*BARE_STYLES)
    title = w.pick(f"{body}s møder {year}", f"Mødedatoer {year} for {body}", f"Mødeplan for {body} {year}", body)
    said = w.pick(f"{body} holder møder på følgende datoer i {year}:", f"Møder i {year}", f"Mødeplan {year}")
    clock = w.pick("", "", f" kl. {w.rng.randint(8, 17)}-{18}", f" kl. {w.rng.randint(8, 17)}.30")
    tag = w.pick("li", "li", "p")
    rows: Lines = [(tag, day(one, style, False) + clock) for one in days]
    lines = [*top(w, title), ("p", f"{body} rådgiver kommunen og følger arbejdet med {w.subject}."), ("h2", said)]
    alt = (f"Møde i {body}", f"Mødedatoer {year} for {body}", f"{body} holder møde", "Møde", title, said)
    truth = [entry(one.isoformat(), body, "meeting", *alt) for one in days]
    return page(w, "meetings", title, [*lines, *rows, *end(w)], truth)
