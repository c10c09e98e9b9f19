"""The made-up lists of date expressions and of traps, as rows; used by the tests and by `benchmarks/dates.py`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Expected:
    """What one line of `dates.tsv` says; `year` is given to words that lack one."""

    words: str
    edtf: tuple[str | None, ...]
    bound: str | None
    time: tuple[str, str | None] | None
    year: int | None
    only_cell: bool


def dates() -> list[Expected]:
    """Every row of `dates.tsv`."""
    rows = []
    for line in _lines("dates.tsv"):
        words, said, bound, time, only_cell = [*line.split("\t"), "", "", ""][:5]
        year = re.match(r"\{(\d{4})\}", said)
        said = said[6:] if year else said
        start, _, end = time.partition("-")
        rows.append(
            Expected(
                words,
                tuple(None if part == "-" else part for part in said.split(";")),
                bound or None,
                (start, end or None) if time else None,
                int(year[1]) if year else None,
                only_cell == "cell",
            )
        )
    return rows


def traps() -> list[tuple[str, tuple[str, ...]]]:
    """Every row of `traps.tsv`: the text and the EDTF of the dates that do stand in it."""
    rows = []
    for line in _lines("traps.tsv"):
        text, _, said = line.partition("\t")
        rows.append((text, tuple(said.split(";")) if said else ()))
    return rows


def _lines(name: str) -> list[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
