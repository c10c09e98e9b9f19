"""
The journey of a case from body to body, and the decisions that it ends in.

A case is one text on its way; a step is one body that has a say in it, on its own day, in its own words. Steps of the
same `order` go side by side: twenty sovereign councils that must all say yes to one text.
Law: docs/policy/governance.md.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from frisat.plan.meeting import Outcome
from frisat.web.base.fixed import FixedModel
from frisat.web.bodies.models import Body
from frisat.web.process.models import PlanVersion, Process

OUTCOMES = [(o.value, o.value) for o in Outcome]


class Case(models.Model):
    """A text that travels (sag), with its number in the case system in any of the shapes that are met."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="cases")
    title = models.CharField(max_length=300)
    case_no = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True, help_text="what is put before the bodies; a step may have its own")
    closed = models.BooleanField(default=False)
    ground = models.CharField(max_length=300, blank=True, help_text="why it is closed")
    made = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title


class Say(models.TextChoices):
    """What a body's word is worth in a case."""

    PREPARES = "prepares"  # administration: recommends to the first political body
    HEARD = "heard"  # hearing bodies: ældreråd, MED
    RECOMMENDS = "recommends"
    DECIDES = "decides"
    ASSENTS = "assents"  # one of several sovereign bodies that must all say yes


class Step(models.Model):
    """
    One body on a case's way. `text_sha256` and `version` say what the body saw when it said its word.

    `due` is the day by which it must have; `day` is when it did. `reservations` go with a yes.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    order = models.PositiveIntegerField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="steps")
    say = models.CharField(max_length=12, choices=Say.choices)
    text = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=OUTCOMES, blank=True)
    said = models.TextField(blank=True, help_text="the body's own words")
    reservations = models.TextField(blank=True)
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text_sha256 = models.CharField(max_length=64, blank=True)
    skipped = models.CharField(max_length=300, blank=True, help_text="why the case went past this body")

    class Meta:
        ordering = ["case_id", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "order", "body"], name="one_step_a_body")]

    def __str__(self) -> str:
        return f"{self.case}: {self.body}"


class Decision(FixedModel):
    """
    What a body decided, at an address for ever. Never changed: a later one supersedes it.

    `changes` names the plan version that it caused. `extract` is what the public reads where the item was closed;
    `withheld` why it may read nothing.
    """

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField(help_text="within its year")
    day = models.DateField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decisions")
    step = models.OneToOneField(Step, on_delete=models.PROTECT, null=True, blank=True, related_name="decision")
    title = models.CharField(max_length=300)
    text = models.TextField()
    outcome = models.CharField(max_length=12, choices=OUTCOMES)
    closed = models.BooleanField(default=False)
    extract = models.TextField(blank=True)
    withheld = models.CharField(max_length=300, blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)
    in_force = models.DateField(null=True, blank=True)
    review = models.DateField(null=True, blank=True)
    changes = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="decided_by")
    supersedes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    made = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-day", "-number"]
        constraints = [
            models.UniqueConstraint(
                models.functions.ExtractYear("day"), models.F("number"), name="one_decision_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day.year}-{self.number}"
