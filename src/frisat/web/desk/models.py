"""What was told to whom by mail, and who wants none."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Sent(models.Model):
    """
    One thing of which an account is told by mail; `about` names it, so that it is told once.

    The row is made before the letter is written, `handed` just before the mail server gets it, `done` once it has
    taken it. Of two workers only one has the row. What was begun and never handed over is taken up again an hour
    later; what was handed over is never sent again, though its worker died before it could say that it was taken.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    about = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)
    handed = models.DateTimeField(null=True, blank=True)
    done = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "about"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.account} {self.about}"


class NoMail(models.Model):
    """An account that wants no daily mail; everything stands on its start page all the same."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="no_mail")
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.account)
