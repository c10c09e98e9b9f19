"""
Processor time of a comparison and a lint of plans with 2,000 activities: `python benchmarks/diff_lint.py [activities]`.

Prints the best of five runs in seconds, its share of the bound (1.0 s and 0.5 s), and how the matches came out, whose
truth is known because the second plan is made from the first.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from frisat.lint import check
from frisat.lint.finding import WEEKDAYS
from frisat.plan.diff import compare, diff_to_json
from frisat.plan.model import Activity, Kind, Plan
from frisat.plan.period import Period

TOPICS = (
    "skolestruktur", "klimaplan", "budget", "dagtilbud", "idrætspolitik", "kommuneplan", "trafikplan",
    "kulturstrategi", "erhvervsplan", "boligpolitik", "biblioteksplan", "varmeplan", "spildevandsplan",
    "handicappolitik", "beredskab", "ungestrategi", "landdistrikter",
)  # fmt: skip
ACTS = (
    ("Godkendelse af", Kind.DECISION), ("Drøftelse af", Kind.THEME_DEBATE), ("Orientering om", Kind.ORIENTATION),
    ("Høring om", Kind.HEARING), ("Workshop om", Kind.WORKSHOP), ("Borgermøde om", Kind.INVOLVEMENT),
    ("Frist for bidrag til", Kind.DEADLINE), ("Udarbejdelse af udkast til", Kind.DRAFTING),
)  # fmt: skip
BODIES = (
    "Byrådet", "Økonomiudvalget", "Børne- og Skoleudvalget", "Teknik- og Miljøudvalget", "Kultur- og Fritidsudvalget",
    "Forvaltningen", "Handicaprådet",
)  # fmt: skip
AREAS = ("Nord", "Syd", "Øst", "Vest", "Midt", "Havnen", "Fjorden", "Skoven")


def made(n: int, rng: random.Random) -> list[Activity]:
    out = []
    for i in range(n):
        act, kind = rng.choice(ACTS)
        day = date(2026, 1, 1) + timedelta(rng.randrange(1400))
        body = (rng.choice(BODIES),)
        title = f"{act} {rng.choice(TOPICS)} i {rng.choice(AREAS)} og {rng.choice(TOPICS)}"
        agenda = (f"{rng.choice(ACTS)[0]} {rng.choice(TOPICS)}",)
        printed = day if rng.random() < 0.95 else day + timedelta(1)  # one weekday in twenty is wrong
        weekday = WEEKDAYS["da"][printed.weekday()]
        period = Period(day.isoformat(), f"{weekday} den {day.day}.{day.month}.{day.year}")
        needs = (f"x{rng.randrange(i)}",) if i and rng.random() < 0.2 else ()
        out.append(
            Activity(
                key=f"x{i}", title=title, kind=kind, period=period, actors=body, responsible=body, agenda=agenda,
                depends_on=needs,
            )
        )  # fmt: skip
    return out


def changed(activities: list[Activity], rng: random.Random) -> list[Activity]:
    out = []
    for a in activities:
        fate = rng.random()
        if fate < 0.1 or a.period is None:
            continue
        b = replace(a, key=f"y{a.key[1:]}")
        if fate < 0.5:
            b = replace(b, period=a.period.shift(rng.choice((7, 14, 30, 60))))
        if rng.random() < 0.2:
            b = replace(b, title=b.title.replace("Godkendelse", "Endelig godkendelse").replace(" i ", " for "))
        out.append(b)
    return out


def best_of(runs: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def report(what: str, cold: float, warm: float, bound: float) -> None:
    print(f"{what}: first {cold:.2f} s, best of 5 {warm:.2f} s ({cold / bound:.0%} of {bound} s)")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    start = time.process_time()
    work()
    cold = time.process_time() - start
    return cold, best_of(5, work)


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    rng = random.Random(3)
    first = made(n, rng)
    a, b = Plan(title="Plan", activities=tuple(first)), Plan(title="Plan", activities=tuple(changed(first, rng)))
    cold, warm = timed(lambda: check(a))
    report(f"lint  {n} activities, {len(check(a))} findings", cold, warm, 0.5)
    cold, warm = timed(lambda: compare(a, b))
    report(f"diff  {n} x {len(b.activities)} activities", cold, warm, 1.0)
    found = compare(a, b)
    cold, warm = timed(lambda: diff_to_json(found, a, b))
    report(f"told  {len(found.changes)} sentences", cold, warm, 1.0)
    counted = Counter((str(m.certainty), m.a[1:] == m.b[1:]) for m in compare(a, b).matches)
    for (certainty, right), count in sorted(counted.items()):
        print(f"      {certainty:9} {'right' if right else 'wrong'} {count}")


if __name__ == "__main__":
    main()
