"""
Words of what Frisat writes out: the errors of writing (E4xx) and the printed form's labels.

The labels stand here, below both `write` and `read`, because the two must agree: what a writer prints is what the
reader of Frisat's own printed table (`read/layouts/own_table.py`) looks for. `plan/printed.py` puts them together.
"""

from frisat.plan.sentences import Language

SENTENCES = {
    "E401": {
        "da": "Frisat kan ikke skrive formatet »{value}«.",
        "en": "Frisat cannot write the format “{value}”.",
        "da_hint": "Vælg et af disse: {known}.",
        "en_hint": "Choose one of these: {known}.",
    },
    "E402": {
        "da": "Skabelonen kan ikke bruges: {value:said}.",
        "en": "The template cannot be used: {value:said}.",
        "da_hint": "Vælg en Word-skabelon (.docx eller .dotx) uden makroer og adgangskode.",
        "en_hint": "Choose a Word template (.docx or .dotx) without macros or a password.",
    },
    "E403": {
        "da": "Filen kan ikke skrives: {value:said}.",
        "en": "The file cannot be written: {value:said}.",
        "da_hint": "Se efter, om mappen findes, og om du må skrive i den.",
        "en_hint": "Check that the folder exists and that you may write in it.",
    },
    "E404": {
        "da": "Dokumentet kunne ikke sættes op som PDF: {value:said}.",
        "en": "The document could not be typeset as PDF: {value:said}.",
        "da_hint": "Skriv det som Word i stedet, og giv besked til dem, der driver Frisat.",
        "en_hint": "Write it as Word instead, and report the error to those who run your Frisat.",
    },
    "E405": {
        "da": "Tidslinjen kan ikke tegnes: {value}.",
        "en": "The timeline cannot be drawn: {value}.",
        "da_hint": "Skriv planen som Word eller PDF i stedet, og giv besked til dem, der driver Frisat.",
        "en_hint": "Write the plan as Word or PDF instead, and report the error to those who run your Frisat.",
    },
    "E406": {
        "da": "Dokumentet er hverken en dagsorden eller et referat.",
        "en": "The document is neither an agenda nor minutes.",
        "da_hint": "Udelad --meeting for at skrive det som plan.",
        "en_hint": "Leave out --meeting to write it as a plan.",
    },
}

Words = dict[Language, str]

KINDS: dict[str, Words] = {
    "meeting": {"da": "Møde", "en": "Meeting"},
    "theme_debate": {"da": "Temadrøftelse", "en": "Theme debate"},
    "orientation": {"da": "Orientering", "en": "Briefing"},
    "decision": {"da": "Beslutning", "en": "Decision"},
    "workshop": {"da": "Workshop", "en": "Workshop"},
    "hearing": {"da": "Høring", "en": "Hearing"},
    "survey": {"da": "Undersøgelse", "en": "Survey"},
    "deadline": {"da": "Frist", "en": "Deadline"},
    "milestone": {"da": "Milepæl", "en": "Milestone"},
    "involvement": {"da": "Inddragelse", "en": "Involvement"},
    "analysis": {"da": "Analyse", "en": "Analysis"},
    "drafting": {"da": "Udarbejdelse", "en": "Drafting"},
    "trial": {"da": "Prøvehandling", "en": "Trial"},
    "network": {"da": "Netværk", "en": "Network"},
    "other": {"da": "Andet", "en": "Other"},
}
"""`Kind` -> its printed word."""

STATUSES: dict[str, Words] = {
    "planned": {"da": "Planlagt", "en": "Planned"},
    "tentative": {"da": "Foreløbig", "en": "Tentative"},
    "ongoing": {"da": "Løbende", "en": "Ongoing"},
    "cancelled": {"da": "Aflyst", "en": "Cancelled"},
    "postponed": {"da": "Udskudt", "en": "Postponed"},
    "held": {"da": "Afholdt", "en": "Held"},
}
"""`Status` -> its printed word; "planned" is not printed in the table of a document."""

VISIBILITIES: dict[str, Words] = {
    "public": {"da": "Alle", "en": "Everyone"},
    "staff": {"da": "Kun ansatte", "en": "Staff only"},
}
"""`Visibility` -> the words of the column "Vises for", which only a staff copy has."""

DOCUMENTS: dict[str, Words] = {
    "plan": {"da": "Tids- og procesplan", "en": "Time and process plan"},
    "meetings": {"da": "Mødeoversigt", "en": "Meeting overview"},
    "process": {"da": "Procesdiagram", "en": "Process chart"},
    "agenda": {"da": "Dagsorden", "en": "Agenda"},
    "minutes": {"da": "Referat", "en": "Minutes"},
    "page": {"da": "Faktaside", "en": "Fact page"},
}
"""`DocumentKind` -> what the line under the title calls the document."""

COLUMNS: dict[str, Words] = {
    "period": {"da": "Dato", "en": "Date"},
    "first": {"da": "Første dag", "en": "First day"},
    "last": {"da": "Sidste dag", "en": "Last day"},
    "time": {"da": "Klokkeslæt", "en": "Time"},
    "title": {"da": "Aktivitet", "en": "Activity"},
    "content": {"da": "Indhold", "en": "Content"},
    "actors": {"da": "Hvem", "en": "Who"},
    "others": {"da": "Deltagere", "en": "Participants"},
    "kind": {"da": "Slags", "en": "Type"},
    "kind_status": {"da": "Slags og status", "en": "Type and status"},
    "agenda": {"da": "Dagsorden", "en": "Agenda"},
    "deliverables": {"da": "Leverancer", "en": "Deliverables"},
    "status": {"da": "Status", "en": "Status"},
    "reason": {"da": "Grund", "en": "Reason"},
    "replaced": {"da": "Afløses af", "en": "Replaced by"},
    "place": {"da": "Sted", "en": "Place"},
    "track": {"da": "Spor", "en": "Track"},
    "method": {"da": "Metode", "en": "Method"},
    "depends": {"da": "Bygger på", "en": "Builds on"},
    "decides": {"da": "Beslutter", "en": "Decides"},
    "recommends": {"da": "Indstiller", "en": "Recommends"},
    "note": {"da": "Se note", "en": "See note"},
    "visibility": {"da": "Vises for", "en": "Shown to"},
}
"""Headings of the table's columns, in a document and in a sheet."""

LABELS: dict[str, Words] = {
    "agenda": {"da": "Dagsorden:", "en": "Agenda:"},
    "deliverable": {"da": "Leverance:", "en": "Deliverable:"},
    "deliverables": {"da": "Leverancer:", "en": "Deliverables:"},
    "place": {"da": "Sted:", "en": "Place:"},
    "track": {"da": "Spor:", "en": "Track:"},
    "method": {"da": "Metode:", "en": "Method:"},
    "decides": {"da": "Beslutter:", "en": "Decides:"},
    "recommends": {"da": "Indstiller:", "en": "Recommends:"},
    "depends": {"da": "Bygger på:", "en": "Builds on:"},
    "note": {"da": "Se note:", "en": "See note:"},
    "reason": {"da": "Grund:", "en": "Reason:"},
    "replaced": {"da": "Afløses af:", "en": "Replaced by:"},
    "others": {"da": "Deltagere:", "en": "Participants:"},
}
"""Labels inside a cell; each begins a line of its own."""

FACTS: dict[str, Words] = {
    "case_no": {"da": "Sagsnr.", "en": "Case no."},
    "updated": {"da": "Opdateret", "en": "Updated"},
    "provisional": {"da": "Foreløbig", "en": "Provisional"},
    "staff": {"da": "Kun til intern brug", "en": "For internal use only"},
}
"""Parts of the line under the title."""

HEADINGS: dict[str, Words] = {
    "activities": {"da": "Aktiviteter", "en": "Activities"},
    "in_plan": {"da": "Mødet i tids- og procesplanen", "en": "The meeting in the plan"},
    "items": {"da": "Punkter", "en": "Items"},
    "footnotes": {"da": "Noter", "en": "Notes"},
    "stakeholders": {"da": "Interessenter", "en": "Stakeholders"},
    "text": {"da": "Om forløbet", "en": "About the process"},
}
"""Headings of a document's sections."""

HEADER: dict[str, Words] = {
    "date": {"da": "Mødedato", "en": "Meeting date"},
    "time": {"da": "Mødetidspunkt", "en": "Meeting time"},
    "place": {"da": "Mødested", "en": "Meeting place"},
    "body": {"da": "Udvalg", "en": "Body"},
    "chair": {"da": "Mødeleder", "en": "Chair"},
    "secretary": {"da": "Referent", "en": "Secretary"},
    "caseworker": {"da": "Sagsbehandler", "en": "Caseworker"},
    "participants": {"da": "Mødedeltagere", "en": "Participants"},
    "absent": {"da": "Fraværende", "en": "Absent"},
    "substitutes": {"da": "Stedfortrædere", "en": "Substitutes"},
    "case_no": {"da": "Sagsnr.", "en": "Case no."},
    "department": {"da": "Forvaltning", "en": "Department"},
    "unit": {"da": "Afdeling", "en": "Unit"},
    "document_date": {"da": "Dato", "en": "Date"},
}
"""Labels of the head of an agenda or minutes, in the order in which they are printed."""

PHRASES: dict[str, Words] = {
    "undated": {"da": "Uden dato", "en": "No date"},
    "some_undated": {
        "da": "{count} af {total} aktiviteter er uden dato.",
        "en": "{count} of {total} activities have no date.",
    },
    "one_undated": {"da": "1 af {total} aktiviteter er uden dato.", "en": "1 of {total} activities has no date."},
    "no_activities": {"da": "Planen har ingen aktiviteter.", "en": "The plan has no activities."},
    "inferred": {
        "da": "Årstal i [skarp parentes] står ikke i det oprindelige dokument, men følger af sammenhængen.",
        "en": "Years in [square brackets] are not in the original document but follow from the context.",
    },
    "stakeholders_open": {"da": "Listen er ikke udtømmende.", "en": "The list is not exhaustive."},
    "stakeholders_complete": {"da": "Listen er udtømmende.", "en": "The list is complete."},
    "clock": {"da": "kl.", "en": "at"},
    "actor_date": {"da": "dato", "en": "date"},
    "presenter": {"da": "v.", "en": "by"},
    "and": {"da": "og", "en": "and"},
    "outcome": {"da": "Beslutning", "en": "Decision"},
    "closed": {"da": "Lukket punkt", "en": "Closed item"},
    "page": {"da": "Side", "en": "Page"},
    "of": {"da": "af", "en": "of"},
    "table_summary": {
        "da": "{count} aktiviteter i rækkefølge, én i hver række. Kolonner: {columns}.",
        "en": "{count} activities in order, one in each row. Columns: {columns}.",
    },
    "timeline_alt": {
        "da": "Tidslinje for {title} med {count} aktiviteter. De samme aktiviteter står som tabel i planen.",
        "en": "Timeline of {title} with {count} activities. The same activities stand as a table in the plan.",
    },
    "timeline": {"da": "Tidslinje", "en": "Timeline"},
    "calendar_undated_one": {
        "da": "1 aktivitet uden dato er ikke med i kalenderen: {titles}.",
        "en": "1 activity without a date is not in the calendar: {titles}.",
    },
    "calendar_undated": {
        "da": "{count} aktiviteter uden dato er ikke med i kalenderen: {titles}.",
        "en": "{count} activities without a date are not in the calendar: {titles}.",
    },
    "calendar_fuzzy": {
        "da": "Tiden er ikke lagt helt fast: {words}.",
        "en": "The time is not fully settled: {words}.",
    },
    "about": {"da": "Om planen", "en": "About the plan"},
    "plan_sheet": {"da": "Plan", "en": "Plan"},
    "written_by": {"da": "Skrevet med Frisat", "en": "Written with Frisat"},
}
"""Whole phrases; `str.format` templates where they hold braces."""

LETTERHEAD = {
    "title": {"da": "Brevpapir", "en": "Letterhead"},
    "header": {"da": "[Kommunens navn og logo]", "en": "[Name and logo of the municipality]"},
    "footer": {"da": "[Adresse, telefon, hjemmeside]", "en": "[Address, telephone, web site]"},
    "how": {
        "da": "Ret sidehoved og sidefod, indsæt logoet, og ret typografierne Normal, Undertitel og Overskrift 1-3, så "
        "de ligner kommunens. Gem som .docx, og tag filen i brug som brevpapir.",
        "en": "Change header and footer, insert the logo, and change the styles Normal, Subtitle and Heading 1-3 to "
        "those of the municipality. Save as .docx and put the file in use as the letterhead.",
    },
    "page": {
        "da": "Det, der står her på siden, kommer ikke med i dagsordener og referater.",
        "en": "What stands here on the page is left out of agendas and minutes.",
    },
}
"""The example of a letterhead."""
