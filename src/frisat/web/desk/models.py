"""What was told to whom by mail, and who wants none."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Sent(models.Model):
    """
    One thing of which an account is told by mail; `about` names it, so that it is told once.

    The row is made before the mail goes out, and `done` afterwards: of two workers only one has the row, and what was
    begun and never done is taken up again an hour later.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    about = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)
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
