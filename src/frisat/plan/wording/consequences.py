"""What follows when an activity is moved (C1): reasons for a move, and what is only told."""

SENTENCES = {
    "C101": {
        "da": "Bygger på »{a}«, som så først er slut {when:period}.",
        "en": "Builds on “{a}”, which would then end {when:period}.",
    },
    "C102": {
        "da": "Bygger på høringen »{a}«, som slutter {when:period}; der skal gå {days:dag|dage} før beslutningen.",
        "en": "Builds on the hearing “{a}”, which ends {when:period}; {days:day|days} must pass before the decision.",
    },
    "C103": {
        "da": "Dagsordenen skal være ude fire hverdage før »{a}«.",
        "en": "The agenda must be out four working days before “{a}”.",
    },
    "C104": {
        "da": "Bygger på »{a}«, som først er slut {when:period}.",
        "en": "Builds on “{a}”, which ends only {when:period}.",
        "da_hint": "Vælg en senere dag, eller flyt den anden frem.",
        "en_hint": "Choose a later day, or move the other one forward.",
    },
    "C105": {"da": "Dagen er en {value:weekday}.", "en": "The day is a {value:weekday}."},
    "C106": {"da": "Dagen er {holiday}.", "en": "The day is {holiday}."},
    "C107": {
        "da": "Udvalg og råd holder sommerferie i juli.",
        "en": "Committees and councils do not meet in July.",
    },
    "C108": {"da": "Dagen ligger i sommerferien.", "en": "The day lies in the summer pause."},
    "C109": {"da": "Beholder ugedagen.", "en": "Keeps its day of the week."},
    "C110": {
        "da": "Ordene for tiden er for løse til, at Frisat kan foreslå en ny.",
        "en": "The words for the time are too loose for Frisat to propose a new one.",
        "da_hint": "Ret selv perioden, hvis den skal med.",
        "en_hint": "Change the period yourself if it must follow.",
    },
    "C111": {
        "da": "En høring om {what} skal være åben i mindst {least:dag|dage}; den er nu på {days}.",
        "en": "A hearing on {what} must be open for at least {least:day|days}; it now has {days}.",
    },
    "C112": {"da": "Beholder sin længde: {days:dag|dage}.", "en": "Keeps its length: {days:day|days}."},
    "C113": {
        "da": "Er udskudt eller aflyst med denne som afløser. Læserne ser den nye tid begge steder.",
        "en": "Is postponed or cancelled with this one in its place. Readers see the new time in both places.",
    },
    "C114": {
        "da": "Nogle deltagere har deres egne dage. De følger ikke med.",
        "en": "Some participants have days of their own. They do not move along.",
    },
    "C115": {
        "da": "Dagsordenen skal være ude senest {when:period}.",
        "en": "The agenda must be out by {when:period}.",
    },
    "C116": {
        "da": "Dagsordenen skulle have været ude {when:period}.",
        "en": "The agenda should have been out {when:period}.",
    },
    "C117": {
        "da": "Aktiviteten er {status:status}. Flyt hellere dens afløser »{a}«.",
        "en": "The activity is {status:status}. Rather move what replaces it, “{a}”.",
    },
    "C118": {
        "da": "Høringen ligger hen over juli, hvor få svarer.",
        "en": "The hearing runs over July, when few answer.",
    },
}
