"""
Blacks out what reaches a person: e-mail, telephone, CPR number, initials that stand for an employee.

What the public sees of a source or a plan goes through here (docs/policy/personal-data.md). Case numbers, dates, years
and room numbers look alike and must stay; doubt is settled by the words around a number. Mail addresses are those that
`frisat.scan` finds. Numbers are blacked out here where the scan only warns: what nobody reads harms nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from frisat.plan.model import Activity, Plan
from frisat.scan import contacts

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Said = TypeVar("Said", bound="DataclassInstance")

BLOCK = "█████"
"""What stands instead; screen readers get its meaning from the page (`parts.masked`)."""

_WORTH_A_LOOK = re.compile(r"[\d@\[(:]")
"""Without one of these no text has any of what is looked for below."""
_CPR = re.compile(r"(?<![\w/.-])(\d{2})(\d{2})(\d{2})\s?[-\u2010-\u2015\u2212]?\s?(\d{4})(?![\w/])(?!-\d)")
_LABELLED_PHONE = re.compile(
    r"((?<!\w)(?:tlf|tel|telefon(?:nummer|nr)?|mobil(?:nummer|nr|telefon)?|mob|phone|mobile|direkte|ring(?:e)? til|fax)"
    r"\.?\s?(?:nr\.?|nummer)?\s*(?::\s*)?(?:på\s+)?)(\+?\(?\d[\d\s().-]{5,20}\d)",
    re.IGNORECASE,
)
_SPACES = r"[ \u00a0\u2009\u202f]"
_PHONE = re.compile(
    rf"(?<![\w/.,-])(?:(?:\+|00){_SPACES}?\d{{2,3}}{_SPACES}?)?"
    rf"(?:\d{{2}}{_SPACES}\d{{2}}{_SPACES}\d{{2}}{_SPACES}\d{{2}}|\d{{4}}{_SPACES}\d{{4}}|\d{{8}})"
    rf"(?![\w/]|-\d|,\d|{_SPACES}?(?:kr|mio|mia|dkk|pct|%))"
)
_FOREIGN = re.compile(rf"(?<![\w])(?:\+|00)(?:{_SPACES}?\d){{8,14}}(?!\w)")
_INITIALS = re.compile(
    r"((?<!\w)(?:sagsbehandlere?|sagsbeh|sagsansvarlig|initialer|init|ref|udarbejdet af|case ?worker|brugernavn)"
    r"\.?\s*:\s*)"
    r"([A-ZÆØÅ]{2,6}\d{0,3}|[a-zæøå]{2,4}\d{1,4}|[a-zæøå]{2,8})(?=$|[\s,.;/)])",
    re.IGNORECASE | re.MULTILINE,
)
_NOT_A_PHONE = re.compile(
    r"(?:cvr(?:[-\s]?(?:nr|nummer))?|p-?(?:nr|nummer)|ean|gln|sags?(?:nr|nummer)?|j(?:ournal)?\.?\s?nr|dok(?:ument)?\.?\s?nr|id|kle|matr)\W*$",
    re.IGNORECASE,
)


def masked(text: str) -> str:
    """The text with every such piece of data as `BLOCK`."""
    if not _WORTH_A_LOOK.search(text):
        return text
    for mail in reversed(list(contacts.mails(text))):
        text = f"{text[: mail.start]}{BLOCK}{text[mail.end :]}"
    text = _LABELLED_PHONE.sub(lambda m: m[1] + BLOCK, text)
    text = _CPR.sub(_cpr, text)
    text = _FOREIGN.sub(BLOCK, text)
    text = _PHONE.sub(_phone, text)
    return _INITIALS.sub(_initials, text)


def _cpr(match: re.Match[str]) -> str:
    """Ten digits whose first six can be a day of birth; anything else stays."""
    day, month, year = int(match[1]), int(match[2]), int(match[3])
    for century in (1900, 2000):
        try:
            date(century + year, month, day % 60 or 60)  # days 61-91 are replacement numbers
        except ValueError:
            continue
        return BLOCK
    return match[0]


def _phone(match: re.Match[str]) -> str:
    """Eight digits stay when they are two years, a day written as one number, or a register number."""
    digits = re.sub(r"\D", "", match[0])
    if _NOT_A_PHONE.search(match.string[: match.start()][-24:]):
        return match[0]
    if len(digits) == 8 and re.fullmatch(r"(?:19|20)\d\d(?:19|20)\d\d", digits):
        return match[0]
    if " " not in match[0] and len(digits) == 8 and _is_day(digits):
        return match[0]
    return BLOCK


def _is_day(digits: str) -> bool:
    for year, month, day in ((digits[:4], digits[4:6], digits[6:]), (digits[4:], digits[2:4], digits[:2])):
        try:
            found = date(int(year), int(month), int(day))
        except ValueError:
            continue
        if 1950 <= found.year <= 2099:
            return True
    return False


def _initials(match: re.Match[str]) -> str:
    """A word that is a whole name ("Sagsbehandler: Anna Holm") is left: names are judged by the role, not here."""
    word = match[2]
    rest = match.string[match.end() :].lstrip(" ")
    if word[:1].isupper() and not word.isupper() and rest[:1].isupper():
        return match[0]
    return match[1] + BLOCK


def masked_json(value: Any) -> Any:
    """Every text in a JSON value masked, names of keys left."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, list):
        return [masked_json(v) for v in value]
    if isinstance(value, dict):
        return {k: masked_json(v) for k, v in value.items()}
    return value


_SAID = (
    "title", "actors", "responsible", "agenda", "deliverables", "status_reason", "place", "track", "method",
)  # fmt: skip
"""What is printed of an activity beside its period and the days of its actors."""


def public_plan(plan: Plan) -> Plan:
    """
    What anybody may see of a plan: public activities only, contact data blacked out.

    Left out altogether: the head and the items of an agenda (they name people), page text, unknown keys, and reasons
    for switched-off checks: nobody vouches for what stands in them.
    """
    plan = plan.public()
    return replace(
        plan,
        title=masked(plan.title),
        activities=tuple(_public(a) for a in plan.activities),
        footnotes=tuple(replace(f, text=masked(f.text)) for f in plan.footnotes),
        stakeholders=tuple(map(masked, plan.stakeholders)),
        header=None,
        items=(),
        text=(),
        extra={},
    )


def _public(a: Activity) -> Activity:
    """Made anew where anything of it is blacked out: of nearly every activity nothing is."""
    now: dict[str, Any] = {name: masked_said(getattr(a, name)) for name in _SAID}
    period = a.period
    if period is not None:
        text, note = masked(period.text), masked_said(period.note)
        if (text, note) != (period.text, period.note):
            now["period"] = replace(period, text=text, note=note)
    now["actor_dates"] = tuple(replace(d, actor=masked(d.actor)) for d in a.actor_dates)
    now["lint_off"] = tuple(replace(o, reason="") for o in a.lint_off)
    now["extra"] = {}
    return with_changes(a, now)


def with_changes(said: Said, now: Mapping[str, Any]) -> Said:
    """`said` with the fields of `now`: itself where none of them is another, so that few things are made anew."""
    other = {name: value for name, value in now.items() if value != getattr(said, name)}
    return replace(said, **other) if other else said


def masked_said(said: Any) -> Any:
    """A field of words, one or several, with `masked` in each; None where nothing is said."""
    if said is None:
        return None
    return masked(said) if isinstance(said, str) else tuple(map(masked, said))
