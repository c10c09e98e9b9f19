"""
Proposals to merge spellings, scored on lists written before the rules met them: precision and recall of both answers.

    python benchmarks/spellings.py            a line for each list of tests/files/spellings, and all together
    python benchmarks/spellings.py --wrong    also each pair that was judged otherwise
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from frisat.plan.name_rules import Certainty
from frisat.plan.spellings import clusters, hints, propose

LISTS = Path(__file__).resolve().parents[1] / "tests" / "files" / "spellings"
Pair = frozenset[str]


@dataclass
class Score:
    """Pairs of names: what a rule said, what is true, what is both."""

    said: set[Pair] = field(default_factory=set)
    true: set[Pair] = field(default_factory=set)

    @property
    def right(self) -> set[Pair]:
        return self.said & self.true

    @property
    def precision(self) -> float:
        return len(self.right) / len(self.said) if self.said else 1.0

    @property
    def recall(self) -> float:
        return len(self.right) / len(self.true) if self.true else 1.0


def load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text())


def score(made: dict[str, Any]) -> tuple[Score, Score]:
    """
    "Same" and "ask" on one list, counted by pairs.

    A question is asked about two bodies, not two spellings: it is right when it is about two that should be asked of,
    and counts once however many of their spellings it is put for.
    """
    known = hints(made.get("texts", []), [(title, (actor,)) for title, actor in made.get("beside", [])])
    found = propose(made["names"], organisation=made["organisation"], known=known)
    groups = clusters(made["names"], found)
    same = Score(
        {frozenset(pair) for group in groups for pair in combinations(group, 2)},
        {frozenset(pair) for row in made["same"] for pair in combinations(row, 2)},
    )
    of = {name: row[0] for row in made["same"] for name in row}

    def bodies(a: str, b: str) -> Pair:
        return frozenset((of.get(a, a), of.get(b, b)))

    questions = {frozenset((p.a, p.b)) for p in found if p.certainty is Certainty.LIKELY} - same.said
    ask = Score({bodies(*sorted(q)) for q in questions}, {bodies(a, b) for a, b in made["ask"]})
    return same, Score({q for q in ask.said if len(q) == 2}, ask.true)


def main() -> None:
    print(f"{'list':<14}{'same: precision':>16}{'recall':>8}{'ask: precision':>16}{'recall':>8}")
    every = (Score(), Score())
    for path in sorted(LISTS.glob("*.toml")):
        scored = score(load(path))
        print(_line(path.stem, *scored))
        for total, one in zip(every, scored, strict=True):
            total.said |= {frozenset(f"{path.stem}: {n}" for n in pair) for pair in one.said}
            total.true |= {frozenset(f"{path.stem}: {n}" for n in pair) for pair in one.true}
        if "--wrong" in sys.argv:
            for name, one in zip(("same", "ask"), scored, strict=True):
                for pair in sorted(map(sorted, one.said - one.true)):
                    print(f"    {name}, but is not: {pair}")
                for pair in sorted(map(sorted, one.true - one.said)):
                    print(f"    not {name}, but is: {pair}")
    print(_line("all", *every))


def _line(name: str, same: Score, ask: Score) -> str:
    return f"{name:<14}{same.precision:>16.2f}{same.recall:>8.2f}{ask.precision:>16.2f}{ask.recall:>8.2f}"


if __name__ == "__main__":
    main()
