"""Sentences of what a file holds that was not read as part of the plan (R2): hidden, deleted, pictures, menus."""

_LOOK = {
    "da_hint": "Se efter i dokumentet, om noget af det hører med til planen.",
    "en_hint": "Look in the document whether any of it belongs to the plan.",
}
_SHOW = {
    "da_hint": "Vis det i dokumentet, gem, og læs filen igen, hvis det hører med til planen.",
    "en_hint": "Show it in the document, save, and read the file again if it belongs to the plan.",
}

SENTENCES = {
    "R201": {
        "da": "Filens navn passer ikke til indholdet. Den er læst som {kind}.",
        "en": "The name of the file does not fit its content. It was read as {kind}.",
    },
    "R202": {
        "da": "Skjult tekst er ikke læst ({count} steder).",
        "en": "Hidden text was not read ({count} places).",
        **_SHOW,
    },
    "R203": {
        "da": "Skjulte rækker er ikke læst ({count}).",
        "en": "Hidden rows were not read ({count}).",
        **_SHOW,
    },
    "R204": {
        "da": "Skjulte kolonner er ikke læst ({count}).",
        "en": "Hidden columns were not read ({count}).",
        **_SHOW,
    },
    "R205": {
        "da": "Et skjult ark er ikke læst: »{value}«.",
        "en": "A hidden sheet was not read: “{value}”.",
        **_SHOW,
    },
    "R206": {
        "da": "Sporede ændringer er læst, som om de er godkendt: {inserted} indsættelser og {deleted} sletninger.",
        "en": "Tracked changes were read as accepted: {inserted} insertions and {deleted} deletions.",
        "da_hint": "Godkend eller afvis ændringerne i Word, hvis planen skal læses anderledes.",
        "en_hint": "Accept or reject the changes in Word if the plan is to be read differently.",
    },
    "R207": {
        "da": "Kommentarer er ikke læst ({count}).",
        "en": "Comments were not read ({count}).",
        **_LOOK,
    },
    "R208": {
        "da": "Billeder og diagrammer er ikke læst ({count}); tekst i dem mangler.",
        "en": "Pictures and charts were not read ({count}); text in them is missing.",
        **_LOOK,
    },
    "R209": {
        "da": "Tekst i sidehoved eller sidefod er ikke læst som aktiviteter: »{value}«.",
        "en": "Text in a page header or footer was not read as activities: “{value}”.",
    },
    "R210": {
        "da": "Side {page} er et billede uden tekst og er ikke læst.",
        "en": "Page {page} is a picture without text and was not read.",
        "da_hint": "Kør tekstgenkendelse (OCR) på filen, eller skriv sidens indhold ind.",
        "en_hint": "Run text recognition (OCR) on the file, or type in what the page says.",
    },
    "R211": {
        "da": "Tekst, der ikke kan gengives som bogstaver, er udeladt ({count} tegn).",
        "en": "Text that cannot be given as letters was left out ({count} characters).",
        "da_hint": "Gem dokumentet som PDF igen med indlejrede skrifttyper.",
        "en_hint": "Save the document as PDF again with embedded fonts.",
    },
    "R212": {
        "da": "Menuer, sidefod og lignende uden om sidens indhold er udeladt: »{value}«.",
        "en": "Menus, page footer and the like around the content were left out: “{value}”.",
        **_LOOK,
    },
    "R213": {
        "da": "Besked om cookies er udeladt: »{value}«.",
        "en": "A notice about cookies was left out: “{value}”.",
    },
    "R214": {
        "da": "Filen indeholder makroer. De er hverken kørt eller læst.",
        "en": "The file holds macros. They were neither run nor read.",
    },
    "R215": {
        "da": "Indlejrede eller vedhæftede filer er ikke læst ({count}).",
        "en": "Embedded or attached files were not read ({count}).",
        "da_hint": "Gem dem som filer for sig, og læs dem hver for sig, hvis de hører med.",
        "en_hint": "Save them as files of their own and read them one by one if they belong to the plan.",
    },
    "R216": {
        "da": "Filen siger ikke, hvilket tegnsæt den bruger. Den er læst som {value}.",
        "en": "The file does not say which character set it uses. It was read as {value}.",
        "da_hint": "Er æ, ø og å forkerte, så gem filen som UTF-8, og læs den igen.",
        "en_hint": "If æ, ø and å are wrong, save the file as UTF-8 and read it again.",
    },
    "R217": {
        "da": "Indholdsfortegnelsen er udeladt ({count} linjer).",
        "en": "The table of contents was left out ({count} lines).",
    },
    "R218": {
        "da": "Et felt er ikke udfyldt: »{value}«.",
        "en": "A field is not filled in: “{value}”.",
        "da_hint": "Udfyld feltet i dokumentet, hvis det hører med til planen.",
        "en_hint": "Fill in the field in the document if it belongs to the plan.",
    },
    "R219": {
        "da": "Formler uden gemt resultat er ikke læst ({count} celler).",
        "en": "Formulas without a stored result were not read ({count} cells).",
        "da_hint": "Åbn regnearket i Excel eller LibreOffice, gem det, og læs det igen.",
        "en_hint": "Open the sheet in Excel or LibreOffice, save it and read it again.",
    },
    "R220": {
        "da": "Usynlig tekst i PDF-filen er ikke læst ({count} tegn).",
        "en": "Invisible text in the PDF was not read ({count} characters).",
        **_LOOK,
    },
    "R221": {
        "da": "Elementer, som siden skjuler, er ikke læst: »{value}«.",
        "en": "Elements that the page hides were not read: “{value}”.",
        **_LOOK,
    },
    "R222": {
        "da": "En del af filen er beskadiget og er ikke læst ({value}).",
        "en": "A part of the file is damaged and was not read ({value}).",
        "da_hint": "Gem dokumentet igen fra det program, det er lavet i, og læs det igen.",
        "en_hint": "Save the document again from the program it was made with and read it again.",
    },
}
