"""Sentences of what clashes in a calendar (K0)."""

SENTENCES = {
    "K001": {
        "da": "»{a}« ligger på en helligdag: {holiday}.",
        "en": "“{a}” is on a public holiday: {holiday}.",
    },
    "K002": {
        "da": "»{a}« ligger i den politiske sommerpause.",
        "en": "“{a}” is in the political summer break.",
    },
    "K003": {
        "da": "{body} er to steder på samme tid: »{a}« og »{b}«.",
        "en": "{body} is in two places at the same time: “{a}” and “{b}”.",
    },
    "K004": {
        "da": "{body} har to ting samme dag, og tiderne kan støde sammen: »{a}« og »{b}«.",
        "en": "{body} has two things on one day, and the times may clash: “{a}” and “{b}”.",
    },
    "K005": {
        "da": "{body} har {n} møder samme dag.",
        "en": "{body} has {n} meetings on one day.",
    },
}
