"""
An activity builds on one that is cancelled or postponed.

Where the plan states the link (depends_on), or that a replacement comes too late, it is a warning. Where only the words
say so, for instance "Opsamling på temadrøftelse i byrådet" after the council's theme meeting was cancelled, it is a
hint: the words must name the outcome of something, and the cancelled activity must fit them in form and body, or in
subject, better than any that goes ahead before.

Passes:
    2027-01-12 | theme_debate | Temamøde i byrådet | Byrådet
    2027-02-02 | meeting | Møde i Børneudvalget | Børneudvalget | agenda: Opsamling på temamøde i byrådet
Fails:
    2027-01-12 | theme_debate | Temamøde i byrådet | Byrådet | status: cancelled
    2027-02-02 | meeting | Møde i Børneudvalget | Børneudvalget | agenda: Opsamling på temamøde i byrådet
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from frisat.lint.context import Context, certainly_before
from frisat.lint.finding import Finding, Level, when
from frisat.plan.bodies import Kinship, kinship, plain
from frisat.plan.diff.naming import title_of
from frisat.plan.likeness import FORM_STEMS, STOP, concept, parts, stem, words
from frisat.plan.model import Activity, Kind, Plan

ID = "cancelled-but-used"
LEVEL = "warning"
SOURCE = "docs/policy/plan.md#order"
OPTIONS: dict[str, int | str | bool] = {}


_OUTCOME = re.compile(
    r"\b(?:opsamling(?:en)?|opfølgning(?:en)?|opsummering(?:en)?|evaluering(?:en)?|tilbagemelding(?:er)?|resultat(?:er|erne)?|"
    r"erfaring(?:er|erne)?|konklusion(?:er|erne)?|input|referat(?:et)?|baggrund|forlængelse)\s+(?:på|af|fra|efter|om)\s+"
    r"(?P<rest>[^.;]+)",
    re.IGNORECASE,
)


def check(plan: Plan, context: Context) -> Iterator[Finding]:
    """One finding for each use of something that was called off."""
    off = [a for a in plan.activities if a.status.is_off]
    if not off:
        return
    for user in context.going:
        for gone in off:
            if gone.key in user.depends_on and not _replaced_in_time(gone, user, context):
                yield _finding(user, gone, "L125", Level(LEVEL))
        for said, rest in _outcomes(user):
            if (found := _meant(rest, user, off, context)) and found.key not in user.depends_on:
                yield _finding(user, found, "L126", Level.HINT, said)


def _finding(user: Activity, gone: Activity, code: str, level: Level, said: str = "") -> Finding:
    given = (("a", title_of(user)), ("b", title_of(gone)), when("b_when", gone), ("status", f"@status:{gone.status}"))
    return Finding(ID, level, (user.key, gone.key), code, (*given, ("said", said)), SOURCE)


def _replaced_in_time(gone: Activity, user: Activity, context: Context) -> bool:
    heir = context.by_key.get(gone.replaced_by or "")
    return heir is not None and not heir.status.is_off and not certainly_before(user, heir)


def _outcomes(user: Activity) -> Iterator[tuple[str, str]]:
    """The phrases of an activity that speak of an outcome: the whole phrase, and what it is the outcome of."""
    for text in (user.title, *user.agenda):
        for match in _OUTCOME.finditer(text):
            rest = re.split(r",|\bherunder\b|\bsamt\b", match["rest"], maxsplit=1)[0].strip()
            yield text[match.start() : match.start("rest")] + rest, rest


def _meant(rest: str, user: Activity, off: list[Activity], context: Context) -> Activity | None:
    """The cancelled activity that the words mean, when nothing that goes ahead before fits as well."""
    fits = [(fit, a) for a in off if (fit := _fit(rest, a)) >= 2 and not certainly_before(user, a)]
    if not fits:
        return None
    best, gone = max(fits, key=lambda x: (x[0], x[1].period.sort_key if x[1].period else ()))
    if _replaced_in_time(gone, user, context):
        return None
    for other in context.going:
        before = other.period is not None and user.period is not None and certainly_before(other, user)
        if other is not user and before and _fit(rest, other) >= best:
            return None
    return gone


def _fit(rest: str, a: Activity) -> int:
    """0-4: a body named 1, a form named 1, each subject word in common 1, at most 2; forms alone are 0."""
    named = [n for n in (*a.responsible, *a.actors) if _names(rest, n)]
    said = {concept(stem(w)) for w in words(rest) if w not in STOP}
    crew = {stem(w) for n in (*a.responsible, *a.actors) for w in words(n)}
    theirs = {concept(stem(w)) for t in (a.title, *a.agenda) for w in words(t) if w not in STOP}
    subject = {w for w in said & theirs if w not in FORM_STEMS and w not in crew and w not in _forms(rest)}
    form = bool(_forms(rest) & _forms(a.title) or (_is_theme(rest) and a.kind is Kind.THEME_DEBATE))
    if not named and not subject:
        return 0
    return len(named[:1]) + form + min(2, len(subject))


def _names(text: str, name: str) -> bool:
    """Whether `text` names the body, in whatever form."""
    wanted = plain(name)
    stems = [stem(w) for w in words(text)]
    if len(wanted) == 1:
        return any(kinship(w, name) >= Kinship.SAME for w in words(text))
    return all(w in stems for w in wanted)


def _is_theme(text: str) -> bool:
    return any(w.startswith(("temamød", "temadrøft", "temadebat")) for w in words(text))


def _forms(text: str) -> set[str]:
    """The words of a text for a form: "temamøde", "workshop"."""
    out = set()
    for word in words(text):
        key = concept(stem(word))
        cut = parts(word)
        if key in FORM_STEMS or (cut and cut[-1] in FORM_STEMS):
            out.add(stem(word))
    return out
