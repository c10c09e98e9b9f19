"""A version's address: what was published stands in one part of it, the same bytes for ever, with how to cite it."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from frisat.web.base import memory
from frisat.web.bodies import actions as body_actions
from frisat.web.people.models import Account
from frisat.web.process import actions, take_out, upkeep
from frisat.web.process.models import Process
from frisat.web.record.actions import SYSTEM

pytestmark = pytest.mark.django_db
HOME = "/forloeb/skolestruktur/"
PART = re.compile(r'<article id="udgivet".*?</article>', re.DOTALL)


def page(client: Client, path: str = f"{HOME}plan/1/") -> str:
    memory.forget()
    return client.get(path, follow=True).content.decode()


def part(text: str) -> str:
    [found] = PART.findall(text)
    return str(found)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def another_version(process: Process) -> None:
    newest = actions.newest(process)
    assert newest is not None
    plan = actions.plan_of(newest)
    moved = replace(plan, activities=tuple(replace(a, title=f"{a.title} igen") for a in plan.activities[::-1]))
    actions.publish_version(SYSTEM, process, moved, valid_from=date(2027, 5, 2), name="En hel anden plan")


def a_body(process: Process) -> None:
    for name in ("Byrådet", "Børne- og Skoleudvalget", "Skolebestyrelserne"):
        body_actions.make_body(SYSTEM, name=name, kind="committee")


AFTERWARDS: dict[str, Callable[[Process], Any]] = {
    "a later version": another_version,
    "another name of the process": lambda p: upkeep.change(SYSTEM, p, name="Skoler", summary="Andet", organisation="X"),
    "another address of the process": lambda p: upkeep.change(SYSTEM, p, slug="skoler"),
    "a register of bodies": a_body,
    "put away": lambda p: upkeep.put_away(SYSTEM, p, reason="Forældet"),
    "ended": lambda p: upkeep.set_state(SYSTEM, p, "ended", reason="Færdig"),
}


@pytest.mark.parametrize("what", AFTERWARDS)
def test_nothing_that_happens_later_changes_a_byte_of_it(client: Client, process: Process, what: str) -> None:
    first = {path: part(page(client, path)) for path in (f"{HOME}plan/1/", f"/en{HOME}plan/1/")}

    AFTERWARDS[what](process)

    for path, before in first.items():
        assert part(page(client, path)) == before


def test_neither_the_day_nor_what_a_reader_chose_changes_a_byte_of_it(
    client: Client, process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = part(page(client))
    assert part(page(client, f"{HOME}plan/1/?baner=organ")) == first
    monkeypatch.setenv("FRISAT_TODAY", "2031-01-01")
    monkeypatch.setattr("frisat.web.portal.version_views.day_now", lambda: date(2031, 1, 1))

    assert part(page(client)) == first


def test_the_checksum_beside_it_is_that_of_its_bytes(client: Client, process: Process) -> None:
    for path in (f"{HOME}plan/1/", f"{HOME}plan/2/", f"/en{HOME}plan/2/"):
        text = page(client, path)
        own = part(text)
        assert text.count(f"SHA-256 {sha(own)}") == 2, "beside the part, and in how to refer to it"
        assert sha(own) not in own


def test_how_to_refer_to_it_names_plan_version_day_address_and_checksum(client: Client, process: Process) -> None:
    text = page(client)
    version = process.versions.get(major=1, minor=0)
    [cited] = re.findall(r'<p class="fr-cite"[^>]*>(.*?)</p>', text)
    said = html.unescape(cited)

    assert version.name in said
    assert "version 1 fra " in said
    assert str(version.valid_from.year) in said
    assert "http://testserver/forloeb/skolestruktur/plan/1/" in said
    assert f"(SHA-256 {sha(part(text))})" in said


def test_it_says_everything_that_the_file_of_the_version_says(client: Client, process: Process) -> None:
    """Word for word: the text of the page that is one file stands in the part."""

    def words(text: str) -> list[str]:
        return html.unescape(re.sub(r"<[^>]+>", " ", text)).split()

    file = client.get(f"{HOME}plan/2/plan.html").content.decode()
    body = " ".join(words(file[file.index("<main>") : file.index("</main>")]))

    assert body in " ".join(words(part(page(client, f"{HOME}plan/2/"))))


def test_each_row_leads_to_its_activity_and_can_be_led_to(client: Client, process: Process) -> None:
    own = part(page(client, f"{HOME}plan/2/"))

    for key in ("a1", "a2"):
        assert f'<tr role="row" id="{key}"' in own
        assert f'href="../../aktivitet/{key}/"' in own
    assert client.get(f"{HOME}plan/2/../../aktivitet/a1/".replace("plan/2/../../", "")).status_code == 200


def test_what_is_for_staff_only_is_not_in_it(client: Client, process: Process) -> None:
    from frisat.plan.model import Visibility

    newest = actions.newest(process)
    assert newest is not None
    plan = actions.plan_of(newest)
    hidden = replace(plan.activities[0], title="Kanariefugl", visibility=Visibility.STAFF)
    plan = replace(plan, activities=(hidden, *plan.activities[1:]))
    actions.publish_version(SYSTEM, process, plan, valid_from=date(2027, 5, 2))

    assert "Kanariefugl" not in page(client, f"{HOME}plan/3/")


def test_what_is_taken_out_by_law_is_said_and_the_checksum_is_another(
    client: Client, process: Process, accounts: dict[str, Account]
) -> None:
    before = part(page(client))
    take_out.take_out(accounts["approver"], process, key="a1", ground="Personoplysninger om en elev")

    text = page(client)
    after = part(text)

    assert after != before
    assert "Personoplysninger om en elev" in text
    assert f"SHA-256 {sha(after)}" in text


def test_the_part_is_drawn_as_it_always_was(client: Client, process: Process) -> None:
    """
    A release that draws it otherwise breaks every checksum that was cited; whoever means to, learns of it here.

    The plans are kept as they were published (tests/golden/published): a reader that reads them otherwise by now has no
    part in this.
    """
    for n in GOLDEN:
        kept = (PUBLISHED / f"{n}.json").read_text(encoding="utf-8")
        with connection.cursor() as past_the_guard:  # a version is never changed
            said = [kept, hashlib.sha256(kept.encode()).hexdigest(), process.versions.get(major=n, minor=0).pk]
            past_the_guard.execute("UPDATE process_planversion SET plan_json = %s, sha256 = %s WHERE id = %s", said)
    found = {n: sha(part(page(client, f"{HOME}plan/{n}/"))) for n in GOLDEN}

    assert found == GOLDEN


PUBLISHED = Path(__file__).parent.parent.parent / "golden" / "published"

GOLDEN = {
    1: "5f5d9ce927ce1c89da281b969b55471b83cec0ad5fc8e9eaa11075e2665c0f70",
    2: "be6ed8851af64be8b4b25ec3406a78ec288dd1ec7fa6c0a58427814fb90337aa",
}
