"""
What must not be published unseen: personal numbers, addresses, hidden words, traces of who wrote a file.

`scan_text(words)` looks at a text; `scan_file(data, name)` and `scan_path(path)` open a file in the limited child
that reading uses and look at every place in it that holds words, and say what could not be looked at.
`words_in(data, name, texts)` counts given words in a file.
"""

from frisat.scan.finding import Finding, Grade, Kind, Place, Report
from frisat.scan.scanning import clean_copy, scan_file, scan_many, scan_path, words_in
from frisat.scan.text import scan_text

__all__ = [
    "Finding",
    "Grade",
    "Kind",
    "Place",
    "Report",
    "clean_copy",
    "scan_file",
    "scan_many",
    "scan_path",
    "scan_text",
    "words_in",
]
