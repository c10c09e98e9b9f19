"""
What a served worker needs to send all papers of a meeting: `python benchmarks/meetings_zip.py [--postgres]`.

A meeting of 30 items with 200 papers of 1 MB is put into a site of its own, which is served as it always is. The ZIP is
fetched over HTTP, slowly enough that what is not taken is waited with. Prints how far the memory of the worker that
sent it rose above what it had after the meeting's page (Linux), and how much the worker had in all. Ends with 1 where
it rose by more than 100 MB.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from pathlib import Path

import own_postgres

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.e2e import served

ITEMS, PAPERS, PAPER_BYTES, BOUND = 30, 200, 1_000_000, 100
VISITS = 20
"""So many that every worker has shown the page, and has loaded what it loads once."""
_MAKE = f"""
import os
from datetime import date
from frisat.web import serve
serve.prepare()
from frisat.plan.model import Activity as Planned, Kind, Plan
from frisat.plan.period import Period
from frisat.web.bodies.models import Body, BodyKind
from frisat.web.gate.files import CLEANER
from frisat.web.meetings.models import Address, Item, Meeting, MeetingBody, Paper
from frisat.web.process import actions
from frisat.web.process.models import Activity
from frisat.web.record.actions import SYSTEM

# `cleaner`: else the site's worker would make the copies anew, and hold back what is no PDF
process = actions.make_process(SYSTEM, slug="forloeb", name="Forløb")
step = Planned(key="x1", title="Møde i Byrådet", kind=Kind.MEETING, period=Period("2027-03-04", "4. marts 2027"))
actions.publish_version(SYSTEM, process, Plan(title="Plan", activities=(step,)), valid_from=date(2027, 1, 1))
meeting = Meeting.objects.create(activity=Activity.objects.get(process=process), process=process, stage="released")
MeetingBody.objects.create(meeting=meeting, body=Body.objects.create(name="Byrådet", kind=BodyKind.COUNCIL))
address = Address.objects.create(meeting=meeting, day=date(2027, 3, 4), slug="byraadet", number=1)
items = [
    Item.objects.create(meeting=meeting, order=n, no=str(n), title=f"Sag nr. {{n}}", text="Sagen forelægges. " * 200)
    for n in range(1, {ITEMS} + 1)
]
for n in range({PAPERS}):
    data = os.urandom({PAPER_BYTES})
    Paper.objects.create(
        item=items[n % {ITEMS}], key=f"{{n:032x}}", order=n, name=f"Bilag {{n}}.pdf", data=data, clean=data,
        sha256="0" * 64, clean_sha256="0" * 64, cleaner=CLEANER, size_bytes=len(data), media_type="application/pdf",
    )
print(f"/moeder/{{address}}/")
"""


def main() -> int:
    told = argparse.ArgumentParser(description="What a served worker needs to send 200 papers in one ZIP.")
    told.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own")
    asked = told.parse_args()
    with tempfile.TemporaryDirectory(prefix="frisat-bench-") as folder:
        more = {"FRISAT_DATABASE": own_postgres.address(folder)} if asked.postgres else {}
        home = served.run(Path(folder), _MAKE, **more).splitlines()[-1]
        for address in served.serve(Path(folder), **more):
            return _measured(address + home)
    return 1


def _measured(home: str) -> int:
    for _ in range(VISITS):
        with urllib.request.urlopen(home, timeout=60) as page:  # noqa: S310 - our own server
            page.read()
    everyone = _descendants(os.getpid())
    workers = [pid for pid, parent in everyone.items() if parent in everyone and pid not in everyone.values()]
    before = {pid: _memory(pid, "VmRSS") for pid in workers}
    for pid in before:
        Path(f"/proc/{pid}/clear_refs").write_text("5")  # the largest memory begins anew from what there is now
    began = time.perf_counter()
    with tempfile.TemporaryFile() as kept:
        with urllib.request.urlopen(f"{home}papirer.zip", timeout=600) as answer:  # noqa: S310 - our own server
            while piece := answer.read(64 * 1024):
                kept.write(piece)
        seconds, size = time.perf_counter() - began, kept.tell()
        with zipfile.ZipFile(kept) as whole:
            assert whole.testzip() is None
            count = len(whole.namelist())
    grown = {pid: _memory(pid, "VmHWM") - was for pid, was in before.items() if Path(f"/proc/{pid}/status").exists()}
    worker = max(grown, key=lambda pid: grown[pid])
    print(f"{count} files, {size // 10**6} MB, {seconds:.1f} s by the clock")
    print(f"the worker rose by {grown[worker]:.0f} MB to {_memory(worker, 'VmHWM'):.0f} MB (bound: by {BOUND} MB)")
    return int(count != PAPERS + 1 or grown[worker] > BOUND)


def _memory(pid: int, name: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1]) / 1000


def _descendants(pid: int) -> dict[int, int]:
    """The processes below one and what each was started by, all the way down, but for those of the database."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,comm="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    out, known = {}, {pid}
    for _ in range(8):
        for own, parent, name in rows:
            if int(parent) in known and int(own) not in known and name not in ("postgres", "ps"):
                known.add(int(own))
                out[int(own)] = int(parent)
    return out


if __name__ == "__main__":
    sys.exit(main())
