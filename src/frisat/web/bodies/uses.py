"""Where a body occurs, what of that is still open, and which names no body has: places held against the register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings

from frisat.law.bodies import Role, role_of
from frisat.plan.bodies import plain
from frisat.plan.likeness import fold
from frisat.plan.name_forms import form
from frisat.plan.name_rules import Certainty
from frisat.plan.spellings import Hints, Proposal, clusters, hints, propose
from frisat.web.base.clock import today
from frisat.web.bodies import places, queries
from frisat.web.bodies.models import Alias, Body, BodyKind
from frisat.web.bodies.places import Place

KIND_OF = {
    Role.COUNCIL: BodyKind.COUNCIL, Role.COMMITTEE: BodyKind.COMMITTEE, Role.ADVISORY: BodyKind.ADVISORY,
    Role.CODETERMINATION: BodyKind.CODETERMINATION, Role.ADMINISTRATION: BodyKind.ADMINISTRATION,
    Role.STATE: BodyKind.STATE, Role.GROUP: BodyKind.GROUP,
}  # fmt: skip
TAKES_OVER = frozenset({"actors", "responsible", "decides", "recommends"})


def kind_of(name: str) -> BodyKind:
    """What a body seems to be by its name, as a proposal in a form."""
    if any(stem.startswith("bestyr") or stem.endswith("bestyr") for stem in plain(name)):
        return BodyKind.BOARD
    return KIND_OF[role_of(name)]


@dataclass(frozen=True, slots=True)
class Use:
    """One activity in which a body is named: as what, and how it is printed there."""

    place: Place
    fields: tuple[str, ...]
    printed: tuple[str, ...]


def uses(body: Body, found: Iterable[Place], day: date | None = None) -> list[Use]:
    """
    The places in which a body is named, dated ones in order of time, then the undated.

    What a waiting import says of an activity of the plan is no second place where the plan names the body already.
    """
    day = day or today()
    groups: dict[tuple[int, str], list[Place]] = {}
    for place in found:
        groups.setdefault((place.process_id, place.organisation), []).append(place)
    out = []
    names = queries.names_in(body, [process_id for process_id, _ in groups])
    hits = {
        whose: hit
        for whose, members in groups.items()
        if (hit := [p for p in members if any(fold(name) in names[whose[0]] for _, name in p.names)])
    }
    held = queries.spellings_in({pk: (o, [n for p in hit for _, n in p.names]) for (pk, o), hit in hits.items()})
    for (process_id, _), hit in hits.items():
        for place in hit:
            on, known = place.first or day, names[process_id]
            mine = [(f, n) for f, n in place.names if fold(n) in known and _is(held[process_id].on(n, on), body)]
            if mine:
                fields = tuple(dict.fromkeys(f for f, _ in mine))
                out.append(Use(place, fields, tuple(dict.fromkeys(n for _, n in mine))))
    there = {use.place.at for use in out}
    out = [use for use in out if use.place.same_as not in there]
    return sorted(out, key=lambda u: (u.place.first is None, u.place.first or date.max, u.place.process, u.place.title))


def named(found: Iterable[Place], day: date) -> frozenset[int]:
    """The numbers of all bodies that some places name. One query."""
    groups: dict[int, tuple[str, list[Place]]] = {}
    for place in found:
        groups.setdefault(place.process_id, (place.organisation, []))[1].append(place)
    known = queries.spellings_in({pk: (o, [n for p in ps for _, n in p.names]) for pk, (o, ps) in groups.items()})
    met = {
        body.pk
        for pk, (_, members) in groups.items()
        for place in members
        for _, name in place.names
        if (body := known[pk].on(name, place.first or day)) is not None
    }
    return frozenset(met)


def _is(found: Body | None, body: Body) -> bool:
    return found is not None and found.pk == body.pk


def still_open(found: Sequence[Use], day: date) -> list[Use]:
    """What a successor takes over: not held, not called off, and either ahead, going on, or without a date."""
    return [
        u
        for u in found
        if TAKES_OVER & set(u.fields) and not u.place.is_over and (u.place.last is None or u.place.last >= day)
    ]


# ------------------------------------------------------------------------------------------------------- proposals
@dataclass(frozen=True, slots=True)
class NewName:
    """Names of one body that the register lacks, the most printed first; `alike` are bodies they may be."""

    names: tuple[str, ...]
    kind: BodyKind
    organisation: str
    count: int
    where: tuple[str, ...]

    @property
    def key(self) -> str:
        return fold(self.names[0])

    @property
    def is_one_body(self) -> bool:
        """Whether the names seem to be of one body: neither people, nor somebody's office, nor several bodies."""
        forms = [form(name) for name in self.names]
        return self.kind is not BodyKind.GROUP and not any(f.is_many or f.is_office for f in forms)


@dataclass(frozen=True, slots=True)
class NewSpelling:
    """A printed name that seems to be a body of the register."""

    name: str
    body: Body
    proposal: Proposal
    count: int
    where: tuple[str, ...]
    process_ids: tuple[int, ...]

    @property
    def key(self) -> str:
        """What a form says of it."""
        return f"{self.body.pk}:{fold(self.name)}"

    @property
    def is_same(self) -> bool:
        return self.proposal.certainty is Certainty.SAME


@dataclass(frozen=True, slots=True)
class Alike:
    """Two bodies of the register that seem to be one."""

    a: Body
    b: Body
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Proposals:
    alike: list[Alike] = field(default_factory=list)
    spellings: list[NewSpelling] = field(default_factory=list)
    names: list[NewName] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)

    @property
    def same(self) -> list[NewSpelling]:
        return [s for s in self.spellings if s.is_same]

    @property
    def likely(self) -> list[NewSpelling]:
        return [s for s in self.spellings if not s.is_same]


@dataclass(slots=True)
class _Met:
    """A name that no body has: as it is first printed, how often, in which processes."""

    name: str
    count: int = 0
    processes: dict[int, str] = field(default_factory=dict)


def proposals(who: Any) -> Proposals:
    """What the register should be asked about: by what an account may see of plans, imports and the register."""
    out = Proposals()
    by_organisation: dict[str, list[Place]] = {}
    for place in places.of(who):
        by_organisation.setdefault(queries.own(place.organisation), []).append(place)
    rows = list(Alias.objects.filter(body__merged_into=None).select_related("body"))
    for body in {a.body_id: a.body for a in rows}.values():
        by_organisation.setdefault(queries.own(body.organisation), [])
    for organisation, found in sorted(by_organisation.items()):
        _propose_in(out, organisation, found, rows)
    none, _ = queries.names_apart()
    out.set_aside.extend(sorted(none))
    return out


def _propose_in(out: Proposals, organisation: str, found: list[Place], rows: list[Alias]) -> None:
    """The proposals of one organisation's plans and bodies."""
    mine = [a for a in rows if queries.own(a.body.organisation) == organisation or a.body.kind == BodyKind.STATE]
    of_body: dict[str, Body] = {}
    for alias in mine:
        of_body.setdefault(alias.text, alias.body)
    met = _unknown(found, organisation)
    known = _said(found)
    whose = organisation or settings.FRISAT_ORGANISATION
    asked = propose([*of_body, *(m.name for m in met.values())], organisation=whose, known=known)
    asked.sort(key=lambda p: (-p.certainty, p.code == "A107"))  # initials say least of why two bodies may be one
    never, apart = queries.names_apart()
    pairs = queries.kept_apart()
    seen: set[frozenset[int]] = set()
    taken: set[str] = set()
    for proposal in asked:
        a, b = of_body.get(proposal.a), of_body.get(proposal.b)
        if a is not None and b is not None:
            pair = frozenset((a.pk, b.pk))
            if len(pair) == 2 and pair not in pairs and pair not in seen and not _one_after_the_other(a, b):
                seen.add(pair)
                out.alike.append(Alike(a, b, proposal))
        elif (body := a or b) is not None:
            name = proposal.b if a is not None else proposal.a
            folded = fold(name)
            if folded in taken or folded in never or (folded, body.pk) in apart:
                continue
            taken.add(folded)
            m = met[folded]
            out.spellings.append(
                NewSpelling(m.name, body, proposal, m.count, tuple(m.processes.values()), tuple(m.processes))
            )
    left = {m.name: m for f, m in met.items() if f not in taken and f not in never}
    for group in clusters(left, (p for p in asked if p.a in left and p.b in left)):
        members = sorted((left[name] for name in group), key=lambda m: -m.count)
        where = dict.fromkeys(w for m in members for w in m.processes.values())
        names = tuple(m.name for m in members)
        out.names.append(NewName(names, kind_of(names[0]), organisation, sum(m.count for m in members), tuple(where)))
    out.names.sort(key=lambda n: (not n.is_one_body, -n.count, n.names[0]))


def _one_after_the_other(a: Body, b: Body) -> bool:
    """A body and its successor, or its part, are two however alike they are called."""
    return b.pk in (a.successor_id, a.part_of_id) or a.pk in (b.successor_id, b.part_of_id)


def _unknown(found: list[Place], organisation: str) -> dict[str, _Met]:
    """Folded name -> what was met under it, for the names that mean no body where they are printed."""
    met: dict[str, _Met] = {}
    by_process: dict[int, list[Place]] = {}
    for place in found:
        by_process.setdefault(place.process_id, []).append(place)
    for process_id, members in by_process.items():
        known = queries.spellings_of((n for p in members for _, n in p.names), process_id, organisation)
        for place in members:
            for name in dict.fromkeys(n for _, n in place.names):
                folded = fold(name)
                if folded and folded not in known.rows and len(name) <= 200:
                    one = met.setdefault(folded, _Met(" ".join(name.split())))
                    one.count += 1
                    one.processes[process_id] = place.process
    return met


def _said(found: list[Place]) -> Hints:
    texts = (text for p in found for text in (p.title, p.text) if any(mark in text for mark in "(:="))
    titled = ((p.title, tuple(dict.fromkeys(n for f, n in p.names if f == "actors"))) for p in found)
    return hints(texts, titled)
