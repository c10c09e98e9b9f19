"""The parts of a drawn timeline as SVG: heading, grid, lanes with their marks and words, strip, tray and legend."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from frisat.plan.layout import Box, Lane, Layout, Move, Placed, Style, TextLine, TrayItem
from frisat.plan.layout.text import Face, fit, shorten, width
from frisat.plan.model import Activity, Plan
from frisat.plan.sentences import Language, sentence
from frisat.write import svg_words
from frisat.write.svg_marks import GLYPHS, STATE_CLASS, Fades, draw
from frisat.write.svg_parts import escape, n, path, rect, safe_link, words

STRIP = 44.0
PLATE = 3.0
"""The plate of paper colour behind words reaches this far beyond them."""
MARGIN = 24.0
Link = Callable[[str], str]
_STATES = {"name": "tl-name", "remark": "tl-remark", "date": "tl-date", "state": "tl-date", "title": ""}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the parts of one drawing share."""

    plan: Plan
    by_key: Mapping[str, Activity]
    layout: Layout
    language: Language
    link: Link | None
    alone: bool
    strip: bool
    fades: Fades


def inside(drawing: Drawing, legend: bool, heading: bool) -> tuple[str, float]:
    """Everything in the `svg` element, and its height: heading, axis, lanes, strip, tray, legend."""
    layout, language = drawing.layout, drawing.language
    over, down = _heading(drawing) if heading else ("", 0.0)
    out = [_ground(drawing)]
    lanes = "".join(_lane(lane, number, drawing) for number, lane in enumerate(layout.lanes))
    out += [_remarks(drawing), lanes]
    bottom = layout.bottom
    if drawing.strip and layout.lanes:
        hint = TextLine(sentence("T505", language=language), 16, bottom + 27, 0)
        out.insert(0, rect("tl-strip", 0, bottom, layout.width, STRIP))
        out.append(f'<g aria-hidden="true">{words(hint, "tl-hint")}</g>')
        bottom += STRIP
    if layout.tray:
        lower = bottom - layout.bottom
        tray = _tray(drawing)
        out.append(f'<g transform="translate(0 {n(lower)})">{tray}</g>' if lower else tray)
        bottom += layout.tray.box.height
    if legend:
        shown = layout.placed().keys() | {item.key for item in (layout.tray.items if layout.tray else ())}
        text, high = _legend([a for a in drawing.plan.activities if a.key in shown], drawing, bottom)
        out.append(text)
        bottom += high
    inner = drawing.fades.definitions() + "".join(out)
    if down:
        return f'{over}<g transform="translate(0 {n(down)})">{inner}</g>', bottom + down
    return inner, bottom


def _heading(drawing: Drawing) -> tuple[str, float]:
    title, below = drawing.plan.title.strip(), svg_words.subline(drawing.plan, drawing.language)
    out, y = [], MARGIN
    for line in fit(title, Face.SEMIBOLD, 26, [drawing.layout.width - 32], 2):
        y += 26
        out.append(words(TextLine(line, 16, y, width(line, Face.SEMIBOLD, 26)), "tl-heading"))
        y += 6
    if below:
        y += 16
        line = shorten(below, Face.REGULAR, 14, drawing.layout.width - 32)
        out.append(words(TextLine(line, 16, y, width(line, Face.REGULAR, 14)), "tl-subline"))
        y += 6
    return "".join(out), y + 8 if out else 0.0


def _ground(drawing: Drawing) -> str:
    """Lane stripes, grid, axis words, lane lines and the today line: nothing that a screen reader needs."""
    layout, axis = drawing.layout, drawing.layout.axis
    if axis is None:
        return ""
    out = [rect("tl-stripe", 0, lane.box.y, layout.width, lane.box.height) for lane in layout.lanes[1::2]]
    grid = "".join(f"M{n(tick.x)} 44V{n(layout.bottom)}" for tick in axis.ticks if not tick.major)
    years = "".join(f"M{n(tick.x)} 26V{n(layout.bottom)}" for tick in axis.ticks if tick.major)
    lines = "".join(f"M0 {n(y)}H{n(layout.width)}" for y in [layout.top, *(lane.box.bottom for lane in layout.lanes)])
    out += [path("tl-grid", grid) if grid else "", path("tl-year", years) if years else "", path("tl-lane", lines)]
    for tick in axis.ticks:
        if tick.text:
            face, size, style, y = (
                (Face.SEMIBOLD, 14.0, "tl-y", 20.0) if tick.major else (Face.REGULAR, 12.0, "tl-m", 38.0)
            )
            line = TextLine(tick.text, tick.text_x, y, width(tick.text, face, size))
            out.append(words(line, style))
    if layout.today:
        x, pill = layout.today.x, layout.today.pill
        out.append(path("tl-today", f"M{n(x)} {n(pill.bottom - 2)}V{n(layout.bottom)}"))
        out.append(rect("tl-today-pill", pill.x, pill.y, pill.width, pill.height, rx=3))
        text = TextLine(layout.today.text, pill.x + 8, pill.y + 14, pill.width - 16)
        out.append(words(text, "tl-today-text"))
    return f'<g aria-hidden="true">{"".join(out)}</g>'


def _remarks(drawing: Drawing) -> str:
    return "".join(words(line, "tl-remark" if line.role == "remark" else "tl-empty") for line in drawing.layout.remarks)


def _lane(lane: Lane, number: int, drawing: Drawing) -> str:
    name = f' role="group" aria-label="{escape(lane.name)}"' if lane.name and drawing.link else ""
    out = [f'<g class="tl-{"odd" if number % 2 else "even"}"{name}>']
    hidden = ' aria-hidden="true"' if name else ""
    if lane.lines:
        lines = "".join(words(line, "tl-name") for line in lane.lines)
        out.append(f"<g{hidden}>{lines}</g>" if hidden else lines)
    plates = (_plate(placed.label.box) for placed in (*lane.placed, *lane.former) if placed.label.lines)
    out.append(path("tl-back", "".join(plates)))
    out += [_move(move) for move in lane.moves]
    ghosts = {placed.key: _ghost(placed, drawing) for placed in lane.former}
    out += [ghosts.pop(placed.key, "") + _activity(placed, drawing) for placed in lane.placed]
    out += [*ghosts.values(), "</g>"]
    return "".join(out)


def _plate(box: Box) -> str:
    """What keeps grid and today line out of the words; all of a lane are one path, since they take much of the text."""
    wide, high = n(round(box.width + 2 * PLATE)), n(box.height)
    return f"M{n(box.x - PLATE)} {n(box.y)}h{wide}v{high}h-{wide}z"


def _move(move: Move) -> str:
    y, top = n(move.y), n(move.y - 4)
    if move.x2 > move.x1:
        line, head = f"M{n(move.x1)} {y}H{n(move.x2 - 7)}", f"M{n(move.x2 - 8)} {top}l8 4-8 4z"
    else:
        line, head = f"M{n(move.x1)} {y}H{n(move.x2 + 7)}", f"M{n(move.x2 + 8)} {top}l-8 4 8 4z"
    return path("tl-move", line) + path("tl-move-head", head)


def _opened(activity: Activity, style: Style, inferred: bool, x: float, y: float, drawing: Drawing) -> tuple[str, str]:
    """The opening and closing tag around a mark: a link to its row, or a plain group."""
    states = " ".join(s for s in (STATE_CLASS[style], "is-inferred" if inferred else "") if s)
    state = f' class="{states}"' if states else ""
    at = f' transform="translate({n(x)} {n(y)})"'
    address = safe_link(drawing.link(activity.key)) if drawing.link else None
    if address is None:
        return f"<g{state}{at}>", "</g>"
    name = svg_words.accessible_name(activity, drawing.by_key, drawing.language)
    return f'<a href="{escape(address)}"{state}{at} aria-label="{escape(name)}">', "</a>"


def _activity(placed: Placed, drawing: Drawing) -> str:
    activity, hit, label = drawing.by_key[placed.key], placed.hit, placed.label
    dx, dy = -hit.x, -hit.y
    opening, closing = _opened(activity, placed.mark.style, placed.inferred, hit.x, hit.y, drawing)
    out = [opening]
    if drawing.link:
        out.append(rect("tl-hit", 0, 0, round(hit.width), hit.height))
    out.append(draw(placed.mark, dx, dy, drawing.fades))
    out.append(_label_lines(label.lines, placed.mark.style, placed.inferred, dx, dy, drawing))
    if drawing.strip and drawing.link:
        text = svg_words.strip_words(activity, drawing.by_key, drawing.language)
        text = shorten(text, Face.REGULAR, 13, drawing.layout.width - 32)
        out.append(words(TextLine(text, 16 + dx, drawing.layout.bottom + 27 + dy, 0), "tl-words"))
    out.append(closing)
    return "".join(out)


def _ghost(placed: Placed, drawing: Drawing) -> str:
    """Where a moved activity stood before, just ahead of the activity itself: a link to the same row."""
    activity, hit, label = drawing.by_key[placed.key], placed.hit, placed.label
    dx, dy = -hit.x, -hit.y
    states = " ".join(s for s in (STATE_CLASS[Style.GHOST], "is-former", "is-inferred" if placed.inferred else "") if s)
    at = f'class="{states}" transform="translate({n(hit.x)} {n(hit.y)})"'
    address = safe_link(drawing.link(activity.key)) if drawing.link else None
    marks = draw(placed.mark, dx, dy, drawing.fades)
    lines = _label_lines(label.lines, Style.GHOST, placed.inferred, dx, dy, drawing)
    if address is None:
        return f"<g {at}>{marks}{lines}</g>"
    told = any(line.role == "state" for line in label.lines)
    name = svg_words.former_name(activity, [line.text for line in label.lines], told, drawing.language)
    out = [
        f'<a href="{escape(address)}" {at} aria-label="{escape(name)}">',
        rect("tl-hit", 0, 0, round(hit.width), hit.height),
    ]
    out += [marks, lines]
    if drawing.strip:
        date = "".join(line.text + " " for line in label.lines if line.role == "date").strip()
        text = svg_words.former_strip(activity, date, drawing.language)
        text = shorten(text, Face.REGULAR, 13, drawing.layout.width - 32)
        out.append(words(TextLine(text, 16 + dx, drawing.layout.bottom + 27 + dy, 0), "tl-words"))
    return "".join([*out, "</a>"])


def _label_lines(
    lines: tuple[TextLine, ...], style: Style, inferred: bool, dx: float, dy: float, drawing: Drawing
) -> str:
    out = []
    for line in lines:
        name = _STATES[line.role]
        if inferred and line.role == "date":
            name = f"{name} tl-inferred"
        if style is Style.CANCELLED and line.role == "title":
            name = "tl-strike"  # the text's own decoration, as long as the text in whatever font it is shown
        out.append(words(line, name, dx, dy))
    return "".join(out)


def _tray(drawing: Drawing) -> str:
    tray = drawing.layout.tray
    if tray is None:
        return ""
    name = f' role="group" aria-label="{escape(tray.name.text)}"' if drawing.link else ""
    label = words(tray.name, "tl-name")
    out = [f'<g class="tl-tray"{name}><g aria-hidden="true">{label}</g>' if name else f'<g class="tl-tray">{label}']
    out += [_card(item, drawing) for item in tray.items]
    return "".join(out) + "</g>"


def _card(item: TrayItem, drawing: Drawing) -> str:
    box, activity = item.box, drawing.by_key[item.key]
    opening, closing = _opened(activity, item.style, False, box.x, box.y, drawing)
    card = rect("tl-card", 0, 0, box.width, box.height, rx=3)
    hit = rect("tl-hit", 0, 0, box.width, box.height) if drawing.link else ""
    lines = _label_lines(item.lines, item.style, False, -box.x, -box.y, drawing)
    return opening + card + hit + lines + closing


def _legend(activities: list[Activity], drawing: Drawing, top: float) -> tuple[str, float]:
    """The marks that are used, with their words, in as many lines as the width asks for."""
    x, y, out = 16.0, top + 14, []
    former = any(lane.former for lane in drawing.layout.lanes)
    found = svg_words.legend(activities, drawing.language, former=former)
    for name, text in found:
        wide = width(text, Face.REGULAR, 13)
        if x > 16 and x + 28 + wide > drawing.layout.width - 16:
            x, y = 16.0, y + 26
        line = TextLine(text, 28, 14.5, wide)
        out.append(f'<g transform="translate({n(x)} {n(y)})">{GLYPHS[name]}{words(line, "tl-legend")}</g>')
        x += 28 + wide + 26
    return f'<g aria-hidden="true">{"".join(out)}</g>' if out else "", (y - top + 32) if out else 0.0
