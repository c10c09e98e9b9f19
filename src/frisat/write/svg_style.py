"""
Colours and rules of the drawn timeline, said once for the web page and for a drawing that stands alone.

On a page colours are custom properties (`static/frisat/timeline.css`, made by `python -m frisat.write.svg_style`), so
that light, dark and print are only other values. Standing alone they are written out, because typst and many viewers
know no custom properties.
"""

from __future__ import annotations

import re
import sys

LIGHT = {
    "paper": "#fff",
    "ink": "#14201f",
    "g100": "#f4f7f7",
    "g200": "#dde5e5",
    "g300": "#c3cecf",
    "g400": "#7e8c8e",
    "g500": "#556466",
    "g600": "#38474a",
    "primary": "#0d4f5c",
    "on-primary": "#fff",
    "focus": "#0d4f5c",
    "tint": "#e9f2f3",
    "bar": "#3f8793",
    "unsure": "#6b4100",
    "unsure-line": "#b8700a",
    "unsure-bg": "#fff4df",
    "stop": "#a3211b",
}
DARK = {
    "paper": "#12191b",
    "ink": "#e4ecec",
    "g100": "#1b2528",
    "g200": "#2b383b",
    "g300": "#3c4b4f",
    "g400": "#73878b",
    "g500": "#a3b3b5",
    "g600": "#c3cfd0",
    "primary": "#86cbd5",
    "on-primary": "#06262c",
    "focus": "#f3c982",
    "tint": "#1a2f33",
    "bar": "#5aa3af",
    "unsure": "#f3c982",
    "unsure-line": "#d79a35",
    "unsure-bg": "#33260f",
    "stop": "#f5a59d",
}
FONTS = '"IBM Plex Sans", "Segoe UI", Arial, Helvetica, "Liberation Sans", "DejaVu Sans", sans-serif'

DRAWN = """\
.tl-grid { stroke: $g200; }
.tl-year { stroke: $g400; }
.tl-lane { stroke: $g300; }
.tl-stripe { fill: $g100; }
.tl-m { font-size: 12px; fill: $g500; text-anchor: middle; }
.tl-y { font-size: 14px; font-weight: 600; fill: $ink; }
.tl-name { font-size: 14px; font-weight: 600; fill: $ink; }
.tl-remark { font-size: 12px; fill: $g500; }
.tl-empty { font-size: 13px; fill: $g600; }
.tl-today { stroke: $primary; stroke-width: 2; }
.tl-today-pill { fill: $primary; }
.tl-today-text { font-size: 12px; font-weight: 600; fill: $on-primary; }
.tl-date { font-size: 12px; font-weight: 600; fill: $g600; }
.tl-even, .tl-odd, .tl-tray { font-size: 13px; fill: $ink; }
.tl-back { fill: $paper; }
.tl-odd .tl-back { fill: $g100; }
.tl-strike { text-decoration: line-through; }
.tl-day { fill: $primary; }
.tl-bar { fill: $bar; }
.tl-arrow { fill: none; stroke: $bar; stroke-width: 2.5; }
.tl-stop1 { stop-color: $bar; stop-opacity: 1; }
.tl-stop0 { stop-color: $bar; stop-opacity: .12; }
.tl-soft { fill: $bar; opacity: .4; }
.tl-open { fill: $paper; stroke: $primary; stroke-width: 2; }
.tl-either { stroke: $primary; stroke-width: 1.5; stroke-dasharray: 1.5 3; }
.tl-tent { fill: $unsure-bg; stroke: $unsure-line; stroke-width: 1.5; stroke-dasharray: 4 3; }
.tl-cancel { fill: $paper; stroke: $stop; stroke-width: 2; }
.tl-cancel-x { stroke: $stop; stroke-width: 2; }
.tl-ghost { fill: $paper; stroke: $g500; stroke-width: 1.5; stroke-dasharray: 2 2.5; }
.tl-move { fill: none; stroke: $g500; stroke-width: 1.5; stroke-dasharray: 2 3; }
.tl-move-head { fill: $g500; }
.tl-hear { fill: $tint; }
.tl-hear-line { stroke: $primary; stroke-width: 1.5; }
.tl-hear-post { stroke: $primary; stroke-width: 3; }
.tl-hear-maybe { stroke: $primary; stroke-width: 2; stroke-dasharray: 2 2; }
.is-cancelled .tl-arrow { stroke: $stop; }
.is-ghost .tl-arrow { stroke: $g500; }
.is-tent .tl-arrow { stroke: $unsure-line; }
.is-cancelled .tl-date { fill: $stop; }
.is-cancelled { fill: $stop; }
.is-cancelled .tl-hear { fill: $paper; }
.is-cancelled .tl-hear-line { stroke: $stop; }
.is-cancelled .tl-hear-post { stroke: $stop; }
.is-cancelled .tl-hear-maybe { stroke: $stop; }
.is-ghost .tl-date { fill: $g500; }
.is-ghost { fill: $g500; }
.is-ghost .tl-hear { fill: $paper; }
.is-ghost .tl-hear-line { stroke: $g500; stroke-dasharray: 2 2.5; }
.is-tent .tl-date { fill: $unsure; }
.is-tent { fill: $unsure; }
.is-tent .tl-hear { fill: $unsure-bg; }
.is-tent .tl-hear-line { stroke: $unsure-line; stroke-dasharray: 4 3; }
.tl-inferred { font-style: italic; }
.tl-card { fill: $paper; stroke: $unsure-line; stroke-width: 1.5; stroke-dasharray: 4 3; }
.tl-hit { fill: none; }
.tl-legend { font-size: 13px; fill: $g600; }
"""
"""Rules that every renderer understands: one class or two, plain properties."""

ALONE = """\
.tl-paper { fill: $paper; }
.tl-heading { font-size: 26px; font-weight: 600; fill: $ink; }
.tl-subline { font-size: 14px; fill: $g500; }
"""

POINTED = """\
.fr-chart { font-family: $fonts; }
.fr-chart a { text-decoration: none; outline: none; }
.fr-chart .tl-hit { fill: transparent; rx: 3px; }
.fr-chart a:hover text:not([class]) { text-decoration: underline; }
.fr-chart a:hover .tl-strike { text-decoration: underline line-through; }
.fr-chart a:focus-visible .tl-hit { stroke: $focus; stroke-width: 3; }
"""

STRIP = """\
.tl-strip { fill: $tint; }
.tl-hint { font-size: 13px; fill: $g600; }
.tl-words { font-size: 13px; fill: $ink; visibility: hidden; }
.fr-chart a:hover .tl-words, .fr-chart a:focus-visible .tl-words { visibility: visible; }
.fr-chart:has(a:hover) .tl-hint, .fr-chart:has(a:focus-visible) .tl-hint { visibility: hidden; }
.fr-chart:has(a:focus-visible) a:not(:focus-visible):hover .tl-words { visibility: hidden; }
"""

PAGE = """\
.fr-chart { display: block; width: 100%; height: auto; }
.fr-tl-scroll { overflow-x: auto; }
.fr-tl-scroll > .fr-chart { min-width: 1020px; }
.fr-glyph { width: 20px; height: 20px; flex: none; overflow: visible; }
@media (forced-colors: active) {
  .tl-day, .tl-bar, .tl-stop1 { fill: CanvasText; stop-color: CanvasText; }
  .fr-chart a:focus-visible .tl-hit { stroke: Highlight; }
}
@media print {
  .fr-chart, .fr-glyph { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .tl-strip, .tl-hint, .tl-words { display: none; }
  .fr-tl-scroll { overflow: visible; }
  .fr-tl-scroll > .fr-chart { min-width: 0; max-height: 245mm; margin: 0 auto; }
  .fr-chart a:focus-visible .tl-hit { stroke: none; }
}
"""

ALONE_PRINT = "@media print { .fr-chart * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }\n"


def _filled(rules: str, colours: dict[str, str] | None) -> str:
    """Rules with `$name` replaced by the colour, or by its custom property when `colours` is None."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name == "fonts":
            return FONTS
        return f"var(--tl-{name})" if colours is None else colours[name]

    return re.sub(r"\$([a-z0-9-]+)", value, rules)


def standalone(*, interactive: bool, strip: bool) -> str:
    """The style of a drawing that stands alone, light, in as few characters as may be."""
    rules = f".fr-chart {{ font-family: {FONTS}; }}\n" + DRAWN + ALONE
    if interactive:
        rules += POINTED + ALONE_PRINT
    if strip:
        rules += STRIP
    text = _filled(rules, LIGHT)
    return re.sub(r"\s*([{};:,])\s*", r"\1", text.replace("\n", " ")).replace(";}", "}").strip()


def for_page() -> str:
    """The text of `static/frisat/timeline.css`: the page's own colours where it has them, else these."""

    def names(colours: dict[str, str], indent: str) -> str:
        return "\n".join(f"{indent}--tl-{name}: var(--fr-{name}, {value});" for name, value in colours.items())

    def last(colours: dict[str, str]) -> str:
        return "\n".join(f"    --tl-{name}: {value};" for name, value in colours.items())

    head = (
        "/* The drawn timeline. Made by `python -m frisat.write.svg_style`; change the rules there.\n"
        "   Every state has a shape or a word besides its colour. */\n"
    )
    return (
        f"{head}:root {{\n{names(LIGHT, '  ')}\n}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{names(DARK, '    ')}\n  }}\n}}\n"
        f"@media print {{\n  :root {{\n{last(LIGHT)}\n  }}\n}}\n" + _filled(DRAWN + POINTED + STRIP + PAGE, None)
    )


if __name__ == "__main__":
    sys.stdout.write(for_page())
