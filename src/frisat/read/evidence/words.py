"""Words that clues ask for: what happens, who does it, what papers say of themselves. Public Danish, few Nordic."""

from __future__ import annotations

import re

from frisat.plan.regex import regex

_MADE = (
    r"opdateret|revideret|ajourført|redigeret|udskrevet|udarbejdet|skrevet|udgivet|oprettet|journaliseret|"
    r"offentliggjort|publiceret|dateret|trykt|udtræk|udtrukket|hentet|eksporteret|rettet|tilrettet|lagt (?:op|ud)|"
    r"adopted|updated|posted|publicerad|uppdaterad|"
    r"oppdatert|publisert"
)
EVENT = regex(
    r"(?:møde[rt]?|møderne|mødet|topmøde\w*|workshop\w*|seminar\w*|temadag\w*|konference\w*|høring(?!s?(?:svar|"
    r"smateriale"
    r"|sbrev|ssvar))\w*|debat\w*|dialog\w*|kick-?off|frist\w*|deadline\w*|åbning\w*|indvielse\w*|(?<!ud)valg(?:et)?|"
    r"afstemning\w*|kursus|kurser|café\w*|cafe\w*|arrangement\w*|undersøgelse\w*|interview\w*|samtale\w*|besøg\w*|"
    r"rundtur\w*|vandring\w*|festival\w*|ferie\w*|evaluering\w*|opstart\w*|start|lancering\w*|behandling\w*|"
    r"vedtagelse\w*|"
    r"godkendelse\w*|beslutning\w*|forlig\w*|indkaldelse\w*|udsendelse\w*|offentliggørelse\w*|igangsættelse\w*|"
    r"udarbejdelse\w*|ibrugtagning\w*|byggeri\w*|anlæg\w*|etape\w*|fase\w*|projekt\w*|forsøg\w*|pilot\w*|test|"
    r"implementering\w*|opfølgning\w*|afrapportering\w*|orientering\w*|drøftelse\w*|temadrøftelse\w*|forhandling\w*|"
    r"indlevering\w*|aflevering\w*|udbud\w*|kontrakt\w*|analyse\w*|måling\w*|samråd\w*|sammanträd\w*|møter?|høyring\w*|"
    r"høyring|vedtak|oppstart|granskning\w*|beslut)\b",
    re.IGNORECASE,
)
BODY = regex(
    r"(?:udvalg\w*|råd|rådet|byråd\w*|bestyrelse\w*|kommunalbestyrelse\w*|forvaltning\w*|direktion\w*|"
    r"repræsentation\w*|\bMED|styregruppe\w*|arbejdsgruppe\w*|nævn\w*|ministeri\w*|kommunstyrelse\w*|fullmäktige\w*|"
    r"nämnd\w*|utvalg\w*|formannskap\w*|kommunestyre\w*|forretningsudvalg\w*)\b",
    re.IGNORECASE,
)
ACTS = regex(
    r"\b(?:vil(?: blive)?|skal|bliver|forventes?|planlægges|påtænkes|finder sted|sker|foregår|varer|løber|starter|"
    r"begynder|åbner|lukker|slutter|træder i kraft|har virkning|går i gang|udløber|mødes|samles|inviterer|behandler|"
    r"beslutter|drøfter|godkender|vedtager|sender|offentliggør\w*|holder|afholder|gennemfører|deltager|tager stilling|"
    r"gennemgår|overgår|afgør|"
    r"gør status|gør op|følger op|samler op|følger (?:efter |med )?i|evaluerer|fremlægger|forelægger|afrapporterer|"
    r"får (?:en |et |den |det )?(?:\w+ )?(?:orientering|opsamling|status|redegørelse|afrapportering|præsentation)|"
    r"udarbejder|kommer att|ska|varar|pågår|hålls|börjar|startar|sammanträder|beslutar|behandlar|antas|vedtas|avholdes|"
    r"skjer|blir|(?!deres|vores|jeres|alles|ellers|eventuelles|fælles)[a-zæøå]{3,}(?<!ern)es)\b",
    re.IGNORECASE,
)
SECOND = regex(
    r"^(?:[^\s\d]+ ){1,3}(?!eller|efter|under|over|hver|\w*(?:tem|to|vem|cem)ber)[a-zæøå]{3,}er\b[^(]*$|"
    r"\b[a-zæøå]{3,}er (?:vi|der|man|kommunen|regionen)\b"
)
"""A main clause has its verb second: "Forvaltningen samler …", "I maj samler vi …"."""
PAST = regex(
    r"\b(?:(?:er|har|blev|var|havde)\b[^.]*\b[a-zæøå]+(?:et|t|ede|te|ået)|blev|mødtes|deltog|vedtog|besluttede|"
    r"godkendte|holdt|indgik|gav|tog|fandt sted|bød|lagde|underskrev|drøftede|afholdt(?:e|es)?|gennemført(?:e|es)?|"
    r"[a-zæøå]{3,}(?:ede|edes|te|tes))\b",
    re.IGNORECASE,
)
ASKS = regex(
    r"(?:\d{1,2}[.)]\s*)?(?:send|indsend|søg|tilmeld|aflever|kom|deltag|mød|giv|skriv|bestil|book|stem|husk)\b", re.I
)
"""What readers are asked to do at a time."""
STAMP = regex(
    rf"(?:(?:{_MADE})(?: (?:den|d\.|pr\.|af [A-ZÆØÅ]\w*))?|\b(?:version|udgave|rev\.|nyhed(?:sbrev)?|"
    rf"pressemeddelelse|sendt:|"
    r"date|dateret|dato)|(?:status|fakta|tal|plan|oversigt) pr\.|©|copyright)\s*[\d.]*\s*[:,–-]?\s*(?:den |d\. ?)?$",
    re.IGNORECASE,
)
"""Right before a date: the paper speaks of itself."""
STAMPED = regex(rf"^\W*(?:(?:siden|dokumentet|sagen|artiklen) er )?(?:(?:sidst|senest) )?(?:{_MADE})\b", re.IGNORECASE)
SOURCE = regex(
    r"\b(?:jf\.|jfr\.|jævnfør|ifølge|i henhold til|kilde|brev(?:et)? af|notat(?:et)? af|mail af|rapport(?:en)? fra|"
    r"skrivelse af|cirkulære|bekendtgørelse|lov nr|lovbekendtgørelse|vejledning nr|dagsorden af|kontrakt af|"
    r"aftale af|tal fra|opgjort|statistik|sags?nr|journalnr|telefon|tlf|cvr)\b[^.]{0,25}$|\breferat(?:et)?\s+$|"
    r"\b(?:referat(?:et|er|erne)?|dagsorden(?:en)?) (?:af|fra|for|til)\b[^.]{0,50}$|"
    r"^\W*\w*(?:referat|dagsorden|protokol)(?:et|len|en)?\b[^:]{0,80}\b(?:er|blev) (?:\w+ )?"
    r"(?:udsendt|sendt|underskrevet|lagt)\b[^.]{0,60}$|"
    r"\b(?:udgave|version|udkast|notat|bilag|oplæg|tidsplan|procesplan|plan)(?:en|et)? (?:fra|af)\s+(?:den )?$|"
    r"\bbeslutning(?:en|erne) (?:på|fra|i|af|truffet|ved)\b[^.]{0,60}$|"
    r"\b(?:udgaven|versionen)\s+$|\b(?:dokument|dok|sag|journal)(?:s?(?:nr|nummer|id))?[.:]?\s*$",
    re.IGNORECASE,
)
CREDIT = regex(
    r"^\W*(?:kilder?|foto(?:s|graf(?:i|er)?)?|illustration(?:er)?|grafik|layout|tryk|redaktion|isbn|ophav|"
    r"bilag(?:\s+(?:\d{1,3}|[A-Z]))?)\s*[:.]\s",
    re.IGNORECASE,
)
"""Before a source, a picture's author or an annex: the date that follows is that one's."""
COUNTED = regex(
    r"\b(?:antal\w*|opgjort|opgørelse\w*|beregn\w*|indskrev\w*|indbyggere?|folketal\w*|befolkning\w*|bestand\w*|"
    r"\w*opfølgning(?:en)?|regnskab(?:et)?|balance(?:n)?|ledige|ledighed\w*|registrere[rt]\w*|tallene|saldo\w*|status)"
    r"\b[^.]{0,60}\bpr\.\s*(?:den |d\. ?)?$|"
    r"(?<![\w.:-])\d[\d.,]*(?:\s[a-zæøå]+)?\s+pr\.\s*(?:den |d\. ?)?$|"
    r"(?<![\w.:-])\d[\d.,]*(?:\s*(?:%|pct\.?|procent|(?:mio|mia)\.?(?: kr\.?)?|kr\.|t\.kr\.))?\s+i\s+(?:året\s+)?$",
    re.IGNORECASE,
)
"""Before a time: a figure of then ("47.900 i 2036", "antal børn pr. 1. september")."""
SO_FAR = regex(r"\b(?:har|havde)(?: der)?\s*$", re.IGNORECASE)
"""Before a time that is an end, `UP_TO`: what has been until then ("der har til og med uge 5 været 46 samtaler")."""
UP_TO = regex(r"(?:til og med|frem til|indtil)\b", re.IGNORECASE)
DESCRIBES = regex(
    r"^\W*(?:dette|denne|her|det|nærværende|vedlagte)?\s*(?:notat(?:et)?|plan(?:en)?|papir(?:et)?|oversigt(?:en)?|skema(?:et)?|"
    r"dokument(?:et)?|kommissori(?:um|et)|tidsplan(?:en)?|procesplan(?:en)?|folder(?:en)?|side(?:n)?|rapport(?:en)?|"
    r"bilag(?:et)?|brev(?:et)?|nyhedsbrev(?:et)?)\s+(?:beskriver|viser|indeholder|giver|redegør|samler|omhandler|"
    r"handler om|beretter|sammenfatter|opsummerer|orienterer)\b",
    re.IGNORECASE,
)
"""How a paper says what it is about: "Notatet beskriver den proces, der …"."""
LAW = regex(
    r"^\W*(?:(?:ifølge|efter|jf\.|i henhold til) )?(?:(?:de[nt]?|disse|gældende|nærmere) ){0,2}"
    r"(?:\w*lov(?:en|ene|givningen)?|\w*(?:regler(?:ne)?|bestemmelsern?e?|bekendtgørelsen?|cirkulæret?|vejledningen|"
    r"vedtægten|forretningsordenen)|§+ ?\d+\w*)\b(?: (?:om|for|i|nr\.|stk\.)[^.,;]{2,80}?)? "
    r"(?:siger|fastslår|fastsætter|bestemmer|foreskriver|kræver|regulerer|ordner|står (?:i|på|her)|findes|fremgår|"
    r"(?:kan|skal) (?:\w+ )?(?:læses|ses|findes|hentes)|ses|læses|indeholder|rummer|beskriver|omfatter|giver|"
    r"hører (?:til|under))\b",
    re.IGNORECASE,
)
"""What laws and rules say, and where they can be read: "Reglerne står i …", "Loven siger, at …"."""
GREETING = regex(
    r"^\W*(?:(?:og |så )?velkommen (?:tilbage|til (?:(?:det|den|de|en|et|vores|årets|dette) )?(?:\w+ )?"
    r"(?:nyhedsbrev\w*|nummer|udgave|side|sommer\w*|efterår\w*|vinter\w*|forår\w*|sæson\w*|skoleår\w*))\b|"
    r"(?:rigtig |fortsat )?(?:go[dt]|glædelig(?:t)?|dejlig) (?:sommer|jul|påske|ferie|vinter|forår|efterår|nytår|"
    r"weekend|læselyst|arbejdslyst)\w*|(?:vi|jeg) (?:håber|ønsker)\b|håber\b|tak (?:for|til)\b|kære\b|"
    r"på gensyn\b|vi ses\b|(?:så|nu) er (?:det (?:igen |atter |blevet |snart )?)?(?:\w+ ){1,3}(?:i gang|forbi|over|"
    r"slut|begyndt|her|kommet)\b|"
    r"(?:nu|her),? hvor\b|her (?:får|kan) (?:du|I|vi|i)\b|(?:i dette|dette) (?:nyhedsbrev|nummer)\b)",
    re.IGNORECASE,
)
"""How a newsletter opens or ends: the season that it names is that of the greeting."""
TERM = regex(
    r"^\W*(?:de[nt] \w+ )?\w*(?:perioden?|kontrakten?|aftalen?|ordning(?:en)?|strategi(?:en)?|politik(?:ken)?|"
    r"planen?|bevilling(?:en)?|rammen?|budgettet) (?:løber|gælder|dækker|følger|rækker|omfatter)\b",
    re.IGNORECASE,
)
"""What lasts for some years, "Valgperioden løber …": nothing is held or done in them."""
LINK = regex(
    r"^\W*(?:læs (?:mere|nærmere|om|op)|se (?:mere|også|referat|bilag|alle|hele|mødeplan|dagsorden|video)|klik|"
    r"hent|download|se [^.:]{2,40} her\s*[.:]?$|find|vis|åbn|gå til|tilbage|link|"
    r"du kan (?:læse|finde|se|også|hente|kontakte)|her kan du|les mer|läs mer)\b",
    re.IGNORECASE,
)
CONTACT = regex(
    r"@|\b(?:tlf|telefon|mobil|kontakt\w*|e-?mail|spørgsmål|henvendelse|sekretær|cvr|adresse|åbningstider?)\b|"
    r"(?:\d\d ){3}\d\d",
    re.IGNORECASE,
)
HEADING = regex(
    r"(?:\w*(?:indstilling(?:en|er)?|bilag|kompetence|resum[eé]|sagsfremstilling|baggrund(?: og formål)?|formål|"
    r"punkter|"
    r"dagsordens?punkter|dagsorden|deltagere|deltager|fraværende|afbud|til stede|kontakt|tilmelding|hvor|hvornår|hvem|"
    r"hvad|tema|ansvarlig|opgave|dato(?:er)?|status|økonomi|lovgrundlag|retsgrundlag|løsning|videre proces\w*|"
    r"videre politisk proces|høringssvar|vedhæftede (?:dokumenter|filer)|materialer?|dokumenter|links?|nyheder|"
    r"relaterede?\b.*|behandling|mødedato|mødested|sagsgang|sagstype|beslutningssag|åbent punkt|lukket punkt|"
    r"beskrivelse af sagen|bemærkninger?.*|indhold|indledning|øvrigt|eventuelt|emne|samlet budget|i alt|total|"
    r"problem(?:stilling(?:en)?)?|sagens (?:indhold|gang|baggrund|kerne)|sagsindhold|sagsbeskrivelse|beslutningstema|"
    r"tidl(?:igere|\.) (?:politisk )?behandling|forventet sagsgang|\w+ konsekvenser|retligt grundlag|hjemmel|"
    r"\w{4,} bemærker|\w+(?:ens|ets|rnes) (?:bemærkninger|vurdering)|"
    r"forberedelse|formidling|ændring|referat|pris|sted|tid))",
    re.IGNORECASE,
)
"""A heading or label of a paper that is nothing that happens, all alone on its line."""
HABIT = regex(
    r"\b(?:normalt|sædvanligvis|almindeligvis|som (?:hoved)?regel|i reglen|i almindelighed|"
    r"typisk|som udgangspunkt|hvert år|generelt|ofte|plejer|årligt|"
    r"hver (?:måned|uge))\b",
    re.IGNORECASE,
)
NEGATED = regex(
    r"\b(?:holdes|afholdes|er|bliver|finder|har|holder|afholder)\s+(?:der\s+|vi\s+|udvalget\s+|rådet\s+)?(?:ikke|ingen|"
    r"hverken)\b(?!\s+(?:endnu|kun|blot|alene))",
    re.IGNORECASE,
)
MATTER = regex(r"\b\w*(?:møde[rt]?|møderne|kontor|telefontid|ferie|drift|åbent|samling)\b", re.IGNORECASE)
EXCEPT = regex(
    r"\b(?:frem for|fremfor|i stedet for|ikke|undtagen|undtaget|bortset(?: fra)?|med undtagelse af|hverken|aldrig|"
    r"ingen\s+(?:\w+)?)\s+"
    r"(?:(?:i|på|om|den|d\.)\s+)*$",
    re.IGNORECASE,
)
MOVED_AWAY = regex(
    r"\s*(?:(?:er |var |bliver |blev |er blevet )?(?:flyttet|udsat|udskudt|rykket|fremrykket|ændret) (?:fra|til)\b|"
    r"(?:flyttes|udsættes|udskydes|rykkes|fremrykkes|ændres) (?:fra|til)\b|i stedet (?:af)?holdes\b|"
    r"(?:af)?holdes i stedet\b)",
    re.IGNORECASE,
)
CONDITION = regex(
    r"\b(?:(?:fyldt|fylder|fylt|fyllt)\s+(?:de\s+)?\w+\s+år|født|fødte|bopæl(?:\s+i\s+\w+(?:\s\w+)?)?)"
    r"\s+(?:(?:senest|inden|før|efter|pr\.?|på|den|i)\s+)*$",
    re.IGNORECASE,
)
OF_A_NOUN = regex(
    r"(?:\b\w{3,}(?:et|en|erne|ene|elsen|ningen|tallet|talt)|\b\w*(?:økonomi|budget|regnskab|priser?|takster?|"
    r"valg|forlig|"
    r"aftale|lov|sag|møder?|møderne|datoer|plan|kalender|rapport|undersøgelse|status|tal|resultat(?:er)?|ramme|"
    r"midler|kr\.))"
    r"\s+(?:i|for|fra|af|til|året)\s+(?:året\s+)?$",
    re.IGNORECASE,
)
GOES_ON = regex(
    r"\b(?:fortsat|fortsætter|fortsætte|videreføres|også|stadig|siden|møder(?:ne)?)\s+(?:i\s+)?$", re.IGNORECASE
)
POINTED = regex(
    r"\b(?:i|fra|til|inden|senest|og|primo|medio|ultimo|hele|om|den|d\.|pr\.|efter|på|før|"
    r"slutningen af|midten af|starten af|begyndelsen af)\s*$",
    re.IGNORECASE,
)
LAST_TIME = regex(
    r"\b(?:blev|er|var)(?: \w+){0,2} (?:senest|sidst)\b|\b(?:senest|sidst) (?:blev|er|var)\b", re.IGNORECASE
)
CLOCK = regex(r"\b(?:kl\.?|klokken)\s*\d", re.IGNORECASE)
WEEKDAY = regex(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag", re.IGNORECASE)
NUMBERED = regex(r"\d{1,3}[.)]?\s+[A-ZÆØÅ]|(?:nr|pkt|punkt)\.?\s*\d", re.IGNORECASE)
LABELLED = regex(r"[^.:]{2,80}:\s*(?:forventet|forventes|ca\.|cirka|senest)?\s*(?:den|d\.)?\s*", re.IGNORECASE)
LETTERHEAD = regex(
    r"\b(?:Kommune|Region [A-ZÆØÅ]\w+|By|\w*(?:[Ff]orvaltningen|[Aa]fdelingen|[Ss]ekretariatet)),? (?:den |d\. ?)?$|"
    r"^\W*(?:(?:[Mm]ed )?(?i:venlig|kærlig|mange|de bedste|bedste)\w* (?i:hils)\w+|[Hh]ilsen|(?i:mvh|vh))\b[^.]{0,80}$"
)
"""Who signs, and when: "Skoleforvaltningen, Byby Kommune, den …"."""
VERB_NEXT = regex(r"\s*,?\s*(?:er|var|har|havde|bliver|blev|viser|viste|betyder|betød|giver|gav|forsinke\w*)\b")
BECAUSE = regex(
    r"(?:som (?:en )?følge af|på grund af|efter|i forlængelse af|på baggrund af|med|siden|ved)\b", re.IGNORECASE
)
COURSE = regex(
    r"\b(?:i løbet af|(?:udgangen|slutningen|begyndelsen|starten|midten) af|inden|senest|ved|fra|fra og med|"
    r"først i)\s+(?:$|\d)",
    re.IGNORECASE,
)
"""Before a year: something is to happen in it, and it is no year of figures or of a plan."""
VERB_BEHIND = regex(
    r"\s*(?:\([^()]{1,30}\)\s*)?(?!(?:er|var|har|havde|eller|efter|under|over|hver|ikke)\b)"
    r"(?:[a-zæøå]{3,}(?:er|es)|får|går|ser|står|sker|skal|vil|kan|kommer)\s+(?!og\b)[\wÆØÅæøå]"
)
"""Behind a date that opens its clause: "Den 9. juni drøfter rådet …"."""
WHICH_DAY = regex(r"\s*(?:er|var|falder på)\s+(?:en\s+)?\w+dag\b", re.IGNORECASE)
TIME_LABEL = regex(
    r"\b(?:tid|tidspunkt|hvornår|tid og sted|sted og tid(?:spunkt)?|tid/sted)\s*:\s*(?:den |d\. ?)?$", re.IGNORECASE
)
"""A label that says that a time follows, and not of what."""
ASIDE = regex(
    r"(?:,\s*(?:som|der|hvor(?:om|til|i)?|hvilket)\b[^,.]{0,80}?\b(?:blev|var|havde|fik|gav|tog|kom|gik|vedtog|indgik|"
    r"[a-zæøå]{3,}(?:ede|edes|te|tes))\b[^,.]{0,60}|"
    r"\((?:\w+ ){0,2}[a-zæøå]{3,}(?:et|t|ede) (?:(?:af|i|på) [^()]{2,60} )?(?:den |d\. |i )?)$"
)
"""Before a date: what once was done to the thing that is spoken of, ", som blev sendt den", "(vedtaget den"."""
MADE_ONCE = regex(
    r",\s*(?:som|der)\s(?:[^,.]{0,60}\s)?(?:vedtog|godkendte|tiltrådte|indgik|udgav|"
    r"(?:blev|er) (?:vedtaget|godkendt|tiltrådt|indgået|udgivet|besluttet))\s+"
    r"(?:(?:i|på|af) [^,.]{2,40} )?(?:den |d\. |i )?$"
)
"""The same at the end of a sentence, of a paper that was passed then: ", som rådet vedtog den"."""
ASIDE_ENDS = regex(r"\s*(?:[^,.()]{0,60},|\))")
PREMISE = regex(r"\b(?:forudsætter|forudsat|forudsætning(?:en)?)\b(?:[^.]|\.(?! [A-ZÆØÅ]))*$", re.IGNORECASE)
"""What has to happen first, that another line says of itself: "Planen forudsætter, at rådet tiltræder i maj"."""
INDEX = regex(
    r"\b(?:indeks(?:et)?|prisniveau(?:et)?|pl-niveau(?:et)?|priser(?:ne)?|takst(?:er|erne)?)\b[^.]{0,25}$", re.I
)
"""Before a time: prices of then."""
