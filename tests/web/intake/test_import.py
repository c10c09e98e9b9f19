"""Handing documents in: what is taken, what is refused, who may, and what becomes of each."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from frisat.read import limits
from frisat.web.base.uploads import file_name
from frisat.web.intake import actions, queries, tasks
from frisat.web.intake.models import Intake, IntakeState
from tests.web.intake.conftest import HandIn

pytestmark = pytest.mark.django_db
PLAN = """Klimaplan for Engby

3. maj 2027 Møde i Klimaudvalget
- Drøftelse af mål
12. juni 2027 Byrådsmøde
- Godkendelse af klimaplanen
"""


def post(client: Client, process: Any, **data: Any) -> Any:
    return client.post(reverse("imports", args=[process.slug]), data)


def test_many_files_are_handed_in_at_once_and_wait_in_the_queue(as_editor: Client, process: Any) -> None:
    files = [SimpleUploadedFile(f"plan {n}.txt", PLAN.encode()) for n in range(3)]
    answer = post(as_editor, process, filer=files)

    assert answer.status_code == 303
    assert list(process.intakes.values_list("file_name", "state").order_by("pk")) == [
        ("plan 0.txt", "waiting"), ("plan 1.txt", "waiting"), ("plan 2.txt", "waiting"),
    ]  # fmt: skip
    page = as_editor.get(answer["Location"]).content.decode()
    assert page.count("Venter på tur") == 3
    assert "hx-trigger" in page


def test_a_file_one_byte_too_large_is_let_go_by_name_and_the_others_are_taken(
    as_editor: Client, process: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "_now", limits.Limits(file_bytes=1000))
    files = [SimpleUploadedFile("stor.txt", b"x" * 1001), SimpleUploadedFile("lille.txt", b"x" * 1000)]
    answer = as_editor.post(reverse("imports", args=[process.slug]), {"filer": files}, follow=True)

    assert [i.file_name for i in process.intakes.all()] == ["lille.txt"]
    assert "»stor.txt« fylder mere end" in answer.content.decode()


def test_nothing_chosen_is_told_beside_the_field_and_what_was_typed_is_kept(as_editor: Client, process: Any) -> None:
    answer = post(as_editor, process, tekst="   ", navn="Referat fra mødet")

    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'href="#filer"' in page
    assert 'value="Referat fra mødet"' in page
    assert process.intakes.count() == 0


def test_pasted_rows_become_a_table_and_pasted_html_counts_only_for_the_words_it_stood_beside(
    as_editor: Client, process: Any
) -> None:
    html = "<table><tr><th>Dato</th><th>Aktivitet</th></tr><tr><td>3. maj 2027</td><td>Møde</td></tr></table>"
    post(
        as_editor,
        process,
        tekst="Dato\tAktivitet\n3. maj 2027\tMøde",
        html=html,
        html_text="Dato Aktivitet 3. maj 2027 Møde",
    )
    post(
        as_editor,
        process,
        tekst="Dato\tAktivitet\n3. maj 2027\tMøde 2",
        html=html,
        html_text="Dato Aktivitet 3. maj 2027 Møde",
    )

    assert [i.file_name.rpartition(".")[2] for i in process.intakes.order_by("pk")] == ["html", "csv"]
    for intake in process.intakes.all():
        assert tasks.read_intake.call(intake.pk) == "ready"


def test_a_document_that_cannot_be_read_says_why_and_keeps_the_file(
    as_editor: Client, process: Any, hand_in: HandIn
) -> None:
    intake = hand_in("billede.png", b"\x89PNG\r\n\x1a\n" + b"0" * 200)
    assert (intake.state, intake.error_code) == (IntakeState.FAILED, "E310")

    page = as_editor.get(reverse("import", args=[process.slug, intake.pk])).content.decode()
    assert "Filen er et billede (PNG), og Frisat læser kun tekst." in page
    file = as_editor.get(reverse("import_file", args=[process.slug, intake.pk]))
    assert file.content.startswith(b"\x89PNG")
    again = as_editor.post(reverse("import_again", args=[process.slug, intake.pk]))
    assert again.status_code == 303
    intake.refresh_from_db()
    assert intake.state == IntakeState.WAITING


def test_an_import_is_stopped_while_it_waits_and_is_not_read_then(
    as_editor: Client, process: Any, accounts: dict[str, Any]
) -> None:
    intake = actions.hand_in(accounts["editor"], process, "plan.txt", PLAN.encode())
    as_editor.post(reverse("import_stop", args=[process.slug, intake.pk]))

    assert tasks.read_intake.call(intake.pk) == "gone"
    intake.refresh_from_db()
    assert (intake.state, intake.rows.count()) == (IntakeState.DROPPED, 0)


def test_two_files_of_one_name_keep_names_of_their_own(hand_in: HandIn, process: Any) -> None:
    first, second, same = (
        hand_in("plan.txt", PLAN),
        hand_in("plan.txt", PLAN + "1. juli 2027 Fest\n"),
        hand_in("plan.txt", PLAN),
    )

    assert [i.file_name for i in (first, second, same)] == ["plan.txt", "plan (2).txt", "plan.txt"]
    assert first.document == same.document


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\fakepath\\plan.docx", "plan.docx"),
        ("plan\r\nX-Evil: 1.pdf", "plan X-Evil 1.pdf"),
        ("nalp\u202etxt.exe", "nalp txt.exe"),
        ("<img src=x onerror=alert(1)>.txt", "img src=x onerror=alert(1).txt"),
        ("\x00", "dokument"),
        ("...", "dokument"),
        ("", "dokument"),
        ("æ" * 300 + ".docx", "æ" * 80 + ".docx"),
    ],
)
def test_a_name_is_one_safe_line(said: str, kept: str) -> None:
    assert file_name(said) == kept
    assert len(file_name(said).encode()) <= 210


def test_the_original_is_handed_out_as_a_file_only_to_those_who_see_the_process(
    client: Client, process: Any, hand_in: HandIn, accounts: dict[str, Any]
) -> None:
    intake = hand_in("plan – æøå.html", "<script>alert(1)</script><p>3. maj 2027 Møde i Byrådet</p>")
    address = reverse("document_file", args=[process.slug, intake.document.pk])
    found = {}
    for name, account in accounts.items():
        client.force_login(account)
        found[name] = client.get(address).status_code
    client.logout()
    found["nobody"] = client.get(address).status_code

    assert found == {
        "owner": 200, "editor": 200, "approver": 200, "contributor": 200, "reader": 200, "stranger": 404, "admin": 403,
        "nobody": 302,
    }  # fmt: skip
    client.force_login(accounts["reader"])
    answer = client.get(address)
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''plan%20%E2%80%93%20%C3%A6%C3%B8%C3%A5.html"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")


def test_an_import_of_another_process_is_not_found(
    as_editor: Client, process: Any, empty_process: Any, hand_in: HandIn
) -> None:
    intake = hand_in("plan.txt", PLAN, into=empty_process)
    row = intake.rows.filter(kind="read").first()
    for name, args in (
        ("import", [intake.pk]), ("import_file", [intake.pk]), ("import_unmentioned", [intake.pk]),
        ("import_plan", [intake.pk]), ("import_part", [intake.pk, row.pk]), ("document_file", [intake.document.pk]),
    ):  # fmt: skip
        assert as_editor.get(reverse(name, args=[empty_process.slug, *args])).status_code == 200, name
        assert as_editor.get(reverse(name, args=[process.slug, *args])).status_code == 404, name
    for name in ("import_stop", "import_again", "import_undo", "import_end", "import_sure", "import_resume"):
        assert as_editor.post(reverse(name, args=[process.slug, intake.pk])).status_code == 404, name
    assert as_editor.post(reverse("import_row", args=[process.slug, intake.pk, row.pk])).status_code == 404


def test_a_person_who_lost_the_right_meanwhile_imports_nothing(process: Any, accounts: dict[str, Any]) -> None:
    from frisat.web.people.models import Role

    intake = actions.hand_in(accounts["editor"], process, "plan.txt", PLAN.encode())
    Role.objects.filter(account=accounts["editor"]).update(name="reader")
    assert tasks.read_intake.call(intake.pk) == "failed"

    intake = Intake.objects.get(pk=intake.pk)
    assert (intake.error_code, intake.document) == ("I103", None)


def test_pasted_text_keeps_its_columns_with_line_breaks_semicolons_and_marks_in_its_cells(
    as_editor: Client, empty_process: Any
) -> None:
    rows = (
        'Hvem\tDato\tAktivitet\nByrådet\t3. maj 2027\t"Møde; om\nskoler; veje"\n'
        'Elevrådet\t4. maj 2027\t"Fremtidens skole" – debat\n'
    )
    post(as_editor, empty_process, tekst=rows)
    intake = empty_process.intakes.get()
    assert intake.file_name.endswith(".csv")
    assert tasks.read_intake.call(intake.pk) == "ready"
    found = [r.activity for r in queries.rows_read(intake)]

    assert [(a["title"], a["period"]["text"], a["actors"]) for a in found] == [
        ("Møde; om skoler; veje", "3. maj 2027", ["Byrådet"]),
        ('"Fremtidens skole" – debat', "4. maj 2027", ["Elevrådet"]),
    ]
