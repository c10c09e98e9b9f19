"""
The one list of general Danish public terms: what bodies, groups of people, areas and columns are called.

Nothing here names a municipality, a place, an agreement or a person: only words that any Danish municipality,
region or ministry uses. Everything in `read` that asks "is this a body?" asks here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from frisat.plan.regex import regex

MONTH_STEMS = "jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
WEEKDAY_STEMS = "man|tirs?|ons|tors?|fre|lør|søn"
"""What the names of months and weekdays begin with, as alternatives of a pattern."""
SHORT_MONTHS = MONTH_STEMS.replace("sep", "sept?")
"""The months cut short, as alternatives of a pattern."""
DAY_IN_FIGURES = r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])"
WHOLE_IN_FIGURES = rf"{DAY_IN_FIGURES}\.(?:20)?\d\d\b"
"""A day and its month in figures with a point, "13.4", and with the year, "13.4.2026"."""


def _each(words: str) -> tuple[str, ...]:
    """The words of a text, so that long lists stay readable."""
    return tuple(words.split())


# --------------------------------------------------------------------------------------------- bodies
_BODY_STEMS = _each(
    "udv byråd kommunalbestyrelse borgerrepræsentation regionsråd magistrat råd udvalg bestyrelse "
    "direktion forvaltning administration sekretariat formandskab styregruppe arbejdsgruppe "
    "projektgruppe følgegruppe referencegruppe ledergruppe chefgruppe koordinationsgruppe gruppe "
    "ledelse forum netværk nævn kommission ministerium ministeri styrelse afdeling stab center klynge "
    "parti folketing regering parlament panel team kreds forbund forening samråd institut universitet "
    "myndighed hospital kontor enhed delegation sekretariatsbetjening organisation repræsentantskab "
    "klub partnerskab firma selskab skolen biblioteket museet utvalg nämnd fylkesting formannskap"
)
_BODY_ENDINGS = ("", "et", "en", "ene", "erne", "er", "r", "rne", "n", "ne", "e", "s", "ets", "ens", "ernes", "enes")
_BODY_ODD = frozenset(
    _each(
        "ministeriet ministerier ministerierne ministeriets centret centre centrene centeret fora "
        "fondet folketinget regeringen regionen region kommunen kommune kommuner kommunerne staten "
        "udv udv. org org. menighedsråd grundejerforening bestyrelser råd partier partierne forum "
        "styrelsen teams regioner regionerne visitationen arbejdstilsynet provstiet region "
        "kommunestyre kommunestyret bystyre bystyret kommunfullmäktige regionfullmäktige"
    )
)
_BODY = regex(
    rf"(?:.*-)?(?:\w*?)(?:{'|'.join(sorted(_BODY_STEMS, key=len, reverse=True))})(?:{'|'.join(_BODY_ENDINGS)})$"
)
BODY_NAME = (
    r"(?:[A-ZÆØÅ]\w{0,40}-(?:, [A-ZÆØÅ]\w{0,40}-){0,3} og |[A-ZÆØÅ]\w{1,40},? )?\w{0,40}"
    r"(?:udvalget|(?<!om)rådet|bestyrelsen|repræsentationen|direktionen)"
)
"""The name of a board in the definite form, as an alternative of a pattern: "Børne- og Familieudvalget", "byrådet"."""
_NOT_BODY = regex(
    r"(?:.*forskning|.*områd\w*|.*forløbsgruppe|målgruppe\w*|aldersgruppe\w*|temagruppe\w*|borgergruppe\w*|.*gruppedrøftelse\w*|"
    r"forråd\w*|budgetsamråd\w*|åndsråd|enhed\w*|.*ledelser|ledelsesgrundlag\w*|.*hedsråd|afklar\w*)$"
)
_MED = regex(r"(?:\w+-)*(?:MED|MEDs|TR|AMR|HMU|FMU|LMU|CMU|OMU|SMU|MED[’']s|MED-udvalg\w*|\w*MED|TRIO|Trio)$")
_ACRONYM = regex(r"[A-ZÆØÅ][A-ZÆØÅ0-9]{1,6}(?:-[A-ZÆØÅ]{2,})?(?:['’´]?(?:s|er|erne))?$")
_NOT_ACRONYM = frozenset(
    _each("I II III IV V VI VII VIII IX X XI XII NB OBS PS SØG KL. IT HR KØ FAQ PDF AFLYST UDSAT FLYTTET UDGÅR VVM")
)

# --------------------------------------------------------------------------------------------- people
_PEOPLE = _each(
    "borgere borgerne borger beboere beboerne brugere brugerne pårørende medarbejdere medarbejderne "
    "medarbejder ansatte personale personalet ledere lederne leder chefer cheferne chef direktører "
    "direktørerne direktør direktøren elever eleverne forældre forældrene unge ældre seniorer "
    "patienter patienterne læger lægerne tillidsrepræsentanter tillidsvalgte "
    "arbejdsmiljørepræsentanter politikere politikerne borgmester borgmesteren viceborgmester "
    "viceborgmesteren rådmand rådmanden formand formanden formænd formændene udvalgsformand "
    "udvalgsformanden næstformand kommunaldirektør kommunaldirektøren kommunaldirektører frivillige "
    "foreninger foreningerne virksomheder virksomhederne parter parterne samarbejdsparter "
    "samarbejdspartnere interessenter interessenterne aktører aktørerne leverandører leverandørerne "
    "organisationer organisationerne kommuner konsulenter konsulenterne konsulent konsulenten projektleder "
    "lederen chefen sekretæren rådgiveren tovholderen "
    "projektlederen sekretær klinikere klinikerne klynger klyngerne repræsentanter repræsentanterne "
    "skoler skolerne institutioner institutionerne dagtilbud arbejdspladser arbejdspladserne "
    "plejehjem interesserede deltagere fagpersoner eksperter forskere fagfolk ministeren minister "
    "partnere naboer lodsejere sundhedsfaglige pædagoger pædagogerne lærere lærerne sygeplejersker "
    "sygeplejerskerne nabokommuner nabokommunerne koordinatorer koordinatorerne "
    "sosu-assistenter terapeuter visitatorer embedsmænd byrådsmedlemmer medlemmer medlemmerne "
    "udvalgsmedlemmer kandidater vælgere rep. repr. repræsentant høringsparter høringsparterne "
    "høringsberettigede interesseorganisationer boligselskaber bestyrelsesmedlemmer tovholder "
    "tovholdere bygherre rådgiver rådgivere kommunalbestyrelsesmedlemmer ejerkommuner alle "
    "nøglepersoner nøgleaktører studerende lejere skoleledere dagtilbudsledere arbejdsgivere "
    "lønmodtagere erhvervsdrivende landmænd afdelingsledere teamledere områdeledere kommunikation "
    "økonomi jura"
)
_PEOPLE_SET = frozenset(_PEOPLE) - {"alle", "kommunikation", "økonomi", "jura"}
_PEOPLE_TAILS = tuple(
    word
    for word in _PEOPLE_SET
    if len(word) >= 5 and word not in ("minister", "parter", "ældre", "borger", "leder", "alle", "plejehjem", "skoler")
)
AREAS = frozenset(
    _each(
        "Arbejdsmarked Beskæftigelse Bolig Borgerservice Byg Byudvikling By Børn Bæredygtighed "
        "Dagtilbud Digitalisering Drift Erhverv Ejendomme Familie Forebyggelse Fritid Fællesskab "
        "Fællesskaber Handicap Idræt Innovation Integration Job Jura Klima Kommunikation Kultur Land "
        "Landdistrikter Ledelse Læring Miljø Natur Omsorg Organisation Personale Plan Pleje Psykiatri "
        "Rehabilitering Service Skole Skoler Social Socialt Ansvar Strategi Sundhed Teknik Trivsel "
        "Turisme Uddannelse Udvikling Ungdom Unge Velfærd Vækst Voksen Voksne Ældre Økonomi Aktivitet "
        "Analyse Politik Indkøb Løn Trafik Vej Park Grønne Områder Myndighed Hjemmepleje Sygepleje "
        "Træning Kvalitet Udbud Ejendom Vand Arbejdsmiljø Budget Energi Planlægning HR IT"
    )
)
"""Nouns that name a municipal area; two or more of them joined by og, & or commas are one department's name."""
MODIFIERS = frozenset(
    _each(
        "alle de den det nyt ny nye øvrige øvr. øvr udvalgte relevante lokale lokal faglige "
        "tværfaglige decentrale centrale interesserede kommunale kommunal regionale private "
        "frivillige samtlige andre flere berørte involverede stående politiske politisk "
        "administrative adm. pol. kom. kom ansvarlige ansvarlig nuværende kommende relevant "
        "praktiserende begge to tre fire fem seks syv otte ni ti begge vores kommunens regionens hele "
        "større mindre eksterne interne eksisterende tidligere valgte enkelte særlige unge ældre "
        "faglig strategisk strategiske administrativ forberedende koordinerende tværgående rådgivende "
        "danske repræsentanter repræsentant rep. repr. fra for sociale sårbare"
    )
)
QUALIFIERS = frozenset(_each("i på af fra ved under inden hos"))
"""Prepositions after a group's name that open the phrase saying which group it is ("ledere i Skole og Dagtilbud")."""
DANGLING = frozenset(
    _each(
        "og i på af til for fra med ved om som at der eller samt under over efter mellem hos blandt "
        "inden uden mod ad ift ift. den det de en et pr pr. vedr vedr. via herunder bl.a. fx f.eks. "
        "ca. ca senest frem"
    )
)
"""Words that cannot end a cell: the next line goes on, blank lines or not."""


@lru_cache(maxsize=8192)
def is_body(word: str) -> bool:
    """Whether a word names a board, council, committee, administration or the like, in any form and compound."""
    if _MED.match(word) or is_acronym(word):
        return True
    low = word.lower().strip(".,;:”\"'()")
    if not low or low in ("råd", "stab", "enhed", "ledelse"):
        return low == "råd"
    return low in _BODY_ODD or (bool(_BODY.match(low)) and not _NOT_BODY.match(low))


@lru_cache(maxsize=8192)
def is_acronym(word: str) -> bool:
    """Two to seven capitals: the short name of a body (roman numbers and common abbreviations are none)."""
    return bool(_ACRONYM.match(word)) and word not in _NOT_ACRONYM


@lru_cache(maxsize=8192)
def is_people(word: str) -> bool:
    """Whether a word names a group of people or a person's office (ledere, borgmesteren, skoleledere)."""
    low = word.lower().strip(",;:”\"'()")
    if low not in _PEOPLE_SET:
        low = low.strip(".")
    return low in _PEOPLE_SET or low.endswith(_PEOPLE_TAILS)


def is_actor_word(word: str) -> bool:
    """Whether a word can be the head of an actor's name."""
    return is_body(word) or is_people(word)


def is_area(word: str) -> bool:
    """Whether a capitalised word names a municipal area (Sundhed, Skole, Kultur)."""
    return word.strip(".,;:") in AREAS


_EVENT = regex(
    r"(?:.*(?:møde|mødet|møder|workshop|workshops|seminar|seminarer|høring|høringen|høringer|høringssvar|konference|debat|"
    r"dialog|samtaler?|interviews?|analyse|analyser|rapport|oplæg|frist|fristen|opstart|start|besøg|topmøder?|temadag|"
    r"temadage|café|status|proces|procesplan|plan|forslag|notat|udkast|undersøgelse|kursus|forløb|aftale|budget|evaluering|"
    r"kick-off|valg|træf|arrangement|uddannelse|afslutning|aftalen|arbejde|nedsættelse|kommissorium|indstilling|"
    r"else|elsen|elser|elserne|ning|ningen|ninger|ling|lingen|ring|ringen|hed))$",
    re.IGNORECASE,
)
_EVENT_STARTS = regex(
    r"(?:drøfte|godkende|beslutte|vedtage|behandle|orientere|præsentere|løbende|evt|eventuel|første|anden|tredje|politisk|"
    r"administrativ|fælles|møde|drøft|input|lov|frist|endelig|foreløbig|opfølg|åben|ny|nye|nyt|kick)",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_event(word: str) -> bool:
    """Whether a word names something that happens or is made (møde, godkendelse, workshop), no body or area."""
    low = word.strip(".,;:”\"'()")
    if is_area(low) or (is_body(low) and not low.lower().endswith("møde")):
        return False
    return bool(_EVENT.match(low) or _EVENT_STARTS.match(low))
