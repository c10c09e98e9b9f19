"""
A meeting on an activity: who meets, who takes part, at which addresses it is found.

Date, time, place, status, reason and replacement are the activity's and stand in the plan alone (docs/decisions/0017).
"""

from __future__ import annotations

import uuid
from datetime import date
from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import Q

from frisat.plan.meeting import MeetingKind, Part, Presence, Stage
from frisat.web.base.fixed import FixedModel
from frisat.web.bodies.models import Body
from frisat.web.people.models import Person
from frisat.web.process.models import Activity, Process

ACCOUNT = settings.AUTH_USER_MODEL


def choices(words: type[StrEnum]) -> list[tuple[str, str]]:
    """What a column may hold; the words for it are the catalogues'."""
    return [(one.value, one.value) for one in words]


class Series(models.Model):
    """Meetings of one body that were fixed together: a year's meeting plan."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="meeting_series")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meeting_series")
    name = models.CharField(max_length=200)
    made = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class StandingMeetings(models.Manager["Meeting"]):
    """The meetings that there are: one whose import was taken back is kept for its addresses alone."""

    def get_queryset(self) -> models.QuerySet[Meeting]:
        return super().get_queryset().filter(removed=None)


class Meeting(models.Model):
    """
    The meeting that an activity is. `sequence` counts the changes that calendars must hear of.

    `number` keeps several meetings of one body on one day apart in addresses. A meeting that was made by mistake, by an
    import that was taken back, is `removed` and stands nowhere; `actions.make_meeting` gives it back.
    """

    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="meeting")
    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="meetings")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=14, choices=choices(MeetingKind), default=MeetingKind.ORDINARY)
    link = models.URLField(max_length=500, blank=True, help_text="for those who take part online; never public")
    case_no = models.CharField(max_length=60, blank=True)
    department = models.CharField(max_length=120, blank=True, help_text="who sends the papers, as their head says it")
    unit = models.CharField(max_length=120, blank=True)
    series = models.ForeignKey(Series, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings")
    stage = models.CharField(max_length=10, choices=choices(Stage), default=Stage.DRAFT)
    sequence = models.PositiveIntegerField(default=0)
    send_by = models.DateField(null=True, blank=True, help_text="last day for the agenda; None: the body's rule")
    released = models.DateTimeField(null=True, blank=True)
    remarks = models.TextField(blank=True, help_text="what the reviewer said when sending the agenda back")
    made = models.DateTimeField(auto_now_add=True)
    removed = models.DateTimeField(null=True, blank=True)
    taken_out = models.BooleanField(default=False, help_text="something was taken out of it by law, see TakenOut")

    objects = StandingMeetings()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["activity"], condition=~Q(removed=None), name="removed_meetings")]

    def __str__(self) -> str:
        return f"{self.process}: {self.activity}"


class MeetingBody(models.Model):
    """A body that meets; the first one gives the meeting its address."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="meeting_bodies")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meeting_bodies")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["meeting_id", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "body"], name="meeting_body_once")]

    def __str__(self) -> str:
        return str(self.body)


class Address(FixedModel):
    """
    An address that a meeting has or had: day, body, and a number where the body met several times that day.

    The newest row is its address; the others redirect for ever.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="addresses")
    day = models.DateField()
    slug = models.SlugField(max_length=120)
    number = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["meeting_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["day", "slug", "number"], name="one_meeting_an_address")]

    def __str__(self) -> str:
        return printed_as(self.day, self.slug, self.number)


def printed_as(day: date, slug: str, number: int) -> str:
    """The columns of an address as it is printed: "2027-05-03/aeldreudvalget-2"."""
    return f"{day}/{slug}" + (f"-{number}" if number > 1 else "")


class Leg(models.Model):
    """One part of a visit or seminar with several; local clock times."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="legs")
    order = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=200)
    start = models.TimeField(null=True, blank=True)
    end = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["meeting_id", "order", "pk"]

    def __str__(self) -> str:
        return self.title


class Participant(models.Model):
    """
    A person, a body or "representatives of" something (`printed`) in a meeting.

    `why` is the reason for being away and never shown outside the secretariat. Times are local. `came_item` is the
    first item that somebody took part in, `left_item` the first one no more.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="participants")
    order = models.PositiveIntegerField(default=0)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    printed = models.CharField(max_length=200, blank=True, help_text="as a paper prints it, where nobody is named")
    role = models.CharField(max_length=120, blank=True)
    part = models.CharField(max_length=10, choices=choices(Part), default=Part.MEMBER)
    presence = models.CharField(max_length=8, choices=choices(Presence), default=Presence.EXPECTED)
    why = models.CharField(max_length=200, blank=True)
    stands_in_for = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="stand_ins"
    )
    came = models.TimeField(null=True, blank=True)
    left = models.TimeField(null=True, blank=True)
    came_item = models.ForeignKey("Item", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    left_item = models.ForeignKey("Item", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=0, help_text="rises with each change of the attendance")

    class Meta:
        ordering = ["meeting_id", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting"], condition=Q(part="chair"), name="one_chair_a_meeting"),
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="person_once_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(body__isnull=False) | ~Q(printed=""), name="participant_somebody"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.printed or self.body)


class Template(models.Model):
    """
    A body's usual agenda: the items that every meeting of it begins with. `items` as frisat.plan.meeting_json.

    `further` are the bodies that it belongs to besides, when it was kept from a joint meeting.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="agenda_templates")
    further = models.ManyToManyField(Body, blank=True, related_name="joint_templates")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=14, choices=choices(MeetingKind), default=MeetingKind.ORDINARY)
    items = models.JSONField(default=list)

    class Meta:
        ordering = ["body__name", "name"]
        constraints = [models.UniqueConstraint(fields=["body", "name"], name="one_template_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def bodies(self) -> list[Body]:
        return [self.body, *self.further.all()]


class BodyRule(models.Model):
    """What a body's own rules of procedure say: working days from agenda to meeting, and where it mostly meets."""

    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="meeting_rule")
    agenda_workdays = models.PositiveIntegerField(default=4)
    place = models.CharField(max_length=200, blank=True)
    start = models.TimeField(null=True, blank=True)
    end = models.TimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.body)
