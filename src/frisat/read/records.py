"""
Tables that keep a record of papers, people or things: versions, annexes, answers received, terms of office.

Their days say when a paper was written or came in, not what is held or done, so none of their rows is an activity; what
they say stays as text of the page. So does the table of facts in which a paper tells of itself ("Sagsnr.", "Version").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from frisat.plan.regex import regex
from frisat.read.blocks import Block, Line, Table
from frisat.read.draft import Draft
from frisat.read.layouts import tables_words
from frisat.read.layouts.plain_tables import mended, texts_of
from frisat.read.layouts.tables_words import DATE_ROLES, Role

_DEEPEST_HEAD = 3
_MOST_ROWS = 400
_FEWEST_FACTS, _MOST_FACTS = 3, 15
_VERSION = regex(r"(?:version\w*|ver\.|udgave|rev(?:\.|ision(?:snr\.?)?)?)(?: ?nr\.?)?", re.IGNORECASE)
_CHANGED = regex(
    r"(?:(?:beskrivelse af )?ændring\w*|rettelse\w*|revision\w*|beskrivelse|bemærkning\w*|kommentar\w*|forfatter|"
    r"(?:ændret|rettet|udarbejdet|godkendt|redigeret) af|initialer|status)",
    re.IGNORECASE,
)
_CHANGE = regex(r"(?:(?:beskrivelse af )?ændring(?:er)?|rettelse(?:r)?|revision)", re.IGNORECASE)
_BY = regex(
    r"(?:af|hvem|init(?:\.|ialer)?|forfatter|(?:ændret|rettet|udført|foretaget|godkendt) af|bruger)", re.IGNORECASE
)
"""Heads of a log: what was changed in the paper, and by whom."""
_OF_PAPERS = regex(
    r"(?:dokument(?:ets )?dato|modtage(?:t|lses?dato)(?: den)?|indkommet|indsendt(?: den)?|dateret|oprettet|"
    r"oprettelsesdato|udstedt|(?:senest|sidst) (?:opdateret|ændret|revideret)|opdateret|udpeget (?:til|for|indtil)|"
    r"valgt (?:til|for|indtil)|funktionsperiode|valgperiode|tiltrådt|ansat(?: siden)?|født|fødselsår|"
    r"(?:opførelses|bygge|anlægs|etablerings)(?:år|dato)|opført|bygget|etableret|ikrafttrådt|bekendtgjort)",
    re.IGNORECASE,
)
"""Heads over days on which a paper came to be or a person or house was there."""
_PAPER = regex(
    r"(?:bilag(?:s?(?:nr\.?|nummer))?|dokument(?:navn|titel)?|fil(?:navn)?|lov(?:grundlag)?|bekendtgørelse|afsender|"
    r"høringspart|kilde|navn|medlem(?:mer)?)",
    re.IGNORECASE,
)
_ITSELF = regex(
    r"(?:(?:projekt)?(?:ejer|leder|navn|nr\.?|nummer|sekretær)|projektleder\(e\)|styregruppe|sags?(?:nr\.?|nummer|id|"
    r"behandler|titel)|journal(?:nr\.?|nummer)|dok(?:ument)?\.?(?:nr\.?|nummer|type|ansvarlig|ejer|id)|acadre\w*|"
    r"version(?:s?(?:nr\.?|nummer))?|udgave|forfatter\w*|udarbejdet(?: af| den)?|"
    r"oprettet(?: af| den)?|(?:senest|sidst) (?:opdateret|revideret|ændret|redigeret)(?: af| den)?|"
    r"opdateret(?: af| den)?|revideret(?: af| den)?|godkendt(?: af| den)?|dato|status|klassifikation|enhed|afdeling|"
    r"forvaltning|afsender|modtager|til|fra|vedr(?:\.|ørende)?|emne|kontakt(?:person|oplysninger)?|kle(?:-?nr\.?)?|"
    r"ansvarlig\w*|programleder|direktørområde|organisation|kommune|bilag|reference|ref\.?)",
    re.IGNORECASE,
)
_PERIOD = regex(r"(?:projekt|program|plan|gyldigheds|bevillings|kontrakt|aftale)?periode\w*", re.IGNORECASE)
_KEPT = regex(
    r"(?:version|udgave|opdater|revid|oprettet|udarbejdet|sags?|journal|dok|acadre|forfatter|projekt|kle)",
    re.IGNORECASE,
)
"""Facts that only a paper tells of itself, and no invitation of a meeting."""


def is_record(table: Table) -> bool:
    """Whether a table's rows are papers, people or things with their days, or facts of the paper itself."""
    if not 2 <= len(table.rows) <= _MOST_ROWS:
        return False
    texts = texts_of(table.rows)
    return _are_facts(texts) or _are_figures(texts) or any(map(heads, texts[:_DEEPEST_HEAD]))


def take(table: Table, at: int, draft: Draft) -> None:
    """Takes the table at `at` out of the way of the layouts; each of its rows stays as text."""
    for row in table.rows:
        said = [text for cell in row.cells if (text := mended(cell))]
        if said:
            draft.text.append((at, " · ".join(said)))
    draft.use([at])


def take_lines(blocks: Sequence[Block], at: int, draft: Draft) -> int:
    """
    The same where the columns are only spaces between words: the lines from `at` on that have them.

    Returns the place of the first block that is none of them, `at` when they keep no record.
    """
    first = blocks[at]
    begins = _GAPS.split(first.text.strip()) if isinstance(first, Line) else []
    if not (heads(begins) or (len(begins) == 2 and _is_of_the_paper(begins[0]))):
        return at
    rows: list[list[str]] = []
    for block in blocks[at : at + _MOST_ROWS]:
        cells = _GAPS.split(block.text.strip()) if isinstance(block, Line) else []
        if len(cells) < 2:
            break
        rows.append(cells)
    if len(rows) < 2 or not (heads(begins) or _are_facts(rows)):
        return at
    end = at + len(rows)
    draft.text += [(here, " · ".join(cells)) for here, cells in enumerate(rows, at)]
    draft.use(range(at, end))
    return end


_GAPS = regex(r"\s{2,}")


def heads(texts: Sequence[str]) -> bool:
    """Whether the cells of a row are the heads of such a table."""
    said = [text.strip(" :") for text in texts if text.strip(" :")]
    if len(said) < 2 or any(tables_words.is_dated(text) for text in said):
        return False
    if any(map(_CHANGE.fullmatch, said)) and any(map(_is_time, said)) and any(map(_BY.fullmatch, said)):
        return True
    if any(map(_VERSION.fullmatch, said)) and any(_CHANGED.fullmatch(text) or _is_time(text) for text in said):
        return True
    of_papers = [text for text in said if _OF_PAPERS.fullmatch(text)]
    times = [text for text in said if text not in of_papers and _is_time(text)]
    if of_papers:
        return not times and (bool(_PAPER.fullmatch(said[0])) or not any(map(_names_event, said[1:])))
    return len(times) == 1 and bool(_PAPER.fullmatch(said[0])) and times[0].lower() in ("dato", "år", "dateret")


def _names_event(text: str) -> bool:
    return Role.TITLE in tables_words.header_roles(text)[:1]


def _is_time(text: str) -> bool:
    return bool(set(tables_words.header_roles(text)[:1]) & DATE_ROLES)


def _are_facts(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows of two cells tell of the paper: every label is of that sort, two at least of that alone."""
    if not _FEWEST_FACTS <= len(rows) <= _MOST_FACTS or any(len(row) != 2 for row in rows):
        return False
    labels = [label.strip(" :") for label, _ in rows if label]
    own = [label for label in labels if _is_of_the_paper(label)]
    kept = [label for label in own if _KEPT.match(label)]
    return len(set(labels)) == len(labels) == len(own) and len(own) >= _FEWEST_FACTS and len(kept) >= 2


def _is_of_the_paper(label: str) -> bool:
    said = label.strip(" :")
    return bool(_ITSELF.fullmatch(said) or _PERIOD.fullmatch(said))


def _are_figures(texts: Sequence[Sequence[str]]) -> bool:
    """Whether rows only count: years along their head or their first cells, and nothing but figures in the others."""
    inner = [text for line in texts[1:] for text in line[1:] if text.strip(" -–")]
    if len(inner) < _FEWEST_FIGURES or not all(map(_FIGURE.fullmatch, inner)):
        return False
    head = [text for text in texts[0][1:] if text]
    first = [line[0] for line in texts[1:] if line and line[0]]
    return any(len(axis) > 1 and all(map(_YEAR.fullmatch, axis)) for axis in (head, first))


_FEWEST_FIGURES = 4
_FIGURE = regex(r"[-–+]?[\d.,]*\d(?:[ ]?(?:%|kr\.|mio\. kr\.))?")
_YEAR = regex(r"(?:(?:budget|regnskab|overslag(?:sår)?|b|r|bo)[ -]*)?(?:19|20)\d\d", re.IGNORECASE)
