"""
Documents of a ninth author, for which the reader has been mended (tests/files/ninth/README.md).

What the documents say, their places and dates are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read import authors

HERE = Path(__file__).parent.parent / "files" / "ninth"
TRUTHS = authors.truths(HERE)
MEAN = 0.97
"""Mean F1 that is reached; a change may not fall below it."""
LEAST = 0.9


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_a_ninth_author_document_is_read_as_well_as_before(truth: Path) -> None:
    authors.assert_read_without_an_invented_date(authors.scores(HERE)[truth.stem], LEAST)


def test_the_ninth_author_documents_are_read_as_well_as_before_on_the_whole() -> None:
    authors.assert_read_well_on_the_whole(authors.scores(HERE), MEAN)
