"""
A process, its activities, the documents it came from and the versions of its plan.

A published plan is stored whole, as the text of its JSON, and never changed (docs/decisions/0003). An activity is a row
of its own that is never deleted; what the newest version says of it is projected into `IndexedActivity`.
"""

from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from frisat.plan.model import Kind, Status, Visibility
from frisat.web.base.fixed import FixedModel


class ProcessState(models.TextChoices):
    PREPARING = "preparing"
    RUNNING = "running"
    ENDED = "ended"


class Process(models.Model):
    """
    A reform or an agreement (forløb), from the first meeting to the last result.

    `period` is the JSON of a period in the plan format. Put away means out of the lists, never deleted.
    """

    slug = models.SlugField(max_length=80, unique=True, validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$")])
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    case_no = models.CharField(max_length=60, blank=True)
    summary = models.TextField(blank=True)
    parties = models.JSONField(default=list, blank=True, help_text="who enters the agreement, as texts")
    legal_basis = models.TextField(blank=True)
    period = models.JSONField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=ProcessState.choices, default=ProcessState.PREPARING)
    put_away = models.DateTimeField(null=True, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def lasting_name(self) -> str:
        """What calendars know the process by: the same for ever, whatever its address becomes."""
        return f"{self.pk}-{self.created:%Y%m%d%H%M%S}"


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
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

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
    decision = models.TextField(blank=True, help_text="the decision behind it, in words")
    published = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    content_sha256 = models.CharField(
        max_length=64, blank=True, help_text="of plan_json after something was taken out; empty: nothing was"
    )

    class Meta:
        ordering = ["process_id", "major", "minor"]
        constraints = [models.UniqueConstraint(fields=["process", "major", "minor"], name="one_plan_a_number")]

    def __str__(self) -> str:
        return f"{self.process} {self.number}"

    @property
    def number(self) -> str:
        return f"{self.major}.{self.minor}" if self.minor else str(self.major)

    @property
    def stamp(self) -> tuple[str, ...]:
        """
        What everything that is remembered of a version is kept under: whose it is, and what it says by now.

        It changes when something is taken out, in every worker at once. A draft that is shown as the version it would
        become has no row yet.
        """
        whose = f"v{self.pk}" if self.pk else f"p{self.process_id}"
        return whose, self.content_sha256 or self.sha256, self.name, self.reason, self.decision


class TakenOut(FixedModel):
    """
    What kind of thing was taken out of a published version, when and on what ground; never what it said.

    Outside of the plan there is no version: `process`, and what it was taken out of, named as the record names things
    (`thing`, `thing_key`), with the part of it in `part`: an item of a meeting.
    """

    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="taken_out")
    process = models.ForeignKey(Process, on_delete=models.PROTECT, null=True, blank=True, related_name="taken_out")
    thing = models.CharField(max_length=20, blank=True, help_text="meeting, case, decision; empty: a version")
    thing_key = models.CharField(max_length=40, blank=True)
    part = models.CharField(max_length=40, blank=True)
    what = models.CharField(max_length=20, help_text="activity, text, file, name, contact, closed")
    ground = models.CharField(max_length=300)
    sha256_before = models.CharField(max_length=64)
    sha256_after = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["thing", "thing_key"], name="taken_out_of_things")]

    def __str__(self) -> str:
        return f"{self.version or self.thing}: {self.what}"


class DraftState(models.TextChoices):
    OPEN = "open"
    ASKED = "asked"  # awaits the approver
    RETURNED = "returned"  # by the approver, with remarks
    PUBLISHED = "published"
    DROPPED = "dropped"


OPEN_STATES = (DraftState.OPEN, DraftState.ASKED, DraftState.RETURNED)


class Draft(models.Model):
    """
    The next version in the making: the version it starts from and every operation since (`frisat.plan.drafting`).

    `snapshot` is what the first `snapshot_upto` operations made of the start: kept so that a page need not work them
    through again, and always equal to doing so.
    """

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="drafts")
    starts_from = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts")
    state = models.CharField(max_length=10, choices=DraftState.choices, default=DraftState.OPEN)
    snapshot = models.TextField()
    snapshot_upto = models.PositiveIntegerField(default=0)
    opened = models.DateTimeField(auto_now_add=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    remarks = models.TextField(blank=True, help_text="what the approver said when returning it")
    became = models.OneToOneField(PlanVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="made_of")
    closed = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["process"], condition=Q(state__in=["open", "asked", "returned"]), name="one_open_draft"
            )
        ]

    def __str__(self) -> str:
        return f"{self.process} {self.state} {self.pk}"


class Operation(FixedModel):
    """
    One change in a draft, in the order `number`; taken only if the field still held `before`.

    `undoes` is the operation it takes back. `batch` groups what one deed did (an import, a what-if), for undo as one.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="operations")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=60, blank=True, help_text="of the activity; empty: the plan itself")
    field = models.CharField(max_length=40, blank=True, help_text="empty: the whole activity")
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by")
    batch = models.CharField(max_length=60, blank=True, db_index=True)

    class Meta:
        ordering = ["draft_id", "number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="one_operation_a_number")]

    def __str__(self) -> str:
        return f"{self.draft_id}:{self.number} {self.key}.{self.field}"


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
    earliest and latest day it can be on, None where nothing limits it. The database's indexes hold all that lists of
    activities and of meetings are counted and ordered by.
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
    start = models.CharField(max_length=5, blank=True, help_text="local clock time, HH:MM")
    end = models.CharField(max_length=5, blank=True)
    place = models.TextField(blank=True)
    status_reason = models.TextField(blank=True)
    replaced_by = models.CharField(max_length=20, blank=True, help_text="key of the activity that takes its place")
    track = models.TextField(blank=True)
    search = models.TextField(help_text="folded words and stems of everything public about it")

    class Meta:
        ordering = ["process_id", "position"]
        indexes = [
            models.Index(
                fields=["visibility", "left_in", "first_day", "start", "activity", "process", "last_day"],
                name="index_from_first_day",
            ),
            models.Index(
                fields=["visibility", "left_in", "last_day", "start", "activity", "process", "first_day"],
                name="index_from_last_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Comment(models.Model):
    """What a colleague said of an activity or of the draft as a whole; never public. `named` are told by mail."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="comments")
    key = models.CharField(max_length=20, blank=True, help_text="of the activity; empty: the draft")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    named = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="named_in", blank=True)
    settled = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Attachment(FixedModel):
    """A file beside an activity, for staff; shown to nobody else before a meeting's papers release it."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
