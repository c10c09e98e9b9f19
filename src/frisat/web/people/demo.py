"""
The accounts of a demonstration: one for each role, with a password made once for each data folder.

They can sign in only while FRISAT_DEMO is set (`backends.OwnBackend`), and a site with a real host refuses that
setting (`frisat.web.base.checks`).
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from frisat.web.people import permissions
from frisat.web.people.models import Account, RoleName
from frisat.web.record.actions import action, write

DOMAIN = "demo.example"
"""Mail domain of the accounts; nobody can have it (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Demo:
    """An account: mail address, name as colleagues see it, and its role in the example processes ("" for none)."""

    local: str
    name: str
    role: str
    is_admin: bool = False

    @property
    def email(self) -> str:
        return f"{self.local}@{DOMAIN}"


ACCOUNTS = (
    Demo("ejer", "Sekretariatsleder Ege", RoleName.OWNER),
    Demo("redaktoer", "Konsulent Birk", RoleName.EDITOR),
    Demo("godkender", "Direktør Lind", RoleName.APPROVER),
    Demo("medarbejder", "Leder Pil", RoleName.CONTRIBUTOR),
    Demo("laeser", "Udvalgsmedlem Ask", RoleName.READER),
    Demo("administrator", "Administrator El", "", is_admin=True),
)


def is_demo(email: str) -> bool:
    """Whether an account is one of a demonstration's."""
    return email.lower().endswith(f"@{DOMAIN}")


def password() -> str:
    """The password of the demonstration's accounts, kept where only this user can read it."""
    file = Path(settings.DATA) / "demo-password"
    try:
        return file.read_text().strip()
    except FileNotFoundError:
        pass
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(9))
    except FileExistsError:
        pass  # another process was first
    return file.read_text().strip()


@action(permissions.system_only)
def set_password(by: Any, account: Account) -> None:
    """Gives a demonstration's account the folder's password. Raises ValueError for any other account."""
    if not is_demo(account.email):
        raise ValueError(account.email)
    account.set_password(password())
    account.save(update_fields=["password"])
    write(by, "account.password_chosen", account)
