"""
What the form of a printed name of a body tells: how many are meant, whose it is, which initials it would have.

Used by `plan/spellings.py`. Told from general Danish and municipal usage alone; no list of names is kept. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from frisat.plan.bodies import ends_as_body, plain
from frisat.plan.likeness import fold, stem

_HEADS = (
    "udvalg", "råd", "bestyrelse", "nævn", "ministeri", "styrelse", "direktion", "forening", "gruppe", "forvaltning",
    "sekretariat", "kommission", "forsamling", "møde", "forum", "center", "organisation", "repræsentant",
)  # fmt: skip
_MANY = re.compile(
    r"(?:udvalgene|rådene|nævnene|bestyrelser(?:ne)?|ministerier(?:ne)?|styrelser(?:ne)?|foreninger(?:ne)?|"
    r"direktioner(?:ne)?|grupper(?:ne)?|forvaltninger(?:ne)?|sekretariater(?:ne)?|afdelinger(?:ne)?|"
    r"centre(?:ne)?|kommissioner(?:ne)?|direktører(?:ne)?|chefer(?:ne)?|ledere(?:ne)?|formænd(?:ene)?|"
    r"borgmestre(?:ne)?)s?$"
)
_COUNT = re.compile(
    r"^(?:alle(?:\s+(?:de|vores))?|samtlige|begge|flere|enkelte|øvrige|øvr\.|relevante|udvalgte|hver(?:t)?|et|en|"
    r"de\s+(?:\d+|to|tre|fire|fem|seks|syv|otte|ni|ti|øvrige|øvr\.|relevante|stående|andre|enkelte|lokale)|"
    r"(?:de\s+)?kom(?:munale|\.)|"
    r"\d+|to|tre|fire|fem|seks|syv|otte|ni|ti|stående)\s+"
)
_OFFICE = re.compile(
    r"(?:direktør|chef|leder|formand|borgmester|rådmand|sekretær|konsulent|koordinator|medarbejder|repræsentant)(?:en)?$"
)
_BELONGS = frozenset(("fra", "for", "i", "på", "af", "til", "med", "ved", "vedr.", "vedrørende"))
_NEW = re.compile(r"^(?:det\s+)?ny(?:t|e)?\s+")
_DESCRIBED = re.compile(
    r"\s+(?:med\s+(?:ansvar|fokus)|der|som|hvor|til\s+behandling)\s+.*$|\s*[,;]\s*(?:der|som)\s+.*$"
)
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
_INITIALISM = re.compile(r"^[A-ZÆØÅ](?:[A-ZÆØÅ]|&|\.(?=[A-ZÆØÅ])){1,5}\.?$")
_PREFIXED = re.compile(r"^(?:adm|pol)\.\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:&|\+)\s*")
_DAMAGE = re.compile(r"[\s,\-\u00ad‐‑/]+")
_ENDINGS = frozenset(
    (
        "",
        "s",
        "e",
        "et",
        "ets",
        "en",
        "ens",
        "er",
        "ers",
        "ere",
        "erne",
        "ernes",
        "ene",
        "enes",
        "r",
        "rne",
        "n",
        "ns",
        "um",
        "ummet",
    )
)
_ARTICLES = frozenset(("det", "den", "de"))
_FIRST = (
    "kommune", "region", "sundheds", "sundhed", "social", "skole", "børne", "unge", "ungdoms", "ældre", "senior",
    "handicap", "patient", "bruger", "pårørende", "borger", "medarbejder", "lokal", "område", "miljø", "natur", "klima",
    "kultur", "fritids", "idræts", "plan", "teknik", "trafik", "vej", "by", "økonomi", "erhvervs", "beskæftigelses",
    "arbejdsmarkeds", "personale", "psykiatri", "praksis",
)  # fmt: skip
"""What compounds of the field begin with: where one ends, a letter of an initialism may begin."""
_SMALL = frozenset(("og", "i", "for", "af", "på", "til", "samt", "the", "det", "den", "de"))
BARE = frozenset(
    ("udvalget", "rådet", "nævnet", "ministeriet", "bestyrelsen", "styrelsen", "direktionen", "sekretariatet")
)


@dataclass(frozen=True, slots=True)
class Form:
    """
    A printed name taken apart.

    Attributes:
        name: in one line, without what stands in brackets after it and without "adm." or "pol." before it.
        aside: what stood in the brackets.
        is_many: several bodies are meant: "skolebestyrelserne", "alle lokaludvalg", "de kommunale udvalg".
        is_new: "nyt fagudvalg": one that has no name yet.
        core: `name` without a describing clause ("med ansvar for …").
        key: stems in order (`frisat.plan.bodies.plain`); empty for what has no word.
        squashed: letters alone, so that a line break or a stray hyphen makes no difference.
    """

    printed: str
    name: str
    aside: str
    is_many: bool
    is_new: bool
    core: str
    key: tuple[str, ...]
    squashed: str

    @property
    def is_initialism(self) -> bool:
        return bool(_INITIALISM.match(self.name))

    @property
    def letters(self) -> str:
        """ "TMU" for an initialism "TMU", "T.M.U." or "T&MU"; empty for any other name."""
        return re.sub(r"[^a-zæøå]", "", self.name.lower()) if self.is_initialism else ""

    @property
    def is_office(self) -> bool:
        """Somebody in an office, not a body: "direktør", "kommunaldirektøren for børn" (but not "chefgruppen")."""
        words = fold(self.core).split()
        head = next((n for n, word in enumerate(words) if word in _BELONGS), len(words))
        return head > 0 and bool(_OFFICE.search(words[head - 1]))

    @property
    def is_body(self) -> bool:
        return any(ends_as_body(s) or s.endswith("medudvalg") for s in self.key)


@lru_cache(maxsize=16384)
def form(printed: str) -> Form:
    """A printed name taken apart; the same object each time."""
    name = " ".join(_AND.sub(" og ", printed).split()).strip(" .,;:*")
    if printed.rstrip().endswith("."):  # "sundhedsudv." keeps the point that says it is cut off
        name += "."
    aside = ""
    if found := _BRACKET.search(name):
        aside, name = found[1].strip(), name[: found.start()].strip()
    name = _PREFIXED.sub("", name) or name
    folded = fold(name)
    core = _DESCRIBED.sub("", name) or name
    return Form(
        printed=printed,
        name=name,
        aside=aside,
        is_many=bool(_COUNT.match(folded)) or any(_MANY.search(w) for w in fold(core).split()),
        is_new=bool(_NEW.match(folded)),
        core=core,
        key=plain(core),
        squashed=squashed(core),
    )


def letters_of(name: str) -> str:
    """The letters of a name with "udv." in full: "Trafik- og Vejudv." and "Trafik-\\nog Vejud v." are one."""
    folded = fold(name).removeprefix("det ").removeprefix("den ").removeprefix("de ")
    return re.sub(r"udv\.?$", "udvalg", _DAMAGE.sub("", folded)).rstrip(".")


def squashed(name: str) -> str:
    """The stem of `letters_of`: inflection makes no difference either."""
    return stem(letters_of(name))


def only_inflected(a: str, b: str) -> bool:
    """Whether the letters of two names part only in a Danish ending; "Vejudvalgt" is a slip beside "Vejudvalget"."""
    ours, theirs = a.split(), b.split()
    while min(len(ours), len(theirs)) > 1 and fold(ours[0]) in _ARTICLES:
        ours = ours[1:]
    while min(len(ours), len(theirs)) > 1 and fold(theirs[0]) in _ARTICLES:
        theirs = theirs[1:]
    if 1 < len(ours) == len(theirs):
        return all(_only_inflected(letters_of(x), letters_of(y)) for x, y in zip(ours, theirs, strict=True))
    return _only_inflected(letters_of(a), letters_of(b))


def _only_inflected(x: str, y: str) -> bool:
    same = next((n for n, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), min(len(x), len(y)))
    is_adjective = x[:same].endswith(("ig", "isk", "lig", "al"))  # "midlertidige", "midlertidigt"
    endings = _ENDINGS | {"t", "ts"} if x[:same].endswith("e") or is_adjective else _ENDINGS  # "møde", "mødet"
    return {x[same:], y[same:]} <= endings


def without_place(found: Form, organisation: str) -> str:
    """
    The name without the organisation's own place name before or after it; "" when it has none.

    "Nyby Byråd", "Nyby Kommunes byråd" and "byrådet i Nyby Kommune" are all the byråd where the organisation is Nyby
    Kommune.
    """
    name = fold(found.core)
    for place in own_places(organisation):
        said = re.escape(place)
        start = re.match(rf"(?:region\s+)?{said}['’]?s?(?:\s+kommunes?)?\s+(?=\S)", name)
        if start:
            return name[start.end() :]
        end = re.search(rf"\s+(?:i|for|ved)\s+(?:region\s+)?{said}s?(?:\s+kommune)?$", name)
        if end:
            return name[: end.start()]
    return ""


@lru_cache(maxsize=256)
def own_places(organisation: str) -> tuple[str, ...]:
    """
    The place names that an organisation is called by: "Nyby Kommune", "Region Nyby", "Ældreområdet, Nyby Kommune".

    A genitive before "Kommune" is taken away too: byrådet in Nybyens Kommune is "byrådet i Nybyen".
    """
    said = " ".join(organisation.split())
    name = r"[A-ZÆØÅ][\w-]*(?:[ -](?:og[ -])?[A-ZÆØÅ][\w-]*)*"
    found = [*re.findall(rf"({name}) [Kk]ommunes?\b", said), *re.findall(rf"\bRegion ({name})", said)]
    if not found and fold(said) not in ("", "kommunen", "regionen"):
        found = [re.sub(r"\s+(?:kommunes?|regions?)$", "", said, flags=re.IGNORECASE)]
    places = dict.fromkeys(fold(place) for place in found)
    return tuple(dict.fromkeys(p for place in places for p in (place, place.removesuffix("s")) if len(p) > 2))


def initials_of(found: Form) -> tuple[str, ...]:
    """
    The initialisms that a name would have: of its words, and of its words with the last compound's head apart.

    "Teknik- og Miljøudvalget" -> ("tm", "tmu"); a name of one simple word has none.
    """
    words = [w for w in re.split(r"[\s,\-/]+", fold(found.core)) if w and w not in _SMALL and w[0].isalpha()]
    if not words or found.is_initialism:
        return ()
    whole = "".join(w[0] for w in words)
    head = next((h for h in _HEADS if h in words[-1][2:]), "")
    with_head = whole + head[0] if head else ""
    return tuple(dict.fromkeys(i for i in (whole, with_head) if len(i) >= 2))


def may_stand_for(letters: str, found: Form) -> bool:
    """
    Whether the letters can be an initialism of a name, also by the seams inside one long compound.

    A seam is where a compound's head begins, or follows a binding s: "Trafikrådgivningsudvalget" can be TRU.
    """
    if letters in initials_of(found):
        return True
    words = [w for w in re.split(r"[\s,\-/]+", fold(found.core)) if w and w not in _SMALL]
    if len(words) != 1 or len(letters) < 2:
        return False
    word = words[0].rstrip(".")
    word = f"{word}alg" if word.endswith("udv") else word
    head = next((word.rfind(h) for h in _HEADS if word.rfind(h) > 2), -1)
    if head < 0 or word[0] != letters[0]:
        return False
    if letters[1:] == word[head : head + 2]:
        return True  # two letters of the head: "Sundhedsstyrelsen" is SST
    if word[head] != letters[-1]:
        return False
    at = 0
    for letter in letters[1:-1]:
        inner = (
            i
            for i in range(at + 2, head)
            if word[i] == letter and (word[i - 1] == "s" or _is_word_start(word, i) or word[at:i] in _FIRST)
        )
        found_at = next(inner, -1)
        if found_at < 0:
            return False
        at = found_at
    return len(letters) <= 2 or at > 0


def _is_word_start(word: str, at: int) -> bool:
    """Whether a known head begins at a place inside a compound."""
    return word.startswith(_HEADS, at)
