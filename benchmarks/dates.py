"""
Dates: our `parse`/`find` beside `dateparser` and `edtf`'s text parser, on the same expressions.

    .venv/bin/python benchmarks/dates.py

The gold list and the traps are those of the tests (`tests/plan/data`), made by hand. Prints one table; times are of
one run, in the same process. `peers.py` compares the same readers on whole documents.
"""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from frisat.plan.danish import find, parse
from frisat.plan.period import Period
from tests.plan.gold import Expected, dates, traps

Reader = Callable[[str, int | None], list[str]]
"""(words, year for words that lack one) -> EDTF texts."""


def ours_cell(words: str, year: int | None) -> list[str]:
    return [f.period.edtf for f in parse(words, year=year, basis="title:x") if f.period.edtf]


def ours_running(words: str, year: int | None) -> list[str]:
    return [f.period.edtf for f in find(words, year=year, basis="title:x") if f.period.edtf]


def by_dateparser(words: str, year: int | None) -> list[str]:
    """Its whole-text parser, in Danish, day first; the day it puts in where none is said counts as its answer."""
    import dateparser

    settings = {"DATE_ORDER": "DMY", "PREFER_DAY_OF_MONTH": "first"}
    if year:
        from datetime import datetime

        settings["RELATIVE_BASE"] = datetime(year, 1, 1)
    found = dateparser.parse(words, languages=["da"], settings=settings)
    return [found.date().isoformat()] if found else []


def by_edtf_text(words: str, year: int | None) -> list[str]:
    """Made for English; it raises on some texts, which counts as no answer."""
    from edtf import text_to_edtf

    try:
        said = text_to_edtf(words)
    except ValueError:
        return []
    return [str(said)] if said else []


def right(got: list[str], row: Expected) -> bool:
    """The same spans of days; an answer to the day for a month or a span is not the same."""
    want = [edtf for edtf in row.edtf if edtf]
    return len(got) == len(want) and all(_same(a, b) for a, b in zip(got, want, strict=True))


def _same(got: str, want: str) -> bool:
    try:
        a, b = Period(got.rstrip("~?")), Period(want.rstrip("~?"))
    except Exception:
        return False
    return (a.start, a.end) == (b.start, b.end) or (a.earliest, a.latest) == (b.earliest, b.latest)


def main() -> None:
    warnings.simplefilter("ignore")
    rows = [row for row in dates() if row.edtf[0]]
    running = [row for row in rows if not row.only_cell]
    texts = traps()
    readers: list[tuple[str, Reader, list[Expected]]] = [
        ("frisat parse (cells)", ours_cell, rows),
        ("frisat find (running text)", ours_running, running),
        ("dateparser 1.x, Danish", by_dateparser, rows),
        ("edtf text parser", by_edtf_text, rows),
    ]
    print(f"{'reader':28} {'right':>12} {'wrong':>6} {'none':>6} {'traps read as dates':>20} {'ms/text':>8}")
    for name, reader, gold in readers:
        reader("1. maj 2021", None)
        begun = time.perf_counter()
        answers = [reader(row.words, row.year) for row in gold]
        per_text = (time.perf_counter() - begun) / len(gold) * 1000
        good = sum(right(got, row) for got, row in zip(answers, gold, strict=True))
        none = sum(not got for got in answers)
        invented = sum(len(reader(text, None)) > 0 for text, said in texts if not said)
        if name.startswith("frisat parse"):
            trapped = "(cells only)"
        else:
            trapped = f"{invented} of {sum(not said for _, said in texts)}"
        share = f"{good}/{len(gold)}"
        print(f"{name:28} {share:>12} {len(gold) - good - none:>6} {none:>6} {trapped:>20} {per_text:>8.2f}")


if __name__ == "__main__":
    main()
