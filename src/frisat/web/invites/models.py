"""
Invitations to meetings, what was answered, and the calendars that somebody subscribes to.

A letter is written into the queue in the transaction of what it tells of, and sent by the worker: each one once, also
when the mail server was away (docs/decisions/0017).
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from frisat.web.bodies.models import Body
from frisat.web.meetings.models import Meeting, Participant
from frisat.web.process.models import Process


class Answer(models.TextChoices):
    """iTIP's words (RFC 5545, PARTSTAT)."""

    NONE = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"


class Invitation(models.Model):
    """
    One address that is invited to one meeting. `sequence` is the newest that it was told of.

    `answered` and `answered_sequence` are of the newest answer: an older one that comes late changes nothing.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitations")
    participant = models.ForeignKey(
        Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="invitations"
    )
    email = models.EmailField()
    name = models.CharField(max_length=200, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    withdrawn = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=12, choices=Answer.choices, default=Answer.NONE)
    answered = models.DateTimeField(null=True, blank=True)
    answered_sequence = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["meeting_id", "email"]
        constraints = [models.UniqueConstraint(fields=["meeting", "email"], name="invited_once")]

    def __str__(self) -> str:
        return f"{self.email}, {self.meeting}"


class LetterState(models.TextChoices):
    WAITING = "waiting"
    SENDING = "sending"  # handed to the mail server, which has not answered yet
    SENT = "sent"
    DROPPED = "dropped"  # no longer right to send: the reader lost the right, the meeting was changed again


class Letter(models.Model):
    """
    A letter in the queue: to one address, about one meeting as it was at `sequence`.

    Its text is written when it is sent, from what its reader may see at that moment; only what it is about stands here.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="letters")
    method = models.CharField(
        max_length=8, choices=[("REQUEST", "REQUEST"), ("CANCEL", "CANCEL"), ("PAPERS", "PAPERS")]
    )
    sequence = models.PositiveIntegerField()
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=8, choices=LetterState.choices, default=LetterState.WAITING)
    tries = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    made = models.DateTimeField(auto_now_add=True)
    sent = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["invitation", "method", "sequence"], name="one_letter_a_change")]

    def __str__(self) -> str:
        return f"{self.method} {self.invitation}"


class Reply(models.Model):
    """A calendar answer as it came in, also one that changed nothing, and why."""

    message_sha256 = models.CharField(max_length=64, unique=True)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, null=True, blank=True, related_name="replies")
    answer = models.CharField(max_length=12, blank=True)
    ignored = models.CharField(max_length=20, blank=True, help_text="unknown, forged, older, not an answer")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.answer or self.ignored} {self.at}"


class Feed(models.Model):
    """
    A calendar of somebody's own at an address that nobody can guess, until it is revoked. Only its hash is kept.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="feeds")
    token_sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    process = models.ForeignKey(Process, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    revoked = models.DateTimeField(null=True, blank=True)
    used = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made"]
        constraints = [
            models.CheckConstraint(condition=Q(body=None) | Q(process=None), name="feed_of_one_thing"),
        ]

    def __str__(self) -> str:
        return self.name
