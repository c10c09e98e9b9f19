"""
Synthetic personal numbers in every form and place: made anew from a seed, so that nobody can fit a finder to them.

The numbers belong to nobody: days of birth and the four last digits are drawn at random. A third fails modulus 11.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.scan import places

FACTORS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)

FORMS: dict[str, Callable[[str, date], str]] = {
    "hyphen": lambda n, _: f"{n[:6]}-{n[6:]}",
    "en dash": lambda n, _: f"{n[:6]}–{n[6:]}",
    "no-break hyphen": lambda n, _: f"{n[:6]}\u2011{n[6:]}",
    "minus": lambda n, _: f"{n[:6]}\u2212{n[6:]}",
    "spaced hyphen": lambda n, _: f"{n[:6]} - {n[6:]}",
    "space": lambda n, _: f"{n[:6]} {n[6:]}",
    "no-break space": lambda n, _: f"{n[:6]}\u00a0{n[6:]}",
    "thin space": lambda n, _: f"{n[:6]}\u2009{n[6:]}",
    "none": lambda n, _: n,
    "whole year": lambda n, day: f"{n[:4]}{day.year}-{n[6:]}",
    "soft hyphen": lambda n, _: f"{n[:6]}\u00ad-{n[6:]}",
    "zero width": lambda n, _: f"{n[:6]}\u200b-\u200b{n[6:]}",
    "full width": lambda n, _: "".join(chr(0xFF10 + int(d)) for d in n[:6]) + "－" + n[6:],
    "dotted": lambda n, _: f"{n[:2]}.{n[2:4]}.{n[4:6]}-{n[6:]}",
}
PLAIN = ("hyphen", "space", "none", "spaced hyphen", "whole year")
"""Forms that every alphabet of a file can write (a PDF's standard fonts, a file name)."""

SAID = (
    "CPR-nr. {}", "cpr: {}", "Personnummer {} er oplyst", "født {}", "Borgeren ({}) har søgt om støtte",
    "Underskrevet digitalt af Karen Holm, {}", "Ansøger: Jens Peter Møller {}", "Elevens cprnr.: {}",
    "Civil registration number: {}", "Vedr. {} – klage over afgørelse", "Navn: Ida Dam, {}, Nørregade 4",
)  # fmt: skip
UNSAID = (
    "Bilaget gælder {} og er vedlagt.", "{}", "Se listen: {}, som aftalt den 3. maj", "Punkt 4. {} (udgået)",
    "Modtaget 14-05-2024 kl. 10.15: {}.", "Sagsnr. 27.69.48-G01-1-17, {}", "Tlf. 86 12 34 56, {}", "({})",
)  # fmt: skip
"""Sentences that say nothing of a person: the form alone must do."""


@dataclass(frozen=True, slots=True)
class Planted:
    """One number at its place."""

    digits: str
    form: str
    place: str
    modulus: bool
    said: bool = True
    """Whether a sentence of `SAID` stands around it."""

    @property
    def shown(self) -> str:
        return f"{self.digits[:6]}-••••"


@dataclass(slots=True)
class File:
    """A file with the numbers that stand in it, each with another day of birth."""

    name: str
    data: bytes
    planted: list[Planted] = field(default_factory=list)


def number(rng: random.Random, modulus: bool) -> tuple[str, date]:
    """Ten digits and their day. Every ninth is a replacement number, whose day has 60 added."""
    while True:
        day = date(1921, 1, 1) + timedelta(days=rng.randrange(38_000))
        shift = 60 if rng.random() < 1 / 9 else 0
        head = f"{day.day + shift:02}{day:%m%y}"
        for tail in rng.sample(range(1, 10_000), 60):
            digits = f"{head}{tail:04}"
            if (sum(int(d) * f for d, f in zip(digits, FACTORS, strict=True)) % 11 == 0) is modulus:
                return digits, day


def corpus(seed: int) -> list[File]:
    """A file for each place, with a number in each form that the place can hold."""
    rng = random.Random(seed)
    files = []
    for place, maker in places.PLACES.items():
        forms = [name for name in FORMS if name in PLAIN] if maker.plain else list(FORMS)
        days: set[str] = set()
        texts, planted = [], []
        for form in forms:
            while True:
                modulus = rng.random() > 1 / 3
                digits, day = number(rng, modulus)
                if digits[:6] not in days:
                    break
            days.add(digits[:6])
            said = rng.random() < 0.5
            sentence = "{}" if maker.bare else rng.choice(SAID if said else UNSAID)
            texts.append(sentence.format(FORMS[form](digits, day)))
            planted.append(Planted(digits, form, place, modulus, said and not maker.bare))
        for group in maker.groups(len(texts)):
            name, data = maker.make([texts[n] for n in group])
            files.append(File(name, data, [planted[n] for n in group]))
    return files
