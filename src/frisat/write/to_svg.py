"""
The timeline of a plan as SVG that can be read without eyes, printed and put on a page (docs/reference/timeline.md).

Numbers come from `plan/layout`; here they only become elements. No scripts, no outside references; every word of the
plan is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, Literal

from frisat.plan.errors import WriteError
from frisat.plan.layout import LaneBy, Layout, lay_out
from frisat.plan.layout.lanes import LaneOf
from frisat.plan.layout.scale import in_words
from frisat.plan.model import Plan
from frisat.plan.period import Period
from frisat.plan.sentences import Language, sentence
from frisat.write import svg_style
from frisat.write.svg_marks import Fades
from frisat.write.svg_parts import escape, n, rect
from frisat.write.svg_scene import Drawing, Link, inside

SHEETS = {"a3": (1587.4, 1122.5, 45.4, ("420mm", "297mm")), "slide": (1280.0, 720.0, 24.0, ("1280", "720"))}
"""Sheet -> width, height and margin in px (96 an inch), and the size that the drawing gives itself."""


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
    former: Mapping[str, Period] | None = None,
    looks_back: bool = False,
    ident: str = "tl",
) -> str:
    """
    The timeline as the text of one `svg` element.

    Args:
        link: key -> address of its row or page; None draws a picture without links. An address with a scheme other
            than http, https or mailto is left out.
        standalone: with its own colours, heading and legend, in the light scheme; else for a page that has
            `timeline.css`, with the strip that shows the source's words for the mark in hand.
        first, last, only, lane_of, keep_rows, tray, former, looks_back: as `lay_out` takes them.
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
            former=former,
            looks_back=looks_back,
        )

    def whole(layout: Layout) -> tuple[str, float]:
        drawing = Drawing(
            plan, plan.by_key(), layout, language, None if page else link, standalone, strip and not page, Fades(ident)
        )
        return inside(drawing, legend, standalone if heading is None else heading)

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
    said = sentence("T503" if layout.name_width else "T504", parts, language=language)
    moved = sum(len(lane.former) for lane in layout.lanes)
    return f"{said} {sentence('T511', {'moved': moved}, language=language)}" if moved else said


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
