"""Every named read of processes. What is public is decided here and in `masks.public_plan`, nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from frisat.plan.likeness import fold, stem, words
from frisat.plan.model import Activity as PlanActivity
from frisat.plan.model import Plan, Reading, Status, Visibility
from frisat.plan.schema import reading_from_json
from frisat.web.base.memory import remembered
from frisat.web.people import permissions
from frisat.web.process import masks
from frisat.web.process.actions import plan_of
from frisat.web.process.models import (
    OPEN_STATES,
    Draft,
    FormerSlug,
    IndexedActivity,
    Mention,
    PlanVersion,
    Process,
    SourceDocument,
    TakenOut,
)
from frisat.web.process.spelling import holding, loose


def visible_to(user: object | None) -> QuerySet[Process]:
    """The processes that `user` may see: for the public, those with a published plan."""
    if user is not None and permissions.signed_in(user):
        mine = Q(pk__in=permissions.roles_of(user))
        return Process.objects.filter(mine | Q(versions__isnull=False)).distinct()
    return Process.objects.filter(versions__isnull=False).distinct()


def published() -> QuerySet[Process]:
    """The processes that anybody may see at their addresses, those put away too."""
    return visible_to(None)


def listed() -> QuerySet[Process]:
    """The published processes that stand in lists: one that was put away keeps its addresses, nothing more."""
    return published().filter(put_away=None)


def worked_on(who: Any) -> QuerySet[Process]:
    """The processes that an account works in, by name; all of them for who keeps accounts."""
    if permissions.keeps_accounts(who):
        return Process.objects.order_by("name")
    return Process.objects.filter(pk__in=permissions.roles_of(who)).order_by("name")


def open_drafts(process_ids: Sequence[int]) -> list[Draft]:
    """The open drafts of several processes, without what they hold."""
    found = Draft.objects.filter(process__in=process_ids, state__in=OPEN_STATES)
    return list(found.defer("snapshot").select_related("starts_from").defer("starts_from__plan_json"))


def newest_of(process_ids: Sequence[int]) -> dict[int, PlanVersion]:
    """The newest version of each of several processes, without its plan's text."""
    found = PlanVersion.objects.filter(process__in=process_ids).defer("plan_json", "comparison")
    return {v.process_id: v for v in found.order_by("major", "minor")}


def stamp() -> tuple[object, ...]:
    """Changes when anything does that lists over all processes show: a version, a name, an address."""
    versions = tuple(PlanVersion.objects.order_by("pk").values_list("pk", "sha256", "content_sha256"))
    said = Process.objects.order_by("pk").values_list("slug", "name", "organisation", "summary", "put_away")
    return (versions, tuple(said))


def provisional() -> frozenset[int]:
    """The processes whose newest version is provisional: wherever their plan is shown, that is said. One query."""
    last = PlanVersion.objects.filter(process=OuterRef("process")).order_by("-major", "-minor").values("pk")[:1]
    found = PlanVersion.objects.filter(provisional=True, pk=Subquery(last))
    return frozenset(found.values_list("process_id", flat=True))


def taken_out_of(process_id: int) -> int:
    """How often something was taken out of the process's versions: for what is remembered of several of them."""
    return TakenOut.objects.filter(Q(version__process=process_id) | Q(process=process_id)).count()


def versions_of(process: Process) -> list[PlanVersion]:
    """All published versions, oldest first, without their plans' text."""
    return list(process.versions.defer("plan_json", "comparison").order_by("major", "minor"))


def version_numbered(process: Process, number: str) -> PlanVersion | None:
    """The version "2" or "0.3" of a process with its document and publisher; None when there is none."""
    found = next((v for v in versions_of(process) if v.number == number), None)
    return found and PlanVersion.objects.select_related("document", "published_by").get(pk=found.pk)


def version_on(process: Process, day: date) -> PlanVersion | None:
    """The plan as it stood on `day`; None before the first."""
    found: PlanVersion | None = (
        process.versions.filter(valid_from__lte=day).order_by("valid_from", "major", "minor").last()
    )
    return found


def public_plan(version: PlanVersion) -> Plan:
    """What anybody may see of a version, kept in memory under what the version says by now."""
    return remembered(("public", version.stamp), lambda: masks.public_plan(plan_of(version)))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many public activities a version has, and how many of them its own document does not mention."""

    all: int
    kept: int


def counts(version: PlanVersion) -> Counts:
    activities = public_plan(version).activities
    if version.document is None:
        return Counts(len(activities), 0)
    name = version.document.file_name
    return Counts(len(activities), sum(bool(a.source and a.source.document != name) for a in activities))


def newest_public_version(process: Process) -> PlanVersion:
    """The newest version of a published process. Raises IndexError when it has none."""
    found = process.versions.select_related("process", "document").order_by("-major", "-minor")
    return found[0]


def newest_public_plan(process: Process) -> Plan:
    """What anybody may see of the newest plan of a published process."""
    return public_plan(newest_public_version(process))


def newest_public_plans(processes: Iterable[int]) -> dict[int, tuple[PlanVersion, Plan]]:
    """The newest version of each of several published processes, with what anybody may see of it. One query."""
    last = PlanVersion.objects.filter(process=OuterRef("process")).order_by("-major", "-minor").values("pk")[:1]
    found = PlanVersion.objects.filter(process__in=list(processes), pk=Subquery(last))
    return {v.process_id: (v, public_plan(v)) for v in found.defer("plan_json", "comparison")}


def before(version: PlanVersion) -> PlanVersion | None:
    """The version before a version of the same process."""
    earlier = PlanVersion.objects.filter(process=version.process_id).filter(
        Q(major__lt=version.major) | Q(major=version.major, minor__lt=version.minor)
    )
    found: PlanVersion | None = earlier.order_by("major", "minor").last()
    return found


def index() -> QuerySet[IndexedActivity]:
    """The public activities of the newest versions of all processes in the lists."""
    found = IndexedActivity.objects.filter(visibility=str(Visibility.PUBLIC), left_in=None, process__put_away=None)
    return found.select_related("process", "activity")


_OFF = (str(Status.CANCELLED), str(Status.POSTPONED))


def coming(day: date, *, process: Process | None = None, most: int = 6) -> list[IndexedActivity]:
    """
    What begins on `day` or later, or lies some time in a period not yet over, the nearest first.

    Called-off activities are left out, and so is what merely goes on.
    """
    found = _ahead(day)
    if process is not None:
        found = found.filter(process=process)
    return list(found[:most])


def next_of_each(day: date) -> list[IndexedActivity]:
    """What comes first of `coming` in each process of the lists that has any. One query."""
    first = _ahead(day).select_related(None).filter(process=OuterRef("pk")).values("pk")[:1]
    each = listed().order_by().annotate(first=Subquery(first)).values("first")
    return list(index().filter(pk__in=each))


def _ahead(day: date) -> QuerySet[IndexedActivity]:
    found = index().exclude(status__in=[*_OFF, str(Status.ONGOING), str(Status.HELD)])
    return found.filter(first_day__gte=day).order_by("first_day", "last_day", "process_id", "position")


def going_on(day: date, *, most: int = 12) -> list[IndexedActivity]:
    """What has begun, or may have, and is not certainly over: the shortest periods first."""
    found = index().exclude(status__in=[*_OFF, str(Status.HELD)])
    now = found.filter(first_day__lt=day).filter(Q(last_day__gte=day) | Q(last_day=None))
    return sorted(now, key=lambda a: (a.last_day or date.max, a.process_id, a.position))[:most]


def decided(day: date, *, most: int = 3) -> list[IndexedActivity]:
    """The decisions that by the plan lie behind us, the newest first."""
    found = index().filter(kind="decision", last_day__lt=day).exclude(status__in=_OFF)
    return list(found.order_by("-last_day", "process_id", "position")[:most])


def newest_versions(day: date, *, most: int = 4) -> list[PlanVersion]:
    """The versions that came last, of all processes, not from after `day`."""
    found = PlanVersion.objects.defer("plan_json", "comparison").select_related("process")
    found = found.filter(valid_from__lte=day, process__put_away=None)
    return list(found.order_by("-valid_from", "-major", "-minor")[:most])


def saying(words: Q) -> QuerySet[Any]:
    """
    The numbers of the activities whose row of the index fits, in public or not: asked for alone, the texts are read in
    the order in which they are stored, a third of the time that each takes to be found by its day.
    """
    return IndexedActivity.objects.filter(words).order_by().values("pk")


def search(text: str, *, most: int = 100) -> tuple[list[Process], list[IndexedActivity]]:
    """
    Processes by name or summary, activities by every word: as written, as its beginning, or by its stem.

    Either spelling finds both: "aeldreraad" and "ældreråd", "Aarhus" and "Århus".
    """
    asked = list(dict.fromkeys(words(text)))[:8]
    if not asked:
        return [], []
    every = Q()
    for word in asked:
        forms = holding("search", f" {loose(word)}")
        if len(word) > 3:
            forms = holding("search", loose(word)) | holding("search", f" {loose(stem(word))}")
        every &= forms
    found = index().filter(pk__in=saying(every)).only("process__slug", "process__name", "activity__number")
    processes = [p for p in listed() if _names(p, asked)]
    return processes[:10], list(found.order_by("process_id", "position")[:most])


def _names(process: Process, asked: Sequence[str]) -> bool:
    """Whether name and summary of a process hold every word, or its case number does."""
    said = loose(fold(f"{process.name} {process.summary}"))
    case_no = words(process.case_no)
    return all(loose(word) in said or word in case_no for word in asked)


# ------------------------------------------------------------------------------------------ documents and mentions
def papers_stamp() -> tuple[object, ...]:
    """Changes when a document comes or goes, and when one becomes that of a version with `stamp`. One query."""
    said = SourceDocument.objects.aggregate(count=Count("pk"), last=Max("pk"))
    return said["count"], said["last"]


def reading_of(document: SourceDocument) -> Reading:
    """What a document says, kept in memory: a document never changes."""
    return remembered(("reading", document.pk), lambda: reading_from_json(json.loads(document.reading)))


def papers(process: Process) -> list[SourceDocument]:
    """The documents beside the plan (agendas, pages), without their bytes, in the order of their dates."""
    found = process.documents.filter(versions__isnull=True).defer("data", "lines", "reading")
    return sorted(found, key=lambda d: (not d.dated, d.dated, d.pk))


def moved_from(slug: str) -> Process | None:
    """The published process that had the address before it got its present one."""
    found = FormerSlug.objects.filter(slug=slug, process__in=published()).select_related("process").first()
    return found.process if found else None


def mentions(process: Process, key: str | None = None) -> list[Mention]:
    """Passages of papers that seem to speak of the activities, or of one."""
    found = Mention.objects.filter(document__process=process).select_related("document", "activity")
    found = found.defer("document__data", "document__lines")
    if key is not None:
        found = found.filter(activity__number=int(key[1:]))
    return list(found)


def sources(process: Process) -> dict[str, SourceDocument]:
    """File name -> document, without bytes and lines; the newest wins when two files share a name."""
    return {d.file_name: d for d in process.documents.defer("data", "lines", "reading")}


def source_of(process: Process, activity: PlanActivity) -> SourceDocument | None:
    """The document that an activity was read from, with its lines."""
    if activity.source is None or not activity.source.document:
        return None
    found: SourceDocument | None = process.documents.defer("data").filter(file_name=activity.source.document).last()
    return found


def history(process: Process, key: str, upto: PlanVersion | None = None) -> Sequence[tuple[PlanVersion, PlanActivity]]:
    """Every version that has the activity in public, oldest first, where what it says of it changed."""
    out: list[tuple[PlanVersion, PlanActivity]] = []
    for version in process.versions.order_by("major", "minor"):
        if upto is not None and (version.major, version.minor) > (upto.major, upto.minor):
            break
        activity = public_plan(version).by_key().get(key)
        if activity is not None and (not out or out[-1][1] != activity):
            out.append((version, activity))
    return out
