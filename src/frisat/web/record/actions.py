"""
Every write of the site is an action: atomic, permitted and recorded, or nothing at all happened.

    @action(permissions.edits_plan, of=lambda draft, **_: draft.process_id)
    def rename(by: Account, draft: Draft, *, title: str) -> None:
        ...
        write(by, "draft.rename", draft, within=draft.process, before=before, after=title)

An action that leaves no entry raises `UnrecordedError` and is rolled back, unless it says `nothing_changed()`.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import connection, models, transaction

from frisat.web.record import chain
from frisat.web.record.models import Detail, Entry, Head, Visibility
from frisat.web.record.things import Thing, thing

P = ParamSpec("P")
R = TypeVar("R")


class UnrecordedError(Exception):
    """An action wrote nothing into the record: a fault of the program."""


class _System:
    """Who does what no person does: the command line, the demonstration, the worker."""

    pk = None
    name = "Frisat"
    is_active = is_authenticated = is_system = True

    def __repr__(self) -> str:
        return "SYSTEM"


SYSTEM = _System()
_written: ContextVar[list[int] | None] = ContextVar("frisat_written", default=None)
_NOTHING = 0
_VERB = re.compile(r"[a-z]+\.[a-z_]+")
_NUMBERED = re.compile(r"[0-9A-Za-z_-]{0,80}")
"""What may stand in the chain itself, which can never be erased: no words of a person, no personal number as CPR's."""
GROUND_LENGTH = 200


def action(right: Callable[..., bool], *, of: Callable[..., Any] | None = None) -> Callable[..., Any]:
    """
    Makes a function an action. Its first argument is who acts.

    Args:
        right: a predicate of `frisat.web.people.permissions`, called with who acts and, when `of` is given, with what
            `of(*args, **kwargs)` gives of the function's other arguments (the process's id).

    The action raises PermissionDenied when the predicate says no; SYSTEM may do everything.
    """

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            by, rest = args[0], args[1:]
            if by is not SYSTEM:
                on = () if of is None else (of(*rest, **kwargs),)
                if not right(by, *on):
                    raise PermissionDenied(f"{right.__name__}: {function.__module__}.{function.__name__}")
            outer = _written.get()
            written: list[int] = []
            token = _written.set(written)
            try:
                with transaction.atomic():
                    if outer is None:
                        _take_turn()
                    result = function(*args, **kwargs)
                    if not written:
                        raise UnrecordedError(f"{function.__module__}.{function.__name__} recorded nothing")
            finally:
                _written.reset(token)
            if outer is not None:
                outer.extend(written)
            return result

        run.right = right  # type: ignore[attr-defined]
        return run

    return wrap


def _take_turn() -> None:
    """
    Waits until no other action is under way: what an action reads is what stands when it writes.

    All of them write at the chain's end, so they would wait for each other there at last; there, each may hold by then
    what the other wants, and the database would break one of them off. SQLite lets one writer in at a time by itself.
    """
    if connection.features.has_select_for_update:
        _end_of_chain()


def _end_of_chain() -> Head:
    head, _ = Head.objects.select_for_update().get_or_create(ident=1, defaults={"sha256": chain.START})
    return head


def nothing_changed() -> None:
    """Says that an action had nothing to do, and that this is right."""
    written = _written.get()
    if written is not None:
        written.append(_NOTHING)


def write(
    by: Any,
    verb: str,
    on: models.Model | Thing,
    *,
    within: models.Model | Thing | None = None,
    before: Any = None,
    after: Any = None,
    reason: str = "",
    basis: str = "",
    visibility: str = Visibility.STAFF,
) -> Entry:
    """
    Adds an entry at the end of the record, in the transaction of the action that calls it.

    Args:
        verb: what was done, as "part.deed"; `frisat.web.record.sentences` has the words for it.
        before, after: JSON values that a reader of the history sees; never a secret.
        reason, basis: why, and by which law, where somebody said so.
    """
    what, around = thing(on), thing(within) if within is not None else Thing("", "")
    said: Mapping[str, Any] = {
        "who": getattr(by, "name", ""), "reason": reason, "basis": basis, "before": before, "after": after,
    }  # fmt: skip
    content = chain.canonical({name: value for name, value in said.items() if value not in (None, "")})
    salt = secrets.token_hex(16)
    head = _end_of_chain()
    values = {
        "number": head.number + 1,
        "at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "who": "system" if by is SYSTEM else f"account:{by.pk}",
        "verb": verb,
        "thing": what.type,
        "thing_key": what.key,
        "within": around.type,
        "within_key": around.key,
        "detail_sha256": chain.detail_hash(salt, str(visibility), content),
        "before": head.sha256,
    }
    columns = [str(values[name]) for name in chain.COLUMNS[1:]]
    if not (_VERB.fullmatch(verb) and all(map(_NUMBERED.fullmatch, (what.type, what.key, around.type, around.key)))):
        raise ValueError(f"the chain names things by number, never by words: {columns[2:7]}")
    entry = Entry(**values, sha256=chain.row_hash(head.number + 1, columns))
    entry.save(force_insert=True)
    Detail.objects.create(entry=entry, content=content, salt=salt, visibility=visibility)
    head.number, head.sha256 = entry.number, entry.sha256
    head.save(update_fields=["number", "sha256"])
    written = _written.get()
    if written is not None:
        written.append(entry.number)
    return entry


def erase(by: Any, entry: Entry, *, ground: str) -> Entry:
    """
    Takes the readable detail of an entry out, by law, and records that. The chain stays whole.

    Only called by actions: what may be erased, and by whom, is theirs to decide. `ground` is a law or a kind of reason
    and never what was taken out: the entry that says it stays for ever, so ValueError for erasing such an entry.
    """
    if entry.verb == "record.erase":
        raise ValueError(f"entry {entry.number} says that another was taken out, and stays")
    if not ground.strip() or len(ground) > GROUND_LENGTH:
        raise ValueError(f"a ground of 1 to {GROUND_LENGTH} letters")
    done = write(by, "record.erase", Thing("entry", str(entry.number)), reason=ground)
    Detail.objects.filter(pk=entry.number).update(
        content="", salt="", visibility=Visibility.STAFF, erased_by=done, erased_ground=ground
    )
    return done
