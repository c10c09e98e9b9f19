"""
Altered copies of the founding documents with altered truth: the same facts as another municipality would print them.

`python -m tests.read.alter FOUNDING SEED …` prints how the reading of each altered copy scores. A seed decides
everything: years, weekdays, names of bodies and places, date formats, order of rows and columns, widths at which
cells are wrapped, blank lines and page breaks inside cells, bullets.

Plan, overview and chart are dumped anew from the truth (title, date words, actors, agenda …), cell by cell, as
programs do that take text out of a laid-out page; the prose of the page and the agenda is altered in `alter_text`.
"""

from __future__ import annotations

import json
import random
import re
import sys
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

from frisat.plan.danish.vocabulary import MONTHS_DA as MONTHS
from frisat.plan.danish.vocabulary import WEEKDAYS_DA as WEEKDAYS
from tests.read import alter_text

Json = dict[str, Any]
DOCUMENTS = ("000", "001", "002", "003", "004")
SHIFTS = (0, 1, 2, 3, 4, 5, -1)
BULLETS = ("\uf0b7 ", "• ", "- ", "* ", "\uf0a7 ", "– ", "o ", "▪ ")

# Sets of names that replace each other: (pattern, replacement) pairs, one set chosen of each family.
FAMILIES: tuple[tuple[tuple[tuple[str, str], ...], ...], ...] = (
    (
        (),
        ((r"\bÆldre Sagen\b", "Danske Seniorer"), (r"\bÆldre(?=[-a-zæøå]|\b)", "Børne"), (r"(?<=[ ”-])ældre", "børne")),
        ((r"\bÆldre Sagen\b", "Dansk Handicapforbund"), (r"\bÆldre", "Senior"), (r"(?<=[ ”-])ældre", "senior")),
        ((r"\bÆldre Sagen\b", "Røde Kors"), (r"\bÆldre", "Ungdoms"), (r"(?<=[ ”-])ældre", "ungdoms")),
    ),
    (
        (),
        ((r"Aktivitetsudvalg", "Kulturudvalg"), (r"aktivitetsudvalg", "kulturudvalg")),
        ((r"Aktivitetsudvalg", "Forebyggelsesudvalg"), (r"aktivitetsudvalg", "forebyggelsesudvalg")),
        ((r"Aktivitetsudvalg", "Fritidsudvalg"), (r"aktivitetsudvalg", "fritidsudvalg")),
    ),
    (
        (),
        (
            (r"Byrådet", "Kommunalbestyrelsen"), (r"byrådet", "kommunalbestyrelsen"),
            (r"Byråds(?=m)", "Kommunalbestyrelses"), (r"Byråd\b", "Kommunalbestyrelse"),
        ),
        ((r"Byrådet", "Borgerrepræsentationen"), (r"byrådet", "borgerrepræsentationen"),
         (r"Byråds(?=m)", "Borgerrepræsentations"), (r"Byråd\b", "Borgerrepræsentation")),
    ),
    (
        (),
        ((r"Social, Sundhed & Omsorg", "Børn, Unge & Familie"), (r"Sundhed og Omsorg", "Skole og Dagtilbud")),
        ((r"Social, Sundhed & Omsorg", "Teknik, Klima & Miljø"), (r"Sundhed og Omsorg", "Kultur og Fritid")),
        ((r"Social, Sundhed & Omsorg", "Job, Vækst & Velfærd"), (r"Sundhed og Omsorg", "Børn og Unge")),
    ),
    ((), ((r"Viborg", "Hedensted"),), ((r"Viborg", "Faxe"),), ((r"Viborg", "Høje-Taastrup"),)),
    (
        (),
        ((r"Center for Offentlig Innovation", "Institut for Lokal Udvikling"),),
        ((r"Center for Offentlig Innovation", "Styrelsen for Kommunal Nytænkning"),),
    ),
    ((), ((r"\bVIVE\b", "EVA"), (r"\bKL\b", "KKR")), ((r"\bVIVE\b", "SDU"), (r"\bKL\b", "FOA"))),
    ((), ((r"Velfærdsaftale", "Frihedsaftale"), (r"velfærdsaftale", "frihedsaftale")),
     ((r"Velfærdsaftale", "Udviklingsaftale"), (r"velfærdsaftale", "udviklingsaftale"))),
    ((), ((r"Mette Frederiksen", "Lars Winther"),), ((r"Mette Frederiksen", "Anne Sofie Bak"),)),
    (
        (),
        ((r"\bSSG\b", "DAS"), (r"\bPLOM\b", "PLUK"), (r"\bRM\b", "RN"),
         (r"\bSKU\b", "SSU"), (r"undhedskoordinations", "undhedssamarbejds")),
        ((r"\bSSG\b", "DAG"), (r"\bPLOM\b", "KLU"),
         (r"Sundhedsaftale", "Kulturaftale"), (r"sundhedsaftale", "kulturaftale")),
    ),
)  # fmt: skip


@dataclass(slots=True)
class Copy:
    """An altered document: its text and the truth that it states."""

    name: str
    text: str
    truth: Json


@dataclass(slots=True)
class _Out:
    """Lines written so far."""

    lines: list[str] = field(default_factory=list)

    @property
    def next(self) -> int:
        return len(self.lines) + 1

    def add(self, *lines: str) -> None:
        self.lines += lines


def altered(founding: Path, number: str, seed: int) -> Copy:
    """The altered copy of document `number` ("000") for a seed; the same for the same seed."""
    chance = random.Random(f"{number}/{seed}")
    if number in ("002", "003"):
        families = [chance.choice(family) for family in FAMILIES]
        years = chance.choice(SHIFTS)
        text, truth = alter_text.text_and_truth(founding, number, chance, lambda said: _named(said, families, years))
        return Copy(f"{number}-{seed}.txt", text, truth)
    path = next((founding / "truth").glob(f"{number}-*.json"))
    truth = json.loads(_renamed(path.read_text(encoding="utf-8"), chance))
    maker = {"000": _plan, "001": _meetings, "004": _chart}[number]
    out = maker(truth, chance)
    return Copy(f"{number}-{seed}.txt", "\n".join(out.lines) + "\n", truth)


def _renamed(text: str, chance: random.Random) -> str:
    families = [chance.choice(family) for family in FAMILIES]
    return _named(text, families, chance.choice(SHIFTS))


def _named(text: str, families: Iterable[Iterable[tuple[str, str]]], years: int) -> str:
    for family in families:
        for pattern, replacement in family:
            text = re.sub(pattern, replacement, text)
    return re.sub(r"(?<!\d)20(1\d|2\d)(?!\d)", lambda m: str(int(m[0]) + years), text)


# ------------------------------------------------------------------------------------------------ dates and cells
def _day(entry: Json) -> date | None:
    return date.fromisoformat(entry["edtf"]) if re.fullmatch(r"\d{4}-\d\d-\d\d", entry.get("edtf") or "") else None


@dataclass(frozen=True, slots=True)
class _Style:
    """How one copy prints things."""

    days: str
    weekday: str
    width_text: int
    width_actor: int
    holes: float
    """Chance of a blank line inside a cell."""
    bullet: str
    sub: str
    order: tuple[str, ...]
    pages: bool

    @classmethod
    def of(cls, chance: random.Random, orders: tuple[tuple[str, ...], ...]) -> _Style:
        return cls(
            chance.choice(("long", "long", "short", "dashes", "dots", "slash")),
            chance.choice(("", "", "", "{} den ", "{} d. ", "{} ")),
            chance.choice((34, 42, 48, 56, 64)),
            chance.choice((18, 22, 26, 34)),
            chance.choice((0.0, 0.04, 0.1)),
            chance.choice(BULLETS[:6]),
            chance.choice(("- ", "– ", "o ")),
            chance.choice(orders),
            chance.random() < 0.4,
        )

    def date(self, entry: Json) -> str:
        """The entry's date words in this style; anything vaguer than a day keeps its words."""
        day = _day(entry)
        if day is None:
            return str(entry.get("date_text") or "")
        said = {
            "long": f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
            "short": f"{day.day}. {MONTHS[day.month - 1][:3]}. {day.year}",
            "dashes": f"{day:%d-%m-%Y}",
            "dots": f"{day.day}.{day.month}.{day.year}",
            "slash": f"{day.day}/{day.month} {day.year}",
        }[self.days]
        if day.month == 5 and self.days == "short":
            said = said.replace("maj.", "maj")
        return self.weekday.format(WEEKDAYS[day.weekday()]).capitalize() + said


def _wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _holed(lines: list[str], style: _Style, chance: random.Random) -> list[str]:
    """The lines with a blank one here and there, and sometimes the end of a page."""
    out = []
    for at, line in enumerate(lines):
        if at and chance.random() < style.holes:
            out += ["", "", ""] if style.pages and chance.random() < 0.3 else [""]
        out.append(line + chance.choice((" ", "")))
    return out


def _rows(truth: Json) -> list[list[Json]]:
    """The entries that share a table row, together."""
    out: list[list[Json]] = []
    for entry in truth["entries"]:
        if out and entry.get("row") is not None and out[-1][0].get("row") == entry["row"]:
            out[-1].append(entry)
        else:
            out.append([entry])
    return out


def _shuffled(rows: list[list[Json]], chance: random.Random) -> list[list[Json]]:
    """Rows in another order; rows without a year of their own keep their neighbours, which their year comes from."""
    if chance.random() < 0.5:
        return rows
    rows = list(rows)
    fixed = [any(e.get("year_inferred") or not e.get("edtf") for e in row) for row in rows]
    if not any(fixed):
        chance.shuffle(rows)
        return rows
    at = 0
    while at + 1 < len(rows):
        if not any(fixed[max(0, at - 1) : at + 3]) and chance.random() < 0.4:
            rows[at], rows[at + 1] = rows[at + 1], rows[at]
            at += 1
        at += 1
    return rows


def _ordered(truth: Json, rows: list[list[Json]]) -> None:
    truth["entries"] = [entry for row in rows for entry in row]


def _place(row: list[Json], first: int, last: int) -> None:
    for entry in row:
        entry["lines"] = [first, last]


# ------------------------------------------------------------------------------------------------ the plan table
COLUMN_NAMES = {
    "date": ("Dato", "Tid", "Hvornår", "Tidspunkt", "Periode"),
    "text": ("Aktivitet", "Hvad", "Opgave", "Indhold", "Milepæl"),
    "actor": ("Hvem", "Ansvarlig", "Aktører", "Aktør"),
}
PLAN_ORDERS = (
    ("date", "text", "actor"),
    ("date", "text", "actor"),
    ("date", "actor", "text"),
    ("text", "actor", "date"),
    ("text", "date", "actor"),
    ("actor", "text", "date"),
)


def _plan(truth: Json, chance: random.Random) -> _Out:
    style = _Style.of(chance, PLAN_ORDERS)
    out = _Out()
    out.add(" " + truth["document"]["title"] + " ", "")
    out.add(" ".join(chance.choice(COLUMN_NAMES[column]) for column in style.order) + " ")
    rows = _shuffled(_rows(truth), chance)
    for row in rows:
        first = out.next
        _plan_row(row, style, chance, out)
        while out.lines[-1] == "":
            out.lines.pop()
        _place(row, first, len(out.lines))
        if chance.random() < 0.75 or style.order[0] != "date":
            out.add("")
        if style.pages and chance.random() < 0.1:
            out.add("", " ", "")
    for note in truth["document"].get("footnotes", ()):
        out.add("", " ", "", *_wrap(f"{note['mark']} {note['text']}", 110), "")
    _ordered(truth, rows)
    return out


def _cells(row: list[Json]) -> tuple[list[str], list[str]]:
    """Text paragraphs and actor paragraphs of a table row."""
    texts = [entry["title"] for entry in row]
    actors = []
    for entry in row:
        said = entry.get("actors_text") or "\n".join(entry["responsible"])
        if said and said not in actors:
            actors.append(said)
    return texts, actors


def _plan_row(row: list[Json], style: _Style, chance: random.Random, out: _Out) -> None:
    texts, actors = _cells(row)
    said = style.date(row[0])
    parts = {
        "date": [said],
        "text": [line for n, text in enumerate(texts) for line in ([" "] if n else []) + _wrap(text, style.width_text)],
        "actor": [
            line
            for n, text in enumerate(actors)
            for line in ([" "] if n else []) + [w for part in text.split("\n") for w in _wrap(part, style.width_actor)]
        ],
    }
    if all(len(parts[column]) <= 1 for column in style.order):
        out.add(" ".join(part for column in style.order for part in parts[column]) + " ")
        return
    lead = style.order[0] == "date" and chance.random() < 0.6
    for column in style.order:
        lines = _holed(parts[column], style, chance)
        if column == "text" and lead and style.order[1] == "text":
            out.lines[-1] = f"{out.lines[-1].strip()} {lines[0]}"
            lines = lines[1:]
        out.add(*lines)
        if not (column == "date" and lead) and parts[column]:
            out.add("")


# ------------------------------------------------------------------------------------------------ the overview
OVERVIEW_NAMES = {"date": ("Dato", "Tid", "Hvornår"), "text": ("Opgave", "Møde", "Aktivitet"), "agenda": ("Dagsorden",)}


def _meetings(truth: Json, chance: random.Random) -> _Out:
    orders = (("date", "text", "agenda"),) * 3 + (("date", "agenda", "text"),)
    style = _Style.of(chance, orders)
    document, out = truth["document"], _Out()
    out.add("", document["title"] + " ", "")
    out.add(" ".join(chance.choice(OVERVIEW_NAMES[column]) for column in style.order) + " ")
    networks = {network["id"]: network for network in truth["networks"]}
    rows = _rows(truth)
    dated = _shuffled([row for row in rows if row[0]["id"] not in networks], chance)
    for row in dated:
        _meeting_row(row[0], style, chance, out)
    out.add("   ", "   ", "   ")
    out.add(f"{_section(document)} ")
    for row in rows:
        if row[0]["id"] in networks:
            _network(row[0], networks[row[0]["id"]], style, chance, out)
    stakeholders = truth["stakeholders"]
    out.add(" ", "", "  ", "", stakeholders["heading"] + " ", "", stakeholders["column"] + "  ")
    out.add(*(f"{one['name']} " for one in stakeholders["list"]), "m.fl. ", "", " ", "")
    out.add(document["updated_text"] + " ", "")
    _ordered(truth, [*dated, *(row for row in rows if row[0]["id"] in networks)])
    return out


def _section(document: Json) -> str:
    return str(next(section["heading"] for section in document["sections"] if section["entries"] and section["lines"]))


def _meeting_row(entry: Json, style: _Style, chance: random.Random, out: _Out) -> None:
    first = out.next
    said = style.date(entry)
    from_agenda = bool(entry.get("title_source"))
    task = [] if from_agenda else _wrap(entry["title"], style.width_actor + 8)
    points = [entry["title"], *entry["agenda"]] if from_agenda else list(entry["agenda"])
    note = entry.get("date_note")
    beside = [f"{note} "] if note else []
    if entry.get("status_text") and entry["status"] == "cancelled":
        beside += [" ", f"{entry['status_text']} "]
    lines = _points(entry, points, from_agenda, style, chance)
    if style.order[1] == "agenda":
        _agenda_first(said, [*_holed(task, style, chance), *beside], lines, out)
    else:
        if task:
            out.add(*_holed([f"{said} {task[0]}", *task[1:]], style, chance), *beside)
        if task and points:
            out.add("")
        if not task:
            lines[0] = f"{said}  {lines[0]}"
        out.add(*lines)
    _place([entry], first, len(out.lines))
    if chance.random() < 0.8 or style.order[1] == "agenda":
        out.add("")
    if style.pages and chance.random() < 0.1:
        out.add("", "", "")


def _agenda_first(said: str, task: list[str], lines: list[str], out: _Out) -> None:
    """The row with its agenda before its task; a row without a date says so in its date cell."""
    out.add(f"{said or 'Ikke fastlagt'} {(lines or task)[0]}", *(lines or task)[1:])
    if lines and task:
        out.add("", *task)


def _points(entry: Json, points: list[str], from_agenda: bool, style: _Style, chance: random.Random) -> list[str]:
    """The agenda cell: its heading and its bullets, wrapped."""
    heading = entry.get("agenda_heading")
    lines = [f"{style.bullet}{heading} "] if heading else []
    for n, point in enumerate(points):
        sign = style.sub if heading or (n and (entry.get("agenda_levels") or from_agenda)) else style.bullet
        wrapped = _wrap(point, style.width_text + 30)
        lines += _holed([sign + wrapped[0], *wrapped[1:]], style, chance)
    return lines


def _network(entry: Json, network: Json, style: _Style, chance: random.Random, out: _Out) -> None:
    first = out.next
    title = _wrap(entry["title"], style.width_actor + 8)
    out.add(*(" " + line if not n else line for n, line in enumerate(_holed(title, style, chance))))
    out.add(network["participants_heading"] + " ")
    for one in network["participants"]:
        wrapped = _wrap(one["text"], style.width_text)
        out.add(*_holed([style.bullet + wrapped[0], *wrapped[1:]], style, chance))
    _place([entry], first, len(out.lines))
    out.add(" ", "", " ", "")


# ------------------------------------------------------------------------------------------------ the chart
LABELS = {
    "deliverables": ("Leverance:", "Leverancer:", "Produkt:", "Leverance(r):", "Levrance:", "Output:"),
    "actors": ("Aktører:", "Aktører:", "Deltagere:", "Ansvarlige:", "Aktøre:"),
}


def _chart(truth: Json, chance: random.Random) -> _Out:
    style = _Style.of(chance, (("date",),))
    width = chance.choice((22, 24, 28, 34))
    labels = {name: chance.choice(options) for name, options in LABELS.items()}
    out = _Out()
    out.add("", truth["document"]["title"], "", " ", "")
    rows = _shuffled(_rows(truth), chance)
    for row in rows:
        first = out.next
        _box(row[0], style, width, labels, chance, out)
        while out.lines[-1] == "":
            out.lines.pop()
        _place(row, first, len(out.lines))
        out.add("")
    _ordered(truth, rows)
    return out


def _box(entry: Json, style: _Style, width: int, labels: dict[str, str], chance: random.Random, out: _Out) -> None:
    out.add(*_wrap(style.date(entry), width), "")
    out.add(*_gapped(_boxed(entry["title"], width), chance), "")
    for point in entry["agenda"]:
        out.add(*_gapped(_boxed(point, width), chance), "")
    if entry["deliverables"]:
        label = labels["deliverables"] if len(entry["deliverables"]) == 1 else "Leverancer:"
        out.add(*_gapped(_boxed(f"{label} {', '.join(entry['deliverables'])}", width), chance), "")
    if entry["responsible"]:
        said = entry.get("actors_text") or ", ".join(entry["responsible"])
        out.add(*_gapped(_boxed(f"{labels['actors']} {said}", width), chance), "")


def _boxed(text: str, width: int) -> list[str]:
    """Lines of a narrow box; a word wider than the box is broken without a hyphen."""
    return textwrap.wrap(text, width, break_long_words=True, break_on_hyphens=True)


def _gapped(lines: list[str], chance: random.Random) -> list[str]:
    out = []
    for at, line in enumerate(lines):
        if at and chance.random() < 0.3 and not line[:1].isupper():
            out.append("")
        out.append(line + chance.choice((" ", "")))
    return out


# ------------------------------------------------------------------------------------------------ scoring
def scorer(founding: Path) -> ModuleType:
    """The scorer that stands beside the truth, as a module."""
    spec = util.spec_from_file_location("score_reading", founding / "score_reading.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reading_of(text: str, name: str) -> Json:
    """The reading of a text as the JSON that `frisat read --json` prints."""
    from frisat.plan.schema import reading_to_json
    from frisat.read import from_txt
    from frisat.read.to_plan import to_plan

    return reading_to_json(to_plan(from_txt.read(text.encode(), name)))


def figures(founding: Path, copy: Copy) -> Json:
    """The scorer's figures for the reading of a copy, with what was missed under "misses"."""
    module = scorer(founding)
    raw = module.score(copy.truth, reading_of(copy.text, copy.name))
    return {**module.figures(raw), "misses": raw["misses"]}


def main() -> None:
    founding, *seeds = sys.argv[1:]
    for seed in seeds:
        for number in DOCUMENTS:
            said = figures(Path(founding), altered(Path(founding), number, int(seed)))
            misses = said.pop("misses")
            print(seed, number, " ".join(f"{k}={v}" for k, v in said.items() if v is not None))
            print("\n".join(f"      {miss}" for miss in misses))


if __name__ == "__main__":
    main()
