"""
The timeline of a plan as SVG that can be read without eyes, printed and put on a page (docs/reference/timeline.md).

Numbers come from `plan/layout`; here they only become elements. No scripts, no outside references; every word of the
plan is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from frisat.plan.errors import WriteError
from frisat.plan.layout import Box, Lane, LaneBy, Layout, Move, Placed, Style, TextLine, TrayItem, lay_out
from frisat.plan.layout.lanes import LaneOf
from frisat.plan.layout.scale import in_words
from frisat.plan.layout.text import Face, fit, shorten, width
from frisat.plan.model import Activity, Plan
from frisat.plan.sentences import Language, sentence
from frisat.write import svg_style, svg_words
from frisat.write.svg_marks import GLYPHS, STATE_CLASS, Fades, draw
from frisat.write.svg_parts import escape, n, path, rect, safe_link, words

STRIP = 44.0
PLATE = 3.0
"""The plate of paper colour behind words reaches this far beyond them."""
MARGIN = 24.0
SHEETS = {"a3": (1587.4, 1122.5, 45.4, ("420mm", "297mm")), "slide": (1280.0, 720.0, 24.0, ("1280", "720"))}
"""Sheet -> width, height and margin in px (96 an inch), and the size that the drawing gives itself."""
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


def render(
    plan: Plan,
    *,
    language: Language = "da",
    width_px: float = 1168,
    today: date | None = None,
    lanes: LaneBy = "track",
    link: Link | None = "#{}".format,
    standalone: bool = True,
    first: date | None = None,
    last: date | None = None,
    only: Collection[str] | None = None,
    lane_of: LaneOf | None = None,
    keep_rows: Mapping[str, int] | None = None,
    tray: bool = True,
    legend: bool | None = None,
    strip: bool | None = None,
    page: Literal["a3", "slide"] | None = None,
    aspect: float | None = None,
    heading: bool | None = None,
    ident: str = "tl",
) -> str:
    """
    The timeline as the text of one `svg` element.

    Args:
        link: key -> address of its row or page; None draws a picture without links. An address with a scheme other
            than http, https or mailto is left out.
        standalone: with its own colours, heading and legend, in the light scheme; else for a page that has
            `timeline.css`, with the strip that shows the source's words for the mark in hand.
        first, last, only, lane_of, keep_rows, tray: as `lay_out` takes them.
        legend, strip: to have them or not, against what `standalone` says.
        page: "a3" fits everything on one sheet of A3 on its side, "slide" on a screen of 16 to 9, words as large as
            there is room for.
        aspect: height by width of a place to be fitted into; the drawing takes the least width, no less than
            `width_px`, with which it is not higher than that. For a document that has margins of its own.
        heading: to have the plan's title over it or not, against what `standalone` says.
        ident: beginning of the ids in the drawing, different for each drawing of one page.
    """
    strip = (not standalone) if strip is None else strip
    legend = standalone if legend is None else legend

    def arrange(px: float) -> Layout:
        return lay_out(
            plan,
            width_px=px,
            lanes=lanes,
            today=today,
            lane_of=lane_of,
            first=first,
            last=last,
            only=only,
            keep_rows=keep_rows,
            language=language,
            tray=tray,
        )

    def whole(layout: Layout) -> tuple[str, float]:
        drawing = Drawing(
            plan, plan.by_key(), layout, language, None if page else link, standalone, strip and not page, Fades(ident)
        )
        return _inside(drawing, legend, standalone if heading is None else heading)

    if page is None:
        layout, body, height = _fitted(arrange, whole, width_px, aspect)
        return _element(plan, layout, body, layout.width, height, language, ident, standalone, strip, link)
    wide, high, margin, size = SHEETS[page]
    room = (wide - 2 * margin, high - 2 * margin)
    layout, body, height = _fitted(arrange, whole, room[0], room[1] / room[0])
    scale = min(room[0] / layout.width, room[1] / height)
    x = (wide - layout.width * scale) / 2
    sheet = f'<g transform="translate({n(x)} {n(margin)}) scale({scale:.4f})">{body}</g>'
    return _element(plan, layout, sheet, wide, high, language, ident, True, False, None, size=size)


def _fitted(
    arrange: Callable[[float], Layout],
    whole: Callable[[Layout], tuple[str, float]],
    px: float,
    aspect: float | None,
) -> tuple[Layout, str, float]:
    """The drawing in the least width from `px` on that is not too high for `aspect`: its words come out largest."""
    widest = px * 8
    while True:
        layout = arrange(px)
        body, height = whole(layout)
        too_high = height / layout.width / aspect if aspect else 0.0
        if too_high <= 1 or px > widest:
            return layout, body, height
        px *= max(1.04, too_high**0.4)


def _element(
    plan: Plan,
    layout: Layout,
    body: str,
    width_px: float,
    height: float,
    language: Language,
    ident: str,
    alone: bool,
    strip: bool,
    link: Link | None,
    size: tuple[str, str] | None = None,
) -> str:
    """The `svg` element with title, description and, standing alone, its style and paper."""
    role = "img" if link is None else "group"
    wide, high = size or (n(width_px), n(height))
    given = f' width="{wide}" height="{high}" xml:lang="{language}"' if alone else ""
    box = f"0 0 {n(width_px)} {n(height)}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fr-chart"{given} viewBox="{box}" lang="{language}" '
        f'role="{role}" aria-labelledby="{ident}-t" aria-describedby="{ident}-d">'
        f'<title id="{ident}-t">{escape(_title(plan, language))}</title>'
        f'<desc id="{ident}-d">{escape(_description(layout, language))}</desc>'
    )
    if alone:
        head += f"<style>{svg_style.standalone(interactive=link is not None, strip=strip)}</style>"
        head += rect("tl-paper", 0, 0, width_px, height)
    return head + body + "</svg>"


def _title(plan: Plan, language: Language) -> str:
    title = plan.title.strip()
    return sentence("T502", {"title": title}, language=language) if title else sentence("T501", language=language)


def _description(layout: Layout, language: Language) -> str:
    axis, undated = layout.axis, len(layout.tray.items) if layout.tray else 0
    if axis is None or not layout.lanes:
        return " ".join(line.text for line in layout.remarks)
    parts = {
        "dated": len(layout.placed()),
        "first": in_words(axis.first, language),
        "last": in_words(axis.last, language),
        "lanes": len(layout.lanes),
        "undated": undated,
    }
    return sentence("T503" if layout.name_width else "T504", parts, language=language)


def _inside(drawing: Drawing, legend: bool, heading: bool) -> tuple[str, float]:
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
    plates = (_plate(placed.label.box) for placed in lane.placed if placed.label.lines)
    out.append(path("tl-back", "".join(plates)))
    out += [_move(move) for move in lane.moves]
    out += [_activity(placed, drawing) for placed in lane.placed]
    out.append("</g>")
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


def _label_lines(
    lines: tuple[TextLine, ...], style: Style, inferred: bool, dx: float, dy: float, drawing: Drawing
) -> str:
    out = []
    for line in lines:
        name = _STATES[line.role]
        if inferred and line.role == "date":
            name = f"{name} tl-inferred"
        out.append(words(line, name, dx, dy))
        if style is Style.CANCELLED and line.role == "title":
            out.append(path("tl-strike", f"M{n(line.x + dx)} {n(line.y + dy - 4)}h{n(line.width)}"))
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
    found = svg_words.legend(activities, drawing.language)
    for name, text in found:
        wide = width(text, Face.REGULAR, 13)
        if x > 16 and x + 28 + wide > drawing.layout.width - 16:
            x, y = 16.0, y + 26
        line = replace(TextLine(text, 28, 14.5, wide), x=28.0)
        out.append(f'<g transform="translate({n(x)} {n(y)})">{GLYPHS[name]}{words(line, "tl-legend")}</g>')
        x += 28 + wide + 26
    return f'<g aria-hidden="true">{"".join(out)}</g>' if out else "", (y - top + 32) if out else 0.0


def png(plan: Plan, *, pixels: int = 1920, **own: Any) -> bytes:
    """
    The timeline as a picture of 16 to 9 for a slide, `pixels` wide; `own` goes to `render`.

    Raises WriteError: E405 when typst cannot draw it.
    """
    import typst

    svg = render(plan, **{"page": "slide", **own})
    page = b'#set page(width: 960pt, height: 540pt, margin: 0pt)\n#image("timeline.svg", width: 960pt, height: 540pt)'
    sources: Any = {"main.typ": page, "timeline.svg": svg.encode()}
    try:
        return bytes(typst.compile(sources, format="png", ppi=72 * pixels / 960))
    except (RuntimeError, typst.TypstError) as error:
        raise WriteError("E405", value=str(error).splitlines()[0][:200]) from error
