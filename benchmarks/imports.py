"""
An import of ten thousand rows: read, made into a review, accepted, taken back, and held against a plan that changed.

Beside the seconds of each step: how long a colleague who wants to write would have waited at most. Another process
asks for SQLite's one place to write every few milliseconds, as their browser's request would, and gives it back.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

ROWS = int(os.environ.get("FRISAT_BENCH_ROWS", "10000"))
MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "august", "september", "oktober", "november")
BODIES = ("Byrådet", "Økonomiudvalget", "Børne- og Ungeudvalget", "Hoved-MED", "Handicaprådet")


def main() -> None:
    """Prints a line for each step; nothing is left behind."""
    with tempfile.TemporaryDirectory(prefix="frisat-bench-", ignore_cleanup_errors=True) as folder:
        os.environ |= {
            "FRISAT_DATA": folder, "DJANGO_SETTINGS_MODULE": "frisat.web.settings", "FRISAT_TODAY": "2027-05-03",
        }  # fmt: skip
        from frisat.read import limits
        from frisat.web import serve

        limits.use(replace(limits.current(), cpu_seconds=600, wall_seconds=600))  # a busy machine is to end, too
        serve.setup()
        serve.prepare()
        _measure(Path(folder))


def table(word: str = "") -> str:
    """A table as municipalities hand them in; every tenth row says something new when `word` is given."""
    rows = []
    for n in range(ROWS):
        more = f" {word}" if word and n % 10 == 0 else ""
        day = f"{n % 28 + 1}. {MONTHS[n // 28 % 10]} {2027 + n // 280 % 4}"
        rows.append(f"{day};Punkt {n}: drøftelse af delplan {n // 5}{more};{BODIES[n % 5]}\n")
    return "Dato;Aktivitet;Aktører\n" + "".join(rows)


def _measure(folder: Path) -> None:
    from frisat.web.intake import actions, deeds, queries, renewing, tasks
    from frisat.web.intake.models import Intake
    from frisat.web.people.models import Account, Role
    from frisat.web.process.actions import make_process
    from frisat.web.record.actions import SYSTEM

    process = make_process(SYSTEM, slug="stor", name="Et stort forløb")
    editor = Account.objects.create_user("editor@engby.example", None, name="Redaktør")
    Role.objects.create(account=editor, process_id=process.pk, name="editor")

    def hand_in(name: str, text: str) -> Intake:
        intake = actions.hand_in(editor, process, name, text.encode())
        assert tasks.read_intake.call(intake.pk) == "ready"
        return fresh(intake)

    def fresh(intake: Intake) -> Intake:
        return Intake.objects.defer("upload").select_related("process", "document").get(pk=intake.pk)

    def do(intake: Intake, deed: str) -> None:
        deeds.ask(editor, fresh(intake), deed)
        tasks.carry_out.call(intake.pk, deed, editor.pk)

    print(f"{ROWS:,} rows; seconds of each step, and the longest that others waited for their turn to write")
    first = _timed(folder, "read, and the rows of its review", lambda: hand_in("plan.csv", table()))
    print(f"  {queries.rows_read(first).count():,} rows, {queries.standing(first).sure:,} of them sure")
    _timed(folder, "accepted", lambda: do(first, deeds.ACCEPTING))
    _timed(folder, "taken back", lambda: do(first, deeds.UNDOING))
    other = _timed(folder, "a second document, held against the plan", lambda: hand_in("ny.csv", table("(rettet)")))
    from frisat.web.intake import wholesale

    wholesale.resume(editor, fresh(first))
    do(first, deeds.ACCEPTING)
    assert renewing.is_due(fresh(other))
    _timed(folder, "its proposals made anew after the first", lambda: do(other, deeds.RENEWING))
    print(f"  {queries.standing(fresh(other)).renewed:,} proposals are others now")
    _timed(folder, "its changes accepted", lambda: do(other, deeds.ACCEPTING))
    third = _timed(folder, "a third, held against all of it", lambda: hand_in("tredje.csv", table("(igen)")))
    assert third.state == "ready", third.state
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"memory at most: {peak[0] // 1024} MB in the worker, {peak[1] // 1024} MB in the child that reads")


def _timed(folder: Path, what: str, deed: Callable[[], Any]) -> Any:
    probe = subprocess.Popen(
        [sys.executable, __file__, "probe", str(folder / "frisat.sqlite3")], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert probe.stdout is not None
    probe.stdout.readline()
    start = time.perf_counter()
    out = deed()
    seconds = time.perf_counter() - start
    waited, tries = probe.communicate("")[0].split()
    print(f"{what:45} {seconds:7.1f} s   others at most {float(waited):5.2f} s ({tries} tries)", flush=True)
    return out


def probe(path: str) -> None:
    """Asks for the place to write until it is told to end; prints for how long at most it was refused without pause."""
    import select

    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    print("ready", flush=True)
    longest, since, tries = 0.0, None, 0
    while not select.select([sys.stdin], [], [], 0.004)[0]:
        tries += 1
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            since = since if since is not None else time.perf_counter()
            longest = max(longest, time.perf_counter() - since)
        else:
            connection.execute("ROLLBACK")
            since = None
    print(longest, tries)


if __name__ == "__main__":
    if sys.argv[1:2] == ["probe"]:
        probe(sys.argv[2])
    else:
        main()
