"""
Words of agendas and minutes as they are printed, and as `plan/minutes.py` knows them again when a paper comes back.

Labels of the head ("Mødedato") stand in `writing.py`: the reader of any agenda knows them.
"""

from frisat.plan.wording.writing import Words

SENTENCES: dict[str, dict[str, str]] = {}

OUTCOMES: dict[str, Words] = {
    "approved": {"da": "Godkendt", "en": "Approved"},
    "adopted": {"da": "Vedtaget", "en": "Adopted"},
    "endorsed": {"da": "Tiltrådt", "en": "Endorsed"},
    "recommended": {"da": "Anbefales", "en": "Recommended"},
    "noted": {"da": "Taget til efterretning", "en": "Noted"},
    "discussed": {"da": "Drøftet", "en": "Discussed"},
    "postponed": {"da": "Udsat", "en": "Postponed"},
    "returned": {"da": "Tilbagesendt", "en": "Returned"},
    "rejected": {"da": "Afvist", "en": "Rejected"},
    "withdrawn": {"da": "Taget af dagsordenen", "en": "Taken off the agenda"},
}
"""`Outcome` -> what minutes say first."""

ITEM_KINDS: dict[str, Words] = {
    "orientation": {"da": "Til orientering", "en": "For information"},
    "discussion": {"da": "Til drøftelse", "en": "For discussion"},
    "recommendation": {"da": "Til indstilling", "en": "For recommendation"},
    "decision": {"da": "Til beslutning", "en": "For decision"},
    "approval": {"da": "Til godkendelse", "en": "For approval"},
}
"""`ItemKind` -> the first of the facts under an item's heading."""

PRESENCES: dict[str, Words] = {
    "expected": {"da": "Indkaldt", "en": "Invited"},
    "present": {"da": "Til stede", "en": "Present"},
    "excused": {"da": "Afbud", "en": "Apologies"},
    "absent": {"da": "Fraværende", "en": "Absent"},
}
PARTS: dict[str, Words] = {
    "chair": {"da": "Mødeleder", "en": "Chair"},
    "secretary": {"da": "Referent", "en": "Secretary"},
    "caseworker": {"da": "Sagsbehandler", "en": "Caseworker"},
    "member": {"da": "Medlem", "en": "Member"},
    "substitute": {"da": "Stedfortræder", "en": "Substitute"},
    "guest": {"da": "Gæst", "en": "Guest"},
}

SECTIONS: dict[str, Words] = {
    "recommendation": {"da": "Indstilling", "en": "Recommendation"},
    "papers": {"da": "Bilag", "en": "Papers"},
    "decision": {"da": "Beslutning", "en": "Decision"},
}
"""Headings inside an item."""

LINES: dict[str, Words] = {
    "vote": {"da": "Afstemning:", "en": "Vote:"},
    "in_favour": {"da": "For stemte:", "en": "In favour:"},
    "against": {"da": "Imod stemte:", "en": "Against:"},
    "abstained": {"da": "Undlod at stemme:", "en": "Abstained:"},
    "conflicts": {"da": "Inhabil:", "en": "Conflict of interest:"},
    "dissent": {"da": "Protokoltilførsel fra", "en": "Dissenting opinion of"},
    "legal_basis": {"da": "Retsgrundlag:", "en": "Legal basis:"},
    "in_force": {"da": "I kraft fra:", "en": "In force from:"},
    "review": {"da": "Tages op igen senest:", "en": "To be looked at again by:"},
    "supersedes": {"da": "Erstatter beslutning:", "en": "Supersedes decision:"},
    "follow_up": {"da": "Opfølgning:", "en": "Follow-up:"},
    "extract": {"da": "Offentligt uddrag:", "en": "Public extract:"},
    "withheld": {"da": "Beslutningen er ikke offentlig:", "en": "The decision is not public:"},
    "ground": {"da": "Lukket, fordi:", "en": "Closed because:"},
}
"""Labels of one-line paragraphs inside an item."""

PHRASES: dict[str, Words] = {
    "agenda": {"da": "Dagsorden", "en": "Agenda"},
    "minutes": {"da": "Referat", "en": "Minutes"},
    "for": {"da": "for", "en": "for"},
    "against": {"da": "imod", "en": "against"},
    "abstained": {"da": "undlod at stemme", "en": "abstained"},
    "owner": {"da": "ansvarlig", "en": "responsible"},
    "day": {"da": "frist", "en": "by"},
    "done": {"da": "udført", "en": "done"},
    "minutes_long": {"da": "min.", "en": "min."},
    "case_no": {"da": "Sagsnr.", "en": "Case no."},
    "supplementary": {"da": "Tillægspunkt", "en": "Supplementary item"},
    "stands_in": {"da": "for", "en": "for"},
    "from": {"da": "fra", "en": "from"},
    "to": {"da": "til", "en": "to"},
    "no_items": {"da": "Dagsordenen er ikke sendt ud endnu.", "en": "The agenda has not been sent out yet."},
    "program": {"da": "Program", "en": "Programme"},
    "attendance": {"da": "Deltagelse", "en": "Attendance"},
    "name": {"da": "Navn", "en": "Name"},
    "role": {"da": "Funktion", "en": "Role"},
    "presence": {"da": "Fremmøde", "en": "Attendance"},
    "approvals": {"da": "Godkendelse af referatet", "en": "Approval of the minutes"},
    "approved_at": {"da": "Tidspunkt", "en": "Time"},
    "approval": {"da": "Godkendelse", "en": "Approval"},
    "is_approved": {"da": "Godkendt", "en": "Approved"},
    "is_approved_factor": {"da": "Godkendt med to faktorer", "en": "Approved with two factors"},
    "not_approved": {"da": "Ikke godkendt", "en": "Not approved"},
    "not_answered": {"da": "Mangler", "en": "Missing"},
    "corrections": {"da": "Rettelser til referatet", "en": "Corrections of the minutes"},
    "correction_item": {"da": "til punkt {no}", "en": "on item {no}"},
    "cancelled": {"da": "Mødet er aflyst", "en": "The meeting is cancelled"},
    "postponed": {"da": "Mødet er udskudt", "en": "The meeting is postponed"},
    "replaced": {"da": "Det afløses af {address}", "en": "It is replaced by {address}"},
    "process": {"da": "Forløb", "en": "Process"},
    "link": {"da": "Deltag online", "en": "Take part online"},
    "released": {"da": "Dato", "en": "Date"},
    "withdrawn_name": {"da": "Trukket tilbage", "en": "Withdrawn"},
    "withdrawn_text": {
        "da": "Et bilag til dette punkt blev trukket tilbage, mens denne fil blev hentet. Derfor er det ikke med. "
        "Mødets side viser, hvad der kan læses nu.",
        "en": "A paper of this item was withdrawn while this file was being fetched. That is why it is not here. "
        "The page of the meeting shows what can be read now.",
    },
}
"""Whole phrases; `str.format` templates where they hold braces."""
