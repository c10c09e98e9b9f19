"""What was taken out of published versions is taken out of the rows of reviews too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Count, Q

from frisat.plan.redaction import BLOCK, Redactor, Taken
from frisat.web.intake.models import Intake, IntakeState, Row
from frisat.web.process.models import Process


def scrub(process: Process, redactor: Redactor) -> None:
    """Rows of the activity keep nothing but that they were there; other rows lose the words. Called by an action."""
    own = Redactor(Taken(texts=redactor.texts))
    for intake in Intake.objects.filter(process=process).defer("upload"):
        intake.file_name = own.text(intake.file_name)
        intake.told, intake.error_parts = own.value(intake.told), own.value(intake.error_parts)
        intake.save(update_fields=["file_name", "told", "error_parts"])
    for row in Row.objects.filter(intake__process=process):
        if redactor.key and redactor.key in (row.matched, row.became):
            blank = {"key": row.entry, "title": BLOCK}
            row.read, row.activity, row.notes, row.reasons = blank, blank, [], []
            row.joined_before = {}
        else:
            words = Redactor(Taken(texts=redactor.texts))  # keys of a reading are not those of the process
            row.read, row.activity, row.notes = words.value(row.read), words.value(row.activity), words.value(row.notes)
            row.reasons, row.joined_before = words.value(row.reasons), words.value(row.joined_before)
        row.others = own.value(row.others)
        row.version += 1
        row.save(update_fields=["read", "activity", "notes", "reasons", "others", "joined_before", "version"])


def to_review(process_ids: Sequence[int]) -> Mapping[int, int]:
    """How many imports wait for a review in each of several processes."""
    found = Process.objects.filter(pk__in=process_ids).annotate(
        ready=Count("intakes", filter=Q(intakes__state=IntakeState.READY))
    )
    return dict(found.values_list("pk", "ready"))
