"""The score of documents that an author wrote with their truth before the reader saw them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from frisat.plan.model import Reading
from frisat.plan.schema import reading_to_json
from frisat.read import read_many
from tests.files.second import lenient


def truths(folder: Path) -> list[Path]:
    """The files in which `folder` says what its documents say."""
    return sorted((folder / "truth").glob("*.json"))


def said(truth: Path) -> dict[str, Any]:
    """One document's truth."""
    found: dict[str, Any] = json.loads(truth.read_text(encoding="utf-8"))
    return found


@cache
def scores(folder: Path) -> dict[str, lenient.Lenient]:
    """Every document's score by the name of its truth; all are read by one pool of children."""
    paths = truths(folder)
    told = [said(path) for path in paths]
    readings = read_many([folder / truth["document"]["file"] for truth in told])
    out = {}
    for path, truth, reading in zip(paths, told, readings, strict=True):
        assert isinstance(reading, Reading), f"{path.stem}: {reading}"
        out[path.stem] = lenient.score(truth, reading_to_json(reading))
    return out


def assert_read_without_an_invented_date(got: lenient.Lenient, least: float) -> None:
    """One document: no date that it does not say, and an F1 of `least`."""
    assert got.invented == 0, got.misses
    assert got.f1 >= least, got.misses


def assert_read_well_on_the_whole(scores: dict[str, lenient.Lenient], mean: float) -> None:
    """All documents of an author: a mean F1 of `mean`."""
    marks = {name: score.f1 for name, score in scores.items()}
    low = {name: round(f1, 3) for name, f1 in marks.items() if f1 < 1}
    assert sum(marks.values()) / len(marks) >= mean, low
