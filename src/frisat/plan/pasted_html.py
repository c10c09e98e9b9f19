"""
The tables of what an office program leaves on the clipboard as HTML, as rows of texts.

Word, Excel and Outlook write HTML of their own: a cell that spans rows (its words are said of each of them), tables
that only lay out others, bullets as text, words struck by a reviewer. None of it is trusted, all of it is only words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

MOST_ROWS, MOST_COLUMNS = 500, 30
_MOST_CELLS = 2 * MOST_ROWS * MOST_COLUMNS
_A_BITE = 64 * 1024
_DEEPEST = 20
_HIDDEN = frozenset({"script", "style", "head", "title", "del"})
_LINES = frozenset({"br", "p", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6"})
_MAY_HIDE = frozenset({"span", "p", "div", "b", "i", "font"})
_HIDES = ("mso-list:ignore", "display:none", "mso-hide:all")
"""Bullets and numbers that Word writes before an item, and what it does not show."""


@dataclass(slots=True)
class _Cell:
    down: int
    across: int
    parts: list[str | _Table] = field(default_factory=list)

    def has_table(self) -> bool:
        return any(isinstance(part, _Table) for part in self.parts)

    def text(self) -> str:
        """The words; those of a table in it one row a line."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.parts)


@dataclass(slots=True)
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    cell: _Cell | None = None

    def text(self) -> str:
        return "\n" + "\n".join(" ".join(cell.text() for cell in row) for row in self.rows) + "\n"

    def is_layout(self) -> bool:
        """Whether it is there for the tables in it, as in a mail."""
        has_tables = any(cell.has_table() for row in self.rows for cell in row)
        return has_tables and (len(self.rows) == 1 or all(len(row) < 2 for row in self.rows))

    def grid(self) -> list[list[str]]:
        """Its rows; in a row below, a cell that reaches down says what it says above."""
        if self.is_layout():
            tables = (part for row in self.rows for cell in row for part in cell.parts if isinstance(part, _Table))
            return [row for table in tables for row in table.grid()]
        held: dict[int, tuple[int, str]] = {}
        out = []
        for row in self.rows:
            own = {at: said for at, (_, said) in held.items()}
            held = {at: (left - 1, said) for at, (left, said) in held.items() if left > 1}
            at = 0
            has_words = False
            for cell in row:
                while at in own:
                    at += 1
                said = cell.text()
                has_words = has_words or bool(said.strip())
                for place in range(at, min(at + cell.across, MOST_COLUMNS)):
                    own[place] = said if place == at else ""
                    if cell.down > 1:
                        held[place] = (cell.down - 1, own[place])
                at += cell.across
            if has_words:  # a row of nothing but cells from above is no row of its own
                out.append([own.get(at, "") for at in range(min(max(own) + 1, MOST_COLUMNS))])
        return out


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.first: list[_Table] = []
        self.open: list[_Table] = []
        self.too_deep = 0
        self.count = 0
        self.hidden = ("", 0)
        """The element whose words do not count, and how many of its name are open."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name, depth = self.hidden
        if tag == "body":
            self.hidden = ("", 0)
        elif depth:
            self.hidden = (name, depth + (tag == name))
        elif tag in _HIDDEN or (tag in _MAY_HIDE and _hides(attrs)):
            self.hidden = (tag, 1)
        elif tag == "table":
            self._open_table()
        elif tag in ("tr", "td", "th") and not self.too_deep:
            self._open_cell(tag, dict(attrs))
        elif tag in _LINES:
            self._say("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LINES:
            self.handle_starttag(tag, attrs)

    def _open_table(self) -> None:
        if len(self.open) >= _DEEPEST:
            self.too_deep += 1
            return
        made = _Table()
        if self.open and self.open[-1].cell is not None:
            self.open[-1].cell.parts.append(made)
        else:
            self.first.append(made)
        self.open.append(made)

    def _open_cell(self, tag: str, said: dict[str, str | None]) -> None:
        if not self.open:
            self._open_table()
        table = self.open[-1]
        table.cell = None
        if self.count > _MOST_CELLS:
            return
        self.count += 1
        if tag == "tr" or not table.rows:
            table.rows.append([])
        if tag != "tr" and len(table.rows[-1]) < MOST_COLUMNS:
            table.cell = _Cell(_number(said.get("rowspan"), MOST_ROWS), _number(said.get("colspan"), MOST_COLUMNS))
            table.rows[-1].append(table.cell)

    def handle_endtag(self, tag: str) -> None:
        name, depth = self.hidden
        if depth:
            self.hidden = (name, depth - (tag == name))
        elif tag == "table" and self.too_deep:
            self.too_deep -= 1
        elif tag == "table" and self.open:
            self.open.pop()
        elif tag in ("td", "th", "tr") and self.open and not self.too_deep:
            self.open[-1].cell = None

    def handle_data(self, data: str) -> None:
        if not self.hidden[1]:
            self._say(" ".join(data.split("\n")))

    def _say(self, words: str) -> None:
        if self.open and self.open[-1].cell is not None:
            self.open[-1].cell.parts.append(words)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Unknown marks are passed over; the library would stop at them."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            end = self.rawdata.find(">", i)
            return end + 1 if end >= 0 else -1


def _hides(attrs: list[tuple[str, str | None]]) -> bool:
    look = "".join(value or "" for name, value in attrs if name == "style").casefold().replace(" ", "")
    return any(said in look for said in _HIDES)


def _number(said: str | None, most: int) -> int:
    return max(1, min(int(said), most)) if said and said.isascii() and said.isdigit() and len(said) < 6 else 1


def rows_of(html: str) -> list[list[str]]:
    """The rows of all tables, in order; none where there is no table. Never raises."""
    parser = _Parser()
    for start in range(0, len(html), _A_BITE):
        if parser.count > _MOST_CELLS:
            break
        parser.feed(html[start : start + _A_BITE])
    parser.close()
    return [row for table in parser.first for row in table.grid()]
