"""
Does the time of an answer tell what somebody must not know of? `python benchmarks/hidden.py [pairs] [--postgres]`

Asks in turn for what is hidden and for what never was, and prints the two medians and how far they are apart: cases,
decisions, papers, meetings, calendars, for the public and for somebody who works in the process. On SQLite in processor
time, else by the clock. Ends with 1 when any pair is further apart than 20 % (bar R1).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import own_postgres

APART = 0.20
PAIRS = 300
WARM = 10
STEPS, ITEMS = 12, 30
READER = "laeser@engby.example"


def main() -> int:
    told = argparse.ArgumentParser(description="Whether the time of an answer tells what is hidden.")
    told.add_argument("pairs", nargs="?", type=int, default=PAIRS)
    told.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own")
    asked = told.parse_args()
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="frisat-bench-"))
        os.environ |= {
            "FRISAT_DATA": folder, "DJANGO_SETTINGS_MODULE": "frisat.web.settings", "FRISAT_SECOND_FACTOR": "0",
            "FRISAT_TODAY": "2027-05-03", "FRISAT_ORGANISATION": "Engby Kommune",
        }  # fmt: skip
        if asked.postgres:
            os.environ["FRISAT_DATABASE"] = own_postgres.address(folder)
        (Path(folder) / "static").mkdir(exist_ok=True)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        return _measured(_made(), asked.pairs)


def _made() -> dict[str, Any]:
    """A published process with a meeting, cases and papers, one that is a draft, and somebody who reads the first."""
    from frisat.plan.journey import Say
    from frisat.plan.model import Activity as Planned
    from frisat.plan.model import Kind, Plan
    from frisat.plan.period import Period
    from frisat.web.bodies.models import Body, BodyKind
    from frisat.web.cases import actions as cases
    from frisat.web.cases.models import Decision
    from frisat.web.meetings.models import Address, Item, Meeting, MeetingBody, Paper
    from frisat.web.people.models import Account, Role
    from frisat.web.process import actions
    from frisat.web.process.models import Activity, IndexedActivity
    from frisat.web.record.actions import SYSTEM

    bodies = [Body.objects.create(name=f"Udvalg {chr(65 + n)}", kind=BodyKind.COMMITTEE) for n in range(STEPS)]
    process = actions.make_process(SYSTEM, slug="aabent", name="Et offentligt forløb")
    draft = actions.make_process(SYSTEM, slug="kladde", name="Et forløb under arbejde")
    days = [date(2027, 4, n) for n in (1, 2)]
    steps = tuple(
        Planned(key=f"x{n}", title=f"Møde {n}", kind=Kind.MEETING, period=Period(d.isoformat(), str(d)))
        for n, d in enumerate(days)
    )
    actions.publish_version(SYSTEM, process, Plan(title="Plan", activities=steps), valid_from=date(2027, 1, 1))
    papers = []
    for activity, day in zip(Activity.objects.filter(process=process).order_by("number"), days, strict=True):
        meeting = Meeting.objects.create(activity=activity, process=process, stage="released")
        MeetingBody.objects.create(meeting=meeting, body=bodies[0])
        Address.objects.create(meeting=meeting, day=day, slug="udvalg-a", number=1)
        for n in range(1, ITEMS + 1):
            item = Item.objects.create(
                meeting=meeting, order=n, no=str(n), title=f"Punkt {n}", text="Sagen. " * 200, closed=n % 2 == 0,
                ground="Personforhold" if n % 2 == 0 else "",
            )  # fmt: skip
            papers.append(
                Paper.objects.create(
                    item=item,
                    key=f"{item.pk:032x}",
                    name="bilag.pdf",
                    data=b"x",
                    clean=b"x",
                    sha256="0" * 64,
                    clean_sha256="0" * 64,
                    size_bytes=1,
                    media_type="application/pdf",
                    closed=True,
                    ground="Kontrakt",
                )
            )
    IndexedActivity.objects.filter(activity=activity).update(visibility="staff")
    journey = [(body, Say.RECOMMENDS) for body in bodies]
    closed, hidden, elsewhere = (
        cases.make_case(SYSTEM, of, title=f"Sag {n}", text="Ordlyd. " * 500, journey=journey)
        for n, of in enumerate((process, process, draft))
    )
    cases.show(SYSTEM, closed, shown=True)
    cases.close(SYSTEM, closed, closed=True, ground="Personforhold")
    Decision.objects.create(
        process=draft, year=2027, number=51, day=days[0], body=bodies[0], title="T", text="B", outcome="approved"
    )
    reader = Account.objects.create(email=READER, name="Lise Læser", is_active=True)
    Role.objects.create(account=reader, process_id=process.pk, name="reader")
    return {"closed": closed.number, "hidden": hidden.number, "elsewhere": elsewhere.number, "papers": papers}


def _measured(made: dict[str, Any], pairs: int) -> int:
    from django.test import Client

    from frisat.web.people.models import Account

    public, reader = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    reader.force_login(Account.objects.get(email=READER))
    odd, even = made["papers"][0].key, made["papers"][1].key
    bag, work = "/moeder/2027-04-01/udvalg-a/bilag", "/arbejde/forloeb/aabent"
    asked = {
        "case, closed": (public, f"/forloeb/aabent/sager/{made['closed']}/", "/forloeb/aabent/sager/99/"),
        "case, not shown": (public, f"/forloeb/aabent/sager/{made['hidden']}/", "/forloeb/aabent/sager/99/"),
        "case of a draft": (public, f"/forloeb/kladde/sager/{made['elsewhere']}/", "/forloeb/ukendt/sager/1/"),
        "case, closed, for a reader": (reader, f"{work}/sager/{made['closed']}/", f"{work}/sager/99/"),
        "decision of a draft": (public, "/beslutninger/2027-51/", "/beslutninger/2027-99/"),
        "paper, closed": (public, f"{bag}/{odd}/bilag.pdf", f"{bag}/{'f' * 32}/bilag.pdf"),
        "paper of a closed item": (public, f"{bag}/{even}/bilag.pdf", f"{bag}/{'f' * 32}/bilag.pdf"),
        "paper, closed, for a reader": (reader, f"{bag}/{odd}/bilag.pdf", f"{bag}/{'f' * 32}/bilag.pdf"),
        "meeting kept for staff": (public, "/moeder/2027-04-02/udvalg-a/", "/moeder/2027-04-02/udvalg-x/"),
        "item of that meeting": (
            public,
            "/moeder/2027-04-02/udvalg-a/punkt-2/",
            "/moeder/2027-04-02/udvalg-x/punkt-2/",
        ),
    }
    late = [name for name, of in asked.items() if _apart(name, *of, pairs) > APART]
    return int(bool(late))


def _apart(name: str, client: Any, hidden: str, unknown: str, pairs: int) -> float:
    """The ratio of the two medians, less one; the requests take turns, so that a busy machine slows both."""
    from django.db import connection

    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    runs: dict[str, list[float]] = {hidden: [], unknown: []}
    for n in range(pairs + WARM):
        for path in (hidden, unknown) if n % 2 else (unknown, hidden):
            began = clock()
            status = client.get(path).status_code
            took = (clock() - began) * 1000
            assert status == 404, (path, status)
            if n >= WARM:
                runs[path].append(took)
    one, other = median(runs[hidden]), median(runs[unknown])
    apart = max(one, other) / min(one, other) - 1
    print(f"{name:28} {one:6.2f} ms, unknown {other:6.2f} ms: {apart:5.1%} apart (bound {APART:.0%})", flush=True)
    return apart


if __name__ == "__main__":
    sys.exit(main())
