"""What an import is to the draft that it fed: its name, its page, and the date that its document prints of itself."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from frisat.web.intake import queries
from frisat.web.intake.models import Intake
from frisat.web.process.draft_feeds import Feed
from frisat.web.process.models import Process


def of_batches(process: Process, batches: Iterable[str]) -> dict[str, Feed]:
    """Batch -> the import whose rows were accepted under it."""
    wanted = set(batches)
    if not wanted:
        return {}
    found = process.intakes.select_related("document").defer("upload", "document__data", "document__reading")
    return {
        intake.batch: Feed(intake.file_name, reverse("import", args=[process.slug, intake.pk]), _dated(intake))
        for intake in found.order_by("pk")
        if intake.batch in wanted
    }


def _dated(intake: Intake) -> str:
    return intake.document.dated if intake.document else ""


def originals(process: Process, key: str, source: str) -> list[tuple[str, str]]:
    """Name and address of each file that an activity was read from."""
    found = queries.originals(process, key, source)
    return [(one.file_name, reverse("document_file", args=[process.slug, one.pk])) for one in found]


def address(key: str) -> str:
    """The page of an import; empty when there is none."""
    found = Intake.objects.filter(pk=key).values_list("process__slug", "pk").first()
    return reverse("import", args=list(found)) if found else ""
