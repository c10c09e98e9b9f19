"""What one issue of an agenda says otherwise than the one before it (`plan/meeting_changes.py`)."""

from frisat.plan.wording.writing import Words

SENTENCES: dict[str, Words] = {}
"""None of these words is a finding or an error."""

MEETING: dict[str, Words] = {
    "title": {
        "da": "Mødet hedder nu »{now}«. Før hed det »{was}«.",
        "en": "The meeting is called “{now}”, not “{was}”.",
    },
    "when": {"da": "Mødet er flyttet fra {was} til {now}.", "en": "The meeting is moved from {was} to {now}."},
    "place": {"da": "Stedet er nu {now}. Før var det {was}.", "en": "The place is {now}, not {was}."},
    "bodies": {"da": "Nu mødes {now}. Før mødtes {was}.", "en": "Now {now} meet, not {was}."},
    "cancelled": {"da": "Mødet er aflyst.", "en": "The meeting is cancelled."},
    "postponed": {"da": "Mødet er udskudt.", "en": "The meeting is postponed."},
    "joined": {"da": "Nye deltagere: {now}.", "en": "New participants: {now}."},
    "left": {"da": "Deltager ikke længere: {was}.", "en": "No longer taking part: {was}."},
}

ITEMS: dict[str, Words] = {
    "added": {"da": "{item} er sat på dagsordenen.", "en": "{item} is put on the agenda."},
    "gone": {"da": "{item} står ikke længere på dagsordenen.", "en": "{item} is no longer on the agenda."},
    "withdrawn": {"da": "{item} er taget af dagsordenen.", "en": "{item} is taken off the agenda."},
    "closed": {"da": "{item} er lukket.", "en": "{item} is closed."},
    "opened": {"da": "{item} er åbnet.", "en": "{item} is opened."},
    "title": {"da": "{item} hed før »{was}«.", "en": "{item} was called “{was}” before."},
    "fields": {"da": "{item}: rettet er {now}.", "en": "{item}: corrected: {now}."},
    "paper_added": {"da": "{item}: bilaget »{now}« er kommet til.", "en": "{item}: the paper “{now}” is added."},
    "paper_gone": {"da": "{item}: bilaget »{was}« er taget ud.", "en": "{item}: the paper “{was}” is taken out."},
    "paper_named": {"da": "{item}: bilaget »{was}« hedder nu »{now}«.", "en": "{item}: “{was}” is now called “{now}”."},
    "paper_closed": {"da": "{item}: bilaget »{now}« er lukket.", "en": "{item}: the paper “{now}” is closed."},
    "paper_opened": {"da": "{item}: bilaget »{now}« er åbnet.", "en": "{item}: the paper “{now}” is opened."},
}

FIELDS: dict[str, Words] = {
    "text": {"da": "sagsteksten", "en": "the case"},
    "recommendation": {"da": "indstillingen", "en": "the recommendation"},
    "kind": {"da": "hvad organet skal", "en": "what is asked of the body"},
    "presenters": {"da": "hvem der fremlægger", "en": "who presents it"},
    "minutes": {"da": "hvor lang tid det tager", "en": "how long it takes"},
    "case_no": {"da": "sagsnummeret", "en": "the case number"},
}
"""What of an item is told to be corrected, without the words themselves: they stand in the issues."""

NAMED: Words = {"da": "Punkt {no} »{title}«", "en": "Item {no} “{title}”"}
NOWHERE: Words = {"da": "ikke oplyst", "en": "not said"}
