"""
The sentences that minutes are made of (`plan/minutes_prose.py`), and what cannot be done to minutes (G3).

Labels and single words of printed papers stand in `meetings.py`.
"""

from frisat.plan.wording.writing import Words

OUTCOMES: dict[str, tuple[Words, Words]] = {
    "approved": (
        {"da": "{body} godkendte indstillingen.", "en": "{body} approved the recommendation."},
        {"da": "Godkendt.", "en": "Approved."},
    ),
    "adopted": (
        {"da": "{body} vedtog indstillingen.", "en": "{body} adopted the recommendation."},
        {"da": "Vedtaget.", "en": "Adopted."},
    ),
    "endorsed": (
        {"da": "{body} tiltrådte indstillingen.", "en": "{body} endorsed the recommendation."},
        {"da": "Tiltrådt.", "en": "Endorsed."},
    ),
    "recommended": (
        {"da": "{body} anbefaler indstillingen.", "en": "{body} recommends what was put before it."},
        {"da": "{body} anbefaler sagen.", "en": "{body} recommends the case."},
    ),
    "noted": (
        {"da": "{body} tog sagen til efterretning.", "en": "{body} took note of the case."},
        {"da": "{body} tog orienteringen til efterretning.", "en": "{body} took note."},
    ),
    "discussed": (
        {"da": "{body} drøftede sagen.", "en": "{body} discussed the case."},
        {"da": "{body} drøftede sagen.", "en": "{body} discussed the case."},
    ),
    "postponed": (
        {"da": "{body} udsatte sagen.", "en": "{body} put the case off."},
        {"da": "{body} udsatte sagen.", "en": "{body} put the case off."},
    ),
    "returned": (
        {"da": "{body} tilbagesendte sagen.", "en": "{body} sent the case back."},
        {"da": "{body} tilbagesendte sagen.", "en": "{body} sent the case back."},
    ),
    "rejected": (
        {"da": "{body} afviste indstillingen.", "en": "{body} rejected the recommendation."},
        {"da": "Afvist.", "en": "Rejected."},
    ),
    "withdrawn": (
        {"da": "Punktet blev taget af dagsordenen.", "en": "The item was taken off the agenda."},
        {"da": "Punktet blev taget af dagsordenen.", "en": "The item was taken off the agenda."},
    ),
}
"""`Outcome` -> the sentence where something was recommended, and where nothing was."""

PHRASES: dict[str, Words] = {
    "everybody": {"da": "Mødet", "en": "The meeting"},
    "and": {"da": "og", "en": "and"},
    "in_favour": {"da": "For stemte {count}", "en": "In favour {count}"},
    "against": {"da": "imod {count}", "en": "against {count}"},
    "abstained": {"da": "{count} undlod at stemme", "en": "{count} abstained"},
    "nobody": {"da": "ingen", "en": "none"},
    "uneven": {
        "da": "{cast} af {there} tilstedeværende stemte: {why}",
        "en": "{cast} of {there} who were there voted: {why}",
    },
    "conflict": {
        "da": "{who} var inhabil og deltog ikke i punktet.",
        "en": "{who} had a conflict of interest and took no part in the item.",
    },
    "conflicts": {
        "da": "{who} var inhabile og deltog ikke i punktet.",
        "en": "{who} had conflicts of interest and took no part in the item.",
    },
    "dissent": {
        "da": "{who} ønskede sit mindretalsstandpunkt ført til referat: »{text}«",
        "en": "{who} asked to have a dissenting view recorded: “{text}”",
    },
    "follow_up": {"da": "Opfølgning: {text}", "en": "Follow-up: {text}"},
    "follow_up_who": {"da": "Opfølgning ved {who}: {text}", "en": "Follow-up by {who}: {text}"},
    "follow_up_day": {"da": "Opfølgning senest {day}: {text}", "en": "Follow-up by {day} at the latest: {text}"},
    "follow_up_both": {
        "da": "Opfølgning ved {who} senest {day}: {text}",
        "en": "Follow-up by {who}, {day} at the latest: {text}",
    },
    "present": {"da": "Til stede: {who}.", "en": "Present: {who}."},
    "excused": {"da": "Afbud: {who}.", "en": "Apologies: {who}."},
    "absent": {"da": "Fraværende: {who}.", "en": "Absent: {who}."},
    "stands_in": {"da": "{who} deltog for {whom}.", "en": "{who} stood in for {whom}."},
    "came_clock": {"da": "{who} kom kl. {clock}.", "en": "{who} came at {clock}."},
    "came_item": {"da": "{who} deltog fra punkt {no}.", "en": "{who} took part from item {no} on."},
    "came_both": {
        "da": "{who} kom kl. {clock} og deltog fra punkt {no}.",
        "en": "{who} came at {clock}, for item {no}.",
    },
    "left_clock": {"da": "{who} gik kl. {clock}.", "en": "{who} left at {clock}."},
    "left_item": {"da": "{who} gik før punkt {no}.", "en": "{who} left before item {no}."},
    "left_both": {"da": "{who} gik kl. {clock}, før punkt {no}.", "en": "{who} left at {clock}, before item {no}."},
}

SENTENCES = {
    "G301": {
        "da": "Referatet er afsluttet og kan ikke ændres.",
        "en": "The minutes are final and cannot be changed.",
        "da_hint": "Skriv en rettelse. Den står med dato ved siden af den gamle tekst.",
        "en_hint": "Write a correction. It stands beside the old text with its date.",
    },
    "G302": {
        "da": "Referatet er sendt til godkendelse.",
        "en": "The minutes are out for approval.",
        "da_hint": "Tryk på »Ret referatet« først. Så bliver alle spurgt igen.",
        "en_hint": "Press “Correct the minutes” first. Then everybody is asked anew.",
    },
    "G303": {
        "da": "Referatet er ikke begyndt.",
        "en": "The minutes have not begun.",
        "da_hint": "Begynd det på mødets side, når dagsordenen er sendt.",
        "en_hint": "Begin them on the meeting's page when the agenda is out.",
    },
    "G304": {
        "da": "Mødet er aflyst eller udskudt, så der er intet at referere.",
        "en": "The meeting is cancelled or postponed, so there are no minutes to take.",
        "da_hint": "Holdes mødet alligevel, så skriv det på mødets side først.",
        "en_hint": "If it takes place after all, write that on its page first.",
    },
    "G305": {
        "da": "En anden skrev her, mens du skrev.",
        "en": "Somebody else wrote here while you did.",
        "da_hint": "Vælg, hvad der skal stå.",
        "en_hint": "Choose what is to stand.",
    },
    "G306": {
        "da": "»{value}« er ikke et klokkeslæt.",
        "en": "“{value}” is no clock time.",
        "da_hint": "Skriv for eksempel 16.10.",
        "en_hint": "Write for instance 16.10.",
    },
    "G307": {
        "da": "»{value}« er ikke et antal stemmer.",
        "en": "“{value}” is no number of votes.",
        "da_hint": "Skriv et helt tal fra 0 til 999.",
        "en_hint": "Write a whole number from 0 to 999.",
    },
    "G308": {
        "da": "Der er navne på {named} stemmer, men der står {value}.",
        "en": "There are names for {named} votes, but it says {value}.",
        "da_hint": "Ret tallet eller navnene.",
        "en_hint": "Correct the number or the names.",
    },
    "G309": {
        "da": "{value} kan ikke komme og gå på samme tid.",
        "en": "{value} cannot come and leave at the same time.",
        "da_hint": "Ret klokkeslættet eller punktet.",
        "en_hint": "Correct the time or the item.",
    },
    "G310": {
        "da": "Punkt {no} mangler et udfald.",
        "en": "Item {no} has no outcome.",
        "da_hint": "Vælg for eksempel »Drøftet«.",
        "en_hint": "Choose for instance “Discussed”.",
    },
    "G311": {
        "da": "Punkt {no}: {cast} stemmer er talt, men {there} var til stede.",
        "en": "Item {no}: {cast} votes are counted, but {there} were there.",
        "da_hint": "Ret tallene, eller skriv hvorfor.",
        "en_hint": "Correct the numbers, or write why.",
    },
    "G312": {
        "da": "Punkt {no} er lukket og har hverken et offentligt uddrag eller en grund til, at der ikke gives et.",
        "en": "Item {no} is closed and has neither an extract for the public nor a reason for giving none.",
        "da_hint": "Skriv det ene eller det andet under punktet.",
        "en_hint": "Write one or the other under the item.",
    },
    "G313": {
        "da": "Det er ikke skrevet, om {value} var til stede.",
        "en": "It is not said whether {value} was there.",
        "da_hint": "Vælg til stede, afbud eller fraværende.",
        "en_hint": "Choose present, excused or absent.",
    },
    "G314": {
        "da": "Referatet mangler noget: {value}",
        "en": "The minutes lack something: {value}",
    },
    "G315": {
        "da": "Referatet er ændret, efter at du læste det.",
        "en": "The minutes were changed after you read them.",
        "da_hint": "Læs det igen, og svar så.",
        "en_hint": "Read them again, then answer.",
    },
    "G316": {
        "da": "Der mangler en bemærkning.",
        "en": "A remark is missing.",
        "da_hint": "Skriv, hvad der er forkert i referatet.",
        "en_hint": "Write what is wrong in the minutes.",
    },
    "G317": {
        "da": "{value} har ikke godkendt referatet.",
        "en": "{value} did not approve the minutes.",
        "da_hint": "Skriv, hvorfor det afsluttes alligevel.",
        "en_hint": "Write why they are made final all the same.",
    },
    "G318": {
        "da": "Der er ikke skrevet noget.",
        "en": "Nothing is written.",
        "da_hint": "Skriv teksten, og gem igen.",
        "en_hint": "Write the text, and save again.",
    },
    "G319": {
        "da": "»{value}« er ikke en dag.",
        "en": "“{value}” is no day.",
        "da_hint": "Skriv for eksempel 26. oktober 2027.",
        "en_hint": "Write for instance 26 October 2027.",
    },
    "G320": {
        "da": "Der mangler et svar på, hvordan du fik det at vide.",
        "en": "It is not said how you were told.",
        "da_hint": "Skriv for eksempel: på papir.",
        "en_hint": "Write for instance: on paper.",
    },
    "G321": {
        "da": "Der er intet at fortryde.",
        "en": "There is nothing to undo.",
    },
    "G322": {
        "da": "{value} har en konto og svarer selv.",
        "en": "{value} has an account and answers in person.",
        "da_hint": "Bed vedkommende om at logge ind.",
        "en_hint": "Ask the person to sign in.",
    },
    "G323": {
        "da": "Dissensen mangler et navn eller en tekst.",
        "en": "The dissent lacks a name or a text.",
        "da_hint": "Skriv begge dele, eller tøm begge felter.",
        "en_hint": "Write both, or empty both fields.",
    },
    "G330": {
        "da": "»{value}« er ikke en dag, der kan læses.",
        "en": "“{value}” is no day that can be read.",
        "da_hint": "Skriv en dag som »1. januar 2027«. Det, der stod før, står der stadig.",
        "en_hint": "Write a day such as “1. januar 2027”. What stood there before still does.",
    },
    "G331": {
        "da": "Forløbet har ingen beslutning {value}.",
        "en": "The process has no decision {value}.",
        "da_hint": "Skriv nummeret på den beslutning, der erstattes, som »2026-3«, eller vælg det på listen.",
        "en_hint": "Write the number of the decision that is superseded, such as “2026-3”, or choose it from the list.",
    },
    "G325": {
        "da": "Der er skrevet i referatet, så det kan ikke tages tilbage, at det er begyndt.",
        "en": "Something is written in the minutes, so their beginning cannot be taken back.",
        "da_hint": "Fortryd først det, der er skrevet, eller skriv videre.",
        "en_hint": "Undo first what is written, or go on writing.",
    },
    "G324": {
        "da": "Der er ingen person i registeret, der hedder »{value}«.",
        "en": "Nobody in the register is called “{value}”.",
        "da_hint": "Vælg et navn fra listen, eller opret personen først.",
        "en_hint": "Choose a name from the list, or add the person first.",
    },
}
