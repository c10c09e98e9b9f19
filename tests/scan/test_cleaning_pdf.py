"""A clean copy of a PDF: what tells of its making is gone, what is drawn and what makes it accessible stays."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from frisat.plan.errors import ReadError
from frisat.plan.meeting import Meeting
from frisat.scan import Kind, clean_copy, scan_file
from frisat.scan.cleaning_pdf import clean
from frisat.write.meeting import write_meeting

SECRETS = (
    "Anna Hemmelig",
    "skjult-fil",
    "app.alert",
    "gammel ordlyd",
    "C:/hjem/anna",
    "privat-data",
    "Notens mand",
    "Se her",
    "Stregen af",
)


def paper() -> bytes:
    """A page that says "Bilag", with everything around it that a publisher would not want to send."""
    pdf = Pdf.open(BytesIO(write_meeting(Meeting(uid="u", title="Bilag"), "pdf")))
    pdf.docinfo["/Author"] = "Anna Hemmelig"
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = ["Anna Hemmelig"]
    pdf.attachments["skjult-fil.txt"] = b"skjult-fil"
    script = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS="app.alert(1)"))
    pdf.Root.Names = pdf.Root.get("/Names", Dictionary())
    pdf.Root.Names.JavaScript = Dictionary(Names=Array(["a", script]))
    pdf.Root.OpenAction = script
    pdf.Root.PieceInfo = Dictionary(Privat=Dictionary(Private="privat-data"))
    page = pdf.pages[0].obj
    page.AA = Dictionary(O=script)
    page.Annots = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot, Subtype=Name.Text, Rect=[10, 10, 20, 20], T="Notens mand", Contents="Se her",
                    M="D:20250304120000",
                )
            ),
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot, Subtype=Name.Link, Rect=[10, 30, 20, 40],
                    A=Dictionary(S=Name.Launch, F="C:/hjem/anna/fil.exe"),
                )
            ),
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot, Subtype=Name.Link, Rect=[10, 50, 20, 60],
                    A=Dictionary(S=Name.URI, URI="https://kommune.example/"),
                )
            ),
            pdf.make_indirect(
                Dictionary(Type=Name.Annot, Subtype=Name.Highlight, Rect=[10, 90, 20, 99], Contents="Stregen af")
            ),
            pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[10, 70, 20, 80])),
        ]
    )  # fmt: skip
    pdf.make_indirect(Dictionary(Old="gammel ordlyd"))
    out = BytesIO()
    pdf.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue() + b"\n% gammel ordlyd\n%%EOF\n"


def everything(data: bytes) -> str:
    """All strings and streams of a PDF, unpacked."""
    out = BytesIO()
    with Pdf.open(BytesIO(data)) as pdf:
        pdf.save(out, qdf=True, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return out.getvalue().decode("latin-1")


def test_nothing_tells_who_made_it_and_nothing_acts() -> None:
    """Information, XMP, attachments, scripts, private data, notes' authors and loose objects are gone."""
    before, after = everything(paper()), everything(clean(paper()))

    assert all(secret in before or secret == "gammel ordlyd" for secret in SECRETS)
    assert [secret for secret in SECRETS if secret in after] == []
    with Pdf.open(BytesIO(clean(paper()))) as pdf:
        assert "/Info" not in pdf.trailer
        assert not pdf.attachments
        assert "/OpenAction" not in pdf.Root


def test_what_is_on_the_page_stays() -> None:
    """The page, a mark without its words, the link to a web page, tags, language, title and the claim of PDF/UA."""
    after = everything(clean(paper()))

    assert "/Highlight" in after
    assert "https://kommune.example/" in after
    with Pdf.open(BytesIO(clean(paper()))) as pdf, Pdf.open(BytesIO(paper())) as original:
        assert len(pdf.pages) == len(original.pages)
        assert pdf.pages[0].Contents.read_bytes() == original.pages[0].Contents.read_bytes()
        assert str(pdf.Root.Lang) == "da-DK"
        assert "/StructTreeRoot" in pdf.Root
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in packet
        assert "Dagsorden: Bilag" in packet
    assert clean(paper()) == clean(paper())


def test_an_earlier_version_does_not_come_along() -> None:
    """What a later save only put something behind is not in the copy."""
    first = write_meeting(Meeting(uid="u", title="Første ordlyd"), "pdf")
    second = write_meeting(Meeting(uid="u", title="Anden ordlyd"), "pdf")

    copy = clean(first + second)

    assert "Første ordlyd".encode("utf-16-be").hex() not in everything(copy).lower()


def test_the_child_makes_the_copy_and_a_scan_finds_no_traces() -> None:
    """The way that the site and the command line go, with the limits of the child."""
    copy = clean_copy(paper(), "bilag.pdf")

    assert [
        f.code for f in scan_file(copy, "bilag.pdf").findings if f.kind in (Kind.METADATA, Kind.MACRO, Kind.COMMENT)
    ] == []


@pytest.mark.parametrize(("owner", "user"), [("a", ""), ("a", "b")])
def test_a_locked_file_is_refused(owner: str, user: str) -> None:
    """Without its password nobody may change it."""
    out = BytesIO()
    with Pdf.open(BytesIO(paper())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner=owner, user=user))

    with pytest.raises(ReadError) as refused:
        clean(out.getvalue())

    assert refused.value.code == "E313"


def test_a_damaged_file_is_refused() -> None:
    """Never another exception."""
    with pytest.raises(ReadError) as refused:
        clean(b"%PDF-1.7\nnothing")

    assert refused.value.code == "E315"


def signed() -> bytes:
    """A page with a signature field that somebody has signed. What the signature says of the bytes is made up."""
    pdf = Pdf.open(BytesIO(write_meeting(Meeting(uid="u", title="Aftale"), "pdf")))
    value = pdf.make_indirect(
        Dictionary(
            Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), SubFilter=Name("/adbe.pkcs7.detached"),
            ByteRange=Array([0, 10, 20, 10]), Contents=b"0" * 16,
        )
    )  # fmt: skip
    field = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T="Underskrift", Rect=[0, 0, 0, 0], V=value)
    )
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_a_digital_signature_is_told_of_before_the_copy_goes_out_without_it() -> None:
    """The gate scans the copy: there too it must be seen that the file was signed."""
    for data in (signed(), clean_copy(signed(), "aftale.pdf")):
        (told,) = (f for f in scan_file(data, "aftale.pdf").findings if f.code == "S134")
        assert "Underskriften gælder ikke i den rensede kopi" in told.message("da")
    assert "S134" not in {f.code for f in scan_file(paper(), "bilag.pdf").findings}
