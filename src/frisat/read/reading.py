"""
A path in, a `Reading` or a `Document` out: checks the file, tells its type, and has it read where that is safe.

Small text files and JSON are read here; everything that needs a foreign parser, and large text, in a limited child.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from frisat.plan.errors import FrisatError, ReadError, os_reason
from frisat.plan.model import Reading
from frisat.read import fault, limits, progress, sniff
from frisat.read.blocks import Document

HERE_BYTES = 64 * 1024
"""Text above this size is read in a child too, whose time is limited: a plan is a tenth of it."""
_HEAD_BYTES = 64 * 1024
_ALONE = 8
"""So many small text files are read faster here than children can be started."""


def read(path: Path | str) -> Reading:
    """
    What a document says.

    Raises:
        ReadError: E3xx, the file cannot be read at all; the JSON format's own codes for a frisat-plan.
    """
    reading, _ = _read_one(Path(path), ("reading",))
    assert reading is not None  # noqa: S101 -- asked for
    return reading


def to_document(path: Path | str) -> Document:
    """
    The file as blocks, nothing interpreted. A frisat-plan has none and gives E306. Raises as `read`.
    """
    _, document = _read_one(Path(path), ("document",))
    if document is None:
        raise ReadError("E306")
    return document


def read_with_document(path: Path | str, on_step: progress.Listener | None = None) -> tuple[Reading, Document | None]:
    """
    Both from one opening of the file; the document is None for a frisat-plan. Raises as `read`.

    `on_step` is told how far a child is with it; what it raises ends the child and goes through.
    """
    reading, document = _read_one(Path(path), ("reading", "document"), on_step)
    assert reading is not None  # noqa: S101 -- asked for
    return reading, document


def read_many(
    paths: Iterable[Path | str], on_done: Callable[[Path], None] | None = None, *, workers: int = 2
) -> Iterator[Reading | ReadError]:
    """
    Many files with a pool of children.

    Args:
        paths: The files. on_done: called with each file's path when it is done, in the thread that iterates and in
            the order of completion (for a progress bar). workers: how many children read at a time.
    Yields:
        One reading or error for each path, in the order given.
    """
    files = [Path(path) for path in paths]
    outcomes: dict[int, Reading | ReadError] = {}
    given = 0
    for number, outcome in _in_any_order(files, workers):
        outcomes[number] = outcome
        if on_done is not None:
            on_done(files[number])
        while given in outcomes:
            yield outcomes.pop(given)
            given += 1


def _in_any_order(files: Sequence[Path], workers: int) -> Iterator[tuple[int, Reading | ReadError]]:
    from frisat.read import pool

    asked: list[int] = []
    requests: list[pool.Request] = []
    for number, path in enumerate(files):
        try:
            kind = _needs_child(path)
        except ReadError as error:
            yield number, error
            continue
        if kind is None and len(files) <= _ALONE:
            yield number, _guarded(path)
        else:
            asked.append(number)
            requests.append((os.path.abspath(path), path.name, kind or "txt", ("reading",)))
    for at, answer in pool.ask_many(requests, workers):
        yield asked[at], answer if isinstance(answer, ReadError) else _reading_or_error(answer)


def _guarded(path: Path) -> Reading | ReadError:
    try:
        return read(path)
    except ReadError as error:
        return error


def _reading_or_error(answer: dict[str, Any]) -> Reading | ReadError:
    from frisat.plan.schema import reading_from_json

    try:
        return reading_from_json(answer["reading"])
    except (FrisatError, KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        failed = fault.of(error)
        failed.__cause__ = error
        return failed


def _read_one(
    path: Path, want: Sequence[str], on_step: progress.Listener | None = None
) -> tuple[Reading | None, Document | None]:
    kind = _needs_child(path)
    if kind is None:
        return outcome_here(str(path), path.name, reading="reading" in want)
    from frisat.read.pool import Child
    from frisat.read.wire import document_from_json

    with Child() as child:
        import frisat.plan.schema  # noqa: F401 -- needed for the answer; the child is starting meanwhile

        answer = child.ask(os.path.abspath(path), path.name, kind, want, on_step)
    reading = document = None
    if "reading" in answer:
        found = _reading_or_error(answer)
        if isinstance(found, ReadError):
            raise found
        reading = found
    if answer.get("document") is not None:
        try:
            document = document_from_json(answer["document"])
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            raise fault.of(error) from error
    return reading, document


def _needs_child(path: Path) -> str | None:
    """The likely type when a child is to read the file, None when it is read here. Raises as `_bytes`."""
    size = _check(path)
    head = _bytes(path, _HEAD_BYTES)
    if head.startswith(b"PK"):
        return "xlsx" if b"xl/" in head and b"word/" not in head else "docx"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "docx"
    kind = sniff.type_of(head, path.name) if head.strip() or size <= _HEAD_BYTES else sniff.FileType.TXT
    if kind in sniff.IN_PROCESS and size <= HERE_BYTES:
        return None
    return kind.value


def _check(path: Path) -> int:
    """Size in bytes of an ordinary file within the limit. Raises ReadError E301-E305, E324, E327."""
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise ReadError("E301") from error
    except PermissionError as error:
        raise ReadError("E303") from error
    except (OSError, ValueError) as error:
        raise ReadError("E327", value=os_reason(error)) from error
    if stat.S_ISDIR(found.st_mode):
        raise ReadError("E302")
    if not stat.S_ISREG(found.st_mode):
        raise ReadError("E324")
    if found.st_size == 0:
        raise ReadError("E304")
    check_size(found.st_size)
    return found.st_size


def check_size(size_bytes: int) -> None:
    """Raises E305 for more than the limit; uploads ask while they stream."""
    most = limits.current().file_bytes
    if size_bytes > most:
        raise ReadError("E305", mib=-(-size_bytes // limits.MIB), limit=most // limits.MIB)


def file_bytes(path: Path) -> bytes:
    """All of an ordinary file within the limit. Raises ReadError E301-E305, E324, E327."""
    _check(path)
    data = _bytes(path, limits.current().file_bytes + 1)
    check_size(len(data))
    return data


def _bytes(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError as error:
        raise ReadError("E301") from error
    except PermissionError as error:
        raise ReadError("E303") from error
    except OSError as error:
        raise ReadError("E327", value=os_reason(error)) from error


def outcome_here(path: str, name: str, *, reading: bool) -> tuple[Reading | None, Document | None]:
    """
    Reads the file in this process, whatever type it is: what a child calls.

    Returns:
        (reading, document); the reading only when asked for, or when the file is a frisat-plan, which has no blocks.
    """
    data = file_bytes(Path(path))
    try:
        return _outcome(data, name, reading)
    except RecursionError as error:
        raise ReadError("E323") from error


def _outcome(data: bytes, name: str, reading: bool) -> tuple[Reading | None, Document | None]:
    kind = sniff.type_of(data, name)
    if kind is sniff.FileType.JSON:
        from frisat.read import from_json

        return from_json.read(data, name), None
    document = document_of(data, name, kind)
    if not reading:
        return None, document
    from frisat.read.to_plan import to_plan

    progress.tell("finding")
    return fault.guarded(lambda: to_plan(document)), document


def document_of(data: bytes, name: str, kind: sniff.FileType | None = None) -> Document:
    """
    The bytes of a file as blocks, in this process and without its limits of time and memory.

    Raises ReadError as `read`; E306 for a frisat-plan, which has no blocks; E326 when there is no text in it.
    """
    from dataclasses import replace

    kind = kind or sniff.type_of(data, name)
    if kind is sniff.FileType.JSON:
        raise ReadError("E306")
    document: Document = import_module(f"frisat.read.from_{kind.value}").read(data, name)
    if not any(line.text.strip() for line in document.lines()):
        raise ReadError("E326")
    misnamed = sniff.misnamed(name, kind)
    return replace(document, notes=misnamed + document.notes) if misnamed else document
