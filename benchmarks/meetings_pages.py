"""
20,000 meetings with 300,000 items: `python benchmarks/meetings_pages.py [meetings] [--postgres] [--at FOLDER]`.

Beside them 2,500 cases of four steps and 10,000 decisions. Prints the server time of every list, meeting, item, case,
decision, search, feed and staff page through every middleware: of the processor, which on PostgreSQL is that of this
process and of the one that answers it; then by the clock, which is longer on a busy machine. Beside them how often a
page asked the database, what its first visit took and how fast the machine was just then; last, how far apart a closed
paper and an unknown one are. On SQLite in a file, or a PostgreSQL of its own. Ends with 1 where a page is too slow.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import own_postgres
from meetings_data import DECISIONS, OWNER, PROCESSES, make, make_cases

BOUND = 100
"""Milliseconds of server time for any list or page of a meeting (the issue's figure)."""
APART = 0.20
"""How far the answer for a closed paper may be from that for an unknown one."""
QUERIES = 25
RUNS = 15
PAIRS = 200


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
            os.environ["FRISAT_DATABASE"] = own_postgres.address(folder, is_kept=bool(asked.at))
            os.environ["PGOPTIONS"] = "-c max_parallel_workers_per_gather=0"  # all its work is that of one process
        (Path(folder) / "static").mkdir(exist_ok=True)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        from frisat.web.cases.models import Decision
        from frisat.web.meetings.models import Meeting

        if not Meeting.objects.exists():
            make(asked.meetings)
        if not Decision.objects.exists():
            make_cases()
        return _measured()


def _pages(home: str, last: Any, past: int, body: Any) -> dict[str, str]:
    """What anybody reads, by name."""
    from frisat.web.cases.models import Decision
    from frisat.web.portal import meeting_list

    of_body, process = f"/organer/{body.pk}-udvalg-d/", f"/forloeb/{last.process.slug}"
    return {
        "list, to come": "/moeder/",
        "list, earlier": "/moeder/?vis=tidligere",
        "list, middle page": f"/moeder/?vis=tidligere&side={past // meeting_list.PAGE // 2}",
        "list, last page": f"/moeder/?vis=tidligere&side={-(-past // meeting_list.PAGE)}",
        "list of a body": f"/moeder/?organ={body.pk}",
        "list of a year": "/moeder/?aar=2024",
        "list of a process": "/moeder/?forloeb=forloeb-7",
        "list by a common word": "/moeder/?q=befordring",
        "list by a rare word": "/moeder/?q=enkeltforekomst",
        "list by two words": "/moeder/?q=befordring+enkeltforekomst",
        "list by a letter": "/moeder/?q=b",
        "list by four letters": "/moeder/?q=ning",
        "list by word and body": f"/moeder/?q=befordring&organ={body.pk}",
        "page of a meeting": home,
        "page of an item": f"{home}punkt-3/",
        "page of a body": of_body,
        "search, common word": "/soeg/?q=befordring",
        "search, rare word": "/soeg/?q=enkeltforekomst",
        "search, two words": "/soeg/?q=budget+enkeltforekomst",
        "search, four letters": "/soeg/?q=ning",
        "search, none found": "/soeg/?q=findesikke",
        "calendar of all": "/kalender/",
        "calendar of a process": f"{process}/kalender/",
        "list of processes": "/forloeb/",
        "sitemap": "/sitemap.xml",
        "feed of all": "/moeder/kalender.ics",
        "feed of a body": f"{of_body}moeder.ics",
        "feed of a meeting": f"{home}moede.ics",
        "cases of a process": f"{process}/sager/",
        "page of a case": f"{process}/sager/3/",
        "list of decisions": "/beslutninger/",
        "decisions, last page": f"/beslutninger/?side={PROCESSES * DECISIONS // 50}",
        "page of a decision": "/beslutninger/{}-{}/".format(*_newest(Decision)),
    }


def _newest(decisions: Any) -> tuple[int, int]:
    found: tuple[int, int] = decisions.objects.filter(closed=False).values_list("year", "number").first()
    return found


def _staff_pages(last: Any) -> dict[str, str]:
    """What somebody reads who works in every process."""
    home = f"/arbejde/forloeb/{last.process.slug}/"
    meeting = f"{home}moeder/{last.pk}/"
    return {
        "staff: start page": "/arbejde/",
        "staff: calendar": "/arbejde/kalender/",
        "staff: meetings": f"{home}moeder/",
        "staff: a meeting": meeting,
        "staff: an item": f"{meeting}punkter/{last.items.all()[2].pk}/",
        "staff: participants": f"{meeting}deltagere/",
        "staff: proposals": f"{home}moeder/forslag/",
        "staff: follow-ups": f"{home}opfoelgning/",
        "staff: cases": f"{home}sager/",
        "staff: a case": f"{home}sager/3/",
        "staff: decisions": f"{home}beslutninger/",
    }


def _measured() -> int:
    from django.test import Client

    from frisat.web.base.clock import today
    from frisat.web.bodies.models import Body
    from frisat.web.meetings.models import Meeting
    from frisat.web.meetings.order import order
    from frisat.web.meetings.public_queries import Asked
    from frisat.web.people.models import Account

    client, owner = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    owner.force_login(Account.objects.get(email=OWNER))
    last = Meeting.objects.order_by("pk").last()
    body = Body.objects.get(name="Udvalg D")
    assert last is not None
    home = f"/moeder/{last.addresses.last()}/"
    past = len(order(Asked(), today()).past)
    both = ((client, _pages(home, last, past, body)), (owner, _staff_pages(last)))
    late = [name for who, pages in both for name, path in pages.items() if _timed(who, name, path)]
    apart = _apart(client, home)
    print(f"closed paper to unknown paper, medians of {PAIRS} each: {apart:.1%} apart (bound {APART:.0%})")
    count = sum(len(pages) for _, pages in both)
    print(f"{count} pages, over {BOUND} ms or {QUERIES} queries: {', '.join(late) or 'none'}")
    return int(bool(late) or apart > APART)


def _timed(client: Any, name: str, path: str) -> bool:
    """Prints median and worst; whether the median is over its bound or the page asks the database too often."""
    from django.db import connection

    asked: list[str] = []

    def noted(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    def visit() -> tuple[float, float]:
        began, by_clock = _processor(), time.perf_counter()
        answer = client.get(path)
        b"".join(answer)
        assert answer.status_code == 200, (path, answer.status_code)
        return (_processor() - began) * 1000, (time.perf_counter() - by_clock) * 1000

    first, _ = visit()
    with connection.execute_wrapper(noted):
        visit()
    runs, clocks = zip(*(visit() for _ in range(RUNS)), strict=True)
    is_late = median(runs) > BOUND or len(asked) > QUERIES
    said = f"{name:21} {median(runs):6.1f} ms, worst {max(runs):6.1f}, first {first:6.1f}, clock {median(clocks):6.1f}"
    said += f", {len(asked):3} queries, {_yardstick():3.0f} ms for a million steps"
    print(said + (" OVER" if is_late else ""), flush=True)
    return is_late


def _processor() -> float:
    """Seconds of the processor that this process has had, and on PostgreSQL the process that answers it."""
    from django.db import connection

    own = time.process_time()
    if connection.vendor != "postgresql":
        return own
    connection.ensure_connection()
    beside = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    return own + int(beside.split()[0]) / 1e9


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
