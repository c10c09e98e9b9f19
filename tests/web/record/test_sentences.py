"""Every verb that the source records has a sentence in both languages, and so has every field that it names."""

from __future__ import annotations

import ast
import re
import string
from enum import StrEnum
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import frisat.web
from frisat.plan.journey import Say
from frisat.plan.meeting import MeetingKind, Outcome, Part, Presence
from frisat.plan.sentences import catalogue
from frisat.plan.wording.history import FIELDS, KINDS, VALUES
from frisat.plan.wording.recorded import CODES, COLUMNS
from frisat.web.cases import actions as cases
from frisat.web.meetings import agenda_actions, head_actions, minutes_actions, people_actions
from frisat.web.people.models import Account, RoleName
from frisat.web.process.models import DraftState, Process, ProcessState
from frisat.web.record import sentences
from frisat.web.record.actions import SYSTEM, write

WEB = Path(frisat.web.__file__).parent


def _calls() -> list[tuple[str, ast.Call]]:
    found = []
    for path in sorted(WEB.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", getattr(node.func, "attr", "")) != "write":
                continue
            if len(node.args) >= 3 and getattr(node.args[0], "id", "") in ("by", "SYSTEM"):
                found.append((f"{path.parent.name}/{path.stem}", node))
    return found


def _verbs() -> set[str]:
    """Whole verbs said to `write`; and those said to `note_security`, which puts "account." before them."""
    found = set()
    for _, call in _calls():
        found |= {n.value for n in ast.walk(call.args[1]) if isinstance(n, ast.Constant) and "." in str(n.value)}
    for path in sorted((WEB / "people").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "note_security":
                found |= {f"account.{a.value}" for a in node.args if isinstance(a, ast.Constant)}
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "verb":
                found |= {f"account.{n.value}" for n in ast.walk(node.value) if isinstance(n, ast.Constant)}
    return found - {"account."}


def test_every_verb_has_words_in_both_languages() -> None:
    verbs = _verbs()

    assert len(verbs) > 60
    assert sorted(verbs - set(catalogue())) == []


def test_a_sentence_names_nothing_but_who_and_what() -> None:
    for verb in _verbs():
        for language in ("da", "en"):
            said = catalogue()[verb][language]
            assert {name for _, name, _, _ in string.Formatter().parse(said) if name} <= {"who", "thing"}, verb
            assert said.endswith("."), verb


def test_every_verb_can_be_narrowed_to() -> None:
    assert sorted({verb.partition(".")[0] for verb in _verbs()} - set(KINDS)) == []


def test_every_field_that_the_source_names_has_words() -> None:
    found = set()
    for where, call in _calls():
        for keyword in call.keywords:
            if keyword.arg in ("before", "after"):
                for node in ast.walk(keyword.value):
                    if isinstance(node, ast.Dict):
                        found |= {(where, k.value) for k in node.keys if isinstance(k, ast.Constant)}

    assert len(found) > 15
    assert sorted((where, field) for where, field in found if field not in FIELDS) == []


@pytest.mark.parametrize(
    ("field", "choices"),
    [("outcome", Outcome), ("say", Say), ("presence", Presence), ("part", Part), ("kind", MeetingKind)],
)
def test_every_code_has_words(field: str, choices: type[StrEnum]) -> None:
    assert {str(one) for one in choices} <= set(CODES[field])


def test_every_column_that_a_form_changes_has_words() -> None:
    columns = {
        *agenda_actions.FIELDS, *head_actions.FIELDS, *head_actions.RULE, *minutes_actions.ITEM_FIELDS,
        *minutes_actions.STAY_FIELDS, *people_actions.FIELDS, *cases.CASE_FIELDS, *cases.STEP_FIELDS, "conflicts",
    }  # fmt: skip

    assert sorted(columns - set(FIELDS) - set(COLUMNS)) == []


def test_a_row_of_the_record_shows_no_number_of_the_database(
    client: Client, accounts: dict[str, Account], process: Process
) -> None:
    write(SYSTEM, "meeting.item_add", process, within=process, after={"items": [812]})
    write(SYSTEM, "meeting.participant", process, within=process, after={"participant": 813, "part": "chair"})
    client.force_login(accounts["admin"])

    said = client.get(reverse("record")).content.decode()

    assert "mødeleder" in said
    assert not {"812", "813"} & set(re.findall(r"\d+", said))


def test_a_thing_whose_name_ends_in_a_full_stop_ends_its_sentence_once(
    client: Client, accounts: dict[str, Account], process: Process
) -> None:
    Process.objects.filter(pk=process.pk).update(name="Skolereformen.")
    write(SYSTEM, "process.change", process, within=process, after={"case_no": "26/1"})
    client.force_login(accounts["admin"])

    said = client.get(reverse("record")).content.decode()

    assert "Skolereformen.<" in said
    assert "Skolereformen.." not in said


@pytest.mark.parametrize("choices", [RoleName, ProcessState, DraftState])
def test_every_choice_has_words(choices: type) -> None:
    assert set(choices.values) <= set(VALUES)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("", None, ""),
        ("name", "open", "open"),  # a person's own word
        ("", "open", "åbent"),
        ("new", True, "ja"),
        ("valid_from", "2027-05-03", "3. maj 2027"),
        ("valid_from", "2027-13-03", "2027-13-03"),
        ("period", {"text": "medio marts 2027", "edtf": "2027-03"}, "medio marts 2027"),
        ("actors", ["Byrådet", "Ældrerådet"], "Byrådet, Ældrerådet"),
        ("sha256", "a" * 64, "aaaaaaaaaaaa…"),
        ("count", 3, "3"),
        ("text", "x" * 700, "x" * 600 + " …"),
        ("outcome", "approved", "godkendt"),
        ("presence", "excused", "afbud"),
        ("say", "assents", "skal sige ja"),
        ("kind", "theme", "temamøde"),
        ("kind", "committee", "udvalg"),
        ("name", "approved", "approved"),
        ("fields", ["outcome", "decision_text"], "udfald, beslutningens ordlyd"),
        ("bodies", [9, 10, 11], ""),
        ("items", [1, 2], "1, 2"),
    ],
)
def test_values_are_said_as_people_say_them(field: str, value: object, said: str) -> None:
    assert sentences.shown(field, value) == said
