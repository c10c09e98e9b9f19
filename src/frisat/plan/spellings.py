"""
Which printed names of one organisation seem to be one body: proposals with certainty and reason, decided by people.

    found = propose(["Byrådet", "Nyby Byråd", "TMU", "Teknik- og Miljøudvalget"], organisation="Nyby Kommune")

The rules are general: case and inflection, abbreviation, initials, damage by line breaks, a place name before the
body. A name is never proposed as the same as a part of it (a committee and its chairmanship, a MED committee and one
of its branches), as several of its kind, or as a body of another municipality (docs/policy/governance.md#names).
Frisat rewrites no plan: an accepted proposal becomes an alias (`frisat.web.bodies`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from frisat.plan.bodies import Kinship, ends_as_body, is_top, kinship, plain
from frisat.plan.likeness import edit_distance, fold, stem
from frisat.plan.name_forms import BARE, Form, form, letters_of, may_stand_for, only_inflected, squashed, without_place
from frisat.plan.name_rules import (
    HEAD_MED,
    MEANING,
    WORD,
    Certainty,
    Verdict,
    cut_off,
    head_of_codetermination,
    pieces,
    synonym,
    turned,
    with_letters,
)
from frisat.plan.sentences import Language, sentence


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two printed names that seem to be one body, in the order they were given; `code` says why."""

    a: str
    b: str
    certainty: Certainty
    code: str

    def why(self, language: Language = "da") -> str:
        return sentence(self.code, {"a": self.a, "b": self.b}, language=language)


@dataclass(frozen=True, slots=True)
class Hints:
    """
    What the documents themselves say of abbreviations.

    `explained`: initialism in small letters -> the names it was printed beside, "Teknik- og Miljøudvalget (TMU)".
    `beside`: pairs of an activity's title and its only actor.
    """

    explained: Mapping[str, frozenset[str]] = field(default_factory=dict)
    beside: frozenset[tuple[str, str]] = frozenset()


_EXPLAINED = re.compile(r"((?:[\w&-]+[ ,]+){0,6}[\w&-]+)\s+\(([A-ZÆØÅ][A-ZÆØÅ&]{1,5})\)")
_COLON = re.compile(r"\b([A-ZÆØÅ]{2,6})\s*[:=]\s*([A-ZÆØÅa-zæøå][^():;.,\d]{5,80})")
_REVERSED = re.compile(r"\b([A-ZÆØÅ]{2,6})\s+\(([A-ZÆØÅ][^()]{5,80})\)")
_AFTER = re.compile(r"\b(?:i|med|af|for|hos)\s+")
MOST_BARE = 3
"""A bare "udvalget" with more candidates than this is not asked about: nobody could answer."""


def hints(texts: Iterable[str], titled: Iterable[tuple[str, tuple[str, ...]]] = ()) -> Hints:
    """
    Abbreviations that texts explain, and titles beside their only actor.

    Args:
        texts: any words of the documents.
        titled: (title, actors) of the activities.
    """
    explained: dict[str, set[str]] = {}
    for text in texts:
        text = " ".join(text.split())
        for match in _EXPLAINED.finditer(text):
            words = re.split(r"(?<=[ ,])", match[1])
            for n in range(len(words)):  # the longest tail that the letters can stand for
                name = "".join(words[n:]).strip(" ,")
                if name and may_stand_for(match[2].replace("&", "").lower(), form(name)):
                    explained.setdefault(match[2].lower(), set()).add(name)
                    break
        for match in _REVERSED.finditer(text):
            if may_stand_for(match[1].lower(), form(match[2])):
                explained.setdefault(match[1].lower(), set()).add(match[2].strip())
        for match in _COLON.finditer(text):
            words = match[2].split()
            for n in range(len(words), 0, -1):  # the longest beginning that the letters can stand for
                if may_stand_for(match[1].lower(), form(" ".join(words[:n]))):
                    explained.setdefault(match[1].lower(), set()).add(" ".join(words[:n]))
                    break
    beside = frozenset((title, actors[0]) for title, actors in titled if len(actors) == 1)
    return Hints({k: frozenset(v) for k, v in explained.items()}, beside)


def propose(names: Iterable[str], *, organisation: str = "", known: Hints | None = None) -> list[Proposal]:
    """
    Every pair of names that seems to be one body, one proposal a pair, the surest first, else in the order given.

    Args:
        names: printed names of one organisation's plans; equal texts count once.
        organisation: whose they are, "Nyby Kommune"; empty when nobody said.
        known: what `hints` found in the same documents.
    """
    found = [form(name) for name in dict.fromkeys(names) if name.strip()]
    scope = _Scope(found, organisation, known or Hints())
    out = [p for a, b in _pairs(found, organisation) if (p := scope.compare(a, b)) is not None]
    return sorted(out, key=lambda p: -p.certainty)


def clusters(names: Iterable[str], proposals: Iterable[Proposal]) -> list[list[str]]:
    """The names in groups that certain proposals hold together, each name in one; groups and names in order."""
    group: dict[str, list[str]] = {name: [name] for name in names}
    for p in proposals:
        if p.certainty is Certainty.SAME and group[p.a] is not group[p.b]:
            joined = group[p.a] + group[p.b]
            for name in joined:
                group[name] = joined
    place = {name: n for n, name in enumerate(group)}
    distinct = {id(members): members for members in group.values()}
    return sorted((sorted(m, key=place.__getitem__) for m in distinct.values()), key=lambda m: place[m[0]])


def _pairs(found: list[Form], organisation: str) -> Iterator[tuple[Form, Form]]:
    """The pairs that some rule could join, each once, in order: thousands of names are not held against each other."""
    shelves: dict[str, list[int]] = {}
    for n, f in enumerate(found):
        for mark in dict.fromkeys(_marks(f, organisation)):
            shelves.setdefault(mark, []).append(n)
    is_placed = any(without_place(f, organisation) for f in found)
    seen = {(a, b) for members in shelves.values() for i, a in enumerate(members) for b in members[i + 1 :]}
    for n, f in enumerate(found):
        others = shelves.get("key " + " ".join(f.key[:-1]), []) if len(f.key) > 1 else []  # a branch and its whole
        if f.is_initialism:
            short = f.letters
            others = [m for m, g in enumerate(found) if g.squashed[:1] == short[:1] or g.aside.lower() == short]
        elif fold(f.name) in BARE:
            others = [m for m, g in enumerate(found) if g.key and g.key[-1].endswith(f.key[0])]
        elif len(first := f.name.split(" ", 1)) == 2 and form(first[0]).is_initialism:  # "DH Nyby"
            tail = f" {fold(first[1])}"
            others = [*others, *(m for m, g in enumerate(found) if fold(g.name).endswith(tail))]
        elif len(f.key) == 1 and not is_placed:
            others = [m for m, g in enumerate(found) if f.key[0] in g.key]
        seen.update((min(n, m), max(n, m)) for m in others if m != n)
    for a, b in sorted(seen):
        yield found[a], found[b]


def _marks(f: Form, organisation: str) -> Iterator[str]:
    """What two names must have in common for a rule to join them, one kind of mark a rule."""
    yield "key " + " ".join(f.key)
    yield "letters " + f.squashed
    if ours := without_place(f, organisation):
        yield "key " + " ".join(plain(ours))
    yield "set " + " ".join(sorted(f.key))
    if f.squashed in HEAD_MED:
        yield "head MED"
    yield "cut " + " ".join(piece[:2] for piece in pieces(f.name))
    for n, x in enumerate(f.key):
        around = " ".join((*f.key[:n], "*", *f.key[n + 1 :]))
        yield from (f"near {around} {part}" for part in (x[:4], f"-{x[4:]}", f"-{x[5:]}") if len(x) >= 7)
        if x in MEANING:
            yield f"means {MEANING[x]} {around}"
        for cut in range(3, len(x) - 2) if len(f.key) > 1 else ():
            if (meaning := MEANING.get(stem(x[:cut]))) is not None:
                yield f"means {meaning} {x[cut:]} {around}"
    for cut in range(3, len(f.squashed) - 2):
        if (meaning := MEANING.get(stem(f.squashed[:cut]))) is not None:
            yield f"means {meaning} {f.squashed[cut:]}"


class _Scope:
    """The names of one organisation together: some proposals depend on what else there is."""

    def __init__(self, found: list[Form], organisation: str, known: Hints) -> None:
        self.organisation, self.known = organisation, known
        self.is_placed = any(without_place(f, organisation) for f in found)
        """Whether the names know the organisation's place at all; a joint project, or another's plans, do not."""
        self.keys = {f.key for f in found}
        self.ends: dict[str, set[tuple[str, ...]]] = {}
        self.branches: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        self.counted: set[tuple[str, ...]] = set()
        self.described: dict[tuple[str, ...], set[str]] = {}
        for f in found:
            if f.key and not f.is_many and not f.is_new:
                for bare in BARE:
                    head = plain(bare)[0]
                    if len(f.key[-1]) > len(head) and f.key[-1].endswith(head) and not is_top(f.name):
                        self.ends.setdefault(head, set()).add(f.key)
            for n in range(1, len(f.key)):
                self.branches.setdefault(f.key[:n], set()).add(f.key)
            if f.is_many:
                self.counted.add(f.key[-2:])
            if f.core != f.name:
                self.described.setdefault(f.key, set()).add(fold(f.name))

    def compare(self, a: Form, b: Form) -> Proposal | None:
        """The surest thing to be said of two names; None when they are kept apart."""
        if not a.key or not b.key or a.printed == b.printed:
            return None
        found = self._initialism(a, b) or self._initialism(b, a)
        if found is None and not (a.is_initialism or b.is_initialism):
            found = self._apart(a, b) or self._names(a, b)
        elif found is None and a.key == b.key:
            found = (Certainty.SAME, "A108")  # "Adm. BUF" and "BUF"
        return Proposal(a.printed, b.printed, *found) if found and found[1] else None

    def _apart(self, a: Form, b: Form) -> Verdict:
        """What no further rule may overrule: several of a kind are not one of them, what is new is not what is."""
        return (Certainty.LIKELY, "") if a.is_many != b.is_many or a.is_new != b.is_new else None

    # ------------------------------------------------------------------------------------------------ initialisms
    def _initialism(self, short: Form, long: Form) -> Verdict:
        if not short.is_initialism or long.is_initialism or long.is_many:
            return None
        if long.aside and long.aside.lower() == short.letters:
            return Certainty.SAME, "A105"
        names = self.known.explained.get(short.letters)
        if names is not None:
            told = any(self._is_one(form(name), long) for name in names)
            return (Certainty.SAME, "A105") if told else None
        if not may_stand_for(short.letters, long):
            return None
        for title, actor in self.known.beside:
            if form(actor).letters == short.letters and any(self._is_one(form(t), long) for t in _tails(title)):
                return Certainty.SAME, "A106"
        return Certainty.LIKELY, "A107"

    def _is_one(self, a: Form, b: Form) -> bool:
        if a.key == b.key or a.squashed == b.squashed:
            return a.is_many == b.is_many and not _is_slip(a, b)
        found = self._names(a, b)
        return found is not None and found[0] is Certainty.SAME

    # ------------------------------------------------------------------------------------------------ whole names
    def _names(self, a: Form, b: Form) -> Verdict:
        if a.key == b.key:
            return self._same_key(a, b)
        if a.squashed == b.squashed:
            return (Certainty.LIKELY, "A110") if _is_slip(a, b) else (Certainty.SAME, "A104")
        if (place := self._own_place(a, b)) is not None:
            return place
        if (cut := cut_off(a, b)) is not None:
            return cut
        if (other := synonym(a, b) or turned(a, b) or head_of_codetermination(a, b) or with_letters(a, b)) is not None:
            return other
        if (bare := self._bare(a, b) or self._bare(b, a)) is not None:
            return bare
        if (branch := self._only_branch(a, b) or self._only_branch(b, a)) is not None:
            return branch
        related = kinship(a.core, b.core)
        if related is Kinship.LIKELY and len(a.key) == len(b.key):
            return Certainty.LIKELY, "A110"
        if related is Kinship.LIKELY and not self.is_placed and len(self._placed(a, b)) == 1:
            return Certainty.LIKELY, "A111"
        return None

    def _placed(self, a: Form, b: Form) -> set[tuple[str, ...]]:
        """The names of the shorter one's body with a place to it: of two councils a bare "byrådet" says neither."""
        [short] = min(a.key, b.key, key=len)[-1:]
        return {key for key in self.keys if len(key) > 1 and short in (key[0], key[-1])}

    def _same_key(self, a: Form, b: Form) -> Verdict:
        if a.core != a.name or b.core != b.name:
            told = self.described.get(a.key, set())
            return (Certainty.SAME, "A109") if len(told) == 1 else (Certainty.LIKELY, "A109")
        x, y = fold(a.name), fold(b.name)
        if x == y:
            return Certainty.SAME, "A101" if a.name != b.name else "A108"
        if is_top(a.name) and squashed(a.name) != squashed(b.name):
            return Certainty.SAME, "A112"
        if _is_slip(a, b):
            return Certainty.LIKELY, "A110"
        if "." in a.name or "." in b.name:
            return Certainty.SAME, "A103"
        if a.squashed == b.squashed and WORD.findall(x) != WORD.findall(y) and len(x.split()) != len(y.split()):
            return Certainty.SAME, "A104"
        return Certainty.SAME, "A102"

    def _own_place(self, a: Form, b: Form) -> Verdict:
        ours, theirs = without_place(a, self.organisation), without_place(b, self.organisation)
        if not ours and not theirs:
            return None
        x, y = plain(ours or a.core), plain(theirs or b.core)
        is_body = any(ends_as_body(s) for s in x)
        return (Certainty.SAME, "A113") if x and x == y and is_body else None

    def _bare(self, short: Form, long: Form) -> Verdict:
        """ "Ministeriet" beside the only ministries there are."""
        if fold(short.name) not in BARE or long.is_many or long.is_new:
            return None
        candidates = self.ends.get(short.key[0], set())
        fits = long.key in candidates and len(candidates) <= MOST_BARE
        return (Certainty.LIKELY, "A114") if fits else None

    def _only_branch(self, short: Form, long: Form) -> Verdict:
        """ "Fælles-MED" beside "Fælles-MED TM", when no other Fælles-MED is named: the letters may be left out."""
        if long.key[: len(short.key)] != short.key or len(long.key) != len(short.key) + 1 or not short.is_body:
            return None
        last = long.name.split()[-1]
        is_letters = last.isupper() and 2 <= len(last) <= 5 and last.isalpha()
        alone = len(self.branches.get(short.key, ())) == 1 and short.key[-2:] not in self.counted
        return (Certainty.LIKELY, "A115") if is_letters and alone else None


def _tails(title: str) -> Iterator[str]:
    """A title, and what stands after each preposition in it: "Møde i Skoleudvalget" is about the committee."""
    yield title
    yield from (title[m.end() :] for m in _AFTER.finditer(title))


def _is_slip(a: Form, b: Form) -> bool:
    """Whether two names of one stem differ in a letter that is no ending: a typing error, which a person must judge."""
    return not only_inflected(a.core, b.core) and edit_distance(letters_of(a.core), letters_of(b.core), 1) == 1
