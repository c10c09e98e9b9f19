"""`doctor`: is everything in place, and if not, what to do about it."""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from frisat.cli import DONE, FAILED
from frisat.cli.screen import say, styled
from frisat.plan.sentences import Language


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `needed` is false for what only tests or one format use."""

    name: str
    ok: bool
    said: str
    needed: bool = True


_LIBRARIES = ("django", "lxml", "docx", "openpyxl", "pdfplumber", "pypdfium2", "typst", "icalendar", "whitenoise")


def doctor(args: argparse.Namespace) -> int:
    """DONE when all that is needed is in place, else FAILED."""
    checks = [check for look in _LOOKS for check in look(args.language)]
    if args.json:
        print(json.dumps({"checks": [asdict(c) for c in checks]}, ensure_ascii=False, indent=2))
    else:
        for check in checks:
            mark, style = ("✓", "green") if check.ok else ("✗", "red") if check.needed else ("–", "yellow")
            say(f"{styled(mark, style)} {check.name}" + ("" if check.said == "✓" else f": {check.said}"))
    return DONE if all(check.ok or not check.needed for check in checks) else FAILED


def _words(language: Language, danish: str, english: str) -> str:
    return danish if language == "da" else english


def _python(language: Language) -> Iterator[Check]:
    version = ".".join(map(str, sys.version_info[:3]))
    ok = sys.version_info >= (3, 11)
    todo = _words(language, "Frisat kræver 3.11 eller nyere", "Frisat needs 3.11 or newer")
    yield Check("Python", ok, version if ok else f"{version}. {todo}")


def _libraries(language: Language) -> Iterator[Check]:
    missing = [name for name in _LIBRARIES if importlib.util.find_spec(name) is None]
    todo = _words(language, "mangler {}. Kør »make setup«.", "missing {}. Run “make setup”.")
    name = _words(language, "Biblioteker", "Libraries")
    yield Check(name, not missing, todo.format(", ".join(missing)) if missing else "✓")


def _site(language: Language) -> Iterator[Check]:
    from frisat.web import doctor as site

    for finding in site.checks(language):
        yield Check(*finding)


def _port(language: Language) -> Iterator[Check]:
    name = _words(language, "Port 8000", "Port 8000")
    with socket.socket() as probe:
        probe.settimeout(1)
        busy = probe.connect_ex(("127.0.0.1", 8000)) == 0
    said = _words(language, "optaget; brug »frisat serve --port 8001«", "taken; use “frisat serve --port 8001”")
    yield Check(name, not busy, said if busy else _words(language, "ledig", "free"), needed=False)


def _office(language: Language) -> Iterator[Check]:
    found = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
    said = _words(language, "ikke fundet; kun browserprøverne bruger den", "not found; only the browser tests use it")
    yield Check("Chromium", bool(found), "✓" if found else said, needed=False)


_LOOKS: tuple[Callable[[Language], Iterator[Check]], ...] = (_python, _libraries, _site, _port, _office)
