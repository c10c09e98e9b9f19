"""Accounts (who signs in), persons (who sits on bodies; with or without an account) and roles in processes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac


class Accounts(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> Account:
        """By e-mail, whatever its case."""
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Account:
        account = self.model(email=email.strip().lower(), **fields)
        account.set_password(password)  # None: nobody can sign in with a password until one is chosen
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """
    Somebody who can sign in. Never deleted, only closed: the record names it.

    `epoch` is part of every session's hash: raising it signs the account out everywhere, as when a role changes.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    is_site_admin = models.BooleanField(default=False, help_text="keeps accounts, roles, registers and backups")
    makes_processes = models.BooleanField(default=False)
    epoch = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)

    objects = Accounts()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "email"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django's hash of the password, with the epoch beside it."""
        value = f"{self.password}:{self.epoch}:{self.is_active}"
        return salted_hmac("frisat.account.session", value, secret=secret, algorithm="sha256").hexdigest()


class RoleName(models.TextChoices):
    """What an account may do in one process; the weakest last. `permissions.py` says what each means."""

    OWNER = "owner"
    EDITOR = "editor"
    APPROVER = "approver"
    CONTRIBUTOR = "contributor"
    READER = "reader"


class Role(models.Model):
    """
    A role of an account in a process. The process is named by its number: it is a higher part (docs/decisions/0010).
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="roles")
    process_id = models.PositiveBigIntegerField(db_index=True)
    name = models.CharField(max_length=12, choices=RoleName.choices)

    class Meta:
        ordering = ["process_id", "account__name"]
        constraints = [models.UniqueConstraint(fields=["account", "process_id"], name="one_role_a_process")]

    def __str__(self) -> str:
        return f"{self.account} {self.name}"


class Person(models.Model):
    """
    Somebody who has a seat or is named, whether or not they can sign in.

    `email` and `telephone` are shown in public only for a seat that is marked as a public contact.
    """

    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    account = models.OneToOneField(Account, on_delete=models.PROTECT, null=True, blank=True, related_name="person")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
