"""Rows whose number is one of many, as fast to ask for as the database is to answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F
from django.db.models.lookups import Lookup


class Among(Lookup[Any]):
    """
    `filter(Among("meeting", numbers))`: as `meeting__in=numbers`, for whole numbers alone.

    Django makes a parameter of each, by way of four functions, and a driver a text of each parameter: of two thousand
    that takes longer than to find them. Here they stand in the question itself, each made a number first.
    """

    lookup_name = "among"
    prepare_rhs = False

    def __init__(self, column: Any, numbers: Iterable[int]) -> None:
        super().__init__(F(column) if isinstance(column, str) else column, tuple(map(int, numbers)))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        said, params = self.process_lhs(compiler, connection)
        # an empty list is no SQL; a comparison that holds for no row is
        return (f"{said} IN ({','.join(map(str, self.rhs))})" if self.rhs else "1 = 0"), tuple(params)
