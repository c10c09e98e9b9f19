"""
Documents of a tenth author, for which the reader has been mended (tests/files/tenth/README.md).

What the documents say, their places and dates are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read import authors

HERE = Path(__file__).parent.parent / "files" / "tenth"
TRUTHS = authors.truths(HERE)
MEAN = 0.99
"""Mean F1 that is reached; a change may not fall below it."""
LEAST = 0.9


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_a_tenth_author_document_is_read_as_well_as_before(truth: Path) -> None:
    authors.assert_read_without_an_invented_date(authors.scores(HERE)[truth.stem], LEAST)


def test_the_tenth_author_documents_are_read_as_well_as_before_on_the_whole() -> None:
    authors.assert_read_well_on_the_whole(authors.scores(HERE), MEAN)
