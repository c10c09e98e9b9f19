"""
Documents of the shapes in which municipalities write plans, made from a seed with what they say.

`python -m tests.read.shapes OUT SEED…` writes `OUT/docs` and `OUT/truth`, a document for each shape and seed.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.read.shapes import calendars, lists, pages, prose, sheets, tables
from tests.read.shapes.world import Case, World

SHAPES: dict[str, Callable[[World], Case]] = {
    f"{module.__name__.rpartition('.')[2]}.{shape.__name__}": shape
    for module, shapes in (
        (pages, (pages.year_of_page, pages.over_new_year, pages.meetings)),
        (lists, (lists.stacked, lists.labelled, lists.days_of_one, lists.phases)),
        (
            tables,
            (
                tables.plan,
                tables.phased,
                tables.start_and_end,
                tables.sideways,
                tables.facts,
                tables.months_down,
                tables.months_across,
            ),
        ),
        (sheets, (sheets.weeks, sheets.months, sheets.real_dates)),
        (calendars, (calendars.squares, calendars.months_of_days, calendars.drawn)),
        (prose, (prose.article, prose.letter)),
    )
    for shape in shapes
}


def make(shape: str, seed: int) -> Case:
    """The document of a shape that a seed gives."""
    return SHAPES[shape](World(f"{shape}:{seed}"))
