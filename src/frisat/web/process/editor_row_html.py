"""
The markup of a row of the editor's table and of the findings under it.

Written here and not as a template: 500 rows through Django's templates take half a second, this takes a tenth of it.
Every text of a plan goes through `escape`; the rest is constants.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from frisat.web.base.templatetags.parts import icon, own
from frisat.web.process.editor_findings import Shown
from frisat.web.process.editor_rows import Row
from frisat.web.process.models import Process

COLUMNS = 6


class Markup:
    """The markup of one page's rows: words and addresses are looked up once."""

    def __init__(self, process: Process, *, may_edit: bool) -> None:
        self.home = escape(reverse("editor", args=[process.slug]))
        self.may_edit = may_edit
        self.own = own()
        self.do = escape(gettext("Edit the row") if may_edit else gettext("Show"))
        self.empty = f'<span class="fr-none">{escape(gettext("Not filled in"))}</span>'
        self.untitled = f'<span class="fr-none">{escape(gettext("untitled"))}</span>'
        self.names = {
            "period": escape(gettext("Period")),
            "title": escape(gettext("What")),
            "actors": escape(gettext("Who")),
            "kind": escape(gettext("Kind")),
            "status": escape(gettext("Status")),
        }
        self.other = f'<span class="fr-none">{escape(gettext("Other"))}</span>'
        self.staff = f"{icon('visibility', 'fr-icon')}{escape(gettext('staff only'))}"
        self.warning, self.sign = icon("warning", "fr-icon"), icon("warning")
        self.levels = {
            "error": escape(gettext("Error:")),
            "warning": escape(gettext("Warning:")),
            "hint": escape(gettext("Hint:")),
        }

    def _cell(self, field: str, value: str, inner: str, own: str = "") -> str:
        name = self.names[field]
        return (
            f'<td role="cell" data-title="{name}" data-field="{field}" data-value="{escape(value)}"{own}>{inner}</td>'
        )

    def row(self, r: Row) -> SafeString:
        """The row of an activity."""
        css = "fr-act-row is-cancelled" if r.status == "cancelled" else "fr-act-row"
        cells = [
            self._cell("period", r.period_text, self._period(r), self.own),
            self._cell("title", r.title, self._title(r), self.own),
            self._cell("actors", r.actors_text, "<br>".join(map(escape, r.who)) or self.empty, self.own),
            self._cell("kind", r.kind, escape(r.kind_words) or self.other),
            self._cell("status", r.status, self._status(r)),
            f'<td role="cell" class="fr-row-menu"><a class="function-link" data-open href="{self.home}{r.key}/">'
            f'{self.do}<span class="sr-only"> {escape(r.title)}</span></a></td>',
        ]
        return mark_safe(f'<tr class="{css}" role="row">{"".join(cells)}</tr>')  # noqa: S308 - escaped above

    def _period(self, r: Row) -> str:
        when = f"<em>{escape(r.when)}</em>" if r.is_inferred else escape(r.when)
        small = "".join(_small(escape(m)) for m in ((r.clock,) if r.clock else ()) + r.means)
        doubt = _small(f"{self.warning}{escape(' '.join(r.doubt))}", " fr-doubt") if r.doubt else ""
        return f"{when or self.empty}{small}{doubt}"

    def _title(self, r: Row) -> str:
        more = [self.staff] if r.is_staff else []
        if r.comments:
            said = ngettext("%(count)s comment", "%(count)s comments", r.comments) % {"count": r.comments}
            more.append(escape(said))
        if r.files:
            more.append(escape(ngettext("%(count)s file", "%(count)s files", r.files) % {"count": r.files}))
        title = f'<span class="fr-title">{escape(r.title)}</span>' if r.title else self.untitled
        track = _small(escape(r.track)) if r.track else ""
        return f"{title}{track}{_small(' · '.join(more)) if more else ''}"

    def _status(self, r: Row) -> str:
        words = escape(r.status_words)
        out = f'<span class="badge {r.badge}">{words}</span>' if r.badge else words
        if r.reason:
            out += f'<span class="fr-small fr-block"{self.own}>{escape(r.reason)}</span>'
        if r.heir:
            out += _small(escape(gettext("replaced by “%(title)s”") % {"title": r.heir}))
        return out

    def findings(self, found: Iterable[Shown]) -> SafeString:
        """The rows of findings under an activity."""
        return mark_safe("".join(map(self._finding, found)))  # noqa: S308 - escaped there

    def _finding(self, f: Shown) -> str:
        hint = f' <span class="fr-small">{escape(f.hint)}</span>' if f.hint else ""
        level = self.levels[f.level]
        fix = ""
        if f.fix and self.may_edit:
            fix = (
                '<button class="button button-secondary fr-fix" type="submit" form="gerning" '
                f'formaction="{self.home}{escape(f.key)}/ret/" name="regel" value="{escape(f.rule)}|{escape(f.fix)}">'
                f"{escape(f.fix)}</button>"
            )
        said = f'<span class="sr-only">{level} </span>{escape(f.message)}{hint}'
        return (
            f'<tr class="fr-finding" role="row"><td role="cell" colspan="{COLUMNS}">'
            f'<p class="fr-finding-text is-{f.level}">{self.sign}<span>{said}</span>{fix}</p></td></tr>'
        )


def _small(inner: str, css: str = "") -> str:
    return f'<span class="fr-small fr-block{css}">{inner}</span>'
