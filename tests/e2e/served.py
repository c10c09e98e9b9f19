"""
The site served for real, in a folder of its own.

Making a site takes seconds (tables, stylesheets, documents read), so it is done once, for all workers of the run and
for all folders of the same documents: `begin` copies what was made.
What a test wants besides, `run` puts there; then `serve` starts the server and its worker.
"""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = Path(__file__).parents[1] / "web" / "documents"
_MAKE = """
import sys
from pathlib import Path
from frisat.web import serve
serve.prepare()
from frisat.web import demo
for folder in sys.argv[1:]:
    demo.load(Path(folder))
"""


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """What a program of the site in `folder` is started with; `settings` come before the usual ones."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("FRISAT_", "DJANGO_", "DATABASE"))}
    usual = {"FRISAT_DATA": str(folder), "FRISAT_TODAY": "2027-05-03", "FRISAT_ORGANISATION": "Engby Kommune"}
    path = os.pathsep.join(filter(None, [str(ROOT), clean.get("PYTHONPATH")]))
    return {**clean, **usual, "DJANGO_SETTINGS_MODULE": "frisat.web.settings", "PYTHONPATH": path, **settings}


def run(folder: Path, code: str, *arguments: str, **settings: str) -> str:
    """Runs a program for the site in `folder`; what it prints."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=environment(folder, **settings), check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


@cache
def _sites() -> Path:
    """Where what is made lies: with the run's other workers (tests/conftest.py), or in a folder of one's own."""
    if shared := os.environ.get("FRISAT_TEST_SITES"):
        return Path(shared)
    folder = Path(tempfile.mkdtemp(prefix="frisat-sites-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _made(*documents: Path) -> Path:
    folder = _sites() / _digest(documents)
    empty = _made() if documents else None
    with (_sites() / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            half = folder.with_suffix(".half")
            shutil.rmtree(half, ignore_errors=True)
            if empty is None:
                half.mkdir()
            else:
                shutil.copytree(empty, half)
            run(half, _MAKE, *map(str, documents))
            half.rename(folder)
    return folder


def _digest(documents: Iterable[Path]) -> str:
    """The same for folders with the same files, in the order given."""
    found = hashlib.sha256()
    for folder in documents:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            for part in (str(path.relative_to(folder)).encode(), path.read_bytes()):
                found.update(b"%d " % len(part) + part)
        found.update(b"folder ")
    return found.hexdigest()[:16]


def begin(folder: Path, *documents: Path) -> None:
    """Puts a site into `folder`: an empty one, or one with the processes of folders of documents."""
    shutil.copytree(_made(*documents), folder, dirs_exist_ok=True)


def serve(folder: Path, *, host: str = "127.0.0.1", port: int = 0, **settings: str) -> Iterator[str]:
    """The address of the site in `folder`, served with its worker until the generator is closed."""
    port = port or free_port()
    code = f"from frisat.web import serve; serve.main({host!r}, {port})"
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-c", code], env=environment(folder, **settings), stdout=log, stderr=log
        )
        try:
            _wait(f"http://{host}:{port}/healthz", server, folder / "server.log")
            yield f"http://{host}:{port}"
        finally:
            server.terminate()
            server.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not come up:\n{log.read_text()}")
