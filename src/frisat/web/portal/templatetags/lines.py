"""
The lines of lists, written without a template: a hundred of them are a page's longest work.

Every value is escaped where it is put in, by `_text` and `shown`; nothing else is anybody's words.
"""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from frisat.web.base.templatetags.parts import own, sentence_case, shown
from frisat.web.portal.events import Event
from frisat.web.portal.meeting_list import Line
from frisat.web.process.models import Process

register = template.Library()
_text = escape


def _mark(context: Context, process: Process) -> str:
    """That the process's plan is provisional, where the page says which are."""
    if process.pk not in context.get("provisional", ()):
        return ""
    return _badge(gettext("Provisional plan"), "badge-warning")


@register.simple_tag(takes_context=True)
def event_line(context: Context, event: Event) -> SafeString:
    """An activity in a list over all processes, or with `hide_process` in that of one."""
    mine, title = own(), shown(event.title)
    when = [f"<span{mine}>{shown(event.when)}</span>"]
    if event.clock:
        when.append(f", {_text(event.clock)}")
    if event.far:
        when.append(f" · {_text(event.far)}")
    out = [
        f'<li><div class="fr-when">{event.glyph}<div>\n  <span class="fr-date">{"".join(when)}</span>\n'
        f'  <a href="{_text(event.url)}"{mine}>{title}</a>'
    ]
    if event.meeting:
        named = f'{_text(gettext("See the meeting"))}<span class="sr-only">: {title}</span>'
        out.append(f' <a class="fr-small" href="{_text(event.meeting)}">{named}</a>')
    if event.badge:
        out.append(_badge(event.badge, event.badge_css))
    if event.place:
        out.append(f'\n  <span class="fr-small fr-block"{mine}>{shown(event.place)}</span>')
    if not context.get("hide_process"):
        out.append(
            f'\n  <span class="fr-small fr-block">{_process(event.process)}{_mark(context, event.process)}</span>'
        )
    out.append("\n</div></div></li>")
    return _whole(out)


@register.simple_tag(takes_context=True)
def meeting_line(context: Context, line: Line) -> SafeString:
    """A meeting in a list, with the process it belongs to unless `hide_process` says that the page does."""
    mine = own()
    clock = f", {_text(line.clock)}" if line.clock else ""
    out = [
        f'<li class="fr-met"><span class="fr-date">{_text(sentence_case(line.when))}{clock}</span>\n'
        f'  <a href="{_text(line.url)}"{mine}>{shown(line.title)}</a>'
    ]
    if line.status:
        out.append(_badge(line.status, line.status_css))
    if line.papers:
        out.append(_badge(line.papers, "badge-info"))
    if where := [said for said in (_text(line.bodies), shown(line.place)) if said]:
        out.append(f'\n  <span class="fr-small fr-block"{mine}>{" · ".join(where)}</span>')
    of = [_text(line.kind)] if line.kind else []
    if not context.get("hide_process"):
        of.append(_process(line.process) + _mark(context, line.process))
    if of:
        out.append(f'\n  <span class="fr-small fr-block">{" · ".join(of)}</span>')
    out.append("\n</li>")
    return _whole(out)


def _badge(said: str, css: str) -> str:
    return f' <span class="badge {_text(css)}">{_text(said)}</span>'


def _process(process: Process) -> str:
    return f'<a href="{_text(reverse("process", args=[process.slug]))}"{own()}>{_text(process.name)}</a>'


def _whole(parts: list[str]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 - escaped piece by piece
