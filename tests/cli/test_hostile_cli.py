"""The command line under attack: names and words that steer a terminal, files that are none, outputs that end."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "frisat.cli"]
PLAN = "Tidsplan\n\n1. marts 2027: Møde i udvalget\n"
_STEERS = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")


def run(*words: str | Path, cwd: Path | None = None, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *map(str, words)], cwd=cwd, capture_output=True, timeout=60, **more)  # type: ignore[call-overload, no-any-return]


def one_line(said: bytes) -> str:
    """What stands on standard error, which is to be one line without anything that steers a terminal."""
    assert said.count(b"\n") == 1, said
    assert not _STEERS.search(said.rstrip(b"\n")), said
    assert b"Traceback" not in said
    return said.decode()


def test_words_of_a_document_do_not_steer_the_terminal(tmp_path: Path) -> None:
    hostile = "\x1b]0;titel\x07\x1b[2J\x9b31m\u202e\x7f\x08"
    escaped = "".join(f"&#{ord(c)};" for c in hostile)
    (tmp_path / "a.html").write_text(f"<h1>Plan {escaped}</h1><p>1. marts 2027: Møde {escaped} i udvalget</p>")
    activity = {"key": "a", "title": f"Møde{hostile}", "actors": [hostile], "period": {"edtf": None, "text": hostile}}
    (tmp_path / "b.json").write_text(
        json.dumps({"format": "frisat-plan/1", "title": hostile, "activities": [activity]})
    )

    for words in (["read", "a.html"], ["read", "b.json"], ["lint", "a.html", "b.json"], ["diff", "a.html", "b.json"]):
        done = run(*words, cwd=tmp_path)
        assert done.returncode in (0, 1), done.stderr
        assert not _STEERS.search(done.stdout + done.stderr), done.stdout
        assert done.stdout


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "\x1b[31mrød\x1b[0m.txt", "a\x9bb.txt", "-n.txt", "a\r.txt", "\u202etxt.exe"]
)
def test_a_hostile_name_is_one_quiet_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    words = ["read", "--", name] if name.startswith("-") else ["read", name]

    alone = run(*words, cwd=tmp_path)
    several = run("read", "--json", "--", name, "mangler.txt", cwd=tmp_path)

    assert alone.returncode == several.returncode == 2
    assert "[E310]" in one_line(alone.stderr)
    assert several.stderr.count(b"\n") == 2
    assert not _STEERS.search(several.stderr.replace(b"\n", b""))
    assert [json.loads(line)["error"]["code"] for line in several.stdout.splitlines()] == ["E310", "E301"]


def test_a_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    name = os.fsdecode(b"m\xf8de.txt")
    (tmp_path / name).write_text(PLAN)

    for more in ([], ["--json"]):
        done = subprocess.run([*COMMAND, "read", name, *more], cwd=tmp_path, capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr
        assert "Møde i udvalget" in done.stdout.decode()


def test_what_is_no_document_is_said_in_one_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "roer")
    (tmp_path / "ring").symlink_to("ring")
    (tmp_path / "tom.txt").write_bytes(b"")
    expected = {"roer": "E324", ".": "E302", "/dev/zero": "E324", "ring": "E327", "tom.txt": "E304", "x" * 300: "E327"}

    for name, code in expected.items():
        done = run("read", name, cwd=tmp_path)
        assert done.returncode == 2
        assert f"[{code}]" in one_line(done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk: the system has no /dev/full")
def test_a_full_disk_is_one_line_and_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN)

    for words in (["read", "a.txt"], ["read", "a.txt", "--json"], ["lint", "a.txt"], ["read", "a.txt", "a.txt"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([*COMMAND, *words], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, timeout=60)
        assert done.returncode == 2
        assert "ikke mere plads" in one_line(done.stderr)
    for output in ("/dev/full", "/proc/plan.json", "mangler/plan.json", "."):
        done = run("write", "a.txt", "--to", "json", "-o", output, cwd=tmp_path)
        assert done.returncode == 2
        assert "[E403]" in one_line(done.stderr)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    """`frisat read *.txt | head -1`: nobody is told that the pipe broke."""
    for n in range(200):
        (tmp_path / f"{n}.txt").write_text("Tidsplan\n\n" + f"1. marts 2027: Møde {n} i udvalget\n" * 40)
    files = sorted(path.name for path in tmp_path.iterdir())

    for more in ([], ["--json"]):
        child = subprocess.Popen(
            [*COMMAND, "read", *files, *more], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        said = child.stderr.read()
        assert (child.wait(60), said) == (0, b"")
        child.stderr.close()


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_break_nothing(tmp_path: Path, closed: str) -> None:
    (tmp_path / "a.txt").write_text(PLAN)
    (tmp_path / "b.html").write_text(f"<p>{PLAN}</p>")
    line = f'exec "$0" -m frisat.cli read a.txt b.html {closed}'

    done = subprocess.run(["sh", "-c", line, sys.executable], cwd=tmp_path, capture_output=True, timeout=60)

    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "a.txt").read_text() == PLAN


def _hears_ctrl_c() -> None:
    """A shell that runs the tests in the background has them ignore Ctrl-C, and what they start inherits that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_ends_a_pool_at_once_with_one_word(tmp_path: Path) -> None:
    """And its children with it."""
    import psutil

    for n in range(60):
        (tmp_path / f"{n:02}.html").write_text(f"<p>Møde den 26. oktober 2021 i <b>udvalget {n}</b></p>" * 20_000)
    files = sorted(path.name for path in tmp_path.iterdir())
    command = subprocess.Popen(
        [*COMMAND, "read", *files],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_hears_ctrl_c,
    )
    children: list[psutil.Process] = []
    deadline = time.monotonic() + 30
    while not children and time.monotonic() < deadline:
        time.sleep(0.1)
        children = psutil.Process(command.pid).children(recursive=True)
    start = time.monotonic()
    os.killpg(command.pid, signal.SIGINT)

    _, said = command.communicate(timeout=60)

    assert children
    assert command.returncode == 2
    assert one_line(said) == "Afbrudt.\n"
    assert time.monotonic() - start < 15
    assert not [child for child in children if child.is_running() and child.status() != psutil.STATUS_ZOMBIE]


def test_a_thousand_files_are_read_in_their_order(tmp_path: Path) -> None:
    for n in range(1000):
        (tmp_path / f"{n:04}.txt").write_text(f"Tidsplan {n}\n\n1. marts 2027: Møde i udvalget\n")
    files = sorted(path.name for path in tmp_path.iterdir())

    done = run("read", "--json", *files, cwd=tmp_path)

    assert done.returncode == 0, done.stderr[:500]
    digests = [hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in files]
    assert [json.loads(line)["sha256"] for line in done.stdout.splitlines()] == digests


@pytest.mark.parametrize(
    "words",
    [
        ["\x1b[31m"],
        ["read"],
        ["read", "a.txt", "--\x1b]0;x\x07"],
        ["write", "a", "--to", "\x9b", "-o", "b"],
        ["--language"],
    ],
)
def test_a_hostile_option_is_answered_in_words(words: list[str]) -> None:
    done = run(*words)

    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert not _STEERS.search(done.stderr)


def test_a_name_that_is_taken_for_an_option_is_told_how_to_be_written(tmp_path: Path) -> None:
    (tmp_path / "-plan.txt").write_text(PLAN)

    taken = run("read", "-plan.txt", cwd=tmp_path)
    assert taken.returncode == 2
    assert "Skriv filens navn som ./-plan.txt." in taken.stderr.decode()
    assert run("read", "./-plan.txt", cwd=tmp_path).returncode == 0
    assert "Skriv filens navn" not in run("read", "-findes-ikke", cwd=tmp_path).stderr.decode()


def test_a_record_without_a_database_is_told_in_plain_words(tmp_path: Path) -> None:
    done = run("record", "verify", cwd=tmp_path, env={**os.environ, "FRISAT_DATA": str(tmp_path)})

    assert done.returncode == 2
    assert "ingen database endnu" in one_line(done.stderr)
