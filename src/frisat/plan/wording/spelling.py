"""Why two printed names seem to be one body (A1): said beside the proposal, decided by a person."""

SENTENCES = {
    "A101": {
        "da": "»{a}« og »{b}« er skrevet ens, bortset fra store og små bogstaver.",
        "en": "“{a}” and “{b}” are spelt alike but for capital letters.",
    },
    "A102": {
        "da": "»{a}« og »{b}« er det samme navn i en anden bøjning.",
        "en": "“{a}” and “{b}” are one name in another grammatical form.",
    },
    "A103": {
        "da": "Det ene af »{a}« og »{b}« er en forkortelse af det andet.",
        "en": "One of “{a}” and “{b}” is the other cut short.",
    },
    "A104": {
        "da": "»{a}« og »{b}« har samme bogstaver og skilles kun af et linjeskift, et mellemrum eller en bindestreg.",
        "en": "“{a}” and “{b}” have the same letters; only a line break, a space or a hyphen parts them.",
    },
    "A105": {
        "da": "Dokumentet forklarer selv forkortelsen: »{a}« og »{b}« står sammen.",
        "en": "The document itself explains the abbreviation: “{a}” and “{b}” stand together.",
    },
    "A106": {
        "da": "»{a}« og »{b}« står som overskrift og eneste aktør i samme aktivitet, og bogstaverne passer.",
        "en": "“{a}” and “{b}” are title and only actor of one activity, and the letters fit.",
    },
    "A107": {
        "da": "Bogstaverne passer, men ingen steder står det, at »{a}« og »{b}« er det samme.",
        "en": "The letters fit, but nothing says that “{a}” and “{b}” are the same.",
    },
    "A108": {
        "da": "»{a}« og »{b}« er det samme navn med og uden en tilføjelse.",
        "en": "“{a}” and “{b}” are one name with and without an addition.",
    },
    "A109": {
        "da": "»{a}« og »{b}« er den samme betegnelse, den ene med en beskrivelse efter sig.",
        "en": "“{a}” and “{b}” are one designation, one of them followed by a description.",
    },
    "A110": {
        "da": "»{a}« og »{b}« skilles kun af ét bogstav.",
        "en": "“{a}” and “{b}” differ by one letter only.",
    },
    "A111": {
        "da": "»{a}« og »{b}« er ens, bortset fra det, der ligner et stednavn. Kommunens navn kendes ikke her.",
        "en": "“{a}” and “{b}” are alike but for what seems to be a place name. The municipality is not known here.",
    },
    "A112": {
        "da": "»{a}« og »{b}« er to ord for kommunens øverste organ.",
        "en": "“{a}” and “{b}” are two words for the municipality's highest body.",
    },
    "A113": {
        "da": "»{a}« og »{b}« er ens, når kommunens eget navn tages fra.",
        "en": "“{a}” and “{b}” are alike once the municipality's own name is taken away.",
    },
    "A114": {
        "da": "»{a}« og »{b}« kan være det samme: det korte navn siger ikke, hvilket der menes.",
        "en": "“{a}” and “{b}” may be the same: the short name does not say which one is meant.",
    },
    "A115": {
        "da": "»{a}« og »{b}« kan være det samme: der er kun nævnt ét, og bogstaverne efter kan være udeladt.",
        "en": "“{a}” and “{b}” may be the same: only one is named, and the letters after it may have been left out.",
    },
    "A116": {
        "da": "»{a}« og »{b}« skilles kun af to ord, der betyder det samme.",
        "en": "“{a}” and “{b}” differ only in two words of the same meaning.",
    },
    "A117": {
        "da": "»{a}« og »{b}« er de samme ord i en anden rækkefølge.",
        "en": "“{a}” and “{b}” are the same words in another order.",
    },
}
