"""Details of the record that repeat what is taken out are erased; the chain stays. Called by `take_out`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Q

from frisat.plan.redaction import Redactor
from frisat.web.process.models import Process
from frisat.web.record.actions import erase
from frisat.web.record.models import Detail
from frisat.web.record.things import Thing

_OF_PLAN = ("process", "activity", "version", "draft", "document", "comment")


def erase_details(
    by: Any,
    process: Process,
    redactor: Redactor,
    ground: str,
    beside: Iterable[Thing],
    *,
    left: Collection[tuple[str, str]],
    only_beside: bool,
) -> None:
    """
    Details of the record that repeat the words are erased; the chain says so and stays whole.

    Args:
        beside: things outside of the process that lost the words with it.
        left: things that keep the words by choice, and what was done to them.
        only_beside: the plan keeps them, and what was done to it.
    """
    inside = Q(entry__within="process", entry__within_key=str(process.pk))
    itself = Q(entry__thing="process", entry__thing_key=str(process.pk))
    for thing in beside:
        itself |= Q(entry__thing=thing.type, entry__thing_key=thing.key)
    rows = Detail.objects.filter(inside | itself, erased_by=None).select_related("entry")
    if only_beside:
        rows = rows.exclude(entry__thing__in=_OF_PLAN)
    for detail in rows:
        if (detail.entry.thing, detail.entry.thing_key) not in left and _repeats(detail.said, redactor):
            erase(by, detail.entry, ground=ground[:200])


def _repeats(said: Any, redactor: Redactor) -> bool:
    """Whether a detail holds the words, or says what was changed in the activity."""
    if redactor.holds(said):
        return True
    if isinstance(said, Mapping):
        return bool(redactor.key and said.get("key") == redactor.key and "field" in said) or any(
            _repeats(inner, redactor) for inner in said.values()
        )
    return isinstance(said, list) and any(_repeats(inner, redactor) for inner in said)
