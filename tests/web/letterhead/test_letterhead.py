"""The municipality's own Word document: taken after a look, seen in what is written, removed and taken again."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx as python_docx
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from frisat.read.reading import document_of
from frisat.web.bodies import letterhead_actions, letterhead_files, letterheads
from frisat.web.bodies.errors import RegisterError
from frisat.web.bodies.models import Body, Letterhead
from frisat.web.meetings import release_actions
from frisat.web.meetings.models import Meeting
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Entry
from tests.web.meetings.conftest import barred, loaded, meeting, member

if TYPE_CHECKING:
    from frisat.web.people.models import Account

__all__ = ["barred", "loaded", "meeting", "member"]
pytestmark = pytest.mark.django_db


def template(head: str, *, font: str = "Georgia", foot: str = "Rådhustorvet 1, 9999 Engby") -> bytes:
    """A letterhead as a municipality makes one in Word: header, footer, a font, and words on its page."""
    made = python_docx.Document()
    made.sections[0].header.paragraphs[0].text = head
    made.sections[0].footer.paragraphs[0].text = foot
    made.styles["Heading 1"].font.name = font
    made.core_properties.author = "Grafisk Afdeling"
    made.add_paragraph("Skriv her i stedet")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sent(meeting: Meeting, accounts: dict[str, Account], loaded: Any) -> list[str]:
    """The agenda is out; its address."""
    release_actions.release(accounts["owner"], meeting, seen=release_actions.stand_of(loaded()))
    day, _, tail = str(meeting.addresses.last()).partition("/")
    return [day, tail]


def fetched(at: list[str], to: str = "docx") -> Any:
    answer = Client().get(f"{reverse('meetings')}{at[0]}/{at[1]}/dagsorden.{to}")
    assert answer.status_code == 200
    return python_docx.Document(io.BytesIO(answer.content)) if to == "docx" else answer.content


def header(document: Any) -> str:
    return str(document.sections[0].header.paragraphs[0].text)


def test_header_footer_and_styles_are_seen_in_the_written_agenda(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    """And nothing else of the letterhead: not what stands on its page, nor who made it."""
    at = sent(meeting, accounts, loaded)
    plain, pdf = fetched(at), fetched(at, "pdf")
    assert header(plain) == ""

    letterhead_actions.put_for_house(accounts["admin"], template("Engby Kommune"), "Engby.docx")
    made = fetched(at)

    assert header(made) == "Engby Kommune"
    assert made.sections[0].footer.paragraphs[0].text == "Rådhustorvet 1, 9999 Engby"
    assert made.styles["Heading 1"].font.name == "Georgia"
    words = [p.text for p in made.paragraphs]
    assert "Skriv her i stedet" not in words
    assert [t for t in words if "Status på skolestrukturen" in t]
    assert made.core_properties.author == ""
    kept = Letterhead.objects.get()
    with zipfile.ZipFile(io.BytesIO(bytes(kept.data))) as archive:
        assert b"Grafisk Afdeling" not in b"".join(archive.read(n) for n in archive.namelist())
    assert fetched(at, "pdf") == pdf


def test_what_is_written_on_it_reads_back_as_without_it(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    at = sent(meeting, accounts, loaded)
    url = f"{reverse('meetings')}{at[0]}/{at[1]}/dagsorden.docx"
    before = [line.text for line in document_of(Client().get(url).content, "a.docx").lines()]
    letterhead_actions.put_for_house(SYSTEM, template("Engby Kommune"), "Engby.docx")
    after = [line.text for line in document_of(Client().get(url).content, "a.docx").lines()]
    assert [text for text in before if "Side " not in text] == [t for t in after if t in before and "Side " not in t]


def test_a_bodys_own_wins_over_the_house_and_the_first_body_over_the_next(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    at = sent(meeting, accounts, loaded)
    first, second = [row.body for row in meeting.meeting_bodies.select_related("body")]
    letterhead_actions.put_for_house(accounts["admin"], template("Engby Kommune"), "hus.docx")
    letterhead_actions.put_for_body(accounts["editor"], second, template("Elevrådet i Engby"), "elevraad.dotx")
    assert header(fetched(at)) == "Elevrådet i Engby"
    letterhead_actions.put_for_body(accounts["owner"], first, template("Skoleudvalget i Engby"), "udvalg.docx")
    assert header(fetched(at)) == "Skoleudvalget i Engby"
    letterhead_actions.end_for_body(accounts["owner"], first)
    letterhead_actions.end_for_body(accounts["owner"], second)
    assert header(fetched(at)) == "Engby Kommune"
    letterhead_actions.end_for_house(accounts["admin"])
    assert header(fetched(at)) == ""


def test_the_zip_has_the_agenda_in_word_on_the_letterhead(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    at = sent(meeting, accounts, loaded)

    def packed() -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(b"".join(Client().get(reverse("meeting_papers", args=at)).streaming_content)))

    before = packed().namelist()
    assert [n for n in before if n.startswith("00 ")] == [
        n for n in before if n.startswith("00 ") and n.endswith(".pdf")
    ]
    letterhead_actions.put_for_house(SYSTEM, template("Engby Kommune"), "hus.docx")
    archive = packed()
    [word] = [n for n in archive.namelist() if n.startswith("00 ") and n.endswith(".docx")]
    assert header(python_docx.Document(io.BytesIO(archive.read(word)))) == "Engby Kommune"
    assert set(archive.namelist()) - set(before) == {word}


def with_macros() -> bytes:
    out = io.BytesIO(template("Engby"))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"makro")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "brevpapir.docx", "B120"),
        (b"PK", "brevpapir.odt", "B121"),
        (b"%PDF-1.7", "brevpapir.docx", "G201"),
        (b"PK\x03\x04 noget", "brevpapir.docx", "G204"),
        (b"0" * (letterhead_files.MOST_BYTES + 1), "brevpapir.docx", "B122"),
        (with_macros(), "brevpapir.docx", "G202"),
        (template("CPR-nr. 240671-1234"), "brevpapir.docx", "B123"),
    ],
    ids=["nothing", "odt", "pdf", "broken", "large", "macros", "number"],
)
def test_what_is_no_letterhead_is_refused_with_a_reason_on_the_page(
    data: bytes, name: str, code: str, client: Client, accounts: dict[str, Account], process: Any
) -> None:
    with pytest.raises(RegisterError) as refused:
        letterhead_actions.put_for_house(SYSTEM, data, name)
    assert refused.value.code == code
    client.force_login(accounts["admin"])
    answer = client.post(reverse("letterhead"), {"fil": SimpleUploadedFile(name, data)} if data else {})
    assert answer.status_code == 422
    assert 'id="fil-error"' in answer.content.decode()
    assert not Letterhead.objects.exists()


def test_who_may(accounts: dict[str, Account], process: Any) -> None:
    """The house's is for administrators, a body's for who keeps the register."""
    body = Body.objects.create(name="Trafikudvalget")
    for who in ("reader", "contributor", "editor", "owner"):
        with pytest.raises(PermissionDenied):
            letterhead_actions.put_for_house(accounts[who], template("x"), "a.docx")
    for who in ("reader", "contributor"):
        with pytest.raises(PermissionDenied):
            letterhead_actions.put_for_body(accounts[who], body, template("x"), "a.docx")
    letterhead_actions.put_for_body(accounts["editor"], body, template("x"), "a.docx")


def test_the_page_takes_it_in_use_removes_it_and_takes_it_again(
    client: Client, accounts: dict[str, Account], process: Any
) -> None:
    body = Body.objects.create(name="Trafikudvalget")
    other = Body.objects.create(name="Et andet udvalg")
    client.force_login(accounts["editor"])
    page = reverse("body_letterhead", args=[body.pk])
    assert "Frisats eget udseende" in client.get(page).content.decode()
    for name in ("gammel.docx", "ny.docx"):
        file = SimpleUploadedFile(name, template(name))
        assert client.post(page, {"fil": file}).status_code == 302
    old, new = Letterhead.objects.order_by("pk")
    assert letterheads.in_use(body) == new
    shown = client.get(page).content.decode()
    assert "ny.docx" in shown
    assert "gammel.docx" in shown
    back = reverse("body_letterhead_back", args=[body.pk])
    assert client.post(back, {"nr": old.pk}).status_code == 302
    assert letterheads.in_use(body) == old
    stale = client.post(reverse("body_letterhead_end", args=[body.pk]), {"seen": new.pk})
    assert stale.status_code == 422
    assert letterheads.in_use(body) == old
    gone = client.post(reverse("body_letterhead_end", args=[body.pk]), {"seen": old.pk}, follow=True)
    assert f'name="nr" value="{old.pk}"' in gone.content.decode()
    assert letterheads.in_use(body) is None
    for wrong in ("x", "999999", "9" * 40, ""):
        assert client.post(back, {"nr": wrong}).status_code == 404, wrong
    assert client.post(reverse("body_letterhead_back", args=[other.pk]), {"nr": old.pk}).status_code == 404
    assert client.post(back, {"nr": old.pk}).status_code == 302
    got = client.get(reverse("body_letterhead_file", args=[body.pk]))
    assert python_docx.Document(io.BytesIO(got.content)).sections[0].header.paragraphs[0].text == "gammel.docx"
    sample = client.get(reverse("body_letterhead_sample", args=[body.pk]))
    assert header(python_docx.Document(io.BytesIO(sample.content))) == "gammel.docx"
    verbs = Entry.objects.filter(verb__startswith="letterhead.").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == [f"letterhead.{deed}" for deed in ("put", "put", "back", "end", "back")]


def test_the_example_is_a_letterhead_that_can_be_used(
    client: Client, accounts: dict[str, Account], process: Any
) -> None:
    client.force_login(accounts["editor"])
    got = client.get(reverse("letterhead_example"))
    assert "brevpapir-eksempel.docx" in got["Content-Disposition"]
    made = letterhead_actions.put_for_house(SYSTEM, got.content, "brevpapir.docx")
    written = python_docx.Document(io.BytesIO(letterhead_files.sample(letterheads.bytes_of(made))))
    assert header(written) == "[Kommunens navn og logo]"
    assert not any("Ret sidehoved" in p.text for p in written.paragraphs)
