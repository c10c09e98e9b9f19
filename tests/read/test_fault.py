"""A crash of our own code over a document is said as the program's fault, wherever the document is read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from frisat.plan.errors import ReadError
from frisat.plan.sentences import hint, sentence
from frisat.read import fault, from_csv, limits, reading

_BROKEN = """
import sys
from frisat.read import child, to_plan

def broken(document):
    raise IndexError("hemmeligt: " + document.name)

to_plan.to_plan = broken
child.main(sys.argv[1])
"""


def _broken(*_: object) -> None:
    raise IndexError("hemmeligt")


def test_a_crash_in_this_process_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small text file is read here: without the net under it, whoever asked would see a traceback."""
    monkeypatch.delenv("FRISAT_DEBUG", raising=False)
    monkeypatch.setattr("frisat.read.to_plan.to_plan", _broken)
    path = tmp_path / "plan.txt"
    path.write_text("Møde den 26. oktober 2021")

    with pytest.raises(ReadError) as caught:
        reading.read(path)

    assert caught.value.code == "E330"
    assert str(caught.value.parts["value"]).startswith("IndexError, test_fault.py ")
    assert "hemmeligt" not in str(caught.value)
    assert isinstance(caught.value.__cause__, IndexError)


def test_a_crash_in_a_child_is_the_same_sentence(tmp_path: Path) -> None:
    """And the child goes on: its memory and its state are sound, one document was too much for our code."""
    path = tmp_path / "plan.txt"
    path.write_text("Møde den 26. oktober 2021")
    asked = json.dumps({"path": str(path), "name": path.name, "type": "txt", "want": ["reading"]}) + "\n"
    settings = json.dumps(limits.current().as_json())

    done = subprocess.run(
        [sys.executable, "-c", _BROKEN, settings], input=2 * asked.encode(), capture_output=True, check=True
    )

    assert done.stdout.count(b'"code":"E330"') == 2
    assert done.stdout.count(b'"worn":false') == 2
    assert b"hemmeligt" not in done.stdout


def test_debugging_shows_the_crash_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRISAT_DEBUG", "1")

    with pytest.raises(IndexError):
        fault.guarded(_broken)


@pytest.mark.parametrize("error", [MemoryError(), RecursionError(), ReadError("E319", limit="1")])
def test_what_has_a_sentence_of_its_own_keeps_it(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FRISAT_DEBUG", raising=False)

    def work() -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        fault.guarded(work)

    assert caught.value is error


def test_the_sentence_says_whose_fault_it_is_and_what_to_do() -> None:
    error = fault.of(KeyError("x"))

    assert sentence(error.code, error.parts).endswith("fejlen er i programmet og ikke i filen (KeyError).")
    assert "Send denne linje" in hint(error.code)
    assert "in the program and not in the file" in sentence(error.code, error.parts, language="en")


@pytest.mark.parametrize("length", [32_767, 32_768])
def test_a_cell_is_read_up_to_what_a_sheet_can_hold(length: int) -> None:
    """More than that is a quotation mark that nobody closed: all that follows is one cell."""
    data = b'Dato;Aktivitet\n26. oktober 2021;"' + b"ord " * 8000 + b"y" * (length - 32_000) + b'"\n'

    if length == 32_767:
        assert len(from_csv.read(data, "a.csv").blocks) == 1
    else:
        with pytest.raises(ReadError) as caught:
            from_csv.read(data, "a.csv")
        assert caught.value.code == "E329"
