"""
Office files of a third author, made with their truth before the reader saw them (tests/files/third/README.md).

Municipalities, places, case numbers and dates are invented (tests/files/third, made by its `make.py`).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.files.third.said import papers
from tests.read import authors

HERE = Path(__file__).parent.parent / "files" / "third"
TRUTHS = authors.truths(HERE)
MEAN = 0.99
"""Mean F1 that the reader reached; a change may not fall below it."""
LEAST = 0.9
"""F1 of the document that it reads worst."""


def test_the_third_author_made_twenty_office_files_of_four_types() -> None:
    files = [authors.said(truth)["document"]["file"] for truth in TRUTHS]
    assert len(files) >= 20
    assert {file.split("/")[0] for file in files} == {"html", "docx", "xlsx", "pdf"}


def test_the_truth_is_what_the_author_declared() -> None:
    written = {t["document"]["file"]: t for t in map(authors.said, TRUTHS)}
    assert written == {file: json.loads(json.dumps(paper.truth())) for file, paper in papers().items()}


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_a_third_author_document_is_read_without_an_invented_date(truth: Path) -> None:
    authors.assert_read_without_an_invented_date(authors.scores(HERE)[truth.stem], LEAST)


def test_the_third_author_documents_are_read_well_on_the_whole() -> None:
    authors.assert_read_well_on_the_whole(authors.scores(HERE), MEAN)
