"""What looks unlike a case number (N2): a hint beside the field, never a refusal."""

SENTENCES = {
    "N201": {
        "da": "»{value}« ser ud til at være nummeret på et brev eller et dokument, ikke på sagen.",
        "en": "»{value}« seems to be the number of a letter or a document, not of the case.",
        "da_hint": "Er det sagens nummer, skal du ikke gøre noget.",
        "en_hint": "If it is the number of the case, nothing need be done.",
    },
    "N202": {
        "da": "»{value}« ligner ikke de sagsnumre, vi kender, fx 26/10432, 330-2020-164 eller 27.69.48-G01-1-17.",
        "en": "»{value}« is unlike the case numbers known here, such as 26/10432, 330-2020-164 or 27.69.48-G01-1-17.",
        "da_hint": "Er det rigtigt, skal du ikke gøre noget.",
        "en_hint": "If it is right, nothing need be done.",
    },
}
