"""What can be wrong with what a person typed into a field of a plan (E21)."""

SENTENCES = {
    "E211": {
        "da": "»{value}« er ikke et klokkeslæt.",
        "en": "“{value}” is not a time of day.",
        "da_hint": "Skriv for eksempel 15.00-17.00.",
        "en_hint": "Write for instance 15:00-17:00.",
    },
    "E212": {
        "da": "»{value}« er ikke et antal af noget.",
        "en": "“{value}” is not a number of something.",
        "da_hint": "Skriv for eksempel 150-200 borgere, en linje for hvert antal.",
        "en_hint": "Write for instance 150-200 borgere, one line for each number.",
    },
    "E213": {
        "da": "»{value}« er ikke en aktivitet i udkastet.",
        "en": "“{value}” is not an activity of the draft.",
        "da_hint": "Måske er den fjernet. Vælg en anden.",
        "en_hint": "It may have been removed. Choose another one.",
    },
    "E214": {
        "da": "»{value}« er ikke en af mulighederne.",
        "en": "“{value}” is not one of the choices.",
        "da_hint": "Vælg en fra listen.",
        "en_hint": "Choose one from the list.",
    },
    "E215": {
        "da": "»{value}« er ikke en deltager med en dato.",
        "en": "“{value}” is not a participant with a date.",
        "da_hint": "Skriv for eksempel Ældrerådet: 3. maj 2027, en linje for hver.",
        "en_hint": "Write for instance Ældrerådet: 3. maj 2027, one line for each.",
    },
    "E216": {
        "da": "En aktivitet skal have et navn.",
        "en": "An activity must have a name.",
        "da_hint": "Skriv, hvad der skal ske. Skal den væk, så brug »Fjern«.",
        "en_hint": "Write what is to happen. To take it away, use “Remove”.",
    },
    "E217": {
        "da": "Teksten er for lang: {value} tegn. Der er plads til {most}.",
        "en": "The text is too long: {value} characters. There is room for {most}.",
        "da_hint": "Kort den af, eller vedhæft den som et bilag.",
        "en_hint": "Shorten it, or attach it as a file.",
    },
    "E218": {
        "da": "Kommentaren er tom.",
        "en": "The comment is empty.",
        "da_hint": "Skriv, hvad du vil sige.",
        "en_hint": "Write what you want to say.",
    },
    "E219": {
        "da": "Filen »{value}« er for stor. Der er plads til 25 MB.",
        "en": "The file “{value}” is too large. There is room for 25 MB.",
        "da_hint": "Gør den mindre, eller del den.",
        "en_hint": "Make it smaller, or divide it.",
    },
    "E220": {
        "da": "Filen »{value}« er tom.",
        "en": "The file “{value}” is empty.",
        "da_hint": "Vælg filen igen.",
        "en_hint": "Choose the file again.",
    },
    "M101": {
        "da": "Frisat forstår ikke ordene som en tid. De gemmes, som de er.",
        "en": "Frisat cannot read the words as a time. They are kept as they are.",
        "da_hint": "Skriv for eksempel 26. oktober 2027, medio marts 2027, uge 34 eller senest 1. maj 2027.",
        "en_hint": "Write for instance 26. oktober 2027, medio marts 2027, uge 34 or senest 1. maj 2027.",
    },
    "M102": {
        "da": "Kalenderen har ikke den dag.",
        "en": "The calendar has no such day.",
        "da_hint": "Se efter, om dag og måned passer sammen.",
        "en_hint": "Check that day and month go together.",
    },
    "M103": {
        "da": "Der står flere tider. En aktivitet har én.",
        "en": "There are several times. An activity has one.",
        "da_hint": "Lav en aktivitet for hver.",
        "en_hint": "Make one activity for each.",
    },
    "M104": {
        "da": "Ordene mangler et år.",
        "en": "The words have no year.",
        "da_hint": "Skriv året med.",
        "en_hint": "Add the year.",
    },
    "M105": {
        "da": "Datoen falder ikke på en {value:weekday}.",
        "en": "The date is not a {value:weekday}.",
        "da_hint": "Ret ugedagen eller datoen.",
        "en_hint": "Correct the weekday or the date.",
    },
}
