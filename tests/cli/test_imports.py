"""What a command brings along: a person who reads one text file does not wait for the web, Word or PDF."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

FOREIGN = {"django", "lxml", "docx", "openpyxl", "pypdfium2", "pypdfium2_raw", "pdfplumber", "pdfminer", "typst",
           "icalendar", "polib", "defusedxml", "PIL", "gunicorn", "whitenoise"}  # fmt: skip
PLAN = """Tids- og procesplan

Dato Aktivitet Hvem
12. januar 2027 Møde i styregruppen Styregruppen
3. februar 2027 Høring i Ældrerådet Ældrerådet
1. marts 2027 Behandling i Socialudvalget Socialudvalget
"""
_COUNT = """
import json, sys
from frisat.cli import main
status = main(sys.argv[1:])
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""


def imported(*words: str) -> set[str]:
    """Names of all modules in the process after a command that did its work."""
    done = subprocess.run([sys.executable, "-c", _COUNT, *words], capture_output=True, text=True, check=True)
    status, names = json.loads(done.stderr.strip().splitlines()[-1])
    assert status in (0, 1), done.stderr
    assert done.stdout or "-o" in words
    return set(names)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def foreign(names: set[str]) -> set[str]:
    """Packages of others among modules, and those of ours that only other commands need."""
    return ({name.partition(".")[0] for name in names} & FOREIGN) | {
        name for name in names if name.startswith(("frisat.web", "frisat.write.to_"))
    }


def test_reading_a_text_brings_no_parser_no_writer_and_no_web(text: Path) -> None:
    names = imported("read", str(text), "--json")
    assert foreign(names) == set()
    assert names.isdisjoint({"frisat.cli.show", "frisat.read.pool", "frisat.read.unpack", "frisat.read.from_csv",
                             "subprocess", "zipfile", "csv", "asyncio", "concurrent.futures"})  # fmt: skip
    assert not {name for name in names if name.startswith(("frisat.lint", "frisat.law", "frisat.plan.diff"))}


def test_a_text_without_tables_brings_no_reader_of_tables(text: Path) -> None:
    names = imported("read", str(text), "--json")
    assert "frisat.read.layouts.dump" in names
    assert names.isdisjoint({f"frisat.read.layouts.{name}" for name in ("grids", "tables", "tables_reader")})


def test_checking_and_comparing_bring_nothing_of_others(text: Path) -> None:
    assert foreign(imported("lint", str(text), "--json")) == set()
    assert foreign(imported("diff", str(text), str(text), "--json")) == set()


def test_a_word_file_is_opened_in_a_child_only() -> None:
    file = Path(__file__).parents[2] / "examples" / "dagsorden.docx"
    assert foreign(imported("read", str(file), "--json")) == set()


def test_writing_brings_its_own_format_only(text: Path, tmp_path: Path) -> None:
    brought = foreign(imported("write", str(text), "--to", "ics", "-o", str(tmp_path / "plan.ics")))
    assert "frisat.write.to_ics" in brought
    assert brought.isdisjoint({"django", "docx", "openpyxl", "typst", "frisat.write.to_docx", "frisat.write.to_pdf"})
    assert foreign(imported("write", str(text), "--to", "json", "-o", "-")) == {"frisat.write.to_json"}
