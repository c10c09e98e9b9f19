"""An agenda or minutes as one self-contained page, for reading and for print: no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

from frisat.write.meeting_outline import Grid, MeetingOutline, Point
from frisat.write.to_html import said_html, set_out


def render(o: MeetingOutline) -> bytes:
    """The page as UTF-8."""
    body = [f'<h1 id="title">{escape(o.title)}</h1>']
    if o.subtitle:
        body.append(f'<p class="facts">{escape(o.subtitle)}</p>')
    body += [f'<p class="alert">{escape(notice)}</p>' for notice in o.notices]
    body += [*_head(o), *_grid(o.attendance, "attendance")]
    if o.program:
        body.append(f"<h2>{escape(o.program_heading)}</h2>")
        body.append(f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in o.program)}</ul>")
    if o.remark:
        body.append(f'<p class="quiet">{escape(o.remark)}</p>')
    for point in o.points:
        body += _point(point)
    body += _grid(o.approvals, "approvals")
    if o.corrections:
        body.append(f"<h2>{escape(o.corrections_heading)}</h2>")
        body += [f"<p>{said_html(p)}</p>" for p in o.corrections]
    page = (
        f'<!DOCTYPE html>\n<html lang="{o.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(o.title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


@cache
def _style() -> str:
    folder = Path(__file__).parent
    return "".join((folder / name).read_text(encoding="utf-8") for name in ("page.css", "meeting.css"))


def _head(o: MeetingOutline) -> Iterable[str]:
    if not o.head:
        return
    rows = (
        f"<div><dt>{escape(label)}</dt>{''.join(f'<dd>{escape(value)}</dd>' for value in values)}</div>"
        for label, values in o.head
    )
    yield f"<dl>{''.join(rows)}</dl>"


def _grid(grid: Grid | None, key: str) -> Iterable[str]:
    if grid is None:
        return
    yield f'<h2 id="{key}">{escape(grid.heading)}</h2>'
    heads = "".join(f'<th scope="col">{escape(c)}</th>' for c in grid.columns)
    yield f'<table aria-labelledby="{key}">\n<thead><tr>{heads}</tr></thead>\n<tbody>'
    for row in grid.rows:
        first, *others = (escape(text) for text in row)
        yield f'<tr><th scope="row">{first}</th>{"".join(f"<td>{text}</td>" for text in others)}</tr>'
    yield "</tbody>\n</table>"


def _point(point: Point) -> Iterable[str]:
    yield f"<h2>{escape(point.heading)}</h2>"
    for section in point.sections:
        heading = f"<h3>{escape(section.heading)}</h3>" if section.heading else ""
        body = heading + set_out(section.paragraphs)
        yield f'<div class="decision">{body}</div>' if section.decides else body
