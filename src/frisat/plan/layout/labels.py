"""The words of a mark: which they are, how they wrap, and on which side of the mark they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping

from frisat.plan.layout.geometry import LINE, UNDER, Axis, Box, Label, Mark, Shape, TextLine
from frisat.plan.layout.text import Face, clean, fit, width
from frisat.plan.model import Activity, Status
from frisat.plan.sentences import Language, sentence

DATE_SIZE = 12.0
TITLE_SIZE = 13.0
BESIDE = 13.0
"""From the centre of a point's mark to its words."""
BESIDE_TAIL = 5.0
NARROWEST, WIDEST_BESIDE, WIDEST_UNDER = 110.0, 230.0, 330.0
ONE_LINE, TWO_LINES_BESIDE, TWO_LINES_UNDER = 150.0, 190.0, 250.0
"""Up to this width a title may grow to stand on one line rather than two, on two rather than three."""
STEP = 20.0
DATE_ROOM = 190.0
"""A date may take so much to stand on one line, though its title is shorter."""
DATE_LINES, TITLE_LINES, MOST_TITLE_LINES, STATE_LINES = 2, 3, 4, 2
EDGE = 4.0
"""Words and marks keep this far from the right edge of the drawing."""


def date_words(activity: Activity, language: Language) -> str:
    """The document's own words for the date with what qualifies them; where it has none, the period in words."""
    period = activity.period
    if period is None:
        return ""
    words = clean(period.text)
    if not words and period.edtf is not None:
        from frisat.plan.danish import wording

        words = clean(wording(period, language))
    note = clean(period.note or "").strip("()")
    return f"{words} ({note})" if words and note else words or note


def short_title(activity: Activity) -> str:
    """The title as a label has it: without the full stop that ends it, unless it may be an abbreviation's."""
    title = clean(activity.title)
    last = title.rpartition(" ")[2]
    return title[:-1] if " " in title and len(last) > 5 and title[-2:-1].isalpha() and title.endswith(".") else title


def state_words(activity: Activity, by_key: Mapping[str, Activity], joined: bool, language: Language) -> str:
    """ "Aflyst", "Udskudt til …"; empty for what goes ahead. `joined`: a line to the new place says where to."""
    if not activity.status.is_off:
        return ""
    cancelled = activity.status is Status.CANCELLED
    heir = by_key.get(activity.replaced_by or "")
    words = date_words(heir, language) if heir and heir.key != activity.key else ""
    if words and not joined:
        return sentence("T110" if cancelled else "T109", {"words": words}, language=language)
    return sentence("T107" if cancelled else "T108", language=language)


def _together(date: str) -> str:
    """Words of a date with no-break spaces between day, month and year, so that a line never ends inside a date."""
    return re.sub(r"(?<=\d\.) (?=[^\W\d])|(?<=[^\W\d]) (?=\d{4}\b)|(?<=\b\d\d) (?=\d{4}\b)", "\u00a0", date)


def _lines(
    date: str, italic: bool, title: str, state: str, widths: list[float], two: float
) -> tuple[list[tuple[str, str]], float]:
    """(role, words) of each line and the width of the widest. `two`: see TWO_LINES_BESIDE."""
    most = widths[-1]
    face = Face.SEMIBOLD_ITALIC if italic else Face.SEMIBOLD
    # Titles decide the width; a date that is longer than the title still gets room enough to stand on one line.
    date = _together(date)
    long = width(title, Face.REGULAR, TITLE_SIZE)
    if long <= min(ONE_LINE, widths[-1]):
        widths = [min(ONE_LINE, widths[-1])]
    found: list[str] = []
    for lines, top in ((2, max(two, widths[0])), (TITLE_LINES, most), (MOST_TITLE_LINES, most)):
        if long > lines * top and lines < MOST_TITLE_LINES:
            continue  # no need to try
        found = fit(title, Face.REGULAR, TITLE_SIZE, [w for w in widths if w <= top], lines)
        if not found or not found[-1].endswith("…"):
            break
    room = min(most, max([width(line, Face.REGULAR, TITLE_SIZE) for line in found] + [DATE_ROOM]))
    dates = fit(date, face, DATE_SIZE, [room], DATE_LINES)
    states = fit(state, Face.SEMIBOLD, DATE_SIZE, [room], STATE_LINES)
    out = [("date", t) for t in dates] + [("title", t) for t in found] + [("state", t) for t in states]
    sizes = [width(t, face, DATE_SIZE) for t in dates]
    sizes += [width(t, Face.REGULAR, TITLE_SIZE) for t in found]
    sizes += [width(t, Face.SEMIBOLD, DATE_SIZE) for t in states]
    return out, max(sizes, default=0.0)


def _placed(words: list[tuple[str, str]], italic: bool, x: float, y: float, side: str) -> Label:
    out = []
    for number, (role, text) in enumerate(words):
        face = (Face.SEMIBOLD_ITALIC if italic else Face.SEMIBOLD) if role == "date" else Face.SEMIBOLD
        size = width(text, Face.REGULAR, TITLE_SIZE) if role == "title" else width(text, face, DATE_SIZE)
        out.append(TextLine(text, x, y + 12 + number * LINE, size, role))
    widest = max((line.width for line in out), default=0.0)
    return Label(Box(x, y, widest, LINE * len(out)), tuple(out), side)


def label_of(
    activity: Activity, mark: Mark, axis: Axis, room: float, state: str, language: Language, side: str | None = None
) -> Label | None:
    """
    The words of a mark, wrapped and placed, its row's top at y 0.

    `room` is the right edge words may reach. Beside a point they stand right of it, left where they would leave the
    drawing, under it where neither has room; under a bar they begin at its left end. `side` asks for one side only and
    gives None when there is no room on it.
    """
    date, title = date_words(activity, language), short_title(activity)
    italic = activity.period is not None and activity.period.inferred
    if mark.shape in (Shape.DIAMOND, Shape.SQUARE):
        words, widest = _lines(date, italic, title, state, _steps(NARROWEST, WIDEST_BESIDE), TWO_LINES_BESIDE)
        centre = mark.box.x + mark.box.width / 2
        right = max(centre + BESIDE, mark.tail_to + BESIDE_TAIL if mark.tail == "after" else 0.0)
        left = min(centre - BESIDE, mark.tail_to - BESIDE_TAIL if mark.tail == "before" else room) - widest
        if side in (None, "right") and right + widest <= room:
            return _placed(words, italic, right, 0, "right")
        if side in (None, "left") and left >= axis.left:
            return _placed(words, italic, left, 0, "left")
        if side is not None:
            return None
    if side not in (None, "under"):
        return None
    most = max(60.0, min(WIDEST_UNDER, room - axis.left))
    widths = _steps(min(max(NARROWEST, mark.box.width), most), most)
    words, widest = _lines(date, italic, title, state, widths, TWO_LINES_UNDER)
    x = max(axis.left, min(mark.box.x, room - widest))
    return _placed(words, italic, x, UNDER, "under")


def _steps(first: float, last: float) -> list[float]:
    steps, at = [], first
    while at < last:
        steps.append(at)
        at += STEP
    return [*steps, last]
