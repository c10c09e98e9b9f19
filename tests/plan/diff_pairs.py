"""
Made pairs of plans with known truth: a municipal plan, and a later one in which things were moved, reworded,
reassigned, split, replaced, dropped and added. Seeds are arguments; no word comes from the founding documents.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frisat.plan.model import Activity, Kind, Plan, Status
from frisat.plan.period import Period

TOPICS = (
    "skolestruktur", "klimahandleplan", "trafikplan", "dagtilbudspolitik", "idrætsstrategi", "boligpolitik",
    "biblioteksplan", "varmeplan", "spildevandsplan", "erhvervspolitik", "turismestrategi", "naturpolitik",
    "beskæftigelsesplan", "integrationspolitik", "kulturpolitik", "cykelplan", "affaldsplan", "ungdomspolitik",
    "bosætningsstrategi", "frivilligpolitik", "rusmiddelpolitik", "musikskole", "havneplan", "skovrejsning",
)  # fmt: skip
BODIES = (
    "Byrådet", "Økonomiudvalget", "Børne- og Skoleudvalget", "Kultur- og Fritidsudvalget", "Teknik- og Miljøudvalget",
    "Handicaprådet", "Ungerådet", "Hovedudvalget", "Forvaltningen",
)  # fmt: skip
SAYINGS: dict[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.THEME_DEBATE: (
        ("Temadrøftelse om {x}", ""), ("Drøftelse af {x}", ""), ("Møde i {b}", "Temadrøftelse om {x}"),
        ("Temamøde i {b}", "Drøfte {x}"),
    ),
    Kind.DECISION: (
        ("Godkendelse af {x}", ""), ("Politisk behandling af {x}", ""), ("Møde i {b}", "Godkendelse af {x}"),
        ("{b} godkender {x}", ""),
    ),
    Kind.HEARING: (("Høring om {x}", ""), ("Høringsperiode for {x}", ""), ("{x} i offentlig høring", "")),
    Kind.WORKSHOP: (("Workshop om {x}", ""), ("Seminar om {x}", ""), ("Temadag om {x} for alle interesserede", "")),
    Kind.INVOLVEMENT: (("Borgermøde om {x}", ""), ("Borgermøder om {x} i lokalområderne", "")),
    Kind.DEADLINE: (("Frist for bidrag til {x}", ""), ("Deadline for bidrag til {x}", "")),
    Kind.DRAFTING: (("Udarbejdelse af {x}", ""), ("Formulering af {x}", ""), ("Udkast til {x} udarbejdes", "")),
}  # fmt: skip
"""Kind -> ways of saying the same, as (title, agenda point)."""


@dataclass(frozen=True)
class MadePair:
    """Two plans; `heirs`: key of the first -> keys of the second that continue it; `moves`: key -> days."""

    a: Plan
    b: Plan
    heirs: dict[str, set[str]]
    moves: dict[str, int]
    replaced: set[str]

    @property
    def links(self) -> set[tuple[str, str]]:
        return {(a, b) for a, all_b in self.heirs.items() for b in all_b}


def _day(rng: random.Random) -> Period:
    day = date(2027, 1, 4) + timedelta(rng.randrange(500))
    return Period(day.isoformat(), f"{day.day}.{day.month}.{day.year}")


def _said(kind: Kind, topic: str, body: str, way: int) -> tuple[str, tuple[str, ...]]:
    title, point = SAYINGS[kind][way % len(SAYINGS[kind])]
    title = title.format(x=topic, b=body)
    return title[0].upper() + title[1:], (point.format(x=topic),) if point else ()


def make(seed: int, *, size: int = 30) -> MadePair:
    """A pair of plans of about `size` activities each."""
    rng = random.Random(seed)
    wanted = [(topic, kind) for topic in TOPICS for kind in SAYINGS]
    rng.shuffle(wanted)
    first: list[Activity] = []
    second: list[Activity] = []
    heirs: dict[str, set[str]] = {}
    moves: dict[str, int] = {}
    replaced: set[str] = set()
    for n, (topic, kind) in enumerate(wanted[:size]):
        body, way = rng.choice(BODIES), rng.randrange(4)
        title, agenda = _said(kind, topic, body, way)
        a = Activity(
            key=f"x{n:02}", title=title, agenda=agenda, kind=kind, period=_day(rng), actors=(body,), responsible=(body,)
        )
        b = replace(a, key=f"y{n:02}")
        fate = rng.random()
        heirs[a.key] = {b.key}
        if fate < 0.15:
            heirs[a.key] = set()
        elif fate < 0.40:
            b = _moved(b, days := rng.choice((-7, 7, 14, 35, 60, 120)))
            moves[a.key] = days
        elif fate < 0.60:
            b = _moved(b, days := rng.choice((0, 14, 35, 90)))
            moves[a.key] = days
            title, agenda = _said(kind, topic, body, way + 1 + rng.randrange(2))
            b = replace(b, title=title, agenda=agenda)
        elif fate < 0.68:
            b = replace(b, responsible=(other := rng.choice([x for x in BODIES if x != body]),), actors=(other,))
        elif fate < 0.76:
            a = replace(a, status=Status.CANCELLED)
            b = _moved(b, 35)
            replaced.add(a.key)
        first.append(a)
        if heirs[a.key]:
            second.append(b)
    for n, (topic, kind) in enumerate(wanted[size : size + size // 6]):
        body = rng.choice(BODIES)
        title, agenda = _said(kind, topic, body, rng.randrange(4))
        second.append(
            Activity(
                key=f"z{n:02}", title=title, agenda=agenda, kind=kind, period=_day(rng), actors=(body,),
                responsible=(body,),
            )
        )  # fmt: skip
    rng.shuffle(second)
    return MadePair(
        Plan(title="Plan for politikker", activities=tuple(first)),
        Plan(title="Plan for politikker, ny udgave", activities=tuple(second)),
        heirs,
        moves,
        replaced,
    )


def _moved(a: Activity, days: int) -> Activity:
    period = a.period.shift(days) if a.period else None
    return replace(a, period=period)
