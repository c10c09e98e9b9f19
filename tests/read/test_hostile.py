"""
Files made to break a reader: each is refused with one sentence or read, in bounded time and memory, and nothing
else happens. The corpus is `hostile.py`.
"""

from __future__ import annotations

import os
import resource
import socket
import threading
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from frisat.plan.errors import ReadError
from frisat.plan.sentences import hint, sentence
from frisat.read import limits, pool, reading, to_document
from tests.read.hostile import CASES, READ

SECONDS = 30
MIB = 1024 * 1024


@dataclass
class Canary:
    """An address on this machine that notes whoever calls it."""

    address: str
    calls: list[bytes] = field(default_factory=list)


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        host, port = server.getsockname()
        found = Canary(f"{host}:{port}")

        def listen() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:
                    return
                with caller:
                    caller.settimeout(1)
                    found.calls.append(caller.recv(200))

        threading.Thread(target=listen, daemon=True).start()
        yield found


@dataclass
class Outcome:
    """What came of one file: "read" or an error's code, and the seconds it took."""

    what: str
    seconds: float
    error: ReadError | None = None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, canary: Canary) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name, (make, _) in CASES.items():
        with warnings.catch_warnings(action="ignore", category=UserWarning):  # a name that stands twice in a zip
            (folder / name).write_bytes(make(canary.address))
    return folder


@dataclass
class Run:
    outcomes: dict[str, Outcome]
    grown_bytes: int
    before: set[Path]


@pytest.fixture(scope="module")
def run(folder: Path) -> Iterator[Run]:
    """Every file read once, as one after the other would be; the parent's growth over the refused ones is measured."""
    usual = limits.current()
    limits.use(limits.Limits(wall_seconds=SECONDS))
    before = set(folder.rglob("*"))
    outcomes: dict[str, Outcome] = {}
    grown = 0
    try:
        for name in CASES:
            start, size = time.monotonic(), resident_bytes()
            try:
                to_document(folder / name)
                outcomes[name] = Outcome(READ, time.monotonic() - start)
            except ReadError as error:
                outcomes[name] = Outcome(error.code, time.monotonic() - start, error)
                grown = max(grown, resident_bytes() - size)
        yield Run(outcomes, grown, before)
    finally:
        limits.use(usual)


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_or_read_as_told(run: Run, name: str) -> None:
    expected = CASES[name][1]
    outcome = run.outcomes[name]

    assert outcome.what in (expected if isinstance(expected, tuple) else (expected,))
    assert outcome.seconds <= SECONDS


def test_every_refusal_says_in_both_languages_what_is_wrong_and_what_to_do(run: Run) -> None:
    errors = [outcome.error for outcome in run.outcomes.values() if outcome.error is not None]

    assert len(errors) > 50
    for error in errors:
        for language in ("da", "en"):
            said = sentence(error.code, error.parts, language=language)  # type: ignore[arg-type]
            assert said.endswith(".")
            assert "\n" not in said
            assert hint(error.code, error.parts, language=language)  # type: ignore[arg-type]


def test_children_stay_within_a_gibibyte(run: Run) -> None:
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 <= 1024 * MIB


def test_a_refusal_costs_the_parent_no_memory(run: Run) -> None:
    assert run.grown_bytes <= 20 * MIB


def test_nothing_is_called_and_nothing_is_written(run: Run, canary: Canary, folder: Path) -> None:
    assert canary.calls == []
    assert set(folder.rglob("*")) == run.before
    assert not Path("/tmp/frisat-was-here").exists()  # noqa: S108 -- where a hostile entry points
    assert not Path("/etc/frisat-was-here").exists()


def test_no_planted_file_content_reaches_the_text(folder: Path, run: Run) -> None:
    """XML external entities, INCLUDETEXT fields and links in a zip all point at /etc/passwd."""
    for name in ("half-field.docx", "remote.docx", "remote.html", "active.pdf"):
        words = " ".join(line.text for line in to_document(folder / name).lines())

        assert "root:" not in words
        assert "26. oktober 2021" in words


def test_a_pool_survives_what_kills_its_children(folder: Path) -> None:
    """A child that dies or runs out of memory costs its own file only; the next one is read."""
    names = ["form-loop.pdf", "remote.docx", "bomb-repeated-nodes.docx", "active.pdf", "laughs.docx", "remote.html"]
    requests = [(str(folder / name), name, name.rpartition(".")[2], ("document",)) for name in names]

    answers = dict(pool.ask_many(requests))

    assert [isinstance(answers[n], ReadError) for n in range(6)] == [True, False] * 3


def test_a_child_that_hangs_is_stopped(tmp_path: Path) -> None:
    """The wall clock counts too: a child that waits uses no processor time."""
    usual = limits.current()
    limits.use(limits.Limits(wall_seconds=1))
    slow = tmp_path / "langsom.html"
    slow.write_text("<p>Plan</p>" * 100_000)
    try:
        with pool.Child() as child:
            os.kill(child.pid, 19)
            start = time.monotonic()
            with pytest.raises(ReadError) as caught:
                child.ask(str(slow), slow.name, "html", ("document",))
    finally:
        limits.use(usual)

    assert caught.value.code == "E320"
    assert time.monotonic() - start < 10


def test_processor_time_is_limited_for_each_file(tmp_path: Path) -> None:
    usual = limits.current()
    limits.use(limits.Limits(cpu_seconds=1))
    slow = tmp_path / "tung.html"
    slow.write_text("<p>Møde den 26. oktober 2021 i <b>udvalget</b></p>" * 250_000)
    try:
        with pytest.raises(ReadError) as caught:
            to_document(slow)
    finally:
        limits.use(usual)

    assert caught.value.code == "E320"


def test_memory_is_limited(tmp_path: Path) -> None:
    usual = limits.current()
    limits.use(limits.Limits(memory_bytes=120 * MIB))
    big = tmp_path / "stor.html"
    big.write_text("<p>Møde</p>" * 400_000)
    try:
        with pytest.raises(ReadError) as caught:
            to_document(big)
    finally:
        limits.use(usual)

    assert caught.value.code in ("E321", "E322")


def test_a_child_neither_writes_nor_calls_nor_starts_anything(tmp_path: Path) -> None:
    """Asked of the lock itself, in a process of its own, since a lock cannot be taken off again."""
    import subprocess
    import sys

    script = f"""
import os, socket, subprocess, sys
from frisat.read import child
child._lock()
refused = 0
for attempt in (
    lambda: open({str(tmp_path / "x")!r}, "w"),
    lambda: os.open({str(tmp_path / "y")!r}, os.O_CREAT | os.O_RDWR),
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: subprocess.run(["true"]),
    lambda: os.system("true"),
    lambda: os.remove({str(tmp_path / "z")!r}),
):
    try:
        attempt()
    except PermissionError:
        refused += 1
print(refused, open(__file__ if "__file__" in globals() else "/proc/self/stat").readable())
"""
    (tmp_path / "z").write_text("bliver")

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["6", "True"]
    assert [path.name for path in tmp_path.iterdir()] == ["z"]


def test_what_is_no_file_is_refused_by_name(tmp_path: Path) -> None:
    fifo = tmp_path / "roer"
    os.mkfifo(fifo)

    for path, code in ((tmp_path, "E302"), (tmp_path / "mangler.docx", "E301"), (fifo, "E324"), ("\0", "E327")):
        with pytest.raises(ReadError) as caught:
            reading.read(path)

        assert caught.value.code == code


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by the system's answer: whoever runs the tests may be allowed to read everything."""
    path = tmp_path / "lukket.txt"
    path.write_text("hemmeligt")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(ReadError) as caught:
        reading.read(path)

    assert caught.value.code == "E303"


def test_an_upload_is_refused_at_the_first_byte_too_many() -> None:
    reading.check_size(25 * MIB)

    with pytest.raises(ReadError) as caught:
        reading.check_size(25 * MIB + 1)

    assert (caught.value.code, caught.value.parts) == ("E305", {"mib": 26, "limit": 25})
