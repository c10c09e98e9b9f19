"""What changed in a draft since a page was made: the rows to put in, and who changed what, for the page's script."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext, ngettext

from frisat.plan.drafting import POSITION, WHOLE
from frisat.web.base.clock import today
from frisat.web.process import editor_findings, editor_history, editor_rows
from frisat.web.process.editor_row_html import Markup
from frisat.web.process.editor_state import Standing
from frisat.web.process.models import Draft

Json = dict[str, Any]


def news(standing: Standing, who: Any, since: int, *, may_edit: bool = True) -> Json:
    """
    Everything since operation number `since`.

    Returns:
        `stamp` of the draft now; `rows`: key -> HTML, None for one that is gone; `behind`: key -> the key it now stands
        behind, "" for the first; `told`: sentences on what others did; `bar`: the words of the bar.
    """
    draft = standing.draft
    if draft is None:
        return {"stamp": standing.stamp, "rows": {}, "behind": {}, "told": [], "bar": bar(standing)}
    since_then = list(draft.operations.filter(number__gt=since).values_list("key", "field", "by_id"))
    keys = list(dict.fromkeys(key for key, _, _ in since_then if key))
    here = [key for key in keys if key in standing.state.activities]
    placed = {key for key, field, _ in since_then if field in (WHOLE, POSITION)}
    order = standing.state.in_order()
    at = {key: n for n, key in enumerate(order)}
    counts = editor_rows.counts_of(standing.process) if here else {}
    made: dict[str, str | None] = dict.fromkeys(keys)
    markup = Markup(standing.process, may_edit=may_edit)
    for row in editor_rows.rows(standing, here, counts):
        made[row.key] = markup.row(row)
    behind = {key: order[at[key] - 1] if at[key] else "" for key in sorted(placed & at.keys(), key=at.__getitem__)}
    return {
        "stamp": standing.stamp,
        "rows": made,
        "behind": behind,
        "told": _told(standing, who, since) if any(by != who.pk for _, _, by in since_then) else [],
        "bar": bar(standing),
    }


def _told(standing: Standing, who: Any, since: int) -> list[str]:
    """Sentences on the deeds of others since then, the newest first, at most five."""
    assert standing.draft is not None  # noqa: S101 - the caller has one
    others = [d for d in editor_history.deeds(standing.draft, who, since=since) if not d.by_me]
    said = [f"{d.who} {d.words}." for d in others[:5]]
    if (more := len(others) - 5) > 0:
        said.append(ngettext("And %(count)s change more.", "And %(count)s changes more.", more) % {"count": more})
    return said


def bar(standing: Standing) -> str:
    """ "3 ændringer siden version 2"."""
    count = changed(standing.draft)
    since = standing.version
    if since is None:
        said = ngettext(
            "%(count)s activity in the plan", "%(count)s activities in the plan", len(standing.state.activities)
        )
        return said % {"count": len(standing.state.activities)}
    if not count:
        return gettext("No changes since version %(number)s") % {"number": since.number}
    said = ngettext("%(count)s change since version %(number)s", "%(count)s changes since version %(number)s", count)
    return said % {"count": count, "number": since.number}


def changed(draft: Draft | None) -> int:
    """How many activities were changed, added or removed in the draft; its order is not counted."""
    if draft is None:
        return 0
    done = draft.operations.exclude(key="").exclude(field=POSITION).filter(undoes=None, undone_by=None)
    return done.values("key").distinct().count()


def findings_html(standing: Standing, *, may_edit: bool) -> Json:
    """Key -> HTML of the rows of findings under it; "" for those about the plan as a whole, and how many in all."""
    rows, whole = editor_findings.by_key(standing, today())
    markup = Markup(standing.process, may_edit=may_edit)
    return {
        "rows": {key: markup.findings(found) for key, found in rows.items()},
        "whole": render_to_string("process/editor_findings_whole.html", {"whole": whole}),
        "count": count_words(sum(map(len, rows.values())) + len(whole)),
    }


def count_words(count: int) -> str:
    return ngettext("%(count)s finding", "%(count)s findings", count) % {"count": count}
