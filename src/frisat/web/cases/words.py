"""What steps, outcomes and standings are called on pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frisat.plan.journey import Say, Standing
from frisat.plan.meeting import Outcome

OUTCOME_WORDS = {
    Outcome.APPROVED: _("Approved"),
    Outcome.ADOPTED: _("Adopted"),
    Outcome.ENDORSED: _("Endorsed"),
    Outcome.RECOMMENDED: pgettext_lazy("outcome", "Recommended"),
    Outcome.NOTED: _("Noted"),
    Outcome.DISCUSSED: _("Discussed"),
    Outcome.POSTPONED: pgettext_lazy("outcome", "Postponed"),
    Outcome.RETURNED: pgettext_lazy("outcome", "Sent back"),
    Outcome.REJECTED: _("Rejected"),
    Outcome.WITHDRAWN: _("Taken off the agenda"),
}
SAY_WORDS = {
    Say.PREPARES: _("Puts the case forward"),
    Say.HEARD: pgettext_lazy("step", "Is heard"),
    Say.RECOMMENDS: pgettext_lazy("step", "Recommends"),
    Say.DECIDES: pgettext_lazy("step", "Decides"),
    Say.ASSENTS: _("Must say yes"),
}
STANDING_WORDS = {
    Standing.WAITS: _("Waits"),
    Standing.STAYS: _("Not done"),
    Standing.SAID: _("Has answered"),
    Standing.SKIPPED: _("Gone past"),
}
