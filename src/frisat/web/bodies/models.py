"""
Bodies and their names. A plan keeps the printed name; pages and queries resolve it through aliases.

An alias is a spelling within one process, else within the organisation, with dates (design: Names of bodies).
"""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from frisat.web.people.models import Person


class BodyKind(models.TextChoices):
    COUNCIL = "council"  # byråd, kommunalbestyrelse, regionsråd
    COMMITTEE = "committee"  # udvalg
    ADVISORY = "advisory"  # ældreråd, handicapråd
    CODETERMINATION = "codetermination"  # MED
    BOARD = "board"  # bestyrelse
    ADMINISTRATION = "administration"  # forvaltning, direktion, chefgruppe
    STATE = "state"  # ministerium, styrelse, Folketinget
    NETWORK = "network"
    GROUP = "group"  # borgere, medarbejdere, pårørende: takes part, but does not sit
    OTHER = "other"


class Body(models.Model):
    """
    A body as it is called now; `successor` took over from it, `part_of` is the wider body.

    `first_day` and `last_day` are when it existed, None where nobody said. `outside_id` is the place for the UUID that
    the municipality's organisation register has for it.
    """

    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True, help_text="empty: the site's own organisation")
    kind = models.CharField(max_length=20, choices=BodyKind.choices, default=BodyKind.OTHER)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="forerunners")
    recommends_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="hears_from"
    )
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    outside_id = models.UUIDField(null=True, blank=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(first_day=None) | Q(last_day__gte=F("first_day")), name="body_days"
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="body_not_into_itself"),
        ]

    def __str__(self) -> str:
        return self.name

    def existed_on(self, day: date) -> bool:
        return (self.first_day is None or self.first_day <= day) and (self.last_day is None or day <= self.last_day)


class Alias(models.Model):
    """A spelling of a body's name. `process_id` None: it holds in all processes of the organisation."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="aliases")
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True, help_text="frisat.plan.likeness.fold of the text")
    process_id = models.PositiveBigIntegerField(null=True, blank=True)
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "folded", "process_id"], nulls_distinct=False, name="one_alias_a_spelling"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Merge(models.Model):
    """A decision that `merged` is `into`; `moved` says what moved with it, so that undoing restores everything."""

    merged = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="merges_away")
    into = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="merges")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)
    moved = models.JSONField(default=dict, help_text="ids of aliases and seats, and pointers, as they were")
    undone = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.merged} → {self.into}"


class KeptApart(models.Model):
    """Two bodies that somebody said are not the same: not proposed again."""

    a = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    b = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="apart_once"),
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.a} ≠ {self.b}"


class NameApart(models.Model):
    """
    A printed name that somebody said is not this body; with `body` None: no body at all. Not proposed again.
    """

    folded = models.CharField(max_length=200, help_text="frisat.plan.likeness.fold of the name")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["folded", "body"], nulls_distinct=False, name="name_apart_once")]

    def __str__(self) -> str:
        return f"{self.folded} ≠ {self.body or '-'}"


class SeatRole(models.TextChoices):
    CHAIR = "chair"
    DEPUTY = "deputy"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    SECRETARY = "secretary"


class Seat(models.Model):
    """
    A person's, or "a representative of" something's, place in a body from one day to another.

    `substitute_for` is the seat that a substitute steps in for; `list_name` the party or list where that is public.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    representative_of = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=12, choices=SeatRole.choices, default=SeatRole.MEMBER)
    substitute_for = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="substitutes"
    )
    list_name = models.CharField(max_length=80, blank=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    is_public_contact = models.BooleanField(default=False)

    class Meta:
        ordering = ["body", "role", "first_day"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day=None) | Q(last_day__gte=F("first_day")), name="seat_days"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(representative_of=""), name="seat_of_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.representative_of}, {self.body}"


class Letterhead(models.Model):
    """
    The Word document on whose header, footer, styles and page agendas and minutes are written (brevpapir).

    `body` None: for all bodies of the house that have none of their own. `data` is the checked copy without traces of
    who made it (`letterhead_files.checked`). `ended`: it is used no more; it is kept so that it can be taken again.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="letterheads")
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size_bytes = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(Coalesce("body_id", 0), condition=Q(ended=None), name="one_letterhead_in_use")
        ]

    def __str__(self) -> str:
        return self.name
