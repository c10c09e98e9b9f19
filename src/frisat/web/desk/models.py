"""What was told to whom."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Sent(models.Model):
    """One thing of which an account was told by mail; `about` names it so that it is told once."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    about = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "about"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.account} {self.about}"
