"""What can go wrong with copies of the whole site (Z1 making, Z2 restoring)."""

SENTENCES = {
    "Z101": {
        "da": "»{value}« findes allerede.",
        "en": "“{value}” exists already.",
        "da_hint": "Vælg et andet navn; en sikkerhedskopi skrives aldrig oven i noget.",
        "en_hint": "Choose another name; a backup is never written over anything.",
    },
    "Z102": {
        "da": "Sikkerhedskopien kan ikke skrives til »{value}«: {reason:said}.",
        "en": "The backup cannot be written to “{value}”: {reason:said}.",
        "da_hint": "Der er ikke efterladt en halv kopi. Vælg en mappe, der findes, og hvor der er plads.",
        "en_hint": "No half backup was left. Choose a folder that exists and has room.",
    },
    "Z103": {
        "da": "Databasen er ikke gjort klar til denne udgave af Frisat.",
        "en": "The database is not ready for this version of Frisat.",
        "da_hint": "Kør »frisat serve« én gang, og prøv igen.",
        "en_hint": "Run “frisat serve” once and try again.",
    },
    "Z104": {
        "da": "Sikkerhedskopien »{value}« kan ikke åbnes: {reason:said}.",
        "en": "The backup “{value}” cannot be opened: {reason:said}.",
    },
    "Z201": {
        "da": "»{value}« er ikke en sikkerhedskopi fra Frisat.",
        "en": "“{value}” is not a backup made by Frisat.",
        "da_hint": "Vælg en fil, som »frisat backup« har skrevet. Intet er ændret.",
        "en_hint": "Choose a file that “frisat backup” wrote. Nothing was changed.",
    },
    "Z202": {
        "da": "Sikkerhedskopien er beskadiget: »{value}« er ikke, som det blev skrevet.",
        "en": "The backup is damaged: “{value}” is not as it was written.",
        "da_hint": "Brug en anden kopi. Intet er gendannet.",
        "en_hint": "Use another backup. Nothing was restored.",
    },
    "Z203": {
        "da": "Sikkerhedskopien er lavet af en nyere udgave af Frisat ({value}).",
        "en": "The backup was made by a newer version of Frisat ({value}).",
        "da_hint": "Installér mindst den udgave, og prøv igen. Intet er gendannet.",
        "en_hint": "Install at least that version and try again. Nothing was restored.",
    },
    "Z204": {
        "da": "Databasen »{value}« er ikke tom.",
        "en": "The database “{value}” is not empty.",
        "da_hint": "Der gendannes kun på et tomt sted, så intet går tabt: "
        "Sæt FRISAT_DATA til en ny mappe, eller FRISAT_DATABASE til en ny database.",
        "en_hint": "Backups are only restored into an empty place, so that nothing is lost: "
        "set FRISAT_DATA to a new folder, or FRISAT_DATABASE to a new database.",
    },
    "Z205": {
        "da": "Der ligger allerede en fil »{value}« i datamappen.",
        "en": "There is a file “{value}” in the data folder already.",
        "da_hint": "Der gendannes kun på et tomt sted, så intet går tabt: Sæt FRISAT_DATA til en ny mappe.",
        "en_hint": "Backups are only restored into an empty place, so that nothing is lost: "
        "set FRISAT_DATA to a new folder.",
    },
    "Z206": {
        "da": "»{value}« fylder langt mere udpakket, end en sikkerhedskopi fra Frisat gør.",
        "en": "“{value}” unpacks to far more than a backup made by Frisat does.",
        "da_hint": "Filen er ikke pakket ud. Brug en kopi, som du ved, hvor kommer fra.",
        "en_hint": "The file was not unpacked. Use a backup that you know the origin of.",
    },
    "Z207": {
        "da": "Der er ikke plads: Sikkerhedskopien fylder {value} MB udpakket.",
        "en": "There is no room: the backup takes {value} MB unpacked.",
        "da_hint": "Gør plads, eller sæt FRISAT_DATA til en mappe på en større disk.",
        "en_hint": "Make room, or set FRISAT_DATA to a folder on a larger disk.",
    },
    "Z208": {
        "da": "Protokollen i sikkerhedskopien er ikke hel. Den første fejl er ved række {value}.",
        "en": "The record in the backup is not whole. The first fault is at row {value}.",
        "da_hint": "Brug en ældre kopi, eller gendan alligevel med --despite-record; så står det i protokollen. "
        "Intet er gendannet.",
        "en_hint": "Use an older backup, or restore all the same with --despite-record; the record will say so. "
        "Nothing was restored.",
    },
}
