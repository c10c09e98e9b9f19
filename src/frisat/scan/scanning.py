"""
The way in: a file is read, handed to the limited child, and its report comes back.

Every file goes to a child, plain text too: one that is published may come from anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from frisat.plan.errors import ReadError, WriteError
from frisat.scan.finding import Report

if TYPE_CHECKING:
    from frisat.read.pool import Child

_WORKER = "frisat.scan.child"


def scan_file(data: bytes, name: str) -> Report:
    """
    What a file holds that must not be published unseen.

    Args:
        data: All of its bytes. name: Its name, which is looked at too.
    Raises:
        ReadError: E3xx, the file cannot be opened; it is then not checked at all.
    """
    from frisat.read.pool import Child

    _refuse_early(data)
    with Child(_WORKER) as child:
        return _asked(child, data, name)


def clean_copy(data: bytes, name: str, *, accept_changes: bool = False) -> bytes:
    """
    A copy of a Word, Excel or PDF file without author, comments, revisions and the traces of its pictures.

    Raises FrisatError: E420 another type, E421 tracked changes that are not to be accepted, E422 something is left;
        E3xx when the file cannot be opened.
    """
    from base64 import b64decode

    from frisat.read.pool import Child

    _refuse_early(data)
    try:
        with Child(_WORKER) as child:
            answer = child.send({"name": name, "clean": True, "accept": accept_changes}, data)
    except ReadError as error:
        if error.code.startswith("E4"):  # a child tells every error in one form
            raise WriteError(error.code, where=error.where, **error.parts) from error
        raise
    return b64decode(str(answer["copy"]))


def words_in(data: bytes, name: str, texts: Sequence[str]) -> tuple[int, bool]:
    """
    How often one of `texts` stands in a file, and whether all of it could be looked at.

    Raises ReadError: E3xx, the file cannot be opened.
    """
    from frisat.read.pool import Child

    _refuse_early(data)
    with Child(_WORKER) as child:
        answer = child.send({"name": name, "words": list(texts)}, data)
    return int(answer["count"]), bool(answer["whole"])


def scan_path(path: Path | str) -> Report:
    """The same for a file on the disk. Raises ReadError E301-E305, E324, E327 as well."""
    path = Path(path)
    return scan_file(_bytes(path), path.name)


def scan_many(paths: Iterable[Path | str]) -> Iterator[Report | ReadError]:
    """One report or error for each path, in the order given, with one child for all of them while it lasts."""
    from frisat.read.pool import Child

    child: Child | None = None
    try:
        for path in map(Path, paths):
            try:
                data = _bytes(path)
                _refuse_early(data)
                if child is None or not child.is_usable:
                    if child is not None:
                        child.close()
                    child = Child(_WORKER)
                outcome: Report | ReadError = _asked(child, data, path.name)
            except ReadError as error:
                outcome = error
            yield outcome
    finally:
        if child is not None:
            child.close()


def _bytes(path: Path) -> bytes:
    from frisat.read.reading import file_bytes

    return file_bytes(path)


def _refuse_early(data: bytes) -> None:
    from frisat.read.reading import check_size

    if not data:
        raise ReadError("E304")
    check_size(len(data))


def _asked(child: Child, data: bytes, name: str) -> Report:
    from frisat.read import fault
    from frisat.scan.wire import report_from_wire

    answer = child.send({"name": name}, data)
    try:
        return report_from_wire(answer["report"], name)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise fault.of(error) from error
