"""
Which decisions a version can be published by. A higher part says at its start which there are (`AppConfig.ready`).

A publisher may also write the decision in words of their own; then nothing is tied to the version.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from frisat.web.process.models import PlanVersion, Process


@dataclass(frozen=True, slots=True)
class Offer:
    """A decision: `key` in forms, `label` for who chooses, `cite` what the public may read of it in one line."""

    key: str
    label: str
    cite: str


Offers = Callable[[Process], Sequence[Offer]]
Carry = Callable[[Any, str, PlanVersion], None]
_offers: list[Offers] = []
_carry: list[Carry] = []


def register(offers: Offers, carry: Carry) -> None:
    """`offers` lists the decisions of a process; `carry` ties one of them to a version, in its transaction."""
    _offers[:], _carry[:] = [offers], [carry]


def offers(process: Process) -> list[Offer]:
    """The decisions of a process, the newest first."""
    return [offer for found in _offers for offer in found(process)]


def cite(process: Process, key: str) -> str:
    """A decision in one line that anybody may read; "" for none. Raises LookupError for one that is not offered."""
    if not key:
        return ""
    for offer in offers(process):
        if offer.key == key:
            return offer.cite
    raise LookupError(key)


def carry(by: Any, key: str, version: PlanVersion) -> None:
    """For actions: ties the decision to the version that is being published."""
    if key:
        cite(version.process, key)
        for tie in _carry:
            tie(by, key, version)
