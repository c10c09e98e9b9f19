"""A made-up plan of any length, for the tests of the editor."""

from __future__ import annotations

from datetime import date, timedelta

from frisat.plan.model import Activity, Kind, Plan
from frisat.plan.period import Period
from frisat.web.base.words import MONTHS
from frisat.web.process import actions
from frisat.web.process.models import PlanVersion, Process
from frisat.web.record.actions import SYSTEM


def long_plan(process: Process, count: int) -> Plan:
    """So many activities of all kinds under keys of the process, every second day from January 2027."""
    make = actions.key_maker(process)
    out, keys = [], []
    for n in range(count):
        day = date(2027, 1, 4) + timedelta(n * 2)
        keys.append(make())
        out.append(
            Activity(
                key=keys[-1],
                title=f"Behandling af delmål {n} i skolestrukturen og inddragelse af forældre {n % 37}",
                kind=list(Kind)[n % len(Kind)],
                period=Period(day.isoformat(), f"{day.day}. {MONTHS['da'][day.month - 1]} {day.year}"),
                actors=("Børneudvalget", "Byrådet") if n % 2 else ("Ledere i dagtilbud",),
                responsible=("Børneudvalget",) if n % 2 else (),
                depends_on=(keys[n - 2],) if n > 2 and n % 4 == 0 else (),
            )
        )
    return Plan(title="Skolestruktur", activities=tuple(out))


def publish(process: Process, plan: Plan) -> PlanVersion:
    return actions.publish_version(SYSTEM, process, plan, valid_from=date(2027, 6, 1))
