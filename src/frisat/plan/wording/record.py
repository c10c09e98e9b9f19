"""What can be wrong with the record (T0): said by `frisat record verify`."""

SENTENCES = {
    "T001": {"da": "Række {number} mangler.", "en": "Row {number} is missing."},
    "T002": {
        "da": "Række {number} følger ikke efter den foregående.",
        "en": "Row {number} does not follow the one before it.",
    },
    "T003": {"da": "Række {number} er ændret.", "en": "Row {number} has been changed."},
    "T004": {"da": "Detaljerne til række {number} mangler.", "en": "The details of row {number} are missing."},
    "T005": {"da": "Detaljerne til række {number} er ændret.", "en": "The details of row {number} have been changed."},
    "T006": {
        "da": "Protokollen ender ved række {number}, men skulle ende et andet sted.",
        "en": "The record ends at row {number} but should end elsewhere.",
    },
    "T007": {
        "da": "Detaljerne til række {number} er fjernet, uden at protokollen siger det.",
        "en": "The details of row {number} were taken out without the record saying so.",
    },
    "T008": {
        "da": "Række {number} mangler eller er en anden end den, der før er skrevet ned.",
        "en": "Row {number} is missing, or another than the one that was noted before.",
    },
    "T009": {"da": "Række {number} er ikke skrevet af Frisat.", "en": "Row {number} was not written by Frisat."},
    "T010": {
        "da": "{number:sæt|sæt} detaljer hører ikke til nogen række.",
        "en": "{number:set|sets} of details without a row.",
    },
    "T011": {
        "da": "Protokollen er tom, men der er konti, forløb eller andet, som protokollen skulle fortælle om.",
        "en": "The record is empty, but there are accounts, processes or other things that it should tell of.",
    },
}
