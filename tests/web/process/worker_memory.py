"""
Run by test_take_out.py: a second process has the pages in its memory while the first takes something out.

Both use the site with the example process in the folder that is named; ends with status 0 and "followed" when all
is well.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from typing import Any

PATHS = (
    "/",
    "/forloeb/skolestruktur/",
    "/forloeb/skolestruktur/plan/1/",
    "/forloeb/skolestruktur/aendringer/",
    "/forloeb/skolestruktur/plan/1/plan.json",
    "/forloeb/skolestruktur/kalender.ics",
)


def start(folder: str) -> None:
    os.environ |= {"FRISAT_DATA": folder, "FRISAT_TODAY": "2027-05-03", "DJANGO_SETTINGS_MODULE": "frisat.web.settings"}
    os.environ["FRISAT_SECOND_FACTOR"] = "0"
    for name in ("FRISAT_HOSTS", "FRISAT_DATABASE", "DATABASE_URL", "FRISAT_DEMO"):
        os.environ.pop(name, None)
    import django

    django.setup()


def visitor(folder: str, talk: Any) -> None:
    """Another worker: says how many pages hold the words, each time it is asked."""
    start(folder)
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    while talk.recv() == "look":
        talk.send([path for path in PATHS if "pstartsmøde" in client.get(path).content.decode()])


def main(folder: str) -> int:
    start(folder)
    from frisat.web.process import actions, take_out
    from frisat.web.process.models import Process
    from frisat.web.record.actions import SYSTEM

    process = Process.objects.get()
    here, there = multiprocessing.get_context("spawn").Pipe()
    other = multiprocessing.get_context("spawn").Process(target=visitor, args=(folder, there))
    other.start()
    try:
        here.send("look")
        before = here.recv()
        key = next(a.key for a in actions.plan_of(actions.newest(process)).activities if "Opstartsmøde" in a.title)
        take_out.take_out(SYSTEM, process, key=key, ground="Lukket")
        here.send("look")
        after = here.recv()
        here.send("end")
    finally:
        other.join(10)
        if other.is_alive():
            other.terminate()
    print("before", before, "after", after)
    if len(before) < 4 or after:
        return 1
    print("followed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
