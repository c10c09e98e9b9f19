"""A plan as one self-contained page: no script, nothing fetched, readable by a screen reader and on paper."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path

from frisat.plan.model import Plan, Status
from frisat.plan.sentences import Language
from frisat.write import outline as parts


def render(plan: Plan, *, language: Language = "da", staff: bool = False) -> bytes:
    """The page as UTF-8. `staff`: with what is for staff only."""
    o = parts.outline(plan, language=language, staff=staff)
    body = _body(o)
    page = (
        f'<!DOCTYPE html>\n<html lang="{o.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(o.title)}</title>\n<style>\n{_style(o.landscape)}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )
    return page.encode()


def fragment(plan: Plan, *, language: Language = "da", under: int = 1, link: str = "") -> str:
    """
    What the page says of the plan, as a part of another page: no style, headings of level `under` + 1 and lower.

    `link`: where the title of an activity leads, with {key} in it; each row has its activity's key for an id. It
    depends on the plan and the language alone. What is for staff only is left out.
    """
    said = "\n".join(_body(parts.outline(plan, language=language), link=link))
    for tag, role in _ROLES.items():  # a telephone sets the rows out under each other, which else makes it no table
        said = re.sub(rf"<{tag}(?=[ >])", f'<{tag} role="{role}"', said)
    return re.sub(r"<(/?)h([1-3])\b", lambda m: f"<{m[1]}h{min(6, int(m[2]) + under)}", said)


_ROLES = {
    "table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", 'th scope="col"': "columnheader",
    'th scope="row"': "rowheader", "td": "cell",
}  # fmt: skip


def _body(o: parts.Outline, *, link: str = "") -> list[str]:
    body = [f'<h1 id="title">{escape(o.title)}</h1>', f'<p class="facts">{escape(o.facts)}</p>', *_head(o), *_items(o)]
    if o.table_heading:
        body.append(f"<h2>{escape(o.table_heading)}</h2>")
    body += [f'<p class="quiet">{escape(remark)}</p>' for remark in o.remarks]
    return [*body, *_table(o.table, link), *_footnotes(o), *_stakeholders(o), *_text(o)]


@cache
def _style(landscape: bool) -> str:
    sheet = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
    return sheet.replace("size: A4", "size: A4 landscape") if landscape else sheet


def _unbroken(text: str) -> str:
    """Escaped text; a hyphen, dash or stroke inside a short word is no place to break a line."""
    out = []
    for token in text.split(" "):
        inner = any(mark in token[:-1] for mark in "-–/")
        said = escape(token)
        out.append(f'<span class="word">{said}</span>' if inner and len(token) <= 24 else said)
    return " ".join(out)


def said_html(p: parts.Para) -> str:
    label = f"<b>{escape(p.label)}</b>" if p.label else ""
    words = _unbroken(p.text)
    if p.role in ("strong", "status", "alert", "quiet"):
        words = f'<span class="{p.role}">{words}</span>'
    return f"{label} {words}" if label and p.text else label or words


def set_out(paras: tuple[parts.Para, ...]) -> str:
    """Paragraphs of a cell or section; bullets that follow each other become one list."""
    out: list[str] = []
    for at, p in enumerate(paras):
        if p.role != "bullet":
            out.append(f"<p>{said_html(p)}</p>")
            continue
        if at == 0 or paras[at - 1].role != "bullet":
            out.append("<ul>")
        out.append(f"<li>{said_html(p)}</li>")
        if at == len(paras) - 1 or paras[at + 1].role != "bullet":
            out.append("</ul>")
    return "".join(out)


def _titled(paras: tuple[parts.Para, ...], url: str) -> str:
    """A cell whose first paragraph leads to `url`, if there is one."""
    said = set_out(paras)
    if not url or not paras or paras[0].role == "bullet":
        return said
    first = said_html(paras[0])
    return said.replace(f"<p>{first}</p>", f'<p><a href="{escape(url)}">{first}</a></p>', 1)


def _head(o: parts.Outline) -> list[str]:
    if not o.head:
        return []
    rows = (
        f"<div><dt>{escape(label)}</dt>{''.join(f'<dd>{escape(value)}</dd>' for value in values)}</div>"
        for label, values in o.head
    )
    return [f"<dl>{''.join(rows)}</dl>"]


def _items(o: parts.Outline) -> list[str]:
    if not o.items:
        return []
    each = (f"<h3>{escape(item.heading)}</h3>{set_out(item.paragraphs)}" for item in o.items)
    return [f"<h2>{escape(o.items_heading)}</h2>", *each]


def _table(table: parts.Table, link: str) -> list[str]:
    if not table.rows:
        return []
    whole = sum(c.width for c in table.columns)
    columns = "".join(f'<col style="width:{100 * c.width / whole:.1f}%">' for c in table.columns)
    columns = "" if link else f"<colgroup>{columns}</colgroup>"  # a page of the site takes no style from within
    heads = "".join(f'<th scope="col">{escape(c.heading)}</th>' for c in table.columns)
    out = [
        '<div class="scroll" role="region" aria-labelledby="title" tabindex="0">',
        f'<table aria-labelledby="title">\n{columns}',
        f"<thead><tr>{heads}</tr></thead>\n<tbody>",
    ]
    for row in table.rows:
        cells = "".join(
            f'<th scope="row">{_titled(cell, link.format(key=row.key))}</th>'
            if at == table.title_column
            else f"<td>{set_out(cell)}</td>"
            for at, cell in enumerate(row.cells)
        )
        kind = ' class="cancelled"' if row.status is Status.CANCELLED else ' class="long"' if row.long else ""
        ident = f' id="{escape(row.key)}"' if link else ""
        out.append(f"<tr{ident}{kind}>{cells}</tr>")
    return [*out, "</tbody>\n</table>\n</div>"]


def _footnotes(o: parts.Outline) -> list[str]:
    if not o.footnotes:
        return []
    notes = (f"<p>{escape(f'{mark} {text}'.strip())}</p>" for mark, text in o.footnotes)
    return [f"<h2>{escape(o.footnotes_heading)}</h2>", *notes]


def _stakeholders(o: parts.Outline) -> list[str]:
    if not o.stakeholders:
        return []
    entries = "".join(f"<li>{escape(s)}</li>" for s in o.stakeholders)
    note = f'<p class="quiet">{escape(o.stakeholders_note)}</p>'
    return [f"<h2>{escape(o.stakeholders_heading)}</h2>", f"<ul>{entries}</ul>", note]


def _text(o: parts.Outline) -> list[str]:
    if not o.text:
        return []
    return [f"<h2>{escape(o.text_heading)}</h2>", *(f"<p>{escape(t)}</p>" for t in o.text)]
