"""
Who may use which address of the workspace, by which method: written by hand, apart from the code that decides.

`ROUTES` has one row for every named address under /arbejde/. A route without a row, a row without a route, and a route
whose view names another right or other methods than its row fail tests/web/people/test_routes.py.

To add an address, add a row where its neighbours stand:

    "activity_history": Row("reads_process"),
    "editor_cell": Row("edits_plan", POST),

1. the right: the name of the predicate in people/permissions.py that the view's decorator has; `HOLD` says by hand
   which of the eight roles hold it. A new right gets a line there.
2. the methods: GET (which means HEAD too), POST, or both.
3. objects named in the address: `slug`, `key` (of an activity), `number` and the like are filled from the world of the
   test by their names in `GIVEN`. A bare number (`pk`) is of some kind: say which, `pk="import"`; `world.py` makes one
   of each kind in each of two processes. A new kind is made there.
   Every such object is also asked for through the other process's address, which must answer 404.
4. `lacks=True` where who may use the address still gets 404, since the world has not that state (no second factor set
   up, no provider named), or nothing is sent that says which. `writes` names the right that a POST asks for when the
   page itself is shown to more people. `ask` gives the query that a GET cannot do without.
"""

from __future__ import annotations

from dataclasses import dataclass, field

GET, POST, BOTH = ("GET", "HEAD"), ("POST",), ("GET", "HEAD", "POST")
ANONYMOUS = "anonymous"
ROLES = (ANONYMOUS, "stranger", "reader", "contributor", "approver", "editor", "owner", "admin")
_STAFF = {"reader", "contributor", "approver", "editor", "owner"}

HOLD: dict[str, set[str]] = {
    "anybody": set(ROLES),
    "signed_in": set(ROLES) - {ANONYMOUS},
    "keeps_accounts": {"admin"},
    "makes_processes": {"admin"},
    "reads_register": _STAFF - {"reader"} | {"admin"},
    "keeps_register": {"editor", "owner", "admin"},
    "reads_process": _STAFF,
    "comments": _STAFF - {"reader"},
    "edits_plan": {"editor", "owner"},
    "approves": {"approver", "owner"},
    "prepares_meetings": {"approver", "editor", "owner"},
    "releases_papers": {"approver", "owner"},
    "is_account": set(),
    "owns_process": {"owner"},
    "gives_roles": {"owner", "admin"},
}
"""Right -> the roles that hold it (in the process of the address, where it is of a process)."""
SEE_PROCESS = _STAFF | {"admin"}
"""Who is told "you may not" (403) rather than "no such page" (404) on a process's addresses."""

GIVEN = {
    "slug": "slug",
    "key": "key",
    "number": "version",
    "row_pk": "row",
    "part_pk": "sheet_part",
    "alias_pk": "alias",
    "merge_pk": "merge",
    "seat_pk": "seat",
    "item_pk": "item",
    "paper_key": "paper",
    "person_pk": "participant",
    "body_pk": "body",
    "template_pk": "template",
    "invitation_pk": "invitation",
    "type_name": "thing",
    "uidb36": "uidb36",
    "organization_slug": "saml",
    "case_no": "case",
    "step": "step",
}
"""Name in an address -> kind of object of the world."""


@dataclass(frozen=True, slots=True)
class Row:
    right: str
    methods: tuple[str, ...] = GET
    pk: str = ""
    lacks: bool = False
    ask: str = ""
    writes: str = ""
    """The right that POST asks for beyond that of the view, which shows the same page to more people."""
    no_token: bool = False
    """Posted by another site: needs no token of ours (the reason stands beside the view)."""
    other: dict[str, str] = field(default_factory=dict)
    """Name in this address -> kind, where it is not that of `GIVEN`."""


def entrance(methods: tuple[str, ...] = GET, **more: object) -> Row:
    return Row("anybody", methods, **more)  # type: ignore[arg-type]


def own(methods: tuple[str, ...] = GET, **more: object) -> Row:
    return Row("signed_in", methods, **more)  # type: ignore[arg-type]


ROUTES: dict[str, Row] = {
    # desk
    "desk": Row("signed_in"),
    "house_calendar": Row("signed_in"),
    "desk_mail": Row("signed_in", BOTH),
    # signing in
    "account_login": entrance(BOTH),
    "account_logout": entrance(BOTH),
    "account_inactive": entrance(),
    "account_reset_password": entrance(BOTH),
    "account_reset_password_done": entrance(),
    "account_reset_password_from_key": entrance(BOTH, other={"key": "link"}),
    "account_reset_password_from_key_done": entrance(),
    "mfa_authenticate": entrance(BOTH),
    "mfa_login_webauthn": entrance(BOTH),
    "socialaccount_login_cancelled": entrance(),
    "socialaccount_login_error": entrance(),
    "openid_connect_login": entrance(lacks=True),
    "openid_connect_callback": entrance(lacks=True),
    "saml_login": entrance(lacks=True),
    "saml_metadata": entrance(lacks=True),
    "saml_acs": entrance(POST, no_token=True),
    "saml_finish_acs": entrance(lacks=True),
    "saml_sls": entrance(lacks=True),
    # one's own account
    "account_profile": own(BOTH),
    "account_sign_out_everywhere": own(POST),
    "account_session_end": Row("signed_in", POST, lacks=True, other={"name": "session"}),
    "account_reauthenticate": own(BOTH),
    "account_change_password": own(BOTH),
    "account_set_password": own(BOTH),
    "mfa_index": own(),
    "mfa_reauthenticate": own(BOTH),
    "mfa_activate_totp": own(BOTH),
    "mfa_deactivate_totp": own(BOTH, lacks=True),
    "mfa_view_recovery_codes": own(lacks=True),
    "mfa_generate_recovery_codes": own(BOTH),
    "mfa_download_recovery_codes": own(lacks=True),
    "mfa_list_webauthn": own(),
    "mfa_add_webauthn": own(BOTH),
    "mfa_reauthenticate_webauthn": own(BOTH),
    "mfa_remove_webauthn": own(BOTH, pk="factor", lacks=True),
    "mfa_edit_webauthn": own(BOTH, pk="factor", lacks=True),
    # accounts
    "accounts": Row("keeps_accounts"),
    "account_new": Row("keeps_accounts", BOTH),
    "account_page": Row("keeps_accounts", BOTH, pk="account"),
    "account_close": Row("keeps_accounts", POST, pk="account"),
    "account_open": Row("keeps_accounts", POST, pk="account"),
    "account_sign_out": Row("keeps_accounts", POST, pk="account"),
    "account_take_factors": Row("keeps_accounts", POST, pk="account"),
    "account_disconnect": Row("keeps_accounts", POST, pk="account"),
    "account_link": Row("keeps_accounts", POST, pk="account"),
    # record
    "record": Row("keeps_accounts"),
    "history": Row("signed_in", lacks=True, other={"key": "thing_key"}),
    # bodies
    "bodies": Row("reads_register"),
    "body_new": Row("keeps_register", BOTH),
    "body_proposals": Row("keeps_register"),
    "body_accept_same": Row("keeps_register", POST),
    "body_answer": Row("keeps_register", POST),
    "body_make_new": Row("keeps_register", POST),
    "body_propose_again": Row("keeps_register", POST),
    "body_keep_apart": Row("keeps_register", POST, lacks=True),
    "seats_end": Row("keeps_register", BOTH),
    "register_bring_back": Row("keeps_register", POST),
    "body": Row("reads_register", pk="body"),
    "body_change": Row("keeps_register", BOTH, pk="body"),
    "body_close": Row("keeps_register", POST, pk="body"),
    "body_reopen": Row("keeps_register", POST, pk="body"),
    "body_successor": Row("keeps_register", BOTH, pk="body"),
    "body_no_successor": Row("keeps_register", POST, pk="body"),
    "body_handover": Row("reads_register", pk="body"),
    "body_letterhead": Row("keeps_register", BOTH, pk="body"),
    "body_letterhead_end": Row("keeps_register", POST, pk="body"),
    "body_letterhead_back": Row("keeps_register", POST, pk="body", lacks=True),
    "body_letterhead_file": Row("keeps_register", pk="body", lacks=True),
    "body_letterhead_sample": Row("keeps_register", pk="body"),
    "letterhead": Row("keeps_accounts", BOTH),
    "letterhead_end": Row("keeps_accounts", POST),
    "letterhead_back": Row("keeps_accounts", POST, lacks=True),
    "letterhead_file": Row("keeps_accounts", lacks=True),
    "letterhead_sample": Row("keeps_accounts"),
    "letterhead_example": Row("keeps_register"),
    "alias_add": Row("keeps_register", POST, pk="body"),
    "alias_remove": Row("keeps_register", POST, pk="body"),
    "body_merge": Row("keeps_register", BOTH, pk="body"),
    "body_unmerge": Row("keeps_register", POST, pk="body"),
    "seat_add": Row("keeps_register", BOTH, pk="body"),
    "seat_change": Row("keeps_register", BOTH, pk="body"),
    "seat_remove": Row("keeps_register", POST, pk="body"),
    "persons": Row("reads_register"),
    "person_new": Row("keeps_register", BOTH),
    "person": Row("reads_register", pk="person"),
    "person_change": Row("keeps_register", BOTH, pk="person"),
    "person_account": Row("keeps_accounts", POST, pk="person"),
    "stakeholders": Row("reads_process"),
    "stakeholders_change": Row("edits_plan", POST),
    # processes
    "work_processes": Row("signed_in"),
    "process_new": Row("makes_processes", BOTH),
    "process_new_address": Row("makes_processes"),
    "process_new_meaning": Row("signed_in"),
    "work_process": Row("reads_process"),
    "process_settings": Row("owns_process", BOTH),
    "process_state": Row("owns_process", POST),
    "process_put_away": Row("owns_process", POST),
    "process_bring_back": Row("owns_process", POST),
    "process_roles": Row("gives_roles", BOTH),
    "process_role_change": Row("gives_roles", POST, pk="role"),
    "process_role_take": Row("gives_roles", POST, pk="role"),
    # versions
    "draft_publish": Row("reads_process"),
    "draft_compare": Row("reads_process"),
    "draft_as_citizen": Row("reads_process", BOTH),
    "draft_as_citizen_activity": Row("reads_process"),
    "draft_ask": Row("edits_plan", POST),
    "draft_take_back": Row("edits_plan", POST),
    "draft_return": Row("approves", POST),
    "draft_publish_now": Row("approves", POST),
    "draft_publish_edit": Row("approves", POST),
    "draft_drop": Row("edits_plan", BOTH),
    "draft_bring_back": Row("edits_plan", POST),
    "work_version": Row("reads_process"),
    "version_take_out": Row("approves", BOTH),
    "process_take_out": Row("approves", BOTH),
    # the plan editor
    "editor": Row("reads_process"),
    "editor_add": Row("edits_plan", POST),
    "editor_undo": Row("edits_plan", POST),
    "editor_since": Row("reads_process"),
    "editor_findings": Row("reads_process"),
    "editor_meaning": Row("reads_process"),
    "editor_history": Row("reads_process"),
    "editor_paste": Row("edits_plan", BOTH),
    "editor_comments": Row("reads_process"),
    "editor_say": Row("comments", POST),
    "editor_settle": Row("comments", POST, pk="comment"),
    "editor_activity": Row("reads_process", BOTH, writes="edits_plan"),
    "activity_history": Row("reads_process"),
    "editor_cell": Row("edits_plan", POST),
    "editor_move": Row("edits_plan", POST),
    "editor_duplicate": Row("edits_plan", POST),
    "editor_remove": Row("edits_plan", POST),
    "editor_fix": Row("edits_plan", POST),
    "editor_switch_off": Row("edits_plan", POST),
    "editor_if_moved": Row("edits_plan", BOTH),
    "editor_attach": Row("edits_plan", POST),
    "editor_attachment": Row("reads_process", pk="attachment"),
    # imports
    "imports": Row("edits_plan", BOTH),
    "imports_progress": Row("edits_plan"),
    "import_meaning": Row("edits_plan"),
    "import": Row("edits_plan", pk="import"),
    "import_stop": Row("edits_plan", POST, pk="import"),
    "import_renew": Row("edits_plan", POST, pk="import"),
    "import_again": Row("edits_plan", POST, pk="import"),
    "import_end": Row("edits_plan", POST, pk="import"),
    "import_resume": Row("edits_plan", POST, pk="import"),
    "import_undo": Row("edits_plan", POST, pk="import"),
    "import_file": Row("edits_plan", pk="import"),
    "import_sure": Row("edits_plan", POST, pk="import"),
    "import_row": Row("edits_plan", POST, pk="import"),
    "import_part": Row("edits_plan", BOTH, pk="import"),
    "import_unmentioned": Row("edits_plan", BOTH, pk="import"),
    "import_plan": Row("edits_plan", BOTH, pk="import", lacks=True),
    "import_warnings": Row("edits_plan", pk="import"),
    "arrival": Row("edits_plan", pk="paper_import"),
    "arrival_sure": Row("edits_plan", POST, pk="paper_import"),
    "arrival_part": Row("edits_plan", POST, pk="paper_import"),
    "arrival_take": Row("edits_plan", BOTH, pk="paper_import"),
    "arrival_back": Row("edits_plan", POST, pk="paper_import"),
    "arrival_series": Row("edits_plan", BOTH, pk="import"),
    "arrival_series_back": Row("edits_plan", POST, pk="import"),
    "import_picture": Row("edits_plan", pk="import", lacks=True, other={"number": "page"}),
    "document_file": Row("reads_process", pk="document"),
    # meetings and agendas
    "work_meetings": Row("reads_process"),
    "meetings_make": Row("prepares_meetings", POST),
    "meeting_new": Row("edits_plan", BOTH),
    "item_proposals": Row("comments", BOTH),
    "proposal_turn_down": Row("prepares_meetings", POST, pk="proposed"),
    "work_meeting": Row("reads_process", pk="meeting"),
    "meeting_head": Row("prepares_meetings", BOTH, pk="meeting"),
    "meeting_rule": Row("prepares_meetings", BOTH, pk="meeting"),
    "meeting_legs": Row("prepares_meetings", BOTH, pk="meeting"),
    "meeting_people": Row("prepares_meetings", BOTH, pk="meeting"),
    "meeting_seats": Row("prepares_meetings", POST, pk="meeting"),
    "participant": Row("prepares_meetings", BOTH, pk="meeting"),
    "participant_remove": Row("prepares_meetings", POST, pk="meeting"),
    "meeting_bring_back": Row("prepares_meetings", POST, pk="meeting"),
    "meeting_move": Row("prepares_meetings", BOTH, pk="meeting"),
    "meeting_cancel": Row("prepares_meetings", BOTH, pk="meeting"),
    "agenda_ask": Row("prepares_meetings", POST, pk="meeting"),
    "agenda_return": Row("releases_papers", POST, pk="meeting"),
    "agenda_send": Row("prepares_meetings", BOTH, pk="meeting", writes="releases_papers"),
    "agenda_issues": Row("reads_process", pk="meeting"),
    "agenda_issue": Row("reads_process", pk="meeting", other={"number": "issue"}),
    "agenda_fetch": Row("prepares_meetings", BOTH, pk="meeting"),
    "agenda_templates": Row("prepares_meetings", BOTH, pk="meeting"),
    "agenda_template": Row("prepares_meetings", BOTH, pk="meeting"),
    "template_use": Row("prepares_meetings", POST, pk="meeting"),
    "template_drop": Row("prepares_meetings", POST, pk="meeting"),
    "item_add": Row("prepares_meetings", POST, pk="meeting"),
    "work_item": Row("prepares_meetings", BOTH, pk="meeting"),
    "item_place": Row("prepares_meetings", POST, pk="meeting"),
    "item_remove": Row("prepares_meetings", POST, pk="meeting"),
    "item_back": Row("prepares_meetings", POST, pk="meeting"),
    "item_withdraw": Row("releases_papers", BOTH, pk="meeting"),
    "item_close": Row("releases_papers", BOTH, pk="meeting"),
    "item_readers": Row("prepares_meetings", pk="meeting"),
    "item_bar": Row("prepares_meetings", POST, pk="meeting"),
    "item_unbar": Row("prepares_meetings", POST, pk="meeting"),
    "item_let_in": Row("releases_papers", POST, pk="meeting"),
    "item_let_in_end": Row("releases_papers", POST, pk="meeting"),
    "paper_add": Row("prepares_meetings", POST, pk="meeting"),
    "work_paper": Row("reads_process", pk="meeting"),
    "paper_fetched": Row("prepares_meetings", pk="meeting"),
    "paper_check": Row("prepares_meetings", BOTH, pk="meeting", writes="releases_papers"),
    "paper_clean": Row("prepares_meetings", POST, pk="meeting"),
    "paper_change": Row("prepares_meetings", POST, pk="meeting"),
    "paper_remove": Row("prepares_meetings", POST, pk="meeting"),
    "paper_back": Row("prepares_meetings", POST, pk="meeting"),
    # invitations and calendars
    "invitations": Row("prepares_meetings", BOTH, pk="meeting"),
    "invite_papers": Row("prepares_meetings", POST, pk="meeting"),
    "invite_again": Row("prepares_meetings", POST, pk="meeting"),
    "invite_withdraw": Row("prepares_meetings", POST, pk="meeting"),
    "invite_answer": Row("prepares_meetings", POST, pk="meeting"),
    "shared_feeds": Row("keeps_register", BOTH, pk="body"),
    "shared_feed_revoke": Row("keeps_register", POST, pk="shared_feed"),
    "own_feeds": own(BOTH),
    "feed_revoke": own(POST, pk="feed", lacks=True),
    # cases and decisions
    "cases": Row("reads_process"),
    "case_new": Row("prepares_meetings", BOTH),
    "case": Row("reads_process"),
    "case_change": Row("prepares_meetings", BOTH),
    "case_text": Row("prepares_meetings", BOTH),
    "case_show": Row("releases_papers", POST),
    "case_close": Row("releases_papers", POST),
    "case_approvals": Row("reads_process"),
    "case_paste": Row("prepares_meetings", BOTH),
    "case_step_new": Row("prepares_meetings", BOTH),
    "case_step": Row("prepares_meetings", BOTH),
    "case_move": Row("prepares_meetings", POST),
    "case_skip": Row("prepares_meetings", BOTH),
    "case_say": Row("prepares_meetings", BOTH),
    "case_unsay": Row("prepares_meetings", BOTH),
    "case_bring_back": Row("prepares_meetings", POST),
    "case_agenda": Row("prepares_meetings", POST),
    "work_decisions": Row("reads_process"),
    "decision_new": Row("releases_papers", BOTH),
    "work_decision": Row("reads_process", other={"number": "decision_no", "year": "decision_year"}),
    "decision_days": Row("releases_papers", BOTH, other={"number": "decision_no", "year": "decision_year"}),
    "decision_disclose": Row("releases_papers", BOTH, other={"number": "decision_no", "year": "decision_year"}),
    # minutes
    "minutes": Row("prepares_meetings", pk="taken"),
    "minutes_begin": Row("prepares_meetings", POST, pk="taken"),
    "minutes_begin_back": Row("prepares_meetings", POST, pk="taken"),
    "minutes_everybody": Row("prepares_meetings", POST, pk="taken"),
    "minutes_presence": Row("prepares_meetings", POST, pk="taken", other={"person_pk": "came"}),
    "minutes_item": Row("prepares_meetings", POST, pk="taken", other={"item_pk": "said"}),
    "minutes_undo": Row("prepares_meetings", POST, pk="taken", other={"item_pk": "said"}),
    "follow_up_ask": Row("prepares_meetings", POST, pk="taken", other={"item_pk": "said"}),
    "minutes_whole": Row("prepares_meetings", pk="taken"),
    "minutes_send": Row("prepares_meetings", POST, pk="taken"),
    "minutes_reopen": Row("prepares_meetings", POST, pk="taken"),
    "minutes_answer_for": Row("prepares_meetings", POST, pk="taken", other={"person_pk": "came"}, lacks=True),
    "minutes_freeze": Row("releases_papers", POST, pk="taken"),
    "minutes_correct": Row("releases_papers", POST, pk="taken"),
    "follow_ups": Row("prepares_meetings"),
    "follow_up_done": Row("prepares_meetings", POST, pk="follow_up"),
    "follow_up_out": Row("prepares_meetings", POST, pk="follow_up"),
    "minutes_own": own(BOTH, pk="other_approval", lacks=True),
    "own_follow_up_done": own(POST, pk="other_follow_up", lacks=True),
}
"""Name of an address -> what is expected of it. Keep a part's rows together."""
