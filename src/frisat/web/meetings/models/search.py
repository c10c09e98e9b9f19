"""What search finds meetings by. None of it is ever shown, and none of it decides who sees what."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frisat.web.meetings.models.agenda import Item
from frisat.web.meetings.models.meeting import Meeting


class ItemWords(models.Model):
    """
    The folded words of an open item, for search (`meetings.indexing`); empty for a closed one.

    `agenda` is what its agenda says, `whole` what its minutes say too.
    """

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="words", primary_key=True)
    agenda = models.TextField()
    whole = models.TextField()

    def __str__(self) -> str:
        return f"{self.item_id}"


class MeetingWords(models.Model):
    """
    The words under which `Word` has a meeting, so that those it no longer says can be taken out again.

    `stale`: its items were saved since; until it is folded in, every search looks into its items themselves.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="words", primary_key=True)
    words = models.TextField(blank=True)
    stale = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["meeting"], condition=Q(stale=True), name="stale_words")]

    def __str__(self) -> str:
        return f"{self.meeting_id}"


class Word(models.Model):
    """
    One word, or a beginning of words ("sk*"), with the numbers of the meetings that have an item which says it.

    `meetings` are those numbers in order, four bytes each, the lowest byte first (`meetings.inverted`).
    """

    text = models.CharField(max_length=64, primary_key=True)
    meetings = models.BinaryField()

    def __str__(self) -> str:
        return self.text
