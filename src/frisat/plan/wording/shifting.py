"""Why an activity of a copied plan stands where it does (N1)."""

SENTENCES = {
    "N101": {
        "da": "Kommer ikke med: den blev erstattet af en anden aktivitet, som kommer med.",
        "en": "Left out: another activity took its place and comes along.",
    },
    "N102": {
        "da": "Var aflyst eller udskudt; er planlagt igen i kopien.",
        "en": "Was cancelled or postponed; is planned again in the copy.",
    },
    "N103": {
        "da": "Var i gang eller afholdt; er planlagt i kopien.",
        "en": "Was going on or held; is planned in the copy.",
    },
    "N104": {"da": "Rykket forbi en weekend.", "en": "Moved past a weekend."},
    "N105": {"da": "Rykket forbi en helligdag.", "en": "Moved past a public holiday."},
    "N106": {"da": "Rykket forbi sommerpausen i juli.", "en": "Moved past the summer pause in July."},
    "N107": {
        "da": "Rykket forbi en dag, hvor kommunen plejer at holde lukket.",
        "en": "Moved past a day on which the municipality is usually closed.",
    },
    "N108": {"da": "Rykket, så rækkefølgen stadig holder.", "en": "Moved so that the order still holds."},
    "N109": {
        "da": "Datoen kunne ikke flyttes; ordene står, som de stod.",
        "en": "The date could not be moved; the words stand as they were.",
    },
    "N110": {
        "da": "Teksten nævner et årstal; se, om det stadig passer.",
        "en": "The text names a year; see whether it still fits.",
    },
    "N111": {
        "da": "Ligger nu før noget, den bygger på; flyt den ene af de to.",
        "en": "Now lies before something it builds on; move one of the two.",
    },
}
