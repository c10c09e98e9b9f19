"""Sentences of files that are not read at all (E3): refused before they are opened, or given up while reading."""

SENTENCES = {
    "E301": {
        "da": "Filen findes ikke.",
        "en": "The file does not exist.",
        "da_hint": "Se efter, om navnet og mappen er skrevet rigtigt.",
        "en_hint": "Check that the name and the folder are spelled correctly.",
    },
    "E302": {
        "da": "Det er en mappe og ikke en fil.",
        "en": "This is a folder and not a file.",
        "da_hint": "Angiv de filer i mappen, der skal læses.",
        "en_hint": "Name the files in the folder that are to be read.",
    },
    "E303": {
        "da": "Der er ikke adgang til at læse filen.",
        "en": "There is no permission to read the file.",
        "da_hint": "Bed den, der ejer filen, om at give læseadgang, eller gem en kopi et andet sted.",
        "en_hint": "Ask the owner of the file for read access, or save a copy somewhere else.",
    },
    "E304": {
        "da": "Filen er tom.",
        "en": "The file is empty.",
        "da_hint": "Hent eller gem filen igen, og se efter, at den har indhold.",
        "en_hint": "Download or save the file again and check that it has content.",
    },
    "E305": {
        "da": "Filen fylder {mib} MB, og grænsen er {limit} MB.",
        "en": "The file is {mib} MB, and the limit is {limit} MB.",
        "da_hint": "Fjern billeder eller bilag, eller del dokumentet, og gem det igen.",
        "en_hint": "Remove pictures or attachments, or split the document, and save it again.",
    },
    "E306": {
        "da": "Filens indhold er ikke en dokumenttype, som Frisat kender.",
        "en": "The content of the file is not a type of document that Frisat knows.",
        "da_hint": "Frisat læser docx, pdf (med tekst), xlsx, csv, html, txt og frisat-plan (json). "
        "Gem dokumentet som en af dem.",
        "en_hint": "Frisat reads docx, pdf (with text), xlsx, csv, html, txt and frisat-plan (json). "
        "Save the document as one of them.",
    },
    "E307": {
        "da": "Filen er et tekstdokument af typen {value}, som Frisat ikke læser.",
        "en": "The file is a text document of the type {value}, which Frisat does not read.",
        "da_hint": "Åbn den i Word eller LibreOffice, vælg »Gem som«, og gem den som Word-dokument (.docx).",
        "en_hint": "Open it in Word or LibreOffice, choose “Save as” and save it as a Word document (.docx).",
    },
    "E308": {
        "da": "Filen er et regneark af typen {value}, som Frisat ikke læser.",
        "en": "The file is a spreadsheet of the type {value}, which Frisat does not read.",
        "da_hint": "Åbn den i Excel eller LibreOffice, vælg »Gem som«, og gem den som Excel-projektmappe (.xlsx).",
        "en_hint": "Open it in Excel or LibreOffice, choose “Save as” and save it as an Excel workbook (.xlsx).",
    },
    "E309": {
        "da": "Filen er af typen {value}, som Frisat ikke læser.",
        "en": "The file is of the type {value}, which Frisat does not read.",
        "da_hint": "Åbn den i det program, den er lavet i, og gem eller eksportér den som PDF.",
        "en_hint": "Open it in the program it was made with, and save or export it as PDF.",
    },
    "E310": {
        "da": "Filen er et billede ({value}), og Frisat læser kun tekst.",
        "en": "The file is a picture ({value}), and Frisat reads text only.",
        "da_hint": "Find det dokument, som billedet er taget af, eller kør tekstgenkendelse (OCR) på det.",
        "en_hint": "Find the document that the picture was taken of, or run text recognition (OCR) on it.",
    },
    "E311": {
        "da": "Filen er et arkiv ({value}) og ikke et dokument.",
        "en": "The file is an archive ({value}) and not a document.",
        "da_hint": "Pak arkivet ud, og angiv dokumenterne i det hver for sig.",
        "en_hint": "Unpack the archive and name the documents in it one by one.",
    },
    "E312": {
        "da": "Dokumentet er beskyttet med adgangskode og kan ikke læses.",
        "en": "The document is protected by a password and cannot be read.",
        "da_hint": "Åbn det med adgangskoden, fjern den under »Beskyt dokument«, og gem en kopi.",
        "en_hint": "Open it with the password, remove it under “Protect document”, and save a copy.",
    },
    "E313": {
        "da": "PDF-filen er beskyttet med adgangskode og kan ikke læses.",
        "en": "The PDF is protected by a password and cannot be read.",
        "da_hint": "Åbn den med adgangskoden, og udskriv eller gem en kopi uden adgangskode.",
        "en_hint": "Open it with the password, and print or save a copy without one.",
    },
    "E314": {
        "da": "PDF-filen er scannet: siderne er billeder uden tekst, der kan læses.",
        "en": "The PDF is scanned: its pages are pictures without text that can be read.",
        "da_hint": "Brug det oprindelige dokument, eller kør tekstgenkendelse (OCR) på filen først.",
        "en_hint": "Use the original document, or run text recognition (OCR) on the file first.",
    },
    "E315": {
        "da": "Filen er beskadiget eller ikke hentet helt ned.",
        "en": "The file is damaged or was not downloaded completely.",
        "da_hint": "Hent filen igen, eller åbn den i det program, den er lavet i, og gem en ny kopi.",
        "en_hint": "Download the file again, or open it in the program it was made with and save a new copy.",
    },
    "E316": {
        "da": "Filen pakker sig ud til mere, end et dokument fylder, og er ikke åbnet.",
        "en": "The file unpacks to more than a document takes, and was not opened.",
        "da_hint": "Kontrollér, hvor filen kommer fra. Er den i orden, så fjern store bilag, og gem den igen.",
        "en_hint": "Check where the file comes from. If it is in order, remove large attachments and save it again.",
    },
    "E317": {
        "da": "Filen er pakket på en måde, som intet tekstbehandlingsprogram bruger, og er ikke åbnet.",
        "en": "The file is packed in a way that no word processor uses, and was not opened.",
        "da_hint": "Kontrollér, hvor filen kommer fra. Er den i orden, så gem en ny kopi fra Word eller Excel.",
        "en_hint": "Check where the file comes from. If it is in order, open it in Word or Excel and save a new copy.",
    },
    "E318": {
        "da": "Filen henter indhold udefra (entiteter eller DTD), og den er ikke læst.",
        "en": "The file draws in content from outside (entities or a DTD), and was not read.",
        "da_hint": "Kontrollér, hvor filen kommer fra. Det gør almindelige dokumenter ikke.",
        "en_hint": "Check where the file comes from. Ordinary documents do not do this.",
    },
    "E319": {
        "da": "Tabellen eller regnearket har flere celler, end Frisat læser (grænsen er {limit}).",
        "en": "The table or sheet has more cells than Frisat reads (the limit is {limit}).",
        "da_hint": "Gem kun de rækker og kolonner, der hører til planen, i en ny fil.",
        "en_hint": "Save only the rows and columns that belong to the plan in a new file.",
    },
    "E320": {
        "da": "Læsningen tog for lang tid og blev stoppet.",
        "en": "The reading took too long and was stopped.",
        "da_hint": "Del dokumentet, eller gem det igen fra det program, det er lavet i, og prøv så igen.",
        "en_hint": "Split the document, or save it again from the program it was made with, and try again.",
    },
    "E321": {
        "da": "Dokumentet kræver mere hukommelse, end læsningen må bruge, og blev ikke læst.",
        "en": "The document needs more memory than a reading may use, and was not read.",
        "da_hint": "Del dokumentet, eller gem kun den del, der indeholder planen.",
        "en_hint": "Split the document, or save only the part that holds the plan.",
    },
    "E322": {
        "da": "Filen kan ikke læses; den er sandsynligvis beskadiget.",
        "en": "The file cannot be read; it is probably damaged.",
        "da_hint": "Åbn filen i det program, den er lavet i, gem en ny kopi, og prøv igen.",
        "en_hint": "Open the file in the program it was made with, save a new copy and try again.",
    },
    "E323": {
        "da": "Dokumentets dele ligger inden i hinanden i flere lag, end Frisat læser.",
        "en": "The parts of the document are nested deeper than Frisat reads.",
        "da_hint": "Gem dokumentet igen fra et almindeligt tekstbehandlingsprogram, eller gem siden som PDF.",
        "en_hint": "Save the document again from an ordinary word processor, or save the page as PDF.",
    },
    "E324": {
        "da": "Det er ikke en almindelig fil.",
        "en": "This is not an ordinary file.",
        "da_hint": "Angiv et dokument, der ligger på disken.",
        "en_hint": "Name a document that is stored on the disk.",
    },
    "E325": {
        "da": "PDF-filen har {pages} sider, og grænsen er {limit}.",
        "en": "The PDF has {pages} pages, and the limit is {limit}.",
        "da_hint": "Gem kun de sider, der indeholder planen, i en ny fil.",
        "en_hint": "Save only the pages that hold the plan in a new file.",
    },
    "E326": {
        "da": "Der er ingen tekst i dokumentet.",
        "en": "There is no text in the document.",
        "da_hint": "Se efter, at det er den rigtige fil. Tekst i billeder kan Frisat ikke læse.",
        "en_hint": "Check that it is the right file. Frisat cannot read text in pictures.",
    },
    "E327": {
        "da": "Filen kunne ikke læses fra disken: {value:said}.",
        "en": "The file could not be read from the disk: {value:said}.",
        "da_hint": "Prøv igen, eller gem en kopi et andet sted.",
        "en_hint": "Try again, or save a copy somewhere else.",
    },
    "E328": {
        "da": "Dokumentet er for stort til at blive læst på én gang.",
        "en": "The document is too large to be read at once.",
        "da_hint": "Del dokumentet, eller gem kun den del, der indeholder planen.",
        "en_hint": "Split the document, or save only the part that holds the plan.",
    },
    "E329": {
        "da": "En celle har mere tekst, end et regneark kan rumme (grænsen er {limit} tegn), og filen er ikke læst.",
        "en": "One cell holds more text than a sheet can ({limit} characters), and the file was not read.",
        "da_hint": "Se efter, om et anførselstegn mangler sin afslutning, ret det, og gem filen igen.",
        "en_hint": "Check whether a quotation mark lacks its closing one, correct it and save the file again.",
    },
    "E330": {
        "da": "Frisat gik i stå over dokumentet; fejlen er i programmet og ikke i filen ({value}).",
        "en": "Frisat broke down over the document; the fault is in the program and not in the file ({value}).",
        "da_hint": "Send denne linje til dem, der driver Frisat, og filen med, hvis den må deles. "
        "Prøv imens at gemme dokumentet i et andet format og læse det.",
        "en_hint": "Send this line to those who run Frisat, and the file with it if it may be shared. "
        "Meanwhile try saving the document in another format and reading that.",
    },
}
