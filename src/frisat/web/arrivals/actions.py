"""
Every write to the parts of a meeting that a document tells of. Nothing reaches the meeting before `taking.take`.

Every write names the version of the part that its person saw; who comes second is told (G403).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from frisat.plan.meeting_paper import is_paper
from frisat.plan.model import DocumentKind
from frisat.web.arrivals import proposals, queries, sheets
from frisat.web.arrivals.models import Part, PartKind, Sheet
from frisat.web.intake import decisions
from frisat.web.intake.models import Decision, Intake
from frisat.web.meetings.errors import MeetingError
from frisat.web.people import permissions
from frisat.web.process.queries import reading_of
from frisat.web.record.actions import action, nothing_changed, write

Json = dict[str, Any]


def of_sheet(sheet: Sheet, *_args: Any, **_kwargs: Any) -> int:
    return sheet.intake.process_id


@action(permissions.system_only)
def prepare(by: Any, intake: Intake) -> Sheet | None:
    """The sheet of an agenda or minutes, made once for each reading; None for any other document."""
    nothing_changed()  # it repeats what the reading found; that it was read is recorded already
    intake = decisions.held(intake)
    found, row = queries.sheet_of(intake), queries.own_row(intake)
    if intake.document is None or row is None or (found is not None and found.row == row.pk):
        return found
    plan = reading_of(intake.document).plan
    if not is_paper(plan):
        return None
    if found is not None:  # the document was read again
        found.parts.all().delete()
    sheet, _ = Sheet.objects.update_or_create(
        intake=intake, defaults={"row": row.pk, "is_minutes": plan.kind is DocumentKind.MINUTES}
    )
    made = sheets.parts_of(plan, intake.document.lines)
    Part.objects.bulk_create(
        Part(sheet=sheet, kind=one.kind, position=n, read=one.said, said=one.said, place=one.place)
        for n, one in enumerate(made)
    )
    return sheet


@dataclass(frozen=True, slots=True)
class Choice:
    """
    What a person says of a part: what it says, and what it is. `chosen` None leaves that to Frisat.

    `of_row` belongs to the head: what is said of the row of the import, with the version of it that the person saw.
    """

    said: Json
    chosen: str | None = None
    of_row: tuple[int, decisions.Choice] | None = None


@action(permissions.edits_plan, of=of_sheet)
def correct(by: Any, sheet: Sheet, pk: int, version: int, choice: Choice) -> Part:
    """Keeps what a person wrote without accepting it. Raises MeetingError: G403, G408."""
    part = _open_part(sheet, pk, version)
    _put(by, sheet, part, choice)
    _saved(part, "said", "chosen")
    write(by, "arrival.correct", sheet.intake, within=sheet.intake.process, after={"part": part.position})
    return part


@action(permissions.edits_plan, of=of_sheet)
def accept(by: Any, sheet: Sheet, pk: int, version: int, choice: Choice) -> Part:
    """
    Says that a part is right. Raises MeetingError: G403, G408; the code of what must be mended first, with its field.
    """
    part = _open_part(sheet, pk, version)
    _put(by, sheet, part, choice)
    row = queries.own_row(sheet.intake)
    _saved(part, "said", "chosen")
    looked = next(one for one in queries.looked_at(sheet, row) if one.part.pk == part.pk)
    for name, said in proposals.blocking(looked.proposal.doubts).items():
        raise MeetingError(said[0][0], name, **said[0][1])
    part.decision = Decision.ACCEPTED
    part.chosen = looked.proposal.value
    part.save(update_fields=["decision", "chosen"])
    write(by, "arrival.accept", sheet.intake, within=sheet.intake.process, after={"part": part.position})
    return part


@action(permissions.edits_plan, of=of_sheet)
def leave(by: Any, sheet: Sheet, pk: int, version: int) -> Part:
    """Leaves a part out. Raises MeetingError: G403, G408."""
    part = _open_part(sheet, pk, version)
    part.decision = Decision.LEFT
    _saved(part, "decision")
    write(by, "arrival.leave", sheet.intake, within=sheet.intake.process, after={"part": part.position})
    return part


@action(permissions.edits_plan, of=of_sheet)
def reopen(by: Any, sheet: Sheet, pk: int, version: int) -> Part:
    """Takes a decision about a part back. Raises MeetingError: G403, G408."""
    part = _open_part(sheet, pk, version, is_open=False)
    part.decision = Decision.OPEN
    _saved(part, "decision")
    write(by, "arrival.reopen", sheet.intake, within=sheet.intake.process, after={"part": part.position})
    return part


@action(permissions.edits_plan, of=of_sheet)
def accept_sure(by: Any, sheet: Sheet) -> int:
    """Accepts every open part about which nothing is unsure; how many. Raises MeetingError G408."""
    locked(sheet)
    row = queries.own_row(sheet.intake)
    sure = [one for one in queries.looked_at(sheet, row) if one.is_open and not one.is_unsure]
    if not sure:
        nothing_changed()
        return 0
    for one in sure:
        one.part.decision, one.part.chosen = Decision.ACCEPTED, one.proposal.value
        one.part.version += 1
    Part.objects.bulk_update([one.part for one in sure], ["decision", "chosen", "version"])
    said = {"parts": [one.part.position for one in sure]}
    write(by, "arrival.accept_sure", sheet.intake, within=sheet.intake.process, after=said)
    return len(sure)


def locked(sheet: Sheet) -> Intake:
    """The import, held. Raises MeetingError G408 when its review is over, or its meeting was made."""
    try:
        intake = decisions.locked(sheet.intake)
    except decisions.StaleError:
        raise MeetingError("G408") from None
    if queries.standing_taken(intake):
        raise MeetingError("G403")
    sheet.intake = intake
    return intake


def _open_part(sheet: Sheet, pk: int, version: int, *, is_open: bool = True) -> Part:
    locked(sheet)
    part: Part = Part.objects.select_for_update().get(pk=pk, sheet=sheet)
    if part.version != version or (part.decision == Decision.OPEN) is not is_open:
        raise MeetingError("G403")
    return part


def _put(by: Any, sheet: Sheet, part: Part, choice: Choice) -> None:
    part.said, part.chosen = dict(choice.said), choice.chosen
    if part.kind == PartKind.HEAD and choice.of_row is not None:
        row = queries.own_row(sheet.intake)
        version, of_row = choice.of_row
        if row is None or row.decision != Decision.OPEN:
            return
        try:
            decisions.correct(by, sheet.intake, row.pk, version, of_row)
        except decisions.StaleError:
            raise MeetingError("G403") from None


def _saved(part: Part, *fields: str) -> None:
    part.version += 1
    part.save(update_fields=[*fields, "version"])
