"""What came of a meeting: follow-ups, the approval of its minutes, what was released, what was corrected later."""

from __future__ import annotations

from django.db import models
from django.db.models import F

from frisat.web.base.fixed import FixedModel
from frisat.web.meetings.models.agenda import Item
from frisat.web.meetings.models.meeting import ACCOUNT, Meeting, Participant
from frisat.web.people.models import Person


class FollowUp(models.Model):
    """Something to be done after an item; it comes back on the agenda of the body's next meeting until it is."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="follow_ups")
    text = models.TextField()
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="follow_ups")
    day = models.DateField(null=True, blank=True)
    done = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    came_back = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="brought_back")

    class Meta:
        ordering = [F("day").asc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Approval(models.Model):
    """What a participant said of the minutes. `approved` None: asked, and has not answered."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="approvals")
    participant = models.OneToOneField(Participant, on_delete=models.PROTECT, related_name="approval")
    approved = models.BooleanField(null=True, blank=True)
    at = models.DateTimeField(null=True, blank=True)
    factor = models.BooleanField(default=False, help_text="said with a second factor")
    remark = models.TextField(blank=True)
    told = models.CharField(max_length=120, blank=True, help_text="how the secretary was told, of who has no account")
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the minutes that were read")

    def __str__(self) -> str:
        return str(self.participant)


class Issue(FixedModel):
    """
    An agenda or minutes as released: the JSON of the whole meeting, never changed (frisat.plan.meeting_json).

    Readers get it through `frisat.plan.sight`. When something in it is closed later, the next issue says so and the
    addresses of the earlier ones show what the newest one lets through.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="issues")
    kind = models.CharField(max_length=10, choices=[("agenda", "agenda"), ("minutes", "minutes")])
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    content_sha256 = models.CharField(
        max_length=64, blank=True, help_text="of what is left once something was taken out; `sha256` stays the first"
    )
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["meeting_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "kind", "number"], name="one_issue_a_number")]

    def __str__(self) -> str:
        return f"{self.meeting} {self.kind} {self.number}"


class Correction(FixedModel):
    """A dated text beside frozen minutes."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="corrections")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:60]
