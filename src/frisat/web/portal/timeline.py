"""The drawn timeline on a page: what was asked for, kept in memory for each day, each mark named by its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe

from frisat.plan.layout.lanes import LaneOf, body_of
from frisat.plan.model import Activity, Kind, Plan
from frisat.web.base import clock, words
from frisat.web.base.memory import remembered
from frisat.web.portal import filters, present
from frisat.write import svg_words, to_svg
from frisat.write.labels import Labels
from frisat.write.svg_marks import glyph

WIDTH = 1168
MOST_ACTORS = 3
TALLEST = 1.3
"""Height by width, of what fills a page of A4 between its margins."""
_MARK = re.compile(r'(<a href="#([^"]+)"[^>]*? aria-label=)"[^"]*"(>)(.*?)(</a>)', re.DOTALL)
_WORDS = re.compile(r"<text(?P<look>[^>]*)>(?P<words>[^<]*)</text>")


def drawn(around: present.Around, asked: filters.Asked) -> SafeString:
    """The timeline of what was asked for as an `svg` element for a page with `timeline.css`."""
    plan, version, language = around.plan, around.version, words.language()
    only = tuple(a.key for a in plan.activities if asked.keeps(a))
    former = {k: f.period for k, f in around.former.items() if f.is_move} if asked.shows_former else {}
    zoom = (asked.lanes_by, only, asked.first, asked.last, asked.shows_former)
    looks_back = around.today != clock.today()
    key = ("svg", version.stamp, around.stamp, language, around.today, looks_back, *zoom)

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
            former=former,
            looks_back=looks_back,
            lane_of=_lane_by_register(around) if _is_by_body(plan, asked) else None,
        )
        return _named(svg, worded, around)

    return mark_safe(remembered(key, draw, shelf="drawings"))  # noqa: S308 - to_svg escapes every word


def _is_by_body(plan: Plan, asked: filters.Asked) -> bool:
    """Whether the lanes are bodies: asked for, or because no activity states the track that they would be by."""
    return asked.lanes_by == "body" or (asked.lanes_by == "track" and not any(a.track for a in plan.activities))


def _lane_by_register(around: present.Around) -> LaneOf:
    """Who stands first for an activity, by the register's name: all spellings of a body are one lane."""

    def lane(activity: Activity) -> str | None:
        printed = body_of(activity)
        if printed is None:
            return None
        [(_, body)] = around.called.in_activity(around.process, activity, [printed])
        return body.name if body is not None else printed

    return lane


def legend(shown: Sequence[Activity], svg: str) -> list[tuple[SafeString, str]]:
    """Each mark that a drawing of these activities uses, with its words."""
    used = svg_words.legend(shown, words.language(), former="is-former" in svg)
    return [(mark_safe(glyph(name)), said) for name, said in used]  # noqa: S308 - made of constants


def is_tall(svg: str) -> bool:
    """Whether a drawing is too tall to be read on a printed page of A4."""
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    return box is not None and float(box[2]) > TALLEST * float(box[1])


def _named(svg: str, plan: Plan, around: present.Around) -> str:
    """
    Each mark's accessible name begins with the words that are seen on it, so that it can be spoken to (WCAG 2.5.3).

    Words of two lines are parted by a space, also for who listens to them or searches the page. A ghost of an earlier
    date keeps the name it was drawn with, which begins so already.
    """
    by_key = plan.by_key()

    def named(match: re.Match[str]) -> str:
        activity = by_key.get(unescape(match[2]))
        if activity is None:
            return match[0]
        seen = [
            m["words"] for m in _WORDS.finditer(match[4]) if "tl-words" not in m["look"].replace("tl-words-date", "")
        ]
        inside = match[4].replace("</text>", "</text> ")
        if "is-former" in match[1]:
            return f"{match[0][: match.start(4) - match.start()]}{inside}{match[5]}"
        more = " ".join(part for part in (_more(activity, plan), _former(activity, around)) if part)
        name = " ".join(s.strip() for s in seen) + ". " + escape(more)
        return f'{match[1]}"{name.strip()}"{match[3]}{inside}{match[5]}'

    return _MARK.sub(named, svg)


def _former(activity: Activity, around: present.Around) -> str:
    """ "Før: 26. oktober 2020 (version 1)." """
    said = present.former_words(activity.key, around)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _more(activity: Activity, plan: Plan) -> str:
    """What the mark shows by its shape: what the date means, kind, status; then who."""
    language = words.language()
    kind = Labels(language).kind(str(activity.kind)) if activity.kind is not Kind.OTHER else ""
    actors = ", ".join(activity.actors[:MOST_ACTORS]) + (", …" if len(activity.actors) > MOST_ACTORS else "")
    meant = ", ".join(svg_words.meaning(activity, language))
    status = svg_words.status_words(activity, plan.by_key(), language)
    said = (meant, words.clock(activity.time), kind, status, actors)
    return " ".join(f"{part[:1].upper()}{part[1:].rstrip('.')}." for part in said if part)
