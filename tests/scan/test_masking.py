"""No personal number leaves a scan whole: not in words, not as JSON, not in an error, not as a file's name."""

from __future__ import annotations

import json
import re

import pytest

from frisat.scan.masking import masked
from frisat.scan.opening import report
from frisat.scan.wire import report_to_json, report_to_wire
from tests.scan.planted import corpus


def test_nothing_that_is_said_holds_a_number() -> None:
    """All words of all reports of the corpus, in both languages."""
    for file in corpus(23):
        found = report(file.data, file.name)
        said = json.dumps([report_to_json(found, "da"), report_to_json(found, "en")], ensure_ascii=False)
        said += json.dumps(
            [(f.message(), f.reason(), f.place.words(), f.excerpt) for f in found.findings], ensure_ascii=False
        )
        for one in file.planted:
            whole = re.compile(rf"{one.digits[:6]}[^0-9•]{{0,6}}{one.digits[6:]}")
            assert not whole.search(said), (one.place, one.form)


def test_what_the_child_sends_has_its_excerpts_masked_already() -> None:
    found = report("CPR 070280-1231, også 0702801231".encode(), "notat.txt")

    assert "1231" not in json.dumps(report_to_wire(found))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a_070280-1231.pdf", "a_070280-••••.pdf"),
        ("070280–1231", "070280-••••"),
        ("070280 1231", "070280 ••••"),
        ("lone.madsen@kommune.example", "l•••@kommune.example"),
        ("86 12 34 56", "86 •• •• ••"),
        ("budget 2024", "budget 2024"),
    ],
)
def test_names_and_excerpts_are_masked(text: str, shown: str) -> None:
    assert masked(text) == shown
