"""Where the founding documents are: outside the repository, in the folder that FRISAT_FOUNDING names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

MISSING = "the founding documents: FRISAT_FOUNDING is not set"
"""Why a test that needs them is skipped; CI skips nothing, so there it fails (tests/conftest.py)."""


def folder() -> Path | None:
    """The folder with `seeds/`, `truth/` and the scorer; None where it is not at hand."""
    named = os.environ.get("FRISAT_FOUNDING")
    return Path(named) if named else None


def needed() -> Path:
    """The same for a test that cannot do without: it is skipped by name."""
    found = folder()
    if found is None:
        pytest.skip(MISSING)
    return found
