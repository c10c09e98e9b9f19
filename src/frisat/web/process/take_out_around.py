"""What stands around the versions of a process and may repeat what is taken out of them. Called by `take_out` alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from frisat.plan.redaction import Redactor
from frisat.web.bodies import forgetting
from frisat.web.process.models import Attachment, Mention, PlanVersion, Process, TakenOut
from frisat.web.record.things import Thing

Rewrite = Callable[..., None]


def clean_around(process: Process, redactor: Redactor, rewrite: Rewrite) -> None:
    """The process's own words, names of attachments, why papers were thought to speak of it, grounds given before."""
    _itself(process, redactor)
    for attachment in Attachment.objects.filter(activity__process=process).defer("data"):
        _text(attachment, redactor, rewrite, "name")
    for mention in Mention.objects.filter(document__process=process):
        reasons = redactor.value(mention.reasons)
        if reasons != mention.reasons:
            rewrite(mention, reasons=reasons)
    for taken in TakenOut.objects.filter(version__process=process):
        _text(taken, redactor, rewrite, "ground")


def _itself(process: Process, redactor: Redactor) -> None:
    """The address stays: who wants another one gives the process another name."""
    for name in ("name", "organisation", "case_no", "summary", "legal_basis"):
        setattr(process, name, redactor.text(getattr(process, name)))
    process.parties = [redactor.text(party) for party in process.parties]
    process.period = redactor.value(process.period)
    process.save(update_fields=["name", "organisation", "case_no", "summary", "legal_basis", "parties", "period"])


def _text(row: Any, redactor: Redactor, rewrite: Rewrite, name: str) -> None:
    left = redactor.text(getattr(row, name))
    if left != getattr(row, name):
        rewrite(row, **{name: left})


def forget_names(by: Any, process: Process, redactor: Redactor, ground: str) -> list[Thing]:
    """
    Spellings in the register of bodies that only this process's plans printed; the things whose record to look through.

    A body's own name and a person stay: the registers have keepers of their own.
    """

    def is_gone(text: str, only_here: int | None) -> bool:
        if not redactor.holds(text):
            return False
        others = PlanVersion.objects.exclude(process=process).filter(plan_json__icontains=text)
        return only_here == process.pk or not others.exists()

    return forgetting.forget_spellings(by, process.pk, is_gone, ground)
