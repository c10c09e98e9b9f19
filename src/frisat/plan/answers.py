"""
Answers of several bodies to one text, pasted from Excel or a letter: body, day, outcome, reservations on each line.

Columns may come in any order, and a heading row is left out. Nothing is guessed: what is not understood is named.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from frisat.plan.danish import parse
from frisat.plan.errors import FrisatError
from frisat.plan.likeness import fold
from frisat.plan.meeting import Outcome
from frisat.plan.pasted import rows_of_text

MOST = 500
_OUTCOMES: dict[Outcome, tuple[str, ...]] = {
    Outcome.APPROVED: ("godkendt", "godkender", "ja", "approved", "yes"),
    Outcome.ADOPTED: ("vedtaget", "vedtager", "adopted"),
    Outcome.ENDORSED: ("tiltrådt", "tiltræder", "tiltrådte", "endorsed"),
    Outcome.RECOMMENDED: ("anbefales", "anbefalet", "anbefaler", "indstilles", "recommended"),
    Outcome.NOTED: ("taget til efterretning", "til efterretning", "tages til efterretning", "noted"),
    Outcome.DISCUSSED: ("drøftet", "drøftes", "discussed"),
    Outcome.POSTPONED: ("udsat", "udsættes", "postponed"),
    Outcome.RETURNED: ("tilbagesendt", "sendt tilbage", "tilbagesendes", "returned", "sent back"),
    Outcome.REJECTED: ("afvist", "afvises", "nej", "ikke godkendt", "rejected", "no"),
    Outcome.WITHDRAWN: ("taget af dagsordenen", "udgår", "udgået", "withdrawn"),
}
_BY_WORD = {fold(word): outcome for outcome, words in _OUTCOMES.items() for word in words}
_WITH_RESERVATIONS = ("med forbehold", "with reservations")
_HEADINGS = frozenset(map(fold, (
    "organ", "kommune", "region", "dato", "dag", "resultat", "udfald", "forbehold", "beslutning", "bemærkning",
    "bemærkninger", "body", "day", "outcome",
)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What line `row` (from 1) says: `body` is the key of the body that it names."""

    row: int
    body: str
    day: date
    outcome: Outcome
    reservations: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A line that was not understood: a code of `wording.cases` and the words it is about."""

    code: str
    row: int
    value: str = ""


def outcome_of(text: str) -> Outcome | None:
    """The outcome that a word of minutes stands for; None for an unknown one."""
    said = fold(text).strip(" .")
    for tail in _WITH_RESERVATIONS:
        said = said.removesuffix(fold(tail)).strip(" .,")
    return _BY_WORD.get(said)


def day_of(text: str) -> date | None:
    """A whole day as Danes write it ("18. december 2023", "18-12-2023", "2023-12-18"); None for anything else."""
    text = " ".join(text.split())
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        found = parse(text)
    except FrisatError:
        return None
    one = found[0].period if len(found) == 1 and not found[0].needs_year else None
    return one.only_day if one is not None else None


def answers(
    text: str, bodies: Iterable[tuple[str, str]], answered: Iterable[str] = ()
) -> tuple[list[Answer], list[Wrong]]:
    """
    What pasted lines say, and what was not understood of them.

    Args:
        text: lines with tabs (as a spreadsheet copies them) or semicolons.
        bodies: key and each spelling of the bodies that may answer.
        answered: each spelling of the bodies that have answered already.
    """
    known = {fold(" ".join(name.split())): key for key, name in bodies}
    done = {fold(" ".join(name.split())) for name in answered}
    out: list[Answer] = []
    wrong: list[Wrong] = []
    rows = rows_of_text(text if "\t" in text else text.replace(";", "\t"))[:MOST]
    for n, row in enumerate(rows, start=1):
        cells = [" ".join(cell.split()) for cell in row if cell.strip()]
        if not cells or (n == 1 and sum(fold(c) in _HEADINGS for c in cells) >= 2):
            continue
        found = _line(n, cells, known, done)
        if isinstance(found, Wrong):
            wrong.append(found)
        elif any(a.body == found.body for a in out):
            wrong.append(Wrong("Q117", n, cells[0]))
        else:
            out.append(found)
    return out, wrong


def _line(n: int, cells: Sequence[str], known: dict[str, str], done: Container[str]) -> Answer | Wrong:
    left = list(cells)
    name = next((c for c in left if fold(c) in known), None)
    if name is None:
        before = next((c for c in left if fold(c) in done), None)
        return Wrong("Q113", n, left[0][:80]) if before is None else Wrong("Q125", n, before[:80])
    left.remove(name)
    days = [(c, day) for c in left if (day := day_of(c)) is not None]
    if not days:
        return Wrong("Q114", n, next((c for c in left if any(x.isdigit() for x in c)), left[0] if left else "")[:80])
    left.remove(days[0][0])
    outcomes = [(c, outcome) for c in left if (outcome := outcome_of(c)) is not None]
    if not outcomes:
        return Wrong("Q115", n, left[0][:80] if left else "")
    left.remove(outcomes[0][0])
    return Answer(n, known[fold(name)], days[0][1], outcomes[0][1], " ".join(left))
