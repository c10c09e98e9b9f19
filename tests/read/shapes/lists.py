"""Lists in which title, day, clock, place and words stand on lines of their own, in one order or another."""

from __future__ import annotations

from tests.read.shapes.pages import Lines, end, page, top
from tests.read.shapes.world import DAY_STYLES, Case, World, day, entry, month


def stacked(w: World) -> Case:
    """Each step takes several lines; where its title stands is the same for all steps."""
    steps = w.steps(w.rng.randint(4, 8))
    style = w.pick(*DAY_STYLES)
    form = w.pick("DT", "TD", "DTX", "TDX", "TXD", "DCT", "TDCP", "TDP", "DPT", "TCDP", "DTP", "TXDP")
    tags = w.pick(
        {"T": "h3"}, {"D": "h3"}, {}, {"T": "li", "D": "li"}, {"T": "dt", "D": "dd"}, {"D": "dt", "T": "dd", "X": "dd"}
    )
    if "dt" in tags.values():
        tags = {form[0]: "dt"} | dict.fromkeys(form[1:], "dd")
    elif "h3" in tags.values():
        tags = {form[0]: "h3"}
    labels = w.chance(0.25)
    lines: Lines = []
    vague = w.chance(0.3)
    truth = []
    for s in steps:
        said, edtf = day(s.day, style), s.day.isoformat()
        if vague and w.chance(0.4):
            said, edtf = month(s.day).capitalize(), f"{s.day:%Y-%m}"
        parts = {
            "D": ("Dato: " if labels else "") + said,
            "T": s.title,
            "X": s.text,
            "C": ("Tid: " if labels else "") + f"Kl. {s.clock}.00-{s.clock + 2}.00",
            "P": ("Sted: " if labels else "") + s.place,
        }
        lines += [(tags.get(part, "p"), parts[part]) for part in form]
        truth.append(entry(edtf, s.title, s.kind))
    title = w.pick(f"Det sker i arbejdet med {w.subject}", f"Proces for {w.subject}", f"Kalender for {w.subject}")
    intro: Lines = [("p", f"Forvaltningen har lagt en plan for arbejdet med {w.subject}.")] if w.chance(0.6) else []
    return page(w, f"stacked-{form}", title, [*top(w, title), *intro, *lines, *end(w)], truth)


def labelled(w: World) -> Case:
    """Each step is a block of labels and values."""
    steps = w.steps(w.rng.randint(3, 6))
    style = w.pick(*DAY_STYLES)
    what = w.pick("Aktivitet", "Emne", "Hvad", "Opgave", "Trin", "Overskrift", "Arrangement")
    when = w.pick("Dato", "Hvornår", "Tid", "Tidspunkt", "Frist", "Dag")
    who = w.pick("Ansvarlig", "Hvem", "Udføres af", "Tovholder", "Deltagere")
    where = w.pick("Sted", "Hvor", "Lokale")
    order = w.pick((what, when, who), (when, what, who), (what, who, when, where), (what, where, when))
    lines: Lines = []
    for s in steps:
        said = {what: s.title, when: day(s.day, style), who: s.body, where: s.place}
        lines += [("p", f"{label}: {said[label]}") for label in order]
        if w.chance(0.5):
            lines.append(("p", ""))
    truth = [entry(s.day.isoformat(), s.title, s.kind) for s in steps]
    title = f"Plan for {w.subject}"
    return page(w, "labelled", title, [*top(w, title), *lines, *end(w)], truth)


def days_of_one(w: World) -> Case:
    """Several days stand below or beside one title, again and again."""
    groups = w.rng.randint(2, 4)
    steps = w.steps(groups, gap=(1, 3))
    style = w.pick(*DAY_STYLES)
    form = w.pick("above", "beside", "and")
    lines: Lines = []
    truth = []
    for s in steps:
        days = w.days(w.rng.randint(2, 4), s.day, (10, 60))
        said = [day(one, style) for one in days]
        if form == "above":
            lines += [("h3", s.title), *(("li", one) for one in said)]
        elif form == "beside":
            lines.append(("li", f"{s.title}: {', '.join(said)}"))
        else:
            lines.append(("li", f"{s.title}: {', '.join(said[:-1])} og {said[-1]}"))
        truth += [entry(one.isoformat(), s.title, s.kind) for one in days]
    title = f"Møder om {w.subject}"
    return page(w, f"days-{form}", title, [*top(w, title), *lines, *end(w)], truth)


def phases(w: World) -> Case:
    """Headings of phases with a span, below them steps with or without a day of their own."""
    steps = w.steps(w.rng.randint(6, 9), gap=(12, 35))
    style = w.pick("{d}. {month}{_year}", "{d}/{m}{-year}", "{d}. {short}.{_year}")
    lines: Lines = []
    truth = []
    size = 3
    names = ["Forberedelse", "Inddragelse", "Beslutning"]
    for n in range(0, len(steps), size):
        group = steps[n : n + size]
        first, last = group[0].day, group[-1].day
        span = f"{month(first, first.year != last.year)}-{month(last)}"
        edtf = f"{first:%Y-%m}/{last:%Y-%m}"
        if (first.year, first.month) == (last.year, last.month):
            span, edtf = month(first), f"{first:%Y-%m}"
        name = names[n // size]
        lines.append(("h3", w.pick(f"Fase {n // size + 1}: {name} ({span})", f"{name}, {span}")))
        truth.append(entry(edtf, name, "other", f"Fase {n // size + 1}: {name}", optional=True))
        for s in group:
            lines.append(("li", f"{day(s.day, style)}: {s.title}"))
            truth.append(entry(s.day.isoformat(), s.title, s.kind))
    title = f"Faser i {w.subject}"
    return page(w, "phases", title, [*top(w, title), *lines, *end(w)], truth)
