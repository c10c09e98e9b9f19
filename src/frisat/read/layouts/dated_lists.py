"""
Lists with dates: "12. marts 2024: Møde i …", bullets with the date first or last, and dates standing as headings
that hold for every line below until the next.
"""

from __future__ import annotations

from frisat.read.blocks import Document, Line
from frisat.read.draft import Draft
from frisat.read.layouts import (
    dated_context,
    dated_fields,
    dated_page,
    dated_places,
    dated_sentences,
    dated_titles,
    dated_without,
)
from frisat.read.layouts.dated_reader import Reader
from frisat.read.layouts.dated_state import Heading
from frisat.read.layouts.tables_context import title_context

NAME = "dated_lists"


def fits(document: Document) -> float:
    """Grows with the share of lines that open with a date or stand below one; at most 0.8, 0 below two of them."""
    lines = [b for b in document.blocks if isinstance(b, Line) and b.text.strip()]
    draft = read(document)
    if not draft.activities:
        return 0.0
    if len(draft.activities) < 2 and len(lines) > 3:
        sure = dated_context.is_list(draft.activities[0].period_text) or dated_fields.values(document)
        return 0.5 if sure else 0.25
    return min(0.8, 0.3 + len(draft.used) / max(1, len(lines)))


def read(document: Document) -> Draft:
    """Every dated line, and every line below a date that stands as a heading."""
    reader = Reader(document, [Heading(0, title_context(document), -1, False)], dated_page.of(document))
    reader.run()
    reader.keep_headings()
    dated_without.add(reader.draft, document)
    parts = [*dated_sentences.parted(reader.draft.activities)]
    reader.draft.activities = [*dated_sentences.with_own_days(parts)]
    for activity in reader.draft.activities:
        dated_titles.name_step(activity)
    dated_places.name(document, reader.draft.activities)
    dated_places.of_their_body(reader.draft.activities)
    return reader.draft
