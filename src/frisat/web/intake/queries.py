"""Every named read of imports and their reviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, When

from frisat.plan.model import AgendaItem
from frisat.web.intake.models import Decision, Intake, IntakeState, Row, RowKind
from frisat.web.people import permissions
from frisat.web.process.models import Process, SourceDocument
from frisat.web.process.queries import reading_of

UNSURE = ~Q(notes=[])
"""Rows with something that a person should look at."""
WARNED = UNSURE | Q(renewed=True, decision=Decision.OPEN)
"""Rows that stand on the list of warnings: those that were unsure when they were read stay there once decided."""


def imports_of(process: Process) -> QuerySet[Intake]:
    """The imports of a process, newest first, without their bytes, with how many rows are open and decided."""
    rows = Q(rows__kind=RowKind.READ, rows__joined_to=None)
    return (
        process.intakes.defer("upload")
        .select_related("by", "document")
        .defer("document__data", "document__lines", "document__reading")
        .annotate(
            all_rows=Count("rows", filter=rows),
            open_rows=Count("rows", filter=rows & Q(rows__decision=Decision.OPEN)),
        )
    )


def to_review(who: Any) -> QuerySet[Intake]:
    """The imports that wait for a review in all processes where an account may review them, oldest first."""
    mine = [p for p in permissions.roles_of(who) if permissions.edits_plan(who, p)]
    found = Intake.objects.filter(process__in=mine, state=IntakeState.READY, process__put_away=None)
    return found.defer("upload").select_related("process").order_by("pk")


def original(process: Process, pk: int) -> SourceDocument | None:
    """The file that activities of a process were read from, with its bytes; None for another process's."""
    found = SourceDocument.objects.filter(process=process, pk=pk)
    return found.only("file_name", "data", "process").first()


def items_of(document: SourceDocument) -> Sequence[AgendaItem]:
    """The items of an agenda or minutes, as they were read."""
    return reading_of(document).plan.items


def remembered(intake: Intake) -> dict[str, str]:
    """
    Key in the reading -> key that it became, from earlier imports of the same file into the same process.

    The latest wins. Parted rows are not among them: the reading has no such row.
    """
    rows = (
        Row.objects.filter(intake__process=intake.process_id, intake__document=intake.document, kind=RowKind.READ)
        .exclude(intake=intake.pk)
        .filter(decision=Decision.ACCEPTED)
        .exclude(became="")
        .order_by("intake_id", "pk")
    )
    return dict(rows.values_list("entry", "became"))


# ------------------------------------------------------------------------------------------------------- the review
def rows_read(intake: Intake) -> QuerySet[Row]:
    """The rows of the document, in its order; those joined to another one are part of that."""
    return intake.rows.filter(kind=RowKind.READ, joined_to=None).order_by("position", "pk")


def unmentioned(intake: Intake) -> QuerySet[Row]:
    """The activities of the plan that no row stands for: nobody left the row out, and it is not a successor's."""
    stands = Row.objects.filter(
        intake=intake.pk, kind=RowKind.READ, joined_to=None, relation="same", matched=OuterRef("entry")
    ).exclude(decision=Decision.LEFT)
    rows = intake.rows.filter(kind=RowKind.UNMENTIONED).order_by("position", "pk")
    return rows.annotate(stands=Exists(stands)).filter(stands=False)


def unmentioned_counts(intake: Intake) -> dict[str, int]:
    """How many activities the document does not mention, and for how many of them a person is asked."""
    is_asked = Q(decision=Decision.OPEN, proposed=Decision.DROPPED)
    return unmentioned(intake).aggregate(all=Count("pk"), asked=Count("pk", filter=is_asked))


def plan_row(intake: Intake) -> Row | None:
    """What the document says of the plan as a whole."""
    found: Row | None = intake.rows.filter(kind=RowKind.PLAN).first()
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a review is. `sure` and `unsure` count what is still open."""

    all: int
    open: int
    sure: int
    unsure: int
    renewed: int
    """Open ones whose proposal became another one, for the plan has changed."""
    accepted: int
    left: int
    plan: int
    """1 when the document says something of the plan as a whole."""
    plan_open: int
    warned: int
    warned_open: int
    """Rows on the list of warnings, and those of them that nobody has decided."""


def standing(intake: Intake) -> Standing:
    read = Q(kind=RowKind.READ, joined_to=None)
    is_open = Q(decision=Decision.OPEN)
    whole = Q(kind=RowKind.PLAN) & ~Q(activity={})
    found = intake.rows.order_by().aggregate(
        # before `renewed`, whose name stands for the count from there on
        warned=Count("pk", filter=read & WARNED),
        warned_open=Count("pk", filter=read & is_open & WARNED),
        all=Count("pk", filter=read),
        open=Count("pk", filter=read & is_open),
        unsure=Count("pk", filter=read & is_open & UNSURE),
        renewed=Count("pk", filter=read & is_open & Q(renewed=True)),
        accepted=Count("pk", filter=read & Q(decision=Decision.ACCEPTED)),
        left=Count("pk", filter=read & Q(decision=Decision.LEFT)),
        plan=Count("pk", filter=whole),
        plan_open=Count("pk", filter=whole & is_open),
    )
    return Standing(sure=found["open"] - found["unsure"], **found)


def loose(intake: Intake) -> int:
    """How many notes of the reading belong to no row. A long reading is not opened for a number."""
    if intake.loose is not None:
        return intake.loose
    return sum(not n.activities for n in reading_of(intake.document).notes) if intake.document else 0


def first_row(intake: Intake, asked: int | None = None) -> Row | None:
    """The row to begin with: the one asked for, else the first unsure one, the first open one, the first."""
    rows = rows_read(intake).annotate(has_joined=Exists(Row.objects.filter(joined_to=OuterRef("pk"))))
    if asked is not None:
        return rows.filter(pk=asked).first()
    is_open = Q(decision=Decision.OPEN)
    rank = Case(When(is_open & UNSURE, then=0), When(is_open, then=1), default=2, output_field=IntegerField())
    return rows.order_by(rank, "position", "pk").first()


def next_row(intake: Intake, after: Row, *, only: Q | None = None) -> Row | None:
    """The next open row behind one, else the first open one from the top; unsure ones only by `only=UNSURE`."""
    rows = rows_read(intake).filter(decision=Decision.OPEN).exclude(pk=after.pk)
    if only is not None:
        rows = rows.filter(only)
    rank = Case(When(position__gt=after.position, then=0), default=1, output_field=IntegerField())
    return rows.order_by(rank, "position", "pk").first()


def neighbours(row: Row) -> tuple[Row | None, Row | None]:
    """The rows before and behind one, whatever was decided."""
    rows = rows_read(row.intake)
    return rows.filter(position__lt=row.position).last(), rows.filter(position__gt=row.position).first()


def around(intake: Intake, row: Row | None, *, before: int = 3, behind: int = 4) -> list[Row]:
    """The rows around one."""
    rows = rows_read(intake).defer("read", "joined_before")
    if row is None:
        return list(rows[: before + behind + 1])
    first = list(rows.filter(position__lt=row.position).order_by("-position")[:before])
    return [*reversed(first), *rows.filter(position__gte=row.position)[: behind + 1]]


# ------------------------------------------------------------------------------------------------------- originals
def originals(process: Process, key: str, source: str = "") -> Sequence[SourceDocument]:
    """
    The documents that became part of an activity by imports, and the one that it names as its source, without their
    bytes, oldest first.
    """
    by_import = Q(intakes__rows__became=key, intakes__rows__decision=Decision.ACCEPTED)
    found = process.documents.filter(by_import | Q(file_name=source) if source else by_import)
    return list(found.defer("data", "lines", "reading").distinct().order_by("pk"))


def slim(process: Process) -> QuerySet[SourceDocument]:
    """The documents of a process without their bytes."""
    return process.documents.defer("data", "lines", "reading")
