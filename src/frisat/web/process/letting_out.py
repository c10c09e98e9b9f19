"""
What the public would read of a plan, its documents and its process passes the gate (`frisat.web.gate`) before it can.

Contact data is blacked out on the public pages (`masks.py`); a personal number in a plan is still held back here,
because a version is never changed and everybody in the process reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.model import Plan
from frisat.scan.masking import masked
from frisat.web.gate import passing, values
from frisat.web.gate.passing import Place
from frisat.web.process.models import PlanVersion, Process, SourceDocument

FIELDS = ("name", "organisation", "case_no", "summary", "parties", "legal_basis", "period")
"""Of a process, what anybody reads once it has a version."""
Text = tuple[Place, str]
_SHOWN = 60


def require_version(by: Any, process: Process, before: PlanVersion | None, plan: Plan, *beside: str) -> None:
    """
    Lets a version pass that is being stored, with the texts that stand `beside` its plan, the process's own data and
    the sources that came since the version `before`. For actions.

    Raises gate.passing.HeldError.
    """
    sources = process.documents.defer("data", "reading")
    if before is not None:
        sources = sources.filter(added__gte=before.published)
    texts = [*_of_process(process), *_of_plan(process, plan.public(), beside)]
    for document in sources:
        texts += _of_document(document)
    passing.require(by, process.pk, process, passing.check_texts(process.pk, texts))


def require_process(by: Any, process: Process) -> None:
    """Lets what is said of a process pass. For actions. Raises gate.passing.HeldError."""
    passing.require(by, process.pk, process, passing.check_texts(process.pk, _of_process(process)))


def require_document(by: Any, document: SourceDocument) -> None:
    """Lets a paper beside the plan pass, which anybody can read. For actions. Raises gate.passing.HeldError."""
    found = passing.check_texts(document.process_id, _of_document(document))
    passing.require(by, document.process_id, document.process, found)


def _of_plan(process: Process, plan: Plan, beside: Sequence[str]) -> Iterator[Text]:
    home = reverse("editor", args=[process.slug])
    for path, text in values.texts(plan):
        if path[0] == "activities" and isinstance(path[1], int):
            activity = plan.activities[path[1]]
            title = masked(activity.title)
            said = title if len(title) <= _SHOWN else f"{title[:_SHOWN]} …"
            number = activity.key if activity.key[1:].isdigit() else str(path[1])
            yield Place("activity", number, gettext("The activity “%(title)s”") % {"title": said}, home), text
        else:
            yield Place("plan", str(process.pk), gettext("The plan's own data"), home), text
    for text in beside:
        yield Place("version", str(process.pk), gettext("What is said of the version")), text


def _of_document(document: SourceDocument) -> list[Text]:
    place = Place("document", str(document.pk), gettext("The source “%(name)s”") % {"name": masked(document.name)})
    whole = "\n".join(" | ".join(map(str, entry.get("cells", ()))) for entry in document.lines)
    return [(place, whole), (place, document.name)]


def _of_process(process: Process) -> list[Text]:
    place = Place("process", str(process.pk), gettext("What is said of the process"))
    said = {name: getattr(process, name) for name in FIELDS}
    return [(place, text) for _, text in values.texts(said)]
