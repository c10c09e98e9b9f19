"""What the record keeps as a code or as the name of a column, in the words that a person reads."""

from frisat.plan.wording.meetings import OUTCOMES, PARTS, PRESENCES
from frisat.plan.wording.writing import Words

SENTENCES: dict[str, dict[str, str]] = {}

SAYS: dict[str, Words] = {
    "prepares": {"da": "forelægger sagen", "en": "puts the case forward"},
    "heard": {"da": "høres", "en": "is heard"},
    "recommends": {"da": "indstiller", "en": "recommends"},
    "decides": {"da": "beslutter", "en": "decides"},
    "assents": {"da": "skal sige ja", "en": "must say yes"},
}
MEETINGS: dict[str, Words] = {
    "ordinary": {"da": "ordinært møde", "en": "ordinary meeting"},
    "extraordinary": {"da": "ekstraordinært møde", "en": "extraordinary meeting"},
    "theme": {"da": "temamøde", "en": "theme meeting"},
    "dialogue": {"da": "dialogmøde", "en": "dialogue meeting"},
    "network": {"da": "netværksmøde", "en": "network meeting"},
    "visit": {"da": "besøg", "en": "visit"},
}
CODES: dict[str, dict[str, Words]] = {
    "outcome": OUTCOMES,
    "presence": PRESENCES,
    "part": PARTS,
    "say": SAYS,
    "kind": MEETINGS,
}
"""Field -> the codes that it holds; a `kind` may be an activity's or a body's instead."""

COLUMNS: dict[str, Words] = {
    "about": {"da": "Aktiviteten bag", "en": "The activity behind it"},
    "agenda_workdays": {"da": "Hverdage fra dagsorden til møde", "en": "Working days from agenda to meeting"},
    "approved": {"da": "Godkendt", "en": "Approved"},
    "came": {"da": "Kom", "en": "Came"},
    "came_item": {"da": "Kom ved punkt", "en": "Came at item"},
    "closed": {"da": "Lukket", "en": "Closed"},
    "conflicts": {"da": "Inhabilitet", "en": "Conflicts of interest"},
    "decision_text": {"da": "Beslutningens ordlyd", "en": "Wording of the decision"},
    "department": {"da": "Forvaltning", "en": "Department"},
    "dissents": {"da": "Protokoltilførsler", "en": "Dissents"},
    "end": {"da": "Slutter", "en": "Ends"},
    "extract": {"da": "Uddrag til offentligheden", "en": "Extract for the public"},
    "factor": {"da": "Med anden faktor", "en": "With a second factor"},
    "ground": {"da": "Hvorfor det er lukket", "en": "Why it is closed"},
    "left_item": {"da": "Gik ved punkt", "en": "Left at item"},
    "link": {"da": "Link", "en": "Link"},
    "minutes": {"da": "Minutter", "en": "Minutes"},
    "missing": {"da": "Mangler svar", "en": "Answers missing"},
    "order": {"da": "Rækkefølge", "en": "Order"},
    "presence": {"da": "Fremmøde", "en": "Presence"},
    "presenters": {"da": "Fremlægges af", "en": "Presented by"},
    "send_by": {"da": "Dagsordenen sendes senest", "en": "Agenda sent by"},
    "stands_in_for": {"da": "Stedfortræder for", "en": "Stands in for"},
    "start": {"da": "Begynder", "en": "Begins"},
    "terms": {"da": "Retsgrundlag og datoer", "en": "Legal basis and dates"},
    "unit": {"da": "Kontor", "en": "Unit"},
    "vote": {"da": "Afstemning", "en": "Vote"},
    "why": {"da": "Grund", "en": "Reason"},
    "withheld": {"da": "Hvorfor offentligheden intet kan læse", "en": "Why the public can read nothing"},
}
"""Columns that a list of changed fields may name, beside those of `history.FIELDS`."""

OWN_NUMBERS = frozenset({"bodies", "body", "follow_up", "item", "paper", "participant", "participants", "proposed"})
"""Fields whose numbers are rows of the database: they say nothing to a reader, and the sentence says what it was."""
