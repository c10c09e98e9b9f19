"""The file of a letterhead: looked at before it is taken, an example to begin with, an agenda written on it."""

from __future__ import annotations

from frisat.plan.errors import FrisatError
from frisat.plan.meeting import Item, ItemKind, Meeting
from frisat.plan.model import Clock
from frisat.plan.period import Period
from frisat.read.papers import media_type
from frisat.scan import Grade, Kind, clean_copy, scan_file
from frisat.web.base import words
from frisat.web.bodies.errors import RegisterError
from frisat.write.docx_template import example_template
from frisat.write.meeting import write_meeting

MOST_BYTES = 5 * 1024 * 1024
_ENDINGS = ("docx", "dotx")
FIELD = "fil"
SAMPLE = Meeting(
    uid="brevpapir",
    title="Prøvemøde",
    bodies=("Udvalget",),
    period=Period("2026-01-15", "15. januar 2026"),
    clock=Clock("15:00", "17:00"),
    place="Mødelokale 1",
    items=(
        Item(key="1", no="1", title="Godkendelse af dagsorden", kind=ItemKind.APPROVAL),
        Item(
            key="2", no="2", title="Et punkt med sagsfremstilling", kind=ItemKind.DECISION,
            text="Sådan ser en sagsfremstilling ud på brevpapiret.\nDen har flere afsnit.",
            recommendation="Administrationen indstiller, at udvalget ser på brevpapiret.",
        ),
    ),
)  # fmt: skip


def checked(data: bytes, name: str) -> bytes:
    """
    The copy that is kept: a Word file without macros, traces and links to elsewhere, on which an agenda was tried.

    Args:
        data: what was handed in. name: the file's name, with its ending.
    Raises:
        RegisterError: B120 nothing; B121 no Word file by its name; B122 too large; B123 a personal number; G201-G204
            its content is something else or has macros; E3xx, E4xx it cannot be opened, cleaned or written on.
    """
    if not data:
        raise RegisterError("B120", FIELD)
    if name.rpartition(".")[2].lower() not in _ENDINGS:
        raise RegisterError("B121", FIELD, value=name)
    if len(data) > MOST_BYTES:
        raise RegisterError("B122", FIELD, value=name, most=MOST_BYTES // 1024**2)
    try:
        media_type(data, f"{name.rpartition('.')[0]}.docx")
        copy = clean_copy(data, "brevpapir.docx", accept_changes=True)
        found = scan_file(copy, "brevpapir.docx").findings
        sample(copy)
    except FrisatError as error:
        parts = {"value": name, **error.parts}
        raise RegisterError(error.code, FIELD, **parts) from error
    if any(f.kind is Kind.CPR and f.grade is Grade.HIGH for f in found):
        raise RegisterError("B123", FIELD, value=name)
    return copy


def sample(template: bytes | None) -> bytes:
    """An agenda on the letterhead (None: as Frisat sets one itself). Raises WriteError E402."""
    return write_meeting(SAMPLE, "docx", template=template)


def example() -> bytes:
    """A Word document to begin with: the styles that agendas use, a header and a footer to write in."""
    return example_template(words.language())


def too_large(name: str) -> RegisterError:
    """For a file that was let go while it arrived."""
    return RegisterError("B122", FIELD, value=name, most=MOST_BYTES // 1024**2)
