"""
Whole documents: our reading beside `dateparser` and `edtf`'s text parser, line by line, on the same documents.

    .venv/bin/python benchmarks/peers.py [--lenient]

With FRISAT_FOUNDING set: the founding documents, scored by the scorer that stands there. Else: the made-up documents
of `tests/files`, scored by theirs. The peers know dates only, so they get every line ready cut (a row of a table is a
line) and what they leave of a line is its title; a line in which they find nothing is no activity. With `--lenient`
(founding documents only) a title may also hold more or fewer words. One table, one run.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from frisat.plan.schema import reading_to_json
from frisat.read.blocks import Box, Document, Line
from frisat.read.reading import to_document
from frisat.read.to_plan import to_plan
from tests.files import score as made_up
from tests.read.alter import scorer

FILES = Path(__file__).parents[1] / "tests" / "files"
Json = dict[str, Any]
Reader = Callable[[Document], Json]


def ours(document: Document) -> Json:
    return reading_to_json(to_plan(document))


def by_dateparser(document: Document) -> Json:
    """Its search for dates inside a text, in Danish, day first; the first date of a line is the line's."""
    from dateparser.search import search_dates

    settings = {"DATE_ORDER": "DMY", "PREFER_DAY_OF_MONTH": "first"}
    found = []
    for line in lines(document):
        dates = search_dates(line, languages=["da"], settings=settings)
        if dates:
            words, when = dates[0]
            found.append(activity(when.date().isoformat(), line.replace(words, " ", 1)))
    return {"activities": found}


def by_edtf(document: Document) -> Json:
    """It takes a text for one date and does not say where it stands, so the whole line is the title."""
    from edtf import text_to_edtf

    found = []
    for line in lines(document):
        try:
            said = text_to_edtf(line)
        except ValueError:  # it raises on some texts
            continue
        if said:
            found.append(activity(str(said), line))
    return {"activities": found}


def activity(edtf: str, title: str) -> Json:
    """An activity as the scorers want it; a peer says nothing of the other fields."""
    title = " ".join(title.split()).strip(" :-–|,.")
    return {"title": title, "period": {"edtf": edtf}, "kind": "other", "status": "planned",
            "actors": [], "agenda": [], "deliverables": [], "visibility": "public"}  # fmt: skip


def lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Line):
            texts = [block.text]
        elif isinstance(block, Box):
            texts = [line.text for line in block.lines]
        else:
            texts = [" ".join(" ".join(cell.text.split()) for cell in row.cells) for row in block.rows]
        yield from (text for text in texts if text.strip())


def founding(folder: Path, *, lenient: bool) -> Iterator[tuple[Document, Callable[[Json], tuple[int, int, int, int]]]]:
    """Each founding document and what counts (right, truth, read, invented) of a reading of it."""
    module = scorer(folder)
    module.LENIENT = lenient  # type: ignore[attr-defined]
    for path in sorted((folder / "truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))

        def count(reading: Json, truth: Json = truth) -> tuple[int, int, int, int]:
            got = module.score(truth, reading)
            return got["right"], got["truth"], got["read"], got["invented"]

        yield to_document(folder / "seeds" / truth["document"]["file"]), count


def made() -> Iterator[tuple[Document, Callable[[Json], tuple[int, int, int, int]]]]:
    for path in sorted((FILES / "truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))

        def count(reading: Json, truth: Json = truth) -> tuple[int, int, int, int]:
            got = made_up.score(truth, reading)
            return got.right, got.truth, got.read, got.invented

        yield to_document(FILES / truth["document"]["file"]), count


def main() -> None:
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--lenient", action="store_true")
    lenient = parser.parse_args().lenient
    folder = os.environ.get("FRISAT_FOUNDING")
    corpus = list(founding(Path(folder), lenient=lenient) if folder else made())
    print(f"{len(corpus)} {'founding documents' if folder else 'made-up documents of tests/files'}")
    print(f"{'reader':30} {'F1':>6} {'right':>6} {'of':>5} {'read':>6} {'invented dates':>15} {'ms a document':>14}")
    readers: tuple[tuple[str, Reader], ...] = (
        ("frisat", ours),
        ("dateparser, line by line", by_dateparser),
        ("edtf's text parser, by line", by_edtf),
    )
    for name, reader in readers:
        reader(corpus[0][0])  # what a reader loads at its first use is not the documents' time
        begun = time.perf_counter()
        readings = [reader(document) for document, _ in corpus]
        each = (time.perf_counter() - begun) / len(corpus) * 1000
        counts = [count(reading) for (_, count), reading in zip(corpus, readings, strict=True)]
        right, truth, read, invented = (sum(column) for column in zip(*counts, strict=True))
        f1 = 2 * right / (truth + read) if truth + read else 0.0
        print(f"{name:30} {f1:>6.2f} {right:>6} {truth:>5} {read:>6} {invented:>15} {each:>14.1f}")


if __name__ == "__main__":
    main()
