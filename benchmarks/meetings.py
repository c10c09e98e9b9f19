"""
How long agenda and minutes take, and what a ZIP of all papers needs: `python benchmarks/meetings.py`.

An agenda of 30 items that fills 60 pages is written in each format, and a ZIP of 200 papers of 1 MB is streamed in a
process of its own whose largest memory is taken. Each format is written first in a process of its own, because a
second PDF of the same words costs next to nothing; memory in MB.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

ITEMS, PARAGRAPHS, PAPERS, PAPER_BYTES = 30, 13, 200, 1_000_000
SENTENCE = (
    "Forvaltningen forelægger sagen for udvalget, fordi borgerne har ønsket mere sammenhæng i indsatsen, og fordi "
    "erfaringerne fra de første prøvehandlinger er gode. Udgiften holdes inden for rammen, og ændringerne følges af "
    "en arbejdsgruppe med ledere og medarbejdere, som afleverer sin første status efter sommerferien. "
)


def main() -> None:
    from frisat.write.meeting import MEETING_FORMATS, write_meeting

    print(f"agenda of {ITEMS} items, {pages(write_meeting(long_agenda(), 'pdf'))} pages")
    print("format  cpu s  clock s  KB")
    for to in MEETING_FORMATS:
        print(alone(to), end="")
    print(f"\nZIP of {PAPERS} papers of {PAPER_BYTES // 10**6} MB")
    print(alone("zip"), end="")


def alone(what: str) -> str:
    """What this file says of one measurement in a process of its own."""
    return subprocess.run([sys.executable, __file__, what], capture_output=True, text=True, check=True).stdout


def written(to: str) -> None:
    """The first time that the agenda is written in a process that has written a short one before."""
    from dataclasses import replace

    from frisat.write.meeting import write_meeting

    meeting = long_agenda()
    write_meeting(replace(meeting, items=()), to)
    start, clock = process_time(), perf_counter()
    data = write_meeting(meeting, to)
    print(f"{to:<7} {process_time() - start:5.2f}  {perf_counter() - clock:7.2f}  {len(data) // 1000}")


def long_agenda():
    from frisat.plan.meeting import Item, ItemKind, Meeting, Paper, Stage
    from frisat.plan.model import Clock
    from frisat.plan.period import Period

    each = PAPERS // ITEMS + 1
    return Meeting(
        uid="u",
        title="Møde i Byrådet",
        bodies=("Byrådet",),
        period=Period("2025-03-04", "4. marts 2025"),
        clock=Clock("17:00"),
        stage=Stage.RELEASED,
        items=tuple(
            Item(
                key=str(n),
                no=str(n),
                title=f"Sag nr. {n} om indsatsen på ældreområdet",
                kind=ItemKind.DECISION,
                text="\n\n".join(f"Afsnit {n}.{m}. {SENTENCE * 2}" for m in range(PARAGRAPHS)),
                recommendation="Forvaltningen indstiller, at sagen godkendes.",
                papers=tuple(
                    Paper(f"{n}-{m}", f"Bilag {m} til sagen.pdf", "ab" * 32, PAPER_BYTES)
                    for m in range(each)
                    if (n - 1) * each + m < PAPERS
                ),
            )
            for n in range(1, ITEMS + 1)
        ),
    )


def pages(pdf: bytes) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(pdf))


def zip_alone() -> None:
    """Streams the ZIP into nothing; the largest memory of this process is the figure."""
    from frisat.write.papers_zip import stream

    meeting = long_agenda()
    piece = bytes(range(256)) * 256

    def open_paper(_paper):
        for _ in range(PAPER_BYTES // len(piece) + 1):
            yield piece

    from frisat.write.meeting import write_meeting

    write_meeting(meeting, "pdf")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    start, size, largest = process_time(), 0, 0
    for part in stream(meeting, open_paper):
        size += len(part)
        largest = max(largest, len(part))
    seconds = process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    count = sum(len(item.papers) for item in meeting.items)
    print(f"{count} papers, {size // 10**6} MB, largest piece {largest // 1000} KB, {seconds:.1f} s")
    print(f"largest memory {memory:.0f} MB, of which {before:.0f} MB before the first paper (program, fonts, agenda)")


if __name__ == "__main__":
    if sys.argv[1:] == ["zip"]:
        zip_alone()
    elif sys.argv[1:]:
        written(sys.argv[1])
    else:
        main()
