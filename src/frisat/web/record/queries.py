"""The history of one object, and whether the chain is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from frisat.web.base.clock import COPENHAGEN
from frisat.web.record import chain
from frisat.web.record.models import Detail, Entry, Head, Visibility
from frisat.web.record.noted import is_emptied
from frisat.web.record.things import Thing

BATCH = 5000
Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a history is narrowed to. `who` as the chain has it ("account:12"); `kind` is what a verb begins with."""

    who: str = ""
    kind: str = ""
    first_day: date | None = None
    last_day: date | None = None
    before: int | None = None


def history(of: Thing, wanted: Wanted = Wanted(), *, most: int = 200) -> QuerySet[Entry]:
    """What was done to one thing, newest first, with details. Who may see it is for the caller to decide."""
    return _narrowed(Entry.objects.filter(thing=of.type, thing_key=of.key), wanted, most)


def history_within(of: Thing, wanted: Wanted = Wanted(), *, most: int = 200) -> QuerySet[Entry]:
    """What was done to everything inside a thing (a process), newest first, with details."""
    return _narrowed(Entry.objects.filter(within=of.type, within_key=of.key), wanted, most)


def last_deed(of: Thing, verb: str) -> dict[str, Any]:
    """What was said the last time this was done to a thing; empty when it never was, or was taken out since."""
    found = Entry.objects.filter(thing=of.type, thing_key=of.key, verb=verb).select_related("detail")
    entry = found.order_by("-number").first()
    if entry is None or entry.detail.is_erased or entry.detail.visibility == Visibility.CLOSED:
        return {}
    return dict(entry.detail.said)


def is_known(of: Thing) -> bool:
    """Whether anything was ever done to a thing."""
    return Entry.objects.filter(thing=of.type, thing_key=of.key).exists()


def last_number() -> int:
    """The number of the newest entry, 0 before the first: the same as before means that nobody has done anything."""
    return Entry.objects.order_by("-number").values_list("number", flat=True).first() or 0


def everything(wanted: Wanted = Wanted(), *, most: int = 200) -> QuerySet[Entry]:
    """The whole record, newest first, with details."""
    return _narrowed(Entry.objects.all(), wanted, most)


def _narrowed(found: QuerySet[Entry], wanted: Wanted, most: int) -> QuerySet[Entry]:
    if wanted.who:
        found = found.filter(who=wanted.who)
    if wanted.kind:
        found = found.filter(verb__startswith=f"{wanted.kind}.")
    if wanted.first_day:
        found = found.filter(at__gte=_moment(wanted.first_day))
    if wanted.last_day:
        found = found.filter(at__lt=_moment(wanted.last_day + timedelta(days=1)))
    if wanted.before is not None:
        found = found.filter(number__lt=wanted.before)
    return found.select_related("detail", "detail__erased_by").order_by("-number")[:most]


def _moment(day: date) -> str:
    """The beginning of a day in Denmark as the chain has moments: a day in June begins at ten in the evening, UTC."""
    return datetime.combine(day, time(), COPENHAGEN).astimezone(UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is not as it was written: `code` is a sentence of `frisat.plan.wording`; `number`, T010: how many."""

    code: str
    number: int | str


@dataclass(frozen=True, slots=True)
class Erased:
    """A row whose detail was taken out: which, by which entry, on what ground."""

    number: int
    by: int
    ground: str


@dataclass(slots=True)
class Verdict:
    """
    What `verify` found. `erased` are the rows whose detail was taken out by law, which is no fault.

    `gave_up`: so many faults that the rest was not looked at; `rows` is then how far it came.
    """

    rows: int = 0
    last_number: int = 0
    last_sha256: str = chain.START
    gave_up: bool = False
    head: list[tuple[int, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    erased: list[Erased] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return not self.faults


def verify(
    *,
    after: tuple[int, str] | None = None,
    noted: Mapping[int, str] | None = None,
    most_faults: int = 50,
    tell: Tell = lambda rows: None,
) -> Verdict:
    """
    Every row of the record, its detail and the head against what was hashed when it was written.

    Args:
        after: number and hash of a row as an earlier run gave them, kept outside the database: the record must still
            hold it. Without it, who can write to every table could have written a whole new chain.
        noted: the same of several rows, as `frisat.web.record.noted` keeps them.
        tell: called with the count of rows seen so far, now and then.
    """
    verdict = Verdict()
    faults = verdict.faults
    expected, before = 1, chain.START
    anchors = {**(noted or {}), **(dict([after]) if after is not None else {})}
    row_hash, detail_hash = chain.row_hash, chain.detail_hash
    for row in _rows(verdict):
        number, sha, content, salt, visibility, erased_by, ground = row[0], *row[10:]
        if len(faults) >= most_faults:
            verdict.gave_up = True
            return verdict
        if not isinstance(number, int) or number < expected:  # a database without types takes a word for a number
            faults.append(Fault("T009", number))
            continue
        if number != expected:
            faults.append(Fault("T001", expected))
        elif row[9] != before:
            faults.append(Fault("T002", number))
        try:
            if row_hash(number, row[1:10]) != sha:
                faults.append(Fault("T003", number))
        except TypeError:  # a column that is no text, which is never what was written
            faults.append(Fault("T003", number))
        if content is None:
            faults.append(Fault("T004", number))
        elif erased_by is not None:
            verdict.erased.append(Erased(number, erased_by, ground))
            if (content, salt, visibility) != ("", "", Visibility.STAFF):
                faults.append(Fault("T005", number))
        elif ground or detail_hash(salt, visibility, content) != row[8]:
            faults.append(Fault("T005", number))
        if number in anchors and anchors.pop(number) != sha:
            faults.append(Fault("T008", number))
        verdict.rows += 1
        if not verdict.rows % BATCH:
            tell(verdict.rows)
        expected, before = number + 1, sha
    verdict.last_number, verdict.last_sha256 = expected - 1, before
    if verdict.head != [(expected - 1, before)] and (verdict.head or verdict.rows):
        faults.append(Fault("T006", expected - 1))
    faults += [Fault("T008", number) for number in sorted(anchors)[:most_faults]]
    if not verdict.rows and is_emptied():
        faults.append(Fault("T011", 0))
    if stray := Detail.objects.filter(~Exists(Entry.objects.filter(number=OuterRef("entry_id")))).count():
        faults.append(Fault("T010", stray))
    faults += [Fault("T007", erased.number) for erased in verdict.erased if not _is_founded(erased)]
    return verdict


def _rows(verdict: Verdict) -> Iterator[tuple[Any, ...]]:
    """
    The chain in order with its details, straight from the database: a million rows go through here.

    People write meanwhile and are not kept waiting: no transaction is held. The end is read into `verdict.head` once
    there are no more rows, and what was written between the two is read as well.
    """
    quote = connection.ops.quote_name
    entry, detail = quote(Entry._meta.db_table), quote(Detail._meta.db_table)
    columns = ", ".join(f"e.{quote(name)}" for name in chain.COLUMNS)
    last: Any = -1  # a row of number 0 was never written, and must be seen
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {columns}, e.sha256, d.content, d.salt, d.visibility, d.erased_by_id, d.erased_ground "  # noqa: S608 - our names
                f"FROM {entry} e LEFT JOIN {detail} d ON d.entry_id = e.number "
                "WHERE e.number > %s ORDER BY e.number LIMIT %s",
                [last, BATCH],
            )
            rows = cursor.fetchall()
        if rows:
            yield from rows
            last = rows[-1][0]
            continue
        verdict.head = list(Head.objects.values_list("number", "sha256"))
        if not any(isinstance(last, int) and number > last for number, _ in verdict.head):
            return
        if not Entry.objects.filter(number__gt=last).exists():
            return


def _is_founded(erased: Erased) -> bool:
    """Whether the chain says that a detail was erased, and on the ground that stands there."""
    by = Entry.objects.filter(pk=erased.by, verb="record.erase", thing="entry").select_related("detail").first()
    if by is None or by.thing_key != str(erased.number) or not hasattr(by, "detail"):
        return False
    try:
        return not by.detail.is_erased and by.detail.said.get("reason", "") == erased.ground
    except ValueError:  # no JSON by now, which is found as a fault of its own
        return False
