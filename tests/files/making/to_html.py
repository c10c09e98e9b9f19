"""A declared document as a web page with the usual furniture round it (navigation, footer)."""

from __future__ import annotations

from html import escape

from tests.files.making.words import Grid, Head, Item, Made, Para, paragraphs, runs


def make(made: Made) -> bytes:
    body: list[str] = [f"<h1>{escape(made.title)}</h1>"]
    depth = -1
    for block in made.blocks:
        while depth >= 0 and not isinstance(block, Item):
            body.append("</ul>")
            depth -= 1
        match block:
            case Head():
                body.append(f"<h{block.level}>{_text(block.text)}</h{block.level}>")
            case Para():
                words = _text(block.text)
                body.append(f"<p><strong>{words}</strong></p>" if block.bold else f"<p>{words}</p>")
            case Item():
                while depth < block.depth:
                    body.append("<ul>")
                    depth += 1
                while depth > block.depth:
                    body.append("</ul>")
                    depth -= 1
                body.append(f"<li>{_text(block.text)}</li>")
            case Grid():
                body.append(_table(block))
    body += ["</ul>"] * (depth + 1)
    page = "\n".join(body)
    nav = '<nav><a href="/">Forside</a> <a href="/politik">Politik</a></nav>' if made.options.get("nav") else ""
    return (
        f'<!doctype html>\n<html lang="da">\n<head><meta charset="utf-8"><title>{escape(made.title)}</title>'
        f"<style>td {{ vertical-align: top }}</style></head>\n<body>{nav}\n<main>\n{page}\n</main>\n</body>\n</html>\n"
    ).encode()


def _text(text: str) -> str:
    return "".join(f"<s>{escape(words)}</s>" if struck else escape(words) for words, struck in runs(text))


def _table(grid: Grid) -> str:
    out = ["<table>"]
    if grid.caption:
        out.append(f"<caption>{escape(grid.caption)}</caption>")
    for r, row in enumerate(grid.cells()):
        cells = []
        for cell in row:
            tag = "th" if r < grid.head else "td"
            span = f' colspan="{cell.cols}"' if cell.cols > 1 else ""
            span += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            cells.append(f"<{tag}{span}>{_cell(cell.text)}</{tag}>")
        out.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*out, "</table>"])


def _cell(text: str) -> str:
    parts = paragraphs(text)
    if len(parts) == 1 and parts[0][1] is None:
        return _text(text)
    out = ""
    listed = False
    for words, depth in parts:
        if (depth is not None) != listed:
            out += "</ul>" if listed else "<ul>"
            listed = not listed
        out += f"<li>{_text(words)}</li>" if listed else f"<p>{_text(words)}</p>"
    return out + ("</ul>" if listed else "")
