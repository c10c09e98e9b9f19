"""
Invitations to meetings, what was answered, and the calendars that somebody subscribes to.

A letter is written into the queue in the transaction of what it tells of, and sent by the worker: each one once, also
when the mail server was away (docs/decisions/0017).
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

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

    `uid` is what calendars know the invitation by, the same for all who are invited to the meeting. It is not the
    meeting's own, which public calendars tell: who was not invited cannot answer. `raised` is how much higher its
    SEQUENCE is than the meeting's, since it was withdrawn and made anew. `told_when` is the time it was told of, so
    that an answer holds as long as that is the same.

    `answered` (the answer's DTSTAMP) and `answered_sequence` are of the newest answer: an older one that comes late
    changes nothing. `excused`: the answer, and not the secretary, made the participant one who is excused.

    `tag` stands in the organizer's address of this one's letters alone (FRISAT_REPLY_TAGS): whoever answers with it has
    got the letter. `confirmed`: the newest answer came with it, or the secretary wrote it.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitations")
    participant = models.ForeignKey(
        Participant, on_delete=models.SET_NULL, null=True, blank=True, related_name="invitations"
    )
    email = models.EmailField()
    name = models.CharField(max_length=200, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, db_index=True)
    sequence = models.PositiveIntegerField(default=0)
    raised = models.PositiveIntegerField(default=0)
    told_when = models.CharField(max_length=120, blank=True)
    withdrawn = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=12, choices=Answer.choices, default=Answer.NONE)
    answered = models.DateTimeField(null=True, blank=True)
    answered_sequence = models.PositiveIntegerField(null=True, blank=True)
    excused = models.BooleanField(default=False)
    tag = models.CharField(max_length=16, blank=True, help_text="of the address that this one's answers go to")
    confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ["meeting_id", "name", "email"]
        constraints = [models.UniqueConstraint(fields=["meeting", "email"], name="invited_once")]

    def __str__(self) -> str:
        return f"{self.email}, {self.meeting}"


class Method(models.TextChoices):
    """What a letter is for; the first two are iTIP's."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PAPERS = "PAPERS"  # the agenda is ready


class LetterState(models.TextChoices):
    WAITING = "waiting"
    SENDING = "sending"  # handed to the mail server, which has not answered yet
    SENT = "sent"
    DROPPED = "dropped"  # no longer right to send: the reader lost the right, the meeting was changed again
    FAILED = "failed"  # the mail server said no for good, or was away for days


class Letter(models.Model):
    """
    A letter in the queue: to one address, about one meeting as it was at `sequence`.

    Its text is written when it is sent, from what its reader may see at that moment; only what it is about stands here.
    `copy` tells letters apart that somebody sent again. `fault` is what the mail server said, or why it was dropped.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="letters")
    method = models.CharField(max_length=8, choices=Method.choices)
    sequence = models.PositiveIntegerField()
    copy = models.PositiveIntegerField(default=0)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=8, choices=LetterState.choices, default=LetterState.WAITING)
    tries = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    claimed = models.DateTimeField(null=True, blank=True)
    made = models.DateTimeField(auto_now_add=True)
    sent = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["invitation", "method", "sequence", "copy"], name="one_letter_a_change")
        ]
        indexes = [models.Index(fields=["state", "not_before"], name="letter_due")]

    def __str__(self) -> str:
        return f"{self.method} {self.invitation}"


class Ignored(models.TextChoices):
    """Why an answer changed nothing."""

    UNKNOWN = "unknown"  # of no invitation of ours
    UNINVITED = "uninvited"  # by somebody who was not invited, or is no longer
    FORGED = "forged"  # the mail comes from another address than the one that answers
    OLDER = "older"  # to what the meeting was before, or before another answer
    UNCONFIRMED = "unconfirmed"  # without the tag, where an answer with it stands
    NO_ANSWER = "no answer"  # no calendar answer at all
    TOO_LARGE = "too large"


class Reply(models.Model):
    """
    A calendar answer as it came in, also one that changed nothing, and why.

    `sender` is who the mail says it is from, kept only where it names a meeting of ours.
    """

    message_sha256 = models.CharField(max_length=64, unique=True)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, null=True, blank=True, related_name="replies")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="replies")
    sender = models.CharField(max_length=254, blank=True)
    answer = models.CharField(max_length=12, blank=True, choices=Answer.choices)
    ignored = models.CharField(max_length=12, blank=True, choices=Ignored.choices)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.answer or self.ignored} {self.at}"


class Feed(models.Model):
    """
    A calendar of somebody's own at an address that nobody can guess, until it is revoked. Only its hash is kept.

    Of the meetings that its owner takes part in; with `process`, of that process's, as its staff see them.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="feeds")
    token_sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    process = models.ForeignKey(Process, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    revoked = models.DateTimeField(null=True, blank=True)
    used = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made"]

    def __str__(self) -> str:
        return self.name


class SharedFeed(models.Model):
    """
    A calendar of a body's public meetings at an address of its own, made for somebody outside: a partner, a newspaper.

    It holds what the body's open calendar does. The address can be taken back from whom it was given to, and says when
    it was last used. Only its hash is kept.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="shared_feeds")
    name = models.CharField(max_length=120, help_text="who it is for")
    token_sha256 = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    revoked = models.DateTimeField(null=True, blank=True)
    used = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made", "-pk"]

    def __str__(self) -> str:
        return self.name
