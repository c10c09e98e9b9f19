"""
Make `src/frisat/plan/font_widths.py` from the IBM Plex Sans files of the npm package dkfds.

    pip install fonttools
    npm pack dkfds@11.2.0 && tar xzf dkfds-11.2.0.tgz
    python tools/make_font_widths.py package/dist/fonts/IBMPlexSans/complete/woff > src/frisat/plan/font_widths.py

Run by hand when the design system changes its font; fonttools is no dependency of Frisat.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

FACES = {"REGULAR": "Regular", "SEMIBOLD": "SemiBold", "SEMIBOLD_ITALIC": "SemiBoldItalic", "BOLD": "Bold"}
CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2040), 0x20AC, *range(0x2190, 0x2194), 0x2212]

HEAD = '''"""
Advance widths of IBM Plex Sans, thousandths of an em: facts of the font, made by tools/make_font_widths.py.

Each face is {width: the characters that have it}. The font is by IBM Corp., under the SIL Open Font License 1.1.
"""

from __future__ import annotations

# fmt: off
'''


def widths(file: Path) -> dict[int, str]:
    """Width -> characters, widest group first, of one font file with 1000 units an em."""
    from fontTools.ttLib import TTFont

    font = TTFont(file)
    scale = 1000 / font["head"].unitsPerEm
    names, metrics = font.getBestCmap(), font["hmtx"]
    groups: dict[int, str] = defaultdict(str)
    for code in CHARACTERS:
        if code in names and (chr(code).isprintable() or code == 0xA0):
            groups[round(metrics[names[code]][0] * scale)] += chr(code)
    return dict(sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])))


def main(folder: Path) -> None:
    out = [HEAD]
    for name, style in FACES.items():
        out.append(f"{name}: dict[int, str] = {{\n")
        line = "   "
        for width, characters in widths(folder / f"IBMPlexSans-{style}.woff").items():
            escaped = characters.replace("\\", "\\\\").replace('"', '\\"').replace("\xa0", "\\xa0")
            entry = f' {width}: "{escaped}",'
            if len(line + entry) > 118:
                out.append(line + "\n")
                line = "   "
            line += entry
        out.append(line + "\n}\n")
    out.append("# fmt: on\n")
    sys.stdout.write("".join(out))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
