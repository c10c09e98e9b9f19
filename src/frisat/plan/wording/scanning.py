"""
Sentences of `frisat scan`: what was found (S1), why it has its grade (S2), where it stands (S3), what it says of the
whole (S4).
"""

_REMOVE = {
    "da_hint": "Fjern nummeret fra dokumentet, før det offentliggøres. Det er ikke nok at dække det til.",
    "en_hint": "Remove the number from the document before it is published. Covering it up is not enough.",
}
_CONTACT = {
    "da_hint": "Se efter, om den er beregnet til offentligheden; ellers fjern den.",
    "en_hint": "Check whether it is meant for the public; remove it if not.",
}
_TRACES = {
    "da_hint": "Fjern dem med »Kontrollér for problemer« i Word og Excel, eller lav en ren kopi med --clean.",
    "en_hint": "Remove them with “Check for Issues” in Word and Excel, or make a clean copy with --clean.",
}
_SEE = {
    "da_hint": "Den, der henter filen, kan læse det. Slet det, hvis det ikke skal offentliggøres.",
    "en_hint": "Whoever downloads the file can read it. Delete it if it is not to be published.",
}
_BY_HAND = {
    "da_hint": "Læs det selv igennem, før filen offentliggøres, eller kør tekstgenkendelse (OCR) på det først.",
    "en_hint": "Look through it yourself before the file is published, or run text recognition (OCR) on it first.",
}

SENTENCES = {
    # a clean copy that cannot be made
    "E420": {
        "da": "Der kan laves en ren kopi af Word-, Excel-, PowerPoint- og PDF-filer, billeder (JPEG, PNG) og ren "
        "tekst; denne er af typen {value}.",
        "en": "A clean copy can be made of Word, Excel, PowerPoint and PDF files, pictures (JPEG, PNG) and plain text; "
        "this one is of the type {value}.",
        "da_hint": "Gem filen som Word, Excel, PowerPoint eller PDF, og prøv igen.",
        "en_hint": "Save the file as Word, Excel, PowerPoint or PDF and try again.",
    },
    "E421": {
        "da": "Dokumentet har sporede ændringer, og det er ikke sagt, at de skal godkendes.",
        "en": "The document has tracked changes, and nobody said that they are to be accepted.",
        "da_hint": "Godkend eller afvis dem i Word, eller tilføj --accept-changes.",
        "en_hint": "Accept or reject them in Word, or add --accept-changes.",
    },
    "E422": {
        "da": "Kopien blev ikke ren og er ikke skrevet: {value}",
        "en": "The copy did not come out clean and was not written: {value}",
    },
    "E423": {
        "da": "Der kan kun laves en ren kopi af én fil ad gangen.",
        "en": "A clean copy can be made of one file at a time only.",
    },
    "E424": {
        "da": "Den rene kopi må ikke skrives oven i originalen.",
        "en": "The clean copy must not be written over the original.",
        "da_hint": "Giv kopien et andet navn.",
        "en_hint": "Give the copy another name.",
    },
    "E425": {
        "da": "Filen har en del, som ikke kan renses uden at ødelægge det viste ({value}).",
        "en": "The file has a part that cannot be cleaned without breaking what is shown ({value}).",
        "da_hint": "Gem filen som PDF, og brug PDF-filen i stedet.",
        "en_hint": "Save the file as PDF and use the PDF instead.",
    },
    "E426": {
        "da": "En fil inde i filen kan ikke renses: »{value}«.",
        "en": "A file inside the file cannot be cleaned: “{value}”.",
        "da_hint": "Tag den ud, eller gem filen som PDF.",
        "en_hint": "Take it out, or save the file as PDF.",
    },
    "E427": {
        "da": "Regnearket har skjult indhold og en formel uden gemt resultat (celle {value}); kopien ville vise noget "
        "andet end arket.",
        "en": "The workbook has hidden content and a formula without a saved result (cell {value}); the copy would "
        "show something else than the sheet.",
        "da_hint": "Åbn og gem arket i Excel, eller slet det skjulte.",
        "en_hint": "Open and save the workbook in Excel, or delete what is hidden.",
    },
    # what was found
    "S101": {"da": "Personnummer (CPR): »{excerpt}«.", "en": "Personal number (CPR): “{excerpt}”.", **_REMOVE},
    "S103": {"da": "E-mailadresse: »{excerpt}«.", "en": "E-mail address: “{excerpt}”.", **_CONTACT},
    "S104": {
        "da": "E-mailadresse hos en privat udbyder: »{excerpt}«.",
        "en": "E-mail address at a private provider: “{excerpt}”.",
        **_CONTACT,
    },
    "S105": {
        "da": "Tal med form som et telefonnummer: »{excerpt}«.",
        "en": "Digits in the form of a telephone number: “{excerpt}”.",
        **_CONTACT,
    },
    "S106": {"da": "Telefonnummer: »{excerpt}«.", "en": "Telephone number: “{excerpt}”.", **_CONTACT},
    "S110": {
        "da": "Skjult tekst ({count:sted|steder}).",
        "en": "Hidden text ({count:place|places}).",
        **_SEE,
    },
    "S111": {"da": "Arket »{value}« er skjult.", "en": "The sheet “{value}” is hidden.", **_SEE},
    "S112": {
        "da": "Skjulte kolonner med indhold ({value}).",
        "en": "Hidden columns with content ({value}).",
        **_SEE,
    },
    "S113": {
        "da": "Skjulte rækker med indhold ({count:række|rækker}).",
        "en": "Hidden rows with content ({count:row|rows}).",
        **_SEE,
    },
    "S114": {
        "da": "Tekst i baggrundens farve eller for lille til at kunne ses ({count:sted|steder}).",
        "en": "Text in the colour of the background or too small to be seen ({count:place|places}).",
        **_SEE,
    },
    "S115": {
        "da": "Tekst på siden, som ikke kan ses, men kan kopieres ({count:tegn|tegn}).",
        "en": "Text on the page that cannot be seen but can be copied ({count:character|characters}).",
        **_SEE,
    },
    "S116": {
        "da": "Filen indeholder tidligere udgaver af sig selv ({count:udgave|udgaver}). "
        "Slettet tekst kan være bevaret.",
        "en": "The file contains earlier versions of itself ({count:version|versions}); deleted text may be kept.",
        "da_hint": "Udskriv eller eksportér dokumentet til en ny PDF.",
        "en_hint": "Print or export the document to a new PDF.",
    },
    "S117": {
        "da": "HTML-kommentarer og skjulte elementer ({count:sted|steder}).",
        "en": "HTML comments and hidden elements ({count:place|places}).",
        **_SEE,
    },
    "S118": {
        "da": "Skjulte dias ({count:dias|dias}).",
        "en": "Hidden slides ({count:slide|slides}).",
        **_SEE,
    },
    "S119": {
        "da": "Noter til dias ({count:dias|dias}).",
        "en": "Notes to slides ({count:slide|slides}).",
        **_SEE,
    },
    "S120": {
        "da": "Sporede ændringer: {inserted:indsættelse|indsættelser} og {deleted:sletning|sletninger}.",
        "en": "Tracked changes: {inserted:insertion|insertions} and {deleted:deletion|deletions}.",
        "da_hint": "Godkend eller afvis alle ændringer, og gem dokumentet.",
        "en_hint": "Accept or reject all changes and save the document.",
    },
    "S121": {
        "da": "Kommentarer ({count:kommentar|kommentarer}).",
        "en": "Comments ({count:comment|comments}).",
        "da_hint": "Slet kommentarerne, og gem dokumentet.",
        "en_hint": "Delete the comments and save the document.",
    },
    "S130": {
        "da": "Oplysning om, hvem der har lavet filen: {name:said} »{value}«.",
        "en": "Information on who made the file: {name:said} “{value}”.",
        **_TRACES,
    },
    "S131": {
        "da": "Oplysning om filens tilblivelse: {name:said} »{value}«.",
        "en": "Information on how the file came about: {name:said} “{value}”.",
        **_TRACES,
    },
    "S132": {
        "da": "Et billede siger, hvor det er taget (GPS).",
        "en": "A picture tells where it was taken (GPS).",
        "da_hint": "Gem billedet uden placering, og indsæt det igen, eller lav en ren kopi med --clean.",
        "en_hint": "Save the picture without its location and insert it again, or make a clean copy with --clean.",
    },
    "S133": {
        "da": "Egne egenskaber og variable fulgte med filen ({count:værdi|værdier}).",
        "en": "Custom properties and variables came with the file ({count:value|values}).",
        **_TRACES,
    },
    "S134": {
        "da": "Filen er underskrevet digitalt. Underskriften gælder ikke i den rensede kopi, som gives ud.",
        "en": "The file is digitally signed. The signature does not hold in the cleaned copy that is given out.",
        "da_hint": "Skriv i sagen, at kommunen har det underskrevne dokument, hvis nogen skal kunne efterprøve det.",
        "en_hint": "Say in the case that the municipality keeps the signed document, if anybody is to verify it.",
    },
    "S140": {
        "da": "Side {page} er et billede og er ikke kontrolleret.",
        "en": "Page {page} is a picture and was not checked.",
        **_BY_HAND,
    },
    "S141": {
        "da": "Billeder er ikke kontrolleret for tekst ({count:billede|billeder}).",
        "en": "Pictures were not checked for text ({count:picture|pictures}).",
        **_BY_HAND,
    },
    "S142": {
        "da": "Filen er et billede ({value}) og er ikke kontrolleret.",
        "en": "The file is a picture ({value}) and was not checked.",
        **_BY_HAND,
    },
    "S143": {
        "da": "Tekst på side {page} kan ikke læses som bogstaver og er ikke kontrolleret.",
        "en": "Text on page {page} cannot be read as letters and was not checked.",
        **_BY_HAND,
    },
    "S144": {
        "da": "Dokumentet har ingen tekst, kun billeder, og er ikke kontrolleret.",
        "en": "The document has no text, only pictures, and was not checked.",
        **_BY_HAND,
    },
    "S145": {
        "da": "Side {page} er et billede med genkendt tekst (OCR); teksten er kontrolleret, men kan være læst forkert.",
        "en": "Page {page} is a picture with recognised text (OCR); the text was checked but may be misread.",
        **_BY_HAND,
    },
    "S150": {
        "da": "Filen indeholder makroer; de er hverken kørt eller kontrolleret.",
        "en": "The file contains macros; they were neither run nor checked.",
        "da_hint": "Gem dokumentet uden makroer (.docx eller .xlsx).",
        "en_hint": "Save the document without macros (.docx or .xlsx).",
    },
    "S151": {
        "da": "En fil ligger inde i filen: »{value}«. Den er kontrolleret med.",
        "en": "A file lies inside the file: “{value}”. It was checked as well.",
        "da_hint": "Tag den ud, hvis den ikke skal offentliggøres.",
        "en_hint": "Take it out if it is not to be published.",
    },
    "S152": {
        "da": "En fil inde i filen er ikke kontrolleret: »{value}«. {why:said}",
        "en": "A file inside the file was not checked: “{value}”. {why:said}",
        "da_hint": "Tag den ud, og kontrollér den for sig, eller lad den ikke følge med.",
        "en_hint": "Take it out and check it by itself, or do not let it go along.",
    },
    "S153": {
        "da": "En del af filen kan ikke læses og er ikke kontrolleret ({value}).",
        "en": "A part of the file cannot be read and was not checked ({value}).",
        "da_hint": "Gem dokumentet igen fra det program, det er lavet i, og kontrollér det igen.",
        "en_hint": "Save the document again from the program it was made with and check it again.",
    },
    "S154": {
        "da": "Filen indeholder programkode (JavaScript), som PDF-læseren kan køre.",
        "en": "The file contains program code (JavaScript) that a PDF reader can run.",
        "da_hint": "Udskriv eller eksportér dokumentet til en ny PDF.",
        "en_hint": "Print or export the document to a new PDF.",
    },
    "S155": {
        "da": "Der er ikke kontrolleret dybere: filer i filer i flere lag end grænsen ({value}).",
        "en": "It was not checked deeper: files within files in more layers than the limit ({value}).",
        "da_hint": "Pak filen ud, og kontrollér indholdet for sig.",
        "en_hint": "Unpack the file and check its content by itself.",
    },
    "S156": {"da": "Typen læses ikke.", "en": "The type is not read."},
    # why
    "S201": {"da": "skrevet som et personnummer", "en": "written like a personal number"},
    "S202": {"da": "datoen og kontrolcifferet passer", "en": "the date and the control digit fit"},
    "S203": {
        "da": "datoen passer, og 1. januar-numre gives uden kontrolciffer",
        "en": "the date fits, and numbers of 1 January are given without a control digit",
    },
    "S204": {
        "da": "datoen passer, kontrolcifferet ikke (det kræves ikke siden 2007)",
        "en": "the date fits, the control digit does not (not required since 2007)",
    },
    "S205": {"da": "teksten kalder det et personnummer", "en": "the text calls it a personal number"},
    "S206": {"da": "ordene omkring handler om en person", "en": "the words around it are about a person"},
    "S207": {"da": "ordene ved siden af peger på et andet slags tal", "en": "words beside it point to another kind"},
    "S208": {"da": "tallet står for sig selv", "en": "the number stands by itself"},
    "S209": {"da": "filen indeholder flere personnumre", "en": "the file holds more personal numbers"},
    "S210": {
        "da": "ti cifre, hvis dato passer, og intet ved siden af siger, hvad de er",
        "en": "ten digits whose date fits, and nothing beside them says what they are",
    },
    # where
    "S301": {"da": "afsnit {number}", "en": "paragraph {number}"},
    "S302": {"da": "tabel {table}, række {row}, kolonne {column}", "en": "table {table}, row {row}, column {column}"},
    "S303": {"da": "sidehoved", "en": "page header"},
    "S304": {"da": "sidefod", "en": "page footer"},
    "S305": {"da": "fodnote {number}", "en": "footnote {number}"},
    "S306": {"da": "slutnote {number}", "en": "endnote {number}"},
    "S307": {"da": "kommentar {number}", "en": "comment {number}"},
    "S308": {
        "da": "slettet tekst (sporet ændring), afsnit {number}",
        "en": "deleted text (tracked change), paragraph {number}",
    },
    "S309": {"da": "skjult tekst", "en": "hidden text"},
    "S310": {"da": "alternativ tekst til billede eller figur", "en": "alternative text of a picture or figure"},
    "S311": {"da": "tekstboks", "en": "text box"},
    "S312": {"da": "feltkode", "en": "field code"},
    "S313": {"da": "link", "en": "link"},
    "S314": {"da": "dokumentegenskab: {name:said}", "en": "document property: {name:said}"},
    "S315": {"da": "figur eller diagram", "en": "figure or chart"},
    "S316": {"da": "ark »{sheet}«, celle {cell}", "en": "sheet “{sheet}”, cell {cell}"},
    "S317": {
        "da": "skjult kolonne {column}, række {row} (ark »{sheet}«)",
        "en": "hidden column {column}, row {row} (sheet “{sheet}”)",
    },
    "S318": {
        "da": "skjult række {row}, kolonne {column} (ark »{sheet}«)",
        "en": "hidden row {row}, column {column} (sheet “{sheet}”)",
    },
    "S319": {"da": "skjult ark »{sheet}«, celle {cell}", "en": "hidden sheet “{sheet}”, cell {cell}"},
    "S320": {"da": "defineret navn", "en": "defined name"},
    "S321": {"da": "cellekommentar {cell}", "en": "cell comment {cell}"},
    "S322": {"da": "datavalidering (ark »{sheet}«)", "en": "data validation (sheet “{sheet}”)"},
    "S323": {"da": "side {page}", "en": "page {page}"},
    "S324": {"da": "bemærkning i PDF-filen (annotation)", "en": "annotation"},
    "S325": {"da": "formularfelt", "en": "form field"},
    "S326": {"da": "XMP-metadata", "en": "XMP metadata"},
    "S327": {"da": "bogmærke", "en": "bookmark"},
    "S328": {"da": "oplysning i PDF-filen ({name})", "en": "entry of the PDF ({name})"},
    "S329": {"da": "tidligere udgave {number}, side {page}", "en": "earlier version {number}, page {page}"},
    "S330": {"da": "linje {line}", "en": "line {line}"},
    "S331": {"da": "HTML-kommentar, linje {line}", "en": "HTML comment, line {line}"},
    "S332": {"da": "skjult element, linje {line}", "en": "hidden element, line {line}"},
    "S333": {"da": "script eller stil, linje {line}", "en": "script or style, line {line}"},
    "S334": {"da": "sidens hoved (meta, titel), linje {line}", "en": "head of the page (meta, title), line {line}"},
    "S335": {"da": "attributten {name}, linje {line}", "en": "attribute {name}, line {line}"},
    "S336": {"da": "række {row}, kolonne {column}", "en": "row {row}, column {column}"},
    "S337": {"da": "nøglen {key}", "en": "key {key}"},
    "S338": {"da": "filnavnet", "en": "the file name"},
    "S339": {"da": "filens del {part}", "en": "part {part} of the file"},
    "S340": {"da": "linje {line}", "en": "line {line}"},
    "S341": {"da": "navnet på et ark", "en": "the name of a sheet"},
    "S342": {"da": "sidehoved eller sidefod (ark »{sheet}«)", "en": "header or footer (sheet “{sheet}”)"},
    "S343": {"da": "indholdskontrol eller formularfelt", "en": "content control or form field"},
    "S344": {"da": "bogmærke eller variabel", "en": "bookmark or variable"},
    "S345": {"da": "hele filen", "en": "the whole file"},
    "S346": {"da": "billede {name}", "en": "picture {name}"},
    "S347": {"da": "ophavsmand til en ændring eller kommentar", "en": "author of a change or comment"},
    "S348": {"da": "tabel {table}, række {row}", "en": "table {table}, row {row}"},
    "S349": {"da": "gemt værdi fra en anden fil", "en": "stored value of another file"},
    # names of properties
    "S351": {"da": "forfatter", "en": "author"},
    "S352": {"da": "sidst ændret af", "en": "last changed by"},
    "S353": {"da": "virksomhed", "en": "company"},
    "S354": {"da": "leder", "en": "manager"},
    "S355": {"da": "program", "en": "program"},
    "S356": {"da": "revision", "en": "revision"},
    "S357": {"da": "redigeringstid i minutter", "en": "editing time in minutes"},
    "S358": {"da": "skabelon", "en": "template"},
    "S359": {"da": "titel", "en": "title"},
    "S370": {"da": "dias {number}", "en": "slide {number}"},
    "S371": {"da": "noter til dias {number}", "en": "notes to slide {number}"},
    "S360": {"da": "emne", "en": "subject"},
    "S361": {"da": "nøgleord", "en": "keywords"},
    "S362": {"da": "beskrivelse", "en": "description"},
    "S363": {"da": "oprettet", "en": "created"},
    "S364": {"da": "ændret", "en": "modified"},
    "S365": {"da": "forfatter til ændring eller kommentar", "en": "author of a change or comment"},
    "S366": {"da": "sti på en computer", "en": "path on a computer"},
    "S367": {"da": "kamera", "en": "camera"},
    # the whole
    "S401": {"da": "Ingen fund.", "en": "Nothing found."},
    "S402": {
        "da": "Det er ikke hele filen, der er kontrolleret. Se punkterne med »ikke kontrolleret«.",
        "en": "Not all of the file was checked. See the items marked “not checked”.",
    },
    "S403": {"da": "… og {count} fund mere.", "en": "… and {count} more findings."},
    "S404": {
        "da": "{document}: {high:alvorligt|alvorlige}, {medium:muligt|mulige} og {low:mindre|mindre} fund.",
        "en": "{document}: {high:grave|grave}, {medium:possible|possible} and {low:minor|minor} findings.",
    },
    "S410": {"da": "alvorligt", "en": "grave"},
    "S411": {"da": "muligt", "en": "possible"},
    "S412": {"da": "mindre", "en": "minor"},
    "S405": {"da": "Hele filens tekst er kontrolleret.", "en": "All of the file's text was checked."},
}
