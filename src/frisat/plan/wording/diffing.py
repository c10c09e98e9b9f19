"""
Sentences of a comparison: changes (D101-D148, fields D170-D184) and the grounds of a match (D150-D160).

{A} and {a} name the activity of the first plan at the start and inside of a sentence, {B} and {b} that of the second;
{how} is " formentlig", " måske" or nothing. A match that no document states is worded as likely, never as a cause.
"""

SENTENCES = {
    "D101": {
        "da": "{A} er{how} flyttet fra {a_bare} til {b_bare}{shift}.",
        "en": "{A} has{how} moved from {a_bare} to {b_bare}{shift}.",
    },
    "D102": {
        "da": "Tidspunktet for {a} er{how} gjort mere præcist: fra {a_bare} til {b_bare}.",
        "en": "The time of {a} has{how} been made more exact: from {a_bare} to {b_bare}.",
    },
    "D103": {
        "da": "{A} var sat til {a_bare} og er{how} nu sat til {b_bare}.",
        "en": "{A} was set for {a_bare} and is{how} now set for {b_bare}.",
    },
    "D104": {
        "da": "{A} havde en dato ({a_bare}), men har{how} ikke længere nogen.",
        "en": "{A} had a date ({a_bare}) but{how} no longer has one.",
    },
    "D105": {
        "da": "{A} har{how} fået en dato: {b_bare}.",
        "en": "{A} has{how} been given a date: {b_bare}.",
    },
    "D106": {
        "da": "{A} {b_at} har{how} fået nyt klokkeslæt: kl. {clock:clock}.",
        "en": "{A} {b_at} has{how} been given a new time: {clock:clock}.",
    },
    "D107": {
        "da": "Tidspunktet for {a} er{how} gjort mindre præcist: fra {a_bare} til {b_bare}.",
        "en": "The time of {a} has{how} been made less exact: from {a_bare} to {b_bare}.",
    },
    "D110": {
        "da": "{A} {a_at} blev aflyst og er{how} afløst af {b} {b_at}{shift}.",
        "en": "{A} {a_at} was cancelled and has{how} been replaced by {b} {b_at}{shift}.",
    },
    "D111": {
        "da": "{A} {a_at} blev udskudt og er{how} afløst af {b} {b_at}{shift}.",
        "en": "{A} {a_at} was postponed and has{how} been replaced by {b} {b_at}{shift}.",
    },
    "D112": {
        "da": "{A} {a_at} er{how} blevet til {b} {b_at}{shift}.",
        "en": "{A} {a_at} has{how} become {b} {b_at}{shift}.",
    },
    "D113": {
        "da": "{A} {a_at} går{how} også igen i {b} {b_at}{shift}.",
        "en": "{A} {a_at}{how} also lives on in {b} {b_at}{shift}.",
    },
    "D114": {
        "da": "{A} {a_at} afløses{how} af {b} {b_at}{shift}.",
        "en": "{A} {a_at} is{how} replaced by {b} {b_at}{shift}.",
    },
    "D120": {
        "da": "{A} {a_at} er{how} aflyst.",
        "en": "{A} {a_at} has{how} been cancelled.",
    },
    "D121": {
        "da": "{A} {a_at} er{how} udskudt.",
        "en": "{A} {a_at} has{how} been postponed.",
    },
    "D122": {
        "da": "{B} {b_at} er{how} ikke længere {a_status:status}.",
        "en": "{B} {b_at} is{how} no longer {a_status:status}.",
    },
    "D123": {
        "da": "{B} {b_at} er{how} nu {b_status:status}; før: {a_status:status}.",
        "en": "{B} {b_at} is{how} now {b_status:status}; before: {a_status:status}.",
    },
    "D130": {
        "da": "{A} {a_at} hedder nu{how} »{b_title}«.",
        "en": "{A} {a_at} is now{how} called “{b_title}”.",
    },
    "D131": {
        "da": "Indholdet af {b} {b_at} er{how} ændret.",
        "en": "The contents of {b} {b_at} have{how} changed.",
    },
    "D132": {
        "da": "{B} {b_at} har{how} fået nyt sted: {place}.",
        "en": "{B} {b_at} has{how} been given a new place: {place}.",
    },
    "D133": {
        "da": "{B} {b_at} ligger{how} nu fast.",
        "en": "{B} {b_at} is{how} no longer tentative.",
    },
    "D134": {
        "da": "{B} {b_at} ligger{how} ikke længere fast.",
        "en": "{B} {b_at} is{how} now only tentative.",
    },
    "D135": {
        "da": "{B} {b_at} ligger{how} nu hos {to} i stedet for {from}.",
        "en": "{B} {b_at} is{how} now with {to} instead of {from}.",
    },
    "D136": {
        "da": "{B} {b_at} omfatter{how} nu også {to}.",
        "en": "{B} {b_at} now{how} includes {to}.",
    },
    "D137": {
        "da": "{B} {b_at} nævner{how} ikke længere {from}.",
        "en": "{B} {b_at}{how} no longer names {from}.",
    },
    "D140": {
        "da": "Nyt i planen: {b_quoted} {b_at}.",
        "en": "New in the plan: {b_quoted} {b_at}.",
    },
    "D141": {
        "da": "{A} {a_at} er udgået, og intet i den nye plan ser ud til at træde i stedet.",
        "en": "{A} {a_at} has been dropped, and nothing in the new plan seems to take its place.",
    },
    "D142": {
        "da": "{A} {a_at} lå, før den nye plan begynder, og nævnes ikke i den.",
        "en": "{A} {a_at} came before the new plan begins and is not mentioned in it.",
    },
    "D143": {
        "da": "{A} havde ingen dato og nævnes ikke i den nye plan.",
        "en": "{A} had no date and is not mentioned in the new plan.",
    },
    "D144": {
        "da": "{A} {a_at} var allerede taget af planen og nævnes ikke i den nye.",
        "en": "{A} {a_at} had already been called off and is not mentioned in the new plan.",
    },
    "D145": {
        "da": "Det er den samme aktivitet i forløbet.",
        "en": "It is the same activity of the process.",
    },
    "D146": {
        "da": "Planen siger selv, at den ene kommer af den anden.",
        "en": "The plan itself says that one comes from the other.",
    },
    "D147": {
        "da": "{A} {a_at} er taget ud af planen.",
        "en": "{A} {a_at} has been taken out of the plan.",
    },
    "D148": {
        "da": "{A} er taget ud af planen.",
        "en": "{A} has been taken out of the plan.",
    },
    "D150": {
        "da": "Titlen er den samme.",
        "en": "The title is the same.",
    },
    "D151": {
        "da": "De handler om det samme: {words}.",
        "en": "They are about the same thing: {words}.",
    },
    "D152": {
        "da": "Samme deltagere: {bodies}.",
        "en": "Same participants: {bodies}.",
    },
    "D153": {
        "da": "De kan ligge på samme tid.",
        "en": "They may be at the same time.",
    },
    "D154": {
        "da": "Det er samme slags aktivitet.",
        "en": "It is the same kind of activity.",
    },
    "D155": {
        "da": "Den ene er et andet skridt end den anden, for eksempel drøftelse og godkendelse.",
        "en": "One is a different step from the other, for instance debate and approval.",
    },
    "D156": {
        "da": "Den første blev taget af planen.",
        "en": "The first was called off.",
    },
    "D157": {
        "da": "Det er de eneste af den slags i de to planer.",
        "en": "They are the only ones of their sort in the two plans.",
    },
    "D158": {
        "da": "Men det er ikke de samme deltagere.",
        "en": "But the participants are not the same.",
    },
    "D159": {
        "da": "Men der er lang tid imellem.",
        "en": "But there is a long time between them.",
    },
    "D160": {
        "da": "Men det er ikke samme slags aktivitet.",
        "en": "But it is not the same kind of activity.",
    },
    "D170": {
        "da": "Under »{field}« for {b} {b_at} står{how} nu {to}.",
        "en": "Under “{field}”, {b} {b_at}{how} now says {to}.",
    },
    "D171": {
        "da": "Under »{field}« for {b} {b_at} står{how} ikke længere {from}.",
        "en": "Under “{field}”, {b} {b_at}{how} no longer says {from}.",
    },
    "D172": {
        "da": "Under »{field}« for {b} {b_at} står{how} nu {to} i stedet for {from}.",
        "en": "Under “{field}”, {b} {b_at}{how} now says {to} instead of {from}.",
    },
    "D173": {
        "da": "Under »{field}« for {b} {b_at} er{how} rækkefølgen eller skrivemåden ændret.",
        "en": "Under “{field}”, the order or the spelling has{how} changed for {b} {b_at}.",
    },
    "D180": {
        "da": "Under »{field}« for hele planen står nu {to}.",
        "en": "Under “{field}”, the plan as a whole now says {to}.",
    },
    "D181": {
        "da": "Under »{field}« for hele planen står ikke længere {from}.",
        "en": "Under “{field}”, the plan as a whole no longer says {from}.",
    },
    "D182": {
        "da": "Under »{field}« for hele planen står nu {to} i stedet for {from}.",
        "en": "Under “{field}”, the plan as a whole now says {to} instead of {from}.",
    },
    "D183": {
        "da": "Under »{field}« for hele planen er rækkefølgen, skrivemåden eller en enkelthed ændret.",
        "en": "Under “{field}”, the order, the spelling or a detail of the plan as a whole has changed.",
    },
    "D184": {
        "da": "I dokumentets hoved er ændret: {to}.",
        "en": "In the head of the document this has changed: {to}.",
    },
}

FIELDS = {
    "title": {"da": "Titel", "en": "Title"},
    "kind": {"da": "Slags", "en": "Type"},
    "period.text": {"da": "Tidspunktets ord", "en": "Words of the time"},
    "period.note": {"da": "Bemærkning til tidspunktet", "en": "Note on the time"},
    "period.inferred": {"da": "Udledt år", "en": "Inferred year"},
    "period.extra": {"da": "Andet om tidspunktet", "en": "Other on the time"},
    "time": {"da": "Klokkeslæt", "en": "Time of day"},
    "responsible": {"da": "Ansvarlig", "en": "Responsible"},
    "actors": {"da": "Deltagere", "en": "Participants"},
    "actor_dates": {"da": "Egne datoer", "en": "Own dates"},
    "agenda": {"da": "Dagsorden", "en": "Agenda"},
    "deliverables": {"da": "Leverancer", "en": "Deliverables"},
    "depends_on": {"da": "Bygger på", "en": "Builds on"},
    "came_from": {"da": "Kommer af", "en": "Comes from"},
    "status_reason": {"da": "Grund", "en": "Reason"},
    "replaced_by": {"da": "Afløses af", "en": "Replaced by"},
    "place": {"da": "Sted", "en": "Place"},
    "track": {"da": "Spor", "en": "Track"},
    "method": {"da": "Metode", "en": "Method"},
    "quantities": {"da": "Antal", "en": "Numbers"},
    "decides": {"da": "Beslutter", "en": "Decides"},
    "recommends": {"da": "Indstiller", "en": "Recommends"},
    "visibility": {"da": "Vises for", "en": "Shown to"},
    "lint_off": {"da": "Slukkede regler", "en": "Rules switched off"},
    "remark": {"da": "Intern bemærkning", "en": "Internal remark"},
    "source": {"da": "Kilde", "en": "Source"},
    "extra": {"da": "Andre oplysninger", "en": "Other information"},
    "plan.kind": {"da": "Slags dokument", "en": "Type of document"},
    "plan.title": {"da": "Titel", "en": "Title"},
    "plan.language": {"da": "Sprog", "en": "Language"},
    "plan.organisation": {"da": "Myndighed", "en": "Authority"},
    "plan.case_no": {"da": "Sagsnr.", "en": "Case no."},
    "plan.updated": {"da": "Opdateret", "en": "Updated"},
    "plan.provisional": {"da": "Forbehold", "en": "Reservation"},
    "plan.sha256": {"da": "Kildefilens kontrolsum", "en": "Checksum of the source file"},
    "plan.footnotes": {"da": "Noter", "en": "Notes"},
    "plan.stakeholders": {"da": "Interessenter", "en": "Stakeholders"},
    "plan.stakeholders_complete": {"da": "Interessentlisten", "en": "The list of stakeholders"},
    "plan.header": {"da": "Hoved", "en": "Head"},
    "plan.items": {"da": "Punkter", "en": "Items"},
    "plan.text": {"da": "Om forløbet", "en": "About the process"},
    "plan.extra": {"da": "Andre oplysninger", "en": "Other information"},
}
"""What a field is called in these sentences."""
