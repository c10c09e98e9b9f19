"""
Altered copies of the page and the agenda among the founding documents, whose prose has no rows to dump anew.

The words stay where they stand in a paragraph, while names, places, years, the form of dates, the width of lines, blank
lines and page breaks, and the place of the agenda's head change. What is put into the text is put into the truth as
well; the truth's line numbers follow their lines.
"""

from __future__ import annotations

import json
import random
import re
import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from frisat.plan.danish.vocabulary import MONTHS_DA as MONTHS
from frisat.plan.danish.vocabulary import WEEKDAYS_DA as WEEKDAYS

Json = dict[str, Any]
Rename = Callable[[str], str]
HEAD_OF_AGENDA = "Dagsorden"

PEOPLE: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("Lone Langballe", "Karin Holm"), ("Åse Kubel Høeg", "Peter Juul Bach"), ("Mette Kvist", "Jens Lind")),
    (("Lone Langballe", "Hans Erik Toft"), ("Åse Kubel Høeg", "Ida Skov"), ("Mette Kvist", "Rie Dahl Møller")),
)
PLACES = ("Rådhuset - Multisalen", "Rådhuset, mødelokale 2", "Kulturhuset - Store Sal", "Byrådssalen")
PROJECTS = (("Sammenhængsmodellen", "Kvalitetsmodellen"), ("Sammenhængsmodellen", "Læringsmodellen"), ("", ""))
SUMMITS = (("eniortopmøde", "eniorkonference"), ("eniortopmøde", "eniordag"), ("", ""))


def _dated(form: str) -> Callable[[re.Match[str]], str]:
    def made(match: re.Match[str]) -> str:
        day, month, year = int(match[1]), MONTHS.index(match[2]) + 1, int(match[3])
        said = {
            "short": f"{day}. {match[2][:3]}. {year}",
            "dots": f"{day:02d}.{month:02d}.{year}",
            "dashes": f"{day:02d}-{month:02d}-{year}",
            "slash": f"{day}/{month} {year}",
            "weekday": f"{WEEKDAYS[date(year, month, day).weekday()]} den {match[0]}",
        }
        return said.get(form, match[0])

    return made


def renaming(chance: random.Random, names: Rename) -> Rename:
    """One way to rename everything, the same for the text and for its truth; `names`: bodies and years."""
    people, place = chance.choice(PEOPLE), chance.choice(PLACES)
    project, summit = chance.choice(PROJECTS), chance.choice(SUMMITS)
    form = chance.choice(("", "short", "dots", "dashes", "slash"))

    def rename(text: str) -> str:
        text = names(text)
        for old, new in (*people, (PLACES[0], place), project, (project[0].lower(), project[1].lower())):
            text = text.replace(old, new) if old else text
        if summit[0] and summit[1].endswith("e"):
            text = re.sub(r"eniortopmødet\b", f"{summit[1]}n", text)
        text = re.sub(rf"{summit[0]}\b", summit[1], text) if summit[0] else text
        if summit[0] and summit[1].endswith("g"):
            text = re.sub(r"eniortopmødet\b", f"{summit[1]}en", text)
        months = "|".join(MONTHS)
        return re.sub(rf"(?<![\d.])([1-9]|[12]\d|3[01])\. ({months}) (20\d\d)", _dated(form), text)

    return rename


def text_and_truth(founding: Path, number: str, chance: random.Random, names: Rename) -> tuple[str, Json]:
    """The altered text of document 002 or 003 and the truth that it states."""
    rename = renaming(chance, names)
    truth: Json = json.loads(rename(next((founding / "truth").glob(f"{number}-*.json")).read_text("utf-8")))
    text = rename(next((founding / "seeds").glob(f"{number}_*.txt")).read_text("utf-8"))
    lines, moved = _relaid(text.split("\n"), chance, agenda=number == "003")
    for entry in truth["entries"]:
        at = [moved[n] for n in range(entry["lines"][0], entry["lines"][1] + 1) if n in moved]
        entry["lines"] = [min(first for first, _ in at), max(last for _, last in at)]
    truth["document"]["line_count"] = len(lines)
    return "\n".join(lines) + "\n", truth


def _relaid(lines: list[str], chance: random.Random, *, agenda: bool) -> tuple[list[str], dict[int, tuple[int, int]]]:
    """The lines set anew, and where each old line went: number from 1 -> first and last new number."""
    blocks = _blocks(lines)
    if agenda:
        head = next(n for n, (_, own) in enumerate(blocks) if own[0].strip() == HEAD_OF_AGENDA)
        body, top = blocks[:head], blocks[head:]
        blocks = [*top, *body] if chance.random() < 0.5 else [*body, *top]
        fixed = {id(own) for _, own in top}
    else:
        fixed = set()
    width = chance.choice((60, 78, 96, 140, 0))
    out: list[str] = [""] * chance.choice((0, 1, 3, 20))
    moved: dict[int, tuple[int, int]] = {}
    for first, own in blocks:
        made = own if id(own) in fixed or len(own) < 2 else _wrapped(own, width)
        begin = len(out) + 1
        out += made
        moved |= dict.fromkeys(range(first, first + len(own)), (begin, len(out)))
        if made == own:
            moved |= {first + n: (begin + n, begin + n) for n in range(len(own))}
        out += [chance.choice(("", " "))] * (
            chance.choice((3, 7)) if chance.random() < 0.12 else chance.choice((1, 1, 2))
        )
    return out, moved


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Runs of lines that say something, each with the number of its first."""
    out: list[tuple[int, list[str]]] = []
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if out and out[-1][0] + len(out[-1][1]) == n:
            out[-1][1].append(line)
        else:
            out.append((n, [line]))
    return out


def _wrapped(lines: list[str], width: int) -> list[str]:
    """A paragraph at another width; the heading of an item keeps its line, and lines of one word are no paragraph."""
    if max(map(len, lines)) < 45:
        return lines
    item = bool(re.match(r"\d{1,2}\. ", lines[0]))
    if item and len(lines) == 2:
        return lines
    head, rest = (lines[:1], lines[1:]) if item else ([], lines)
    text = " ".join(line.strip() for line in rest)
    return [*head, *(textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False) if width else [text])]
