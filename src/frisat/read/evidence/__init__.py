"""
What in running text and loose lists is an activity: one decision, with evidence for and against.

A layout finds a date, or a list item without one, and the words that may be what happens then: a `Candidate`.
`clues` name what speaks for it and against it, in words a person understands; `weights` says how much each counts and
why; `verdict` adds them up. What loses stays as text of the page, so that nothing is lost. `benchmarks/evidence.py`
shows how well the weights do on documents that they were not fitted to, and fits them anew.
"""

from frisat.read.evidence.candidate import Candidate
from frisat.read.evidence.lists import keep
from frisat.read.evidence.verdict import Verdict, happens, judge, names_event, names_step

__all__ = ["Candidate", "Verdict", "happens", "judge", "keep", "names_event", "names_step"]
