"""What a column is for, by its heading: the synonyms that Danish plans use."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from frisat.plan.regex import regex


class Role(StrEnum):
    DATE = "date"
    TIME = "time"
    TEXT = "text"
    ACTOR = "actor"
    PARTICIPANTS = "participants"
    AGENDA = "agenda"
    PRODUCT = "product"
    PLACE = "place"
    STATUS = "status"
    NOTE = "note"
    NUMBER = "number"


_NAMES: dict[Role, str] = {
    Role.DATE: "dato|datoer|dag|tid|tidspunkt|tidsplan|tidsramme|tidsfrist|hvornår|periode|måned|uge|år|"
    "deadline|frist|termin|"
    "kvartal|mødedato|start|tidsperiode|årstid|dato for møde|dato og tid|dato/tid|dato/periode|"
    "tidspunkter|kalender|forventet tid|dato/uge",
    Role.TIME: "klokkeslæt|kl\\.?|mødetid|mødetidspunkt",
    Role.TEXT: "aktivitet|aktiviteter|opgave|opgaver|hvad|indhold|emne|milepæl|milepæle|handling|handlinger|"
    "fase|proces|"
    "begivenhed|møde|møder|skridt|indsats|tiltag|trin|delproces|procestrin|hændelse|tema|sag|punkt|"
    "titel|hvad sker der|procesaktivitet|hovedaktivitet|aktivitet/milepæl",
    Role.ACTOR: "hvem|ansvarlig|ansvarlige|aktør|aktører|ansvar|organ|udvalg|forum|involverede parter|udføres af|"
    "ansvarlig enhed|tovholder|tovholdere|ansvarlig part|mødeforum|politisk udvalg|hvem gør det|"
    "udførende|ejer|instans|behandles i|ansvarlig/aktør|bidragyder|bidragydere",
    Role.PARTICIPANTS: "deltagere|deltager|hvem deltager|målgruppe|involverede|involverer|inviterede|mødedeltagere",
    Role.AGENDA: "dagsorden|dagsordenpunkter|punkter|beskrivelse|program|formål|uddybning|hvordan|emner|detaljer",
    Role.PRODUCT: "leverance|leverancer|produkt|produkter|output|resultat|resultater|udbytte|materiale",
    Role.PLACE: "sted|hvor|lokale|lokation|mødested|adresse",
    Role.STATUS: "status|fremdrift|tilstand",
    Role.NOTE: "bemærkning|bemærkninger|note|noter|kommentar|kommentarer|metode|link|kilde",
    Role.NUMBER: "nr\\.?|#|id|pkt\\.?",
}
_ROLES = tuple((role, regex(rf"(?:{names})", re.IGNORECASE)) for role, names in _NAMES.items())


@lru_cache(maxsize=1024)
def role_of(heading: str) -> Role | None:
    """
    The role of a column by its heading, whole (case, colon and full stop ignored); None when it is none we
    know.
    """
    plain = re.sub(r"\s+", " ", heading).strip(" :.*")
    for role, names in _ROLES:
        if names.fullmatch(plain) or names.fullmatch(plain.replace(" / ", "/")):
            return role
    parts = _BOTH.split(plain)
    if len(parts) == _TWO and all(parts):  # "Ansvarlig/deltagere", "Aktivitet og indhold": what it names first
        first, second = map(role_of, parts)
        return first if second is not None else None
    return None


_BOTH = regex(r"\s*/\s*|\s+(?:og|eller)\s+", re.IGNORECASE)
_TWO = 2


def header(line: str) -> list[Role] | None:
    """
    The columns of a header line whose column borders are lost ("Dato Aktivitet Hvem"), left to right.

    A second column of words is what is to be done ("Møde … Indhold"). None when the
    line holds any word that names no column, fewer than two columns, or no column of dates.
    """
    tokens = line.split()
    roles: list[Role] = []
    at = 0
    while at < len(tokens):
        for size in range(min(4, len(tokens) - at), 0, -1):
            role = role_of(" ".join(tokens[at : at + size]))
            if role is Role.TEXT and role in roles:
                role = Role.AGENDA
            if role is not None:
                roles.append(role)
                at += size
                break
        else:
            return None
    ok = len(roles) >= 2 and roles.count(Role.DATE) == 1 and len(set(roles)) == len(roles)
    return roles if ok else None
