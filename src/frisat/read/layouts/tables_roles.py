"""What the columns of a plan table hold: told by the header's words, and by what stands in the cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from frisat.plan import danish
from frisat.read.fields import words


class Role(StrEnum):
    """What one column of a table is for."""

    DATE = "date"
    START = "start"
    END = "end"
    DEADLINE = "deadline"
    CLOCK = "clock"
    WEEKDAY = "weekday"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    TITLE = "title"
    PHASE = "phase"
    ACTOR = "actor"
    PARTICIPANTS = "participants"
    AGENDA = "agenda"
    DELIVERABLE = "deliverable"
    STATUS = "status"
    PLACE = "place"
    METHOD = "method"
    NUMBER = "number"
    EXTRA_DATE = "extra_date"
    """A further date of the row that is an activity of its own ("Byrådet" as header over a day)."""


_HEADERS: tuple[tuple[Role, str], ...] = (
    (Role.START, r"(?:start|starter|begynd\w*|fra|startdato|startdag|opstart|første dag)$|startdato|starttidspunkt"),
    (Role.END, r"(?:slut|slutter|til|slutdato|afslut\w*|sidste dag|færdig)$|slutdato|sluttidspunkt"),
    (Role.DEADLINE, r"deadline|frist\b|frister|\w*frist\b|senest|afleveres"),
    (Role.CLOCK, r"kl\.?$|klokken|klokkeslæt|mødetid|starttid|tidsrum"),
    (Role.WEEKDAY, r"(?:uge)?dag$"),
    (Role.WEEK, r"uge$|uge ?nr\.?|uger$|ugenummer"),
    (Role.MONTH, r"måned(?:er)?$"),
    (Role.YEAR, r"år$|årstal$"),
    (Role.DATE, r"dato\w*|hvornår|tidspunkt\w*|periode\w*|tid$|tidsramme\w*|tidsplan\w*|\w+dato(?:er)?$|mødedato\w*|"
                r"termin\w*|tid og sted|kvartal$|\w*periode$|forventet tid\w*|tidsperiode"),
    (Role.NUMBER, r"nr\.?$|nummer$|#$|id$|løbenr\.?|pkt\.?(?: ?nr\.?)?$|sagsnr\.?|trin$"),
    (Role.STATUS, r"status\w*|tilstand"),
    (Role.DELIVERABLE, r"leveranc\w*|produkt\w*|output|resultat\w*|udbytte|slutprodukt"),
    (Role.PLACE, r"sted\w*|lokale\w*|mødested|adresse|hvor$|mødelokale"),
    (Role.METHOD, r"metode\w*|form$|mødeform|hvordan|inddragelsesform"),
    (Role.PARTICIPANTS, r"deltager\w*|inddrages|inddragelse af|målgruppe\w*|interessent\w*|parter|hvem deltager.*|involver\w+"),
    (Role.ACTOR, r"hvem\b.*|ansvarlig\w*|ansvar|aktør\w*|organ\w*|udvalg(?:et)?$|for(?:um|a)$|tovholder\w*|udvalg/\w+|"
                 r"ejer|udføres af|afsender|råd$|enhed|afdeling|forvaltning\w*|beslutningstager|hovedansvar\w*|instans"),
    (Role.TITLE, r"aktivitet\w*|hvad\b.*|opgave\w*|handling(?:er)?$|milepæl\w*|begivenhed\w*|arrangement\w*|møde(?:r|t)?$|"
                 r"møde(?:type|aktivitet)\w*|emne\w*|indsats\w*|sag(?:er)?$|titel|overskrift|tiltag|proces\w*|\w+aktivitet(?:er)?$|"
                 r"trin \w+|element\w*|skridt|punkt(?:er)?$|udvalgets behandling|behandling|\w*behandling$|høring(?:er)?$"),
    (Role.PHASE, r"fase\w*|spor$|tema\w*|del(?:proces|projekt)\w*|område\w*|kategori|type|afsnit|delmål|mål$"),
    (Role.AGENDA, r"dagsorden\w*|indhold\w*|beskrivelse\w*|formål\w*|bemærkning\w*|noter?$|kommentar\w*|uddybning|detaljer|"
                  r"fokus\w*|oplysninger|baggrund|note$|forklaring|dagsordens?punkt\w*|andet$"),
)  # fmt: skip
_COMPILED = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _HEADERS)
DATE_ROLES = frozenset({Role.DATE, Role.START, Role.END, Role.DEADLINE, Role.WEEK, Role.MONTH, Role.YEAR})
_TITLE_RANK = re.compile(
    r"(?P<a>aktivitet|hvad|opgave|handling|milepæl|indsats|begivenhed|arrangement|tiltag)|(?P<b>emne|sag|titel|"
    r"behandling|punkt|møde|proces)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:man|tirs|ons|tors|fre|lør|søn)(?:dag(?:en)?s?|\.)?(?: ?(?:og|-|–|/|,) ?(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?\.?)*",
    re.IGNORECASE,
)
_NO_DATE = re.compile(
    r"[(\[]?(?:dato(?:en)?(?: er)? (?:ikke|endnu|følger|aftales|kommer).{0,25}|(?:endnu )?ikke (?:fastlagt|fastsat|aftalt|"
    r"afklaret|planlagt)|afventer|løbende|følger|tbd|tba|uafklaret|aftales(?: nærmere)?|efter behov|ved behov|"
    r"(?:kommer )?senere|mangler|uden dato|hele (?:perioden|året)|\?+|[-–])[)\]]?\.?",
    re.IGNORECASE,
)
_STATUS_WORD = re.compile(
    r"(?:planlagt|i gang|igangsat|afsluttet|færdig|ikke startet|ikke påbegyndt|påbegyndt|aflyst|udsat|udskudt|gennemført|"
    r"afholdt|foreløbig|forventet|bekræftet|flyttet|afventer|løbende|under udarbejdelse|åben|lukket|ok|ja|nej|mangler)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:d(?:en|\.) ?)?\d{1,2}\.?(?: ?(?:[-–+&/,]|og) ?\d{1,2}\.?)*")
_WEEK_NUMBER = re.compile(r"(?:uge ?)?\d{1,2}(?: ?[-–/] ?\d{1,2})?\.?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=4096)
def header_roles(text: str) -> tuple[Role, ...]:
    """
    The roles that a header's words may mean, most likely first; () when none.

    The whole header counts first ("Frist for svar" begins with a known word), then each of its words.
    """
    low = re.sub(r"[\s:?*]+", " ", text).strip().lower()
    if not low or len(low) > 60:
        return ()
    out: list[Role] = []
    pieces = [low, *re.split(r"\s*(?:/|,|;|\(| og | eller )\s*", low), *low.split()]
    for piece in dict.fromkeys(p.strip(" )(.") or p for p in pieces):
        out += [role for role, pattern in _COMPILED if pattern.match(piece) and role not in out]
    return tuple(out)


def is_undated(text: str) -> bool:
    """Whether a date cell says in words that there is no date, or none yet ("dato ikke fastlagt", "løbende")."""
    return bool(_NO_DATE.fullmatch(text.strip()))


@lru_cache(maxsize=8192)
def is_when(text: str) -> bool:
    """Whether a cell's text is a date, or words for having none."""
    return bool(text) and (danish.is_date_cell(text) or is_undated(text) or bool(danish.parse(text)))


@lru_cache(maxsize=8192)
def is_dated(text: str) -> bool:
    """Whether a cell's text is a date and not only words for having none."""
    return any(f.needs_year or f.period.edtf is not None for f in danish.parse(text))


def is_weekday(text: str) -> bool:
    return bool(_WEEKDAY.fullmatch(text.strip()))


def is_day(text: str) -> bool:
    """Whether a text is only a day of a month ("14.", "d. 7", "17 + 24")."""
    return bool(_DAY.fullmatch(text.strip()))


def is_clock(text: str) -> bool:
    """Whether a text is a clock time or a span of them and nothing else ("kl. 15-17", "16:00-19:00", "10-12")."""
    low = text.strip().lower()
    return bool(
        re.fullmatch(
            r"(?:kl(?:\.|okken)? ?)?\d{1,2}(?:[.:]\d\d)?(?: ?(?:[-–]|til) ?(?:kl\.? ?)?\d{1,2}(?:[.:]\d\d)?)?", low
        )
    )


def names_actor(text: str) -> bool:
    """Whether a short cell reads as the name of bodies or people: no verb-like length, an actor word in it."""
    tokens = re.findall(r"[\w-]+\.?", text)
    return 0 < len(tokens) <= 14 and any(words.is_actor_word(t) or words.is_area(t) for t in tokens)


_PHRASE = re.compile(r"\s(?:i|af|med|for|om|til|på|ved|fra|under|efter|vedr\.?)\s")


def is_actor(text: str) -> bool:
    """
    Whether a label is an actor's name and nothing else: its head, before any preposition, ends in an actor word
    ("Den politiske klynge", "Repræsentanter for skolerne"), or is several areas joined ("Plan og Byg").
    """
    head = _PHRASE.split(f"{text.strip()} ", maxsplit=1)[0]
    tokens = re.findall(r"[\w-]+\.?", head)
    if not tokens or len(tokens) > 8:
        return False
    joined = len(tokens) >= 3 and any(t in ("og", "samt") for t in tokens)
    return words.is_actor_word(tokens[-1]) or (joined and any(words.is_area(t) for t in tokens))


@dataclass(frozen=True, slots=True)
class Content:
    """What the body cells of one column are like; shares are of its filled cells."""

    filled: int
    when: float
    undated: float
    clock: float
    minutes: float
    """Clock times with minutes or "kl."; bare "10-12" may be days."""
    weekday: float
    day: float
    week: float
    year: float
    actor: float
    number: float
    status: float
    length: float
    distinct: float


def content(cells: Sequence[str]) -> Content:
    """Measures one column's body cells (mended texts, empty ones included)."""
    filled = [c for c in cells if c.strip(" -–")]
    if not filled:
        return Content(0, *[0.0] * 13)
    n = len(filled)
    sample = filled if n <= 60 else filled[:: n // 60 + 1]
    m = len(sample)

    def share(test: object) -> float:
        return sum(bool(test(c)) for c in sample) / m  # type: ignore[operator]

    return Content(
        n,
        share(lambda c: len(c) < 120 and is_dated(c) and not is_clock(c)),
        share(is_undated),
        share(is_clock),
        share(lambda c: is_clock(c) and re.search(r"\d[.:]\d\d|kl", c.lower())),
        share(is_weekday),
        share(is_day),
        share(lambda c: _WEEK_NUMBER.fullmatch(c.strip())),
        share(lambda c: _YEAR.fullmatch(c.strip())),
        share(names_actor),
        share(lambda c: re.fullmatch(r"\d+(?:[.\-]\d+)*[.)]?", c.strip())),
        share(lambda c: len(c) < 40 and _STATUS_WORD.match(c.strip())),
        sum(map(len, sample)) / m,
        len(set(sample)) / m,
    )


@dataclass(slots=True)
class Columns:
    """Which column has which role: `at[role]` = its indices, in order. `headers`: each column's header words."""

    headers: list[str]
    at: dict[Role, list[int]] = field(default_factory=dict)
    by_words: int = 0
    """How many columns the header's words alone tell."""

    def one(self, role: Role) -> int | None:
        return self.at[role][0] if self.at.get(role) else None

    def many(self, *roles: Role) -> list[int]:
        return sorted(c for role in roles for c in self.at.get(role, ()))

    def put(self, role: Role, column: int) -> None:
        self.at.setdefault(role, []).append(column)

    @property
    def is_dated(self) -> bool:
        return any(self.at.get(role) for role in DATE_ROLES)


def columns(headers: Sequence[str], cells: Sequence[Sequence[str]]) -> Columns:
    """
    The role of each column.

    Args:
        headers: header texts, "" where the table has none. cells: body rows, each with one text a column.
    """
    out = Columns(list(headers))
    width = len(headers)
    look = [content([row[c] for row in cells]) for c in range(width)]
    said = [header_roles(h) for h in headers]
    out.by_words = sum(bool(s) for s in said)
    left = [c for c in range(width) if look[c].filled or said[c]]
    left = _times(out, left, look, said)
    left = _named(out, left, look, said)
    left = _by_content(out, left, look, said)
    _title(out, left, look, said)
    return out


def _times(out: Columns, left: list[int], look: list[Content], said: list[tuple[Role, ...]]) -> list[int]:
    """Columns that hold time, by content above all: a header may mislead ("Tid" over clock times)."""
    dates: list[int] = []
    for c in list(left):
        first = next((r for r in said[c] if r in DATE_ROLES or r in (Role.CLOCK, Role.WEEKDAY, Role.NUMBER)), None)
        role: Role | None = None
        if not look[c].filled:
            role = first if first not in (Role.NUMBER, None) else None
        elif look[c].weekday >= 0.6:
            role = Role.WEEKDAY
        elif look[c].year >= 0.6 and (first is Role.YEAR or look[c].distinct < 0.6):
            role = Role.YEAR
        elif look[c].clock >= 0.5 and first is not Role.NUMBER and (first is Role.CLOCK or look[c].minutes >= 0.3):
            role = Role.CLOCK
        elif first is Role.WEEK and look[c].week >= 0.5:
            role = Role.WEEK
        elif first is Role.MONTH and look[c].when >= 0.5:
            role = Role.MONTH
        elif first is Role.NUMBER and look[c].number >= 0.5:
            role = Role.NUMBER
        elif look[c].when >= 0.5 or (first in DATE_ROLES and look[c].when + look[c].undated + look[c].day >= 0.25):
            role = first if first in (Role.START, Role.END, Role.DEADLINE) else Role.DATE
        elif first in (Role.DATE,) and look[c].filled <= 1:
            role = Role.DATE
        if role is None:
            continue
        left.remove(c)
        if role in (Role.DATE, Role.START, Role.END, Role.DEADLINE):
            dates.append(c)
        else:
            out.put(role, c)
    _dates(out, dates, said)
    return left


def _dates(out: Columns, dates: list[int], said: list[tuple[Role, ...]]) -> None:
    """Several date columns: start and end, a day with its deadline, or a day for each of several bodies."""
    pending: list[int] = []
    for c in dates:
        first = next((r for r in said[c] if r in DATE_ROLES), None)
        if first in (Role.START, Role.END, Role.DEADLINE):
            out.put(first, c)
        else:
            pending.append(c)
    named = [c for c in pending if any(r in DATE_ROLES for r in said[c])]
    for c in pending:
        is_body = not any(r in DATE_ROLES for r in said[c]) and is_actor(out.headers[c])
        if is_body and len(pending) > 1:
            out.put(Role.EXTRA_DATE, c)
        elif not out.at.get(Role.DATE) and (not named or c in named):
            out.put(Role.DATE, c)
        else:
            out.put(Role.EXTRA_DATE, c)
    if out.at.get(Role.END) and not out.at.get(Role.START) and out.at.get(Role.DATE):
        out.at[Role.START] = out.at.pop(Role.DATE)
    if out.at.get(Role.START) and not out.at.get(Role.END) and not out.at.get(Role.DATE):
        out.at[Role.DATE] = out.at.pop(Role.START)


_NAMED = (
    Role.NUMBER, Role.STATUS, Role.DELIVERABLE, Role.PLACE, Role.METHOD, Role.PARTICIPANTS, Role.ACTOR, Role.AGENDA, Role.PHASE,
)  # fmt: skip


def _named(out: Columns, left: list[int], look: list[Content], said: list[tuple[Role, ...]]) -> list[int]:
    """Columns whose header says what they hold, unless the cells speak clearly against it."""
    for c in list(left):
        role = next((r for r in said[c] if r in _NAMED or r is Role.TITLE), None)
        if role is None or role is Role.TITLE:
            continue
        if role is Role.NUMBER and look[c].number < 0.5 and look[c].length > 12:
            continue
        if role is Role.ACTOR and look[c].filled and look[c].actor < 0.2 and look[c].length > 45:
            continue
        out.put(role, c)
        left.remove(c)
    return left


def _by_content(out: Columns, left: list[int], look: list[Content], said: list[tuple[Role, ...]]) -> list[int]:
    """Columns without a telling header: running numbers, status words, actors."""
    for c in list(left):
        if not look[c].filled or Role.TITLE in said[c]:
            continue
        others = [o for o in left if o != c and look[o].filled]
        if look[c].number >= 0.8 and not said[c]:
            out.put(Role.NUMBER, c)
        elif (
            c == 0
            and not said[c]
            and others
            and look[c].length < 30
            and look[c].filled * 4 <= 3 * max(look[o].filled for o in others)
        ):
            out.put(Role.PHASE, c)
        elif look[c].status >= 0.7 and others:
            out.put(Role.STATUS, c)
        elif (
            not out.at.get(Role.ACTOR)
            and look[c].actor >= 0.6
            and any(look[o].length > look[c].length or Role.TITLE in said[o] for o in others)
        ):
            out.put(Role.ACTOR, c)
        else:
            continue
        left.remove(c)
    return left


def _title(out: Columns, left: list[int], look: list[Content], said: list[tuple[Role, ...]]) -> None:
    """The column that names the activity: by its header's rank, else the longest texts; the rest is its contents."""
    filled = [c for c in left if look[c].filled]
    with_words = [c for c in filled if Role.TITLE in said[c]]

    def rank(c: int) -> tuple[int, float]:
        match = _TITLE_RANK.search(out.headers[c])
        return (0 if match and match["a"] else 1 if match else 2, -look[c].filled)

    if with_words:
        title = min(with_words, key=rank)
    elif out.at.get(Role.PHASE):
        title = out.at[Role.PHASE].pop(0)
    elif filled:
        title = max(filled, key=lambda c: (look[c].length, look[c].distinct))
    elif out.at.get(Role.AGENDA):
        title = max(out.at[Role.AGENDA], key=lambda c: look[c].length)
        out.at[Role.AGENDA].remove(title)
    elif out.at.get(Role.ACTOR):
        out.put(Role.TITLE, out.at[Role.ACTOR][0])
        return
    else:
        return
    out.put(Role.TITLE, title)
    for c in filled:
        if c != title:
            out.put(Role.AGENDA, c)
