"""What templates are made of: icons, days, blacked-out words, the language of a document's own words."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from frisat.plan.model import Clock
from frisat.web.base import words

BLOCK = "█████"
"""As `frisat.web.process.masks.BLOCK`; a test holds the two together."""
_STROKE = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")
"""Between letters: not the one of a tag, of "1/3" or of a case number."""

register = template.Library()


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """An icon of the design system; its meaning must stand in words beside it."""
    return format_html(
        '<svg class="icon-svg{}" focusable="false" aria-hidden="true"><use href="{}#{}"></use></svg>',
        f" {css}" if css else "",
        static("frisat/icons.svg"),
        name,
    )


@register.filter
def way_back(message: Message) -> dict[str, Any] | None:
    """The form that undoes what a message tells of (`base.way_back`): address, fields, word on the button."""
    return json.loads(message.extra_tags) if (message.extra_tags or "").startswith("{") else None


@register.simple_tag
def own() -> SafeString:
    """` lang="da"` for words that are the document's own, on a page in another language; put it inside the tag."""
    return SafeString("" if get_language() == "da" else ' lang="da"')


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    """ "20. oktober 2021" """
    return words.day(value) if value else ""


@register.filter(expects_localtime=True)
def full_day(value: date | None) -> str:
    """ "onsdag den 20. oktober 2021" """
    return words.full_day(value) if value else ""


@register.filter(expects_localtime=True)
def moment(value: datetime | None) -> str:
    """ "20. oktober 2021 kl. 14.05" """
    return words.moment(value) if value else ""


@register.filter
def month_name(value: date | None) -> str:
    """ "oktober 2021" """
    return words.month(value) if value else ""


@register.filter
def clock_words(value: Clock | None) -> str:
    """ "kl. 15.00-17.00" """
    return words.clock(value)


@register.filter
def shown(text: object) -> SafeString:
    """A document's words, with what is blacked out said aloud as such."""
    safe = conditional_escape(str(text or ""))
    if BLOCK not in safe:
        return safe
    said = format_html(
        '<span class="fr-masked"><span aria-hidden="true">{}</span><span class="sr-only">[{}]</span></span>',
        BLOCK,
        gettext("blacked out"),
    )
    return mark_safe(safe.replace(BLOCK, said))  # noqa: S308 - escaped above


@register.filter
def breakable(title: object) -> SafeString:
    """A heading that a narrow screen may break behind a stroke between words, as in "Orientering/drøftelse"."""
    return mark_safe(_STROKE.sub("/<wbr>", conditional_escape(title)))  # noqa: S308 - escaped


@register.filter
def headline(title: str) -> str:
    """ "Orientering" of "Orientering." """
    return words.headline(title)


@register.filter
def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


@register.filter
def json_ld(value: object) -> SafeString:
    """Data for search engines as a script that no browser runs; what could end the script is escaped."""
    text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003C").replace(">", "\\u003E").replace("&", "\\u0026")
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above
