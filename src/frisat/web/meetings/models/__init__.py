"""The rows of meetings, agendas and minutes. What a reader may see of them: `frisat.plan.sight`, through `value.py`."""

from frisat.web.meetings.models.agenda import Conflict, Item, LetIn, Paper, Proposed
from frisat.web.meetings.models.fetched import Fetched, PaperNotice, Why
from frisat.web.meetings.models.meeting import (
    Address,
    BodyRule,
    Leg,
    Meeting,
    MeetingBody,
    Participant,
    Series,
    Template,
)
from frisat.web.meetings.models.minutes import Approval, Correction, FollowUp, Issue
from frisat.web.meetings.models.search import ItemWords, MeetingWords, Word

__all__ = [
    "Address",
    "Approval",
    "BodyRule",
    "Conflict",
    "Correction",
    "Fetched",
    "FollowUp",
    "Issue",
    "Item",
    "ItemWords",
    "Leg",
    "LetIn",
    "Meeting",
    "MeetingBody",
    "MeetingWords",
    "Paper",
    "PaperNotice",
    "Participant",
    "Proposed",
    "Series",
    "Template",
    "Why",
    "Word",
]
