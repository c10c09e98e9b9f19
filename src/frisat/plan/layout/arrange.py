"""`lay_out`: the whole drawing put together from axis, lanes, marks, words and rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from frisat.plan.layout import former as earlier
from frisat.plan.layout import scale
from frisat.plan.layout.geometry import (
    LANE_PAD,
    LINE,
    ROW_GAP,
    Axis,
    Box,
    Label,
    Lane,
    Layout,
    Move,
    Placed,
    TextLine,
    Today,
)
from frisat.plan.layout.joins import join, pairs
from frisat.plan.layout.labels import DATE_SIZE, EDGE, TITLE_SIZE, label_of, state_words
from frisat.plan.layout.lanes import LaneBy, LaneOf, in_lanes
from frisat.plan.layout.marks import mark_of, outside
from frisat.plan.layout.rows import Piece, assign
from frisat.plan.layout.text import Face, fit, width
from frisat.plan.layout.tray import tray_of
from frisat.plan.model import Activity, Plan
from frisat.plan.period import Period
from frisat.plan.sentences import Language, sentence

HEAD = 62.0
NAME_WIDTH = 148.0
NAME_SIZE = 14.0
NAME_LINE = 18.0
MARGIN = 16.0
RIGHT = 12.0
LEAST_WIDTH = 320.0
LEAST_WINDOW = 7
PILL = 20.0


def lay_out(
    plan: Plan,
    *,
    width_px: float = 1168,
    lanes: LaneBy = "track",
    today: date | None = None,
    lane_of: LaneOf | None = None,
    first: date | None = None,
    last: date | None = None,
    only: Collection[str] | None = None,
    keep_rows: Mapping[str, int] | None = None,
    language: Language = "da",
    tray: bool = True,
    former: Mapping[str, Period] | None = None,
    looks_back: bool = False,
) -> Layout:
    """
    The timeline of `plan` as numbers.

    Args:
        width_px: width of the drawing, at least 320; the height follows from what it holds.
        lanes: how activities are parted; lanes by track are lanes by body when the plan states no track.
        today: the day of the today line; none is drawn when it is None or outside the window.
        lane_of: gives an activity's lane name instead, say through an alias register.
        first, last: a window to zoom into; what lies wholly outside is counted in `before` and `after`.
        only: keys to draw (a filter); the axis and the lanes' order stay those of the whole plan.
        keep_rows: `Layout.rows()` of an earlier drawing, to keep everything that can stay in its row.
        tray: whether undated activities get their tray.
        former: key -> where a moved activity stood in an earlier version; it is drawn there as a ghost.
        looks_back: `today` is a day gone by, from which the plan is looked at; its line says the day without "today".

    Returns:
        Boxes that never overlap and never leave the drawing: every activity that is asked for stands in exactly one of
        lanes, tray, `before` and `after`.
    """
    width_px = max(LEAST_WIDTH, float(width_px))
    shown = [a for a in plan.activities if only is None or a.key in only]
    ghosts = earlier.ghosts(shown, former or {}, language)
    axis, name_width = _axis(plan, ghosts, width_px, lanes, first, last, language)
    placed_in = {a.key: _where(a, axis) for a in shown}
    top = HEAD if axis else 0.0
    before = tuple(a.key for a in shown if placed_in[a.key] == "before")
    after = tuple(a.key for a in shown if placed_in[a.key] == "after")
    remarks: tuple[TextLine, ...] = ()
    if axis and (before or after):
        remarks, top = _outside_words(len(before), len(after), axis, name_width, top, width_px, language)
    inside = {a.key for a in shown if placed_in[a.key] == "inside"}
    seen = {earlier.plain(g.key): g for g in ghosts if _where(g, axis) == "inside"}
    drawn, bottom = _lanes(
        plan, inside, seen, axis, lanes, lane_of, keep_rows or {}, name_width, top, width_px, language
    )
    if not drawn:
        words = _empty_words(axis, shown, language)
        remarks = (*remarks, TextLine(words, MARGIN, bottom + 26, width(words, Face.REGULAR, TITLE_SIZE)))
        bottom += 42
    undated = [a for a in shown if placed_in[a.key] == "undated"] if tray else []
    found = tray_of(undated, name_width, width_px, bottom, language) if undated else None
    return Layout(
        width=width_px,
        height=found.box.bottom if found else bottom,
        name_width=name_width,
        top=top,
        bottom=bottom,
        axis=axis,
        lanes=drawn,
        today=_today(today, axis, width_px, language, looks_back),
        tray=found,
        before=before,
        after=after,
        remarks=remarks,
    )


def _axis(
    plan: Plan,
    ghosts: Sequence[Activity],
    width_px: float,
    lanes: LaneBy,
    first: date | None,
    last: date | None,
    language: Language,
) -> tuple[Axis | None, float]:
    whole = scale.window(a.period for a in (*plan.activities, *ghosts) if a.period is not None)
    name_width = 0.0 if lanes == "none" else min(NAME_WIDTH, max(88.0, width_px * 0.18))
    if whole is None:
        return None, name_width
    low, high = first or whole[0], last or whole[1]
    low, high = min(low, high), max(low, high)
    if high.toordinal() - low.toordinal() + 1 < LEAST_WINDOW:
        low = date.fromordinal(min(low.toordinal(), date.max.toordinal() - LEAST_WINDOW))
        high = low + timedelta(LEAST_WINDOW - 1)
    return scale.axis(low, high, name_width or MARGIN, width_px - RIGHT, language), name_width


def _where(activity: Activity, axis: Axis | None) -> str:
    if not activity.is_dated or activity.period is None or axis is None:
        return "undated"
    return outside(activity.period, axis.first, axis.last) or "inside"


def _lanes(
    plan: Plan,
    inside: Collection[str],
    ghosts: Mapping[str, Activity],
    axis: Axis | None,
    by: LaneBy,
    lane_of: LaneOf | None,
    keep: Mapping[str, int],
    name_width: float,
    top: float,
    width_px: float,
    language: Language,
) -> tuple[tuple[Lane, ...], float]:
    if axis is None:
        return (), top
    out, y, by_key = [], top, plan.by_key()
    for name, members in in_lanes(plan.activities, by, language, lane_of):
        found = [a for a in members if a.key in inside]
        old = [ghosts[a.key] for a in members if a.key in ghosts]
        if found or old:
            lane = _lane(name, found, old, by_key, axis, keep, name_width, y, width_px, language)
            out.append(lane)
            y = lane.box.bottom
    return tuple(out), y


def _lane(
    name: str,
    members: Sequence[Activity],
    ghosts: Sequence[Activity],
    by_key: Mapping[str, Activity],
    axis: Axis,
    keep: Mapping[str, int],
    name_width: float,
    y: float,
    width_px: float,
    language: Language,
) -> Lane:
    def place(activity: Activity, joined: bool, side: str | None) -> Placed | None:
        mark = mark_of(activity, axis)
        if earlier.is_ghost(activity.key):
            state = "" if joined else earlier.state(activity, by_key, language)
            activity = replace(activity, title="") if joined else activity
        else:
            state = state_words(activity, by_key, joined, language)
        label = label_of(activity, mark, axis, width_px - EDGE - 4, state, language, side)
        inferred = activity.period is not None and activity.period.inferred
        return Placed(activity.key, 0, mark, label, inferred) if label else None

    placed: dict[str, Placed] = {}
    moves: list[Move] = []
    pieces: list[tuple[Piece, str]] = []
    ways = [way for old, new in pairs(members) if (way := join(old, new, place))]
    busy = {p.key for a, b, _ in ways for p in (a, b)}
    ways += earlier.joined(ghosts, {a.key: a for a in members}, busy, place)
    for a, b, move in ways:
        placed |= {a.key: a, b.key: b}
        moves.append(move)
        box = a.box.around(b.box)
        pieces.append((Piece((a.key, b.key), box.x, box.right), a.key))
    for activity in (*members, *ghosts):
        if activity.key not in placed:
            alone = place(activity, False, None)
            if alone is None:  # cannot be: without a side asked for there is always room under the mark
                raise RuntimeError(activity.key)
            placed[activity.key] = alone
            pieces.append((Piece((activity.key,), alone.box.x, alone.box.right), activity.key))
    order = {a.key: n for n, a in enumerate(sorted((*members, *ghosts), key=_by_time))}
    rows = assign([p for p, _ in sorted(pieces, key=lambda p: min(order[k] for k in p[0].keys))], keep)
    tops, inner = _row_tops(placed, rows, y + LANE_PAD)
    lines = _name_lines(name, name_width, y)
    height = max(inner - y + LANE_PAD, len(lines) * NAME_LINE + 2 * LANE_PAD)
    down = {key: _lowered(p, rows[key], tops[rows[key]]) for key, p in placed.items()}
    return Lane(
        name,
        lines,
        Box(0.0, y, width_px, height),
        tuple(down[a.key] for a in sorted(members, key=_by_time)),
        tuple(replace(m, key=earlier.plain(m.key), y=m.y + tops[rows[m.key]]) for m in moves),
        tuple(replace(down[g.key], key=earlier.plain(g.key)) for g in ghosts),
    )


def _by_time(activity: Activity) -> tuple[date, date, bool]:
    return (activity.period or Period(None)).sort_key


def _row_tops(placed: Mapping[str, Placed], rows: Mapping[str, int], y: float) -> tuple[list[float], float]:
    """The top of each row, and the bottom of the last one."""
    heights = [0.0] * (max(rows.values(), default=-1) + 1)
    for key, p in placed.items():
        heights[rows[key]] = max(heights[rows[key]], p.box.bottom)
    tops = []
    for height in heights:
        tops.append(y)
        y += height + ROW_GAP
    return tops, y - ROW_GAP


def _lowered(placed: Placed, row: int, down: float) -> Placed:
    mark, label = placed.mark, placed.label
    return replace(
        placed,
        row=row,
        mark=replace(mark, box=replace(mark.box, y=mark.box.y + down)),
        label=Label(
            replace(label.box, y=label.box.y + down),
            tuple(TextLine(t.text, t.x, t.y + down, t.width, t.role) for t in label.lines),
            label.side,
        ),
    )


def _name_lines(name: str, name_width: float, y: float) -> tuple[TextLine, ...]:
    if not name or not name_width:
        return ()
    lines = fit(name, Face.SEMIBOLD, NAME_SIZE, [name_width - MARGIN - 8], 4)
    return tuple(
        TextLine(text, MARGIN, y + 24 + n * NAME_LINE, width(text, Face.SEMIBOLD, NAME_SIZE), "name")
        for n, text in enumerate(lines)
    )


def _today(
    today: date | None, axis: Axis | None, width_px: float, language: Language, looks_back: bool
) -> Today | None:
    if today is None or axis is None or not axis.first <= today <= axis.last:
        return None
    said = scale.in_words(today, language)
    text = said if looks_back else sentence("T101", {"day": said}, language=language)
    x, wide = axis.middle(today), width(text, Face.SEMIBOLD, DATE_SIZE) + 16
    return Today(x, Box(min(max(EDGE, x - wide / 2), width_px - EDGE - wide), HEAD - PILL, wide, PILL), text)


def _outside_words(
    before: int, after: int, axis: Axis, name_width: float, top: float, width_px: float, language: Language
) -> tuple[tuple[TextLine, ...], float]:
    """How many activities a window leaves out, in the corner over the lane names or on a line of their own."""
    said = [("‹ " + sentence("T111", {"count": before}, language=language), before)]
    said += [(sentence("T112", {"count": after}, language=language) + " ›", after)]
    lines = [(text, width(text, Face.REGULAR, DATE_SIZE)) for text, count in said if count]
    if name_width:
        return tuple(TextLine(t, MARGIN, 36 + n * LINE, w, "remark") for n, (t, w) in enumerate(lines)), top
    xs = [axis.left if (n == 0 and before) else axis.right - w for n, (_, w) in enumerate(lines)]
    return tuple(TextLine(t, x, top + 14, w, "remark") for (t, w), x in zip(lines, xs, strict=True)), top + 20


def _empty_words(axis: Axis | None, shown: Sequence[Activity], language: Language) -> str:
    if not shown:
        return sentence("T113", language=language)
    if axis is None or all(not a.is_dated for a in shown):
        return sentence("T114", language=language)
    days = {"first": scale.in_words(axis.first, language), "last": scale.in_words(axis.last, language)}
    return sentence("T115", days, language=language)
