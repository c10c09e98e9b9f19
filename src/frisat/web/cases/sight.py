"""
How much of cases and decisions somebody sees. Every page, file, list and letter of theirs comes through here.

`frisat.plan.sight` says what each sight leaves; this says who has which. Public pages show what anybody may see,
whoever looks. What the public reads is masked as plans are: personal numbers, telephone numbers, mail addresses.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from frisat.plan import journey as data
from frisat.plan.sight import PUBLIC, Sight, seen_case, seen_decision
from frisat.web.bodies.models import Body
from frisat.web.bodies.open_things import with_merged
from frisat.web.cases.models import Case, Decision, FurtherBody, made_by
from frisat.web.cases.value import case_of, cases_with_all, decision_of, decisions_with_all
from frisat.web.people import permissions
from frisat.web.process import queries
from frisat.web.process.masks import masked, masked_said, with_changes
from frisat.web.process.models import Process


def sight_of(who: Any, process_id: int) -> Sight:
    """Who prepares the process's meetings sees everything; its other readers see drafts and nothing closed."""
    prepares = permissions.prepares_meetings(who, process_id)
    return Sight(drafts=prepares or permissions.reads_process(who, process_id), closed=prepares)


def case_for(who: Any, row: Case) -> data.Case | None:
    """The case as staff may see it; `row` came through `value.cases_with_all`."""
    sight = sight_of(who, row.process_id)
    return seen_case(case_of(row, sight), sight)


def public_case(row: Case) -> data.Case | None:
    """The case as anybody may see it; None where nobody may know of it."""
    found = seen_case(case_of(row, PUBLIC))
    if found is None:
        return None
    return replace(
        found,
        title=masked(found.title),
        texts=tuple(replace(t, text=masked(t.text), name=masked(t.name)) for t in found.texts),
        steps=tuple(map(_masked_step, found.steps)),
    )


_SAID_OF_STEP = ("text", "recommendation", "said", "reservations", "extract", "withheld", "skipped")


def _masked_step(step: data.Step) -> data.Step:
    """Made anew where anything of it is blacked out: of nearly every step nothing is."""
    now: dict[str, Any] = {name: masked_said(getattr(step, name)) for name in _SAID_OF_STEP}
    now["dissents"] = tuple((who, masked(text)) for who, text in step.dissents)
    return with_changes(step, now)


def decision_for(who: Any, row: Decision) -> data.Decision | None:
    """The decision as staff may see it; `row` came through `value.decisions_with_all`."""
    sight = sight_of(who, row.process_id)
    return seen_decision(decision_of(row, sight), sight)


def public_decision(row: Decision) -> data.Decision | None:
    """The decision as anybody may see it; None where nobody may know of it."""
    found = seen_decision(decision_of(row, PUBLIC))
    if found is None:
        return None
    return replace(
        found,
        title=masked(found.title),
        text=masked(found.text),
        extract=masked_said(found.extract),
        withheld=masked_said(found.withheld),
        legal_basis=masked_said(found.legal_basis),
        supersedes=_masked_ref(found.supersedes),
        superseded_by=tuple(replace(r, title=masked(r.title)) for r in found.superseded_by),
    )


def _masked_ref(ref: data.Ref | None) -> data.Ref | None:
    return None if ref is None else replace(ref, title=masked(ref.title))


# ---------------------------------------------------------------------------------------------- what anybody may find
def published_cases(process_id: int) -> QuerySet[Case]:
    """The rows that `public_case` is asked of: those of a published process that are shown."""
    return cases_with_all(Case.objects.filter(process_id=process_id, shown=True).order_by("number"))


def public_case_row(process_id: int, number: int) -> Case | None:
    """
    The row of a case that has a public page. None, after one question and no other, for one that is closed, one that
    is not shown and one that never was: what is not given out takes the same time, whatever the reason.
    """
    return published_cases(process_id).filter(number=number, closed=False).first()


def case_row(who: Any, process_id: int, number: int) -> Case | None:
    """The same for a page of the process's staff: a closed case has one for those who prepare its meetings alone."""
    found = cases_with_all(Case.objects.filter(process_id=process_id, number=number))
    return (found if sight_of(who, process_id).closed else found.filter(closed=False)).first()


def published_decisions() -> QuerySet[Decision]:
    """The rows that `public_decision` is asked of: those of published processes."""
    return decisions_with_all(Decision.objects.filter(process__in=queries.published()))


def public_decisions(rows: Iterable[Decision]) -> list[data.Decision]:
    return [found for found in map(public_decision, rows) if found is not None]


def public_numbers() -> list[tuple[int, int]]:
    """
    Year and number of every decision that has a public page.

    That is every one of a published process: the database keeps no closed decision that has neither extract nor
    ground (`closed_decision_says_why`), and number, day, body and process of every other one are anybody's to know.
    """
    found = Decision.objects.filter(process__in=queries.published().order_by().values("pk"))
    return list(found.values_list("year", "number"))


def listed_decisions() -> QuerySet[Decision]:
    """The rows of the public list, the newest first. Each of them has a line, as each has a page."""
    shown = queries.listed().order_by().values("pk")
    return Decision.objects.filter(process__in=shown).order_by("-day", "-number", "-pk")


def decisions_of_body(body: Body) -> QuerySet[Decision]:
    """The rows of the public list that a body made, alone or with others, also as what was merged into it."""
    return listed_decisions().filter(made_by(with_merged([body])))


@dataclass(frozen=True, slots=True)
class Offered:
    """What a list of decisions can be narrowed to: years, names of bodies, processes by slug and name."""

    years: list[str]
    bodies: list[str]
    processes: list[tuple[str, str]]


def offered(rows: QuerySet[Decision]) -> Offered:
    """Three questions, however many decisions there are."""
    alone = rows.order_by()
    years = alone.values_list("year", flat=True).distinct()
    further = FurtherBody.objects.filter(decision__in=alone.values("pk")).order_by()
    who = Q(pk__in=alone.values("body")) | Q(pk__in=further.values("body"))
    bodies: set[str] = set()
    ahead = list(Body.objects.filter(who))
    while ahead:  # what was merged away is found by the name of the body that stayed, too
        bodies |= {body.name for body in ahead}
        stays = {body.merged_into_id for body in ahead if body.merged_into_id is not None}
        ahead = list(Body.objects.filter(pk__in=stays)) if stays else []
    processes = Process.objects.filter(pk__in=alone.values("process")).values_list("slug", "name")
    return Offered(
        [str(y) for y in sorted(set(years), reverse=True)],
        sorted(bodies),
        sorted(processes, key=lambda pair: pair[1]),
    )


def narrowed(rows: QuerySet[Decision], *, year: int | None, body: str, slug: str) -> QuerySet[Decision]:
    """Those of a year, of the bodies with a name or of what was merged into them, of a process; empty means all."""
    if year is not None:
        rows = rows.filter(day__range=(date(year, 1, 1), date(year, 12, 31)))
    if body:
        rows = rows.filter(made_by(with_merged(Body.objects.filter(name=body))))
    if slug:
        rows = rows.filter(process__slug=slug)
    return rows
