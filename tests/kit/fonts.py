"""Makes the stand-in for the title face: `fonts.py SOURCE.otf TARGET.otf`."""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "方正小标宋简体"


def rename(source: Path, target: Path) -> None:
    """Write a copy of a CFF font under the title face's official family name, as its regular weight.

    So the tests see one official face that is installed, and others that are not. Its PostScript name stays, for that is
    what a PDF calls it.
    """
    font = TTFont(source)
    names = font["name"]
    kept = (0, 5, 6, 13, 14)  # copyright, version, PostScript name, licence
    names.names = [record for record in names.names if record.nameID in kept]
    for name, text in ((1, FAMILY), (2, "Regular"), (4, FAMILY)):
        names.setName(text, name, 3, 1, 0x409)
    font["OS/2"].fsSelection = 1 << 6
    font["head"].macStyle = 0
    font.save(target)


if __name__ == "__main__":
    rename(Path(sys.argv[1]), Path(sys.argv[2]))
