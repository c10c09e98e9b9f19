"""
The journey of a case from body to body, and the decisions that it ends in.

A case is one text on its way; a step is one body that has a say in it, on its own day, in its own words. Steps of the
same `order` go side by side: twenty sovereign councils that must all say yes to one text.
Law: docs/policy/governance.md. What a reader may see of the rows: `frisat.plan.sight`, through `value.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from frisat.plan.journey import Say
from frisat.plan.meeting import STAYS, Outcome
from frisat.web.base.clock import moment
from frisat.web.base.fixed import FixedModel
from frisat.web.bodies.models import Body
from frisat.web.process.models import PlanVersion, Process

OUTCOMES = [(o.value, o.value) for o in Outcome]
SAYS = [(s.value, s.value) for s in Say]


class Case(models.Model):
    """
    A text that travels (sag), with its number in the case system in any of the shapes that are met.

    `number` is its place in the addresses of its process; `shown`: the public may follow it.
    """

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="cases")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    case_no = models.CharField(max_length=60, blank=True)
    costs = models.BooleanField(default=False, help_text="it needs money: the economy committee must have it")
    shown = models.BooleanField(default=False)
    closed = models.BooleanField(default=False)
    ground = models.CharField(max_length=300, blank=True, help_text="why it is closed")
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["process", "number"], name="one_case_a_number"),
            models.CheckConstraint(condition=Q(closed=False) | ~Q(ground=""), name="case_closed_for_a_reason"),
        ]

    def __str__(self) -> str:
        return self.title


class CaseText(FixedModel):
    """A wording of what is put before the bodies. A changed one is a new row: who said yes, said it to one of them."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120, blank=True, help_text="what people call it: the hearing version")
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    made = models.DateTimeField(default=moment)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["case_id", "number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="one_text_a_number")]

    def __str__(self) -> str:
        return f"{self.case} ({self.number})"


class Step(models.Model):
    """
    One body on a case's way. `saw` is the text that the body had before it when it said its word.

    `due` is the day by which it must have; `day` is when it did. `reservations` go with a yes. A step whose item was
    closed is closed, with an extract or a ground for withholding.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    order = models.PositiveIntegerField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="steps")
    say = models.CharField(max_length=12, choices=SAYS)
    text = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=OUTCOMES, blank=True)
    said = models.TextField(blank=True, help_text="the body's own words")
    reservations = models.TextField(blank=True)
    vote = models.JSONField(null=True, blank=True, help_text="frisat.plan.meeting.Vote")
    dissents = models.JSONField(default=list, blank=True, help_text="who and text")
    saw = models.ForeignKey(CaseText, on_delete=models.PROTECT, null=True, blank=True, related_name="seen_by")
    skipped = models.CharField(max_length=300, blank=True, help_text="why the case went past this body")
    closed = models.BooleanField(default=False)
    extract = models.TextField(blank=True)
    withheld = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["case_id", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "order", "body"], name="one_step_a_body")]

    def __str__(self) -> str:
        return f"{self.case}: {self.body}"


def has_spoken(step: Step) -> bool:
    """Whether the body has had its say; one that put the case off or sent it back has not."""
    return bool(step.outcome) and Outcome(step.outcome) not in STAYS


def is_waiting(step: Step) -> bool:
    """Whether the case waits for the body: it has not had its say, and nobody has gone past it."""
    return not step.skipped and not has_spoken(step)


class Decision(FixedModel):
    """
    What a body decided, or several at a joint meeting, at an address for ever. Never changed: a later one supersedes
    it.

    `body` is the first of them, `further` has the others (docs/decisions/0032); whatever asks for the decisions of a
    body asks `made_by`.
    `closed`, `extract` and `withheld` are as they were when it was made; the newest `Disclosure` goes before them.
    """

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="decisions")
    year = models.PositiveIntegerField(help_text="of its day")
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
    supersedes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    made = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-day", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="one_decision_a_number"),
            models.CheckConstraint(
                condition=Q(closed=False) | ~Q(extract="") | ~Q(withheld=""), name="closed_decision_says_why"
            ),
        ]
        indexes = [models.Index(fields=["review"], name="decisions_by_review")]

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"


class FurtherBody(FixedModel):
    """A body that made a decision together with its first one, at a joint meeting."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="further")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="joint_decisions")
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ["decision_id", "order"]
        constraints = [models.UniqueConstraint(fields=["decision", "body"], name="further_body_once")]

    def __str__(self) -> str:
        return f"{self.decision}: {self.body}"


class Share(FixedModel):
    """
    A body for which alone a decision supersedes the joint one that it names: for the others that one stands.

    A decision without such rows supersedes the whole of what it names.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="shares")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["decision_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["decision", "body"], name="share_once")]

    def __str__(self) -> str:
        return f"{self.decision}: {self.body}"


def made_by(bodies: Iterable[Body | int]) -> Q:
    """Decisions that one of some bodies made, alone or together with others."""
    ids = {body if isinstance(body, int) else body.pk for body in bodies}
    return Q(body__in=ids) | Q(pk__in=FurtherBody.objects.filter(body__in=ids).order_by().values("decision"))


def not_superseded() -> Q:
    """Decisions that stand still, be it for one of the bodies alone that made them."""
    return ~Exists(Decision.objects.filter(supersedes=OuterRef("pk"), shares=None).order_by())


class Disclosure(FixedModel):
    """What of a decision the public may read from now on: closed after it was published, or opened later."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="disclosures")
    closed = models.BooleanField()
    extract = models.TextField(blank=True)
    withheld = models.CharField(max_length=300, blank=True)
    ground = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["decision_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed=False) | ~Q(extract="") | ~Q(withheld=""), name="closed_disclosure_says_why"
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision}"


class Days(FixedModel):
    """The days of a decision as they were put right: the newest row goes before what it was made with."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="days")
    in_force = models.DateField(null=True, blank=True)
    review = models.DateField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["decision_id", "pk"]

    def __str__(self) -> str:
        return f"{self.decision}"


class Effect(FixedModel):
    """A plan version that a decision caused: said when the version is published."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="effects")
    version = models.OneToOneField(PlanVersion, on_delete=models.PROTECT, related_name="decided_by")

    class Meta:
        ordering = ["version_id"]

    def __str__(self) -> str:
        return f"{self.decision} → {self.version}"


class Year(models.Model):
    """The last number given to a decision of a year. Held while one is given: no gaps and no doubles."""

    year = models.PositiveIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"
