"""Writes of comments on activities and drafts; colleagues are named by writing @ and their name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from frisat.plan.errors import FormatError
from frisat.web.people import permissions
from frisat.web.people.models import Account
from frisat.web.process.models import Comment, Process
from frisat.web.record.actions import action, nothing_changed, write

LONGEST = 4000
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_a-zæøå][\w'’-]*){0,3}")
"""A name as somebody may write it behind an @: a word, and those after it that begin with a capital."""
_GOES_ON = re.compile(r"[^\W_]|[-'’][^\W_]")
"""What follows a part of a name that is longer: "Anna" is not the whole of "Anna-Marie"."""


def _number_of(process: Process, *_args: Any, **_kwargs: Any) -> int:
    return process.pk


def _process_of(comment: Comment, *_args: Any, **_kwargs: Any) -> int:
    return comment.process_id


def colleagues(process: Process) -> list[Account]:
    """Those who have a role in the process, and so can be named."""
    return list(Account.objects.filter(roles__process_id=process.pk, is_active=True).order_by("name"))


def named_in(text: str, among: Iterable[Account]) -> list[Account]:
    """
    The colleagues whose name stands behind an @; a first name will do where only one has it. Longer names win.

    Of two who have one name both are meant: nobody can write which of them.
    """
    return _read_names(text, among)[0]


def unknown_in(text: str, among: Iterable[Account]) -> list[str]:
    """What stands behind an @ and is no colleague, or is a first name that several have: nobody is told of these."""
    return _read_names(text, among)[1]


def _read_names(text: str, among: Iterable[Account]) -> tuple[list[Account], list[str]]:
    people = list(among)
    firsts: dict[str, list[Account]] = {}
    for account in people:
        firsts.setdefault(account.name.split()[0].casefold() if account.name.split() else "", []).append(account)
    forms: dict[str, list[Account]] = {}
    for account in people:
        if account.name.strip():
            forms.setdefault(account.name.casefold(), []).append(account)
    forms |= {first: found for first, found in firsts.items() if first and len(found) == 1 and first not in forms}
    out: list[Account] = []
    unknown: list[str] = []
    for match in re.finditer(r"(?<![\w@])@(?=\w)", text):
        rest = text[match.end() :].casefold()
        form = next((f for f in sorted(forms, key=len, reverse=True) if rest.startswith(f)), "")
        if form and not _GOES_ON.match(rest, len(form)):
            out += forms[form]
        else:  # a shorter form would name another one than whose longer name is written there
            said = _NAME.match(text, match.end())
            unknown.append(said[0] if said else "")
    return list(dict.fromkeys(out)), [name for name in dict.fromkeys(unknown) if name]


@action(permissions.comments, of=_number_of)
def comment(by: Any, process: Process, *, text: str, key: str = "") -> Comment:
    """
    A comment on an activity, or on the draft when `key` is empty; who is named gets it by mail.

    Raises FormatError: E216 for no text, E217 for too much of it.
    """
    text = "".join(c for c in text if c in "\n\t" or (ord(c) >= 32 and not "\ud800" <= c <= "\udfff")).strip()
    if not text:
        raise FormatError("E218", where="text")
    if len(text) > LONGEST:
        raise FormatError("E217", where="text", value=len(text), most=LONGEST)
    made = Comment.objects.create(process=process, key=key, text=text, by=by)
    named = [a for a in named_in(text, colleagues(process)) if a.pk != by.pk]
    made.named.set(named)
    said = {"key": key, "text": text, "named": [a.name for a in named]}
    write(by, "comment.make", made, within=process, after=said)
    return made


@action(permissions.comments, of=_process_of)
def settle(by: Any, comment: Comment, *, settled: bool) -> None:
    """Marks a comment as settled, or as open again."""
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    if (comment.settled is not None) == settled:
        nothing_changed()
        return
    comment.settled = timezone.now() if settled else None
    comment.settled_by = by if settled else None
    comment.save(update_fields=["settled", "settled_by"])
    write(by, "comment.settle" if settled else "comment.reopen", comment, within=comment.process)
