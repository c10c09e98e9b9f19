"""
What of a body is open beside the activities of plans: follow-ups of its meetings, steps of cases, decisions to look at.

Higher parts register a source when they start, since a body knows no process. A source gives what one account may see,
never more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from frisat.web.bodies.models import Body


@dataclass(frozen=True, slots=True)
class OpenThing:
    """
    One thing that a successor takes over. `said` is what is to be done with it ("Beslutter", "Karen Formand").

    `day` is the last day for it; None where there is none. `is_closed`: its words are for those who may see them alone.
    """

    kind: str
    title: str
    process: str
    url: str
    said: str = ""
    day: date | None = None
    is_closed: bool = False


Source = Callable[[Any, Sequence[Body]], Iterable[OpenThing]]
_sources: list[tuple[Any, Source]] = []


def register(label: Any, source: Source) -> None:
    """`label` heads the list of what the source gives."""
    if (label, source) not in _sources:
        _sources.append((label, source))


def of(who: Any, body: Body) -> list[tuple[Any, list[OpenThing]]]:
    """Label and what is open, source by source; those without anything are left out. The first day comes first."""
    bodies = with_merged([body])
    found = [(label, sorted(source(who, bodies), key=_when)) for label, source in _sources]
    return [(label, rows) for label, rows in found if rows]


def _when(one: OpenThing) -> tuple[bool, date, str, str]:
    return one.day is None, one.day or date.max, one.process, one.title


def with_forerunners(bodies: Iterable[Body]) -> list[Body]:
    """The bodies, those that they took over from, and what was merged into any of them."""
    return _and_who_led_to(bodies, lambda ahead: Q(successor__in=ahead) | Q(merged_into__in=ahead))


def with_merged(bodies: Iterable[Body]) -> list[Body]:
    """The bodies and what was merged into any of them, however often."""
    return _and_who_led_to(bodies, lambda ahead: Q(merged_into__in=ahead))


def _and_who_led_to(bodies: Iterable[Body], leads: Callable[[list[int]], Q]) -> list[Body]:
    out = {body.pk: body for body in bodies}
    ahead = list(out)
    while ahead:
        new = {body.pk: body for body in Body.objects.filter(leads(ahead)) if body.pk not in out}
        out |= new
        ahead = list(new)
    return list(out.values())


def heirs_of(ids: Iterable[int]) -> dict[int, list[Body]]:
    """By body, those that have taken its place, one after the other: its successor, or what it was merged into."""
    out: dict[int, list[Body]] = {pk: [] for pk in ids}
    ends = {pk: pk for pk in out}
    while ends:
        rows = Body.objects.select_related("successor", "merged_into").in_bulk(set(ends.values()))
        onward = {}
        for pk, end in ends.items():
            heir = rows[end].merged_into or rows[end].successor
            if heir is not None and heir.pk != pk and heir not in out[pk]:
                out[pk].append(heir)
                onward[pk] = heir.pk
        ends = onward
    return out
