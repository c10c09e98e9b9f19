"""
What was found, for a person who decides: where, what (masked), how grave, what to do, and the form that sends it again.

`held` answers whatever form led to a HeldError. It sends the same form again, with a reason for each text that is to
go out all the same, or with the text put right on the spot: nothing that was written is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from frisat.plan.sentences import Language, sentence
from frisat.scan import Finding, Grade, Kind
from frisat.web.base import words
from frisat.web.gate.models import Override
from frisat.web.gate.passing import REASON_LENGTH, Checked, HeldError, has_grave

PREFIX = "gate-"
"""Before the digest of a text, in the name of the field with its reason."""
_LISTED = 12
_BADGES = {Grade.HIGH: "badge-error", Grade.MEDIUM: "badge-warning", Grade.LOW: "badge-info"}
_UNCLEANED = {
    "E420": gettext_lazy("there is no way of cleaning a file of this kind."),
    "E421": gettext_lazy("the file has tracked changes, which somebody must accept or reject."),
    "E422": gettext_lazy("something that tells who made it would be left."),
    "E425": gettext_lazy("it has a part that cannot be taken out without breaking what is shown, such as a film."),
    "E426": gettext_lazy("a file that lies inside it cannot be cleaned."),
    "E427": gettext_lazy("hidden cells take part in formulas whose results are not saved in the file."),
}
_TRACES = frozenset({Kind.METADATA, Kind.COMMENT, Kind.TRACKED_CHANGE})


@dataclass(frozen=True, slots=True)
class Line:
    """One finding in words; `where` is the place within the text or file."""

    label: str
    badge: str
    where: str
    said: str
    why: str
    advice: str


@dataclass(frozen=True, slots=True)
class Row:
    """One text or file with what was found in it. `field` is the name of its reason's field, "" where none helps."""

    where: str
    url: str
    lines: tuple[Line, ...]
    more: int
    held: bool
    waits: bool
    field: str
    reason: str
    is_wrong: bool
    is_missing: bool
    overridden: Override | None


@dataclass(frozen=True, slots=True)
class Written:
    """A field of the form that was sent and holds something grave: it can be put right here."""

    name: str
    label: str
    value: str
    is_long: bool


def reasons(request: HttpRequest) -> dict[str, str]:
    """Why each text goes out all the same, as the form says it: digest -> reason."""
    if request.method != "POST":
        return {}
    cut = len(PREFIX)
    return {name[cut:]: value for name, value in request.POST.items() if name.startswith(PREFIX) and value.strip()}


def rows(
    checked: Iterable[Checked], *, may_override: bool, error: HeldError | None = None, asks: bool = True
) -> list[Row]:
    """What was found, the gravest first. `asks` is False where the page has no form that a reason goes with."""
    said = error.reasons if error else {}
    wrong = error.wrong if error else frozenset()
    out = []
    seen: set[str] = set()
    for one in sorted(checked, key=lambda c: (not c.is_held, not c.is_grave, c.place.number == "")):
        field = ""
        if one.is_held and may_override and asks and not one.waits and one.digest not in seen:
            seen.add(one.digest)  # the same text at two places is one decision
            field = f"{PREFIX}{one.digest}"
        out.append(
            Row(
                one.place.where,
                one.place.url,
                tuple(lines(one)),
                max(0, len(one.findings) - _LISTED) + one.left_out,
                one.is_held,
                one.waits,
                field,
                said.get(one.digest, ""),
                one.digest in wrong,
                bool(error) and bool(said) and bool(field) and one.digest not in said,
                one.overridden,
            )
        )
    return out


def lines(one: Checked) -> list[Line]:
    language = words.language()
    if one.waits:
        return []
    if one.fault:
        said = gettext("Not checked: %(why)s") % {"why": sentence(one.fault, {}, language=language)}
        advice = gettext("Read the file yourself, or save it anew and attach it again.")
        return [Line(_label(Grade.HIGH), _BADGES[Grade.HIGH], "", said, "", advice)]
    order = list(Grade)
    gravest = sorted(one.findings, key=lambda f: order.index(f.grade))[:_LISTED]
    out: list[Line] = []
    if one.uncleaned:
        out.append(_not_cleaned(one.uncleaned, language))
    for found in gravest:
        advice = _advice(found)
        repeated = bool(out) and out[-1].advice == advice
        out.append(
            Line(
                _label(found.grade), _BADGES[found.grade], found.place.words(language), found.message(language),
                found.reason(language), "" if repeated else advice,
            )
        )  # fmt: skip
    return out


def _not_cleaned(code: str, language: Language) -> Line:
    """Why a file would go out with what tells of its making, and what to do about it."""
    known = _UNCLEANED.get(code)
    why = str(known) if known else sentence(code, {}, language=language)
    said = gettext("Not cleaned: %(why)s") % {"why": why}
    advice = gettext("Save the file as PDF and attach that instead, or put it right and attach it again.")
    if code == "E421":
        advice = gettext("Use the cleaned copy, in which they are accepted, or put it right and attach it again.")
    return Line(_label(Grade.HIGH), _BADGES[Grade.HIGH], "", said, "", advice)


def _label(grade: Grade) -> str:
    return {Grade.HIGH: gettext("Grave"), Grade.MEDIUM: gettext("Possible"), Grade.LOW: gettext("Minor")}[grade]


def _advice(found: Finding) -> str:
    if found.kind in _TRACES:
        return gettext("Use the cleaned copy, or remove it in the file and attach the file again.")
    return found.hint(words.language())


def summary(checked: Sequence[Checked]) -> dict[str, int]:
    """How many places are held back, worth a look, and not fully looked at."""
    return {
        "held": sum(c.is_held and not c.waits for c in checked),
        "waits": sum(c.waits for c in checked),
        "look": sum(not c.is_held for c in checked),
        "unchecked": sum(c.is_unchecked for c in checked),
    }


def held(request: HttpRequest, error: HeldError) -> HttpResponse:
    """The form that was sent could not be carried out: what was found, and the same form once more."""
    written, kept = [], []
    shown = {f"{PREFIX}{one.digest}" for one in error.held}
    labels = {one.text: one.place.where for one in error.held if one.text is not None}
    for name, values in request.POST.lists():
        if name == "csrfmiddlewaretoken" or name in shown:
            continue
        for value in map(str, values):
            if has_grave(value):
                text = next((t for t in labels if t and t in (value, value.strip())), "")
                label = labels.get(text) or gettext("What you wrote")
                written.append(Written(name, label, value, len(value) > 30 or "\n" in value))
            else:
                kept.append((name, value))
    context = {
        "rows": rows(error.held, may_override=error.may_override, error=error, asks=not request.FILES),
        "written": written,
        "kept": kept,
        "has_files": bool(request.FILES),
        "may_override": error.may_override,
        "only_waits": all(one.waits for one in error.held),
        "reason_length": REASON_LENGTH,
        "here": request.path,
    }
    return render(request, "gate/held.html", context, status=422)
