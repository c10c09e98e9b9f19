"""
How fast documents are read: 1,000 made ones with the pool, and one plan alone, in the process and as a command.

    .venv/bin/python benchmarks/reading.py [--share 0.1] [FILE …]

Makes 400 txt, 200 html, 250 docx, 50 xlsx and 100 two-page pdf files in a temporary folder, reads them, and prints
seconds, documents a second and the peak memory of a process. FILEs are read alone instead of the made plan.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from frisat.plan.errors import ReadError
from frisat.read import read_many
from frisat.read.reading import outcome_here

COUNTS = {"txt": 400, "html": 200, "docx": 250, "xlsx": 50, "pdf": 100}
MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]
VERBS = ("Drøftelse af", "Godkendelse af", "Workshop om", "Orientering om", "Høring af", "Borgermøde om", "Frist for")
THINGS = ("budget", "trafikplan", "ældrepolitik", "skolestruktur", "klimaplan", "sundhedsaftale", "kvalitetsstandard")
BODIES = ("Byrådet", "Økonomiudvalget", "Teknisk Udvalg", "Ældrerådet", "Handicaprådet", "Forvaltningen", "Fælles-MED")
Row = tuple[str, str, str]


def rows(rng: random.Random, count: int) -> list[Row]:
    """Rows of a plan: date, activity, who."""
    day = date(rng.randrange(2020, 2028), 1, 1) + timedelta(days=rng.randrange(300))
    out = []
    for _ in range(count):
        day += timedelta(days=rng.randrange(3, 20))
        when = rng.choice((f"{day.day}. {MONTHS[day.month - 1]} {day.year}", f"{day:%d-%m-%Y}"))
        what = f"{rng.choice(VERBS)} {rng.choice(THINGS)} og det videre arbejde i de lokale områder"
        out.append((when, what, rng.choice(BODIES)))
    return out


def txt(plan: list[Row], title: str) -> bytes:
    return "\n".join([title, "", "Dato Aktivitet Hvem", *(f"{a} {b} {c}" for a, b, c in plan)]).encode()


def html(plan: list[Row], title: str) -> bytes:
    body = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in plan)
    head = "<tr><th>Dato</th><th>Aktivitet</th><th>Hvem</th></tr>"
    return f"<!doctype html><meta charset=utf-8><main><h1>{title}</h1><table>{head}{body}</table></main>".encode()


def docx(plan: list[Row], title: str) -> bytes:
    from docx import Document

    document = Document()
    document.add_heading(title, 1)
    table = document.add_table(rows=0, cols=3)
    for row in [("Dato", "Aktivitet", "Hvem"), *plan]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx(plan: list[Row], title: str) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [(title,), ("Dato", "Aktivitet", "Hvem"), *plan]:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(plan: list[Row], title: str) -> bytes:
    import typst

    cells = "".join(f"[{a}], [{b}], [{c}],\n" for a, b, c in plan)
    head = "table.header([*Dato*], [*Aktivitet*], [*Hvem*]),"
    source = f'#set page(paper: "a4")\n= {title}\n#table(columns: (1fr, 3fr, 1fr), {head}\n{cells})'
    return typst.compile(source.encode())


MAKERS = {"txt": txt, "html": html, "docx": docx, "xlsx": xlsx, "pdf": pdf}


def make(folder: Path, share: float) -> Iterator[Path]:
    rng = random.Random(2026)
    for kind, count in COUNTS.items():
        for number in range(max(1, round(count * share))):
            plan = rows(rng, 38 if kind == "pdf" else 25)
            path = folder / f"{kind}-{number:03d}.{kind}"
            path.write_bytes(MAKERS[kind](plan, f"Tids- og procesplan nr. {number}"))
            yield path


def many(folder: Path, share: float) -> None:
    """Reads all and prints what it took; a file that is not read is named."""
    start = time.perf_counter()
    paths = list(make(folder, share))
    print(f"made {len(paths)} documents in {time.perf_counter() - start:.1f} s")
    failed: Counter[str] = Counter()
    activities = 0
    start = time.perf_counter()
    for path, outcome in zip(paths, read_many(paths), strict=True):
        if isinstance(outcome, ReadError):
            failed[outcome.code] += 1
            print(f"  {path.name}: {outcome} {getattr(outcome, '__notes__', '')}")
        else:
            activities += len(outcome.plan.activities)
    seconds = time.perf_counter() - start
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"read {len(paths)} documents, {activities} activities, {sum(failed.values())} failed")
    print(f"{seconds:.1f} s, {len(paths) / seconds:.1f} documents a second with 2 children")
    print(f"peak memory: {child:.0f} MiB a child, {own:.0f} MiB the parent (making the files included)")


def alone(path: Path) -> None:
    """One document: in this process (after a first reading), and as a command."""
    outcome_here(str(path), path.name, reading=True)
    inside = []
    for _ in range(7):
        start = time.perf_counter()
        outcome_here(str(path), path.name, reading=True)
        inside.append(time.perf_counter() - start)
    command = [sys.executable, "-m", "frisat.cli", "read", str(path), "--json"]
    outside, worked = [], []
    for _ in range(7):
        before, start = _processor_seconds(), time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        outside.append(time.perf_counter() - start)
        worked.append(_processor_seconds() - before)
    inner, outer = statistics.median(inside), f"{min(outside):.2f} s (processor {min(worked):.2f} s)"
    print(f"{path.name}: {inner * 1000:.0f} ms in the process, {outer} as a command, best of 7")


def _processor_seconds() -> float:
    """Of all ended children and theirs: says more than the clock on a machine that others use."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--share", type=float, default=1.0, help="of the 1,000 documents")
    parser.add_argument("--alone", action="store_true", help="leave out the many")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in args.files or list(make(folder, 0.001)):
            alone(path)
        if not args.alone:
            many(folder, args.share)


if __name__ == "__main__":
    main()
