"""Sentences of an import (I1): what went wrong on the way, what is unsure about a row, why a match is proposed."""

SENTENCES = {
    "I101": {
        "da": "Læsningen blev afbrudt to gange, inden den var færdig.",
        "en": "The reading was broken off twice before it was done.",
        "da_hint": "Prøv at læse filen igen. Sker det igen, så del dokumentet i mindre dele.",
        "en_hint": "Have the file read again. If it happens again, divide the document into smaller parts.",
    },
    "I102": {
        "da": "Der opstod en fejl i Frisat, mens dokumentet blev læst.",
        "en": "Frisat failed while it read the document.",
        "da_hint": "Prøv at læse filen igen. Sker det igen, så giv besked til dem, der driver Frisat.",
        "en_hint": "Have the file read again. If it happens again, tell those who run Frisat.",
    },
    "I103": {
        "da": "Den, der afleverede dokumentet, har ikke længere ret til at importere i forløbet.",
        "en": "The person who handed the document in may no longer import into the process.",
        "da_hint": "En, der har retten, kan lade filen læse igen.",
        "en_hint": "Somebody who may can have the file read again.",
    },
    "I110": {
        "da": "Dokumentet siger ingen dato her.",
        "en": "The document says no date here.",
        "da_hint": "Skriv datoen, hvis du kender den, eller lad aktiviteten stå uden dato.",
        "en_hint": "Write the date if you know it, or leave the activity without one.",
    },
    "I111": {
        "da": "»{value}« er læst uden dato, som Frisat kan regne med.",
        "en": "“{value}” was read without a date that Frisat can count with.",
        "da_hint": "Skriv datoen, hvis du kender den, eller lad aktiviteten stå uden dato.",
        "en_hint": "Write the date if you know it, or leave the activity without one.",
    },
    "I112": {
        "da": "Årstallet eller måneden er udledt af sammenhængen.",
        "en": "The year or the month comes from the context.",
        "da_hint": "Se efter i kilden, om det er rigtigt.",
        "en_hint": "Check in the source that it is right.",
    },
    "I113": {
        "da": "Det er måske en aktivitet, der er i planen i forvejen.",
        "en": "This may be an activity that is in the plan already.",
        "da_hint": "Vælg, hvilken den svarer til, eller at den er ny.",
        "en_hint": "Choose which one it is, or that it is new.",
    },
    "I114": {
        "da": "Perioden slutter, før den begynder.",
        "en": "The period ends before it begins.",
        "da_hint": "Ret perioden.",
        "en_hint": "Correct the period.",
    },
    "I115": {
        "da": "Rækken er delt fra en anden og skal ses efter.",
        "en": "The row was parted from another one and should be looked at.",
    },
    "I116": {
        "da": "Rækken er slået sammen af to og skal ses efter.",
        "en": "The row was joined from two and should be looked at.",
    },
    "I117": {
        "da": "Ændringen fjerner noget, der står i planen nu.",
        "en": "The change takes out something that stands in the plan now.",
    },
    "I120": {
        "da": "Det samme dokument er importeret før, og rækken blev til denne aktivitet.",
        "en": "The same document was imported before, and the row became this activity.",
    },
    "I121": {
        "da": "Den står på samme plads i tabellen, som Frisat skrev ud.",
        "en": "It stands in the same place of the table that Frisat printed.",
    },
    "I130": {
        "da": "Den slutter, før dokumentets første dato ({day}).",
        "en": "It ends before the document's first date ({day}).",
    },
    "I131": {
        "da": "Den har ingen dato.",
        "en": "It has no date.",
    },
    "I132": {
        "da": "Dokumentet er af en anden slags end planen og nævner ikke det hele.",
        "en": "The document is of another kind than the plan and does not name everything.",
    },
    "I133": {
        "da": "Den er aflyst, udskudt eller afholdt i forvejen.",
        "en": "It is cancelled, postponed or held already.",
    },
    "I134": {
        "da": "Den er kun for medarbejdere, og det kan dokumentet ikke vise.",
        "en": "It is for staff only, which the document cannot show.",
    },
    "I135": {
        "da": "Dokumentet er af samme slags som planen og dækker tiden, men nævner den ikke.",
        "en": "The document is of the same kind as the plan and covers the time, but does not mention it.",
    },
}
