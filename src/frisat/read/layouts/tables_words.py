"""What a table's header words mean, and what kind of thing a cell's text is: a date, a clock time, an actor."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from frisat.plan import danish
from frisat.plan.regex import regex
from frisat.read.fields import words
from frisat.read.fields.no_date import stands_for_none
from frisat.read.layouts import tables_dashes


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
    HANDLED = "handled"
    """Which body takes the row's matter up, and when ("Teknikudvalget 9. september"): an activity of its own."""


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
    (Role.PARTICIPANTS, r"deltager\w*|inddrages|inddragelse af|målgruppe\w*|interessent\w*|parter|"
                        r"hvem deltager.*|involver\w+"),
    (Role.ACTOR, r"hvem\b.*|ansvarlig\w*|ansvar|aktør\w*|organ\w*|udvalg(?:et)?$|for(?:um|a)$|tovholder\w*|udvalg/\w+|"
                 r"ejer|udføres af|afsender|råd$|enhed|afdeling|forvaltning\w*|beslutningstager|hovedansvar\w*|"
                 r"instans"),
    (Role.TITLE, r"aktivitet\w*|hvad\b.*|opgave\w*|handling(?:er)?$|milepæl\w*|begivenhed\w*|arrangement\w*|"
                 r"møde(?:r|t)?$|"
                 r"møde(?:type|aktivitet)\w*|emne\w*|indsats\w*|sag(?:er)?$|titel|overskrift|tiltag|proces\w*|"
                 r"\w+aktivitet(?:er)?$|arbejder?$|"
                 r"trin \w+|element\w*|skridt|punkt(?:er)?$|udvalgets behandling|behandling|\w*behandling$|"
                 r"høring(?:er)?$"),
    (Role.PHASE, r"fase\w*|etape\w*|spor$|tema\w*|del(?:proces|projekt)\w*|område\w*|kategori|type|afsnit|delmål|mål$"),
    (Role.AGENDA, r"dagsorden\w*|indhold\w*|beskrivelse\w*|formål\w*|bemærkning\w*|noter?$|kommentar\w*|"
                  r"uddybning|detaljer|"
                  r"fokus\w*|oplysninger|baggrund|note$|forklaring|dagsordens?punkt\w*|andet$|"
                  r"(?:punkter|emner|sager|temaer) (?:til|på) (?:\w+ )?dagsorden\w*"),
)  # fmt: skip
_COMPILED = tuple((role, regex(pattern, re.IGNORECASE)) for role, pattern in _HEADERS)
DATE_ROLES = frozenset({Role.DATE, Role.START, Role.END, Role.DEADLINE, Role.WEEK, Role.MONTH, Role.YEAR})
_WEEKDAY = regex(
    rf"(?:{words.WEEKDAY_STEMS})(?:dag(?:en)?s?|\.)?(?: ?(?:og|-|–|/|,) ?(?:{words.WEEKDAY_STEMS})(?:dag)?\.?)*",
    re.IGNORECASE,
)
_DAY = regex(
    rf"(?:senest )?(?:(?:(?:{words.WEEKDAY_STEMS})(?:dag|\.)?|(?:ma|ti|on|to|fr|lø|sø)\.),? ?)?"
    r"(?:d(?:en|\.) ?)?\d{1,2}\.?(?: ?(?:[-–+&/,]|og) ?\d{1,2}\.?)*"
    r"(?:,? kl\. ?\d[\d.:]*(?: ?[-–] ?\d[\d.:]*)?)?",
    re.IGNORECASE,
)


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
    return stands_for_none(text)


@lru_cache(maxsize=8192)
def is_when(text: str) -> bool:
    """Whether a cell's text is a date, or words for having none."""
    if not text:
        return False
    return danish.is_date_cell(text) or is_undated(text) or bool(danish.parse(text)) or tables_dashes.is_day(text)


@lru_cache(maxsize=8192)
def is_dated(text: str) -> bool:
    """Whether a cell's text is a date and not only words for having none."""
    said = any(f.needs_year or f.period.edtf is not None for f in danish.parse(text))
    return said or tables_dashes.is_day(text)


def is_weekday(text: str) -> bool:
    return bool(_WEEKDAY.fullmatch(text.strip()))


def is_day(text: str) -> bool:
    """Whether a text is only a day of a month ("14.", "d. 7", "17 + 24", "Tirsdag den 3.", "Ti. 3. kl. 9")."""
    return bool(_DAY.fullmatch(text.strip()))


def is_clock(text: str) -> bool:
    """Whether a text is a clock time or a span of them and nothing else ("kl. 15-17", "16:00-19:00", "10-12")."""
    low = text.strip().lower()
    return bool(
        re.fullmatch(
            r"(?:kl(?:\.|okken)? ?)?\d{1,2}(?:[.:]\d\d(?::\d\d)?)?"
            r"(?: ?(?:[-–]|til) ?(?:kl\.? ?)?\d{1,2}(?:[.:]\d\d(?::\d\d)?)?)?",
            low,
        )
    )


def names_actor(text: str) -> bool:
    """Whether a short cell reads as the name of bodies or people: no verb-like length, an actor word in it."""
    tokens = re.findall(r"[\w-]+\.?", text)
    return 0 < len(tokens) <= 14 and any(words.is_actor_word(t) or words.is_area(t) for t in tokens)


_PHRASE = regex(r"\s(?:i|af|med|for|om|til|på|ved|fra|under|efter|blandt|mellem|hos|mod|vedr\.?)\s")
_JOINS = frozenset({"og", "samt", "eller"})
_ADJECTIVE = regex(r"[\w-]+(?:isk|iske|lig|lige|al|ale|ende)")


def is_actor(text: str) -> bool:
    """
    Whether a label is an actor's name and nothing else: its head, before any preposition, ends in an actor word
    ("Den politiske klynge", "Repræsentanter for skolerne"), or is several areas joined ("Plan og Byg"). Any other
    noun in it ("Spørgeskema til borgere", "Borgermøde") makes it something that happens.
    """
    head = _PHRASE.split(f"{text.strip()} ", maxsplit=1)[0]
    tokens = re.findall(r"[\w-]+\.?", head)
    if not tokens or len(tokens) > 8 or not all(map(_fits_a_name, tokens)):
        return False
    joined = len(tokens) >= 3 and any(t in _JOINS for t in tokens)
    return words.is_actor_word(tokens[-1]) or (joined and any(words.is_area(t) for t in tokens))


def _fits_a_name(token: str) -> bool:
    """Whether a word can stand in an actor's name."""
    low = token.lower()
    return (
        words.is_actor_word(token)
        or words.is_area(token.strip("-.").capitalize())
        or low in words.MODIFIERS
        or low in _JOINS
        or token.endswith("-")
        or bool(_ADJECTIVE.fullmatch(low))
    )
