"""Reasons that stand inside another sentence, after a colon (V1 machine, V2 JSON, V3 template, V4 PDF)."""

SENTENCES = {
    "V101": {"da": "filen eller mappen findes ikke", "en": "the file or folder does not exist"},
    "V102": {"da": "der er ikke adgang", "en": "there is no permission"},
    "V103": {"da": "der er ikke mere plads på disken", "en": "the disk is full"},
    "V104": {"da": "det er en mappe", "en": "it is a folder"},
    "V105": {"da": "navnet er for langt", "en": "the name is too long"},
    "V106": {"da": "filen er for stor", "en": "the file is too large"},
    "V107": {"da": "det er ikke en almindelig fil", "en": "it is not an ordinary file"},
    "V109": {"da": "maskinen melder fejl", "en": "the machine reports an error"},
    "V201": {"da": "oplysningen »format« mangler", "en": "“format” is missing"},
    "V202": {
        "da": "en aktivitet mangler »key« eller »title«",
        "en": "an activity lacks “key” or “title”",
    },
    "V203": {
        "da": "to aktiviteter har den samme »key«",
        "en": "two activities have the same “key”",
    },
    "V204": {
        "da": "en oplysning har en anden form, end formatet foreskriver",
        "en": "something in it has another form than the format prescribes",
    },
    "V205": {
        "da": "to punkter har den samme »key«",
        "en": "two items have the same “key”",
    },
    "V301": {"da": "filen er ikke et Word-dokument", "en": "the file is not a Word document"},
    "V302": {"da": "filen er for stor, når den pakkes ud", "en": "the file is too large when unpacked"},
    "V303": {"da": "filen indeholder makroer", "en": "the file contains macros"},
    "V400": {"da": "den indeholder tegn, der ikke kan skrives", "en": "it holds characters that cannot be set"},
    "V401": {"da": "planen har for meget tekst til en PDF", "en": "the plan holds too much text for a PDF"},
}
