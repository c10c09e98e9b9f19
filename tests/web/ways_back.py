"""
What each address of workspace and meetings takes away, and how it comes back: written by hand, beside deeds.py.

Every row of people/matrix.py with POST stands in one of three tables: `BACK` (something is taken away, and this is the
way back), `FINAL` (it cannot come back: why, and the page that says so), `TAKES_NOTHING` (the reason). An address in
none of them fails tests/web/test_bars_undo.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MESSAGE = "message"
"""The way back is the button of the message that tells what was done."""
Kinds = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Back:
    """How a deed is taken back, by a form that a person finds on a page. Addresses and texts may hold {kinds}."""

    asks: str
    """The page where the deed is asked for."""
    thing: str
    """What that page names: the title of what is taken away."""
    by: str
    """The address that the form of the way back goes to; MESSAGE: the button in the message."""
    on: str = ""
    """The page with that form; empty: where the deed leads to."""
    press: dict[str, str] = field(default_factory=dict)
    """Name and value of the button there, and what is chosen besides."""
    sent: dict[str, Any] | None = None
    """Fields of the deed, where they are not those of deeds.py."""
    after: tuple[str, ...] = ()
    """Deeds that come before it, beyond those of deeds.py."""
    but: tuple[str, ...] = ()
    """Models, or columns of them, that are not as before, and rightly so."""


@dataclass(frozen=True, slots=True)
class Final:
    why: str
    asks: str
    thing: str
    says: str
    """Words of the page that asks: that it does not come back."""


_PROCESS = "/arbejde/forloeb/{slug}/"
_MEETING = _PROCESS + "moeder/{meeting}/"
_TAKEN = _PROCESS + "moeder/{taken}/referat/"
_CASE = _PROCESS + "sager/{case}/"
_STEP = _CASE + "trin/{step}/"
_IMPORT = _PROCESS + "import/{import}/"
_PAPER = _PROCESS + "import/{paper_import}/moede/"
_BODY = "/arbejde/organer/{body}/"
_ROW = {"version": "0", "title": "Et helt andet møde", "svar": ""}

BACK: dict[str, Back] = {
    # accounts
    "account_close": Back("/arbejde/konti/{account}/", "Læser", "account_open"),
    # the register
    "alias_remove": Back(_BODY, "Udvalg", MESSAGE),
    "body_letterhead_end": Back(_BODY + "brevpapir/", "brevpapir.docx", MESSAGE),
    "letterhead_end": Back("/arbejde/brevpapir/", "brevpapir.docx", MESSAGE),
    "seat_remove": Back(_BODY + "pladser/{seat}/", "Per Person", MESSAGE),
    "seats_end": Back("/arbejde/organer/valg/", "Udvalget i {slug}", MESSAGE),
    "body_close": Back(_BODY, "Udvalget i {slug}", MESSAGE),
    "body_successor": Back(_BODY + "afloeser/", "Udvalget i {slug}", MESSAGE),
    "body_no_successor": Back(_BODY, "Udvalget i {slug}", MESSAGE),
    "body_merge": Back(
        _BODY + "sammenlaeg/?med={body2}", "Udvalget i {slug}", "body_unmerge",
        but=("bodies.Merge",),  # what was decided and taken back stays told
    ),
    # processes
    "process_put_away": Back(
        _PROCESS + "indstillinger/", "{process_name}", "process_bring_back", _PROCESS + "indstillinger/"
    ),
    "process_role_take": Back(_PROCESS + "roller/", "Læser", MESSAGE),
    "stakeholders_change": Back(
        _PROCESS + "interessenter/", "Ældrerådet", MESSAGE, sent={"goer": "fjern", "navn": "Ældrerådet"},
        after=("stakeholders_change",),
    ),
    # drafts: who asks for approval again is the one who asked
    "draft_take_back": Back(
        _PROCESS + "udkast/", "{process_name}", "draft_ask", _PROCESS + "udkast/"
    ),
    "draft_return": Back(
        _PROCESS + "udkast/", "{process_name}", "draft_ask", _PROCESS + "udkast/",
        but=("process.Draft.remarks",),  # what the approver said stays told
    ),
    "draft_drop": Back(_PROCESS + "udkast/kasser/", "{process_name}", "draft_bring_back", _PROCESS + "udkast/"),
    # the plan editor
    "editor_remove": Back(_PROCESS + "plan/{key}/", "{title}", "editor_undo", _PROCESS + "plan/"),
    "editor_switch_off": Back(_PROCESS + "plan/{hearing}/", "{hearing_title}", "editor_undo", _PROCESS + "plan/"),
    "editor_settle": Back(
        _PROCESS + "plan/kommentarer/", "En kommentar", "editor_settle", _PROCESS + "plan/kommentarer/?vis=alle",
        {"afgjort": "0"},
    ),
    # imports: what is read again is read in the name of who asks for it
    "import_stop": Back(_IMPORT, "{file}", "import_again", _PROCESS + "import/", but=("intake.Intake.by_id",)),
    "import_end": Back(_IMPORT, "{file}", "import_resume", _IMPORT),
    "import_undo": Back(
        _IMPORT, "{file}", "editor_undo", _PROCESS + "plan/seneste/",
        but=("intake.Intake", "intake.Row"),  # its rows are open, to be decided anew, as the page says
    ),
    "import_row leave": Back(
        _IMPORT + "?raekke={row}", "{row_title}", "import_row", _IMPORT + "?raekke={row}", {"do": "reopen"},
        sent=_ROW | {"do": "leave"},
    ),
    "import_row accept": Back(
        _IMPORT + "?raekke={row}", "{row_title}", "import_row", _IMPORT + "?raekke={row}", {"do": "reopen"},
        sent=_ROW | {"do": "accept"}, but=("intake.Row", "process.Activity"),  # what was typed stays; the key is used
    ),
    "arrival_part": Back(
        _PAPER + "?del={sheet_part}", "Repræsentanter fra skolerne", "arrival_part", _PAPER + "?del={sheet_part}",
        {"do": "reopen"}, but=("arrivals.Part.version",),
    ),
    "import_row join": Back(
        _IMPORT + "?raekke={row}", "{row_title}", "import_row", _IMPORT + "?raekke={row}", {"do": "unjoin"},
        sent=_ROW | {"do": "join"},
    ),
    "import_unmentioned": Back(
        _IMPORT + "ikke-omtalt/", "{unmentioned_title}", "import_unmentioned",
        _IMPORT + "ikke-omtalt/?vis=uaendret", {"igen": "{unmentioned}-1"},
    ),
    "import_plan": Back(
        _IMPORT + "planen/", "{file}", "import_plan", _IMPORT + "planen/", {"do": "reopen"},
        but=("intake.Row.taken",),  # what one chose is chosen the next time
    ),
    # meetings and agendas
    "participant_remove": Back(_MEETING + "deltagere/", "Repræsentanter fra forvaltningen", MESSAGE),
    "meeting_legs": Back(_MEETING + "dele/", "Velkomst", MESSAGE, sent={"titel": [""]}, after=("meeting_legs",)),
    "agenda_template": Back(_MEETING + "skabeloner/{template}/", "Ordinært møde", MESSAGE,
                            sent={"name": "Ordinært møde", "titel": [""]}),
    "template_drop": Back(_MEETING + "skabeloner/{template}/", "Ordinært møde", MESSAGE),
    "proposal_turn_down": Back(_PROCESS + "moeder/forslag/", "Et ønske", "proposal_turn_down",
                               _PROCESS + "moeder/forslag/"),
    "agenda_return": Back(
        _MEETING + "send/", "{meeting_title}", "agenda_ask", _MEETING,
        but=("meetings.Meeting.remarks",),  # what the reviewer said stays told
    ),
    "item_bar": Back(_MEETING + "punkter/{item}/laesere/", "Repræsentanter fra forvaltningen", "item_unbar"),
    "item_unbar": Back(
        _MEETING + "punkter/{item}/laesere/", "Repræsentanter fra forvaltningen", MESSAGE,
        but=("meetings.Conflict.id",),
    ),
    "item_remove": Back(_MEETING, "Punkt 1", MESSAGE),
    "item_remove later": Back(_MEETING, "Punkt 1", "item_back", _MEETING),
    "paper_remove": Back(_MEETING + "punkter/{item}/", "bilag-0.pdf", MESSAGE),
    # invitations and calendars: a mail that was sent is not called back, another one is sent
    "invite_withdraw": Back(
        _MEETING + "invitationer/", "Gitte Gæst", MESSAGE,
        but=("invites.Letter", *(f"invites.Invitation.{n}" for n in ("sequence", "raised", "told_when"))),
    ),
    "invite_withdraw later": Back(
        _MEETING + "invitationer/", "Gitte Gæst", "invitations", _MEETING + "invitationer/",
        {"other_name": "Gitte Gæst", "other_mail": "gaest-{meeting}@engby.example"},
        but=("invites.Letter", *(f"invites.Invitation.{n}" for n in ("sequence", "raised", "told_when"))),
    ),
    "shared_feed_revoke": Back(_BODY + "kalendere/", "Lokalavisen", MESSAGE),
    "feed_revoke": Back("/arbejde/konto/kalendere/", "Min kalender", MESSAGE),
    # cases
    "case_move": Back(_CASE, "Udvalget i {slug}", MESSAGE),
    "case_skip": Back(_STEP + "udenom/", "Udvalget i {slug}", "case_skip", _CASE, {"alligevel": "1"}),
    "case_unsay": Back(_STEP + "svar/tag-tilbage/", "Udvalget i {slug}", MESSAGE),
    # minutes
    "minutes_undo": Back(_TAKEN, "Et punkt", MESSAGE),
    "follow_up_out": Back(_TAKEN, "Svar skolerne", MESSAGE),
    "follow_up_done": Back(_PROCESS + "opfoelgning/", "Svar skolerne", MESSAGE),
    "own_follow_up_done": Back("/arbejde/", "Svar skolerne", MESSAGE),
}  # fmt: skip

_MINE = "/arbejde/konto/sikkerhed/"
FINAL: dict[str, Final] = {
    "account_take_factors": Final(
        "a telephone that was lost must not open the account again", "/arbejde/konti/{account}/", "Læser",
        "kommer ikke tilbage",
    ),
    "account_disconnect": Final(
        "whose address it is outside is found anew at the next sign-in", "/arbejde/konti/{account}/", "Læser",
        "kommer ikke tilbage",
    ),
    "mfa_remove_webauthn": Final(
        "somebody else may hold the key", _MINE + "noegler/{my_key}/fjern/", "Min nøgle", "kommer ikke tilbage"
    ),
    "mfa_deactivate_totp": Final(
        "the secret of the app is not kept", _MINE + "app/fjern/", "app", "kommer ikke tilbage"
    ),
    "mfa_generate_recovery_codes": Final(
        "somebody may have seen the old codes", _MINE + "noedkoder/nye/", "koder", "kommer ikke tilbage"
    ),
    "version_take_out": Final(
        "taken out by law (docs/how-to/take-out.md)", _PROCESS + "version/{version}/tag-ud/?key={key}", "{title}",
        "kan ikke fortrydes",
    ),
    "process_take_out": Final(
        "taken out by law (docs/how-to/take-out.md)", _PROCESS + "tag-ud/?text={title}", "{title}",
        "kan ikke fortrydes",
    ),
    # meetings: what others have been told, and what they have put their name to
    "agenda_send": Final(
        "the public has read it, and mails are out; items are added and taken off afterwards", _MEETING + "send/",
        "{meeting_title}", "kan ikke kaldes tilbage",
    ),
    "item_withdraw": Final(
        "the public has been told; it is put on anew under another number", _MEETING + "punkter/{item}/tag-af/",
        "Punkt 1", "kan ikke fortrydes",
    ),
    "minutes_reopen": Final(
        "who approved did so of another text", _TAKEN + "hele/", "{taken_title}", "kommer ikke tilbage"
    ),
    "minutes_freeze": Final(
        "final minutes never change (docs/how-to/minutes.md)", _TAKEN + "hele/", "{taken_title}", "kan ikke fortrydes"
    ),
    "minutes_correct": Final(
        "what stands beside final minutes is dated and stays", _TAKEN + "hele/", "{taken_title}", "kan ikke fortrydes"
    ),
    "decision_new": Final(
        "stands at its address for ever; a later decision supersedes it", _PROCESS + "beslutninger/ny/?trin={step}",
        "Udvalget i {slug}", "kan ikke ændres bagefter",
    ),
}  # fmt: skip

_ADDS = "adds something; what stood there stays"
_CHANGES = "changes what the same form changes back; the history has what it said"
_DRAFT = "a change of the draft: undone under “Newest changes”, one by one or the last of one's own"
_SIGNS = "ends sessions or begins one: one signs in again"
TAKES_NOTHING = {
    # one's own account, and signing in
    **dict.fromkeys(
        ["account_login", "account_logout", "account_reauthenticate", "mfa_reauthenticate", "mfa_login_webauthn",
         "mfa_reauthenticate_webauthn", "mfa_authenticate", "saml_acs", "account_sign_out_everywhere",
         "account_session_end", "account_sign_out"], _SIGNS,
    ),
    **dict.fromkeys(["account_profile", "desk_mail", "mfa_edit_webauthn"], _CHANGES),
    **dict.fromkeys(["account_change_password", "account_set_password", "account_reset_password_from_key"],
                    "who may sign in has just shown it, and chooses a password again whenever they like"),
    **dict.fromkeys(["account_reset_password", "account_link"], "sends a link; an older one that waits is worth nothing"
                    " from then on, and the newest is asked for as often as one likes"),
    **dict.fromkeys(["mfa_activate_totp", "mfa_add_webauthn"], _ADDS),
    # accounts and registers
    **dict.fromkeys(["account_new", "account_open", "body_new", "body_answer", "body_make_new", "body_accept_same",
                     "body_propose_again", "alias_add", "seat_add", "person_new", "register_bring_back",
                     "body_reopen", "body_unmerge", "body_letterhead_back", "letterhead_back"], _ADDS),
    **dict.fromkeys(["body_letterhead", "letterhead"], "the one before is kept, with a button to use it again"),
    **dict.fromkeys(["account_page", "body_change", "seat_change", "person_change", "person_account"], _CHANGES),
    "body_keep_apart": "only a proposal goes; the two can be merged by hand",
    # processes and drafts
    **dict.fromkeys(["process_new", "process_bring_back", "draft_ask", "draft_bring_back", "draft_publish_now"], _ADDS),
    **dict.fromkeys(["process_settings", "process_state", "process_roles", "process_role_change"], _CHANGES),
    **dict.fromkeys(["draft_publish_edit", "draft_as_citizen"], "shows a page"),
    # the plan editor
    **dict.fromkeys(["editor_add", "editor_cell", "editor_paste", "editor_activity", "editor_move", "editor_duplicate",
                     "editor_fix", "editor_if_moved"], _DRAFT),
    "editor_undo": "takes back; what was undone is undone the same way",
    **dict.fromkeys(["editor_say", "editor_attach"], _ADDS),
    # imports
    **dict.fromkeys(["imports", "import_again", "import_renew", "import_resume", "import_sure"], _ADDS),
    **dict.fromkeys(["arrival_sure", "arrival_take", "arrival_series"], _ADDS),
    **dict.fromkeys(["arrival_back", "arrival_series_back"],
                    "the decisions of the review stay, and the same button carries it over again (web/arrivals)"),
    **dict.fromkeys(["paper_check", "paper_clean"], "the file as it was handed in stays; another copy is given out"),
    "import_part": "what the row said stands in both halves, and the reading keeps it; either is left out again",
    # meetings and agendas
    **dict.fromkeys(["meetings_make", "meeting_new", "item_proposals", "meeting_people", "meeting_seats", "agenda_ask",
                     "agenda_fetch", "agenda_templates", "template_use", "item_add", "item_back", "paper_add",
                     "paper_back", "meeting_bring_back"], _ADDS),
    **dict.fromkeys(["meeting_head", "meeting_rule", "participant", "work_item", "item_place", "item_close",
                     "paper_change"], _CHANGES),
    "item_let_in": "ended on the same page",
    "item_let_in_end": "the message has a button that lets the guest in again for the same reason "
                       "(web/meetings/test_readers.py)",
    "meeting_move": "moved back on the same page, under “Newest changes” while it is a draft; its old address leads on",
    "meeting_cancel": "the agenda stays, and the same page lets the meeting take place after all",
    # invitations and calendars
    **dict.fromkeys(["invitations", "invite_again", "invite_papers"],
                    "sends mails; what is not right is told in another one, and an invitation is withdrawn"),
    "invite_answer": _CHANGES,
    **dict.fromkeys(["own_feeds", "shared_feeds"], _ADDS),
    # cases and decisions
    **dict.fromkeys(["case_new", "case_text", "case_paste", "case_step_new", "case_say", "case_bring_back"], _ADDS),
    "case_agenda": "adds an item, which the agenda lets go again; a step whose body is no more stays with the one that"
                   " took its place, and the history has both",
    **dict.fromkeys(["case_change", "case_show", "case_close", "case_step", "decision_days",
                     "decision_disclose"], _CHANGES),
    # minutes
    "minutes_begin": "the message has a button that takes it back while nothing is written",
    **dict.fromkeys(["follow_up_ask", "minutes_send", "minutes_begin_back"], _ADDS),
    **dict.fromkeys(["minutes_everybody", "minutes_presence", "minutes_item", "minutes_answer_for", "minutes_own"],
                    _CHANGES),
}  # fmt: skip

DIALOGS = {
    "process/editor.html": "the panel of an activity, and what a colleague wrote meanwhile beside what one wrote",
    "base/base.html": "the menu of a phone",
}
"""Templates and scripts with a dialog of their own, and what it holds. None uses the browser's own question."""
