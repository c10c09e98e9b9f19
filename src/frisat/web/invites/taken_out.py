"""What was taken out by law is taken out of the names in invitations and of what mail servers said, too."""

from __future__ import annotations

from frisat.plan.redaction import Redactor
from frisat.web.invites.models import Invitation, Letter
from frisat.web.process.models import Process
from frisat.web.process.standing import without_words, words_of


def scrub(process: Process, redactor: Redactor) -> None:
    """Called by an action. The address stays: it is where the letters went."""
    words = words_of(redactor)
    for invitation in Invitation.objects.filter(meeting__process=process):
        without_words(invitation, words, "name")
    for letter in Letter.objects.filter(invitation__meeting__process=process).exclude(fault=""):
        without_words(letter, words, "fault")
