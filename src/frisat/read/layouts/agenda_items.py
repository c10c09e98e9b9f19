"""
The numbered points of an agenda or of minutes: title, presenters, text, outcome, whether closed. Used by `agenda.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from frisat.plan.model import AgendaItem, Person
from frisat.plan.regex import regex
from frisat.read.blocks import Line
from frisat.read.fields import mend, stamps, words

_NUMBER = regex(
    r"\s*(?:(?:punkt|pkt\.?|sag(?:\s*nr\.?)?|dagsordenspunkt|ad)\s*)?(?P<no>\d{1,3}(?:\.\d{1,2})?(?:\.?[a-h])?)"
    r"(?P<mark>\s*[.):]|\s+[-–:]|(?=\s{1,4}\S))\s*(?P<title>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_PRESENTER = regex(
    r"\s*[(–-]?\s*(?:\bv\.\s?|\bv/\s?|\bved\s+(?=[A-ZÆØÅ]|formand|borgmester|direkt))(?P<who>[^()]+?)\)?\s*$"
)
_NAMED = regex(r"\s*(?:punkt|pkt\.?)\s*(?:nr\.?\s*)?\d{1,3}(?:\.?[a-h])?\s*[.):–-]", re.IGNORECASE)
"""A line that calls itself a point; beside such lines a bare number begins a list inside one."""
_CLOSED = regex(r"[(\[]?\b(?:lukket(?:\s+(?:punkt|sag|dagsorden|møde))?)\b[)\]]?\s*[:–-]?\s*", re.IGNORECASE)
_OPEN = regex(r"[(\[]\s*åbent?(?:\s+(?:punkt|sag|dagsorden|møde))?\s*[)\]]\s*[:–-]?\s*", re.IGNORECASE)
"""In brackets alone: "Åben skole" is a title. Case systems print it before each item that is not closed."""
_OUTCOME = regex(
    r"\s*(?P<label>beslutning(?:en)?(?:\s+(?:i|fra)\s+[^:.]{3,80})?|konklusion|udfald|vedtagelse|beslutningsprotokol|afgørelse)\s*"
    r"(?::\s*(?P<rest>.*)|$)",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = regex(
    r"\s*(?:sagsfremstilling|resum[eé]|indstilling|bilag|økonomi|økonomiske konsekvenser|retsgrundlag|lovgrundlag|"
    r"høring|sagsgang|baggrund|referat|opfølgning|supplerende\s.*|kompetence)\s*:?\s*$",
    re.IGNORECASE,
)
_CLAUSE_END = regex(
    r"(?:[,\-–]|\b(?:og|eller|samt|i|på|for|af|til|med|om|ved|fra|herunder|vedr\.?|den|det|de))$", re.IGNORECASE
)


_AND_NAME = regex(r"(?<!-)\s+og\s+(?=[A-ZÆØÅ][\w.-]+\s+[A-ZÆØÅ])")
"""Between two persons; "Formand for Børne- og Skoleudvalget" and "Kultur og Fritid" have no second name after it."""


@dataclass(slots=True)
class Item:
    """A point while its lines are gathered."""

    no: str
    title_lines: list[str]
    lines: list[Line] = field(default_factory=list)
    blocks: set[int] = field(default_factory=set)
    body: list[Line] = field(default_factory=list)

    @property
    def printed(self) -> str:
        """The title as printed, without its number."""
        return mend.join(self.title_lines)


def find(rest: Sequence[tuple[int, Line]], ends: Collection[int] = ()) -> list[Item]:
    """
    The points of a document in order.

    A number is a point's when the numbers run on by one (1, 2, 3; with 2.1, 2.2 under 2): the longest such run in
    the document wins, so that a numbered list inside a point is no row of points; where lines call themselves
    "Punkt 3:", only those are.

    Args:
        rest: (block index, line) of every line that is no label, blank ones included.
        ends: Indices in `rest` at which an open point ends without a new one: the head block stands there.
    """
    bare = _bare_runs(rest)
    said = [(n, match) for n, (_, line) in enumerate(rest) if (match := bare.get(n) or _start(line))]
    named = [(n, match) for n, match in said if _NAMED.match(rest[n][1].text)]
    starts = _run(named or _headings(said, rest) or said)
    again = _again(starts, said)
    after = {n for n, (_, line) in enumerate(rest) if _AFTER.fullmatch(line.text)}
    stops = sorted({n for n, _ in starts} | {n for n, _ in again.values()} | set(ends) | after | {len(rest)})
    items = []
    for n, match in starts:
        item = _item(match, rest[n : next(stop for stop in stops if stop > n)])
        if match["no"] in again:
            second, its = again[match["no"]]
            told = _item(its, rest[second : next(stop for stop in stops if stop > second)])
            item.lines += told.lines
            item.blocks |= told.blocks
            item.body += told.body
        items.append(item)
    return items


_AFTER = regex(
    r"\s*(?:godkendelse af referatet|rettelser til referatet|underskrift(?:er|sside|sblad)?|approval of the minutes|"
    r"corrections of the minutes)\s*:?\s*",
    re.IGNORECASE,
)
"""Headings without a number that stand after the last point."""


def _headings(
    said: Sequence[tuple[int, re.Match[str]]], rest: Sequence[tuple[int, Line]]
) -> list[tuple[int, re.Match[str]]]:
    """The starts that are headings of one level, when there are several: a numbered list in a point has none."""
    levels = [rest[n][1].level for n, _ in said if rest[n][1].level]
    if not levels:
        return []
    found = [(n, match) for n, match in said if rest[n][1].level == min(levels)]
    numbers = [int(re.match(r"\d+", match["no"])[0]) for _, match in found]  # type: ignore[index]
    runs_on = all(b - a in (0, 1) for a, b in pairwise(numbers))
    return found if len(found) > 1 and runs_on else []


def _again(
    starts: Sequence[tuple[int, re.Match[str]]], said: Sequence[tuple[int, re.Match[str]]]
) -> dict[str, tuple[int, re.Match[str]]]:
    """Points listed in a table of contents first: number -> where the same number and title stand again."""
    last = starts[-1][0] if starts else 0
    title = {match["no"]: _plain_title(match) for _, match in starts}
    out: dict[str, tuple[int, re.Match[str]]] = {}
    for n, match in said:
        if n > last and match["no"] not in out and title.get(match["no"]) == _plain_title(match):
            out[match["no"]] = (n, match)
    return out


def _plain_title(match: re.Match[str]) -> str:
    return mend.plain(match["title"]).casefold().rstrip(" .")


_FEWEST_BARE = 4
"""Lines in a row whose numbers go up by one, from which on a number without a stop counts as a point's."""


def _bare_runs(rest: Sequence[tuple[int, Line]]) -> dict[int, re.Match[str]]:
    """Numbers without a stop ("34 Godkendelse af dagsorden") where several follow one another and run on by one."""
    out: dict[int, re.Match[str]] = {}
    run: list[tuple[int, re.Match[str]]] = []
    for n, (_, line) in enumerate(rest):
        match = None if line.bullet is not None else _BARE.match(line.text)
        if match and run and int(match["no"]) == int(run[-1][1]["no"]) + 1 and n - run[-1][0] <= _APART:
            run.append((n, match))
        elif match:
            run = [(n, match)]
        if len(run) >= _FEWEST_BARE:
            out.update(run)
    return out


_APART = 3
"""Lines that a point's title may take in such a list."""
_BARE = regex(r"\s*(?:(?i:åbent?|lukket)\s+)?(?P<no>\d{1,3})(?P<mark>\s+)(?P<title>[A-ZÆØÅ”\"»][^\W\d].*)$", re.DOTALL)


def _start(line: Line) -> re.Match[str] | None:
    match = _NUMBER.match(line.text)
    if match is None or len(match["title"]) > 300:
        return None
    title = match["title"]
    bare = not match["mark"].strip()
    if bare and not (line.level or line.bold) and not re.match(r"\s*(?:punkt|pkt|sag)", line.text, re.IGNORECASE):
        return None
    if not title[0].isupper() and title[0] not in "”\"»'(" and not line.level:
        return None
    return None if re.match(rf"\s*\d{{1,2}}\.\s?(?:{words.MONTH_STEMS})", line.text, re.IGNORECASE) else match


def _run(starts: list[tuple[int, re.Match[str]]]) -> list[tuple[int, re.Match[str]]]:
    """The longest chain of starts whose whole numbers go up by one, sub-numbers kept with their number."""
    best: list[tuple[int, re.Match[str]]] = []
    for first in range(len(starts)):
        if best and first + len(best) >= len(starts):
            break
        chain = [starts[first]]
        at = int(re.match(r"\d+", starts[first][1]["no"])[0])  # type: ignore[index]
        for one in starts[first + 1 :]:
            no = one[1]["no"]
            whole = int(re.match(r"\d+", no)[0])  # type: ignore[index]
            if whole == at + 1 or (whole == at and no != chain[-1][1]["no"] and len(no) > len(str(whole))):
                chain.append(one)
                at = whole
        if len(chain) > len(best):
            best = chain
    return best


def _item(match: re.Match[str], part: Sequence[tuple[int, Line]]) -> Item:
    item = Item(match["no"], [match["title"].strip()], [part[0][1]], {part[0][0]})
    heading = True
    for n, (at, line) in enumerate(part[1:], 1):
        item.blocks.add(at)
        if line.text.strip():
            item.lines.append(line)
        if heading and line.text.strip() and not part[0][1].level and _goes_on(item.title_lines[-1], line, part, n):
            item.title_lines.append(line.text.strip())
            continue
        heading = False
        item.body.append(line)
    return item


def _goes_on(title: str, line: Line, part: Sequence[tuple[int, Line]], n: int) -> bool:
    """Whether a title runs on in the next line: it ends in mid phrase, or the line begins small and stands alone."""
    if line.level or line.bold or line.gap or line.bullet is not None or len(title) < 25:
        return False
    if _CLAUSE_END.search(title.strip()):
        return True
    alone = n + 1 >= len(part) or not part[n + 1][1].text.strip()
    return alone and line.text.strip()[:1].islower() and not title.rstrip().endswith((".", "?", "!", ":"))


def presenters(title: str) -> tuple[str, tuple[Person, ...]]:
    """The title without "v. NN", and who presents."""
    match = _PRESENTER.search(title)
    if match is None or match.start() == 0:
        return title, ()
    return title[: match.start()].rstrip(" ,–-("), tuple(person(part) for part in _AND_NAME.split(match["who"]))


def person(text: str) -> Person:
    """Name and role of "NN, formand for …"; a role alone is kept as the name."""
    name, _, role = text.strip().rstrip(".").partition(",")
    return Person(name.strip(), role.strip() or None)


def says_closed(text: str) -> bool:
    """Whether a short line, which may be a heading, calls a matter closed."""
    return len(text) <= _HEADING and _CLOSED.search(text) is not None


_HEADING = 160
"""Characters of a line that may be a heading."""


def to_agenda_item(item: Item, *, whole: bool = False) -> AgendaItem:
    """
    The item of the plan format: what was decided is taken out of the text, all else stays in it.

    `whole`: a line of the document is a paragraph of it, as in Word, and not what fitted between the margins.
    """
    printed = item.printed
    closed = bool(_CLOSED.search(printed))
    title, who = presenters(_OPEN.sub("", _CLOSED.sub("", printed)).strip() or printed)
    text, outcome = _text(item.body, whole=whole)
    return AgendaItem(no=item.no, title=title, text=text, presenters=who, outcome=outcome, closed=closed)


def _text(body: Sequence[Line], *, whole: bool) -> tuple[str | None, str | None]:
    """Paragraphs of a point, parted into text and outcome; a heading such as "Beslutning" begins the outcome."""
    said: list[str] = []
    decided: list[str] = []
    into = said
    for paragraph in paragraphs(body, whole=whole):
        match = _OUTCOME.match(paragraph)
        if match:
            into = decided
            if match["rest"]:
                decided.append(match["rest"].strip())
        elif _SECTION.match(paragraph):
            into = said
            said.append(paragraph)
        else:
            into.append(paragraph)
    return "\n\n".join(said) or None, "\n\n".join(decided) or None


def is_bare_outcome(text: str) -> bool:
    """Whether a line only says that a decision follows, perhaps whose and of which day."""
    match = _OUTCOME.match(text)
    return (match is not None and not match["rest"]) or _BODY_ON.fullmatch(text.strip()) is not None


_BODY_ON = regex(r"[A-ZÆØÅ][^.:\d]{3,80}\s(?:den|d\.)\s\d[^:]{3,24}:", re.DOTALL)
"""A body and the day of its decision above it: "Skoleudvalget den 6. november 2026:"."""


def paragraphs(body: Sequence[Line], *, whole: bool = False) -> list[str]:
    """
    Lines joined to paragraphs: a blank line, a bullet, a heading or a bold line begins a new one.

    An entry of a list keeps a dash before it, whatever its bullet was, so that it is still known for one.
    """
    return [
        f"{'- ' if group[0].bullet is not None else ''}{mend.join([line.text for line in group])}"
        for group in groups(body, whole=whole)
    ]


_ENDS = regex(r"[.:;!?)»”\"]$")


def _is_next(before: str, text: str) -> bool:
    """Whether a line that is a paragraph begins a new thought, and does not go on after a break inside a sentence."""
    return bool(_ENDS.search(before.rstrip())) or not text.lstrip()[:1].islower()


_STEP = regex(rf"\s*(\d{{1,2}})[.)]\s+(?!(?:{words.MONTH_STEMS}))\S", re.IGNORECASE)


def _follows(first: str, text: str) -> bool:
    """Whether a line is the next step after a paragraph that is one itself: "2. …" after "1. …"."""
    one, two = _STEP.match(first), _STEP.match(text)
    return one is not None and two is not None and int(two[1]) == int(one[1]) + 1


_NUMBERED_HEAD = regex(r"\d{1,2}[.)]\s+[A-ZÆØÅ][^.:;!?\d]{3,60}")


def _is_numbered_head(before: str, text: str) -> bool:
    """Whether a line is the heading of the next part, "3. Næste møde", below the end of a sentence."""
    return before.rstrip().endswith((".", "!", "?")) and _NUMBERED_HEAD.fullmatch(text.strip()) is not None


_FILLED = 0.65
"""Share of the widest line from which on a line may have been broken because the next word did not fit."""


def _is_full_stop_of_lines(before: str, text: str, width: int) -> bool:
    """Whether a line ends where it does by choice: the next begins large although its first word would have fitted."""
    first = text.split(maxsplit=1)[0]
    if len(before) + 1 + len(first) >= width * _FILLED or _CLAUSE_END.search(before.rstrip()):
        return False
    return first[0].isupper() or not first[0].isalnum()


_DATED_END = regex(
    r"(?:\b(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)|\b(?:19|20)\d\d|"
    r"\b\d{1,2}/\d{1,2}|\bkl\.? ?\d{1,2}(?:[.:]\d\d)?(?: ?[-–] ?\d{1,2}(?:[.:]\d\d)?)?|\buge \d{1,2})\)?$",
    re.IGNORECASE,
)
_ONLY_WHEN = regex(r"\W*(?:(?:man|tirs|ons|tors|fre|lør|søn)dag|den\b|d\.|kl\b|uge\b|\d)", re.IGNORECASE)
_NUMBERED_ACT = regex(r"\d\. ?[a-zæøå]{4}")


def _is_entry(before: str, text: str, width: int) -> bool:
    """
    Whether a line is an entry that ends with its date, "1. behandling i Byrådet den 7. september 2027": the next begins
    anew, and its first word would have fitted on the line.
    """
    first = text.split(maxsplit=1)[0]
    if len(before.rstrip()) + 1 + len(first) >= width or _DATED_END.search(before.rstrip()) is None:
        return False
    if _ONLY_WHEN.match(before) and _NUMBERED_ACT.match(before) is None:
        return False  # a day alone: what stands below says where
    return first[0].isupper() or _NUMBERED_ACT.match(text) is not None


def groups(body: Sequence[Line], *, whole: bool = False) -> list[list[Line]]:
    """The lines of each paragraph, blank ones left out. `whole`: see `to_agenda_item`."""
    out: list[list[Line]] = []
    fresh = True
    width = max((len(line.text) for line in body), default=0)
    for line in body:
        if not line.text.strip():
            fresh = True
            continue
        fresh = (
            fresh
            or stamps.is_dated_stamp(line.text)
            or (bool(out) and _is_full_stop_of_lines(out[-1][-1].text, line.text, width))
            or (bool(out) and _is_entry(out[-1][-1].text, line.text, width))
        )
        breaks = fresh or line.bullet is not None or line.level > 0 or line.bold or line.gap
        breaks = breaks or bool(_OUTCOME.match(line.text)) or bool(_SECTION.match(line.text))
        breaks = breaks or (bool(out) and _follows(out[-1][0].text, line.text))
        breaks = breaks or (bool(out) and _is_numbered_head(out[-1][-1].text, line.text))
        breaks = breaks or (whole and bool(out) and _is_next(out[-1][-1].text, line.text))
        if breaks or not out:
            out.append([line])
        else:
            out[-1].append(line)
        fresh = (
            line.level > 0
            or stamps.is_dated_stamp(line.text)
            or bool(_SECTION.match(line.text))
            or is_bare_outcome(line.text)
        )
    return out
