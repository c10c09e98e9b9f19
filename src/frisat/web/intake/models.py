"""A document handed in, the rows of its reading and what a person decided about each."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from frisat.web.process.models import Process, SourceDocument


class IntakeState(models.TextChoices):
    WAITING = "waiting"
    READING = "reading"
    READY = "ready"  # to be reviewed
    FAILED = "failed"
    DONE = "done"  # every row decided, accepted ones in the draft
    UNDONE = "undone"
    DROPPED = "dropped"  # put away without taking anything


IDLE = {"step": "", "done": None, "total": None, "stopping": False}
"""What the columns of progress hold while nothing is done in the background."""


class Intake(models.Model):
    """
    One document handed in to one process. The file stays (`document`) whatever becomes of the reading.

    `upload` holds the bytes until the reading has made a `SourceDocument` of them; `pasted` is text instead of a file.
    """

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="intakes")
    state = models.CharField(max_length=10, choices=IntakeState.choices, default=IntakeState.WAITING)
    file_name = models.CharField(max_length=200)
    upload = models.BinaryField(null=True)
    document = models.ForeignKey(
        SourceDocument, on_delete=models.PROTECT, null=True, blank=True, related_name="intakes"
    )
    error_code = models.CharField(max_length=10, blank=True)
    error_parts = models.JSONField(default=dict)
    step = models.CharField(max_length=20, blank=True, help_text="what is done in the background right now")
    done = models.PositiveIntegerField(null=True, blank=True, help_text="how much of the step is done: pages or rows")
    total = models.PositiveIntegerField(null=True, blank=True, help_text="of how many")
    stopping = models.BooleanField(default=False, help_text="somebody asked to stop what is done in the background")
    found = models.PositiveIntegerField(null=True, blank=True, help_text="how many activities were read")
    loose = models.PositiveIntegerField(null=True, help_text="how many notes of the reading belong to no activity")
    says = models.JSONField(default=list, help_text="fields that the document speaks of even where it is silent")
    refers = models.BooleanField(default=False, help_text="whether rows name other rows, as in depends_on")
    held_against = models.CharField(
        max_length=60, blank=True, help_text="the state of the plan that the proposals of its rows were made from"
    )
    not_against = models.CharField(
        max_length=60, blank=True, help_text="the state of the plan that somebody stopped holding its rows against"
    )
    told = models.JSONField(default=dict, help_text="what came of work in the background, until somebody has read it")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    started = models.DateTimeField(null=True, blank=True)
    finished = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def batch(self) -> str:
        """The name of its operations in the draft."""
        return f"intake-{self.pk}"


class RowKind(models.TextChoices):
    READ = "read"  # an activity of the document
    UNMENTIONED = "unmentioned"  # an activity of the plan that the document does not speak of
    PLAN = "plan"  # what the document says of the plan as a whole


class Relation(models.TextChoices):
    """What a row is to the activity of the plan that it was matched with."""

    SAME = "same"
    REPLACES = "replaces"  # a new activity in the place of one that was called off


class Decision(models.TextChoices):
    OPEN = "open"
    ACCEPTED = "accepted"  # new, or the changes to `matched` that `taken` names
    LEFT = "left"  # not taken; for UNMENTIONED: stays as it is ("uændret")
    DROPPED = "dropped"  # UNMENTIONED: leaves the plan ("bortfalder")


class Row(models.Model):
    """
    One row of the review. `activity` is what was read, as corrected since (plan format JSON); `read` as it was read.

    `matched` is the key of the plan's activity that it seems to be, or whose place it takes (`relation`); `certainty`
    and `reasons` say how sure that is. A row that was joined to another one is no row of the review any more.
    """

    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="rows")
    position = models.FloatField()
    kind = models.CharField(max_length=12, choices=RowKind.choices, default=RowKind.READ)
    entry = models.CharField(max_length=60, help_text="key in the reading, or in the plan for UNMENTIONED")
    read = models.JSONField(default=dict)
    activity = models.JSONField(default=dict)
    notes = models.JSONField(default=list, help_text="what is unsure, as notes of the plan format")
    matched = models.CharField(max_length=20, blank=True)
    relation = models.CharField(max_length=10, choices=Relation.choices, default=Relation.SAME)
    certainty = models.CharField(max_length=10, blank=True)
    reasons = models.JSONField(default=list)
    others = models.JSONField(default=list, help_text="other possible matches: key, certainty, reasons")
    proposed = models.CharField(max_length=10, choices=Decision.choices, default=Decision.ACCEPTED)
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.OPEN)
    left_at_end = models.BooleanField(
        default=False, help_text="left out by ending the review, not by a person's decision about this row"
    )
    chosen = models.BooleanField(default=False, help_text="a person said what it is, other than was proposed")
    renewed = models.BooleanField(default=False, help_text="the plan changed, and so did what is proposed")
    taken = models.JSONField(default=list, help_text="fields of a matched activity whose change was accepted")
    became = models.CharField(max_length=20, blank=True, help_text="key in the process")
    joined_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="joined")
    joined_before = models.JSONField(default=dict, help_text="what `joined_to` said before this row was joined to it")
    version = models.PositiveIntegerField(default=0, help_text="raised by every write: stale forms are told")

    class Meta:
        ordering = ["intake_id", "position"]
        indexes = [models.Index(fields=["intake", "kind", "position"], name="rows_in_order")]

    def __str__(self) -> str:
        return f"{self.entry} {self.decision}"
