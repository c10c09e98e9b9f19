"""
Time and size of the timeline of 500 activities: `python benchmarks/timeline.py [count]`.

The aim for 500 is 0.3 s and 400 KB; both forms are measured, the one that stands alone and the one for a page.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))


def main(count: int) -> None:
    from timeline_plans import random_plan

    from frisat.plan.layout import lay_out
    from frisat.write.to_svg import render

    print(f"{count} activities, five plans")
    totals: dict[str, list[float]] = {"layout": [], "alone": [], "page": [], "a3": []}
    sizes: dict[str, list[int]] = {"alone": [], "page": [], "a3": []}
    for seed in range(5):
        plan = random_plan(seed, count)
        makers: dict[str, Callable[[], object]] = {
            "layout": partial(lay_out, plan),
            "alone": partial(render, plan),
            "page": partial(render, plan, standalone=False),
            "a3": partial(render, plan, page="a3"),
        }
        for name, make in makers.items():
            start = perf_counter()
            made = make()
            totals[name].append(perf_counter() - start)
            if isinstance(made, str):
                sizes[name].append(len(made.encode()))
    print("median seconds        " + "   ".join(f"{name} {median(found):.3f}" for name, found in totals.items()))
    print("largest, kB of 1000 B " + "   ".join(f"{name} {max(found) / 1000:.0f}" for name, found in sizes.items()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
