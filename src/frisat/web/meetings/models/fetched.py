"""Which reader with an account fetched which paper, and the mails that tell them when it was closed since."""

from __future__ import annotations

from django.db import models

from frisat.web.meetings.models.agenda import Paper
from frisat.web.meetings.models.meeting import ACCOUNT


class Fetched(models.Model):
    """
    An account has a copy of a paper: `sha256` of the bytes that it got, first and last when.

    Kept so that a copy that must not lie about any more can be called back (GDPR, articles 33 and 34); who reads
    without an account leaves no trace.
    """

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="fetched")
    account = models.ForeignKey(ACCOUNT, on_delete=models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64)
    first = models.DateTimeField()
    last = models.DateTimeField()

    class Meta:
        ordering = ["first", "pk"]
        constraints = [models.UniqueConstraint(fields=["paper", "account", "sha256"], name="fetched_once")]

    def __str__(self) -> str:
        return f"{self.account}: {self.paper}"


class Why(models.TextChoices):
    """What became of a paper after somebody had fetched it."""

    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    EXCHANGED = "exchanged"


class PaperNotice(models.Model):
    """
    A mail to an account that has a copy of a paper. Its text is made when it is sent, from what holds then.

    `done`: the mail server took it, or it is no longer right (`fault` says why), or it was given up after days.
    """

    fetched = models.ForeignKey(Fetched, on_delete=models.CASCADE, related_name="notices")
    why = models.CharField(max_length=10, choices=Why.choices)
    made = models.DateTimeField()
    not_before = models.DateTimeField()
    claimed = models.DateTimeField(null=True, blank=True)
    sent = models.DateTimeField(null=True, blank=True)
    done = models.BooleanField(default=False)
    tries = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fetched", "why"], condition=models.Q(done=False), name="one_paper_notice_waits"
            )
        ]
        indexes = [models.Index(fields=["not_before"], condition=models.Q(done=False), name="paper_notice_due")]

    def __str__(self) -> str:
        return f"{self.why} {self.fetched}"
