"""
Pages of municipal prose without one personal number, full of every other number that an office writes.

Made anew from a seed. `phones` counts the telephone numbers that do stand on a page, so that all others are false.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from frisat.read.from_xlsx_values import MONTHS

Rng = random.Random


def _d(rng: Rng, count: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(count))


def _day(rng: Rng) -> str:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1998, 2028)
    return rng.choice(
        (
            f"{day}. {MONTHS[month - 1]} {year}", f"{day:02}-{month:02}-{year}", f"{day:02}.{month:02}.{year % 100:02}",
            f"{year}-{month:02}-{day:02}", f"{day}/{month}-{year}", f"{day:02}/{month:02}/{year}",
            f"d. {day}.{month}. {year}",
            f"{day:02}{month:02}{year}", f"{year}{month:02}{day:02}", f"{day:02}-{month:02}-{year % 100:02}",
        )
    )  # fmt: skip


def _kle(rng: Rng) -> str:
    area = f"{rng.randint(0, 99):02}.{rng.randint(0, 30):02}.{rng.randint(0, 99):02}"
    facet = f"{rng.choice('AGIKPSØ')}{rng.randint(0, 99):02}"
    return rng.choice(
        (
            f"{area}-{facet}-{rng.randint(1, 99)}-{rng.randint(10, 28)}",
            f"{area}{facet}-{_d(rng, 4)}",
            f"{area}-{facet}",
            area,
        )
    )


def _case(rng: Rng) -> str:
    """Every shape of case number that municipalities and regions use."""
    year = rng.randint(8, 28)
    return rng.choice(
        (
            f"{year:02}/{rng.randint(100, 99999)}", f"{rng.randint(101, 860)}-20{year:02}-{rng.randint(1, 99999)}",
            f"20{year:02}-{_d(rng, 6)}", f"{year:02}-{_d(rng, 6)}",
            f"1-{_d(rng, 2)}-{_d(rng, 2)}-{_d(rng, 2)}-{year:02}",
            f"1-{_d(rng, 2)}-{_d(rng, 1)}-{_d(rng, 2)}-{year:02}", _kle(rng), _d(rng, 6), _d(rng, 8),
            f"20{year:02}/{_d(rng, 5)}", f"S{year:02}-{_d(rng, 5)}",
        )
    )  # fmt: skip


def _price(rng: Rng) -> str:
    amount = rng.randrange(1_000, 900_000_000)
    dotted = f"{amount:,}".replace(",", ".")
    return rng.choice(
        (f"{dotted} kr.", f"kr. {dotted},00", f"{amount} kr.", f"{amount:,} kr".replace(",", " "), f"{dotted}")
    )


def _phone(rng: Rng) -> str:
    n = rng.choice("23456789") + _d(rng, 7)
    return rng.choice(
        (
            f"tlf. {n[:2]} {n[2:4]} {n[4:6]} {n[6:]}",
            f"Telefon: {n[:4]} {n[4:]}",
            f"+45 {n[:2]} {n[2:4]} {n[4:6]} {n[6:]}",
            f"Tlf.: {n}",
        )
    )


def _isbn(rng: Rng) -> str:
    return rng.choice(
        (
            f"ISBN 978-87-{_d(rng, 4)}-{_d(rng, 3)}-{_d(rng, 1)}",
            f"ISBN: 87-{_d(rng, 3)}-{_d(rng, 4)}-{_d(rng, 1)}",
            f"ISBN {_d(rng, 10)}",
        )
    )


def _scanned(rng: Rng) -> str:
    """How a scanner names its files: day and time."""
    day, clock = f"{rng.randint(1, 28):02}{rng.randint(1, 12):02}{rng.randint(10, 28)}", rng.randint(7, 18)
    return f"{day}_{clock:02}{rng.randint(10, 59)}"


_SENTENCES: tuple[Callable[[Rng], str], ...] = (
    lambda r: f"Sagsnr. {_case(r)}",
    lambda r: f"Sagsnr.: {_case(r)} og {_case(r)} behandles samlet.",
    lambda r: f"Sagsnr. 20{r.randint(10, 28)}{_d(r, 6)} og journalnummer 20{r.randint(10, 28)}{_d(r, 6)}.",
    lambda r: f"J.nr. {_case(r)}, Brevid {_d(r, 7)}, dok.nr. {_d(r, 6)}-{r.randint(10, 28)}.",
    lambda r: f"Udvalget behandlede sagen {_day(r)} og igen {_day(r)} (sag {_case(r)}).",
    lambda r: f"Der er afsat {_price(r)} i {r.randint(2015, 2028)} og {_price(r)} i {r.randint(2015, 2028)}.",
    lambda r: f"EAN-nr. 5798{_d(r, 9)}, CVR-nr. {_d(r, 8)}, P-nummer {_d(r, 10)}.",
    lambda r: f"EAN {'5798'}{_d(r, 3)} {_d(r, 3)} {_d(r, 3)} bruges ved fakturering.",
    lambda r: f"Beløbet indsættes på reg.nr. {_d(r, 4)}, kontonr. {_d(r, 10)}.",
    lambda r: f"Konto: {_d(r, 4)} {_d(r, 10)}. Giro {_d(r, 3)}-{_d(r, 4)}.",
    lambda r: f"IBAN: DK{_d(r, 2)} {_d(r, 4)} {_d(r, 4)} {_d(r, 4)} {_d(r, 2)}",
    lambda r: f"Matr.nr. {r.randint(1, 200)}{r.choice('abcdef')}, ejendomsnr. {_d(r, 6)}, BFE {_d(r, 7)}.",
    lambda r: f"{_isbn(r)}, {_day(r)}.",
    lambda r: f"Faktura {_d(r, 10)} af {_day(r)}, ordrenr. {_d(r, 10)}, kreditornr. {_d(r, 8)}.",
    lambda r: f"Åbningstid {r.randint(7, 12)}.{r.choice(('00', '30'))}-{r.randint(13, 20)}.00, {_day(r)}.",
    lambda r: f"Perioden {_day(r)}-{_day(r)} og årene {r.randint(1998, 2012)}-{r.randint(2013, 2028)}.",
    lambda r: f"Se https://www.kommune.example/dagsorden/{_d(r, 7)}?id={_d(r, 10)}&punkt={r.randint(1, 30)}.",
    lambda r: f"Bilag {r.randint(1, 9)}: {_scanned(r)}_notat_v{r.randint(1, 9)}.pdf ({_d(r, 5)} bytes).",
    lambda r: f"KLE-emne {_kle(r)}, handlingsfacet {_kle(r)}.",
    lambda r: f"Høringssvar fra {r.randint(2, 90)} borgere og {r.randint(1, 9)} foreninger, journal {_case(r)}.",
    lambda r: f"Lokalplan nr. {r.randint(1, 400)}.{r.randint(10, 99)}, ramme {_d(r, 2)}.{r.choice('BEO')}.{_d(r, 2)}.",
    lambda r: f"Indbyggertal {r.randint(20, 99)}.{_d(r, 3)} pr. {_day(r)}; {_d(r, 6)} i alt.",
    lambda r: f"Elevtal {_d(r, 4)} {_d(r, 4)} {_d(r, 4)} {_d(r, 4)} over fire år.",
    lambda r: f"Mål 2023 2024 2025 2026 / {_d(r, 6)} {_d(r, 6)} {_d(r, 6)}",
    lambda r: f"Funktion {r.randint(0, 9)}.{_d(r, 2)}.{_d(r, 2)}.{r.randint(1, 9)}, stednr. {_d(r, 10)}.",
    lambda r: f"Aftalenr. {_d(r, 10)}, projektnr. XG-{_d(r, 10)}, licens {_d(r, 4)}-{_d(r, 4)}-{_d(r, 4)}.",
    lambda r: f"Koordinater {_d(r, 6)}.{_d(r, 2)}, {_d(r, 7)}.{_d(r, 2)} (UTM 32N).",
    lambda r: f"Postnr. {r.randint(1000, 9990)}, kommunekode {r.randint(101, 860)}, vejkode {_d(r, 4)}.",
    lambda r: f"Version {r.randint(1, 9)}.{r.randint(0, 9)} af {_day(r)} kl. {r.randint(8, 17)}.{r.randint(10, 59)}.",
    lambda r: f"Kontakt sekretariatet på {_phone(r)}.",
    lambda r: f"Acadre sagsnr. {_case(r)}; eDoc {_d(r, 8)}; SBSYS {_kle(r)}.",
    lambda r: f"Forbruget var {_d(r, 5)} kWh og {r.randint(1, 999)}.{_d(r, 3)} m3 ({_d(r, 2)},{_d(r, 1)} %).",
    lambda r: f"Målernr. {_d(r, 8)}, aftagenr. {'571313'}{_d(r, 12)}.",
    lambda r: f"Vejledning nr. {_d(r, 4)} af {_day(r)}, lov {r.randint(100, 1999)}, C-{_d(r, 3)}/{_d(r, 2)}.",
)  # fmt: skip
_WORDS = (
    "Udvalget drøftede forslaget og tiltrådte administrationens indstilling.",
    "Forvaltningen oplyser, at borgere og medarbejdere har været inddraget i processen.",
    "Sagen sendes i høring hos Ældrerådet, Handicaprådet og de berørte skoler.",
    "Et barn i 3. klasse havde tegnet forsiden, og eleverne fremlagde deres ønsker.",
    "Indstillingen blev godkendt med 12 stemmer for og 3 imod; 2 undlod at stemme.",
    "Byrådet besluttede at udsætte punktet til næste møde.",
    "Der var afbud fra Karen Møller og Jens Holm Nielsen.",
    "Patienter, pårørende og ansatte har givet input til planen.",
)


@dataclass(frozen=True, slots=True)
class Page:
    text: str
    phones: int


def _column(rng: Rng) -> list[str]:
    """A table of things that have numbers of ten digits and nothing that says so: inventory, meters, consignments."""
    if rng.random() < 0.5:
        first = rng.randrange(10**9, 10**10 - 99)
        return [f"{n}\t{first + n}" for n in range(rng.randint(5, 20))]
    return [f"{_d(rng, 3)}\t{rng.randrange(10**9, 10**10)}\t{_price(rng)}" for n in range(rng.randint(6, 30))]


def page(rng: Rng) -> Page:
    """About 2,500 characters: agenda items, sentences with numbers, a small table, now and then a column of numbers."""
    lines, length, phones = [f"Punkt {rng.randint(1, 40)}. {rng.choice(_WORDS)}"], 0, 0
    while length < 2300:
        one = rng.choice(_SENTENCES)(rng)
        phones += one.startswith("Kontakt")
        line = rng.choice((one, f"{rng.choice(_WORDS)} {one}", f"{one} {rng.choice(_WORDS)}"))
        lines.append(line)
        length += len(line)
    lines += ["\t".join((_case(rng), _day(rng), _price(rng), _d(rng, 6), _d(rng, 4))) for _ in range(3)]
    if rng.random() < 0.15:
        lines += _column(rng)
    return Page("\n".join(lines), phones)


def pages(seed: int, count: int) -> Iterator[Page]:
    rng = random.Random(seed)
    for _ in range(count):
        yield page(rng)
