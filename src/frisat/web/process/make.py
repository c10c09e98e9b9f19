"""A new process: empty, or as a copy of another one whose days are moved to a new start."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from frisat.plan import drafting, shift
from frisat.plan.likeness import fold
from frisat.plan.model import Plan
from frisat.web.people import permissions
from frisat.web.people.actions import give_role
from frisat.web.people.models import Account, RoleName
from frisat.web.process import drafts, queries
from frisat.web.process.actions import key_maker, make_process, newest, plan_of
from frisat.web.process.models import FormerSlug, Process
from frisat.web.record.actions import action

LONGEST_ADDRESS = 60
RESERVED = frozenset({"nyt"})
"""What stands beside the processes' addresses under /arbejde/forloeb/."""
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "ß": "ss", "é": "e"})
_SMALL = frozenset({"for", "og", "i", "på", "af", "om", "til", "den", "det", "de", "en", "et", "ved", "med"})


def address_of(name: str) -> str:
    """A sayable address from a name: "Velfærdsaftalen på ældreområdet" is velfaerdsaftalen-paa-aeldreomraadet."""
    folded = name.lower().translate(_LETTERS)
    said = "".join(c if c.isascii() and c.isalnum() else " " for c in folded).split()
    out = ""
    for word in said:
        longer = f"{out}-{word}" if out else word[:LONGEST_ADDRESS]
        if len(longer) > LONGEST_ADDRESS:
            break
        out = longer
    while (parts := out.rsplit("-", 1)) and len(parts) > 1 and parts[1] in _SMALL:
        out = parts[0]
    return out


def free_address(name: str) -> str:
    """The address of a name, with a number behind it when another process has or had it; "" for no letters."""
    wanted = address_of(name)
    if not wanted:
        return ""
    found, n = wanted, 1
    while is_taken(found):
        n += 1
        found = f"{wanted[: LONGEST_ADDRESS - 4]}-{n}"
    return found


def is_taken(slug: str, *, by_other_than: Process | None = None) -> bool:
    """Whether a process has the address, or had it once: it leads there for ever."""
    own = by_other_than.pk if by_other_than else None
    return (
        slug in RESERVED
        or Process.objects.filter(slug=slug).exclude(pk=own).exists()
        or FormerSlug.objects.filter(slug=slug).exclude(process=own).exists()
    )


def models_for(who: Any) -> list[Process]:
    """The processes that an account may copy: those with a role in, and every published one."""
    return list(queries.visible_to(who).order_by("name"))


def plan_to_copy(who: Any, process: Process) -> Plan:
    """
    What an account may copy of a process: the whole newest plan, or the draft before the first, for who works in it;
    for others what anybody can see. Raises PermissionDenied when that is nothing.
    """
    version = newest(process)
    if permissions.reads_process(who, process.pk):
        if version is not None:
            return plan_of(version)
        draft = drafts.open_draft_of(process)
        return drafts.state_of(draft).to_plan() if draft else Plan()
    if version is None:
        raise PermissionDenied
    return queries.public_plan(version)


@action(permissions.makes_processes)
def make(
    by: Any,
    *,
    owner: Account | None = None,
    copy_of: Process | None = None,
    new_start: date | None = None,
    **fields: Any,
) -> Process:
    """
    A new process that belongs to who makes it and to `owner`; `fields` are those of `Process`.

    As a copy of another one it begins with a draft: that plan with its days moved to `new_start`, nothing held or
    called off yet, no sources, keys of its own. Raises ValidationError as `make_process`, PermissionDenied for a
    process that `by` cannot see.
    """
    process = make_process(by, **fields)
    if owner is not None and owner.pk != by.pk:
        give_role(by, process.pk, owner, RoleName.OWNER)
    if copy_of is not None and new_start is not None:
        _begin_as_copy(by, process, copy_of, new_start)
    return process


def _begin_as_copy(by: Any, process: Process, model: Process, new_start: date) -> None:
    source = plan_to_copy(by, model)
    activities = shift.copied(shift.shifted(source, new_start), key_maker(process))
    plan = shift.plan_of(source, activities)
    draft = drafts.open_draft(by, process)
    state = drafting.begin(plan)
    operations = [drafting.Operation(key, drafting.WHOLE, None, row) for key, row in state.activities.items()]
    now = drafts.state_of(draft)
    for field in ("footnotes", "stakeholders"):
        before = drafting.value(now, drafting.PLAN, field)
        operations.append(drafting.Operation(drafting.PLAN, field, before, state.plan.get(field)))
    drafts.change(by, draft, operations, batch=f"copy-{model.pk}", reason=f"Kopi af {model.name}")


def alike(a: str, b: str) -> bool:
    """Whether two names of processes differ in case and spelling only: worth a word before there are two."""
    return fold(a) == fold(b)
