"""Small parts of SVG: numbers, escaped words, elements. Everything that comes from a plan goes through here."""

from __future__ import annotations

import re

from frisat.plan.layout import TextLine

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def n(value: float) -> str:
    """A number with one decimal at most."""
    text = f"{value:.1f}"
    return (text[:-2] if text.endswith(".0") else text) if text != "-0.0" else "0"


def escape(text: str) -> str:
    """
    Text as character data or as a value in double quotes.

    Characters that XML forbids and those that turn the reading direction are left out.
    """
    if not text.isprintable():
        text = _TURNING.sub("", _NOT_XML.sub("", text))
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("'", "&#39;")
    )


def safe_link(address: str) -> str | None:
    """An address that may stand in `href`: http(s), mailto, or one without a scheme; None for any other scheme."""
    plain = _NOT_XML.sub("", address).strip()
    scheme = re.match(r"([^/?#]*?):", re.sub(r"\s", "", plain))
    if scheme and scheme[1].lower() not in ("http", "https", "mailto"):
        return None
    return plain


def words(line: TextLine, style: str, dx: float = 0.0, dy: float = 0.0) -> str:
    """One line of words, without `textLength`: held to a width, words come apart when they are copied from a PDF."""
    look = f' class="{style}"' if style else ""
    return f'<text{look} x="{n(line.x + dx)}" y="{n(line.y + dy)}">{escape(line.text)}</text>'


def rect(style: str, x: float, y: float, width: float, height: float, *, rx: float = 0.0, fill: str = "") -> str:
    at = (f' x="{n(x)}"' if x else "") + (f' y="{n(y)}"' if y else "")
    look = (f' class="{style}"' if style else "") + (f' fill="url(#{fill})"' if fill else "")
    return f'<rect{look}{at} width="{n(width)}" height="{n(height)}"{f" rx={chr(34)}{n(rx)}{chr(34)}" if rx else ""}/>'


def path(style: str, d: str) -> str:
    return f'<path class="{style}" d="{d}"/>'
