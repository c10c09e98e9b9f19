"""The package around a Word or Excel file: its parts and what points from one to another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any

from frisat.plan.errors import ReadError
from frisat.read import xml
from frisat.read.unpack import Unpacked, open_zip

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind`: last word of the relation's type ("footnotes"); `part`: name of a part, "" when it points outside."""

    kind: str
    part: str


class Package:
    """The parts of one office file. Names are without a leading slash and compare without case."""

    def __init__(self, data: bytes) -> None:
        self.parts = Unpacked(open_zip(data))

    def xml(self, part: str) -> Any:
        """Root element of a part. Raises ReadError as `xml.parse` and `Unpacked.read`; E315 when it is missing."""
        try:
            return xml.parse(self.parts.read(part))
        except KeyError as error:
            raise ReadError("E315") from error

    def optional(self, part: str | None) -> Any | None:
        """Root element, None when the file has no such part."""
        return self.xml(part) if part and part in self.parts else None

    def relations(self, part: str) -> dict[str, Relation]:
        """Relation id -> what it points at."""
        folder, name = posixpath.split(part)
        root = self.optional(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        out = {}
        for element in root.iter(f"{RELATIONS}Relationship"):
            target = element.get("Target") or ""
            outside = element.get("TargetMode") == "External"
            place = "" if outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            out[element.get("Id") or ""] = Relation((element.get("Type") or "").rpartition("/")[2], place)
        return out

    def main(self, usual: str) -> str:
        """Name of the part that the package says is the document; `usual` when it does not say."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.part in self.parts:
                return relation.part
        return usual

    def count(self, *folders: str) -> int:
        """How many parts stand in the folders (pictures, embedded files)."""
        return sum(name.lower().startswith(folders) for name in self.parts.names)

    @property
    def has_macros(self) -> bool:
        return any(name.lower().endswith("vbaproject.bin") for name in self.parts.names)
