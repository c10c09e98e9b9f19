"""What the public and participants download holds nothing but what it shows: opened byte by byte, for every kind."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx as python_docx
import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from frisat.read.papers import TYPES
from frisat.web.gate import files, passing
from frisat.web.gate.passing import HeldError
from frisat.web.meetings import paper_actions, paper_tasks, public_queries, release_actions
from frisat.web.meetings.models import Meeting, Paper
from tests.web.gate.made_files import KINDS, PLANTED, SHOWN, everything, found_in, photo
from tests.web.gate.test_passing import docx, held, reasons

if TYPE_CHECKING:
    from frisat.web.people.models import Account

pytestmark = pytest.mark.django_db
EXPECTED = {
    "docx": {"Anna Ophav", "Bo Gemte", "Firma Fabelhaft", "Skabelon-x.dotx", "Annas-mappe", "skjult-ord"},
    "xlsx": {"Anna Ophav", "Bo Gemte", "Skjult-ark", "skjult-celle", "skjult-kolonne", "skjult-raekke"},
    "pptx": {"Anna Ophav", "Bo Gemte", "Note-hemmelig", "Skjult-dias", "bag-diagrammet", "Kamera-hemmelig"},
    "pdf": {"Anna Ophav", "Bo Gemte", "Vedhaeft-hemmelig", "Maerke-hemmelig", "XMP-hemmelig", "Kamera-hemmelig"},
    "jpg": {"Anna Ophav", "Kamera-hemmelig", "XMP-hemmelig", "Miniature-hemmelig", "hale-hemmelig"},
    "png": {"Anna Ophav", "XMP-hemmelig", "hale-hemmelig"},
}
"""Some of what each file holds before it is cleaned: a file without them would prove nothing."""


def attach(by: Any, meeting: Meeting, data: bytes, name: str) -> Paper:
    item = meeting.items.filter(closed=False).first()
    assert item is not None
    made: Paper = paper_actions.add_paper(by, item, data, name)
    paper_tasks.scan_paper.func(made.pk)
    made.refresh_from_db()
    return made


def sent(by: Any, meeting: Meeting, loaded: Any) -> None:
    release_actions.release(by, meeting, seen=release_actions.stand_of(loaded()))


def address(meeting: Meeting) -> list[str]:
    day, _, tail = str(meeting.addresses.last()).partition("/")
    return [day, tail]


def test_every_kind_that_can_be_handed_in_is_tried() -> None:
    """A kind that somebody lets in later must be tried here, too. `jpeg` is `jpg`; text holds nothing but its words."""
    assert set(KINDS) == set(TYPES) - {"jpeg", "txt", "csv"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_the_public_downloads_holds_nothing_beside_what_it_shows(
    kind: str, meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    original = KINDS[kind]()
    assert EXPECTED[kind] <= set(found_in(original))
    paper = attach(accounts["editor"], meeting, original, f"bilag.{kind}")
    assert not paper.held
    sent(accounts["owner"], meeting, loaded)

    got = Client().get(reverse("meeting_paper", args=[*address(meeting), paper.key, f"bilag.{kind}"]))
    assert got.status_code == 200
    assert found_in(got.content) == []
    whole = Client().get(reverse("meeting_papers", args=address(meeting)))
    packed = b"".join(whole.streaming_content)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        [name] = [n for n in archive.namelist() if n.endswith(f"bilag.{kind}")]
        assert archive.read(name) == got.content
    assert found_in(packed) == []
    assert bytes(Paper.objects.get(pk=paper.pk).data) == original
    shows(kind, got.content)


def shows(kind: str, data: bytes) -> None:
    """The copy opens in another program's library and shows what the file showed."""
    if kind == "docx":
        assert python_docx.Document(io.BytesIO(data)).paragraphs[0].text.strip() == SHOWN
    elif kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        assert [book.active["A1"].value, book.active["A3"].value, book.active["B1"].value] == [SHOWN, 17, None]
        assert [s.sheet_state for s in book.worksheets] == ["visible", "veryHidden"]
    elif kind == "pptx":
        said = everything(data).decode("utf-8", "replace")
        assert SHOWN in said
        assert 'id="257"' not in said  # no number of the slide that is gone
        assert "hlinkClick" not in said
        assert "<c:v>7</c:v>" in said
    elif kind == "pdf":
        assert data.startswith(b"%PDF")
    else:
        pixels, before = Image.open(io.BytesIO(data)), Image.open(io.BytesIO(photo("PNG" if kind == "png" else "JPEG")))
        assert pixels.size == before.size
        pixels.load()
        assert not dict(pixels.getexif())


def test_who_takes_part_and_who_reads_get_the_copy_and_the_secretariat_its_own_file(
    client: Client, meeting: Meeting, accounts: dict[str, Account], loaded: Any, member: Account
) -> None:
    original = KINDS["docx"]()
    paper = attach(accounts["editor"], meeting, original, "bilag.docx")
    work = reverse("work_paper", args=[meeting.process.slug, meeting.pk, paper.item_id, paper.key])
    for who in ("reader", "editor"):
        client.force_login(accounts[who])
        assert found_in(client.get(work).getvalue()) == [], who
        asked = client.get(work, {"original": "1"}).getvalue()
        assert (asked == original) == (who == "editor"), who
    sent(accounts["owner"], meeting, loaded)
    client.force_login(member)
    got = client.get(reverse("meeting_paper", args=[*address(meeting), paper.key, "bilag.docx"]))
    assert found_in(got.content) == []


def test_tracked_changes_hold_a_paper_back_until_somebody_accepts_them(
    client: Client, meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    """Nobody's deleted words go out: not by themselves, and not in the copy."""
    paper = attach(accounts["editor"], meeting, docx("docx deletion", "Slettet-hemmelig"), "brev.docx")
    assert paper.held
    [stopped] = held(sent, accounts["owner"], meeting, loaded).held
    assert stopped.uncleaned == "E421"
    client.force_login(accounts["editor"])
    names = [meeting.process.slug, meeting.pk, paper.item_id, paper.key]
    page = client.get(reverse("paper_check", args=names)).content.decode()
    assert "Ikke renset: filen har sporede ændringer" in page
    assert client.post(reverse("paper_clean", args=names)).status_code == 302
    sent(accounts["owner"], meeting, loaded)
    got = Client().get(reverse("meeting_paper", args=[*address(meeting), paper.key, "brev.docx"]))
    assert b"Slettet-hemmelig" not in everything(got.content)
    assert "Renset" in client.get(reverse("paper_check", args=names)).content.decode()


def test_a_file_that_cannot_be_cleaned_goes_out_for_a_reason_only(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    """A presentation with a film, whose traces nothing here takes out."""
    with zipfile.ZipFile(io.BytesIO(KINDS["pptx"]())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in {**parts, "ppt/media/film.mp4": b"optaget af Anna Ophav"}.items():
            archive.writestr(name, content)
    paper = attach(accounts["editor"], meeting, out.getvalue(), "film.pptx")
    assert paper.held
    error = held(sent, accounts["owner"], meeting, loaded)
    assert [one.uncleaned for one in error.held] == ["E425"]
    assert paper.key not in public_queries.ready_papers(meeting)
    with passing.saying(reasons(error, "Filmen er lavet til offentligheden")):
        sent(accounts["owner"], meeting, loaded)
    assert paper.key in public_queries.ready_papers(meeting)


def test_a_copy_of_an_older_making_is_made_anew(meeting: Meeting, accounts: dict[str, Account], loaded: Any) -> None:
    """It keeps being given out until then; changes that somebody had accepted stay accepted."""
    old = attach(accounts["editor"], meeting, KINDS["xlsx"](), "ark.xlsx")
    accepted = attach(accounts["editor"], meeting, docx("docx deletion", "Slettet-hemmelig"), "brev.docx")
    paper_actions.take_clean(accounts["editor"], accepted, paper_tasks.cleaned(accepted))
    accepted.refresh_from_db()
    sent(accounts["owner"], meeting, loaded)
    Paper.objects.filter(pk=accepted.pk).update(cleaner=files.CLEANER - 1)
    Paper.objects.filter(pk=old.pk).update(cleaner=files.CLEANER - 1, clean=old.data, clean_sha256=old.sha256)

    assert paper_tasks.take_up() == 2
    for paper in (old, accepted):
        assert paper.key in public_queries.ready_papers(meeting)
        assert paper_tasks.scan_paper.func(paper.pk) == "scanned"
    again = Paper.objects.get(pk=old.pk)
    assert found_in(bytes(again.clean or b"")) == []
    kept = Paper.objects.get(pk=accepted.pk)
    assert (kept.clean_sha256, kept.held) == (accepted.clean_sha256, False)
    assert paper_tasks.take_up() == 0


def test_hidden_cells_that_formulas_need_are_asked_about(
    meeting: Meeting, accounts: dict[str, Account], loaded: Any
) -> None:
    """A workbook whose results were never calculated would show something else without its hidden cells."""
    book = openpyxl.load_workbook(io.BytesIO(KINDS["xlsx"]()))
    book.active["A4"] = "='Skjult-ark'!A1"
    out = io.BytesIO()
    book.save(out)
    paper = attach(accounts["editor"], meeting, out.getvalue(), "ark.xlsx")
    assert paper.held
    with pytest.raises(HeldError) as error:
        sent(accounts["owner"], meeting, loaded)
    assert [one.uncleaned for one in error.value.held] == ["E427"]
    assert PLANTED
