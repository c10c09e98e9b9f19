"""`{% load history %}{% history obj %}`: the way from an object's page to what was done to it."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from frisat.web.record import things

register = template.Library()


@register.simple_tag(takes_context=True)
def history(context: Any, of: Any) -> SafeString:
    """A link to the history of `of`; nothing for who may not read it, and for what nobody registered."""
    request = context.get("request")
    if request is None or of is None:
        return SafeString("")
    try:
        named = things.thing(of)
        registered = things.known(named.type)
        if registered is None or not registered.may_read(request.user, named.key):
            return SafeString("")
        address = reverse("history", args=[named.type, named.key])
    except (LookupError, NoReverseMatch):
        return SafeString("")
    return format_html('<a class="fr-history-link" href="{}">{}</a>', address, gettext("History"))
