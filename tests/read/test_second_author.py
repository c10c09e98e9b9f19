"""
Documents of a second author, written with their truth before the reader saw them (tests/files/second/README.md).

Municipalities, places, persons, case numbers and dates are invented (tests/files/second, made by its `make.py`).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.files.second.make import declared
from tests.read import authors

HERE = Path(__file__).parent.parent / "files" / "second"
TRUTHS = authors.truths(HERE)
MEAN = 0.99
"""Mean F1 that the reader reached; a change may not fall below it."""
LEAST = 0.75
"""F1 of the document that it reads worst."""


def test_the_second_author_wrote_thirty_documents_in_every_file_type() -> None:
    files = [authors.said(truth)["document"]["file"] for truth in TRUTHS]
    assert len(files) >= 30
    assert {file.split("/")[0] for file in files} >= {"txt", "html", "docx", "xlsx", "pdf"}
    assert all((HERE / file).stat().st_size < 60_000 for file in files)


def test_the_truth_is_what_the_author_declared() -> None:
    written = {t["document"]["file"]: t for t in map(authors.said, TRUTHS)}
    assert written == {t["document"]["file"]: t for t in declared()}


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_a_second_author_document_is_read_without_an_invented_date(truth: Path) -> None:
    authors.assert_read_without_an_invented_date(authors.scores(HERE)[truth.stem], LEAST)


def test_the_second_author_documents_are_read_well_on_the_whole() -> None:
    authors.assert_read_well_on_the_whole(authors.scores(HERE), MEAN)
