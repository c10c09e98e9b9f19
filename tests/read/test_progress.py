"""How far a reading is: counted by pages in the child, passed on to who asks, and ended by who will not wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.read import progress
from frisat.read.reading import read_with_document
from tests.read.office import pdf_pages, words

PAGES = 200


@pytest.fixture
def long(tmp_path: Path) -> Path:
    pages = [words((72, 700, f"{n % 28 + 1}. maj 2027"), (200, 700, f"Drøftelse {n}")) for n in range(PAGES)]
    path = tmp_path / "lang.pdf"
    path.write_bytes(pdf_pages(*pages))
    return path


def test_a_document_of_200_pages_is_counted_and_its_places_are_pages(long: Path) -> None:
    said: list[tuple[str, int, int]] = []
    reading, _ = read_with_document(long, lambda *step: said.append(step))

    counts = [done for step, done, total in said if step == "pages" and total == PAGES]
    assert counts[0] == 0
    assert counts == sorted(counts)
    assert said[-1][0] == "finding"
    assert {a.source.page for a in reading.plan.activities if a.source} <= set(range(1, PAGES + 1))
    assert len({a.source.page for a in reading.plan.activities if a.source}) > PAGES // 2


def test_who_will_not_wait_ends_it_with_what_they_raise(long: Path) -> None:
    class EnoughError(Exception):
        pass

    def stop(step: str, done: int, total: int) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        read_with_document(long, stop)


def test_a_child_is_not_believed() -> None:
    assert progress.from_line(progress.as_line("pages", 3, 200)) == ("pages", 3, 200)
    for line in (b"", b"=pages 3\n", b"=<b> 1 2\n", b"=pages -1 2\n", b"=pages 1 2", b"17\n", b"=pages 12345678 1\n"):
        assert progress.from_line(line) is None


def test_within_a_step_it_is_said_a_few_times_a_second_only() -> None:
    said: list[int] = []
    progress.listen(lambda step, done, total: said.append(done))
    try:
        for n in range(1000):
            progress.tell("pages", n, 1000)
        progress.tell("finding")
    finally:
        progress.listen(None)

    assert said[0] == 0
    assert said[-1] == 0, "a new step is said at once"
    assert len(said) < 100
