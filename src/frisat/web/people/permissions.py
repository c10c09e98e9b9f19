"""
Every right of the site as a named predicate. Views and actions name one of these; nothing else decides.

`who` is `request.user`: an account, or nobody signed in. `process_id` is the number of a process. A predicate asks the
database once per request and account (`roles_of`).
"""

from __future__ import annotations

from typing import Any

from frisat.web.people.models import Role, RoleName

READERS = frozenset(RoleName)
CONTRIBUTORS = READERS - {RoleName.READER}
EDITORS = frozenset({RoleName.OWNER, RoleName.EDITOR})
APPROVERS = frozenset({RoleName.OWNER, RoleName.APPROVER})
OWNERS = frozenset({RoleName.OWNER})


def roles_of(who: Any) -> dict[int, RoleName]:
    """Process -> role of an account; empty for nobody and for a closed account. Kept on the account object."""
    if not (getattr(who, "is_authenticated", False) and who.is_active) or getattr(who, "is_system", False):
        return {}
    kept: dict[int, RoleName] | None = getattr(who, "_roles", None)
    if kept is None:
        kept = {p: RoleName(n) for p, n in Role.objects.filter(account=who).values_list("process_id", "name")}
        who._roles = kept
    return kept


def forget_roles(who: Any) -> None:
    """After a role was changed: the next question asks the database. `who` may be `request.user`, which is a proxy."""
    if hasattr(who, "_roles"):
        del who._roles


def _has(who: Any, process_id: int | None, names: frozenset[RoleName]) -> bool:
    return process_id is not None and roles_of(who).get(process_id) in names


def anybody(who: Any) -> bool:
    """What the public sees: no account is needed."""
    return True


def signed_in(who: Any) -> bool:
    """Any account that is not closed."""
    return bool(getattr(who, "is_authenticated", False) and who.is_active)


def keeps_accounts(who: Any) -> bool:
    """Makes and closes accounts, gives roles in any process, sees the whole record: the site's administrators."""
    return signed_in(who) and bool(who.is_site_admin)


def makes_processes(who: Any) -> bool:
    """Begins a new process, and owns it."""
    return signed_in(who) and bool(who.is_site_admin or who.makes_processes)


def reads_register(who: Any) -> bool:
    """Sees the registers of bodies and persons with their contacts: those who work in some process."""
    return keeps_accounts(who) or bool(CONTRIBUTORS & set(roles_of(who).values()))


def keeps_register(who: Any) -> bool:
    """Changes bodies, seats, persons and spellings: owners and editors of some process, and administrators."""
    return keeps_accounts(who) or bool(EDITORS & set(roles_of(who).values()))


def reads_process(who: Any, process_id: int | None) -> bool:
    """Sees the process as staff do: its draft, activities marked for staff, sources, history."""
    return _has(who, process_id, READERS)


def comments(who: Any, process_id: int | None) -> bool:
    """Comments on activities and drafts and names colleagues."""
    return _has(who, process_id, CONTRIBUTORS)


def edits_plan(who: Any, process_id: int | None) -> bool:
    """Imports documents and changes the draft."""
    return _has(who, process_id, EDITORS)


def approves(who: Any, process_id: int | None) -> bool:
    """Publishes a draft, returns it, takes something published out."""
    return _has(who, process_id, APPROVERS)


def prepares_meetings(who: Any, process_id: int | None) -> bool:
    """Makes meetings, agendas and minutes of the process, and sees their closed items: its secretariat."""
    return _has(who, process_id, EDITORS | APPROVERS)


def who_prepares_meetings(process_id: int) -> set[int]:
    """The numbers of the open accounts that `prepares_meetings` holds for. One query."""
    held = Role.objects.filter(process_id=process_id, name__in=EDITORS | APPROVERS, account__is_active=True)
    return set(held.values_list("account", flat=True))


def releases_papers(who: Any, process_id: int | None) -> bool:
    """Lets agendas and minutes out, overrides what the scan before publication found, closes what was open."""
    return _has(who, process_id, APPROVERS)


def is_account(who: Any, account_id: int | None) -> bool:
    """Answers for oneself: approves minutes, keeps a calendar feed."""
    return signed_in(who) and account_id is not None and who.pk == account_id


def owns_process(who: Any, process_id: int | None) -> bool:
    """Changes the process's own data and state, gives roles in it, puts it away."""
    return _has(who, process_id, OWNERS)


def gives_roles(who: Any, process_id: int | None) -> bool:
    """Owners in their process, administrators in all."""
    return keeps_accounts(who) or owns_process(who, process_id)


def system_only(who: Any) -> bool:
    """No account may: only the program itself does this, on the command line or in the worker."""
    return False
