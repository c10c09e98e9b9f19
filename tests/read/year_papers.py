"""
Short papers whose dates lack years, each with the year somewhere else, and the days that a careful person would note.

Places, names and projects are made up.
"""

from __future__ import annotations

from typing import NamedTuple


class Paper(NamedTuple):
    """A paper as a file, and the times of its activities in order of their printing; None where nobody could say."""

    file: str
    text: str
    days: tuple[str | None, ...]
