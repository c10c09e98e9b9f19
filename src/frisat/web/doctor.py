"""What `frisat doctor` says of the site: assets, interface texts, database, settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

Language = Literal["da", "en"]
Finding = tuple[str, bool, str]
"""(what was looked at, is it in order, what was found or what to do)."""


def checks(language: Language = "da") -> Iterator[Finding]:
    """One finding a thing; never raises."""

    def words(danish: str, english: str) -> str:
        return danish if language == "da" else english

    from frisat.web.base import build

    todo = words("mangler; kør »make setup«", "missing; run “make setup”")
    yield words("Udseende", "Assets"), build.is_built(), "✓" if build.is_built() else todo
    try:
        from frisat.web import serve

        serve.setup()
        from django.conf import settings
        from django.core.checks import ERROR, run_checks

        refused = [c for c in run_checks(include_deployment_checks=settings.IS_PUBLIC) if c.level >= ERROR]
        said = "; ".join(f"{c.msg} {c.hint or ''}".strip() for c in refused)
        yield words("Indstillinger", "Settings"), not refused, said or "✓"
    except Exception as error:
        yield words("Indstillinger", "Settings"), False, str(error)
        return
    found = _database(words("Database", "Database"), language)
    yield found
    if found[1] and "✓" in found[2]:
        yield _coherence(words("Sammenhæng", "Coherence"), language)


def _database(name: str, language: Language) -> Finding:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Exception as error:
        return name, False, str(error).splitlines()[0]
    if not waiting:
        return name, True, f"{connection.vendor} ✓"
    danish = f"{connection.vendor}: bliver gjort klar, når du kører »frisat serve«"
    return name, True, danish if language == "da" else f"{connection.vendor}: made ready by “frisat serve”"


def _coherence(name: str, language: Language) -> Finding:
    """What the database itself cannot hold: things that name a process by its number only (docs/decisions/0010)."""
    from django.db import Error

    from frisat.web.bodies.models import Alias
    from frisat.web.people.models import Role
    from frisat.web.process.models import Process

    try:
        there = set(Process.objects.values_list("pk", flat=True))
        roles = set(Role.objects.values_list("process_id", flat=True)) - there
        spellings = set(Alias.objects.exclude(process_id=None).values_list("process_id", flat=True)) - there
        count = (
            Role.objects.filter(process_id__in=roles).count(),
            Alias.objects.filter(process_id__in=spellings).count(),
        )
    except Error as error:
        return name, False, str(error).splitlines()[0]
    if not any(count):
        return name, True, "✓"
    danish = f"{count[0]} roller og {count[1]} skrivemåder hører til forløb, der ikke findes; gendan en sikkerhedskopi"
    english = f"{count[0]} roles and {count[1]} spellings are of processes that do not exist; restore a backup"
    return name, False, danish if language == "da" else english
