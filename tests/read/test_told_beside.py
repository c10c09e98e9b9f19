"""What stands beside a plan's own days: moves and cancellations in words, heads of memos, lists of sources, asides."""

from __future__ import annotations

from pathlib import Path

import pytest

from frisat.plan.model import Activity
from frisat.read import read
from frisat.read.to_plan import to_plan
from tests.files.making import to_blocks
from tests.files.making.words import Head, Item, Made, Para


def made(*blocks: object, title: str = "") -> list[Activity]:
    return list(to_plan(to_blocks.make(Made("x.docx", title, blocks, ()))).plan.activities)  # type: ignore[arg-type]


def said(activities: list[Activity]) -> list[tuple[str | None, str, str]]:
    return [(a.period.edtf if a.period else None, a.title, a.status.value) for a in activities]


def test_an_entry_that_goes_on_to_tell_of_more_is_several() -> None:
    activities = made(
        Head("2023"),
        Item("30. august: Byrådet vælger rådgiver. Flyttes til den 27. september, fordi fristen er forlænget."),
        Item("Oktober-december: Programmering. Der holdes to workshops: den 10. oktober og den 2. november."),
        Head("2024"),
        Item("1. halvår: Lokalplanen udarbejdes. Offentlig høring forventes i maj-juni."),
        Item("August: Entreprisen sendes i udbud. Det sker i hele EU."),
        title="Nyt plejehjem",
    )
    assert said(activities) == [
        ("2023-08-30", "Byrådet vælger rådgiver", "postponed"),
        ("2023-09-27", "Byrådet vælger rådgiver", "planned"),
        ("2023-10/2023-12", "Programmering", "planned"),
        ("2023-10-10", "Der holdes to workshops", "planned"),
        ("2023-11-02", "Der holdes to workshops", "planned"),
        ("2024-01/2024-06", "Lokalplanen udarbejdes", "planned"),
        ("2024-05/2024-06", "Offentlig høring forventes i maj-juni.", "tentative"),
        ("2024-08", "Entreprisen sendes i udbud. Det sker i hele EU.", "planned"),
    ]


def test_a_sentence_that_calls_a_meeting_off_is_that_meetings_status() -> None:
    activities = made(
        Para("Styregruppen mødes den 8/6 2023, 24/8 2023 og 21/9 2023 på rådhuset. Mødet den 24/8 2023 er aflyst."),
    )
    assert [(edtf, status) for edtf, _, status in said(activities)] == [
        ("2023-06-08", "planned"),
        ("2023-08-24", "cancelled"),
        ("2023-09-21", "planned"),
    ]


def test_a_sentence_that_moves_a_meeting_tells_both_days() -> None:
    activities = made(
        Para("Bemærk at mødet i MED-udvalget den 23. september 2025 er udsat til den 30. september 2025.")
    )
    assert said(activities) == [
        ("2025-09-23", "Mødet i MED-udvalget", "postponed"),
        ("2025-09-30", "Mødet i MED-udvalget", "planned"),
    ]
    assert activities[0].replaced_by == activities[1].key


def test_the_day_of_a_memo_dates_no_heading_below_it() -> None:
    activities = made(
        Para("Til: Projektstyregruppen"),
        Para("Dato: 22. maj 2023"),
        Head("Procesnotat: Nyt plejehjem på Bakkevej", 1),
        Item("16. juni: Udbuddet sendes ud"),
        Item("30. august: Byrådet vælger rådgiver"),
    )
    assert [edtf for edtf, _, _ in said(activities)] == ["2023-06-16", "2023-08-30"]


@pytest.mark.parametrize("heading", ["Bilag 3. Læst litteratur", "6. Referencer", "Kilder", "Litteraturliste"])
def test_papers_that_a_report_has_read_are_no_steps(heading: str) -> None:
    activities = made(
        Head("Fælles om forebyggelse", 1),
        Para("Udvalget behandler anbefalingerne den 8. oktober 2024."),
        Head(heading, 1),
        Para("KL (2024): Forebyggelse for fremtiden. Oplæg til temamøde den 18. januar 2024."),
        Head("Kontakt", 1),
        Para("Der holdes orienteringsmøde den 9. december 2024."),
    )
    assert [edtf for edtf, _, _ in said(activities)] == ["2024-10-08", "2024-12-09"]


def test_a_plan_pasted_into_a_mail_is_of_the_time_after_the_mail(tmp_path: Path) -> None:
    """Sentences below the list, and the older mail that is quoted, do not pull it into the year before."""
    path = tmp_path / "mail.txt"
    path.write_text(
        "Fra: Sekretariatet\nSendt: 4. november 2026 09:12\nTil: Lederne\nEmne: SV: Plan for nye klubtilbud\n\n"
        "Kære alle\n\nHer er planen. Den tidligere plan, som blev sendt ud den 2. oktober, gælder ikke.\n\n"
        "PLAN\n16/11     Udkast sendes til bestyrelserne\nuge 49    Arbejdsgruppen mødes\n"
        "8/12      Udvalget sender forslaget i høring\n9/12-22/1 Høring\n23/2      Byrådet godkender planen\n\n"
        "TILMELDING\nTilmeldingen løber fra den 1. til den 14. december.\n\n"
        "-----Oprindelig meddelelse-----\nFra: En leder\nSendt: 2. november 2026 20:31\nTil: Sekretariatet\n"
        "Emne: Plan for nye klubtilbud\n\nHej\nHvornår kommer udkastet?\n"
    )
    found = [a.period.edtf for a in read(path).plan.activities if a.period]
    assert found == [
        "2026-11-16",
        "2026-11-30/2026-12-06",
        "2026-12-08",
        "2026-12-09/2027-01-22",
        "2027-02-23",
        "2026-12-01/2026-12-14",
    ]


OLD = """> Fra: Projektkontoret
> Sendt: 3. november 2025 08:01
> Emne: Tidsplan
>
> - 18. december: Brugergruppemøde
> - 20. januar: Udvalget godkender forslaget
"""
OTHERS = OLD.replace("> ", "").replace(">", "")


@pytest.mark.parametrize("old", [OLD, f"-----Oprindelig meddelelse-----\n{OTHERS}", OTHERS])
def test_the_plan_of_an_older_mail_that_is_quoted_counts_no_longer(tmp_path: Path, old: str) -> None:
    path = tmp_path / "mail.txt"
    path.write_text(
        "Fra: Projektkontoret\nSendt: 12. december 2025 10:15\nTil: Styregruppen\nEmne: SV: Tidsplan\n\nHej\n\n"
        f"- Uge 2: Skitser sendes ud\n- 15. januar: Brugergruppemøde\n- 24. februar: Udvalget godkender\n\n{old}"
    )
    plan = read(path).plan
    days = [a.period.edtf for a in plan.activities if a.period]
    assert days == ["2026-01-05/2026-01-11", "2026-01-15", "2026-02-24"]
    assert any("18. december: Brugergruppemøde" in text for text in plan.text)


def test_a_mail_that_only_sends_another_on_has_the_others_plan(tmp_path: Path) -> None:
    path = tmp_path / "mail.txt"
    path.write_text(
        "Fra: Lederen\nSendt: 5. november 2025 10:15\nTil: Alle\nEmne: VS: Tidsplan\n\nTil orientering.\n\n"
        f"-----Videresendt meddelelse-----\n{OTHERS}"
    )
    days = [a.period.edtf for a in read(path).plan.activities if a.period]
    assert days == ["2025-12-18", "2026-01-20"]
