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
MEAN = 0.95
"""Mean F1 that is reached; a change may not fall below it."""
LEAST = 0.9
WORSE = {"skolestruktur-procesplan": (0.8, 4), "budgetproces-2027": (0.97, 1)}
"""F1, and activities with a day that the document does not say for one."""


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_a_ninth_author_document_is_read_as_well_as_before(truth: Path) -> None:
    got = authors.scores(HERE)[truth.stem]
    least, most = WORSE.get(truth.stem, (LEAST, 0))
    assert got.f1 >= least, got.misses
    assert got.invented <= most, got.misses


def test_the_ninth_author_documents_are_read_as_well_as_before_on_the_whole() -> None:
    authors.assert_read_well_on_the_whole(authors.scores(HERE), MEAN)
