"""What a comparison says, sorted and worded for its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from frisat.plan.diff import Certainty, Change, ChangeKind
from frisat.plan.layout.labels import date_words
from frisat.plan.model import Activity, Plan
from frisat.web.base import words
from frisat.web.base.memory import remembered
from frisat.web.portal import present
from frisat.web.portal.present import Link
from frisat.web.process import comparing, queries
from frisat.web.process.models import PlanVersion, Process


@dataclass(frozen=True, slots=True)
class Item:
    """One activity's changes as a block: heading, sentences, before and after, where they stand."""

    heading: str
    sentences: tuple[str, ...]
    before: str
    after: str
    before_status: str
    is_off: bool
    grade: str
    """ "Formentlig" or "Måske" for a match that nobody has decided; empty for a sure one."""
    reasons: tuple[str, ...]
    sources: tuple[Link, ...]
    icon: str
    title_lang: bool = True


@dataclass(frozen=True, slots=True)
class Plain:
    """One line of a short list."""

    when: str
    link: Link


@dataclass(frozen=True, slots=True)
class Gone:
    """What a person took out of the plan in one version, and why the version was made."""

    version: PlanVersion
    lines: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """
    The whole page: blocks of what moved and what changed otherwise, unsure pairs, short lists, and what changed for
    the plan as a whole.

    `gone` is in the newer plan no more, by somebody's decision. `dropped` and `unmentioned` still are: the document
    is only silent of them, and nobody has decided.
    """

    moved: tuple[Item, ...]
    other: tuple[Item, ...]
    maybe: tuple[Item, ...]
    added: tuple[Plain, ...]
    gone: tuple[Gone, ...]
    dropped: tuple[Plain, ...]
    unmentioned: tuple[Plain, ...]
    whole: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        lists = (self.moved, self.other, self.maybe, self.added, self.gone, self.dropped, self.unmentioned, self.whole)
        return not any(lists)


def summary(older: PlanVersion, newer: PlanVersion) -> Counter[str]:
    """How many activities each sort of change concerns, unsure pairs left out."""
    found = comparing.comparison(older, newer)
    return Counter(
        kind
        for kind, _a, _b in {
            (str(c.kind), c.a, c.b) for c in found.diff.changes if c.certainty in (None, Certainty.SURE)
        }
    )


def told(older: PlanVersion, newer: PlanVersion) -> Told:
    """What changed from one version to another, for the language of the page."""
    return remembered(
        ("told", older.stamp, newer.stamp, queries.taken_out_of(newer.process_id), words.language()),
        lambda: _told(older, newer),
    )


def _told(older: PlanVersion, newer: PlanVersion) -> Told:
    found = comparing.comparison(older, newer)
    pairs: dict[tuple[str, str], list[Change]] = {}
    alone: dict[ChangeKind, list[Activity]] = {}
    ours, theirs = found.a.by_key(), found.b.by_key()
    unsure = {(m.a, m.b): m for m in found.maybes}
    whole = []
    for change in found.diff.changes:
        if change.is_quiet:
            continue
        if change.is_whole_plan:
            whole.append(change.sentence(words.language(), found.a, found.b))
        elif change.a is not None and change.b is not None:
            if change.certainty in (None, Certainty.SURE):
                pairs.setdefault((change.a, change.b), []).append(change)
        else:
            side = ours if change.b is None else theirs
            alone.setdefault(change.kind, []).append(side[change.a or change.b or ""])
    moved, other = [], []
    maker = _Maker(older, newer, found.a, found.b)
    for (a, b), changes in pairs.items():
        moves = any(c.kind in (ChangeKind.MOVED, ChangeKind.REPLACED, ChangeKind.CANCELLED) for c in changes)
        (moved if moves else other).append(maker.item(ours[a], theirs[b], changes))
    by_pair: dict[tuple[str, str], list[Change]] = {}
    for change in found.diff.changes:
        if change.a and change.b and not change.is_quiet:
            by_pair.setdefault((change.a, change.b), []).append(change)
    maybe = [
        maker.unsure(
            ours[a],
            theirs[b],
            by_pair.get((a, b), []),
            tuple(r.sentence(words.language()) for r in m.reasons),
            m.certainty,
        )
        for (a, b), m in sorted(unsure.items(), key=lambda item: list(Certainty).index(item[1].certainty))
    ]
    matched_unsure = {b for _a, b in unsure}
    left = {kind: [a for a in those if a.key in theirs] for kind, those in alone.items()}
    gone = [a for those in alone.values() for a in those if a.key not in theirs]
    added = [a for a in alone.get(ChangeKind.ADDED, []) if a.key not in matched_unsure]
    return Told(
        tuple(moved),
        tuple(other),
        tuple(maybe),
        tuple(maker.plain(a) for a in added),
        tuple(maker.gone(gone)),
        tuple(maker.plain(a) for a in left.get(ChangeKind.DROPPED, [])),
        tuple(maker.plain(a) for a in left.get(ChangeKind.UNMENTIONED, [])),
        tuple(whole),
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    older: PlanVersion
    newer: PlanVersion
    a: Plan
    b: Plan

    def item(self, a: Activity, b: Activity, changes: Sequence[Change]) -> Item:
        language = words.language()
        was_off = a.status.is_off
        off = b.status.is_off
        before, after = self._when(a), self._when(b)
        timed = before != after
        return Item(
            heading=present.title_of(b),
            sentences=tuple(c.sentence(language, self.a, self.b) for c in changes),
            before=before if timed else "",
            after=after if timed else "",
            before_status=_status(a) if was_off else "",
            is_off=off or was_off,
            grade="",
            reasons=(),
            sources=self._sources(a, b),
            icon="close" if off or was_off else "arrow-forward" if timed else "info",
        )

    def unsure(
        self, a: Activity, b: Activity, changes: Sequence[Change], reasons: tuple[str, ...], certainty: Certainty
    ) -> Item:
        return Item(
            heading=present.title_of(b),
            sentences=tuple(change.sentence(words.language(), self.a, self.b) for change in changes),
            before=f"{self._when(a)}: {present.title_of(a)}",
            after=f"{self._when(b)}: {present.title_of(b)}",
            before_status="",
            is_off=False,
            grade=words.grade(certainty),
            reasons=reasons,
            sources=self._sources(a, b),
            icon="help",
        )

    def plain(self, activity: Activity) -> Plain:
        return Plain(
            self._when(activity),
            Link(present.title_of(activity), present.activity_url(self.newer.process, activity.key)),
        )

    def gone(self, activities: Sequence[Activity]) -> Iterator[Gone]:
        """Activities under the version in which each was first missing, the oldest version first."""
        by_version: dict[int, tuple[PlanVersion, list[Activity]]] = {}
        for activity in activities:
            version = left_in(activity.key, self.older, self.newer)
            by_version.setdefault(version.pk, (version, []))[1].append(activity)
        for version, those in sorted(by_version.values(), key=lambda pair: (pair[0].major, pair[0].minor)):
            yield Gone(version, tuple(self.plain(a) for a in those))

    def _when(self, activity: Activity) -> str:
        return date_words(activity, words.language()) or gettext("no date")

    def _sources(self, before: Activity, after: Activity) -> tuple[Link, ...]:
        """Where both stand, in the order of the versions that their documents made; each link shows the plan then."""
        process = self.newer.process
        names, order = queries.sources(process), _order(process)
        found = []
        for activity, version in ((before, self.older), (after, self.newer)):
            if activity.source is None:
                continue
            document = names.get(activity.source.document)
            name = document.name if document else activity.source.document
            url = present.activity_url(process, activity.key)
            if version is self.older:
                url += f"?dato={version.valid_from.isoformat()}"
            link = Link(name, f"{url}#kilde", activity.source.where(words.language()))
            place = order.get(activity.source.document, len(order))
            if not any((link.words, link.more) == (other.words, other.more) for _, other in found):
                found.append((place, link))
        return tuple(link for _, link in sorted(found, key=lambda entry: entry[0]))


def left_in(key: str, older: PlanVersion, newer: PlanVersion) -> PlanVersion:
    """The first version after `older` that does not show an activity, and none up to `newer` shows it again."""
    found = newer
    for version in reversed(queries.versions_of(newer.process)):
        number = version.major, version.minor
        if number > (newer.major, newer.minor) or number <= (older.major, older.minor):
            continue
        if key in queries.public_plan(version).by_key():
            break
        found = version
    return found


def _order(process: Process) -> dict[str, int]:
    """File name of a document -> place of the first version that it made."""
    names = [v.document.file_name for v in queries.versions_of(process) if v.document is not None]
    return {name: place for place, name in reversed(list(enumerate(names)))}


def _status(activity: Activity) -> str:
    from frisat.write.labels import Labels

    return Labels(words.language()).status(str(activity.status))
