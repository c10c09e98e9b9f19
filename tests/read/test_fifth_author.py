"""
Documents of a fifth author, made with their truth before the reader saw them (tests/files/fifth/README.md).

What the documents say, their places and dates are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read import authors

HERE = Path(__file__).parent.parent / "files" / "fifth"
TRUTHS = authors.truths(HERE)
MEAN = 0.99
"""Mean F1 that the reader reached; a change may not fall below it."""
LEAST = 0.9
"""F1 of the document that it reads worst."""


def test_the_fifth_author_made_forty_two_files_of_five_types() -> None:
    files = [authors.said(truth)["document"]["file"] for truth in TRUTHS]
    assert len(files) == 42
    assert {file.split("/")[0] for file in files} == {"html", "docx", "xlsx", "pdf", "txt"}


OPEN = "k11-implementering-sundhedsreform"
"""Its "Hver måned fra april 2025" is read as the month, without the open end: still to be mended."""


@pytest.mark.parametrize("truth", [t for t in TRUTHS if t.stem != OPEN], ids=lambda path: path.stem)
def test_a_fifth_author_document_is_read_without_an_invented_date(truth: Path) -> None:
    authors.assert_read_without_an_invented_date(authors.scores(HERE)[truth.stem], LEAST)


def test_an_open_end_is_the_only_day_that_a_document_does_not_say() -> None:
    got = authors.scores(HERE)[OPEN]

    assert got.invented <= 1, got.misses
    assert got.f1 >= LEAST, got.misses


def test_the_fifth_author_documents_are_read_well_on_the_whole() -> None:
    authors.assert_read_well_on_the_whole(authors.scores(HERE), MEAN)
