"""What a scan of a file came to, and what somebody let out all the same. Neither holds what was found."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from frisat.web.base.fixed import FixedModel


class Scanned(models.Model):
    """
    The report on a file's bytes, kept so that nothing is scanned twice. The file's name is no part of it.

    `ending` says how the bytes were opened. `report` is `frisat.scan.wire`, with masked excerpts only; `fault` is the
    code of the error where the file could not be opened, `uncleaned` why these bytes would go out without a copy being
    made of them.
    """

    sha256 = models.CharField(max_length=64)
    ending = models.CharField(max_length=8)
    report = models.JSONField(null=True, blank=True)
    fault = models.CharField(max_length=8, blank=True)
    uncleaned = models.CharField(max_length=8, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sha256", "ending"], name="one_report_a_file")]

    def __str__(self) -> str:
        return self.sha256[:12]


class Override(FixedModel):
    """
    Somebody let exactly this text or file out in this process, though something grave was found in it.

    `digest` is keyed (`passing.digest_of`): ten digits would be guessed from a plain one. The process is named by its
    number: it is a higher part (docs/decisions/0010).
    """

    process_id = models.PositiveBigIntegerField(db_index=True)
    digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    found = models.JSONField(default=list, help_text="kind, grade and how many; never what was found")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["process_id", "digest"], name="one_override_a_text")]

    def __str__(self) -> str:
        return f"{self.process_id} {self.digest[:12]}"
