"""The list of stakeholders beside a plan: a heading that names them and the short lines, or the table, below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.blocks import Block, Line, Table
from frisat.read.draft import Draft
from frisat.read.fields import mend, words

_STAKEHOLDERS = regex(
    r"^(?:(?:oversigt|liste) over )?(?:\w+e )?interessent(?:er|liste|oversigt|erne|"
    r"analyse)\b(?!.*[.]$)",
    re.IGNORECASE,
)
_INCOMPLETE = regex(r"ikke udtømmende|bl\.\s?a\.|blandt andet|\beksempelvis\b|\bf\.eks\.", re.IGNORECASE)
_ET_CETERA = regex(r"^(?:m\.\s?fl\.?|mfl\.?|m\.\s?v\.?|mv\.?|osv\.?|etc\.?|m\.m\.?)$", re.IGNORECASE)
_STAMP = regex(r"(?:senest |sidst )?(?:opdateret|revideret|ajourført)\b", re.IGNORECASE)
_LONGEST_NAME = 90


def is_heading(line: Line, before: str) -> bool:
    """Whether a line names stakeholders and heads a list: a capital first, no part of the line `before` it."""
    if line.bullet is not None or not _STAKEHOLDERS.match(line.text):
        return False
    runs_on = bool(before) and (before.split()[-1] in words.DANGLING or before.endswith((",", "-", "/")))
    return line.text[:1].isupper() and not runs_on


def take_list(blocks: Sequence[Block], at: int, draft: Draft) -> int:
    """A heading that names stakeholders and the short lines below it; nothing when no list follows."""
    heading, used = [blocks[at]], [at]
    names: list[str] = []
    complete, here, gaps = True, at + 1, 0
    while here < len(blocks):
        block = blocks[here]
        if not isinstance(block, Line):
            break
        text = block.text.strip()
        if not text:
            gaps += 1
            here += 1
            continue
        if (gaps and names and (gaps > 2 or block.bullet is None)) or _ends_list(text, block):
            break
        gaps = 0
        used.append(here)
        here += 1
        if not names and _STAKEHOLDERS.match(text):
            heading.append(block)
        elif _ET_CETERA.match(text):
            complete = False
        else:
            names += _name(text, names, block)
    said = " ".join(block.text for block in heading if isinstance(block, Line))
    if len(names) < 3:
        return at + 1
    draft.stakeholders += names
    draft.stakeholders_complete = complete and not _INCOMPLETE.search(said)
    draft.text.append((at, mend.plain(said)))
    draft.use(used)
    return here


def _ends_list(text: str, line: Line) -> bool:
    sentence = text.endswith(".") and len(text.split()) > 7 and not _ET_CETERA.match(text)
    dated = bool(re.match(r"\D{0,12}\d", text)) and bool(danish.find(text[:40]))
    return (
        dated
        or sentence
        or len(text) > _LONGEST_NAME
        or bool(line.level)
        or bool(_STAMP.match(text))
        or text.endswith(":")
    )


def _name(text: str, names: list[str], line: Line) -> list[str]:
    """A stakeholder's name; a line that runs on from the last one is joined to it."""
    text = re.sub(r"[,\s]*\bm\.\s?fl\.?$", "", text).strip(" ,;")
    if names and line.bullet is None and (names[-1].split()[-1].lower() in words.DANGLING or names[-1].endswith("-")):
        names[-1] = mend.join([names[-1], text])
        return []
    return [text] if text else []


def is_list(table: Table) -> bool:
    first = table.rows[0].cells if table.rows else ()
    said = [cell for cell in first if cell.text.strip()]
    return len(said) == 1 and bool(_STAKEHOLDERS.match(said[0].text.strip())) and len(table.rows) > 2


def take_table(table: Table, at: int, draft: Draft) -> None:
    names = [mend.join([line.text for line in c.lines]) for row in table.rows[1:] for c in row.cells if c.text.strip()]
    incomplete = any(_ET_CETERA.match(name) for name in names)
    draft.stakeholders += [name for name in names if not _ET_CETERA.match(name)]
    heading = " ".join(cell.text for cell in table.rows[0].cells).strip()
    draft.stakeholders_complete = not incomplete and not _INCOMPLETE.search(heading)
    draft.text.append((at, mend.plain(heading)))
    draft.use([at])
