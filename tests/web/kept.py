"""
What a fixture puts into the database, made once in this process and then put there again row by row.

Making the example process takes dozens of deeds with their permissions, records and indexes: most of what a short test
took. The rows are handed back exactly as the database stores them, so what a test finds is what the deeds wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models

from frisat.web.record.models import Entry

Rows = dict[str, Any]
_kept: dict[str, Rows] = {}


def once(name: str, make: Callable[[], object]) -> None:
    """
    Does `make` the first time, and afterwards puts there the rows that it wrote.

    A test that has recorded something before gets `make` itself: the record's rows are numbered and chained.
    """
    if Entry.objects.exists():
        make()
    elif name in _kept:
        _put(_kept[name])
    else:
        before = _taken()
        make()
        after = _taken()
        assert all(after[table][: len(rows)] == rows for table, rows in before.items()), "made by adding rows only"
        _kept[name] = {table: rows[len(before[table]) :] for table, rows in after.items() if rows != before[table]}


def _tables() -> list[type[models.Model]]:
    return [m for m in apps.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy]


def _columns(model: type[models.Model]) -> str:
    return ", ".join(f'"{field.column}"' for field in model._meta.local_concrete_fields)


def _taken() -> Rows:
    """Every table's rows, the oldest first: PostgreSQL's own text of them, SQLite's stored values."""
    return {model._meta.db_table: _rows(model) for model in _tables()}


def _rows(model: type[models.Model]) -> Any:
    meta = model._meta
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked = f'COPY (SELECT {_columns(model)} FROM "{meta.db_table}" ORDER BY "{meta.pk.column}") TO STDOUT'
            with cursor.copy(asked) as copy:
                return b"".join(copy)
        # a plus before a column takes its type away, for which Django would make something else of the stored value
        raw = ", ".join(f'+"{field.column}"' for field in meta.local_concrete_fields)
        return cursor.execute(f'SELECT {raw} FROM "{meta.db_table}" ORDER BY "{meta.pk.column}"').fetchall()


def _put(kept: Rows) -> None:
    of_table = {model._meta.db_table: model for model in _tables()}
    with connection.cursor() as cursor:
        for table, rows in kept.items():
            columns = _columns(of_table[table])
            if connection.vendor == "postgresql":
                with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
                    copy.write(rows)
            else:
                places = ", ".join("%s" for _ in of_table[table]._meta.local_concrete_fields)
                cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', rows)
        counted = connection.ops.sequence_reset_sql(no_style(), [of_table[table] for table in kept])
        if counted:  # SQLite counts on by itself
            cursor.execute(" ".join(counted))
