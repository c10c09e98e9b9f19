"""Running text: letters and articles that tell of several days in one sentence."""

from __future__ import annotations

from datetime import date

from tests.files.making import to_docx
from tests.files.making.words import Made, Para
from tests.read.shapes.pages import end, page, top
from tests.read.shapes.world import Case, World, day, entry, month

_D = "{d}. {month}{_year}"


def _sentences(w: World) -> tuple[list[str], list[dict]]:
    """Sentences that say what happens when, in the order of time, and what they say."""
    at = w.days(12, date(w.year, w.pick(1, 2, 8), 10), (8, 20))
    council, body, other = w.bodies[0], w.bodies[1], w.bodies[3]
    style = w.pick(_D, "den " + _D, "{weekday} den " + _D)

    def said(n: int, year: bool = False) -> str:
        return day(at[n], style, year)

    def iso(n: int) -> str:
        return at[n].isoformat()

    first = [f"{council} besluttede {said(0, True)} at sætte gang i arbejdet med {w.subject}."]
    truth = [entry(iso(0), f"{council} besluttede at sætte gang i arbejdet", "decision", optional=True)]
    pool = [
        (
            f"{body} behandler forslaget {said(2, True)}, og {council} tager endelig stilling {said(3, True)}.",
            [
                entry(iso(2), f"{body} behandler forslaget", "decision"),
                entry(iso(3), f"{council} tager endelig stilling", "decision"),
            ],
        ),
        (
            f"Forslaget er i høring fra {said(4, True)} til {said(6, True)}.",
            [entry(f"{iso(4)}/{iso(6)}", "Forslaget er i høring", "hearing")],
        ),
        (
            f"Der er borgermøde på biblioteket {said(7, True)} kl. 19, og {said(8, True)} mødes {other} om sit svar.",
            [
                entry(iso(7), "Borgermøde på biblioteket", "involvement"),
                entry(iso(8), f"{other} mødes om sit svar", "meeting", f"mødes {other} om sit svar"),
            ],
        ),
        (
            f"Fristen for at sende bemærkninger er {said(9, True)}.",
            [entry(iso(9), "Fristen for at sende bemærkninger", "deadline", "Frist for at sende bemærkninger")],
        ),
        (
            f"Den nye ordning træder i kraft {day(date(at[11].year + 1, 1, 1), _D)}.",
            [entry(f"{at[11].year + 1}-01-01", "Den nye ordning træder i kraft", "milestone")],
        ),
        (
            f"I {month(at[10])} evaluerer forvaltningen forløbet.",
            [
                entry(
                    f"{at[10]:%Y-%m}",
                    "Forvaltningen evaluerer forløbet",
                    "analysis",
                    "evaluerer forvaltningen forløbet",
                )
            ],
        ),
    ]
    for text, entries in w.rng.sample(pool, w.rng.randint(3, 6)):
        first.append(text)
        truth += entries
    first.append(f"Arbejdet følger styrelseslovens § 17, stk. 4, og koster {w.rng.randint(200, 900)}.000 kr.")
    return first, truth


def article(w: World) -> Case:
    sentences, truth = _sentences(w)
    title = f"{w.town} går i gang med {w.subject}"
    lines = [("p", " ".join(sentences[n : n + 2])) for n in range(0, len(sentences), 2)]
    return page(w, "article", title, [*top(w, title), *lines, *end(w)], truth)


def letter(w: World) -> Case:
    sentences, truth = _sentences(w)
    written = w.days(1, date(w.year, 1, 4))[0]
    blocks = [
        Para(f"{w.town} Kommune\nForvaltningen"),
        Para(f"Dato: {day(written, _D)}\nSagsnr. 00.15.00-A00-12-{w.year % 100}\nTelefon 74 12 20 28"),
        Para("Til alle medarbejdere"),
        Para(f"Om arbejdet med {w.subject}", bold=True),
        *(Para(" ".join(sentences[n : n + 3])) for n in range(0, len(sentences), 3)),
        Para("Venlig hilsen\nForvaltningen"),
    ]
    made = Made("docx/letter.docx", f"Brev om {w.subject}", blocks, truth)
    return Case("letter.docx", to_docx.make(made), truth)
