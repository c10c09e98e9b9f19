"""The rows of the editor's table: everything a template prints of an activity in work, decided here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count
from django.utils.translation import get_language

from frisat.plan.schema_out import Json
from frisat.plan.typed import shown
from frisat.web.process.editor_state import Standing
from frisat.web.process.editor_words import choice, doubt_of, meaning_of
from frisat.web.process.models import Process

_BADGES = {"cancelled": "badge-error", "postponed": "badge-info", "tentative": "badge-warning",
           "ongoing": "badge-info", "held": "badge-success"}  # fmt: skip


@dataclass(slots=True)
class Row:
    """One activity as a row; `*_text` are what its field is typed over with."""

    key: str
    title: str
    when: str
    means: tuple[str, ...]
    is_inferred: bool
    doubt: tuple[str, str] | None
    clock: str
    who: list[str]
    kind: str
    kind_words: str
    status: str
    status_words: str
    badge: str
    reason: str
    heir: str
    track: str
    is_staff: bool
    comments: int
    files: int
    period_text: str
    actors_text: str


def row(key: str, data: Mapping[str, Any], titles: Mapping[str, str], counts: Mapping[str, tuple[int, int]]) -> Row:
    """An activity of a draft's state as a row. `counts`: open comments and attachments by key."""
    period = data.get("period")
    status, kind = str(data.get("status") or "planned"), str(data.get("kind") or "other")
    words = shown("period", period)
    comments, files = counts.get(key, (0, 0))
    return Row(
        key=key,
        title=str(data.get("title") or ""),
        when=words,
        means=_meaning(_frozen(period), status, kind, get_language() or "da"),
        is_inferred=bool(period and period.get("inferred")),
        doubt=doubt_of(period) if period and period.get("edtf") is None else None,
        clock=shown("time", data.get("time")),
        who=list(data.get("actors") or ()),
        kind=kind,
        kind_words=choice("kind", kind) if kind != "other" else "",
        status=status,
        status_words=choice("status", status),
        badge=_BADGES.get(status, ""),
        reason=str(data.get("status_reason") or ""),
        heir=titles.get(str(data.get("replaced_by") or ""), ""),
        track=str(data.get("track") or ""),
        is_staff=data.get("visibility") == "staff",
        comments=comments,
        files=files,
        period_text=words,
        actors_text=shown("actors", data.get("actors")),
    )


def _frozen(period: Mapping[str, Any] | None) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted((k, v) for k, v in period.items() if k in _OF_MEANING)) if period else ()


_OF_MEANING = ("edtf", "text", "inferred", "bound", "note", "basis")


@lru_cache(maxsize=4096)
def _meaning(period: tuple[tuple[str, Any], ...], status: str, kind: str, language: str) -> tuple[str, ...]:
    """Kept, since the same words mean the same; `language` is that of the page."""
    return meaning_of(dict(period), status=status, kind=kind) if period else ()


def titles_of(standing: Standing) -> dict[str, str]:
    return {key: str(row.get("title") or "") for key, row in standing.state.activities.items()}


def rows(standing: Standing, keys: Iterable[str], counts: Mapping[str, tuple[int, int]]) -> list[Row]:
    """Rows for these activities, in the order given."""
    titles = titles_of(standing)
    return [row(key, standing.state.activities[key], titles, counts) for key in keys]


def counts_of(process: Process) -> dict[str, tuple[int, int]]:
    """Key -> open comments and attachments. Two queries."""
    said = dict(
        process.comments.filter(settled=None).exclude(key="").values_list("key").annotate(n=Count("pk")).order_by()
    )
    files = process.activities.annotate(n=Count("attachments")).filter(n__gt=0).values_list("number", "n").order_by()
    kept = {f"a{number}": n for number, n in files}
    return {key: (said.get(key, 0), kept.get(key, 0)) for key in {*said, *kept}}


def names(standing: Standing) -> list[str]:
    """Names of who can take part: those of the plan first, by how often, then the register's. Two queries."""
    from collections import Counter

    from frisat.web.bodies.models import Alias, Body

    activities: Iterable[Json] = standing.state.activities.values()  # type: ignore[assignment]
    said = Counter(name for a in activities for name in (*(a.get("actors") or ()), *(a.get("responsible") or ())))
    register = [
        *Body.objects.filter(merged_into=None, last_day=None).values_list("name", flat=True)[:1000],
        *Alias.objects.filter(process_id=standing.process.pk).values_list("text", flat=True)[:1000],
    ]
    return list(dict.fromkeys([*(name for name, _ in said.most_common(400)), *register]))
