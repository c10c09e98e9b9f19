"""Why a draft cannot be published, or a thing not be taken out (U1): said beside the form, with what to do."""

SENTENCES = {
    "U101": {
        "da": "Udkastet er ændret, siden du åbnede siden.",
        "en": "The draft was changed after you opened the page.",
        "da_hint": "Se ændringerne igennem igen, og udgiv så.",
        "en_hint": "Look the changes through again, then publish.",
    },
    "U102": {
        "da": "Udkastet er ikke sendt til godkendelse.",
        "en": "The draft has not been sent for approval.",
        "da_hint": "En redaktør skal bede om godkendelse, før du kan udgive det.",
        "en_hint": "An editor must ask for approval before you can publish it.",
    },
    "U103": {
        "da": "Skriv, hvorfor planen ændres. Begrundelsen står på siden »Ændringer«.",
        "en": "Write why the plan is changed. The reason stands on the page “Changes”.",
    },
    "U104": {
        "da": "Planen kan ikke gælde fra {day}: version {number} gælder allerede fra {before}.",
        "en": "The plan cannot hold from {day}: version {number} already holds from {before}.",
        "da_hint": "Vælg {before} eller en senere dag.",
        "en_hint": "Choose {before} or a later day.",
    },
    "U105": {
        "da": "Udkastet siger det samme som version {number}.",
        "en": "The draft says the same as version {number}.",
        "da_hint": "Der er intet nyt at udgive. Ret planen først.",
        "en_hint": "There is nothing new to publish. Change the plan first.",
    },
    "U106": {
        "da": "Udkastet har ingen aktiviteter.",
        "en": "The draft has no activities.",
        "da_hint": "Tilføj mindst én aktivitet, eller importér et dokument.",
        "en_hint": "Add at least one activity, or import a document.",
    },
    "U107": {
        "da": "»{value}« er ikke en dag. Skriv fx 3. maj 2027.",
        "en": "“{value}” is not a day. Write it as 3. maj 2027.",
    },
    "U108": {
        "da": "Udkastet er udgivet eller lagt væk af en anden.",
        "en": "Somebody else has published the draft or put it away.",
        "da_hint": "Se versionerne, og begynd et nyt udkast, hvis der er mere at rette.",
        "en_hint": "See the versions, and begin a new draft if there is more to change.",
    },
    "U109": {
        "da": "Skriv, hvad der skal rettes, så redaktøren ved det.",
        "en": "Write what has to be changed, so that the editor knows.",
    },
    "U110": {
        "da": "Udkastet er allerede sendt til godkendelse.",
        "en": "The draft has already been sent for approval.",
    },
    "U123": {
        "da": "»{title}« kan ikke udgives: {said}",
        "en": "“{title}” cannot be published: {said}",
        "da_hint": "Ret aktiviteten i udkastet, og udgiv så.",
        "en_hint": "Put the activity right in the draft, then publish.",
    },
    "U111": {
        "da": "Skriv mindst tre tegn af teksten, der skal tages ud.",
        "en": "Write at least three characters of the text that is to be taken out.",
    },
    "U112": {
        "da": "Teksten står hverken i en version af planen, i et møde, en sag, en beslutning eller et bilag.",
        "en": "The text stands in no version of the plan, meeting, case, decision or paper.",
        "da_hint": "Skriv den, som den står på siden.",
        "en_hint": "Write it as it stands on the page.",
    },
    "U113": {
        "da": "Begrundelsen gentager det, der skal tages ud. Alle kan læse den.",
        "en": "The ground repeats what is to be taken out. Anybody can read it.",
        "da_hint": "Skriv, hvilken slags oplysning det var, uden at gentage den.",
        "en_hint": "Write what kind of thing it was, without repeating it.",
    },
    "U114": {
        "da": "Skriv, på hvilket grundlag det tages ud. Det står ved versionen bagefter.",
        "en": "Write on what ground it is taken out. It stands beside the version afterwards.",
    },
    "U115": {
        "da": "»{value}« er et almindeligt ord, som står {count:sted|steder} i planen.",
        "en": "“{value}” is a common word that stands in {count:place|places} in the plan.",
        "da_hint": "Skriv hele navnet eller hele sætningen.",
        "en_hint": "Write the whole name or sentence.",
    },
    "U116": {
        "da": "Udkastet er ændret, siden du åbnede siden.",
        "en": "The draft was changed after you opened the page.",
        "da_hint": "Se, hvad der går tabt nu, og kassér det så.",
        "en_hint": "Look at what is lost now, then throw it away.",
    },
    "U117": {
        "da": "Skriv, hvorfor udkastet kasseres. Det står i historikken bagefter.",
        "en": "Write why the draft is thrown away. It stands in the history afterwards.",
    },
    "U119": {
        "da": "Vælg mindst ét sted, hvor det skal tages ud.",
        "en": "Choose at least one place from which it is to be taken out.",
    },
    "U120": {
        "da": "En tekst er taget ud; █████ står, hvor den stod. Begrundelse: {ground}.",
        "en": "A text was taken out; █████ stands where it was. Ground: {ground}.",
    },
    "U121": {
        "da": "En fil er taget ud. Begrundelse: {ground}.",
        "en": "A file was taken out. Ground: {ground}.",
    },
    "U122": {
        "da": "Kontrolsum (SHA-256) før: {before}, efter: {after}.",
        "en": "Checksum (SHA-256) before: {before}, after: {after}.",
    },
    "U118": {
        "da": "Udkastet kan ikke tages frem igen: planen er gået videre uden det.",
        "en": "The draft cannot be taken up again: the plan has gone on without it.",
        "da_hint": "Det, der stod i det, kan læses i historikken.",
        "en_hint": "What stood in it can be read in the history.",
    },
}
