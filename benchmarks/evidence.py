"""
What is an activity: how well the evidence decides on documents that its weights were not fitted to, and a new fit.

    .venv/bin/python benchmarks/evidence.py [FOLDER …] [--fit]

Each folder holds documents and, in `truth/`, what they say; without any, those of `tests/files` by other authors.
Every folder is one batch. All dates of running text, and whatever the layouts of loose lines take, are candidates; one
that the truth has is right. For each batch the weights are fitted to the others and asked about its own (leave one
batch out); `--fit` prints weights fitted to all. `src/frisat/read/evidence/weights.py` keeps them, with their reasons.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1]))

from frisat.plan.schema import reading_to_json
from frisat.read import to_plan
from frisat.read.evidence import Verdict, clues, lists, verdict
from frisat.read.evidence.candidate import Candidate, Place
from frisat.read.evidence.weights import GIVEN, WEIGHTS
from frisat.read.reading import to_document
from tests.files.second import lenient

ROOT = Path(__file__).parents[1]
COMMITTED = [ROOT / "tests" / "files" / name for name in ("second", "third", "fourth")]
WRONG_COSTS = 1.4
"""A wrong activity of running text against a missed one."""
ROUNDS, STEP, SHRINK, FEWEST = 150, 0.5, 0.4, 4
"""Of the fit: passes, step, pull of each weight towards 0, and how often a clue has to be seen."""


@dataclass(frozen=True, slots=True)
class Case:
    batch: str
    document: str
    candidate: Candidate
    clues: frozenset[str]
    is_right: bool
    weight: float = 1.0


def cases(folder: Path) -> Iterator[Case]:
    """The candidates of a batch. A title that the truth words otherwise is neither right nor wrong and left out."""
    for path in sorted((folder / "truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        name = (truth.get("document") or {}).get("file") or f"{path.stem}.txt"
        file = next((at for at in (folder / name, folder / "docs" / name) if at.exists()), None)
        if file is None:
            continue
        asked: dict[tuple[str, str], Candidate] = {}

        def note(candidate: Candidate, into: dict[tuple[str, str], Candidate] = asked) -> Verdict:
            into[candidate.words, candidate.when] = candidate
            return Verdict(1.0, ())

        with mock.patch.object(lists, "judge", note), mock.patch.object(verdict, "judge", note):
            reading = reading_to_json(to_plan.to_plan(to_document(file)))
        for activity, is_right in zip(reading["activities"], lenient.judged(truth, reading), strict=True):
            when = (activity.get("period") or {}).get("text") or ""
            found = [
                c for (words, said), c in asked.items() if words == activity["title"] and (when in said or not when)
            ]
            if is_right is not None and found:
                yield Case(folder.name, path.stem, found[0], clues.of(found[0]), is_right)


def fitted(said: Sequence[Case]) -> dict[str, float]:
    """Weights of a logistic score (AdaGrad), small ones pulled to 0; those set by hand stay as they are."""
    seen = Counter(name for case in said for name in case.clues)
    weights = {name: 0.0 for name, count in seen.items() if count >= FEWEST and name not in GIVEN}
    fixed = {name: WEIGHTS[name] for name in GIVEN}
    squares = dict.fromkeys(weights, 1e-6)
    for _ in range(ROUNDS):
        slopes = {name: SHRINK * weight for name, weight in weights.items()}
        for case in said:
            score = sum(weights.get(name, fixed.get(name, 0.0)) for name in case.clues)
            error = case.weight * (1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - case.is_right)
            for name in case.clues & weights.keys():
                slopes[name] += error
        for name, slope in slopes.items():
            squares[name] += slope * slope
            weights[name] -= STEP * slope / math.sqrt(squares[name])
    return {**weights, **fixed}


def weighed(said: Iterable[Case]) -> list[Case]:
    """The cases weighed: a hundred lines of one document count no hundred times, a wrong sentence a little more."""
    by_document: dict[str, list[Case]] = defaultdict(list)
    for case in dict.fromkeys(said):
        by_document[case.document].append(case)
    out = []
    for group in by_document.values():
        share = min(1.0, 4 / math.sqrt(len(group)))
        for case in group:
            cost = 1.0 if case.is_right else WRONG_COSTS if case.candidate.place is Place.TOLD else 0.7
            out.append(Case(case.batch, case.document, case.candidate, case.clues, case.is_right, share * cost))
    return out


def table(said: Sequence[Case]) -> None:
    print("batch | where | kept right, lost | kept wrong, dropped")
    sums: Counter[tuple[str, bool, bool]] = Counter()
    for batch in dict.fromkeys(case.batch for case in said):
        own = [case for case in said if case.batch == batch]
        documents = {case.document for case in own}
        weights = fitted([case for case in said if case.batch != batch and case.document not in documents])
        counts: Counter[tuple[str, bool, bool]] = Counter()
        for case in own:
            where = "text" if case.candidate.place is Place.TOLD else "lists"
            counts[where, case.is_right, sum(weights.get(name, 0.0) for name in case.clues) > 0] += 1
        sums += counts
        row(batch, counts)
    row("all", sums)


def row(name: str, counts: Counter[tuple[str, bool, bool]]) -> None:
    for where in ("text", "lists"):
        kept, lost = counts[where, True, True], counts[where, True, False]
        wrong, dropped = counts[where, False, True], counts[where, False, False]
        print(f"{name} | {where} | {kept}, {lost} | {wrong}, {dropped}")


def main() -> None:
    folders = [Path(arg) for arg in sys.argv[1:] if not arg.startswith("-")] or COMMITTED
    said = weighed(case for folder in folders for case in cases(folder))
    table(said)
    if "--fit" in sys.argv:
        for name, weight in sorted(fitted(said).items()):
            print(f"{weight:6.1f}  {name}  (now {WEIGHTS.get(name, 0.0)})")


if __name__ == "__main__":
    main()
