"""A declared document as a PDF with a text layer, set with typst; tables with or without rulings."""

from __future__ import annotations

import json

from tests.files.making.words import Grid, Head, Item, Made, Para, paragraphs, runs


def make(made: Made) -> bytes:
    import typst

    paper = made.options.get("paper", 'paper: "a4", margin: 2cm')
    out = [
        f"#set page({paper})",
        '#set text(lang: "da", size: 10pt)',
        "#set table(inset: 5pt, align: left + top)",
        f"= {_text(made.title)}",
    ]
    for block in made.blocks:
        match block:
            case Head():
                out.append(f"{'=' * block.level} {_text(block.text)}")
            case Para():
                out.append(f"*{_text(block.text)}*\n" if block.bold else f"{_text(block.text)}\n")
            case Item():
                out.append(f"{'  ' * block.depth}- {_text(block.text)}")
            case Grid():
                out.append(_table(block))
    return typst.compile("\n".join(out).encode())


def _text(text: str) -> str:
    pieces = []
    for words, struck in runs(text):
        quoted = f"#{json.dumps(words, ensure_ascii=False)}"
        pieces.append(f"#strike[{quoted}]" if struck else quoted)
    return "".join(pieces)


def _table(grid: Grid) -> str:
    laid = grid.laid()
    widths = ", ".join(f"{w}fr" for w in grid.widths) if grid.widths else ", ".join(["auto"] * len(laid[0]))
    stroke = "0.5pt" if grid.ruled else "none"
    cells = [_row(row, r < grid.head) for r, row in enumerate(grid.cells())]
    head = f"table.header({' '.join(cells[: grid.head])})," if grid.head else ""
    caption = f"*{_text(grid.caption)}*\n\n" if grid.caption else ""
    body = "\n".join(cells[grid.head :])
    return f"{caption}#table(columns: ({widths}), stroke: {stroke}, {head}\n{body})\n"


def _row(row: list, head: bool) -> str:
    out = []
    for cell in row:
        span = f"colspan: {cell.cols}, " if cell.cols > 1 else ""
        span += f"rowspan: {cell.rows}, " if cell.rows > 1 else ""
        parts = []
        for words, depth in paragraphs(cell.text):
            text = f"*{_text(words)}*" if words and (head or cell.bold) else _text(words)
            parts.append(text if depth is None else f"\n{'  ' * depth}- {text}\n")
        out.append(f"table.cell({span})[{_join(parts)}],")
    return " ".join(out)


def _join(parts: list[str]) -> str:
    return " \\\n".join(p for p in parts).replace(" \\\n\n", "\n\n").replace("\n \\\n", "\n")
