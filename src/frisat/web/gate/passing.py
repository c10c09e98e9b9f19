"""
The one way out: texts and files that are about to become public are scanned, and what is grave is held back.

A deed that lets something out calls `require` at its end, within its transaction, with what the public would read. Held
back means HeldError and nothing written. Somebody who may let papers out can say why a text goes out all the same: the
page that shows a HeldError sends the deed again with a reason for each text (`views.held`), and `require` records it.

What is grave: a finding of the grade high, a file that could not be opened at all (nobody has looked at it), and a file
that is not scanned yet (which no reason lets out: it takes a moment).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.crypto import salted_hmac

from frisat.scan import Finding, Grade, scan_text
from frisat.web.gate.models import Override
from frisat.web.people import permissions
from frisat.web.record.actions import write
from frisat.web.record.things import Thing

REASON_LENGTH = 300
_MAY_HOLD_ONE = re.compile(r"[\d@\[({&]")
"""Every sign that a number or an address needs one of; most texts have none."""
_REMEMBERED = 8_192


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where something stands: `where` in words for a person who may see it; `field` is what a form calls it, `url` where
    it is put right.

    `code` and `number` name it in the record, without any of its words: "item", 12.
    """

    code: str
    number: str
    where: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """
    What was found at a place. `text` is None for a file; `fault` is why a file could not be opened, `uncleaned` why it
    would go out as it is, with its traces.
    """

    place: Place
    digest: str
    findings: tuple[Finding, ...] = ()
    fault: str = ""
    waits: bool = False
    text: str | None = None
    overridden: Override | None = None
    left_out: int = 0
    uncleaned: str = ""

    @property
    def is_grave(self) -> bool:
        return self.waits or bool(self.fault or self.uncleaned) or any(f.grade is Grade.HIGH for f in self.findings)

    @property
    def is_held(self) -> bool:
        return self.is_grave and self.overridden is None

    @property
    def is_unchecked(self) -> bool:
        """Whether a part of it could not be looked at."""
        return bool(self.fault) or any(f.incomplete for f in self.findings)


class HeldError(Exception):
    """
    Something would have become public that is held back; nothing was written.

    `reasons` are those that were said, by digest; `wrong` the digests whose reason itself holds a personal number.
    """

    def __init__(
        self, held: Sequence[Checked], *, may_override: bool, reasons: Mapping[str, str], wrong: frozenset[str]
    ) -> None:
        super().__init__(f"{len(held)} held back")
        self.held, self.may_override, self.reasons, self.wrong = tuple(held), may_override, dict(reasons), wrong


_said: ContextVar[Mapping[str, str] | None] = ContextVar("frisat_gate_said", default=None)


@contextmanager
def saying(reasons: Mapping[str, str]) -> Iterator[None]:
    """While it lasts, what is held back goes out for these reasons: digest -> why. Who may is asked in `require`."""
    token = _said.set(reasons)
    try:
        yield
    finally:
        _said.reset(token)


def digest_of(content: str) -> str:
    """What an override holds for: exactly this text, or these bytes by their SHA-256."""
    return salted_hmac("frisat.web.gate", content, algorithm="sha256").hexdigest()


@lru_cache(maxsize=_REMEMBERED)
def _findings(text: str) -> tuple[Finding, ...]:
    return scan_text(text)


def has_grave(text: str) -> bool:
    """Whether a text by itself would be held back."""
    return bool(_MAY_HOLD_ONE.search(text)) and any(f.grade is Grade.HIGH for f in _findings(text))


def check_texts(process_id: int, texts: Iterable[tuple[Place, str]]) -> list[Checked]:
    """The texts in which something was found, with what was said of them before."""
    out = []
    for place, text in texts:
        if _MAY_HOLD_ONE.search(text) and (found := _findings(text)):
            out.append(Checked(place, digest_of(f"text\0{text}"), found, text=text))
    return with_overrides(process_id, out)


def with_overrides(process_id: int, checked: Sequence[Checked]) -> list[Checked]:
    """The same with the override that each has in this process."""
    from dataclasses import replace

    asked = {one.digest for one in checked if one.is_grave and not one.waits}
    if not asked:
        return list(checked)
    rows = Override.objects.filter(process_id=process_id, digest__in=asked).select_related("by")
    known = {row.digest: row for row in rows}
    return [one if one.waits else replace(one, overridden=known.get(one.digest)) for one in checked]


def require(by: Any, process_id: int, on: Any, checked: Sequence[Checked]) -> list[Override]:
    """
    Lets what was checked pass, or raises HeldError. For actions, in their transaction; `on` is what they are about.

    Returns the overrides that were made now. The record gets who, when, kinds, places and the reason, never the value.
    """
    held = [one for one in checked if one.is_held]
    if not held:
        return []
    reasons = {d: " ".join(r.split())[:REASON_LENGTH] for d, r in (_said.get() or {}).items()}
    may = permissions.releases_papers(by, process_id)
    wrong = frozenset(d for d, said in reasons.items() if has_grave(said))
    refused = [one for one in held if one.waits or not may or not reasons.get(one.digest) or one.digest in wrong]
    if refused:
        raise HeldError(held, may_override=may, reasons=reasons, wrong=wrong)
    made: dict[str, Override] = {}
    for one in held:
        if one.digest in made:
            continue
        found = counted(one)
        made[one.digest] = Override.objects.create(
            process_id=process_id, digest=one.digest, reason=reasons[one.digest], found=found, by=by
        )
        places = [[c.place.code, c.place.number] for c in held if c.digest == one.digest]
        write(
            by, "gate.override", on, within=Thing("process", str(process_id)),
            after={"found": found, "places": places}, reason=reasons[one.digest],
        )  # fmt: skip
    return list(made.values())


def counted(one: Checked) -> list[dict[str, Any]]:
    """How many findings of each kind and grade; a file that was not opened or cleaned has one of the kind "unread"."""
    counts: dict[tuple[str, str], int] = {}
    for finding in one.findings:
        key = (str(finding.kind), str(finding.grade))
        counts[key] = counts.get(key, 0) + 1
    said = [{"kind": kind, "grade": grade, "count": n} for (kind, grade), n in counts.items()]
    return [*said, {"kind": "unread", "grade": "high", "count": 1}] if one.fault or one.uncleaned else said
