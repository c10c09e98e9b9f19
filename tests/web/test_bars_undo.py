"""BARS U22: what is taken away comes back through the web as it was, or its page says that it does not; all named."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import html5lib
import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db.models import QuerySet
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

import frisat.web
from frisat.web.base import way_back
from frisat.web.bodies.models import Alias, Seat
from frisat.web.intake.models import Intake, IntakeState, Row
from frisat.web.meetings.models import Meeting
from frisat.web.people.models import Account, Person
from frisat.web.process import take_out
from frisat.web.process.editor_state import standing
from frisat.web.process.models import Process, TakenOut
from tests.web import deeds
from tests.web.pages import forms
from tests.web.people.matrix import ROUTES
from tests.web.ways_back import BACK, DIALOGS, FINAL, MESSAGE, TAKES_NOTHING, Back

pytestmark = pytest.mark.django_db
WEB = Path(frisat.web.__file__).parent
HISTORY = {"record.Entry", "record.Detail", "record.Head", "process.Operation", "sessions.Session",
           "django_tasks_database.DBTaskResult", "admin.LogEntry"}  # fmt: skip
"""What grows by every deed, also by the one that takes another back."""
COUNTED = {
    "process.Draft": {"snapshot", "snapshot_upto", "closed"},  # the plan itself is compared by its activities
    "intake.Row": {"version", "renewed"},  # a stale form must be told, also after the way back
    "intake.Intake": {"finished", "started", "held_against", "told"},
    "people.Account": {"last_login", "epoch"},
    "people.Role": {"id"},
    "meetings.Leg": {"id"},
    "meetings.Item": {"revision"},  # a stale form must be told, as in a review
}
"""Columns that say how often or when something was written."""


@pytest.fixture
def kinds(process: Process, owner: Account) -> dict[str, Any]:
    made = deeds.world_of(process, owner)
    intake, row = Intake.objects.get(pk=made["import"]), Row.objects.get(pk=made["row"])
    Row.objects.create(intake=intake, position=1.5, entry="k2", read=row.read, activity=row.activity)
    Row.objects.filter(pk=made["unmentioned"]).update(read={"title": "Noget uomtalt"})
    Seat.objects.create(body_id=made["body"], person_id=made["person2"], first_day="2026-01-01", role="substitute",
                        substitute_for_id=made["seat"])  # fmt: skip
    Alias.objects.filter(pk=made["alias"]).update(first_day="2026-01-01", process_id=process.pk + 1000)
    plan = standing(process).state
    return {
        **made, "process_name": process.name, "file": intake.file_name, "unmentioned_title": "Noget uomtalt",
        "row_title": row.activity["title"], "title": plan.activities[made["key"]]["title"],
        "hearing_title": plan.activities[made["hearing"]]["title"],
        "meeting_title": Meeting.objects.get(pk=made["meeting"]).activity.index.title,
        "taken_title": Meeting.objects.get(pk=made["taken"]).activity.index.title,
        "case_title": process.cases.get(number=made["case"]).title,
    }  # fmt: skip


# ------------------------------------------------------------------------------------------------- nothing is forgotten
def test_every_address_that_takes_a_form_is_classified() -> None:
    takes = {name for name, row in ROUTES.items() if "POST" in row.methods}
    back = {name.split()[0] for name in BACK}

    assert {"in no table of ways_back.py": sorted(takes - back - set(FINAL) - set(TAKES_NOTHING))} == {
        "in no table of ways_back.py": []
    }
    assert back | set(FINAL) | set(TAKES_NOTHING) == takes, "rows for addresses that are not there"
    assert not back & set(FINAL)
    assert not (back | set(FINAL)) & set(TAKES_NOTHING)


def test_no_template_or_script_asks_in_a_way_of_its_own() -> None:
    """A question of the browser cannot name the thing in its title, is not styled, and is not there without scripts."""
    own = re.compile(r"data-confirm|hx-confirm|\bconfirm\(|<dialog|role=\"(?:alert)?dialog\"|\bprompt\(")
    found = {}
    for path in [*WEB.glob("*/templates/**/*.html"), *WEB.glob("*/static/**/*.js")]:
        if "/static/frisat/vendor/" in path.as_posix() or path.name.endswith(".min.js"):
            continue
        asked = sorted(set(own.findall(path.read_text())))
        if asked:
            found["/".join(path.parts[-2:])] = asked
    assert set(found) == set(DIALOGS), found


# ------------------------------------------------------------------------------------------------------- the way back
def as_it_stands(but: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Every row of the site but history, and the plans of the drafts without the order of their making."""
    out = {}
    for model in apps.get_models():
        label = model._meta.label
        if label in HISTORY or label in but or label.startswith(("sessions.", "django_tasks")):
            continue
        left = {*COUNTED.get(label, ()), *(b.removeprefix(f"{label}.") for b in but)}
        names = [f.attname for f in model._meta.concrete_fields if f.attname not in left]
        out[label] = sorted(repr(row) for row in model._default_manager.values_list(*names))
    for process in Process.objects.all():
        now = standing(process)
        out[f"plan of {process.slug}"] = [json.dumps([now.state.plan, now.state.activities], sort_keys=True)]
    return out


def changed(before: dict[str, list[str]], after: dict[str, list[str]]) -> dict[str, Any]:
    return {
        label: (sorted(set(rows) - set(after[label]))[:3], sorted(set(after[label]) - set(rows))[:3])
        for label, rows in before.items() if rows != after[label]
    }  # fmt: skip


def prepared(browser: Client, name: str, back: Back, kinds: dict[str, Any], process: Process) -> None:
    """What has to be there before: earlier deeds, an import whose reading is under way."""
    address = name.split()[0]
    if address == "import_stop":
        Row.objects.filter(intake=kinds["import"]).delete()
        Intake.objects.filter(pk=kinds["import"]).update(state=IntakeState.WAITING, document=None, upload=b"x")
    else:
        deeds.prepare(browser, address, kinds, process)
    for before in back.after:
        deeds.send(browser, before, kinds, process)
    if name == "import_row join":
        browser.get(reverse("import", args=[process.slug, kinds["import"]]))


def gone_back(browser: Client, back: Back, kinds: dict[str, Any], answer: Any) -> Any:
    """Finds the form of the way back on its page and sends it as a browser would."""
    page = answer if not back.on else browser.get(back.on.format(**kinds), follow=True)
    at = page.request["PATH_INFO"]
    wanted = {n: v.format(**kinds) for n, v in back.press.items()}
    html = page.content.decode()
    if back.by == MESSAGE:  # the newest stands last
        html = re.findall(r'<form class="fr-way-back".*?</form>', html, re.DOTALL)[-1]
    for form in forms(at, html):
        pressed = {n: said[2][0] for n, said in form.fields.items() if said[0] == "button" and said[2]}
        data = pressed | form.data() | wanted
        if form.method != "post":
            continue
        if back.by != MESSAGE and form.name != back.by:
            continue
        if all(n in form.fields and (v in form.fields[n][2] or not form.fields[n][2]) for n, v in wanted.items()):
            return browser.post(form.action, data, follow=True, headers={"referer": f"http://testserver{at}"})
    raise AssertionError(f"no form leads back on {at}: {[f.name for f in forms(at, html)]}")


# ------------------------------------------------------------------------------------------------------ what is asked
def asked(browser: Client, name: str, page: str) -> list[str]:
    """The words in which a page asks for a deed: its heading, and the part of the page that the form stands in."""
    answer = browser.get(page)
    assert answer.status_code == 200, (page, answer.status_code)
    tree = html5lib.parse(answer.content.decode(), namespaceHTMLElements=False)
    parents = {child: parent for parent in tree.iter() for child in parent}
    heading = " ".join(words(h) for h in tree.iter("h1"))
    out = []
    for form in tree.iter("form"):
        targets = [form.get("action") or page, *(b.get("formaction") for b in form.iter("button"))]
        if (form.get("method") or "").lower() != "post":
            continue
        if not any(t and resolve(urlsplit(t).path).url_name == name for t in targets):
            continue
        part = form
        while parents.get(part) is not None and part.tag not in ("li", "article", "section", "tr", "dd", "main"):
            part = parents[part]
        out.append(f"{heading} {words(part)}")
    return out


def words(element: Any) -> str:
    values = [e.get("value") or "" for e in element.iter("input") if e.get("type") not in ("hidden", None)]
    return " ".join(" ".join([*element.itertext(), *values]).split())


@pytest.mark.parametrize("name", BACK)
def test_what_is_taken_away_is_named_by_the_page_that_asks_and_comes_back(
    name: str, browser: Client, process: Process, kinds: dict[str, Any]
) -> None:
    back, address = BACK[name], name.split()[0]
    prepared(browser, name, back, kinds, process)

    said = asked(browser, address, back.asks.format(**kinds))

    assert said, f"no form of {back.asks} leads to {name}"
    thing = back.thing.format(**kinds)
    assert any(thing in one for one in said), (thing, said)
    before, whole = as_it_stands(back.but), as_it_stands()
    sent = deeds.filled(back.sent if back.sent is not None else deeds.DEEDS[address].sent, kinds, process)
    answer = browser.post(deeds.address_of(address, kinds), sent, follow=True)
    assert answer.status_code in (200, 410), answer.status_code
    assert changed(whole, as_it_stands()), "nothing was taken away: the test looks at nothing"

    done = gone_back(browser, back, kinds, answer)

    assert done.status_code == 200
    assert changed(before, as_it_stands(back.but)) == {}


@pytest.mark.parametrize("name", FINAL)
def test_what_does_not_come_back_says_so_and_names_the_thing(
    name: str, browser: Client, process: Process, kinds: dict[str, Any], owner: Account
) -> None:
    final = FINAL[name]
    browser.post(reverse("account_reauthenticate"), {"password": deeds.PASSWORD})
    Authenticator.objects.create(user=owner, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    key = Authenticator.objects.create(user=owner, type="webauthn", data={"name": "Min nøgle", "credential": {}})
    if name == "account_disconnect":
        from allauth.socialaccount.models import SocialAccount

        SocialAccount.objects.create(user_id=kinds["account"], provider="x", uid="1")
    if name in deeds.DEEDS:
        deeds.prepare(browser, name, kinds, process)
    said = asked(browser, name, final.asks.format(**kinds, my_key=key.pk))

    assert said, f"no form of {final.asks} leads to {name}"
    assert any(final.thing.format(**kinds) in one and final.says in one for one in said), said
    assert final.why


# --------------------------------------------------------------------------------------------- the sealed way back
def test_a_way_back_is_only_for_who_took_it_away_and_only_there(
    browser: Client, process: Process, kinds: dict[str, Any], accounts: dict[str, Account]
) -> None:
    answer = browser.post(deeds.address_of("alias_remove", kinds), follow=True)
    form = next(f for f in forms("/", answer.content.decode()) if way_back.FIELD in f.fields)
    sealed = form.data()[way_back.FIELD]
    other = Client()
    other.force_login(accounts["editor"])

    for client, said in ((other, sealed), (browser, sealed[:-1] + "x"), (browser, "")):
        refused = client.post(form.action, {way_back.FIELD: said}, follow=True)
        assert "kan ikke længere hentes tilbage" in refused.content.decode()
        assert not Alias.objects.filter(pk=kinds["alias"]).exists()
    again = browser.post(form.action, form.data(), follow=True)
    assert "igen en skrivemåde" in again.content.decode()
    twice = browser.post(form.action, form.data(), follow=True)
    assert "Det blev ikke hentet tilbage" in twice.content.decode()
    assert Alias.objects.filter(pk=kinds["alias"]).count() == 1


def test_what_was_taken_out_since_does_not_come_back_from_a_page_that_was_left_open(
    browser: Client, process: Process, kinds: dict[str, Any], accounts: dict[str, Account]
) -> None:
    """Of any process: no form tells what of the plans' words it holds."""
    answer = browser.post(deeds.address_of("alias_remove", kinds), follow=True)
    form = next(f for f in forms("/", answer.content.decode()) if way_back.FIELD in f.fields)
    take_out.take_out(accounts["approver"], process, text="opstartsmøde", ground="Personoplysninger")

    refused = browser.post(form.action, form.data(), follow=True)

    assert "kan ikke længere hentes tilbage" in refused.content.decode()
    assert not Alias.objects.filter(pk=kinds["alias"]).exists()


def test_what_is_taken_away_after_something_was_taken_out_comes_back(
    browser: Client, process: Process, kinds: dict[str, Any], accounts: dict[str, Account]
) -> None:
    take_out.take_out(accounts["approver"], process, text="opstartsmøde", ground="Personoplysninger")
    long_ago = timezone.now() - way_back.LONGEST_END - timedelta(seconds=1)
    QuerySet(TakenOut).update(at=long_ago)
    answer = browser.post(deeds.address_of("alias_remove", kinds), follow=True)
    form = next(f for f in forms("/", answer.content.decode()) if way_back.FIELD in f.fields)

    browser.post(form.action, form.data(), follow=True)

    assert Alias.objects.filter(pk=kinds["alias"]).exists()


def test_what_somebody_changed_since_is_not_overwritten(
    browser: Client, process: Process, kinds: dict[str, Any]
) -> None:
    answer = deeds.send(browser, "body_close", kinds, process)
    page = browser.get(answer["Location"])
    form = next(f for f in forms("/", page.content.decode()) if way_back.FIELD in f.fields)
    Seat.objects.filter(pk=kinds["seat"]).update(last_day="2026-06-01")

    refused = browser.post(form.action, form.data(), follow=True).content.decode()

    assert "er ændret, siden det blev fjernet eller afsluttet" in refused
    assert str(Seat.objects.get(pk=kinds["seat"]).last_day) == "2026-06-01"


def test_nobody_lengthens_their_own_seat_on_the_way_back(
    browser: Client, process: Process, kinds: dict[str, Any], owner: Account
) -> None:
    Seat.objects.filter(pk=kinds["seat"]).update(person=Person.objects.get(account=owner))
    page = browser.post(deeds.address_of("seats_end", kinds), deeds.filled(deeds.DEEDS["seats_end"].sent, kinds,
                        process), follow=True)  # fmt: skip
    form = next(f for f in forms("/", page.content.decode()) if way_back.FIELD in f.fields)

    told = browser.post(form.action, form.data(), follow=True).content.decode()

    assert "Din egen plads er stadig afsluttet" in told
    assert str(Seat.objects.get(pk=kinds["seat"]).last_day) == "2027-06-01"
    assert Seat.objects.get(substitute_for=kinds["seat"]).last_day is None
