"""Makes the stand-in for the title face: `fonts.py SOURCE.otf TARGET.otf`."""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "方正小标宋简体"


def rename(source: Path, target: Path) -> None:
    """Write a copy of a CFF font under the title face's official family name, as its regular weight.

    LibreOffice takes family names from the file, and FandolSong-Bold says in its own that it is of ordinary weight: no
    fontconfig rule can pick it out of its family. Inside a PDF the copy is still called FandolSong-Bold.
    """
    font = TTFont(source)
    names = font["name"]
    kept = (0, 5, 13, 14)  # copyright, version, licence
    names.names = [record for record in names.names if record.nameID in kept]
    for name, text in ((1, FAMILY), (2, "Regular"), (4, FAMILY), (6, "StandInXiaoBiaoSong")):
        names.setName(text, name, 3, 1, 0x409)
    font["OS/2"].fsSelection = 1 << 6
    font["head"].macStyle = 0
    font.save(target)


if __name__ == "__main__":
    rename(Path(sys.argv[1]), Path(sys.argv[2]))
