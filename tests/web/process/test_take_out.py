"""Taken out is gone: from every version, comparison, document as shown, draft, index and the record's details."""

from __future__ import annotations

import ast
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client

from frisat.plan.drafting import Operation as Change
from frisat.plan.redaction import BLOCK
from frisat.web.base.fixed import FixedError
from frisat.web.people.models import Account
from frisat.web.process import actions, drafts, queries, take_out
from frisat.web.process.models import IndexedActivity, PlanVersion, Process, TakenOut
from frisat.web.record.actions import SYSTEM
from frisat.web.record.models import Detail, Entry
from frisat.web.record.queries import verify
from tests.e2e import served

pytestmark = pytest.mark.django_db
GROUND = "Personoplysninger, databeskyttelsesforordningen"
WEB = Path(take_out.__file__).parents[1]


def key_of(process: Process, words: str) -> str:
    version = actions.newest(process)
    assert version is not None
    return next(a.key for a in actions.plan_of(version).activities if words in a.title)


def everything(process: Process) -> str:
    """All that is stored of a process but the files as they were handed in, as one text."""
    out = io.StringIO()
    call_command("dumpdata", "process", "record", stdout=out, exclude=["process.attachment"])
    rows = json.loads(out.getvalue())
    for row in rows:
        row["fields"].pop("data", None)
    return json.dumps(rows, ensure_ascii=False).replace("\\\\", "\\")


def test_an_activity_is_gone_from_everything_that_is_stored(process: Process, accounts: dict[str, Account]) -> None:
    draft = drafts.open_draft(accounts["editor"], process)
    key = key_of(process, "Opstartsmøde")
    drafts.change(accounts["editor"], draft, [Change(key, "remark", None, "Opstartsmødet holdes hos Anna")])
    assert "pstartsmøde om skolestrukturen" in everything(process)

    take_out.take_out(accounts["approver"], process, key=key, ground=GROUND)

    left = everything(process)
    assert "pstartsmøde om skolestrukturen" not in left
    assert "hos Anna" not in left
    assert not IndexedActivity.objects.filter(activity__number=int(key[1:]), process=process).exists()
    for version in process.versions.all():
        assert key not in actions.plan_of(version).by_key()


def test_the_hash_of_what_is_left_stands_beside_the_old_one(process: Process, accounts: dict[str, Account]) -> None:
    before = {v.pk: v.sha256 for v in process.versions.all()}

    rows = take_out.take_out(accounts["approver"], process, key=key_of(process, "Opstartsmøde"), ground=GROUND)

    for version in process.versions.all():
        assert version.sha256 == before[version.pk]
        assert version.content_sha256 == hashlib.sha256(version.plan_json.encode()).hexdigest() != version.sha256
    assert [(r.what, r.ground, r.by) for r in rows] == [("activity", GROUND, accounts["approver"])] * 2


def test_a_version_that_never_held_it_keeps_its_bytes(process: Process, accounts: dict[str, Account]) -> None:
    first, second = process.versions.order_by("major")
    only = set(actions.plan_of(second).by_key()) - set(actions.plan_of(first).by_key())

    rows = take_out.take_out(accounts["approver"], process, key=min(only), ground=GROUND)

    assert [r.version_id for r in rows] == [second.pk]
    assert process.versions.get(pk=first.pk).plan_json == first.plan_json


def test_a_text_is_blacked_out_wherever_it_stands(process: Process, accounts: dict[str, Account]) -> None:
    take_out.take_out(accounts["approver"], process, text="opstartsmøde", ground=GROUND)

    left = everything(process)
    assert "pstartsmøde" not in left.lower().replace(GROUND.lower(), "")
    version = process.versions.order_by("major")[0]
    assert any(a.title.startswith(BLOCK) for a in actions.plan_of(version).activities)


def test_the_draft_still_adds_up(process: Process, accounts: dict[str, Account]) -> None:
    editor, key = accounts["editor"], key_of(process, "Opstartsmøde")
    draft = drafts.open_draft(editor, process)
    other = next(k for k in drafts.state_of(draft).activities if k != key)
    made = drafts.change(
        editor, draft, [Change(key, "place", None, "Rådhuset"), Change(other, "depends_on", [], [key])]
    )
    drafts.undo(editor, draft, made[:1])

    take_out.take_out(accounts["approver"], process, key=key, ground=GROUND)

    draft.refresh_from_db()
    assert key not in drafts.state_of(draft).activities
    assert drafts.rebuilt(draft) == drafts.state_of(draft)


def test_the_record_stays_whole_and_says_who_and_on_what_ground(process: Process, accounts: dict[str, Account]) -> None:
    draft = drafts.open_draft(accounts["editor"], process)
    drafts.change(accounts["editor"], draft, [Change(key_of(process, "Opstartsmøde"), "place", None, "Rådhuset")])

    take_out.take_out(accounts["approver"], process, key=key_of(process, "Opstartsmøde"), ground=GROUND)

    assert verify().is_whole
    entry = Entry.objects.get(verb="version.take_out")
    assert entry.who == f"account:{accounts['approver'].pk}"
    assert entry.detail.said["reason"] == GROUND
    assert "Opstartsmøde" not in entry.detail.content
    assert Detail.objects.get(entry__verb="draft.change").is_erased


@pytest.mark.parametrize("role", ["editor", "contributor", "reader", "stranger", "admin"])
def test_only_who_approves_takes_out(process: Process, accounts: dict[str, Account], role: str) -> None:
    with pytest.raises(PermissionDenied):
        take_out.take_out(accounts[role], process, key="a1", ground=GROUND)
    assert not TakenOut.objects.exists()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"key": "a1", "ground": " "}, "U114"),
        ({"text": "ab", "ground": GROUND}, "U111"),
        ({"text": "girafferne", "ground": GROUND}, "U112"),
        ({"key": "a999", "ground": GROUND}, "U112"),
        ({"text": "opstartsmøde", "ground": "Opstartsmøde er lukket"}, "U113"),
    ],
)
def test_what_cannot_be_taken_out_is_said_and_nothing_is_written(
    process: Process, said: dict[str, str], code: str
) -> None:
    before = list(process.versions.values_list("plan_json", flat=True))

    with pytest.raises(take_out.NotTakenOutError) as raised:
        take_out.take_out(SYSTEM, process, **said)

    assert raised.value.code == code
    assert list(process.versions.values_list("plan_json", flat=True)) == before


def test_the_guard_stands_and_one_file_alone_goes_round_it(process: Process) -> None:
    with pytest.raises(FixedError):
        PlanVersion.objects.filter(process=process).update(plan_json="{}")
    around = {
        file.relative_to(WEB).as_posix()
        for file in WEB.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in ("update", "bulk_update", "delete") and _is_bare(node)
    }
    assert around == {"process/take_out.py"}


def _is_bare(node: ast.Attribute) -> bool:
    """Whether the rows come from a set made by hand, which has no guard: `QuerySet(…).filter(…).update`."""
    return any(
        isinstance(inner, ast.Call) and "QuerySet" in (getattr(inner.func, "id", ""), getattr(inner.func, "attr", ""))
        for inner in ast.walk(node.value)
    )


# ------------------------------------------------------------------------------------------ what the public can reach
def public_answers(client: Client, process: Process, key: str) -> dict[str, str]:
    """What anybody can fetch of a process, by address; office files unpacked."""
    home = f"/forloeb/{process.slug}/"
    paths = ["/", "/forloeb/", "/kalender/", "/soeg/?q=opstartsm%C3%B8de", "/sitemap.xml", "/aabne-data/", home]
    paths += [f"{home}{tail}" for tail in ("plan/", "aendringer/", "eftersyn/", "kalender/", "kalender.ics", "hent/")]
    paths += [f"{home}aktivitet/{key}/", f"{home}?dato=2027-03-10", f"{home}aendringer/?fra=1&til=2&vis=side"]
    paths += [f"{home}dokument/{d.pk}/" for d in queries.papers(process)]
    for version in process.versions.all():
        paths.append(f"{home}plan/{version.number}/")
        paths += [f"{home}plan/{version.number}/plan.{e}" for e in ("json", "ics", "html", "docx", "xlsx")]
        paths.append(f"{home}plan/{version.number}/tidslinje.svg")
    paths += ["/en/", f"/en{home}", f"/en{home}aendringer/", f"/en{home}plan/1/plan.html"]
    return {path: text_of(client.get(path)) for path in paths}


def text_of(response: object) -> str:
    data: bytes = response.content  # type: ignore[attr-defined]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
    text = data.decode(errors="replace")
    return text.replace("\r\n ", "").replace("\n ", "")  # ics folds its lines


def test_every_surface_follows_at_once(client: Client, process: Process, accounts: dict[str, Account]) -> None:
    key = key_of(process, "Opstartsmøde")
    before = public_answers(client, process, key)
    assert sum("Opstartsmøde" in text for text in before.values()) > 20

    take_out.take_out(accounts["approver"], process, key=key, ground=GROUND)

    after = public_answers(client, process, key)
    asked = {path for path in after if "/soeg/" not in path}  # a search page repeats what was asked
    assert [path for path in asked if "pstartsmøde" in after[path]] == []


def test_the_address_says_what_kind_of_thing_was_taken_out_when_and_why(
    client: Client, process: Process, accounts: dict[str, Account]
) -> None:
    old = process.versions.get(major=1).sha256
    take_out.take_out(accounts["approver"], process, key=key_of(process, "Opstartsmøde"), ground=GROUND)
    new = process.versions.get(major=1).content_sha256

    page = text_of(client.get("/forloeb/skolestruktur/plan/1/"))
    assert "En aktivitet er taget ud" in page
    assert GROUND in page
    assert old in page
    assert new in page
    for name in ("plan.json", "plan.html", "plan.docx", "plan.xlsx", "plan.ics"):
        assert GROUND in text_of(client.get(f"/forloeb/skolestruktur/plan/1/{name}")).replace("\\,", ","), name


def test_another_workers_memory_follows(transactional_db: None, tmp_path: Path) -> None:
    """Two processes on one database: what the second remembers is not shown once the first has taken it out."""
    script = Path(__file__).with_name("worker_memory.py")
    served.begin(tmp_path, served.DOCUMENTS)
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "followed" in done.stdout
