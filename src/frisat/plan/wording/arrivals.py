"""Agendas, minutes and meeting dates on their way into meetings (G4): what is unsure, why a match is proposed."""


def _said(da: str, en: str, da_hint: str = "", en_hint: str = "") -> dict[str, str]:
    return {"da": da, "en": en, **({"da_hint": da_hint, "en_hint": en_hint} if da_hint else {})}


SENTENCES = {
    "G401": _said(
        "{value} dele af mødet er ikke besluttet endnu.",
        "{value} parts of the meeting are not decided yet.",
        "Godkend eller udelad dem først.",
        "Accept them or leave them out first.",
    ),
    "G402": _said(
        "Mødets hoved er udeladt eller ikke godkendt.",
        "The head of the meeting is left out or not accepted.",
        "Godkend det først: uden dag og navn er der intet møde.",
        "Accept it first: without a day and a name there is no meeting.",
    ),
    "G403": _said(
        "En kollega har ændret det, siden du åbnede siden.",
        "A colleague has changed it since you opened the page.",
        "Se på det, der står nu. Intet af dit er taget med.",
        "Look at what stands now. Nothing of yours was taken.",
    ),
    "G404": _said(
        "Dagsordenen til »{value}« er sendt ud allerede.",
        "The agenda of “{value}” is out already.",
        "Læg nye punkter på mødets egen side, så de kommer med i en tillægsdagsorden.",
        "Add new items on the meeting's own page, so that they go out with a supplement.",
    ),
    "G405": _said(
        "Referatet af »{value}« er afsluttet eller til godkendelse.",
        "The minutes of “{value}” are final or being approved.",
        "Skriv en rettelse på mødets side, eller vælg et andet møde.",
        "Write a correction on the meeting's page, or choose another meeting.",
    ),
    "G406": _said(
        "Nummeret »{value}« står på to punkter.",
        "The number “{value}” stands on two items.",
        "Giv det ene af dem et andet nummer.",
        "Give one of them another number.",
    ),
    "G407": _said(
        "»{value}« er brugt eller ændret siden, så overførslen kan ikke fortrydes.",
        "“{value}” was used or changed since, so it cannot be taken back.",
        "Ret mødet på dets egen side.",
        "Change the meeting on its own page.",
    ),
    "G408": _said(
        "Gennemgangen af dokumentet er afsluttet.",
        "The review of the document is ended.",
        "Åbn den igen under »Rækker«.",
        "Open it again under “Rows”.",
    ),
    "G409": _said(
        "Punktet er lukket, men dokumentet siger ikke hvorfor.",
        "The item is closed, but the document does not say why.",
        "Skriv grunden, for eksempel Kontraktforhold, forvaltningslovens § 27.",
        "Write the ground, for instance the paragraph of the Act.",
    ),
    "G410": _said(
        "Frisat kan ikke se af ordene, hvad der kom ud af punktet.",
        "Frisat cannot tell from the words what came of the item.",
        "Vælg udfaldet, eller lad det stå tomt, hvis der ikke blev besluttet noget.",
        "Choose the outcome, or leave it empty if nothing was decided.",
    ),
    "G411": _said(
        "»{value}« står ikke i personregistret som én bestemt person, så opfølgningen får ingen ansvarlig.",
        "“{value}” is not one certain person in the register, so nobody is made responsible for the follow-up.",
        "Navnet bliver stående i opfølgningens tekst.",
        "The name stays in the follow-up's text.",
    ),
    "G412": _said(
        "Personregistret har {n} personer, der hedder »{value}«.",
        "The register has {n} persons called “{value}”.",
        "Vælg den rigtige.",
        "Choose the right one.",
    ),
    "G413": _said(
        "Kun navnet taler for, at det er den samme person.",
        "Only the name says that it is the same person.",
        "Se efter, om det er den rigtige.",
        "See whether it is the right one.",
    ),
    "G414": _said(
        "Mødet har en mødeleder i forvejen: {value}.",
        "The meeting has a chair already: {value}.",
        "Skriv, hvad den ene af dem ellers er.",
        "Write what else one of them is.",
    ),
    "G415": _said(
        "»{value}« står ikke i organregistret.",
        "“{value}” is not in the register of bodies.",
        "Ret navnet, fjern linjen, eller sæt kryds ved at oprette organet.",
        "Mend the name, take the line out, or tick that the body is to be made.",
    ),
    "G416": _said(
        "Teksten er på {n} tegn, og her er plads til {most}.",
        "The text has {n} characters, and there is room for {most}.",
        "Gør den kortere.",
        "Make it shorter.",
    ),
    "G417": _said(
        "{value} står som inhabil, men ikke som deltager.",
        "{value} is named as barred, but not as taking part.",
        "Ordene bliver stående i beslutningen.",
        "The words stay in the decision.",
    ),
    "G418": _said("Navnet mangler.", "The name is missing.", "Skriv, hvad det hedder.", "Write what it is called."),
    "G419": _said(
        "Et andet punkt skal være det samme som »{value}«.",
        "Another item is to be the same as “{value}”.",
        "Vælg et andet punkt til det ene af dem.",
        "Choose another item for one of them.",
    ),
    "G420": _said(
        "Dokumentet siger ikke, hvad mødet hedder.",
        "The document does not say what the meeting is called.",
        "Skriv for eksempel Dialogmøde om velfærdsaftalen.",
        "Write for instance Dialogue meeting on the agreement.",
    ),
    "G421": _said(
        "»{value}« er ikke et helt tal fra 1 til 600.",
        "“{value}” is no whole number from 1 to 600.",
        "Skriv for eksempel 20.",
        "Write for instance 20.",
    ),
    "G422": _said(
        "Vælg, hvem der mødes.",
        "Choose who meets.",
        "Står organet ikke på listen, så opret det under Organer først.",
        "If the body is not on the list, make it under Bodies first.",
    ),
    "G423": _said(
        "Der er ikke valgt noget møde.",
        "No meeting was chosen.",
        "Sæt kryds ved dem, der hører til rækken.",
        "Tick those that belong to the series.",
    ),
    "G424": _said(
        "»{value}« har fået en anden dag eller et andet indhold siden.",
        "“{value}” has another day or other content since.",
        "Det bliver stående. Ret det på mødets egen side.",
        "It stays. Change it on the meeting's own page.",
    ),
    "G425": _said(
        "»{value}« er ikke et nummer, der kan stå på et punkt.",
        "“{value}” is no number that an item can have.",
        "Skriv for eksempel 4 eller 4a.",
        "Write for instance 4 or 4a.",
    ),
    "G426": _said(
        "Et møde, der er lavet af dokumentet, er brugt siden.",
        "A meeting that was made of the document was used since.",
        "Fortryd mødet på fanen »Mødet« eller »Møderækken« først. Er det i brug, bliver importen stående.",
        "Take the meeting back under “The meeting” or “The series” first. If it is in use, the import stays.",
    ),
    "G431": _said("Personregistret har én person med det navn.", "The register has one person of that name."),
    "G432": _said("Sidder i {value} på mødets dag.", "Has a seat in {value} on the day of the meeting."),
    "G433": _said("Står i registret som {value}.", "Stands in the register as {value}."),
    "G434": _said("Organregistret kender navnet som {value}.", "The register knows the name as {value}."),
    "G435": _said("Samme nummer og titel.", "The same number and title."),
    "G436": _said("Samme titel.", "The same title."),
    "G437": _said("Samme nummer, men en anden titel.", "The same number, but another title."),
    "G438": _said("Står på mødet i forvejen.", "Is there at the meeting already."),
    "G439": _said("Et møde på samme dag i planen.", "A meeting on the same day in the plan."),
}
