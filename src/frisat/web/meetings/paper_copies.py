"""
Papers that come along when an item is put on another agenda: each is a paper of its own there from then on.

What was closed stays closed, with its ground, also a paper of a closed item under one that is open; what somebody let
out with a reason goes by that reason here as well, and what nobody scanned yet waits for its scan as a new paper does
(docs/decisions/0033).
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet

from frisat.web.gate import passing
from frisat.web.meetings import letting_out, paper_tasks
from frisat.web.meetings.models import Item, Paper

_SAME = (
    "order", "name", "data", "clean", "sha256", "size_bytes", "media_type", "closed", "ground", "clean_sha256",
    "cleaner",
)  # fmt: skip


def with_file() -> QuerySet[Paper]:
    """The papers that can come along, without their bytes: those with a file that nobody took away."""
    found: QuerySet[Paper] = Paper.objects.filter(removed=None).exclude(sha256="").defer("data", "clean")
    return found


def bring_along(by: Any, item: Item, before: Item, chosen: Collection[int] | None = None) -> list[Paper]:
    """
    Copies papers of an earlier item to a new one. For actions, in their transaction.

    `chosen`: the numbers of those that are wanted; None: all. What was taken away meanwhile does not come.
    """
    wanted = [
        pk for pk in with_file().filter(item=before).values_list("pk", flat=True) if chosen is None or pk in chosen
    ]
    lock = {"closed": True, "ground": before.ground} if before.closed and not item.closed else {}
    return [_copy(by, item, Paper.objects.get(pk=pk), lock) for pk in wanted]  # one file in memory at a time


def _copy(by: Any, item: Item, was: Paper, lock: Mapping[str, Any]) -> Paper:
    made: Paper = Paper.objects.create(
        item=item, key=secrets.token_hex(16), added_by=by if by.pk is not None else None,
        **{**{name: getattr(was, name) for name in _SAME}, **({} if was.closed else lock)},
    )  # fmt: skip
    if made.clean_sha256:
        one = letting_out.check_paper(item.meeting, made, item.no or str(item.order))
        made.held = passing.with_overrides(item.meeting.process_id, [one])[0].is_held
        made.save(update_fields=["held"])
    if not paper_tasks.is_ready(made):
        paper_tasks.plan(made.pk)
    return made
