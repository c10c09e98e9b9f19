"""Taking spellings out of the register because a plan may say them no longer. Called inside an action of a process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from frisat.plan.likeness import fold
from frisat.web.bodies.models import Alias, NameApart
from frisat.web.record.actions import write
from frisat.web.record.things import Thing, thing


def forget_spellings(by: Any, process_id: int, is_gone: Callable[[str, int | None], bool], ground: str) -> list[Thing]:
    """
    Removes the spellings that `is_gone` says of (text, the process it holds in); never a body's own name.

    The record says that a spelling went, and not which. Gives the things it was recorded of.
    """
    touched: dict[Thing, None] = {}
    for alias in Alias.objects.filter(Q(process_id=None) | Q(process_id=process_id)).select_related("body"):
        is_own = alias.process_id is None and alias.folded == fold(alias.body.name)
        if not is_own and is_gone(alias.text, alias.process_id):
            touched[thing(alias.body)] = None
            write(by, "body.alias_remove", alias.body, reason=ground)
            alias.delete()
    for row in NameApart.objects.select_related("body"):
        if is_gone(row.folded, None):
            of = row if row.body is None else row.body
            touched[thing(of)] = None
            write(by, "body.name_again", of, reason=ground)
            row.delete()
    return list(touched)
