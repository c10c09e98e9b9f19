"""
From document to plan: `from_*` turn a file into blocks, `to_plan` turns blocks into a `Reading`.

`read(path)` is the way in; `read_many` reads many files with a pool; both raise or give `ReadError` with one clear
sentence for a file that cannot be read. Nothing heavy is imported before a file asks for it.
"""

from frisat.read.reading import read, read_many, read_with_document, to_document

__all__ = ["read", "read_many", "read_with_document", "to_document"]
