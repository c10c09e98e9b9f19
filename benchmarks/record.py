"""The record at a million rows: history of one object, and the check of the whole chain (docs/decisions/0011)."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta

ROWS = int(os.environ.get("FRISAT_BENCH_ROWS", "1000000"))
THINGS = ROWS // 50


def main() -> None:
    """Prints rows, seconds and rows a second; nothing is left behind."""
    with tempfile.TemporaryDirectory(prefix="frisat-bench-") as folder:
        os.environ |= {"FRISAT_DATA": folder, "DJANGO_SETTINGS_MODULE": "frisat.web.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        _fill()
        _measure()


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


def _measure() -> None:
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
    if not verdict.is_whole:
        sys.exit(1)


if __name__ == "__main__":
    main()
