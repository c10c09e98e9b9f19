"""What a document says of a meeting, part by part; what a person decided of each; and what was taken into meetings."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from frisat.web.intake.models import Decision, Intake
from frisat.web.meetings.models import Meeting, Series


class Sheet(models.Model):
    """An agenda or minutes under review: the parts of the one meeting that a document tells of."""

    intake = models.OneToOneField(Intake, on_delete=models.PROTECT, related_name="sheet")
    row = models.PositiveBigIntegerField(help_text="number of the import's row that is the meeting itself")
    is_minutes = models.BooleanField(default=False)
    made = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.intake)


class PartKind(models.TextChoices):
    HEAD = "head"  # day and place are those of the import's own row, and stand there alone
    PERSON = "person"
    ITEM = "item"


class Part(models.Model):
    """
    One part of a meeting as a document says it. `said` is what was read, as corrected since (`read` as it was read).

    A person's and an item's are the JSON of `frisat.plan.meeting`; the head's are the columns of the meeting. `chosen`
    is what a person said that it is ("person:7", "body:2", "item:9", "" for none of them); None: what is proposed.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=6, choices=PartKind.choices)
    position = models.PositiveIntegerField()
    read = models.JSONField(default=dict)
    said = models.JSONField(default=dict)
    place = models.JSONField(null=True, help_text="first and last entry of the document's lines")
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.OPEN)
    chosen = models.CharField(max_length=20, null=True, blank=True)  # noqa: DJ001 - None and "" say two things
    version = models.PositiveIntegerField(default=0, help_text="raised by every write: stale forms are told")

    class Meta:
        ordering = ["sheet_id", "position"]
        constraints = [models.UniqueConstraint(fields=["sheet", "position"], name="one_part_a_place")]

    def __str__(self) -> str:
        return f"{self.kind} {self.position}"


class Taken(models.Model):
    """
    What an import did to a meeting, so that it can be taken back: `before` is what stood there, `after` what does now.

    A meeting that was there already (`is_new` false) is brought back to `before`; one that the import made goes.
    """

    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="taken_meetings")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="taken_from")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, null=True, blank=True, related_name="taken_from")
    is_new = models.BooleanField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.intake}: {self.meeting_id}"
