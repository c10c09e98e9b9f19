"""
Every write to accounts and roles. What takes something from an account signs it out everywhere (`Account.epoch`).

Mail is sent by who calls (`notices.py`), after the action: what is written stays written when the mail server is down.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import PermissionDenied
from django.db.models import F

from frisat.web.base.seen import require, stamp
from frisat.web.people import permissions, sessions
from frisat.web.people.models import Account, Role, RoleName
from frisat.web.record.actions import action, nothing_changed, write
from frisat.web.record.things import Thing


class LastOneError(Exception):
    """The site's last open administrator, or a process's last owner, was about to go."""


def process_thing(process_id: int) -> Thing:
    """A process as the record names it; the part that owns processes is a higher one."""
    return Thing("process", str(process_id))


def _locked(account: Account) -> Account:
    return Account.objects.select_for_update().get(pk=account.pk)


def _end_sessions(account: Account) -> None:
    Account.objects.filter(pk=account.pk).update(epoch=F("epoch") + 1)
    account.refresh_from_db()
    permissions.forget_roles(account)


def _keep_one_administrator(account: Account) -> None:
    """Raises LastOneError when nobody else keeps accounts. Locks the administrators, so that two cannot go at once."""
    others = [a.pk for a in Account.objects.select_for_update().filter(is_site_admin=True, is_active=True)]
    if [account.pk] == others:
        raise LastOneError


# ------------------------------------------------------------------------------------------------------- accounts
@action(permissions.keeps_accounts)
def make_account(
    by: Any, *, email: str, name: str, is_site_admin: bool = False, makes_processes: bool = False
) -> Account:
    """A new account without a password. Raises ValidationError for an address that is none, or has one."""
    account = Account(
        email=email.strip().lower(), name=name.strip(), is_site_admin=is_site_admin, makes_processes=makes_processes
    )
    account.set_unusable_password()
    account.full_clean(exclude=["password"])
    account.save()
    write(by, "account.make", account, after=_shown(account))
    return account


@action(permissions.keeps_accounts)
def change_account(
    by: Any, account: Account, *, email: str, name: str, is_site_admin: bool, makes_processes: bool, seen: str = ""
) -> None:
    """What an account is called and may do on the site. Raises ValidationError, LastOneError, StaleError."""
    found = _locked(account)
    before = _shown(found)
    require(seen, stamp(before))
    if found.is_site_admin and not is_site_admin and found.is_active:
        _keep_one_administrator(found)
    found.email, found.name = email.strip().lower(), name.strip()
    found.is_site_admin, found.makes_processes = is_site_admin, makes_processes
    after = _shown(found)
    if after == before:
        nothing_changed()
        return
    found.full_clean(exclude=["password"])
    found.save(update_fields=["email", "name", "is_site_admin", "makes_processes"])
    if {**before, "name": ""} != {**after, "name": ""}:
        _end_sessions(found)
    write(by, "account.change", found, before=before, after=after)
    account.refresh_from_db()


@action(permissions.keeps_accounts)
def close_account(by: Any, account: Account, *, reason: str = "") -> None:
    """Nobody signs in with it any more; it stays where it is named. Raises LastOneError."""
    found = _locked(account)
    if not found.is_active:
        nothing_changed()
        return
    _keep_one_administrator(found)
    found.is_active = False
    found.save(update_fields=["is_active"])
    _end_sessions(found)
    write(by, "account.close", found, reason=reason)
    account.refresh_from_db()


@action(permissions.keeps_accounts)
def open_account(by: Any, account: Account, *, reason: str = "") -> None:
    found = _locked(account)
    if found.is_active:
        nothing_changed()
        return
    found.is_active = True
    found.save(update_fields=["is_active"])
    _end_sessions(found)
    write(by, "account.open", found, reason=reason)
    account.refresh_from_db()


@action(permissions.keeps_accounts)
def sign_out(by: Any, account: Account) -> None:
    """Ends every session of an account."""
    _end_sessions(account)
    write(by, "account.sign_out", account)


@action(permissions.keeps_accounts)
def take_factors(by: Any, account: Account, *, reason: str = "") -> None:
    """Takes an account's second factors away, as when a telephone was lost; its sessions end."""
    theirs = Authenticator.objects.filter(user=account)
    kinds = sorted(theirs.values_list("type", flat=True))
    if not kinds:
        nothing_changed()
        return
    theirs._raw_delete(theirs.db)  # without signals: they would record it as the account's own doing
    _end_sessions(account)
    write(by, "account.factors_taken", account, before=kinds, reason=reason)


@action(permissions.keeps_accounts)
def disconnect_account(by: Any, account: Account) -> None:
    """Forgets who the account is at the municipality's provider; its sessions end."""
    found = sorted(SocialAccount.objects.filter(user=account).values_list("provider", flat=True))
    if not found:
        nothing_changed()
        return
    SocialAccount.objects.filter(user=account).delete()
    _end_sessions(account)
    write(by, "account.disconnect", account, before=found)


@action(permissions.keeps_accounts)
def link_sent(by: Any, account: Account) -> None:
    """A one-time link is about to go to the account; links sent before are worth nothing from now on."""
    _end_sessions(account)
    write(by, "account.link", account)


@action(permissions.system_only)
def make_administrator(by: Any, *, email: str, name: str = "") -> Account:
    """The account of `email`, made or opened, as administrator: the first one, from the command line."""
    found = Account.objects.filter(email=email.strip().lower()).first()
    if found is None:
        return make_account(by, email=email, name=name or email.strip().lower(), is_site_admin=True)
    if not found.is_active:
        open_account(by, found)
    change_account(
        by, found, email=found.email, name=name or found.name, is_site_admin=True, makes_processes=found.makes_processes
    )
    return found


@action(permissions.system_only)
def connect_account(by: Any, account: Account, *, provider: str, uid: str) -> SocialAccount:
    """Remembers who an account is at the municipality's provider."""
    made = SocialAccount.objects.create(user=account, provider=provider, uid=uid)
    write(by, "account.connect", account, after=provider)
    return made


def stand_of(account: Account) -> str:
    """What a form of an account says it was made of."""
    return stamp(_shown(account))


def _shown(account: Account) -> dict[str, Any]:
    return {
        "name": account.name,
        "email": account.email,
        "is_site_admin": account.is_site_admin,
        "makes_processes": account.makes_processes,
    }


# -------------------------------------------------------------------------------------------------- one's own account
@action(permissions.signed_in)
def rename_oneself(by: Account, *, name: str, seen: str = "") -> None:
    """Raises StaleError when an administrator gave one another name since the form was made (`stand_of_name`)."""
    by = _locked(by)
    before = by.name
    require(seen, stand_of_name(by))
    if name.strip() == before:
        nothing_changed()
        return
    by.name = name.strip()
    by.full_clean(exclude=["password"])
    by.save(update_fields=["name"])
    write(by, "account.rename", by, before=before, after=by.name)


def stand_of_name(account: Account) -> str:
    """What the form of one's own name says it was made of."""
    return stamp({"name": account.name})


@action(permissions.signed_in)
def sign_oneself_out(by: Account) -> None:
    """Ends all of one's sessions; the view renews the one that asks."""
    _end_sessions(by)
    write(by, "account.sign_out", by)


@action(permissions.signed_in)
def end_own_session(by: Account, *, name: str, this: str | None) -> bool:
    """Ends one of one's sessions, never that of key `this`; whether it was still there."""
    if not sessions.end_one(by, name, this=this):
        nothing_changed()
        return False
    write(by, "account.session_end", by)
    return True


@action(permissions.signed_in)
def note_security(by: Account, verb: str, *, after: Any = None) -> None:
    """Records what somebody did to their own password or second factor through allauth's pages; never a secret."""
    write(by, f"account.{verb}", by, after=after)


# ---------------------------------------------------------------------------------------------------------- roles
def _first(process_id: int, *_args: Any, **_kwargs: Any) -> int:
    return process_id


@action(permissions.gives_roles, of=_first)
def give_role(by: Any, process_id: int, account: Account, name: str, *, seen: str = "") -> Role:
    """
    The one role of an account in a process, new or another than before; the account's sessions end.

    Raises LastOneError when the process would be left without an owner, ValueError for a role that is none, StaleError
    when the account has another role there than its form was made of (`stand_of_role`).
    """
    role_name = RoleName(name)
    account = _locked(account)
    if not account.is_active:
        raise PermissionDenied("a closed account gets no role")
    role = Role.objects.select_for_update().filter(process_id=process_id, account=account).first()
    before = role.name if role else None
    if before == role_name:
        nothing_changed()
        return role
    require(seen, stand_of_role(before))
    if role is None:
        role = Role(process_id=process_id, account=account)
    elif before == RoleName.OWNER:
        _keep_one_owner(process_id, role)
    role.name = role_name
    role.save()
    _end_sessions(account)
    write(by, "role.give", account, within=process_thing(process_id), before=before, after=str(role_name))
    return role


@action(permissions.gives_roles, of=_first)
def take_role(by: Any, process_id: int, role: Role, *, seen: str = "") -> None:
    """
    An account has no role in the process any more.

    Raises LastOneError, LookupError for another process's role, StaleError as `give_role`.
    """
    if role.process_id != process_id:
        raise LookupError(f"role {role.pk} is not of process {process_id}")
    require(seen, stand_of_role(Role.objects.select_for_update().get(pk=role.pk).name))
    if role.name == RoleName.OWNER:
        _keep_one_owner(process_id, role)
    account, before = role.account, role.name
    role.delete()
    _end_sessions(account)
    write(by, "role.take", account, within=process_thing(process_id), before=before)


def stand_of_role(name: str | None) -> str:
    """What a form that gives a role, or takes it, says it was made of; None for an account that has none."""
    return stamp({"role": name})


def _keep_one_owner(process_id: int, role: Role) -> None:
    """Raises LastOneError when no other open account owns the process."""
    owners = Role.objects.select_for_update().filter(process_id=process_id, name=RoleName.OWNER)
    if not [o for o in owners.filter(account__is_active=True) if o.pk != role.pk]:
        raise LastOneError
