"""
Sentences of the findings (L101-L139) and of a lint configuration that cannot be used (L190-L196).

Titles come as printed, so they stand in quotes. The sentence says what the plan says or lacks, the hint what to do.
"""

SENTENCES = {
    "L101": {
        "da": "»{a}« skal besluttes af {body}, men planen siger ikke, hvilket udvalg der indstiller.",
        "en": "“{a}” is to be decided by {body}, but the plan does not say which committee recommends it.",
        "da_hint": "Sæt udvalgets behandling ind før beslutningen, eller skriv på aktiviteten, hvem der indstiller.",
        "en_hint": "Add the committee's meeting before the decision, or state on the activity who recommends it.",
    },
    "L102": {
        "da": "»{a}« ligger hos både {committee} og {body}, men planen siger ikke, hvornår udvalget indstiller.",
        "en": "“{a}” is before both {committee} and {body}, but the plan does not say when the committee recommends.",
        "da_hint": "Del den i udvalgets indstilling og den endelige beslutning, eller skriv, hvem der indstiller.",
        "en_hint": "Split it into the committee's recommendation and the final decision, or state who recommends it.",
    },
    "L103": {
        "da": "»{a}« kan falde, før høringen »{b}« slutter {end}.",
        "en": "“{a}” may come before the hearing “{b}” ends on {end}.",
        "da_hint": "Flyt beslutningen, så der er tid til at læse og behandle høringssvarene.",
        "en_hint": "Move the decision, so that there is time to read and consider the responses.",
    },
    "L104": {
        "da": "»{a}« handler formentlig om det samme som høringen »{b}« og kan falde, før den slutter {end}.",
        "en": "“{a}” is probably about the same matter as the hearing “{b}” and may come before it ends on {end}.",
        "da_hint": "Se efter, om de hører sammen. Gør de det, så flyt beslutningen til efter høringen.",
        "en_hint": "Check whether they belong together. If so, move the decision to after the hearing.",
    },
    "L105": {
        "da": "»{a}« ligger mindre end {days:dag|dage} efter høringen »{b}«. Den kan tidligst ligge {end}.",
        "en": "“{a}” is less than {days:day|days} after the hearing “{b}”. The earliest possible day is {end}.",
        "da_hint": "Flyt beslutningen, så der er tid nok efter høringen.",
        "en_hint": "Move the decision, so that there is time enough after the hearing.",
    },
    "L106": {
        "da": "Høringen »{a}« er åben i højst {days:dag|dage}. "
        "Kravet er mindst {least:dag|dage}, når det gælder {what}.",
        "en": "The hearing “{a}” is open for at most {days:day|days}. "
        "At least {least:day|days} is required for {what}.",
        "da_hint": "Lad høringen begynde tidligere eller slutte senere.",
        "en_hint": "Let the hearing begin earlier or end later.",
    },
    "L107": {
        "da": "Høringen »{a}« er åben i højst {days:dag|dage}. "
        "Mindst {least:dag|dage} er almindeligt, når det gælder {what}.",
        "en": "The hearing “{a}” is open for at most {days:day|days}. At least {least:day|days} is usual for {what}.",
        "da_hint": "Forlæng høringen, eller skriv på aktiviteten, hvorfor den er kort.",
        "en_hint": "Extend the hearing, or state on the activity why it is short.",
    },
    "L108": {
        "da": "Høringen »{a}« ligger helt i juli, hvor de fleste holder ferie.",
        "en": "The hearing “{a}” is entirely in July, when most people are on holiday.",
        "da_hint": "Begynd i juni, eller lad høringen løbe et stykke ind i august.",
        "en_hint": "Begin in June, or let the hearing run well into August.",
    },
    "L109": {
        "da": "{body} beslutter »{a}« ({a_when}), før {committee} har behandlet "
        "»{b}« ({b_when}), som beslutningen bygger på.",
        "en": "{body} decides “{a}” ({a_when}) before {committee} has considered “{b}” ({b_when}), on which it builds.",
        "da_hint": "Byt om på de to datoer, eller flyt beslutningen til efter udvalgets møde.",
        "en_hint": "Swap the two dates, or move the decision to after the committee's meeting.",
    },
    "L110": {
        "da": "»{a}« ({a_when}) er hos {body}, før »{b}« ({b_when}) er hos {committee}. Det er formentlig samme sag.",
        "en": "“{a}” ({a_when}) is with {body} before “{b}” ({b_when}) is with {committee}. It is probably one matter.",
        "da_hint": "Se efter, om det er samme sag. Er det det, så skal udvalget normalt indstille først.",
        "en_hint": "Check whether it is the same matter. If so, the committee should normally recommend first.",
    },
    "L111": {
        "da": "»{a}« har ingen dato.",
        "en": "“{a}” has no date.",
        "da_hint": "Skriv en måned eller et kvartal, hvis dagen ikke er kendt endnu.",
        "en_hint": "Give a month or a quarter if the day is not known yet.",
    },
    "L112": {
        "da": "»{a}« har ingen dato endnu. Planen siger kun: »{said}«.",
        "en": "“{a}” has no date yet. The plan only says: “{said}”.",
        "da_hint": "Skriv en måned eller et kvartal, hvis dagen ikke er kendt endnu.",
        "en_hint": "Give a month or a quarter if the day is not known yet.",
    },
    "L113": {
        "da": "Ingen er nævnt som ansvarlig for »{a}«.",
        "en": "Nobody is named as responsible for “{a}”.",
        "da_hint": "Skriv, hvem der sørger for, at det sker.",
        "en_hint": "State who sees to it that it happens.",
    },
    "L114": {
        "da": "Ingen er nævnt som ansvarlig for »{a}«. En frist uden ansvarlig giver ingen påmindelse.",
        "en": "Nobody is named as responsible for “{a}”, so nobody is reminded of the deadline.",
        "da_hint": "Skriv, hvem der skal overholde fristen.",
        "en_hint": "State who is to meet the deadline.",
    },
    "L115": {
        "da": "»{a}« ligger {day}, som er en {weekday}.",
        "en": "“{a}” is on {day}, which is a {weekday}.",
        "da_hint": "Vælg en hverdag, eller skriv på aktiviteten, at weekenden er et valg.",
        "en_hint": "Choose a weekday, or state on the activity that the weekend is on purpose.",
    },
    "L116": {
        "da": "»{a}« ligger {day}, som er en helligdag: {holiday}.",
        "en": "“{a}” is on {day}, which is a public holiday: {holiday}.",
        "da_hint": "Flyt den til en hverdag.",
        "en_hint": "Move it to a working day.",
    },
    "L117": {
        "da": "»{a}« ligger {day}, hvor mange kommuner holder lukket: {holiday}.",
        "en": "“{a}” is on {day}, when many municipalities are closed: {holiday}.",
        "da_hint": "Se efter, om der er åbent, eller vælg en anden dag.",
        "en_hint": "Check whether the office is open, or choose another day.",
    },
    "L118": {
        "da": "»{a}« ligger {day}. I juli holder de politiske udvalg og byrådet normalt ikke møder.",
        "en": "“{a}” is on {day}. The committees and the council normally hold no meetings in July.",
        "da_hint": "Flyt den til juni eller august.",
        "en_hint": "Move it to June or August.",
    },
    "L119": {
        "da": "»{a}« ligger {day}, midt i sommerferien.",
        "en": "“{a}” is on {day}, in the middle of the summer holidays.",
        "da_hint": "Flyt den til juni eller august, eller vær sikker på, at de rette kan komme.",
        "en_hint": "Move it to June or August, or be sure that the right people can come.",
    },
    "L120": {
        "da": "Planen skriver »{printed}« ved »{a}«, men {day} er en {weekday}.",
        "en": "The plan says “{printed}” at “{a}”, but {day} is a {weekday}.",
        "da_hint": "Find ud af, om det er ugedagen eller datoen, der er forkert, og ret den.",
        "en_hint": "Find out whether the weekday or the date is wrong, and correct it.",
    },
    "L121": {
        "da": "»{a}« slutter, før den begynder: »{period}«.",
        "en": "“{a}” ends before it begins: “{period}”.",
        "da_hint": "Byt om på de to datoer, eller ret årstallet.",
        "en_hint": "Swap the two dates, or correct the year.",
    },
    "L122": {
        "da": "»{a}« slutter, før den begynder: kl. {period:clock}.",
        "en": "“{a}” ends before it begins: {period:clock}.",
        "da_hint": "Ret klokkeslættet.",
        "en_hint": "Correct the time.",
    },
    "L123": {
        "da": "»{a}« ({a_when}) ligger efter »{b}« ({b_when}), som bygger på den frist.",
        "en": "“{a}” ({a_when}) comes after “{b}” ({b_when}), which builds on that deadline.",
        "da_hint": "Ryk fristen frem, eller flyt det, der bygger på den.",
        "en_hint": "Bring the deadline forward, or move what builds on it.",
    },
    "L124": {
        "da": "»{a}« ({a_when}) ligger efter »{b}« ({b_when}), som bygger på den aktivitet.",
        "en": "“{a}” ({a_when}) comes after “{b}” ({b_when}), which builds on it.",
        "da_hint": "Byt om på de to, eller fjern sammenhængen, hvis den ikke er der.",
        "en_hint": "Swap the two, or remove the link if there is none.",
    },
    "L125": {
        "da": "»{a}« bygger på »{b}« ({b_when}), som er {status}.{said}",
        "en": "“{a}” builds on “{b}” ({b_when}), which is {status}.{said}",
        "da_hint": "Find ud af, hvad der træder i stedet, og ret sammenhængen.",
        "en_hint": "Find out what takes its place, and correct the link.",
    },
    "L126": {
        "da": "»{a}« nævner »{said}«. Det er formentlig »{b}« ({b_when}), som er {status}.",
        "en": "“{a}” mentions “{said}”. That is probably “{b}” ({b_when}), which is {status}.",
        "da_hint": "Tag punktet af, eller flyt det til efter den nye dato.",
        "en_hint": "Take the item off, or move it to after the new date.",
    },
    "L127": {
        "da": "»{a}« bygger på en aktivitet, som ikke findes i planen (nøglen »{key}«).",
        "en": "“{a}” builds on an activity that is not in the plan (key “{key}”).",
        "da_hint": "Sæt aktiviteten ind igen, eller fjern sammenhængen.",
        "en_hint": "Put the activity back in, or remove the link.",
    },
    "L128": {
        "da": "»{a}« bruger »{what}«, men ingen aktivitet i planen ser ud til at levere det.",
        "en": "“{a}” uses “{what}”, but no activity in the plan seems to deliver it.",
        "da_hint": "Skriv det som leverance på den aktivitet, der laver det.",
        "en_hint": "Enter it as a deliverable on the activity that produces it.",
    },
    "L129": {
        "da": "»{a}« bruger »{what}«, men det ser først ud til at blive lavet senere: »{b}«.",
        "en": "“{a}” uses “{what}”, but it seems to be made only later: “{b}”.",
        "da_hint": "Se efter, om rækkefølgen er rigtig.",
        "en_hint": "Check whether the order is right.",
    },
    "L130": {
        "da": "»{a}« og »{b}« er formentlig det samme organ skrevet på to måder.",
        "en": "“{a}” and “{b}” are probably the same body spelled in two ways.",
        "da_hint": "Er det det samme organ, så skriv det ens i den næste udgave af planen.",
        "en_hint": "If so, write it the same way in the next edition of the plan.",
    },
    "L131": {
        "da": "{body} er optaget to steder på én gang {day}: »{a}« og »{b}«.",
        "en": "{body} is in two places at once on {day}: “{a}” and “{b}”.",
        "da_hint": "Flyt den ene, eller ret klokkeslættet.",
        "en_hint": "Move one of them, or correct the time.",
    },
    "L132": {
        "da": "{body} har to aktiviteter {day}: »{a}« og »{b}«. Planen siger ikke, hvornår på dagen.",
        "en": "{body} has two activities on {day}: “{a}” and “{b}”. The plan does not say at what time.",
        "da_hint": "Skriv klokkeslæt på begge, hvis de skal nås efter hinanden.",
        "en_hint": "Give the time of both if one is to follow the other.",
    },
    "L133": {
        "da": "»{a}« ({when}) ligger uden for forløbets tid.",
        "en": "“{a}” ({when}) is outside the time of the process.",
        "da_hint": "Ret datoen, eller ret forløbets første og sidste dag.",
        "en_hint": "Correct the date, or the first and last day of the process.",
    },
    "L134": {
        "da": "»{a}« ({when}) ligger langt fra resten af planen. Måske er årstallet forkert.",
        "en": "“{a}” ({when}) is far from the rest of the plan. Perhaps the year is wrong.",
        "da_hint": "Se efter i kilden.",
        "en_hint": "Check it against the source.",
    },
    "L135": {
        "da": "»{period}« ved »{a}« har intet årstal og er læst som »{read:period}«. {basis}",
        "en": "“{period}” at “{a}” has no year and was read as “{read:period}”. {basis}",
        "da_many": "{count} datoer har intet årstal, for eksempel {examples}. {basis}",
        "en_many": "{count} dates have no year, for instance {examples}. {basis}",
        "da_hint": "Se efter, om året er rigtigt, og skriv det i planen.",
        "en_hint": "Check whether the year is right, and put it in the plan.",
    },
    "L136": {
        "da": "Planen kalder sig foreløbig, men efter sine egne datoer burde den være godkendt nu: »{a}« ({when}).",
        "en": "The plan calls itself provisional, but by its own dates it should be approved by now: “{a}” ({when}).",
        "da_hint": "Find den godkendte udgave, eller fjern ordet »foreløbig«.",
        "en_hint": "Find the approved version, or remove the word “foreløbig”.",
    },
    "L137": {
        "da": "Planen kalder sig foreløbig, men alle dens datoer er passeret. Den sidste var »{a}« ({when}).",
        "en": "The plan calls itself provisional, but all its dates are past. The last was “{a}” ({when}).",
        "da_hint": "Find den nyeste udgave, eller fjern ordet »foreløbig«.",
        "en_hint": "Find the latest version, or remove the word “foreløbig”.",
    },
    "L138": {
        "da": "»{a}« står stadig som foreløbig, men tiden er gået ({when}).",
        "en": "“{a}” is still tentative, but its time is past ({when}).",
        "da_hint": "Skriv, om det blev til noget, eller giv den en ny dato.",
        "en_hint": "State whether it took place, or give it a new date.",
    },
    "L139": {
        "da": "Planen siger sjældent, hvem der er ansvarlig: {count} af {total} aktiviteter nævner ingen.",
        "en": "The plan seldom says who is responsible: {count} of {total} activities name nobody.",
        "da_hint": "Skriv, hvem der sørger for, at hver af dem sker, eller hvem hele planen gælder.",
        "en_hint": "State who sees to it that each of them happens, or whom the whole plan is for.",
    },
    "L190": {
        "da": "Der findes ingen regel, som hedder »{rule}«.",
        "en": "There is no rule called “{rule}”.",
        "da_hint": "Reglerne står i docs/reference/lint.md.",
        "en_hint": "The rules are listed in docs/reference/lint.md.",
    },
    "L191": {
        "da": "Reglen »{rule}« er slået fra uden en grund.",
        "en": "The rule “{rule}” is switched off without a reason.",
        "da_hint": "Skriv grunden: [lint.off] {rule} = \"…\".",
        "en_hint": "Give the reason: [lint.off] {rule} = \"…\".",
    },
    "L192": {
        "da": "Reglen »{rule}« har ingen indstilling, som hedder »{option}«.",
        "en": "The rule “{rule}” has no option called “{option}”.",
        "da_hint": "Indstillingerne står i docs/reference/lint.md.",
        "en_hint": "The options are listed in docs/reference/lint.md.",
    },
    "L193": {
        "da": "Indstillingen »{option}« for reglen »{rule}« kan ikke være {value}. Et eksempel på en værdi: {default}.",
        "en": "The option “{option}” of the rule “{rule}” cannot be {value}. An example of a value: {default}.",
        "da_hint": "Ret den i frisat.toml.",
        "en_hint": "Correct it in frisat.toml.",
    },
    "L194": {
        "da": "Indstillingerne kan ikke bruges, som de står: {value}.",
        "en": "The settings cannot be used as they are: {value}.",
        "da_hint": "Filen skal være TOML med tabellerne [lint.off] og [lint.options.<regel>].",
        "en_hint": "The file must be TOML with the tables [lint.off] and [lint.options.<rule>].",
    },
    "L195": {
        "da": "Indstillingerne er ikke gyldig TOML; fejlen er i linje {line}.",
        "en": "The settings are not valid TOML; the error is in line {line}.",
        "da_hint": "Filen skal være TOML med tabellerne [lint.off] og [lint.options.<regel>].",
        "en_hint": "The file must be TOML with the tables [lint.off] and [lint.options.<rule>].",
    },
    "L196": {
        "da": "Indstillingerne kan ikke læses: {value:said}.",
        "en": "The settings cannot be read: {value:said}.",
        "da_hint": "Se efter, om navnet og mappen er skrevet rigtigt.",
        "en_hint": "Check that the name and the folder are spelled correctly.",
    },
}  # fmt: skip
