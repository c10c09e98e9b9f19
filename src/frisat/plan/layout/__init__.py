"""
The timeline as numbers: plan and width -> boxes, lines and measured words (docs/reference/timeline.md has the rules).

`lay_out` is pure: no fonts, files or clock; the same input gives the same numbers. `write/to_svg.py` draws them.
"""

from frisat.plan.layout.arrange import lay_out
from frisat.plan.layout.geometry import (
    Axis,
    Box,
    Label,
    Lane,
    Layout,
    Mark,
    Move,
    Placed,
    Shape,
    Style,
    TextLine,
    Tick,
    Tray,
    TrayItem,
)
from frisat.plan.layout.lanes import LaneBy

__all__ = [
    "Axis",
    "Box",
    "Label",
    "Lane",
    "LaneBy",
    "Layout",
    "Mark",
    "Move",
    "Placed",
    "Shape",
    "Style",
    "TextLine",
    "Tick",
    "Tray",
    "TrayItem",
    "lay_out",
]
