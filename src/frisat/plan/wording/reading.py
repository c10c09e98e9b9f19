"""Sentences of the reading notes (R1): what was guessed, left out or not understood while a plan was read."""

SENTENCES = {
    "R101": {
        "da": "Teksten nævner en dato, men blev ikke læst som en aktivitet: »{value}«",
        "en": "The text names a date but was not read as an activity: “{value}”",
        "da_hint": "Tilføj aktiviteten selv, hvis den hører til planen.",
        "en_hint": "Add the activity yourself if it belongs to the plan.",
    },
    "R102": {
        "da": "»{value}« blev ikke forstået som en dato. Aktiviteten er taget med uden dato.",
        "en": "“{value}” was not understood as a date. The activity is kept without one.",
        "da_hint": "Skriv datoen, for eksempel 26. oktober 2021, uge 43 2021 eller oktober 2021.",
        "en_hint": "Write the date, for instance 26 October 2021, week 43 2021 or October 2021.",
    },
    "R103": {
        "da": "Året står ikke ved »{value}«. Det er læst som {edtf} ud fra sammenhængen.",
        "en": "“{value}” does not say the year. It is read as {edtf} from the context.",
        "da_hint": "Se efter, om året er rigtigt.",
        "en_hint": "Check that the year is right.",
    },
    "R104": {
        "da": "»{value}« har intet år, og sammenhængen siger det ikke. Aktiviteten er taget med uden dato.",
        "en": "“{value}” has no year, and the context does not tell it. The activity is kept without a date.",
        "da_hint": "Skriv året til datoen.",
        "en_hint": "Add the year to the date.",
    },
    "R105": {
        "da": "Ugedagen passer ikke til datoen: »{value}« er ikke en {weekday}.",
        "en": "The weekday does not fit the date: “{value}” is not a {weekday}.",
        "da_hint": "Find ud af, om det er dagen eller datoen, der er rigtig.",
        "en_hint": "Find out whether the day or the date is right.",
    },
    "R106": {
        "da": "Kalenderen har ikke dagen »{value}«. Aktiviteten er taget med uden dato.",
        "en": "The calendar has no such day as “{value}”. The activity is kept without a date.",
        "da_hint": "Ret datoen i dokumentet.",
        "en_hint": "Correct the date in the document.",
    },
    "R107": {
        "da": "Aktivitetens status er læst af ordene »{value}«.",
        "en": "The status of the activity is read from the words “{value}”.",
    },
    "R108": {
        "da": "Ikke alle ord i linjen kom med i planen: »{value}«",
        "en": "Not every word of the line is in the plan: “{value}”",
        "da_hint": "Se efter i dokumentet, om der mangler noget.",
        "en_hint": "Check in the document whether something is missing.",
    },
    "R109": {
        "da": "Sidetal og gentagne linjer er udeladt: {value}",
        "en": "Page numbers and repeated lines are left out: {value}",
    },
    "R111": {
        "da": "Året står ikke ved »{value}«. Det er læst som {edtf} ud fra de daterede rækker omkring ({detail}).",
        "en": "“{value}” does not say the year. It is read as {edtf} from the dated rows around it ({detail}).",
        "da_hint": "Se efter, om året er rigtigt.",
        "en_hint": "Check that the year is right.",
    },
    "R112": {
        "da": "Året står ikke ved »{value}«. Det er læst som {edtf} ud fra dokumentets titel ({detail}).",
        "en": "“{value}” does not say the year. It is read as {edtf} from the document's title ({detail}).",
        "da_hint": "Se efter, om året er rigtigt.",
        "en_hint": "Check that the year is right.",
    },
    "R113": {
        "da": "Året står ikke ved »{value}«. Det er læst som {edtf} ud fra overskriften ({detail}).",
        "en": "“{value}” does not say the year. It is read as {edtf} from the heading ({detail}).",
        "da_hint": "Se efter, om året er rigtigt.",
        "en_hint": "Check that the year is right.",
    },
    "R114": {
        "da": "Året står ikke ved »{value}«. Det er læst som {edtf} ud fra ugedagen ({detail}).",
        "en": "“{value}” does not say the year. It is read as {edtf} from the weekday ({detail}).",
        "da_hint": "Se efter, om året er rigtigt.",
        "en_hint": "Check that the year is right.",
    },
    "R115": {
        "da": "Året står ikke ved »{value}«. Det er læst som {edtf} ud fra dokumentets egen dato ({detail}).",
        "en": "“{value}” does not say the year. It is read as {edtf} from the document's own date ({detail}).",
        "da_hint": "Se efter, om året er rigtigt.",
        "en_hint": "Check that the year is right.",
    },
}
