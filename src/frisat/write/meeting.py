"""
Agenda and minutes of a meeting as a file: `write_meeting(meeting, "docx")`; bytes out, no disk.

Nothing here cuts. What the meeting holds is printed, closed items with all that is in them: the caller gives what
`frisat.plan.sight.seen` (on the site `web.meetings.sight.seen_by`) has left for its reader, and nothing else.
"""

from __future__ import annotations

import json
import textwrap
from dataclasses import asdict
from pathlib import Path
from typing import Any

from frisat.plan.errors import WriteError
from frisat.plan.meeting import Meeting
from frisat.plan.meeting_json import meeting_to_json
from frisat.write.labels import Labels
from frisat.write.meeting_outline import MeetingOutline, meeting_outline

MEETING_FORMATS = ("docx", "pdf", "html", "json")


def write_meeting(meeting: Meeting, to: str, *, template: bytes | str | Path | None = None) -> bytes:
    """
    The agenda, or the minutes when there is something of them to say, in the meeting's own language.

    Args:
        meeting: What the reader may see of it (see above). to: One of `MEETING_FORMATS`. template: The municipality's
            own .docx or .dotx, for "docx" alone: its letterhead, styles, header and footer are kept.
    Raises:
        WriteError: E401, another format; E402, the template cannot be used; E404, the pages cannot be set.
    """
    if to not in MEETING_FORMATS:
        raise WriteError("E401", value=to, known=", ".join(MEETING_FORMATS))
    if to == "json":
        text = json.dumps(meeting_to_json(meeting), ensure_ascii=False, indent=2) + "\n"
        return text.encode("utf-8", "replace")
    outline = meeting_outline(meeting)
    if to == "docx":
        from frisat.write import meeting_docx

        return meeting_docx.render(outline, template=template)
    if to == "html":
        from frisat.write import meeting_html

        return meeting_html.render(outline)
    return _pdf(outline)


def _pdf(o: MeetingOutline) -> bytes:
    """Pages that say of themselves that they follow PDF/UA-1."""
    from frisat.write import to_pdf

    labels = Labels(o.language)
    data: dict[str, Any] = {
        **asdict(o),
        "region": to_pdf.REGIONS[o.language],
        "page": labels.phrase("page"),
        "of": labels.phrase("of"),
        # One line in the foot of every page: what is clipped from sight would still be read aloud and read back.
        "foot": textwrap.shorten(o.title, 90, placeholder=" …"),
    }
    return to_pdf.compile_pages("meeting.typ", data, standard="ua-1")
