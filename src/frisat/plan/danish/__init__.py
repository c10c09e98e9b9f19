"""
Danish wording <-> `Period`, both ways.

Text -> `tokens` -> `reader`, `numerals`, `named`, `grammar` (points) -> `ranges` -> `chains` (lists) -> `spans` (EDTF)
-> `found`. `reading` holds `find` (running text, `traps` left out), `cells` holds `parse` (a date cell), `years` gives
years from the context, `words` writes periods out, `basis` says why a year was taken.
"""

from frisat.plan.danish.basis import BASES, basis_words
from frisat.plan.danish.cells import is_date_cell, parse
from frisat.plan.danish.clocks import clock
from frisat.plan.danish.found import Found, between, together
from frisat.plan.danish.reading import find
from frisat.plan.danish.words import meaning, printed, wording
from frisat.plan.danish.years import fill_years

__all__ = [
    "BASES",
    "Found",
    "basis_words",
    "between",
    "clock",
    "fill_years",
    "find",
    "is_date_cell",
    "meaning",
    "parse",
    "printed",
    "together",
    "wording",
]
