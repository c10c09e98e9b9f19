"""
A process, its activities, the documents it came from and the versions of its plan.

A published plan is stored whole, as the text of its JSON, and never changed (docs/decisions/0003). An activity is a row
of its own that is never deleted; what the newest version says of it is projected into `IndexedActivity`.
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.core.validators import RegexValidator
from django.db import models

from frisat.plan.model import Kind, Status, Visibility


class FixedError(Exception):
    """Something that was published once was about to be changed or removed."""


class FixedRows(models.QuerySet[Any]):
    """Rows that are written once: no update and no delete, also not in bulk."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise FixedError(f"{self.model.__name__} is never changed")

    def delete(self) -> NoReturn:
        raise FixedError(f"{self.model.__name__} is never deleted")


class FixedModel(models.Model):
    """Written once, then only read."""

    objects = FixedRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise FixedError(f"{type(self).__name__} {self.pk} is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise FixedError(f"{type(self).__name__} {self.pk} is never deleted")


class Process(models.Model):
    """A reform or an agreement (forløb), from the first meeting to the last result."""

    slug = models.SlugField(max_length=80, unique=True, validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$")])
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    case_no = models.CharField(max_length=60, blank=True)
    summary = models.TextField(blank=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class FormerSlug(models.Model):
    """An address that a process had: it redirects for ever."""

    slug = models.SlugField(max_length=80, unique=True)
    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="former_slugs")

    def __str__(self) -> str:
        return self.slug


class SourceDocument(FixedModel):
    """A file as it was handed in, what it says (`reading`) and its text line by line, for showing."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(max_length=200, help_text="What people call it")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField()
    dated = models.CharField(max_length=40, blank=True, help_text="EDTF; empty when nothing says it")
    dated_words = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=20)
    reading = models.TextField(help_text="frisat-plan JSON with notes")
    lines = models.JSONField(default=list, help_text="frisat.web.process.lines")
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Activity(FixedModel):
    """One activity of a process under the key it keeps for ever ("a17")."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="activities")
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["process_id", "number"]
        constraints = [models.UniqueConstraint(fields=["process", "number"], name="one_activity_a_key")]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        return f"a{self.number}"


class PlanVersion(FixedModel):
    """
    One published plan. `valid_from` is the first day on which it was the plan; `dated` is the document's own date.

    `comparison` holds what reading its document against the version before gave: matches and changes, each naming
    activities by their keys in the two versions (`frisat.web.process.carry`).
    """

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="versions")
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=200)
    plan_json = models.TextField()
    sha256 = models.CharField(max_length=64, help_text="of plan_json as UTF-8")
    dated = models.CharField(max_length=40, blank=True)
    dated_words = models.CharField(max_length=80, blank=True)
    valid_from = models.DateField()
    reason = models.TextField(blank=True)
    provisional = models.BooleanField(default=False)
    document = models.ForeignKey(
        SourceDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="versions"
    )
    comparison = models.JSONField(default=dict)
    published = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["process_id", "major", "minor"]
        constraints = [models.UniqueConstraint(fields=["process", "major", "minor"], name="one_plan_a_number")]

    def __str__(self) -> str:
        return f"{self.process} {self.number}"

    @property
    def number(self) -> str:
        return f"{self.major}.{self.minor}" if self.minor else str(self.major)


class Mention(FixedModel):
    """A passage of a document that seems to speak of an activity: proposed by the machine, decided by nobody yet."""

    document = models.ForeignKey(SourceDocument, on_delete=models.PROTECT, related_name="mentions")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="mentions")
    entry = models.CharField(max_length=60, help_text="key of the passage in the document's reading")
    certainty = models.CharField(max_length=10)
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ["document_id", "pk"]

    def __str__(self) -> str:
        return f"{self.entry} - {self.activity}"


class IndexedActivity(models.Model):
    """
    What the newest version says of an activity, for lists over all processes and for search.

    Rebuilt by `actions.reindex`; `left_in` is the first version that lacks it. `first_day` and `last_day` are the
    earliest and latest day it can be on, None where nothing limits it.
    """

    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="index", primary_key=True)
    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="index")
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+")
    left_in = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveIntegerField()
    title = models.TextField()
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in Kind])
    status = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Status])
    visibility = models.CharField(max_length=10, choices=[(v.value, v.value) for v in Visibility])
    edtf = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True, help_text="the period as printed")
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    track = models.TextField(blank=True)
    search = models.TextField(help_text="folded words and stems of everything public about it")

    class Meta:
        ordering = ["process_id", "position"]
        indexes = [
            models.Index(fields=["visibility", "left_in", "first_day"], name="index_by_first_day"),
            models.Index(fields=["visibility", "left_in", "last_day"], name="index_by_last_day"),
        ]

    def __str__(self) -> str:
        return self.title
