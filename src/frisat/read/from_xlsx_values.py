"""A cell's value as the sheet prints it: text, Danish numbers, days and clock times by their number format."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from frisat.plan.regex import regex

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "dd-mm-yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "hh:mm", 19: "hh:mm:ss",
    20: "hh:mm", 21: "hh:mm:ss", 22: "dd-mm-yyyy hh:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
}  # fmt: skip
"""Excel's numbered formats as a Danish Excel shows them; the rest print as plain numbers."""
_QUOTED = regex(r'"([^"]*)"|\\(.)|_.|\*.')
_BRACKET = regex(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
_TOKEN = regex(
    r"\[h+\]|\[m+\]|yyyy|yy|y|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|am/pm|a/p|\.0+|.", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell shows. `unseen`: it has a value that its number format keeps from showing."""

    text: str
    bold: bool = False
    struck: bool = False
    unseen: bool = False


class Strings:
    """The workbook's shared texts; struck through when all of a rich text is."""

    def __init__(self, root: Any | None) -> None:
        self._texts: list[tuple[str, bool]] = []
        for item in root.iterchildren(S + "si") if root is not None else ():
            self._texts.append(rich(item))

    def __getitem__(self, index: int) -> tuple[str, bool]:
        return self._texts[index] if 0 <= index < len(self._texts) else ("", False)


def rich(item: Any) -> tuple[str, bool]:
    """A text with its own looks, as (words, all struck through); reading aids for Asian scripts are left out."""
    texts: list[str] = []
    struck: list[bool] = []
    for part in item:
        if part.tag == S + "t":
            texts.append(part.text or "")
            struck.append(False)
        elif part.tag == S + "r":
            words = part.find(S + "t")
            line = part.find(f"{S}rPr/{S}strike")
            if words is not None and words.text:
                texts.append(words.text)
                if words.text.strip():
                    struck.append(line is not None and (line.get("val") or "1") not in ("0", "false"))
    return _escaped("".join(texts)), bool(struck) and all(struck)


_ESCAPE = regex(r"_x([0-9A-Fa-f]{4})_")


def _escaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


@dataclass(frozen=True, slots=True)
class _Style:
    code: str = ""
    bold: bool = False
    struck: bool = False
    shade: str = ""


class Styles:
    """Cell styles by number: the format code and the font's looks."""

    def __init__(self, root: Any | None, since_1904: bool = False) -> None:
        self.epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
        self._styles: list[_Style] = []
        if root is None:
            return
        codes = dict(_BUILT_IN)
        for element in root.iter(S + "numFmt"):
            number = element.get("numFmtId") or ""
            if (at := _index(number)) is not None:
                codes[at] = element.get("formatCode") or ""
        fonts = [(_on(font, "b"), _on(font, "strike")) for font in root.iterfind(f"{S}fonts/{S}font")]
        shades = [_shade(fill) for fill in root.iterfind(f"{S}fills/{S}fill")]
        for element in root.iterfind(f"{S}cellXfs/{S}xf"):
            font, number = element.get("fontId") or "0", element.get("numFmtId") or "0"
            at = _index(font)
            bold, struck = fonts[at] if at is not None and at < len(fonts) else (False, False)
            fill = _index(element.get("fillId") or "0")
            shade = shades[fill] if fill is not None and fill < len(shades) else ""
            self._styles.append(_Style(codes.get(_index(number) or 0, ""), bold, struck, shade))

    def of(self, number: str | None) -> _Style:
        at = _index(number or "") or 0
        return self._styles[at] if at < len(self._styles) else _Style()


_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})


def _shade(fill: Any) -> str:
    """A name for the colour of a solid or patterned background; "" for none and for white."""
    pattern = fill.find(S + "patternFill")
    if pattern is None or (pattern.get("patternType") or "none") == "none":
        return ""
    colour = pattern.find(S + "fgColor")
    if colour is None:
        return ""
    if rgb := colour.get("rgb"):
        return "" if rgb.upper() in _WHITE else rgb.upper()
    said = [f"{name}{value}" for name in ("theme", "indexed", "tint") if (value := colour.get(name))]
    return "" if said in (["theme0"], ["indexed9"], ["indexed64"]) else " ".join(said)


def _index(text: str) -> int | None:
    """The number that a file says in plain digits, None for anything else."""
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _on(font: Any, name: str) -> bool:
    element = font.find(S + name)
    return element is not None and (element.get("val") or "1") not in ("0", "false")


def shown(cell: Any, strings: Strings, styles: Styles) -> Value | None:
    """What a `c` element shows; None when it holds no value."""
    style = styles.of(cell.get("s"))
    kind = cell.get("t") or "n"
    struck = False
    if kind == "inlineStr":
        inner = cell.find(S + "is")
        text, struck = rich(inner) if inner is not None else ("", False)
    else:
        element = cell.find(S + "v")
        raw = element.text if element is not None else None
        if raw is None:
            return None
        if kind == "s":
            at = _index(raw.strip())
            text, struck = strings[at] if at is not None else ("", False)
        elif kind == "b":
            text = "SAND" if raw.strip() == "1" else "FALSK"
        elif kind == "n":
            text = number(raw, style.code, styles.epoch)
        elif kind == "d":
            text = _iso(raw, style.code)
        else:
            text = _escaped(raw)
    if not text:
        return None
    if style.code.replace(" ", "") == ";;;":
        return Value("", unseen=True)
    return Value(text, style.bold, struck or style.struck)


def number(raw: str, code: str, epoch: datetime) -> str:
    """A number as its format prints it: a day, a clock time, percent, else the number with a Danish comma."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    if not math.isfinite(value):
        return raw
    section = code.split(";")[0]
    if is_date_code(section):
        if value == int(value) and _CLOCK_BEHIND.search(section):
            section = _CLOCK_BEHIND.sub("", section)  # a day alone, in a format that has a clock for every cell
        try:
            # seconds are rounded: a clock time is stored as a fraction of a day and never comes out whole
            return dated(epoch + timedelta(seconds=round(value * 86_400)), section, value)
        except OverflowError:
            return raw
    bare = _BRACKET.sub("", _QUOTED.sub("", section))
    if "%" in bare:
        return f"{value * 100:.10g}".replace(".", ",") + " %"
    before, after = _words_around(section)
    plain = str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.12g}".replace(".", ",")
    return f"{before}{plain}{after}"


_CLOCK_BEHIND = regex(r"(?<=[dymDYM])\\?[\s,T]+\\?h{1,2}[:.].*$", re.IGNORECASE)


def _words_around(section: str) -> tuple[str, str]:
    """Words in quotes before and after the digits of a format: 0" borgere" gives ("", " borgere")."""
    found = re.match(r'^(?:"([^"]*)")?[#0?.,]+(?:"([^"]*)")?$', section)
    return (found[1] or "", found[2] or "") if found else ("", "")


def is_date_code(section: str) -> bool:
    """Whether a format prints a day or a clock time."""
    bare = _BRACKET.sub("", _QUOTED.sub("", section)).lower()
    if "general" in bare or "standard" in bare:
        return False
    return any(letter in bare for letter in "dyh") or bool(re.search(r"m{3,}|mm?[:.]s|[-/. ]mm?\b|\bmm?[-/. ]", bare))


def dated(when: datetime, section: str, serial: float) -> str:
    """`when` in a format's order, with Danish names; a clock time alone has no day."""
    literal: list[str] = []

    def keep(match: re.Match[str]) -> str:
        words = match[1] if match[1] is not None else match[2]
        if words is None:
            return ""
        literal.append(words)
        return "\x00"

    bare = _BRACKET.sub("", _QUOTED.sub(keep, section))
    tokens = _TOKEN.findall(bare)
    out: list[str] = []
    clock = False
    texts = iter(literal)
    for at, token in enumerate(tokens):
        low = token.lower()
        if low == "\x00":
            out.append(next(texts, ""))
            continue
        if low in ("m", "mm") and (clock or _seconds_follow(tokens[at + 1 :])):
            out.append(f"{when.minute:02d}" if low == "mm" else str(when.minute))
            clock = False
            continue
        out.append(_token(low, when, serial, token))
        clock = low in ("h", "hh") or low.startswith("[h") or (clock and not low.isalpha())
    return "".join(out).strip()


def _seconds_follow(rest: list[str]) -> bool:
    return next((token.lower().startswith("s") for token in rest if token.isalpha()), False)


def _token(low: str, when: datetime, serial: float, token: str) -> str:
    if low.startswith("[h"):
        return str(int(serial * 24))
    if low.startswith("[m"):
        return str(int(serial * 1440))
    if low.startswith(".0"):
        return ""
    if low in ("am/pm", "a/p"):
        return ""
    month, day = MONTHS[when.month - 1], DAYS[when.weekday()]
    said = {
        "yyyy": f"{when.year:04d}", "yy": f"{when.year % 100:02d}", "y": f"{when.year % 100:02d}",
        "mmmmm": month[0], "mmmm": month, "mmm": month[:3], "mm": f"{when.month:02d}", "m": str(when.month),
        "dddd": day, "ddd": day[:3], "dd": f"{when.day:02d}", "d": str(when.day),
        "hh": f"{when.hour:02d}", "h": str(when.hour), "ss": f"{when.second:02d}", "s": str(when.second),
    }  # fmt: skip
    return said.get(low, token)


def _iso(raw: str, code: str) -> str:
    """A day stored as text (ISO 8601) in its format, or as day-month-year."""
    try:
        when = datetime.fromisoformat(raw.strip().rstrip("Z"))
    except ValueError:
        return raw
    section = code.split(";")[0]
    if is_date_code(section):
        return dated(when, section, 0)
    return when.strftime("%d-%m-%Y %H:%M") if "T" in raw and (when.hour or when.minute) else when.strftime("%d-%m-%Y")
