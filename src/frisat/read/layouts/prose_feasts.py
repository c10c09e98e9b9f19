"""Times that only a holiday says, in sentences that tell what is planned for them: "vedtages inden sommerferien"."""

from __future__ import annotations

import re

from frisat.plan.danish import vocabulary
from frisat.plan.regex import regex
from frisat.read.evidence import words

_FEAST = regex(rf"\b{vocabulary.BY_A_FEAST}", re.IGNORECASE)
_BEHIND = regex(r"\b(?:blev|var|har|havde)\b", re.IGNORECASE)
_PLANNED = regex(
    r"\b(?:forventes?|planlægges|planlagt|påregnes|forelægges|behandles?|vedtages|besluttes|godkendes|fremlægges|"
    r"sendes i høring|endelig (?:behandling|vedtagelse|godkendelse|beslutning))\b",
    re.IGNORECASE,
)


def by_a_feast(text: str) -> str:
    """The words of such a time; "" where a sentence has none, looks back, or tells what is usual or does not happen."""
    match = _FEAST.search(text)
    if match is None or not _PLANNED.search(text) or _BEHIND.search(text) or words.HABIT.search(text):
        return ""
    return "" if words.NEGATED.search(text) and words.MATTER.search(text) else match[0]
