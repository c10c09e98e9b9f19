"""Agenda and minutes as files: accessibility, the municipality's template, names in the ZIP, what is closed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from frisat.cli import DONE, FAILED, main
from frisat.plan.errors import WriteError
from frisat.plan.meeting import Item, Meeting, Paper, Stage
from frisat.plan.model import Status
from frisat.plan.sight import PUBLIC, seen
from frisat.write.meeting import MEETING_FORMATS, write_meeting
from frisat.write.papers_zip import names, safe_name, stream
from tests.flow.meetings_made import EVERYTHING

DRAFT = Meeting(uid="u", title="Møde i Byrådet")


def text_of(data: bytes, to: str) -> str:
    if to == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if to == "pdf":
        import pdfplumber

        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages)
    return data.decode()


@pytest.mark.parametrize("meeting", [EVERYTHING, DRAFT, seen(EVERYTHING, PUBLIC)], ids=["all", "empty", "public"])
def test_a_checker_of_pdf_ua_finds_nothing(meeting: Meeting, tmp_path: Path) -> None:
    """It checks 16 rules of the 106 that a machine can check: a gate, no certificate."""
    from pdfua import validate

    path = tmp_path / "paper.pdf"
    path.write_bytes(write_meeting(meeting, "pdf"))

    assert [f"{f.rule_id}: {f.message}" for f in validate(path).findings] == []


def test_each_paragraph_of_a_pdf_is_a_paragraph_to_a_screen_reader() -> None:
    """Those of an item were one span; the checker of the test above does not look for that."""
    import pikepdf

    texts = "\n\n".join(f"Afsnit {n} af sagsfremstillingen." for n in range(7))
    item = Item(key="1", no="1", title="Sag", text=texts, decision="Godkendt.\n\nMed en bemærkning.")
    made = replace(DRAFT, items=(item,), stage=Stage.FROZEN)
    with pikepdf.open(io.BytesIO(write_meeting(made, "pdf"))) as pdf:
        elements = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one]
        kinds = [str(one.S) for one in elements]
    assert kinds.count("/P") >= 9
    assert "/Span" not in kinds


def test_word_has_real_headings_danish_and_a_repeated_header_row() -> None:
    """What screen readers, the spelling checker and a long attendance list need."""
    document = Document(io.BytesIO(write_meeting(EVERYTHING, "docx")))
    styles = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]

    assert styles[0] == ("Heading 1", "Referat: Møde i Økonomiudvalget")
    assert ("Heading 2", "2a. Frivilligcentret flytter") in styles
    assert ("Heading 3", "Indstilling") in styles
    assert 'w:lang w:val="da-DK"' in document.styles.element.xml
    assert "w:tblHeader" in document.element.xml
    assert "PAGE" in document.sections[-1].footer._element.xml


def test_the_municipality_keeps_its_letterhead() -> None:
    """Header, footer and page of the template stay; its own text goes."""
    template = Document()
    template.sections[0].header.paragraphs[0].text = "ENGBY KOMMUNE"
    template.sections[0].footer.paragraphs[0].text = "Rådhuspladsen 1"
    template.add_paragraph("Slet mig")
    out = io.BytesIO()
    template.save(out)

    document = Document(io.BytesIO(write_meeting(EVERYTHING, "docx", template=out.getvalue())))

    assert document.sections[0].header.paragraphs[0].text == "ENGBY KOMMUNE"
    assert document.sections[0].footer.paragraphs[0].text == "Rådhuspladsen 1"
    assert "Slet mig" not in document.element.xml


@pytest.mark.parametrize("to", MEETING_FORMATS)
def test_what_the_cut_took_out_is_in_no_file(to: str) -> None:
    """The writers print what is there: after the public's cut no word of a closed item is."""
    everything = text_of(write_meeting(EVERYTHING, to), to)
    public = text_of(write_meeting(seen(EVERYTHING, PUBLIC), to), to)

    assert "Køb af grund" in everything
    assert "Køb af grund" not in public
    assert "Forhandling om pris" not in public
    assert "Lukket punkt" in public
    assert "Byrådet har godkendt et køb af en ejendom." in public


@pytest.mark.parametrize("to", ["docx", "pdf", "html"])
def test_a_cancelled_meeting_keeps_its_agenda_and_says_why(to: str) -> None:
    """The reason and what takes its place stand at the top."""
    meeting = replace(
        EVERYTHING, stage=Stage.RELEASED, status=Status.CANCELLED, status_reason="for få sager", replaced_by="/moeder/2"
    )

    said = text_of(write_meeting(meeting, to), to)

    assert "Mødet er aflyst: for få sager" in said
    assert "/moeder/2" in said
    assert "Frivilligcentret flytter" in said


@pytest.mark.parametrize("to", MEETING_FORMATS)
def test_hostile_words_are_words(to: str) -> None:
    """Markup of any of the formats, controls and half characters change nothing but themselves."""
    words = '<script>x</script> #heading[a] \\ "q" & \x00\x0b\ud800 ]]> {{x}}'
    item = Item(key="1", no="1", title=words, text=words, decision=words)
    meeting = Meeting(uid="u", title=words, place=words, items=(item,), stage=Stage.FROZEN)

    data = write_meeting(meeting, to)

    assert data
    if to == "html":
        assert b"<script>" not in data


def test_another_format_is_refused() -> None:
    """As plans do."""
    with pytest.raises(WriteError) as refused:
        write_meeting(DRAFT, "exe")

    assert refused.value.code == "E401"


# ------------------------------------------------------------------------------------------------------------ the ZIP
def papers(*given: tuple[str, str]) -> Meeting:
    """A meeting with a paper for each (number of its item, name)."""
    numbers = list(dict.fromkeys(no for no, _ in given))
    return Meeting(
        uid="u",
        title="Byrådet: møde",
        stage=Stage.RELEASED,
        items=tuple(
            Item(
                key=no,
                no=no,
                title="Sag",
                papers=tuple(Paper(f"{no}-{n}", name, "ab" * 32, 3) for n, (of, name) in enumerate(given) if of == no),
            )
            for no in numbers
        ),
    )


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Bilag ældre.pdf", "01-1 Bilag ældre.pdf"),
        ("../../etc/passwd", "01-1 passwd"),
        ("C:\\hjem\\Notat.docx", "01-1 Notat.docx"),
        ("a:b*c?.pdf", "01-1 a b c.pdf"),
        ("Bilag 2.1 Høringssvar.pdf", "01-1 Høringssvar.pdf"),
        ("\u202egnp.exe", "01-1 gnp.exe"),
        ("x" * 300 + ".pdf", "01-1 " + "x" * 120 + ".pdf"),
        ("a\u0308ndring.pdf", "01-1 ändring.pdf"),
        ("\U0001f600" * 120 + ".pdf", "01-1 " + "\U0001f600" * 60 + ".pdf"),
        ("halv \ud83d.pdf", "01-1 halv.pdf"),
    ],
)
def test_names_are_safe_and_readable(name: str, wanted: str) -> None:
    """æøå stay; paths, controls and what Windows forbids go."""
    assert list(names(papers(("1", name))).values()) == [wanted]


def test_no_two_names_are_the_same_and_folders_sort_them() -> None:
    """Numbers are filled up with zeros; "Notat" and "NOTAT" are the same to Windows, but their numbers part them."""
    meeting = papers(("2a", "Notat.pdf"), ("2a", "NOTAT.pdf"), ("10", "Notat.pdf"), ("2", "Notat.pdf"))

    found = list(names(meeting).values())

    assert found == ["02a-1 Notat.pdf", "02a-2 NOTAT.pdf", "10-1 Notat.pdf", "02-1 Notat.pdf"]
    assert safe_name("CON.txt") == "_CON.txt"


def test_the_zip_holds_the_agenda_and_every_paper() -> None:
    """Streamed in pieces, it is an ordinary ZIP without times and without who made it."""
    meeting = papers(("1", "A.pdf"), ("2", "B.txt"))
    named_only = replace(meeting.items[1], papers=(*meeting.items[1].papers, Paper("x", "Kun nævnt.pdf", "", 0)))
    meeting = replace(meeting, items=(meeting.items[0], named_only))

    data = b"".join(stream(meeting, lambda paper: iter([paper.name.encode(), b"!"]), agenda="docx"))

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["00 Dagsorden Byrådet møde.docx", "01-1 A.pdf", "02-1 B.txt"]
        assert archive.read("02-1 B.txt") == b"B.txt!"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_paper_that_fails_ends_the_zip_unfinished() -> None:
    """Half of the papers is not all of them, and does not open as if it were."""

    def broken(_paper: Paper):
        yield b"a"
        raise OSError("gone")

    pieces: list[bytes] = []
    with pytest.raises(OSError, match="gone"):
        pieces.extend(stream(papers(("1", "A.pdf")), broken, agenda="docx"))

    assert pieces
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(b"".join(pieces)))


def test_a_paper_that_is_withdrawn_on_the_way_is_told_of_and_not_named() -> None:
    """The ZIP is whole, the others are in it, and of the one nothing but its place: neither name nor bytes."""
    meeting = papers(("1", "A.pdf"), ("2", "Hemmelig aftale.pdf"), ("2", "B.txt"), ("", "x"), ("", "y"))
    gone = {"Hemmelig aftale.pdf", "x", "y"}

    data = b"".join(stream(meeting, lambda p: None if p.name in gone else iter([b"!"]), agenda="docx"))

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[1:] == [
            "01-1 A.pdf",
            "02-1 Trukket tilbage.txt",
            "02-2 B.txt",
            "-1 Trukket tilbage.txt",
            "-2 Trukket tilbage.txt",
        ]
        said = archive.read("02-1 Trukket tilbage.txt").decode("utf-8-sig")
    assert said.startswith("Et bilag til dette punkt blev trukket tilbage, mens denne fil blev hentet.")
    assert "aftale" not in said


# ------------------------------------------------------------------------------------------------ the command line
def test_the_command_line_writes_a_meeting_for_the_public_unless_staff_is_said(tmp_path: Path) -> None:
    """A frisat-meeting file is a meeting by itself; closed items are in the staff's copy alone."""
    source = tmp_path / "moede.json"
    source.write_bytes(write_meeting(EVERYTHING, "json"))

    assert main(["write", str(source), "--to", "html", "-o", str(tmp_path / "a.html")]) == DONE
    assert main(["write", str(source), "--to", "html", "--staff", "-o", str(tmp_path / "b.html")]) == DONE

    assert "Køb af grund" not in (tmp_path / "a.html").read_text()
    assert "Køb af grund" in (tmp_path / "b.html").read_text()


def test_an_agenda_is_set_as_a_meeting_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Any document that is an agenda or minutes; one that is neither is said to be so."""
    paper = Path(__file__).parents[1] / "files" / "meetings" / "02-byraad-dagsorden.txt"
    out = tmp_path / "a.html"

    assert main(["write", str(paper), "--meeting", "--to", "html", "-o", str(out)]) == DONE
    assert "Tillægsbevilling til Søndre Skole" in out.read_text()
    assert "Ansættelse af direktør" not in out.read_text()

    plan = tmp_path / "plan.txt"
    plan.write_text("Plan\n\nDato\tAktivitet\n3. maj 2027\tTemadrøftelse\n7. juni 2027\tBeslutning\n")
    assert main(["write", str(plan), "--meeting", "--to", "html", "-o", str(out)]) == FAILED
    assert "hverken en dagsorden eller et referat" in capsys.readouterr().err


def test_a_broken_meeting_file_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The path of the value in the file."""
    source = tmp_path / "moede.json"
    source.write_text('{"format": "frisat-meeting/1", "uid": "u", "title": "x", "items": [{"no": "1"}]}')

    assert main(["write", str(source), "--to", "pdf", "-o", str(tmp_path / "a.pdf")]) == FAILED
    assert "items.1.key" in capsys.readouterr().err
