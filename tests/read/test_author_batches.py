"""
Documents of many authors, each with a truth that was written before the reader saw them (the READMEs of the folders).

The reader has been mended for all of them since, so that the figures say that it stays so, and nothing about documents
that it has not met. What the documents say, their places and dates are invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.read import authors

FILES = Path(__file__).parent.parent / "files"


@dataclass(frozen=True)
class Batch:
    """What is reached in one folder; a change may not fall below it."""

    folder: str
    documents: int
    mean: float
    """Mean F1."""
    least: float
    """F1 of the document that is read worst."""
    worse: Mapping[str, tuple[float, int]] = field(default_factory=lambda: MappingProxyType({}))
    """F1, and activities with a day that the document does not say for one, of those that are still to be mended."""


BATCHES = (
    # "Hver måned fra april 2025" is read as the month, without the open end.
    Batch("fifth", 42, 0.99, 0.9, {"k11-implementering-sundhedsreform": (0.9, 1)}),
    Batch("sixth", 14, 0.99, 0.9, {"protokol-spildevandsplan": (0.9, 1)}),
    Batch("seventh", 14, 0.99, 0.95),
    Batch("eighth", 14, 0.99, 0.95),
    Batch("ninth", 14, 0.97, 0.9),
    Batch("tenth", 14, 0.99, 0.9),
    Batch("eleventh", 14, 0.98, 0.9),
    Batch("twelfth", 12, 0.99, 0.95),
    Batch("thirteenth", 12, 0.99, 0.9),
    Batch("fourteenth", 12, 0.98, 0.9),
    Batch("fifteenth", 12, 0.99, 0.95),
    Batch("sixteenth", 12, 0.99, 0.95),
    Batch("seventeenth", 12, 0.98, 0.9, {"sundhedsaftale": (0.95, 1)}),
    Batch("eighteenth", 12, 0.98, 0.9),
    Batch("nineteenth", 12, 0.99, 0.95),
    Batch("twentieth", 12, 0.98, 0.9),
)
ALL = [(batch, truth) for batch in BATCHES for truth in authors.truths(FILES / batch.folder)]


@pytest.mark.parametrize(("batch", "truth"), ALL, ids=[f"{batch.folder}-{truth.stem}" for batch, truth in ALL])
def test_an_authors_document_is_read_as_well_as_before_and_no_day_is_invented(batch: Batch, truth: Path) -> None:
    got = authors.scores(FILES / batch.folder)[truth.stem]
    least, most = batch.worse.get(truth.stem, (batch.least, 0))

    assert got.f1 >= least, got.misses
    assert got.invented <= most, got.misses


@pytest.mark.parametrize("batch", BATCHES, ids=lambda batch: batch.folder)
def test_an_authors_documents_are_read_as_well_as_before_on_the_whole(batch: Batch) -> None:
    scores = authors.scores(FILES / batch.folder)

    assert len(scores) == batch.documents
    authors.assert_read_well_on_the_whole(scores, batch.mean)
