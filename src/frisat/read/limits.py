"""
How much a file may ask for, and what is asked of its cells; `unpack.py` holds zips to it.

Figures: a municipality's plan is a few hundred kilobytes; the limits leave room for a hundred times that and stop
what is made to exhaust a machine.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from frisat.plan.errors import ReadError

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds. The defaults are the project's; tests and installations may set others."""

    file_bytes: int = 25 * MIB
    entries: int = 2_000
    unpacked_bytes: int = 200 * MIB
    part_bytes: int = 40 * MIB
    ratio: int = 100
    depth: int = 200
    cells: int = 400_000
    cell_chars: int = 32_767
    pages: int = 400
    memory_bytes: int = 1024 * MIB
    cpu_seconds: int = 30
    wall_seconds: int = 60
    reply_bytes: int = 24 * MIB

    def as_json(self) -> dict[str, int]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Limits:
        return cls(**{key: int(value) for key, value in data.items()})


_now = Limits()


def current() -> Limits:
    """The limits of this process; the parent's own unless a child was started with others."""
    return _now


def use(limits: Limits) -> None:
    """Set the limits of this process: a child does so once, before it reads."""
    global _now
    _now = limits


def check_cells(count: int) -> None:
    """Raises E319 when a table or sheet has more cells than are read."""
    if count > _now.cells:
        raise ReadError("E319", limit=f"{_now.cells:,}".replace(",", "."))


def check_cell(length: int) -> None:
    """Raises E329 for more characters than Excel keeps in one cell: what holds more was made by no spreadsheet."""
    if length > _now.cell_chars:
        raise ReadError("E329", limit=f"{_now.cell_chars:,}".replace(",", "."))
