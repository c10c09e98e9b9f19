"""The editor's pages: what they show, what each deed does, and what those without the right get."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from frisat.web.people.models import Account
from frisat.web.process import comment_actions, version_actions
from frisat.web.process.editor_state import standing
from frisat.web.process.models import Attachment, Process

pytestmark = pytest.mark.django_db
HOME = "/arbejde/forloeb/skolestruktur/plan/"
JSON = {"Accept": "application/json"}


@pytest.fixture
def key(process: Process) -> str:
    return standing(process).state.in_order()[0]


def stamp(process: Process) -> str:
    return standing(process).stamp


def row(process: Process, key: str) -> Any:
    return standing(process).state.activities[key]


def test_the_table_shows_the_newest_version_while_there_is_no_draft(as_editor: Client, process: Process) -> None:
    page = as_editor.get(HOME).content.decode()

    assert "Version 2 er offentlig" in page
    assert page.count("fr-act-row") == 12
    assert not process.drafts.exists()


def test_the_first_change_begins_the_draft(as_editor: Client, process: Process, key: str) -> None:
    said = {"felt": "period", "vaerdi": "medio marts 2028", "stand": stamp(process)}
    answer = as_editor.post(f"{HOME}{key}/felt/", said, headers=JSON)

    assert answer.status_code == 200
    assert "11.-20. marts 2028" in answer.json()["rows"][key]
    assert row(process, key)["period"]["edtf"] == "2028-03-11/2028-03-20"


def test_the_meaning_of_words_is_said_at_once(as_editor: Client, key: str) -> None:
    said = as_editor.get(f"{HOME}betyder/", {"tekst": "uge 34", "noegle": key}).json()
    assert any("2027" in m for m in said["means"])

    said = as_editor.get(f"{HOME}betyder/", {"tekst": "når udvalget er klar", "noegle": key}).json()
    assert said["doubt"]


def test_the_form_without_a_script_saves_all_fields_as_one_deed(as_editor: Client, process: Process, key: str) -> None:
    said = {"stand": stamp(process), "title": "Nyt navn", "place": "Rådhuset", "actors": ["Byrådet", "", "Ældrerådet"]}
    answer = as_editor.post(f"{HOME}{key}/", said, follow=True)

    assert "Gemt." in answer.content.decode()
    assert row(process, key)["actors"] == ["Byrådet", "Ældrerådet"]
    draft = standing(process).draft
    assert draft is not None
    assert draft.operations.values("batch").distinct().count() == 1


def test_what_cannot_be_read_comes_back_with_everything_that_was_typed(
    as_editor: Client, process: Process, key: str
) -> None:
    said = {"stand": stamp(process), "title": "Nyt navn", "time": "efter frokost"}
    answer = as_editor.post(f"{HOME}{key}/", said)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Klokkeslæt: »efter frokost« er ikke et klokkeslæt. Skriv for eksempel 15.00-17.00." in page
    assert "Nyt navn" in page
    assert row(process, key)["title"] != "Nyt navn"


def test_the_form_shows_both_values_and_takes_the_chosen(
    as_editor: Client, accounts: dict[str, Account], process: Process, key: str
) -> None:
    from frisat.web.process import editor_deeds as deeds

    old = stamp(process)
    deeds.set_fields(accounts["owner"], process, key, {"place": "Hallen", "track": "Borgerspor"}, old)
    said = {"stand": old, "place": "Rådhuset", "method": "Samtale", "track": ""}
    page = as_editor.post(f"{HOME}{key}/", said).content.decode()
    assert "Hallen" in page
    assert "Rådhuset" in page
    assert row(process, key)["place"] == "Hallen"

    said = {
        "stand": stamp(process),
        "place": "Rådhuset",
        "method": "Samtale",
        "track": "Borgerspor",
        "behold-place": "mine",
    }
    as_editor.post(f"{HOME}{key}/", said)
    assert [row(process, key)[f] for f in ("place", "method", "track")] == ["Rådhuset", "Samtale", "Borgerspor"]


def publish(process: Process, by: Account) -> None:
    """The open draft becomes a version."""
    draft = standing(process).draft
    assert draft is not None
    said = version_actions.Publication(draft.snapshot_upto, date(2027, 5, 3), process.name, reason="Ny dato")
    version_actions.publish_draft(by, draft, said)


def test_what_was_typed_while_the_draft_was_published_stands_in_the_form_of_the_new_plan(
    as_editor: Client, accounts: dict[str, Account], process: Process, key: str
) -> None:
    """Beside what the published plan says otherwise than the page did; saved again, it begins the next draft."""
    from frisat.web.process import editor_deeds as deeds

    deeds.set_fields(accounts["owner"], process, key, {"track": "Borgerspor"}, stamp(process))
    old = stamp(process)
    deeds.set_fields(accounts["owner"], process, key, {"place": "Hallen"}, old)
    publish(process, accounts["owner"])

    said = {"stand": old, "place": "Rådhuset", "method": "Samtale", "track": "Borgerspor"}
    answer = as_editor.post(f"{HOME}{key}/", said)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "udkastet er offentliggjort eller kasseret imens" in page
    assert 'name="behold-place"' in page
    assert 'name="behold-method"' not in page
    assert 'value="Rådhuset"' in page
    assert 'value="Samtale"' in page
    assert "Hallen" in page
    assert standing(process).draft is None, "nothing is half written"

    shown = re.search(r'name="stand" value="([^"]+)"', page)
    assert shown
    said = {"stand": shown[1], "place": "Rådhuset", "behold-place": "mine", "method": "Samtale", "track": "Borgerspor"}
    assert as_editor.post(f"{HOME}{key}/", said).status_code == 302
    assert [row(process, key)[f] for f in ("place", "method", "track")] == ["Rådhuset", "Samtale", "Borgerspor"]


@pytest.mark.parametrize("published", [False, True])
def test_what_was_typed_while_the_activity_was_removed_is_there_to_copy(
    as_editor: Client, accounts: dict[str, Account], process: Process, key: str, published: bool
) -> None:
    from frisat.web.process import editor_deeds as deeds

    old = stamp(process)
    place = standing(process).state.activities[key].get("place") or ""
    deeds.remove(accounts["owner"], process, key, old)
    if published:
        publish(process, accounts["owner"])

    answer = as_editor.post(f"{HOME}{key}/", {"stand": old, "place": place, "method": "Samtale <i> rundkreds"})

    assert answer.status_code == 410
    page = answer.content.decode()
    assert "Det, du skrev, er ikke gemt" in page
    assert "Samtale &lt;i&gt; rundkreds" in page
    assert "<dt>Sted</dt>" not in page, "what was not touched is not told"
    assert key not in standing(process).state.activities


def test_a_cell_that_somebody_changed_answers_with_both(
    as_editor: Client, accounts: dict[str, Account], process: Process, key: str
) -> None:
    from frisat.web.process import editor_deeds as deeds

    old = stamp(process)
    deeds.set_fields(accounts["owner"], process, key, {"title": "Ejers navn"}, old)
    answer = as_editor.post(f"{HOME}{key}/felt/", {"felt": "title", "vaerdi": "Mit", "stand": old}, headers=JSON)

    assert answer.status_code == 409
    assert (answer.json()["who"], answer.json()["theirs"], answer.json()["mine"]) == ("Owner", "Ejers navn", "Mit")


def test_rows_are_added_copied_moved_removed_and_brought_back(as_editor: Client, process: Process, key: str) -> None:
    def do(path: str, **said: str) -> dict[str, Any]:
        answer = as_editor.post(HOME + path, {"stand": stamp(process), **said}, headers=JSON)
        assert answer.status_code == 200, answer.content
        return dict(answer.json())

    new = do("ny/", efter=key)["key"]
    assert standing(process).state.in_order()[1] == new
    copy = do(f"{key}/dubler/")["key"]
    assert row(process, copy)["title"] == row(process, key)["title"]
    do(f"{new}/flyt/", hvor="op")
    do(f"{new}/flyt/", hvor=f"foer:{key}")
    assert standing(process).state.in_order()[0] == new
    assert do(f"{new}/fjern/")["rows"] == {new: None}
    assert as_editor.get(f"{HOME}{new}/").status_code == 410
    do("fortryd/")
    assert new in standing(process).state.activities


@pytest.mark.parametrize(
    ("query", "status"),
    [("?slags=decision", 200), ("?slags=fest", 400), ("?ukendt=1", 400), ("?periode=engang", 400),
     ("?periode=maj+2027", 200), ("?fund=alle", 200), ("?fund=x", 400), ("?organ=Ingen", 400), ("?q=h%C3%B8ring", 200)],
)  # fmt: skip
def test_filters_narrow_the_table_or_are_refused(as_editor: Client, query: str, status: int) -> None:
    answer = as_editor.get(HOME + query)

    assert answer.status_code == status
    if status == 200:
        assert 0 < answer.content.decode().count("fr-act-row") < 12


def test_a_finding_is_mended_with_one_button_or_switched_off_with_a_reason(as_editor: Client, process: Process) -> None:
    hearing = next(k for k, r in standing(process).state.activities.items() if r["kind"] == "hearing")
    page = as_editor.get(HOME).content.decode()
    assert "hearing-too-short" in page
    as_editor.post(f"{HOME}{hearing}/ret/", {"stand": stamp(process), "regel": "hearing-too-short"})
    assert "hearing-too-short" not in as_editor.get(HOME).content.decode()

    as_editor.post(f"{HOME}fortryd/", {"stand": stamp(process)})
    off = f"{HOME}{hearing}/slaa-fra/"
    assert as_editor.post(off, {"regel": "hearing-too-short", "grund": " "}, headers=JSON).status_code == 422
    as_editor.post(off, {"regel": "hearing-too-short", "grund": "Besluttet af Byrådet"})
    assert row(process, hearing)["lint_off"] == [{"rule": "hearing-too-short", "reason": "Besluttet af Byrådet"}]


def test_what_if_moves_what_is_ticked_as_one_deed(as_editor: Client, process: Process) -> None:
    one, two = standing(process).state.in_order()[4:6]
    as_editor.post(f"{HOME}{two}/", {"stand": stamp(process), "depends_on": f"{one} · x", "period": "2. juni 2027"})
    as_editor.post(f"{HOME}{one}/", {"stand": stamp(process), "period": "3. maj 2027"})
    address = f"{HOME}{one}/hvad-nu-hvis/"
    page = as_editor.get(address, {"periode": "10. juni 2027"}).content.decode()
    assert "1 aktivitet må følge med" in page

    stale = as_editor.post(address, {"periode": "10. juni 2027", "stand": "d1.0", "med": two})
    assert stale.status_code == 409
    as_editor.post(address, {"periode": "10. juni 2027", "stand": stamp(process), "med": two})
    assert row(process, one)["period"]["edtf"] == "2027-06-10"
    assert row(process, two)["period"]["edtf"] > "2027-06-10"
    as_editor.post(f"{HOME}fortryd/", {"stand": stamp(process)})
    assert [row(process, k)["period"]["edtf"] for k in (one, two)] == ["2027-05-03", "2027-06-02"]


def test_rows_pasted_while_the_draft_was_published_are_shown_again_and_begin_the_next_one(
    as_editor: Client, accounts: dict[str, Account], process: Process, key: str
) -> None:
    from frisat.web.process import editor_deeds as deeds

    old = stamp(process)
    deeds.set_fields(accounts["owner"], process, key, {"place": "Hallen"}, old)
    publish(process, accounts["owner"])
    said = {"tekst": "Dato\tHvad\n3. maj 2028\tBorgermøde\n4. maj 2028\tDialogmøde", "med": ["2"], "tilfoej": "1"}

    answer = as_editor.post(f"{HOME}indsaet/", {**said, "stand": old})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Intet er tilføjet endnu" in page
    assert "Borgermøde" in page
    assert re.findall(r'id="med-(\d)" name="med" value="\d" checked', page) == ["2"]
    shown = re.search(r'name="stand" value="([^"]+)"', page)
    assert shown
    assert as_editor.post(f"{HOME}indsaet/", {**said, "stand": shown[1]}).status_code == 302
    titles = [a["title"] for a in standing(process).state.activities.values()]
    assert ("Dialogmøde" in titles, "Borgermøde" in titles) == (True, False)


def test_pasted_rows_are_shown_before_they_are_added(as_editor: Client, process: Process) -> None:
    rows = "Periode\tHvad\tHvem\nmedio maj 2028\tBorgermøde\tBorgere; Byrådet\nengang\tDialog\t\n"
    said = {"stand": stamp(process), "tekst": rows, "html": "", "efter": ""}
    page = as_editor.post(f"{HOME}indsaet/", said).content.decode()
    assert "11.-20. maj 2028" in page
    assert len(standing(process).state.activities) == 12

    columns = {"kolonne-0": "period", "kolonne-1": "title", "kolonne-2": "actors"}
    as_editor.post(f"{HOME}indsaet/", {**said, **columns, "med": ["1", "2"], "tilfoej": "1"})
    first, second = (row(process, k) for k in standing(process).state.in_order()[-2:])
    assert (first["title"], first["actors"], first["visibility"]) == ("Borgermøde", ["Borgere", "Byrådet"], "staff")
    assert second["period"] == {**second["period"], "edtf": None, "text": "engang"}


def test_colleagues_are_named_in_comments_and_comments_are_settled(
    as_editor: Client, accounts: dict[str, Account], process: Process, key: str
) -> None:
    as_editor.post(f"{HOME}kommentarer/ny/", {"noegle": key, "tekst": "Er datoen rigtig, @Approver? Spørg @Stranger."})
    made = process.comments.get()
    assert [a.name for a in made.named.all()] == ["Approver"]

    as_editor.post(f"{HOME}kommentarer/{made.pk}/", {"afgjort": "1"})
    made.refresh_from_db()
    assert made.settled_by == accounts["editor"]
    assert as_editor.post(f"{HOME}kommentarer/ny/", {"tekst": "  "}).status_code == 422


def test_longer_names_win_and_a_first_name_will_do_where_one_has_it() -> None:
    people = [Account(pk=n, name=name) for n, name in enumerate(["Anna Holm", "Anna Holmgaard", "Bo Bentsen"])]

    def named(text: str) -> list[str]:
        return [a.name for a in comment_actions.named_in(text, people)]

    assert named("@Anna Holmgaard og @bo") == ["Anna Holmgaard", "Bo Bentsen"]
    assert named("@Anna, se her") == []
    assert named("skriv til bo@bentsen.example") == []


def test_who_is_not_told_is_said(as_editor: Client, process: Process, accounts: dict[str, Account]) -> None:
    """Somebody without a role in the process is not told, and whoever wrote the name must know."""
    text = "@Stranger, @Borgmester Nielsen fra Engby og @Owner: se her. Skriv til bo@engby.example."

    page = as_editor.post(f"{HOME}kommentarer/ny/", {"tekst": text}, follow=True).content.decode()

    assert "Owner får besked" in page
    assert "Ingen får besked ved »Stranger«" in page
    assert "Ingen får besked ved »Borgmester Nielsen«" in page
    assert page.count("Ingen får besked") == 2
    (made,) = process.comments.all()
    assert list(made.named.all()) == [accounts["owner"]]


def test_a_first_name_that_two_have_is_nobodys() -> None:
    people = [Account(pk=n, name=name) for n, name in enumerate(["Anna Holm", "Anna Lund"])]

    assert comment_actions.unknown_in("@Anna og @anna holm, @Æ.B-C", people) == ["Anna", "Æ.B-C"]


def test_a_part_of_a_longer_name_names_nobody() -> None:
    people = [Account(pk=n, name=name) for n, name in enumerate(["Anna Holm", "Bo Bentsen"])]

    assert comment_actions.named_in("@Anna-Marie og @Bo Bentsen-Lund", people) == []
    assert comment_actions.unknown_in("@Anna-Marie og @Bo Bentsen-Lund", people) == ["Anna-Marie", "Bo Bentsen-Lund"]
    assert comment_actions.named_in("@Anna Holmgaard", people) == []
    assert comment_actions.named_in("@Anna - og @Bo Bentsen-", people) == people


def test_of_two_who_have_one_name_both_are_told() -> None:
    people = [Account(pk=n, name="Anna Holm") for n in range(2)]

    assert comment_actions.named_in("@Anna Holm, se her", people) == people
    assert comment_actions.unknown_in("@Anna", people) == ["Anna"]


def test_a_file_is_kept_with_its_hash_and_handed_out_as_a_download(
    as_editor: Client, process: Process, key: str
) -> None:
    file = SimpleUploadedFile('Bilag æøå ".html', b"<script>alert(1)</script>", content_type="text/html")
    as_editor.post(f"{HOME}{key}/bilag/", {"fil": file})
    kept = Attachment.objects.get()
    answer = as_editor.get(f"{HOME}{key}/bilag/{kept.pk}/")

    assert answer.content == b"<script>alert(1)</script>"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Bilag%20%C3%A6%C3%B8%C3%A5")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none';")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_is_too_large_or_empty_is_refused_in_words(
    as_editor: Client, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frisat.web.process.editor_attachments.MOST_BYTES", 10)
    for data in (b"x" * 11, b""):
        answer = as_editor.post(f"{HOME}{key}/bilag/", {"fil": SimpleUploadedFile("a.txt", data)}, headers=JSON)
        assert answer.status_code == 422
        assert "a.txt" in answer.json()["fault"] or not data
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("path", ["", "a1/", "seneste/", "kommentarer/", "fund/", "nyt/?stand=v1", "betyder/?tekst=x"])
def test_who_has_no_role_is_told_that_there_is_no_such_page(
    client: Client, accounts: dict[str, Account], path: str
) -> None:
    client.force_login(accounts["stranger"])

    assert client.get(HOME + path).status_code == 404


WRITES = ("ny/", "fortryd/", "indsaet/", "a1/", "a1/felt/", "a1/flyt/", "a1/dubler/", "a1/fjern/", "a1/ret/",
          "a1/slaa-fra/", "a1/hvad-nu-hvis/", "a1/bilag/")  # fmt: skip


@pytest.mark.parametrize("path", WRITES)
@pytest.mark.parametrize("role", ["reader", "contributor", "approver"])
def test_who_may_only_read_changes_nothing(
    client: Client, accounts: dict[str, Account], process: Process, role: str, path: str
) -> None:
    client.force_login(accounts[role])

    assert client.get(HOME).status_code == 200
    assert client.post(HOME + path, {"stand": stamp(process)}).status_code == 403
    assert not process.drafts.exists()


def test_nested_ids_of_another_process_are_not_found(
    as_editor: Client, accounts: dict[str, Account], process: Process, key: str
) -> None:
    from frisat.web.process import actions
    from frisat.web.record.actions import SYSTEM

    other = actions.make_process(SYSTEM, slug="andet", name="Andet")
    said = comment_actions.comment(accounts["contributor"], process, text="Her")
    assert as_editor.get("/arbejde/forloeb/andet/plan/").status_code == 404
    from frisat.web.people.models import Role

    Role.objects.create(account=accounts["editor"], process_id=other.pk, name="editor")
    as_editor.force_login(Account.objects.get(pk=accounts["editor"].pk))
    foreign = "/arbejde/forloeb/andet/plan/"
    assert as_editor.get(f"{foreign}{key}/").status_code == 404
    assert as_editor.post(f"{foreign}kommentarer/{said.pk}/", {"afgjort": "1"}).status_code == 404
    assert as_editor.get(f"{foreign}{key}/bilag/1/").status_code == 404


def test_an_empty_plan_says_what_will_stand_there(
    client: Client, accounts: dict[str, Account], process: Process
) -> None:
    from frisat.web.people.models import Role
    from frisat.web.process import actions
    from frisat.web.record.actions import SYSTEM

    other = actions.make_process(SYSTEM, slug="tomt", name="Tomt forløb")
    Role.objects.create(account=accounts["stranger"], process_id=other.pk, name="editor")
    client.force_login(accounts["stranger"])
    page = client.get("/arbejde/forloeb/tomt/plan/")
    assert "Her kommer planens aktiviteter til at stå." in page.content.decode()

    answer = client.post("/arbejde/forloeb/tomt/plan/ny/", {"stand": stamp(other)}, follow=True)
    assert answer.status_code == 200
    assert standing(other).state.plan["title"] == "Tomt forløb"


def test_a_text_of_a_plan_is_never_markup(as_editor: Client, process: Process, key: str) -> None:
    for field in ("title", "actors", "place", "track", "status_reason", "period"):
        said = {"felt": field, "vaerdi": "<img src=x onerror=alert(1)>\"'", "stand": stamp(process)}
        as_editor.post(f"{HOME}{key}/felt/", said, headers=JSON)
    for path in ("", f"{key}/", "seneste/", "fund/", f"{key}/hvad-nu-hvis/?periode=%3Cimg%20src%3Dx%3E"):
        assert "<img" not in as_editor.get(HOME + path).content.decode().replace("\\u003C", "<"), path
