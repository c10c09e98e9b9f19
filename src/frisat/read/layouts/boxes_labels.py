"""The labels of a step in a chart: "Leverance:", "Aktører:", "Tidspunkt:"."""

from __future__ import annotations

import re

from frisat.plan.regex import regex
from frisat.read.fields import columns
from frisat.read.fields.columns import Role

_LABEL = regex(r"(?P<label>[A-ZÆØÅa-zæøå][\w/]*(?:[ ][\w/]+){0,2}(?:\([\wæøå]+\))?)\s*:\s*(?P<rest>.*)$", re.DOTALL)
_LABELS = {
    Role.PRODUCT: "leverance leverancer leverancen produkt produkter output resultat resultater",
    Role.ACTOR: "aktør aktører ansvarlig ansvarlige hvem tovholder udføres",
    Role.PARTICIPANTS: "deltagere deltager inviterede målgruppe",
    Role.AGENDA: "indhold beskrivelse formål dagsorden opgave opgaver",
    Role.PLACE: "sted lokale mødested",
    Role.DATE: "dato tid tidspunkt periode hvornår",
    Role.STATUS: "status",
    Role.NOTE: "metode bemærkning bemærkninger",
}


def label_of(text: str) -> tuple[Role, str] | None:
    """The role of the label that begins a line, one letter wrong allowed, and the rest of the line."""
    match = _LABEL.match(text)
    if match is None or len(match["label"]) > 30:
        return None
    label = re.sub(r"\(\w+\)$", "", match["label"]).strip().lower()
    role = next((role for role, names in _LABELS.items() if label in names.split()), None) or columns.role_of(label)
    if role is None and len(label) >= 6:
        role = next((role for role, names in _LABELS.items() if any(_one_off(label, n) for n in names.split())), None)
    return (role, match["rest"].strip()) if role is not None else None


def _one_off(a: str, b: str) -> bool:
    """Whether two words differ by one letter put in, left out or exchanged, or by two neighbours swapped."""
    if abs(len(a) - len(b)) > 1 or len(b) < 6:
        return False
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    rest_a, rest_b = a[same:], b[same:]
    if rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]:
        return True
    return rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:]
