"""The tray "uden dato": activities without a date stand beside the axis and are never dropped."""

from __future__ import annotations

from collections.abc import Sequence

from frisat.plan.layout.geometry import LINE, Box, TextLine, Tray, TrayItem
from frisat.plan.layout.labels import DATE_SIZE, TITLE_SIZE, date_words, short_title, state_words
from frisat.plan.layout.marks import style_of
from frisat.plan.layout.text import Face, fit, width
from frisat.plan.model import Activity
from frisat.plan.sentences import Language, sentence

PAD = 12.0
INSIDE = 8.0
BETWEEN = 12.0
RIGHT = 12.0
MARGIN = 16.0
TITLE_LINES = 3


def tray_of(activities: Sequence[Activity], name_width: float, width_px: float, top: float, language: Language) -> Tray:
    """Cards of equal width in document order, row by row; `top` is where the lanes end."""
    left = name_width or MARGIN
    right = width_px - RIGHT
    columns = next((n for n, least in ((4, 1250), (3, 700), (2, 400)) if right - left >= least), 1)
    wide = (right - left - BETWEEN * (columns - 1)) / columns
    name = sentence("T102", language=language)
    y = top + PAD + (0.0 if name_width else 22.0)
    items: list[TrayItem] = []
    for start in range(0, len(activities), columns):
        row = [(a, _words(a, wide - 2 * PAD, language)) for a in activities[start : start + columns]]
        height = max(len(words) for _, words in row) * LINE + 2 * INSIDE
        for column, (activity, words) in enumerate(row):
            x = left + column * (wide + BETWEEN)
            items.append(TrayItem(activity.key, Box(x, y, wide, height), _at(words, x + PAD, y), style_of(activity)))
        y += height + BETWEEN
    wide_name = width(name, Face.SEMIBOLD, 14.0)
    bottom = y - BETWEEN + PAD
    return Tray(TextLine(name, MARGIN, top + 24, wide_name, "name"), Box(0, top, width_px, bottom - top), tuple(items))


def _words(activity: Activity, room: float, language: Language) -> list[tuple[str, str]]:
    lines = [("title", t) for t in fit(short_title(activity), Face.REGULAR, TITLE_SIZE, [room], TITLE_LINES)]
    date = date_words(activity, language) or sentence("T106", language=language)
    lines += [("date", t) for t in fit(date, Face.SEMIBOLD, DATE_SIZE, [room], 2)]
    state = state_words(activity, {}, False, language)
    return lines + ([("state", state)] if state else [])


def _at(words: Sequence[tuple[str, str]], x: float, y: float) -> tuple[TextLine, ...]:
    out = []
    for number, (role, text) in enumerate(words):
        face, size = (Face.REGULAR, TITLE_SIZE) if role == "title" else (Face.SEMIBOLD, DATE_SIZE)
        out.append(TextLine(text, x, y + INSIDE + 12 + number * LINE, width(text, face, size), role))
    return tuple(out)
