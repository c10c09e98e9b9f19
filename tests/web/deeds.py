"""
What a person sends to each address of the workspace that takes a form, so that it is done: written by hand.

`DEEDS` has one row for every row of people/matrix.py with POST; `ELSEWHERE` names the test that does what takes more
than one form, and `WRITES_NOTHING` those that rightly leave no entry in the record, with the reason. A new address that
stands in neither fails tests/web/test_bars_events.py.

The values may name objects of the world (people/world.py): `kind("body")` is a number or key of this process, and the
test of foreign objects puts the other process's in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from frisat.web.base import memory
from frisat.web.bodies import letterhead_files
from frisat.web.bodies.models import Body, Letterhead
from frisat.web.intake.models import Decision, Intake, IntakeState, Row, RowKind
from frisat.web.intake.renewing import plan_standing
from frisat.web.meetings import approval_actions, release_actions
from frisat.web.meetings.models import FollowUp
from frisat.web.meetings.value import with_all
from frisat.web.people.models import Account, Person, Role
from frisat.web.process.editor_state import standing
from frisat.web.process.models import Process
from tests.web.people import world
from tests.web.people.matrix import GIVEN, ROUTES
from tests.web.people.test_routes import WORK, arguments

PASSWORD = "en lang adgangskode"
NEW_PASSWORD = "fire helt andre ord her"


@dataclass(frozen=True, slots=True)
class Kind:
    """An object of the world that a form names."""

    name: str


def kind(name: str) -> Any:
    return Kind(name)


@dataclass(frozen=True, slots=True)
class Now:
    """A value that is worked out when the form is sent."""

    of: Callable[[Process], Any]


STAND = Now(lambda process: standing(process).stamp)
UPTO = Now(lambda process: standing(process).draft.snapshot_upto)
"""What the page of a draft has in its hidden field."""
AGENDA = Now(
    lambda process: release_actions.stand_of(
        with_all(process.meetings.filter(stage__in=("draft", "review", "released"))).first()
    )
)
"""What the page that sends an agenda has in its hidden field."""
STAND_OF_MINUTES = Now(
    lambda process: approval_actions.stand_of(
        with_all(
            process.meetings.filter(stage__in=("taking", "approving"), approvals=None)
            | process.meetings.filter(approvals__participant__person__name="Rita Referent")
        ).order_by("pk")[0]
    )
)
"""What the page of the minutes that are being taken has in its hidden field."""
LETTERHEAD = Now(lambda process: SimpleUploadedFile("brevpapir.docx", letterhead_files.example()))
EARLIER = Now(lambda process: Letterhead.objects.exclude(ended=None).latest("pk").pk)
"""The letterhead that a deed before took out of use."""
PAPER = Now(lambda process: SimpleUploadedFile("notat.pdf", b"%PDF-1.7 nyt"))
FILE = Now(lambda process: SimpleUploadedFile("bilag.txt", b"Et bilag"))


@dataclass(frozen=True, slots=True)
class Deed:
    """Fields of a form, and the deeds that must be done before it makes sense."""

    sent: dict[str, Any] = field(default_factory=dict)
    after: tuple[str, ...] = ()
    at: dict[str, str] = field(default_factory=dict)
    """Name in the address -> kind of object, where it is not the one of the table of routes."""


def _answers(process: Process) -> str:
    """A line that answers for the body of the process's newest case."""
    return f"{process.cases.first().steps.first().body.name}\t1. april 2027\tgodkendt"


_EDIT = ("editor_cell",)
_DAY = "1. juni 2027"
_ROW = {"version": "0", "do": "leave"}
_PUBLISH = {
    "upto": UPTO, "name": "Planen", "size": "major", "reason": "Byrådet har besluttet det", "decision": "Byrådet",
    "provisional": "final", "valid_from": "3. maj 2027", "dated": "3. maj 2027",
}  # fmt: skip

DEEDS: dict[str, Deed] = {
    # one's own account
    "account_profile": Deed({"name": "Et nyt navn"}),
    "account_sign_out_everywhere": Deed(),
    "account_change_password": Deed(
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    ),
    "desk_mail": Deed({"mail": "0"}),
    "shared_feeds": Deed({"name": "Ældreråd i nabokommunen"}),
    "shared_feed_revoke": Deed(),
    "own_feeds": Deed({"name": "Min telefon"}),
    "feed_revoke": Deed(at={"pk": "own_feed"}),
    # invitations
    "invitations": Deed({"other_name": "Bo Borger", "other_mail": "bo@engby.example"}),
    "invite_again": Deed(),
    "invite_withdraw": Deed(),
    "invite_answer": Deed({"answer": "ACCEPTED"}),
    # accounts
    "account_new": Deed({"name": "Ny Kollega", "email": "ny@engby.example"}),
    "account_page": Deed({"name": "Andet navn", "email": "andet@engby.example"}),
    "account_close": Deed({"reason": "Fratrådt"}),
    "account_open": Deed({"reason": "Tilbage"}, after=("account_close",)),
    "account_sign_out": Deed(),
    "account_take_factors": Deed({"reason": "Tabt telefon"}),
    "account_link": Deed(),
    # bodies
    "body_new": Deed({"name": "Et nyt udvalg", "kind": "committee"}),
    "body_answer": Deed({"navn": "Udv. for skole", "svar": "ja", "organ": kind("body"), "forloeb": kind("process")}),
    "body_make_new": Deed({"navn": ["byrådet"], "slags:byrådet": "council"}),
    "body_propose_again": Deed({"navn": "Udv. for leg"}, after=("_set_aside",)),
    "body_keep_apart": Deed({"a": kind("body"), "b": kind("body2")}),
    "seats_end": Deed({"last_day": _DAY, "bodies": [kind("body")], "reason": "Kommunalvalg"}),
    "body_change": Deed({"name": "Et andet navn", "kind": "committee", "part_of": kind("body2")}),
    "body_close": Deed({"last_day": _DAY, "reason": "Nedlagt"}),
    "body_letterhead": Deed({"fil": LETTERHEAD}),
    "body_letterhead_end": Deed(after=("body_letterhead",)),
    "body_letterhead_back": Deed({"nr": EARLIER}, after=("body_letterhead_end",)),
    "letterhead": Deed({"fil": LETTERHEAD}),
    "letterhead_end": Deed(after=("letterhead",)),
    "letterhead_back": Deed({"nr": EARLIER}, after=("letterhead_end",)),
    "body_reopen": Deed(after=("body_close",)),
    "body_successor": Deed({"successor": kind("body2"), "from_day": _DAY, "reason": "Valg"}),
    "body_no_successor": Deed(after=("body_successor",)),
    "alias_add": Deed({"text": "Udv. for børn", "process": kind("process")}),
    "alias_remove": Deed(),
    "body_merge": Deed({"med": kind("body2"), "reason": "Det samme"}),
    "body_unmerge": Deed({"adskilt": "1", "reason": "Ikke det samme"}),
    "seat_add": Deed({"person": kind("person2"), "role": "member", "first_day": _DAY}),
    "seat_change": Deed({"person": kind("person"), "role": "chair", "first_day": _DAY}),
    "seat_remove": Deed({"reason": "Skrevet forkert"}),
    "person_new": Deed({"name": "Ny Person"}),
    "person_change": Deed({"name": "Per P. Person", "title": "Konsulent"}),
    "person_account": Deed({"email": "reader@engby.example"}),
    # processes
    "process_new": Deed(
        {"name": "Et nyt forløb", "owner": kind("me"), "start": "copy", "copy_of": kind("process"),
         "new_start": _DAY, "make": "1"}
    ),
    "process_settings": Deed({"name": "Et andet navn", "slug": "et-nyt-navn"}),
    "process_state": Deed({"state": "ended", "reason": "Færdig"}),
    "process_put_away": Deed({"reason": "Forældet"}),
    "process_bring_back": Deed(after=("process_put_away",)),
    "process_roles": Deed({"email": "stranger@engby.example", "role": "reader"}),
    "process_role_change": Deed({"role": "editor"}),
    "process_role_take": Deed(),
    "stakeholders_change": Deed({"goer": "tilfoej", "navne": "Ældrerådet"}),
    # versions
    "draft_ask": Deed({"upto": UPTO}, after=_EDIT),
    "draft_take_back": Deed(after=("draft_ask",)),
    "draft_return": Deed({"remarks": "Ret datoen"}, after=("draft_ask",)),
    "draft_publish_now": Deed(_PUBLISH, after=_EDIT),
    "draft_drop": Deed({"upto": UPTO, "reason": "Begyndt forfra"}, after=_EDIT),
    "draft_bring_back": Deed(after=("draft_drop",)),
    "draft_publish_edit": Deed(_PUBLISH, after=_EDIT),
    "draft_as_citizen": Deed(_PUBLISH, after=_EDIT),
    "version_take_out": Deed({"key": kind("key"), "text": "", "ground": "Personoplysninger"}),
    "process_take_out": Deed({"key": kind("key"), "text": "", "ground": "Personoplysninger"}),
    # the plan editor
    "editor_add": Deed({"stand": STAND, "efter": kind("key")}),
    "editor_cell": Deed({"stand": STAND, "felt": "place", "vaerdi": "Rådhuset"}),
    "editor_undo": Deed({"stand": STAND}, after=_EDIT),
    "editor_paste": Deed(
        {"stand": STAND, "tekst": "Dato\tAktivitet\n1. juni 2027\tEt møde", "html": "", "efter": kind("key"),
         "kolonne-0": "period", "kolonne-1": "title", "med": ["1"], "tilfoej": "1"}
    ),
    "editor_say": Deed({"tekst": "Hvad med ferien?", "noegle": kind("key")}),
    "editor_settle": Deed({"afgjort": "1"}),
    "editor_activity": Deed({"stand": STAND, "title": "En anden titel", "depends_on": kind("key2")}),
    "editor_move": Deed({"stand": STAND, "hvor": "ned"}),
    "editor_duplicate": Deed({"stand": STAND}),
    "editor_remove": Deed({"stand": STAND}),
    "editor_switch_off": Deed({"stand": STAND, "regel": "hearing-too-short", "grund": "Aftalt"}, at={"key": "hearing"}),
    "editor_fix": Deed({"stand": STAND, "regel": "hearing-too-short"}, at={"key": "hearing"}),
    "editor_if_moved": Deed({"stand": STAND, "periode": _DAY, "med": [kind("key2")]}),
    "editor_attach": Deed({"fil": FILE}),
    # imports
    "imports": Deed({"tekst": "1. juni 2027 Et møde", "navn": "Fra Outlook"}),
    "import_stop": Deed(after=("_waiting",)),
    "import_renew": Deed(),
    "import_again": Deed(after=("import_end",)),
    "import_end": Deed(),
    "import_resume": Deed(after=("import_end",)),
    "import_undo": Deed(after=("import_row",)),
    "import_sure": Deed(),
    "import_row": Deed(
        {"version": "0", "do": "accept", "title": "Et helt andet møde", "svar": ""}
    ),
    "import_part": Deed({"version": "0", "1-title": "Det ene", "2-title": "Det andet"}),
    "arrival_sure": Deed(),
    "arrival_part": Deed({"version": "0", "do": "leave"}),
    "arrival_take": Deed({"way": "draft"}, after=("arrival_sure",)),
    "arrival_back": Deed(after=("arrival_sure", "arrival_take")),
    "import_unmentioned": Deed({"v-{unmentioned}-0": "dropped"}),
    "import_plan": Deed({"version": "0", "do": "take", "tag": ["title"]}),
    # meetings and agendas
    "meetings_make": Deed({"aktivitet": kind("key2")}),
    "meeting_new": Deed({"title": "Et nyt møde", "day": _DAY, "kind": "ordinary", "body": kind("body")}),
    "item_proposals": Deed({"body": kind("body"), "title": "Et forslag", "kind": "discussion"}),
    "proposal_turn_down": Deed({"reason": "Hører ikke til her"}),
    "meeting_head": Deed({"kind": "theme", "body_0": kind("body"), "case_no": "26/10432"}),
    "meeting_rule": Deed({"agenda_workdays": "6"}),
    "meeting_legs": Deed({"titel": ["Velkomst"], "tid": ["10.00-11.00"], "sted": ["Salen"]}),
    "meeting_people": Deed({"printed": "Repræsentanter fra Fælles-MED", "part": "guest"}),
    "meeting_seats": Deed(),
    "participant": Deed({"part": "secretary"}),
    "participant_remove": Deed(),
    "meeting_move": Deed({"day": _DAY, "clock": "15.00-17.00", "reason": "Salen er optaget"}),
    "meeting_cancel": Deed({"status": "cancelled", "reason": "For få tilmeldte"}),
    "agenda_ask": Deed(),
    "agenda_return": Deed({"remarks": "Ret punkt 1"}, after=("agenda_ask",)),
    "agenda_send": Deed({"seen": AGENDA}),
    "agenda_fetch": Deed({"med": [kind("offer")]}),
    "agenda_templates": Deed({"name": "Temamøde"}),
    "agenda_template": Deed(
        {"name": "Ordinært møde", "titel": ["Velkomst"], "slags": ["orientation"], "minutter": ["5"]}
    ),
    "template_use": Deed(),
    "template_drop": Deed(),
    "item_add": Deed({"titel": "Eventuelt"}),
    "work_item": Deed({"seen": "0", "title": "En anden overskrift", "kind": "decision"}),
    "item_place": Deed({"hvor": "ned"}),
    "item_remove": Deed(),
    "item_back": Deed(at={"item_pk": "gone_item"}),
    "item_withdraw": Deed({"reason": "Sagen er ikke klar"}, after=("agenda_send",)),
    "item_bar": Deed({"why": "Ejer naboejendommen"}),
    "item_unbar": Deed(after=("item_bar",)),
    "item_close": Deed({"ground": "Personforhold, § 27"}),
    "paper_add": Deed({"fil": PAPER}),
    "paper_change": Deed({"navn": "Notat", "lukket": "1", "grund": "Personforhold"}),
    "paper_remove": Deed(),
    "paper_back": Deed(at={"paper_key": "gone_paper"}),
    # cases and decisions
    "case_new": Deed({"title": "En ny sag", "way": "chain", "first": kind("body")}),
    "case_change": Deed({"title": "Et andet navn", "case_no": "26/10432"}),
    "case_text": Deed({"name": "Høringsversion", "text": "En anden ordlyd"}),
    "case_show": Deed({"vis": "1"}),
    "case_close": Deed({"closed": "on", "ground": "Personforhold"}),
    "case_paste": Deed({"rows": Now(_answers), "tag": "1"}),
    "case_step_new": Deed({"body": kind("body2"), "say": "decides", "where": ""}),
    "case_step": Deed({"say": "assents", "recommendation": "At aftalen godkendes"}),
    "case_move": Deed({"hvor": "fjern"}),
    "case_skip": Deed({"reason": "Ikke part i aftalen"}),
    "case_say": Deed({"outcome": "approved", "day": "1. april 2027", "text_no": "1"}),
    "case_unsay": Deed({"reason": "Skrevet forkert"}, after=("case_say",)),
    "decision_new": Deed(
        {"body": kind("body"), "day": "1. april 2027", "title": "Aftalen", "text": "Godkendt", "outcome": "approved"}
    ),
    "decision_days": Deed({"in_force": "1. januar 2031", "reason": "Loven træder senere i kraft"}),
    "decision_disclose": Deed({"closed": "on", "withheld": "Personforhold", "ground": "Opdaget senere"}),
    # minutes
    "minutes_begin": Deed(after=("_agenda_out",)),
    "minutes_begin_back": Deed(after=("_nothing_written",)),
    "minutes_everybody": Deed(),
    "minutes_presence": Deed({"seen": "0", "fremmoede": "present", "kom": "15.20"}),
    "minutes_item": Deed({"seen": "0", "udfald": "noted", "tekst": "Taget til efterretning."}),
    "minutes_undo": Deed({"seen": "1"}, after=("minutes_item",)),
    "follow_up_ask": Deed({"p{said}-text": "Ring til skolerne"}),
    "minutes_send": Deed({"seen": STAND_OF_MINUTES}, after=("minutes_everybody", "minutes_item")),
    "minutes_reopen": Deed({"reason": "Et navn er forkert"}, after=("minutes_send",)),
    "minutes_answer_for": Deed(
        {"svar": "ja", "told": "på papir", "seen": STAND_OF_MINUTES}, after=("minutes_send",)
    ),
    "minutes_freeze": Deed({"seen": STAND_OF_MINUTES, "reason": "Sagen haster"}, after=("minutes_send",)),
    "minutes_correct": Deed({"text": "Der var fem til stede."}, after=("minutes_freeze",)),
    "follow_up_done": Deed({"gjort": "1"}),
    "follow_up_out": Deed(),
    "minutes_own": Deed({"svar": "ja", "seen": kind("own_stand")}, at={"pk": "own_approval"}),
    "own_follow_up_done": Deed({"gjort": "1"}, at={"pk": "own_follow_up"}),
}  # fmt: skip


ELSEWHERE = {
    "arrival_series": "web/arrivals/test_series.py"
    "::test_a_list_of_dates_becomes_a_series_with_body_clock_place_items_and_rule",
    "arrival_series_back": "web/arrivals/test_series.py::test_the_series_is_taken_back_but_for_what_somebody_used",
    **dict.fromkeys(
        ["item_let_in", "item_let_in_end"],
        "web/meetings/test_readers.py::test_a_guest_is_let_in_to_one_item_for_a_reason_and_out_again",
    ),
    "paper_check": "web/gate/test_passing.py::test_the_page_of_a_paper_is_the_secretariats_alone",
    "paper_clean": "web/gate/test_passing.py::test_the_page_of_a_paper_is_the_secretariats_alone",
    "invite_papers": "web/invites/test_pages.py::test_the_secretary_tells_that_the_agenda_is_ready",
    "case_agenda": "web/cases/test_agendas.py::test_a_step_is_put_on_the_agenda_of_a_meeting_of_its_body",
    **dict.fromkeys(
        ["register_bring_back", "meeting_bring_back", "case_bring_back"],
        "web/test_bars_undo.py::test_what_is_taken_away_is_named_by_the_page_that_asks_and_comes_back",
    ),
    "account_session_end": "web/people/test_sessions.py::test_one_session_is_ended_and_that_is_recorded",
    "body_accept_same": "web/bodies/test_pages.py::test_all_sure_spellings_are_taken_at_once",
    "account_reset_password_from_key": "web/people/test_sign_in.py::test_a_link_changes_the_password_once",
    "account_set_password": "web/test_bars_events.py::test_a_password_where_there_was_none_is_recorded",
    "account_disconnect": "web/people/test_oidc.py"
    "::test_an_address_that_passed_to_somebody_else_does_not_open_the_account",
    "mfa_edit_webauthn": "web/test_bars_events.py::test_a_key_that_is_renamed_or_removed_is_recorded",
    "mfa_remove_webauthn": "web/test_bars_events.py::test_a_key_that_is_renamed_or_removed_is_recorded",
    "mfa_add_webauthn": "e2e/test_signing_in.py::test_a_passkey_is_added_and_signs_in_alone",
    "mfa_generate_recovery_codes": "web/test_bars_events.py::test_new_emergency_codes_are_recorded",
    "mfa_activate_totp": "web/people/test_second_factor.py::test_an_app_is_set_up_and_asked_for_from_then_on",
    "mfa_deactivate_totp": "web/people/test_second_factor.py"
    "::test_removing_the_only_factor_leads_to_setting_up_another",
}
WRITES_NOTHING = {
    "account_login": "a session is no deed on anything; failures are counted, not kept",
    "account_logout": "a session is no deed on anything",
    "account_reauthenticate": "the password is asked for once more; nothing is changed",
    "mfa_reauthenticate": "the factor is asked for once more; nothing is changed",
    "mfa_reauthenticate_webauthn": "the factor is asked for once more; nothing is changed",
    "mfa_authenticate": "the second half of signing in",
    "mfa_login_webauthn": "signing in",
    "account_reset_password": "a mail goes out, also to addresses that have no account; the link changes nothing yet",
    "saml_acs": "a provider's answer is noted in the session until the browser comes back with it",
    "import_renew": "asks the worker, which records what became another",
    "draft_publish_edit": "leads from the preview back to the form",
    "draft_as_citizen": "shows the page that would be",
}
"""Addresses that take a form and leave no entry, and why that is right."""


def world_of(process: Process, account: Account) -> dict[str, Any]:
    """The objects of people/world.py, and what the forms name besides."""
    kinds = world.objects_of(process, account)
    now = standing(process)
    order = now.state.in_order()
    intake = Intake.objects.get(pk=kinds["import"])
    role = Role.objects.get(pk=kinds["role"])
    key = next(k for k in order if k != kinds["key"])
    more = {
        "offer": f"forslag-{kinds['proposed']}",
        "process": process.pk,
        "me": account.pk,
        "account": role.account_id,
        "key2": key,
        "hearing": next(k for k in order if now.state.activities[k]["kind"] == "hearing"),
        "body2": Body.objects.create(name=f"Det andet udvalg i {process.slug}").pk,
        "person2": Person.objects.create(name="Pia Person").pk,
        "unmentioned": Row.objects.create(
            intake=intake, position=2, kind=RowKind.UNMENTIONED, entry=key, proposed=Decision.DROPPED
        ).pk,
        "plan": Row.objects.create(
            intake=intake, position=0, kind=RowKind.PLAN, entry="plan", activity={"title": "En anden titel"}
        ).pk,
    }
    intake.held_against = str(plan_standing(intake))  # else its first page would make the proposals anew
    intake.save()
    return {**kinds, **more}


class _UndoneError(Exception):
    pass


@contextmanager
def undone(client: Client) -> Iterator[None]:
    """What happens inside is taken back, in the database, in memory and in the browser."""
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    try:
        with transaction.atomic():
            yield
            raise _UndoneError
    except _UndoneError:
        memory.forget()
        client.cookies.clear()
        client.cookies[settings.SESSION_COOKIE_NAME] = session


def prepare(client: Client, name: str, kinds: dict[str, Any], process: Process) -> None:
    """Does the deeds that must come before one."""
    for before in DEEDS[name].after:
        if before == "_agenda_out":
            process.meetings.filter(pk=kinds["taken"]).update(stage="released")
        elif before == "_nothing_written":
            FollowUp.objects.filter(item__meeting=kinds["taken"]).delete()
        elif before == "_set_aside":
            client.post(reverse("body_answer"), {"navn": "Udv. for leg", "svar": "intet"})
        elif before == "_waiting":
            Intake.objects.filter(pk=kinds["import"]).update(state=IntakeState.WAITING)
        else:
            prepare(client, before, kinds, process)
            send(client, before, kinds, process)


def send(
    client: Client, name: str, kinds: dict[str, Any], process: Process, /, *, path: str = "", **changed: Any
) -> HttpResponse:
    """Does one deed. `path`: instead of the address of these objects. `changed`: other values of the fields."""
    data = filled(DEEDS[name].sent, kinds, process) | changed
    return client.post(path or address_of(name, kinds), data)


def address_of(name: str, kinds: dict[str, Any], **other: Any) -> str:
    """Where a deed is sent. `other`: other values of the names in the address."""
    given = arguments(WORK[name], ROUTES[name], kinds) | {k: kinds[v] for k, v in DEEDS[name].at.items()}
    return reverse(name, kwargs={**given, **other})


def filled(sent: dict[str, Any], kinds: dict[str, Any], process: Process) -> dict[str, Any]:
    def value(v: Any) -> Any:
        if isinstance(v, list):
            return [value(x) for x in v]
        return kinds[v.name] if isinstance(v, Kind) else v.of(process) if isinstance(v, Now) else v

    return {(k.format(**kinds) if "{" in k else k): value(v) for k, v in sent.items()}


def kind_in_address(name: str, part: str) -> str:
    """Which kind of object stands under a name in a deed's address."""
    row = ROUTES[name]
    return {**GIVEN, "pk": row.pk, **row.other}[part]
