"""`{% load draft_fate %}{% draft_fate process batch %}`: what became of the draft that a batch went into."""

from __future__ import annotations

from typing import Any

from django import template

from frisat.web.process import draft_ends
from frisat.web.process.models import Process

register = template.Library()


@register.inclusion_tag("process/draft_fate.html")
def draft_fate(process: Process, batch: str) -> dict[str, Any]:
    """A note where the draft was thrown away; nothing where it is in work or was published."""
    return {"process": process, "gone": draft_ends.gone_with(process, batch)}
