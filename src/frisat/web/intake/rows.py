"""Storing many rows of a review at once, in time that grows with their number."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connections, router

from frisat.web.intake.models import Row


def store_many(rows: Sequence[Row], *names: str) -> None:
    """
    Stores fields of many rows and raises their versions.

    One prepared statement for all of them: `bulk_update` writes a CASE for each field and row, which took 25 of the 30
    seconds of accepting four thousand.
    """
    if not rows:
        return
    connection = connections[router.db_for_write(Row)]
    quote = connection.ops.quote_name
    fields = [Row._meta.get_field(name) for name in names]
    sets = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    version = quote("version")
    said = [
        [*(field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields), row.pk] for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quote(Row._meta.db_table)} SET {sets}, {version} = {version} + 1 "  # noqa: S608 - names of ours
            f"WHERE {quote('id')} = %s",
            said,
        )
    for row in rows:
        row.version += 1
