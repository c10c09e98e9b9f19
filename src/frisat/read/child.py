"""
The process that opens foreign files: `python -m frisat.read.child`, started by `pool.py`, limited by itself.

It takes one JSON line a file on standard input and answers each with a length line and that many bytes of JSON.
Before it opens the first file it gives up what it does not need: memory and processor time above the limits, core
files, writing to any file, the network and starting programs. It ends when its input ends, so with its parent.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, BinaryIO

from frisat.plan.errors import FrisatError
from frisat.read import limits, progress

_FORBIDDEN = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "pty.",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.putenv", "ftplib.", "smtplib.", "urllib.", "webbrowser.", "shutil.", "tempfile.",
)  # fmt: skip
_WORN_BYTES = 220 * limits.MIB
"""A child that has grown this large is replaced after its answer: memory that was asked for is rarely given back."""


Work = Callable[[dict[str, Any], bytes], dict[str, Any]]


def main(settings: str) -> None:
    """Reads documents until standard input ends. `settings`: the limits as JSON."""
    serve(settings, _read, lambda asked: (f"frisat.read.from_{asked['type']}", *_layouts()))


def serve(settings: str, work: Work, modules: Callable[[dict[str, Any]], Sequence[str]]) -> None:
    """
    Answers requests until standard input ends.

    Args:
        settings: the limits as JSON. work: makes the answer of a request and the bytes that came with it. modules:
            what is to be imported for the first request, before nothing can be written any more.
    """
    now = limits.Limits.from_json(json.loads(settings))
    limits.use(now)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    _limit_memory(now)
    gc.set_threshold(50_000, 20, 20)  # a document is many small values and hardly a cycle
    _import("frisat.read.reading", "frisat.read.to_plan")
    locked = False
    while request := sys.stdin.buffer.readline():
        asked = json.loads(request)
        data = sys.stdin.buffer.read(asked["bytes"]) if asked.get("bytes") else b""
        if not locked:
            _import(*modules(asked))
            _lock()
            locked = True
        _limit_time(now)
        progress.listen(lambda step, done, total: _pass_on(answers, progress.as_line(step, done, total)))
        answer(work, asked, data, answers, now)


def _pass_on(answers: BinaryIO, line: bytes) -> None:
    answers.write(line)
    answers.flush()


def _import(*names: str) -> None:
    """Imports what a file will need, while Python may still store its compiled modules."""
    for name in names:
        with contextlib.suppress(ImportError):
            import_module(name)


def _layouts() -> list[str]:
    """The readers of shapes, which nearly every document asks in turn until no line is left."""
    from frisat.read.to_plan import LAYOUTS

    return [f"frisat.read.layouts.{name}" for name in LAYOUTS]


def answer(work: Work, asked: dict[str, Any], data: bytes, answers: BinaryIO, now: limits.Limits) -> None:
    """Does one request and writes what came of it: the work's answer or {"error"}, and whether to go on."""
    worn = False
    try:
        out = work(asked, data)
    except FrisatError as error:
        out = {
            "error": {"code": error.code, "where": error.where, "parts": {k: str(v) for k, v in error.parts.items()}}
        }
    except MemoryError:
        out, worn = {"error": {"code": "E321"}}, True
    except RecursionError:
        out = {"error": {"code": "E323"}}
    except Exception as error:
        if os.environ.get("FRISAT_DEBUG"):
            raise
        out, worn = {"error": {"code": "E322", "cause": f"{type(error).__name__}: {error}"[:500]}}, True
    out["worn"] = worn or resident_bytes() > _WORN_BYTES
    try:
        reply = json.dumps(out, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    except MemoryError:
        reply = b'{"error":{"code":"E321"},"worn":true}'
    if len(reply) > now.reply_bytes:
        reply = b'{"error":{"code":"E328"},"worn":true}'
    answers.write(b"%d\n" % len(reply))
    answers.write(reply)
    answers.flush()


def _read(asked: dict[str, Any], _: bytes) -> dict[str, Any]:
    from frisat.plan.schema import reading_to_json
    from frisat.read.fault import guarded
    from frisat.read.reading import outcome_here
    from frisat.read.wire import document_to_json

    reading, document = outcome_here(asked["path"], asked["name"], reading="reading" in asked["want"])

    def told() -> dict[str, Any]:
        out: dict[str, Any] = {}
        if reading is not None:
            out["reading"] = reading_to_json(reading)
        if document is not None and "document" in asked["want"]:
            out["document"] = document_to_json(document)
        return out

    return guarded(told)


def _limit_memory(now: limits.Limits) -> None:
    """No-op where the system has no such limits (Windows) or refuses them (macOS, for address space)."""
    try:
        import resource
    except ImportError:
        return
    for what, value in ((resource.RLIMIT_AS, now.memory_bytes), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):
            hard = resource.getrlimit(what)[1]
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(what, (most, most))


def _limit_time(now: limits.Limits) -> None:
    """Processor time for the next file: what was used so far plus the limit. The system ends the process at it."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + now.cpu_seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _lock() -> None:
    """From here on nothing is written, sent or started; an attempt raises, and the file is answered as unreadable."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
    sys.dont_write_bytecode = True

    def refuse(event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            flags = args[2] if len(args) > 2 else 0
            if isinstance(flags, int) and flags & writing:
                raise PermissionError("a reading writes no file")
        elif event.startswith(_FORBIDDEN):
            raise PermissionError(f"a reading does not call {event}")

    sys.addaudithook(refuse)


def resident_bytes() -> int:
    """Memory this process holds now; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0


if __name__ == "__main__":
    main(sys.argv[1])
