"""The way round inside a process for those who work in it, the same on each of its main pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext

from frisat.web.people import permissions
from frisat.web.process.models import Process

register = template.Library()


@register.inclusion_tag("process/_work_tabs.html", takes_context=True)
def work_tabs(context: dict[str, Any], process: Process, here: str = "") -> dict[str, Any]:
    """
    The main pages of `process` that the reader may open; `here` is the name of the address of the page in hand.

    Empty for those without a role in it, such as an administrator who gives roles.
    """
    who = context["request"].user
    pages = [
        ("work_process", gettext("Overview"), permissions.reads_process),
        ("editor", gettext("Plan"), permissions.reads_process),
        ("imports", gettext("Imports"), permissions.edits_plan),
        ("work_meetings", gettext("Meetings"), permissions.reads_process),
        ("cases", gettext("Cases"), permissions.reads_process),
        ("work_decisions", gettext("Decisions"), permissions.reads_process),
        ("stakeholders", gettext("Stakeholders"), permissions.reads_process),
        ("process_settings", gettext("Settings"), permissions.owns_process),
    ]
    tabs = [
        (reverse(name, args=[process.slug]), said, name == here)
        for name, said, may in pages
        if permissions.reads_process(who, process.pk) and may(who, process.pk)
    ]
    return {"tabs": tabs}
