"""
The life of a text on its way to a decision: draft, hearing version, hearing, approval version, approved.

Source: docs/policy/hearing.md#lifecycle. The rules ask here whether a decision is the last one, or only lets a text go
out to hearing.
"""

from __future__ import annotations

import re
from enum import IntEnum

from frisat.plan.likeness import fold


class Stage(IntEnum):
    """How far a text has come, in order."""

    IDEA = 1
    DRAFT = 2
    HEARING_VERSION = 3
    HEARING = 4
    APPROVAL_VERSION = 5
    APPROVED = 6


_STAGES: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (Stage.APPROVED, re.compile(r"\bendelig\w*\s+(?:godkend|vedtag|behandl|beslut)|\b2\.\s*behandl|træder i kraft")),
    (Stage.APPROVAL_VERSION, re.compile(r"\bgodkendelsesversion|\bendelig\w*\s+(?:udkast|forslag|version)")),
    (
        Stage.HEARING_VERSION,
        re.compile(
            r"\bhøringsversion|\bhøringsudkast|\bhøringsmateriale|\b(?:send\w*|udsend\w*|sætte\w*)\b.*\bi\s+(?:\w+\s+)?høring"
            r"|\boffentlig\s+fremlæggelse|\b1\.\s*behandl|\bigangsæt\w*\s+(?:af\s+)?høring"
        ),
    ),
    (Stage.HEARING, re.compile(r"\bhøring(?:en|er|speriode)?\b|\bhøringsfrist|\bhøringsperiode")),
    (Stage.DRAFT, re.compile(r"\budkast|\bforslag|\budspil")),
    (Stage.IDEA, re.compile(r"\bdebatoplæg|\bidéoplæg|\bforanalyse|\bidéfase")),
)


def stage_of(*texts: str) -> Stage | None:
    """The furthest stage that the texts name; None when they name none."""
    said = fold(" ".join(texts))
    return next((stage for stage, words in _STAGES if words.search(said)), None)


def sends_to_hearing(*texts: str) -> bool:
    """Whether a decision so described lets a text go out to hearing, so that it rightly comes before it."""
    return stage_of(*texts) is Stage.HEARING_VERSION


def is_later_reading(*texts: str) -> bool:
    """Whether a decision is the second or third reading of a case, which its first reading brought to the table."""
    return bool(re.search(r"\b[23]\.\s*behandl|\b(?:anden|tredje)\s*behandl", fold(" ".join(texts))))


def is_final(*texts: str) -> bool:
    """Whether the words call the decision the last one."""
    return stage_of(*texts) in (Stage.APPROVED, Stage.APPROVAL_VERSION)
