"""The items of a meeting's agenda, their papers, and who wants what on it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frisat.plan.meeting import ItemKind, Outcome
from frisat.web.base.seen import stamp
from frisat.web.bodies.models import Body
from frisat.web.cases.models import Decision, Step
from frisat.web.meetings.models.meeting import ACCOUNT, Meeting, Participant, choices
from frisat.web.process.models import Activity, Process


class Standing(models.Manager["Item"]):
    """The items that stand on an agenda: what was removed before it was sent is kept for undo alone."""

    def get_queryset(self) -> models.QuerySet[Item]:
        return super().get_queryset().filter(removed=None)


class Item(models.Model):
    """
    An item of an agenda. `no` is given when the agenda is released and never changes; "2a" is put in afterwards.

    An item that was taken off a released agenda stays, with the outcome "withdrawn"; one that was never out is
    `removed` and stands nowhere. One without a number on a released agenda waits for the supplement (tillægsdagsorden).
    `about` is the activity of the same process that it is about, `again_of` the item of an earlier meeting that was put
    off there.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    order = models.PositiveIntegerField()
    no = models.CharField(max_length=8, blank=True)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=14, choices=choices(ItemKind), default=ItemKind.DISCUSSION)
    presenters = models.JSONField(default=list, blank=True, help_text="name and role")
    minutes = models.PositiveIntegerField(null=True, blank=True)
    case_no = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    closed = models.BooleanField(default=False)
    ground = models.CharField(max_length=300, blank=True)
    extract = models.TextField(blank=True)
    withheld = models.CharField(max_length=300, blank=True)
    supplementary = models.BooleanField(default=False)
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    about = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    outcome = models.CharField(max_length=12, choices=choices(Outcome), blank=True)
    decision_text = models.TextField(blank=True)
    vote = models.JSONField(null=True, blank=True, help_text="frisat.plan.meeting.Vote")
    dissents = models.JSONField(default=list, blank=True, help_text="who and text")
    terms = models.JSONField(null=True, blank=True, help_text="frisat.plan.meeting.Terms, what is said of it")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="item")
    revision = models.PositiveIntegerField(default=0, help_text="rises with each change: a stale form is told so")
    earlier = models.JSONField(default=list, blank=True, help_text="what its minutes said before, for undoing")
    again_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="came_again")
    removed = models.DateTimeField(null=True, blank=True)

    objects = Standing()

    class Meta:
        ordering = ["meeting_id", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "no"], condition=~Q(no=""), name="one_item_a_number"),
            models.CheckConstraint(condition=Q(closed=False) | ~Q(ground=""), name="item_closed_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.no} {self.title}".strip()


class Conflict(models.Model):
    """A participant who takes no part in an item and does not see it where it is closed (inhabil)."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="conflict_rows")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="conflicts")
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "participant"], name="conflict_once")]

    def __str__(self) -> str:
        return f"{self.participant}"


class LetIn(models.Model):
    """
    A guest without a seat who may read one item that is closed, for as long as it is not ended. Who is barred may not.

    `why` is for those who prepare the meeting. Several rows: let in, ended, let in again.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="let_in_rows")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="let_in_rows")
    why = models.CharField(max_length=300)
    by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "participant"], condition=Q(ended=None), name="let_in_once"),
            models.CheckConstraint(condition=~Q(why=""), name="let_in_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.participant}"


class Paper(models.Model):
    """
    A file under an item. `data` is what was handed in; `clean` is what is given out once it was scanned
    (`paper_tasks.py`): a copy without traces of its authors where one can be made; `cleaner` is which making of copies
    made it (`gate.files.CLEANER`).

    `held`: something grave was found in it, nobody could look at it, or no copy could be made; nobody outside gets it
    before somebody has let it out with a reason.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="papers")
    order = models.PositiveIntegerField(default=0)
    key = models.CharField(max_length=32, unique=True, help_text="random: no address can be guessed")
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    clean = models.BinaryField(null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    closed = models.BooleanField(default=False)
    ground = models.CharField(max_length=300, blank=True)
    clean_sha256 = models.CharField(max_length=64, blank=True, help_text="of `clean`; empty: not scanned yet")
    cleaner = models.PositiveSmallIntegerField(default=0)
    held = models.BooleanField(default=False)
    added = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, null=True, related_name="+")
    removed = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["item_id", "order", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closed=False) | ~Q(ground=""), name="paper_closed_for_a_reason")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stand(self) -> str:
        """What a form that changes it is made of."""
        return stamp({"name": self.name, "closed": self.closed, "ground": self.ground})


class Proposed(models.Model):
    """An item that somebody wants on the agenda of a body, before a meeting has taken it."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="proposed_items")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="proposed_items")
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=14, choices=choices(ItemKind), default=ItemKind.DISCUSSION)
    text = models.TextField(blank=True)
    by = models.ForeignKey(ACCOUNT, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    became = models.OneToOneField(Item, on_delete=models.SET_NULL, null=True, blank=True, related_name="proposed_as")
    turned_down = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return self.title
