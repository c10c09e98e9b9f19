"""Sentences of what a file holds that was not read as part of the plan (R2): hidden, deleted, pictures, menus."""

_LOOK = {
    "da_hint": "Se efter i dokumentet, om noget af det hører med til planen.",
    "en_hint": "Look in the document whether any of it belongs to the plan.",
}
_SHOW = {
    "da_hint": "Hvis det hører med til planen, så vis det i dokumentet, gem, og læs filen igen.",
    "en_hint": "If it belongs to the plan, show it in the document, save, and read the file again.",
}

SENTENCES = {
    "R201": {
        "da": "Endelsen i filens navn (»{value}«) passer ikke til indholdet. Filen er læst som {kind}.",
        "en": "The ending of the file name (“{value}”) does not fit the content. The file was read as {kind}.",
    },
    "R202": {
        "da": "Skjult tekst er ikke læst ({count:sted|steder}).",
        "en": "Hidden text was not read ({count:place|places}).",
        **_SHOW,
    },
    "R203": {
        "da": "Skjulte rækker er ikke læst ({count:række|rækker}).",
        "en": "Hidden rows were not read ({count:row|rows}).",
        **_SHOW,
    },
    "R204": {
        "da": "Skjulte kolonner er ikke læst ({count:kolonne|kolonner}).",
        "en": "Hidden columns were not read ({count:column|columns}).",
        **_SHOW,
    },
    "R205": {
        "da": "Arket »{value}« er skjult og er ikke læst.",
        "en": "The sheet “{value}” is hidden and was not read.",
        **_SHOW,
    },
    "R206": {
        "da": "Sporede ændringer er læst, som om de er godkendt: {inserted:indsættelse|indsættelser} "
        "og {deleted:sletning|sletninger}.",
        "en": "Tracked changes were read as accepted: {inserted:insertion|insertions} "
        "and {deleted:deletion|deletions}.",
        "da_hint": "Godkend eller afvis ændringerne i dokumentet, hvis planen skal læses anderledes.",
        "en_hint": "Accept or reject the changes in the document if the plan is to be read differently.",
    },
    "R207": {
        "da": "Kommentarer er ikke læst ({count:kommentar|kommentarer}).",
        "en": "Comments were not read ({count:comment|comments}).",
        **_LOOK,
    },
    "R208": {
        "da": "Tekst i billeder og diagrammer er ikke læst ({count:billede eller diagram|billeder eller diagrammer}).",
        "en": "Text in pictures and charts was not read ({count:picture or chart|pictures or charts}).",
        **_LOOK,
    },
    "R209": {
        "da": "Sidehovedet eller sidefoden er ikke læst som aktiviteter: »{value}«.",
        "en": "The page header or footer was not read as activities: “{value}”.",
    },
    "R210": {
        "da": "Side {page} er et billede uden tekst og er ikke læst.",
        "en": "Page {page} is a picture without text and was not read.",
        "da_hint": "Kør tekstgenkendelse (OCR) på filen, eller skriv sidens indhold ind.",
        "en_hint": "Run text recognition (OCR) on the file, or type in what the page says.",
    },
    "R211": {
        "da": "Tekst, der ikke kan læses som bogstaver, er udeladt ({count:tegn|tegn}).",
        "en": "Text that cannot be read as letters was left out ({count:character|characters}).",
        "da_hint": "Gem dokumentet som PDF igen med indlejrede skrifttyper.",
        "en_hint": "Save the document as PDF again with embedded fonts.",
    },
    "R212": {
        "da": "Menuer, sidefod og andet uden om sidens indhold er udeladt: »{value}«.",
        "en": "Menus, page footer and other things around the content were left out: “{value}”.",
        **_LOOK,
    },
    "R213": {
        "da": "En besked om cookies er udeladt: »{value}«.",
        "en": "A notice about cookies was left out: “{value}”.",
    },
    "R214": {
        "da": "Filen indeholder makroer. De er hverken kørt eller læst.",
        "en": "The file contains macros. They were neither run nor read.",
    },
    "R215": {
        "da": "Indlejrede eller vedhæftede filer er ikke læst ({count:fil|filer}).",
        "en": "Embedded or attached files were not read ({count:file|files}).",
        "da_hint": "Gem dem som selvstændige filer, og læs dem hver for sig, hvis de hører med til planen.",
        "en_hint": "Save them as files of their own and read them one by one if they belong to the plan.",
    },
    "R216": {
        "da": "Filen siger ikke, hvilket tegnsæt den bruger. Den er læst som {value}.",
        "en": "The file does not say which character set it uses. It was read as {value}.",
        "da_hint": "Hvis æ, ø og å ser forkerte ud, så gem filen som UTF-8, og læs den igen.",
        "en_hint": "If æ, ø and å are wrong, save the file as UTF-8 and read it again.",
    },
    "R217": {
        "da": "Indholdsfortegnelsen er udeladt ({count:linje|linjer}).",
        "en": "The table of contents was left out ({count:line|lines}).",
    },
    "R218": {
        "da": "Et felt er ikke udfyldt: »{value}«.",
        "en": "A field is not filled in: “{value}”.",
        "da_hint": "Udfyld feltet i dokumentet, hvis det hører med til planen.",
        "en_hint": "Fill in the field in the document if it belongs to the plan.",
    },
    "R219": {
        "da": "Formler uden gemt resultat er ikke læst ({count:celle|celler}).",
        "en": "Formulas without a stored result were not read ({count:cell|cells}).",
        "da_hint": "Åbn regnearket i Excel eller LibreOffice, gem det, og læs det igen.",
        "en_hint": "Open the sheet in Excel or LibreOffice, save it and read it again.",
    },
    "R220": {
        "da": "Usynlig tekst i PDF-filen er ikke læst ({count:tegn|tegn}).",
        "en": "Invisible text in the PDF was not read ({count:character|characters}).",
        **_LOOK,
    },
    "R221": {
        "da": "Tekst, som siden skjuler, er ikke læst: »{value}«.",
        "en": "Text that the page hides was not read: “{value}”.",
        **_LOOK,
    },
    "R222": {
        "da": "En del af filen er beskadiget og er ikke læst ({value}).",
        "en": "A part of the file is damaged and was not read ({value}).",
        "da_hint": "Gem dokumentet igen fra det program, det er lavet i, og læs det igen.",
        "en_hint": "Save the document again from the program it was made with and read it again.",
    },
    "R223": {
        "da": "Siden slutter midt i en tabel. Det sidste af den mangler formentlig.",
        "en": "The page ends within a table. The last of it is probably missing.",
        "da_hint": "Hent siden igen, og læs den på ny.",
        "en_hint": "Fetch the page again and read it anew.",
    },
}
