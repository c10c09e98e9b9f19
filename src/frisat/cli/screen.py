"""What the command line shows: lines, colours on a terminal only, one progress bar, one line for each error."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, TextIO

from frisat.plan.errors import FrisatError
from frisat.plan.sentences import Language, hint, sentence

_STYLES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "green": "32", "cyan": "36"}


def prepare() -> None:
    """Let Danish letters through whatever the locale says; a stream that was closed swallows what it gets."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 -- open as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def give_up_output() -> None:
    """After standard output has failed: what it still holds is dropped, so that the end of the process is quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def print_json(data: Any, *, single: bool) -> None:
    """Pretty when it is one object, one line each when there are several."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=2 if single else None)
    sys.stdout.write("\n")


def error_json(error: FrisatError, document: str, language: Language) -> dict[str, Any]:
    """What stands in the place of a file that could not be read, among those that could."""
    message = sentence(error.code, error.parts, language=language)
    return {"document": document, "error": {"code": error.code, "message": message}}


def is_colourful(stream: TextIO) -> bool:
    """Whether `stream` is a terminal that wants colours (https://no-color.org)."""
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def styled(text: str, style: str, stream: TextIO | None = None) -> str:
    """`text` in a style of `_STYLES` where colours are wanted, else as it is."""
    if not is_colourful(stream or sys.stdout):
        return text
    return f"\033[{_STYLES[style]}m{text}\033[0m"


def say(text: str = "") -> None:
    print(plain(text))


def plain(text: str) -> str:
    """Control characters of a document must not steer the terminal that shows it; our own colours may."""
    return "".join(c for c in text if c in "\n\t\033" or _is_quiet(c))


def _is_quiet(character: str) -> bool:
    """Whether a terminal only shows it: no control character, and none that turns the words around it."""
    code = ord(character)
    return code >= 32 and not (127 <= code < 160 or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069)


def document_text(text: str) -> str:
    """Words of a document: one line, without any control character, escape included."""
    return " ".join("".join(c if _is_quiet(c) else " " for c in text).split())


def wrapped(text: str, *, indent: int) -> str:
    """`text` broken to the terminal's width, every line but the first indented by `indent` blanks."""
    import shutil
    import textwrap

    width = max(40, min(shutil.get_terminal_size((100, 24)).columns, 120))
    return textwrap.fill(text, width=width, subsequent_indent=" " * indent, break_on_hyphens=False)


def say_error(text: str) -> None:
    print(plain(text), file=sys.stderr)


def complain(error: FrisatError, *, language: Language = "da", document: str = "") -> None:
    """One clear line on standard error: where, what, what to do, and the code."""
    where = document_text(document or error.where)
    what = document_text(sentence(error.code, error.parts, language=language))
    todo = document_text(hint(error.code, error.parts, language=language))
    line = " ".join(part for part in (f"{where}:" if where else "", what, todo, f"[{error.code}]") if part)
    say_error(styled(line, "red", sys.stderr) if is_colourful(sys.stderr) else line)


class Progress:
    """A bar on standard error while many files are read; silent when that is not a terminal."""

    def __init__(self, total: int, *, words: str) -> None:
        self.total, self.words, self.done = total, words, 0
        self.shown = total > 1 and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        self._draw()
        return self

    def step(self) -> None:
        self.done += 1
        self._draw()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Room for lines of output: the bar is gone while they are printed, and stands below them afterwards."""
        self._clear()
        yield
        sys.stdout.flush()
        if self.done < self.total:
            self._draw()

    def _draw(self) -> None:
        if not self.shown:
            return
        width = 30
        full = width * self.done // max(self.total, 1)
        bar = "█" * full + "░" * (width - full)
        print(f"\r{bar} {self.done}/{self.total} {self.words}", end="", file=sys.stderr, flush=True)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._clear()

    def _clear(self) -> None:
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
