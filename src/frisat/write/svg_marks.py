"""The marks of the timeline as SVG, for the drawing itself, its legend and the rows of the list beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from frisat.plan.layout import Mark, Shape, Style
from frisat.plan.model import Activity, Kind, Status
from frisat.plan.period import Precision
from frisat.write.svg_parts import n, path, rect

STATE_CLASS = {Style.CANCELLED: "is-cancelled", Style.GHOST: "is-ghost", Style.TENTATIVE: "is-tent", Style.PLAIN: ""}
_OUTLINE = {Style.CANCELLED: "tl-cancel", Style.GHOST: "tl-ghost", Style.TENTATIVE: "tl-tent"}


@dataclass(slots=True)
class Fades:
    """The gradients a drawing needs, made as they are asked for; `prefix` keeps ids of two drawings apart."""

    prefix: str
    _made: dict[tuple[int, int], str] = field(default_factory=dict)

    def bar(self, start: float, end: float) -> str:
        """Id of the gradient that is unsure over `start` and `end` of its length (0-1)."""
        key = (round(start * 50) * 2, round(end * 50) * 2)
        return self._made.setdefault(key, f"{self.prefix}-f{key[0]}-{key[1]}")

    def definitions(self) -> str:
        out = []
        for (start, end), name in self._made.items():
            stops = [("tl-stop0", 0.0), ("tl-stop1", start / 100)] if start else [("tl-stop1", 0.0)]
            stops += [("tl-stop1", 1 - end / 100), ("tl-stop0", 1.0)] if end else [("tl-stop1", 1.0)]
            inner = "".join(f'<stop class="{style}" offset="{round(offset, 2):g}"/>' for style, offset in stops)
            out.append(f'<linearGradient id="{name}">{inner}</linearGradient>')
        return f"<defs>{''.join(out)}</defs>" if out else ""


def diamond(style: str, x: float, y: float, half: float = 8.0) -> str:
    h = n(half)
    return path(style, f"M{n(x)} {n(y - half)}l{h} {h}-{h} {h}-{h}-{h}z")


def draw(mark: Mark, dx: float, dy: float, fades: Fades) -> str:
    """A mark moved by (dx, dy)."""
    if mark.shape in (Shape.DIAMOND, Shape.SQUARE):
        return _tail(mark, dx, dy, fades) + _point(mark, mark.points[0] + dx, mark.middle + dy)
    if mark.shape is Shape.ONE_OF:
        return _one_of(mark, dx, dy)
    if mark.shape is Shape.HEARING:
        return _tail(mark, dx, dy, fades) + _hearing(mark, dx, dy)
    return _tail(mark, dx, dy, fades) + _bar(mark, dx, dy, fades)


def _point(mark: Mark, x: float, y: float) -> str:
    outline = _OUTLINE.get(mark.style, "tl-open" if mark.approximate else "")
    if mark.shape is Shape.SQUARE:
        half = 5.75 if outline else 6.5
        out = rect(outline or "tl-day", x - half, y - half, 2 * half, 2 * half)
    else:
        out = diamond(outline or "tl-day", x, y, 7.5 if outline else 8)
    return out + _slash(mark, x, y)


def _slash(mark: Mark, x: float, y: float) -> str:
    return path("tl-cancel-x", f"M{n(x - 7)} {n(y + 7)}l14-14") if mark.style is Style.CANCELLED else ""


def _one_of(mark: Mark, dx: float, dy: float) -> str:
    y = mark.middle + dy
    style = _OUTLINE.get(mark.style, "tl-open")
    line = path("tl-either", f"M{n(mark.points[0] + dx)} {n(y)}H{n(mark.points[-1] + dx)}")
    marks = "".join(diamond(style, x + dx, y, 6.5) for x in mark.points)
    return line + marks + _slash(mark, mark.points[0] + dx, y)


def _bar(mark: Mark, dx: float, dy: float, fades: Fades) -> str:
    box, y = mark.box, mark.middle + dy
    x1, x2 = box.x + dx, box.right + dx
    outline = _OUTLINE.get(mark.style)
    if outline:
        height = max(box.height, 8.0)
        start = x1 + (9 if mark.open_start or mark.cut_start else 1)
        end = x2 - (9 if mark.open_end or mark.cut_end else 1)
        out = rect(outline, start, y - height / 2 + 0.5, max(1.0, end - start), height - 1, rx=2)
    elif mark.shape is Shape.BAND or not (mark.fade_start or mark.fade_end):
        end = x2 - 2 if mark.open_end or mark.cut_end else x2
        start = x1 + 2 if mark.open_start or mark.cut_start else x1
        out = rect("tl-bar", start, box.y + dy, end - start, box.height, rx=2)
    else:
        name = fades.bar(mark.fade_start / box.width, mark.fade_end / box.width)
        out = rect("", x1, box.y + dy, box.width, box.height, rx=2, fill=name)
    if mark.open_end or mark.cut_end:
        out += path("tl-arrow", f"M{n(x2 - 7)} {n(y - 6)}l6 6-6 6")
    if mark.open_start or mark.cut_start:
        out += path("tl-arrow", f"M{n(x1 + 7)} {n(y - 6)}l-6 6 6 6")
    if mark.points:
        x = mark.points[0] + dx
        out += rect(_OUTLINE.get(mark.style, "tl-day"), x - 6.5, y - 6.5, 13, 13)
    return out + _slash(mark, (x1 + x2) / 2, y)


def _hearing(mark: Mark, dx: float, dy: float) -> str:
    box = mark.box
    x1, x2, y1, y2 = box.x + dx, box.right + dx, box.y + dy, box.bottom + dy
    out = rect("tl-hear", x1, y1, box.width, box.height)
    out += path("tl-hear-line", f"M{n(x1)} {n(y1)}H{n(x2)}M{n(x1)} {n(y2)}H{n(x2)}")
    post = "tl-hear-post" if mark.posts_sure else "tl-hear-maybe"
    inset = 1.5 if mark.posts_sure else 1
    ends = [x1 + inset] if not mark.open_start and not mark.cut_start else []
    ends += [x2 - inset] if not mark.open_end and not mark.cut_end else []
    if ends:
        out += path(post, "".join(f"M{n(x)} {n(y1 - 2)}V{n(y2 + 2)}" for x in ends))
    if mark.open_end:
        out += path("tl-arrow", f"M{n(x2 - 7)} {n((y1 + y2) / 2 - 6)}l6 6-6 6")
    return out + _slash(mark, (x1 + x2) / 2, (y1 + y2) / 2)


def _tail(mark: Mark, dx: float, dy: float, fades: Fades) -> str:
    """The fading line of a limit: towards earlier for "at the latest", towards later for "from then on"."""
    if mark.tail is None:
        return ""
    y = mark.middle + dy - 1.5
    if mark.tail == "before":
        x, width = mark.tail_to + dx, mark.box.x - mark.tail_to + 4
        return rect("", x, y, width, 3, fill=fades.bar(1.0, 0)) if width > 4 else ""
    x, width = mark.box.right + dx - 4, mark.tail_to - mark.box.right + 4
    return rect("", x, y, width, 3, fill=fades.bar(0, 1.0)) if width > 4 else ""


# ------------------------------------------------------------------------------------------------ glyphs
def glyph_name(activity: Activity) -> str:
    """Which of the legend's glyphs stands for an activity; a point and a bar have their own where it matters."""
    period = activity.period
    if activity.status is Status.CANCELLED:
        return "cancelled"
    if activity.status is Status.POSTPONED:
        return "postponed"
    if period is None or period.edtf is None:
        return "undated"
    point = period.precision is Precision.DAY
    if activity.status is Status.TENTATIVE:
        return "tentative_day" if point else "tentative"
    if period.precision is Precision.ONE_OF:
        return "one_of"
    if activity.kind is Kind.HEARING and not point:
        return "hearing"
    if period.bound:
        return period.bound
    if activity.kind is Kind.DECISION:
        return "decision"
    if point:
        return "day"
    if activity.status is Status.ONGOING:
        return "ongoing"
    if period.precision is Precision.OPEN:
        return "open"
    return "days" if period.precision is Precision.DAYS else "period"


_ENDS = '<path class="tl-hear-post" d="M1.5 3v14M18.5 3v14"/>'
GLYPHS = {
    "day": diamond("tl-day", 10, 10),
    "decision": rect("tl-day", 3.5, 3.5, 13, 13),
    "days": rect("tl-bar", 0, 4, 20, 12, rx=2),
    "period": rect("tl-soft", 0, 4, 5, 12) + rect("tl-bar", 5, 4, 10, 12) + rect("tl-soft", 15, 4, 5, 12),
    "ongoing": rect("tl-bar", 0, 8, 20, 4, rx=2),
    "open": rect("tl-bar", 0, 4, 7, 12) + rect("tl-soft", 7, 4, 6, 12) + path("tl-arrow", "M12 4l6 6-6 6"),
    "tentative": rect("tl-tent", 1, 4.5, 18, 11, rx=2),
    "tentative_day": diamond("tl-tent", 10, 10),
    "cancelled": diamond("tl-cancel", 10, 10, 7.5) + path("tl-cancel-x", "M3 17l14-14"),
    "postponed": diamond("tl-ghost", 10, 10, 7.5),
    "former": diamond("tl-ghost", 6.5, 10, 6) + path("tl-move", "M13 10h3") + path("tl-move-head", "M15 6l5 4-5 4z"),
    "undated": rect("tl-card", 2, 2, 16, 16, rx=8),
    "hearing": rect("tl-hear", 1, 4, 18, 12) + path("tl-hear-line", "M1 4H19M1 16H19") + _ENDS,
    "before": rect("tl-soft", 0, 8.5, 7, 3) + diamond("tl-day", 13, 10, 7),
    "after": rect("tl-soft", 13, 8.5, 7, 3) + diamond("tl-day", 7, 10, 7),
    "inferred": '<text class="tl-date tl-inferred" x="6" y="14">å</text>',
    "one_of": path("tl-either", "M5 10H15") + diamond("tl-open", 4.5, 10, 4) + diamond("tl-open", 15.5, 10, 4),
}
"""Glyph name -> its SVG in a field of 20 x 20."""

LEGEND = {
    "day": "T401",
    "decision": "T402",
    "days": "T403",
    "period": "T404",
    "ongoing": "T405",
    "open": "T406",
    "before": "T411",
    "after": "T412",
    "one_of": "T413",
    "hearing": "T410",
    "tentative": "T407",
    "tentative_day": "T407",
    "cancelled": "T408",
    "postponed": "T409",
    "former": "T415",
    "inferred": "T414",
}
"""Glyph name -> code of its words; in the order in which a legend shows them."""


def glyph(name: str) -> str:
    """A glyph as an `svg` element of its own for a row of a list; its meaning must stand in words beside it."""
    state = {"cancelled": " is-cancelled", "postponed": " is-ghost", "former": " is-ghost"}.get(name, "")
    return (
        f'<svg class="fr-glyph{state}" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">'
        f"{GLYPHS[name]}</svg>"
    )
