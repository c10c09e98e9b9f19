"""Every named read of accounts and roles."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from frisat.web.people.models import Account, Role, RoleName
from frisat.web.record.things import Thing, known, label

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts as a second factor; emergency codes only stand in for one."""
SHOWN = ("", "aabne", "lukkede", "administratorer", "ventende")
"""What the list of accounts can be narrowed to, as its address says it."""


def accounts(*, shown: str = "", words: str = "") -> QuerySet[Account]:
    """The accounts in order of name, with `has_factor`, `comes_from_outside` and `role_count`."""
    found = Account.objects.annotate(
        has_factor=Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)),
        comes_from_outside=Exists(SocialAccount.objects.filter(user=OuterRef("pk"))),
        role_count=Count("roles"),
    ).order_by("name", "email")  # counting drops the model's own order
    if shown == "aabne":
        found = found.filter(is_active=True)
    elif shown == "lukkede":
        found = found.filter(is_active=False)
    elif shown == "administratorer":
        found = found.filter(is_site_admin=True)
    elif shown == "ventende":
        found = found.filter(last_login=None, is_active=True)
    for word in words.split()[:6]:
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return found


def account(pk: int) -> Account | None:
    return accounts().filter(pk=pk).first()


def has_second_factor(who: Account) -> bool:
    return Authenticator.objects.filter(user=who, type__in=FACTORS).exists()


def comes_from_outside(who: Account) -> bool:
    """Whether an account signs in through the municipality's identity provider."""
    return SocialAccount.objects.filter(user=who).exists()


@dataclass(frozen=True, slots=True)
class RoleShown:
    """A role with what its process is called."""

    role: Role
    process: str
    is_last_owner: bool
    url: str
    """Where the process is worked on."""


def roles(who: Account) -> list[RoleShown]:
    """The roles of an account in order of process; `is_last_owner` when no other open account owns the process."""
    found = list(Role.objects.filter(account=who).order_by("process_id"))
    owned = [role.process_id for role in found if role.name == RoleName.OWNER]
    others = set(
        Role.objects.filter(process_id__in=owned, name=RoleName.OWNER, account__is_active=True)
        .exclude(account=who)
        .values_list("process_id", flat=True)
    )
    found_at = known("process")
    return [
        RoleShown(
            role,
            label(Thing("process", str(role.process_id))),
            role.process_id in owned and role.process_id not in others,
            found_at.url(str(role.process_id)) if found_at else "",
        )
        for role in found
    ]


def roles_in(process_id: int) -> list[Role]:
    """The roles in a process: owners first, then as the roles stand in `RoleName`, by name."""
    order = list(RoleName.values)
    found = Role.objects.filter(process_id=process_id).select_related("account")
    return sorted(found, key=lambda role: (order.index(role.name), role.account.name.casefold()))


def open_account_of(mail: str) -> Account | None:
    """The open account with a mail address, whatever its case."""
    return Account.objects.filter(email=mail.strip().lower(), is_active=True).first()


def role_in(process_id: int, pk: int) -> Role | None:
    """A role of a process; None for another process's."""
    return Role.objects.filter(process_id=process_id, pk=pk).select_related("account").first()
