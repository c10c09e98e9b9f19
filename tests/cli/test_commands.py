"""The command line as a person meets it: exit statuses, one clear line for each error, JSON in the order given."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from frisat.cli import DONE, FAILED, FOUND, main
from frisat.cli.parser import build

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PLAN = EXAMPLES / "tids-og-procesplan.docx"
OVERVIEW = EXAMPLES / "moedeoversigt.pdf"

SMALL = """Plan for ny skole

Dato\tAktivitet\tHvem
3. maj 2027\tTemadrøftelse\tByrådet
7. juni 2027\tBeslutning om ny skole\tByrådet
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_read_prints_the_plan_in_danish_words(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Days, titles and the count, and nothing on standard error."""
    assert main(["read", str(small)]) == DONE

    out, err = capsys.readouterr()
    assert "3. maj 2027" in out
    assert "Temadrøftelse" in out
    assert "2 aktiviteter" in out
    assert "\033" not in out
    assert err == ""


def test_read_json_is_the_published_format(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One file gives one object of frisat-plan/1 with its notes."""
    assert main(["read", str(small), "--json"]) == DONE

    data = json.loads(capsys.readouterr().out)
    assert data["format"] == "frisat-plan/1"
    assert [a["period"]["edtf"] for a in data["activities"]] == ["2027-05-03", "2027-06-07"]
    assert isinstance(data["notes"], list)


def test_read_of_several_files_keeps_the_order_and_names_the_one_that_failed(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bad file among good ones costs one line on standard error and one error object, and status 2."""
    bad = tmp_path / "tom.docx"
    bad.write_bytes(b"")

    assert main(["read", str(small), str(bad), str(small), "--json"]) == FAILED

    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [("error" in line, line.get("document")) for line in lines] == [
        (False, None),
        (True, "tom.docx"),
        (False, None),
    ]
    assert len(err.splitlines()) == 1
    assert "tom.docx" in err


def test_a_missing_file_is_one_danish_line_and_nothing_on_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where, what, what to do, the code; status 2."""
    assert main(["read", str(tmp_path / "findes-ikke.docx")]) == FAILED

    out, err = capsys.readouterr()
    assert out == ""
    assert "findes-ikke.docx" in err
    assert len(err.splitlines()) == 1
    assert "[E3" in err


def test_lint_says_found_for_a_decision_without_recommendation(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning or error gives status 1, in words and as JSON."""
    assert main(["lint", str(small), "--today", "2027-01-01"]) == FOUND
    assert "decision-without-recommendation" in capsys.readouterr().out

    assert main(["lint", str(small), "--today", "2027-01-01", "--json"]) == FOUND
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {"rule", "level", "activities", "where", "message", "hint", "source"} <= set(findings[0])


def test_diff_of_a_plan_with_itself_says_no_difference(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 0 and no change."""
    assert main(["diff", str(small), str(small), "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["changes"] == []


def test_diff_tells_a_moved_day(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 1, the days, and a sentence."""
    moved = tmp_path / "ny.txt"
    moved.write_text(SMALL.replace("7. juni", "14. juni"), encoding="utf-8")

    assert main(["diff", str(small), str(moved), "--json"]) == FOUND

    changes = json.loads(capsys.readouterr().out)["changes"]
    assert [(c["kind"], c["days"]) for c in changes] == [("moved", 7)]


@pytest.mark.parametrize("to", ["docx", "pdf", "xlsx", "ics", "svg", "html", "json", "png"])
def test_write_makes_a_file_of_every_format(to: str, small: Path, tmp_path: Path) -> None:
    """The file is there, whole, and begins as such files do."""
    begins = {
        "docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF", "ics": b"BEGIN:VCALENDAR", "svg": b"<", "html": b"<!",
        "json": b"{", "png": b"\x89PNG",
    }  # fmt: skip
    out = tmp_path / f"plan.{to}"

    assert main(["write", str(small), "--to", to, "-o", str(out), "--today", "2027-01-01"]) == DONE

    assert out.read_bytes().lstrip().lower().startswith(begins[to].lower())
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["plan.txt", out.name])


def test_write_to_a_folder_that_is_not_there_leaves_nothing(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, status 2."""
    assert main(["write", str(small), "--to", "json", "-o", str(tmp_path / "nej" / "plan.json")]) == FAILED
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("words", [[], ["laes"], ["read"], ["write", "x", "--to", "doc", "-o", "y"]])
def test_a_wrong_call_is_explained_in_danish_with_status_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing or unknown, and where help is."""
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2
    assert "frisat --help" in capsys.readouterr().err


def test_help_is_complete_in_both_languages() -> None:
    """Every command and option has help; none of the Danish help is left in English."""
    danish, english = build("da").format_help(), build("en").format_help()

    assert "vis denne hjælp" in danish
    assert "show" not in danish
    assert "Read documents" in english


def test_a_terminal_cannot_be_steered_by_a_document(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Escape characters in a title are not printed."""
    small.write_text(SMALL.replace("Temadrøftelse", "Tema\033]0;ejet\007drøftelse"), encoding="utf-8")

    main(["read", str(small)])

    assert "\033" not in capsys.readouterr().out


def test_the_command_reads_danish_letters_on_a_terminal_in_another_language(small: Path) -> None:
    """LC_ALL=C changes nothing."""
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": ""}
    done = subprocess.run(
        [sys.executable, "-m", "frisat.cli", "read", str(small)], capture_output=True, env=env, check=True
    )

    assert "Temadrøftelse" in done.stdout.decode("utf-8")


def test_starting_the_command_imports_nothing_slow() -> None:
    """Help and errors come at once: no Django, no document library is loaded for them."""
    code = (
        "import sys; from frisat.cli.parser import build; build('da');"
        "slow = {'django', 'lxml', 'docx', 'openpyxl', 'pdfplumber', 'typst', 'icalendar'} & set(sys.modules);"
        "sys.exit(str(slow) if slow else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
