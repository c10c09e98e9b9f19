"""
Office files of a fourth author, made with their truth before the reader saw them (tests/files/fourth/README.md).

Municipalities, places, case numbers and dates are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read import authors

HERE = Path(__file__).parent.parent / "files" / "fourth"
TRUTHS = authors.truths(HERE)
MEAN = 0.99
"""Mean F1 that the reader reached; a change may not fall below it."""
LEAST = 0.9
"""F1 of the document that it reads worst."""


def test_the_fourth_author_made_twenty_four_office_files_of_four_types() -> None:
    files = [authors.said(truth)["document"]["file"] for truth in TRUTHS]
    assert len(files) == 24
    assert {file.split("/")[0] for file in files} == {"html", "docx", "xlsx", "pdf"}


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_a_fourth_author_document_is_read_without_an_invented_date(truth: Path) -> None:
    authors.assert_read_without_an_invented_date(authors.scores(HERE)[truth.stem], LEAST)


def test_the_fourth_author_documents_are_read_well_on_the_whole() -> None:
    authors.assert_read_well_on_the_whole(authors.scores(HERE), MEAN)
