"""
Documents of an eleventh author, for which the reader has been mended (tests/files/eleventh/README.md).

What the documents say, their places and dates are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read import authors

HERE = Path(__file__).parent.parent / "files" / "eleventh"
TRUTHS = authors.truths(HERE)
MEAN = 0.97
"""Mean F1 that is reached; a change may not fall below it."""
LEAST = 0.9
INVENTED = {"nyhedsbrev-genoptraening": 1}
"""Activities with a day that the document does not say for one: "hvad der venter i efteråret" in its greeting."""


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_an_eleventh_author_document_is_read_as_well_as_before(truth: Path) -> None:
    got = authors.scores(HERE)[truth.stem]
    assert got.f1 >= LEAST, got.misses
    assert got.invented <= INVENTED.get(truth.stem, 0), got.misses


def test_the_eleventh_author_documents_are_read_as_well_as_before_on_the_whole() -> None:
    authors.assert_read_well_on_the_whole(authors.scores(HERE), MEAN)
