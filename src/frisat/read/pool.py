"""
Children that read: one for a single file, two that share many. A child never takes its parent down.

Whatever a child does (dies, hangs, eats its memory, answers rubbish) becomes one `ReadError`; it is replaced after
that and after every hundred files.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import IO, Any

from frisat.plan.errors import ReadError
from frisat.plan.sentences import catalogue
from frisat.read import fault, limits, progress

FILES_A_CHILD = 100
WORKER = "frisat.read.child"
_START = (
    "import json,sys;from importlib import import_module;sys.path[:]=json.loads(sys.argv[1]);"
    "import_module(sys.argv[3]).main(sys.argv[2])"
)
"""Start without `site`: a child needs its parent's import path and nothing that an environment adds to it."""


class Child:
    """One child process; `worker` is the module whose `main` it runs. Not for two threads at once."""

    def __init__(self, worker: str = WORKER) -> None:
        self.limits = limits.current()
        self.asked = 0
        self._overdue = False
        paths = json.dumps([path for path in sys.path if path])
        self._process = subprocess.Popen(  # noqa: S603 -- our own interpreter and module, nothing of the file's
            [sys.executable, "-I", "-S", "-c", _START, paths, json.dumps(self.limits.as_json()), worker],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("FRISAT_DEBUG") else subprocess.DEVNULL,
            start_new_session=os.name == "posix",
        )

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(
        self, path: str, name: str, kind: str, want: Sequence[str], on_step: progress.Listener | None = None
    ) -> dict[str, Any]:
        """
        Has the child read one file.

        Args:
            path: Absolute. kind: the likely type, to import its reader early. want: "reading" and/or "document".
            on_step: told how far the child is; what it raises ends the child and goes through.
        Returns:
            {"reading": …, "document": …} as asked.
        Raises:
            ReadError: the child's own, or E320 too slow, E321 out of memory, E322 it died.
        """
        return self.send({"path": path, "name": name, "type": kind, "want": list(want)}, on_step=on_step)

    def send(
        self, asked: dict[str, Any], data: bytes = b"", *, on_step: progress.Listener | None = None
    ) -> dict[str, Any]:
        """One request, with bytes behind it when it has any. Raises as `ask`."""
        self.asked += 1
        self._overdue = False
        request = json.dumps({**asked, "bytes": len(data)}).encode() + b"\n" + data
        watch = threading.Timer(self.limits.wall_seconds, self.stop)
        watch.daemon = True
        watch.start()
        try:
            answer = self._exchange(request, on_step)
        except OSError:
            answer = None
        except BaseException:
            self._process.kill()
            raise
        finally:
            watch.cancel()
        if answer is None:
            raise self._how_it_ended()
        if answer.get("worn"):
            self.close()
        if "error" in answer:
            raise _as_error(answer["error"])
        return answer

    def _exchange(self, request: bytes, on_step: progress.Listener | None) -> dict[str, Any] | None:
        """The answer, or None when none came that can be one."""
        stdin, stdout = _pipe(self._process.stdin), _pipe(self._process.stdout)
        stdin.write(request)
        stdin.flush()
        head = stdout.readline(64)
        while (said := progress.from_line(head)) is not None:
            if on_step is not None:
                on_step(*said)
            head = stdout.readline(64)
        if not head.strip().isdigit() or int(head) > self.limits.reply_bytes:
            return None
        data = stdout.read(int(head))
        if len(data) < int(head):
            return None
        try:
            answer = json.loads(data)
        except ValueError:
            return None
        return answer if isinstance(answer, dict) else None

    def stop(self) -> None:
        """Ends the child at once; the file it was reading is answered as too slow."""
        self._overdue = True
        self._process.kill()

    def _how_it_ended(self) -> ReadError:
        self.close()
        code = self._process.returncode
        if self._overdue or code == -getattr(signal, "SIGXCPU", 24):
            return ReadError("E320")
        if code == -getattr(signal, "SIGKILL", 9):
            return ReadError("E321")  # not by us: the system takes the largest process when memory runs out
        return ReadError("E322")

    @property
    def is_usable(self) -> bool:
        return self._process.poll() is None and self.asked < FILES_A_CHILD

    def close(self) -> None:
        """Ends the child; waits until it is gone."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        try:
            self._process.wait(timeout=0.5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise OSError("no pipe")
    return pipe


def _as_error(said: Any) -> ReadError:
    """The error a child names, if it is one that exists with the parts its sentence needs."""
    code = said.get("code") if isinstance(said, dict) else None
    if not isinstance(code, str) or code not in catalogue():
        return ReadError("E322")
    parts = {str(key): str(value) for key, value in (said.get("parts") or {}).items()}
    error = ReadError(code, where=str(said.get("where") or ""), **parts)
    try:
        str(error)
    except (KeyError, IndexError):
        return ReadError("E322")
    if said.get("cause"):
        error.add_note(str(said["cause"]))
    return error


Request = tuple[str, str, str, Sequence[str]]
Outcome = dict[str, Any] | ReadError


def ask_many(requests: Sequence[Request], workers: int = 2) -> Iterator[tuple[int, Outcome]]:
    """
    Reads all files with `workers` children.

    Yields:
        (number of the request, answer or error), in the order in which they are done, one for each request.
    """
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    for number in range(len(requests)):
        waiting.put(number)
    done: queue.Queue[tuple[int, Outcome]] = queue.Queue(maxsize=workers * 8)
    stop = threading.Event()
    busy: set[Child] = set()
    threads = [
        threading.Thread(target=_work, args=(requests, waiting, done, stop, busy), daemon=True)
        for _ in range(min(workers, len(requests)))
    ]
    for thread in threads:
        thread.start()
    whole = False
    try:
        for _ in requests:
            yield done.get()
        whole = True
    finally:
        stop.set()
        for child in () if whole else tuple(busy):
            child.stop()  # whoever gave up (Ctrl-C, `| head`) is not to wait for files that nobody asks for any more
        while any(thread.is_alive() for thread in threads):
            with contextlib.suppress(queue.Empty):
                done.get(timeout=0.05)


def _work(
    requests: Sequence[Request],
    waiting: queue.SimpleQueue[int],
    done: queue.Queue[tuple[int, Outcome]],
    stop: threading.Event,
    busy: set[Child],
) -> None:
    child: Child | None = None
    while not stop.is_set():
        try:
            number = waiting.get_nowait()
        except queue.Empty:
            break
        outcome: Outcome
        try:
            if child is None or not child.is_usable:
                if child is not None:
                    busy.discard(child)
                    child.close()
                child = Child()
                busy.add(child)
            outcome = child.ask(*requests[number])
        except ReadError as error:
            outcome = error
        except Exception as error:
            outcome = fault.of(error)
            outcome.__cause__ = error
        done.put((number, outcome))
    if child is not None:
        busy.discard(child)
        child.close()
