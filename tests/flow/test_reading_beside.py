"""
The site answers while documents are read: one of 200 pages goes the whole way, a hostile one is refused in Danish.

No browser: a program asks for the front page and the state of health again and again until the worker is done.
"""

from __future__ import annotations

import json
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from tests.e2e import served
from tests.read.office import pdf_pages, words

PAGES, ROWS = 200, 12
ASKED = ("/healthz", "/", "/forloeb/skolestruktur/")
_HAND_IN = """
import sys
from pathlib import Path
from frisat.web import serve
serve.setup()
from frisat.web.intake import actions
from frisat.web.people.models import Account, Role
from frisat.web.process.models import Process
process = Process.objects.get()
owner = Account.objects.create_user("ejer@engby.example", "en lang adgangskode", name="Ejer")
Role.objects.create(account=owner, process_id=process.pk, name="owner")
for name in sys.argv[1:]:
    actions.hand_in(owner, process, Path(name).name, Path(name).read_bytes())
"""
_STATES = """
import json
from frisat.web import serve
serve.setup()
from frisat.plan.sentences import sentence
from frisat.web.intake.models import Intake
print(json.dumps([
    [one.file_name, one.state, one.found, sentence(one.error_code, one.error_parts) if one.error_code else ""]
    for one in Intake.objects.order_by("pk")
]))
"""
_AT_WORK = ("waiting", "reading")


def large_plan() -> bytes:
    """A plan of 200 pages as it comes out of a word processor: one table, its heading again on every page."""
    pages = []
    for page in range(PAGES):
        placed = [(60.0, 780.0, "Dato"), (180.0, 780.0, "Aktivitet"), (420.0, 780.0, "Hvem")]
        for row in range(ROWS):
            day, month, year = row * 2 + 1, page % 12 + 1, 2027 + page // 12
            y = 756.0 - 24 * row
            title = f"Orientering om skole {page + 1}.{row + 1}"
            placed += [(60.0, y, f"{day:02d}-{month:02d}-{year}"), (180.0, y, title), (420.0, y, "Skoleudvalget")]
        pages.append(words(*placed))
    return pdf_pages(*pages)


def hostile_page() -> bytes:
    """A page of a million strokes and no word: as small as any paper, and a hundred times as long to look through."""
    return pdf_pages(b"".join(b"%d %d m %d %d l S\n" % (n % 595, n % 842, n % 590, n % 840) for n in range(1_000_000)))


def _ask_until(stop: Event, address: str) -> int:
    """How often the site answered; raises when it does not answer within five seconds."""
    count = 0
    while not stop.wait(0.05):
        with urllib.request.urlopen(address + ASKED[count % len(ASKED)], timeout=5) as answer:  # noqa: S310
            assert answer.status == 200
        count += 1
    return count


def test_the_site_answers_while_200_pages_and_a_hostile_file_are_read(tmp_path: Path) -> None:
    """
    Every row of the large plan is found; the other is refused with one clear sentence; nobody waited for either.

    And a site keeps to its own folder: whoever runs it need have no home that can be written to.
    """
    home = tmp_path / "home"
    home.mkdir()
    files = {"stor-plan.pdf": large_plan(), "ond.pdf": hostile_page()}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    folder = tmp_path / "site"
    folder.mkdir()
    served.begin(folder, served.DOCUMENTS)
    with ThreadPoolExecutor(1) as pool:
        for address in served.serve(folder, HOME=str(home), XDG_RUNTIME_DIR=str(home)):
            served.run(folder, _HAND_IN, *(str(tmp_path / name) for name in files))
            stop = Event()
            asking = pool.submit(_ask_until, stop, address)
            try:
                states = json.loads(served.run(folder, _STATES))
                for _ in range(90):
                    if not any(state in _AT_WORK for _, state, *_ in states):
                        break
                    assert not asking.done(), asking.result()
                    stop.wait(2)
                    states = json.loads(served.run(folder, _STATES))
            finally:
                stop.set()
            assert asking.result() > 20

    (large, found), (hostile, refused) = [(state, rest) for _, state, *rest in states]
    assert (large, found[0]) == ("ready", PAGES * ROWS)
    assert hostile == "failed"
    assert refused[1].endswith(".")
    assert "{" not in refused[1]
    assert list(home.rglob("*")) == []
    assert "ERROR" not in (folder / "server.log").read_text()
