"""Sentences of the errors that are no reading note: periods (E1), format (E2)."""

SENTENCES = {
    "E101": {
        "da": "»{value}« er ikke en periode, som Frisat kender.",
        "en": "“{value}” is not a period that Frisat knows.",
        "da_hint": "Skriv for eksempel 2021-10-26, 2021-10, 2021-10/2021-11 eller 2021-10/..",
        "en_hint": "Write for instance 2021-10-26, 2021-10, 2021-10/2021-11 or 2021-10/..",
    },
    "E102": {
        "da": "»{value}« er ikke en dag i kalenderen.",
        "en": "“{value}” is not a day of the calendar.",
        "da_hint": "Se efter, om dag og måned passer sammen.",
        "en_hint": "Check that day and month go together.",
    },
    "E201": {
        "da": "Filen er ikke en plan i formatet frisat-plan: {value:said}.",
        "en": "The file is not a plan in the frisat-plan format: {value:said}.",
        "da_hint": "Formatet er beskrevet i docs/reference/plan-format.md.",
        "en_hint": "The format is described in docs/reference/plan-format.md.",
    },
    "E202": {
        "da": "Planens format »{value}« er nyere end denne udgave af Frisat.",
        "en": "The plan's format “{value}” is newer than this version of Frisat.",
        "da_hint": "Opgrader Frisat, og prøv igen.",
        "en_hint": "Upgrade Frisat and try again.",
    },
    "E203": {
        "da": "»{value}« kan ikke ændres på den måde.",
        "en": "“{value}” cannot be changed in this way.",
        "da_hint": "Genindlæs siden, og prøv igen.",
        "en_hint": "Reload the page and try again.",
    },
    "E204": {
        "da": "Aktiviteterne ville vente på hinanden i ring: »{value}«.",
        "en": "The activities would wait for each other in a circle: “{value}”.",
        "da_hint": "Tag en af dem ud af »Bygger på«.",
        "en_hint": "Take one of them out of “Builds on”.",
    },
    "E205": {
        "da": "Filen er ikke et møde i formatet frisat-meeting: {value:said}.",
        "en": "The file is not a meeting in the frisat-meeting format: {value:said}.",
        "da_hint": "Formatet er beskrevet i docs/reference/meeting-format.md.",
        "en_hint": "The format is described in docs/reference/meeting-format.md.",
    },
    "E206": {
        "da": "Mødets format »{value}« er nyere end denne udgave af Frisat.",
        "en": "The meeting's format “{value}” is newer than this version of Frisat.",
        "da_hint": "Opgrader Frisat, og prøv igen.",
        "en_hint": "Upgrade Frisat and try again.",
    },
}
