"""Who does it and who takes part: of an actor cell (`split`), of a title (`named`)."""

from __future__ import annotations

from frisat.read.fields.cells import clean, is_list, split, split_dated, unique
from frisat.read.fields.named import named

__all__ = ["clean", "is_list", "named", "split", "split_dated", "unique"]
