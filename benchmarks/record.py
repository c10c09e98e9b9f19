"""
The record at a million rows: history of one object, and the check of the whole chain (docs/decisions/0011).

Exit status 1 when a bar of issue 3 is missed, or the chain is not whole.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta

ROWS = int(os.environ.get("FRISAT_BENCH_ROWS", "1000000"))
THINGS = ROWS // 50
MOST_MS, LEAST_ROWS = 50.0, 50_000.0
"""The bars: milliseconds for the history of one object, rows that the check reads in a second."""


def main() -> None:
    """Prints rows, seconds and rows a second, and ends with status 1 below a bar; nothing is left behind."""
    with tempfile.TemporaryDirectory(prefix="frisat-bench-") as folder:
        os.environ |= {"FRISAT_DATA": folder, "DJANGO_SETTINGS_MODULE": "frisat.web.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        _fill()
        sys.exit(told(*_measure()))


def _fill() -> None:
    from django.db import connection, transaction

    from frisat.web.record import chain
    from frisat.web.record.models import Detail, Entry, Head

    before, start = chain.START, datetime(2021, 1, 1, tzinfo=UTC)
    salt, content = "0" * 32, chain.canonical({"who": "En konsulent", "after": {"title": "Møde i udvalget"}})
    detail = chain.detail_hash(salt, "staff", content)
    marks = ", ".join(["%s"] * 11)
    columns = ", ".join(f'"{name}"' for name in (*chain.COLUMNS, "sha256"))
    for first in range(1, ROWS + 1, 10_000):
        rows, details = [], []
        for number in range(first, min(first + 10_000, ROWS + 1)):
            at = (start + timedelta(seconds=number)).isoformat(timespec="microseconds")
            values = (at, f"account:{number % 40 + 1}", "draft.change", "activity", str(number % THINGS),
                      "process", str(number % 50), detail, before)  # fmt: skip
            before = chain.row_hash(number, values)
            rows.append((number, *values, before))
            details.append((number, content, salt, "staff", "", None))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {Entry._meta.db_table} ({columns}) VALUES ({marks})", rows)  # noqa: S608
            cursor.executemany(
                f"INSERT INTO {Detail._meta.db_table} (entry_id, content, salt, visibility, erased_ground, "  # noqa: S608
                "erased_by_id) VALUES (%s, %s, %s, %s, %s, %s)",
                details,
            )
    Head.objects.create(ident=1, number=ROWS, sha256=before)


def told(history_ms: float, rows_a_second: float, is_whole: bool) -> int:
    """Says which bar is missed, if one is; the exit status. What was measured comes from `_measure`."""
    missed = []
    if not history_ms <= MOST_MS:
        missed.append(f"history of one object: {history_ms:.1f} ms, more than {MOST_MS:.0f}")
    if not rows_a_second >= LEAST_ROWS:
        missed.append(f"verify: {rows_a_second:,.0f} rows/s, fewer than {LEAST_ROWS:,.0f}")
    if not is_whole:
        missed.append("the chain is not whole")
    for said in missed:
        print(f"MISSED {said}")
    return 1 if missed else 0


def _measure() -> tuple[float, float, bool]:
    """The longest of three histories in milliseconds, rows a second of the check, and whether the chain is whole."""
    from frisat.web.record import queries
    from frisat.web.record.things import Thing

    times = []
    for key in ("0", str(THINGS // 2), str(THINGS - 1)):
        begun = time.perf_counter()
        found = [(entry.number, entry.detail.said) for entry in queries.history(Thing("activity", key))]
        times.append(time.perf_counter() - begun)
    print(f"history of one object of {ROWS:,} rows: {len(found)} rows, worst of 3 {max(times) * 1000:.1f} ms (<= 50)")
    begun, worked = time.perf_counter(), time.process_time()
    verdict = queries.verify()
    took, cpu = time.perf_counter() - begun, time.process_time() - worked
    rates = f"{verdict.rows / took:,.0f} rows/s, {verdict.rows / cpu:,.0f} a second of one core (>= 50,000)"
    print(f"verify {verdict.rows:,} rows: {took:.1f} s, {rates}, whole: {verdict.is_whole}")
    return max(times) * 1000, verdict.rows / took, verdict.is_whole


if __name__ == "__main__":
    main()
