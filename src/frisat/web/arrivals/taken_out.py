"""What was taken out of published versions is taken out of the parts of reviews, and of what they did, too."""

from __future__ import annotations

from frisat.plan.redaction import Redactor, Taken
from frisat.web.arrivals.models import Part
from frisat.web.arrivals.models import Taken as TakenMeeting
from frisat.web.process.models import Process


def scrub(process: Process, redactor: Redactor) -> None:
    """Called by an action. Keys of a document's reading are not those of the process: words alone are taken out."""
    words = Redactor(Taken(texts=redactor.texts))
    for part in Part.objects.filter(sheet__intake__process=process):
        part.read, part.said = words.value(part.read), words.value(part.said)
        part.version += 1
        part.save(update_fields=["read", "said", "version"])
    for taken in TakenMeeting.objects.filter(intake__process=process):
        taken.before, taken.after = words.value(taken.before), words.value(taken.after)
        taken.save(update_fields=["before", "after"])
