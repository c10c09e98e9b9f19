"""Many files at once: one JSON object a line, each with its file's name; a bar on a terminal and nowhere else."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from frisat.cli import DONE, FAILED, FOUND, main
from frisat.plan.schema import reading_from_json
from frisat.read import read

SMALL = """Plan for ny skole

Dato\tAktivitet\tHvem
3. maj 2027\tTemadrøftelse\tByrådet
7. juni 2027\tBeslutning\tByrådet
"""
BAR = "█"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Two plans with an empty file between them."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SMALL, encoding="utf-8")
    (tmp_path / "tom.docx").write_bytes(b"")
    return [str(tmp_path / name) for name in ("a.txt", "tom.docx", "b.txt")]


def on_terminal(arguments: list[str], *, out: bool) -> tuple[str, str, int]:
    """Standard output and error of the command with standard error, and if asked output too, on a terminal."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "frisat.cli", *arguments],
        stdout=follower if out else subprocess.PIPE,
        stderr=follower,
        env={**os.environ, "NO_COLOR": "1"},
    )
    os.close(follower)
    seen = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    printed, _ = process.communicate(timeout=60)
    os.close(leader)
    return (printed or b"").decode(), seen.decode().replace("\r\n", "\n"), process.returncode


def test_each_line_is_one_object_with_the_name_of_its_file(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """In the order given; the one that failed has its code and sentence, and every other is a whole reading."""
    assert main(["read", *files, "--json"]) == FAILED

    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["source"]["document"] if "source" in line else line["document"] for line in lines] == [
        "a.txt",
        "tom.docx",
        "b.txt",
    ]
    assert reading_from_json({k: v for k, v in lines[0].items() if k != "source"}) == read(files[0])
    assert set(lines[1]["error"]) == {"code", "message"}
    assert len(err.splitlines()) == 1


def test_a_line_kept_as_a_file_is_a_plan_like_any_other(files: list[str], tmp_path: Path) -> None:
    """What was printed of many files goes back in, one by one."""
    made = subprocess.run(
        [sys.executable, "-m", "frisat.cli", "read", files[0], files[2], "--json"], capture_output=True, check=True
    )
    kept = tmp_path / "kept.json"
    kept.write_bytes(made.stdout.splitlines()[1])

    assert main(["diff", files[2], str(kept), "--json"]) == DONE


def test_lint_of_several_files_tells_which_one_could_not_be_read(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """As many lines as files, so that a program can go by their order."""
    assert main(["lint", *files, "--json", "--today", "2027-01-01"]) == FAILED
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [sorted(line)[0] for line in lines] == ["findings", "document", "findings"]
    assert main(["lint", files[0], files[2], "--json", "--today", "2027-01-01"]) == FOUND


def test_the_bar_stands_on_standard_error_of_a_terminal_and_never_in_the_output(files: list[str]) -> None:
    """JSON sent to a file is clean while the person at the terminal sees how far it is."""
    printed, seen, status = on_terminal(["read", *files, "--json"], out=False)

    assert status == FAILED
    assert [bool(json.loads(line)) for line in printed.splitlines()] == [True, True, True]
    assert BAR in seen
    assert "3/3 filer" in seen
    assert "tom.docx: Filen er tom." in seen
    assert BAR not in printed


def test_no_line_of_output_stands_beside_the_bar(files: list[str]) -> None:
    """On one terminal the bar goes away before anything is printed, and in the end."""
    _, seen, _ = on_terminal(["read", *files], out=True)
    shown = [re.split(r"\r", line)[-1] for line in seen.split("\n")]

    assert any("Temadrøftelse" in line for line in shown)
    assert any("tom.docx" in line for line in shown)
    assert not any(re.search(r"[█░]", line) for line in shown)


def test_without_a_terminal_there_is_no_bar(files: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", "frisat.cli", "read", *files], capture_output=True, check=False)

    assert BAR not in (done.stdout + done.stderr).decode()
    assert "\r" not in done.stderr.decode()
    assert done.returncode == FAILED


def test_in_words_each_file_is_named(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", *files])
    out = capsys.readouterr().out

    assert out.index("a.txt:") < out.index("b.txt:")
