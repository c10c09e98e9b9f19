"""Words for periods that have none of their own (W10x, W12x) and for where a year comes from (W11x)."""

SENTENCES = {
    "W100": {"da": "dato ikke fastlagt", "en": "date not set"},
    "W101": {"da": "ca. {when}", "en": "about {when}"},
    "W102": {"da": "{first} til {last}", "en": "{first} to {last}"},
    "W103": {"da": "{first} eller {last}", "en": "{first} or {last}"},
    "W104": {"da": "fra {when} og frem", "en": "from {when} onwards"},
    "W105": {"da": "løbende frem til {when}", "en": "ongoing until {when}"},
    "W106": {"da": "uge {week}, {year}", "en": "week {week}, {year}"},
    "W107": {"da": "senest {when}", "en": "no later than {when}"},
    "W108": {"da": "fra og med {when}", "en": "from {when} at the earliest"},
    "W109": {"da": "tidligst {when}", "en": "{when} at the earliest"},
    "W110": {
        "da": "Året er taget fra de daterede rækker omkring ({detail}).",
        "en": "The year is taken from the dated rows around it ({detail}).",
    },
    "W111": {
        "da": "Året er taget fra dokumentets titel ({detail}).",
        "en": "The year is taken from the document's title ({detail}).",
    },
    "W112": {
        "da": "Året er taget fra overskriften »{detail}«.",
        "en": "The year is taken from the heading “{detail}”.",
    },
    "W113": {
        "da": "Året er valgt, så ugedagen passer ({detail:weekday}).",
        "en": "The year is the one in which the weekday fits ({detail:weekday}).",
    },
    "W114": {
        "da": "Året er taget fra dokumentets egen dato ({detail}).",
        "en": "The year is taken from the document's own date ({detail}).",
    },
    "W115": {
        "da": "Året står i skarp parentes og er altså udledt.",
        "en": "The year stands in square brackets, so it was inferred.",
    },
    "W117": {"da": "Året er taget fra kolonnen med år.", "en": "The year is taken from the column of years."},
    "W118": {
        "da": "Året er året før det, budgettet gælder for (»{detail}«).",
        "en": "The year is the one before the budget's own (“{detail}”).",
    },
    "W116": {"da": "Året er valgt af en medarbejder.", "en": "The year was chosen by a member of staff."},
    "W120": {
        "da": "Året er taget fra filens navn (»{detail}«).",
        "en": "The year is taken from the file's name (“{detail}”).",
    },
    "W119": {"da": "Året er udledt af sammenhængen.", "en": "The year is inferred from the context."},
    "W121": {"da": "foråret {year}", "en": "spring {year}"},
    "W122": {"da": "sommeren {year}", "en": "summer {year}"},
    "W123": {"da": "efteråret {year}", "en": "autumn {year}"},
    "W124": {"da": "vinteren {year}", "en": "winter {year}"},
}
