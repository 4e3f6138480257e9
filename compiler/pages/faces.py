"""Which official faces a machine has, what stands in for the others, and the fontconfig rules that make it so.

In: what fc-list prints. Out: `FaceFound` for each face, the map for LibreOffice as XML, and the faces' names by the
names that fonts bear in a PDF.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from ..terms.standard import FACES, Face

LISTING = "%{family}\t%{style}\t%{postscriptname}\t%{weight}\t%{file}\n"
"""What fc-list is to print of each font."""

_PLAIN, _BOLD = 80, 200  # fontconfig's weights


class Font(NamedTuple):
    """An installed font; one font may bear several family names. `weight` is fontconfig's: 80 plain, 200 bold."""

    families: tuple[str, ...]
    styles: tuple[str, ...]
    postscript: str
    weight: int
    file: str

    @property
    def name(self) -> str:
        """Its family, and its style where that is not the plain one."""
        return f"{self.families[0]} {self.styles[0]}" if self.stressed else self.families[0]

    @property
    def stressed(self) -> bool:
        """Whether its style's name says that it is no plain upright font."""
        words = " ".join(self.styles).casefold()
        return any(word in words for word in ("bold", "black", "heavy", "italic", "oblique"))

    @property
    def understated(self) -> bool:
        """Whether it is bold by its style's name only, as Fandol's are: LibreOffice takes such a font for the plain one."""
        return "Bold" in self.styles and self.weight <= _PLAIN


class FaceFound(NamedTuple):
    """A face on this machine: the font that is shown for it, if any, and whether that is the face itself."""

    face: Face
    font: Font | None
    installed: bool


def parse(listing: str) -> tuple[Font, ...]:
    """The fonts of a listing in the form `LISTING`."""
    fonts = []
    for line in listing.splitlines():
        families, styles, postscript, weight, file = line.split("\t", 4)
        # A variable font gives a range of weights.
        whole = int(float(weight)) if weight.replace(".", "", 1).isdigit() else _PLAIN
        fonts.append(Font(tuple(families.split(",")), tuple(styles.split(",")), postscript, whole, file))
    return tuple(fonts)


def find(fonts: Sequence[Font]) -> tuple[FaceFound, ...]:
    """Each official face: itself or one of its other names, else the first stand-in that there is."""
    return tuple(_find(face, fonts) for face in FACES)


def _find(face: Face, fonts: Sequence[Font]) -> FaceFound:
    for name in (face.name, *face.also):
        if font := _pick(fonts, name):
            return FaceFound(face, font, True)
    for family, style in face.stand_ins:
        if font := _pick(fonts, family, style):
            return FaceFound(face, font, False)
    return FaceFound(face, None, False)


def _pick(fonts: Iterable[Font], family: str, style: str = "") -> Font | None:
    """The plain font of a family, or the one of a style."""
    some = [font for font in fonts if family in font.families and (not style or style in font.styles)]
    return min(some, key=lambda font: (font.stressed and not style, abs(font.weight - _PLAIN)), default=None)


def roles(found: Iterable[FaceFound], fonts: Sequence[Font]) -> Mapping[str, str]:
    """Official names by PostScript names, which a PDF has; a font that is shown for several faces has the first's."""
    names: dict[str, str] = {}
    shown = [(one.face.name, one.font) for one in found if one.font]
    for name, font in shown:
        names.setdefault(font.postscript, name)
    for name, font in shown:  # bold text is printed in the family's bold font
        for other in fonts:
            if other.families[0] == font.families[0]:
                names.setdefault(other.postscript, name)
    return names


COVERAGE = "%{postscriptname}\t%{charset}\n"
"""What fc-list is to print of each font for `having`."""


def having(listing: str, characters: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Which of some characters each font has, by its PostScript name."""
    wanted = {ord(character): character for character in characters}
    has: dict[str, set[str]] = defaultdict(set)
    for line in listing.splitlines():
        postscript, _, charset = line.partition("\t")
        for stretch in charset.split():
            first, _, last = stretch.partition("-")
            begin, end = int(first, 16), int(last or first, 16)
            has[postscript] |= {wanted[code] for code in wanted if begin <= code <= end}
    return {postscript: frozenset(some) for postscript, some in has.items()}


def raised(found: Iterable[FaceFound]) -> tuple[Font, ...]:
    """Fonts shown for their boldness that understate it; the map wants links to their files in its folder."""
    return tuple(one.font for one in found if one.font and one.font.understated)


def font_map(found: Sequence[FaceFound], fonts: Sequence[Font], folder: str, system: str) -> str:
    """A fontconfig file that shows the stand-ins wherever a missing face, or one of its other names, is asked for.

    `folder` is for links to the fonts of `raised`, and for what fontconfig keeps; `system` is the configuration to go by.
    """
    there = {family for font in fonts for family in font.families}
    rules = [
        _match(name, one.font)
        for one in found
        if one.font
        for name in (one.face.name, *one.face.also)
        if name not in there
    ]
    shown = {one.font.families[0] for one in found if one.font}
    hidden = [font for font in fonts if font.understated and font.families[0] in shown]
    return "\n".join(
        (
            '<?xml version="1.0"?>',
            '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
            "<fontconfig>",
            f"<dir>{escape(folder)}</dir>",
            f"<cachedir>{escape(folder)}</cachedir>",
            # A font's weight can be told otherwise only when its file is first looked at, hence the links.
            *(_reweigh(font) for font in raised(found)),
            *(_hide(font) for font in hidden),
            # Strong, and before the system's rules: a weak alias loses to whatever sans face the machine has, and
            # after them the names would also match inside the system's lists of substitutes.
            *rules,
            f'<include ignore_missing="yes">{escape(system)}</include>',
            "</fontconfig>\n",
        )
    )


def _match(name: str, font: Font) -> str:
    weight = f"<int>{max(font.weight, _BOLD)}</int>" if font.stressed else ""
    return (
        f'<match target="pattern"><test name="family" qual="any"><string>{escape(name)}</string></test>'
        f"{_assign('family', f'<string>{escape(font.families[0])}</string>')}"
        f"{_assign('weight', weight) if weight else ''}</match>"
    )


def _reweigh(font: Font) -> str:
    return (
        f'<match target="scan"><test name="postscriptname"><string>{escape(font.postscript)}</string></test>'
        f"{_assign('weight', f'<int>{_BOLD}</int>')}</match>"
    )


def _hide(font: Font) -> str:
    return (
        "<selectfont><rejectfont><pattern>"
        f'<patelt name="postscriptname"><string>{escape(font.postscript)}</string></patelt>'
        f'<patelt name="weight"><int>{font.weight}</int></patelt></pattern></rejectfont></selectfont>'
    )


def _assign(what: str, value: str) -> str:
    return f'<edit name="{what}" mode="assign" binding="strong">{value}</edit>'
