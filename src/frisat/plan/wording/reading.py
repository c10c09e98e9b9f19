"""
Sentences of the reading notes (R1): what was guessed, left out or not understood while a plan was read.

"da_many" and "en_many" say once what many notes of a code have in common (`sentences.several`).
"""

_YEAR = {
    "da_hint": "Se efter, om året er rigtigt.",
    "en_hint": "Check that the year is right.",
}


def _year(da: str, en: str) -> dict[str, str]:
    """The sentences of a year that was taken from `da` / `en`, for one date and for many."""
    return {
        "da": f"»{{value}}« har intet årstal og er læst som »{{edtf:period}}« ud fra {da}.",
        "en": f"“{{value}}” has no year and was read as “{{edtf:period}}”, going by {en}.",
        "da_many": f"{{count}} datoer har intet årstal, for eksempel {{examples}}. Året er taget fra {da}.",
        "en_many": f"{{count}} dates have no year, for instance {{examples}}. The year was taken from {en}.",
        **_YEAR,
    }


SENTENCES = {
    "R101": {
        "da": "Teksten nævner en dato, men er ikke læst som en aktivitet: »{value}«",
        "en": "The text names a date but was not read as an activity: “{value}”",
        "da_hint": "Tilføj aktiviteten selv, hvis den hører til planen.",
        "en_hint": "Add the activity yourself if it belongs to the plan.",
    },
    "R102": {
        "da": "»{value}« kunne ikke forstås som en dato. Aktiviteten er taget med uden dato.",
        "en": "“{value}” could not be understood as a date. The activity is kept without one.",
        "da_hint": "Skriv datoen, for eksempel 26. oktober 2021, uge 43 2021 eller oktober 2021.",
        "en_hint": "Write the date, for instance 26. oktober 2021, uge 43 2021 or oktober 2021.",
    },
    "R103": _year("sammenhængen", "the context"),
    "R104": {
        "da": "»{value}« har intet årstal, og sammenhængen viser det heller ikke. Aktiviteten er taget med uden dato.",
        "en": "“{value}” has no year, and the context does not show it either. The activity is kept without a date.",
        "da_hint": "Skriv årstallet ved datoen.",
        "en_hint": "Add the year to the date.",
    },
    "R105": {
        "da": "Ugedagen passer ikke til datoen: »{value}« er ikke en {weekday}.",
        "en": "The weekday does not fit the date: “{value}” is not a {weekday:weekday}.",
        "da_hint": "Find ud af, om det er ugedagen eller datoen, der er forkert, og ret den.",
        "en_hint": "Find out whether the weekday or the date is wrong, and correct it.",
    },
    "R106": {
        "da": "Dagen »{value}« findes ikke i kalenderen. Aktiviteten er taget med uden dato.",
        "en": "The calendar has no such day as “{value}”. The activity is kept without a date.",
        "da_hint": "Ret datoen i dokumentet.",
        "en_hint": "Correct the date in the document.",
    },
    "R107": {
        "da": "»{title}« er læst som {status:status} ud fra ordene »{value}«.",
        "en": "“{title}” was read as {status:status} from the words “{value}”.",
    },
    "R108": {
        "da": "Ikke alle ord kom med i planen: »{value}«",
        "en": "Not every word is in the plan: “{value}”",
        "da_hint": "Se efter i dokumentet, om der mangler noget.",
        "en_hint": "Check in the document whether something is missing.",
    },
    "R109": {
        "da": "Sidetal og gentagne linjer er udeladt: »{value}«",
        "en": "Page numbers and repeated lines were left out: “{value}”",
    },
    "R110": {
        "da": "Kolonnen »{column}« kom ikke med i planen ({count:række|rækker}): »{value}«",
        "en": "The column “{column}” is not in the plan ({count:row|rows}): “{value}”",
        "da_hint": "Se efter i dokumentet, om der mangler noget.",
        "en_hint": "Check in the document whether something is missing.",
    },
    "R111": _year("de daterede rækker omkring ({detail})", "the dated rows around ({detail})"),
    "R112": _year("dokumentets titel ({detail})", "the document's title ({detail})"),
    "R113": _year("overskriften »{detail}«", "the heading “{detail}”"),
    "R114": _year("ugedagen ({detail:weekday})", "the weekday ({detail:weekday})"),
    "R115": _year("dokumentets egen dato ({detail:period})", "the document's own date ({detail:period})"),
    "R116": {
        "da": "Tabellens overskrifter kom ikke alle med i planen: »{value}«",
        "en": "Not every heading of the table is in the plan: “{value}”",
    },
    "R117": _year("kolonnen med år", "the column of years"),
    "R119": _year("filens navn (»{detail}«)", "the file's name (“{detail}”)"),
    "R118": _year("budgettet (»{detail}«), der lægges året før", "the budget (“{detail}”), made the year before"),
}
