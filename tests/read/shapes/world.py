"""
An invented municipality with a process: bodies, steps, days and the ways in which people write days.

Everything is drawn from one seed, so that a shape gives the same document for the same seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]
SHORT = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
_FIRST = [
    "Ravn",
    "Lille",
    "Øster",
    "Nør",
    "Kirke",
    "Mose",
    "Bøge",
    "Skov",
    "Vester",
    "Stor",
    "Ege",
    "Lang",
    "Hegn",
    "Tranum",
    "Birke",
]
_LAST = ["bæk", "holm", "rup", "lunde", "sted", "bjerg", "vig", "dal", "hede", "strup", "ager", "borg"]
COMMITTEES = (
    "Børne- og Skoleudvalget",
    "Social- og Sundhedsudvalget",
    "Teknik- og Miljøudvalget",
    "Kultur- og Fritidsudvalget",
    "Ældre- og Omsorgsudvalget",
    "Klima- og Planudvalget",
)
OTHERS = ("Økonomiudvalget", "Ældrerådet", "Handicaprådet", "Ungerådet", "HovedMED", "Styregruppen", "Projektgruppen")
SUBJECTS = (
    "ny skolestruktur",
    "nærhed i ældreplejen",
    "frisættelse af dagtilbud",
    "ny idrætsstrategi",
    "samling af genbrugspladser",
    "én indgang for unge",
    "mobilitetsplan",
    "helhedsplan for bymidten",
    "ny organisering af hjemmeplejen",
    "velfærdsaftale for daginstitutioner",
)
STEPS = (
    ("Kommissorium godkendes", "decision"),
    ("Opstartsmøde i styregruppen", "meeting"),
    ("Interview med lederne", "involvement"),
    ("Kortlægning af lokaler og bygninger", "analysis"),
    ("Borgermøde på biblioteket", "involvement"),
    ("Værksted for medarbejdere", "workshop"),
    ("Første udkast til strategi", "drafting"),
    ("Drøftelse af udkast", "meeting"),
    ("Høring af råd og bestyrelser", "hearing"),
    ("Behandling af høringssvar", "decision"),
    ("Endelig vedtagelse", "decision"),
    ("Strategien træder i kraft", "milestone"),
    ("Pressemøde om forslaget", "meeting"),
    ("Besøg på institutionerne", "involvement"),
    ("Spørgeskema udsendes til forældre", "survey"),
    ("Analyse af økonomi og kapacitet", "analysis"),
    ("Seminar for udvalget", "workshop"),
    ("Studietur til nabokommunen", "other"),
    ("Temamøde om økonomien", "theme_debate"),
    ("Dialogmøde med foreningerne", "involvement"),
    ("Opsamling på workshops", "analysis"),
    ("Udbudsmateriale offentliggøres", "milestone"),
    ("Kontrakt med rådgiver underskrives", "milestone"),
    ("Byggeriet går i gang", "milestone"),
    ("Rejsegilde", "milestone"),
    ("Indflytning i de nye lokaler", "milestone"),
    ("Orientering af fagforeningerne", "orientation"),
    ("Materialet sendes til rådene", "milestone"),
    ("Referencegruppen mødes", "meeting"),
    ("Personalemøde om ændringerne", "meeting"),
    ("Evaluering af forløbet", "analysis"),
    ("Afrapportering til udvalget", "milestone"),
    ("Valg af forældrerepræsentanter", "other"),
    ("Åbent hus i sundhedscentret", "involvement"),
)
PLACES = ("Rådhuset, mødelokale 2", "Biblioteket", "Hallen", "Sognegården", "Kulturhuset", "Skolens aula")


@dataclass
class Step:
    title: str
    kind: str
    day: date
    body: str
    place: str
    clock: int
    text: str


class World:
    """One municipality and its process, drawn from `seed`."""

    def __init__(self, seed: str) -> None:
        self.rng = Random(seed)
        self.town = self.rng.choice(_FIRST) + self.rng.choice(_LAST)
        self.year = self.rng.randint(2018, 2029)
        self.council = self.rng.choice(("Byrådet", "Kommunalbestyrelsen"))
        self.bodies = [self.council, *self.rng.sample(COMMITTEES, 2), *self.rng.sample(OTHERS, 3)]
        self.subject = self.rng.choice(SUBJECTS)

    def pick(self, *options: Any) -> Any:
        return self.rng.choice(options)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def days(self, n: int, start: date | None = None, gap: tuple[int, int] = (6, 40)) -> list[date]:
        """Rising working days, without the July pause."""
        at = start or date(self.year, self.rng.randint(1, 4), self.rng.randint(1, 28))
        out = []
        while len(out) < n:
            while at.weekday() > 4 or at.month == 7 or (at.month, at.day) in {(1, 1), (12, 24), (12, 31)}:
                at += timedelta(1)
            out.append(at)
            at += timedelta(self.rng.randint(*gap))
        return out

    def steps(self, n: int, start: date | None = None, gap: tuple[int, int] = (6, 40)) -> list[Step]:
        titles = self.rng.sample(STEPS, n)
        about = (
            "Her kan alle interesserede høre mere og stille spørgsmål.",
            "Tilmelding er nødvendig, da der er begrænset plads.",
            "Materialet ligger på kommunens hjemmeside.",
            "Forvaltningen samler op og skriver et notat.",
            "Der serveres kaffe og brød.",
        )
        return [
            Step(*one, day, self.pick(*self.bodies), self.pick(*PLACES), self.rng.randint(8, 19), self.pick(*about))
            for one, day in zip(titles, self.days(n, start, gap), strict=True)
        ]


DAY_STYLES = (
    "{d}. {month}{_year}",
    "den {d}. {month}{_year}",
    "{weekday} den {d}. {month}{_year}",
    "{Weekday} d. {d}. {month}{_year}",
    "{d}/{m}{-year}",
    "{d:02}.{m:02}{pyear}",
    "{d:02}-{m:02}{-year}",
    "{d}. {short}.{_year}",
    "{Weekday} {d}. {month}{_year}",
    "{d}.{m}{pyy}",
)
BARE_STYLES = tuple(style for style in DAY_STYLES if "{month}" in style or "/" in style)
"""Those that are dates without their year too."""


def day(at: date, style: str, year: bool = True) -> str:
    """A day as people write it."""
    known = {
        "d": at.day,
        "m": at.month,
        "month": MONTHS[at.month - 1],
        "short": SHORT[at.month - 1],
        "weekday": WEEKDAYS[at.weekday()],
        "Weekday": WEEKDAYS[at.weekday()].capitalize(),
        "_year": f" {at.year}" if year else "",
        "-year": f"-{at.year}" if year else "",
        "pyear": f".{at.year}" if year else "",
        "pyy": f".{at.year % 100:02}" if year else "",
    }
    return style.format(**known)


def month(at: date, year: bool = True) -> str:
    return MONTHS[at.month - 1] + (f" {at.year}" if year else "")


def entry(edtf: str | None, title: str, kind: str = "meeting", *alt: str, **more: Any) -> dict[str, Any]:
    """One activity of the truth."""
    made = {"edtf": edtf, "title": title, "kind": kind, "status": "planned", "actors": [], "lines": [0, 0]} | more
    return made | ({"title_alt": list(alt)} if alt else {})


@dataclass
class Case:
    """One document: its file name, its bytes and what it says."""

    name: str
    data: bytes
    entries: list[dict[str, Any]]
    kind: str = "plan"

    def truth(self) -> dict[str, Any]:
        return {"document": {"file": self.name, "kind": self.kind}, "entries": self.entries}
