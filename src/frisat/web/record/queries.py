"""The history of one object, and whether the chain is whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from frisat.web.record import chain
from frisat.web.record.models import Detail, Entry, Head
from frisat.web.record.things import Thing

BATCH = 5000


def history(of: Thing, *, most: int = 200) -> QuerySet[Entry]:
    """What was done to one thing, newest first, with details. Who may see it is for the caller to decide."""
    found = Entry.objects.filter(thing=of.type, thing_key=of.key).select_related("detail").order_by("-number")
    return found[:most]


def history_within(of: Thing, *, most: int = 200) -> QuerySet[Entry]:
    """What was done to everything inside a thing (a process), newest first, with details."""
    found = Entry.objects.filter(within=of.type, within_key=of.key).select_related("detail").order_by("-number")
    return found[:most]


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is not as it was written: `code` is a sentence of `frisat.plan.wording`, `number` the row's."""

    code: str
    number: int


@dataclass(slots=True)
class Verdict:
    """What `verify` found. `erased` are the rows whose detail was taken out by law, which is no fault."""

    rows: int = 0
    last_sha256: str = chain.START
    faults: list[Fault] = field(default_factory=list)
    erased: list[tuple[int, int, str]] = field(default_factory=list)
    """Number of the row, number of the entry that erased it, ground."""

    @property
    def is_whole(self) -> bool:
        return not self.faults


def verify(*, most_faults: int = 50) -> Verdict:
    """Every row of the record, its detail and the head against what was hashed when it was written."""
    verdict = Verdict()
    expected, before = 1, chain.START
    for number, columns, sha, content, salt, erased_by, ground in _rows():
        if len(verdict.faults) >= most_faults:
            return verdict
        if number != expected:
            verdict.faults.append(Fault("T001", expected))
        elif columns[-1] != before:
            verdict.faults.append(Fault("T002", number))
        if chain.row_hash(columns) != sha:
            verdict.faults.append(Fault("T003", number))
        if content is None:
            verdict.faults.append(Fault("T004", number))
        elif erased_by is not None:
            verdict.erased.append((number, erased_by, ground))
        elif chain.detail_hash(salt, content) != columns[8]:
            verdict.faults.append(Fault("T005", number))
        verdict.rows += 1
        expected, before = number + 1, sha
    verdict.last_sha256 = before
    head = Head.objects.first()
    if (head.number, head.sha256) != (expected - 1, before) if head else verdict.rows:
        verdict.faults.append(Fault("T006", expected - 1))
    verdict.faults += [Fault("T007", number) for number in _unfounded(verdict)]
    return verdict


def _rows() -> Iterator[tuple[int, Sequence[Any], str, str | None, str, int | None, str]]:
    """The chain in order with its details, straight from the database: a million rows go through here."""
    quote = connection.ops.quote_name
    entry, detail = quote(Entry._meta.db_table), quote(Detail._meta.db_table)
    columns = ", ".join(f"e.{quote(name)}" for name in chain.COLUMNS)
    last = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {columns}, e.sha256, d.content, d.salt, d.erased_by_id, d.erased_ground "  # noqa: S608 - our names
                f"FROM {entry} e LEFT JOIN {detail} d ON d.entry_id = e.number "
                "WHERE e.number > %s ORDER BY e.number LIMIT %s",
                [last, BATCH],
            )
            rows = cursor.fetchall()
        if not rows:
            return
        for row in rows:
            yield row[0], row[:10], *row[10:]
        last = rows[-1][0]


def _unfounded(verdict: Verdict) -> list[int]:
    """Details that say they were erased, though no entry of the chain says so."""
    said = dict(
        Entry.objects.filter(verb="record.erase", thing="entry").values_list("number", "thing_key"),
    )
    return [number for number, by, _ in verdict.erased if said.get(by) != str(number)]
