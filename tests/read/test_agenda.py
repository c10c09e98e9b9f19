"""Agendas and minutes of several municipalities' kinds: header, points, outcomes, and the events they speak of."""

from __future__ import annotations

from frisat.plan.model import DocumentKind, Person, Source
from frisat.read.blocks import Document, Line
from frisat.read.layouts import agenda
from tests.read.documents import dumped, table

MINUTES = """
Lindeby Kommune

Referat fra møde i Børne- og Skoleudvalget

Tid: Tirsdag den 4. marts 2025 kl. 15.00-17.30
Sted: Mødelokale 3.12, Rådhuset, 4930 Lindeby
Deltagere: Hanne Friis, Ole Bak og Mia Lund
Afbud: Per Holm
Referent: Udvalgssekretæren
Sagsnr.: 25-008754

Punkt 1: Godkendelse af dagsorden
Beslutning: Godkendt.

Punkt 2: Høring om ny skolestruktur v/ skolechefen
Sagsfremstilling
Forvaltningen foreslår, at høringen løber fra den 10. marts til den 7. april 2025. Sagen
behandles derefter i byrådet den 29. april 2025.
Indstilling
Det indstilles, at udvalget sender forslaget i høring.
Beslutning
Udvalget sender forslaget i høring. Der holdes borgermøde den 20. marts
kl. 19 i Hallen.
Bilag:
- Notat af 3. februar 2025
- Tlf.liste 2024

Punkt 3: Lukket punkt: Køb af ejendom
Beslutning: Tiltrådt.

Punkt 4: Eventuelt
Intet.
"""


def test_open_in_brackets_is_a_mark_of_the_case_system_and_no_part_of_the_title() -> None:
    """As "(Lukket)" is; "Åben skole" is what the item is about."""
    marked = MINUTES.replace("Punkt 2: Høring", "Punkt 2: (Åben) Høring").replace(
        "Punkt 4: Ev", "Punkt 4: Åben skole, ev"
    )
    draft = agenda.read(dumped(marked))
    assert [i.title for i in draft.items][1::2] == ["Høring om ny skolestruktur", "Åben skole, eventuelt"]


def test_minutes_give_header_points_outcomes_and_events() -> None:
    """A header before the body; outcomes are parted from the text; dates of papers are no events."""
    document = dumped(MINUTES)
    assert agenda.fits(document) == 1.0

    draft = agenda.read(document)
    header = draft.header

    assert draft.kind is DocumentKind.MINUTES
    assert header is not None
    assert (header.date, header.start, header.end) == ("2025-03-04", "15:00", "17:30")
    assert header.place == "Mødelokale 3.12, Rådhuset, 4930 Lindeby"
    assert header.body == "Børne- og Skoleudvalget"
    assert header.participants == ("Hanne Friis", "Ole Bak", "Mia Lund")
    assert header.absent == ("Per Holm",)
    assert header.case_no == "25-008754"
    assert [(i.no, i.title) for i in draft.items] == [
        ("1", "Godkendelse af dagsorden"),
        ("2", "Høring om ny skolestruktur"),
        ("3", "Køb af ejendom"),
        ("4", "Eventuelt"),
    ]
    assert draft.items[1].presenters == (Person("skolechefen"),)
    assert draft.items[0].outcome == "Godkendt."
    assert (draft.items[1].outcome or "").startswith("Udvalget sender forslaget i høring.")
    assert "Notat af 3. februar 2025" in (draft.items[1].text or "")
    assert [i.closed for i in draft.items] == [False, False, True, False]
    periods = [a.found.period.edtf for a in draft.activities if a.found]
    assert periods == ["2025-03-04", "2025-03-10/2025-04-07", "2025-04-29", "2025-03-20"]


def test_a_header_after_the_body_ends_the_last_point() -> None:
    """The margin of a PDF is dumped last: its labels are no text of the last point."""
    draft = agenda.read(
        dumped("""
1. Velkomst v. Anna Dam, Formand for Kultur- og
Fritidsudvalget

2. Budget
Budgettet drøftes.

3. Eventuelt

Dagsorden

Mødedato: 3. februar 2026
Mødetidspunkt: kl. 16-18
Fraværende:

Kultur, Fritid & Unge
Stabsenheden

Dato: 19-01-2026
Sagsbehandler: abcd
""")
    )
    header = draft.header

    assert header is not None
    assert draft.title == "Dagsorden"
    assert (header.date, header.document_date) == ("2026-02-03", "2026-01-19")
    assert (header.department, header.unit) == ("Kultur, Fritid & Unge", "Stabsenheden")
    assert header.absent is None
    assert draft.items[0].presenters == (Person("Anna Dam", "Formand for Kultur- og Fritidsudvalget"),)
    assert draft.items[-1].text is None


def test_labels_in_a_borderless_table_and_points_as_headings() -> None:
    """Word's usual agenda: a table of label and value, then numbered headings."""
    name = "dagsorden.docx"
    source = Source(name)
    document = Document(
        name,
        (
            Line("Dagsorden for Økonomiudvalget", source, level=1),
            table(
                [["Mødedato:", "12. maj 2025"], ["Tidspunkt:", "9.00-11.00"], ["Deltagere:", "Udvalget\nDirektionen"]]
            ),
            Line("1. Regnskab 2024", source, level=2),
            Line("Regnskabet behandles i byrådet den 27. maj.", source),
            Line("2. Eventuelt", source, level=2),
        ),
    )

    draft = agenda.read(document)

    assert draft.header is not None
    assert (draft.header.date, draft.header.start, draft.header.body) == ("2025-05-12", "09:00", "Økonomiudvalget")
    assert draft.header.participants == ("Udvalget", "Direktionen")
    assert [i.title for i in draft.items] == ["Regnskab 2024", "Eventuelt"]
    assert [a.found.period.edtf for a in draft.activities if a.found] == ["2025-05-12", "2025-05-27"]
    assert draft.activities[1].found is not None
    assert draft.activities[1].found.period.inferred


def test_a_body_on_a_line_of_its_own_is_called_without_the_word_meeting() -> None:
    lines = "Engby Kommune\n\nDagsorden\n\nMøde i Seniorrådet\n\nMødedato: 10. september 2026\nSted: Rådhuset\n\n"
    draft = agenda.read(dumped(f"{lines}1. Velkomst\n2. Eventuelt\n"))
    assert draft.header is not None
    assert draft.header.body == "Seniorrådet"


def test_offices_between_commas_are_each_somebody() -> None:
    def there(said: str) -> tuple[str, ...] | None:
        lines = f"Referat\n\nMøde: Styregruppen\nDato: 17. marts 2026\nTid: 13-14\nTil stede: {said}\n\n1. Velkomst\n"
        header = agenda.read(dumped(lines)).header
        return header.participants if header is not None else None

    named = ("Direktøren for Velfærd", "Ejendomschefen", "Plejechefen", "Projektlederen (referent)")
    assert there(", ".join(named)) == named
    assert there("Chefen for Voksen og Handicap") == ("Chefen for Voksen og Handicap",)
    assert there("Ældre-, Sundheds- og Socialudvalget") == ("Ældre-, Sundheds- og Socialudvalget",)


def test_numbers_inside_a_point_are_no_points() -> None:
    """A numbered list in the text of a point does not cut it up."""
    draft = agenda.read(
        dumped("""
DAGSORDEN
HovedMED
Dato og tid: 12-06-2024 kl. 9-11.30
Deltagere: Ledelsesrepræsentanter
Næste møde: 4. september 2024

1) Velkommen
2) Budget 2025-2028, status
Der er tre spor:
1. Skoler
2. Ældre
3) Evt.
""")
    )

    assert [i.title for i in draft.items] == ["Velkommen", "Budget 2025-2028, status", "Evt."]
    assert ("Næste møde", "4. september 2024") in [(a.title, a.period_text) for a in draft.activities]


def test_a_plan_table_is_no_agenda() -> None:
    """A table of dates and activities with the word dagsorden as a column does not become an agenda."""
    plan = Document("plan.docx", (table([["Dato", "Opgave", "Dagsorden"], ["3. maj 2024", "Byrådsmøde", "Budget"]]),))

    assert agenda.fits(plan) < 0.5
