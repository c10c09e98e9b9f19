"""Pages on which each day of a body's meetings stands over the points of that meeting. Names made up for the test."""

from __future__ import annotations

import pytest

from frisat.plan.model import Activity, Kind, Status
from frisat.read import from_html, from_txt
from frisat.read.to_plan import to_plan


def page(text: str) -> tuple[Activity, ...]:
    return to_plan(from_txt.read(text.strip("\n").encode(), "side.txt")).plan.activities


def html(text: str) -> tuple[Activity, ...]:
    return to_plan(from_html.read(text.encode(), "side.html")).plan.activities


def said(activities: tuple[Activity, ...]) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(a.period.edtf if a.period else None, a.agenda) for a in activities]


PLAIN = """
Mødeplan for Ungerådet 2027

Mandag den 11. januar 2027 kl. 16.00-18.00
- Valg af formand
- Ungepolitik

Mandag den 8. marts 2027 kl. 16.00-18.00 (AFLYST)
- Besøg af borgmesteren

Onsdag den 5. maj – flyttet til mandag den 10. maj kl. 16.00
Sted: Musikskolen
- Budget
- Sommerfest

{end}
"""
ENDS = [
    "Sekretariatet, 11. december 2026",
    "Center for Kultur og Fritid, november 2026",
    "Kultur og Fritid/lkj – 3. maj 2026",
]


@pytest.mark.parametrize("end", ENDS)
def test_a_day_over_points_is_one_meeting_with_them_and_who_signs_the_page_is_none(end: str) -> None:
    activities = page(PLAIN.format(end=end))
    assert said(activities) == [
        ("2027-01-11", ("Valg af formand", "Ungepolitik")),
        ("2027-03-08", ("Besøg af borgmesteren",)),
        ("2027-05-05", ("Budget", "Sommerfest")),
        ("2027-05-10", ("Budget", "Sommerfest")),
    ]
    assert [a.status for a in activities] == [Status.PLANNED, Status.CANCELLED, Status.POSTPONED, Status.PLANNED]
    assert {(a.title, a.actors, a.kind) for a in activities} == {
        ("Mødeplan for Ungerådet 2027", ("Ungerådet",), Kind.MEETING)
    }
    assert activities[-1].place == "Musikskolen"
    assert [a.time.start for a in activities if a.time] == ["16:00", "16:00", "16:00"]


WEB = """
<h1>Handicaprådets møder i 2027</h1><p>Rådet mødes på rådhuset.</p>
<h3>Torsdag den 14. januar kl. 15</h3><p>Dagsorden:</p><ul><li>Årsplan</li><li>Puljemidler</li></ul>
<h3>Torsdag den 11. marts kl. 15</h3><p>Dagsorden:</p><ul><li>Tilgængelighed i hallen</li></ul>
<h3>Torsdag den 13. maj kl. 15</h3><p>Dagsorden:</p><ul><li>Høringssvar</li><li>Evaluering</li></ul>
<h3>September (dato følger)</h3><ul><li>Temamøde</li></ul>
"""


def test_headings_of_a_web_page_are_the_same_and_a_day_still_to_come_is_tentative() -> None:
    activities = html(WEB)
    assert said(activities) == [
        ("2027-01-14", ("Årsplan", "Puljemidler")),
        ("2027-03-11", ("Tilgængelighed i hallen",)),
        ("2027-05-13", ("Høringssvar", "Evaluering")),
        ("2027-09", ("Temamøde",)),
    ]
    assert [a.status for a in activities][-1] is Status.TENTATIVE


def test_meetings_may_bear_names_of_their_own() -> None:
    activities = page("""
Seniorrådet - møder i 2027

1. møde: Onsdag den 13. januar kl. 10-12
* Konstituering
* Årshjul

2. møde: Onsdag den 10. marts kl. 10-12
* Besøg af direktøren

3. møde: Onsdag den 12. maj kl. 10-12
* Høring
""")
    assert [(a.title, a.actors) for a in activities] == [(f"{n}. møde", ("Seniorrådet",)) for n in (1, 2, 3)]
    assert activities[0].agenda == ("Konstituering", "Årshjul")


def test_on_a_page_of_no_body_the_lines_below_a_day_are_what_happens() -> None:
    activities = page("""
Tidslinje for ny hal 2027

Mandag den 11. januar 2027 kl. 16.00
- Borgermøde i kantinen
- Afstemning åbner

Mandag den 8. marts 2027
- Udvalget drøfter resultatet

Mandag den 10. maj 2027
- Byggeriet begynder
""")
    assert [a.title for a in activities] == [
        "Borgermøde i kantinen",
        "Afstemning åbner",
        "Udvalget drøfter resultatet",
        "Byggeriet begynder",
    ]


def test_bodies_listed_below_the_days_of_a_calendar_are_who_meets() -> None:
    activities = page("""
Mødekalender 2027

Mandag den 11. januar 2027
- Økonomiudvalget

Mandag den 8. marts 2027
- Økonomiudvalget

Mandag den 10. maj 2027
- Byrådet
""")
    assert [a.title for a in activities] == ["Økonomiudvalget", "Økonomiudvalget", "Byrådet"]


def test_bullets_right_below_an_entry_that_names_a_day_and_a_clock_are_its_points() -> None:
    activities = page("""
Mødekalender 2027 – Grønt Råd

JANUAR
Onsdag den 13. kl. 16: Møde i rådet
   - Årsplan
   - Valg
MARTS
Onsdag den 10. marts kl. 16: Møde i rådet
   - Naturplan
MAJ
Lørdag den 8. kl. 10: Tur til Lunden
JUNI
Onsdag den 9. kl. 16: Møde i rådet (flyttet til den 16.)
""")
    assert said(activities) == [
        ("2027-01-13", ("Årsplan", "Valg")),
        ("2027-03-10", ("Naturplan",)),
        ("2027-05-08", ()),
        ("2027-06-09", ()),
        ("2027-06-16", ()),
    ]
    assert activities[3].replaced_by == activities[4].key


def test_days_that_are_bullets_stand_over_deeper_ones() -> None:
    days = [
        ("Mandag den 18. januar kl. 16-18", ("Årsplan", "Budget")),
        ("Mandag den 15. marts kl. 16-18", ("Tilgængelighed",)),
        ("Mandag den 24. maj kl. 16-18", ("Evaluering",)),
    ]
    listed = "".join(
        f"<li><b>{day}</b><ul>{''.join(f'<li>{point}</li>' for point in points)}</ul></li>" for day, points in days
    )
    activities = html(f"<h1>Møder i Dialogforum for Handicap 2027</h1><ul>{listed}</ul>")
    assert [agenda for _, agenda in said(activities)] == [points for _, points in days]
