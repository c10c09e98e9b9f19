"""The deeds of a draft, newest first, each a batch of operations; what one can undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, ngettext

from frisat.plan.drafting import PLAN, POSITION, WHOLE
from frisat.plan.typed import shown
from frisat.web.process.editor_words import PLAN_NAMES, field_name, value_words
from frisat.web.process.models import Draft, Operation

MOST = 200


@dataclass(frozen=True, slots=True)
class Deed:
    """What one person did in one go. `can_undo`: it still stands; `is_undo`: it took another deed back."""

    batch: str
    who: str
    at: datetime
    operations: tuple[Operation, ...]
    words: str
    is_undo: bool
    can_undo: bool
    by_me: bool

    @property
    def number(self) -> int:
        """Of its last operation: its name in addresses."""
        return self.operations[-1].number

    @property
    def keys(self) -> list[str]:
        return list(dict.fromkeys(o.key for o in self.operations if o.key))


def deeds(draft: Draft, who: Any, *, since: int = 0, most: int = MOST) -> list[Deed]:
    """
    The newest deeds of a draft, the last first. Two queries.

    Operations of one batch that follow on each other are one deed; one without a batch stands alone.
    """
    found = draft.operations.filter(number__gt=since).select_related("by").order_by("-number")[: most * 20]
    rows = list(found)
    undone = set(Operation.objects.filter(undoes__in=[o.pk for o in rows]).values_list("undoes_id", flat=True))
    titles = _titles(draft, rows)
    groups: list[list[Operation]] = []
    for row in rows:
        last = groups[-1][-1] if groups else None
        if last is not None and row.batch and row.batch == last.batch:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [_deed(group[::-1], undone, titles, who) for group in groups[:most]]


def _deed(group: Sequence[Operation], undone: set[int], titles: dict[str, str], who: Any) -> Deed:
    return Deed(
        batch=group[0].batch,
        who=group[0].by.name if group[0].by else "Frisat",
        at=group[-1].at,
        operations=tuple(group),
        words=said(group, titles),
        is_undo=group[0].undoes_id is not None,
        can_undo=any(o.pk not in undone for o in group),
        by_me=group[0].by_id is not None and group[0].by_id == who.pk,
    )


def _titles(draft: Draft, rows: Iterable[Operation]) -> dict[str, str]:
    """What each activity is called, those that were removed too."""
    from frisat.web.process import drafts

    out = {key: row.get("title") or "" for key, row in drafts.state_of(draft).activities.items()}
    for row in rows:
        for value in (row.before, row.after):
            if row.field == WHOLE and isinstance(value, dict):
                out.setdefault(row.key, str(value.get("title") or ""))
    return out


def last_own(draft: Draft, who: Any) -> Deed | None:
    """The last deed of one's own that still stands and took nothing back, or gave back what was taken."""
    for deed in deeds(draft, who, most=60):
        if deed.by_me and deed.can_undo and not _takes_back(deed):
            return deed
    return None


def _takes_back(deed: Deed) -> bool:
    """Whether it is an undo; the undo of an undo is a deed again."""
    depth, at = 0, deed.operations[0]
    while at.undoes_id is not None and depth < 50:
        depth, at = depth + 1, at.undoes
    return depth % 2 == 1


def deed_numbered(draft: Draft, who: Any, number: int) -> Deed | None:
    """The deed whose last operation has this number."""
    row = draft.operations.filter(number=number).first()
    if row is None:
        return None
    same = draft.operations.filter(batch=row.batch) if row.batch else draft.operations.filter(pk=row.pk)
    rows = list(same.select_related("by").order_by("number"))
    undone = set(Operation.objects.filter(undoes__in=rows).values_list("undoes_id", flat=True))
    return _deed(rows, undone, _titles(draft, rows), who)


# ------------------------------------------------------------------------------------------------------------- words
def said(group: Sequence[Operation], titles: dict[str, str]) -> str:
    """One sentence for a deed."""
    whole = [o for o in group if o.field == WHOLE and o.key != PLAN]
    added = [o for o in whole if o.before is None]
    removed = [o for o in whole if o.after is None]
    if group[0].undoes_id is not None:
        return _undone(group, titles)
    if len(removed) == 1 and not added:
        return gettext("removed “%(title)s”") % {"title": _title(titles, removed[0].key)}
    if len(added) == 1:
        return gettext("added “%(title)s”") % {"title": _title(titles, added[0].key)}
    if added:
        return ngettext("added %(count)s activity", "added %(count)s activities", len(added)) % {"count": len(added)}
    if all(o.field == POSITION for o in group):
        return gettext("moved “%(title)s” in the order") % {"title": _title(titles, group[-1].key)}
    if all(o.key == PLAN for o in group):
        return _changed_plan(group)
    keys = list(dict.fromkeys(o.key for o in group if o.key != PLAN))
    if len(keys) > 1:
        return ngettext("changed %(count)s activity", "changed %(count)s activities", len(keys)) % {"count": len(keys)}
    return _changed([o for o in group if o.key != PLAN], titles)


def _undone(group: Sequence[Operation], titles: dict[str, str]) -> str:
    names = list(dict.fromkeys(_title(titles, o.key) for o in group if o.key))
    if not names:
        return gettext("undid a change of the plan itself")
    if len(names) == 1:
        return gettext("undid a change of “%(title)s”") % {"title": names[0]}
    said = ngettext("undid changes of %(count)s activity", "undid changes of %(count)s activities", len(names))
    return said % {"count": len(names)}


def _changed(group: Sequence[Operation], titles: dict[str, str]) -> str:
    """ "changed period of “…” from “…” to “…”"; several fields are only named."""
    first = {o.field: o for o in reversed(group)}
    last = {o.field: o for o in group}
    fields = list(dict.fromkeys(o.field for o in group))
    title = _title(titles, group[0].key)
    if len(fields) > 1:
        named = ", ".join(field_name(f) for f in fields if f != POSITION)
        return gettext("changed %(fields)s of “%(title)s”") % {"fields": named, "title": title}
    name = fields[0]
    was = _short(value_words(name, first[name].before, titles))
    now = _short(value_words(name, last[name].after, titles))
    parts = {"field": field_name(name), "title": title, "was": was, "now": now}
    if not now:
        return gettext("emptied %(field)s of “%(title)s”; it was “%(was)s”") % parts
    if not was:
        return gettext("wrote %(field)s of “%(title)s”: “%(now)s”") % parts
    return gettext("changed %(field)s of “%(title)s” from “%(was)s” to “%(now)s”") % parts


def _changed_plan(group: Sequence[Operation]) -> str:
    """What was done to the plan itself; for its list of stakeholders who came and who went."""
    fields = list(dict.fromkeys(o.field for o in group))
    if fields == ["stakeholders"]:
        was, now = list(group[0].before or ()), list(group[-1].after or ())
        new, gone = ", ".join(n for n in now if n not in was), ", ".join(n for n in was if n not in now)
        if new and not gone:
            return gettext("put on the list of stakeholders: %(names)s") % {"names": _short(new)}
        if gone and not new:
            return gettext("took off the list of stakeholders: %(names)s") % {"names": _short(gone)}
    if fields == ["stakeholders_complete"]:
        if group[-1].after:
            return gettext("wrote that the list of stakeholders is exhaustive")
        return gettext("wrote that the list of stakeholders is not exhaustive")
    return gettext("changed the plan itself: %(fields)s") % {"fields": ", ".join(str(PLAN_NAMES[f]) for f in fields)}


def _title(titles: dict[str, str], key: str) -> str:
    return _short(titles.get(key, "")) or gettext("untitled")


def _short(text: str) -> str:
    one = " · ".join(line for line in text.split("\n") if line)
    return one if len(one) <= 80 else one[:79].rstrip() + "…"


__all__ = ["Deed", "deed_numbered", "deeds", "last_own", "said", "shown"]
