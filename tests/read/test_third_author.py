"""
Office files of a third author, made with their truth before the reader saw them (tests/files/third/README.md).

Municipalities, places, case numbers and dates are invented (tests/files/third, made by its `make.py`).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from frisat.plan.model import Reading
from frisat.plan.schema import reading_to_json
from frisat.read import read_many
from tests.files.second import lenient
from tests.files.third.said import papers

HERE = Path(__file__).parent.parent / "files" / "third"
TRUTHS = sorted((HERE / "truth").glob("*.json"))
MEAN = 0.99
"""Mean F1 that the reader reached; a change may not fall below it."""
LEAST = 0.9
"""F1 of the document that it reads worst."""


@cache
def scores() -> dict[str, lenient.Lenient]:
    """Every document's score by the name of its truth; all are read by one pool of children."""
    said = [json.loads(truth.read_text(encoding="utf-8")) for truth in TRUTHS]
    readings = read_many([HERE / truth["document"]["file"] for truth in said])
    out = {}
    for path, truth, reading in zip(TRUTHS, said, readings, strict=True):
        assert isinstance(reading, Reading), f"{path.stem}: {reading}"
        out[path.stem] = lenient.score(truth, reading_to_json(reading))
    return out


def test_the_third_author_made_twenty_office_files_of_four_types() -> None:
    files = [json.loads(truth.read_text(encoding="utf-8"))["document"]["file"] for truth in TRUTHS]
    assert len(files) >= 20
    assert {file.split("/")[0] for file in files} == {"html", "docx", "xlsx", "pdf"}


def test_the_truth_is_what_the_author_declared() -> None:
    written = {t["document"]["file"]: t for t in (json.loads(p.read_text(encoding="utf-8")) for p in TRUTHS)}
    assert written == {file: json.loads(json.dumps(paper.truth())) for file, paper in papers().items()}


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_a_third_author_document_is_read_without_an_invented_date(truth: Path) -> None:
    got = scores()[truth.stem]
    assert got.invented == 0, got.misses
    assert got.f1 >= LEAST, got.misses


def test_the_third_author_documents_are_read_well_on_the_whole() -> None:
    marks = {name: score.f1 for name, score in scores().items()}
    low = {name: round(f1, 3) for name, f1 in marks.items() if f1 < 1}
    assert sum(marks.values()) / len(marks) >= MEAN, low
