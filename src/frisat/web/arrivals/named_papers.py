"""Attachments that a document names without giving them: they stand under their item until somebody hands them in."""

from __future__ import annotations

import secrets
from collections.abc import Collection

from frisat.plan.meeting import Item as ItemValue
from frisat.web.meetings.models import Item, Meeting, Paper


def put_named(item: Item, said: ItemValue) -> None:
    """For actions. A paper of the same name that is there already is that one."""
    there = set(item.papers.filter(removed=None).values_list("name", flat=True))
    names = [paper.name[:200] for paper in said.papers if paper.name[:200] not in there]
    last = max(item.papers.values_list("order", flat=True), default=-1)
    Paper.objects.bulk_create(
        Paper(
            item=item, order=last + n, key=secrets.token_hex(16), name=name, data=b"", sha256="", size_bytes=0,
            media_type="",
        )
        for n, name in enumerate(names, 1)
    )  # fmt: skip


def standing(meeting: Meeting) -> list[str]:
    """The keys of the papers of a meeting that are only named."""
    return list(Paper.objects.filter(item__meeting=meeting, sha256="", removed=None).values_list("key", flat=True))


def drop_named(item: Item, before: Collection[str]) -> None:
    """For actions: takes away what is only named and was not there before."""
    item.papers.filter(sha256="").exclude(key__in=before).delete()
