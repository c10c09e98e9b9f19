"""Plans, findings and differences in words for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frisat.cli.screen import document_text, say, styled, wrapped
from frisat.plan.model import Activity, Plan, Reading, Status
from frisat.plan.sentences import Language

if TYPE_CHECKING:
    from frisat.lint import Finding
    from frisat.plan.diff import Diff

_WORDS = {
    "da": {
        "activities": "{n} aktiviteter",
        "activity": "1 aktivitet",
        "updated": "opdateret {day}",
        "provisional": "foreløbig",
        "undated": "uden dato",
        "inferred": "året er udledt",
        "cancelled": "AFLYST",
        "postponed": "UDSAT",
        "tentative": "foreløbigt",
        "ongoing": "løbende",
        "held": "afholdt",
        "notes": "Bemærkninger ({n})",
        "no_findings": "Ingen fund.",
        "no_changes": "Ingen forskelle.",
        "error": "fejl",
        "warning": "advarsel",
        "hint": "vink",
        "items": "Dagsorden",
    },
    "en": {
        "activities": "{n} activities",
        "activity": "1 activity",
        "updated": "updated {day}",
        "provisional": "provisional",
        "undated": "no date",
        "inferred": "the year is inferred",
        "cancelled": "CANCELLED",
        "postponed": "POSTPONED",
        "tentative": "tentative",
        "ongoing": "ongoing",
        "held": "held",
        "notes": "Notes ({n})",
        "no_findings": "No findings.",
        "no_changes": "No differences.",
        "error": "error",
        "warning": "warning",
        "hint": "hint",
        "items": "Agenda",
    },
}
_DATE_COLUMN = 26


def reading(read: Reading, language: Language) -> None:
    """The plan as a list in the document's order, then what a person should look at."""
    words, plan = _WORDS[language], read.plan
    say(styled(document_text(plan.title) or "–", "bold"))
    say(styled(" · ".join(_facts(plan, language)), "dim"))
    for activity in plan.activities:
        _activity(activity, language)
    for item in plan.items:
        say(wrapped(f"  {item.no:>4} {document_text(item.title)}", indent=7))
    if read.notes:
        say()
        say(styled(words["notes"].format(n=len(read.notes)), "bold"))
        for note in read.notes:
            where = note.source.where(language) if note.source else ""
            text = " ".join(p for p in (f"{where}:" if where else "", note.message(language), note.hint(language)) if p)
            say(wrapped(f"  {document_text(text)} [{note.code}]", indent=4))
    say()


def _facts(plan: Plan, language: Language) -> list[str]:
    words, n = _WORDS[language], len(plan.activities)
    facts = [plan.organisation or "", plan.case_no or ""]
    facts.append(words["activity"] if n == 1 else words["activities"].format(n=n))
    facts.append(words["updated"].format(day=plan.updated) if plan.updated else "")
    facts.append(words["provisional"] if plan.provisional else "")
    return [document_text(fact) for fact in facts if fact]


def _activity(activity: Activity, language: Language) -> None:
    words, period = _WORDS[language], activity.period
    when = document_text(period.text) if period and period.text else words["undated"]
    if activity.time:
        when += f" {activity.time.start}" + (f"-{activity.time.end}" if activity.time.end else "")
    title = document_text(activity.title)
    if activity.status is not Status.PLANNED:
        title += f" ({words[activity.status]})"
    style = "red" if activity.status in (Status.CANCELLED, Status.POSTPONED) else "bold"
    pad = max(_DATE_COLUMN, len(when) + 1)
    say(wrapped(f"  {when:<{pad}}{title}", indent=2 + _DATE_COLUMN).replace(when, styled(when, style), 1))
    details = ", ".join(document_text(actor) for actor in activity.actors)
    if period is not None and period.inferred and period.edtf:
        details = " · ".join(p for p in (details, f"{words['inferred']}: {period.edtf}") if p)
    if details:
        say(styled(wrapped(" " * (2 + _DATE_COLUMN) + details, indent=2 + _DATE_COLUMN), "dim"))


def findings(name: str, plan: Plan, found: list[Finding], language: Language) -> None:
    """Findings of one plan, the gravest first, each with what to do."""
    words = _WORDS[language]
    say(styled(document_text(name), "bold"))
    if not found:
        say(f"  {words['no_findings']}")
    colour = {"error": "red", "warning": "yellow", "hint": "cyan"}
    for finding in sorted(found, key=lambda f: list(colour).index(f.level)):
        where = finding.where(plan, language)
        label = styled(words[finding.level], colour[finding.level])
        text = " ".join(
            p for p in (f"{where}:" if where else "", finding.message(language), finding.hint(language)) if p
        )
        say(wrapped(f"  {label}  {document_text(text)} [{finding.rule}]", indent=4))


def difference(diff: Diff, a: Plan, b: Plan, language: Language) -> None:
    """One plain sentence a change."""
    if not diff.changes:
        say(_WORDS[language]["no_changes"])
    for change in diff.changes:
        say(wrapped(f"  {document_text(change.sentence(language, a, b))}", indent=4))
