"""Words of a meeting in a calendar: the lines of its description, and what is said when it is off."""

from frisat.plan.wording.writing import Words

SENTENCES: dict[str, Words] = {}
"""None of these words is a finding or an error."""

LINES: dict[str, Words] = {
    "bodies": {"da": "Mødes: {said}", "en": "Meeting: {said}"},
    "when": {"da": "Tid: {said}", "en": "Time: {said}"},
    "place": {"da": "Sted: {said}", "en": "Place: {said}"},
    "link": {"da": "Deltag online: {said}", "en": "Join online: {said}"},
    "process": {"da": "Forløb: {said}", "en": "Process: {said}"},
    "reason": {"da": "Grund: {said}", "en": "Reason: {said}"},
    "heir": {"da": "Afløses af: {said}", "en": "Replaced by: {said}"},
    "legs": {"da": "Program:", "en": "Programme:"},
    "agenda": {"da": "Dagsorden:", "en": "Agenda:"},
    "page": {"da": "Mødets side: {said}", "en": "The meeting's page: {said}"},
    "fuzzy": {
        "da": "Dagen er ikke fastlagt. Der står: {said}",
        "en": "The day is not settled. It says: {said}",
    },
}
"""What begins a line of an event's description."""

OFF: dict[str, Words] = {
    "cancelled": {"da": "Aflyst: {title}", "en": "Cancelled: {title}"},
    "postponed": {"da": "Udskudt: {title}", "en": "Postponed: {title}"},
}
"""`Status` -> the heading of a meeting that is off."""

FEED: dict[str, Words] = {
    "some": {
        "da": "{count} møder uden dato er ikke med i kalenderen.",
        "en": "{count} meetings without a date are not in the calendar.",
    },
    "one": {
        "da": "Ét møde uden dato er ikke med i kalenderen.",
        "en": "One meeting without a date is not in the calendar.",
    },
}
"""What a calendar says of the meetings that are not in it."""
