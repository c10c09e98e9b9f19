"""
What is taken out by law is taken out of cases with every wording and step, and of decisions with what was said of them.

Called by `process.take_out` through `process.standing`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from frisat.plan.journey import fingerprint
from frisat.plan.redaction import OF_MEETINGS, Redactor, Taken, places
from frisat.web.cases.models import Case, CaseText, Decision, Disclosure, Step
from frisat.web.process.models import Process
from frisat.web.process.standing import Gone, Rewrite, Standing, cleaned, without_words

_CASE = ("title", "case_no", "ground")
_TEXT = ("name", "text")
_STEP = (
    "text", "recommendation", "said", "reservations", "vote", "dissents", "skipped", "extract", "withheld",
)  # fmt: skip
_DECISION = ("title", "text", "extract", "withheld", "legal_basis")
_DISCLOSURE = ("extract", "withheld", "ground")


def look(process: Process, redactor: Redactor) -> list[Standing]:
    """Cases and decisions in which the words stand."""
    out = []
    taken = Taken(texts=redactor.texts)
    for case in Case.objects.filter(process=process).order_by("number"):
        said = [_said(case, _CASE), *(_said(t, _TEXT) for t in case.texts.all())]
        said += [_said(s, _STEP) for s in case.steps.all()]
        if redactor.holds(said):
            label = gettext("Case %(no)s, “%(title)s”") % {"no": case.number, "title": case.title}
            found = tuple(dict.fromkeys(places(said, taken, own=OF_MEETINGS)))
            out.append(Standing("case", str(case.pk), label, reverse("case", args=[process.slug, case.number]), found))
    for decision in Decision.objects.filter(process=process).order_by("year", "number"):
        said = [_said(decision, _DECISION), *(_said(d, _DISCLOSURE) for d in decision.disclosures.all())]
        if redactor.holds(said):
            label = gettext("Decision %(no)s, “%(title)s”") % {"no": decision, "title": decision.title}
            found = tuple(dict.fromkeys(places(said, taken, own=OF_MEETINGS)))
            url = reverse("work_decision", args=[process.slug, decision.year, decision.number])
            out.append(Standing("decision", str(decision.pk), label, url, found))
    return out


def _said(row: Any, names: Collection[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def take_from_cases(process: Process, redactor: Redactor, names: Collection[str], rewrite: Rewrite) -> list[Gone]:
    """Takes the words out of the chosen cases and decisions. Called by an action."""
    cases = [c for c in Case.objects.filter(process=process) if f"case:{c.pk}" in names]
    decisions = [d for d in Decision.objects.filter(process=process) if f"decision:{d.pk}" in names]
    return [*(_case(c, redactor, rewrite) for c in cases), *(_decision(d, redactor, rewrite) for d in decisions)]


def _case(case: Case, redactor: Redactor, rewrite: Rewrite) -> Gone:
    """A wording keeps its number and the hash that bodies said yes to; that of what is left stands with the note."""
    without_words(case, redactor, *_CASE)
    for step in Step.objects.filter(case=case):
        without_words(step, redactor, *_STEP)
    before = after = ""
    for text in CaseText.objects.filter(case=case).order_by("number"):
        if changed := cleaned(text, redactor, *_TEXT):
            rewrite(text, **changed)
            before, after = text.sha256, fingerprint(str(changed.get("text", text.text)))
    return Gone("case", str(case.pk), before=before, after=after)


def _decision(decision: Decision, redactor: Redactor, rewrite: Rewrite) -> Gone:
    if changed := cleaned(decision, redactor, *_DECISION):
        rewrite(decision, **changed)
    for disclosure in Disclosure.objects.filter(decision=decision):
        if changed := cleaned(disclosure, redactor, *_DISCLOSURE):
            rewrite(disclosure, **changed)
    return Gone("decision", str(decision.pk))
