"""The drawn timeline on a page: what was asked for, kept in memory for each day, each mark named by its own words."""

from __future__ import annotations

import re
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe

from frisat.plan.model import Activity, Kind, Plan
from frisat.web.base import words
from frisat.web.base.memory import remembered
from frisat.web.portal import filters, present
from frisat.write import svg_words, to_svg
from frisat.write.labels import Labels

WIDTH = 1168
MOST_ACTORS = 3
_MARK = re.compile(r'(<a href="#([^"]+)"[^>]*? aria-label=)"[^"]*"(>)(.*?)(</a>)', re.DOTALL)
_WORDS = re.compile(r"<text(?P<look>[^>]*)>(?P<words>[^<]*)</text>")


def drawn(around: present.Around, asked: filters.Asked) -> SafeString:
    """The timeline of what was asked for as an `svg` element for a page with `timeline.css`."""
    plan, version, language = around.plan, around.version, words.language()
    only = tuple(a.key for a in plan.activities if asked.keeps(a))
    key = ("svg", version.stamp, language, around.today, asked.lanes_by, only, asked.first, asked.last)

    def draw() -> str:
        worded = present.with_basis_in_words(plan)
        svg = to_svg.render(
            worded,
            language=language,
            width_px=WIDTH,
            today=around.today,
            lanes=asked.lanes_by,
            standalone=False,
            first=asked.first,
            last=asked.last,
            only=None if len(only) == len(plan.activities) else only,
        )
        return _named(svg, worded)

    return mark_safe(remembered(key, draw))  # noqa: S308 - to_svg escapes every word


def _named(svg: str, plan: Plan) -> str:
    """
    Each mark's accessible name begins with the words that are seen on it, so that it can be spoken to (WCAG 2.5.3).

    Words of two lines are parted by a space, also for who listens to them or searches the page.
    """
    by_key = plan.by_key()

    def named(match: re.Match[str]) -> str:
        activity = by_key.get(unescape(match[2]))
        if activity is None:
            return match[0]
        seen = [
            m["words"] for m in _WORDS.finditer(match[4]) if "tl-words" not in m["look"].replace("tl-words-date", "")
        ]
        name = " ".join(s.strip() for s in seen) + ". " + escape(_more(activity, plan))
        inside = match[4].replace("</text>", "</text> ")
        return f'{match[1]}"{name.strip()}"{match[3]}{inside}{match[5]}'

    return _MARK.sub(named, svg)


def _more(activity: Activity, plan: Plan) -> str:
    """What the mark shows by its shape: what the date means, kind, status; then who."""
    language = words.language()
    kind = Labels(language).kind(str(activity.kind)) if activity.kind is not Kind.OTHER else ""
    actors = ", ".join(activity.actors[:MOST_ACTORS]) + (", …" if len(activity.actors) > MOST_ACTORS else "")
    meant = ", ".join(svg_words.meaning(activity, language))
    status = svg_words.status_words(activity, plan.by_key(), language)
    said = (meant, words.clock(activity.time), kind, status, actors)
    return " ".join(f"{part[:1].upper()}{part[1:].rstrip('.')}." for part in said if part)
