"""What a page shows in red, and what in black, from its top down: measured on the ink, as the box of a font misleads.

In: a PDF and a page. Out: `Ink` values in mm from the top and the left of the sheet.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PIL import Image, ImageChops
from pypdfium2 import PdfDocument

DPI = 300
_DARK, _RED, _PALE = 120, 180, 90


class Ink(NamedTuple):
    """A stretch of rows in which there is ink without a gap: where it begins and ends, from above and from the left."""

    top: float
    bottom: float
    left: float
    right: float


def red(pdf: bytes, page: int) -> list[Ink]:
    """What is printed in red on a page, from 0."""
    r, g, b = _image(pdf, page).split()
    little = ImageChops.darker(g.point(_up_to(_PALE)), b.point(_up_to(_PALE)))
    return list(_stretches(ImageChops.darker(r.point(_from(_RED)), little)))


def black(pdf: bytes, page: int) -> list[Ink]:
    """What is printed in black on a page, from 0."""
    r, g, b = _image(pdf, page).split()
    return list(_stretches(ImageChops.lighter(r, ImageChops.lighter(g, b)).point(_up_to(_DARK))))


def _image(pdf: bytes, page: int) -> Image.Image:
    with PdfDocument(pdf) as document:
        image: Image.Image = document[page].render(scale=DPI / 72).to_pil()
        return image.convert("RGB")


def _up_to(most: int) -> list[int]:
    return [255 if value < most else 0 for value in range(256)]


def _from(least: int) -> list[int]:
    return [255 if value > least else 0 for value in range(256)]


def _stretches(mask: Image.Image) -> Iterator[Ink]:
    width, height = mask.size
    data, begin, mm = mask.tobytes(), -1, 25.4 / DPI
    for y in range(height + 1):
        inked = y < height and data.find(b"\xff", y * width, (y + 1) * width) >= 0
        if inked and begin < 0:
            begin = y
        elif not inked and begin >= 0:
            left, _, right, _ = mask.crop((0, begin, width, y)).getbbox() or (0, 0, 0, 0)
            yield Ink(begin * mm, y * mm, left * mm, right * mm)
            begin = -1
