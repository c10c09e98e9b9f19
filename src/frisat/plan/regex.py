"""
Regular expressions that are compiled when they are first asked, not when their module is imported.

The reader knows some three hundred, and one document asks about half of them: compiling all of them first is a
third of the time in which `frisat read` could answer.
"""

from __future__ import annotations

import re
from typing import Any, cast


class Later:
    """Stands for a compiled pattern; whatever is taken from it once (`search`, `sub` …) is the pattern's own after."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)  # so that the next call goes straight to it
        return found

    def __repr__(self) -> str:
        return f"regex({self._text!r}, {self._flags})"


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but a fault in `text` shows at the first use (tests/plan/test_regex.py uses all of them)."""
    return cast("re.Pattern[str]", Later(text, flags))
