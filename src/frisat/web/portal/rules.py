"""What a citizen reads of a rule of the checks: its name, and what it rests on, in the language of the page."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

NAMES: dict[str, Promise] = {
    "bodies-nearly-alike": _("One body under two names"),
    "body-double-booked": _("A body in two places at once"),
    "cancelled-but-used": _("Builds on what was called off"),
    "council-before-committee": _("The council before the committee"),
    "day-off": _("Put on a day off"),
    "deadline-after-dependant": _("The deadline comes too late"),
    "decision-before-hearing-ends": _("Decided before the hearing ends"),
    "decision-without-recommendation": _("No recommendation before the decision"),
    "deliverable-never-made": _("Uses what nobody makes"),
    "hearing-in-july": _("Hearing in July"),
    "hearing-too-short": _("The hearing is short"),
    "no-responsible": _("Nobody responsible"),
    "outside-process": _("Far from the rest of the plan"),
    "provisional-overtaken": _("Still provisional"),
    "range-reversed": _("Ends before it begins"),
    "undated": _("No date"),
    "weekday-mismatch": _("Weekday and date do not fit"),
    "year-inferred": _("The year is worked out"),
}
"""Rule id -> its name; a test holds it to the rules there are."""

_PAGES: dict[str, Promise] = {
    "docs/policy/plan.md": _("Frisat's guidelines for plans"),
    "docs/policy/hearing.md": _("Frisat's guidelines for hearings"),
    "docs/policy/governance.md": _("Frisat's guidelines for decision-making"),
}
_SECTIONS: dict[str, Promise] = {
    "dates": _("dates"),
    "responsible": _("who is responsible"),
    "days-off": _("days off"),
    "order": _("order"),
    "provisional": _("provisional plans"),
    "names": _("names of bodies"),
    "recommendation": _("recommendation and decision"),
    "length": _("length"),
    "july": _("the month of July"),
    "decision": _("decision after a hearing"),
    "school-closing": _("closing a school"),
    "school-structure": _("school structure"),
    "municipal-plan": _("municipal plans"),
    "municipal-plan-change": _("changes of municipal plans"),
    "raw-materials": _("raw materials plans"),
    "local-plan": _("local plans"),
    "budget": _("budgets"),
    "bill": _("bills and executive orders"),
    "general": _("hearings in general"),
}


def name_of(rule: str) -> str:
    """The rule in a few words; its id for a rule that has no name yet."""
    return str(NAMES.get(rule, rule))


def source_of(source: str) -> str:
    """ "Frisats retningslinjer for planer, afsnittet om datoer"; empty when it is not known."""
    path, _hash, anchor = source.partition("#")
    if path not in _PAGES:
        return ""
    if anchor not in _SECTIONS:
        return str(_PAGES[path])
    return gettext("%(page)s, the section on %(section)s") % {"page": _PAGES[path], "section": _SECTIONS[anchor]}
