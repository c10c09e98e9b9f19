"""
How much a scan finds, how much of it is wrong, and how fast: `python benchmarks/scan.py [seed …]`.

Recall is of synthetic personal numbers in every form and place (tests/scan/planted.py), false hits are of a thousand
pages of made-up municipal prose (tests/scan/prose.py), both made anew from each seed. Times are processor seconds.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

PAGES = 1_000


def main(seeds: list[int]) -> None:
    print("seed   planted  no mod11  found  recall   high/medium/low    files  s")
    for seed in seeds:
        recall(seed)
    print(f"\nseed   pages  characters  false cpr  telephones found/there  pages a second  s for {PAGES} pages")
    for seed in seeds:
        false_hits(seed)
    print("false cpr: page by page, and all pages as one document")
    print("\n100 KB of hostile text: seconds of the slowest")
    print("  " + ", ".join(f"{name} {seconds:.2f}" for name, seconds in hostile()))


def recall(seed: int) -> None:
    from frisat.scan import Kind
    from frisat.scan.opening import report
    from tests.scan.planted import corpus

    files = corpus(seed)
    start, found, total, failing = process_time(), 0, 0, 0
    grades: Counter[str] = Counter()
    for file in files:
        hits = [f for f in report(file.data, file.name).findings if f.kind is Kind.CPR]
        for one in file.planted:
            total += 1
            failing += not one.modulus
            own = [f.grade.value for f in hits if one.shown in f.excerpt]
            if own:
                found += 1
                grades[min(own, key=["high", "medium", "low"].index)] += 1
            else:
                print(f"  missed: {one.place}, {one.form}, modulus 11 {one.modulus}")
    seconds = process_time() - start
    split = f"{grades['high']}/{grades['medium']}/{grades['low']}"
    share = 100 * found / total
    print(f"{seed:<6} {total:>7}  {failing:>8}  {found:>5}  {share:.2f} %  {split:<17}  {len(files):>5}  {seconds:.1f}")


def false_hits(seed: int) -> None:
    from frisat.scan import Kind, scan_text
    from tests.scan.prose import pages

    false = phones = true = characters = 0
    seconds = 0.0
    for page in pages(seed, PAGES):
        start = process_time()
        found = scan_text(page.text)
        seconds += process_time() - start
        characters += len(page.text)
        true += page.phones
        false += sum(f.kind is Kind.CPR for f in found)
        phones += sum(f.kind is Kind.TELEPHONE for f in found)
    whole = scan_text("\n".join(page.text for page in pages(seed, PAGES)))
    joined = sum(f.kind is Kind.CPR for f in whole)
    rate = PAGES / seconds
    hits, calls = f"{false}, {joined}", f"{phones}/{true}"
    print(f"{seed:<6} {PAGES:>5}  {characters:>10}  {hits:>9}  {calls:>22}  {rate:>14.0f}  {seconds:.1f}")


def hostile() -> list[tuple[str, float]]:
    from frisat.scan import scan_text

    out = []
    for piece in (
        "0702801231 ",
        "070280-1231 ",
        "0 7 ",
        "sagsnr. 0702801231, ",
        "tlf 1 1 1 1 1 1 1 1 ",
        "1",
        "a@b.dk ",
    ):
        start = process_time()
        scan_text((piece * 100_000)[:100_000])
        out.append((repr(piece), process_time() - start))
    return sorted(out, key=lambda one: -one[1])


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1, 2, 3, 4, 5])
