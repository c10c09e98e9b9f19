"""Plans, findings and differences in words for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frisat.cli.screen import document_text, say, styled, wrapped
from frisat.plan.danish import wording
from frisat.plan.errors import PeriodError
from frisat.plan.model import Activity, Clock, Note, Plan, Reading, Status
from frisat.plan.period import Period
from frisat.plan.sentences import Language, several

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
        "postponed": "UDSKUDT",
        "tentative": "foreløbig",
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
_MANY, _EXAMPLES = 4, 3
"""From how many notes of one sort on they are told in one sentence, and how many of them it quotes."""


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
        told = [_Told(n.code, n.source.where(language) if n.source else "", n) for n in read.notes]
        _tell(told, language, "  ", lambda one: one.code)
    say()


@dataclass(frozen=True, slots=True)
class _Told:
    """A note or a finding with the name it is told under (code or rule) and its place in words."""

    name: str
    where: str
    about: Note | Finding

    @property
    def code(self) -> str:
        return self.about.code

    def parts(self, language: Language) -> dict[str, object]:
        if isinstance(self.about, Note):
            return {"value": self.about.value, **dict(self.about.parts)}
        return self.about.in_words(language)


def _tell(told: Sequence[_Told], language: Language, lead: str, group: Callable[[_Told], str]) -> None:
    """Those of one code together: each its sentence, what to do once; many of one sort in one sentence."""
    groups: dict[tuple[str, str], list[_Told]] = {}
    for one in told:
        groups.setdefault((group(one), one.about.hint(language)), []).append(one)
    for (_, todo), ones in groups.items():
        lines = list(_lines(ones, language))
        for n, (name, line) in enumerate(lines):
            last = f" {document_text(todo)}" if n == len(lines) - 1 and todo else ""
            say(wrapped(f"{lead}{document_text(line)}{last} [{name}]", indent=4))


def _lines(ones: Sequence[_Told], language: Language) -> Iterator[tuple[str, str]]:
    """(name, sentence with its place); `_MANY` or more that differ in their examples alone are one."""
    from frisat.plan.diff.naming import list_of

    alike: dict[tuple[str, str], list[_Told]] = {}
    for one in ones:
        same = {k: str(v) for k, v in one.parts(language).items() if k in ("detail", "basis")}
        alike.setdefault((one.code, str(same)), []).append(one)
    for (code, _), some in alike.items():
        if len(some) >= _MANY:
            quoted = list(dict.fromkeys(str(p.get("value") or p.get("period")) for p in map(_parts_in(language), some)))
            quotes = "»{}«" if language == "da" else "“{}”"
            examples = list_of([quotes.format(text) for text in quoted[:_EXAMPLES]], language)
            parts = {**some[0].parts(language), "count": len(some), "examples": examples}
            if sentence := several(code, parts, language=language):
                yield some[0].name, sentence
                continue
        for one in some:
            yield one.name, f"{one.where}: {one.about.message(language)}" if one.where else one.about.message(language)


def _parts_in(language: Language) -> Callable[[_Told], dict[str, object]]:
    return lambda one: one.parts(language)


def _facts(plan: Plan, language: Language) -> list[str]:
    words, n = _WORDS[language], len(plan.activities)
    facts = [plan.organisation or "", plan.case_no or ""]
    facts.append(words["activity"] if n == 1 else words["activities"].format(n=n))
    facts.append(words["updated"].format(day=_period(plan.updated, language)) if plan.updated else "")
    facts.append(words["provisional"] if plan.provisional else "")
    return [document_text(fact) for fact in facts if fact]


def _period(edtf: str, language: Language) -> str:
    """A stored date in words; as it stands when it is none."""
    try:
        return wording(Period(edtf), language)
    except PeriodError:
        return edtf


def clock(time: Clock, language: Language) -> str:
    """ " kl. 15.00-17.00", or " 15:00–17:00" in English."""
    if language == "en":
        return f" {time.start}" + (f"–{time.end}" if time.end else "")
    said = time.start + (f"-{time.end}" if time.end else "")
    return f" kl. {said.replace(':', '.')}"


def _activity(activity: Activity, language: Language) -> None:
    words, period = _WORDS[language], activity.period
    when = document_text(period.text) if period and period.text else words["undated"]
    if activity.time:
        when += clock(activity.time, language)
    title = document_text(activity.title)
    if activity.status is not Status.PLANNED:
        title += f" ({words[activity.status]})"
    style = "red" if activity.status.is_off else "bold"
    pad = max(_DATE_COLUMN, len(when) + 1)
    say(wrapped(f"  {when:<{pad}}{title}", indent=2 + _DATE_COLUMN).replace(when, styled(when, style), 1))
    details = ", ".join(document_text(actor) for actor in activity.actors)
    if period is not None and period.inferred and period.edtf:
        details = " · ".join(p for p in (details, f"{words['inferred']}: {_period(period.edtf, language)}") if p)
    if details:
        say(styled(wrapped(" " * (2 + _DATE_COLUMN) + details, indent=2 + _DATE_COLUMN), "dim"))


def findings(name: str, plan: Plan, found: list[Finding], language: Language) -> None:
    """Findings of one plan, the gravest first, each with what to do."""
    words = _WORDS[language]
    say(styled(document_text(name), "bold"))
    if not found:
        say(f"  {words['no_findings']}")
    colour = {"error": "red", "warning": "yellow", "hint": "cyan"}
    for level, style in colour.items():
        told = [_Told(f.rule, f.where(plan, language), f) for f in found if f.level == level]
        _tell(told, language, f"  {styled(words[level], style)}  ", lambda one: one.code)


def difference(diff: Diff, a: Plan, b: Plan, language: Language) -> None:
    """One plain sentence a change."""
    if not diff.changes:
        say(_WORDS[language]["no_changes"])
    for change in diff.changes:
        say(wrapped(f"  {document_text(change.sentence(language, a, b))}", indent=4))
