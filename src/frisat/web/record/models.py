"""The record: a chain of entries, the readable detail of each, and where the chain ends."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.db import models

from frisat.web.base.fixed import FixedModel


class Visibility(models.TextChoices):
    """Who may read a detail; the chain itself names nobody's words."""

    PUBLIC = "public"
    STAFF = "staff"
    CLOSED = "closed"


class Entry(FixedModel):
    """
    One thing that was done. Texts that could hold names or closed matters are in `Detail`.

    `at` is UTC in ISO 8601 with microseconds, kept as text so that what was hashed is what is stored on every
    database. `who` is "account:12", or "system" for what no person did. `within` is the larger thing, often a process.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.CharField(max_length=32)
    who = models.CharField(max_length=40)
    verb = models.CharField(max_length=60, help_text="process.publish")
    thing = models.CharField(max_length=30)
    thing_key = models.CharField(max_length=80)
    within = models.CharField(max_length=30, blank=True)
    within_key = models.CharField(max_length=80, blank=True)
    detail_sha256 = models.CharField(max_length=64)
    before = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["thing", "thing_key", "number"], name="record_of_a_thing"),
            models.Index(fields=["within", "within_key", "number"], name="record_within_a_thing"),
            models.Index(fields=["who", "number"], name="record_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)


class Detail(models.Model):
    """
    What people read of an entry: name of who did it, reason, legal basis, before and after.

    Erasing by law empties `content` and `salt` and says when and on what ground (`actions.erase`).
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="detail")
    content = models.TextField(help_text="canonical JSON: who, reason, basis, before, after")
    salt = models.CharField(max_length=64)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.STAFF)
    erased_by = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="erases")
    erased_ground = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"Detail {self.entry_id}"

    @property
    def is_erased(self) -> bool:
        return self.erased_by_id is not None

    @property
    def said(self) -> dict[str, Any]:
        """`content` as values; empty once erased."""
        found: dict[str, Any] = json.loads(self.content) if self.content else {}
        return found


class Head(models.Model):
    """One row: where the chain ends. Writers lock it, so that two entries never follow the same one."""

    ident = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(ident=1), name="one_head")]

    def __str__(self) -> str:
        return f"{self.number} {self.sha256[:12]}"
